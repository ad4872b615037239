"""Questions of one's own, taken out and brought back. They are a part of what one chose to be asked."""

from __future__ import annotations

from dataclasses import replace

from companion.domain.checkins import CheckInPlan, Question, QuestionKind
from companion.domain.recycled import Kind, Recycled
from companion.services.base import Desk, gone
from companion.services.ports import Unit

CHOSEN = "yes"


def take_out(desk: Desk, unit: Unit, question_id: str) -> Question:
    """Take a question out, into the recycle list, in the caller's transaction. Answers given to it stay."""
    plan = unit.checkins.plan() or CheckInPlan()
    question = next((each for each in plan.own if each.id == question_id), None)
    if question is None:
        raise gone()
    rest = {
        "place": str(plan.own.index(question)),
        "chosen": CHOSEN if question_id in plan.question_ids else "",
        "kind": question.kind.value,
        "low": question.low,
        "high": question.high,
        "choices": "\n".join(question.choices),
        "reason": question.reason,
    }
    desk.put_away(unit, Kind.QUESTION, question_id, question.text, rest=rest)
    own = tuple(each for each in plan.own if each.id != question_id)
    ids = tuple(each for each in plan.question_ids if each != question_id)
    unit.checkins.put_plan(replace(plan, own=own, question_ids=ids))
    return question


def put_in(unit: Unit, entry: Recycled) -> None:
    """Put a question from the recycle list back where it was, whatever else was chosen meanwhile."""
    plan = unit.checkins.plan() or CheckInPlan()
    if any(each.id == entry.thing_id for each in plan.own):
        return
    rest = entry.rest
    question = Question(
        id=entry.thing_id,
        text=entry.title,
        kind=QuestionKind(rest["kind"]),
        reason=rest["reason"],
        low=rest["low"],
        high=rest["high"],
        choices=tuple(rest["choices"].splitlines()),
        own=True,
    )
    place = min(int(rest["place"]), len(plan.own))
    ids = (*plan.question_ids, *([question.id] if rest["chosen"] else []))
    own = (*plan.own[:place], question, *plan.own[place:])
    unit.checkins.put_plan(replace(plan, own=own, question_ids=ids))
