"""A chart, record by record: by pointer, by keys, and for a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.series import Point, Series
from companion.ui.progress import chart_view
from companion.ui.progress.chart_panel import ChartPanel, line_panel
from companion.ui.progress.pictures import Tile
from companion.ui.progress.tiles import AT_A_TIME, Pictures
from companion.ui.theme import LIGHT

DAY = date(2026, 3, 2)
SERIES = Series(
    "Walking",
    (Point(DAY, 2), Point(DAY + timedelta(days=7), 4, "with a stick"), Point(DAY + timedelta(days=14), 6)),
    DAY,
    DAY + timedelta(days=14),
)
Shown = Callable[..., QWidget]


@pytest.fixture
def panel(shown: Shown) -> ChartPanel:
    made = line_panel(SERIES, compact=True)
    shown(made, 500, 320)
    QTest.qWaitForWindowActive(made)
    return made


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was told."""
    said: list[str] = []
    monkeypatch.setattr(chart_view, "announce", lambda _widget, words: said.append(words))
    return said


def by_tab(panel: ChartPanel) -> None:
    """Comes to the chart with the Tab key."""
    panel.toggle.setFocus()
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)


def key(panel: ChartPanel, *keys: Qt.Key) -> None:
    for each in keys:
        QTest.keyClick(panel.view, each)


def test_the_latest_record_is_said_while_nothing_is_pointed_at(panel: ChartPanel) -> None:
    assert panel.reading.text() == "16 Mar 2026: 6 of 10."


def test_arrow_keys_go_from_record_to_record(panel: ChartPanel, spoken: list[str]) -> None:
    by_tab(panel)
    assert panel.view.at == 2
    key(panel, Qt.Key.Key_Left)
    assert panel.reading.text() == "9 Mar 2026: 4 of 10. “with a stick”"
    key(panel, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert panel.reading.text() == "2 Mar 2026: 2 of 10."
    key(panel, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Home)
    assert [words.split(":")[0] for words in spoken] == [
        "9 Mar 2026",
        "2 Mar 2026",
        "2 Mar 2026",
        "9 Mar 2026",
        "16 Mar 2026",
        "2 Mar 2026",
    ]


def test_the_first_arrow_stops_at_the_latest(panel: ChartPanel) -> None:
    panel.view.stop_at(None)
    key(panel, Qt.Key.Key_Left)
    assert panel.view.at == 2


def test_other_keys_are_left_to_the_page(panel: ChartPanel) -> None:
    by_tab(panel)
    at = panel.view.at
    key(panel, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
    assert panel.view.at == at


def test_leaving_goes_back_to_the_latest(panel: ChartPanel) -> None:
    by_tab(panel)
    key(panel, Qt.Key.Key_Home)
    panel.toggle.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.view.at is None
    assert panel.reading.text() == "16 Mar 2026: 6 of 10."


def test_from_right_to_left_the_left_key_goes_to_the_later_one(shown: Shown) -> None:
    made = line_panel(SERIES, compact=True)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(made, 500, 320)
    made.view.stop_at(0)
    key(made, Qt.Key.Key_Left)
    assert made.view.at == 1


@pytest.mark.parametrize("percent", [100, 200])
def test_the_pointer_stops_at_the_nearest_record(
    panel: ChartPanel, percent: int, set_look: Callable[..., object]
) -> None:
    set_look(LIGHT, percent)
    QApplication.processEvents()
    spot = panel.view.spots()[1]
    scale = percent / 100
    QTest.mouseMove(panel.view, QPoint(int(spot.x * scale) + 4, 3))
    QApplication.processEvents()
    assert panel.view.at == 1
    assert panel.reading.text().startswith("9 Mar 2026")


def test_a_screen_reader_hears_a_picture_with_all_its_facts(panel: ChartPanel) -> None:
    found = QAccessible.queryAccessibleInterface(panel.view)
    assert found.role() == QAccessible.Role.Graphic
    name = found.text(QAccessible.Text.Name)
    assert name.startswith("Walking Recorded 3 times. First: 2 of 10 on 2 Mar 2026.")
    assert "arrow keys" in found.text(QAccessible.Text.Description)


def test_a_chart_without_records_has_nothing_to_stop_at(shown: Shown) -> None:
    made = line_panel(Series("Walking", (), DAY, DAY))
    shown(made, 500, 320)
    assert made.view.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert made.reading.text() == ""


def test_pointing_moves_nothing(panel: ChartPanel) -> None:
    before = panel.toggle.y()
    panel.view.stop_at(1)
    QApplication.processEvents()
    assert panel.toggle.y() == before


def test_many_charts_are_made_a_few_at_a_time(shown: Shown) -> None:
    made: list[int] = []

    def make(number: int) -> Tile:
        made.append(number)
        return Tile(str(number), "", line_panel(SERIES))

    pictures = Pictures([lambda number=number: make(number) for number in range(9)])  # type: ignore[misc]
    shown(pictures, 1000, 2400)
    QTest.qWaitForWindowActive(pictures)
    assert made == list(range(AT_A_TIME))
    pictures.more.click()
    assert made == list(range(9))
    assert not pictures.more.isVisibleTo(pictures)
    assert pictures.panels[AT_A_TIME].view.hasFocus()
