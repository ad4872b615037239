"""Scores a clinic gave: write one down from paper, change it, take it out."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from companion.domain.clinic_scores import FARTHEST, ClinicScore
from companion.domain.history import Revision, Thing
from companion.domain.moments import Moment
from companion.domain.recycled import Kind
from companion.errors import InvalidEntryError
from companion.i18n import current, tr
from companion.services.base import Desk, gone, kept, needed


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
            self._about(day),
            kept(unit_words),
            better,
            kept(note),
        )
        with self._desk.notebook.write() as unit:
            unit.clinic_scores.put(score)
            if draft:
                unit.drafts.remove(draft)
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
            at=before.at if day == before.at.day else self._about(day),
            unit=kept(unit_words),
            better=better,
            note=kept(note),
        )
        with self._desk.notebook.write() as unit:
            if changed != before:
                earlier = {
                    "name": before.name,
                    "value": value_text(before.value),
                    "unit": before.unit,
                    "day": before.at.day.isoformat(),
                    "note": before.note,
                }
                self._desk.revise(unit, Thing.CLINIC_SCORE, score_id, earlier)
                unit.clinic_scores.put(changed)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return changed

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

    def _about(self, day: date | None) -> Moment:
        now = self._desk.clock.now()
        if day is None or day == now.day:
            return now
        if day > now.day:
            raise InvalidEntryError(tr("That day is still to come."), tr("Pick today or an earlier day."))
        return now.on(day)


def value_text(value: float) -> str:
    """The number as one would type it: ``34`` or ``34.5``."""
    return str(int(value)) if value == int(value) else repr(value)


def _value(typed: str) -> float:
    """The number typed, with the decimal sign of the language or a point."""
    decimal = current().formats.number_symbols["latn"]["decimal"]
    plain = typed.strip().replace("−", "-").replace("\N{NO-BREAK SPACE}", "")
    try:
        value = float(plain.replace(decimal, ".")) if "_" not in plain else math.nan
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or abs(value) > FARTHEST:
        raise InvalidEntryError(
            tr("A score is a number, such as 34 or 7.5."), tr("Words about it can go into the note.")
        )
    return value
