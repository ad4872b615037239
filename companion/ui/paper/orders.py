"""Opens the paper pages that places ask for: a routine, the story of a goal, the last printout."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from companion.i18n import tr
from companion.services.papers import HandoutOptions, PaperOptions, PaperService
from companion.ui.desktop import Tools
from companion.ui.paper.order import PaperOrder, Wishes
from companion.ui.paper.page import PaperPage
from companion.ui.tasks import Progress


class PaperOrders(QObject):
    """Each method shows its paper over the window; Back returns to where one was."""

    def __init__(self, papers: PaperService, tools: Tools) -> None:
        super().__init__(tools.navigator)
        self._papers = papers
        self._tools = tools

    def routine(self, routine_id: str) -> None:
        """A routine, to lie beside the mat."""
        self._show(
            PaperOrder(
                tr("My routine on paper"),
                tr("my-routine.pdf"),
                partial(self._make_routine, routine_id),
                self._papers.save,
                boxed=True,
            )
        )

    def story(self, goal_id: str) -> None:
        """The story of a goal."""
        make = partial(self._make_story, goal_id)
        self._show(PaperOrder(tr("The story of my goal"), tr("my-goal.pdf"), make, self._papers.save))

    def last(self) -> None:
        """The last printout."""
        name = tr("what-i-take-with-me.pdf")
        self._show(PaperOrder(tr("What I take with me"), name, self._make_last, self._papers.save))

    def _show(self, order: PaperOrder) -> None:
        navigator = self._tools.navigator
        page = PaperPage(order, self._tools.tasks, navigator)
        page.left.connect(navigator.back)
        navigator.cover.emit(page)

    def _make_routine(self, routine_id: str, wishes: Wishes, progress: Progress) -> bytes:
        chosen = self._tools.appearance.preferences
        options = HandoutOptions(
            tick_boxes=wishes.tick_boxes,
            large_print=wishes.large_print,
            skin=chosen.skin.value,
            hair=chosen.hair.value,
        )
        return self._papers.handout_pdf(routine_id, options, progress)

    def _make_story(self, goal_id: str, wishes: Wishes, progress: Progress) -> bytes:
        return self._papers.story_pdf(goal_id, PaperOptions(large_print=wishes.large_print), progress)

    def _make_last(self, wishes: Wishes, progress: Progress) -> bytes:
        return self._papers.last_pdf(PaperOptions(large_print=wishes.large_print), progress)
