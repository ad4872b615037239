"""The small code on the sheet, as text: goals, ratings and days, for a program at the clinic, or for this one.

Format, version 1 (UTF-8, lines end with ``\\n``)::

    COMPANION1 2026-12-02 -83 0 0      printed on; first and last day of the sheet, as days from that; goals not in it
    a -83=2,-12=6 Lift Rosie …         a goal: how it stands, first and latest rating (days from printing = 0-10), words
    f -83=3,-1=7                       what one could do, first and latest answer (0-10); absent without one
    #9d1c2e07                          CRC-32 of all before it, in hexadecimal

Letters for how a goal stands: e exploring, a active, r resting, d reached, l let go. ``-`` stands for no rating yet.
There is at most one ``f`` line, after the goals. The words are the beginning of the person's own, shortened to fit.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from zlib import crc32

from companion.domain.goals import GoalState
from companion.domain.sheet_summary import DayValue, SheetSummary, SummaryGoal
from companion.exchange.refused import RefusedError
from companion.i18n import tr

START = "COMPANION"
_VERSION = 1
_LETTERS = {
    GoalState.EXPLORING: "e",
    GoalState.ACTIVE: "a",
    GoalState.RESTING: "r",
    GoalState.REACHED: "d",
    GoalState.LET_GO: "l",
}
_STATES = {letter: state for state, letter in _LETTERS.items()}
MOST_BYTES = 2000
"""Longer texts are not ours: the largest code there is holds 2,953 bytes, and ours less than 300."""

_DAYS = r"-?\d{1,6}"
_VALUES = rf"-|{_DAYS}=\d{{1,2}}(?:,{_DAYS}=\d{{1,2}})*"
_HEAD = re.compile(rf"COMPANION1 (\d{{4}}-\d\d-\d\d) ({_DAYS}) ({_DAYS}) (\d{{1,4}})", re.ASCII)
_GOAL = re.compile(rf"([{''.join(_STATES)}]) ({_VALUES}) (.+)", re.ASCII | re.DOTALL)
_FUNCTION = re.compile(rf"f ({_VALUES})", re.ASCII)


def encode(summary: SheetSummary) -> str:
    """``summary`` as text. Words are taken as they are: on one line, as :func:`~companion.domain.sheet_summary.shortened`
    leaves them."""
    printed = summary.printed_on
    span = f"{(summary.first - printed).days} {(summary.last - printed).days}"
    lines = [f"{START}{_VERSION} {printed.isoformat()} {span} {summary.more_goals}"]
    lines += [
        f"{_LETTERS[goal.state]} {_written(goal.ratings, printed)} {goal.words}" for goal in summary.goals
    ]
    if summary.function:
        lines.append(f"f {_written(summary.function, printed)}")
    body = "\n".join(lines)
    return f"{body}\n#{crc32(body.encode()):08x}"


def decode(text: str) -> SheetSummary:
    """What :func:`encode` made. Raises :class:`RefusedError` with one reason for anything else."""
    text = text.strip("\r\n \t\ufeff").replace("\r\n", "\n")
    if not text.startswith(START):
        raise RefusedError(tr("This is not the code of a sheet."))
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise RefusedError(_damaged())
    head, _, body = text.partition("\n")
    version = re.match(r"COMPANION(\d{1,4}) ", head, re.ASCII)
    if version is not None and int(version[1]) > _VERSION:
        raise RefusedError(tr("This sheet was printed by a newer version of the program."))
    whole, mark, check = text.rpartition("\n#")
    if not mark or check != f"{crc32(whole.encode(errors='replace')):08x}":
        raise RefusedError(_damaged())
    try:
        return _read(head, [*whole.split("\n")[1:]] if body else [])
    except (ValueError, OverflowError) as error:
        raise RefusedError(_damaged()) from error


def _damaged() -> str:
    return tr("The code is damaged, or part of it is missing.")


def _read(head: str, lines: list[str]) -> SheetSummary:
    """Raises ``ValueError`` or ``OverflowError`` for what cannot be."""
    found = _HEAD.fullmatch(head)
    if found is None:
        raise ValueError("head")
    printed = date.fromisoformat(found[1])
    function: tuple[DayValue, ...] = ()
    if lines and (last := _FUNCTION.fullmatch(lines[-1])):
        function = _values(last[1], printed)
        lines = lines[:-1]
    return SheetSummary(
        printed_on=printed,
        first=printed + timedelta(days=int(found[2])),
        last=printed + timedelta(days=int(found[3])),
        goals=tuple(_goal(line, printed) for line in lines),
        function=function,
        more_goals=int(found[4]),
    )


def _goal(line: str, printed: date) -> SummaryGoal:
    found = _GOAL.fullmatch(line)
    if found is None:
        raise ValueError("goal")
    return SummaryGoal(found[3], _STATES[found[1]], _values(found[2], printed))


def _written(values: tuple[DayValue, ...], printed: date) -> str:
    return ",".join(f"{(each.day - printed).days}={each.value}" for each in values) or "-"


def _values(text: str, printed: date) -> tuple[DayValue, ...]:
    if text == "-":
        return ()
    return tuple(_value(part, printed) for part in text.split(","))


def _value(part: str, printed: date) -> DayValue:
    days, _, value = part.partition("=")
    if int(value) > 10:
        raise ValueError("value")
    return DayValue(printed + timedelta(days=int(days)), int(value))
