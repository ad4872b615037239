"""Writing on a ladder: from the page of its goal, and back to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt

from companion.domain.ladder import Ladder
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import tr
from companion.services.ladders import LadderService
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.host import Host
from companion.ui.goals.ladder_form import LadderForm
from companion.ui.navigation import Navigator


class LadderDesk(QObject):
    """Looks after the page on which the five levels are written."""

    def __init__(self, host: Host, ladders: LadderService, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._ladders = ladders
        self._navigator = navigator

    def serve(self, page: GoalPage) -> None:
        """Does what is asked on ``page``."""
        page.side.ladder_wanted.connect(self._write_ladder)

    def _write_ladder(self) -> None:
        page = self._page()
        if page is not None:
            goal = page.view.goal
            form = LadderForm(goal, self._ladders.get(goal.id))
            form.kept.connect(self._keep_ladder)
            form.left.connect(self._leave_ladder)
            self._host.show_page(form)
            self._host.keep_drafts(f"goal/{goal.id}/ladder", form.fields(), form)
            form.focus_first()

    def _keep_ladder(self) -> None:
        form = self._host.current()
        if not isinstance(form, LadderForm):
            return
        goal_id = form.goal.id
        try:
            draft = f"goal/{goal_id}/ladder"
            before = self._ladders.get(goal_id)
            after = self._ladders.write(goal_id, form.words(), form.because.text(), draft=draft)
        except InvalidEntryError as error:
            form.show_problem(error)
            return
        except CompanionError as error:
            self._host.tell(error)
            return
        self._host.draft_done()
        self._back_to_ladder(goal_id)
        self._navigator.changed.emit()
        if after == before:
            self._navigator.say(tr("Saved"))
        else:
            self._navigator.offer_undo(tr("It was changed."), partial(self._write_back, before, after))

    def _write_back(self, before: Ladder, after: Ladder) -> bool:
        return self._host.did(partial(self._ladders.undo_write, before, after))

    def _leave_ladder(self) -> None:
        form = self._host.current()
        if isinstance(form, LadderForm):
            self._back_to_ladder(form.goal.id)

    def _back_to_ladder(self, goal_id: str) -> None:
        self._host.open_goal(goal_id)
        page = self._page()
        if page is not None:
            page.side.ladder_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self) -> GoalPage | None:
        page = self._host.current()
        return page if isinstance(page, GoalPage) else None
