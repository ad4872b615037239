"""Looking for a movement: words, filters, what is said about it, and the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.domain.routines import Routine
from companion.services.bundle import Services
from companion.ui.library.filters import NOTHING
from tests.ui.library.conftest import Visitor

Visit = Callable[..., Visitor]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was given to say."""
    found: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            found.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return found


def test_the_library_can_be_looked_through_without_a_routine(visit: Visit, services: Services) -> None:
    visitor = visit()
    page = visitor.look_around()
    movements = services.library.all()
    assert list(page.grid.shown) == [movement.id for movement in movements]
    assert page.filter_bar.result.text() == f"{len(movements)} movements"
    assert all(card.isVisible() for card in page.cards.values())
    assert all(card.add_button is None for card in page.cards.values())
    assert page.filter_bar.search.editor.hasFocus()
    visitor.key(Qt.Key.Key_Escape)
    assert visitor.list.library_link.hasFocus()


def test_words_are_looked_for_in_names_clinical_names_and_purposes(visit: Visit, services: Services) -> None:
    visitor = visit()
    visitor.look_around()
    bridge = services.library.get("bridge")
    assert bridge is not None
    purpose = max(bridge.purpose.split(), key=len).strip(".,")
    for text in (bridge.name.upper(), bridge.clinical_name, purpose):
        assert "bridge" in visitor.look_for(text)
    assert "bridge" not in visitor.look_for("bridge xylophone"), "every word counts"


def test_typing_is_followed_when_it_rests(visit: Visit, qtbot: QtBot, said: list[str]) -> None:
    visitor = visit()
    page = visitor.look_around()
    before = list(page.grid.shown)
    said.clear()
    QTest.keyClicks(page.filter_bar.search.editor, "camel")
    assert list(page.grid.shown) == before
    qtbot.waitUntil(lambda: list(page.grid.shown) != before, timeout=2000)
    assert list(page.grid.shown) == [movement.id for movement in page.found()]
    assert said == [page.filter_bar.result.text()], "once, not at every letter"


def test_each_filter_narrows_what_is_shown(visit: Visit, services: Services) -> None:
    page = visit().look_around()
    bar = page.filter_bar
    all_of = services.library.all()
    bar.area.set_value("low_back")
    bar.tense.click()
    assert list(page.grid.shown) == [m.id for m in all_of if m.area == "low_back" and m.tense]
    bar.clear()
    bar.position.set_value("sitting")
    bar.settle()
    assert list(page.grid.shown) == [m.id for m in all_of if m.position == "sitting"]
    bar.clear()
    bar.needs.set_value("mat")
    bar.settle()
    assert list(page.grid.shown) == [m.id for m in all_of if "mat" in m.equipment]
    bar.needs.set_value(NOTHING)
    bar.settle()
    assert list(page.grid.shown) == [m.id for m in all_of if not m.equipment]


def test_the_filters_offer_only_what_is_there(visit: Visit, services: Services) -> None:
    bar = visit().look_around().filter_bar
    things = {thing for movement in services.library.all() for thing in movement.equipment}
    editor = bar.needs.editor
    offered = [editor.itemData(index) for index in range(editor.count())]  # type: ignore[attr-defined]
    assert offered == ["", NOTHING, *sorted(things, key=str.casefold)]
    words = [editor.itemText(index) for index in range(2, editor.count())]  # type: ignore[attr-defined]
    assert all(word[0].isupper() for word in words)


def test_nothing_found_explains_itself_and_offers_one_thing(visit: Visit, said: list[str]) -> None:
    visitor = visit()
    page = visitor.look_around()
    page.filter_bar.area.set_value("neck")
    said.clear()
    assert visitor.look_for("xylophone") == []
    assert page.empty.isVisible()
    assert page.filter_bar.result.text() == "No movement fits all of this."
    assert not page.grid.isVisible()
    assert said == ["No movement fits all of this. Try fewer words, or look at all of them."]
    places = [each.mapTo(page, QPoint(0, 0)).y() for each in (page.filter_bar.result, page.filter_bar.area)]
    assert places == sorted(places), "right under the search"
    visitor.press(page.empty.button)
    assert len(page.grid.shown) == len(page.cards)
    assert page.filter_bar.search.text() == ""
    assert page.filter_bar.area.value() == ""
    assert page.filter_bar.search.editor.hasFocus()
    assert not page.empty.isVisible()


# the keyboard


