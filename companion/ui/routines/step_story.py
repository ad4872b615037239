"""What a step was before it was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.domain.history import Revision
from companion.domain.routines import SIZES, Step
from companion.i18n import dated, quoted, tr
from companion.services.routines import step_texts
from companion.services.words import size_words
from companion.ui.widgets.kit import Dialog, PrimaryButton, Small, Subheading, Words


def story_lines(step: Step, story: Sequence[Revision]) -> list[tuple[str, str]]:
    """Each earlier version, latest first: until when, and what differed from the version after it."""
    after: Mapping[str, str] = step_texts(step)
    found = []
    for revision in reversed(story):
        lines = _differing(revision.earlier, after)
        if revision.why:
            lines.append(tr("Then you changed it because {why}", why=quoted(revision.why)))
        if lines:
            found.append((tr("Until {day}", day=dated(revision.at.day)), "\n".join(lines)))
        after = revision.earlier
    return found


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    lines = []
    for size in SIZES:
        key = f"dose_{size.value}"
        if before.get(key, "") != after.get(key, ""):
            dose = before.get(key) or tr("left out")
            lines.append(tr("{size}: {dose}", size=size_words(size), dose=dose))
    if before.get("note", "") != after.get("note", ""):
        note = before.get("note", "")
        lines.append(tr("My note: {note}", note=quoted(note)) if note else tr("No note."))
    return lines


def open_story(step: Step, story: Sequence[Revision], parent: QWidget) -> None:
    """Shows the story in front of ``parent``."""
    dialog = StepStoryDialog(step, story, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class StepStoryDialog(Dialog):
    """The story to read. Esc or "Close" leaves."""

    def __init__(self, step: Step, story: Sequence[Revision], parent: QWidget | None) -> None:
        super().__init__(tr("What {name} was before", name=step.movement_name), parent)
        self.lines = story_lines(step, story)
        if not self.lines:
            self.add(Words(tr("It was the same.")))
        for when, words in self.lines:
            self.add(Subheading(when))
            self.add(Words(words))
        if step.suggested_by:
            self.add(Small(tr("What was suggested stays under Plans, as it came.")))
        self.add_button(PrimaryButton(tr("Close")), leaves=True).setFocus()
