"""Reading about a movement: everything the library says, its neighbours, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from companion.domain.movements import Movement
from companion.domain.routines import Routine
from companion.services.bundle import Services
from companion.services.words import dose_words
from companion.ui.library.movement_page import MovementPage, MovementView
from companion.ui.routines.step_row import HOW
from tests.helpers.pictures import Studio
from tests.ui.library.conftest import Visitor

Visit = Callable[..., Visitor]


def movement(services: Services, movement_id: str) -> Movement:
    found = services.library.get(movement_id)
    assert found is not None
    return found


@pytest.fixture
def neighbours(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bridge has an easier and a harder neighbour, whatever the files say."""
    get = services.library.get

    def with_neighbours(movement_id: str) -> Movement | None:
        found = get(movement_id)
        if found is None or movement_id != "bridge":
            return found
        return replace(found, easier=("pelvic_tilt", "no_longer_there"), harder=("bird_dog",))

    monkeypatch.setattr(services.library, "get", with_neighbours)


def words_of(page: MovementPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_everything_the_library_says_is_there(visit: Visit, services: Services) -> None:
    visitor = visit()
    visitor.look_around()
    visitor.press(visitor.library.cards["bridge"].tile)
    bridge = movement(services, "bridge")
    words = words_of(visitor.movement)
    for text in (
        bridge.name,
        bridge.clinical_name,
        bridge.purpose,
        *bridge.cues,
        bridge.may_feel,
        bridge.ease_off,
        "On your back",
        "Mat",
        dose_words(bridge.dose),
        *bridge.sources,
        bridge.licence,
    ):
        assert text in words
    assert visitor.movement.panel.view.accessibleName() == bridge.name
    assert visitor.screen.focusWidget() is visitor.movement.back_link


def test_what_is_not_said_leaves_no_empty_heading(services: Services, shown: Callable[..., QWidget]) -> None:
    own = Movement("rocking", "Rocking", "", ())
    page = MovementPage(MovementView(own), Studio().figures(services.library), "Library")
    shown(page, 900, 700)
    words = words_of(page)
    for heading in (
        "How it goes",
        "What you may feel",
        "When to ease off",
        "Where this comes from",
        "Easier",
    ):
        assert heading not in words
    assert "Nothing at all" in words
    assert page.add_button is None


def test_neighbours_are_one_press_away_and_so_is_the_way_back(
    visit: Visit, neighbours: None, services: Services
) -> None:
    visitor = visit()
    visitor.look_around()
    visitor.press(visitor.library.cards["bridge"].tile)
    links = visitor.movement.neighbour_links
    assert list(links) == ["pelvic_tilt", "bird_dog"], "one that is gone is left out"
    assert links["pelvic_tilt"].text() == movement(services, "pelvic_tilt").name
    visitor.press(links["bird_dog"])
    assert visitor.movement.movement.id == "bird_dog"
    assert visitor.movement.back_link.text() == "Bridge"
    visitor.key(Qt.Key.Key_Escape)
    assert visitor.movement.movement.id == "bridge"
    visitor.key(Qt.Key.Key_Escape)
    assert visitor.library.cards["bridge"].tile.hasFocus()


def test_back_in_the_library_the_search_is_still_there(visit: Visit, routine: Routine) -> None:
    visitor = visit()
    visitor.pick_for(routine)
    visitor.look_for("bridge")
    visitor.press(visitor.library.cards["bridge"].tile)
    assert visitor.movement.back_link.text() == "Add a movement"
    visitor.press(visitor.movement.back_link)
    assert visitor.library.filter_bar.search.text() == "bridge"
    assert visitor.library.cards["bridge"].tile.hasFocus()
    visitor.key(Qt.Key.Key_Escape)
    assert visitor.routine.add_button.hasFocus()


def test_an_easier_one_for_a_step_can_be_added_and_the_routine_comes_back(
    visit: Visit, routine: Routine, neighbours: None, services: Services
) -> None:
    visitor = visit()
    visitor.screen.open_item(routine.id)
    first = routine.steps[0]
    visitor.press(visitor.routine.rows[first.id].buttons[HOW])
    assert visitor.movement.add_button is None, "it is in the routine already"
    visitor.press(visitor.movement.neighbour_links["pelvic_tilt"])
    visitor.press(visitor.movement.add_button)
    steps = services.routines.get(routine.id).steps
    assert [step.movement_id for step in steps] == [*(s.movement_id for s in routine.steps), "pelvic_tilt"]
    assert visitor.routine.focused_step()[0] == steps[-1].id


def test_from_a_step_the_way_back_leads_to_the_step(visit: Visit, routine: Routine) -> None:
    visitor = visit()
    visitor.screen.open_item(routine.id)
    step = routine.steps[1]
    visitor.press(visitor.routine.rows[step.id].buttons[HOW])
    visitor.key(Qt.Key.Key_Escape)
    assert visitor.routine.rows[step.id].buttons[HOW].hasFocus()


def test_leaving_for_another_place_starts_at_the_list_again(visit: Visit) -> None:
    visitor = visit()
    visitor.look_around()
    visitor.screen.leave()
    assert visitor.list.library_link
