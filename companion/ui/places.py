"""The screens over an open notebook: each is handed only what it uses.

The window's part of ``bootstrap``: a screen's modules are imported when it is first asked for (measured: all of them
together cost 100 ms, the first alone 25).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from companion.domain.routines import Size
from companion.drawing.shapes import Drawing
from companion.services.bundle import Services
from companion.ui.desktop import FigureMaker, Tools
from companion.ui.full_screens import FullScreens, have_relief_at_hand, make_sound
from companion.ui.navigation import Place, Screen

if TYPE_CHECKING:
    from companion.ui.figures import Figures, MovingMaker
    from companion.ui.main_window import MainWindow
    from companion.ui.own_movement.pages import OwnMovements
    from companion.ui.own_movement.poser import PoseBench
    from companion.ui.paper.orders import PaperOrders
    from companion.ui.preferences import NoticeChoice
    from companion.ui.recycled.screen import RecycledScreen
    from companion.ui.reminders.bell import Bell
    from companion.ui.reminders.notice import Notifier
    from companion.ui.reminders.pages import ReminderPages
    from companion.ui.reminders.screen import RemindersScreen
    from companion.ui.routines.screen import RoutinesScreen
    from companion.ui.today.reminder_card import ReminderCards
    from companion.ui.visit.bringing import Bringing
    from companion.ui.visit.sheet_page import SheetPage

RELIEF_AFTER_MS = 400
"""So long after the first place is asked for, the modules of relief are read: F2 is then quick the first time too."""
OTHERS_AFTER_MS = 2000
"""So long after it, those of the other places begin to be read."""
PERSON_MOVEMENT = "seated_knee_extension"
"""The movement that shows skin and hair in Settings."""


class NotebookPlaces:
    """Makes every screen. Built once per open notebook."""

    def __init__(
        self,
        services: Services,
        tools: Tools,
        figure_for: FigureMaker,
        moving_for: MovingMaker,
        bench_for: Callable[[], PoseBench],
    ) -> None:
        self._services = services
        self._tools = tools
        self._figure_for = figure_for
        self._moving_for = moving_for
        self._bench_for = bench_for
        self._shared_figures: Figures | None = None
        self._bringing: Bringing | None = None
        self._full = FullScreens(services, tools, figure_for, moving_for, self._figure_view)
        self._makers = {
            Place.TODAY: self._today,
            Place.GOALS: self._goals,
            Place.ROUTINES: self._routines,
            Place.CHECK_IN: self._check_in,
            Place.PROGRESS: self._progress,
            Place.VISIT: self._visit,
            Place.PLANS: self._plans,
            Place.LOOK_BACK: self._look_back,
            Place.ABOUT: self._about,
            Place.SETTINGS: self._settings,
            Place.HELP: self._help,
        }

    def screen(self, place: Place) -> Screen:
        """A place's screen, new."""
        return self._makers[place]()

    def welcome(self) -> Screen:
        """The first two questions."""
        from companion.ui.welcome.screen import WelcomeScreen

        services = self._services
        welcome = WelcomeScreen(services.about, services.goals, services.drafts)
        welcome.finished.connect(self._tools.navigator.changed)
        welcome.finished.connect(self._tools.navigator.back)
        return welcome

    def player(self, routine_id: str, size: str) -> QWidget:
        """A routine, playing from its start; going on with the one cut off when it is the same."""
        return self._full.player(routine_id, Size(size))

    def relief(self) -> QWidget:
        """Things are tense."""
        return self._full.relief()

    def bring(self, source: str, words: str, window: MainWindow) -> None:
        """Puts words on the list for the next visit, or asks for them."""
        from companion.ui.visit.bringing import Bringing

        if self._bringing is None:
            services = self._services
            self._bringing = Bringing(services.visits, services.drafts, self._tools.navigator, window)
        self._bringing.bring(source, words)

    def bell(self, window: MainWindow) -> Bell:
        """What looks at the clock for reminders."""
        from companion.ui.reminders.bell import Bell
        from companion.ui.reminders.replies import Replies

        reminders = self._services.reminders
        replies = Replies(reminders, self._tools.navigator, self._later_dialog, window)
        return Bell(reminders, replies, window, self._notice_choice, self._notifier)

    def _notice_choice(self) -> NoticeChoice:
        return self._tools.appearance.preferences.notice

    def _notifier(self) -> Notifier:
        """What shows a notice on this desktop; loaded when one is first shown."""
        if sys.platform in ("win32", "darwin"):
            from companion.ui.reminders.tray_notice import TrayNotifier

            return TrayNotifier(self._tools.navigator)
        from companion.ui.reminders.bus_notice import BusNotifier

        return BusNotifier(self._tools.navigator)

    def _figures(self) -> Figures:
        """Pictures of movements: one store for all screens."""
        from companion.ui.figures import Figures

        if self._shared_figures is None:
            self._shared_figures = Figures(self._services.library, self._figure_for, self._moving_for)
        return self._shared_figures

    def _figure_view(self, movement_id: str, name: str, width: float, height: float) -> QWidget:
        """A figure for Today: made, with all it stands on, when the words are there."""
        return self._figures().view(movement_id, name, width, height, ground=False)

    def _today(self) -> Screen:
        from companion.ui.today.screen import TodayScreen

        services = self._services
        today = TodayScreen(
            self._tools.navigator,
            services.about,
            services.goals,
            services.routines,
            services.library,
            services.sessions,
            services.visits,
            services.checkins,
            services.tense,
            services.plans,
            services.drafts,
            services.reminders,
            self._figure_view,
            self._reminder_cards,
            self._reasons_for,
        )
        today.go_on.connect(self._full.go_on)
        QTimer.singleShot(RELIEF_AFTER_MS, have_relief_at_hand)
        QTimer.singleShot(OTHERS_AFTER_MS, today, partial(_read_ahead, today))
        return today

    def _reasons_for(self, goal_id: str) -> tuple[str, ...]:
        """Own words in favour of a goal; the service is made when they are first asked for."""
        return self._services.both_sides.reasons_for(goal_id)

    def _reminder_cards(self, owner: QWidget) -> ReminderCards:
        """The cards on Today, made when there is one to show."""
        from companion.ui.reminders.replies import Replies
        from companion.ui.today.reminder_card import ReminderCards

        return ReminderCards(
            Replies(self._services.reminders, self._tools.navigator, self._later_dialog, owner)
        )

    def _later_dialog(self, title: str, now: datetime, parent: QWidget) -> QDialog:
        """Asks at what time a reminder shall come again."""
        from companion.ui.reminders.later_dialog import LaterDialog

        dialog = LaterDialog(title, now, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _goals(self) -> Screen:
        from companion.ui.goals.screen import GoalsScreen
        from companion.ui.goals.tools import GoalPapers, GoalTools

        services = self._services
        tools = GoalTools(
            services.ladders,
            services.rulers,
            services.small_steps,
            services.both_sides,
            services.goal_stories,
            services.fine,
        )
        papers = GoalPapers(self._print_story, self._print_last)
        return GoalsScreen(
            services.goals, services.progress, services.drafts, self._tools.navigator, tools, papers
        )

    def _routines(self) -> Screen:
        from companion.ui.routines.screen import RoutinesScreen

        services = self._services
        return RoutinesScreen(
            services.routines,
            services.library,
            services.drafts,
            self._tools.navigator,
            self._figures(),
            self._own_movements,
            self._reminder_pages,
            print_routine=self._print_routine,
        )

    def _print_routine(self, routine_id: str) -> None:
        self._paper_orders().routine(routine_id)

    def _print_story(self, goal_id: str) -> None:
        self._paper_orders().story(goal_id)

    def _print_last(self) -> None:
        self._paper_orders().last()

    def _paper_orders(self) -> PaperOrders:
        """What shows and prints papers. What shows PDF files is loaded here, when one is asked for."""
        from companion.ui.paper.orders import PaperOrders

        return PaperOrders(self._services.papers, self._tools)

    def _reminder_pages(self, host: RoutinesScreen) -> ReminderPages:
        from companion.ui.reminders.pages import ReminderPages

        return ReminderPages(host, self._services.reminders, self._tools.navigator, host)

    def _own_movements(self, host: RoutinesScreen) -> OwnMovements:
        from companion.ui.own_movement.pages import OwnMovements

        tools = self._tools
        return OwnMovements(
            host,
            self._services.library,
            tools.tasks,
            tools.navigator,
            self._figures(),
            self._film,
            self._bench_for,
            host,
        )

    def _film(self, data: bytes, name: str) -> QWidget:
        """Plays a video. Qt Multimedia is loaded here, when the first one is to be seen; ``ImportError`` without it."""
        from companion.ui.own_movement.video import VideoView

        return VideoView(data, name)

    def _check_in(self) -> Screen:
        from companion.ui.checkin.screen import CheckInScreen

        services = self._services
        return CheckInScreen(
            services.checkins, services.clinic_scores, services.drafts, self._tools.navigator
        )

    def _progress(self) -> Screen:
        from companion.ui.progress.facts_in_span import Readers
        from companion.ui.progress.screen import ProgressScreen

        services = self._services
        readers = Readers(services.progress, services.measures, services.tense)
        return ProgressScreen(readers, self._tools.navigator)

    def _visit(self) -> Screen:
        from companion.ui.visit.screen import VisitScreen

        services = self._services
        return VisitScreen(
            services.visits,
            services.sessions,
            services.drafts,
            self._tools.navigator,
            self._sheet_page(),
            services.agreements,
            services.after_visits,
        )

    def _sheet_page(self) -> SheetPage:
        from companion.ui.visit.sheet_page import SheetPage

        services, tools = self._services, self._tools
        return SheetPage(
            services.sheets,
            services.sheet_files,
            services.sheet_habits,
            services.drafts,
            tools.tasks,
            tools.navigator,
        )

    def _plans(self) -> Screen:
        from companion.ui.plans.screen import PlansScreen

        services = self._services
        return PlansScreen(
            services.plans,
            services.drafts,
            self._tools.tasks,
            self._tools.navigator,
            self._figures(),
            services.library,
            services.agreements,
        )

    def _look_back(self) -> Screen:
        from companion.ui.look_back.screen import LookBackScreen

        services = self._services
        return LookBackScreen(services.look_back, services.search, self._tools.navigator, services.recycle)

    def _about(self) -> Screen:
        from companion.ui.about.screen import AboutScreen

        services = self._services
        tools = self._tools
        return AboutScreen(services.about, services.about_page, services.drafts, tools.tasks, tools.navigator)

    def _settings(self) -> Screen:
        from companion.ui.settings.screen import SettingsScreen

        services = self._services
        return SettingsScreen(
            self._tools.appearance,
            self._tools.preferences_file,
            services.exports,
            self._tools.tasks,
            self._tools.navigator,
            services.notebook.path,
            self._reminders,
            self._recycled,
            self._person_picture(),
            make_sound,
        )

    def _reminders(self) -> RemindersScreen:
        from companion.ui.reminders.screen import RemindersScreen

        services, tools = self._services, self._tools
        return RemindersScreen(
            services.reminders,
            services.phone,
            services.routines,
            services.drafts,
            tools.appearance,
            tools.preferences_file,
            tools.tasks,
            tools.navigator,
        )

    def _recycled(self) -> RecycledScreen:
        from companion.ui.recycled.screen import RecycledScreen

        services, tools = self._services, self._tools
        return RecycledScreen(services.recycle, services.drafts, tools.tasks, tools.navigator)

    def _person_picture(self) -> Drawing | None:
        movement = self._services.library.get(PERSON_MOVEMENT)
        return self._figure_for(movement, 260, 230) if movement else None

    def _help(self) -> Screen:
        from companion.ui.help.screen import HelpScreen

        return HelpScreen(self._tools.navigator)


def _read_ahead(owner: QWidget) -> None:
    """Begins to read the modules of the other places."""
    from companion.ui.read_ahead import ReadAhead

    ReadAhead(owner)
