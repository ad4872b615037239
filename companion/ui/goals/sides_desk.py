"""What is done with both sides: the list of pages, one page, its lines."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt

from companion.domain.both_sides import BothSides, Quadrant, SideLine
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import tr
from companion.services.both_sides import BothSidesService, SidesPage
from companion.services.drafts import DraftService
from companion.ui.autosave import DraftKeeper
from companion.ui.goals.host import Host
from companion.ui.goals.in_sight import bring_into_sight
from companion.ui.goals.sides_list import SidesListPage
from companion.ui.goals.sides_page import BothSidesPage
from companion.ui.goals.title_page import TitlePage
from companion.ui.navigation import Navigator

NEW = "sides/new"


class SidesDesk(QObject):
    """Looks after the pages of both sides."""

    def __init__(
        self,
        host: Host,
        sides: BothSidesService,
        drafts: DraftService,
        navigator: Navigator,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._sides = sides
        self._drafts = drafts
        self._navigator = navigator
        self._line: DraftKeeper | None = None

    def flush(self) -> None:
        """Keeps the words of a line being changed."""
        if self._line is not None:
            self._line.flush()

    def let_go(self) -> None:
        """Keeps what is typed; the page is about to go."""
        self.flush()
        self._line = None

    def refresh(self) -> bool:
        """Reads the notebook again for a page of both sides; ``False``: another page is shown."""
        page = self._host.current()
        if isinstance(page, SidesListPage):
            if tuple(self._listed()) != page.pages:
                self.show_list()
            return True
        if isinstance(page, BothSidesPage):
            self._refresh_page(page)
            return True
        return isinstance(page, TitlePage)

    # the list

    def show_list(self, focus: str = "") -> None:
        """Shows every page by its name."""
        page = SidesListPage(self._listed())
        page.back.connect(self._host.show_list)
        page.begun.connect(self._begin)
        page.opened.connect(self.open)
        self._host.show_page(page)
        self._host.keep_drafts(NEW, page.fields(), page)
        page.focus_page(focus)

    def _listed(self) -> list[SidesPage]:
        """All but those of goals on which nothing is written: they were only looked at."""
        return [shown for shown in self._sides.all() if shown.lines or not shown.page.goal_id]

    def _begin(self, title: str) -> None:
        try:
            begun = self._sides.begin(title, draft=NEW)
        except CompanionError as error:
            page = self._host.current()
            if isinstance(page, SidesListPage):
                page.show_problem(error)
            return
        self._host.draft_done()
        self.open(begun.id)
        self._navigator.changed.emit()

    # one page

    def _refresh_page(self, page: BothSidesPage) -> None:
        try:
            if page.shown.is_written:
                shown = self._sides.get(page.shown.page.id)
            else:
                shown = self._sides.about_goal(page.shown.page.goal_id)
        except CompanionError:
            self.show_list()
            return
        if shown != page.shown:
            self._host.end_draft_keeping()
            self._show(shown, page.verticalScrollBar().value())

    def open_for(self, goal_id: str) -> None:
        """Shows the page about a goal. It comes into being with its first line: looking leaves nothing behind."""
        self._host.end_draft_keeping()
        try:
            shown = self._sides.about_goal(goal_id)
        except CompanionError as error:
            self._host.tell(error)
            return
        self._show(shown)

    def has(self, sides_id: str) -> bool:
        """Whether there is such a page."""
        return any(shown.page.id == sides_id for shown in self._sides.all())

    def open(self, sides_id: str, scroll: int = 0) -> None:
        """Shows one page; the list when it is no longer there."""
        self._host.end_draft_keeping()
        try:
            shown = self._sides.get(sides_id)
        except CompanionError:
            self.show_list()
            return
        self._show(shown, scroll)

    def _show(self, shown: SidesPage, scroll: int = 0) -> None:
        page = BothSidesPage(shown)
        page.back.connect(self._leave)
        page.rename.connect(self._name)
        page.remove.connect(self._remove)
        for corner in page.corners.values():
            corner.added.connect(self._add)
            corner.shared.connect(self._share)
            corner.changing.connect(self._change)
            corner.reworded.connect(self._reword)
            corner.out.connect(self._take_out)
        self._host.show_page(page, scroll)
        self._host.keep_drafts(_key(shown), page.fields(), page)
        page.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        page = self._page()
        if page is not None and page.shown.page.goal_id:
            self._host.open_goal(page.shown.page.goal_id)
        elif page is not None:
            self.show_list(page.shown.page.id)

    def _name(self) -> None:
        shown = self._page()
        if shown is None:
            return
        page = TitlePage(shown.shown.page)
        page.kept.connect(self._keep_name)
        page.left.connect(self._leave_name)
        self._host.show_page(page)
        self._host.keep_drafts(f"sides/{page.sides.id}/title", page.fields(), page)
        page.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_name(self) -> None:
        page = self._host.current()
        if not isinstance(page, TitlePage):
            return
        try:
            changed = self._sides.rename(page.sides.id, page.title.text())
        except InvalidEntryError as error:
            page.show_problem(error)
            return
        except CompanionError as error:
            self._host.tell(error)
            return
        before = page.sides
        self._leave_name()
        self._navigator.changed.emit()
        if changed == before:
            self._navigator.say(tr("Saved"))
        else:
            self._navigator.offer_undo(tr("It was changed."), partial(self._name_back, before))

    def _name_back(self, before: BothSides) -> bool:
        return self._host.did(partial(self._sides.rename, before.id, before.title))

    def _leave_name(self) -> None:
        page = self._host.current()
        self._host.draft_done()
        if isinstance(page, TitlePage):
            self.open(page.sides.id)

    def _remove(self) -> None:
        page = self._page()
        if page is None:
            return
        self._host.end_draft_keeping()
        goal_id = page.shown.page.goal_id
        try:
            removed = self._sides.remove(page.shown.page.id)
        except CompanionError as error:
            self._host.tell(error)
            return
        if goal_id:
            self._host.open_goal(goal_id)
        else:
            self.show_list()
        self._navigator.changed.emit()
        self._navigator.offer_undo(tr("The page was taken out."), partial(self._put_back, removed))

    def _put_back(self, removed: BothSides) -> bool:
        return self._host.did(partial(self._sides.put_back, removed))

    # lines

    def _add(self, quadrant: Quadrant, words: str) -> None:
        page = self._page()
        if page is None:
            return
        corner, about = page.corners[quadrant], page.shown.page
        try:
            if page.shown.is_written:
                self._sides.add(about.id, quadrant, words)
            else:
                self._sides.add_for(about.goal_id, quadrant, words)
        except CompanionError as error:
            corner.show_problem(error)
            return
        corner.new.set_text("")
        corner.new.changed.emit()
        if not page.shown.is_written:
            self._take_along(page)
        self._host.changed()
        page = self._page()
        if page is not None:
            page.corners[quadrant].new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_along(self, page: BothSidesPage) -> None:
        """What is begun in the other corners is kept with the page that has just come into being."""
        begun = {name: field.text() for name, field in page.fields().items()}
        try:
            if any(text.strip() for text in begun.values()):
                self._drafts.save(_key(self._sides.about_goal(page.shown.page.goal_id)), begun)
        except CompanionError as error:
            self._host.tell(error)
            return
        self._host.draft_done()

    def _share(self, line_id: str, shared: bool) -> None:
        if not self._host.did(partial(self._sides.share, line_id, shared=shared)):
            return
        self._focus(line_id, "toggle")
        said = tr("This line may go on your sheet.") if shared else tr("This line is private.")
        self._navigator.say(said)

    def _change(self, line_id: str) -> None:
        page = self._page()
        corner = page.corner_of(line_id) if page is not None else None
        if page is None or corner is None:
            return
        for other in page.corners.values():
            other.close_editor()
        editor = corner.edit(line_id)
        editor.left.connect(partial(self._leave_change, line_id))
        self._line = DraftKeeper(
            f"sides/{page.shown.page.id}/{line_id}",
            {"text": editor.field},
            self._drafts,
            editor,
            failed=self._host.tell,
        )
        self._line.restore()
        editor.focus_first()
        bring_into_sight(page, editor)

    def _reword(self, line_id: str, words: str) -> None:
        page = self._page()
        corner = page.corner_of(line_id) if page is not None else None
        before = corner.rows[line_id].line.text if corner is not None else words
        try:
            self._sides.reword(line_id, words)
        except InvalidEntryError as error:
            if corner is not None and corner.editor is not None:
                corner.editor.show_problem(error)
            return
        except CompanionError as error:
            self._host.tell(error)
            return
        self._leave_change(line_id)
        self._host.changed()
        self._focus(line_id, "change")
        if before != words:
            self._navigator.offer_undo(tr("It was changed."), partial(self._word_back, line_id, before))

    def _word_back(self, line_id: str, words: str) -> bool:
        return self._host.did(partial(self._sides.reword, line_id, words))

    def _leave_change(self, line_id: str) -> None:
        if self._line is not None:
            self._line.done()
            self._line = None
        page = self._page()
        corner = page.corner_of(line_id) if page is not None else None
        if corner is not None:
            corner.close_editor()
        self._focus(line_id, "change")

    def _take_out(self, line_id: str) -> None:
        page = self._page()
        corner = page.corner_of(line_id) if page is not None else None
        try:
            line = self._sides.remove_line(line_id)
        except CompanionError as error:
            self._host.tell(error)
            return
        self._host.changed()
        page = self._page()
        if page is not None and corner is not None:
            page.corners[corner.quadrant].new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.offer_undo(tr("The line was taken out."), partial(self._put_line_back, line))

    def _put_line_back(self, line: SideLine) -> bool:
        return self._host.did(partial(self._sides.put_back_line, line))

    # internals

    def _page(self) -> BothSidesPage | None:
        page = self._host.current()
        return page if isinstance(page, BothSidesPage) else None

    def _focus(self, line_id: str, part: str) -> None:
        page = self._page()
        corner = page.corner_of(line_id) if page is not None else None
        if corner is not None:
            row = corner.rows[line_id]
            target = row.toggle if part == "toggle" else row.change_button
            target.setFocus(Qt.FocusReason.TabFocusReason)


def _key(shown: SidesPage) -> str:
    """What the words being typed are kept under: with the page, or with its goal while there is no page."""
    return f"sides/{shown.page.id}" if shown.is_written else f"goal/{shown.page.goal_id}/sides"
