"""The check-in form: questions, a note, which day, and whether it stays private."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.body_map import BodyMap
from companion.domain.checkins import Answer, CheckIn, Question
from companion.domain.measures import PSFS
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.checkins import answers_in
from companion.ui.checkin.question_field import QuestionField
from companion.ui.look import Type
from companion.ui.widgets.kit import (
    DateField,
    Field,
    Label,
    LinkButton,
    PrimaryButton,
    Row,
    TextField,
    Toggle,
    announce,
)


class CheckInForm(QWidget):
    """``kept`` asks to keep what is there, ``left`` (only when changing an earlier one) to leave it as it was."""

    kept = Signal()
    left = Signal()

    def __init__(
        self,
        questions: Sequence[Question],
        today: date,
        earlier: CheckIn | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.questions = {
            question.id: QuestionField(question, reason=_is_first(questions, index))
            for index, question in enumerate(questions)
        }
        self.note = TextField(
            tr("A note"), tr("Anything you want to remember. It is kept just as you type it."), lines=3
        )
        self.day = DateField(tr("Which day is this about?"), today, latest=today)
        self.private = Toggle(
            tr("Keep this private"),
            checked=True,
            detail=_private_words(questions),
        )
        self.problem = Label("", Type.SMALL, Token.AMBER)
        self.problem.hide()
        self.save = PrimaryButton(tr("Keep"))
        self.save.clicked.connect(self.kept)
        if earlier is not None:
            self._show(earlier)
        self._build(changing=earlier is not None)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        asked: dict[str, Field] = {f"question:{key}": field for key, field in self.questions.items()}
        return {**asked, "note": self.note, "day": self.day, "private": self.private}

    def answers(self) -> list[Answer]:
        """What was answered; questions left out are not there."""
        given = (field.answer() for field in self.questions.values())
        return [answer for answer in given if answer is not None]

    def places(self) -> BodyMap | None:
        """Where it hurts; ``None`` when that was left out."""
        found = (field.places() for field in self.questions.values())
        return next((places for places in found if places is not None), None)

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter. Everything typed stays."""
        self.problem.setText(str(error))
        self.problem.show()
        announce(self, str(error))

    def focus_first(self) -> None:
        """Goes to the first question, or to the note."""
        for field in self.questions.values():
            field.focus_first()
            return
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, earlier: CheckIn) -> None:
        for answer in answers_in(earlier, {}):
            if answer.question_id in self.questions:
                self.questions[answer.question_id].show_answer(answer)
        for field in self.questions.values():
            field.show_places(earlier.places)
        self.note.set_text(earlier.note)
        self.day.set_day(earlier.at.day)
        self.private.setChecked(earlier.private)

    def _build(self, *, changing: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(28)
        for field in self.questions.values():
            layout.addWidget(field)
        for widget in (self.note, self.day, self.private):
            layout.addWidget(widget)
        for each in self.fields().values():
            each.changed.connect(self._calm)
        end = QVBoxLayout()
        end.setSpacing(8)
        end.addWidget(self.problem)
        row = Row(self.save, spacing=28)
        if changing:
            leave = LinkButton(tr("Leave it as it was"))
            leave.clicked.connect(self.left)
            row.add(leave)
        end.addWidget(row)
        layout.addLayout(end)

    def _calm(self) -> None:
        self.problem.hide()


def _is_first(questions: Sequence[Question], index: int) -> bool:
    """Whether the question before is of another measure, so that the reason is still to be said."""
    measure = questions[index].measure
    return not measure or index == 0 or questions[index - 1].measure != measure


def _private_words(questions: Sequence[Question]) -> str:
    words = tr("Private check-ins are not printed on the sheet for your visit.")
    if any(question.measure == PSFS for question in questions):
        return f"{words} {tr('A number for a goal is kept with the goal, and goes where the goal goes.')}"
    return words
