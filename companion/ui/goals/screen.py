"""My goals: what am I doing this for? The list, one goal, and the forms, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.domain.both_sides import Quadrant
from companion.domain.goals import Goal
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.goals import GoalService
from companion.services.progress import ProgressService
from companion.ui.errors import show_error
from companion.ui.goals.fine_desk import FineDesk
from companion.ui.goals.goal_form import GoalForm
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.goal_view import GoalView, read_view
from companion.ui.goals.ladder_desk import LadderDesk
from companion.ui.goals.ladder_form import LadderForm
from companion.ui.goals.list_page import GoalList, GoalListPage
from companion.ui.goals.reason_form import ReasonForm
from companion.ui.goals.said_desk import SaidDesk
from companion.ui.goals.said_form import SaidForm
from companion.ui.goals.sides_desk import SidesDesk
from companion.ui.goals.sides_list import SidesListPage
from companion.ui.goals.state_desk import StateDesk
from companion.ui.goals.state_form import StateForm
from companion.ui.goals.steps_desk import StepsDesk
from companion.ui.goals.story import StoryDialog
from companion.ui.goals.tools import GoalPapers, GoalTools
from companion.ui.goals.words_desk import NEW, WordsDesk
from companion.ui.navigation import Navigator, Place
from companion.ui.one_page import OnePageScreen
from companion.ui.widgets.kit import Page


class GoalsScreen(OnePageScreen[Page]):
    """Goals in the person's words. ``open_goal`` shows one. Without ``papers`` nothing here prints."""

    place = Place.GOALS

    def __init__(
        self,
        goals: GoalService,
        progress: ProgressService,
        drafts: DraftService,
        navigator: Navigator,
        tools: GoalTools,
        papers: GoalPapers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(drafts, navigator, parent)
        self._goals = goals
        self._progress = progress
        self._tools = tools
        self._papers = papers
        self._words = WordsDesk(self, goals, drafts, navigator, self)
        self._states = StateDesk(self, goals, navigator, self)
        self._said = SaidDesk(self, goals, tools, navigator, self)
        self._ladder = LadderDesk(self, tools.ladders, navigator, self)
        self._steps = StepsDesk(self, tools.steps, drafts, navigator, self)
        self._sides = SidesDesk(self, tools.sides, drafts, navigator, self)
        self._fine = FineDesk(self, tools.fine, goals, navigator, papers, self)
        self.setAccessibleName(tr("My goals"))

    # what the window calls

    def refresh(self) -> None:
        """Reads the notebook again. A form being filled in is left as it is."""
        page = self.page
        if isinstance(page, GoalForm | LadderForm) or self._sides.refresh() or self._fine.refresh():
            return
        if isinstance(page, GoalPage):
            self._refresh_goal(page)
        else:
            self._refresh_list()

    def leave(self) -> bool:
        """Keeps what is typed as a draft. Coming back later starts at the list, unless a form was open."""
        super().leave()
        self._steps.flush()
        self._sides.flush()
        if isinstance(self.page, GoalPage) and self.page.form is None:
            self._show_list()
        elif isinstance(self.page, GoalListPage | SidesListPage):
            self.page.fold_reasons()
        return True

    def end_draft_keeping(self) -> None:
        """Keeps what is pending, also what is typed beside the form."""
        super().end_draft_keeping()
        self._steps.flush()
        self._sides.flush()

    def put_page(self, page: Page, scroll: int = 0) -> None:
        """Shows ``page`` instead of the one before, ``scroll`` pixels down."""
        self._steps.let_go()
        self._sides.let_go()
        super().put_page(page, scroll)

    def go_home(self) -> None:
        """Back to the list; words begun stay as a draft."""
        self._back()

    def open_item(self, item_id: str) -> None:
        """Shows the goal ``item_id``, or the page of both sides with that id."""
        if self._sides.has(item_id):
            self._sides.open(item_id)
        else:
            self.open_goal(item_id)

    def open_goal(self, goal_id: str) -> None:
        """Shows one goal; the list when it is no longer there."""
        self.end_draft_keeping()
        view = self._view(goal_id)
        if view is None:
            self._show_list()
            return
        page = self._show_goal(view)
        # At the top, so that the goal's own words are what one sees first.
        page.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_new(self) -> None:
        """Shows the form for a new goal, with the words begun earlier."""
        self._words.write(None)

    # what the desks of its parts call

    def current(self) -> Page | None:
        """The page shown."""
        return self.page

    def show_page(self, page: Page, scroll: int = 0) -> None:
        """Shows ``page``; what was typed on the one before stays as a draft."""
        self.put_page(page, scroll)

    def show_list(self) -> None:
        """Shows the goals."""
        self._show_list(focus=NEW)

    def did(self, action: Callable[[], object]) -> bool:
        """Does ``action`` and shows what it changed; ``False``, and a plain message, when it could not."""
        return self._did(action)

    def changed(self) -> None:
        """Shows what changed in the notebook."""
        self._changed()

    def tell(self, error: CompanionError) -> None:
        """Shows a problem."""
        show_error(error, self)

    # the list

    def _list(self) -> GoalList:
        goals = tuple(self._goals.all())
        return GoalList(goals, self._progress.changes(), self._words.begun, self._good())

    def _good(self) -> dict[str, tuple[str, ...]]:
        """My own lines on what is good about changing, by goal."""
        lines = {shown.page.goal_id: shown.corner(Quadrant.CHANGE_GOOD) for shown in self._tools.sides.all()}
        return {
            goal_id: tuple(line.text for line in said) for goal_id, said in lines.items() if goal_id and said
        }

    def _refresh_list(self) -> None:
        shown = self._list()
        if isinstance(self.page, GoalListPage):
            if self.page.shown == shown:
                return
            self._show_list(shown, scroll=self.page.verticalScrollBar().value())
        else:
            self._show_list(shown)

    def _show_list(self, shown: GoalList | None = None, scroll: int = 0, focus: str = "") -> None:
        before = self.page
        unfolded = isinstance(before, GoalListPage) and before.closed_open
        page = GoalListPage(shown or self._list(), closed_open=unfolded)
        page.write.connect(self.write_new)
        page.opened.connect(self.open_goal)
        page.rated.connect(self._open_and_rate)
        page.moved.connect(self._move)
        page.sides_wanted.connect(self._sides.show_list)
        page.fine_wanted.connect(self._fine.show)
        self.put_page(page, scroll)
        if focus:
            page.focus_goal(focus)

    def _open_and_rate(self, goal_id: str) -> None:
        self.open_goal(goal_id)
        self._said.open_rating()

    def _move(self, goal_id: str, by: int) -> None:
        """Past the next open goal, over any resting ones that lie between in the whole list."""
        goals = self._goals.all()
        places = [index for index, goal in enumerate(goals) if goal.state.is_open]
        here = next((i for i, index in enumerate(places) if goals[index].id == goal_id), None)
        if here is None or not 0 <= here + by < len(places):
            return
        self._goals.move(goal_id, places[here + by] - places[here])
        self._changed()
        page = self.page
        if isinstance(page, GoalListPage) and goal_id in page.cards:
            page.reveal(page.cards[goal_id])
            page.cards[goal_id].focus_mover(by)

    # one goal

    def _view(self, goal_id: str) -> GoalView | None:
        try:
            return read_view(self._goals, self._progress, self._tools, goal_id)
        except CompanionError:
            return None

    def _show_goal(self, view: GoalView, scroll: int = 0, *, table: bool = False) -> GoalPage:
        page = GoalPage(view, papers=self._papers is not None)
        page.back.connect(self._back)
        page.story_wanted.connect(self._read_story)
        page.reword.connect(self._reword)
        page.remove.connect(self._remove)
        page.sides_wanted.connect(self._open_sides)
        page.visit_wanted.connect(self._navigator.bring)
        if self._papers is not None:
            page.story_paper_wanted.connect(self._papers.story)
            page.last_printout_wanted.connect(self._papers.last)
        if table and page.now.panel is not None:
            page.now.panel.show_table(True)
        self.put_page(page, scroll)
        self._states.serve(page)
        self._said.serve(page)
        self._ladder.serve(page)
        self._steps.serve(page)
        return page

    def _open_sides(self) -> None:
        goal = self._goal()
        if goal is not None:
            self._sides.open_for(goal.id)

    def _refresh_goal(self, page: GoalPage) -> None:
        view = self._view(page.view.goal.id)
        if view is None:
            self._show_list()
            return
        if view == page.view:
            return
        self.end_draft_keeping()
        form = page.form
        table = page.now.panel is not None and page.now.panel.as_table
        self._show_goal(view, page.verticalScrollBar().value(), table=table)
        if isinstance(form, SaidForm):
            self._said.open_again(form)
        elif isinstance(form, StateForm | ReasonForm):
            self._states.open_again(form)

    def _back(self) -> None:
        goal = self._goal()
        self.end_draft_keeping()
        self._show_list(focus=goal.id if goal else "")

    def _goal(self) -> Goal | None:
        if isinstance(self.page, GoalPage):
            return self.page.view.goal
        return self.page.goal if isinstance(self.page, GoalForm | LadderForm) else None

    def _read_story(self) -> None:
        if isinstance(self.page, GoalPage):
            try:
                chapters = self._tools.stories.chapters(self.page.view.goal.id)
            except CompanionError as error:
                show_error(error, self)
                return
            dialog = StoryDialog(chapters, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _reword(self) -> None:
        self._words.write(self._goal())

    # taking out

    def _remove(self) -> None:
        goal = self._goal()
        if goal is None:
            return
        self.end_draft_keeping()
        try:
            removed = self._goals.remove(goal.id)
        except CompanionError as error:
            show_error(error, self)
            return
        self._show_list(focus=NEW)
        self._navigator.changed.emit()
        self._navigator.offer_undo(tr("The goal was taken out."), partial(self._put_back, removed))

    def _put_back(self, removed: Goal) -> bool:
        if not self._did(partial(self._goals.put_back, removed)):
            return False
        if isinstance(self.page, GoalListPage):
            self.page.focus_goal(removed.id)
        return True
