"""Which cue stands on screen at a moment. Cues are written in the order of doing, so they follow the phases."""

from __future__ import annotations

from collections.abc import Sequence

from companion.domain.phases import WAITS, Beat, Phase
from companion.i18n import quoted

READABLE_S = 1.5
"""A phase shorter than this is too short to read by: the cue stays as it was."""
SECONDS_PER_CUE = 10.0
SECONDS_PER_TIMED_CUE = 20.0
REPS_PER_CUE = 3


def all_cues(note: str, cues: Sequence[str]) -> list[str]:
    """Every text :func:`cue_at` may give."""
    return [*([quoted(note.strip())] if note.strip() else []), *cues]


def cue_at(phase: Phase, elapsed: float, cues: Sequence[str], note: str = "") -> str:
    """The cue for ``phase``, ``elapsed`` seconds into it; ``""`` when there is none.

    The first is how one starts and shows while one waits, unless one wrote a ``note`` of one's own; the second is the
    move, the last the way back, those between the hold.
    """
    if phase.beat in WAITS:
        return quoted(note.strip()) if note.strip() else cues[0] if cues else ""
    doing = cues[1:] or cues
    if not doing:
        return ""
    if not phase.rep:
        slow = SECONDS_PER_TIMED_CUE if phase.is_timed else SECONDS_PER_CUE
        return doing[int(elapsed // slow) % len(doing)]
    if phase.beat is Beat.HOLD:
        between = doing[1:-1] or doing[:1]
        if phase.seconds < 2 * SECONDS_PER_CUE:
            return between[(phase.rep - 1) % len(between)]
        return between[int(elapsed // SECONDS_PER_CUE) % len(between)]
    if phase.seconds < READABLE_S:
        return doing[(phase.rep - 1) // REPS_PER_CUE % len(doing)]
    return doing[0] if phase.beat is Beat.MOVE else doing[-1]
