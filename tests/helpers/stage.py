"""One real window over one notebook, at a size, in a look and a language, with a clock that stands still."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from companion import bootstrap, i18n
from companion.services.bundle import Services
from companion.ui.application import make_application, speak
from companion.ui.desktop import Desktop, Start
from companion.ui.main_window import MainWindow
from companion.ui.navigation import Navigator, Place
from companion.ui.preferences import MotionChoice, Preferences, PreferencesFile, ThemeChoice, VoiceChoice
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.kit import Page
from tests.helpers.desk import FixedClock
from tests.helpers.inspection import Finding, inspect
from tests.helpers.wardrobe import Wardrobe, open_at, own_words

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer  # isort: skip
from PySide6.QtGui import QColor, QCursor, QImage, QPainter  # isort: skip
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # isort: skip

WAIT_S = 10.0


@dataclass(frozen=True, slots=True)
class View:
    """How to look: theme, text size, language and the window's size."""

    theme: ThemeChoice = ThemeChoice.LIGHT
    percent: int = 100
    language: str = "en_GB"
    size: tuple[int, int] = (1280, 832)

    @property
    def name(self) -> str:
        """``light-100``, or the language's code where it is made up."""
        return self.language if self.language != "en_GB" else f"{self.theme.value}-{self.percent}"


SMALL = (1024, 700)
VIEWS = (
    *(View(theme, 100) for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)),
    *(View(theme, 200, size=SMALL) for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)),
    View(language="en_XA"),
    View(language="ar_XB"),
)


class StageError(AssertionError):
    """The window did not do what a scene asked of it."""


