"""The diary: sessions, days and notes in the order they were lived. For the appendix and for looking back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from companion.domain.checkins import Answer, CheckIn, Question, QuestionKind
from companion.domain.sessions import Day, Outcome, Session
from companion.domain.sheet import DiaryEntry
from companion.i18n import number, quoted, tr
from companion.services.body_words import places_words
from companion.services.words import day_words, helped_words, size_words

Questions = Mapping[str, Question]
"""Questions by id: an answer kept as a number is only understood with its question."""
NO_QUESTIONS: Questions = MappingProxyType({})


def diary(
    sessions: Sequence[Session],
    days: Sequence[Day],
    check_ins: Sequence[CheckIn],
    questions: Questions = NO_QUESTIONS,
) -> tuple[DiaryEntry, ...]:
    """One entry per session, described day and check-in, by day. A day without a record has no entry."""
    rows = [(s.started.at.replace(tzinfo=None), session_entry(s)) for s in sessions if s.ended is not None]
    rows += [(c.at.at.replace(tzinfo=None), check_in_entry(c, questions)) for c in check_ins]
    with_session = {s.started.day for s in sessions if s.ended is not None}
    rows += [
        (d.at.on(d.day).at.replace(tzinfo=None), DiaryEntry(d.day, day_words(d.state), d.note))
        for d in days
        if d.note or d.day not in with_session
    ]
    return tuple(entry for _at, entry in sorted(rows, key=lambda row: (row[1].day, row[0])))


def session_entry(session: Session) -> DiaryEntry:
    """A session in a few words."""
    parts = [
        step.movement_name
        if step.outcome is not Outcome.RATHER_NOT
        else tr("{movement} (rather not)", movement=step.movement_name)
        for step in session.steps
        if step.outcome is not Outcome.LEFT
    ]
    text = tr(", ").join(parts)
    if session.effort is not None:
        text += tr(" · effort {number} of 10", number=number(session.effort))
    if session.helped is not None:
        text += tr(" · did it help? {answer}", answer=helped_words(session.helped))
    if session.note:
        text += f" · {quoted(session.note)}"
    title = tr("{routine}, {size}", routine=session.routine_name, size=size_words(session.size).lower())
    return DiaryEntry(session.started.day, title, text.removeprefix(" · "))


def check_in_entry(check_in: CheckIn, questions: Questions = NO_QUESTIONS) -> DiaryEntry:
    """A check-in in a few words."""
    parts = answers_in_words(check_in, questions)
    if check_in.note:
        parts.append(quoted(check_in.note))
    return DiaryEntry(check_in.at.day, tr("Check-in"), " · ".join(parts))


def answers_in_words(check_in: CheckIn, questions: Questions = NO_QUESTIONS) -> list[str]:
    """Each question with its answer, and where it hurt."""
    parts = [
        f"{answer.question_text} {answer_words(answer, questions.get(answer.question_id))}"
        for answer in check_in.answers
    ]
    if check_in.places is not None:
        parts.append(tr("Where it hurt: {places}", places=places_words(check_in.places)))
    return parts


def answer_words(answer: Answer, question: Question | None = None) -> str:
    """An answer as read: ``6 of 10``, ``Yes``, or the words."""
    if answer.number is None:
        return answer.words
    if question is not None and question.kind is QuestionKind.YES_NO:
        return tr("Yes") if answer.number else tr("No")
    if question is not None and question.least < 0:
        return number(answer.number)
    top = question.most if question is not None else 10
    return tr("{value} of {top}", value=number(answer.number), top=number(top))
