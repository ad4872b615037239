"""Wherever something of mine stands, one press puts it on the list for the next visit, and undo takes it off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from companion.domain.sessions import DayState
from companion.domain.visits import TalkItem
from companion.services.library import OwnEntry
from companion.ui.navigation import Place
from companion.ui.tense.screen import TenseScreen
from companion.ui.widgets.buttons import Button
from tests.helpers.stage import Stage
from tests.helpers.wardrobe import Wardrobe

from PySide6.QtCore import Qt  # isort: skip

SPOKEN = "For my next visit: "


def _goal(stage: Stage) -> str:
    goal = stage.services.goals.all()[0]
    stage.navigator.open_goal.emit(goal.id)
    return goal.words


def _step(stage: Stage) -> str:
    routine = stage.services.routines.all()[0]
    stage.navigator.open_item.emit(Place.ROUTINES, routine.id)
    return routine.steps[0].movement_name


def _movement(stage: Stage) -> str:
    name = _step(stage)
    stage.settle()
    stage.press("How it goes")
    return name


def _own_movement(stage: Stage) -> str:
    made = stage.services.library.make(OwnEntry("Rock with Rosie"))
    routine = stage.services.routines.create("Evenings")
    stage.services.routines.add_step(routine.id, made)
    stage.navigator.open_item.emit(Place.ROUTINES, routine.id)
    stage.settle()
    stage.press("How it goes")
    return made.name


def _check_in(stage: Stage) -> str:
    kept = stage.services.checkins.add([], "I slept through")
    stage.go(Place.CHECK_IN)
    return kept.note


def _day(stage: Stage) -> str:
    today = stage.services.sessions.today()
    stage.services.sessions.describe_day(today, DayState.LIFE_HAPPENED, "The boiler broke.")
    stage.go(Place.LOOK_BACK)
    return "The boiler broke."


def _plan_line(stage: Stage) -> str:
    suggestion = stage.services.plans.all()[0]
    stage.navigator.open_item.emit(Place.PLANS, suggestion.id)
    return suggestion.plan.lines[0].movement_name


def _progress(stage: Stage) -> str:
    stage.go(Place.PROGRESS)
    return stage.services.goals.all()[0].words


def _tense_plan(stage: Stage) -> str:
    stage.navigator.tense.emit()
    stage.settle()
    relief = stage.window.overlay
    assert isinstance(relief, TenseScreen)
    relief.choice_buttons[2].click()
    return stage.services.tense.plan().first


def _buttons(stage: Stage) -> list[Button]:
    return [
        button
        for button in stage.window.findChildren(Button)
        if button.isVisible() and button.accessibleName().startswith(SPOKEN)
    ]


@pytest.fixture(scope="module")
def wardrobe(tmp_path_factory: pytest.TempPathFactory) -> Wardrobe:
    return Wardrobe(tmp_path_factory.mktemp("wardrobe"))


@pytest.mark.parametrize(
    "show",
    [_goal, _step, _movement, _own_movement, _check_in, _day, _plan_line, _progress, _tense_plan],
    ids=lambda each: each.__name__,
)
def test_one_press_on_a_thing_brings_it(
    show: Callable[[Stage], str], wardrobe: Wardrobe, tmp_path: Path
) -> None:
    with Stage(wardrobe, tmp_path / "stage", "sample") as stage:
        before = stage.services.visits.items()
        words = show(stage)
        stage.settle()
        (button, *_others) = _buttons(stage)
        assert (button.width() >= 24, button.height() >= 24) == (True, True)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        stage.settle()
        new = [item for item in stage.services.visits.items() if item not in before]
        assert [words in item.text for item in new] == [True]
        assert new[0].source.partition("/")[0] in (
            "goal",
            "step",
            "movement",
            "checkin",
            "day",
            "line",
            "tense_plan",
        )
        while stage.window.overlay is not None:
            stage.navigator.back.emit()
        assert stage.window.undo_bar.isVisible()
        stage.window.undo_bar.undo()
        assert stage.services.visits.items() == before


def test_the_box_comes_by_shortcut_over_any_place(wardrobe: Wardrobe, tmp_path: Path) -> None:
    with Stage(wardrobe, tmp_path / "stage", "sample") as stage:
        before = stage.services.visits.items()
        for place in (Place.TODAY, Place.PROGRESS, Place.SETTINGS):
            stage.go(place)
            stage.window.activateWindow()
            QTest.qWaitForWindowActive(stage.window)
            QTest.keyClick(stage.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            stage.wait(lambda: bool(stage.dialogs()), "the box")
            (box,) = stage.dialogs()
            QTest.keyClicks(box.focusWidget(), f"from {place}")
            QTest.keyClick(box.focusWidget(), Qt.Key.Key_Return)
            stage.settle()
            assert stage.window.place is place
        new: list[TalkItem] = [item for item in stage.services.visits.items() if item not in before]
        assert [item.text for item in new] == ["from today", "from progress", "from settings"]
