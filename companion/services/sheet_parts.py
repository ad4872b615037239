"""The parts of the sheet: what there is to say, read in one go, and each part in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from companion.domain.about import AboutMe
from companion.domain.checkins import CheckIn
from companion.domain.doses import Dose
from companion.domain.goals import Goal, GoalState, Rating
from companion.domain.moments import Moment
from companion.domain.plans import Decision, Suggestion, Verdict
from companion.domain.routines import SIZES, Origin, Routine, Size
from companion.domain.series import Series
from companion.domain.sessions import Day, Session
from companion.domain.sheet import Section, SheetGoal
from companion.domain.tense import ReliefUse, TensePlan, ranked
from companion.domain.text import first_line
from companion.domain.visits import TalkItem, TalkKind, Visit
from companion.i18n import dated, day_words, ntr, number, quoted, short_day, tr
from companion.services.plans import latest_decisions
from companion.services.progress import goal_progress
from companion.services.words import dose_difference, size_words, state_words

FUNCTION_QUESTION = "can_do"
"""The weekly question whose answers make the small chart of function."""
PRINTED_GOALS = 3
"""How many goals are ticked at first."""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything the sheet may draw on, read in one transaction."""

    about: AboutMe
    goals: list[Goal]
    ratings: Mapping[str, list[Rating]]
    alike_since: Mapping[str, Moment]
    sessions: list[Session]
    days: list[Day]
    check_ins: list[CheckIn]
    routines: list[Routine]
    suggestions: list[Suggestion]
    decisions: list[Decision]
    items: list[TalkItem]
    visit: Visit | None
    tense: TensePlan
    uses: list[ReliefUse]
    choices: Mapping[str, bool]
    sample: bool
    first: date
    last: date

    def printed(self, key: str, default: bool) -> bool:
        return self.choices.get(key, default)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may be printed; ``default`` is its tick before the person decided."""

    key: str
    section: Section
    label: str
    default: bool = True
    private: bool = False


def lines(record: Record) -> Iterator[Line]:
    """Every line that may be printed, in printing order."""
    yield from _about_candidates(record.about)
    yield from _item_candidates(record, TalkKind.TALK, Section.TALK)
    yield from _goal_candidates(record)
    if record.sessions or record.days:
        yield Line("did", Section.DID, tr("What I did, in plain counts"))
    for key, text in changed(record):
        yield Line(key, Section.CHANGED, text)
    if record.uses:
        yield Line("tense", Section.TENSE, tr("What helped when things were tense"))
    answered = [check_in for check_in in record.check_ins if FUNCTION_QUESTION in check_in.numbers()]
    if answered:
        # One private answer makes the whole chart private: it would show it.
        private = any(check_in.private for check_in in answered)
        label = tr("A small chart: what I could do, week by week")
        yield Line("function", Section.FUNCTION, label, not private, private)
    yield from _item_candidates(record, TalkKind.QUESTION, Section.QUESTIONS)
    for check_in in record.check_ins:
        if check_in.note.strip():
            label = f"{short_day(check_in.at.day)}: {first_line(check_in.note)}"
            yield Line(f"note:{check_in.id}", Section.NOTES, label, False, check_in.private)


def _about_candidates(about: AboutMe) -> Iterator[Line]:
    named = (
        ("name", tr("My name: {name}", name=about.name)),
        ("enjoy", tr("Ask me about: {words}", words=first_line(about.enjoy))),
        ("matters", tr("What matters to me: {words}", words=first_line(about.matters))),
        ("clinician", tr("Good to know: {words}", words=first_line(about.clinician))),
    )
    for name, label in named:
        if getattr(about, name).strip():
            shared = name in about.printed
            yield Line(f"about:{name}", Section.ABOUT, label, shared, not shared)


def _item_candidates(record: Record, kind: TalkKind, section: Section) -> Iterator[Line]:
    for item in record.items:
        if item.kind is kind:
            yield Line(f"item:{item.id}", section, item.text, item.printed)


def _goal_candidates(record: Record) -> Iterator[Line]:
    shown = 0
    for goal in record.goals:
        if goal.state.is_open or goal.since.day >= record.first:
            shown += 1
            label = tr(
                "{words} ({state})", words=first_line(goal.words), state=state_words(goal.state).lower()
            )
            default = shown <= PRINTED_GOALS and goal.state is not GoalState.LET_GO
            yield Line(f"goal:{goal.id}", Section.GOALS, label, default)


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


def about_lines(about: AboutMe, on: set[str]) -> Iterator[str]:
    if "about:enjoy" in on:
        yield tr("Ask me about: {words}", words=about.enjoy)
    if "about:matters" in on:
        yield tr("What matters to me: {words}", words=about.matters)
    if "about:clinician" in on:
        yield tr("Good to know: {words}", words=about.clinician)


def goal_part(record: Record, goal: Goal) -> SheetGoal:
    progress = goal_progress(
        goal, record.ratings.get(goal.id, []), record.first, record.last, record.alike_since.get(goal.id)
    )
    ratings = record.ratings.get(goal.id, [])
    start = min([record.first, *(rating.at.day for rating in ratings)])
    state = state_words(goal.state)
    if goal.state_reason and not goal.state.is_open:
        state = f"{state}: {quoted(goal.state_reason)}"
    series = progress.series
    return SheetGoal(
        words=goal.words,
        why=goal.why,
        rated_as=goal.rated_as,
        first=progress.first,
        latest=progress.latest,
        change_words=progress.words,
        source=progress.source,
        state_words=state,
        series=Series(series.title, series.points, start, record.last),
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
        parts = [change for change in changes if change]
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


def function_words(series: Series) -> Iterator[str]:
    first, latest = series.points[0].value, series.points[-1].value
    if len(series.points) > 1:
        yield tr("From {first} to {latest} of 10.", first=number(round(first)), latest=number(round(latest)))
    count = len(series.points)
    yield ntr("Recorded {count} time.", "Recorded {count} times.", count)


def note_part(check_in: CheckIn) -> str:
    return f"{short_day(check_in.at.day)}: {check_in.note}"
