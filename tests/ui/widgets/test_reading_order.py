"""Tab follows the layouts, not the order in which things were made."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from companion.ui.widgets.kit import Columns, LineField, Page, PrimaryButton, Row, Toggle, Words
from companion.ui.widgets.reading_order import focus_on, tab_on, tab_stops

Show = Callable[..., QWidget]


def test_stops_come_in_the_order_of_the_layouts(shown: Show) -> None:
    last, third, second, first = (PrimaryButton(words) for words in ("4", "3", "2", "1"))
    number, field = QSpinBox(), LineField("Words")
    beside = QHBoxLayout()
    beside.addWidget(second)
    beside.addWidget(third)
    page = Page()
    page.add(Row(first))
    page.add_layout(beside)
    page.add(Columns(number, field))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(page)
    column.addWidget(last)
    shown(holder)
    assert tab_stops(holder) == [first, second, third, number, field.editor, last]


def test_only_what_tab_can_reach_is_a_stop(shown: Show) -> None:
    hidden, still, pressed, there = (Toggle(words) for words in ("hidden", "still", "pressed", "there"))
    still.setEnabled(False)
    pressed.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    within = Row(Toggle("in what is hidden"))
    row = Row(hidden, still, pressed, within, Words("some words"), there)
    hidden.hide()
    within.hide()
    shown(row)
    assert tab_stops(row) == [there]
    assert tab_stops(row, pressed) == [pressed, there]


def test_parts_without_a_layout_count_in_the_order_they_were_put_in(shown: Show) -> None:
    holder = QWidget()
    parts = [QLineEdit(), QLineEdit()]
    for part in reversed(parts):
        part.setParent(holder)
    shown(holder)
    assert tab_stops(holder) == [parts[1], parts[0]]


def test_a_place_not_shown_yet_has_its_order_already() -> None:
    first, second = PrimaryButton("1"), PrimaryButton("2")
    row = Row(first, second)
    assert tab_stops(row) == [first, second]


def test_tab_goes_round_and_back(shown: Show) -> None:
    first, text, second = PrimaryButton("1"), Words("pressed to mark it"), PrimaryButton("2")
    row = Row(first, text, second)
    shown(row)
    assert tab_on(row, second, forward=True)
    assert QApplication.focusWidget() is first
    assert tab_on(row, first, forward=False)
    assert QApplication.focusWidget() is second
    assert tab_on(row, text, forward=False), "on from a text one has pressed"
    assert QApplication.focusWidget() is first
    assert not tab_on(row, PrimaryButton("elsewhere"), forward=True)
    assert QApplication.focusWidget() is first


def test_the_focus_goes_where_it_was_or_to_the_first_thing(shown: Show) -> None:
    first, second = PrimaryButton("1"), PrimaryButton("2")
    row = Row(first, second)
    shown(row)
    focus_on(row, second)
    assert QApplication.focusWidget() is second
    second.hide()
    focus_on(row, second)
    assert QApplication.focusWidget() is first


def test_looking_for_stops_leaves_nothing_behind_that_qt_deletes_unasked(shown: Show) -> None:
    """An item of a layout that Python once saw is taken, when Qt has deleted it, for what comes to lie in its place."""

    def items() -> int:
        seen = shiboken6.getAllValidWrappers()
        return sum(isinstance(each, QLayoutItem) and not isinstance(each, QLayout) for each in seen)

    holder, stack, beside = QWidget(), QStackedWidget(), QHBoxLayout()
    column = QVBoxLayout(holder)
    beside.addWidget(PrimaryButton("1"))
    column.addLayout(beside)
    column.addWidget(stack)
    stack.addWidget(PrimaryButton("2"))
    shown(holder)
    before = items()
    assert len(tab_stops(holder)) == 2
    assert items() == before
