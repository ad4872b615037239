"""How the person likes the sheet printed: kept in the notebook, so that the next one is the same."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

from companion.services.base import Desk
from companion.services.sheets import SheetOptions

SETTING = "sheet"


class Reach(StrEnum):
    """How far back the diary in the appendix goes."""

    SHEET = "sheet"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


_REACH_DAYS = {Reach.QUARTER: 91, Reach.YEAR: 365}
LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class SheetHabits:
    """``page`` is ``"A4"``, ``"Letter"`` or ``""`` for the region's. A password is never kept."""

    large_print: bool = False
    page: str = ""
    appendix: bool = False
    reach: Reach = Reach.SHEET
    embed: bool = False
    code: bool = False

    def options(self, today: date) -> SheetOptions:
        """The same for a sheet made ``today``."""
        back = _REACH_DAYS.get(self.reach)
        far = LONG_AGO if self.reach is Reach.ALL else today - timedelta(days=back) if back else None
        return SheetOptions(
            appendix=self.appendix,
            diary_first=far,
            large_print=self.large_print,
            page=self.page,
            embed=self.embed,
            code=self.code,
        )


class SheetHabitService:
    """Remembers the habits."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def get(self) -> SheetHabits:
        """The habits; the usual ones before anything was chosen, or where what is kept cannot be read."""
        with self._desk.notebook.read() as unit:
            return _read(unit.settings.get(SETTING))

    def keep(self, habits: SheetHabits) -> None:
        """Remember them."""
        with self._desk.notebook.write() as unit:
            unit.settings.put(SETTING, json.dumps(asdict(habits)))
            unit.commit()

    def options(self) -> SheetOptions:
        """The options of a sheet made today."""
        return self.get().options(self._desk.clock.now().day)


def _read(text: str) -> SheetHabits:
    """A later version may have written more, or other values: what is not understood is as usual."""
    try:
        values = json.loads(text or "{}")
        usual = SheetHabits()
        known = {
            field.name: values[field.name]
            for field in fields(SheetHabits)
            if isinstance(values.get(field.name), str if field.name in ("page", "reach") else bool)
        }
        reach = known.pop("reach", usual.reach)
        return SheetHabits(**known, reach=Reach(reach))
    except (AttributeError, ValueError, RecursionError):
        return SheetHabits()
