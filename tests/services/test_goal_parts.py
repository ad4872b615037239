"""Ladders, rulers, small steps and "I'm fine for now": kept as written, undone whole, in the goal's story."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.both_sides import Quadrant
from companion.domain.checkins import Answer
from companion.domain.goals import Goal, GoalState
from companion.domain.history import Thing
from companion.domain.ladder import LadderWords
from companion.domain.rulers import Ruler
from companion.errors import CompanionError, InvalidEntryError
from companion.services.bundle import Services
from companion.services.checkins import goal_question
from companion.services.ladders import level_words
from tests.helpers.desk import FixedClock

STRANGE = "<img src=x> Łódź 😀 مرحبا\n“quoted”"
FIVE = LadderWords("wait", "with Tom", "once", "ten times", "up the stairs")


@pytest.fixture
def goal(services: Services) -> Goal:
    return services.goals.add("lift Rosie")


def test_a_ladder_keeps_its_words_exactly_and_any_level_may_stay_empty(
    services: Services, goal: Goal
) -> None:
    services.ladders.write(goal.id, LadderWords(hoped=STRANGE, more="  "), draft="d")
    ladder = services.ladders.get(goal.id)
    assert ladder.texts == LadderWords(hoped=STRANGE)
    services.ladders.write(goal.id, LadderWords(less="slowly"))
    assert services.ladders.get(goal.id).texts == LadderWords(less="slowly")


def test_writing_a_ladder_clears_its_draft_and_changing_it_is_in_the_story(
    services: Services, goal: Goal
) -> None:
    services.drafts.save("d", {"level_0": "on"})
    services.ladders.write(goal.id, FIVE, draft="d")
    assert services.drafts.load("d") is None
    services.ladders.write(goal.id, FIVE._replace(hoped="once, easily"), "Once was done.")
    services.ladders.write(goal.id, FIVE._replace(hoped="once, easily"))
    revision = services.goals.story(goal.id)[-1]
    assert revision.earlier == {"ladder_0": "once"}
    assert revision.why == "Once was done."


def test_where_i_am_is_kept_over_time_with_what_the_level_said_then(
    services: Services, goal: Goal, clock: FixedClock
) -> None:
    services.ladders.write(goal.id, FIVE)
    services.ladders.stand(goal.id, -2)
    clock.advance(days=7)
    services.ladders.stand(goal.id, -1, "wobbly")
    services.ladders.write(goal.id, FIVE._replace(less="alone"))
    services.ladders.stand(goal.id, 0, day=clock.now().day - timedelta(days=3))
    rungs = services.ladders.rungs(goal.id)
    assert [(rung.level, rung.words, rung.note) for rung in rungs] == [
        (-2, "wait", ""),
        (0, "once", ""),
        (-1, "with Tom", "wobbly"),
    ]


def test_a_level_without_words_is_a_place_too_and_a_sixth_level_is_none(
    services: Services, goal: Goal
) -> None:
    assert services.ladders.stand(goal.id, 2).words == ""
    with pytest.raises(InvalidEntryError, match="−2 to"):
        services.ladders.stand(goal.id, 3)
    with pytest.raises(InvalidEntryError, match="still to come"):
        services.ladders.stand(goal.id, 1, day=services.progress.today() + timedelta(days=1))
    with pytest.raises(CompanionError, match="no longer"):
        services.ladders.stand("nope", 1)
    assert [rung.level for rung in services.ladders.rungs(goal.id)] == [2]


@pytest.mark.parametrize(("level", "words"), [(-2, "−2"), (0, "0"), (1, "+1")])
def test_levels_are_said_with_their_sign(level: int, words: str) -> None:
    assert level_words(level) == words


def test_each_ruler_is_answered_alone_or_both_together(
    services: Services, goal: Goal, clock: FixedClock
) -> None:
    services.rulers.say(goal.id, {Ruler.IMPORTANCE: (9, STRANGE), Ruler.CONFIDENCE: (None, "left alone")})
    clock.advance(days=1)
    services.rulers.say(goal.id, {Ruler.CONFIDENCE: (0, "")})
    assert [(mark.ruler, mark.value, mark.why) for mark in services.rulers.marks(goal.id)] == [
        (Ruler.IMPORTANCE, 9, STRANGE),
        (Ruler.CONFIDENCE, 0, ""),
    ]


@pytest.mark.parametrize("value", [None, -1, 11])
def test_a_ruler_without_a_number_keeps_nothing(services: Services, goal: Goal, value: int | None) -> None:
    with pytest.raises(InvalidEntryError, match="0 to 10"):
        services.rulers.say(goal.id, {Ruler.IMPORTANCE: (value, "why"), Ruler.CONFIDENCE: (None, "")})
    assert services.rulers.marks(goal.id) == []


def test_small_steps_are_added_ticked_and_unticked(services: Services, goal: Goal, clock: FixedClock) -> None:
    step = services.small_steps.add(goal.id, STRANGE)
    assert (step.words, step.done) == (STRANGE, None)
    ticked = services.small_steps.tick(step.id, done=True)
    clock.advance(days=2)
    assert services.small_steps.tick(step.id, done=True) == ticked
    assert services.small_steps.tick(step.id, done=False) == step
    assert services.small_steps.all(goal.id) == [step]


def test_small_steps_keep_the_order_they_are_put_in_also_after_an_undo(
    services: Services, goal: Goal
) -> None:
    a, b, c = (services.small_steps.add(goal.id, words) for words in "abc")
    services.small_steps.move(c.id, -1)
    assert [step.words for step in services.small_steps.all(goal.id)] == ["a", "c", "b"]
    services.small_steps.move(a.id, -1)
    assert [step.words for step in services.small_steps.all(goal.id)] == ["a", "c", "b"]
    before = services.small_steps.all(goal.id)
    removed = services.small_steps.remove(c.id)
    assert [step.words for step in services.small_steps.all(goal.id)] == ["a", "b"]
    services.small_steps.put_back(removed)
    services.small_steps.put_back(removed)
    assert services.small_steps.all(goal.id) == before
    assert services.small_steps.add(goal.id, "d").rank > max(step.rank for step in before)
    del b


def test_rewording_a_step_keeps_what_it_said(services: Services, goal: Goal) -> None:
    step = services.small_steps.add(goal.id, "lift")
    services.small_steps.reword(step.id, "lift her")
    services.small_steps.reword(step.id, "lift her")
    with services.notebook.read() as unit:
        assert [r.earlier for r in unit.history.of(Thing.SMALL_STEP, step.id)] == [{"words": "lift"}]
    with pytest.raises(InvalidEntryError, match="few words"):
        services.small_steps.reword(step.id, " ")
    with pytest.raises(InvalidEntryError, match="few words"):
        services.small_steps.add(goal.id, "\n")
    with pytest.raises(CompanionError, match="no longer"):
        services.small_steps.add("nope", "lift")


def test_fine_for_now_is_said_in_own_words_and_changes_nothing_else(services: Services, goal: Goal) -> None:
    fine = services.fine.say(STRANGE)
    assert services.fine.all() == [fine]
    assert services.goals.get(goal.id) == goal
    services.fine.remove(fine)
    assert services.fine.all() == []
    services.fine.put_back(fine)
    assert services.fine.all() == [fine]
    with pytest.raises(InvalidEntryError, match="your own"):
        services.fine.say(" ")


def test_what_one_would_notice_first_is_kept_and_reworded(services: Services) -> None:
    goal = services.goals.add("walk", noticed=STRANGE)
    assert services.goals.get(goal.id).noticed == STRANGE
    services.goals.reword(goal.id, "walk", "", "")
    assert services.goals.get(goal.id).noticed == STRANGE
    services.goals.reword(goal.id, "walk", "", "", noticed="no stick")
    assert services.goals.story(goal.id)[-1].earlier == {"noticed": STRANGE}


def test_a_goal_put_away_takes_all_of_it_along_and_brings_it_back(services: Services, goal: Goal) -> None:
    services.ladders.write(goal.id, FIVE)
    services.ladders.stand(goal.id, 1, "note")
    services.rulers.say(goal.id, {Ruler.CONFIDENCE: (4, "why")})
    step = services.small_steps.add(goal.id, "step")
    services.small_steps.reword(step.id, "small step")
    line = services.both_sides.add_for(goal.id, Quadrant.STAY_GOOD, "rest")
    with services.notebook.read() as unit:
        before = unit.tables()
    removed = services.goals.remove(goal.id)
    assert services.ladders.rungs(goal.id) == services.rulers.marks(goal.id) == []
    assert services.small_steps.all(goal.id) == services.both_sides.all() == []
    assert not services.ladders.get(goal.id).is_written
    services.goals.put_back(removed)
    with services.notebook.read() as unit:
        assert unit.tables() == before
    assert services.both_sides.get(line.sides_id).about == "lift Rosie"


def test_the_story_tells_everything_in_time_order(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("pick up the baby", state=GoalState.EXPLORING, noticed="less sighing")
    clock.advance(days=10)
    services.goals.rate(goal.id, 2)
    clock.advance(days=1)
    services.goals.rate(goal.id, 3, "half way")
    clock.advance(days=9)
    services.ladders.write(goal.id, LadderWords(hoped="once"))
    services.ladders.stand(goal.id, -1, "not yet")
    services.rulers.say(goal.id, {Ruler.IMPORTANCE: (9, "Rosie"), Ruler.CONFIDENCE: (6, "")})
    clock.advance(days=10)
    step = services.small_steps.add(goal.id, "ask Tom")
    services.small_steps.tick(step.id, done=True)
    clock.advance(days=20)
    services.ladders.write(goal.id, LadderWords(hoped="once, easily"))
    clock.advance(days=1)
    services.goals.reword(goal.id, "lift Rosie", "She laughs.", "", because="It is no chore.", noticed="")
    clock.advance(days=30)
    services.goals.set_state(goal.id, GoalState.REACHED, "On my hip before I knew it.")
    assert [chapter.text for chapter in services.goal_stories.chapters(goal.id)] == [
        "In November 2026 you wrote “pick up the baby”.",
        "What you would notice first: “less sighing”.",
        "From 2 Dec 2026 to 3 Dec 2026 you rated it 2 and 3 of 10. You noted: “half way”.",
        "On 12 Dec 2026 you were at −1 on your ladder. You wrote: “not yet”.",
        "On 12 Dec 2026 it was important to you: 9 of 10. Why not lower: “Rosie”.",
        "On 12 Dec 2026 you were sure of it: 6 of 10.",
        "On 22 Dec 2026 you ticked the step “ask Tom”.",
        "In January 2027 you changed 0 on your ladder from “once” to “once, easily”.",
        "In January 2027 you changed it to “lift Rosie” because “It is no chore.”",
        "In January 2027 you wrote why it matters: “She laughs.”",
        "In January 2027 you took out what you would notice first.",
        "On 11 Feb 2027 you said you reached it. You wrote: “On my hip before I knew it.”",
    ]


def test_many_ratings_in_a_row_are_told_by_their_ends(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("walk")
    for value in (2, 3, 0, 4, 5, 5, 6):
        clock.advance(days=7)
        services.goals.rate(goal.id, value)
    assert services.goal_stories.chapters(goal.id)[-1].text == (
        "From 29 Nov 2026 to 10 Jan 2027 you rated it 7 times, from 2 to 6 of 10."
    )


@pytest.mark.parametrize(
    ("values", "days", "told"),
    [
        ((4, 4, 4), 7, "From 29 Nov 2026 to 13 Dec 2026 you rated it 4 of 10 each time."),
        ((4, 4), 0, "On 22 Nov 2026 you rated it 4 of 10 each time."),
        ((4, 6), 0, "On 22 Nov 2026 you rated it 4 and 6 of 10."),
        ((2, 3, 3, 2), 7, "From 29 Nov 2026 to 20 Dec 2026 you rated it 2, 3 and 2 of 10."),
        ((5,) * 9, 7, "From 29 Nov 2026 to 24 Jan 2027 you rated it 5 of 10 each time."),
    ],
)
def test_a_number_said_again_is_not_listed_again(
    services: Services, clock: FixedClock, values: tuple[int, ...], days: int, told: str
) -> None:
    goal = services.goals.add("walk")
    for value in values:
        clock.advance(days=days, minutes=1)
        services.goals.rate(goal.id, value)
    assert services.goal_stories.chapters(goal.id)[-1].text == told


@pytest.mark.parametrize(
    "words",
    [
        "until six.",
        "until six!",
        "until six?",
        "until six…",
        "到六点。",
        "छह बजे तक।",
        "حتى السادسة؟",
        "he said “six.”\n",
    ],
)
def test_words_that_end_a_sentence_get_no_second_full_stop(
    services: Services, clock: FixedClock, words: str
) -> None:
    goal = services.goals.add(words, why=words, noticed=words)
    clock.advance(days=1)
    services.ladders.write(goal.id, LadderWords(hoped="x"))
    services.ladders.write(goal.id, LadderWords(hoped=words))
    services.ladders.stand(goal.id, 0, words)
    services.rulers.say(goal.id, {Ruler.CONFIDENCE: (6, words)})
    step = services.small_steps.add(goal.id, words)
    services.small_steps.tick(step.id, done=True)
    services.goals.rate(goal.id, 4, words)
    services.goals.reword(goal.id, f"{words} {words}", "", words, because=words)
    services.goals.set_state(goal.id, GoalState.REACHED, words)
    services.goals.say_reason(goal.id, f"{words} {words}")
    lines = [chapter.text for chapter in services.goal_stories.chapters(goal.id)]
    quoting = [line for line in lines if words in line]
    assert len(quoting) == 12
    assert [line for line in quoting if not line.endswith(f"{words}”")] == []


def test_words_without_an_end_get_the_full_stop_of_the_sentence(services: Services) -> None:
    goal = services.goals.add("walk", why="the dog", noticed="less puffing")
    services.goals.rate(goal.id, 4, "hill")
    services.goals.set_state(goal.id, GoalState.REACHED, "half way, then all")
    lines = [chapter.text for chapter in services.goal_stories.chapters(goal.id)]
    assert [line[-2:] for line in lines] == ["”."] * 5


def test_the_words_of_a_ladder_are_undone_and_the_story_does_not_tell(
    services: Services, goal: Goal, clock: FixedClock
) -> None:
    unwritten = services.ladders.get(goal.id)
    first = services.ladders.write(goal.id, LadderWords(hoped="once"))
    second = services.ladders.write(goal.id, LadderWords(hoped="twice", less="never"))
    with pytest.raises(CompanionError, match="changed again"):
        services.ladders.undo_write(unwritten, first)
    services.ladders.undo_write(first, second)
    assert services.ladders.get(goal.id) == first
    assert services.goals.story(goal.id) == []
    services.ladders.undo_write(unwritten, first)
    assert services.ladders.get(goal.id) == unwritten
    assert services.goals.story(goal.id) == []


def test_the_story_of_a_goal_that_is_gone_is_refused(services: Services) -> None:
    with pytest.raises(CompanionError, match="no longer"):
        services.goal_stories.chapters("nope")


# said again, changed


def test_both_rulers_are_back_dated_and_a_day_to_come_is_refused(
    services: Services, goal: Goal, clock: FixedClock
) -> None:
    before = clock.now().day - timedelta(days=9)
    answers = {Ruler.IMPORTANCE: (8, ""), Ruler.CONFIDENCE: (3, "stuck")}
    marks = services.rulers.say(goal.id, answers, before)
    assert [mark.at.day for mark in marks] == [before, before]
    later = clock.now().day + timedelta(days=1)
    with pytest.raises(InvalidEntryError, match="still to come"):
        services.rulers.say(goal.id, answers, later)
    with pytest.raises(InvalidEntryError, match="still to come"):
        services.rulers.change(marks[0], 8, "", later)
    assert services.rulers.marks(goal.id) == marks


def test_a_change_keeps_the_time_of_its_day_and_moves_with_another(
    services: Services, goal: Goal, clock: FixedClock
) -> None:
    rating = services.goals.rate(goal.id, 3)
    clock.advance(days=1, hours=2)
    assert services.goals.change_rating(rating, 4, "better").at == rating.at
    moved = services.goals.change_rating(rating, 4, "better", clock.now().day)
    assert moved.at == clock.now()
    assert services.goals.ratings(goal.id) == [moved]
    with services.notebook.read() as unit:
        kept = unit.history.of(Thing.RATING, rating.id)
    assert [(each.earlier["value"], each.earlier["note"]) for each in kept] == [("3", ""), ("4", "better")]


def test_what_is_out_of_range_or_gone_is_not_changed(services: Services, goal: Goal) -> None:
    rating, rung = services.goals.rate(goal.id, 3), services.ladders.stand(goal.id, 0)
    (mark,) = services.rulers.say(goal.id, {Ruler.IMPORTANCE: (8, "")})
    with pytest.raises(InvalidEntryError):
        services.goals.change_rating(rating, 11)
    with pytest.raises(InvalidEntryError):
        services.ladders.change(rung, 3)
    with pytest.raises(InvalidEntryError):
        services.rulers.change(mark, -1)
    services.goals.remove(goal.id)
    with pytest.raises(CompanionError, match="no longer"):
        services.goals.change_rating(rating, 4)
    with pytest.raises(CompanionError, match="no longer"):
        services.ladders.change(rung, 1)
    with pytest.raises(CompanionError, match="no longer"):
        services.rulers.change(mark, 4)


def test_a_number_said_in_a_check_in_is_changed_in_both_places(services: Services, goal: Goal) -> None:
    asked = [Answer(goal_question(goal.id), goal.rated_as, 3)]
    check_in = services.checkins.add(asked, "a slow day")
    (rating,) = services.goals.ratings(goal.id)
    services.goals.change_rating(rating, 5, "after tea")
    (said,) = services.checkins.get(check_in.id).ratings
    assert (said.value, said.note) == (5, "after tea")


def test_an_undone_change_brings_back_the_words_the_level_had_then(services: Services) -> None:
    goal = services.goals.add("Walk")
    services.ladders.write(goal.id, LadderWords(hoped="to the gate"))
    rung = services.ladders.stand(goal.id, 0, "slowly")
    services.ladders.write(goal.id, LadderWords(hoped="to the river", more="and back"))
    changed = services.ladders.change(rung, 1, "quickly")
    services.ladders.undo_change(rung, changed)
    assert services.ladders.rungs(goal.id) == [rung]
    with services.notebook.read() as unit:
        assert unit.history.of(Thing.RUNG, rung.id) == []
    again = services.ladders.change(rung, 1, "quickly")
    services.ladders.change(again, 2)
    with pytest.raises(CompanionError, match="changed again"):
        services.ladders.undo_change(rung, again)
