"""What is done on the page of a goal with its small steps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt

from companion.domain.small_steps import SmallStep
from companion.domain.text import first_line
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import quoted, tr
from companion.services.drafts import DraftService
from companion.services.small_steps import SmallStepService
from companion.ui.autosave import DraftKeeper
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.host import Host
from companion.ui.goals.in_sight import bring_into_sight
from companion.ui.navigation import Navigator


class StepsDesk(QObject):
    """Looks after the list, the line for a new step, and the next step near the top."""

    def __init__(
        self, host: Host, steps: SmallStepService, drafts: DraftService, navigator: Navigator, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._steps = steps
        self._drafts = drafts
        self._navigator = navigator
        self._new_step: DraftKeeper | None = None
        self._old_step: DraftKeeper | None = None

    def serve(self, page: GoalPage) -> None:
        """Does what is asked on ``page``."""
        steps = page.steps
        steps.added.connect(self._add_step)
        steps.ticked.connect(self._tick)
        steps.moved.connect(self._move)
        steps.changing.connect(self._change)
        steps.reworded.connect(self._reword)
        steps.out.connect(self._take_out)
        if page.next_step is not None:
            page.next_step.ticked.connect(self._tick_next)
        self._new_step = self._keeper(self._key(page, "step"), page, "words")

    def flush(self) -> None:
        """Keeps what is typed about steps."""
        for keeper in (self._new_step, self._old_step):
            if keeper is not None:
                keeper.flush()

    def let_go(self) -> None:
        """Keeps what is typed; the page is about to go."""
        self.flush()
        self._new_step = self._old_step = None

    def _add_step(self, words: str) -> None:
        page = self._page()
        if page is None:
            return
        try:
            self._steps.add(page.view.goal.id, words)
        except CompanionError as error:
            page.steps.show_problem(error)
            return
        if self._new_step is not None:
            page.steps.new.set_text("")
            self._new_step.done()
        self._host.changed()
        page = self._page()
        if page is not None:
            page.steps.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, step_id: str, done: bool) -> None:
        self._host.did(partial(self._steps.tick, step_id, done=done))
        self._focus_step(step_id, "box")

    def _tick_next(self, step: SmallStep) -> None:
        """The next one takes its place at the top; what was ticked can be seen in the list."""
        if not self._host.did(partial(self._steps.tick, step.id, done=True)):
            return
        page = self._page()
        if page is not None:
            (page.next_step or page.steps_link).setFocus(Qt.FocusReason.OtherFocusReason)
        said = tr("Ticked: {words}", words=quoted(first_line(step.words)))
        self._navigator.offer_undo(said, partial(self._untick, step))

    def _untick(self, step: SmallStep) -> bool:
        return self._host.did(partial(self._steps.tick, step.id, done=False))

    def _move(self, step_id: str, by: int) -> None:
        page = self._page()
        key = page.steps.lines[step_id].focused() if page is not None else ""
        self._host.did(partial(self._steps.move, step_id, by))
        self._focus_step(step_id, key)

    def _change(self, step_id: str) -> None:
        page = self._page()
        editor = page.steps.edit(step_id) if page is not None else None
        if page is None or editor is None:
            return
        editor.left.connect(partial(self._leave_change, step_id))
        fields = {"words": editor.field}
        self._old_step = DraftKeeper(
            self._key(page, f"step/{step_id}"), fields, self._drafts, editor, failed=self._host.tell
        )
        self._old_step.restore()
        editor.focus_first()
        bring_into_sight(page, editor)

    def _reword(self, step_id: str, words: str) -> None:
        page = self._page()
        before = page.steps.lines[step_id].step.words if page is not None else words
        try:
            self._steps.reword(step_id, words)
        except InvalidEntryError as error:
            if page is not None and page.steps.editor is not None:
                page.steps.editor.show_problem(error)
            return
        except CompanionError as error:
            self._host.tell(error)
            return
        self._leave_change(step_id)
        self._host.changed()
        self._focus_step(step_id, "change")
        if before != words:
            self._navigator.offer_undo(tr("It was changed."), partial(self._word_back, step_id, before))

    def _word_back(self, step_id: str, words: str) -> bool:
        return self._host.did(partial(self._steps.reword, step_id, words))

    def _leave_change(self, step_id: str) -> None:
        page = self._page()
        if self._old_step is not None:
            self._old_step.done()
            self._old_step = None
        if page is not None:
            page.steps.close_editor()
        self._focus_step(step_id, "change")

    def _take_out(self, step_id: str) -> None:
        try:
            step = self._steps.remove(step_id)
        except CompanionError as error:
            self._host.tell(error)
            return
        self._host.changed()
        page = self._page()
        if page is not None:
            page.steps.new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.offer_undo(tr("The step was taken out."), partial(self._put_back, step))

    def _put_back(self, step: SmallStep) -> bool:
        done = self._host.did(partial(self._steps.put_back, step))
        self._focus_step(step.id, "box")
        return done

    def _focus_step(self, step_id: str, key: str) -> None:
        page = self._page()
        if page is not None and step_id in page.steps.lines:
            page.steps.lines[step_id].focus(key)

    def _page(self) -> GoalPage | None:
        page = self._host.current()
        return page if isinstance(page, GoalPage) else None

    def _keeper(self, key: str, page: GoalPage, name: str) -> DraftKeeper:
        keeper = DraftKeeper(key, {name: page.steps.new}, self._drafts, page, failed=self._host.tell)
        keeper.restore()
        return keeper

    @staticmethod
    def _key(page: GoalPage, part: str) -> str:
        return f"goal/{page.view.goal.id}/{part}"
