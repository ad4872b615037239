"""Movements of one's own are made, found, put into a routine and left from where one is in the library."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.bootstrap import make_bench
from companion.domain.movements import Movement
from companion.domain.routines import Routine
from companion.services.bundle import Services
from companion.ui.library.page import LibraryPage
from companion.ui.main_window import MainWindow
from companion.ui.navigation import Navigator, Place
from companion.ui.own_movement.form import OwnForm
from companion.ui.own_movement.movement_page import OwnMovementPage
from companion.ui.own_movement.pages import OwnMovements
from companion.ui.own_movement.pose_page import PosePage
from companion.ui.routines.list_page import RoutineListPage
from companion.ui.routines.routine_page import RoutinePage
from companion.ui.routines.screen import RoutinesScreen
from companion.ui.routines.step_row import HOW
from companion.ui.tasks import Tasks
from tests.helpers.pictures import Studio
from tests.ui.own_movement.conftest import Film


@pytest.fixture
def routine(services: Services) -> Routine:
    made = services.routines.create("Evening")
    bridge = services.library.get("bridge")
    assert bridge is not None
    return services.routines.add_step(made.id, bridge)


@pytest.fixture
def screen(
    services: Services, navigator: Navigator, tasks: Tasks, routine: Routine, shown: Callable[..., QWidget]
) -> RoutinesScreen:
    figures = Studio().figures(services.library)

    def own(host: RoutinesScreen) -> OwnMovements:
        return OwnMovements(host, services.library, tasks, navigator, figures, Film, make_bench, host)

    made = RoutinesScreen(services.routines, services.library, services.drafts, navigator, figures, own)
    made.refresh()
    shown(made, 1048, 832)
    QTest.qWaitForWindowActive(made)
    return made


def _page(screen: RoutinesScreen, kind: type[QWidget]) -> QWidget:
    QApplication.processEvents()
    assert isinstance(screen.page, kind)
    return screen.page


def _library(screen: RoutinesScreen) -> LibraryPage:
    page = _page(screen, LibraryPage)
    assert isinstance(page, LibraryPage)
    return page


def _pick(screen: RoutinesScreen, routine: Routine) -> LibraryPage:
    screen.open_item(routine.id)
    page = _page(screen, RoutinePage)
    assert isinstance(page, RoutinePage)
    page.add_wanted.emit()
    return _library(screen)


def _write(screen: RoutinesScreen, name: str) -> OwnMovementPage:
    _library(screen).make_button.click()
    form = _page(screen, OwnForm)
    assert isinstance(form, OwnForm)
    form.name.set_text(name)
    form.save.click()
    page = _page(screen, OwnMovementPage)
    assert isinstance(page, OwnMovementPage)
    return page


def test_one_made_while_picking_goes_into_the_routine(
    screen: RoutinesScreen, services: Services, routine: Routine
) -> None:
    _pick(screen, routine)
    page = _write(screen, "Rocking")
    assert page.back_link.text() == "Add a movement"
    assert page.add_button.text() == "Add it to the routine"
    page.add_button.click()
    library = _library(screen)
    assert [step.movement_name for step in services.routines.get(routine.id).steps] == ["Bridge", "Rocking"]
    assert "Rocking" in library.contents.text()
    assert page.movement.id in library.cards


def test_one_made_while_looking_around_can_be_put_into_a_routine(
    screen: RoutinesScreen, services: Services
) -> None:
    screen.look_around()
    page = _write(screen, "Rocking")
    assert page.back_link.text() == "Library"
    page.add_button.click()
    (dialog,) = [
        each for each in screen.window().findChildren(QWidget) if type(each).__name__ == "RoutineChoice"
    ]
    dialog.chosen.emit(services.routines.all()[0].id)  # type: ignore[attr-defined]
    assert services.routines.all()[0].steps[-1].movement_name == "Rocking"
    page.back_link.click()
    assert page.movement.id in _library(screen).cards


def test_it_is_opened_from_its_card_and_left_to_it(
    screen: RoutinesScreen, services: Services, made: Movement
) -> None:
    screen.look_around()
    _library(screen).cards[made.id].tile.click()
    page = _page(screen, OwnMovementPage)
    assert isinstance(page, OwnMovementPage)
    assert page.movement == made
    page.back_link.click()
    library = _library(screen)
    assert library.cards[made.id].tile.hasFocus()


def test_not_writing_it_after_all_goes_back_to_the_library(screen: RoutinesScreen) -> None:
    screen.look_around()
    library = _library(screen)
    library.filter_bar.search.set_text("knee")
    library.make_button.click()
    form = _page(screen, OwnForm)
    assert isinstance(form, OwnForm)
    form.left.emit()
    assert _library(screen).filter_bar.search.text() == "knee"


def test_deleting_it_goes_back_to_the_library_without_it_and_undo_brings_it_there(
    screen: RoutinesScreen, navigator: Navigator, made: Movement, tasks: Tasks
) -> None:
    screen.look_around()
    _library(screen).cards[made.id].tile.click()
    page = _page(screen, OwnMovementPage)
    assert isinstance(page, OwnMovementPage)
    page.delete_button.click()
    undo: list[Callable[[], object]] = []
    navigator.undoable.connect(lambda _said, back: undo.append(back))
    navigator.changed.connect(screen.refresh)
    assert tasks.wait_idle()
    assert made.id not in _library(screen).cards
    undo[0]()
    assert tasks.wait_idle()
    assert made.id in _library(screen).cards


def test_from_a_step_one_comes_back_to_the_step(
    screen: RoutinesScreen, services: Services, routine: Routine, made: Movement
) -> None:
    services.routines.add_step(routine.id, made)
    screen.open_item(routine.id)
    page = _page(screen, RoutinePage)
    assert isinstance(page, RoutinePage)
    step = services.routines.get(routine.id).steps[-1]
    page.step_asked.emit(step.id, HOW)
    own = _page(screen, OwnMovementPage)
    assert isinstance(own, OwnMovementPage)
    assert own.back_link.text() == "Evening"
    assert not own.add_button.isVisible()
    own.back_link.click()
    _page(screen, RoutinePage)


def test_a_renamed_movement_is_renamed_in_its_routine(
    screen: RoutinesScreen, services: Services, routine: Routine, made: Movement
) -> None:
    services.routines.add_step(routine.id, made)
    screen.look_around()
    _library(screen).cards[made.id].tile.click()
    page = _page(screen, OwnMovementPage)
    assert isinstance(page, OwnMovementPage)
    page.words_button.click()
    form = _page(screen, OwnForm)
    assert isinstance(form, OwnForm)
    form.name.set_text("Rocking")
    form.save.click()
    assert services.routines.get(routine.id).steps[-1].movement_name == "Rocking"


def test_leaving_the_place_keeps_words_and_comes_back_to_them(screen: RoutinesScreen, made: Movement) -> None:
    screen.look_around()
    _library(screen).cards[made.id].tile.click()
    _page(screen, OwnMovementPage)
    screen.leave()
    _page(screen, RoutineListPage)
    screen.look_around()
    _library(screen).make_button.click()
    form = _page(screen, OwnForm)
    screen.leave()
    assert _page(screen, OwnForm) is form


def test_the_keys_of_undo_belong_to_the_pose_while_one_poses(
    screen: RoutinesScreen, navigator: Navigator, made: Movement, shown: Callable[..., QWidget]
) -> None:
    """The window takes them everywhere else, for what was taken out last."""
    window = MainWindow(navigator, {Place.ROUTINES: lambda: screen})
    shown(window, 1280, 832)
    window.show_place(Place.ROUTINES)
    QTest.qWaitForWindowActive(window)
    brought_back: list[bool] = []
    navigator.offer_undo("Something was taken out.", lambda: brought_back.append(True))
    screen.look_around()
    _library(screen).cards[made.id].tile.click()
    own = _page(screen, OwnMovementPage)
    assert isinstance(own, OwnMovementPage)
    own.figure_button.click()
    page = _page(screen, PosePage)
    assert isinstance(page, PosePage)
    before = page.figure
    page.add_pose.click()
    page.canvas.handles["head"].setFocus()
    QTest.keyClick(page.canvas.handles["head"], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.figure == before
    assert brought_back == []
    page.left.emit()
    QTest.keyClick(_page(screen, OwnMovementPage), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert brought_back == [True]


def test_the_player_of_videos_is_not_loaded_before_there_is_one_to_see() -> None:
    code = (
        "import sys, companion.ui, companion.ui.places, companion.ui.routines.screen, companion.ui.own_movement.pages;"
        "print([name for name in sys.modules if 'QtMultimedia' in name or name == 'PIL'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_where_nothing_can_be_made_nothing_is_offered(
    services: Services, navigator: Navigator, shown: Callable[..., QWidget], made: Movement
) -> None:
    figures = Studio().figures(services.library)
    plain = RoutinesScreen(services.routines, services.library, services.drafts, navigator, figures)
    plain.refresh()
    shown(plain, 1048, 832)
    plain.look_around()
    assert not _library(plain).make_button.isVisible()
    _library(plain).cards[made.id].tile.click()
    QApplication.processEvents()
    assert not isinstance(plain.page, OwnMovementPage)
