"""Numbers to step or type, and days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.drawing.shapes import Token
from companion.ui.look import Look
from companion.ui.widgets.kit import DateField, Stepper

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
