"""What is to be heard at a moment of the player: words, counts and tones. Free of Qt, so it can be read as text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from companion.domain.doses import Side
from companion.domain.phases import WAITS, Beat, Phase
from companion.domain.player import Player
from companion.i18n import number, tr
from companion.ui.player.moment import side_name, spoken

LAST_SECONDS = (3, 2, 1)
LONG_S = 10.0
"""A hold this long has its last seconds counted."""
MINUTE_S, FEW_MINUTES_S = 60, 180


class Tone(StrEnum):
    """A short sound: a second of a countdown, what begins after it, one repetition, a set or step that is done."""

    TICK = "tick"
    GO = "go"
    BEAT = "beat"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Sounding:
    """Something to be heard. ``words`` are said with any voice, ``counted`` only when counting aloud.

    ``gently`` words wait for nobody: they are left out while something else is being said.
    """

    words: str = ""
    counted: str = ""
    tone: Tone | None = None
    gently: bool = False


class Script:
    """Looks at the player time and again, and says what there is to be heard since it looked before."""

    def __init__(self) -> None:
        self._at: tuple[int, int] | None = None
        self._beat: Beat | None = None
        self._left = 0
        self._told: set[str] = set()

    def begin_again(self) -> None:
        """Somebody went elsewhere: what is there now begins."""
        self._at = self._beat = None

    def heard(self, player: Player, cue: str) -> list[Sounding]:
        """What to hear now; ``cue`` is the one on screen. Each cue is said once in a step."""
        phase, left = player.phase, math.ceil(player.remaining - 1e-6)
        found: list[Sounding] = []
        if player.at != self._at:
            if self._at is None or player.at[0] != self._at[0]:
                self._told = set()
            found += self._beginning(player, cue)
            self._at, self._beat = player.at, phase.beat
        elif left != self._left:
            found += _passing(phase, left)
        self._left = left
        if cue and cue not in self._told and phase.beat not in (Beat.REST, Beat.SWITCH):
            self._told.add(cue)
            found.append(Sounding(cue, gently=True))
        return found

    def _beginning(self, player: Player, cue: str) -> Iterator[Sounding]:
        phase, words = player.phase, spoken(player)
        if phase.beat is Beat.GET_READY:
            self._told.add(cue)
            yield Sounding(f"{words} {cue}".strip(), tone=Tone.DONE if self._beat is not None else None)
        elif phase.beat in WAITS:
            yield Sounding(words, tone=Tone.DONE)
        elif not phase.rep:
            yield Sounding(tr("Begin.") if phase.is_timed else tr("Hold."), tone=Tone.GO)
        elif phase.beat is Beat.MOVE:
            waited = self._beat is None or self._beat in WAITS
            yield Sounding(words, _counted(player, words), Tone.GO if waited else Tone.BEAT)
        elif player.dose.hold_s > 1:
            back = phase.beat is Beat.RETURN
            yield Sounding(tr("And back.") if back else tr("Hold."), tone=Tone.BEAT if back else None)


def _counted(player: Player, words: str) -> str:
    """``Set 2 of 2. 1``, or ``3, left side`` where the sides take turns."""
    phase = player.phase
    side = side_name(phase.side) if player.dose.side is Side.ALTERNATE else ""
    if words and words != side:
        return f"{words} {number(phase.rep)}"
    return ", ".join(filter(None, (number(phase.rep), side)))


def _passing(phase: Phase, left: int) -> Iterator[Sounding]:
    """Seconds that are told as they go by."""
    long = phase.is_work and (not phase.rep or (phase.beat is Beat.HOLD and phase.seconds >= LONG_S))
    if left in LAST_SECONDS and (phase.beat in WAITS or long):
        yield Sounding(counted=number(left), tone=Tone.TICK)
    elif phase.is_timed and phase.seconds >= MINUTE_S and left == math.ceil(phase.seconds / 2):
        yield Sounding(tr("Half way."), gently=True)
    elif phase.is_timed and phase.seconds >= FEW_MINUTES_S and left == MINUTE_S:
        yield Sounding(tr("One minute left."), gently=True)
