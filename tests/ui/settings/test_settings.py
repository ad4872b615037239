"""Settings take effect at once and are kept; About me keeps words and what may be printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import draw_movement
from companion.drawing.person_colours import Hair, Skin
from companion.drawing.shapes import Token
from companion.services.bundle import Services
from companion.ui.about.screen import AboutScreen
from companion.ui.look import Appearance, current_look
from companion.ui.navigation import Navigator
from companion.ui.preferences import PreferencesFile, ThemeChoice
from companion.ui.recycled.screen import RecycledScreen
from companion.ui.reminders.screen import RemindersScreen
from companion.ui.settings.screen import SettingsScreen
from companion.ui.tasks import Tasks
from companion.ui.theme import DARK
from companion.ui.widgets.kit import DrawingView


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def _reminders(
    services: Services, appearance: Appearance, file: PreferencesFile, tasks: Tasks, navigator: Navigator
) -> RemindersScreen:
    return RemindersScreen(
        services.reminders,
        services.phone,
        services.routines,
        services.drafts,
        appearance,
        file,
        tasks,
        navigator,
    )


@pytest.fixture
def settings(
    qapp: QApplication, services: Services, navigator: Navigator, tasks: Tasks, shown: Callable[..., QWidget]
) -> SettingsScreen:
    file = PreferencesFile()
    appearance = Appearance(qapp, file.load())
    movement = services.library.get("bridge")
    assert movement is not None
    screen = SettingsScreen(
        appearance,
        file,
        services.exports,
        tasks,
        navigator,
        services.notebook.path,
        partial(_reminders, services, appearance, file, tasks, navigator),
        partial(RecycledScreen, services.recycle, services.drafts, tasks, navigator),
        draw_movement(movement, 260, 230),
    )
    shown(screen, 1048, 832)
    return screen


def test_text_size_and_colours_change_at_once_and_are_remembered(settings: SettingsScreen) -> None:
    settings.size_row.pills()["150"].click()
    settings.theme_row.pills()["dark"].click()
    assert current_look().text_percent == 150
    kept = PreferencesFile().load()
    assert (kept.text_percent, kept.theme) == (150, ThemeChoice.DARK)


def test_skin_and_hair_of_the_drawn_person_change_at_once(
    settings: SettingsScreen, count_colour: Callable[[QWidget, Token], int]
) -> None:
    before = current_look().color(Token.SKIN)
    settings.person.skin_row.pills()[Skin.DEEP.value].click()
    settings.person.hair_row.pills()[Hair.GREY.value].click()
    look = current_look()
    assert look.color(Token.SKIN) != before
    (figure,) = settings.person.findChildren(DrawingView)
    assert count_colour(figure, Token.SKIN) > 50
    assert count_colour(figure, Token.HAIR) > 50
    kept = PreferencesFile().load()
    assert (kept.skin, kept.hair) == (Skin.DEEP, Hair.GREY)
    settings.theme_row.pills()["dark"].click()
    assert current_look().theme.dark
    assert current_look().color(Token.SKIN) != look.color(Token.SKIN)
    settings.person.skin_row.pills()[Skin.MEDIUM.value].click()
    settings.person.hair_row.pills()[Hair.BROWN.value].click()
    assert current_look().theme == DARK


def test_a_swatch_shows_the_colour_the_figure_gets(settings: SettingsScreen) -> None:
    settings.person.skin_row.pills()[Skin.DARK.value].click()
    skin, hair = settings.person.skin_row.pills(), settings.person.hair_row.pills()
    assert len({pill.colour().name() for pill in skin.values()}) == len(Skin)  # type: ignore[attr-defined]
    assert skin["dark"].colour() == current_look().color(Token.SKIN)  # type: ignore[attr-defined]
    assert hair["brown"].colour() == current_look().color(Token.HAIR)  # type: ignore[attr-defined]
    pill = skin["deep"]
    image = pill.grab().toImage()
    middle = image.pixelColor(pill.pad_x + 13, image.height() // 2)  # type: ignore[attr-defined]
    assert middle == pill.colour()  # type: ignore[attr-defined]
    assert pill.accessibleName() == "Deep brown"
    assert pill.accessibleDescription() == "Skin"


def test_the_emergency_number_is_kept_as_typed(settings: SettingsScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(settings.emergency.editor, "112")
    assert PreferencesFile().load().emergency_number == "112"


def test_everything_can_be_taken_out(
    settings: SettingsScreen, services: Services, tmp_path: Path, qtbot: QtBot, tasks: Tasks
) -> None:
    services.goals.add("Lift Rosie")
    settings.export_to("json", tmp_path / "out")
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=5000)
    document = json.loads((tmp_path / "out" / "notebook.json").read_text("utf-8"))
    assert document["tables"]["goals"][0]["words"] == "Lift Rosie"


@pytest.fixture
def about(
    services: Services, tasks: Tasks, navigator: Navigator, shown: Callable[..., QWidget]
) -> AboutScreen:
    screen = AboutScreen(services.about, services.about_page, services.drafts, tasks, navigator)
    screen.refresh()
    shown(screen, 1048, 832)
    return screen


def test_about_me_keeps_words_and_what_may_be_printed(
    about: AboutScreen, services: Services, navigator: Navigator, qtbot: QtBot
) -> None:
    about.fields["name"].set_text("Sam")
    qtbot.keyClicks(about.fields["enjoy"].editor, "<b>tomatoes</b>")
    about.ticks["enjoy"].toggles[0].click()
    with qtbot.waitSignal(navigator.changed):
        about.save_button.click()
    kept = services.about.get()
    assert (kept.name, kept.enjoy) == ("Sam", "<b>tomatoes</b>")
    assert kept.shared == {("name", 0), ("enjoy", 0)}


def test_unsaved_words_about_me_come_back(
    about: AboutScreen, services: Services, navigator: Navigator, qtbot: QtBot, tasks: Tasks
) -> None:
    qtbot.keyClicks(about.fields["matters"].editor, "Being use")
    about.leave()
    again = AboutScreen(services.about, services.about_page, services.drafts, tasks, navigator)
    again.refresh()
    assert again.fields["matters"].text() == "Being use"
    assert services.about.get().matters == ""
    again.deleteLater()
