"""Next visit: when and with whom, what I bring, the sheet, and afterwards what we agreed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout

from companion.domain.visits import TalkKind
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.exports import ExportService
from companion.services.sessions import SessionService
from companion.services.sheets import SheetOptions, SheetService
from companion.services.visits import VisitService
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.tasks import Job, Progress, Tasks
from companion.ui.visit.afterwards import Afterwards, past_card
from companion.ui.visit.bring import BringList
from companion.ui.visit.preview import SheetPreview, print_document
from companion.ui.visit.sheet_lines import SheetLines
from companion.ui.widgets.kit import (
    Body,
    Columns,
    DateField,
    Heading,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Subheading,
    Toggle,
    clear_layout,
)

SHOWN_VISITS = 5
WHO_AFTER_MS = 500
"""A name is kept this long after its last letter."""


class VisitScreen(Screen):
    """A long page to fill when one likes, and the preview over it."""

    place = Place.VISIT

    def __init__(
        self,
        visits: VisitService,
        sheets: SheetService,
        exports: ExportService,
        sessions: SessionService,
        drafts: DraftService,
        tasks: Tasks,
        navigator: Navigator,
    ) -> None:
        super().__init__()
        self._visits = visits
        self._exports = exports
        self._sessions = sessions
        self._tasks = tasks
        self._navigator = navigator
        self._job: Job | None = None
        self._pdf = b""
        self._shown_visits = SHOWN_VISITS
        self.setAccessibleName(tr("Next visit"))
        self.talk = BringList(TalkKind.TALK, tr("Something to talk about"), visits, drafts, navigator)
        self.questions = BringList(TalkKind.QUESTION, tr("A question"), visits, drafts, navigator)
        self.lines = SheetLines(sheets)
        self.afterwards = Afterwards(visits, drafts)
        self.preview = SheetPreview()
        self._typing_who = QTimer(self, singleShot=True, interval=WHO_AFTER_MS)
        self._pages = QStackedWidget()
        self._page = self._build()
        self._pages.addWidget(self._page)
        self._pages.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._connect()

    def refresh(self) -> None:
        """Read the notebook again; what is being typed stays."""
        visit = self._visits.next()
        if not self.day.editor.hasFocus():
            self.day.set_day(visit.day if visit else None)
        if not self.who.editor.hasFocus():
            self.who.set_text(visit.who if visit else "")
        self._refresh_lists()
        self._refresh_past()

    def go_home(self) -> None:
        """Back from the preview to the page."""
        self._show_form()

    def open_item(self, item_id: str) -> None:
        """Go to the list; what was handed over waits in the field to be added."""
        self._show_form()
        if item_id:
            self.talk.field.set_text(item_id)
        self._page.reveal(self.talk.field)
        self.talk.field.editor.setFocus()

    def leave(self) -> bool:
        """Keeps unsaved words as drafts."""
        if self._typing_who.isActive():
            self._keep_quietly()
        for part in (self.talk, self.questions, self.afterwards):
            part.flush()
        self._pages.setCurrentWidget(self._page)
        return True

    def _build(self) -> Page:
        page = Page()
        page.add(Heading(tr("Next visit")))
        self.day = DateField(tr("When"), self._sessions.today(), optional=True)
        self.who = LineField(tr("With whom"), most=200)
        when = Columns(least=280, spacing=24)
        when.add(self.day)
        when.add(self.who)
        page.add(when, above=24)
        page.add(Subheading(tr("What I want to talk about")))
        page.add(self.talk)
        page.add(Subheading(tr("My questions")))
        page.add(self.questions)
        page.add(Subheading(tr("The sheet to bring")))
        page.add(
            Body(
                tr("One page. You choose each line. Nothing private is printed unless you tick it."),
                muted=True,
            )
        )
        self.look_button = PrimaryButton(tr("Look at the sheet"))
        self.cancel_button = LinkButton(tr("Stop"))
        self.cancel_button.hide()
        page.add(Row(self.look_button, self.cancel_button), above=20)
        page.add(self.lines)
        self.appendix = Toggle(tr("Add my diary on further pages"))
        self.large_print = Toggle(tr("Large print (may take two pages)"))
        page.add(self.appendix, above=24)
        page.add(self.large_print, above=6)
        page.add(Subheading(tr("After the visit")))
        page.add(self.afterwards)
        self._past = QVBoxLayout()
        self._past.setSpacing(12)
        page.add_layout(self._past, above=28)
        self.more_button = LinkButton(tr("Show earlier visits"))
        page.add(self.more_button)
        return page

    def _connect(self) -> None:
        self.day.changed.connect(self._keep_visit)
        self.who.changed.connect(self._typing_who.start)
        self.who.entered.connect(self._keep_visit)
        self._typing_who.timeout.connect(self._keep_quietly)
        self.talk.changed.connect(self._refresh_lists)
        self.questions.changed.connect(self._refresh_lists)
        self.look_button.clicked.connect(self.make_sheet)
        self.cancel_button.clicked.connect(self._cancel)
        self.preview.left.connect(self._show_form)
        self.preview.wants_save.connect(self._save)
        self.preview.wants_print.connect(self._print)
        self.afterwards.kept.connect(self._visit_kept)
        self.more_button.clicked.connect(self._show_more)

    def _refresh_lists(self) -> None:
        items = self._visits.items()
        self.talk.show_items(items)
        self.questions.show_items(items)
        self.lines.refresh()

    def _refresh_past(self) -> None:
        clear_layout(self._past)
        past = self._visits.past()
        if past:
            self._past.addWidget(Subheading(tr("Earlier visits")))
        for visit in past[: self._shown_visits]:
            self._past.addWidget(past_card(visit))
        self.more_button.setVisible(len(past) > self._shown_visits)

    def _show_more(self) -> None:
        self._shown_visits += SHOWN_VISITS * 2
        self._refresh_past()

    def _keep_visit(self) -> None:
        if self._keep_quietly():
            self._navigator.say(tr("Saved"))

    def _keep_quietly(self) -> bool:
        """Keep day and person if they changed; whether they were kept."""
        self._typing_who.stop()
        visit = self._visits.next()
        day, who = self.day.day(), self.who.text()
        if (visit.day if visit else None, visit.who if visit else "") == (day, who):
            return False
        try:
            self._visits.plan_next(day, who)
        except CompanionError as error:
            show_error(error, self)
            return False
        return True

    def _visit_kept(self) -> None:
        self.refresh()
        self._navigator.say(tr("Saved"))

    def options(self) -> SheetOptions:
        """How to print, as ticked."""
        return SheetOptions(appendix=self.appendix.isChecked(), large_print=self.large_print.isChecked())

    def make_sheet(self) -> None:
        """Draw the sheet off the window's thread, then show it."""
        self.look_button.setEnabled(False)
        self.look_button.setText(tr("Making the sheet …"))
        self.cancel_button.show()
        work = partial(self._work, self.options())
        self._job = self._tasks.run(work, self._made, self._failed, lane="render")

    def _work(self, options: SheetOptions, progress: Progress) -> bytes:
        return self._exports.sheet(options, progress)

    def _made(self, pdf: bytes) -> None:
        self._rest()
        self._pdf = pdf
        self.preview.show_pdf(pdf)
        self._pages.setCurrentWidget(self.preview)
        self.preview.setFocus()

    def _failed(self, error: CompanionError) -> None:
        self._rest()
        show_error(error, self)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._rest()

    def _rest(self) -> None:
        self._job = None
        self.look_button.setEnabled(True)
        self.look_button.setText(tr("Look at the sheet"))
        self.cancel_button.hide()

    def _show_form(self) -> None:
        self._pages.setCurrentWidget(self._page)
        self.look_button.setFocus()

    def _save(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, tr("Save the sheet"), str(Path.home() / tr("my-visit-sheet.pdf")), tr("PDF files (*.pdf)")
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the previewed bytes to ``path``, off the window's thread."""
        target = path if path.suffix else path.with_suffix(".pdf")
        work = partial(self._save_work, self._pdf, target)
        self._tasks.run(work, self._saved, self._failed)

    def _save_work(self, pdf: bytes, path: Path, _progress: Progress) -> Path:
        self._exports.save_sheet(pdf, path)
        return path

    def _saved(self, path: Path) -> None:
        self._navigator.say(tr("Saved: {path}", path=path))
        self.preview.save_button.setFocus()

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            print_document(self.preview.document, printer)
            self._navigator.say(tr("Sent to the printer."))
