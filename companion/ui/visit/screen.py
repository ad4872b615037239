"""Next visit: when and with whom, what I bring, the sheet, and afterwards what we agreed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from companion.domain.visits import TalkKind, Visit
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.after_visits import AfterVisitService
from companion.services.agreements import AgreementService
from companion.services.drafts import DraftService
from companion.services.sessions import SessionService
from companion.services.visit_turns import Turn
from companion.services.visits import VisitService, visit_title
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.visit.afterwards import Afterwards, past_card
from companion.ui.visit.bring import BringList
from companion.ui.visit.in_mind import InMind
from companion.ui.visit.names import NameField
from companion.ui.visit.records import Records
from companion.ui.visit.sheet_page import SheetPage
from companion.ui.widgets.kit import (
    Body,
    Columns,
    DateField,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Subheading,
    clear_layout,
)

SHOWN_VISITS = 5
WHO_AFTER_MS = 500
"""A name is kept this long after its last letter."""


class VisitScreen(Screen):
    """A long page to fill when one likes, and the sheet over it."""

    place = Place.VISIT

    def __init__(
        self,
        visits: VisitService,
        sessions: SessionService,
        drafts: DraftService,
        navigator: Navigator,
        sheet: SheetPage,
        agreements: AgreementService,
        after: AfterVisitService,
    ) -> None:
        super().__init__()
        self._visits = visits
        self._agreements = agreements
        self._sessions = sessions
        self._navigator = navigator
        self._shown_visits = SHOWN_VISITS
        self.open_buttons: dict[str, LinkButton] = {}
        self.setAccessibleName(tr("Next visit"))
        self.talk = BringList(TalkKind.TALK, tr("Something to talk about"), visits, drafts, navigator)
        self.questions = BringList(TalkKind.QUESTION, tr("A question"), visits, drafts, navigator)
        self.afterwards = Afterwards(visits, after, drafts, navigator)
        self.sheet = sheet
        self._typing_who = QTimer(self, singleShot=True, interval=WHO_AFTER_MS)
        self._pages = QStackedWidget()
        self._page = self._build()
        self._pages.addWidget(self._page)
        self._pages.addWidget(self.sheet)
        self.records = Records(self._pages, visits, agreements, after, drafts, navigator)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._connect()

    def refresh(self) -> None:
        """Read the notebook again; what is being typed stays."""
        self._refresh_next(typing=True)
        self.with_whom.set_names(self._visits.names())
        self.open_buttons.clear()
        self._refresh_to_come()
        self._refresh_lists()
        self._refresh_mind()
        self._refresh_past()
        self.records.refresh()
        if self.sheet.isVisible():
            self.sheet.renew()

    def go_home(self) -> None:
        """Back from the sheet to the page."""
        self._show_form()

    def open_item(self, item_id: str) -> None:
        """Go to a visit by its id, or to the list; other words handed over wait in the field to be added."""
        self._show_form()
        if any(visit.id == item_id for visit in (*self._visits.past(), *self._visits.to_come())):
            self.records.show(item_id)
            return
        if any(item.id == item_id for item in self._visits.items()):
            self._page.reveal(self.talk)
            return
        if item_id:
            self.talk.field.set_text(item_id)
        self._page.reveal(self.talk.field)
        self.talk.field.editor.setFocus()

    def leave(self) -> bool:
        """Keeps unsaved words as drafts."""
        self._finish_typing()
        self.talk.flush()
        self.questions.flush()
        self.afterwards.leave()
        self.sheet.close_down()
        self.records.close_down()
        self._pages.setCurrentWidget(self._page)
        return True

    def _build(self) -> Page:
        page = Page()
        page.add(Heading(tr("Next visit")))
        self.day = DateField(tr("When"), self._sessions.today(), optional=True)
        self.with_whom = NameField(self._visits.names())
        self.who = self.with_whom.field
        when = Columns(least=280, spacing=24)
        day = QWidget()  # keeps the day at the top, beside however many names
        column = QVBoxLayout(day)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.day)
        column.addStretch(1)
        when.add(day)
        when.add(self.with_whom)
        page.add(when, above=24)
        self._to_come = QVBoxLayout()
        self._to_come.setSpacing(4)
        page.add_layout(self._to_come, above=8)
        self.add_button = LinkButton(tr("Write another visit down"), icon_name="plus")
        page.add(self.add_button)
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
        page.add(self.look_button, above=20)
        page.add(Subheading(tr("After the visit")))
        page.add(self.afterwards)
        self._mind = QVBoxLayout()
        page.add_layout(self._mind, above=28)
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
        self.look_button.clicked.connect(self.show_sheet)
        self.sheet.left.connect(self._show_form)
        self.afterwards.keeping.connect(self._finish_typing)
        self.afterwards.moved.connect(self._show_moved)
        self.more_button.clicked.connect(self._show_more)
        self.add_button.clicked.connect(self.records.add)
        self.records.left.connect(self._leave_record)
        self.records.turning.connect(self.afterwards.flush)
        self.records.turned.connect(self._visit_turned)

    def _refresh_next(self, *, typing: bool = False) -> None:
        """Day and person of the next visit; what is being typed stays."""
        visit = self._visits.next()
        if not (typing and self.day.editor.hasFocus()):
            self.day.set_day(visit.day if visit else None)
        if not (typing and self.who.editor.hasFocus()):
            self.with_whom.set_text(visit.who if visit else "")

    def _refresh_lists(self) -> None:
        items = self._visits.items()
        self.talk.show_items(items)
        self.questions.show_items(items)

    def _refresh_mind(self) -> None:
        clear_layout(self._mind)
        lines = self._agreements.to_myself()
        if lines:
            self._mind.addWidget(Subheading(tr("What I keep in mind")))
            in_mind = InMind(lines)
            in_mind.opened.connect(self.records.show)
            self._mind.addWidget(in_mind)

    def _refresh_past(self) -> None:
        clear_layout(self._past)
        past = self._visits.past()
        if past:
            self._past.addWidget(Subheading(tr("Earlier visits")))
        for visit in past[: self._shown_visits]:
            card = past_card(self._visits.record(visit.id))
            card.body.addWidget(self._opener(visit))
            self._past.addWidget(card)
        self.more_button.setVisible(len(past) > self._shown_visits)

    def _refresh_to_come(self) -> None:
        """Visits after the next one: the next is in the fields above."""
        clear_layout(self._to_come)
        for visit in self._visits.to_come()[1:]:
            self._to_come.addWidget(Row(Body(visit_title(visit)), self._opener(visit), spacing=16))

    def _opener(self, visit: Visit) -> LinkButton:
        button = LinkButton(tr("Open"))
        button.setAccessibleName(tr("Open the visit: {title}", title=visit_title(visit)))
        button.clicked.connect(partial(self._open, visit.id))
        self.open_buttons[visit.id] = button
        return button

    def _open(self, visit_id: str, _checked: bool = False) -> None:
        self.records.show(visit_id)

    def _leave_record(self, visit_id: str) -> None:
        self.records.close_down()
        self._pages.setCurrentWidget(self._page)
        self.refresh()
        button = self.open_buttons.get(visit_id, self.add_button)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _finish_typing(self) -> None:
        if self._typing_who.isActive():
            self._keep_quietly()

    def _show_moved(self) -> None:
        """The next visit is another one now: day and person are its own, whatever has the focus."""
        self._refresh_next()
        self.refresh()

    def _visit_turned(self, turn: Turn) -> None:
        """A visit is still to come after all: its page goes, its lines and its form are here."""
        self.afterwards.reload()
        self._refresh_next()
        self._leave_record("")
        self.day.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        said = tr("The visit is still to come. Its lines are back on your list.")
        self._navigator.offer_undo(said, partial(self.afterwards.take_back, turn))

    def show_sheet(self) -> None:
        """The sheet: its lines, and the page as it will print."""
        self._pages.setCurrentWidget(self.sheet)
        self.sheet.open()
        self.sheet.setFocus()

    def _show_form(self) -> None:
        self.sheet.close_down()
        self.records.close_down()
        self._pages.setCurrentWidget(self._page)
        self.look_button.setFocus()
