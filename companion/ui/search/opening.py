"""The way from a text to the thing it belongs to."""

from __future__ import annotations

from companion.services.search import SearchService
from companion.ui.navigation import Navigator, Place

REMINDERS = "reminders"
"""How Settings knows its page of reminders."""


class Opener:
    """Goes to the screen where a thing is shown."""

    def __init__(self, navigator: Navigator, search: SearchService) -> None:
        self._navigator = navigator
        self._search = search
        self._open = {
            "goal": self._navigator.open_goal.emit,
            "routine": self._routine,
            "movement": self._routine,
            "step": self._step,
            "check_in": self._check_in,
            "decision": self._decision,
            "visit": self._visit,
            "talk": self._talk,
            "tense_plan": self._tense,
            "reminder": self._reminder,
            "day": self._day,
            "session": self._session,
            "sides": self._both_sides,
        }

    def open(self, thing: str, thing_id: str) -> None:
        """Shows the thing; its place when it is not one by itself."""
        if (way := self._open.get(thing)) is not None:
            way(thing_id)
        else:
            self._navigator.go.emit(HOMES.get(thing, Place.TODAY))

    def _routine(self, routine_id: str) -> None:
        """A routine, or a movement of one's own: both are shown there by their ids."""
        self._navigator.open_item.emit(Place.ROUTINES, routine_id)

    def _visit(self, visit_id: str) -> None:
        self._show_visit(visit_id if self._search.has_visit(visit_id) else "")

    def _talk(self, item_id: str) -> None:
        self._show_visit(self._search.brought_to(item_id))

    def _show_visit(self, item_id: str) -> None:
        """The place takes any other words as something to bring, so an id that is gone does not go there."""
        if item_id:
            self._navigator.open_item.emit(Place.VISIT, item_id)
        else:
            self._navigator.go.emit(Place.VISIT)

    def _step(self, step_id: str) -> None:
        self._routine(self._search.routine_of_step(step_id))

    def _check_in(self, check_in_id: str) -> None:
        self._navigator.open_item.emit(Place.CHECK_IN, check_in_id)

    def _decision(self, decision: str) -> None:
        self._navigator.open_item.emit(Place.PLANS, decision.partition("/")[0])

    def _tense(self, _thing_id: str) -> None:
        self._navigator.tense.emit()

    def _reminder(self, _reminder_id: str) -> None:
        self._navigator.open_item.emit(Place.SETTINGS, REMINDERS)

    def _both_sides(self, sides_id: str) -> None:
        self._navigator.open_item.emit(Place.GOALS, sides_id)

    def _session(self, session_id: str) -> None:
        if day := self._search.day_of_session(session_id):
            self._day(day)

    def _day(self, day: str) -> None:
        self._navigator.open_item.emit(Place.LOOK_BACK, day)


HOMES = {
    "clinic_score": Place.CHECK_IN,
    "question": Place.CHECK_IN,
    "about": Place.ABOUT,
    "fine": Place.GOALS,
    "small_step": Place.GOALS,
    "side_line": Place.GOALS,
    "rating": Place.GOALS,
    "rung": Place.GOALS,
    "ruler": Place.GOALS,
}
"""Where things are shown that cannot be opened by themselves."""
