"""Times of day: to type, to step, several of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.drawing.shapes import Token
from companion.ui.application import speak
from companion.ui.theme import CONTRAST
from companion.ui.widgets.clock import ClockField, ClocksField

Show = Callable[..., QWidget]


def test_plus_and_minus_go_from_quarter_to_quarter_and_round_midnight(shown: Show, qtbot: QtBot) -> None:
    field = ClockField("Bell", time(23, 40))
    heard: list[time] = []
    field.changed.connect(lambda: heard.append(field.value()))
    shown(field, 400, 120)
    assert (field.less.accessibleName(), field.more.accessibleName()) == ("Bell: earlier", "Bell: later")
    assert field.editor.accessibleName() == "Bell"
    for _ in range(2):
        qtbot.mouseClick(field.more, Qt.MouseButton.LeftButton)
    assert field.value() == time(0)
    qtbot.mouseClick(field.less, Qt.MouseButton.LeftButton)
    assert heard == [time(23, 45), time(0), time(23, 45)]
    field.set_value(time(8, 7))
    qtbot.mouseClick(field.less, Qt.MouseButton.LeftButton)
    assert field.value() == time(8)
    assert len(heard) == 4


def test_a_time_is_typed_and_the_wheel_is_the_page_s(shown: Show, qtbot: QtBot) -> None:
    field = ClockField("Bell", time(8))
    shown(field, 400, 120)
    field.setFocus()
    qtbot.keyClicks(field.editor, "0735")
    assert field.value() == time(7, 35)
    assert field.text() == "07:35"
    field.set_text("25:99")
    field.set_text("21:05")
    assert field.value() == time(21, 5)


@pytest.mark.parametrize(("language", "shows"), [("en_GB", "21:05"), ("en_US", "9:05 PM")])
def test_it_is_written_as_the_language_does_and_can_be_seen(
    qapp: QApplication,
    shown: Show,
    set_look: Callable[..., object],
    count_colour: Callable[[QWidget, Token], int],
    language: str,
    shows: str,
) -> None:
    i18n.use(i18n.load(language))
    speak(qapp)
    set_look(CONTRAST, 200)
    field = ClockField("Bell", time(21, 5))
    shown(field, 700, 200)
    assert " ".join(field.editor.text().split()) == shows
    line = field.editor.lineEdit()
    assert line.width() >= line.fontMetrics().horizontalAdvance(line.text())
    assert count_colour(field.editor, Token.INK) > 10
    assert min(field.less.width(), field.less.height(), field.editor.height()) >= 44


def test_several_times_are_added_and_taken_out(shown: Show, qtbot: QtBot) -> None:
    field = ClocksField("At what time?", [time(8)], most=3)
    heard: list[str] = []
    field.changed.connect(lambda: heard.append(field.text()))
    shown(field, 500, 400)
    assert not field.removes[0].isVisible(), "one stays"
    qtbot.mouseClick(field.add_link, Qt.MouseButton.LeftButton)
    assert field.values() == [time(8), time(12)]
    assert field.fields[1].editor.hasFocus()
    assert [each.editor.accessibleName() for each in field.fields] == ["At what time?: 1", "At what time?: 2"]
    qtbot.mouseClick(field.add_link, Qt.MouseButton.LeftButton)
    assert not field.add_link.isVisible(), "no more than three"
    qtbot.mouseClick(field.removes[0], Qt.MouseButton.LeftButton)
    assert field.values() == [time(12), time(16)]
    assert field.fields[0].editor.hasFocus()
    assert field.removes[0].accessibleName() == "Take this time out: At what time?: 1"
    qtbot.mouseClick(field.removes[1], Qt.MouseButton.LeftButton)
    assert field.fields[0].editor.accessibleName() == "At what time?"
    assert heard == ["08:00,12:00", "08:00,12:00,16:00", "12:00,16:00", "12:00"]


def test_several_times_as_a_draft(shown: Show) -> None:
    field = ClocksField("When", [time(8)], most=3)
    field.set_text("07:30,nonsense,20:15")
    assert field.text() == "07:30,20:15"
    field.set_text("")
    assert field.values() == [time(8)]
    field.set_values([time(hour) for hour in range(9)])
    assert len(field.values()) == 3
    shown(field, 500, 400)
