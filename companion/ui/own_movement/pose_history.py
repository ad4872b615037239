"""Undo and redo while posing: every figure there was, and which pose one was at."""

from __future__ import annotations

from typing import NamedTuple

from companion.domain.movements import Figure

MOST = 200


class Moment(NamedTuple):
    """A figure, and the number of the pose that was being worked on."""

    figure: Figure
    at: int


class PoseHistory:
    """What was done, in order. Going back and doing something else forgets what had been undone."""

    def __init__(self, start: Moment) -> None:
        self._moments = [start]
        self._now = 0

    @property
    def now(self) -> Moment:
        """How it is."""
        return self._moments[self._now]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return self._now > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step back can be taken back."""
        return self._now < len(self._moments) - 1

    def set_at(self, at: int) -> None:
        """Goes to another pose; that is no step."""
        self._moments[self._now] = Moment(self.now.figure, at)

    def add(self, moment: Moment) -> bool:
        """Does a step; ``False`` when it changes nothing."""
        if moment.figure == self.now.figure:
            self._moments[self._now] = moment
            return False
        del self._moments[self._now + 1 :]
        self._moments.append(moment)
        del self._moments[:-MOST]
        self._now = len(self._moments) - 1
        return True

    def undo(self) -> Moment:
        """One step back, as far as there is one. One is taken to the pose that was changed."""
        if self.can_undo:
            at = self.now.at
            self._now -= 1
            before = self.now
            return Moment(before.figure, min(at, len(before.figure.poses) - 1))
        return self.now

    def redo(self) -> Moment:
        """One step forward again, as far as there is one."""
        if self.can_redo:
            self._now += 1
        return self.now
