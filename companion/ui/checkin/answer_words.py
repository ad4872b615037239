"""Answers in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from companion.domain.checkins import Answer, CheckIn, Question, QuestionKind
from companion.domain.history import Revision
from companion.domain.measures import WHERE
from companion.drawing.shapes import Token
from companion.i18n import clock, dated, number, quoted, tr
from companion.services.body_words import places_words
from companion.services.checkins import answers_in
from companion.services.question_shelf import goal_of
from companion.ui.widgets.kit import Run


def answer_run(answer: Answer, question: Question | None) -> Run:
    """``6 of 10``, ``Yes``, or the person's own words in quotation marks."""
    if answer.number is None:
        return Run(quoted(answer.words), italic=True)
    if question is not None and question.kind is QuestionKind.YES_NO:
        return Run(tr("Yes") if answer.number else tr("No"))
    if question is not None and question.least < 0:
        # A scale with a middle: its sign says which side.
        return Run(f"+{number(answer.number)}" if answer.number > 0 else number(answer.number))
    top = question.most if question is not None else 10
    return Run(tr("{value} of {top}", value=number(answer.number), top=number(top)))


def check_in_runs(check_in: CheckIn, questions: Mapping[str, Question], *, timed: bool = False) -> list[Run]:
    """One check-in as a paragraph: its day, each question with its answer, the note.

    ``timed`` adds the time: there are several on that day.
    """
    runs = [Run(dated(check_in.at.day), bold=True)]
    if timed:
        runs.append(Run("  ·  " + clock(check_in.at.at.time()), token=Token.MUTED))
    if check_in.private:
        runs.append(Run("  ·  " + tr("private"), token=Token.MUTED))
    for answer in answers_in(check_in, questions):
        runs.append(Run(f"\n{answer.question_text}  ", token=Token.MUTED))
        runs.append(answer_run(answer, questions.get(answer.question_id)))
    if check_in.places is not None:
        runs.append(Run(f"\n{tr('Where it hurt')}  ", token=Token.MUTED))
        runs.append(Run(places_words(check_in.places)))
    if check_in.note:
        runs.append(Run("\n" + quoted(check_in.note), italic=True))
    return runs


def visit_words(check_in: CheckIn, questions: Mapping[str, Question]) -> str:
    """A check-in as something to talk about: its note, or else its answers, each with its question."""
    if check_in.note.strip():
        return check_in.note
    said = [
        f"{answer.question_text} {answer_run(answer, questions.get(answer.question_id)).text}"
        for answer in answers_in(check_in, questions)
    ]
    if check_in.places is not None:
        said.append(f"{tr('Where it hurt')}: {places_words(check_in.places)}")
    return "\n".join(said)


def asked_in(check_in: CheckIn, questions: Mapping[str, Question]) -> list[Question]:
    """The questions a check-in answered, as they were asked, also those that are no longer there."""
    places = [questions[WHERE]] if check_in.places is not None and WHERE in questions else []
    return places + [
        _as_asked(answer, questions[answer.question_id])
        if answer.question_id in questions
        else Question(
            answer.question_id,
            answer.question_text,
            QuestionKind.WORDS if answer.number is None else QuestionKind.SCALE,
        )
        for answer in answers_in(check_in, questions)
    ]


def _as_asked(answer: Answer, question: Question) -> Question:
    """A question of one's own in the words this answer was given to, with that answer among those to pick from."""
    if not question.own:
        return question
    picks = question.choices
    if question.kind is QuestionKind.CHOICE and answer.words not in picks:
        picks = (*picks, answer.words)
    return replace(question, text=answer.question_text, choices=picks)


def earlier_runs(revision: Revision, questions: Mapping[str, Question]) -> list[Run]:
    """One earlier version of a check-in, as it was until it was changed."""
    runs = [Run(tr("Until you changed it on {day}", day=dated(revision.at.day)), bold=True)]
    names = {"note": tr("A note"), "day": tr("The day it is about"), "places": tr("Where it hurt")}
    for name, text in revision.earlier.items():
        if text:
            shown = dated(date.fromisoformat(text)) if name == "day" else text
            runs.append(Run(f"\n{names.get(name) or _asked(name, questions)}  ", token=Token.MUTED))
            runs.append(Run(shown, italic=name == "note"))
    return runs


def _asked(name: str, questions: Mapping[str, Question]) -> str:
    """What was asked: of a goal in its words of today, and without them when it is gone."""
    if not goal_of(name):
        return name
    return questions[name].text if name in questions else tr("What I can do now")