def test_tab_goes_from_the_search_to_the_filters_and_once_into_what_was_found(
    visit: Visit, routine: Routine
) -> None:
    visitor = visit()
    page = visitor.pick_for(routine)
    bar = page.filter_bar
    assert len(visitor.look_for("stretch")) > 1
    first = page.cards[page.grid.shown[0]]
    reached = [visitor.key(Qt.Key.Key_Tab) for _ in range(7)]
    fields = [bar.area.editor, bar.position.editor, bar.needs.editor, bar.tense]
    assert reached == [*fields, first.tile, first.add_button, page.done_button]


def test_arrow_keys_go_through_the_grid(visit: Visit) -> None:
    visitor = visit()
    page = visitor.look_around()
    ids = page.grid.shown
    tiles = [page.cards[movement_id].tile for movement_id in ids]
    columns = sum(tile.parentWidget().y() == 0 for tile in tiles)
    assert columns == 3
    assert visitor.key(Qt.Key.Key_Down) is tiles[0], "down from the search"
    assert visitor.key(Qt.Key.Key_Right) is tiles[1]
    assert visitor.key(Qt.Key.Key_Down) is tiles[1 + columns]
    assert visitor.key(Qt.Key.Key_Left) is tiles[columns]
    assert visitor.key(Qt.Key.Key_Up) is tiles[0]
    assert visitor.key(Qt.Key.Key_Up) is tiles[0], "there is nothing above"
    assert visitor.key(Qt.Key.Key_End) is tiles[-1]
    assert visitor.key(Qt.Key.Key_Right) is tiles[-1]
    assert visitor.key(Qt.Key.Key_Home) is tiles[0]


def test_right_is_right_in_right_to_left(visit: Visit, right_to_left: None) -> None:
    visitor = visit()
    page = visitor.look_around()
    first, second = (page.cards[movement_id] for movement_id in page.grid.shown[:2])
    assert first.x() > second.x()
    visitor.key(Qt.Key.Key_Down)
    assert visitor.key(Qt.Key.Key_Left) is second.tile
    assert visitor.key(Qt.Key.Key_Right) is first.tile


def test_tab_comes_back_to_where_one_was_in_the_grid(visit: Visit) -> None:
    visitor = visit()
    page = visitor.look_around()
    visitor.key(Qt.Key.Key_Down)
    third = [visitor.key(Qt.Key.Key_Right) for _ in range(2)][-1]
    page.filter_bar.tense.setFocus(Qt.FocusReason.TabFocusReason)
    assert visitor.key(Qt.Key.Key_Tab) is third
    found = visitor.look_for("camel")
    assert not third.isVisible()
    page.filter_bar.tense.setFocus(Qt.FocusReason.TabFocusReason)
    assert visitor.key(Qt.Key.Key_Tab) is page.cards[found[0]].tile


def test_arrows_on_add_go_from_add_to_add(visit: Visit, routine: Routine) -> None:
    visitor = visit()
    page = visitor.pick_for(routine)
    first, second = (page.cards[movement_id] for movement_id in page.grid.shown[:2])
    assert first.add_button is not None
    first.add_button.setFocus(Qt.FocusReason.TabFocusReason)
    assert visitor.key(Qt.Key.Key_Right) is second.add_button


def test_return_in_the_search_goes_to_the_first_one_found(visit: Visit, routine: Routine) -> None:
    visitor = visit()
    page = visitor.pick_for(routine)
    QTest.keyClicks(page.filter_bar.search.editor, "bridge")
    assert visitor.key(Qt.Key.Key_Return) is page.cards[page.grid.shown[0]].add_button
    visitor.key(Qt.Key.Key_Escape)
    visitor.press(visitor.routine.back_link)
    page = visitor.look_around()
    QTest.keyClicks(page.filter_bar.search.editor, "bridge")
    first = page.cards[page.found()[0].id]
    assert visitor.key(Qt.Key.Key_Return) is first.tile
    visitor.key(Qt.Key.Key_Return)
    assert visitor.movement.movement is first.movement


def test_the_tile_with_focus_is_in_sight_and_moves(visit: Visit, qtbot: QtBot) -> None:
    visitor = visit()
    page = visitor.look_around()
    visitor.key(Qt.Key.Key_Down)
    last = visitor.key(Qt.Key.Key_End)
    QApplication.processEvents()
    assert last.visibleRegion().boundingRect().height() == last.height()
    card = page.cards[page.grid.shown[-1]]
    qtbot.waitUntil(lambda: card.tile.figure.is_playing, timeout=2000)
    assert sum(each.tile.figure.is_playing for each in page.cards.values()) == 1
    visitor.key(Qt.Key.Key_Home)
    assert not card.tile.figure.is_running
