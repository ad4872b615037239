"""About me: each line with its own "may go on my sheet", kept as a draft, and a picture if wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.about import ABOUT_FIELDS
from companion.domain.sheet import PORTRAIT_KEY
from companion.services.bundle import Services
from companion.services.sheets import SheetOptions
from companion.ui.about.screen import AboutScreen
from companion.ui.navigation import Navigator
from companion.ui.tasks import Tasks
from companion.ui.widgets.kit import Label, Toggle

Open = Callable[[], AboutScreen]


@pytest.fixture
def tasks(qapp: QApplication) -> Tasks:
    return Tasks()


@pytest.fixture
def open_about(services: Services, navigator: Navigator, tasks: Tasks, shown: Callable[..., QWidget]) -> Open:
    """Makes the screen and shows it; again for a second start of the program."""

    def make() -> AboutScreen:
        screen = AboutScreen(services.about, services.about_page, services.drafts, tasks, navigator)
        screen.refresh()
        shown(screen, 1048, 832)
        QTest.qWaitForWindowActive(screen)
        return screen

    return make


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "me.png"
    Image.new("RGB", (60, 80), "teal").save(path)
    return path


def settle(tasks: Tasks) -> None:
    for _ in range(3):
        tasks.wait_idle()
        QApplication.processEvents()


def boxes(screen: AboutScreen) -> list[Toggle]:
    return [screen.name_toggle, *(box for ticks in screen.ticks.values() for box in ticks.toggles)]


def test_every_line_is_private_until_its_own_box_is_ticked(open_about: Open, services: Services) -> None:
    screen = open_about()
    assert [box.isChecked() for box in boxes(screen)] == [True] + [False] * 8
    for name in ABOUT_FIELDS:
        screen.fields[name].set_text(f"my {name}")
    screen.ticks["touch"].toggles[0].click()
    screen.save_button.click()
    about = services.about.get()
    assert {name: getattr(about, name) for name in ABOUT_FIELDS} == {n: f"my {n}" for n in ABOUT_FIELDS}
    assert about.shared == {("name", 0), ("touch", 0)}


def test_every_box_says_what_it_is_about(open_about: Open) -> None:
    names = [box.accessibleName() for box in boxes(open_about())]
    assert len(set(names)) == len(ABOUT_FIELDS)
    assert all(name.startswith("May go on my sheet: ") for name in names)


def test_words_and_ticks_not_yet_kept_are_there_again(open_about: Open) -> None:
    first = open_about()
    first.fields["beliefs"].setFocus()
    QTest.keyClicks(first.focusWidget(), "Bending wears it out.")
    first.ticks["beliefs"].toggles[0].click()
    first.leave()
    second = open_about()
    assert second.fields["beliefs"].text() == "Bending wears it out."
    assert second.ticks["beliefs"].toggles[0].isChecked()


def test_a_picture_is_taken_in_shown_taken_out_and_brought_back(
    open_about: Open, services: Services, tasks: Tasks, navigator: Navigator, photo: Path
) -> None:
    undone: list[Callable[[], object]] = []
    navigator.undoable.connect(lambda _sentence, action: undone.append(action))
    screen = open_about()
    panel = screen.portrait
    assert not panel.photo.isVisibleTo(screen)
    panel.add(photo)
    settle(tasks)
    assert panel.photo.isVisibleTo(screen)
    assert (panel.photo.image().width(), panel.photo.image().height()) == (60, 80)
    panel.out_button.click()
    settle(tasks)
    assert services.about.portrait() is None
    assert not panel.photo.isVisibleTo(screen)
    undone[0]()
    settle(tasks)
    assert services.about.portrait() is not None
    assert panel.photo.isVisibleTo(screen)


def test_the_picture_is_private_until_its_own_tick_which_counts_at_once(
    open_about: Open, services: Services, tasks: Tasks, photo: Path
) -> None:
    screen = open_about()
    panel = screen.portrait
    assert not panel.toggle.isVisibleTo(screen)
    panel.add(photo)
    settle(tasks)
    assert panel.toggle.isVisibleTo(screen)
    assert not panel.toggle.isChecked()
    assert panel.toggle.accessibleName() == "May go on my sheet: A picture of me"
    panel.toggle.click()
    assert services.sheets.data(SheetOptions()).portrait == services.about.portrait_data()
    services.sheets.choose(PORTRAIT_KEY, False)
    screen.refresh()
    assert panel.toggle.isChecked()
    assert panel.toggle.accessibleDescription() == "You left it off your next sheet."
    panel.add(photo)
    settle(tasks)
    panel.toggle.click()
    panel.toggle.click()
    assert services.sheets.data(SheetOptions()).portrait == b""


def test_another_picture_can_be_taken_back_and_neither_is_lost(
    open_about: Open, services: Services, tasks: Tasks, navigator: Navigator, photo: Path
) -> None:
    offered: list[tuple[str, Callable[[], object]]] = []
    said: list[str] = []
    navigator.undoable.connect(lambda sentence, action: offered.append((sentence, action)))
    navigator.said.connect(said.append)
    screen = open_about()
    screen.portrait.add(photo)
    settle(tasks)
    assert (said, offered) == (["Saved"], [])
    Image.new("RGB", (90, 50), "purple").save(photo)
    screen.portrait.add(photo)
    settle(tasks)
    assert said == ["Saved"]
    ((sentence, undo),) = offered
    assert sentence == "Another picture is in its place."
    assert screen.portrait.photo.image().width() == 90
    undo()
    settle(tasks)
    assert screen.portrait.photo.image().width() == 60
    known = services.about.portrait()
    assert known is not None
    assert known.width == 60
    (waits,) = services.recycle.all()
    services.about.remove_portrait()
    services.recycle.bring_back(waits.id)
    known = services.about.portrait()
    assert known is not None
    assert known.width == 90


def test_a_file_that_is_no_picture_is_said_plainly(
    open_about: Open, services: Services, tasks: Tasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "companion.ui.about.portrait.show_error", lambda error, _parent: said.append(str(error))
    )
    path = tmp_path / "me.jpg"
    path.write_text("hello")
    screen = open_about()
    screen.portrait.add(path)
    settle(tasks)
    assert len(said) == 1
    assert services.about.portrait() is None
    assert screen.portrait.add_button.isEnabled()


def test_what_is_typed_is_shown_as_typed(open_about: Open, services: Services) -> None:
    screen = open_about()
    screen.fields["spoken"].set_text("<b>plainly</b> & slowly")
    screen.save_button.click()
    assert open_about().fields["spoken"].text() == "<b>plainly</b> & slowly"
    assert all(label.textFormat().name == "PlainText" for label in screen.findChildren(Label))
    assert services.about.get().spoken == "<b>plainly</b> & slowly"
