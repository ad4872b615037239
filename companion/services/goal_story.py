"""The story of a goal in sentences: "In May you wrote … In July you changed it to …", with all that came between.

``GoalStoryService.chapters(goal_id)`` is what window and paper read: oldest first, each a finished sentence or two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from companion.domain.goals import Goal, GoalState, Rating
from companion.domain.history import Revision, Thing
from companion.domain.ladder import LEVELS, Ladder, Rung
from companion.domain.rulers import Ruler, RulerMark
from companion.domain.small_steps import SmallStep
from companion.domain.story import Chapter, ChapterKind
from companion.domain.text import one_stop
from companion.i18n import dated, listed, month_words, ntr, number, quoted, tr
from companion.services.base import Desk, gone
from companion.services.ladders import EARLIER, level_words

TEXTS = ("words", "why", "activity", "noticed", "state", "state_reason")


@dataclass(frozen=True, slots=True)
class GoalRecord:
    """All that is kept about one goal, by time."""

    goal: Goal
    revisions: Sequence[Revision] = ()
    ratings: Sequence[Rating] = ()
    ladder: Ladder | None = None
    rungs: Sequence[Rung] = ()
    rulers: Sequence[RulerMark] = ()
    steps: Sequence[SmallStep] = ()


class GoalStoryService:
    """Tells a goal's story."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def chapters(self, goal_id: str) -> list[Chapter]:
        """The story, oldest first. Raises ``CompanionError`` when the goal is gone."""
        with self._desk.notebook.read() as unit:
            goal = unit.goals.get(goal_id)
            if goal is None:
                raise gone()
            parts = unit.goal_parts
            return tell(
                GoalRecord(
                    goal,
                    unit.history.of(Thing.GOAL, goal_id),
                    unit.goals.ratings(goal_id),
                    parts.ladder(goal_id),
                    parts.rungs(goal_id),
                    parts.rulers(goal_id),
                    parts.steps(goal_id),
                )
            )


def tell(record: GoalRecord) -> list[Chapter]:
    """The chapters of all that is in ``record``, by time."""
    chapters = [
        *_words(record),
        *_ladder_words(record),
        *(_rung(rung) for rung in record.rungs),
        *(Chapter(mark.at, ChapterKind.RULERS, _ruler_line(mark)) for mark in record.rulers),
        *_steps(record.steps),
    ]
    told: list[tuple[Chapter, Rating | None]] = [(chapter, None) for chapter in chapters]
    told += [(Chapter(rating.at, ChapterKind.RATING, ""), rating) for rating in record.ratings]
    told.sort(key=lambda each: each[0].at.at)
    story: list[Chapter] = []
    for rated, group in groupby(told, key=lambda each: each[1] is not None):
        if rated:
            story.append(_ratings([rating for _chapter, rating in group if rating is not None]))
        else:
            story.extend(chapter for chapter, _rating in group)
    return [replace(chapter, text=one_stop(chapter.text)) for chapter in story]


# words and states


def _words(record: GoalRecord) -> Iterator[Chapter]:
    goal = record.goal
    versions = _versions(goal, record.revisions)
    first = versions[0]
    month = month_words(goal.created.day)
    said = [tr("In {month} you wrote {words}.", month=month, words=quoted(first["words"]))]
    if first["why"]:
        said.append(tr("Why it mattered to you: {why}.", why=quoted(first["why"])))
    if first["noticed"]:
        said.append(tr("What you would notice first: {words}.", words=quoted(first["noticed"])))
    for sentence in said:
        yield Chapter(goal.created, ChapterKind.WORDS, sentence)
    for revision, before, after in zip(record.revisions, versions, versions[1:], strict=False):
        yield from _changes(revision, before, after)


