"""Ways to what the movement library shows."""

from __future__ import annotations

from typing import TypeVar

from companion.domain.movements import View
from companion.ui.library.movement_page import MovementPage
from companion.ui.library.page import LibraryPage
from companion.ui.navigation import Place
from companion.ui.widgets.kit import Page
from tests.helpers.stage import Stage, StageError

from PySide6.QtCore import Qt  # isort: skip

MOVEMENT = "bridge"
Wanted = TypeVar("Wanted", bound=Page)


def look_around(stage: Stage) -> None:
    """The library, opened from the routines."""
    stage.go(Place.ROUTINES)
    stage.press("Look through the library")


def library_of(stage: Stage) -> LibraryPage:
    """The library page shown."""
    return _page(stage, LibraryPage)


def movement_of(stage: Stage) -> MovementPage:
    """The movement's page shown."""
    return _page(stage, MovementPage)


def _page(stage: Stage, kind: type[Wanted]) -> Wanted:
    for page in stage.window.findChildren(kind):
        if page.isVisible():
            return page
    raise StageError(f"no {kind.__name__} is shown")


def look_for(text: str, stage: Stage) -> None:
    """The library with ``text`` in its search."""
    look_around(stage)
    page = library_of(stage)
    page.filter_bar.search.set_text(text)
    page.filter_bar.settle()
    stage.settle()


def filtered(stage: Stage) -> None:
    """A few movements, the focus on one of them."""
    look_around(stage)
    page = library_of(stage)
    page.filter_bar.area.set_value("low_back")
    page.filter_bar.tense.setChecked(True)
    page.filter_bar.settle()
    page.focus_movement(page.grid.shown[1])
    stage.settle()


def read(stage: Stage) -> None:
    """One movement, opened from the library."""
    look_around(stage)
    library_of(stage).cards[MOVEMENT].tile.click()
    stage.settle()


def read_to_the_end(stage: Stage) -> None:
    """The same, at its end, the focus on the last thing one can press."""
    read(stage)
    links = list(movement_of(stage).neighbour_links.values())
    last = links[-1] if links else movement_of(stage).add_button
    assert last is not None
    last.setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()


def turned(stage: Stage) -> None:
    """The same, seen from the front, with the focus on the figure."""
    read(stage)
    page = movement_of(stage)
    page.panel.figure.look_from(View.FRONT)
    page.panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()


def choose_routine(stage: Stage) -> None:
    """Which routine a movement goes into."""
    read(stage)
    stage.press("Add it to a routine")
