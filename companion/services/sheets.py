"""The sheet for a visit: which lines may be printed, which the person chose, and the finished data.

Private lines start unticked, and nothing reaches :class:`SheetData` that is not ticked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from companion.domain.checkins import Question, QuestionKind
from companion.domain.goals import Rating
from companion.domain.series import Point, Series
from companion.domain.sheet import DiaryEntry, SheetChoice, SheetData
from companion.domain.visits import TalkKind
from companion.i18n import current
from companion.services.base import Desk
from companion.services.diary import diary
from companion.services.progress import alike_since, done
from companion.services.sheet_parts import (
    FUNCTION_QUESTION,
    Record,
    about_lines,
    changed,
    function_words,
    goal_part,
    heading,
    lines,
    note_part,
    tense_part,
)
from companion.services.words import paper

DEFAULT_SPAN = timedelta(weeks=12)


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How to print. ``first``/``last`` ``None``: since the last visit, at most twelve weeks, until today."""

    first: date | None = None
    last: date | None = None
    appendix: bool = False
    large_print: bool = False
    page: str = ""


class SheetService:
    """Choose lines, then build the sheet."""

    def __init__(self, desk: Desk, questions: Sequence[Question]) -> None:
        self._desk = desk
        self._questions = {question.id: question for question in questions}

    def span(self, options: SheetOptions) -> tuple[date, date]:
        """The first and last day the sheet speaks of."""
        last = options.last or self._desk.clock.now().day
        if options.first is not None:
            return min(options.first, last), last
        with self._desk.notebook.read() as unit:
            # What was agreed may be typed in days later: the span starts at the visit itself.
            days = [min(v.day or v.happened.day, v.happened.day) for v in unit.visits.all() if v.happened]
            visits = [day for day in days if day < last]
        return max([last - DEFAULT_SPAN, *visits]), last

    def choose(self, key: str, included: bool) -> None:
        """Print a line, or not."""
        with self._desk.notebook.write() as unit:
            unit.visits.put_choice(key, included)
            unit.commit()

    def choices(self, options: SheetOptions) -> list[SheetChoice]:
        """Every line that may be printed, in printing order."""
        record = self._read(options)
        return [
            SheetChoice(
                line.key, line.section, line.label, record.printed(line.key, line.default), line.private
            )
            for line in lines(record)
        ]

    def data(self, options: SheetOptions) -> SheetData:
        """The sheet as chosen. Raises nothing on an empty notebook: it is a short sheet."""
        record = self._read(options)
        on = {line.key for line in lines(record) if record.printed(line.key, line.default)}
        did = done(record.sessions, record.days, record.first, record.last)
        shows_did = "did" in on and (did.count or did.sentences)
        function = self._function(record) if "function" in on else None
        today = self._desk.clock.now().day
        return SheetData(
            name=record.about.name if "about:name" in on else "",
            heading=heading(record),
            about=tuple(about_lines(record.about, on)),
            talk=tuple(i.text for i in record.items if i.kind is TalkKind.TALK and f"item:{i.id}" in on),
            goals=tuple(goal_part(record, goal) for goal in record.goals if f"goal:{goal.id}" in on),
            did_count=did.count if shows_did else None,
            did=did.sentences if shows_did else (),
            did_columns=did.columns if shows_did else (),
            changed=tuple(text for key, text in changed(record) if key in on),
            tense=tuple(tense_part(record)) if "tense" in on else (),
            function=function,
            function_words=tuple(function_words(function)) if function else (),
            questions=tuple(
                i.text for i in record.items if i.kind is TalkKind.QUESTION and f"item:{i.id}" in on
            ),
            notes=tuple(note_part(check_in) for check_in in record.check_ins if f"note:{check_in.id}" in on),
            diary=self._diary(record) if options.appendix else (),
            first=record.first,
            last=record.last,
            printed_on=today,
            language=current().code,
            right_to_left=current().right_to_left,
            large_print=options.large_print,
            page=options.page or paper(),
            sample=record.sample,
        )

    def _diary(self, record: Record) -> tuple[DiaryEntry, ...]:
        """Sessions and days, and of the check-ins what may be seen: a private one only if its note was ticked,
        and then the note alone; a shared one without its note where that was unticked."""
        seen = []
        for check_in in record.check_ins:
            ticked = record.choices.get(f"note:{check_in.id}", not check_in.private)
            if check_in.private and ticked:
                seen.append(replace(check_in, answers=()))
            elif not check_in.private:
                seen.append(check_in if ticked else replace(check_in, note=""))
        return diary(record.sessions, record.days, [c for c in seen if c.answers or c.note])

    def _function(self, record: Record) -> Series | None:
        question = self._questions.get(FUNCTION_QUESTION)
        points = tuple(
            Point(check_in.at.day, check_in.numbers()[FUNCTION_QUESTION])
            for check_in in record.check_ins
            if FUNCTION_QUESTION in check_in.numbers()
        )
        if question is None or question.kind is not QuestionKind.SCALE or not points:
            return None
        return Series(question.text, points, record.first, record.last)

    def _read(self, options: SheetOptions) -> Record:
        first, last = self.span(options)
        with self._desk.notebook.read() as unit:
            ratings: dict[str, list[Rating]] = {}
            for rating in unit.goals.all_ratings():
                if rating.at.day <= last:
                    ratings.setdefault(rating.goal_id, []).append(rating)
            suggestions = unit.plans.all()
            return Record(
                about=unit.about.get(),
                goals=unit.goals.all(),
                ratings=ratings,
                alike_since=alike_since(unit.history.all()),
                sessions=unit.sessions.between(first, last, steps=options.appendix),
                days=unit.days.between(first, last),
                check_ins=unit.checkins.between(first, last),
                routines=unit.routines.all(),
                suggestions=suggestions,
                decisions=[d for s in suggestions for d in unit.plans.decisions(s.id)],
                items=unit.visits.items(),
                visit=next((v for v in unit.visits.all() if v.happened is None), None),
                tense=unit.tense.plan(),
                uses=[use for use in unit.tense.uses() if first <= use.at.day <= last],
                choices=unit.visits.choices(),
                sample=unit.settings.get("sample") != "",
                first=first,
                last=last,
            )
