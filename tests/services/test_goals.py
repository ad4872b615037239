"""Goals keep the person's words, and their story."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.goals import Goal, GoalState
from companion.domain.tables import PlainTable
from companion.domain.text import MAX_TEXT
from companion.errors import CompanionError, InvalidEntryError
from companion.services.bundle import Services
from companion.services.goals import GoalService
from tests.helpers.desk import FixedClock

STRANGE = "<img src=file:///etc/passwd> a < b &amp; Łódź 😀 مرحبا\n“quoted”"


def test_words_are_kept_exactly_as_typed(services: Services) -> None:
    goal = services.goals.add(STRANGE, STRANGE, STRANGE)
    assert services.goals.get(goal.id) == goal
    assert goal.words == goal.why == goal.activity == STRANGE


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), min_size=1))
def test_any_words_come_back_equal(services: Services, text: str) -> None:
    if text.strip():
        assert services.goals.get(services.goals.add(text).id).words == text


def test_a_long_note_is_kept_whole_and_a_longer_one_is_refused(services: Services) -> None:
    goal = services.goals.add("Lift", "x" * 100_000)
    assert len(services.goals.get(goal.id).why) == 100_000
    with pytest.raises(InvalidEntryError, match="200,000"):
        services.goals.add("Lift", "x" * (MAX_TEXT + 1))
    assert len(services.goals.all()) == 1


def test_a_blank_goal_is_refused_in_plain_words(services: Services) -> None:
    with pytest.raises(InvalidEntryError, match="few words"):
        services.goals.add("  \n ")
    assert services.goals.all() == []


def test_rewording_keeps_what_was_written_before_with_when_and_why(
    services: Services, clock: FixedClock
) -> None:
    goal = services.goals.add("be able to pick up the baby", "chores")
    clock.advance(days=30)
    services.goals.reword(goal.id, "lift Rosie", "She laughs.", "", because="It is not a chore.")
    (revision,) = services.goals.story(goal.id)
    assert revision.earlier == {"words": "be able to pick up the baby", "why": "chores"}
    assert (revision.at, revision.why, revision.who) == (clock.now(), "It is not a chore.", "me")


def test_saving_the_same_words_adds_nothing_to_the_story(services: Services) -> None:
    goal = services.goals.add("lift Rosie", "She laughs.")
    services.goals.reword(goal.id, "lift Rosie", "She laughs.", "")
    assert services.goals.story(goal.id) == []


@pytest.mark.parametrize("state", [s for s in GoalState if s is not GoalState.ACTIVE])
def test_a_goal_changes_state_with_a_reason_and_can_come_back(services: Services, state: GoalState) -> None:
    goal = services.goals.add("walk")
    services.goals.set_state(goal.id, state, "Not in winter.")
    assert services.goals.get(goal.id).state is state
    services.goals.set_state(goal.id, GoalState.ACTIVE, "")
    assert [r.earlier["state"] for r in services.goals.story(goal.id)] == ["active", state.value]


def test_ratings_can_be_back_dated_but_not_into_the_future(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("walk")
    today = clock.now().day
    services.goals.rate(goal.id, 6, "today")
    services.goals.rate(goal.id, 2, day=today - timedelta(days=40))
    assert [r.value for r in services.goals.ratings(goal.id)] == [2, 6]
    with pytest.raises(InvalidEntryError, match="still to come"):
        services.goals.rate(goal.id, 5, day=today + timedelta(days=1))
    with pytest.raises(InvalidEntryError, match="0 to 10"):
        services.goals.rate(goal.id, 11)


def a_goal_with_a_life(services: Services, words: str) -> Goal:
    """A goal that was rated, reworded and let rest, with more begun; ``words`` is in every text."""
    goal = services.goals.add(words, why=f"{words}: why", activity=f"{words}: activity")
    services.goals.rate(goal.id, 4, f"{words}: note")
    services.goals.reword(goal.id, f"{words}, new", f"{words}: new why", "", because=f"{words}: because")
    services.goals.set_state(goal.id, GoalState.RESTING, f"{words}: reason")
    for key in (f"goal/{goal.id}", f"goal/{goal.id}/rating", f"goal/{goal.id}/reached"):
        services.drafts.save(key, {"note": f"{words}: begun"})
    return services.goals.get(goal.id)


def everything(services: Services) -> Mapping[str, PlainTable]:
    with services.notebook.read() as unit:
        return unit.tables()


def test_deleting_a_goal_takes_every_word_of_it_and_nothing_else(services: Services) -> None:
    kept = a_goal_with_a_life(services, "walk to the river")
    services.drafts.save("goal/new", {"words": "sing"})
    before = everything(services)
    goal = a_goal_with_a_life(services, "lift Rosie")
    assert repr(everything(services)).count("lift Rosie") > 8
    services.goals.remove(goal.id)
    assert services.goals.all() == [kept]
    services.recycle.delete_all()
    assert everything(services) == before
    services.notebook.close()
    assert b"lift Rosie" not in services.notebook.path.read_bytes()


def test_deleting_a_goal_can_be_undone_whole_and_only_once(services: Services) -> None:
    goal = a_goal_with_a_life(services, "lift Rosie")
    before = everything(services)
    story = services.goals.story(goal.id)
    removed = services.goals.remove(goal.id)
    for _ in range(2):
        services.goals.put_back(removed)
        assert everything(services) == before
    assert services.goals.story(goal.id) == story


def test_goals_keep_the_order_they_are_put_in(services: Services) -> None:
    for name in ("a", "b", "c"):
        services.goals.add(name)
    services.goals.move(services.goals.all()[2].id, -2)
    assert [goal.words for goal in services.goals.all()] == ["c", "a", "b"]


def test_keeping_a_goal_clears_the_draft_it_was_typed_in(services: Services) -> None:
    services.drafts.save("goal/new", {"words": "lift Ro"})
    services.goals.add("lift Rosie", draft="goal/new")
    assert services.drafts.load("goal/new") is None


def test_a_goal_that_is_gone_is_said_plainly(services: Services) -> None:
    with pytest.raises(CompanionError, match="no longer"):
        services.goals.get("nope")


def say(goals: GoalService, goal: Goal, how: str) -> Goal:
    """One of the three ways to change what a goal says."""
    if how == "reword":
        return goals.reword(goal.id, "lift her", "", "Lifting", because="shorter", noticed="less sighing")
    if how == "state":
        return goals.set_state(goal.id, GoalState.REACHED, "On my hip before I knew it.")
    return goals.say_reason(goal.id, "It was Tom who saw it.")


@pytest.mark.parametrize("how", ["reword", "state", "reason"])
def test_a_change_of_a_goal_is_undone_to_the_last_byte(
    services: Services, clock: FixedClock, how: str
) -> None:
    goal = services.goals.add("lift Rosie", "She laughs.")
    clock.advance(days=3)
    services.goals.set_state(goal.id, GoalState.RESTING, "Not in winter.")
    before, kept = services.goals.get(goal.id), everything(services)
    chapters = services.goal_stories.chapters(goal.id)
    clock.advance(days=40)
    after = say(services.goals, before, how)
    assert after != before
    assert services.goals.undo_change(before, after) == before
    assert everything(services) == kept
    assert services.goal_stories.chapters(goal.id) == chapters


def test_what_changed_again_since_is_not_undone_and_the_rest_stays_as_it_is(services: Services) -> None:
    before = services.goals.add("lift Rosie")
    rested = services.goals.set_state(before.id, GoalState.RESTING, "Not in winter.")
    services.goals.reword(before.id, "lift her", "", "")
    services.goals.rate(before.id, 4)
    undone = services.goals.undo_change(before, rested)
    assert (undone.state, undone.state_reason, undone.since) == (GoalState.ACTIVE, "", before.since)
    assert undone.words == "lift her"
    assert [revision.earlier for revision in services.goals.story(before.id)] == [{"words": "lift Rosie"}]
    services.goals.set_state(before.id, GoalState.REACHED)
    kept = everything(services)
    with pytest.raises(CompanionError, match="changed again"):
        services.goals.undo_change(before, rested)
    assert everything(services) == kept
    services.goals.remove(before.id)
    with pytest.raises(CompanionError):
        services.goals.undo_change(before, rested)


@pytest.mark.parametrize("state", list(GoalState))
def test_words_about_where_it_stands_are_added_changed_and_taken_out_later(
    services: Services, clock: FixedClock, state: GoalState
) -> None:
    goal = services.goals.add("walk", state=GoalState.RESTING)
    clock.advance(days=1)
    moved = services.goals.set_state(goal.id, state)
    for words, told in (
        ("The hill.", "On 24 Nov 2026 you wrote about it: “The hill.”"),
        ("The hill, twice", "On 25 Nov 2026 you put it another way: “The hill, twice”."),
        (" ", "On 26 Nov 2026 you took these words out again: “The hill, twice”."),
    ):
        clock.advance(days=1)
        now = services.goals.say_reason(goal.id, words)
        assert now.state_reason == words.strip()
        assert (now.state, now.since) == (state, moved.since)
        assert services.goal_stories.chapters(goal.id)[-1].text == told
    first = services.goal_stories.chapters(goal.id)[1].text
    assert first.startswith("On 23 Nov 2026 you ")
    assert "You wrote" not in first
    assert [r.earlier.get("state_reason") for r in services.goals.story(goal.id)][1:] == [
        "", "The hill.", "The hill, twice",
    ]  # fmt: skip


def test_the_same_words_about_it_again_leave_no_trace(services: Services) -> None:
    goal = services.goals.add("walk")
    services.goals.set_state(goal.id, GoalState.REACHED, "The hill.")
    kept = everything(services)
    services.goals.say_reason(goal.id, "The hill.")
    assert everything(services) == kept


def test_a_goal_that_never_moved_knows_it(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("walk")
    clock.advance(days=1)
    assert not services.goals.reword(goal.id, "walk more", "", "").was_moved
    assert services.goals.set_state(goal.id, GoalState.RESTING).was_moved


def test_a_reason_without_a_change_is_not_lost_without_a_word(services: Services) -> None:
    goal = services.goals.add("Walk")
    services.drafts.save("goal/words", {"because": "my knee"})
    with pytest.raises(InvalidEntryError, match="still the same"):
        services.goals.reword(goal.id, "Walk", "", "", because="my knee", draft="goal/words")
    assert services.drafts.load("goal/words") == {"because": "my knee"}


def test_blanks_are_no_reason(services: Services) -> None:
    goal = services.goals.add("Walk")
    assert services.goals.set_state(goal.id, GoalState.RESTING, "   ").state_reason == ""
