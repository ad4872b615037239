"""The story of a goal as a paper: the person's words in time order, what they could do, their ladder and steps.

How important and how sure stays out of it: those numbers are private unless one chooses to print them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from companion.domain.goals import Goal, Rating
from companion.domain.ladder import LEVELS, Ladder
from companion.domain.paper import Block, Facts, Heading, Listing, OwnWords, Sentence, SmallChart
from companion.domain.small_steps import SmallStep
from companion.domain.story import Chapter, ChapterKind
from companion.i18n import dated, month_words, number, quoted, tr
from companion.services.ladders import level_words
from companion.services.progress import GoalProgress
from companion.services.words import state_words

_MOST_ROWS = 24
"""With more ratings than this the table keeps the first, the latest, and those with a note."""


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """What the paper is made of."""

    goal: Goal
    chapters: Sequence[Chapter]
    ratings: Sequence[Rating]
    progress: GoalProgress
    ladder: Ladder | None
    steps: Sequence[SmallStep]


def subtitle(record: StoryRecord) -> str:
    """What this paper is, and its span."""
    first = min([record.goal.created.day, *(rating.at.day for rating in record.ratings)])
    last = max(first, record.progress.series.last)
    return tr("The story of a goal · {first} to {last}", first=dated(first), last=dated(last))


def story_blocks(record: StoryRecord) -> Iterator[Block]:
    """Everything below the title, in reading order."""
    goal = record.goal
    if goal.why.strip():
        yield OwnWords(tr("Because: {words}", words=quoted(goal.why)))
    yield from _standing(goal)
    yield from _could_do(record)
    yield from _ladder(record.ladder)
    yield from _steps(record.steps)
    yield from _told(record.chapters)


def _standing(goal: Goal) -> Iterator[Block]:
    if goal.state.is_open:
        return
    yield Heading(state_words(goal.state), dated(goal.since.day))
    if goal.state_reason.strip():
        yield OwnWords(quoted(goal.state_reason))


def _could_do(record: StoryRecord) -> Iterator[Block]:
    if not record.ratings:
        return
    progress = record.progress
    yield Heading(tr("What I could do"), _first_to_now(progress))
    yield Sentence(tr("Rated: {words}", words=quoted(record.goal.rated_as)), quiet=True)
    if len(progress.series.points) > 1:
        yield SmallChart(progress.series)
    words = progress.words
    if progress.source:
        words = tr("{words} ({source})", words=words, source=progress.source)
    yield Sentence(words, quiet=True)
    heads = (tr("Day"), tr("Of 10"), tr("What I noted"))
    yield Facts(heads, tuple(_row(rating) for rating in _shown(record.ratings)))


def _first_to_now(progress: GoalProgress) -> str:
    if progress.first is None or progress.latest is None or len(progress.series.points) < 2:
        return ""
    return tr("{first} → {latest} of 10", first=number(progress.first), latest=number(progress.latest))


def _shown(ratings: Sequence[Rating]) -> list[Rating]:
    if len(ratings) <= _MOST_ROWS:
        return list(ratings)
    ends = (ratings[0].id, ratings[-1].id)
    return [rating for rating in ratings if rating.id in ends or rating.note.strip()]


def _row(rating: Rating) -> tuple[str, str, str]:
    note = quoted(rating.note) if rating.note.strip() else ""
    return dated(rating.at.day), number(rating.value), note


def _ladder(ladder: Ladder | None) -> Iterator[Block]:
    if ladder is None or not ladder.is_written:
        return
    yield Heading(tr("My ladder"))
    rows = tuple(
        (level_words(level), quoted(ladder.words(level)))
        for level in reversed(LEVELS)
        if ladder.words(level).strip()
    )
    yield Facts((tr("Level"), tr("In my words")), rows)


def _steps(steps: Sequence[SmallStep]) -> Iterator[Block]:
    done = [step for step in steps if step.done is not None]
    if done:
        yield Heading(tr("Small steps I ticked"))
        yield Listing(
            tuple(
                tr("{words}, {day}", words=quoted(step.words), day=dated(step.done.day))
                for step in done
                if step.done is not None
            )
        )


def _told(chapters: Sequence[Chapter]) -> Iterator[Block]:
    """The chapters month by month, as the window tells them."""
    open_ones = [chapter for chapter in chapters if chapter.kind is not ChapterKind.RULERS]
    for month, told in groupby(open_ones, key=lambda chapter: chapter.at.day.replace(day=1)):
        yield Heading(month_words(month))
        for chapter in told:
            yield Sentence(chapter.text)
