"""One question with its reason, answered by its kind. Nothing is chosen at first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.body_map import BodyMap
from companion.domain.checkins import Answer, Question, QuestionKind
from companion.domain.measures import PSFS
from companion.i18n import quoted, tr
from companion.services.question_words import reason_words
from companion.ui.look import Type
from companion.ui.widgets.body_picture import BodyPicture
from companion.ui.widgets.containers import ASKS
from companion.ui.widgets.kit import Body, ChoiceRow, Label, ScaleInput, Small, TextField

YES, NO = "1", "0"


class QuestionField(QWidget):
    """A question. Its text for drafts is a number for scales and yes-no, else the words.

    ``reason`` says why it is asked; of several questions of one measure, once is enough. ``said`` is when it was
    last answered, ``after`` what stands under the answers, each in a sentence.
    """

    changed = Signal()

    def __init__(
        self,
        question: Question,
        parent: QWidget | None = None,
        *,
        reason: bool = True,
        said: str = "",
        after: str = "",
    ) -> None:
        super().__init__(parent)
        self.setProperty(ASKS, True)
        self.question = question
        hints = [words for words in (reason_words(question) if reason else "", said) if words]
        self.input = _input(question, "\n".join(hints))
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
        about_goal = question.measure == PSFS
        layout.addWidget(Label(quoted(question.text) if about_goal else question.text, Type.STRONG))
        if about_goal:
            layout.addWidget(Body(tr("How well can you do this now?")))
        for hint in hints:
            layout.addWidget(Small(hint))
        layout.addWidget(self.input)
        if after:
            layout.addWidget(Small(after))

    def focus_first(self) -> None:
        """Goes to the answer chosen, or to the first place to answer."""
        target: QWidget = self.input
        if isinstance(self.input, BodyPicture):
            self.input.focus_first()
            return
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
        if not text.strip() or isinstance(self.input, BodyPicture):
            return None
        if self.question.kind in (QuestionKind.SCALE, QuestionKind.YES_NO):
            return Answer(self.question.id, self.question.text, number=int(text))
        return Answer(self.question.id, self.question.text, words=text)

    def places(self) -> BodyMap | None:
        """Where it hurts; ``None`` when that was left out or is not what is asked."""
        return self.input.value() if isinstance(self.input, BodyPicture) else None

    def show_places(self, places: BodyMap | None) -> None:
        """Shows where it hurt."""
        if isinstance(self.input, BodyPicture):
            self.input.set_value(places)

    def show_answer(self, answer: Answer) -> None:
        """Shows an answer given before."""
        self.set_text(answer.words if answer.number is None else str(answer.number))


def _input(question: Question, hint: str) -> ScaleInput | ChoiceRow | TextField | BodyPicture:
    if question.kind is QuestionKind.SCALE:
        return ScaleInput(
            question.text, question.low, question.high, least=question.least, most=question.most
        )
    if question.kind is QuestionKind.YES_NO:
        return ChoiceRow(question.text, [(YES, tr("Yes")), (NO, tr("No"))])
    if question.kind is QuestionKind.CHOICE:
        return ChoiceRow(question.text, [(choice, choice) for choice in question.choices])
    if question.kind is QuestionKind.PLACES:
        return BodyPicture(question.text)
    return TextField(question.text, hint, lines=2)
