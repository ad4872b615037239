"""Which lines of a topic may go on the sheet: one tick for each line, below the field it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.about import lines_in
from companion.domain.about_ticks import TickedText, alike, followed, reached, shown
from companion.domain.sheet_choices import Standing
from companion.domain.text import first_line
from companion.i18n import ntr, quoted, tr
from companion.ui.about.words import next_sheet_words
from companion.ui.widgets.kit import Small, TextField, Toggle

MOST = 30
"""So many ticks at most: the last one is for all lines that are left."""
ABOVE = 8
"""Pixels between the field and the caption."""
_YES, _NO = "yes", "no"


class LineTicks(QWidget):
    """One tick while there is one line or none; from two on, one with the words of each line that is not blank.

    ``label`` names the topic. A line whose words are kept always shows what is kept of it; ``pressed`` tells which kept
    lines a press is about, by their words, and whether they may be printed. The tick of any other line waits for its
    words. ``changed`` tells of every press; ticks that go with their words as the text changes are told by the field.
    For drafts it is a field whose text is ``yes`` or ``no`` for each line.
    """

    changed = Signal()
    pressed = Signal(object, bool)

    def __init__(self, field: TextField, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._label = label
        self._ticks = self._kept = TickedText(field.text())
        self._next: Mapping[str, Standing] = {}
        self._groups: list[Sequence[int]] = []
        self._made: list[Toggle] = []
        self.caption = Small(tr("May go on my sheet:"))
        self.caption.setContentsMargins(0, ABOVE, 0, 0)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.caption)
        field.changed.connect(self._follow)
        self._show()

    @property
    def toggles(self) -> list[Toggle]:
        """The ticks there are, from the first line to the last."""
        return self._made[: len(self._groups)]

    def shared(self) -> frozenset[int]:
        """The places of the ticked lines in the text of the field."""
        self._follow()
        return shown(self._ticks, self._kept)

    def show_kept(self, text: str, shared: Iterable[int], next_sheet: Mapping[str, Standing]) -> None:
        """What is kept: the ``text`` and the places of its ticked lines. ``next_sheet`` are the lines that stand
        otherwise on the next sheet, by their words."""
        kept, self._next = TickedText(text, frozenset(shared)), next_sheet
        if self._ticks.text == self._kept.text or self._field.text() == text:
            # Nothing is typed that is not kept.
            self._ticks = kept
        self._kept = kept
        self._follow()
        self._show()

    def text(self) -> str:
        """The ticks, for drafts."""
        shared = self.shared()
        places = range(len(lines_in(self._ticks.text)))
        return " ".join(_YES if place in shared else _NO for place in places) if shared else ""

    def set_text(self, text: str) -> None:
        """Restores a draft; the field's own words come first."""
        ticked = frozenset(place for place, word in enumerate(text.split()) if word == _YES)
        self._ticks = TickedText(self._field.text(), ticked)
        self._show()

    def _follow(self) -> None:
        if self._field.text() != self._ticks.text:
            self._ticks = followed(self._ticks, self._field.text())
            self._show()

    def _show(self) -> None:
        lines = lines_in(self._ticks.text)
        self._groups = _grouped([place for place, line in enumerate(lines) if line.strip()])
        while len(self._made) < len(self._groups):
            self._make()
        several = len(self._groups) > 1
        self.caption.setVisible(several)
        ticked = shown(self._ticks, self._kept)
        for toggle, group in zip(self._made, self._groups, strict=False):
            words = _words([lines[place] for place in group])
            _say(
                toggle,
                words if several else tr("May go on my sheet"),
                quoted(words) if words else self._label,
            )
            toggle.setChecked(not ticked.isdisjoint(group))
            toggle.set_detail(next_sheet_words(self._standing([lines[place].strip() for place in group])))
        for toggle in self._made:
            toggle.setVisible(toggle in self.toggles)

    def _make(self) -> None:
        toggle = Toggle("", self)
        toggle.changed.connect(partial(self._tick, len(self._made)))
        self._made.append(toggle)
        self._layout.addWidget(toggle)

    def _standing(self, lines: Sequence[str]) -> Standing | None:
        return self._next.get(lines[0]) if len(lines) == 1 else None

    def _tick(self, index: int) -> None:
        on = self._made[index].isChecked()
        words = reached(self._ticks, self._kept, self._groups[index], on)
        self._ticks = self._ticks.with_ticks(alike(self._ticks, self._groups[index]), on)
        if words:
            self.pressed.emit(words, on)
        self._show()
        self.changed.emit()


def _grouped(places: Sequence[int]) -> list[Sequence[int]]:
    """The lines of each tick. A topic without words has one too."""
    alone: list[Sequence[int]] = [[place] for place in places or [0]]
    return alone if len(alone) <= MOST else [*alone[: MOST - 1], places[MOST - 1 :]]


def _words(lines: Sequence[str]) -> str:
    if len(lines) > 1:
        return ntr("{count} more line", "{count} more lines", len(lines))
    return first_line(lines[0])


def _say(toggle: Toggle, words: str, named: str) -> None:
    """Only what changed is said anew: while one types, nothing else moves."""
    if toggle.words() != words:
        toggle.setText(words)
    name = tr("May go on my sheet: {words}", words=named)
    if toggle.accessibleName() != name:
        toggle.setAccessibleName(name)
