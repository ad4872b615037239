"""A last printout, for when one is fine for now: what I could do, what helped, and what to do if it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.domain.fine import FineForNow
from companion.domain.goals import GoalState
from companion.domain.paper import Block, Facts, Heading, Listing, OwnWords, RoomToWrite, Sentence
from companion.domain.routines import Routine
from companion.domain.tense import ReliefUse, TensePlan, ranked
from companion.i18n import dated, number, quoted, tr
from companion.services.progress import Done, GoalProgress
from companion.services.words import count_words, doses_words, state_words


@dataclass(frozen=True, slots=True)
class LastRecord:
    """What the paper is made of. ``goals`` are in the person's order, ``done`` is over all time."""

    fine: FineForNow | None
    goals: Sequence[GoalProgress]
    done: Done
    routines: Sequence[Routine]
    tense: TensePlan
    uses: Sequence[ReliefUse]


def last_blocks(record: LastRecord) -> Iterator[Block]:
    """Everything below the title, in reading order."""
    if record.fine is not None:
        yield Heading(tr("I am fine for now"), dated(record.fine.at.day))
        yield OwnWords(quoted(record.fine.words))
    yield from _goals(record.goals)
    yield from _did(record.done)
    yield from _keeping(record.routines)
    yield from _if_it_comes_back(record)
    yield RoomToWrite(tr("What I want to remember"))


def _goals(goals: Sequence[GoalProgress]) -> Iterator[Block]:
    kept = [goal for goal in goals if goal.goal.state is not GoalState.LET_GO]
    if not kept:
        return
    yield Heading(tr("My goals"))
    heads = (tr("In my words"), tr("First"), tr("Now"), tr("It is"))
    yield Facts(heads, tuple(_goal_row(goal) for goal in kept))
    yield Sentence(tr("The numbers are 0 to 10: what I could do."), quiet=True)


def _goal_row(progress: GoalProgress) -> tuple[str, str, str, str]:
    first = "" if progress.first is None else number(progress.first)
    latest = "" if progress.latest is None else number(progress.latest)
    goal = progress.goal
    state = state_words(goal.state)
    if not goal.state.is_open and goal.state_reason.strip():
        state = tr("{state}: {words}", state=state, words=quoted(goal.state_reason))
    return quoted(goal.words), first, latest, state


def _did(done: Done) -> Iterator[Block]:
    if not done.count and not done.sentences:
        return
    yield Heading(tr("What I did"))
    for sentence in done.sentences:
        yield Sentence(sentence)
    helped = tuple(
        tr("{name} {words}", name=count.name, words=count_words(count))
        for count in done.helped
        if count.answered
    )
    if helped:
        yield Listing(helped)


def _keeping(routines: Sequence[Routine]) -> Iterator[Block]:
    """Routines that are not put away, each with its movements and how much."""
    for routine in routines:
        if routine.put_away or not routine.steps:
            continue
        yield Heading(routine.name)
        if routine.note.strip():
            yield OwnWords(quoted(routine.note), small=True)
        yield Listing(
            tuple(
                tr("{movement}: {dose}", movement=step.movement_name, dose=doses_words(step.doses))
                for step in routine.steps
            )
        )


def _if_it_comes_back(record: LastRecord) -> Iterator[Block]:
    """The tense plan in the person's own words, what eased most first."""
    plan = record.tense
    parts = (
        (tr("What helps me remember"), plan.passes),
        (tr("My early signs"), plan.signs),
        (tr("First 48 hours"), plan.first),
        (tr("Back to ordinary days"), plan.stepping_up),
        (tr("Who to call or tell"), plan.call),
        (tr("What I learned"), plan.learned),
    )
    relief = ranked(plan.relief, list(record.uses))
    if not relief and not any(text.strip() for _title, text in parts):
        return
    yield Heading(tr("If it comes back"))
    for title, text in parts:
        if text.strip():
            yield Heading(title, lesser=True)
            yield OwnWords(text, small=True)
    if relief:
        yield Heading(tr("What eases me"), lesser=True)
        yield Listing(
            tuple(
                tr("{name}: {words}", name=count.name, words=count_words(count))
                if count.answered
                else count.name
                for count in relief
            )
        )
