"""When would you like it again? A time later today."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.i18n import tr
from companion.ui.look import Type
from companion.ui.widgets.clock import ClockField
from companion.ui.widgets.kit import Body, Dialog, Label, LinkButton, PrimaryButton

STEP_MINUTES = 15


class LaterDialog(Dialog):
    """``chosen`` gives the time; the dialog closes then. ``now`` is the local time, for a first offer."""

    chosen = Signal(object)

    def __init__(self, title: str, now: datetime, parent: QWidget | None) -> None:
        super().__init__(tr("When would you like it again?"), parent)
        self.add(Body(title))
        name = tr("Later today, at")
        self.field = ClockField(name, first_offer(now))
        self.add(Label(name, Type.STRONG))
        self.add(self.field)
        save = self.add_button(PrimaryButton(tr("Come again then")))
        save.clicked.connect(self._choose)
        self.add_button(LinkButton(tr("Leave it")), leaves=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        self.chosen.emit(self.field.value())
        self.accept()


def first_offer(now: datetime) -> time:
    """The first full quarter at least an hour from now; late in the evening the last minute of the day."""
    later = now + timedelta(minutes=60 + STEP_MINUTES - 1)
    if later.date() != now.date():
        return time(23, 59)
    return time(later.hour, later.minute // STEP_MINUTES * STEP_MINUTES)
