"""What one looks for in the library: words, part of the body, how one starts, what is needed, tense days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.movements import Area, Movement, Position, matching
from companion.i18n import tr
from companion.services.words import area_words, position_words
from companion.ui.widgets.kit import Body, LineField, Row, SelectField, Toggle

PAUSE_MS = 120
"""How long typing rests before the list follows."""
NOTHING = "-"
"""Chosen under "What you need" for movements that need nothing at all."""


@dataclass(frozen=True)
class Filters:
    """What is looked for. ``""`` is "anything" in each; ``area`` and ``position`` are the values of their kinds."""

    text: str = ""
    area: str = ""
    position: str = ""
    needs: str = ""
    tense: bool = False

    def among(self, movements: Sequence[Movement]) -> list[Movement]:
        """Those that fit, in their order."""
        return matching(
            movements,
            self.text,
            Area(self.area) if self.area else None,
            Position(self.position) if self.position else None,
            self.tense,
            {"": None, NOTHING: ""}.get(self.needs, self.needs),
        )


class FilterBar(QWidget):
    """The fields, and right under the search what came of it, so that it is in sight at large text too.

    ``changed`` tells that something else is looked for, when typing rests; ``entered`` of Return.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, movements: Sequence[Movement], filters: Filters) -> None:
        super().__init__()
        self.search = LineField(
            tr("Search"), text=filters.text, placeholder=tr("Such as knee, stretch, walk")
        )
        self.area = SelectField(tr("Part of the body"), _areas(movements), value=filters.area)
        self.position = SelectField(tr("How you start"), _positions(movements), value=filters.position)
        self.needs = SelectField(tr("What you need"), _needs(movements), value=filters.needs)
        self.tense = Toggle(tr("Only those kind enough for tense days"), checked=filters.tense)
        self.result = Body("", muted=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.search.changed.connect(self._pause.start)
        self.search.entered.connect(self._enter)
        for choice in (self.area, self.position, self.needs, self.tense):
            choice.changed.connect(self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.search)
        column.addWidget(self.result)
        fields = Row(self.area, self.position, self.needs, spacing=20, row_spacing=14, level=True)
        column.addWidget(fields)
        column.addWidget(self.tense)

    def filters(self) -> Filters:
        """What is looked for now."""
        return Filters(
            self.search.text(),
            self.area.value(),
            self.position.value(),
            self.needs.value(),
            self.tense.isChecked(),
        )

    def clear(self) -> None:
        """Looks for anything."""
        self.search.set_text("")
        for choice in (self.area, self.position, self.needs):
            choice.set_value("")
        self.tense.setChecked(False)
        self.settle()

    def settle(self) -> None:
        """Follows at once what was typed or chosen."""
        self._pause.stop()
        self.changed.emit()

    def _enter(self) -> None:
        self.settle()
        self.entered.emit()


def _areas(movements: Sequence[Movement]) -> list[tuple[str, str]]:
    there = {movement.area for movement in movements}
    return [("", tr("Anywhere")), *((area.value, area_words(area)) for area in Area if area in there)]


def _positions(movements: Sequence[Movement]) -> list[tuple[str, str]]:
    there = {movement.position for movement in movements}
    return [("", tr("Any way")), *((each.value, position_words(each)) for each in Position if each in there)]


def _needs(movements: Sequence[Movement]) -> list[tuple[str, str]]:
    things = sorted({thing for movement in movements for thing in movement.equipment}, key=str.casefold)
    found = [("", tr("Anything"))]
    if any(not movement.equipment for movement in movements):
        found.append((NOTHING, tr("Nothing at all")))
    return [*found, *((thing, begun(thing)) for thing in things)]


def begun(words: str) -> str:
    """``words`` as they begin a line: with a capital letter."""
    return words[:1].upper() + words[1:]
