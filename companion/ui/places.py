"""The screens over an open notebook: each is handed only what it uses.

The window's part of ``bootstrap``: a screen's modules are imported when it is first asked for (measured: all of them
together cost 100 ms, the first alone 25).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from companion.domain.movements import Movement
from companion.domain.routines import Size
from companion.domain.sessions import Session
from companion.drawing.shapes import Drawing
from companion.i18n import current
from companion.services.bundle import Services
from companion.services.emergency import local_number
from companion.ui.desktop import FigureMaker, Tools
from companion.ui.navigation import Place, Screen

if TYPE_CHECKING:
    from companion.ui.awake import Awake
    from companion.ui.figures import Figures, MovingMaker
    from companion.ui.main_window import MainWindow
    from companion.ui.own_movement.pages import OwnMovements
    from companion.ui.own_movement.poser import PoseBench
    from companion.ui.player.screen import PlayerScreen
    from companion.ui.player.sound import Chime, Loudness, Sound, Speaker
    from companion.ui.preferences import NoticeChoice
    from companion.ui.reminders.bell import Bell
    from companion.ui.reminders.notice import Notifier
    from companion.ui.reminders.pages import ReminderPages
    from companion.ui.reminders.screen import RemindersScreen
    from companion.ui.routines.screen import RoutinesScreen
    from companion.ui.tense.card_page import CardPage
    from companion.ui.today.reminder_card import ReminderCards

RELIEF_AFTER_MS = 400
"""So long after the first place is asked for, the modules of relief are read: F2 is then quick the first time too."""
RELIEF_MOVEMENT = "knee_to_chest"
"""The movement drawn on the relief card."""
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
        from companion.ui.tense.screen import TenseScreen

        services = self._services
        return TenseScreen(
            services.tense,
            services.drafts,
            self._tools.navigator,
            self._tools.appearance.preferences.emergency_number or local_number(),
            self._relief_picture,
            self._card_page,
            self._breath_voice,
        )

    def _breath_voice(self) -> Speaker | None:
        """A voice to breathe along with, looked for when one is wanted."""
        from companion.ui.voice.speech import find_speaker

        return find_speaker(current().code, self._tools.appearance.preferences.volume / 100)

    def _card_page(self, emergency_number: str) -> CardPage:
        """The fridge card. What shows and prints PDF files is loaded here, when a card is asked for."""
        from companion.ui.tense.card_page import CardPage

        tools = self._tools
        return CardPage(self._services.tense, tools.tasks, tools.navigator, emergency_number)

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

    def _player(self) -> PlayerScreen:
        from companion.ui.player.figures import Figures
        from companion.ui.player.screen import PlayerScreen
        from companion.ui.player.sound import Loudness
        from companion.ui.voice.usual import voice_of

        services, chosen = self._services, self._tools.appearance.preferences
        player = PlayerScreen(
            services.sessions,
            services.routines,
            services.goals,
            services.drafts,
            Figures(services.library, self._figure_for, self._moving_for, _other_side),
            sound=_sound(Loudness(voice_of(chosen), chosen.tones, chosen.volume / 100)),
            awake=_awake(),
            get_ready_s=chosen.get_ready_s,
        )
        player.closed.connect(self._tools.navigator.back)
        player.eased.connect(self._tools.navigator.tense)
        return player

    def _go_on(self, session: Session) -> None:
        player = self._player()
        player.resume(session)
        self._tools.navigator.cover.emit(player)

    def _figures(self) -> Figures:
        """Pictures of movements: one store for all screens."""
        from companion.ui.figures import Figures

        if self._shared_figures is None:
            self._shared_figures = Figures(self._services.library, self._figure_for, self._moving_for)
        return self._shared_figures

    def _figure_view(self, movement_id: str, name: str, width: float, height: float) -> QWidget:
        """A figure for Today: made, with all it stands on, when the words are there."""
        return self._figures().view(movement_id, name, width, height, ground=False)

    def _relief_picture(self, height: int) -> QWidget:
        """The figure on the relief card: drawn when the three choices are there, and kept for the next time."""
        movement = self._services.library.get(RELIEF_MOVEMENT)
        view = self._figure_view(RELIEF_MOVEMENT, movement.name if movement else "", 320, height)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a picture on the way to the three choices
        return view

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
        )
        today.go_on.connect(self._go_on)
        QTimer.singleShot(RELIEF_AFTER_MS, _have_relief_at_hand)
        return today

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

        services = self._services
        return GoalsScreen(services.goals, services.progress, services.drafts, self._tools.navigator)

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
        )

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
            self._figures(),
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
            self._reminders,
            self._person_picture(),
            _sound,
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

    def _person_picture(self) -> Drawing | None:
        movement = self._services.library.get(PERSON_MOVEMENT)
        return self._figure_for(movement, 260, 230) if movement else None

    def _help(self) -> Screen:
        from companion.ui.help.screen import HelpScreen

        return HelpScreen(self._tools.navigator)


def _have_relief_at_hand() -> None:
    import_module("companion.ui.tense.screen")


def _sound(wanted: Loudness) -> Sound:
    """The player's sound: what plays it is loaded when it is first to be heard."""
    from companion.ui.player.sound import Sound

    return Sound(wanted, _speaker, _find_chime)


def _speaker(volume: float) -> Speaker:
    """A voice of this computer for the language spoken, if it turns out to have one."""
    from companion.ui.voice.speech import Speaker

    return Speaker(current().code, volume)


def _find_chime(volume: float) -> Chime | None:
    """The tones. Qt Multimedia is loaded here, when they are first wanted."""
    try:
        from companion.ui.voice.tones import find_tones
    except ImportError:
        return None
    return find_tones(volume)


def _awake() -> Awake:
    """How the display is kept on with this system."""
    try:
        if sys.platform == "win32":
            from companion.ui.awake.by_windows import AwakeByWindows

            return AwakeByWindows()
        if sys.platform == "darwin":
            from companion.ui.awake.by_caffeine import AwakeByCaffeine

            return AwakeByCaffeine()
        from companion.ui.awake.by_desktop import AwakeByDesktop

        return AwakeByDesktop()
    except (ImportError, OSError):
        from companion.ui.awake import AsItIsSet

        return AsItIsSet()


def _other_side(movement: Movement) -> Movement:
    """``movement`` with the other side of the body."""
    from companion.movement.mirroring import mirrored

    return replace(movement, figure=mirrored(movement.figure)) if movement.figure else movement
