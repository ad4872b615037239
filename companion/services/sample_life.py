"""The days of the sample: when things were written, which weeks stayed empty, and which days were tense."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

from companion.domain.moments import Moment
from companion.services import sample_notes as notes

YEAR = 364
"""Days in a year of the sample: 52 whole weeks, counted back from the last day."""
CHAPTER = 84
"""Days of the latest chapter, which is told exactly: twelve weeks before the last day."""

_PAUSE = (55, 33)
_SPELLS = ((70, 2), (60, 2), (27, 3), (11, 2))


@dataclass(frozen=True, slots=True)
class Life:
    """``first`` to ``last``. On ``last`` itself nothing is written, so that no entry is ahead of the clock.

    ``pauses`` are spans (first day, first day after) without any entry; ``tense`` maps tense days to what
    they came after, in Sam's words.
    """

    first: date
    last: date
    pauses: tuple[tuple[date, date], ...]
    tense: dict[date, str]

    def writes(self, day: date) -> bool:
        """Whether anything is written on this day."""
        return self.first <= day < self.last and not self.pauses_on(day)

    def pauses_on(self, day: date) -> bool:
        """Whether the day is in a pause."""
        return any(start <= day < end for start, end in self.pauses)

    def near(self, day: date) -> date:
        """This day or the next one on which Sam writes; never past the last."""
        day = max(self.first, min(day, self.last - timedelta(days=1)))
        for start, end in self.pauses:
            if start <= day < end:
                return end
        return day

    def ago(self, days: int) -> date:
        """The day ``days`` before the last. A notebook shorter than a chapter holds the whole chapter, squeezed."""
        return _ago(self.first, self.last, days)

    @property
    def chapter(self) -> date:
        """The first day of the latest chapter."""
        return self.ago(CHAPTER)

    def days(self) -> Iterator[date]:
        """Every day on which Sam writes."""
        for number in range((self.last - self.first).days):
            day = self.first + timedelta(days=number)
            if not self.pauses_on(day):
                yield day

    def years_ago(self, day: date) -> int:
        """0 in the latest 52 weeks, 1 in the 52 before them."""
        return ((self.last - day).days - 1) // YEAR


def _ago(first: date, last: date, days: int) -> date:
    span = (last - first).days
    if days <= CHAPTER and span < CHAPTER:
        days = max(1, round(days * span / CHAPTER))
    return max(first, last - timedelta(days=days))


def live(first: date, last: date, chance: random.Random) -> Life:
    """Pauses and tense spells for every year: at least one of each in a whole year, never at the same time of it."""
    pauses = [(_ago(first, last, _PAUSE[0]), _ago(first, last, _PAUSE[1]))]
    spells = [(_ago(first, last, ago + chance.choice((0, 0, 1))), days) for ago, days in _SPELLS]
    end, latest = last, True
    while end > first:
        start = end - timedelta(days=YEAR)
        pauses += _year_pauses(start, latest, chance)
        spells += _year_spells(start, latest, chance)
        end, latest = start, False
    kept = sorted(pause for pause in pauses if pause[0] > first and pause[0] < pause[1])
    life = Life(first, last, tuple(kept), {})
    tense = {}
    for begun, length in spells:
        because = chance.choice(notes.TENSE)
        for number in range(length):
            day = begun + timedelta(days=number)
            if life.writes(day):
                tense[day] = because
    return Life(first, last, tuple(kept), tense)


def _year_pauses(start: date, latest: bool, chance: random.Random) -> Iterator[tuple[date, date]]:
    """The latest year has its long pause in its last chapter already."""
    begin = start + timedelta(days=chance.randrange(70, 210))
    yield begin, begin + timedelta(days=chance.randrange(10, 17) if latest else chance.randrange(22, 37))
    if not latest:
        begin = start + timedelta(days=chance.randrange(290, 340))
        yield begin, begin + timedelta(days=chance.randrange(7, 13))


def _year_spells(start: date, latest: bool, chance: random.Random) -> Iterator[tuple[date, int]]:
    day = chance.randrange(8, 50)
    while day < (YEAR - CHAPTER - 7 if latest else YEAR):
        yield start + timedelta(days=day), chance.choice((1, 2, 2, 3, 4))
        day += chance.randrange(25, 75)


@dataclass(slots=True)
class Pen:
    """Writes moments and ids, and draws notes; every choice comes from one seeded generator."""

    life: Life
    chance: random.Random
    _decks: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def at(self, day: date, hour: int, minute: int = 0) -> Moment:
        """A moment by British clocks."""
        return Moment(datetime.combine(day, time(hour, minute), timezone(timedelta(hours=int(summer(day))))))

    def id(self) -> str:
        """A new id."""
        return f"{self.chance.getrandbits(128):032x}"

    def note(self, pool: tuple[str, ...]) -> str:
        """A note from the pool; each comes once before any comes again, and none twice running."""
        deck = self._decks.setdefault(pool, [])
        if len(deck) < 2:
            fresh = self.chance.sample(pool, len(pool))
            if fresh[-1:] == deck:
                fresh.reverse()
            deck[:0] = fresh
        return deck.pop()

    def likely(self, share: float) -> bool:
        """True this often."""
        return self.chance.random() < share


def summer(day: date) -> bool:
    """Whether Britain keeps summer time from the morning of ``day`` on: last Sunday of March to last of October.

    Reckoned here because not every system has time-zone tables.
    """
    return _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)


def _last_sunday(year: int, month: int) -> date:
    end = date(year, month, 31)
    return end - timedelta(days=(end.weekday() + 1) % 7)
