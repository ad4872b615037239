"""The sheet being made: its lines and how it prints on one side, the very page on the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.domain.sheet_choices import LineChoice, Standing
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.sheet_files import SheetDraft, SheetFiles
from companion.services.sheet_habits import SheetHabitService
from companion.services.sheets import SheetOptions, SheetService
from companion.ui.errors import show_error
from companion.ui.look import current_look
from companion.ui.navigation import Navigator
from companion.ui.paper.outlet import Outlet
from companion.ui.tasks import Job, Progress, Tasks
from companion.ui.visit.preview import SheetPreview
from companion.ui.visit.sheet_lines import SheetLines
from companion.ui.visit.sheet_room import SheetRoom
from companion.ui.visit.sheet_style import SheetStyle
from companion.ui.widgets.kit import Body, Heading, LinkButton, Page, Row, Small, Subheading

AGAIN_AFTER_MS = 350
"""The page is made anew this long after the last change."""
LINES_WIDTH = 470
PREVIEW_LEAST = 440


class SheetPage(QWidget):
    """``left`` goes back to the visit. Narrow windows show one side at a time, the page first."""

    left = Signal()

    def __init__(
        self,
        sheets: SheetService,
        files: SheetFiles,
        habits: SheetHabitService,
        drafts: DraftService,
        tasks: Tasks,
        navigator: Navigator,
    ) -> None:
        super().__init__()
        self._sheets = sheets
        self._files = files
        self._habits = habits
        self._tasks = tasks
        self._navigator = navigator
        self._job: Job | None = None
        self._choosing = False
        self._fresh = False
        self._wish: Callable[[], None] | None = None
        self.pdf = b""
        self.lines = SheetLines(sheets, drafts, self.options)
        self.room = SheetRoom()
        self.style_form = SheetStyle(habits)
        self.preview = SheetPreview()
        self.preview.hide()
        self._outlet = Outlet(self.preview, tasks, navigator, self)
        self.choose_button = LinkButton(tr("Choose the lines"))
        self.preview.add_button(self.choose_button)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_AFTER_MS)
        self._build()
        self._connect()

    def options(self) -> SheetOptions:
        """How to print, as chosen."""
        return self._habits.options()

    def open(self) -> None:
        """Read the lines, and make the page."""
        self._choosing = False
        self.style_form.refresh()
        self.lines.refresh()
        self.make()
        self._arrange()

    def renew(self) -> None:
        """Something changed in the notebook: read the lines again, and make the page soon."""
        self.lines.refresh()
        self._change()

    def make(self) -> None:
        """Make the page anew, off the window's thread."""
        self._fresh = False
        self._again.stop()
        if self._job is not None:
            self._job.cancel()
        self.state.setText(tr("Making the sheet …"))
        self.stop_button.show()
        work = partial(self._work, self.options())
        self._job = self._tasks.run(work, self._made, self._failed, lane="render")

    def close_down(self) -> None:
        """What is under way stops: the page is not seen any more."""
        self._again.stop()
        self._fresh, self._wish = False, None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def save_to(self, path: Path) -> None:
        """Write the page to ``path``, locked where a password is given, off the window's thread."""
        password = self.style_form.the_password()
        if password is None:
            self._show_lines()
            return
        self._outlet.save(path, partial(self._write, self.options(), self.pdf, password))

    # build

    def _build(self) -> None:
        page = self._page = Page()
        page.add(Heading(tr("The sheet to bring")))
        page.add(
            Body(
                tr(
                    "You choose each line, for this sheet only. Nothing private is printed unless you tick it."
                ),
                muted=True,
            )
        )
        self.back_button = LinkButton(tr("Back to the visit"))
        self.look_button = LinkButton(tr("Look at the page"))
        self.state = Small("")
        self.stop_button = LinkButton(tr("Stop"))
        page.add(Row(self.back_button, self.look_button, self.state, self.stop_button, spacing=24), above=4)
        page.add(self.room, above=8)
        page.add(self.lines, above=0)
        self.afresh_button = LinkButton(tr("Start afresh: every line as it was"))
        page.add(self.afresh_button, above=12)
        page.add(Subheading(tr("How it prints")))
        page.add(self.style_form)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page)
        layout.addWidget(self.preview, 1)
        self.setFocusProxy(self.back_button)

    def _connect(self) -> None:
        self._again.timeout.connect(self.make)
        self.lines.changed.connect(self._change)
        self.lines.reworded.connect(self._offer_words)
        self.style_form.changed.connect(self._style_changed)
        self.room.left.connect(self._leave_off)
        self.room.fits.connect(self._fits_now)
        self.back_button.clicked.connect(self.left)
        self.look_button.clicked.connect(self._show_page)
        self.choose_button.clicked.connect(self._show_lines)
        self.afresh_button.clicked.connect(self._start_afresh)
        self.stop_button.clicked.connect(self._stop)
        self._outlet.progressed.connect(self._print_went_on)
        self._outlet.ended.connect(self._rest)
        self.preview.left.connect(self.left)
        self.preview.wants_save.connect(partial(self._once_fresh, self._save))
        self.preview.wants_print.connect(partial(self._once_fresh, self._print))

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def is_wide(self) -> bool:
        """Whether both sides have room."""
        return self.width() >= current_look().with_text(LINES_WIDTH) + PREVIEW_LEAST

    def _arrange(self) -> None:
        wide, there = self.is_wide(), bool(self.pdf)
        self._page.setVisible(wide or self._choosing or not there)
        self.preview.setVisible(there and (wide or not self._choosing))
        self._page.setMaximumWidth(current_look().with_text(LINES_WIDTH) if wide and there else 16_777_215)
        self.choose_button.setVisible(not wide)
        self.preview.back_button.setVisible(not wide)
        self.look_button.setVisible(not wide and there)

    # slots

    def _show_lines(self) -> None:
        self._choosing = True
        self._arrange()
        self.back_button.setFocus()

    def _show_page(self) -> None:
        self._choosing = False
        self._arrange()
        self.preview.setFocus()

    def _change(self) -> None:
        """The page shown is not what was chosen any more."""
        self._fresh = False
        self._again.start()

    def _once_fresh(self, action: Callable[[], None]) -> None:
        """Save and print what was chosen, never the page from before: where it is being made, wait for it."""
        if self._fresh:
            action()
        else:
            self._wish = action
            self.make()

    def _style_changed(self) -> None:
        self.renew()

    def _leave_off(self, key: str) -> None:
        try:
            self._sheets.put(key, Standing.BEHIND)
        except CompanionError as error:
            show_error(error, self)
            return
        self.lines.refresh()
        self.make()

    def _fits_now(self) -> None:
        self._navigator.say(tr("It fits now."))
        if self._page.isVisible():
            self.back_button.setFocus()

    def _offer_words(self, key: str, words: str) -> None:
        undo = partial(self._say_again, key, words)
        self._navigator.offer_undo(tr("The words on the sheet were changed."), undo)

    def _say_again(self, key: str, words: str) -> bool:
        return self._put_back_by(partial(self._sheets.reword, key, words))

    def _start_afresh(self) -> None:
        try:
            before = self._sheets.start_afresh()
        except CompanionError as error:
            show_error(error, self)
            return
        self.renew()
        self._navigator.offer_undo(tr("Every line is as it was."), partial(self._bring_back, before))

    def _bring_back(self, decisions: list[LineChoice]) -> bool:
        return self._put_back_by(partial(self._sheets.bring_back, decisions))

    def _put_back_by(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except CompanionError as error:
            show_error(error, self)
            return False
        self.renew()
        return True

    # the page itself

    def _work(self, options: SheetOptions, progress: Progress) -> SheetDraft:
        return self._files.draft(options, progress)

    def _made(self, draft: SheetDraft) -> None:
        first = not self.pdf
        self._rest()
        self._fresh = True
        self.pdf = draft.pdf
        self.preview.show_pdf(draft.pdf)
        self.room.show_fit(draft.fit, draft.offers, appendix=self.options().appendix)
        self._arrange()
        if first and self.preview.isVisible():
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()

    def _failed(self, error: CompanionError) -> None:
        self._rest()
        self._wish = None
        show_error(error, self)

    def _stop(self) -> None:
        if not self._outlet.stop_printing() and self._job is not None:
            self._job.cancel()
        self._wish = None
        self._rest()
        self.back_button.setFocus()

    def _rest(self) -> None:
        self._job = None
        self.state.setText("")
        self.stop_button.hide()

    # out of the window

    def _save(self) -> None:
        if self.style_form.the_password() is None:
            self._show_lines()
            self.style_form.password.setFocus()
            return
        path = self._outlet.choose_file(tr("Save the sheet"), tr("my-visit-sheet.pdf"))
        if path is not None:
            self.save_to(path)

    def _write(
        self, options: SheetOptions, pdf: bytes, password: str, path: Path, progress: Progress
    ) -> None:
        self._files.save(self._files.pdf(options, progress, password) if password else pdf, path)

    def _print(self) -> None:
        self._outlet.choose_printer(self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages seen, one after another."""
        self._outlet.print_on(printer, self.pdf)

    def _print_went_on(self, share: float) -> None:
        if share < 1:
            self.state.setText(tr("Printing …"))
            self.stop_button.show()
