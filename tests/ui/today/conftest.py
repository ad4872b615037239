"""Today over a real notebook, on a Sunday morning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.routines import Routine
from companion.services.bundle import Services
from companion.ui.navigation import Navigator
from companion.ui.reminders.later_dialog import LaterDialog
from companion.ui.reminders.replies import Replies
from companion.ui.today.reminder_card import ReminderCards
from companion.ui.today.screen import TodayScreen
from tests.helpers.desk import FixedClock
from tests.helpers.pictures import Studio


@pytest.fixture
def today(
    services: Services, clock: FixedClock, navigator: Navigator, shown: Callable[..., QWidget]
) -> Callable[..., TodayScreen]:
    """Makes the screen and shows it, as the window does; again for a second start of the program."""

    def now() -> datetime:
        return clock.at.at

    def make(over: Services = services, width: int = 1048, height: int = 832) -> TodayScreen:
        screen = TodayScreen(
            navigator,
            over.about,
            over.goals,
            over.routines,
            over.library,
            over.sessions,
            over.visits,
            over.checkins,
            over.tense,
            over.plans,
            over.drafts,
            over.reminders,
            partial(Studio().figures(over.library).view, ground=False),
            partial(_reminder_cards, over, navigator),
            over.both_sides.reasons_for,
            now=now,
        )
        screen.refresh()
        shown(screen, width, height)
        QTest.qWaitForWindowActive(screen)
        QApplication.processEvents()
        return screen

    return make


@pytest.fixture
def build(services: Services) -> Callable[..., Routine]:
    """Builds a routine of the person's own."""

    def make(name: str = "Back easing", movements: tuple[str, ...] = ("bridge", "walking")) -> Routine:
        routine = services.routines.create(name)
        for movement_id in movements:
            movement = services.library.get(movement_id)
            assert movement is not None
            routine = services.routines.add_step(routine.id, movement)
        return routine

    return make


def _reminder_cards(services: Services, navigator: Navigator, owner: QWidget) -> ReminderCards:
    return ReminderCards(Replies(services.reminders, navigator, LaterDialog, owner))
