"""The story of a goal: what was written when, what it became, and the reasons the person gave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from companion.domain.goals import Goal, GoalState
from companion.domain.history import Revision
from companion.domain.text import first_line
from companion.i18n import dated, month_words, ntr, quoted, tr
from companion.ui.widgets.kit import Dialog, PrimaryButton, Words

_TEXTS = ("words", "why", "activity", "state", "state_reason")


def since_words(goal: Goal) -> str:
    """``Active since 3 Sep 2026.``"""
    day = dated(goal.since.day)
    return {
        GoalState.EXPLORING: tr("Exploring since {day}.", day=day),
        GoalState.ACTIVE: tr("Active since {day}.", day=day),
        GoalState.RESTING: tr("Resting since {day}.", day=day),
        GoalState.REACHED: tr("Reached on {day}.", day=day),
        GoalState.LET_GO: tr("Let go on {day}.", day=day),
    }[goal.state]


def reworded_words(goal: Goal, story: Sequence[Revision]) -> str:
    """How often the words were changed, and what they were at first; empty when never."""
    earlier = [revision.earlier["words"] for revision in story if "words" in revision.earlier]
    if not earlier:
        return ""
    return ntr(
        "Reworded once: in {month} you wrote {words}.",
        "Reworded {count} times: in {month} you wrote {words}.",
        len(earlier),
        month=month_words(goal.created.day),
        words=quoted(first_line(earlier[0])),
    )


def story_lines(goal: Goal, story: Sequence[Revision]) -> list[str]:
    """The story, one sentence or two a change, oldest first."""
    versions = _versions(goal, story)
    first = versions[0]
    month = month_words(goal.created.day)
    lines = [tr("In {month} you wrote {words}.", month=month, words=quoted(first["words"]))]
    if first["why"]:
        lines.append(tr("Why it mattered to you: {why}", why=quoted(first["why"])))
    for revision, before, after in zip(story, versions, versions[1:], strict=False):
        lines += _changes(revision, before, after)
    return lines


def _versions(goal: Goal, story: Sequence[Revision]) -> list[dict[str, str]]:
    """Every version of the goal's texts, oldest first, rebuilt from the latest back."""
    now = {name: str(getattr(goal, name)) for name in _TEXTS}
    versions = [now]
    for revision in reversed(story):
        earlier = {name: text for name, text in revision.earlier.items() if name in _TEXTS}
        versions.append({**versions[-1], **earlier})
    return versions[::-1]


def _changes(revision: Revision, before: dict[str, str], after: dict[str, str]) -> list[str]:
    month = month_words(revision.at.day)
    lines = []
    if before["words"] != after["words"]:
        words = quoted(after["words"])
        if revision.why:
            lines.append(
                tr("In {month} you changed it to {words} because {why}", month=month, words=words,
                   why=quoted(revision.why))
            )  # fmt: skip
        else:
            lines.append(tr("In {month} you changed it to {words}.", month=month, words=words))
    if before["why"] != after["why"]:
        lines.append(_why_line(month, after["why"]))
    if before["activity"] != after["activity"]:
        lines.append(_activity_line(month, after["activity"]))
    if "state" in revision.earlier:
        lines.append(_state_line(dated(revision.at.day), before["state"], after))
    return lines


def _why_line(month: str, why: str) -> str:
    if not why:
        return tr("In {month} you took out why it matters.", month=month)
    return tr("In {month} you wrote why it matters: {why}", month=month, why=quoted(why))


def _activity_line(month: str, activity: str) -> str:
    if not activity:
        return tr("From {month} you rate the goal itself.", month=month)
    return tr("From {month} you rate this: {activity}", month=month, activity=quoted(activity))


def _state_line(day: str, before: str, after: dict[str, str]) -> str:
    state = GoalState(after["state"])
    said = {
        GoalState.EXPLORING: tr("On {day} you went back to exploring it.", day=day),
        GoalState.ACTIVE: tr("On {day} you took it up again.", day=day),
        GoalState.RESTING: tr("On {day} you let it rest.", day=day),
        GoalState.REACHED: tr("On {day} you said you reached it.", day=day),
        GoalState.LET_GO: tr("On {day} you let it go.", day=day),
    }[state]
    if state is GoalState.ACTIVE and before == GoalState.EXPLORING.value:
        said = tr("On {day} you took it up.", day=day)
    reason = after["state_reason"]
    return tr("{sentence} You wrote: {reason}", sentence=said, reason=quoted(reason)) if reason else said


class StoryDialog(Dialog):
    """The story to read. Esc or "Close" leaves."""

    def __init__(self, goal: Goal, story: Sequence[Revision], parent: QWidget | None) -> None:
        super().__init__(tr("The story of this goal"), parent)
        self.lines = story_lines(goal, story)
        for line in self.lines:
            self.add(Words(line))
        self.add_button(PrimaryButton(tr("Close")), leaves=True).setFocus()
