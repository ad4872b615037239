"""Text on the page: its letters, its colours, its room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.drawing.shapes import Token
from companion.ui.look import Look
from companion.ui.theme import LIGHT
from companion.ui.widgets.kit import Body, Quote, Run, Words

Show = Callable[..., QWidget]
CountColour = Callable[[QWidget, Token], int]


def test_markup_takes_the_room_of_its_letters(shown: Show) -> None:
    marked, plain = Body("<b>bold</b>"), Body("bold")
    assert marked.sizeHint().width() > plain.sizeHint().width() * 1.5


def test_a_label_is_as_high_as_its_words_and_its_room_are_now(
    shown: Show, set_look: Callable[..., object]
) -> None:
    """However often it was asked before."""
    label = Body("one line")
    shown(label)
    once = label.heightForWidth(300)
    assert label.heightForWidth(300) == once
    label.setContentsMargins(0, 9, 0, 9)
    assert label.heightForWidth(300) == once + 18
    label.setText("many words " * 30)
    many = label.heightForWidth(300)
    assert many > 3 * once
    assert label.heightForWidth(600) < many
    set_look(LIGHT, 200)
    QApplication.processEvents()
    assert label.heightForWidth(300) > many


def test_a_quote_has_marks_and_no_words_none(app_look: Look) -> None:
    assert Quote("I laughed").text() == "“I laughed”"
    assert Quote("").text() == ""


def test_runs_read_as_one_text_and_have_their_own_colours(shown: Show, count_colour: CountColour) -> None:
    label = Body()
    label.set_runs([Run("You wrote: "), Run("yes 😀 ", token=Token.ACCENT), Run("no", token=Token.AMBER)])
    shown(label, 500, 40)
    assert label.text() == "You wrote: yes 😀 no"
    assert count_colour(label, Token.ACCENT) > 0
    assert count_colour(label, Token.AMBER) > 0


def test_the_persons_words_can_be_marked_and_copied(
    shown: Show, qtbot: QtBot, count_colour: CountColour
) -> None:
    words = Words("half way up 😀, twice")
    shown(words, 400, 60)
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert words.selected_text() == "half way up 😀, twice"
    qtbot.keyClick(words, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "half way up 😀, twice"
    assert count_colour(words, Token.ACCENT) > 100
