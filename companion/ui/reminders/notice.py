"""What a notice on the desktop says. Nothing about anyone's health goes in but the title they wrote, if they like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from companion.domain.text import first_line
from companion.i18n import listed, ntr, tr
from companion.ui.preferences import NoticeChoice
from companion.ui.reminders.view import ReminderView

MOST_LETTERS = 120


class Words(NamedTuple):
    """A title in plain text and a line below it, which some desktops read as markup: never a person's words."""

    title: str
    line: str


class Notifier(Protocol):
    """Shows a notice quietly, or does nothing where this computer cannot: the card is always there."""

    def show(self, words: Words) -> None: ...


def notice_words(views: Sequence[ReminderView], choice: NoticeChoice) -> Words | None:
    """One notice for all that came up; ``None`` where there is none to show."""
    if not views or choice is NoticeChoice.OFF:
        return None
    line = ntr("You chose this time.", "You chose these times ({count}).", len(views))
    if choice is NoticeChoice.NAME:
        return Words(tr("Companion"), line)
    titles = views[0].heading if len(views) == 1 else listed([view.title for view in views])
    return Words(first_line(titles, MOST_LETTERS), line)
