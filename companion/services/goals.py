"""Goals: write, reword, rate, rest, reach, let go."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from companion.domain.goals import Goal, GoalState, Rating
from companion.domain.history import Revision, Thing
from companion.domain.recycled import Kind
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.base import Desk, changed_since, drop, gone, kept, needed
from companion.services.ports import Unit


class GoalService:
    """What a person can do with goals."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[Goal]:
        """Every goal, in the person's order."""
        with self._desk.notebook.read() as unit:
            return unit.goals.all()

    def get(self, goal_id: str) -> Goal:
        """One goal. Raises ``CompanionError`` when it is gone."""
        with self._desk.notebook.read() as unit:
            return _found(unit, goal_id)

    def story(self, goal_id: str) -> list[Revision]:
        """Earlier versions, oldest first."""
        with self._desk.notebook.read() as unit:
            return unit.history.of(Thing.GOAL, goal_id)

    def ratings(self, goal_id: str) -> list[Rating]:
        """Ratings by time."""
        with self._desk.notebook.read() as unit:
            return unit.goals.ratings(goal_id)

    def add(
        self,
        words: str,
        why: str = "",
        activity: str = "",
        state: GoalState = GoalState.ACTIVE,
        draft: str = "",
        noticed: str = "",
    ) -> Goal:
        """Write a new goal; ``draft`` names the draft it was typed in, which is cleared with it."""
        now = self._desk.clock.now()
        with self._desk.notebook.write() as unit:
            goal = Goal(
                id=self._desk.ids.new(),
                words=needed(words, tr("A goal needs a few words.")),
                why=kept(why),
                activity=kept(activity),
                noticed=kept(noticed),
                state=state,
                created=now,
                since=now,
                rank=len(unit.goals.all()),
            )
            unit.goals.put(goal)
            drop(unit, draft)
            unit.commit()
        return goal

    def reword(
        self,
        goal_id: str,
        words: str,
        why: str,
        activity: str,
        because: str = "",
        draft: str = "",
        noticed: str | None = None,
    ) -> Goal:
        """Change the words; what was there before stays readable in the story. ``noticed`` ``None``: as it is.

        Raises ``InvalidEntryError`` where there is a reason ``because`` and nothing that changed.
        """
        with self._desk.notebook.write() as unit:
            goal = _found(unit, goal_id)
            changed = replace(
                goal,
                words=needed(words, tr("A goal needs a few words.")),
                why=kept(why),
                activity=kept(activity),
                noticed=goal.noticed if noticed is None else kept(noticed),
            )
            earlier = {
                name: getattr(goal, name)
                for name in ("words", "why", "activity", "noticed")
                if getattr(goal, name) != getattr(changed, name)
            }
            if because.strip() and not earlier:
                raise InvalidEntryError(
                    tr("The words are still the same, so there is no change to give a reason for."),
                    tr("Change them first, or leave the reason out."),
                )
            return self._desk.keep_change(
                unit, Thing.GOAL, goal, changed, unit.goals.put, earlier=earlier, why=because, draft=draft
            )

    def set_state(self, goal_id: str, state: GoalState, reason: str = "") -> Goal:
        """Let a goal rest, be reached, be let go or be taken up again, with an own-worded reason."""
        with self._desk.notebook.write() as unit:
            goal = _found(unit, goal_id)
            earlier = {"state": goal.state.value, "state_reason": goal.state_reason}
            said = kept(reason) if reason.strip() else ""
            changed = replace(goal, state=state, state_reason=said, since=self._desk.clock.now())
            self._desk.revise(unit, Thing.GOAL, goal_id, earlier, said)
            unit.goals.put(changed)
            unit.commit()
        return changed

    def say_reason(self, goal_id: str, reason: str) -> Goal:
        """Put the words about the goal's present state another way, or take them out with an empty ``reason``.

        The day it came to that state stays; what was said before stays in the story.
        """
        with self._desk.notebook.write() as unit:
            goal = _found(unit, goal_id)
            changed = replace(goal, state_reason=kept(reason) if reason.strip() else "")
            return self._desk.keep_change(
                unit, Thing.GOAL, goal, changed, unit.goals.put, earlier={"state_reason": goal.state_reason}
            )

    def undo_change(self, before: Goal, after: Goal) -> Goal:
        """Undo :meth:`reword`, :meth:`set_state` or :meth:`say_reason`, which made ``after`` of ``before``: words, state
        and day are as they were, and the story does not tell of it.

        Raises ``CompanionError`` when the goal is gone, or any of it was changed again since.
        """
        names = {
            each.name for each in fields(Goal) if getattr(before, each.name) != getattr(after, each.name)
        }
        with self._desk.notebook.write() as unit:
            now = _found(unit, before.id)
            if any(getattr(now, name) != getattr(after, name) for name in names):
                raise changed_since()
            as_it_was = replace(now, **{name: getattr(before, name) for name in names})
            self._desk.forget_change(unit, Thing.GOAL, before.id, names)
            unit.goals.put(as_it_was)
            unit.commit()
        return as_it_was

    def move(self, goal_id: str, by: int) -> None:
        """Move a goal ``by`` places up (negative) or down the list."""
        with self._desk.notebook.write() as unit:
            goals = unit.goals.all()
            index = next((i for i, goal in enumerate(goals) if goal.id == goal_id), None)
            if index is None:
                raise gone()
            goals.insert(max(0, index + by), goals.pop(index))
            for rank, goal in enumerate(goals):
                if goal.rank != rank:
                    unit.goals.put(replace(goal, rank=rank))
            unit.commit()

    def rate(
        self, goal_id: str, value: int, note: str = "", day: date | None = None, draft: str = ""
    ) -> Rating:
        """Say what I can do, 0 (unable) to 10 (as before); ``day`` back-dates it."""
        _needs_value(value)
        at = self._desk.moment(day)
        with self._desk.notebook.write() as unit:
            _found(unit, goal_id)
            rating = Rating(self._desk.ids.new(), goal_id, at, value, kept(note))
            unit.goals.put_rating(rating)
            drop(unit, draft)
            unit.commit()
        return rating

    def change_rating(self, rating: Rating, value: int, note: str = "", day: date | None = None) -> Rating:
        """Say it another way; what was said before stays in its history. ``day`` ``None``: as it is.

        Raises ``CompanionError`` when the rating is gone.
        """
        _needs_value(value)
        with self._desk.notebook.write() as unit:
            before = next((each for each in unit.goals.ratings(rating.goal_id) if each.id == rating.id), None)
            if before is None:
                raise gone()
            at = self._desk.moment(day, before.at)
            return self._desk.keep_change(
                unit, Thing.RATING, before, replace(before, at=at, value=value, note=kept(note)),
                unit.goals.put_rating, earlier=_earlier(before),
            )  # fmt: skip

    def undo_rating(self, before: Rating, after: Rating) -> None:
        """Undo :meth:`change_rating`, which made ``after`` of ``before``. Raises ``CompanionError`` when it is gone, or
        was changed again since."""
        with self._desk.notebook.write() as unit:
            now = next((each for each in unit.goals.ratings(before.goal_id) if each.id == before.id), None)
            if now is None:
                raise gone()
            self._desk.change_back(unit, Thing.RATING, now, (before, after), unit.goals.put_rating)

    def remove_rating(self, rating: Rating) -> None:
        """Take a rating out; :meth:`put_back_rating` undoes it."""
        with self._desk.notebook.write() as unit:
            title = rating.note or _found(unit, rating.goal_id).words
            self._desk.put_away(unit, Kind.RATING, rating.id, title)
            unit.commit()

    def put_back_rating(self, rating: Rating) -> None:
        """Undo :meth:`remove_rating`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.RATING, rating.id)
            unit.commit()

    def remove(self, goal_id: str) -> Goal:
        """Put a goal away with everything written about it; :meth:`put_back` undoes it."""
        with self._desk.notebook.write() as unit:
            goal = _found(unit, goal_id)
            self._desk.put_away(unit, Kind.GOAL, goal_id, goal.words)
            unit.commit()
        return goal

    def put_back(self, goal: Goal) -> None:
        """Undo :meth:`remove`. Nothing happens to a goal that is back already."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.GOAL, goal.id)
            unit.commit()


def _found(unit: Unit, goal_id: str) -> Goal:
    goal = unit.goals.get(goal_id)
    if goal is None:
        raise gone()
    return goal


def _needs_value(value: int) -> None:
    if not 0 <= value <= 10:
        raise InvalidEntryError(tr("Please pick a number from 0 to 10."))


def _earlier(rating: Rating) -> dict[str, str]:
    return {"value": str(rating.value), "day": rating.at.day.isoformat(), "note": rating.note}
