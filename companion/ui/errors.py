"""Telling the person about a problem: a sentence, what to do next, and details to copy for help."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from companion.errors import CompanionError, PlanFileError
from companion.i18n import tr
from companion.ui.tasks import explained
from companion.ui.widgets.buttons import LinkButton, PrimaryButton
from companion.ui.widgets.dialog import Dialog
from companion.ui.widgets.labels import Body, Words
from companion.ui.widgets.notices import announce


class ErrorDialog(Dialog):
    """Shows one :class:`CompanionError`. Only its ``detail`` can be copied: it holds no health data."""

    def __init__(self, error: CompanionError, parent: QWidget | None) -> None:
        super().__init__(error.sentence, parent)
        self._error = error
        if error.next_step:
            self.add(Body(error.next_step))
        if isinstance(error, PlanFileError):
            for problem in error.problems:
                self.add(Words(problem))
        close = self.add_button(PrimaryButton(tr("Close")), leaves=True)
        self.copy_button = LinkButton(tr("Copy details"))
        if error.detail:
            self.copy_button.clicked.connect(self._copy)
            self.add_button(self.copy_button)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._error.detail)
        self.copy_button.setText(tr("Copied"))
        announce(self, tr("Copied"))


def show_error(error: CompanionError, parent: QWidget | None) -> None:
    """Shows ``error`` in front of ``parent`` without stopping anything else; one at a time says enough."""
    dialog = ErrorDialog(error, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class ErrorKeeper(QObject):
    """Keeps the window alive when something unforeseen happens, and tells the person.

    ``window`` gives the parent for the message. The original error still goes to standard error as frames
    only. While one message is open, further ones wait unseen: a bug in painting would open hundreds.
    """

    _happened = Signal(object)

    def __init__(self, window: Callable[[], QWidget | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._showing: ErrorDialog | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Takes over ``sys.excepthook`` and ``threading.excepthook``."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread

    def handle(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None = None
    ) -> None:
        """Wraps ``error`` and shows it soon; Ctrl+C in a terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, _trace)
            return
        wrapped = explained(error)
        sys.stderr.write(f"{wrapped.sentence}\n{wrapped.detail}\n")
        self._happened.emit(wrapped)

    def _handle_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, error: CompanionError) -> None:
        if self._showing is not None:
            return
        self._showing = ErrorDialog(error, self._window())
        self._showing.finished.connect(self._closed)
        self._showing.open()

    def _closed(self) -> None:
        if self._showing is not None:
            self._showing.deleteLater()
            self._showing = None
