"""What was written of a visit before it was changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from companion.domain.visits import FELT_PARTS
from companion.i18n import dated, number, quoted, tr
from companion.services.visits import Texts, VisitRecord
from companion.ui.visit.felt_numbers import felt_words
from companion.ui.visit.private_fold import PrivateFold
from companion.ui.widgets.kit import Dialog, PrimaryButton, Subheading, Words


def story_lines(record: VisitRecord) -> list[tuple[str, str, str]]:
    """Each earlier version, latest first: until when, what stood there then, and what of it is private."""
    found = []
    for revision in reversed(record.story):
        lines = _in_order(revision.earlier)
        told = [
            _line(name, text, record.wording) for name, text in lines.items() if not name.startswith("felt")
        ]
        felt = [_line(name, text, record.wording) for name, text in lines.items() if name.startswith("felt")]
        if lines:
            until = tr("Until {day}", day=dated(revision.at.day))
            found.append((until, "\n".join(told), "\n".join(felt)))
    return found


def _in_order(earlier: Mapping[str, str]) -> dict[str, str]:
    names = ("day", "who", "agreed", "felt", *(f"felt_{part}" for part in FELT_PARTS))
    return {name: earlier[name] for name in names if name in earlier}


def _line(name: str, text: str, wording: Texts) -> str:
    if name == "day":
        shown = dated(date.fromisoformat(text)) if text else tr("no day")
        return tr("When: {day}", day=shown)
    label = {
        "who": tr("With whom"),
        "agreed": tr("What we agreed"),
        "felt": tr("How it felt, for me alone"),
    }.get(name)
    if label is None:
        question = felt_words(name.removeprefix("felt_"), wording)[0]
        answer = tr("{number} of 10", number=number(int(text))) if text else tr("no number")
        return tr("{question} {answer}", question=question, answer=answer)
    return tr("{label}: {words}", label=label, words=quoted(text) if text.strip() else tr("nothing written"))


class VisitStoryDialog(Dialog):
    """The story to read. Esc or "Close" leaves."""

    def __init__(self, record: VisitRecord, parent: QWidget | None) -> None:
        super().__init__(tr("What I wrote before"), parent)
        self.lines = story_lines(record)
        for when, words, felt in self.lines:
            self.add(Subheading(when))
            if words:
                self.add(Words(words))
            if felt:
                self.add(PrivateFold(Words(felt)))
        self.add_button(PrimaryButton(tr("Close")), leaves=True).setFocus()
