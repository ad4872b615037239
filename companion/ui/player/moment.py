"""What one moment of the player says, in words. Free of Qt, so it can be read and tested as text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from companion.domain.doses import Dose, Side
from companion.domain.player import Beat, Phase, Player
from companion.i18n import number, quoted, tr
from companion.services.words import dose_words, seconds_words

REPS_PER_CUE = 3
SECONDS_PER_CUE = 20.0


@dataclass(frozen=True, slots=True)
class Moment:
    """One look at the player.

    ``count`` is the big number and ``beside`` the words next to it; ``value`` of ``most`` is the same for a
    screen reader. ``doing`` and ``left`` are what is going on and its seconds ("Hold…", "3").
    """

    place: str
    name: str
    cue: str
    count: str
    beside: str
    value: int
    most: int
    doing: str
    left: str
    where: str


def moment(player: Player, routine_name: str, cues: Sequence[str]) -> Moment:
    """What to show now. The player must not be finished."""
    phase, dose = player.phase, player.dose
    seconds_left = math.ceil(player.remaining - 1e-6)
    count, beside, value, most = _count(phase, dose, seconds_left)
    doing, left = _doing(player, seconds_left)
    return Moment(
        place=_place(player, routine_name),
        name=player.step.movement_name,
        cue=_cue(player, cues),
        count=count,
        beside=beside,
        value=value,
        most=most,
        doing=doing,
        left=left,
        where=_where(phase, dose),
    )


def spoken(player: Player) -> str:
    """What a screen reader says when this moment begins; ``""`` for most, so it stays calm."""
    phase, dose = player.phase, player.dose
    if phase.beat is Beat.GET_READY:
        return f"{tr('Get ready: {name}.', name=player.step.movement_name)} {_now_words(dose)}"
    if phase.beat is Beat.REST:
        return tr("Rest. {time}.", time=seconds_words(round(phase.seconds)))
    if phase.beat is Beat.SWITCH:
        return tr("Change sides. Now the {side}.", side=side_name(phase.side))
    first = phase.rep <= 1 and phase.beat is Beat.MOVE
    if first and phase.set > 1 and phase.side in (Side.NONE, Side.LEFT):
        return tr("Set {set} of {sets}.", set=number(phase.set), sets=number(dose.sets))
    return ""


def side_name(side: Side) -> str:
    """``left side``; empty when the side does not matter."""
    return {Side.LEFT: tr("left side"), Side.RIGHT: tr("right side")}.get(side, "")


def minutes_left(seconds: int) -> str:
    """Time as ``1:05``."""
    return tr("{minutes}:{seconds}", minutes=number(seconds // 60), seconds=_two_digits(seconds % 60))


def _two_digits(seconds: int) -> str:
    return number(seconds) if seconds > 9 else number(0) + number(seconds)


def _place(player: Player, routine_name: str) -> str:
    return tr(
        "{routine} · step {step} of {steps}",
        routine=routine_name,
        step=number(player.index + 1),
        steps=number(len(player.steps)),
    )


def _count(phase: Phase, dose: Dose, seconds_left: int) -> tuple[str, str, int, int]:
    whole = math.ceil(phase.seconds)
    if phase.beat is Beat.GET_READY:
        return number(seconds_left), tr("Get ready"), seconds_left, whole
    if phase.beat is Beat.REST:
        return number(seconds_left), tr("Rest"), seconds_left, whole
    if phase.beat is Beat.SWITCH:
        return number(seconds_left), tr("Change sides"), seconds_left, whole
    if phase.rep:
        return number(phase.rep), _of(dose), phase.rep, dose.reps
    return minutes_left(seconds_left), "", seconds_left, whole


def _of(dose: Dose) -> str:
    if dose.reps_min and dose.reps_min != dose.reps:
        return tr("of {low}–{high}", low=number(dose.reps_min), high=number(dose.reps))
    return tr("of {count}", count=number(dose.reps))


def _doing(player: Player, seconds_left: int) -> tuple[str, str]:
    phase, dose = player.phase, player.dose
    if player.paused:
        return tr("Paused"), ""
    if phase.beat is Beat.HOLD:
        # A hold without repetitions has its time in the big count already.
        return tr("Hold…"), number(seconds_left) if phase.rep else ""
    if phase.beat is Beat.MOVE and phase.rep and dose.hold_s:
        return tr("Move"), ""
    if phase.beat is Beat.GET_READY:
        return _now_words(dose), ""
    return "", ""


def _now_words(dose: Dose) -> str:
    """The dose as it is done now: how often in a week, and its ceilings, were read when it was chosen."""
    now = replace(
        dose, times_per_day=None, days_per_week=None, as_needed=False, effort_max=None, comfort_max=None
    )
    return dose_words(now)


def _where(phase: Phase, dose: Dose) -> str:
    """Which side and which set; nothing where there is only one."""
    if phase.beat is Beat.GET_READY:
        return ""
    side = side_name(phase.side)
    if phase.beat is Beat.SWITCH:
        return tr("Now the {side}", side=side)
    if phase.beat is Beat.REST:
        return tr("Then set {set} of {sets}", set=number(phase.set), sets=number(dose.sets))
    parts = [side] if side else []
    if dose.sets > 1:
        parts.append(tr("set {set} of {sets}", set=number(phase.set), sets=number(dose.sets)))
    return " · ".join(parts)


def all_cues(note: str, cues: Sequence[str]) -> list[str]:
    """Every text :func:`moment` may show as the cue of a step."""
    return [*([quoted(note.strip())] if note.strip() else []), *cues]


def _cue(player: Player, cues: Sequence[str]) -> str:
    """One cue at a time, changing slowly. The person's own note leads while getting ready."""
    phase = player.phase
    note = player.step.note.strip()
    if note and phase.beat in (Beat.GET_READY, Beat.REST):
        return quoted(note)
    if not cues:
        return ""
    turn = (phase.rep - 1) // REPS_PER_CUE if phase.rep else int(player.elapsed // SECONDS_PER_CUE)
    return cues[max(0, turn) % len(cues)]
