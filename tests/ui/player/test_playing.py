"""Playing a routine: what a person presses, and what the notebook holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from companion.domain.routines import Routine, Size
from companion.domain.sessions import DayState, Outcome, Session, StepDone
from companion.errors import SaveError
from companion.services.bundle import Services
from companion.ui.player import screen as screen_module
from tests.ui.player.conftest import Table

BRIDGE_S = 5 + 2 * 5
WALK_S = 5 + 10


def sessions(services: Services) -> list[Session]:
    today = services.sessions.today()
    return services.sessions.between(today, today, steps=True)


def outcomes(services: Services) -> list[Outcome]:
    return [step.outcome for session in sessions(services) for step in session.steps]


def test_a_whole_routine_with_the_keyboard_alone(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    assert (player.name, player.count) == ("Bridge", "5 Get ready")
    player.wait(6)
    assert (player.count, player.state) == ("1 of 2", "Move")
    player.key(Qt.Key.Key_Space)
    player.wait(30)
    assert (player.count, player.state) == ("1 of 2", "Paused")
    player.key(Qt.Key.Key_Space)
    player.wait(2)
    assert (player.count, player.state) == ("1 of 2", "Hold… 2")
    player.key(Qt.Key.Key_Left)
    assert player.count == "5 Get ready"
    player.wait(BRIDGE_S)
    assert (player.name, outcomes(services)) == ("Walking", [Outcome.DONE])
    player.wait(6)
    assert player.count == "0:09"
    player.wait(WALK_S)
    assert outcomes(services) == [Outcome.DONE, Outcome.DONE]
    assert services.sessions.unfinished() is None
    assert player.screen.reflect is not None
    assert player.screen.reflect.isAncestorOf(player.screen.focusWidget())
    player.key(Qt.Key.Key_Escape)
    assert player.closed == 1
    day = services.sessions.day(services.sessions.today())
    assert day is not None
    assert day.state is DayState.DID_IT


def test_each_step_is_kept_at_once_so_that_a_crash_loses_nothing(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    assert services.sessions.unfinished() is not None
    player.wait(BRIDGE_S + 3)
    kept = services.sessions.unfinished()
    assert kept is not None
    assert [(step.movement_name, step.reps) for step in kept.steps] == [("Bridge", 2)]


def test_rather_not_is_a_full_answer(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    for _ in range(3):
        player.key(Qt.Key.Key_Tab)
    assert player.screen.focusWidget() is player.screen.controls.rather_not
    player.key(Qt.Key.Key_Return)
    assert outcomes(services) == [Outcome.RATHER_NOT]
    assert player.name == "Walking"


def test_stopping_part_way_keeps_what_was_done(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(5 + 5 + 1)
    player.key(Qt.Key.Key_Escape)
    [session] = sessions(services)
    [step] = session.steps
    assert session.ended is not None
    assert (step.outcome, step.reps) == (Outcome.PART, 1)
    assert player.screen.reflect is not None


def test_the_stop_words_can_be_pressed_too(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(7)
    player.screen.header.stop.click()
    assert outcomes(services) == [Outcome.PART]


def test_looking_in_and_leaving_says_nothing(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.key(Qt.Key.Key_Right)
    player.key(Qt.Key.Key_Escape)
    assert sessions(services) == []
    assert services.sessions.day(services.sessions.today()) is None
    assert (player.closed, player.screen.reflect) == (1, None)


def test_the_smaller_version(services: Services, routine: Routine, table: Callable[..., Table]) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(7)
    assert player.screen.controls.smaller.isVisible()
    player.screen.controls.smaller.click()
    assert player.count == "5 Get ready"
    assert not player.screen.controls.smaller.isVisible()
    player.wait(6)
    assert player.count == "1 of 1"
    player.wait(2)
    [session] = sessions(services)
    assert [(step.size, step.reps) for step in session.steps] == [(Size.TENSE, 1)]


def test_no_smaller_version_is_offered_where_there_is_none(
    routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.key(Qt.Key.Key_Right)
    assert player.name == "Walking"
    assert not player.screen.controls.smaller.isVisible()


def test_going_back_and_on_again_takes_nothing_away(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(BRIDGE_S + 1)
    player.key(Qt.Key.Key_Left)
    assert player.name == "Bridge"
    player.key(Qt.Key.Key_Right)
    assert outcomes(services) == [Outcome.DONE]
    player.key(Qt.Key.Key_Left)
    player.wait(7)
    player.key(Qt.Key.Key_Escape)
    assert outcomes(services) == [Outcome.DONE]


def test_a_computer_that_slept_does_not_skip_ahead(routine: Routine, table: Callable[..., Table]) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.time.waiting = 3600
    player.screen.advance()
    assert player.count == "4 Get ready"


def test_going_on_after_a_cut_off(services: Services, routine: Routine, table: Callable[..., Table]) -> None:
    first = routine.steps[0]
    session = services.sessions.start(routine, Size.ORDINARY)
    session = services.sessions.record(
        session, StepDone(first.id, first.movement_id, first.movement_name, Outcome.DONE, 1, 2, 10)
    )
    player = table()
    player.screen.resume(session)
    assert (player.name, player.screen.header.place.text()) == ("Walking", "Back easing · step 2 of 2")
    player.wait(WALK_S)
    [kept] = sessions(services)
    assert kept.id == session.id
    assert [step.outcome for step in kept.steps] == [Outcome.DONE, Outcome.DONE]


def test_nothing_left_goes_straight_to_how_was_that(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    session = services.sessions.start(routine, Size.ORDINARY)
    for step in routine.steps:
        done = StepDone(step.id, step.movement_id, step.movement_name, Outcome.DONE)
        session = services.sessions.record(session, done)
    player = table()
    player.screen.resume(session)
    assert player.screen.reflect is not None
    assert services.sessions.unfinished() is None


def test_arrows_follow_the_eye_in_right_to_left_languages(
    right_to_left: None, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.key(Qt.Key.Key_Left)
    assert player.name == "Walking"
    player.key(Qt.Key.Key_Right)
    assert player.name == "Bridge"
    assert player.screen.controls.back.text() == "→ Back"


def test_the_count_is_a_value_for_screen_readers_and_few_words_are_said(
    routine: Routine, table: Callable[..., Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def hear(_widget: object, sentence: str) -> None:
        heard.append(sentence)

    monkeypatch.setattr(screen_module, "announce", hear)
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(5 + 5 + 1)
    count = player.screen.stage.words.count
    assert (count.value(), count.maximum(), count.accessibleName()) == (2, 2, "2 of 2")
    assert [words for words in heard if words] == ["Get ready: Bridge. 1 × 2, hold 3 seconds"]


def test_a_step_that_cannot_be_saved_waits_and_is_saved_with_the_next(
    services: Services, routine: Routine, table: Callable[..., Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    real = services.sessions.record

    def full_disk(_session: Session, _done: StepDone) -> Session:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.sessions, "record", full_disk)
    player.wait(BRIDGE_S)
    assert player.screen.trouble.isVisible()
    assert outcomes(services) == []
    monkeypatch.setattr(services.sessions, "record", real)
    player.screen.trouble.action.click()
    assert not player.screen.trouble.isVisible()
    assert outcomes(services) == [Outcome.DONE]


def test_an_end_that_cannot_be_saved_is_said_once_and_tried_again(
    services: Services, routine: Routine, table: Callable[..., Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(7)
    real = services.sessions.record

    def full_disk(_session: Session, _done: StepDone) -> Session:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.sessions, "record", full_disk)
    assert not player.screen.leave()
    assert player.screen.leave()
    monkeypatch.setattr(services.sessions, "record", real)
    QTest.keyClick(player.screen.focusWidget(), Qt.Key.Key_Return)
    assert outcomes(services) == [Outcome.PART]
    assert player.screen.reflect is not None


def test_closing_the_window_keeps_what_was_done(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(7)
    assert player.screen.leave()
    assert outcomes(services) == [Outcome.PART]
    assert services.sessions.unfinished() is None


def test_a_routine_that_is_gone_is_said_plainly(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    services.routines.remove(routine.id)
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.key(Qt.Key.Key_Escape)
    assert player.closed == 1
    assert sessions(services) == []


def test_hidden_behind_another_screen_time_stands_still(
    services: Services, routine: Routine, table: Callable[..., Table], qtbot: object
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    assert player.screen._timer.isActive()
    player.screen.hide()
    assert not player.screen._timer.isActive()
    assert services.sessions.unfinished() is not None


def test_f_takes_the_whole_screen_and_closing_gives_it_back(
    routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.key(Qt.Key.Key_F)
    assert player.screen.isFullScreen()
    player.key(Qt.Key.Key_Escape)
    assert not player.screen.isFullScreen()
    assert player.closed == 1
