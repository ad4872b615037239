"""What one moment of the player says, in words. Free of Qt, so it can be read and tested as text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from companion.domain.doses import Dose, Side
from companion.domain.phases import Beat, Phase
from companion.domain.player import Player
from companion.i18n import listed, ntr, number, tr
from companion.services.words import dose_words, seconds_words, side_words
from companion.ui.player.cues import cue_at

APART = "   "
"""Between what is going on and where."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One look at the player.

    ``place`` says where one is, ``step`` the same without the routine's name.
    ``count`` is the big number and ``beside`` the words next to it; ``value`` of ``most`` is the same for a
    screen reader. ``doing`` and ``left`` are what is going on and its seconds ("Hold…", "3").
    """

    place: str
    step: str
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
    doing, left = state_of(phase, dose, seconds_left)
    place, step = _place(player, routine_name)
    return Moment(
        place=place,
        step=step,
        name=player.step.movement_name,
        cue=cue_at(phase, player.elapsed, cues, player.step.note),
        count=count,
        beside=beside,
        value=value,
        most=most,
        doing=tr("Paused") if player.paused else doing,
        left="" if player.paused else left,
        where=_where(phase, dose),
    )


def all_states(player: Player) -> list[str]:
    """Every state the step may come to, as one text each: room is kept for the longest, so that nothing moves about."""
    dose = player.dose
    found = {
        state_line(*state_of(phase, dose, math.ceil(phase.seconds)), _where(phase, dose))
        for phase in (player.phase, *player.row)
    }
    return sorted(found)


def state_line(doing: str, left: str, where: str) -> str:
    """What is going on and where, as one text: ``Hold… 3   set 1 of 2``."""
    return APART.join(filter(None, (" ".join(filter(None, (doing, left))), where)))


def all_counts(player: Player) -> list[tuple[str, str]]:
    """Every count the step may come to, with the words beside it; where seconds go down, the highest."""
    found = {_count(phase, player.dose, math.ceil(phase.seconds))[:2] for phase in player.row}
    return sorted(found)


def spoken(player: Player) -> str:
    """What is said when this moment begins; ``""`` for most, so it stays calm."""
    phase, dose = player.phase, player.dose
    if phase.beat is Beat.GET_READY:
        words = [tr("Get ready: {name}.", name=player.step.movement_name), f"{spoken_dose(dose)}."]
        if where := _where(phase, dose):
            words.append(f"{where[:1].upper()}{where[1:]}.")
        return " ".join(words)
    if phase.beat is Beat.REST:
        return tr("Rest. {time}.", time=seconds_words(round(phase.seconds)))
    if phase.beat is Beat.SWITCH:
        return tr("Change sides. Now the {side}.", side=side_name(phase.side))
    if phase.beat is not Beat.MOVE or not phase.rep:
        return ""
    if phase.rep == 1 and phase.set > 1 and phase.side is not Side.RIGHT:
        return tr("Set {set} of {sets}.", set=number(phase.set), sets=number(dose.sets))
    return side_name(phase.side) if dose.side is Side.ALTERNATE else ""


def spoken_dose(dose: Dose) -> str:
    """``2 sets of 8 to 10, hold 3 seconds, each side``: a dose as it is said."""
    parts = [_said_amount(dose)]
    if dose.hold_s and dose.reps:
        parts.append(tr("hold {time}", time=seconds_words(dose.hold_s)))
    if dose.side is not Side.NONE:
        parts.append(side_words(dose.side))
    return tr(", ").join(parts)


def _said_amount(dose: Dose) -> str:
    if dose.duration_s is not None:
        once = seconds_words(dose.duration_s)
    elif not dose.reps:
        hold = tr("hold {time}", time=seconds_words(dose.hold_s))
        times = [ntr("{count} time", "{count} times", dose.sets)] if dose.sets > 1 else []
        return tr(", ").join([*times, hold])
    elif dose.reps_min and dose.reps_min != dose.reps:
        once = tr("{low} to {high}", low=number(dose.reps_min), high=number(dose.reps))
    elif dose.sets > 1:
        once = number(dose.reps)
    else:
        return ntr("{count} time", "{count} times", dose.reps)
    if dose.sets == 1:
        return once if not dose.reps else tr("{amount} times", amount=once)
    return tr("{sets} sets of {amount}", sets=number(dose.sets), amount=once)


def side_name(side: Side) -> str:
    """``left side``; empty when the side does not matter."""
    return {Side.LEFT: tr("left side"), Side.RIGHT: tr("right side")}.get(side, "")


def minutes_left(seconds: int) -> str:
    """Time as ``1:05``."""
    return tr("{minutes}:{seconds}", minutes=number(seconds // 60), seconds=_two_digits(seconds % 60))


def _two_digits(seconds: int) -> str:
    return number(seconds) if seconds > 9 else number(0) + number(seconds)


def _place(player: Player, routine_name: str) -> tuple[str, str]:
    step, steps = number(player.index + 1), number(len(player.steps))
    return (
        tr("{routine} · step {step} of {steps}", routine=routine_name, step=step, steps=steps),
        tr("Step {step} of {steps}", step=step, steps=steps),
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


def state_of(phase: Phase, dose: Dose, seconds_left: int) -> tuple[str, str]:
    """What is going on, and its seconds where they are not the big count."""
    if phase.beat is Beat.HOLD:
        # A hold without repetitions has its time in the big count already.
        return tr("Hold…"), number(seconds_left) if phase.rep else ""
    if phase.rep and dose.hold_s:
        return (tr("Move"), "") if phase.beat is Beat.MOVE else (tr("And back"), "")
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
    side = side_name(phase.side)
    if phase.beat is Beat.SWITCH:
        return tr("Now the {side}", side=side)
    if phase.beat is Beat.REST:
        return tr("Then set {set} of {sets}", set=number(phase.set), sets=number(dose.sets))
    parts = [side] if side else []
    if dose.sets > 1 and (phase.beat is not Beat.GET_READY or phase.set > 1):
        parts.append(tr("set {set} of {sets}", set=number(phase.set), sets=number(dose.sets)))
    if phase.beat is not Beat.GET_READY:
        return " · ".join(parts)
    if phase.set == 1 and phase.side is Side.LEFT and dose.side_count == 2:
        return tr("left side first")
    if not parts or (phase.set == 1 and dose.side_count == 1):
        return ""
    return tr("then {what}", what=listed(parts))
