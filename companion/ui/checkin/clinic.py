"""The part of the check-in screen that keeps scores from a clinic."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.clinic_scores import ClinicScore
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.clinic_scores import ClinicScoreService
from companion.services.measures import scores_by_name
from companion.ui.checkin.clinic_page import ClinicPage
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Field

NEW = "clinic/new"


class Host(Protocol):
    """What the screen does for its parts."""

    def put_page(self, page: ClinicPage, scroll: int = 0) -> None: ...
    def keep_drafts(self, key: str, fields: dict[str, Field], form: QWidget) -> None: ...
    def draft_done(self) -> None: ...
    def clinic_page(self) -> ClinicPage | None:
        """The page, while it is the one shown."""


class ClinicScores(QObject):
    """Shows the page, keeps what is typed, changes and deletes. ``left`` asks for the page before."""

    left = Signal()

    def __init__(
        self, host: Host, scores: ClinicScoreService, navigator: Navigator, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._scores = scores
        self._navigator = navigator

    def show(self, changing: ClinicScore | None = None, scroll: int = 0) -> ClinicPage:
        """The list with the form for a new one, or the form to change one."""
        known = scores_by_name(self._scores.all()[::-1])
        page = ClinicPage(known, self._scores.today(), changing)
        page.edit.connect(self._edit)
        page.remove.connect(self._remove)
        page.form.kept.connect(self._keep)
        page.form.left.connect(self._leave_edit)
        page.back.clicked.connect(self._back)
        self._host.put_page(page, scroll)
        self._host.keep_drafts(f"clinic/{changing.id}" if changing else NEW, page.form.fields(), page)
        return page

    def refresh(self, page: ClinicPage) -> None:
        """Shows the list anew where it has changed; the form stays as a draft."""
        if page.changing is None and dict(page.shown) != dict(scores_by_name(self._scores.all()[::-1])):
            self.show(scroll=page.verticalScrollBar().value())

    def _back(self) -> None:
        page = self._host.clinic_page()
        if page is not None and page.changing is not None:
            self.show().back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _keep(self) -> None:
        page = self._host.clinic_page()
        if page is None:
            return
        form, changing = page.form, page.changing
        try:
            day = form.day.day() or self._scores.today()
            rest = {"unit_words": form.unit_words.text(), "note": form.note.text()}
            if changing is None:
                kept = self._scores.add(
                    form.name.text(), form.number.text(), day, better=form.better_value(), draft=NEW, **rest
                )
            else:
                kept = self._scores.edit(
                    changing.id, form.name.text(), form.number.text(), day, better=form.better_value(),
                    draft=f"clinic/{changing.id}", **rest,
                )  # fmt: skip
        except CompanionError as error:
            form.show_problem(error)
            return
        self._host.draft_done()
        shown = self.show()
        shown.edit_buttons[kept.id].setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.changed.emit()
        self._navigator.say(tr("Saved"))

    def _edit(self, score_id: str) -> None:
        if (score := self._tried(partial(self._scores.get, score_id))) is not None:
            self.show(score).form.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_edit(self) -> None:
        """The score stays as it was; what was typed over it is let go."""
        page = self._host.clinic_page()
        self._host.draft_done()
        shown = self.show()
        if page is not None and page.changing is not None and page.changing.id in shown.edit_buttons:
            shown.edit_buttons[page.changing.id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, score_id: str) -> None:
        if (score := self._tried(partial(self._scores.remove, score_id))) is None:
            return
        shown = self.show()
        shown.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.changed.emit()
        self._navigator.offer_undo(tr("The score was deleted."), partial(self._put_back, score))

    def _put_back(self, score: ClinicScore) -> bool:
        try:
            self._scores.put_back(score)
        except CompanionError as error:
            self._say(error)
            return False
        if self._host.clinic_page() is not None:
            shown = self.show()
            shown.edit_buttons[score.id].setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.changed.emit()
        return True

    def _tried(self, action: Callable[[], ClinicScore]) -> ClinicScore | None:
        try:
            return action()
        except CompanionError as error:
            self._say(error)
            self.show()
            return None

    def _say(self, error: CompanionError) -> None:
        page = self._host.clinic_page()
        if page is not None:
            show_error(error, page)
