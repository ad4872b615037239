"""All reminders on one page: delete, rest, the notice, and the file for the phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from functools import partial
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.reminders import EVERY_DAY
from companion.domain.routines import Routine
from companion.services.bundle import Services
from companion.services.reminders import When
from companion.ui.errors import ErrorDialog
from companion.ui.look import Appearance
from companion.ui.navigation import Navigator
from companion.ui.preferences import NoticeChoice, PreferencesFile
from companion.ui.recycled.screen import RecycledScreen
from companion.ui.reminders.list_page import RemindersPage
from companion.ui.reminders.screen import RemindersScreen
from companion.ui.settings.screen import REMINDERS, SettingsScreen
from companion.ui.tasks import Tasks
from companion.ui.widgets.kit import Label
from tests.helpers.desk import FixedClock

Open = Callable[[], RemindersScreen]
Undos = list[tuple[str, Callable[[], object]]]
DAILY = When(EVERY_DAY, (time(8),))


def page_of(screen: RemindersScreen) -> RemindersPage:
    QApplication.processEvents()
    assert isinstance(screen.page, RemindersPage)
    return screen.page


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def test_an_empty_page_explains_itself_and_offers_one_thing(open_screen: Open) -> None:
    page = page_of(open_screen())
    assert "Nothing reminds you" in words(page)
    assert page.add_button.text() == "Add a reminder"
    assert not hasattr(page, "save_button")


def test_each_says_what_was_chosen(open_screen: Open, services: Services, routine: Routine) -> None:
    services.reminders.choose_for_routine(routine.id, When(frozenset({1, 4}), (time(8), time(20))))
    services.reminders.choose_own("<img src=x>", When(EVERY_DAY, (), "after <b>tea</b>"))
    services.routines.put_away(routine.id)
    said = words(page_of(open_screen()))
    assert "Back easing Monday and Thursday, at 08:00 and 20:00" in said
    assert "<img src=x> Every day, “after <b>tea</b>”" in said
    assert "rests while the routine is put away" in said


def test_a_check_in_rests_while_measuring_is_paused(open_screen: Open, services: Services) -> None:
    services.reminders.choose_for_check_in(DAILY)
    screen = open_screen()
    assert "rests" not in words(page_of(screen)).split("A rest from reminders")[0]
    services.checkins.pause(True)
    screen.refresh()
    assert "Every day, at 08:00 rests while measuring is paused" in words(page_of(screen))


def test_deleting_one_can_be_undone_and_the_focus_stays_near(
    open_screen: Open, services: Services, undos: Undos
) -> None:
    ids = [services.reminders.choose_own(name, DAILY).id for name in ("A", "B", "C")]
    screen = open_screen()
    page_of(screen).remove_links[ids[1]].click()
    assert [one.title for one in services.reminders.all()] == ["A", "C"]
    assert page_of(screen).change_links[ids[2]].hasFocus()
    assert undos[0][1]() is True
    screen.refresh()
    assert list(page_of(screen).change_links) == ids
    for reminder_id in ids:
        page_of(screen).remove_links[reminder_id].click()
    assert page_of(screen).add_button.hasFocus()


def test_a_rest_is_one_press_and_so_is_going_on(
    open_screen: Open, services: Services, clock: FixedClock, said: list[str]
) -> None:
    services.reminders.choose_own("Roses", DAILY)
    screen = open_screen()
    page_of(screen).pause_button.click()
    assert services.reminders.is_paused()
    assert services.reminders.pause_state().until is None
    banner = page_of(screen).banner
    assert banner is not None
    assert banner.action.hasFocus()
    page_of(screen).week_button.click()
    assert services.reminders.pause_state().until == clock.now().day + timedelta(days=7)
    page_of(screen).day_button.click()
    banner = page_of(screen).banner
    assert banner is not None
    banner.action.click()
    assert not services.reminders.is_paused()
    assert page_of(screen).pause_button.hasFocus()
    assert said == [
        "Reminders rest until you say so.",
        "Reminders rest. They come again on Sunday 29 November.",
        "Reminders rest. They come again on Monday 23 November.",
        "Reminders come up again.",
    ]


def test_what_the_notice_says_is_kept_for_this_computer(open_screen: Open, services: Services) -> None:
    services.reminders.choose_own("Roses", DAILY)
    page = page_of(open_screen())
    assert page.notice_row.value() == NoticeChoice.NAME.value, "private at first"
    page.notice_row.pills()[NoticeChoice.WORDS.value].click()
    assert PreferencesFile().load().notice is NoticeChoice.WORDS
    assert page_of(open_screen()).notice_row.value() == NoticeChoice.WORDS.value


def test_the_file_for_the_phone_is_saved_where_the_person_says(
    open_screen: Open,
    services: Services,
    tasks: Tasks,
    tmp_path: Path,
    said: list[str],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services.reminders.choose_own("Roses", When(EVERY_DAY, (time(8), time(20))))
    page = page_of(open_screen())
    assert "leaves this notebook" in words(page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    page.save_button.click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "mine"), ""))
    page.save_button.click()
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=5000)
    saved = Calendar.from_ical((tmp_path / "mine.ics").read_bytes())
    assert [str(event["summary"]) for event in saved.walk("VEVENT")] == ["Roses", "Roses"]
    assert said == ["Saved 2 reminder times."]


def test_a_file_that_cannot_be_saved_is_said_plainly(
    open_screen: Open, services: Services, tasks: Tasks, tmp_path: Path, qtbot: QtBot
) -> None:
    services.reminders.choose_own("Roses", DAILY)
    screen = open_screen()
    (tmp_path / "file").write_text("in the way")
    screen.save_calendar(tmp_path / "file" / "mine.ics")
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=5000)
    [dialog] = screen.findChildren(ErrorDialog)
    assert "could not be saved" in dialog.heading.text() or "cannot be written" in dialog.heading.text()
    dialog.reject()


def test_a_change_from_elsewhere_shows_and_a_form_is_left_alone(
    open_screen: Open, services: Services
) -> None:
    screen = open_screen()
    services.reminders.choose_own("Roses", DAILY)
    screen.refresh()
    assert "Roses" in words(page_of(screen))
    screen.add()
    form = screen.page
    services.reminders.choose_own("Tulips", DAILY)
    screen.refresh()
    assert screen.page is form
    screen.go_home()
    assert "Tulips" in words(page_of(screen))


def test_one_that_went_meanwhile_is_said_and_not_shown(open_screen: Open, services: Services) -> None:
    made = services.reminders.choose_own("Roses", DAILY)
    screen = open_screen()
    services.reminders.remove(made.id)
    page_of(screen).change_links[made.id].click()
    [dialog] = screen.findChildren(ErrorDialog)
    dialog.reject()
    assert page_of(screen).change_links == {}


def test_settings_lead_there_and_back(
    services: Services, navigator: Navigator, tasks: Tasks, shown: Callable[..., QWidget], qapp: QApplication
) -> None:
    file = PreferencesFile()
    appearance = Appearance(qapp, file.load())
    make = partial(
        RemindersScreen,
        services.reminders,
        services.phone,
        services.routines,
        services.drafts,
        appearance,
        file,
        tasks,
        navigator,
    )
    settings = SettingsScreen(
        appearance, file, services.exports, tasks, navigator, services.notebook.path, make, _never_made
    )
    shown(settings, 1048, 832)
    assert settings.reminders is None, "made when it is first wanted"
    settings.reminders_button.click()
    assert settings.reminders is not None
    assert settings.reminders.isVisible()
    page = page_of(settings.reminders)
    assert page.add_button.hasFocus()
    services.reminders.choose_own("Roses", DAILY)
    settings.refresh()
    assert "Roses" in words(page_of(settings.reminders))
    page_of(settings.reminders).back.emit()
    assert not settings.reminders.isVisible()
    assert settings.reminders_button.hasFocus()
    settings.open_item("something else")
    assert not settings.reminders.isVisible()
    settings.open_item(REMINDERS)
    assert settings.reminders.isVisible()
    assert settings.leave()
    settings.go_home()
    assert not settings.reminders.isVisible()


def _never_made() -> RecycledScreen:
    raise AssertionError("nobody asked for what was put away")
