"""The parts of the sheet that are worked out of what was recorded, each in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from companion.domain.checkins import CheckIn
from companion.domain.doses import Dose
from companion.domain.goals import Goal
from companion.domain.plans import Verdict
from companion.domain.routines import SIZES, Origin, Size
from companion.domain.series import Point, Series
from companion.domain.sheet import Measured, SheetGoal, SheetLadder
from companion.domain.tense import ranked
from companion.domain.text import first_line
from companion.i18n import dated, day_words, ntr, number, quoted, short_day, tr
from companion.services.ladders import level_words
from companion.services.plans import latest_decisions
from companion.services.progress import Done, days_left_open, goal_progress
from companion.services.sheet_record import Record
from companion.services.words import dose_difference, doses_words, size_words, state_words

FUNCTION_QUESTION = "can_do"
"""The weekly question whose answers make the small chart of function."""


def heading(record: Record) -> str:
    span = tr("{first} to {last}", first=short_day(record.first), last=dated(record.last))
    visit = record.visit
    if visit is None or (not visit.who and visit.day is None):
        return span
    if visit.day is None:
        return tr("for {who} · {span}", who=visit.who, span=span)
    if not visit.who:
        return tr("for {day} · {span}", day=day_words(visit.day), span=span)
    return tr("for {who}, {day} · {span}", who=visit.who, day=day_words(visit.day), span=span)


def did_words(record: Record, did: Done) -> tuple[str, ...]:
    """What was done, in plain counts, and how many days have no entry: a clinician is to know what is not told."""
    left = days_left_open(record.sessions, record.days, record.last)
    if left <= 0:
        return did.sentences
    return (*did.sentences, ntr("{count} day I did not record.", "{count} days I did not record.", left))


def goal_part(record: Record, goal: Goal, words: str, why: str, *, ladder: bool = False) -> SheetGoal:
    """A goal as printed, in ``words`` and with ``why`` as the person wants them on this sheet."""
    ratings = sorted(record.ratings.get(goal.id, []), key=lambda rating: rating.at.at)
    progress = goal_progress(goal, ratings, record.first, record.last, record.alike_since.get(goal.id))
    start = min([record.first, *(rating.at.day for rating in ratings)])
    state = state_words(goal.state)
    if goal.state_reason and not goal.state.is_open:
        state = f"{state}: {quoted(goal.state_reason)}"
    # What was noted beside a rating is not a line anyone chose: the points come without it.
    points = tuple(Point(rating.at.day, rating.value) for rating in ratings)
    return SheetGoal(
        key=f"goal:{goal.id}",
        words=words,
        why=why,
        rated_as=goal.activity or words,
        first=progress.first,
        latest=progress.latest,
        change_words=progress.words,
        source=progress.source,
        state_words=state,
        series=Series(goal.activity or words, points, start, record.last),
        state=goal.state,
        since=goal.since,
        ratings=tuple(Measured(rating.at, rating.value) for rating in ratings),
        ladder=ladder_part(record, goal.id) if ladder else None,
    )


def ladder_part(record: Record, goal_id: str) -> SheetLadder | None:
    """Where the person said they are on the ladder of a goal; ``None`` before they did."""
    rungs = record.rungs.get(goal_id)
    if not rungs:
        return None
    latest, ladder = max(rungs, key=lambda rung: rung.at.at), record.ladders[goal_id]
    hoped = "" if latest.level == 0 else ladder.words(0)
    return SheetLadder(latest.level, latest.words or ladder.words(latest.level), hoped, latest.at)


def ladder_words(ladder: SheetLadder) -> str:
    """The same in a line, long words shortened."""
    level, words = level_words(ladder.now), first_line(ladder.now_words)
    if not ladder.hoped_words.strip():
        return tr("My ladder: now at {level} {words}", level=level, words=words).strip()
    hoped = first_line(ladder.hoped_words)
    return tr(
        "My ladder: now at {level} {words}; hoped for: 0 {hoped}", level=level, words=words, hoped=hoped
    )


def changed(record: Record) -> list[tuple[str, str]]:
    """What I changed in the span, and what I would rather not do, each with my reason."""
    return [*_changed_steps(record), *_declined_lines(record)]


def _changed_steps(record: Record) -> Iterator[tuple[str, str]]:
    decided = latest_decisions(record.suggestions, record.decisions)
    lines = {(s.id, line.key): line for s in record.suggestions for line in s.plan.lines}
    shown: set[str] = set()
    for step in (step for routine in record.routines for step in routine.steps):
        decision = decided.get(step.line_id)
        if decision is None or step.origin is not Origin.CHANGED or step.line_id in shown:
            continue
        line = lines.get((decision.suggestion_id, decision.line_key))
        recent = step.changed is not None and step.changed.day >= record.first
        if line is None or not recent:
            continue
        changes = [_dose_change(line.doses, step.doses, size) for size in SIZES]
        # At a visit only words were suggested: there is nothing it was before.
        parts = [change for change in changes if change] if line.doses else [doses_words(step.doses)]
        if parts:
            shown.add(step.line_id)
            text = tr("{movement}: {changes}.", movement=step.movement_name, changes=tr("; ").join(parts))
            yield f"changed:{step.line_id}", _with_reason(text, step.because)


def _declined_lines(record: Record) -> Iterator[tuple[str, str]]:
    names = {
        f"{s.plan.plan_id}/{line.key}": line.movement_name
        for s in reversed(record.suggestions)
        for line in s.plan.lines
    }
    for mark, decision in latest_decisions(record.suggestions, record.decisions).items():
        if decision.verdict is Verdict.RATHER_NOT and mark in names:
            text = tr("{movement}: rather not, for now.", movement=names[mark])
            yield f"declined:{mark}", _with_reason(text, decision.because)


def _dose_change(before: Mapping[Size, Dose], now: Mapping[Size, Dose], size: Size) -> str:
    """What changed in one size; the ordinary one needs no name. Empty where nothing did."""
    was, is_now = dose_difference(before.get(size), now.get(size))
    if was == is_now:
        return ""
    change = tr("{before} → {now}", before=was, now=is_now)
    return change if size is Size.ORDINARY else tr("{size}: {change}", size=size_words(size), change=change)


def _with_reason(text: str, because: str) -> str:
    return f"{text} {quoted(because)}" if because.strip() else text


def tense_part(record: Record) -> Iterator[str]:
    names = tuple(dict.fromkeys([*record.tense.relief, *(use.name for use in record.uses)]))
    parts = [
        tr("{name} helped {helped} of {answered} times", name=c.name, helped=number(c.helped), answered=number(c.answered))
        for c in ranked(names, record.uses)
        if c.answered
    ]  # fmt: skip
    if parts:
        yield tr("; ").join(parts) + tr(".")
    days = len({use.at.day for use in record.uses})
    yield ntr("I used my relief list on {count} day.", "I used my relief list on {count} days.", days)


def function_answers(check_ins: Sequence[CheckIn]) -> tuple[Measured, ...]:
    """What was answered to the weekly question of function, by time."""
    return tuple(
        Measured(check_in.at, check_in.numbers()[FUNCTION_QUESTION])
        for check_in in check_ins
        if FUNCTION_QUESTION in check_in.numbers()
    )


def function_words(answers: Sequence[Measured]) -> Iterator[str]:
    """Those answers in plain counts; there is at least one."""
    first, latest = answers[0].value, answers[-1].value
    if len(answers) > 1:
        yield tr("From {first} to {latest} of 10.", first=number(first), latest=number(latest))
    yield ntr("Recorded {count} time.", "Recorded {count} times.", len(answers))
