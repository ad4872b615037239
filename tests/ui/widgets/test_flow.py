"""Rows that wrap and columns that stack."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from companion.ui.look import Look
from companion.ui.theme import LIGHT, Theme
from companion.ui.widgets.kit import Body, Card, Columns, FlowLayout, LineField, Row, SecondaryButton

Show = Callable[..., QWidget]
SetLook = Callable[[Theme, int], Look]


def test_a_row_wraps_when_there_is_no_room(shown: Show) -> None:
    buttons = [SecondaryButton(f"Choice number {n}") for n in range(5)]
    row = Row(*buttons)
    shown(row, 400, 400)
    tops = {button.y() for button in buttons}
    assert len(tops) > 1
    assert all(button.geometry().right() < 400 for button in buttons)
    assert row.heightForWidth(2_000) < row.heightForWidth(400)


def test_a_row_runs_from_the_right_in_right_to_left(shown: Show, right_to_left: None) -> None:
    first, second = SecondaryButton("One"), SecondaryButton("Two")
    row = Row(first, second)
    shown(row, 400, 60)
    assert first.geometry().right() == 399
    assert second.geometry().right() < first.geometry().left()


def test_a_flow_layout_lets_go_of_what_is_taken(app_look: Look) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    flow.addWidget(QPushButton("a"))
    flow.addWidget(QPushButton("b"))
    taken = flow.takeAt(0)
    assert taken is not None
    assert flow.count() == 1
    assert flow.takeAt(5) is None


def test_columns_stand_side_by_side_or_stack(shown: Show, set_look: SetLook) -> None:
    one, two = Card(), Card()
    one.body.addWidget(Body("Short."))
    two.body.addWidget(Body("Much longer than the other one. " * 8))
    columns = Columns(one, two, least=300)
    shown(columns, 800, 400)
    assert not columns.is_stacked()
    assert one.height() == two.height()
    set_look(LIGHT, 200)
    QApplication.processEvents()
    assert columns.is_stacked()
    assert two.y() >= one.geometry().bottom()


def test_labelled_fields_in_a_row_stand_level(shown: Show) -> None:
    one, other = LineField("One"), LineField("Other")
    row = Row(one, other, level=True)
    shown(row, 900, 300)
    one.set_problem("This line makes it higher than the other.")
    QApplication.processEvents()
    assert one.height() > other.height()
    assert one.y() == other.y()
