"""What a change from one number to a later one may mean, by published thresholds. Never a verdict on anybody.

Named tuples, for they are made at the start of the program, where each frozen dataclass costs most of a millisecond.
"""

from __future__ import annotations

from typing import NamedTuple

_CLOSE = 1e-9
"""Means of thirds are not exact in binary; a change that reaches a threshold is not to be lost to that."""


class ByStart(NamedTuple):
    """What people noticed who started between ``least`` and ``most``: ``points`` (to ``points_most``)."""

    least: float
    most: float
    points: float
    points_most: float


class Size(NamedTuple):
    """A published name for a change of at least ``points``, or ``percent`` of the start where given.

    With ``both`` it takes the points and the percent.
    """

    id: str
    words: str
    points: float
    percent: float | None = None
    both: bool = False


class ChangeRule(NamedTuple):
    """When a change is more than everyday ups and downs: ``points``, or ``percent`` of the start.

    ``single`` takes the place of ``points`` where the number stands on one answer alone. ``sizes`` go from the
    smallest to the largest and hold for easing only. Reaching a threshold exactly counts.
    """

    source: str
    points: float | None = None
    percent: float | None = None
    single: float | None = None
    by_start: tuple[ByStart, ...] = ()
    sizes: tuple[Size, ...] = ()
    sizes_source: str = ""

    def points_for(self, answers: int) -> float | None:
        """The points that count for a number made of so many ``answers``."""
        return self.single if answers == 1 and self.single is not None else self.points


class Moved(NamedTuple):
    """From ``before`` to ``now``.

    ``percent`` is of ``before``, ``None`` when that is 0. ``beyond`` is whether it is more than everyday ups and
    downs, ``None`` where nobody has published how much that is. ``by_start`` and ``size`` where there are such.
    """

    before: float
    now: float
    percent: float | None
    beyond: bool | None
    by_start: ByStart | None = None
    size: Size | None = None

    @property
    def points(self) -> float:
        """``now`` minus ``before``."""
        return self.now - self.before


def moved(
    before: float, now: float, rule: ChangeRule | None = None, *, better: int = 0, answers: int = 1
) -> Moved:
    """The change from ``before`` to ``now``, each a number made of so many ``answers``.

    The same change upwards and downwards is equally beyond everyday, except that percents are of the start.
    """
    points = now - before
    percent = None if before == 0 else 100 * points / abs(before)
    if rule is None:
        return Moved(before, now, percent, None)
    return Moved(
        before,
        now,
        percent,
        _beyond(points, percent, rule, answers),
        next((each for each in rule.by_start if each.least <= before <= each.most), None),
        _size(points * better, abs(percent) if percent is not None else None, rule),
    )


def is_beyond(points: float, rule: ChangeRule) -> bool:
    """Whether a number that is itself a change (GROC) is more than everyday ups and downs."""
    return rule.points is not None and _reaches(abs(points), rule.points)


def _beyond(points: float, percent: float | None, rule: ChangeRule, answers: int) -> bool | None:
    if points == 0:
        return False
    needed = rule.points_for(answers)
    if needed is not None and _reaches(abs(points), needed):
        return True
    if rule.percent is not None and percent is not None:
        return _reaches(abs(percent), rule.percent)
    # From 0 no percent can be told.
    return None if needed is None else False


def _size(easing: float, percent: float | None, rule: ChangeRule) -> Size | None:
    if easing <= 0:
        return None
    found = None
    for size in rule.sizes:
        by_points = _reaches(easing, size.points)
        by_percent = size.percent is not None and percent is not None and _reaches(percent, size.percent)
        if (by_points and by_percent) if size.both else (by_points or by_percent):
            found = size
    return found


def _reaches(value: float, threshold: float) -> bool:
    return value >= threshold - _CLOSE
