"""Scores a clinic gave: write one down from paper, change it, take it out."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date

from companion.domain.clinic_scores import FARTHEST, ClinicScore
from companion.domain.history import Revision, Thing
from companion.domain.recycled import Kind
from companion.errors import InvalidEntryError
from companion.i18n import current, tr
from companion.services.base import Desk, drop, gone, kept, needed


class ClinicScoreService:
    """What a person can do with scores from a clinic."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def today(self) -> date:
        """The local day now."""
        return self._desk.clock.now().day

    def all(self) -> list[ClinicScore]:
        """Every score, the latest first."""
        with self._desk.notebook.read() as unit:
            return unit.clinic_scores.all()[::-1]

    def get(self, score_id: str) -> ClinicScore:
        """One score. Raises ``CompanionError`` when it is gone."""
        with self._desk.notebook.read() as unit:
            found = unit.clinic_scores.get(score_id)
        if found is None:
            raise gone()
        return found

    def story(self, score_id: str) -> list[Revision]:
        """Earlier versions, oldest first."""
        with self._desk.notebook.read() as unit:
            return unit.history.of(Thing.CLINIC_SCORE, score_id)

    def add(
        self,
        name: str,
        number: str,
        day: date | None = None,
        *,
        unit_words: str = "",
        better: int = 0,
        note: str = "",
        draft: str = "",
    ) -> ClinicScore:
        """Write a score down. ``number`` is as typed. Raises ``InvalidEntryError`` when it cannot be kept."""
        score = ClinicScore(
            self._desk.ids.new(),
            needed(name, tr("A score needs its name, as it stands on the paper.")),
            _value(number),
            self._desk.moment(day),
            kept(unit_words),
            better,
            kept(note),
        )
        with self._desk.notebook.write() as unit:
            unit.clinic_scores.put(score)
            drop(unit, draft)
            unit.commit()
        return score

    def edit(
        self,
        score_id: str,
        name: str,
        number: str,
        day: date,
        *,
        unit_words: str = "",
        better: int = 0,
        note: str = "",
        draft: str = "",
    ) -> ClinicScore:
        """Change a score; what it was before stays in its history."""
        before = self.get(score_id)
        changed = replace(
            before,
            name=needed(name, tr("A score needs its name, as it stands on the paper.")),
            value=_value(number),
            at=self._desk.moment(day, before.at),
            unit=kept(unit_words),
            better=better,
            note=kept(note),
        )
        with self._desk.notebook.write() as unit:
            return self._desk.keep_change(
                unit, Thing.CLINIC_SCORE, before, changed, unit.clinic_scores.put,
                earlier=_earlier(before), draft=draft,
            )  # fmt: skip

    def remove(self, score_id: str) -> ClinicScore:
        """Take a score out. Returns it for :meth:`put_back`."""
        score = self.get(score_id)
        with self._desk.notebook.write() as unit:
            self._desk.put_away(unit, Kind.CLINIC_SCORE, score_id, f"{score.name}: {value_text(score.value)}")
            unit.commit()
        return score

    def put_back(self, score: ClinicScore) -> None:
        """Undo :meth:`remove`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.CLINIC_SCORE, score.id)
            unit.commit()


def _earlier(score: ClinicScore) -> dict[str, str]:
    return {
        "name": score.name,
        "value": value_text(score.value),
        "unit": score.unit,
        "day": score.at.day.isoformat(),
        "note": score.note,
    }


def value_text(value: float) -> str:
    """The number as one would type it: ``34`` or ``34.5``."""
    return str(int(value)) if value == int(value) else repr(value)


_BY_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+")


def _value(typed: str) -> float:
    """The number typed as on the paper: its decimal sign may be a point or a comma, whatever the language.

    ``1,234`` may be meant in two ways, so it is a number only where the language has it so.
    """
    decimal = current().formats.number_symbols["latn"]["decimal"]
    plain = typed.strip().replace("−", "-").replace("\N{NO-BREAK SPACE}", "")
    unclear = "_" in plain or (decimal != "," and _BY_THOUSANDS.fullmatch(plain))
    try:
        value = math.nan if unclear else float(plain.replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or abs(value) > FARTHEST:
        raise InvalidEntryError(
            tr("A score is a number, such as 34 or 7.5."), tr("Words about it can go into the note.")
        )
    return value
