"""What the person decides about the lines of a sheet holds for that sheet: where they go, in which words and order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.about import NAME_LINE
from companion.domain.both_sides import Quadrant
from companion.domain.ladder import LadderWords
from companion.domain.rulers import Ruler
from companion.domain.sheet import Fit, Section, SheetData
from companion.domain.sheet_choices import LineChoice, Standing
from companion.domain.sheet_lines import SheetChoice
from companion.domain.sheet_summary import everything, summary
from companion.domain.visits import TalkKind
from companion.exchange.fhir_reading import read_bundle
from companion.exchange.fhir_sheet import sheet_bundle
from companion.exchange.sheet_code import decode
from companion.services.bundle import Services
from companion.services.sheet_habits import SETTING, Reach, SheetHabits
from companion.services.sheets import SheetOptions
from tests.helpers.desk import FixedClock

OPTIONS = SheetOptions()


def bring(services: Services, *texts: str, kind: TalkKind = TalkKind.TALK) -> list[str]:
    """Lines to talk about; their keys."""
    return [f"item:{services.visits.bring(kind, text).id}" for text in texts]


def line(services: Services, key: str) -> SheetChoice:
    return next(choice for choice in services.sheets.choices(OPTIONS) if choice.key == key)


def talk(services: Services) -> list[str]:
    return [each.text for each in services.sheets.data(OPTIONS).talk]


def test_other_words_are_for_this_sheet_and_everything_made_of_it(services: Services) -> None:
    goal = services.goals.add("Get rid of the damned brace", "I hate it.")
    services.goals.rate(goal.id, 3)
    services.sheets.reword(f"goal:{goal.id}", "Walk without the brace")
    services.sheets.reword(f"why:{goal.id}", "It pinches.")
    data = services.sheets.data(replace(OPTIONS, code=True))
    (printed,) = data.goals
    assert (printed.words, printed.why, printed.rated_as) == (
        "Walk without the brace",
        "It pinches.",
        "Walk without the brace",
    )
    assert decode(data.code).goals[0].words == "Walk without the brace"
    assert "damned" not in repr(data)
    assert b"damned" not in sheet_bundle(data)
    assert services.goals.get(goal.id).words == "Get rid of the damned brace"
    choice = line(services, f"goal:{goal.id}")
    assert choice.reworded
    assert choice.written == "Get rid of the damned brace"


@pytest.mark.parametrize("words", ["", "  \n", "Stairs"])
def test_back_to_my_words(services: Services, words: str) -> None:
    (key,) = bring(services, "Stairs")
    services.sheets.reword(key, "The steps")
    assert talk(services) == ["The steps"]
    services.sheets.reword(key, words)
    assert talk(services) == ["Stairs"]
    assert not line(services, key).reworded


def test_when_the_notebook_changes_its_words_the_sheet_keeps_its_own_until_told(services: Services) -> None:
    key, other = bring(services, "Stairs", "Knee")
    services.sheets.reword(key, "The steps")
    first, second = services.visits.items()
    services.visits.reword(first, "The new stairs")
    services.visits.reword(second, "My knee")
    assert talk(services) == ["The steps", "My knee"]
    assert line(services, key).written == "The new stairs"
    assert line(services, other).written == "My knee"


def test_lines_move_within_their_section_and_new_ones_come_after(services: Services) -> None:
    one, two, three = bring(services, "One", "Two", "Three")
    (question,) = bring(services, "Why?", kind=TalkKind.QUESTION)
    assert services.sheets.move(three, -1)
    assert services.sheets.move(three, -1)
    assert not services.sheets.move(three, -1)
    assert not services.sheets.move(question, 1)
    assert not services.sheets.move("item:nowhere", 1)
    assert talk(services) == ["Three", "One", "Two"]
    assert services.sheets.move(one, 1)
    bring(services, "Four")
    assert talk(services) == ["Three", "Two", "One", "Four"]
    assert [line(services, key).first for key in (three, two, one)] == [True, False, False]
    assert (line(services, question).first, line(services, question).last) == (True, True)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from([-1, 1])), max_size=12))
def test_moving_is_like_moving_in_a_list(services: Services, moves: list[tuple[int, int]]) -> None:
    if not services.visits.items():
        bring(services, "a", "b", "c", "d", "e")
    services.sheets.start_afresh()
    order = [choice.key for choice in services.sheets.choices(OPTIONS)]
    for which, by in moves:
        place = which + by
        assert services.sheets.move(order[which], by) == (0 <= place < len(order))
        if 0 <= place < len(order):
            order.insert(place, order.pop(which))
        assert [choice.key for choice in services.sheets.choices(OPTIONS)] == order


def test_a_goal_takes_its_own_lines_along(services: Services) -> None:
    first, second = (services.goals.add(words, f"{words} why") for words in ("One", "Two"))
    services.sheets.move(f"goal:{second.id}", -1)
    assert [choice.key for choice in services.sheets.choices(OPTIONS)] == [
        f"goal:{second.id}", f"why:{second.id}", f"goal:{first.id}", f"why:{first.id}",
    ]  # fmt: skip
    services.sheets.choose(f"goal:{second.id}", False)
    assert f"why:{second.id}" not in [choice.key for choice in services.sheets.choices(OPTIONS)]
    services.sheets.choose(f"why:{first.id}", False)
    assert [(goal.words, goal.why) for goal in services.sheets.data(OPTIONS).goals] == [("One", "")]
    assert not services.sheets.move(f"why:{first.id}", 1)


def test_the_name_stays_at_the_top_and_can_be_put_another_way(services: Services) -> None:
    services.about.save(
        replace(
            services.about.get(), name="Sam", enjoy="tomatoes", shared=frozenset({NAME_LINE, ("enjoy", 0)})
        )
    )
    assert not services.sheets.move("about:name", 1)
    assert (line(services, "about:name").first, line(services, "about:name").last) == (True, True)
    services.sheets.reword("about:name", "Samuel Green")
    assert services.sheets.data(OPTIONS).name == "Samuel Green"


def test_what_went_for_room_is_said_and_is_in_the_appendix(services: Services) -> None:
    keys = bring(services, "One", "Two", "Three")
    goal = services.goals.add("Lift Rosie", "She laughs.")
    services.goals.rate(goal.id, 6)
    for key in keys[:2]:
        services.sheets.put(key, Standing.BEHIND)
    data = services.sheets.data(OPTIONS)
    assert [each.text for each in data.talk] == ["Three"]
    assert (data.left_out, data.more) == ("2 more lines are in my notebook.", ())
    behind = services.sheets.data(replace(OPTIONS, appendix=True))
    assert behind.left_out == "2 more lines are in the appendix."
    assert [each.text for each in behind.more] == ["One", "Two"]
    services.sheets.put(f"goal:{goal.id}", Standing.BEHIND)
    more = services.sheets.data(replace(OPTIONS, appendix=True)).more
    assert more[-1].text == "My goal: “Lift Rosie” Rated once: 6 of 10. Because: “She laughs.”"
    assert services.sheets.data(OPTIONS).left_out == "3 more lines are in my notebook."


def test_what_went_is_named_by_its_kind(services: Services) -> None:
    for text in ("One", "Two", "Three"):
        check_in = services.checkins.add([], text, private=False)
        services.sheets.put(f"note:{check_in.id}", Standing.BEHIND)
    data = services.sheets.data(replace(OPTIONS, appendix=True))
    assert data.left_out == "3 more notes are in the appendix."
    assert data.more == ()  # the diary has them on their days
    assert [text in repr(data.diary) for text in ("One", "Two", "Three")] == [True, True, True]
    (question,) = bring(services, "Why?", kind=TalkKind.QUESTION)
    services.sheets.start_afresh()
    services.sheets.put(question, Standing.BEHIND)
    assert services.sheets.data(OPTIONS).left_out == "1 more question is in my notebook."


def test_a_line_that_is_out_is_nobodys_business(services: Services) -> None:
    (key,) = bring(services, "One")
    services.sheets.choose(key, False)
    data = services.sheets.data(replace(OPTIONS, appendix=True))
    assert (data.left_out, data.more, data.talk) == ("", (), ())


def test_the_lines_are_forgotten_once_the_visit_is_behind(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("Lift Rosie")
    services.sheets.choose(f"goal:{goal.id}", False)
    services.sheets.reword(f"goal:{goal.id}", "Carry Rosie")
    services.after_visits.agree("Go on.")
    clock.advance(days=1)
    (choice,) = services.sheets.choices(OPTIONS)
    assert choice.included
    assert not choice.reworded


def test_starting_afresh_forgets_and_can_be_put_back(services: Services) -> None:
    one, two = bring(services, "One", "Two")
    services.sheets.move(two, -1)
    services.sheets.reword(one, "First")
    before = talk(services)
    decisions = services.sheets.start_afresh()
    assert talk(services) == ["One", "Two"]
    services.sheets.bring_back(decisions)
    assert talk(services) == before


def test_decisions_come_back_from_the_file_as_they_were(services: Services) -> None:
    kept = [
        LineChoice("a", Standing.BEHIND, "other <words>", 3),
        LineChoice("b"),
        LineChoice("c", Standing.OUT, "", 0),
    ]
    with services.notebook.write() as unit:
        for choice in kept:
            unit.sheet_choices.put(choice)
        unit.commit()
    with services.notebook.write() as unit:
        assert list(unit.sheet_choices.all().values()) == kept
        unit.sheet_choices.remove("a")
        assert list(unit.sheet_choices.all()) == ["b", "c"]
        unit.sheet_choices.clear()
        assert unit.sheet_choices.all() == {}


def test_what_to_leave_off_is_offered_with_what_it_gives(services: Services) -> None:
    keys = bring(services, "One", "Two")
    goal = services.goals.add("Lift Rosie")
    fit = Fit(
        2, 40.0, {keys[0]: 10.0, keys[1]: 60.0, f"goal:{goal.id}": 90.0, "unknown": 5.0, "about:name": 9.0}
    )
    offers = services.sheets.offers(OPTIONS, fit)
    assert [(offer.choice.key, offer.share) for offer in offers] == [
        (keys[1], 1.0), (keys[0], 0.25), (f"goal:{goal.id}", 1.0),
    ]  # fmt: skip
    assert services.sheets.offers(OPTIONS, Fit(1, 0.0, fit.gives)) == []


def test_the_real_measure_says_what_fits_and_what_each_line_takes(services: Services) -> None:
    bring(services, "Short")
    assert services.sheets.fit(services.sheets.data(OPTIONS)).fits
    keys = bring(services, *("words and more words " * 60 for _each in range(12)))
    data = services.sheets.data(OPTIONS)
    fit = services.sheets.fit(data)
    assert not fit.fits
    assert fit.gives[keys[0]] > 20
    less = data.without(keys[0])
    assert services.sheets.fit(less).over == pytest.approx(fit.over - fit.gives[keys[0]], abs=2)


def test_rulers_are_private_goal_by_goal_and_why_not_apart(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("Lift Rosie")
    services.rulers.say(goal.id, {Ruler.IMPORTANCE: (9, ""), Ruler.CONFIDENCE: (4, "")})
    clock.advance(days=2)
    services.rulers.say(goal.id, {Ruler.CONFIDENCE: (6, "Because I did it on Tuesday.")})
    sure = line(services, f"sure:{goal.id}")
    assert (sure.private, sure.standing, sure.label) == (
        True, Standing.OUT, "Important 9 of 10. Confident 4 → 6 of 10.",
    )  # fmt: skip
    services.sheets.choose(sure.key, True)
    assert [each.text for each in services.sheets.data(OPTIONS).sure] == [sure.label]
    why = next(c for c in services.sheets.choices(OPTIONS) if c.key.startswith("whynot:"))
    assert (why.private, why.included, why.below) == (True, False, True)
    services.sheets.choose(why.key, True)
    assert services.sheets.data(OPTIONS).sure[1].text == "Why not lower? “Because I did it on Tuesday.”"


def test_a_ladder_says_where_one_is_and_what_one_hopes_for(services: Services) -> None:
    goal = services.goals.add("Lift Rosie")
    services.ladders.write(goal.id, LadderWords("a", "Sit down after", "Easily", "d", "e"))
    assert services.sheets.data(OPTIONS).goals[0].ladder is None
    services.ladders.stand(goal.id, -1)
    ladder = services.sheets.data(OPTIONS).goals[0].ladder
    assert ladder is not None
    assert (ladder.now, ladder.now_words, ladder.hoped_words) == (-1, "Sit down after", "Easily")
    assert (
        line(services, f"ladder:{goal.id}").label
        == "My ladder: now at −1 Sit down after; hoped for: 0 Easily"
    )
    services.sheets.choose(f"ladder:{goal.id}", False)
    assert services.sheets.data(OPTIONS).goals[0].ladder is None


def test_of_both_sides_only_shared_lines_can_be_printed(services: Services) -> None:
    page = services.both_sides.begin("Walking to work")
    hidden = services.both_sides.add(page.id, Quadrant.STAY_GOOD, "I sleep longer.")
    shown = services.both_sides.add(page.id, Quadrant.CHANGE_GOOD, "Fresh air.")
    services.both_sides.share(shown.id, shared=True)
    keys = [choice.key for choice in services.sheets.choices(OPTIONS)]
    assert f"side:{shown.id}" in keys
    assert f"side:{hidden.id}" not in keys
    assert [each.text for each in services.sheets.data(OPTIONS).sides] == [
        "Good about changing (Walking to work): Fresh air."
    ]


def test_the_diary_reaches_as_far_as_asked_and_the_page_does_not(
    services: Services, clock: FixedClock
) -> None:
    services.checkins.add([], "long ago", private=False)
    clock.advance(days=300)
    near = SheetOptions(appendix=True)
    far = replace(near, diary_first=date(2026, 1, 1))
    assert "long ago" not in repr(services.sheets.data(near).diary)
    data = services.sheets.data(far)
    assert "long ago" in repr(data.diary)
    assert data.first == clock.now().day - timedelta(weeks=12)
    assert not any(choice.section is Section.NOTES for choice in services.sheets.choices(far))
    assert services.sheets.data(replace(far, appendix=False)).diary == ()


def filled(services: Services, clock: FixedClock) -> SheetData:
    """A sheet with goals of several states, ratings, answers."""
    for number in range(5):
        goal = services.goals.add(f"Goal {number}\nin two lines", f"Why {number}")
        services.goals.rate(goal.id, number, day=clock.now().day - timedelta(days=10))
        services.goals.rate(goal.id, number + 3)
    return services.sheets.data(replace(OPTIONS, code=True))


def test_screen_pdf_fhir_and_code_say_the_same(services: Services, clock: FixedClock) -> None:
    data = filled(services, clock)
    assert read_bundle(sheet_bundle(data)) == everything(data)
    assert decode(data.code) == summary(data)
    chosen = [c.words for c in services.sheets.choices(OPTIONS) if c.key.startswith("goal:") and c.included]
    assert [goal.words for goal in data.goals] == chosen


def test_the_same_day_gives_the_same_bytes_and_the_next_another(
    services: Services, clock: FixedClock
) -> None:
    filled(services, clock)
    options = SheetOptions(embed=True, code=True, appendix=True)
    first = services.sheet_files.pdf(options)
    clock.advance(hours=5)
    assert services.sheet_files.pdf(options) == first
    clock.advance(days=1)
    assert services.sheet_files.pdf(options) != first


def test_the_draft_is_the_very_file(services: Services, clock: FixedClock) -> None:
    filled(services, clock)
    options = SheetOptions(embed=True)
    draft = services.sheet_files.draft(options)
    assert draft.pdf == services.sheet_files.pdf(options)
    assert draft.fit.fits
    assert draft.offers == ()


def test_habits_are_kept_and_an_odd_setting_is_as_usual(services: Services, clock: FixedClock) -> None:
    habits = SheetHabits(
        large_print=True, page="Letter", appendix=True, reach=Reach.YEAR, embed=True, code=True
    )
    services.sheet_habits.keep(habits)
    assert services.sheet_habits.get() == habits
    options = services.sheet_habits.options()
    assert options.diary_first == clock.now().day - timedelta(days=365)
    assert (options.large_print, options.page, options.appendix, options.embed, options.code) == (
        True, "Letter", True, True, True,
    )  # fmt: skip
    for odd in ("[]", "{", '{"reach": "moon"}', '{"page": 4, "code": "yes"}', "null", "[" * 100_000):
        with services.notebook.write() as unit:
            unit.settings.put(SETTING, odd)
            unit.commit()
        assert services.sheet_habits.get() == SheetHabits()