def _versions(goal: Goal, revisions: Sequence[Revision]) -> list[dict[str, str]]:
    """Every version of the goal's texts, oldest first, rebuilt from the latest back."""
    now = {name: str(getattr(goal, name)) for name in TEXTS}
    versions = [now]
    for revision in reversed(revisions):
        earlier = {name: text for name, text in revision.earlier.items() if name in TEXTS}
        versions.append({**versions[-1], **earlier})
    return versions[::-1]


def _changes(revision: Revision, before: dict[str, str], after: dict[str, str]) -> Iterator[Chapter]:
    month = month_words(revision.at.day)
    said = []
    if before["words"] != after["words"]:
        words = quoted(after["words"])
        if revision.why:
            said.append(
                tr("In {month} you changed it to {words} because {why}.", month=month, words=words,
                   why=quoted(revision.why))
            )  # fmt: skip
        else:
            said.append(tr("In {month} you changed it to {words}.", month=month, words=words))
    if before["why"] != after["why"]:
        said.append(_why_line(month, after["why"]))
    if before["noticed"] != after["noticed"]:
        said.append(_noticed_line(month, after["noticed"]))
    if before["activity"] != after["activity"]:
        said.append(_activity_line(month, after["activity"]))
    for sentence in said:
        yield Chapter(revision.at, ChapterKind.WORDS, sentence)
    day = dated(revision.at.day)
    if "state" in revision.earlier:
        yield Chapter(revision.at, ChapterKind.STATE, _state_line(day, before["state"], after))
    elif before["state_reason"] != after["state_reason"]:
        sentence = _reason_line(day, before["state_reason"], after["state_reason"])
        yield Chapter(revision.at, ChapterKind.STATE, sentence)


def _why_line(month: str, why: str) -> str:
    if not why:
        return tr("In {month} you took out why it matters.", month=month)
    return tr("In {month} you wrote why it matters: {why}.", month=month, why=quoted(why))


def _noticed_line(month: str, noticed: str) -> str:
    if not noticed:
        return tr("In {month} you took out what you would notice first.", month=month)
    return tr(
        "In {month} you wrote what you would notice first: {words}.", month=month, words=quoted(noticed)
    )


def _activity_line(month: str, activity: str) -> str:
    if not activity:
        return tr("From {month} you rate the goal itself.", month=month)
    return tr("From {month} you rate this: {activity}.", month=month, activity=quoted(activity))


def _state_line(day: str, before: str, after: dict[str, str]) -> str:
    state = GoalState(after["state"])
    said = {
        GoalState.EXPLORING: tr("On {day} you went back to exploring it.", day=day),
        GoalState.ACTIVE: tr("On {day} you took it up again.", day=day),
        GoalState.RESTING: tr("On {day} you let it rest.", day=day),
        GoalState.REACHED: tr("On {day} you said you reached it.", day=day),
        GoalState.LET_GO: tr("On {day} you let it go.", day=day),
    }[state]
    if state is GoalState.ACTIVE and before == GoalState.EXPLORING.value:
        said = tr("On {day} you took it up.", day=day)
    return _with_words(said, after["state_reason"])


def _reason_line(day: str, before: str, after: str) -> str:
    """What became of the words about its state, when only they were changed."""
    if not after:
        return tr("On {day} you took these words out again: {words}.", day=day, words=quoted(before))
    if not before:
        return tr("On {day} you wrote about it: {words}.", day=day, words=quoted(after))
    return tr("On {day} you put it another way: {words}.", day=day, words=quoted(after))


def _with_words(sentence: str, words: str) -> str:
    if not words:
        return sentence
    return tr("{sentence} You wrote: {reason}.", sentence=one_stop(sentence), reason=quoted(words))


# ratings


