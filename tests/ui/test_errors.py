"""Problems are told in plain words, and the window lives on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.errors import CompanionError, PlanFileError
from companion.ui.errors import ErrorDialog, ErrorKeeper
from companion.ui.widgets.dialog import Dialog
from companion.ui.widgets.kit import Label, ask

Show = Callable[..., QWidget]


@pytest.fixture
def hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label))


def open_dialogs() -> list[ErrorDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorDialog) and w.isVisible()]


def test_a_problem_says_what_and_what_next_and_copies_only_the_detail(shown: Show, qtbot: QtBot) -> None:
    window = QWidget()
    shown(window)
    error = CompanionError("Your file <b>is</b> empty.", "Choose a backup.", "SQLITE_NOTADB at page 1")
    dialog = ErrorDialog(error, window)
    shown(dialog, 560, 300)
    assert "Your file <b>is</b> empty." in words_in(dialog)
    assert "Choose a backup." in words_in(dialog)
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "SQLITE_NOTADB at page 1"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_problem_of_a_plan_file_is_listed(shown: Show) -> None:
    error = PlanFileError("The file was not opened.", problems=("line 3: reps", "line 9: name"))
    dialog = ErrorDialog(error, None)
    shown(dialog)
    assert "line 3: reps" in words_in(dialog)
    assert "line 9: name" in words_in(dialog)


def test_a_bug_is_told_once_and_the_window_stays(
    shown: Show, qtbot: QtBot, hooks: None, capsys: pytest.CaptureFixture[str]
) -> None:
    window = QWidget()
    shown(window)
    keeper = ErrorKeeper(lambda: window)
    keeper.install()
    for _ in range(3):
        try:
            raise ValueError("what she wrote")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(open_dialogs()) == 1, timeout=2_000)
    assert window.isVisible()
    (dialog,) = open_dialogs()
    assert "what she wrote" not in words_in(dialog)
    assert "what she wrote" not in capsys.readouterr().err
    dialog.reject()
    qtbot.waitUntil(lambda: open_dialogs() == [], timeout=2_000)


def test_a_bug_in_a_thread_is_told_too(
    shown: Show, qtbot: QtBot, hooks: None, capsys: pytest.CaptureFixture[str]
) -> None:
    window = QWidget()
    shown(window)
    keeper = ErrorKeeper(lambda: window)
    keeper.install()

    def work() -> None:
        raise KeyError("gone")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(open_dialogs()) == 1, timeout=2_000)
    assert "KeyError" in capsys.readouterr().err
    open_dialogs()[0].reject()


def test_asking_says_yes_only_for_yes(shown: Show, qtbot: QtBot) -> None:
    window = QWidget()
    shown(window)

    def press(*keys: Qt.Key) -> None:
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Dialog) and w.isVisible())
        for key in keys:
            qtbot.keyClick(dialog.focusWidget() or dialog, key)

    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        QTimer.singleShot(50, partial(press, key))
        assert not ask(window, "Let it go?", "Its words are kept.", "Let it go")
    QTimer.singleShot(50, partial(press, Qt.Key.Key_Tab, Qt.Key.Key_Return))
    assert ask(window, "Let it go?", "Its words are kept.", "Let it go")


def test_a_long_message_scrolls_instead_of_leaving_the_screen(shown: Show) -> None:
    dialog = ErrorDialog(CompanionError("A problem.", "word " * 3_000), None)
    shown(dialog)
    screen = dialog.screen().availableGeometry()
    assert dialog.height() <= screen.height()
