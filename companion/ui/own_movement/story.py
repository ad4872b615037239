"""What a movement of one's own was before it was changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from companion.domain.history import Revision
from companion.i18n import dated, tr
from companion.ui.widgets.kit import Dialog, PrimaryButton, Subheading, Words


def story_lines(story: Sequence[Revision]) -> list[tuple[str, str]]:
    """Each earlier version, latest first: until when, and the words that were replaced then."""
    return [
        (tr("Until {day}", day=dated(revision.at.day)), "\n".join(map(_line, revision.earlier.items())))
        for revision in reversed(story)
    ]


def _line(item: tuple[str, str]) -> str:
    name, words = item
    if name == "figure":
        return tr("The figure was posed differently.") if words else tr("There was no figure.")
    label = {
        "name": tr("Name"),
        "purpose": tr("What it is good for"),
        "cues": tr("How it goes"),
        "may_feel": tr("What I may feel"),
        "ease_off": tr("When to ease off"),
        "area": tr("Part of the body"),
        "position": tr("How you start"),
        "equipment": tr("What I need"),
        "dose": tr("How much to start with"),
    }.get(name, name)
    if not words:
        return tr("{field}: nothing written", field=label)
    return tr("{field}: {words}", field=label, words=words)


class MovementStoryDialog(Dialog):
    """The story to read. Esc or "Close" leaves."""

    def __init__(self, name: str, story: Sequence[Revision], parent: QWidget | None) -> None:
        super().__init__(tr("What {name} was before", name=name), parent)
        self.lines = story_lines(story)
        for when, words in self.lines:
            self.add(Subheading(when))
            self.add(Words(words))
        self.add_button(PrimaryButton(tr("Close")), leaves=True).setFocus()