class Strays(QObject):
    """Sees parts of a screen that were shown before they had their place: each flashes up as a window of its own, and
    takes the keyboard with it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.windowType() == Qt.WindowType.Window
            and not watched.windowTitle()
        ):
            self.found.append(f"{type(watched).__name__} “{watched.accessibleName()}”")
        return False


class Stage:
    """Use as a context: opens the window and waits until it can be used; closes it afterwards."""

    def __init__(
        self, wardrobe: Wardrobe, folder: Path, kind: str = "sample", view: View | None = None
    ) -> None:
        self.view = view or View()
        folder.mkdir(parents=True, exist_ok=True)
        self._kind = kind
        self._wardrobe = wardrobe
        self.path = folder / "notebook.companion"
        self._folder = folder
        self.clock = FixedClock()
        self.caught: tuple[QImage, list[Finding]] | None = None
        self.strays = Strays()

    def __enter__(self) -> Stage:
        if self._kind == "damaged":
            self.path.write_bytes(b"once upon a time" * 64)
        else:
            self._wardrobe.copy(self._kind, self.path)
        i18n.use(self._language())
        self.app: QApplication = make_application(["companion"])
        self.app.installEventFilter(self.strays)
        speak(self.app)
        QCursor.setPos(5_000, 5_000)  # or the button under it would look hovered
        file = PreferencesFile(self._folder)
        file.save(
            Preferences(
                self.view.theme,
                self.view.percent,
                MotionChoice.OFF,
                emergency_number="112",
                voice=VoiceChoice.OFF,
                tones=False,
            )
        )
        start = Start(self.path, self._open, bootstrap.make_places, bootstrap.make_trouble)
        self.desktop = Desktop(self.app, start, file)
        self.ready = False
        self.desktop.ready.connect(self._now_ready)
        self.window.resize(*self.view.size)
        self.desktop.show()
        self.window.activateWindow()
        self.wait(lambda: self.ready)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_problem: object) -> None:
        self.app.removeEventFilter(self.strays)
        for dialog in self.dialogs():
            dialog.reject()
        self.window.close()
        self.desktop.close()
        self.window.deleteLater()
        self.desktop.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        i18n.use(i18n.load("en_GB"))
        speak(self.app)
        if kind is None and self.strays.found:
            raise StageError(f"shown before it had its place, as a window of its own: {self.strays.found}")

    def _language(self) -> i18n.Language:
        if self.view.language in i18n.PSEUDO_FORMATS:
            return i18n.load(self.view.language, self._wardrobe.pseudo())
        return i18n.load(self.view.language)

    def _open(self, path: Path) -> Services:
        return open_at(path, self.clock)

    def _now_ready(self) -> None:
        self.ready = True

    # what scenes use

    @property
    def window(self) -> MainWindow:
        return self.desktop.window

    @property
    def services(self) -> Services:
        services = self.desktop.services
        if services is None:
            raise StageError("the notebook did not open")
        return services

    @property
    def navigator(self) -> Navigator:
        return self.desktop.tools.navigator

    def wait(self, until: Callable[[], bool], what: str = "the window") -> None:
        """Let events happen until ``until`` holds."""
        deadline = time.monotonic() + WAIT_S
        while not until():
            if time.monotonic() > deadline:
                raise StageError(f"waited {WAIT_S:.0f} s for {what}")
            self.app.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Let layouts, timers and work under way finish."""
        self.desktop.tools.tasks.wait_idle()
        for _ in range(4):
            self.app.processEvents()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def pause(self, seconds: float) -> None:
        """Let time pass, with its events."""
        until = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > until)

    def go(self, place: Place) -> None:
        """Show a place."""
        self.desktop.window.show_place(place)
        self.settle()

    def buttons(self, words: str) -> list[Button]:
        """Visible buttons with these words, or this spoken name, in the language of the window."""
        wanted = i18n.tr(words)
        tops: list[QWidget] = [*self.dialogs(), self.window]
        return [
            button
            for top in tops
            for button in top.findChildren(Button)
            if button.isVisible() and wanted in (button.text(), button.accessibleName())
        ]

    def press(self, words: str, index: int = 0) -> None:
        """Press the button with these words."""
        found = self.buttons(words)
        if len(found) <= index:
            seen = sorted({b.text() for b in self.window.findChildren(Button) if b.isVisible() and b.text()})
            raise StageError(f"no button “{i18n.tr(words)}”; there are {seen}")
        in_front = QTimer()
        in_front.setInterval(250)
        in_front.timeout.connect(self._catch)
        in_front.start()
        found[index].click()
        in_front.stop()
        self.settle()

    def _catch(self) -> None:
        """A dialog that waits for its answer is looked at while it waits, and then left."""
        waiting = self.dialogs()
        if waiting:
            self.caught = self._look()
            waiting[-1].reject()

    def look(self) -> tuple[QImage, list[Finding]]:
        """What is shown now (or was shown in the dialog that just closed), and what is wrong with it."""
        image, found = self.caught or self._look()
        strays = [
            Finding("a window of its own", name, "shown before it had its place")
            for name in self.strays.found
        ]
        self.strays.found.clear()
        return image, [*found, *strays]

    def _look(self) -> tuple[QImage, list[Finding]]:
        image = self.picture()
        return image, [finding for top in self.tops() for finding in inspect(top, own_words=self._exempt())]

    def _exempt(self) -> list[str] | None:
        """The words that need no translation, where the language is the one that shows what is not translated."""
        if self.view.language != "en_XA":
            return None
        if self.desktop.services is None:
            return [str(self.path)]
        sources = {source for movement in self.services.library.all() for source in movement.sources}
        return [*own_words(self.services), *sources]

    def dialogs(self) -> list[QDialog]:
        """Dialogs in front of the window."""
        return [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]

    def tops(self) -> list[QWidget]:
        """What is in front: the dialogs, else the window."""
        return [*self.dialogs()] or [self.window]

    def picture(self) -> QImage:
        """The window, with a dialog over it where there is one, once every figure in sight is drawn."""
        self.settle()
        self.wait(self._figures_drawn, "the figures")
        self.settle()
        image = self.window.grab().toImage()
        for dialog in self.dialogs():
            over = dialog.grab().toImage()
            painter = QPainter(image)
            painter.fillRect(image.rect(), QColor(0, 0, 0, 70))
            at = QPoint((image.width() - over.width()) // 2, (image.height() - over.height()) // 2)
            painter.drawImage(at, over)
            painter.end()
        return image

    def _figures_drawn(self) -> bool:
        figures = getattr(self.desktop._places, "_shared_figures", None)
        return figures is None or len(figures.waiting) == 0

    def scroll(self, share: float) -> None:
        """Scroll the page in front to a share of its height."""
        for page in self.window.findChildren(Page):
            if page.isVisible():
                bar = page.verticalScrollBar()
                bar.setValue(round(bar.maximum() * share))
        self.settle()
