"""Answers in words."""

from __future__ import annotations

from collections.abc import Mapping

from companion.domain.checkins import Answer, CheckIn, Question, QuestionKind
from companion.drawing.shapes import Token
from companion.i18n import dated, number, quoted, tr
from companion.ui.widgets.kit import Run


def answer_run(answer: Answer, question: Question | None) -> Run:
    """``6 of 10``, ``Yes``, or the person's own words in quotation marks."""
    if answer.number is None:
        return Run(quoted(answer.words), italic=True)
    if question is not None and question.kind is QuestionKind.YES_NO:
        return Run(tr("Yes") if answer.number else tr("No"))
    return Run(tr("{value} of {top}", value=number(answer.number), top=number(10)))


def check_in_runs(check_in: CheckIn, questions: Mapping[str, Question]) -> list[Run]:
    """One check-in as a paragraph: its day, each question with its answer, the note."""
    runs = [Run(dated(check_in.at.day), bold=True)]
    if check_in.private:
        runs.append(Run("  ·  " + tr("private"), token=Token.MUTED))
    for answer in check_in.answers:
        runs.append(Run(f"\n{answer.question_text}  ", token=Token.MUTED))
        runs.append(answer_run(answer, questions.get(answer.question_id)))
    if check_in.note:
        runs.append(Run("\n" + quoted(check_in.note), italic=True))
    return runs


def asked_in(check_in: CheckIn, questions: Mapping[str, Question]) -> list[Question]:
    """The questions a check-in answered, also those that are no longer there."""
    return [
        questions.get(answer.question_id)
        or Question(
            answer.question_id,
            answer.question_text,
            QuestionKind.WORDS if answer.number is None else QuestionKind.SCALE,
        )
        for answer in check_in.answers
    ]
