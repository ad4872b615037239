"""The next small step, near the top of a goal's page: a tick box of one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from companion.domain.small_steps import SmallStep
from companion.domain.text import first_line
from companion.i18n import quoted, tr
from companion.ui.widgets.kit import Toggle

LONGEST = 120
"""So many characters of it are shown here; the list has them all."""


def next_of(steps: Sequence[SmallStep]) -> SmallStep | None:
    """The first step without a tick, in the person's order."""
    return next((step for step in steps if step.done is None), None)


class NextStep(Toggle):
    """``ticked`` names the step."""

    ticked = Signal(object)

    def __init__(self, step: SmallStep) -> None:
        super().__init__(tr("Next small step: {words}", words=quoted(first_line(step.words, LONGEST))))
        self._step = step
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.changed.connect(self._tell)

    def _tell(self) -> None:
        self.ticked.emit(self._step)
