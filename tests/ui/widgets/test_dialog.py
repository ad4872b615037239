"""A question in front of the window: a quick key changes nothing, a meant one does."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.ui.widgets.dialog import Question

from PySide6.QtCore import Qt  # isort: skip
from PySide6.QtWidgets import QPushButton  # isort: skip


@pytest.fixture
def question(qtbot: QtBot) -> Question:
    """It asks whether to delete something, and is waiting."""
    made = Question("Delete it for good?", "It cannot come back then.", "Delete it", None, no="Keep it here")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_a_quick_key_leaves_things_as_they_are(qtbot: QtBot, question: Question, key: Qt.Key) -> None:
    assert question.focusWidget() is question.leave_button
    qtbot.keyClick(question.focusWidget(), key)
    assert not question.isVisible()
    assert question.answer == -1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_going_to_the_answer_and_pressing_it_means_it(qtbot: QtBot, question: Question, key: Qt.Key) -> None:
    qtbot.keyClick(question.focusWidget(), Qt.Key.Key_Tab)
    pressed = question.focusWidget()
    assert isinstance(pressed, QPushButton)
    assert pressed.text() == "Delete it"
    qtbot.keyClick(pressed, key)
    assert question.answer == 0
