"""The screens over an open notebook: each is handed only what it uses.

The window's part of ``bootstrap``: a screen's modules are imported when it is first asked for (measured: all of them
together cost 100 ms, the first alone 25).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from companion.domain.routines import Size
from companion.domain.sessions import Session
from companion.drawing.shapes import Drawing
from companion.services.bundle import Services
from companion.services.emergency import local_number
from companion.ui.desktop import FigureMaker, Tools
from companion.ui.navigation import Place, Screen

if TYPE_CHECKING:
    from companion.ui.player.screen import PlayerScreen

RELIEF_MOVEMENT = "knee_to_chest"
"""The movement drawn on the relief card."""


class NotebookPlaces:
    """Makes every screen. Built once per open notebook."""

    def __init__(self, services: Services, tools: Tools, figure_for: FigureMaker) -> None:
        self._services = services
        self._tools = tools
        self._figure_for = figure_for
        self._makers = {
            Place.TODAY: self._today,
            Place.GOALS: self._goals,
            Place.ROUTINES: self._routines,
            Place.CHECK_IN: self._check_in,
            Place.PROGRESS: self._progress,
            Place.VISIT: self._visit,
            Place.PLANS: self._plans,
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
        player = self._player()
        cut_off = self._services.sessions.unfinished()
        if cut_off is not None and (cut_off.routine_id, cut_off.size) == (routine_id, Size(size)):
            player.resume(cut_off)
        else:
            player.play(routine_id, Size(size))
        return player

    def relief(self) -> QWidget:
        """Things are tense."""
        from companion.ui.tense.screen import PICTURE_HEIGHT, TenseScreen

        services = self._services
        return TenseScreen(
            services.tense,
            services.drafts,
            self._tools.navigator,
            self._tools.appearance.preferences.emergency_number or local_number(),
            self._relief_picture(PICTURE_HEIGHT),
        )

    def _player(self) -> PlayerScreen:
        from companion.ui.player.screen import PlayerScreen

        services = self._services
        player = PlayerScreen(
            services.sessions,
            services.routines,
            services.library,
            services.goals,
            services.drafts,
            self._figure_for,
        )
        player.closed.connect(self._tools.navigator.back)
        player.eased.connect(self._tools.navigator.tense)
        return player

    def _go_on(self, session: Session) -> None:
        player = self._player()
        player.resume(session)
        self._tools.navigator.cover.emit(player)

    def _relief_picture(self, height: int) -> Drawing | None:
        movement = self._services.library.get(RELIEF_MOVEMENT)
        return self._figure_for(movement, 320, height) if movement else None

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
            self._figure_for,
        )
        today.go_on.connect(self._go_on)
        return today

    def _goals(self) -> Screen:
        from companion.ui.goals.screen import GoalsScreen

        services = self._services
        return GoalsScreen(services.goals, services.progress, services.drafts, self._tools.navigator)

    def _routines(self) -> Screen:
        from companion.ui.routines.screen import RoutinesScreen

        services = self._services
        return RoutinesScreen(
            services.routines, services.library, services.drafts, self._tools.navigator, self._figure_for
        )

    def _check_in(self) -> Screen:
        from companion.ui.checkin.screen import CheckInScreen

        services = self._services
        return CheckInScreen(services.checkins, services.drafts, self._tools.navigator)

    def _progress(self) -> Screen:
        from companion.ui.progress.screen import ProgressScreen

        services = self._services
        return ProgressScreen(services.progress, services.checkins, services.tense, self._tools.navigator)

    def _visit(self) -> Screen:
        from companion.ui.visit.screen import VisitScreen

        services = self._services
        return VisitScreen(
            services.visits,
            services.sheets,
            services.exports,
            services.sessions,
            services.drafts,
            self._tools.tasks,
            self._tools.navigator,
        )

    def _plans(self) -> Screen:
        from companion.ui.plans.screen import PlansScreen

        services = self._services
        return PlansScreen(
            services.plans,
            services.drafts,
            self._tools.tasks,
            self._tools.navigator,
            self._figure_for,
            services.library,
        )

    def _about(self) -> Screen:
        from companion.ui.about.screen import AboutScreen

        services = self._services
        return AboutScreen(services.about, services.drafts, self._tools.navigator)

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
        )

    def _help(self) -> Screen:
        from companion.ui.help.screen import HelpScreen

        return HelpScreen(self._tools.navigator)
