"""A screen that shows one page at a time, and keeps the words typed on it as a draft."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Screen
from companion.ui.widgets.kit import Field, Page

AnyPage = TypeVar("AnyPage", bound=Page)


class OnePageScreen(Screen, Generic[AnyPage]):
    """``page`` is what is shown. A page left behind is deleted; its draft is kept first."""

    def __init__(self, drafts: DraftService, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._navigator = navigator
        self._keeper: DraftKeeper | None = None
        self.page: AnyPage | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def leave(self) -> bool:
        """Keeps what is typed as a draft; nothing holds the person back."""
        if self._keeper is not None:
            self._keeper.flush()
        return True

    def put_page(self, page: AnyPage, scroll: int = 0) -> None:
        """Shows ``page`` instead of the one before, ``scroll`` pixels down."""
        self.end_draft_keeping()
        before = self.page
        self.page = page
        if before is not None:
            self._layout.removeWidget(before)
            before.hide()
            before.deleteLater()
        # What is left of the window's height goes below, not between the lines.
        page.body.addStretch(1)
        self._layout.addWidget(page)
        if scroll:
            # The page knows its height only once it has been laid out.
            QTimer.singleShot(0, page, partial(page.verticalScrollBar().setValue, scroll))

    def keep_drafts(self, key: str, fields: dict[str, Field], form: QWidget) -> None:
        """Brings back a draft kept under ``key`` and keeps what is typed from now on, as long as ``form`` lives."""
        self.end_draft_keeping()
        self._keeper = DraftKeeper(key, fields, self._drafts, form, failed=self._draft_failed)
        self._keeper.restore()

    def end_draft_keeping(self) -> None:
        """Keeps what is pending; the form is about to go."""
        if self._keeper is not None:
            self._keeper.flush()
            self._keeper = None

    def draft_done(self) -> None:
        """Forgets the draft: its words were kept for good, or let go."""
        if self._keeper is not None:
            self._keeper.done()
            self._keeper = None

    def throw_draft(self) -> None:
        """Lets go of what was changed in the form, and offers it back: its form brings it in again."""
        keeper, self._keeper = self._keeper, None
        thrown = keeper.throw() if keeper is not None else None
        if thrown is not None:
            undo = partial(self._bring_draft_back, *thrown)
            self._navigator.offer_undo(tr("Your changes were thrown away."), undo)

    def _bring_draft_back(self, key: str, texts: dict[str, str]) -> bool:
        if not self._did(partial(self._drafts.save, key, texts)):
            return False
        self._navigator.say(tr("Your changes are kept. They wait in the form."))
        return True

    def _did(self, action: Callable[[], object]) -> bool:
        """Does ``action`` and shows what it changed; ``False``, and a plain message, when it could not."""
        try:
            action()
        except CompanionError as error:
            show_error(error, self)
            return False
        self._changed()
        return True

    def _changed(self) -> None:
        self.refresh()
        self._navigator.changed.emit()

    def _draft_failed(self, error: CompanionError) -> None:
        self._navigator.say(str(error))
