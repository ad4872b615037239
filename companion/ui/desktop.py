"""Opening and closing the window: paint first, then the notebook, then Today (or the first two questions)."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from companion import i18n
from companion.domain.movements import Movement
from companion.drawing.shapes import Drawing
from companion.errors import CompanionError, SaveError
from companion.i18n import tr
from companion.ui.application import make_application
from companion.ui.errors import ErrorKeeper
from companion.ui.look import Appearance, load_more_fonts
from companion.ui.main_window import MainWindow
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.preferences import Preferences, PreferencesFile
from companion.ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from companion.services.bundle import Services
    from companion.ui.reminders.bell import Bell
    from companion.ui.trouble.screen import TroubleScreen

FigureMaker = Callable[[Movement, float, float], Drawing]

BELL_AFTER_MS = 1200
"""So long after the first screen can be used, reminders begin to be told. Today shows them at once by itself."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What screens share besides the notebook's services."""

    navigator: Navigator
    tasks: Tasks
    appearance: Appearance
    preferences_file: PreferencesFile


class Places(Protocol):
    """Makes the screens over an open notebook. Built late, so that the first picture needs none of them."""

    def screen(self, place: Place) -> Screen: ...
    def welcome(self) -> Screen: ...
    def player(self, routine_id: str, size: str) -> QWidget: ...
    def relief(self) -> QWidget: ...
    def bell(self, window: MainWindow) -> Bell: ...
    def bring(self, source: str, words: str, window: MainWindow) -> None: ...


@dataclass(frozen=True, slots=True)
class Start:
    """How to start: ``open_notebook`` runs off the window's thread; ``make_places`` on it, afterwards;
    ``make_trouble`` when the notebook could not be opened. ``open_chosen`` opens what the person then chooses
    (default: ``open_notebook``); ``remembers`` says whether the next start begins with that choice.
    """

    path: Path
    open_notebook: Callable[[Path], Services]
    make_places: Callable[[Services, Tools], Places]
    make_trouble: Callable[[CompanionError, Path], TroubleScreen]
    open_chosen: Callable[[Path], Services] | None = None
    remembers: bool = False


