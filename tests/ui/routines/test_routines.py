"""Building and keeping routines: by keyboard, with Undo, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.routines import Routine, Size
from companion.services.bundle import Services
from companion.ui.library.movement_page import MovementPage
from companion.ui.library.page import LibraryPage
from companion.ui.navigation import Navigator
from companion.ui.routines.list_page import RoutineListPage
from companion.ui.routines.name_form import NameForm
from companion.ui.routines.routine_page import RoutinePage
from companion.ui.routines.screen import RoutinesScreen
from companion.ui.routines.step_row import CHANGE, DOWN, HOW, OUT, UP
from companion.ui.widgets.figure_view import FigureView

Open = Callable[..., RoutinesScreen]
Press = Callable[[QWidget], None]
Undos = list[tuple[str, Callable[[], None]]]


@pytest.fixture
def undos(navigator: Navigator) -> Undos:
    """What could be undone, in order."""
    found: Undos = []
    navigator.undoable.connect(lambda sentence, undo: found.append((sentence, undo)))
    return found


def keys(screen: RoutinesScreen, text: str) -> None:
    QTest.keyClicks(screen.focusWidget(), text)


def key(
    screen: RoutinesScreen, code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(screen.focusWidget(), code, modifier)
    QApplication.processEvents()


def page_of(screen: RoutinesScreen) -> RoutinePage:
    assert isinstance(screen.page, RoutinePage)
    return screen.page


def list_of(screen: RoutinesScreen) -> RoutineListPage:
    assert isinstance(screen.page, RoutineListPage)
    return screen.page


def names(services: Services, routine: Routine) -> list[str]:
    return [step.movement_id for step in services.routines.get(routine.id).steps]


def open_routine(open_screen: Open, routine: Routine) -> RoutinesScreen:
    screen = open_screen()
    screen.open_item(routine.id)
    QApplication.processEvents()
    return screen


def test_an_empty_notebook_offers_one_thing(open_screen: Open, press: Press) -> None:
    screen = open_screen()
    page = list_of(screen)
    assert page.build_button is None
    assert page.empty is not None
    press(page.empty.button)
    assert isinstance(screen.page, NameForm)
    assert screen.focusWidget() is screen.page.name.editor


def test_a_routine_is_built_with_the_keyboard_alone(open_screen: Open, services: Services) -> None:
    screen = open_screen()
    list_of(screen).focus_routine()
    key(screen, Qt.Key.Key_Return)
    keys(screen, "Before tea")
    key(screen, Qt.Key.Key_Tab)
    keys(screen, "On the rug.")
    key(screen, Qt.Key.Key_Tab)
    key(screen, Qt.Key.Key_Return)
    assert screen.focusWidget() is page_of(screen).add_button
    key(screen, Qt.Key.Key_Return)
    assert isinstance(screen.page, LibraryPage)
    keys(screen, "knee to chest")
    key(screen, Qt.Key.Key_Return)
    key(screen, Qt.Key.Key_Return)
    made = services.routines.all()[0]
    assert (made.name, made.note) == ("Before tea", "On the rug.")
    assert [step.movement_id for step in made.steps] == ["knee_to_chest"]
    assert set(made.steps[0].doses) == {Size.ORDINARY, Size.TENSE}


def test_a_nameless_routine_is_not_kept_and_the_note_stays(
    open_screen: Open, press: Press, services: Services
) -> None:
    screen = open_screen()
    screen.build()
    form = screen.page
    assert isinstance(form, NameForm)
    form.note.set_text("On the rug.")
    press(form.save)
    assert services.routines.all() == []
    assert form.name.problem.isVisible()
    assert form.note.text() == "On the rug."
    assert screen.focusWidget() is form.name.editor


def test_a_name_begun_survives_a_second_start(open_screen: Open, press: Press, qtbot: QtBot) -> None:
    screen = open_screen()
    screen.build()
    keys(screen, "Before te")
    qtbot.waitUntil(lambda: screen._drafts.load("routine/new") is not None, timeout=2000)
    again = open_screen()
    again.build()
    assert isinstance(again.page, NameForm)
    assert again.page.name.text() == "Before te"
    press(again.page.save)
    assert again._drafts.load("routine/new") is None


def test_the_list_plays_a_size(open_screen: Open, routine: Routine, press: Press, qtbot: QtBot) -> None:
    screen = open_screen()
    card = list_of(screen).cards[routine.id]
    assert list(card.size_buttons) == [Size.ORDINARY, Size.TENSE]
    with qtbot.waitSignal(screen._navigator.play) as asked:
        press(card.size_buttons[Size.TENSE])
    assert asked.args == [routine.id, "tense"]


def test_a_step_moves_by_button_and_the_focus_goes_with_it(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    screen = open_routine(open_screen, routine)
    last = routine.steps[-1].id
    press(page_of(screen).rows[last].buttons[UP])
    assert names(services, routine) == ["bridge", "walking", "knee_to_chest"]
    assert screen.focusWidget() is page_of(screen).rows[last].buttons[UP]
    press(page_of(screen).rows[last].buttons[UP])
    assert names(services, routine) == ["walking", "bridge", "knee_to_chest"]
    assert screen.focusWidget() is page_of(screen).rows[last].buttons[DOWN], "Up cannot be pressed at the top"


def test_a_step_moves_by_key_and_keeps_its_button(
    open_screen: Open, routine: Routine, services: Services
) -> None:
    screen = open_routine(open_screen, routine)
    first = routine.steps[0].id
    page_of(screen).focus_step(first, CHANGE)
    key(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    key(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    key(screen, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(services, routine) == ["knee_to_chest", "bridge", "walking"]
    assert screen.focusWidget() is page_of(screen).rows[first].buttons[CHANGE]


def test_a_step_taken_out_comes_back_where_it_was(
    open_screen: Open, routine: Routine, press: Press, services: Services, undos: Undos
) -> None:
    screen = open_routine(open_screen, routine)
    middle = routine.steps[1]
    press(page_of(screen).rows[middle.id].buttons[OUT])
    assert names(services, routine) == ["bridge", "walking"]
    services.routines.rename(routine.id, "Renamed", "")
    undos[0][1]()
    found = services.routines.get(routine.id)
    assert found.steps == routine.steps
    assert found.name == "Renamed", "what changed since stays changed"


def test_a_steps_figure_moves_while_it_has_the_focus(
    open_screen: Open, routine: Routine, qtbot: QtBot
) -> None:
    screen = open_routine(open_screen, routine)
    row = page_of(screen).rows[routine.steps[0].id]
    view = row.findChild(FigureView)
    assert view is not None
    assert view.accessibleName() == "Bridge"
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: view.figure.is_playing, timeout=2000)
    row.focus_button(CHANGE)
    assert not view.figure.is_playing


def test_name_and_note_are_changed(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    screen = open_routine(open_screen, routine)
    press(page_of(screen).rename_link)
    form = screen.page
    assert isinstance(form, NameForm)
    assert (form.name.text(), form.note.text()) == ("Back easing", "After tea.")
    form.name.set_text("Mornings <img src=x>")
    press(form.save)
    assert services.routines.get(routine.id).name == "Mornings <img src=x>"
    assert page_of(screen).view.routine.name == "Mornings <img src=x>"
    heading = next(label for label in screen.findChildren(QLabel) if "Mornings" in label.text())
    assert heading.textFormat() == Qt.TextFormat.PlainText


def test_a_copy_has_steps_of_its_own(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    screen = open_routine(open_screen, routine)
    press(page_of(screen).duplicate_link)
    first, copy = services.routines.all()
    assert first == routine
    assert page_of(screen).view.routine.id == copy.id != routine.id
    assert [step.movement_id for step in copy.steps] == [step.movement_id for step in routine.steps]
    press(page_of(screen).rows[copy.steps[0].id].buttons[OUT])
    assert len(services.routines.get(routine.id).steps) == 3


def test_put_away_and_taken_up_again(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    screen = open_routine(open_screen, routine)
    press(page_of(screen).away_link)
    assert services.routines.get(routine.id).put_away
    press(page_of(screen).back_link)
    page = list_of(screen)
    assert not page.cards
    assert screen.focusWidget() is page.away_links[routine.id]
    press(page.away_links[routine.id])
    assert not services.routines.get(routine.id).put_away
    assert screen.focusWidget() is list_of(screen).cards[routine.id].open_button


def test_a_deleted_routine_comes_back_whole(
    open_screen: Open, routine: Routine, press: Press, services: Services, undos: Undos
) -> None:
    screen = open_routine(open_screen, routine)
    press(page_of(screen).remove_link)
    assert services.routines.all() == []
    assert list_of(screen).empty is not None
    undos[0][1]()
    assert services.routines.all() == [routine]
    assert routine.id in list_of(screen).cards


def test_a_routine_that_is_gone_leads_to_the_list(
    open_screen: Open, routine: Routine, services: Services
) -> None:
    screen = open_routine(open_screen, routine)
    services.routines.remove(routine.id)
    screen.refresh()
    list_of(screen)
    screen.open_item("nothing")
    list_of(screen)


# how it goes


def test_how_a_step_goes_comes_back_to_the_step(open_screen: Open, routine: Routine, press: Press) -> None:
    screen = open_routine(open_screen, routine)
    step = routine.steps[1]
    press(page_of(screen).rows[step.id].buttons[HOW])
    assert isinstance(screen.page, MovementPage)
    assert screen.page.add_button is None, "it is in the routine already"
    press(screen.page.back_link)
    assert screen.focusWidget() is page_of(screen).rows[step.id].buttons[HOW]
