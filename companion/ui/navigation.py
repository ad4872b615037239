"""Places, the screens that stand in them, and the one way from screen to screen."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Place(StrEnum):
    """Where one can go from the rail."""

    TODAY = "today"
    GOALS = "goals"
    ROUTINES = "routines"
    CHECK_IN = "check_in"
    PROGRESS = "progress"
    VISIT = "visit"
    PLANS = "plans"
    LOOK_BACK = "look_back"
    ABOUT = "about"
    SETTINGS = "settings"
    HELP = "help"


class Screen(QWidget):
    """A place's content. Subclasses set ``place`` and get what they need by constructor."""

    place: Place = Place.TODAY

    @property
    def title(self) -> str:
        """What a screen reader announces when the screen comes up, and the window's title."""
        return self.accessibleName()

    def refresh(self) -> None:
        """Called each time the screen is shown, and after something changed while it is shown."""

    def leave(self) -> bool:
        """Called before another place is shown or the window closes; ``False`` stays here."""
        return True

    def go_home(self) -> None:
        """Goes to the place's front page; called when its name is pressed while it is shown."""

    def open_item(self, item_id: str) -> None:
        """Shows one thing of this place, such as a goal by its id. Called after :meth:`refresh`."""


class Navigator(QObject):
    """Screens ask here to go elsewhere, and say here what happened. The window listens.

    ``go`` a place; ``open_goal`` a goal's id; ``open_item`` a place and a thing's id there; ``play`` a
    routine's id and a size; ``tense`` the relief screens; ``cover`` puts a
    full-window screen over the window; ``bring`` puts words on the list for the next visit at
    once: where they come from (such as ``goal/ID``, or nothing), and the words (none: a box asks for them);
    ``back`` leaves a full-window screen; ``changed`` something in the notebook changed;
    ``said`` a quiet word such as "Saved"; ``undoable`` what was taken out and how to bring it back.
    """

    go = Signal(object)
    open_goal = Signal(str)
    open_item = Signal(object, str)
    play = Signal(str, str)
    tense = Signal()
    cover = Signal(object)
    bring = Signal(str, str)
    back = Signal()
    changed = Signal()
    said = Signal(str)
    undoable = Signal(str, object)

    def say(self, sentence: str) -> None:
        """Shows a quiet word such as "Saved" and lets a screen reader say it."""
        self.said.emit(sentence)

    def offer_undo(self, sentence: str, undo: Callable[[], object]) -> None:
        """Says what was taken out and offers to bring it back; ``undo`` returns ``False`` when it could not.

        It is offered in every place until it is answered, also after something else was: ``undo`` must not count on
        its screen being in sight, nor on things being as they were. A full-window screen offers only what was done
        on it.
        """
        self.undoable.emit(sentence, undo)
