"""The questions there are: what one may choose to be asked, what was chosen, and what may be offered now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.checkins import LONGEST, CheckIn, CheckInPlan, Question, QuestionKind
from companion.domain.measures import EFFORT, MOST_ACTIVITIES, PAIN, PSFS, WHERE, Kept, Measure
from companion.i18n import tr
from companion.services.ports import Unit


class Choice(NamedTuple):
    """Something one may choose to be asked: a question, or a whole measure.

    ``text`` is what is asked, in a line; ``questions`` what it brings (empty when it asks about one's goals).
    """

    id: str
    text: str
    reason: str
    source: str = ""
    questions: tuple[Question, ...] = ()
    own: bool = False
    part: str = ""
    """The name of the measure where the text alone does not tell: ``Pain and daily life (PEG)``."""
    about_pain: bool = False
    """Whether it asks how strong pain is: that is better not asked every day."""


class Asked(NamedTuple):
    """A chosen question, its rhythm in ``days``, and whether it ``waits``: may be offered now.

    ``last`` is the latest day an answer to it is about; ``None`` when that is :data:`LONGEST` days ago or never was.
    """

    question: Question
    days: int
    last: date | None
    waits: bool


class QuestionShelf:
    """What comes with the program (``shipped``), beside what a notebook holds. It reads, and changes nothing.

    ``choices`` is what one may choose, doing before pain; ``questions`` are those of them kept in check-ins;
    ``after_a_routine`` asks how hard it was.
    """

    def __init__(self, shipped: Sequence[Measure]) -> None:
        self.choices = tuple(choice for measure in shipped for choice in _choices(measure))
        self.questions = tuple(q for m in shipped if m.kept is Kept.CHECK_IN for q in m.items)
        self._choice_of = {question.id: choice.id for choice in self.choices for question in choice.questions}
        self._psfs = next((measure for measure in shipped if measure.id == PSFS), None)
        self.after_a_routine = next((q for m in shipped if m.id == EFFORT for q in m.items), None)

    def plan(self, unit: Unit) -> CheckInPlan:
        """What the person chose to be asked; at first a short default."""
        return unit.checkins.plan() or CheckInPlan(tuple(q.id for q in self.questions if q.on_at_first))

    def all_questions(self, unit: Unit) -> list[Question]:
        """Every question there is, those about the goals first and own ones last."""
        return [*self._of_goals(unit, only_open=False), *self.questions, *self.plan(unit).own]

    def asked(self, unit: Unit, today: date) -> list[Asked]:
        """The chosen questions, in order; of one's goals, those that are open.

        A measure counts as answered with any of its questions: what was left out was left out. A goal rated on its
        own page needs no asking either, but the other goals do.
        """
        plan = self.plan(unit)
        last = self._last_said(unit, plan, today)
        found: list[Asked] = []
        for choice in (*self.choices, *own_choices(plan)):
            if choice.id in plan.question_ids:
                questions = self._of_goals(unit) if choice.id == PSFS else choice.questions
                for question in questions:
                    days = [last[key] for key in (choice.id, question.id) if key in last]
                    waits = plan.offers(choice.id, max(days, default=None), today)
                    found.append(Asked(question, plan.days(choice.id), last.get(question.id), waits))
        return found

    def goals_left_out(self, unit: Unit) -> int:
        """How many open goals are not asked about: PSFS is made for a few."""
        if self._psfs is None or PSFS not in self.plan(unit).question_ids:
            return 0
        return max(0, sum(goal.state.is_open for goal in unit.goals.all()) - MOST_ACTIVITIES)

    def _last_said(self, unit: Unit, plan: CheckInPlan, today: date) -> Mapping[str, date]:
        """The latest day answers are about, by question and by choice, as far back as it matters."""
        first = today - timedelta(days=LONGEST - 1)
        last: dict[str, date] = {}
        for check_in in unit.checkins.between(first, today):
            day = check_in.at.day
            for key in self._answered(check_in):
                last[key] = max(day, last.get(key, day))
        if PSFS in plan.question_ids:
            rated = unit.checkins.rated_goals(first, today)
            last |= {goal_question(goal_id): day for goal_id, day in rated.items()}
        return last

    def _answered(self, check_in: CheckIn) -> Iterator[str]:
        for answer in check_in.answers:
            yield answer.question_id
            yield self._choice_of.get(answer.question_id, answer.question_id)
        if check_in.ratings:
            yield PSFS
        if check_in.places is not None:
            yield WHERE

    def _of_goals(self, unit: Unit, *, only_open: bool = True) -> list[Question]:
        """What I can do now, asked of each goal's activity (PSFS)."""
        measure = self._psfs
        if measure is None:
            return []
        goals = unit.goals.all()
        shown = [goal for goal in goals if goal.state.is_open][:MOST_ACTIVITIES] if only_open else goals
        return [
            Question(
                id=goal_question(goal.id),
                text=goal.rated_as,
                kind=QuestionKind.SCALE,
                reason=measure.reason,
                low=measure.low_words,
                high=measure.high_words,
                better=measure.better,
                source=measure.source,
                measure=PSFS,
            )
            for goal in shown
        ]


def own_choices(plan: CheckInPlan) -> list[Choice]:
    """The questions of one's own, each to be chosen alone."""
    return [Choice(q.id, q.text, q.reason, questions=(q,), own=True) for q in plan.own]


def goal_question(goal_id: str) -> str:
    """The id of the question about a goal's activity."""
    return f"{PSFS}:{goal_id}"


def goal_of(question_id: str) -> str:
    """The goal a question is about; empty for any other question."""
    head, mark, goal_id = question_id.partition(":")
    return goal_id if mark and head == PSFS else ""


def _choices(measure: Measure) -> Iterator[Choice]:
    """What one may choose of a measure: the whole, or each of its questions where they stand alone."""
    if measure.id == PSFS:
        text = tr("What I can do now, for each of my goals")
        yield Choice(measure.id, text, measure.reason, measure.source)
    elif measure.kept is not Kept.CHECK_IN:
        return
    elif measure.separate or len(measure.items) == 1:
        for item in measure.items:
            pain = measure.id in PAIN
            yield Choice(item.id, item.text, measure.reason, measure.source, (item,), about_pain=pain)
    else:
        yield Choice(
            measure.id, measure.name, measure.reason, measure.source, measure.items,
            part=measure.name, about_pain=measure.id in PAIN,
        )  # fmt: skip
