"""Pages that scroll, and what stands on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.look import Look
from companion.ui.theme import LIGHT, Theme
from companion.ui.widgets.kit import Body, Card, Heading, LineField, Page, PrimaryButton, ScaleInput

Show = Callable[..., QWidget]
SetLook = Callable[[Theme, int], Look]


def test_a_word_without_end_breaks_instead_of_widening_the_page(shown: Show) -> None:
    label = Body("x" * 20_000)
    page = Page()
    page.add(label)
    shown(page, 600, 400)
    assert label.width() <= 600
    assert label.height() > 5_000
    assert page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_labels_in_a_page_are_as_high_as_their_lines(shown: Show, set_look: SetLook, percent: int) -> None:
    set_look(LIGHT, percent)
    page = Page()
    card = Card()
    inner = Body("In a card, with more than one line at any size of text that one may choose. " * 3)
    card.body.addWidget(inner)
    labels = [Heading("A heading that is long enough to wrap at larger text"), Body("Some words. " * 30)]
    for label in labels:
        page.add(label)
    page.add(card)
    shown(page, 700, 500)
    for label in [*labels, inner]:
        assert label.height() >= label.heightForWidth(label.width())
    assert card.height() >= inner.height()
    assert page.widget().height() <= page.viewport().height() + page.verticalScrollBar().maximum()


def test_tab_brings_what_it_reaches_into_view(shown: Show, qtbot: QtBot) -> None:
    page = Page()
    first, last = PrimaryButton("First"), PrimaryButton("Last")
    page.add(first)
    page.gap(3_000)
    page.add(last)
    shown(page, 600, 400)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert last.hasFocus()
    y = last.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert 0 <= y <= page.viewport().height() - last.height()


def test_a_page_scrolls_by_keys(shown: Show) -> None:
    page = Page()
    page.add(Body("line\n" * 200))
    shown(page, 600, 400)
    assert page.scroll_by_key(Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 300
    assert page.scroll_by_key(Qt.Key.Key_End)
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()
    assert not page.scroll_by_key(Qt.Key.Key_A)


def test_a_page_brings_what_takes_the_focus_into_view(shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    page = Page()
    page.add(LineField("At the top"))
    for number in range(40):
        page.add(Body(f"Line {number}"))
    button = PrimaryButton("Far below")
    page.add(button)
    shown(page, 900, 500)
    assert page.verticalScrollBar().value() == 0
    button.setFocus()
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0, timeout=2000)
    top = button.mapTo(page, button.rect().topLeft()).y()
    assert 0 <= top <= 500 - button.height()


def test_what_has_the_focus_stays_in_view_when_the_page_gets_lower(shown: Show) -> None:
    page = Page()
    page.add(Body("line\n" * 12))
    button = PrimaryButton("Keep it")
    page.add(button)
    page.add(Body("line\n" * 40))
    shown(page, 700, 480)
    page.ensureWidgetVisible(button, 0, 0)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    before = button.mapTo(page, QPoint(0, 0)).y()
    assert before + button.height() <= 480
    page.resize(700, before + button.height() // 2)
    QApplication.processEvents()
    assert button.mapTo(page, QPoint(0, 0)).y() + button.height() <= page.height()


def test_a_page_one_has_scrolled_on_stays_there_when_it_gets_lower(shown: Show) -> None:
    page = Page()
    button = PrimaryButton("At the top")
    page.add(button)
    page.add(Body("line\n" * 80))
    shown(page, 700, 480)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    page.verticalScrollBar().setValue(900)
    page.resize(700, 400)
    QApplication.processEvents()
    assert page.verticalScrollBar().value() == 900


def test_by_keyboard_a_question_comes_into_view_with_its_answers(shown: Show, qtbot: QtBot) -> None:
    page = Page()
    scale = ScaleInput("How sure are you that you can?", "not sure", "sure", reason="Why we ask.\n" * 3)
    page.add(scale)
    page.add(Body("line\n" * 80))
    below = PrimaryButton("Keep it")
    page.add(below)
    shown(page, 700, 400)
    below.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 400, timeout=2000)
    assert scale.label.mapTo(page.viewport(), QPoint(0, 0)).y() < 0
    scale.pills()["0"].setFocus(Qt.FocusReason.BacktabFocusReason)
    qtbot.waitUntil(lambda: scale.label.mapTo(page.viewport(), QPoint(0, 0)).y() >= 0, timeout=2000)


def test_an_answer_is_in_view_also_where_its_question_is_higher_than_the_page(
    shown: Show, qtbot: QtBot
) -> None:
    page = Page()
    scale = ScaleInput("How sure are you that you can?", reason="Why we ask.\n" * 30)
    page.add(scale)
    page.add(Body("line\n" * 80))
    shown(page, 700, 300)
    pill = scale.pills()["0"]
    pill.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: 0 <= pill.mapTo(page, QPoint(0, 0)).y() <= 300 - pill.height(), timeout=2000)
