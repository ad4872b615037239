"""Put away by me, reached from Settings: bring something back, or delete it for good."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.recycled import Recycled
from companion.domain.text import first_line
from companion.errors import CompanionError
from companion.i18n import ntr, tr
from companion.services.drafts import DraftService
from companion.services.recycle import RecycleService
from companion.services.recycle_words import title_words
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Place
from companion.ui.one_page import OnePageScreen
from companion.ui.recycled.page import AT_A_TIME, RecycledPage
from companion.ui.tasks import Progress, Tasks
from companion.ui.widgets.kit import ask


class RecycledScreen(OnePageScreen[RecycledPage]):
    """``left`` asks for what was there before. A video may come along, so the work is off the window's thread."""

    place = Place.SETTINGS
    left = Signal()

    def __init__(
        self,
        recycle: RecycleService,
        drafts: DraftService,
        tasks: Tasks,
        navigator: Navigator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(drafts, navigator, parent)
        self._recycle = recycle
        self._tasks = tasks
        self.setAccessibleName(tr("Put away by me"))

    def refresh(self) -> None:
        """Reads the list again."""
        entries = self._recycle.all()
        if self.page is None or self.page.entries != entries:
            self._show(entries, AT_A_TIME if self.page is None else self.page.most)

    def focus_first(self) -> None:
        """Puts the focus on the first of the list, or on the way back."""
        if self.page is not None:
            self.page.focus_entry(self.page.entries[0].id if self.page.entries else "")

    def _show(self, entries: list[Recycled], most: int) -> RecycledPage:
        scroll = self.page.verticalScrollBar().value() if self.page is not None else 0
        page = RecycledPage(entries, most)
        page.back.connect(self.left)
        page.brought_back.connect(self._bring_back)
        page.deleted.connect(self._delete)
        page.emptied.connect(self._empty)
        page.more.connect(self._show_more)
        self.put_page(page, scroll)
        return page

    def _show_more(self) -> None:
        if self.page is not None:
            most = self.page.most
            page = self._show(self._recycle.all(), most + AT_A_TIME)
            page.focus_entry(page.entries[most].id if len(page.entries) > most else "")

    def _bring_back(self, entry_id: str) -> None:
        self._tasks.run(partial(self._back_work, entry_id), partial(self._is_back, entry_id), self._failed)

    def _back_work(self, entry_id: str, _progress: Progress) -> Recycled:
        return self._recycle.bring_back(entry_id)

    def _is_back(self, entry_id: str, entry: Recycled) -> None:
        self._follow(entry_id)
        self._navigator.say(tr("It is back: {words}", words=first_line(title_words(entry))))

    def _delete(self, entry_id: str) -> None:
        entry = self._entry(entry_id)
        if entry is not None and ask(
            self.window(),
            tr("Delete it for good?"),
            tr("“{words}” cannot come back then.", words=first_line(title_words(entry))),
            tr("Delete it"),
            no=tr("Keep it here"),
        ):
            work = partial(self._delete_work, entry_id)
            self._tasks.run(work, partial(self._is_deleted, entry_id), self._failed)

    def _delete_work(self, entry_id: str, _progress: Progress) -> None:
        self._recycle.delete(entry_id)

    def _is_deleted(self, entry_id: str, _nothing: None) -> None:
        self._follow(entry_id)
        self._navigator.say(tr("It is gone for good."))

    def _empty(self) -> None:
        if ask(
            self.window(),
            tr("Delete all of it for good?"),
            tr("Nothing on this list can come back then."),
            tr("Delete all of it"),
            no=tr("Keep it here"),
        ):
            self._tasks.run(self._empty_work, self._is_empty, self._failed)

    def _empty_work(self, _progress: Progress) -> int:
        return self._recycle.delete_all()

    def _is_empty(self, count: int) -> None:
        self._follow("")
        self._navigator.say(
            ntr("{count} thing is gone for good.", "{count} things are gone for good.", count)
        )

    def _entry(self, entry_id: str) -> Recycled | None:
        entries = self.page.entries if self.page is not None else []
        return next((entry for entry in entries if entry.id == entry_id), None)

    def _follow(self, gone_id: str) -> None:
        """Shows the list without it; the focus goes to what stands in its place now."""
        before = [entry.id for entry in self.page.entries] if self.page is not None else []
        self.refresh()
        self._navigator.changed.emit()
        if self.page is not None:
            rest = [entry.id for entry in self.page.entries]
            at = min(before.index(gone_id), len(rest) - 1) if gone_id in before and rest else -1
            self.page.focus_entry(rest[at] if at >= 0 else "")

    def _failed(self, error: CompanionError) -> None:
        self.refresh()
        show_error(error, self)
