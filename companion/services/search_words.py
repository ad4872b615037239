"""What a text of the notebook is called where it is found: "Goal", "Note on a rating"."""

from __future__ import annotations

from companion.domain.history import Thing
from companion.i18n import tr


def part_words(home: str, part: str, thing: str) -> str:
    """The name of a text by its table and column. ``thing`` is what an earlier version is of."""
    if home == "revisions":
        return _why_words(thing) if part == "why" else _earlier_words(thing)
    words = {**_goal_words(), **_plan_words(), **_day_words(), **_other_words()}
    return words.get((home, part)) or words.get((home, "")) or tr("Something you wrote")


def _goal_words() -> dict[tuple[str, str], str]:
    return {
        ("goals", "words"): tr("Goal"),
        ("goals", "why"): tr("Goal: why it matters"),
        ("goals", "activity"): tr("Goal: what I rate"),
        ("goals", "state_reason"): tr("Goal: where it stands"),
        ("goals", "noticed"): tr("Goal: what I’d notice first"),
        ("ratings", "note"): tr("Note on a rating"),
        ("ladder_levels", "words"): tr("My ladder"),
        ("rungs", "words"): tr("Where I was on my ladder"),
        ("rungs", "note"): tr("Where I was on my ladder"),
        ("ruler_marks", "why"): tr("Why not lower"),
        ("small_steps", "words"): tr("Small step"),
        ("fine_for_now", "words"): tr("Fine for now"),
        ("both_sides", "title"): tr("Both sides"),
        ("side_lines", "text"): tr("Both sides"),
    }


def _plan_words() -> dict[tuple[str, str], str]:
    return {
        ("decisions", "because"): tr("My reason, on a suggestion"),
        ("routines", "name"): tr("Routine"),
        ("routines", "note"): tr("Note on a routine"),
        ("steps", "movement_name"): tr("Step of a routine"),
        ("steps", "note"): tr("Note on a step"),
        ("steps", "because"): tr("Why I changed a step"),
        ("movements", ""): tr("My own movement"),
        ("reminders", "words"): tr("Reminder"),
        ("reminders", "anchor"): tr("When I want to be reminded"),
        ("tense_plan", ""): tr("My plan for tense days"),
        ("tense_plan", "relief"): tr("What helps when things are tense"),
    }


def _day_words() -> dict[tuple[str, str], str]:
    return {
        ("sessions", "note"): tr("Note after a routine"),
        ("days", "note"): tr("Note on the day"),
        ("check_ins", "note"): tr("Note in a check-in"),
        ("check_ins", "answers"): tr("Answer in a check-in"),
        ("check_ins", "places"): tr("Where it hurt"),
        ("check_in_plan", "own"): tr("My own question"),
        ("relief_uses", "note"): tr("Note on what helped"),
    }


def _other_words() -> dict[tuple[str, str], str]:
    return {
        ("visits", "who"): tr("Visit: who"),
        ("visits", "agreed"): tr("What we agreed"),
        ("visits", "felt"): tr("How a visit felt (private)"),
        ("talk_items", "text"): tr("For a visit"),
        ("agreed_lines", "text"): tr("What we agreed"),
        ("clinic_scores", "name"): tr("Score from my clinic"),
        ("clinic_scores", "note"): tr("Note on a score"),
        ("sheet_choices", "words"): tr("My words on the next sheet"),
        ("about_me", ""): tr("About me"),
    }


def _earlier_words(thing: str) -> str:
    return {
        Thing.GOAL: tr("Goal, as it was before"),
        Thing.ROUTINE: tr("Routine, as it was before"),
        Thing.STEP: tr("Step, as it was before"),
        Thing.DECISION: tr("My earlier reason, on a suggestion"),
        Thing.CHECK_IN: tr("Check-in, as it was before"),
        Thing.DAY: tr("Note on the day, as it was before"),
        Thing.SESSION: tr("Note after a routine, as it was before"),
        Thing.VISIT: tr("Visit, as it was before"),
        Thing.TALK: tr("For a visit, as it was before"),
        Thing.ABOUT: tr("About me, as it was before"),
        Thing.TENSE_PLAN: tr("Plan for tense days, as it was before"),
        Thing.MOVEMENT: tr("My own movement, as it was before"),
        Thing.REMINDER: tr("Reminder, as it was before"),
        Thing.SMALL_STEP: tr("Small step, as it was before"),
        Thing.SIDES: tr("Both sides, as it was before"),
        Thing.SIDE_LINE: tr("Both sides, as it was before"),
        Thing.RATING: tr("Note on a rating, as it was before"),
        Thing.RUNG: tr("Where I was on my ladder, as it was before"),
        Thing.RULER: tr("Why not lower, as it was before"),
        Thing.QUESTION: tr("My own question, as it was before"),
    }.get(Thing(thing) if thing in set(Thing) else Thing.GOAL, tr("As it was before"))


def _why_words(thing: str) -> str:
    return {
        Thing.GOAL: tr("Why I changed a goal"),
        Thing.STEP: tr("Why I changed a step"),
    }.get(Thing(thing) if thing in set(Thing) else Thing.DAY, tr("Why I changed it"))
