"""Every way to delete something, pressed in a real window: undo is offered there and then, and brings all of it back.

A kind of deletion that has no way here has no undo anyone has seen: the first test asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from companion.domain.recycled import Kind
from companion.domain.tables import PlainTable
from companion.ui.navigation import Place
from companion.ui.tense.plan_form import PlanForm
from companion.ui.tense.screen import TenseScreen
from companion.ui.widgets.buttons import Button
from tests.helpers.stage import Stage
from tests.helpers.wardrobe import Wardrobe
from tests.services.deletions import DELETIONS, WORD

Way = Callable[[Stage, Any], object]
"""From the window over a notebook with the thing in it to the press that deletes it; given what was made."""


def press(stage: Stage, *ways: str) -> None:
    """Presses a button for each of ``ways``: one in sight whose words or spoken name begin so."""
    for start in ways:
        seen = [button for button in stage.window.findChildren(Button) if button.isVisible()]
        seen = [button for button in seen if not stage.window.rail.isAncestorOf(button)]
        found = next((b for b in seen if start in (b.text(), b.accessibleName())), None) or next(
            (b for b in seen if b.accessibleName().startswith(start) or b.text().startswith(start)), None
        )
        assert found is not None, f"{start}: not in {[(b.text(), b.accessibleName()) for b in seen]}"
        found.click()
        stage.settle()


def at(place: Place, *ways: str) -> Way:
    """On a place's front page."""

    def act(stage: Stage, _made: Any) -> None:
        stage.go(place)
        press(stage, *ways)

    return act


def on(place: Place, which: Callable[[Any], str], *ways: str) -> Way:
    """On the page of one thing."""

    def act(stage: Stage, made: Any) -> None:
        stage.navigator.open_item.emit(place, which(made))
        stage.settle()
        press(stage, *ways)

    return act


def on_first_goal(*ways: str) -> Way:
    """On the page of the only goal."""

    def act(stage: Stage, _made: Any) -> None:
        stage.navigator.open_goal.emit(stage.services.goals.all()[0].id)
        stage.settle()
        press(stage, *ways)

    return act


def in_the_plan(part: str, stage: Stage, _made: Any) -> None:
    """In the form of the tense-day plan: ``part`` without the word."""
    stage.navigator.tense.emit()
    stage.settle()
    press(stage, "3. ", "Change it")
    screen = stage.window.overlay
    assert isinstance(screen, TenseScreen)
    form = screen.pages.currentWidget()
    assert isinstance(form, PlanForm)
    lines = form.fields[part].text().splitlines()
    form.fields[part].set_text("\n".join(line for line in lines if WORD not in line))
    press(stage, "Keep my plan")


def its_id(made: Any) -> str:
    return str(made)


WAYS: Mapping[Kind, Way] = {
    Kind.GOAL: on_first_goal("Delete"),
    Kind.RATING: on_first_goal("Rate it today", "What I said before", "Take out"),
    Kind.RUNG: on_first_goal("Add a note, or another day", "What I said before", "Take out"),
    Kind.RULER: on_first_goal("Say it again", "What I said before", "Take out"),
    Kind.SMALL_STEP: on_first_goal(f"Take out: “{WORD}"),
    Kind.FINE: at(Place.GOALS, "I’m fine for now", "Take out"),
    Kind.SIDES: at(Place.GOALS, "Both sides of a choice", f"“{WORD}", "Delete this page"),
    Kind.SIDE_LINE: at(Place.GOALS, "Both sides of a choice", "“Whether to swim", "Take out: "),
    Kind.ROUTINE: on(Place.ROUTINES, its_id, "Delete"),
    Kind.STEP: on(Place.ROUTINES, lambda made: made[0], "Take out: Cat and camel"),
    Kind.MOVEMENT: at(Place.ROUTINES, "Look through the library", "Rock and", "Delete this movement"),
    Kind.MEDIA: at(Place.ROUTINES, "Look through the library", "Rocking", "Take it out"),
    Kind.CHECK_IN: at(Place.CHECK_IN, "Delete the check-in"),
    Kind.CLINIC_SCORE: at(Place.CHECK_IN, "Scores from my clinic", "Delete"),
    Kind.QUESTION: at(Place.CHECK_IN, "Choose my questions", f"Delete the question: {WORD}"),
    Kind.DAY: at(Place.TODAY, "Take my answer back"),
    Kind.SESSION: at(Place.LOOK_BACK, "Delete: Mornings"),
    Kind.RELIEF_USE: at(Place.LOOK_BACK, "Delete: "),
    Kind.VISIT: on(Place.VISIT, its_id, "Delete"),
    Kind.TALK: at(Place.VISIT, f"Take out: {WORD}"),
    Kind.REMINDER: at(Place.SETTINGS, "Your reminders", "Delete"),
    Kind.PLAN: on(Place.PLANS, its_id, "Take this plan off my list"),
    Kind.PORTRAIT: at(Place.ABOUT, "Take the picture out"),
    Kind.ABOUT_WORDS: at(Place.ABOUT, "What it said before", "Delete these words"),
    Kind.RELIEF: partial(in_the_plan, "relief"),
    Kind.PLAN_TEXT: partial(in_the_plan, "first"),
}


@pytest.fixture(scope="module")
def wardrobe(tmp_path_factory: pytest.TempPathFactory) -> Wardrobe:
    return Wardrobe(tmp_path_factory.mktemp("wardrobe"))


@pytest.fixture
def stage(wardrobe: Wardrobe, tmp_path: Path) -> Iterator[Stage]:
    with Stage(wardrobe, tmp_path / "stage", "empty") as stage:
        yield stage


def everything(stage: Stage, kind: Kind) -> dict[str, PlainTable]:
    """All tables. Taking something out of the tense-day plan is a change of it too, and its story says so."""
    besides = {"revisions"} if kind in (Kind.RELIEF, Kind.PLAN_TEXT) else set()
    with stage.services.notebook.read() as unit:
        return {name: table for name, table in unit.tables().items() if name not in besides}


def test_every_kind_of_deletion_has_a_way_in_the_window() -> None:
    assert set(WAYS) == set(Kind)


@pytest.mark.parametrize("kind", WAYS)
def test_undo_is_offered_in_the_window_and_brings_it_back(kind: Kind, stage: Stage) -> None:
    made = DELETIONS[kind].make(stage.services)
    before = everything(stage, kind)
    WAYS[kind](stage, made)
    assert [entry.kind for entry in stage.services.recycle.all()] == [kind]
    bar = stage.window.undo_bar
    assert bar.isVisible()
    assert bar.undo_button.visibleRegion().boundingRect() == bar.undo_button.rect(), "nothing covers it"
    bar.undo_button.click()
    stage.settle()
    assert not bar.isVisible()
    assert everything(stage, kind) == before
    assert stage.services.recycle.all() == []
