"""Settings take effect at once and are kept; About me keeps words and what may be printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.services.bundle import Services
from companion.ui.about.screen import AboutScreen
from companion.ui.look import Appearance, current_look
from companion.ui.navigation import Navigator
from companion.ui.preferences import PreferencesFile, ThemeChoice
from companion.ui.settings.screen import SettingsScreen
from companion.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def settings(
    qapp: QApplication, services: Services, navigator: Navigator, tasks: Tasks, shown: Callable[..., QWidget]
) -> SettingsScreen:
    file = PreferencesFile()
    screen = SettingsScreen(
        Appearance(qapp, file.load()), file, services.exports, tasks, navigator, services.notebook.path
    )
    shown(screen, 1048, 832)
    return screen


def test_text_size_and_colours_change_at_once_and_are_remembered(settings: SettingsScreen) -> None:
    settings.size_row.pills()["150"].click()
    settings.theme_row.pills()["dark"].click()
    assert current_look().text_percent == 150
    kept = PreferencesFile().load()
    assert (kept.text_percent, kept.theme) == (150, ThemeChoice.DARK)


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
def about(services: Services, navigator: Navigator, shown: Callable[..., QWidget]) -> AboutScreen:
    screen = AboutScreen(services.about, services.drafts, navigator)
    screen.refresh()
    shown(screen, 1048, 832)
    return screen


def test_about_me_keeps_words_and_what_may_be_printed(
    about: AboutScreen, services: Services, navigator: Navigator, qtbot: QtBot
) -> None:
    about.fields["name"].set_text("Sam")
    about.fields["enjoy"].set_text("<b>tomatoes</b>")
    about.toggles["enjoy"].click()
    with qtbot.waitSignal(navigator.changed):
        about.save_button.click()
    kept = services.about.get()
    assert (kept.name, kept.enjoy) == ("Sam", "<b>tomatoes</b>")
    assert kept.printed == frozenset({"name", "enjoy"})


def test_unsaved_words_about_me_come_back(
    about: AboutScreen, services: Services, navigator: Navigator, qtbot: QtBot
) -> None:
    qtbot.keyClicks(about.fields["matters"].editor, "Being use")
    about.leave()
    again = AboutScreen(services.about, services.drafts, navigator)
    again.refresh()
    assert again.fields["matters"].text() == "Being use"
    assert services.about.get().matters == ""
    again.deleteLater()
