"""The sheet for a visit: which lines may be printed, which the person chose, and the finished data.

Private lines start unticked, and nothing reaches :class:`SheetData` that is not ticked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from companion.domain.checkins import CheckIn, Question, QuestionKind
from companion.domain.moments import at_noon
from companion.domain.series import Point, Series
from companion.domain.sheet import (
    DID_KEY,
    FUNCTION_KEY,
    NAME_KEY,
    PORTRAIT_KEY,
    TENSE_KEY,
    DiaryEntry,
    Fit,
    Measured,
    Section,
    SheetData,
    SheetGoal,
    SheetLine,
)
from companion.domain.sheet_choices import LineChoice, Standing, over
from companion.domain.sheet_lines import RoomOffer, SheetChoice
from companion.i18n import current
from companion.services.base import Desk, kept
from companion.services.diary import diary
from companion.services.ports import SheetCoder, SheetMeasurer, Unit
from companion.services.progress import done
from companion.services.sheet_behind import behind_lines, left_out_words
from companion.services.sheet_lines import Placed, choices, placed_lines
from companion.services.sheet_parts import (
    FUNCTION_QUESTION,
    did_words,
    function_answers,
    function_words,
    goal_part,
    heading,
    tense_part,
)
from companion.services.sheet_record import Record, read_record
from companion.services.words import paper

DEFAULT_SPAN = timedelta(weeks=12)
AT_THE_TOP = (NAME_KEY, PORTRAIT_KEY)
"""What of About me is not a line of words below the name."""


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How to print.

    ``first``/``last`` ``None``: since the last visit, at most twelve weeks, until today. ``appendix`` adds the diary,
    from ``diary_first`` on where that is earlier than the sheet's first day. ``page`` is ``"A4"``, ``"Letter"`` or
    ``""`` for the region's. ``embed`` puts the chosen lines into the PDF as FHIR, ``code`` the small code on the page.
    """

    first: date | None = None
    last: date | None = None
    appendix: bool = False
    diary_first: date | None = None
    large_print: bool = False
    page: str = ""
    embed: bool = False
    code: bool = False


