"""Looks at the clock while the window is open, and tells what came up: on Today, in a strip, on the desktop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from companion.domain.moments import Moment
from companion.domain.reminders import Due, Occurrence
from companion.errors import CompanionError
from companion.services.reminders import ReminderService, Shown
from companion.ui.navigation import Place
from companion.ui.reminders.notice import Notifier, notice_words
from companion.ui.reminders.replies import Replies
from companion.ui.reminders.strip import ReminderStrip
from companion.ui.reminders.view import ReminderView, view_of
from companion.ui.widgets.notices import announce

if TYPE_CHECKING:
    from companion.ui.main_window import MainWindow
    from companion.ui.preferences import NoticeChoice

EVERY_MS = 15_000
STRIP = "reminder"
Told = tuple[str, Occurrence, Moment | None]


class Bell(QObject):
    """Belongs to the window and stops with it. What had come up before the start is on Today and rings no more.

    ``notice_choice`` tells what the person wants said on the desktop now; ``make_notifier`` makes what says it, when it
    is first needed.
    """

    def __init__(
        self,
        reminders: ReminderService,
        replies: Replies,
        window: MainWindow,
        notice_choice: Callable[[], NoticeChoice],
        make_notifier: Callable[[], Notifier],
    ) -> None:
        super().__init__(window)
        self._reminders = reminders
        replies.setParent(self)
        self._replies = replies
        self._window = window
        self._notice_choice = notice_choice
        self._make_notifier = make_notifier
        self._notifier: Notifier | None = None
        self._since: Moment | None = None
        self._told: set[Told] = set()
        self._views: dict[str, ReminderView] = {}
        self.strip: ReminderStrip | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._replies.replied.connect(self.look)
        window.placed.connect(self._placed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._awake)

    def start(self) -> None:
        """Looks from now on."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Looks no more: the notebook is about to close."""
        self._timer.stop()
        self._since = None

    def look(self) -> None:
        """What came up since the last look is told once."""
        first = self._since is None
        now = self._reminders.now()
        shown = self._read(self._since or now)
        if shown is None:
            return
        self._since = now
        up = [(view_of(one, now.day), one.due) for one in shown if one.due is not None]
        news = [view for view, due in up if due.fresh and _rings(due) and _key(due) not in self._told]
        self._told.update(_key(due) for _view, due in up)
        views = {view.id: view for view, _due in up}
        if views != self._views:
            self._views = views
            self._window.refresh()
        self._check_strip()
        if news and not first:
            self._tell(news)

    def _read(self, since: Moment) -> list[Shown] | None:
        """What is up. When the disk is full it is shown all the same; when the notebook cannot be read, on a stick that
        was pulled out say, what is there stays (``None``). What one does next in the notebook will tell."""
        for ask in (self._reminders.look, self._reminders.due):
            try:
                return ask(since)
            except CompanionError:
                continue
        return None

    def _tell(self, views: list[ReminderView]) -> None:
        for view in views:
            announce(self._window, f"{view.heading}. {view.sentence}")
        if self._window.place is not Place.TODAY:
            self._show_strip(views[-1])
        if self._window.isActiveWindow():
            return
        words = notice_words(views, self._notice_choice())
        if words is None:
            return
        if self._notifier is None:
            self._notifier = self._make_notifier()
        self._notifier.show(words)

    # the strip

    def _show_strip(self, view: ReminderView) -> None:
        strip = ReminderStrip(view)
        strip.started.connect(self._start)
        strip.later.connect(self._later)
        strip.not_today.connect(self._not_today)
        strip.closed.connect(self._drop_strip)
        self.strip = strip
        self._window.set_strip(STRIP, strip)

    def _check_strip(self) -> None:
        """What was answered elsewhere, or has gone, leaves the strip; at midnight its words change."""
        if self.strip is None:
            return
        view = self._views.get(self.strip.view.id)
        if view is None:
            self._drop_strip()
        elif view != self.strip.view:
            self.strip.show_view(view)

    def _drop_strip(self) -> None:
        if self.strip is None:
            return
        focused = self.strip.has_focus()
        self.strip = None
        self._window.set_strip(STRIP, None)
        if focused:
            self._window.focus_content()

    def _start(self) -> None:
        if self.strip is not None:
            self._replies.start(self.strip.view)

    def _later(self) -> None:
        if self.strip is not None:
            self._replies.later(self.strip.view)

    def _not_today(self) -> None:
        if self.strip is not None:
            self._replies.not_today(self.strip.view)

    # events

    def _placed(self, place: Place) -> None:
        if place is Place.TODAY:
            self._drop_strip()

    def _awake(self, state: Qt.ApplicationState) -> None:
        """The computer may have slept: look at once."""
        if state == Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            self.look()


def _key(due: Due) -> Told:
    return due.reminder.id, due.mark.occurrence, due.mark.until


def _rings(due: Due) -> bool:
    """An anchor stands there quietly all day, unless the person asked for it at a time."""
    return due.mark.occurrence.at is not None or due.mark.until is not None