def _ratings(ratings: Sequence[Rating]) -> Chapter:
    """Ratings between which nothing else happened, as one chapter with the notes in it."""
    first, last = ratings[0], ratings[-1]
    from_day, to_day = dated(first.at.day), dated(last.at.day)
    same, value = len({rating.value for rating in ratings}) == 1, number(first.value)
    if len(ratings) == 1:
        said = tr("On {day} you rated it {value} of 10.", day=from_day, value=value)
    elif same and from_day == to_day:
        said = tr("On {day} you rated it {value} of 10 each time.", day=from_day, value=value)
    elif same:
        said = tr("From {first} to {last} you rated it {value} of 10 each time.",
                  first=from_day, last=to_day, value=value)  # fmt: skip
    elif from_day == to_day:
        said = tr("On {day} you rated it {values} of 10.", day=from_day, values=_row(ratings))
    else:
        said = tr("From {first} to {last} you rated it {values} of 10.",
                  first=from_day, last=to_day, values=_row(ratings))  # fmt: skip
    notes = [quoted(rating.note) for rating in ratings if rating.note]
    if notes:
        said = tr("{sentence} You noted: {notes}.", sentence=said, notes=tr(", ").join(notes))
    return Chapter(first.at, ChapterKind.RATING, said)


def _row(ratings: Sequence[Rating]) -> str:
    """``2, 3 and 5``: what it stayed at for a while is said once. Only the ends of a long row, with how many."""
    if len(ratings) <= 6:
        return listed([number(value) for value, _same in groupby(rating.value for rating in ratings)])
    return ntr(
        "{count} time, from {first} to {latest}",
        "{count} times, from {first} to {latest}",
        len(ratings),
        first=number(ratings[0].value),
        latest=number(ratings[-1].value),
    )


# ladder, rulers, steps


def _ladder_words(record: GoalRecord) -> Iterator[Chapter]:
    """Only what became of the words: a ladder has its own place for what it says now."""
    if record.ladder is None:
        return
    later = {level: record.ladder.words(level) for level in LEVELS}
    told: list[Chapter] = []
    for revision in reversed(record.revisions):
        for level in reversed(LEVELS):
            before = revision.earlier.get(f"{EARLIER}{level}")
            if before is None:
                continue
            told.append(
                Chapter(revision.at, ChapterKind.LADDER, _level_line(revision, level, before, later[level]))
            )
            later[level] = before
    yield from reversed(told)


def _level_line(revision: Revision, level: int, before: str, after: str) -> str:
    month, at = month_words(revision.at.day), level_words(level)
    if not before:
        return tr("In {month} you wrote {words} at {level} on your ladder.", month=month, words=quoted(after),
                  level=at)  # fmt: skip
    if not after:
        return tr("In {month} you took {words} off your ladder.", month=month, words=quoted(before))
    return tr(
        "In {month} you changed {level} on your ladder from {before} to {after}.",
        month=month, level=at, before=quoted(before), after=quoted(after),
    )  # fmt: skip


def _rung(rung: Rung) -> Chapter:
    day, level = dated(rung.at.day), level_words(rung.level)
    if rung.words:
        said = tr("On {day} you were at {level} on your ladder: {words}.", day=day, level=level,
                  words=quoted(rung.words))  # fmt: skip
    else:
        said = tr("On {day} you were at {level} on your ladder.", day=day, level=level)
    return Chapter(rung.at, ChapterKind.LADDER, _with_words(said, rung.note))


def _ruler_line(mark: RulerMark) -> str:
    day, value = dated(mark.at.day), number(mark.value)
    if mark.ruler is Ruler.IMPORTANCE:
        said = tr("On {day} it was important to you: {value} of 10.", day=day, value=value)
    else:
        said = tr("On {day} you were sure of it: {value} of 10.", day=day, value=value)
    if mark.why:
        return tr("{sentence} Why not lower: {why}.", sentence=said, why=quoted(mark.why))
    return said


def _steps(steps: Sequence[SmallStep]) -> Iterator[Chapter]:
    for step in steps:
        if step.done is not None:
            said = tr(
                "On {day} you ticked the step {words}.", day=dated(step.done.day), words=quoted(step.words)
            )
            yield Chapter(step.done, ChapterKind.STEP, said)