class SheetService:
    """Choose lines, then build the sheet."""

    def __init__(
        self, desk: Desk, questions: Sequence[Question], measure: SheetMeasurer, encode: SheetCoder
    ) -> None:
        self._desk = desk
        self._questions = {question.id: question for question in questions}
        self._measure = measure
        self._encode = encode

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

    def put(self, key: str, standing: Standing) -> None:
        """Print a line, move it to the appendix, or leave it out. A picture has no place in the appendix."""
        if key == PORTRAIT_KEY and standing is Standing.BEHIND:
            standing = Standing.OUT
        with self._desk.notebook.write() as unit:
            unit.sheet_choices.put(replace(_decided(unit, key), standing=standing))
            unit.commit()

    def choose(self, key: str, included: bool) -> None:
        """Print a line, or not."""
        self.put(key, Standing.PRINTED if included else Standing.OUT)

    def reword(self, key: str, words: str) -> None:
        """Say a line in other words on this sheet; the notebook keeps its own. Blank words, or those of the notebook,
        are "back to my words"."""
        written = {choice.key: choice.written for choice in self.choices(SheetOptions())}
        same = not words.strip() or words == written.get(key)
        with self._desk.notebook.write() as unit:
            unit.sheet_choices.put(replace(_decided(unit, key), words="" if same else kept(words)))
            unit.commit()

    def move(self, key: str, by: int) -> bool:
        """Move a line up (``-1``) or down (``+1``) within its section; ``False`` where it cannot go further."""
        listed = self.choices(SheetOptions())
        section = next((choice.section for choice in listed if choice.key == key), None)
        order = [c.key for c in listed if c.section is section and not (c.first and c.last)]
        if key not in order:
            return False
        start, end = order.index(key), order.index(key) + by
        if not 0 <= end < len(order):
            return False
        order.insert(end, order.pop(start))
        with self._desk.notebook.write() as unit:
            for place, each in enumerate(order):
                unit.sheet_choices.put(replace(_decided(unit, each), place=place))
            unit.commit()
        return True

    def start_afresh(self) -> list[LineChoice]:
        """Forget every decision about this sheet. :meth:`bring_back` undoes it with what is returned."""
        with self._desk.notebook.write() as unit:
            before = list(unit.sheet_choices.all().values())
            unit.sheet_choices.clear()
            unit.commit()
        return before

    def bring_back(self, decisions: Iterable[LineChoice]) -> None:
        """Undo :meth:`start_afresh`. What was decided about a line since stays."""
        with self._desk.notebook.write() as unit:
            since = unit.sheet_choices.all()
            for decision in decisions:
                unit.sheet_choices.put(over(decision, since.get(decision.key)))
            unit.commit()

    def choices(self, options: SheetOptions) -> list[SheetChoice]:
        """Every line that may be printed, in printing order."""
        return choices(placed_lines(self._read(options)))

    def fit(self, data: SheetData) -> Fit:
        """Whether ``data`` fits on its page when nothing is shortened."""
        return self._measure(data)

    def offers(self, options: SheetOptions, fit: Fit) -> list[RoomOffer]:
        """What could go to make room, the most helpful first; nothing when everything fits."""
        if fit.fits:
            return []
        listed = {choice.key: choice for choice in self.choices(options)}
        offers = [
            RoomOffer(listed[key], points, min(1.0, points / fit.over))
            for key, points in fit.gives.items()
            if points > 0 and key in listed and key != NAME_KEY
        ]
        # What one comes for, a whole goal, is offered last.
        return sorted(offers, key=lambda offer: (offer.choice.key.startswith("goal:"), -offer.points))

    def data(self, options: SheetOptions) -> SheetData:
        """The sheet as chosen. Raises nothing on an empty notebook: it is a short sheet."""
        record = self._read(options)
        placed = placed_lines(record)
        on = {each.key: each for each in placed if each.standing is Standing.PRINTED}
        did = done(record.sessions, record.days, record.first, record.last)
        shows_did = DID_KEY in on and (did.count or did.sentences)
        answers = function_answers(record.check_ins)
        function = self._function(record, answers) if FUNCTION_KEY in on else None
        now = self._desk.clock.now()
        sheet = SheetData(
            name=on[NAME_KEY].words if NAME_KEY in on else "",
            heading=heading(record),
            portrait=self._portrait() if PORTRAIT_KEY in on else b"",
            about=tuple(line for line in _lines(on, Section.ABOUT) if line.key not in AT_THE_TOP),
            talk=_lines(on, Section.TALK),
            goals=_goals(record, on),
            did_count=did.count if shows_did else None,
            did=did_words(record, did) if shows_did else (),
            did_columns=did.columns if shows_did else (),
            changed=_lines(on, Section.CHANGED),
            tense=tuple(tense_part(record)) if TENSE_KEY in on else (),
            sure=_lines(on, Section.SURE),
            function=function,
            function_words=tuple(function_words(answers)) if function else (),
            answers=answers if function else (),
            sides=_lines(on, Section.SIDES),
            questions=_lines(on, Section.QUESTIONS),
            notes=_lines(on, Section.NOTES),
            left_out=left_out_words(placed, options.appendix),
            more=behind_lines(record, placed) if options.appendix else (),
            diary=_diary(record, placed, self._questions) if options.appendix else (),
            first=record.first,
            last=record.last,
            printed_on=now.day,
            made=at_noon(now.day, now.offset_minutes),
            language=current().code,
            right_to_left=current().right_to_left,
            large_print=options.large_print,
            page=options.page or paper(),
            sample=record.sample,
        )
        return replace(sheet, code=self._encode(sheet)) if options.code else sheet

    def _function(self, record: Record, answers: Sequence[Measured]) -> Series | None:
        question = self._questions.get(FUNCTION_QUESTION)
        if question is None or question.kind is not QuestionKind.SCALE or not answers:
            return None
        points = tuple(Point(each.at.day, each.value) for each in answers)
        return Series(question.text, points, record.first, record.last)

    def _portrait(self) -> bytes:
        with self._desk.notebook.read() as unit:
            return unit.about.portrait_data() or b""

    def _read(self, options: SheetOptions) -> Record:
        first, last = self.span(options)
        far = min(first, options.diary_first or first) if options.appendix else first
        with self._desk.notebook.read() as unit:
            return read_record(unit, first, last, far, steps=options.appendix)


def _decided(unit: Unit, key: str) -> LineChoice:
    return unit.sheet_choices.all().get(key) or LineChoice(key)


def _lines(on: Mapping[str, Placed], section: Section) -> tuple[SheetLine, ...]:
    return tuple(each.as_line for each in on.values() if each.line.section is section)


def _goals(record: Record, on: Mapping[str, Placed]) -> tuple[SheetGoal, ...]:
    goals = {f"goal:{goal.id}": goal for goal in record.goals}
    return tuple(
        goal_part(
            record,
            goals[key],
            each.words,
            on[f"why:{goals[key].id}"].words if f"why:{goals[key].id}" in on else "",
            ladder=f"ladder:{goals[key].id}" in on,
        )
        for key, each in on.items()
        if key in goals
    )


def _diary(
    record: Record, placed: Sequence[Placed], questions: Mapping[str, Question]
) -> tuple[DiaryEntry, ...]:
    """Sessions and days, and of the check-ins what may be seen: a private one only if its note was ticked,
    and then the note alone; a shared one without its note where that was unticked."""
    notes = {each.key: each for each in placed if each.line.section is Section.NOTES}
    seen = []
    for check_in in record.far_check_ins:
        line = notes.get(f"note:{check_in.id}")
        choice = record.choices.get(f"note:{check_in.id}")
        decided = choice.standing if choice else None
        ticked = not check_in.private if decided is None else decided is not Standing.OUT
        note = line.words if line is not None else check_in.note
        if check_in.private and ticked:
            # Made anew of what may be seen: whatever else a check-in holds, now or later, stays out.
            seen.append(CheckIn(check_in.id, check_in.at, check_in.written, note=note))
        elif not check_in.private:
            seen.append(replace(check_in, note=note if ticked else ""))
    told = [c for c in seen if c.answers or c.note or c.places is not None]
    return diary(record.far_sessions, record.far_days, told, questions)