class Desktop(QObject):
    """One window over one notebook, from the first picture to the last save.

    ``painted`` after the first picture, ``ready`` when the first screen can be used.
    """

    painted = Signal()
    ready = Signal()

    def __init__(self, app: QApplication, start: Start, preferences_file: PreferencesFile) -> None:
        super().__init__()
        self._start = start
        self._path = start.path
        self._chosen = False
        self._services: Services | None = None
        self._places: Places | None = None
        self._bell: Bell | None = None
        self.tools = Tools(
            Navigator(), Tasks(self), Appearance(app, preferences_file.load()), preferences_file
        )
        self.window = MainWindow(
            self.tools.navigator,
            {place: _PlaceMaker(self, place) for place in Place},
            player=self._player,
            relief=self._relief,
            bring=self._bring,
            tasks=self.tools.tasks,
        )
        self.errors = ErrorKeeper(self._window, self)
        self.window.rail.setEnabled(False)
        self.window.installEventFilter(self)
        self.tools.navigator.changed.connect(self._name_notebook)
        self.ready.connect(self._settle)
        self._bell_wait = QTimer(self, singleShot=True, interval=BELL_AFTER_MS)
        self._bell_wait.timeout.connect(self._start_bell)
        self.ready.connect(self._bell_wait.start)

    @property
    def services(self) -> Services | None:
        """The open notebook's services, once open."""
        return self._services

    def show(self) -> None:
        """Show the window; the notebook is opened after its first picture."""
        self.window.show()

    def close(self) -> None:
        """Finish what is being saved and close the notebook."""
        self._bell_wait.stop()
        if self._bell is not None:
            self._bell.stop()
        self.tools.tasks.close()
        if self._services is not None:
            self._services.notebook.close()
            self._services = None

    def place(self, place: Place) -> Screen:
        """A place's screen, built now."""
        if self._places is None:
            raise RuntimeError("the notebook is not open yet")
        return self._places.screen(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the first picture."""
        if watched is self.window and event.type() == QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self._after_first_picture)
        return False

    def _after_first_picture(self) -> None:
        self.painted.emit()
        self._open()

    def _open(self) -> None:
        if self.window.overlay is not None:
            self.window.overlay.setEnabled(False)  # asked once is enough; the answer replaces it
        self.tools.tasks.run(self._open_work, self._opened, self._failed)

    def _open_chosen(self, path: Path) -> None:
        self._path, self._chosen = path, True
        self._open()

    def _open_work(self, _progress: Progress) -> Services:
        start = self._start
        opening = start.open_chosen if self._chosen and start.open_chosen else start.open_notebook
        return opening(self._path)

    def _opened(self, services: Services) -> None:
        # A first screen that cannot be built is a bug the person is told of; whoever waits for us goes on.
        QTimer.singleShot(0, self.ready.emit)
        self._services = services
        self._places = self._start.make_places(services, self.tools)
        self._name_notebook()
        if services.about.is_sample():
            self.window.set_banner(
                "sample",
                tr("This is a made-up sample notebook. Look around, change things."),
                amber=False,
            )
        if services.notebook.read_only:
            self.window.set_banner(
                "read_only", tr("This notebook can only be read here. You can still print and export it.")
            )
        self.window.rail.setEnabled(True)
        self.window.close_overlay()
        self.window.show_place(Place.TODAY)
        if not services.notebook.read_only and not services.about.is_welcomed():
            welcome = self._places.welcome()
            self.window.show_overlay(welcome)
        self._remember()

    def _failed(self, error: CompanionError) -> None:
        QTimer.singleShot(0, self.ready.emit)
        trouble = self._start.make_trouble(error, self._path)
        trouble.chosen.connect(self._open_chosen)
        trouble.again.connect(self._open)
        self.window.show_overlay(trouble)

    def _remember(self) -> None:
        """The next start begins with the notebook the person chose here."""
        if not (self._chosen and self._start.remembers):
            return
        try:
            self.tools.preferences_file.change(last_notebook=str(self._path.absolute()))
        except SaveError as error:
            self.tools.navigator.said.emit(error.sentence)

    def _name_notebook(self) -> None:
        if self._services is None:
            return
        name = self._services.about.get().name.strip()
        self.window.set_notebook_name(tr("{name}’s notebook", name=name) if name else tr("My notebook"))

    def _settle(self) -> None:
        """What can wait until the first screen is there. What the start made stays for good: the garbage
        collector need not look through it again."""
        gc.enable()
        gc.freeze()
        load_more_fonts()

    def _start_bell(self) -> None:
        """Reminders are told from now on, while this notebook is open."""
        if self._bell is not None:
            self._bell.stop()
            self._bell.deleteLater()
            self._bell = None
        if self._places is not None:
            self._bell = self._places.bell(self.window)
            self._bell.start()
        if self._services is not None:
            work = partial(self._empty_out, self._services)
            self.tools.tasks.run(work, self._emptied, self._emptied)

    @staticmethod
    def _empty_out(services: Services, _progress: Progress) -> int:
        """What was put away long ago goes for good."""
        return services.recycle.empty_out()

    def _emptied(self, _outcome: object) -> None:
        """Nothing is said: what could not go now goes another day."""

    def _player(self, routine_id: str, size: str) -> QWidget:
        return self._built().player(routine_id, size)

    def _bring(self, source: str, words: str) -> None:
        if self._places is not None:
            self._places.bring(source, words, self.window)

    def _relief(self) -> QWidget:
        return self._built().relief()

    def _built(self) -> Places:
        if self._places is None:
            raise RuntimeError("the notebook is not open yet")
        return self._places

    def _window(self) -> QWidget:
        return self.window


class _PlaceMaker:
    """Makes one place's screen when the window first asks for it."""

    def __init__(self, desktop: Desktop, place: Place) -> None:
        self._desktop = desktop
        self._place = place

    def __call__(self) -> Screen:
        return self._desktop.place(self._place)


def run(start: Start) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    preferences_file = PreferencesFile()
    speak_preferred(preferences_file.load())
    app = make_application(sys.argv[:1])
    desktop = Desktop(app, start, preferences_file)
    desktop.errors.install()
    desktop.show()
    code = app.exec()
    desktop.close()
    return code


def speak_preferred(preferences: Preferences) -> None:
    """Speak the language chosen in Settings, else stay with the one found at start."""
    if preferences.language != "system":
        i18n.use(i18n.load(preferences.language))
