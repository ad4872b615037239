"""My goals: what am I doing this for? The list, one goal, and the forms, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.domain.goals import Goal, GoalState, Rating
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.goals import GoalService
from companion.services.progress import ProgressService
from companion.ui.errors import show_error
from companion.ui.goals.fine_desk import FineDesk
from companion.ui.goals.goal_form import GoalForm
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.goal_view import GoalView, read_view
from companion.ui.goals.in_sight import bring_into_sight
from companion.ui.goals.ladder_form import LadderForm
from companion.ui.goals.list_page import GoalList, GoalListPage
from companion.ui.goals.parts_desk import PartsDesk
from companion.ui.goals.rating_form import RatingForm
from companion.ui.goals.rulers import RulerForm
from companion.ui.goals.sides_desk import SidesDesk
from companion.ui.goals.state_form import StateForm
from companion.ui.goals.story import StoryDialog
from companion.ui.goals.tools import GoalPapers, GoalTools
from companion.ui.navigation import Navigator, Place
from companion.ui.one_page import OnePageScreen
from companion.ui.widgets.kit import Page

NEW = "goal/new"


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
        self._parts = PartsDesk(self, tools, drafts, navigator, self)
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
        self._parts.flush()
        self._sides.flush()
        if isinstance(self.page, GoalPage) and self.page.form is None:
            self._show_list()
        return True

    def end_draft_keeping(self) -> None:
        """Keeps what is pending, also what is typed beside the form."""
        super().end_draft_keeping()
        self._parts.flush()
        self._sides.flush()

    def put_page(self, page: Page, scroll: int = 0) -> None:
        """Shows ``page`` instead of the one before, ``scroll`` pixels down."""
        self._parts.let_go()
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
        self._show_form(None)

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
        progress = self._progress.goals(date.min, self._progress.today())
        changes = {each.goal.id: each.words for each in progress}
        return GoalList(goals, changes, self._drafts.load(NEW) is not None)

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
        self._open_rating()

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
        page.rate.connect(self._open_rating)
        page.reword.connect(self._reword)
        page.step.connect(self._open_step)
        page.remove.connect(self._remove)
        page.rating_removed.connect(self._remove_rating)
        page.sides_wanted.connect(self._open_sides)
        page.visit_wanted.connect(self._navigator.bring)
        if self._papers is not None:
            page.story_paper_wanted.connect(self._papers.story)
            page.last_printout_wanted.connect(self._papers.last)
        if table and page.panel is not None:
            page.panel.show_table(True)
        self.put_page(page, scroll)
        self._parts.serve(page)
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
        table = page.panel is not None and page.panel.as_table
        self._show_goal(view, page.verticalScrollBar().value(), table=table)
        if isinstance(form, RatingForm):
            self._open_rating()
        elif isinstance(form, StateForm):
            self._open_step(form.state)
        elif isinstance(form, RulerForm):
            self._parts.open_rulers()

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

    # rating

    def _open_rating(self) -> None:
        page = self.page
        if isinstance(page, GoalPage):
            form = RatingForm(page.view.goal, page.view.today)
            form.kept.connect(self._keep_rating)
            form.left.connect(self._leave_form)
            page.open_form(form)
            self.keep_drafts(f"goal/{page.view.goal.id}/rating", form.fields(), form)

    def _keep_rating(self) -> None:
        page = self.page
        if not isinstance(page, GoalPage) or not isinstance(page.form, RatingForm):
            return
        form, value = page.form, page.form.scale.value()
        if value is None:
            form.ask_for_number()
            return
        try:
            self._goals.rate(page.view.goal.id, value, form.note.text(), form.day.day())
        except CompanionError as error:
            form.show_problem(error)
            return
        self._form_done(tr("Saved"))

    def _remove_rating(self, rating: Rating) -> None:
        if self._did(partial(self._goals.remove_rating, rating)):
            self._navigator.offer_undo(
                tr("The rating was taken out."), partial(self._put_back_rating, rating)
            )

    def _put_back_rating(self, rating: Rating) -> bool:
        return self._did(partial(self._goals.put_back_rating, rating))

    # resting, reached, let go, taken up again

    def _open_step(self, state: GoalState) -> None:
        page = self.page
        if isinstance(page, GoalPage):
            form = StateForm(page.view.goal, state)
            form.kept.connect(self._keep_step)
            form.left.connect(self._leave_form)
            page.open_form(form)
            self.keep_drafts(f"goal/{page.view.goal.id}/{state.value}", form.fields(), form)

    def _keep_step(self) -> None:
        page = self.page
        if not isinstance(page, GoalPage) or not isinstance(page.form, StateForm):
            return
        form = page.form
        try:
            self._goals.set_state(page.view.goal.id, form.state, form.reason.text())
        except InvalidEntryError as error:
            form.reason.set_problem(str(error))
            return
        except CompanionError as error:
            show_error(error, self)
            return
        self._form_done(tr("Saved"))
        if isinstance(self.page, GoalPage) and self.page.moment is not None:
            # What was just said about it stands at the top of the page.
            self.page.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(self.page, self.page.moment)

    def _form_done(self, sentence: str) -> None:
        page = self.page
        self.draft_done()
        if isinstance(page, GoalPage):
            page.close_form()
        self._changed()
        self._navigator.say(sentence)
        if isinstance(self.page, GoalPage):
            self.page.rate_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        """Closes a small form. "Leave it" lets its words go."""
        self.draft_done()
        if isinstance(self.page, GoalPage):
            self.page.close_form()
            self.page.rate_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # writing and rewording

    def _reword(self) -> None:
        goal = self._goal()
        if goal is not None:
            self._show_form(goal)

    def _show_form(self, goal: Goal | None) -> None:
        self.end_draft_keeping()
        form = GoalForm(goal)
        form.kept.connect(self._keep_words)
        form.left.connect(self._leave_words)
        form.thrown.connect(self._throw_words)
        self.put_page(form)
        self.keep_drafts(f"goal/{goal.id}" if goal else NEW, form.fields(), form)
        form.words.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(form, form.words.editor)

    def _keep_words(self) -> None:
        form = self.page
        if not isinstance(form, GoalForm):
            return
        try:
            goal = self._kept(form)
        except InvalidEntryError as error:
            form.show_problem(error)
            return
        except CompanionError as error:
            show_error(error, self)
            return
        self.draft_done()
        self.open_goal(goal.id)
        self._navigator.changed.emit()
        self._navigator.say(tr("Saved"))

    def _kept(self, form: GoalForm) -> Goal:
        words, why, activity = form.words.text(), form.why.text(), form.activity.text()
        if form.goal is None:
            state = GoalState(form.state.value())
            return self._goals.add(words, why, activity, state, draft=NEW, noticed=form.noticed.text())
        key = f"goal/{form.goal.id}"
        return self._goals.reword(
            form.goal.id, words, why, activity, form.because.text(), draft=key, noticed=form.noticed.text()
        )

    def _leave_words(self) -> None:
        """Back without deciding: the words wait as a draft."""
        self.end_draft_keeping()
        goal = self._goal()
        if goal is not None:
            self.open_goal(goal.id)
        else:
            self._show_list(focus=NEW)

    def _throw_words(self) -> None:
        form = self.page
        if not isinstance(form, GoalForm):
            return
        texts = {name: field.text() for name, field in form.fields().items()}
        key = f"goal/{form.goal.id}" if form.goal else NEW
        said = any(text.strip() for name, text in texts.items() if name != "state")
        self.draft_done()
        self._leave_words()
        if said:
            self._navigator.offer_undo(
                tr("Your words were thrown away."), partial(self._bring_back, key, texts)
            )

    def _bring_back(self, key: str, texts: dict[str, str]) -> bool:
        return self._did(partial(self._drafts.save, key, texts))

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
