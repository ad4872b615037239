"""Letting a goal rest, be reached, be let go or taken up again, and what one says about it, then or later."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt

from companion.domain.goals import Goal, GoalState
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import tr
from companion.services.goals import GoalService
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.host import Host
from companion.ui.goals.in_sight import bring_into_sight
from companion.ui.goals.reason_form import ReasonForm
from companion.ui.goals.state_form import StateForm
from companion.ui.goals.story import since_words
from companion.ui.navigation import Navigator


class StateDesk(QObject):
    """Looks after the two forms about where a goal stands."""

    def __init__(self, host: Host, goals: GoalService, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._goals = goals
        self._navigator = navigator

    def serve(self, page: GoalPage) -> None:
        """Does what is asked on ``page``."""
        page.step.connect(self._open_step)
        page.reason_wanted.connect(self._open_reason)

    def open_again(self, form: StateForm | ReasonForm) -> None:
        """Opens a form like ``form`` on the page made anew, where it still makes sense."""
        page = self._page()
        if page is None:
            return
        if isinstance(form, ReasonForm):
            if page.view.goal.was_moved:
                self._open_reason()
        elif form.state in page.states:
            self._open_step(form.state)

    def _open_step(self, state: GoalState) -> None:
        page = self._page()
        if page is not None:
            self._open(page, StateForm(page.view.goal, state), state.value)

    def _open_reason(self) -> None:
        page = self._page()
        if page is not None:
            self._open(page, ReasonForm(page.view.goal), "reason")

    def _open(self, page: GoalPage, form: StateForm | ReasonForm, name: str) -> None:
        self._host.end_draft_keeping()
        form.kept.connect(self._keep)
        form.left.connect(self._leave)
        page.open_form(form)
        self._host.keep_drafts(f"goal/{page.view.goal.id}/{name}", form.fields(), form)

    def _keep(self) -> None:
        page, form = self._page(), self._form()
        if page is None or form is None:
            return
        before = page.view.goal
        try:
            after = self._kept(before, form)
        except InvalidEntryError as error:
            form.reason.set_problem(str(error))
            return
        except CompanionError as error:
            self._host.tell(error)
            return
        self._host.draft_done()
        page.close_form()
        self._host.changed()
        self._focus_kept(form)
        if after == before:
            self._navigator.say(tr("Saved"))
        else:
            said = since_words(after) if isinstance(form, StateForm) else tr("It was changed.")
            self._navigator.offer_undo(said, partial(self._change_back, before, after))

    def _kept(self, before: Goal, form: StateForm | ReasonForm) -> Goal:
        if isinstance(form, StateForm):
            return self._goals.set_state(before.id, form.state, form.reason.text())
        return self._goals.say_reason(before.id, form.reason.text())

    def _focus_kept(self, form: StateForm | ReasonForm) -> None:
        """What was just said about it stands at the top of the page."""
        page = self._page()
        if page is not None:
            target = page.back_link if isinstance(form, StateForm) else page.reason_link
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(page, page.moment or target)

    def _change_back(self, before: Goal, after: Goal) -> bool:
        return self._host.did(partial(self._goals.undo_change, before, after))

    def _leave(self) -> None:
        """Closes the form. "Leave it" lets its words go."""
        page, form = self._page(), self._form()
        self._host.draft_done()
        if page is not None and form is not None:
            page.close_form()
            target = page.states[form.state] if isinstance(form, StateForm) else page.reason_link
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _form(self) -> StateForm | ReasonForm | None:
        page = self._page()
        form = page.form if page is not None else None
        return form if isinstance(form, StateForm | ReasonForm) else None

    def _page(self) -> GoalPage | None:
        page = self._host.current()
        return page if isinstance(page, GoalPage) else None
