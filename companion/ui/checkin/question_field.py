"""One question with its reason, answered by its kind. Nothing is chosen at first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checkins import Answer, Question, QuestionKind
from companion.i18n import tr
from companion.ui.look import Type
from companion.ui.widgets.kit import ChoiceRow, Label, ScaleInput, Small, TextField

YES, NO = "1", "0"


def reason_words(question: Question) -> str:
    """Why it is asked, with its source; empty for one's own questions."""
    if not question.reason:
        return ""
    why = tr("Why we ask: {reason}", reason=question.reason)
    return tr("{why} ({source})", why=why, source=question.source) if question.source else why


class QuestionField(QWidget):
    """A question. Its text for drafts is a number for scales and yes-no, else the words."""

    changed = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.input = _input(question)
        self.input.changed.connect(self.changed)
        self.setFocusProxy(self.input)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if isinstance(self.input, TextField):
            layout.addWidget(self.input)
            return
        if isinstance(self.input, ScaleInput):
            self.input.label.hide()
        layout.addWidget(Label(question.text, Type.STRONG))
        reason = reason_words(question)
        if reason:
            layout.addWidget(Small(reason))
        layout.addWidget(self.input)

    def focus_first(self) -> None:
        """Goes to the answer chosen, or to the first place to answer."""
        target: QWidget = self.input
        if not isinstance(self.input, TextField):
            pills = self.input.pills()
            target = pills.get(self.text()) or next(iter(pills.values()), self.input)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """The answer as text; empty for none."""
        return self.input.text()

    def set_text(self, text: str) -> None:
        """Shows an answer without telling anybody."""
        self.input.set_text(text)

    def answer(self) -> Answer | None:
        """The answer, or ``None``: a question left out is simply not there."""
        text = self.text()
        if not text.strip():
            return None
        if self.question.kind in (QuestionKind.SCALE, QuestionKind.YES_NO):
            return Answer(self.question.id, self.question.text, number=int(text))
        return Answer(self.question.id, self.question.text, words=text)

    def show_answer(self, answer: Answer) -> None:
        """Shows an answer given before."""
        self.set_text(answer.words if answer.number is None else str(answer.number))


def _input(question: Question) -> ScaleInput | ChoiceRow | TextField:
    if question.kind is QuestionKind.SCALE:
        return ScaleInput(question.text, question.low, question.high)
    if question.kind is QuestionKind.YES_NO:
        return ChoiceRow(question.text, [(YES, tr("Yes")), (NO, tr("No"))])
    if question.kind is QuestionKind.CHOICE:
        return ChoiceRow(question.text, [(choice, choice) for choice in question.choices])
    return TextField(question.text, reason_words(question), lines=2)
