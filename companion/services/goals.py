"""Goals: write, reword, rate, rest, reach, let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from companion.domain.goals import Goal, GoalState, Rating
from companion.domain.history import Revision, Thing
from companion.domain.recycled import Kind
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.base import Desk, gone, kept, needed
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
            _clear(unit, draft)
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
        """Change the words; what was there before stays readable in the story. ``noticed`` ``None``: as it is."""
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
            if earlier:
                self._desk.revise(unit, Thing.GOAL, goal_id, earlier, because)
                unit.goals.put(changed)
            _clear(unit, draft)
            unit.commit()
        return changed

    def set_state(self, goal_id: str, state: GoalState, reason: str = "") -> Goal:
        """Let a goal rest, be reached, be let go or be taken up again, with an own-worded reason."""
        with self._desk.notebook.write() as unit:
            goal = _found(unit, goal_id)
            earlier = {"state": goal.state.value, "state_reason": goal.state_reason}
            changed = replace(goal, state=state, state_reason=kept(reason), since=self._desk.clock.now())
            self._desk.revise(unit, Thing.GOAL, goal_id, earlier, reason)
            unit.goals.put(changed)
            unit.commit()
        return changed

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
        now = self._desk.clock.now()
        if not 0 <= value <= 10:
            raise InvalidEntryError(tr("Please pick a number from 0 to 10."))
        if day is not None and day > now.day:
            raise InvalidEntryError(tr("That day is still to come."), tr("Pick today or an earlier day."))
        with self._desk.notebook.write() as unit:
            _found(unit, goal_id)
            at = now if day is None or day == now.day else now.on(day)
            rating = Rating(self._desk.ids.new(), goal_id, at, value, kept(note))
            unit.goals.put_rating(rating)
            _clear(unit, draft)
            unit.commit()
        return rating

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


def _clear(unit: Unit, draft: str) -> None:
    if draft:
        unit.drafts.remove(draft)
