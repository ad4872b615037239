"""Putting a movement into a routine: the one being filled, one that is chosen, or a new one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.domain.routines import Routine
from companion.services.bundle import Services
from companion.ui.library.routine_choice import RoutineChoice
from companion.ui.navigation import Navigator
from companion.ui.routines.name_form import NameForm
from tests.ui.library.conftest import Visitor

Visit = Callable[..., Visitor]


@pytest.fixture
def said(navigator: Navigator) -> list[str]:
    """The quiet words shown."""
    found: list[str] = []
    navigator.said.connect(found.append)
    return found


def names(services: Services, routine_id: str) -> list[str]:
    return [step.movement_id for step in services.routines.get(routine_id).steps]


def choice_of(visitor: Visitor) -> RoutineChoice:
    dialog = visitor.screen.window().findChild(RoutineChoice)
    assert dialog is not None
    return dialog


def look_at(visitor: Visitor, movement_id: str) -> None:
    visitor.look_around()
    visitor.press(visitor.library.cards[movement_id].tile)


def test_adding_says_so_and_stays_in_the_library(
    visit: Visit, routine: Routine, services: Services, said: list[str]
) -> None:
    visitor = visit()
    page = visitor.pick_for(routine)
    card = page.cards["cat_and_camel"]
    assert card.within is not None
    assert not card.within.isVisible()
    assert page.cards["bridge"].within.isVisible()  # type: ignore[union-attr]
    assert card.add_button is not None
    card.add_button.setFocus()
    visitor.press(card.add_button)
    assert said == ["Cat and camel was added."]
    assert visitor.library is page
    assert card.within.isVisible()
    assert "Cat and camel" in page.contents.text()
    assert card.add_button.hasFocus()
    assert names(services, routine.id)[-1] == "cat_and_camel"
    visitor.press(page.done_button)
    assert len(visitor.routine.rows) == 4


def test_adding_from_its_page_comes_back_to_the_library(
    visit: Visit, routine: Routine, services: Services
) -> None:
    visitor = visit()
    visitor.pick_for(routine)
    visitor.press(visitor.library.cards["bird_dog"].tile)
    visitor.press(visitor.movement.add_button)
    assert names(services, routine.id)[-1] == "bird_dog"
    assert visitor.library.cards["bird_dog"].within.isVisible()  # type: ignore[union-attr]
    assert visitor.library.cards["bird_dog"].tile.hasFocus()


def test_looking_around_one_chooses_the_routine(
    visit: Visit, routine: Routine, services: Services, said: list[str]
) -> None:
    other = services.routines.create("Before bed")
    away = services.routines.create("Long ago")
    services.routines.put_away(away.id)
    visitor = visit()
    look_at(visitor, "bird_dog")
    assert visitor.movement.add_button is not None
    assert visitor.movement.add_button.text() == "Add it to a routine"
    visitor.press(visitor.movement.add_button)
    dialog = choice_of(visitor)
    assert list(dialog.buttons) == [routine.id, other.id, ""]
    assert dialog.buttons[routine.id].text() == "Back easing"
    visitor.press(dialog.buttons[other.id])
    assert names(services, other.id) == ["bird_dog"]
    assert names(services, routine.id) == [step.movement_id for step in routine.steps]
    assert said == ["Bird dog was added to “Before bed”."]
    assert visitor.movement.movement.id == "bird_dog", "one goes on looking"


def test_not_now_changes_nothing(visit: Visit, routine: Routine, services: Services) -> None:
    visitor = visit()
    look_at(visitor, "bird_dog")
    visitor.press(visitor.movement.add_button)
    QTest.keyClick(choice_of(visitor), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert names(services, routine.id) == [step.movement_id for step in routine.steps]
    assert visitor.movement.movement.id == "bird_dog"


def test_a_new_routine_gets_a_name_and_begins_with_it(
    visit: Visit, routine: Routine, services: Services, qtbot: QtBot
) -> None:
    visitor = visit()
    look_at(visitor, "bird_dog")
    visitor.press(visitor.movement.add_button)
    visitor.press(choice_of(visitor).buttons[""])
    form = visitor.screen.page
    assert isinstance(form, NameForm)
    form.name.set_text("Mornings")
    visitor.press(form.save)
    made = next(each for each in services.routines.all() if each.name == "Mornings")
    assert names(services, made.id) == ["bird_dog"]
    assert visitor.routine.view.routine.id == made.id
    visitor.screen.build()
    again = visitor.screen.page
    assert isinstance(again, NameForm)
    again.name.set_text("Evenings")
    visitor.press(again.save)
    made = next(each for each in services.routines.all() if each.name == "Evenings")
    assert names(services, made.id) == [], "the wish was for one routine"


def test_without_any_routine_a_new_one_is_named_at_once(visit: Visit, services: Services) -> None:
    visitor = visit()
    look_at(visitor, "bird_dog")
    visitor.press(visitor.movement.add_button)
    form = visitor.screen.page
    assert isinstance(form, NameForm)
    form.left.emit()
    QApplication.processEvents()
    assert visitor.movement.movement.id == "bird_dog", "not now: back to the movement"
    assert services.routines.all() == []
    visitor.screen.go_home()
    visitor.screen.build()
    assert isinstance(visitor.screen.page, NameForm)
    visitor.screen.page.name.set_text("Mornings")
    visitor.press(visitor.screen.page.save)
    assert names(services, services.routines.all()[0].id) == []


def test_an_empty_notebook_has_the_library_too(visit: Visit) -> None:
    visitor = visit()
    assert visitor.list.empty is not None
    visitor.look_around()
