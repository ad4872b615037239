"""Numbers to step or type, and days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.drawing.shapes import Token
from companion.i18n import dated
from companion.ui.look import Look
from companion.ui.widgets.kit import DateField, PrimaryButton, Row, Stepper

Show = Callable[..., QWidget]
Picture = Callable[[QWidget], QImage]
CountColour = Callable[[QWidget, Token], int]


def test_a_stepper_steps_types_and_stops_at_its_ends(shown: Show, qtbot: QtBot) -> None:
    stepper = Stepper("Repetitions", 1, 12, 11)
    heard: list[int] = []
    stepper.changed.connect(lambda: heard.append(stepper.value()))
    shown(stepper, 400, 200)
    assert stepper.more.accessibleName() == "Repetitions: more"
    qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    assert stepper.value() == 12
    assert not stepper.more.isEnabled()
    stepper.editor.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(stepper.editor, "7")
    assert stepper.value() == 7
    qtbot.keyClick(stepper.editor, Qt.Key.Key_Down)
    assert heard == [12, 7, 6]
    stepper.set_text("no number")
    stepper.set_text("99")
    assert stepper.value() == 12
    assert len(heard) == 3


def test_the_number_of_a_stepper_can_be_seen(shown: Show, count_colour: CountColour) -> None:
    stepper = Stepper("Repetitions", 1, 100, 10)
    shown(stepper, 400, 120)
    assert stepper.editor.lineEdit().width() > 40  # type: ignore[attr-defined]
    assert count_colour(stepper.editor, Token.INK) > 10


def test_a_day_may_be_none_or_today(shown: Show, qtbot: QtBot) -> None:
    field = DateField("Day of the visit", date(2026, 12, 3), optional=True)
    shown(field, 600, 200)
    assert field.day() is None
    assert field.text() == ""
    qtbot.mouseClick(field.today_button, Qt.MouseButton.LeftButton)
    assert field.day() == date(2026, 12, 3)
    assert field.text() == "2026-12-03"
    field.set_text("2026-02-31")
    assert field.day() == date(2026, 12, 3)
    field.set_text("")
    assert field.day() is None


def test_a_day_bars_what_is_too_late(app_look: Look) -> None:
    field = DateField("When?", date(2026, 12, 3), latest=date(2026, 12, 3))
    field.set_day(date(2027, 1, 1))
    assert field.day() == date(2026, 12, 3)


def test_the_calendar_has_no_red(shown: Show, picture: Picture) -> None:
    field = DateField("When?", date(2026, 12, 3))
    shown(field, 500, 200)
    field.editor._dress()  # type: ignore[attr-defined]
    calendar = field.editor.calendarWidget()  # type: ignore[attr-defined]
    calendar.resize(calendar.sizeHint())
    image = picture(calendar)
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y)
            assert not (colour.red() > 180 and colour.green() < 90 and colour.blue() < 90)


@pytest.mark.parametrize("back", [False, True])
def test_by_keyboard_one_comes_to_the_day_from_both_sides(shown: Show, qtbot: QtBot, back: bool) -> None:
    field = DateField("When?", date(2026, 11, 23))
    before, after = PrimaryButton("Before"), PrimaryButton("After")
    shown(Row(before, field, after), 900, 200)
    start = after if back else before
    start.setFocus(Qt.FocusReason.TabFocusReason)
    field.editor.setFocus(Qt.FocusReason.BacktabFocusReason if back else Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert field.day() == date(2026, 11, 20)


def test_a_day_is_written_as_everywhere_else(shown: Show) -> None:
    field = DateField("When?", date(2026, 9, 3))
    shown(field, 500, 200)
    assert field.editor.text() == dated(date(2026, 9, 3))  # type: ignore[attr-defined]


def test_today_is_offered_on_other_days_only(shown: Show, qtbot: QtBot) -> None:
    today = date(2026, 11, 23)
    field = DateField("When?", today)
    shown(field, 500, 200)
    assert not field.today_button.isVisible()
    qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert field.today_button.isVisible()
    field.today_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(field.today_button, Qt.Key.Key_Return)
    assert field.day() == today
    assert not field.today_button.isVisible()
    assert field.editor.hasFocus()
    never = DateField("From", today, date(2026, 11, 1), with_today=False)
    shown(never, 500, 200)
    never.set_day(date(2026, 11, 2))
    assert not never.today_button.isVisible()


def test_a_day_long_ago_is_told_under_the_field(shown: Show) -> None:
    today = date(2026, 11, 23)
    field = DateField("When?", today, tells_ago=True)
    shown(field, 500, 200)
    assert not field.ago.isVisible()
    field.set_day(date(2023, 11, 23))
    assert field.ago.isVisible()
    assert field.ago.text() == "That was 3 years ago."
    field.set_day(date(2026, 11, 20))
    assert not field.ago.isVisible()
    quiet = DateField("From", today, date(2020, 1, 1))
    shown(quiet, 500, 200)
    assert not quiet.ago.isVisible()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("28 Oct 2026", date(2026, 10, 28)),
        ("28\tOct\t2026", date(2026, 10, 28)),
        ("3\tMar\t2019", date(2019, 3, 3)),
        ("3 Mar 2019", date(2019, 3, 3)),
        ("5/10/2026", date(2026, 10, 5)),
        ("05/10/2026", date(2026, 10, 5)),
        ("1.9.2026", date(2026, 9, 1)),
        ("2 Feb 2024", date(2024, 2, 2)),
    ],
)
def test_a_day_is_typed_as_one_writes_it(shown: Show, qtbot: QtBot, typed: str, day: date) -> None:
    field = DateField("When?", date(2026, 11, 22), latest=date(2026, 11, 22))
    shown(field, 600, 200)
    field.editor.setFocus(Qt.FocusReason.TabFocusReason)
    for letter in typed:
        focus = QApplication.focusWidget()
        if letter == "\t":
            qtbot.keyClick(focus, Qt.Key.Key_Tab)
        else:
            qtbot.keyClicks(focus, letter)
    assert field.day() == day


def test_a_day_to_come_is_said_where_none_may_be(shown: Show, qtbot: QtBot) -> None:
    field = DateField("When?", date(2026, 11, 22), latest=date(2026, 11, 22))
    shown(field, 600, 200)
    field.editor.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field.editor, "28")
    assert field.ago.text() == "That day is still to come."
    assert field.ago.isVisible()
