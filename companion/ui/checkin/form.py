"""The check-in form: questions, a note, which day, and whether it stays private."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.body_map import BodyMap
from companion.domain.checkins import Answer, CheckIn, Question
from companion.domain.measures import PSFS
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import dated, ntr, tr
from companion.services.checkins import answers_in
from companion.ui.checkin.other_questions import OtherQuestions
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
    """``kept`` asks to keep what is there, ``left`` (only when changing an earlier one) to leave it as it was.

    ``last`` says of questions when they were last answered; those ``folded`` stay out of sight until wanted.
    ``goals_left_out`` is how many goals are not asked about.
    """

    kept = Signal()
    left = Signal()

    def __init__(
        self,
        questions: Sequence[Question],
        today: date,
        earlier: CheckIn | None = None,
        parent: QWidget | None = None,
        *,
        last: Mapping[str, date] = MappingProxyType({}),
        folded: Collection[str] = (),
        goals_left_out: int = 0,
    ) -> None:
        super().__init__(parent)
        first = _first_of_each([each for each in questions if each.id not in folded])
        first |= _first_of_each([each for each in questions if each.id in folded])
        last_goal = _last_goal(questions, folded)
        self.questions = {
            question.id: QuestionField(
                question,
                reason=question.id in first,
                said=_said(last.get(question.id), today),
                after=_left_out(goals_left_out) if question.id == last_goal else "",
            )
            for question in questions
        }
        others = [self.questions[key] for key in self.questions if key in folded]
        self.others = OtherQuestions(others, alone=len(others) == len(questions))
        self.note = TextField(
            tr("A note"), tr("Anything you want to remember. It is kept just as you type it."), lines=3
        )
        self.day = DateField(tr("Which day is this about?"), today, latest=today, tells_ago=True)
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

    def open_answered(self) -> None:
        """Unfolds the other questions when one of them has an answer: nothing is kept that is not seen."""
        if any(field.text().strip() for field in self.others.fields):
            self.others.open()

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter. Everything typed stays."""
        self.problem.setText(str(error))
        self.problem.show()
        announce(self, str(error))

    def focus_first(self) -> None:
        """Goes to the first question, or to the note."""
        for field in self.questions.values():
            if field not in self.others.fields:
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
            if field not in self.others.fields:
                layout.addWidget(field)
        if self.others.fields:
            layout.addWidget(self.others)
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


def _first_of_each(questions: Sequence[Question]) -> set[str]:
    """The ids of those whose reason is to be said: of several of one measure that follow each other, the first."""
    before = [None, *questions]
    return {
        question.id
        for question, above in zip(questions, before, strict=False)
        if not question.measure or above is None or above.measure != question.measure
    }


def _last_goal(questions: Sequence[Question], folded: Collection[str]) -> str:
    """The id of the last question about a goal: of those that can be seen, or else of those folded."""
    goals = [question.id for question in questions if question.measure == PSFS]
    return next(reversed([key for key in goals if key not in folded] or goals), "")


def _left_out(count: int) -> str:
    if not count:
        return ""
    return ntr(
        "Your other goal can be rated on its own page, in My goals.",
        "Your other {count} goals can be rated on their own pages, in My goals.",
        count,
    )


def _said(last: date | None, today: date) -> str:
    if last is None:
        return ""
    if last == today:
        return tr("You answered this today.")
    return tr("You answered this on {day}.", day=dated(last))


def _private_words(questions: Sequence[Question]) -> str:
    words = tr("Private check-ins are not printed on the sheet for your visit.")
    if any(question.measure == PSFS for question in questions):
        return f"{words} {tr('A number for a goal is kept with the goal, and goes where the goal goes.')}"
    return words
