"""What is done with "I'm fine for now"."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt

from companion.domain.fine import FineForNow
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.fine import FineService
from companion.services.goals import GoalService
from companion.ui.goals.fine_page import FinePage
from companion.ui.goals.host import Host
from companion.ui.goals.tools import GoalPapers
from companion.ui.navigation import Navigator

DRAFT = "fine"


class FineDesk(QObject):
    """Looks after the page."""

    def __init__(
        self,
        host: Host,
        fine: FineService,
        goals: GoalService,
        navigator: Navigator,
        papers: GoalPapers | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._fine = fine
        self._goals = goals
        self._navigator = navigator
        self._papers = papers

    def refresh(self) -> bool:
        """Reads the notebook again for this page; ``False``: another page is shown."""
        page = self._host.current()
        if not isinstance(page, FinePage):
            return False
        if tuple(self._fine.all()) != page.said:
            self.show()
        return True

    def show(self) -> None:
        """Shows what was said, and a place to say it."""
        page = FinePage(self._fine.all(), self._goals.all(), papers=self._papers is not None)
        page.back.connect(self._host.show_list)
        page.kept.connect(self._keep)
        page.taken_out.connect(self._take_out)
        if self._papers is not None:
            page.last_printout_wanted.connect(self._papers.last)
        self._host.show_page(page)
        self._host.keep_drafts(DRAFT, page.fields(), page)
        page.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        page = self._host.current()
        if not isinstance(page, FinePage):
            return
        try:
            self._fine.say(page.words.text(), draft=DRAFT)
        except CompanionError as error:
            page.show_problem(error)
            return
        self._host.draft_done()
        self._host.changed()
        self._navigator.say(tr("Saved"))

    def _take_out(self, fine: FineForNow) -> None:
        if self._host.did(partial(self._fine.remove, fine)):
            self._navigator.offer_undo(tr("Your words were taken out."), partial(self._put_back, fine))

    def _put_back(self, fine: FineForNow) -> bool:
        return self._host.did(partial(self._fine.put_back, fine))
