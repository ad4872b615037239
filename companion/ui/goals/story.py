"""The story of a goal: since when, how often reworded, and all of it to read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from companion.domain.goals import Goal, GoalState
from companion.domain.history import Revision
from companion.domain.story import Chapter
from companion.domain.text import first_line, one_stop
from companion.i18n import dated, month_words, ntr, quoted, tr
from companion.ui.widgets.kit import Dialog, PrimaryButton, Words


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
    said = ntr(
        "Reworded once: in {month} you wrote {words}.",
        "Reworded {count} times: in {month} you wrote {words}.",
        len(earlier),
        month=month_words(goal.created.day),
        words=quoted(first_line(earlier[0])),
    )
    return one_stop(said)


class StoryDialog(Dialog):
    """The story to read. Esc or "Close" leaves."""

    def __init__(self, chapters: Sequence[Chapter], parent: QWidget | None) -> None:
        super().__init__(tr("The story of this goal"), parent)
        self.lines = [chapter.text for chapter in chapters]
        for line in self.lines:
            self.add(Words(line))
        self.add_button(PrimaryButton(tr("Close")), leaves=True).setFocus()
