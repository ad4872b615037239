"""Movements of one's own, page by page, within a screen that shows one page at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.movements import Figure, Movement
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.library import LibraryService, OwnEntry
from companion.ui.errors import show_error
from companion.ui.figures import Figures
from companion.ui.navigation import Navigator
from companion.ui.own_movement.form import OwnForm
from companion.ui.own_movement.media_desk import MediaDesk
from companion.ui.own_movement.media_panel import MediaPanel, VideoMaker
from companion.ui.own_movement.movement_page import OwnMovementPage, OwnView
from companion.ui.own_movement.pose_page import PosePage
from companion.ui.own_movement.poser import PoseBench
from companion.ui.own_movement.preview import PreviewDialog
from companion.ui.own_movement.story import MovementStoryDialog
from companion.ui.tasks import Progress, Tasks
from companion.ui.widgets.figure_panel import FigurePanel
from companion.ui.widgets.kit import Field, Page

NEW = "own/new"
FIGURE = (480.0, 330.0)


class Host(Protocol):
    """The screen the pages are shown in."""

    @property
    def page(self) -> Page | None: ...
    def put_page(self, page: Any, scroll: int = 0) -> None: ...
    def keep_drafts(self, key: str, fields: dict[str, Field], form: QWidget) -> None: ...
    def draft_done(self) -> None: ...
    def throw_draft(self) -> None: ...
    def window(self) -> QWidget: ...


class OwnMovements(QObject):
    """Shows the form, the movement's page and what one can do there. One at a time, in ``host``.

    ``left`` asks the host to show what was there before, with the movement's id (``""``: none was made).
    ``add_wanted`` asks to put a movement into the routine it was opened for.
    """

    left = Signal(str)
    add_wanted = Signal(str)

    def __init__(
        self,
        host: Host,
        library: LibraryService,
        tasks: Tasks,
        navigator: Navigator,
        figures: Figures,
        video_for: VideoMaker,
        bench_for: Callable[[], PoseBench],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._library = library
        self._tasks = tasks
        self._navigator = navigator
        self._figures = figures
        self._video_for = video_for
        self._bench_for = bench_for
        self._previews = 0
        self.media = MediaDesk(library, tasks, navigator, host.window, self)
        self._movement_id = ""
        self._back = ""
        self._action = ""

    # ways in

    def write(self, back: str, action: str = "") -> None:
        """Shows the form for a new movement, with the words begun earlier. ``back`` names the page behind;
        ``action`` are the words of the button that puts the movement into a routine, if there is to be one.
        """
        self._back, self._action, self._movement_id = back, action, ""
        self._show_form(OwnForm(back), NEW)

    def show(self, movement_id: str, back: str, action: str = "") -> bool:
        """Shows a movement's page; ``False`` when it is gone."""
        self._back, self._action = back, action
        return self._show_movement(movement_id)

    # words

    def _show_form(self, form: OwnForm, key: str) -> None:
        form.kept.connect(self._keep)
        form.left.connect(self._leave_form)
        form.thrown.connect(self._throw)
        self._host.put_page(form)
        self._host.keep_drafts(key, form.fields(), form)
        form.focus_first()

    def _keep(self) -> None:
        form = self._host.page
        if not isinstance(form, OwnForm):
            return
        try:
            if form.is_new:
                movement = self._library.make(form.entry(), NEW)
            else:
                before = self._library.mine(self._movement_id)
                movement = self._library.change(self._movement_id, form.entry(), self._key())
        except CompanionError as error:
            form.show_problem(error)
            return
        self._host.draft_done()
        self._show_movement(movement.id)
        self._navigator.changed.emit()
        if form.is_new or movement == before:
            self._navigator.say(tr("Saved"))
        else:
            self._navigator.offer_undo(
                tr("{name} was changed.", name=movement.name), partial(self._restore, before)
            )

    def _leave_form(self) -> None:
        form = self._host.page
        if isinstance(form, OwnForm) and form.is_new:
            self.left.emit("")
        else:
            self._show_movement(self._movement_id)

    def _throw(self) -> None:
        self._host.throw_draft()
        self._leave_form()

    def _reword(self) -> None:
        page = self._host.page
        if isinstance(page, OwnMovementPage):
            form = OwnForm(page.movement.name, OwnEntry.of(page.movement))
            self._show_form(form, self._key())

    def _key(self) -> str:
        return f"own/{self._movement_id}"

    # its page

    def _show_movement(self, movement_id: str, scroll: int = 0) -> bool:
        try:
            movement = self._library.mine(movement_id)
            story = self._library.story(movement_id)
        except CompanionError as error:
            show_error(error, self._host.window())
            self.left.emit("")
            return False
        self._movement_id = movement_id
        panel = MediaPanel(movement.name, self._video_for)
        figure = FigurePanel(self._figures.of(movement, *FIGURE)) if movement.figure is not None else None
        view = OwnView(movement, self._back, bool(story), self._action)
        page = OwnMovementPage(view, panel, figure)
        page.left.connect(partial(self.left.emit, movement_id))
        page.added.connect(partial(self.add_wanted.emit, movement_id))
        page.reworded.connect(self._reword)
        page.posed.connect(self._pose)
        page.figure_out.connect(self._take_figure_out)
        page.story_wanted.connect(self._tell_story)
        page.removed.connect(self._remove)
        page.visit_link.wanted.connect(self._navigator.bring)
        self._host.put_page(page, scroll)
        self.media.serve(panel, movement)
        page.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _page(self, movement_id: str) -> OwnMovementPage | None:
        """The page of ``movement_id`` if it is the one shown."""
        page = self._host.page
        shown = isinstance(page, OwnMovementPage) and shiboken6.isValid(page)
        return page if shown and page.movement.id == movement_id else None  # type: ignore[union-attr,return-value]

    def _tell_story(self) -> None:
        page = self._page(self._movement_id)
        if page is not None:
            dialog = MovementStoryDialog(
                page.movement.name, self._library.story(self._movement_id), self._host.window()
            )
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    # its figure

    def _pose(self) -> None:
        shown = self._page(self._movement_id)
        if shown is None:
            return
        page = PosePage(shown.movement, self._bench_for())
        page.kept.connect(self._keep_pose)
        page.left.connect(self._leave_pose)
        page.thrown.connect(self._throw_pose)
        page.preview_wanted.connect(self._preview)
        self._host.put_page(page)
        self._host.keep_drafts(self._pose_key(), page.fields(), page)
        page.poses.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pose_key(self) -> str:
        return f"own/{self._movement_id}/figure"

    def _keep_pose(self) -> None:
        page = self._host.page
        if isinstance(page, PosePage):
            figure = page.figure
            self._host.draft_done()
            self._show_movement(self._movement_id)
            self._change_figure(figure)

    def _leave_pose(self) -> None:
        self._show_movement(self._movement_id)

    def _throw_pose(self) -> None:
        self._host.throw_draft()
        self._show_movement(self._movement_id)

    def _preview(self) -> None:
        page = self._host.page
        if isinstance(page, PosePage):
            # Pictures are kept by the movement's id: each preview is a movement of its own.
            self._previews += 1
            moving = replace(page.movement, id=f"{self._movement_id}#{self._previews}", figure=page.figure)
            dialog = PreviewDialog(self._figures.of(moving, *FIGURE), self._host.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _take_figure_out(self) -> None:
        if self._page(self._movement_id) is not None:
            self._change_figure(None)

    def _change_figure(self, figure: Figure | None) -> None:
        """Keeps another figure, or none, and offers the one before."""
        before = self._library.mine(self._movement_id)
        if figure == before.figure:
            self._navigator.say(tr("Saved"))
            return
        entry = replace(OwnEntry.of(before), figure=figure)
        if self._did(partial(self._library.change, self._movement_id, entry)):
            self._navigator.offer_undo(
                tr("The figure of {name} was changed.", name=before.name), partial(self._restore, before)
            )

    def _restore(self, before: Movement) -> bool:
        return self._did(partial(self._library.put_back, before), before.id)

    def _did(self, action: Callable[[], object], movement_id: str = "") -> bool:
        """Does ``action`` and shows the movement as it is then; ``False``, and a message, when it could not."""
        try:
            action()
        except CompanionError as error:
            show_error(error, self._host.window())
            return False
        page = self._page(movement_id or self._movement_id)
        if page is not None:
            self._show_movement(page.movement.id, page.verticalScrollBar().value())
        self._navigator.changed.emit()
        return True

    # deleting

    def _remove(self) -> None:
        """Off the window's thread: a video may come along."""
        page = self._page(self._movement_id)
        if page is not None:
            page.setEnabled(False)
            work = partial(self._remove_work, self._movement_id)
            self._tasks.run(work, self._removed, self._not_removed)

    def _remove_work(self, movement_id: str, _progress: Progress) -> Movement:
        return self._library.remove(movement_id)

    def _removed(self, movement: Movement) -> None:
        if self._page(movement.id) is not None:
            self.left.emit("")
        self._navigator.changed.emit()
        self._navigator.offer_undo(
            tr("“{name}” was deleted. Routines keep its name.", name=movement.name),
            partial(self._put_back, movement),
        )

    def _not_removed(self, error: CompanionError) -> None:
        page = self._page(self._movement_id)
        if page is not None:
            page.setEnabled(True)
        show_error(error, self._host.window())

    def _put_back(self, movement: Movement) -> bool:
        self._tasks.run(partial(self._put_back_work, movement), self._is_back, self._tell)
        return True

    def _put_back_work(self, movement: Movement, _progress: Progress) -> None:
        self._library.put_back(movement)

    def _is_back(self, _nothing: None) -> None:
        self._navigator.changed.emit()

    def _tell(self, error: CompanionError) -> None:
        show_error(error, self._host.window())
