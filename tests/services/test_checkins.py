"""Check-ins with measures: whole measures chosen, goals asked, where it hurts, questions of one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from companion.domain.body_map import BodyMap, BodyMark
from companion.domain.checkins import WEEKLY, Answer, QuestionKind
from companion.domain.goals import GoalState
from companion.domain.measures import PSFS
from companion.domain.recycled import Kind
from companion.errors import CompanionError, InvalidEntryError
from companion.services.bundle import Services
from companion.services.question_shelf import goal_of, goal_question
from tests.helpers.desk import FixedClock

SORE = BodyMap((BodyMark("low_back", "tight"),))


def test_a_measure_is_chosen_whole_and_asks_all_its_questions(services: Services) -> None:
    services.checkins.choose(["peg", "nprs.now"])
    assert [asked.question.id for asked in services.checkins.asked()] == [
        "peg.pain",
        "peg.enjoyment",
        "peg.activity",
        "nprs.now",
    ]


def test_everything_one_may_choose_says_why_doing_before_pain(services: Services) -> None:
    choices = services.checkins.choices()
    ids = [choice.id for choice in choices]
    assert all(choice.reason for choice in choices)
    assert ids[:2] == [PSFS, "can_do"]
    assert ids[-3:] == ["nprs.now", "nprs.day", "discomfort"]
    assert not {"importance", "confidence", "effort", "gas"} & set(ids)


def test_psfs_asks_about_my_open_goals_at_most_five(services: Services) -> None:
    services.checkins.choose([PSFS])
    assert services.checkins.asked() == []
    goals = [services.goals.add(f"Goal {number}", activity=f"Doing {number}") for number in range(6)]
    services.goals.set_state(goals[0].id, GoalState.RESTING)
    services.goals.set_state(goals[1].id, GoalState.EXPLORING)
    asked = [each.question for each in services.checkins.asked()]
    assert [question.text for question in asked] == [f"Doing {number}" for number in range(1, 6)]
    assert all(
        question.low and question.high and question.source == "PSFS, Stratford 1995" for question in asked
    )


def test_an_answer_about_a_goal_is_a_rating_of_that_goal_and_nothing_else(services: Services) -> None:
    goal = services.goals.add("Stairs")
    kept = services.checkins.add([Answer(goal_question(goal.id), "Stairs", 4), Answer("can_do", "…", 6)])
    assert [answer.question_id for answer in kept.answers] == ["can_do"]
    assert services.goals.ratings(goal.id) == list(kept.ratings)
    assert kept.ratings[0].value == 4
    assert services.checkins.get(kept.id) == kept


def test_changing_the_check_in_changes_the_one_rating(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("Stairs")
    key = goal_question(goal.id)
    kept = services.checkins.add([Answer(key, "Stairs", 4)])
    day = kept.at.day - timedelta(days=2)
    clock.advance(minutes=5)
    services.checkins.edit(kept.id, [Answer(key, "Stairs", 5)], "", day, True)
    (rating,) = services.goals.ratings(goal.id)
    assert (rating.id, rating.value, rating.at.day) == (kept.ratings[0].id, 5, day)
    (revision,) = services.checkins.story(kept.id)
    assert revision.earlier == {key: "4", "note": "", "day": kept.at.day.isoformat()}
    services.checkins.edit(kept.id, [], "no number after all", day, True)
    assert services.goals.ratings(goal.id) == []


def test_deleting_a_check_in_takes_its_ratings_along_and_undo_brings_it_back_whole(
    services: Services,
) -> None:
    goal = services.goals.add("Stairs")
    kept = services.checkins.add([Answer(goal_question(goal.id), "Stairs", 4)], "a note", places=SORE)
    earlier = services.goals.rate(goal.id, 2)
    services.checkins.remove(kept.id)
    assert services.goals.ratings(goal.id) == [earlier]
    (entry,) = services.recycle.all()
    services.checkins.put_back(kept)
    assert services.checkins.get(kept.id) == kept
    assert [rating.value for rating in services.goals.ratings(goal.id)] == [4, 2]
    services.checkins.remove(kept.id)
    services.goals.remove(goal.id)
    (back,) = [each for each in services.recycle.all() if each.kind is entry.kind]
    services.recycle.bring_back(back.id)
    assert services.checkins.get(kept.id) == replace(kept, ratings=()), "its goal is in the list itself"


def test_where_it_hurts_is_kept_changed_and_remembered(services: Services) -> None:
    kept = services.checkins.add([], places=SORE)
    assert services.checkins.get(kept.id).places == SORE
    services.checkins.edit(kept.id, [], "", kept.at.day, True, places=BodyMap())
    assert services.checkins.get(kept.id).places == BodyMap()
    (revision,) = services.checkins.story(kept.id)
    assert revision.earlier["places"] == "Low back “tight”"


def test_nowhere_is_an_answer_and_left_out_is_none(services: Services) -> None:
    assert services.checkins.add([], places=BodyMap()).places == BodyMap()
    with pytest.raises(InvalidEntryError, match="nothing to keep"):
        services.checkins.add([], places=None)


def test_several_on_one_day_are_all_kept(services: Services, clock: FixedClock) -> None:
    for value in (3, 5, 4):
        services.checkins.add([Answer("can_do", "…", value)])
        clock.advance(hours=2)
    today = services.checkins.today()
    assert [point.value for point in services.checkins.points("can_do", today, today)] == [3, 5, 4]


@pytest.mark.parametrize(("question", "value"), [("groc", -6), ("groc", 6), ("can_do", -1), ("gone", 11)])
def test_a_number_off_its_scale_is_refused(services: Services, question: str, value: int) -> None:
    with pytest.raises(InvalidEntryError, match="number from"):
        services.checkins.add([Answer(question, "…", value)])


def test_groc_has_two_sides(services: Services) -> None:
    kept = services.checkins.add([Answer("groc", "…", -5)])
    assert services.checkins.get(kept.id).numbers() == {"groc": -5}


def test_a_question_to_pick_one_needs_two_answers(services: Services) -> None:
    with pytest.raises(InvalidEntryError, match="two or more"):
        services.checkins.add_own("How?", QuestionKind.CHOICE, choices=["on foot", " on foot ", ""])
    question = services.checkins.add_own(
        "How?", QuestionKind.CHOICE, choices=["on foot", "by bus"], reason="To see."
    )
    assert (question.choices, question.reason) == (("on foot", "by bus"), "To see.")
    assert services.checkins.plan().own == (question,)


def test_a_question_of_my_own_can_be_deleted_and_brought_back_where_it_was(services: Services) -> None:
    first = services.checkins.add_own("One?", QuestionKind.SCALE)
    services.checkins.ask_every(first.id, 14)
    second = services.checkins.add_own("Two?", QuestionKind.SCALE)
    kept = services.checkins.add([Answer(first.id, first.text, 4)])
    assert services.checkins.remove_own(first.id) == first
    assert [question.id for question in services.checkins.plan().own] == [second.id]
    assert services.checkins.get(kept.id).numbers() == {first.id: 4}
    assert first.id not in services.checkins.plan().rhythms
    services.checkins.choose([second.id])
    services.checkins.put_back_own(first.id)
    plan = services.checkins.plan()
    assert plan.own == (first, second)
    assert set(plan.question_ids) == {first.id, second.id}
    assert (plan.days(first.id), plan.days(second.id)) == (14, WEEKLY)
    services.checkins.put_back_own(first.id)
    assert services.checkins.plan() == plan
    with pytest.raises(CompanionError):
        services.checkins.remove_own("own:nobody")


def test_a_question_of_my_own_put_in_other_words_stays_the_same_question(
    services: Services, clock: FixedClock
) -> None:
    checkins = services.checkins
    first = checkins.add_own("Did I wlk?", QuestionKind.SCALE, "not", "far", reason="To see.")
    second = checkins.add_own("Two?", QuestionKind.YES_NO)
    checkins.ask_every(first.id, 14)
    before = checkins.plan()
    checkins.add([Answer(first.id, first.text, 4)])
    services.drafts.save("checkin/question/x", {"words": "half"})
    changed = checkins.change_own(
        first.id, "Did I walk?", "not", "very far", reason="To see.", draft="checkin/question/x"
    )
    assert changed == replace(first, text="Did I walk?", high="very far")
    assert services.drafts.load("checkin/question/x") is None
    assert checkins.plan() == replace(before, own=(changed, second)), "its place and its rhythm stay"
    (kept,) = checkins.recent()
    assert kept.answers[0].question_text == "Did I wlk?", "it was asked in these words"
    clock.advance(days=1)
    checkins.add([Answer(first.id, changed.text, 6)])
    today = checkins.today()
    assert [point.value for point in checkins.points(first.id, today - timedelta(days=9), today)] == [4, 6]
    (revision,) = checkins.own_story(first.id)
    assert revision.earlier == {"text": "Did I wlk?", "high": "far"}
    checkins.change_own(first.id, "Did I walk?", "not", "very far", reason="To see.")
    assert checkins.own_story(first.id) == [revision], "nothing changed"
    assert checkins.own_story(second.id) == []


def test_other_words_must_say_something_and_leave_enough_to_pick_from(services: Services) -> None:
    picked = services.checkins.add_own("How?", QuestionKind.CHOICE, choices=["on foot", "by bus"])
    with pytest.raises(InvalidEntryError, match="few words"):
        services.checkins.change_own(picked.id, "  ", choices=["on foot", "by bus"])
    with pytest.raises(InvalidEntryError, match="two or more"):
        services.checkins.change_own(picked.id, "How?", choices=["on foot"])
    with pytest.raises(CompanionError):
        services.checkins.change_own("own:nobody", "Who?")
    assert services.checkins.plan().own == (picked,)
    changed = services.checkins.change_own(picked.id, "How?", choices=["on foot", "by bike"])
    assert changed.choices == ("on foot", "by bike")
    assert services.checkins.own_story(picked.id)[0].earlier == {"choices": "on foot\nby bus"}


def test_earlier_words_go_with_the_question_and_come_back_with_it(services: Services) -> None:
    asked = services.checkins.add_own("Did I wlk?", QuestionKind.YES_NO)
    other = services.checkins.add_own("Dd I sing?", QuestionKind.YES_NO)
    services.checkins.change_own(asked.id, "Did I walk?")
    services.checkins.change_own(other.id, "Did I sing?")
    story = services.checkins.own_story(asked.id)
    services.checkins.remove_own(asked.id)
    assert services.checkins.own_story(asked.id) == []
    assert len(services.checkins.own_story(other.id)) == 1
    services.checkins.put_back_own(asked.id)
    assert services.checkins.own_story(asked.id) == story


def test_the_id_of_a_goals_question_leads_back_to_the_goal() -> None:
    assert goal_of(goal_question("abc")) == "abc"
    assert goal_of("own:abc") == goal_of("psfs") == ""


def test_what_was_said_of_a_goal_on_its_own_page_stays_when_the_check_in_is_changed(
    services: Services, clock: FixedClock
) -> None:
    goal = services.goals.add("Walk")
    key = goal_question(goal.id)
    check_in = services.checkins.add([Answer(key, "Walk", 5)], "fine")
    (said,) = check_in.ratings
    moved = services.goals.change_rating(said, 6, "to the gate", clock.now().day - timedelta(days=5))
    services.checkins.edit(check_in.id, [Answer(key, "Walk", 6)], "fine, really", check_in.at.day, True)
    assert services.goals.ratings(goal.id) == [moved]
    services.checkins.edit(check_in.id, [], "fine, really", check_in.at.day, True)
    assert services.goals.ratings(goal.id) == []
    (entry,) = services.recycle.all()
    assert (entry.kind, entry.title) == (Kind.RATING, "to the gate")
    services.recycle.bring_back(entry.id)
    assert services.goals.ratings(goal.id) == [moved]
