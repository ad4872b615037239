"""Cards in equal columns, as many as fit; each row as high as its highest card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.movements import Movement
from companion.services.bundle import Services
from companion.ui.library.card import MovementCard
from companion.ui.library.grid import GAP, MovementGrid
from companion.ui.look import Look
from companion.ui.theme import LIGHT, Theme
from companion.ui.widgets.containers import Page
from tests.helpers.pictures import Studio

Show = Callable[..., QWidget]
SetLook = Callable[[Theme, int], Look]
Make = Callable[..., tuple[MovementGrid, list[MovementCard]]]


@pytest.fixture
def make(services: Services) -> Make:
    """A grid of movements with these purposes, on a page."""
    figures = Studio().figures(services.library)

    def grid_of(*purposes: str) -> tuple[MovementGrid, list[MovementCard]]:
        grid = MovementGrid()
        cards = []
        for index, purpose in enumerate(purposes):
            card = MovementCard(Movement(f"m{index}", f"Movement {index}", purpose, ()), figures)
            grid.add(card)
            cards.append(card)
        grid.show_only([card.movement.id for card in cards])
        return grid, cards

    return grid_of


def test_as_many_columns_as_fit_each_row_as_high_as_its_highest_card(make: Make, shown: Show) -> None:
    grid, cards = make("a", "long words " * 40, "c", "d")
    shown(grid, 900, 900)
    width = (900 - 2 * GAP) // 3
    assert [card.x() for card in cards] == [0, width + GAP, 2 * (width + GAP), 0]
    assert {card.width() for card in cards} == {width}
    assert cards[0].height() == cards[1].height() == cards[2].height() > cards[3].height()
    assert cards[3].y() == cards[0].height() + GAP
    assert grid.heightForWidth(900) == cards[3].y() + cards[3].height()


def test_fewer_columns_at_larger_text(make: Make, shown: Show, set_look: SetLook) -> None:
    set_look(LIGHT, 200)
    grid, cards = make("a", "b")
    shown(grid, 900, 900)
    assert {card.width() for card in cards} == {900}
    assert cards[1].y() > cards[0].y()


def test_the_text_size_changes_while_it_is_shown(make: Make, shown: Show, set_look: SetLook) -> None:
    grid, cards = make("long words " * 12, "b", "c")
    page = Page()
    page.add(grid)
    shown(page, 1000, 700)
    before = grid.height()
    set_look(LIGHT, 200)
    QApplication.processEvents()
    assert cards[1].y() > 0
    assert grid.height() > before
    assert all(card.tile.height() >= card.tile.heightForWidth(card.tile.width()) for card in cards)


def test_the_first_card_stands_on_the_right_in_right_to_left(
    make: Make, shown: Show, right_to_left: None
) -> None:
    grid, cards = make("a", "b", "c")
    shown(grid, 900, 400)
    width = cards[0].width()
    assert [card.x() + width for card in cards] == [900, 900 - width - GAP, 900 - 2 * (width + GAP)]


def test_only_those_asked_for_are_shown_in_that_order(make: Make, shown: Show) -> None:
    grid, cards = make("a", "b", "c", "d")
    shown(grid, 900, 400)
    grid.show_only(["m3", "m0"])
    assert [card.isVisible() for card in cards] == [True, False, False, True]
    assert cards[3].x() < cards[0].x()
    assert grid.focus()
    assert cards[0].tile.hasFocus(), "where it was, as that is still shown"
    assert not grid.focus("m1")
    grid.show_only([])
    assert grid.heightForWidth(900) == 0
    assert not grid.focus()
