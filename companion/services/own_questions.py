"""Questions of one's own: made, put in other words, taken out and brought back. They are a part of what one chose to
be asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from companion.domain.checkins import CheckInPlan, Question, QuestionKind
from companion.domain.history import Thing
from companion.domain.recycled import Kind, Recycled
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.base import Desk, gone, kept, needed
from companion.services.ports import Unit

CHOSEN = "yes"


def made(
    question_id: str,
    kind: QuestionKind,
    text: str,
    low: str,
    high: str,
    choices: Sequence[str],
    reason: str,
) -> Question:
    """A question as it will be kept. Raises ``InvalidEntryError`` when it asks nothing, or offers too little to pick
    from."""
    picks = tuple(dict.fromkeys(kept(choice.strip()) for choice in choices if choice.strip()))
    if kind is QuestionKind.CHOICE and len(picks) < 2:
        raise InvalidEntryError(tr("Write two or more answers to pick from."), tr("One on each line."))
    return Question(
        id=question_id,
        text=needed(text, tr("A question needs a few words.")),
        kind=kind,
        low=kept(low),
        high=kept(high),
        choices=picks if kind is QuestionKind.CHOICE else (),
        reason=kept(reason),
        own=True,
    )


def own_question(plan: CheckInPlan, question_id: str) -> Question:
    """The question of one's own with this id. Raises ``CompanionError`` when it is gone."""
    question = next((each for each in plan.own if each.id == question_id), None)
    if question is None:
        raise gone()
    return question


def put_in_other_words(desk: Desk, unit: Unit, plan: CheckInPlan, after: Question, draft: str) -> Question:
    """Keep ``after`` in place of the question with its id, and end the caller's transaction. What was replaced goes to
    its history."""
    before = own_question(plan, after.id)
    old, new = _texts(before), _texts(after)
    earlier = {name: text for name, text in old.items() if text != new[name]}
    put = partial(_put, unit, plan)
    return desk.keep_change(unit, Thing.QUESTION, before, after, put, earlier=earlier, draft=draft)


def _put(unit: Unit, plan: CheckInPlan, question: Question) -> None:
    own = tuple(question if each.id == question.id else each for each in plan.own)
    unit.checkins.put_plan(replace(plan, own=own))


def _texts(question: Question) -> dict[str, str]:
    return {
        "text": question.text,
        "low": question.low,
        "high": question.high,
        "choices": "\n".join(question.choices),
        "reason": question.reason,
    }


def take_out(desk: Desk, unit: Unit, question_id: str) -> Question:
    """Take a question out, into the recycle list, in the caller's transaction. Answers given to it stay."""
    plan = unit.checkins.plan() or CheckInPlan()
    question = own_question(plan, question_id)
    rest = {
        "place": str(plan.own.index(question)),
        "chosen": CHOSEN if question_id in plan.question_ids else "",
        "kind": question.kind.value,
        "days": str(plan.days(question_id)),
        **{name: words for name, words in _texts(question).items() if name != "text"},
    }
    desk.put_away(unit, Kind.QUESTION, question_id, question.text, rest=rest)
    own = tuple(each for each in plan.own if each.id != question_id)
    ids = tuple(each for each in plan.question_ids if each != question_id)
    rhythms = {key: days for key, days in plan.rhythms.items() if key != question_id}
    unit.checkins.put_plan(replace(plan, own=own, question_ids=ids, rhythms=rhythms))
    return question


def question_of(entry: Recycled) -> Question:
    """The question a line of the recycle list is about, as it was when it was taken out."""
    rest = entry.rest
    return Question(
        id=entry.thing_id,
        text=entry.title,
        kind=QuestionKind(rest["kind"]),
        reason=rest["reason"],
        low=rest["low"],
        high=rest["high"],
        choices=tuple(rest["choices"].splitlines()),
        own=True,
    )


def put_in(unit: Unit, entry: Recycled) -> None:
    """Put a question from the recycle list back where it was, whatever else was chosen meanwhile."""
    plan = unit.checkins.plan() or CheckInPlan()
    if any(each.id == entry.thing_id for each in plan.own):
        return
    rest, question = entry.rest, question_of(entry)
    place = min(int(rest["place"]), len(plan.own))
    ids = (*plan.question_ids, *([question.id] if rest["chosen"] else []))
    own = (*plan.own[:place], question, *plan.own[place:])
    rhythms = {**plan.rhythms, question.id: int(rest["days"])}
    unit.checkins.put_plan(replace(plan, own=own, question_ids=ids, rhythms=rhythms))
