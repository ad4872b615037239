"""A routine's reminder, from its own page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.reminders import EVERY_DAY
from companion.domain.routines import Routine
from companion.services.bundle import Services
from companion.services.reminders import When
from companion.ui.navigation import Navigator
from companion.ui.reminders.form import ReminderForm
from companion.ui.reminders.pages import ReminderPages
from companion.ui.routines.list_page import RoutineListPage
from companion.ui.routines.routine_page import RoutinePage
from companion.ui.routines.screen import RoutinesScreen
from companion.ui.widgets.kit import Label
from tests.helpers.pictures import Studio

Open = Callable[[], RoutinesScreen]


@pytest.fixture
def open_routine(
    services: Services, navigator: Navigator, shown: Callable[..., QWidget], routine: Routine
) -> Open:
    """The routine's page, with reminders."""

    def pages(host: RoutinesScreen) -> ReminderPages:
        return ReminderPages(host, services.reminders, navigator, host)

    def make() -> RoutinesScreen:
        figures = Studio().figures(services.library)
        screen = RoutinesScreen(
            services.routines, services.library, services.drafts, navigator, figures, reminders_for=pages
        )
        screen.refresh()
        shown(screen, 1048, 832)
        QTest.qWaitForWindowActive(screen)
        screen.open_item(routine.id)
        QApplication.processEvents()
        return screen

    return make


def page_of(screen: RoutinesScreen) -> RoutinePage:
    QApplication.processEvents()
    assert isinstance(screen.page, RoutinePage)
    return screen.page


def form_of(screen: RoutinesScreen) -> ReminderForm:
    QApplication.processEvents()
    assert isinstance(screen.page, ReminderForm)
    return screen.page


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label)]


def test_it_asks_when_if_at_all_and_takes_no_for_an_answer(open_routine: Open, services: Services) -> None:
    screen = open_routine()
    assert "When would you like to be reminded, if at all?" in words(page_of(screen))
    assert "Not at all, for now." in words(page_of(screen))
    page_of(screen).reminder_link.click()
    form = form_of(screen)
    form.kind.pills()["never"].click()
    form.save.click()
    assert services.reminders.all() == []
    assert page_of(screen).reminder_link.hasFocus()


def test_choosing_shows_on_the_page_and_can_be_changed(
    open_routine: Open, services: Services, routine: Routine
) -> None:
    screen = open_routine()
    page_of(screen).reminder_link.click()
    form = form_of(screen)
    assert form.focusWidget() is form.kind.pills()["times"]
    assert not form.words.isVisible()
    assert not form.subject_row.isVisible()
    form.times.fields[0].set_value(time(7, 45))
    form.save.click()
    assert "Every day, at 07:45" in words(page_of(screen))
    assert page_of(screen).reminder_link.text() == "Change when"
    page_of(screen).reminder_link.click()
    form = form_of(screen)
    assert form.times.values() == [time(7, 45)]
    form.kind.pills()["after"].click()
    form.anchor.set_text("after the kettle")
    form.save.click()
    reminder = services.reminders.of_routine(routine.id)
    assert reminder is not None
    assert (reminder.times, reminder.anchor) == ((), "after the kettle")


def test_what_was_begun_waits_as_a_draft(
    open_routine: Open, services: Services, routine: Routine, qtbot: QtBot
) -> None:
    screen = open_routine()
    page_of(screen).reminder_link.click()
    form_of(screen).kind.pills()["after"].click()
    qtbot.keyClicks(form_of(screen).anchor.editor, "after bre")
    form_of(screen).left.emit()
    assert page_of(screen).reminder_link.hasFocus()
    assert services.reminders.all() == []
    page_of(screen).reminder_link.click()
    assert form_of(screen).anchor.text() == "after bre"
    assert form_of(screen).anchor.isVisible()


def test_deleting_the_routine_and_undo_bring_the_reminder_along(
    open_routine: Open, services: Services, routine: Routine, navigator: Navigator
) -> None:
    services.reminders.choose_for_routine(routine.id, When(EVERY_DAY, (time(8),)))
    undos: list[Callable[[], object]] = []
    navigator.undoable.connect(lambda _sentence, undo: undos.append(undo))
    screen = open_routine()
    page_of(screen).remove_link.click()
    assert isinstance(screen.page, RoutineListPage)
    assert services.reminders.all() == []
    assert undos[0]() is True
    assert services.reminders.of_routine(routine.id) is not None


def test_a_change_from_elsewhere_shows(open_routine: Open, services: Services, routine: Routine) -> None:
    screen = open_routine()
    services.reminders.choose_for_routine(routine.id, When(frozenset({1}), (time(8),)))
    screen.refresh()
    assert "Monday, at 08:00" in words(page_of(screen))
