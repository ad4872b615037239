"""A visit is put behind, or is still to come after all: what moves with it, so that nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from companion.domain.drafts import Draft
from companion.domain.recycled import Kind
from companion.domain.sheet_choices import LineChoice, over
from companion.domain.visits import FELT_PARTS, Felt, TalkItem, Visit
from companion.services.base import Desk, gone
from companion.services.ports import Unit
from companion.services.visit_keeping import keep_choices, kept_choices
from companion.services.visits import Texts, keep_wording, kept_wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class State:
    """All that moves with a visit. ``visit`` is ``None`` where there is none.

    ``places`` says of each line which visit it is with (``""``: it waits on the list). ``choices`` are for the sheet to
    come and ``kept`` stay with the visit, both by the key of their line. ``wording`` is how its questions read; ``form``
    what the form after a visit shows, by field.
    """

    visit: Visit | None
    numbers: Felt
    wording: Texts
    places: Mapping[str, str]
    choices: Mapping[str, LineChoice]
    kept: Mapping[str, LineChoice]
    form: Texts


@dataclass(frozen=True, slots=True)
class Turn:
    """What one press moved. ``draft`` is the key of the form; ``doubles`` are lines that went to the recycle list,
    because the same words came back to the list."""

    visit: Visit
    before: State
    after: State
    draft: str = ""
    doubles: tuple[TalkItem, ...] = ()


def read_state(unit: Unit, visit_id: str, draft: str) -> State:
    """How things are now."""
    items = [*unit.visits.items(), *unit.visits.items(visit_id)]
    form = unit.drafts.get(draft) if draft else None
    return State(
        unit.visits.get(visit_id),
        unit.visits.felt(visit_id),
        kept_wording(unit, visit_id),
        {item.id: item.visit_id for item in items},
        dict(unit.sheet_choices.all()),
        kept_choices(unit, visit_id),
        dict(form.fields) if form is not None else {},
    )


# texts of two forms


def form_fields(agreed: str, felt: str, numbers: Felt) -> dict[str, str]:
    """What the form after a visit shows, by field; nothing where nothing is said."""
    scores = zip(FELT_PARTS, numbers.values(), strict=True)
    fields = {"agreed": agreed, "felt": felt}
    fields |= {f"felt_{part}": "" if value is None else str(value) for part, value in scores}
    return fields if any(text.strip() for text in fields.values()) else {}


def joined(first: str, more: str) -> str:
    """Both texts, one below the other; one that is in the other is said once."""
    if not more.strip() or more.strip() in first:
        return first
    if not first.strip() or first.strip() in more:
        return more
    return f"{first}\n{more}"


def joined_forms(first: Texts, more: Texts) -> dict[str, str]:
    """The words of two forms together; of two numbers the one of ``more``."""
    return {
        name: joined(first.get(name, ""), more.get(name, ""))
        if name in ("agreed", "felt")
        else more.get(name) or first.get(name, "")
        for name in {**first, **more}
    }


def joined_felt(first: Felt, more: Felt) -> Felt:
    """Of two numbers for a part the one of ``more``."""
    pairs = zip(first.values(), more.values(), strict=True)
    return Felt(*(old if new is None else new for old, new in pairs))


def put_form(unit: Unit, desk: Desk, draft: str, fields: Texts) -> None:
    """Let the form show ``fields`` when it is read again; nothing: an empty form."""
    if draft and any(text.strip() for text in fields.values()):
        unit.drafts.put(Draft(draft, dict(fields), desk.clock.now()))
    elif draft:
        unit.drafts.remove(draft)


# lines and choices


def lines_leave(unit: Unit, desk: Desk, visit_id: str) -> None:
    """The list, and what was chosen for the sheet, go with the visit. Both start afresh."""
    for item in unit.visits.items():
        unit.visits.put_item(replace(item, visit_id=visit_id))
    keep_choices(unit, desk, visit_id, unit.sheet_choices.all())
    unit.sheet_choices.clear()  # ticks, order and other words were for the sheet of this visit


def lines_return(unit: Unit, desk: Desk, visit_id: str) -> tuple[TalkItem, ...]:
    """The lines of a visit wait on the list again, and what was chosen for its sheet is for the next one.

    What was written or chosen since stays. A line written since in the same words goes to the recycle list; those are
    returned.
    """
    returning = unit.visits.items(visit_id)
    doubles = _put_doubles_away(unit, desk, returning, unit.visits.items())
    for item in returning:
        unit.visits.put_item(replace(item, visit_id=""))
    newer = unit.sheet_choices.all()
    for key, choice in kept_choices(unit, visit_id).items():
        unit.sheet_choices.put(over(choice, newer.get(key)))
    keep_choices(unit, desk, visit_id, {})
    return doubles


def _put_doubles_away(
    unit: Unit, desk: Desk, returning: Iterable[TalkItem], waiting: Iterable[TalkItem]
) -> tuple[TalkItem, ...]:
    known = {(item.kind, item.text.strip()) for item in returning}
    doubles = tuple(item for item in waiting if (item.kind, item.text.strip()) in known)
    for item in doubles:
        desk.put_away(unit, Kind.TALK, item.id, item.text)
    return doubles


# and back


def take_back(unit: Unit, desk: Desk, turn: Turn) -> None:
    """Undo a turn. What was said otherwise since then stays as it is said now, and what is new stays too.

    Raises ``CompanionError`` when the visit was deleted since. Nothing happens where it was taken back already.
    """
    now = read_state(unit, turn.visit.id, turn.draft)
    if now.visit is None:
        if turn.before.visit is not None:
            raise gone()
        return
    if (now.visit.happened is None) != (turn.visit.happened is None):
        return
    _put_visit(unit, desk, turn, now)
    _put_lines(unit, desk, turn, now)
    _put_choices(unit, desk, turn, now)


def _put_visit(unit: Unit, desk: Desk, turn: Turn, now: State) -> None:
    visit_id, before, after = turn.visit.id, turn.before, turn.after
    same = (now.visit, now.numbers, now.wording) == (after.visit, after.numbers, after.wording)
    form = dict(before.form) if now.form == after.form else joined_forms(before.form, now.form)
    if same and before.visit is None and not unit.visits.agreed_lines(visit_id):
        unit.visits.remove(visit_id)
        keep_wording(unit, desk, visit_id, {})
        put_form(unit, desk, turn.draft, form)
        return
    was, then, is_now = before.visit or Visit(visit_id, None), turn.visit, now.visit or turn.visit
    visit = Visit(
        visit_id,
        _back(was.day, then.day, is_now.day),
        _back(was.who, then.who, is_now.who),
        _back(was.agreed, then.agreed, is_now.agreed),
        _back(was.felt, then.felt, is_now.felt),
        was.happened,
    )
    numbers = _back(before.numbers, after.numbers, now.numbers)
    told_anew = (is_now.agreed, is_now.felt, now.numbers) != (then.agreed, then.felt, after.numbers)
    if was.happened is None and told_anew:
        # What is said of it now stands in place of what the form had; a visit to come shows it there.
        told = form_fields(is_now.agreed, is_now.felt, now.numbers)
        form = joined_forms(told, now.form)
        visit, numbers = replace(visit, agreed="", felt=""), Felt()
    unit.visits.put(visit)
    unit.visits.put_felt(visit_id, numbers)
    keep_wording(unit, desk, visit_id, _back(before.wording, after.wording, now.wording))
    put_form(unit, desk, turn.draft, form)


def _put_lines(unit: Unit, desk: Desk, turn: Turn, now: State) -> None:
    before, after = turn.before.places, turn.after.places
    items = {item.id: item for item in (*unit.visits.items(), *unit.visits.items(turn.visit.id))}
    moved = [item for key, item in items.items() if key in before and after.get(key) == now.places[key]]
    coming = [item for item in moved if before[item.id] == "" != after[item.id]]
    since = [item for key, item in items.items() if key not in before and not item.visit_id]
    _put_doubles_away(unit, desk, coming, since)
    for item in moved:
        unit.visits.put_item(replace(item, visit_id=before[item.id]))
    for double in turn.doubles:
        desk.take_back(unit, Kind.TALK, double.id)


def _put_choices(unit: Unit, desk: Desk, turn: Turn, now: State) -> None:
    choices = _merged(turn.before.choices, turn.after.choices, unit.sheet_choices.all())
    unit.sheet_choices.clear()
    for choice in choices.values():
        unit.sheet_choices.put(choice)
    kept = _merged(turn.before.kept, turn.after.kept, now.kept)
    keep_choices(unit, desk, turn.visit.id, kept)


def _merged(
    was: Mapping[str, LineChoice], then: Mapping[str, LineChoice], now: Mapping[str, LineChoice]
) -> dict[str, LineChoice]:
    """Decisions as they were, with those made since over them."""
    found = dict(was)
    for key, choice in now.items():
        if choice != then.get(key):
            found[key] = over(was[key], choice) if key in was else choice
    return found


def _back(was: T, then: T, now: T) -> T:
    """What was, unless something else was said since."""
    return was if now == then else now
