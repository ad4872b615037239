"""Playing a routine: what a person presses, and what the notebook holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from companion.domain.routines import Routine, Size
from companion.domain.sessions import DayState, Outcome, Session, StepDone
from companion.errors import SaveError
from companion.services.bundle import Services
from companion.ui.player.screen import PlayerScreen
from companion.ui.player.script import Tone
from companion.ui.player.sound import Loudness, Sound
from companion.ui.preferences import VoiceChoice
from tests.ui.player.conftest import READY_S, Lamp, Table, figures_of
from tests.ui.player.ears import Ears

BRIDGE_S = READY_S + 2 * 5
WALK_S = READY_S + 10


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
    assert (player.name, player.count) == ("Bridge", "10 Get ready")
    player.wait(2)
    assert player.screen.controls.pause.text() == "I am ready · space"
    player.key(Qt.Key.Key_Space)
    assert (player.count, player.state) == ("1 of 2", "Move")
    assert player.screen.controls.pause.text() == "Pause · space"
    player.wait(0.5)
    player.key(Qt.Key.Key_Space)
    player.wait(30)
    assert (player.count, player.state) == ("1 of 2", "Paused")
    player.key(Qt.Key.Key_Space)
    player.wait(1.5)
    assert (player.count, player.state) == ("1 of 2", "Hold… 2")
    player.key(Qt.Key.Key_Left)
    assert player.count == "5 Get ready"
    player.key(Qt.Key.Key_Return)
    assert player.count == "1 of 2"
    player.wait(2 * 5)
    assert (player.name, outcomes(services)) == ("Walking", [Outcome.DONE])
    player.wait(READY_S + 1)
    assert player.count == "0:09"
    player.wait(9)
    assert outcomes(services) == [Outcome.DONE, Outcome.DONE]
    assert services.sessions.unfinished() is None
    assert player.screen.reflect is not None
    assert player.screen.reflect.isAncestorOf(player.screen.focusWidget())
    player.key(Qt.Key.Key_Escape)
    assert player.closed == 1
    day = services.sessions.day(services.sessions.today())
    assert day is not None
    assert day.state is DayState.DID_IT


def test_each_repetition_is_kept_at_once_so_that_a_crash_loses_nothing(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    assert services.sessions.unfinished() is not None
    player.wait(READY_S + 5 + 1)
    kept = services.sessions.unfinished()
    assert kept is not None
    assert [(step.movement_name, step.outcome, step.reps) for step in kept.steps] == [
        ("Bridge", Outcome.PART, 1)
    ]


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
    player.wait(READY_S + 5 + 1)
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
    player.wait(READY_S + 2)
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


def test_the_smaller_version_goes_on_from_where_one_is(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    """Of two repetitions the first was begun; the smaller bridge has one."""
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(READY_S + 2)
    assert player.screen.controls.smaller.isVisible()
    places = {
        each: each.geometry() for each in (player.screen.controls.back, player.screen.controls.rather_not)
    }
    player.screen.controls.smaller.click()
    assert player.count == "5 Get ready"
    assert not player.screen.controls.smaller.isVisible()
    assert {each: each.geometry() for each in places} == places, "the other buttons jumped"
    assert player.screen.focusWidget() is player.screen.controls.pause
    player.wait(6)
    assert player.count == "1 of 1"
    player.wait(2)
    [session] = sessions(services)
    assert [(step.size, step.reps, step.outcome) for step in session.steps] == [(Size.TENSE, 1, Outcome.DONE)]


def test_a_smaller_version_that_is_done_already_goes_to_the_next_step(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(READY_S + 5 + 1)
    player.screen.controls.smaller.click()
    assert (player.name, outcomes(services)) == ("Walking", [Outcome.DONE])


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
    player.wait(READY_S + 2)
    player.key(Qt.Key.Key_Escape)
    assert outcomes(services) == [Outcome.DONE]


def test_a_computer_that_slept_does_not_skip_ahead_and_waits_for_me(
    routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.sleep(3 * 3600)
    assert (player.count, player.state) == ("9 Get ready", "Paused")
    player.wait(60)
    assert player.count == "9 Get ready"
    player.key(Qt.Key.Key_Space)
    player.wait(1)
    assert player.count == "8 Get ready"


def test_a_slow_moment_of_the_computer_is_no_sleep(routine: Routine, table: Callable[..., Table]) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.sleep(3)
    assert (player.count, player.state) == ("9 Get ready", "1 × 2, hold 3 seconds")


def test_going_on_after_a_cut_off_begins_at_the_repetition_it_was(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    first = table()
    first.screen.play(routine.id, Size.ORDINARY)
    first.wait(READY_S + 5 + 3)
    cut_off = services.sessions.unfinished()
    assert cut_off is not None
    player = table()
    player.screen.resume(cut_off)
    assert (player.name, player.count) == ("Bridge", "10 Get ready")
    player.wait(READY_S + 1)
    assert player.count == "2 of 2"
    player.wait(4 + WALK_S)
    [kept] = sessions(services)
    assert kept.id == cut_off.id
    assert [(step.outcome, step.sets, step.reps) for step in kept.steps] == [
        (Outcome.DONE, 1, 2),
        (Outcome.DONE, 1, 0),
    ]
    assert services.sessions.spot(kept) is None


def test_going_on_after_a_step_was_left_begins_at_the_next(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    first = table()
    first.screen.play(routine.id, Size.ORDINARY)
    first.wait(READY_S + 5 + 1)
    first.key(Qt.Key.Key_Right)
    cut_off = services.sessions.unfinished()
    assert cut_off is not None
    player = table()
    player.screen.resume(cut_off)
    assert player.name == "Walking"


def test_going_on_after_going_back_begins_at_the_step_gone_back_to(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    first = table()
    first.screen.play(routine.id, Size.ORDINARY)
    first.wait(BRIDGE_S + 1)
    first.key(Qt.Key.Key_Left)
    cut_off = services.sessions.unfinished()
    assert cut_off is not None
    player = table()
    player.screen.resume(cut_off)
    assert player.name == "Bridge"
    assert outcomes(services) == [Outcome.DONE]


def test_going_on_with_a_session_of_an_older_program(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    """It kept whole steps alone."""
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


def test_a_screen_reader_has_the_count_as_a_value_and_hears_what_begins(
    routine: Routine, table: Callable[..., Table]
) -> None:
    heard: list[str] = []
    player = table()
    player.screen.showing._say = lambda _widget, sentence: heard.append(sentence)
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(READY_S + 5 + 1)
    count = player.screen.stage.count
    assert (count.value(), count.maximum(), count.accessibleName()) == (2, 2, "2 of 2")
    assert player.screen.stage.figure.accessibleName() == "Bridge"
    begins = (
        "Step 1 of 2. Get ready: Bridge. 2 times, hold 3 seconds. "
        "Lie on your back with your knees bent and your feet flat."
    )
    assert [words for words in heard if words] == [begins, "1", "Hold.", "And back.", "2", "Hold."]
    heard.clear()
    player.key(Qt.Key.Key_Right)
    player.wait(1)
    assert heard[0].startswith("Step 2 of 2. Get ready: Walking.")


def test_what_is_heard_is_what_is_seen(routine: Routine, table: Callable[..., Table], ears: Ears) -> None:
    player = table(sound=ears.sound(Loudness(VoiceChoice.COUNT, tones=True)))
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(READY_S + 0.5)
    assert ears.said[0].startswith("Get ready: Bridge.")
    assert ears.said[1:] == ["1", "Press your feet down and let your hips float up."]
    assert ears.tones == [Tone.TICK, Tone.TICK, Tone.TICK, Tone.GO]
    player.key(Qt.Key.Key_M)
    assert player.screen.header.sound.text() == "Sound on · M"
    player.wait(5)
    assert len(ears.said) == 3
    player.key(Qt.Key.Key_M)
    player.wait(30)
    assert ears.said[-1] == "That is all of it."
    assert player.screen.reflect is not None
    player.key(Qt.Key.Key_Escape)
    assert ears.closed == 2


def test_without_voice_and_loudspeaker_the_journey_is_the_same(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    silent = Sound(Loudness(VoiceChoice.COUNT, tones=True), lambda _volume: None, lambda _volume: None)
    player = table(sound=silent)
    player.screen.play(routine.id, Size.ORDINARY)
    QApplication.processEvents()
    assert not player.screen.header.sound.isVisible()
    player.wait(BRIDGE_S + WALK_S)
    assert outcomes(services) == [Outcome.DONE, Outcome.DONE]
    assert player.screen.reflect is not None


def test_p_pauses_even_while_one_waits(routine: Routine, table: Callable[..., Table]) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.key(Qt.Key.Key_P)
    player.wait(20)
    assert (player.count, player.state) == ("10 Get ready", "Paused")


def test_how_long_one_has_to_get_ready_is_ones_own_choice(
    services: Services, routine: Routine, shown: Callable[..., QWidget]
) -> None:
    screen = PlayerScreen(
        services.sessions,
        services.routines,
        services.goals,
        services.checkins,
        services.drafts,
        figures_of(services),
        get_ready_s=30,
        elapsed=lambda: 0.0,
    )
    shown(screen, 1280, 832)
    screen.play(routine.id, Size.ORDINARY)
    assert screen.stage.count.words == "30 Get ready"


def test_the_cue_follows_the_phase(routine: Routine, table: Callable[..., Table]) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    assert player.cue.startswith("Lie on your back")
    player.wait(READY_S + 0.5)
    # One second up is too short to read by; the hold has its own.
    assert player.cue.startswith("Press your feet down")
    player.wait(1)
    assert (player.state, player.cue) == (
        "Hold… 3",
        "Stop when your body makes a line from shoulders to knees.",
    )


def test_the_figure_is_where_the_count_is(routine: Routine, table: Callable[..., Table]) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    figure = player.screen.stage.figure
    course = figure.shown.picture.course if figure.shown else None
    assert course is not None
    player.wait(READY_S)
    assert figure.moment == 0
    player.wait(0.5)
    assert figure.moment == pytest.approx(course.top / 2, abs=0.01)
    player.wait(2)
    assert player.state == "Hold… 2"
    assert figure.moment == pytest.approx(course.top, abs=0.01)
    player.wait(2)
    assert player.state == "And back"
    assert course.leaves < figure.moment < course.home


def test_the_display_stays_on_while_one_plays(
    routine: Routine, table: Callable[..., Table], awake: Lamp
) -> None:
    player = table()
    assert not awake.lit
    player.screen.play(routine.id, Size.ORDINARY)
    assert awake.lit
    player.key(Qt.Key.Key_P)
    long_pause = player.screen.around.long_pause
    assert (awake.lit, long_pause.isActive(), long_pause.interval()) == (True, True, 5 * 60 * 1000)
    long_pause.timeout.emit()
    assert not awake.lit
    player.key(Qt.Key.Key_Space)
    assert (awake.lit, long_pause.isActive()) == (True, False)
    player.wait(READY_S + 2)
    player.key(Qt.Key.Key_Escape)
    assert not awake.lit


def test_a_step_that_cannot_be_saved_waits_and_is_saved_with_the_next(
    services: Services, routine: Routine, table: Callable[..., Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    real = services.sessions.record

    def full_disk(*_what: object) -> Session:
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
    player.wait(READY_S + 2)
    real = services.sessions.record

    def full_disk(*_what: object) -> Session:
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
    player.wait(READY_S + 2)
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
    assert player.screen._run is not None
    assert player.screen._run.player.paused
    assert not player.screen._timer.isActive()
    assert services.sessions.unfinished() is not None


def test_a_pause_keeps_the_walk_so_far(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.key(Qt.Key.Key_Right)
    player.wait(READY_S + 4)
    player.key(Qt.Key.Key_Space)
    kept = services.sessions.unfinished()
    assert kept is not None
    assert [(step.outcome, step.seconds) for step in kept.steps] == [(Outcome.LEFT, 0), (Outcome.PART, 4)]
    spot = services.sessions.spot(kept)
    assert spot is not None
    assert spot.into == 4


def test_covered_by_something_else_the_display_may_go_dark(
    routine: Routine, table: Callable[..., Table], awake: Lamp
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    player.screen.hide()
    assert not awake.lit
    player.screen.show()
    player.key(Qt.Key.Key_Space)
    assert awake.lit


def test_taken_away_it_falls_silent_and_gives_the_screen_back(
    routine: Routine, table: Callable[..., Table], awake: Lamp, ears: Ears
) -> None:
    """Somebody went to another place by its key: nobody asked the player."""
    window = QMainWindow()
    player = table(sound=ears.sound(Loudness(VoiceChoice.WORDS, tones=True)), window=window)
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(1)
    player.screen.around.toggle_full_screen()
    assert window.isFullScreen()
    player.screen.hide()
    player.screen.deleteLater()
    QCoreApplication.sendPostedEvents(player.screen, QEvent.Type.DeferredDelete.value)
    assert (awake.lit, ears.closed, window.isFullScreen()) == (False, 2, False)


def test_pressed_with_a_mouse_space_stays_pause(
    services: Services, routine: Routine, table: Callable[..., Table]
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    controls = player.screen.controls
    for button in (controls.next, controls.back, player.screen.header.full, player.screen.header.full):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert player.screen.focusWidget() is controls.pause
    assert player.name == "Bridge"
    player.key(Qt.Key.Key_Space)
    assert (player.name, player.count) == ("Bridge", "1 of 2")


@pytest.mark.parametrize("tabs", [1, 3], ids=["next", "rather not"])
def test_after_going_on_space_is_what_the_main_button_says(
    routine: Routine, table: Callable[..., Table], tabs: int
) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    for _ in range(tabs):
        player.key(Qt.Key.Key_Tab)
    player.key(Qt.Key.Key_Return)
    assert player.name == "Walking"
    assert player.screen.controls.pause.text() == "I am ready · space"
    player.key(Qt.Key.Key_Space)
    assert (player.name, player.count) == ("Walking", "0:10")


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
