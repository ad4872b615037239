"""How was that? Every answer may be left out, and leaving all of them out is as easy as keeping them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.checkins import Question
from companion.domain.drafts import reflection_key
from companion.domain.goals import Goal
from companion.domain.sessions import Helped, Outcome, Session, StepDone
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.question_words import reason_words
from companion.services.sessions import SessionService
from companion.services.words import helped_words
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.look import Type
from companion.ui.player.large_buttons import LEAST_PAUSE, HeaderLink, LargePrimary, LargeSecondary
from companion.ui.widgets.for_next_visit import ForNextVisit
from companion.ui.widgets.kit import (
    Body,
    ChoiceRow,
    Field,
    Heading,
    Label,
    Page,
    Quote,
    Row,
    ScaleInput,
    Small,
    TextField,
)

WIDTH = 760
SIDE = 36


class ReflectScreen(QWidget):
    """Asks about a session that has ended: how hard it was, in the words of ``effort`` (not at all while measuring is
    paused), and whether it helped. ``closed`` when kept or skipped; Esc keeps what was said. ``eased`` when things are
    tense; ``for_visit`` puts a step one would rather not do on the list of the next visit.
    """

    closed = Signal()
    eased = Signal()
    for_visit = Signal(str, str)

    def __init__(
        self,
        session: Session,
        goal: Goal | None,
        sessions: SessionService,
        drafts: DraftService,
        effort: Question | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._sessions = sessions
        self.setAccessibleName(tr("How was that?"))
        self.effort = _scale(effort) if effort is not None else None
        self.helped = ChoiceRow(
            tr("Did it help?"), [(helped.value, helped_words(helped)) for helped in Helped]
        )
        self.note = TextField(tr("A note, if you like"), lines=2)
        self.keep_button = LargePrimary(tr("Keep this"))
        self.skip_button = LargeSecondary(tr("Skip"), least=LEAST_PAUSE)
        self.ease = HeaderLink(tr("Things are tense · F2"))
        self.ease.clicked.connect(self.eased)
        self.keep_button.clicked.connect(self.keep)
        self.skip_button.clicked.connect(self.skip)
        self._build(goal)
        fields: dict[str, Field] = {"helped": self.helped, "note": self.note}
        if self.effort is not None:
            fields["effort"] = self.effort
        self._keeper = DraftKeeper(reflection_key(session.id), fields, drafts, self, failed=self._not_kept)
        self._keeper.restore()
        # The row, not one of its numbers: a late press of space must not become an answer. Digits work at once.
        self.setFocusProxy(self.effort or self.helped)

    @property
    def says_something(self) -> bool:
        """Whether anything was answered."""
        effort = self.effort.text() if self.effort is not None else ""
        return bool(effort or self.helped.text() or self.note.text().strip())

    def keep(self) -> None:
        """Keeps the answers and closes. What cannot be kept stays on screen with the reason."""
        helped = self.helped.value()
        try:
            self._sessions.reflect(
                self._session.id,
                self.effort.value() if self.effort is not None else None,
                Helped(helped) if helped else None,
                self.note.text(),
                draft=reflection_key(self._session.id),
            )
        except InvalidEntryError as error:
            self.note.set_problem(str(error))
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except CompanionError as error:
            show_error(error, self)
            return
        self._keeper.done()
        self.closed.emit()

    def skip(self) -> None:
        """Closes without an answer; that is an answer too."""
        self._keeper.done()
        self.closed.emit()

    def flush(self) -> None:
        """Keeps what is typed so far, as a draft."""
        self._keeper.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.says_something:
                self.keep()
            else:
                self.skip()
        else:
            super().keyPressEvent(event)

    def _not_kept(self, error: CompanionError) -> None:
        self.note.set_problem(str(error))

    def _build(self, goal: Goal | None) -> None:
        page = Page(text_width=WIDTH)
        page.add(Heading(tr("How was that?")))
        page.add(Body(tr("What you did is kept. Say as much as you like, or nothing."), muted=True), above=8)
        if self.effort is not None:
            page.add(self.effort, above=32)
        page.add(Label(tr("Did it help?"), Type.STRONG), above=24)
        page.add(self.helped, above=8)
        page.add(self.note, above=28)
        self.visit_links = [self._rather_not(page, step) for step in self._session.steps if _rather_not(step)]
        page.add(Row(self.keep_button, self.skip_button, spacing=16), above=28)
        if goal is not None:
            page.add(Small(tr("You wrote:")), above=36)
            page.add(Quote(goal.words), above=2)
        top = QHBoxLayout()
        top.setContentsMargins(SIDE, 14, SIDE, 0)
        top.addStretch(1)
        top.addWidget(self.ease)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(page)

    def _rather_not(self, page: Page, step: StepDone) -> ForNextVisit:
        """A step one would rather not do is a full answer, and may be something to talk about."""
        said = tr("You’d rather not: {name}", name=step.movement_name)
        link = ForNextVisit(
            f"step/{step.step_id}", tr("Rather not: {name}", name=step.movement_name), tells=True
        )
        link.wanted.connect(self.for_visit)
        page.add(Row(Body(said), link, spacing=20, row_spacing=0), above=20)
        return link


def _scale(question: Question) -> ScaleInput:
    return ScaleInput(question.text, question.low, question.high, reason=reason_words(question))


def _rather_not(step: StepDone) -> bool:
    return step.outcome is Outcome.RATHER_NOT
