"""The window: the rail, the place shown beside it, and full-window screens over both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import shiboken6
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.rail import MAIN_PLACES, Rail, place_name
from companion.ui.tasks import Tasks
from companion.ui.widgets.containers import Page
from companion.ui.widgets.notices import Banner, StatusLine, UndoBar, announce
from companion.ui.widgets.reading_order import focus_on, tab_on

LEAST_SIZE = QSize(900, 640)
FIRST_SIZE = QSize(1280, 832)
RAIL_SHARE = 0.36
LEAVE_WAIT_MS = 30_000

Screens = Mapping[Place, Callable[[], Screen]]


class MainWindow(QMainWindow):
    """Builds each screen the first time it is asked for, so the first picture needs the rail alone.

    ``screens`` make the places; ``player`` (given a routine's id and a size) and ``relief`` make the two
    full-window screens; ``bring`` puts words on the list for the next visit, or asks for them. ``closing`` is emitted
    when the window is about to close for good, ``placed`` with a place when it is shown.
    """

    closing = Signal()
    placed = Signal(object)

    def __init__(
        self,
        navigator: Navigator,
        screens: Screens,
        *,
        player: Callable[[str, str], QWidget] | None = None,
        relief: Callable[[], QWidget] | None = None,
        bring: Callable[[str, str], None] | None = None,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self._makers = dict(screens)
        self._screens: dict[Place, Screen] = {}
        self._player, self._relief, self._bring, self._tasks = player, relief, bring, tasks
        self._place: Place | None = None
        self._banners: dict[str, QWidget] = {}
        self._return_focus: list[QWidget | None] = []
        self._build()
        self._connect()
        self.setMinimumSize(LEAST_SIZE)
        self.resize(FIRST_SIZE)
        self.setWindowTitle(tr("Companion"))

    # what others call

    @property
    def place(self) -> Place | None:
        """The place shown, if any yet."""
        return self._place

    @property
    def overlay(self) -> QWidget | None:
        """The full-window screen shown, if any."""
        count = self._layers.count()
        return self._layers.widget(count - 1) if count > 1 else None

    def screen_of(self, place: Place) -> Screen | None:
        """The screen of ``place``, if it has been built."""
        return self._screens.get(place)

    def set_notebook_name(self, name: str) -> None:
        """Shows whose notebook this is, on the rail and in the title."""
        self.rail.set_notebook_name(name)
        self.setWindowTitle(tr("{name} · Companion", name=name) if name else tr("Companion"))

    def show_place(self, place: Place) -> bool:
        """Goes to ``place``; ``False`` when the screen shown asked to stay."""
        current = self._screens.get(self._place) if self._place else None
        if current is not None and place is not self._place and not current.leave():
            self.rail.set_place(current.place)
            return False
        while self.overlay is not None:
            self.close_overlay()
        screen = self._screen(place)
        self._place = place
        self.rail.set_place(place)
        screen.refresh()
        focus, last = self.focusWidget(), screen.focusWidget()
        self._content.setCurrentWidget(screen)
        if focus is not None and self._content.isAncestorOf(focus):
            # Qt would hand it on to what was made next.
            focus_on(screen, last)
        announce(self, screen.title or place_name(place))
        self.placed.emit(place)
        return True

    def show_overlay(self, screen: QWidget) -> None:
        """Puts ``screen`` over the whole window. What it covers, such as a routine under way, waits beneath.

        A second screen of the same kind takes the place of the first. It is deleted when closed.
        """
        if self.overlay is not None and type(self.overlay) is type(screen):
            self._drop_overlay()
        self._return_focus.append(self.focusWidget())
        self._layers.addWidget(screen)
        self._layers.setCurrentWidget(screen)
        self._lay_notices()
        if isinstance(screen, Screen):
            screen.refresh()
        screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_overlay(self) -> None:
        """Goes back to what a full-window screen covered: another one, or the place beneath, which is refreshed."""
        if self.overlay is None:
            return
        back_to = self._drop_overlay()
        if back_to is not None and shiboken6.isValid(back_to) and back_to.isVisible():
            back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.overlay is not None:
            self.overlay.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _drop_overlay(self) -> QWidget | None:
        """Takes the top full-window screen away. Returns what had the focus before it came."""
        screen = self.overlay
        if screen is None:
            return None
        self._layers.setCurrentIndex(self._layers.count() - 2)
        self._layers.removeWidget(screen)
        screen.hide()
        screen.deleteLater()
        self._lay_notices()
        return self._return_focus.pop()

    def _lay_notices(self) -> None:
        """Puts what is said quietly below what is seen: the place, or the full-window screen over it.

        A full-window screen offers to undo what was done on it; what was done elsewhere is offered there again.
        """
        overlay = self.overlay
        (self._right if overlay is None else self._whole).addWidget(self.notices)
        self.notices.show()
        offered = self.undo_bar.offered
        self.undo_bar.setVisible(offered is not None and overlay in (None, offered.origin))

    def refresh(self) -> None:
        """Lets the screen shown read the notebook again."""
        if self._place is not None and self.overlay is None:
            self._screens[self._place].refresh()

    def set_banner(self, key: str, sentence: str, action: str = "", *, amber: bool = True) -> Banner | None:
        """Shows a strip above the content, such as for a sample notebook; an empty sentence takes it away."""
        banner = Banner(sentence, action, amber=amber) if sentence else None
        self.set_strip(key, banner)
        return banner

    def set_strip(self, key: str, strip: QWidget | None) -> None:
        """Shows ``strip`` above the content in every place, instead of the one of this ``key``; ``None``: no more."""
        old = self._banners.pop(key, None)
        if old is not None:
            self._strip.removeWidget(old)
            old.hide()
            old.deleteLater()
        if strip is not None:
            self._banners[key] = strip
            self._strip.addWidget(strip)
        self._strip.setContentsMargins(24, 16 if self._banners else 0, 24, 0)

    def focus_content(self) -> None:
        """Puts the focus where it last was on the screen shown, or on the first thing there."""
        screen = self.overlay or self._content.currentWidget()
        if screen is not None:
            focus_on(screen, screen.focusWidget())

    # build

    def _build(self) -> None:
        self.rail = Rail()
        self._content = QStackedWidget()
        self._strip = QVBoxLayout()
        self._strip.setContentsMargins(24, 0, 24, 0)
        self._strip.setSpacing(8)
        self.status = StatusLine()
        self.undo_bar = UndoBar()
        self.notices = QWidget()
        said = _column(self.notices)
        said.addWidget(self.status)
        said.addWidget(self.undo_bar)
        self._right = _column()
        self._right.addLayout(self._strip)
        self._right.addWidget(self._content, 1)
        self._right.addWidget(self.notices)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._right, 1)
        self._layers = QStackedWidget()
        self._layers.addWidget(body)
        self._all = QWidget()
        self._whole = _column(self._all)
        self._whole.addWidget(self._layers, 1)
        self.setCentralWidget(self._all)

    def _connect(self) -> None:
        self.rail.went.connect(self._press_place)
        self.rail.bring.connect(partial(self.navigator.bring.emit, "", ""))
        self.rail.tense.connect(self.navigator.tense)
        navigator = self.navigator
        navigator.go.connect(self.show_place)
        navigator.open_goal.connect(self._open_goal)
        navigator.open_item.connect(self._open_item)
        navigator.play.connect(self._play)
        navigator.tense.connect(self._ease)
        navigator.cover.connect(self.show_overlay)
        navigator.bring.connect(self._bring_along)
        navigator.back.connect(self.close_overlay)
        navigator.changed.connect(self.refresh)
        navigator.said.connect(self.status.say)
        navigator.undoable.connect(self._offer_undo)
        self.undo_bar.leaving.connect(self.focus_content)
        self.undo_bar.turned.connect(self._lay_notices)
        for index, place in enumerate(MAIN_PLACES, start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{index}"), self)
            shortcut.activated.connect(partial(self._press_place, place, to_rail=True))
            self.rail.buttons[place].setToolTip(tr("Alt+{number}", number=index))
        QShortcut(QKeySequence(Qt.Key.Key_F2), self).activated.connect(self.navigator.tense)
        QShortcut(QKeySequence(Qt.Key.Key_F6), self).activated.connect(partial(self._go_round, 1))
        back = QKeySequence(Qt.Modifier.SHIFT | Qt.Key.Key_F6)
        QShortcut(back, self).activated.connect(partial(self._go_round, -1))
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._find)
        keys = find.key().toString(QKeySequence.SequenceFormat.NativeText)
        self.rail.buttons[Place.LOOK_BACK].setToolTip(tr("{keys}: find in what I wrote", keys=keys))
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        new.activated.connect(partial(self.navigator.bring.emit, "", ""))
        # A text field with the focus keeps the key while it has typing of its own to take back.
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setAutoRepeat(False)  # a key held down takes back one thing, not all of them
        undo.activated.connect(self._press_undo)

    # slots

    def _press_place(self, place: Place, *, to_rail: bool = False) -> None:
        """Goes to a place; pressing the one shown goes to its front page. By shortcut the focus follows."""
        if place is self._place and self.overlay is None:
            self._screens[place].go_home()
        elif not self.show_place(place):
            return
        if to_rail:
            self.rail.focus_place()

    def _go_round(self, by: int) -> None:
        """From the rail to the screen, to what can be undone while that is offered, and on to the rail.

        A full-window screen stands for both.
        """
        overlay = self.overlay
        parts = [self.rail, self._content] if overlay is None else [overlay]
        if self.undo_bar.isVisible():
            parts.append(self.undo_bar)
        if len(parts) == 1:
            return
        focus = self.focusWidget()
        now = next((index for index, part in enumerate(parts) if focus and part.isAncestorOf(focus)), 0)
        target = parts[(now + by) % len(parts)]
        if target is self.rail:
            self.rail.focus_place()
        elif target is self.undo_bar:
            self.undo_bar.undo_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus_content()

    def _offer_undo(self, sentence: str, undo: Callable[[], object]) -> None:
        done_on = self.overlay
        self.undo_bar.offer(sentence, partial(self._undo, self._place, done_on, undo), done_on)

    def _press_undo(self) -> None:
        if self.undo_bar.isVisible():
            self.undo_bar.press()

    def _undo(self, place: Place | None, done_on: QWidget | None, undo: Callable[[], object]) -> bool:
        """Brings back what was taken out. It shows in its own place; elsewhere a word says so."""
        before = self.focusWidget()
        if undo() is False:
            return False
        if place is not self._place or self.overlay is not done_on:
            self.status.say(tr("It is back."))
            # Its screen took the focus for what came back, out of sight: the person stays where they were.
            if before is not None and shiboken6.isValid(before) and before.isVisible():
                before.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.focus_content()
        return True

    def _open_goal(self, goal_id: str) -> None:
        self._open_item(Place.GOALS, goal_id)

    def _open_item(self, place: Place, item_id: str) -> None:
        if self.show_place(place):
            self._screens[place].open_item(item_id)

    def _find(self) -> None:
        """To the field that finds what was written; a full-window screen keeps its place."""
        if self.overlay is None:
            self._open_item(Place.LOOK_BACK, "")

    def _bring_along(self, source: str, words: str) -> None:
        if self._bring is not None and self.rail.isEnabled():
            self._bring(source, words)

    def _play(self, routine_id: str, size: str) -> None:
        if self._player is not None:
            self.show_overlay(self._player(routine_id, size))

    def _ease(self) -> None:
        if self._relief is not None:
            self.show_overlay(self._relief())

    def _screen(self, place: Place) -> Screen:
        if place not in self._screens:
            screen = self._makers[place]()
            screen.place = place
            if not screen.accessibleName():
                screen.setAccessibleName(place_name(place))
            self._screens[place] = screen
            self._content.addWidget(screen)
        return self._screens[place]

    # events

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab follows what is on screen now, also what was added in the middle of a page."""
        if tab_on(self._all, self.focusWidget(), forward=forward):
            return True
        # What had the focus has just been hidden: Qt knows what is near it.
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rail.set_most_width(int(self.width() * RAIL_SHARE))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up, Page Down, Home and End scroll the page even while the rail has focus."""
        screen = self.overlay or self._content.currentWidget()
        pages = screen.findChildren(Page) if screen is not None else []
        page = next((page for page in pages if page.isVisible()), None)
        if page is None or not page.scroll_by_key(event.key()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks the screen shown, then waits for what is being saved."""
        overlay = self.overlay
        shown = overlay if isinstance(overlay, Screen) else self._screens.get(self._place or Place.TODAY)
        if shown is not None and not shown.leave():
            event.ignore()
            return
        self.closing.emit()
        if self._tasks is not None and self._tasks.busy("notebook"):
            self.status.say(tr("One moment. Your notebook is being saved."))
            if not self._tasks.wait_idle(LEAVE_WAIT_MS, lane="notebook"):
                self.status.say(tr("Saving takes long. The window stays open until it is done."))
                event.ignore()
                return
        event.accept()


def _column(holder: QWidget | None = None) -> QVBoxLayout:
    """One below the other, without gaps."""
    column = QVBoxLayout(holder) if holder is not None else QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
