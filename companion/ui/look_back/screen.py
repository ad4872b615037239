"""Look back: what did I write? A word finds it anywhere, a day shows all of it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.look_back import Entry
from companion.domain.search import Hit
from companion.errors import CompanionError
from companion.i18n import dated, tr
from companion.services.look_back import LookBackService
from companion.services.recycle import RecycleService
from companion.services.search import AT_A_TIME, SearchService
from companion.ui.errors import show_error
from companion.ui.look_back.day_view import DayView
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.search.opening import Opener
from companion.ui.search.results import Results
from companion.ui.widgets.kit import Heading, LineField, Page, announce

SAID_AFTER_MS = 700
"""How long after the last key the number found is said, so that a screen reader is not talked over."""


class LookBackScreen(Screen):
    """A field to find words in; without any words, one day with what was written on it."""

    place = Place.LOOK_BACK

    def __init__(
        self,
        look_back: LookBackService,
        search: SearchService,
        navigator: Navigator,
        recycle: RecycleService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look_back = look_back
        self._search = search
        self._recycle = recycle
        self._navigator = navigator
        self._opener = Opener(navigator, search)
        self._day: date | None = None
        self._limit = AT_A_TIME
        self.setAccessibleName(tr("Look back"))
        self.field = LineField(
            tr("Find in what I wrote"),
            tr("The beginning of a word is enough. Accents do not matter."),
        )
        self.field.changed.connect(self._typed)
        self.field.entered.connect(self._go_to_results)
        self.field.editor.installEventFilter(self)
        self.results = Results()
        self.results.pressed.connect(self._open_hit)
        self.results.wanted_more.connect(self._show_more)
        self.results.left.connect(self._back_to_field)
        self.day_view = DayView(look_back.today())
        self.day_view.went.connect(self.show_day)
        self.day_view.opened.connect(self._opener.open)
        self.day_view.for_visit.connect(navigator.bring)
        self.day_view.removed.connect(self._remove)
        self.page = Page()
        self.page.add(Heading(tr("What did I write?")))
        self.page.add(self.field, above=20)
        self.page.add(self.results, above=16)
        self.page.add(self.day_view, above=24)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self._saying = QTimer(self)
        self._saying.setSingleShot(True)
        self._saying.setInterval(SAID_AFTER_MS)
        self._saying.timeout.connect(self.results.say)

    def refresh(self) -> None:
        """Reads the notebook again: what is found, or the day shown."""
        searching = bool(self.field.text().strip())
        self.results.setVisible(searching)
        self.day_view.setVisible(not searching)
        if searching:
            self.results.show_found(self._search.find(self.field.text(), self._limit))
        else:
            self.day_view.show_day(self._look_back.on(self._day or self._look_back.latest()))

    def go_home(self) -> None:
        """An empty field, ready to type in."""
        self.field.set_text("")
        self._day = None
        self.refresh()
        self._back_to_field()

    def open_item(self, item_id: str) -> None:
        """Shows a day (``YYYY-MM-DD``); the field to type in for ``""``."""
        if item_id:
            self.show_day(date.fromisoformat(item_id))
            self.day_view.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.field.select_all()
            self._back_to_field()

    def show_day(self, day: date) -> None:
        """Shows what was written on ``day``."""
        self.field.set_text("")
        self._day = day
        self.refresh()
        announce(self, dated(day))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field, Down goes to what was found and Escape empties it. The page around it would take Down."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self.results.isVisibleTo(self):
                return self.results.focus_first()
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.set_text("")
                self._typed()
                return True
        return super().eventFilter(watched, event)

    # slots

    def _remove(self, entry: Entry) -> None:
        """Puts away what has no place of its own to be deleted in."""
        if entry.away is None:
            return
        try:
            removed = self._recycle.put_away(
                entry.away, entry.thing_id, "\n".join(entry.words) or entry.facts
            )
        except CompanionError as error:
            show_error(error, self)
            return
        self._navigator.changed.emit()
        self.refresh()
        self.day_view.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        said = tr("{what}: deleted.", what=entry.title)
        self._navigator.offer_undo(said, partial(self._bring_back, removed.id))

    def _bring_back(self, entry_id: str) -> bool:
        try:
            self._recycle.bring_back(entry_id)
        except CompanionError as error:
            show_error(error, self)
            return False
        self._navigator.changed.emit()
        self.refresh()
        return True

    def _typed(self) -> None:
        self._limit = AT_A_TIME
        self.refresh()
        if self.field.text().strip():
            self._saying.start()
        else:
            self._saying.stop()

    def _go_to_results(self) -> None:
        self.results.focus_first()

    def _back_to_field(self) -> None:
        self.field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_more(self) -> None:
        before = self.results.count
        self._limit += AT_A_TIME
        self.refresh()
        if before < self.results.count:
            self.results.buttons[before].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_hit(self, hit: Hit) -> None:
        self._opener.open(hit.written.thing, hit.written.thing_id)
