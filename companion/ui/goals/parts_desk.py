"""What is done on the page of a goal with its ladder, rulers and small steps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt

from companion.domain.ladder import Rung
from companion.domain.rulers import RulerMark
from companion.domain.small_steps import SmallStep
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.ladders import level_words
from companion.ui.autosave import DraftKeeper
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.host import Host
from companion.ui.goals.in_sight import bring_into_sight
from companion.ui.goals.ladder_form import LadderForm
from companion.ui.goals.rulers import RulerForm
from companion.ui.goals.tools import GoalTools
from companion.ui.navigation import Navigator


class PartsDesk(QObject):
    """Looks after one goal's page, and the page its ladder is written on."""

    def __init__(
        self, host: Host, tools: GoalTools, drafts: DraftService, navigator: Navigator, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._tools = tools
        self._drafts = drafts
        self._navigator = navigator
        self._new_step: DraftKeeper | None = None
        self._old_step: DraftKeeper | None = None

    def serve(self, page: GoalPage) -> None:
        """Does what is asked on ``page``."""
        page.stood.connect(self._stand)
        page.ladder_wanted.connect(self._write_ladder)
        page.rulers_wanted.connect(self.open_rulers)
        steps = page.steps
        steps.added.connect(self._add_step)
        steps.ticked.connect(self._tick)
        steps.moved.connect(self._move)
        steps.changing.connect(self._change)
        steps.reworded.connect(self._reword)
        steps.out.connect(self._take_out)
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

    # the ladder

    def _stand(self, level: int) -> None:
        page = self._page()
        if page is None:
            return
        here = page.view.here
        if here is not None and here.level == level and here.at.day == page.view.today:
            self._navigator.say(tr("You are at {level} today.", level=level_words(level)))
            return
        try:
            rung = self._tools.ladders.stand(page.view.goal.id, level)
        except CompanionError as error:
            self._host.tell(error)
            return
        self._host.changed()
        self._focus_level(level)
        said = tr("You are at {level} today.", level=level_words(level))
        self._navigator.offer_undo(said, partial(self._unstand, rung))

    def _unstand(self, rung: Rung) -> bool:
        return self._host.did(partial(self._tools.ladders.remove, rung))

    def _focus_level(self, level: int) -> None:
        page = self._page()
        if page is not None and page.ladder is not None:
            page.ladder.levels[level].setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_ladder(self) -> None:
        page = self._page()
        if page is not None:
            self._show_ladder(page.view.goal.id)

    def _show_ladder(self, goal_id: str, *, at_places: bool = False) -> None:
        page = self._host.current()
        goal = page.view.goal if isinstance(page, GoalPage) else getattr(page, "goal", None)
        if goal is None:
            return
        scroll = page.verticalScrollBar().value() if page is not None and at_places else 0
        form = LadderForm(goal, self._tools.ladders.get(goal_id), self._tools.ladders.rungs(goal_id))
        form.kept.connect(self._keep_ladder)
        form.left.connect(self._leave_ladder)
        form.taken_out.connect(self._take_out_rung)
        self._host.show_page(form, scroll)
        self._host.keep_drafts(f"goal/{goal_id}/ladder", form.fields(), form)
        if at_places:
            form.save.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            form.focus_first()

    def _keep_ladder(self) -> None:
        form = self._host.current()
        if not isinstance(form, LadderForm):
            return
        goal_id = form.goal.id
        try:
            self._tools.ladders.write(
                goal_id, form.words(), form.because.text(), draft=f"goal/{goal_id}/ladder"
            )
        except InvalidEntryError as error:
            form.show_problem(error)
            return
        except CompanionError as error:
            self._host.tell(error)
            return
        self._host.draft_done()
        self._back_to_ladder(goal_id)
        self._navigator.changed.emit()
        self._navigator.say(tr("Saved"))

    def _leave_ladder(self) -> None:
        form = self._host.current()
        if isinstance(form, LadderForm):
            self._back_to_ladder(form.goal.id)

    def _back_to_ladder(self, goal_id: str) -> None:
        self._host.open_goal(goal_id)
        page = self._page()
        if page is not None:
            page.ladder_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_out_rung(self, rung: Rung) -> None:
        try:
            self._tools.ladders.remove(rung)
        except CompanionError as error:
            self._host.tell(error)
            return
        self._show_ladder(rung.goal_id, at_places=True)
        self._navigator.changed.emit()
        self._navigator.offer_undo(tr("It was taken out."), partial(self._put_back_rung, rung))

    def _put_back_rung(self, rung: Rung) -> bool:
        done = self._host.did(partial(self._tools.ladders.put_back, rung))
        if done and isinstance(self._host.current(), LadderForm):
            self._show_ladder(rung.goal_id, at_places=True)
        return done

    # the rulers

    def open_rulers(self) -> None:
        """Opens both rulers on the goal's page."""
        page = self._page()
        if page is None:
            return
        form = RulerForm(page.view.rulers)
        form.kept.connect(self._keep_rulers)
        form.left.connect(self._leave_rulers)
        form.taken_out.connect(self._take_out_ruler)
        page.open_form(form)
        self._host.keep_drafts(self._key(page, "rulers"), form.fields(), form)

    def _keep_rulers(self) -> None:
        page = self._page()
        if page is None or not isinstance(page.form, RulerForm):
            return
        try:
            self._tools.rulers.say(page.view.goal.id, page.form.answers())
        except CompanionError as error:
            page.form.show_problem(error)
            return
        self._leave_rulers()
        self._host.changed()
        self._navigator.say(tr("Saved"))
        self._focus_rulers()

    def _leave_rulers(self) -> None:
        page = self._page()
        self._host.draft_done()
        if page is not None:
            page.close_form()
        self._focus_rulers()

    def _focus_rulers(self) -> None:
        page = self._page()
        if page is not None:
            page.rulers_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_out_ruler(self, mark: RulerMark) -> None:
        if self._host.did(partial(self._tools.rulers.remove, mark)):
            self._navigator.offer_undo(tr("It was taken out."), partial(self._put_back_ruler, mark))

    def _put_back_ruler(self, mark: RulerMark) -> bool:
        return self._host.did(partial(self._tools.rulers.put_back, mark))

    # small steps

    def _add_step(self, words: str) -> None:
        page = self._page()
        if page is None:
            return
        try:
            self._tools.steps.add(page.view.goal.id, words)
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
        self._host.did(partial(self._tools.steps.tick, step_id, done=done))
        self._focus_step(step_id, "box")

    def _move(self, step_id: str, by: int) -> None:
        page = self._page()
        key = page.steps.lines[step_id].focused() if page is not None else ""
        self._host.did(partial(self._tools.steps.move, step_id, by))
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
        try:
            self._tools.steps.reword(step_id, words)
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
            step = self._tools.steps.remove(step_id)
        except CompanionError as error:
            self._host.tell(error)
            return
        self._host.changed()
        page = self._page()
        if page is not None:
            page.steps.new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.offer_undo(tr("The step was taken out."), partial(self._put_back, step))

    def _put_back(self, step: SmallStep) -> bool:
        done = self._host.did(partial(self._tools.steps.put_back, step))
        self._focus_step(step.id, "box")
        return done

    def _focus_step(self, step_id: str, key: str) -> None:
        page = self._page()
        if page is not None and step_id in page.steps.lines:
            page.steps.lines[step_id].focus(key)

    # internals

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
