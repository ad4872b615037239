"""Writing a new goal, and other words for one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt

from companion.domain.goals import Goal, GoalState
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.goals import GoalService
from companion.ui.goals.goal_form import GoalForm
from companion.ui.goals.host import Host
from companion.ui.goals.in_sight import bring_into_sight
from companion.ui.navigation import Navigator

NEW = "goal/new"
"""What the words of a new goal are kept under."""


class WordsDesk(QObject):
    """Looks after the form. Words that are left wait as a draft."""

    def __init__(
        self, host: Host, goals: GoalService, drafts: DraftService, navigator: Navigator, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._goals = goals
        self._drafts = drafts
        self._navigator = navigator

    @property
    def begun(self) -> bool:
        """Whether words of a new goal are waiting."""
        return self._drafts.load(NEW) is not None

    def write(self, goal: Goal | None) -> None:
        """Shows the form for a new goal, or for other words for ``goal``, with the words begun earlier."""
        self._host.end_draft_keeping()
        form = GoalForm(goal)
        form.kept.connect(self._keep_words)
        form.left.connect(self._leave_words)
        form.thrown.connect(self._throw_words)
        self._host.show_page(form)
        self._host.keep_drafts(f"goal/{goal.id}" if goal else NEW, form.fields(), form)
        form.words.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(form, form.words.editor)

    def _keep_words(self) -> None:
        form = self._host.current()
        if not isinstance(form, GoalForm):
            return
        try:
            goal = self._kept(form)
        except InvalidEntryError as error:
            form.show_problem(error)
            return
        except CompanionError as error:
            self._host.tell(error)
            return
        before = form.goal
        self._host.draft_done()
        self._host.open_goal(goal.id)
        self._navigator.changed.emit()
        if before is None or before == goal:
            self._navigator.say(tr("Saved"))
        else:
            self._navigator.offer_undo(tr("It was changed."), partial(self._word_back, before, goal))

    def _word_back(self, before: Goal, after: Goal) -> bool:
        return self._host.did(partial(self._goals.undo_change, before, after))

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
        form = self._host.current()
        self._host.end_draft_keeping()
        if isinstance(form, GoalForm) and form.goal is not None:
            self._host.open_goal(form.goal.id)
        else:
            self._host.show_list()

    def _throw_words(self) -> None:
        form = self._host.current()
        if not isinstance(form, GoalForm):
            return
        texts = {name: field.text() for name, field in form.fields().items()}
        key = f"goal/{form.goal.id}" if form.goal else NEW
        said = any(text.strip() for name, text in texts.items() if name != "state")
        self._host.draft_done()
        self._leave_words()
        if said:
            self._navigator.offer_undo(
                tr("Your words were thrown away."), partial(self._bring_back, key, texts)
            )

    def _bring_back(self, key: str, texts: dict[str, str]) -> bool:
        return self._host.did(partial(self._drafts.save, key, texts))
