"""Scenes of About me: the ticks of a topic with several lines, and what the page said before."""

from __future__ import annotations

from companion.services.sheet_candidates import about_key
from companion.ui.about.screen import AboutScreen
from companion.ui.navigation import Place
from tests.helpers.stage import Stage

from PySide6.QtCore import Qt  # isort: skip
from PySide6.QtGui import QTextCursor  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QPlainTextEdit  # isort: skip

LONG_LINE = (
    "and a long talk about nothing in particular, with anyone who has the time, on the bench by the river"
)


def _opened(stage: Stage) -> AboutScreen:
    stage.go(Place.ABOUT)
    return next(screen for screen in stage.window.findChildren(AboutScreen) if screen.isVisible())


def lines(stage: Stage) -> None:
    """A fourth line, being typed."""
    screen = _opened(stage)
    edit = screen.fields["enjoy"].editor
    assert isinstance(edit, QPlainTextEdit)
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, LONG_LINE)
    screen.leave()  # the words are in the notebook, as they are a moment after typing
    stage.settle()
    screen.ticks["enjoy"].toggles[0].setFocus(Qt.FocusReason.OtherFocusReason)
    stage.settle()


def before(stage: Stage) -> None:
    """What the page said before, unfolded."""
    screen = _opened(stage)
    screen.earlier.button.click()
    stage.settle()
    screen.earlier.out_buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
    stage.settle()


def next_sheet(stage: Stage) -> None:
    """A private line chosen for the next sheet, and a ticked one left off it."""
    sheets = stage.services.sheets
    sheets.choose(about_key("enjoy", "my lottery ticket on Fridays"), True)
    sheets.choose(about_key("enjoy", "my tomatoes"), False)
    screen = _opened(stage)
    screen.ticks["enjoy"].toggles[-1].setFocus(Qt.FocusReason.OtherFocusReason)
    stage.settle()
