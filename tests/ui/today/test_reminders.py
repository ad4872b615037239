"""Reminders on Today: a card says what was chosen, and each answer is one press."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.doses import Dose
from companion.domain.reminders import EVERY_DAY
from companion.domain.routines import Routine, Size
from companion.errors import SaveError
from companion.services.bundle import Services
from companion.services.reminders import When
from companion.ui.errors import ErrorDialog
from companion.ui.navigation import Navigator, Place
from companion.ui.reminders.later_dialog import LaterDialog, first_offer
from companion.ui.today.reminder_card import ReminderCard, WaitingLine
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.kit import Label
from tests.helpers.desk import START, FixedClock

Today = Callable[..., TodayScreen]
Build = Callable[..., Routine]
AT_TEN = When(EVERY_DAY, (time(10),))
Undos = list[tuple[str, Callable[[], object]]]


@pytest.fixture
def undos(navigator: Navigator) -> Undos:
    found: Undos = []
    navigator.undoable.connect(lambda sentence, undo: found.append((sentence, undo)))
    return found


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label))


def card(screen: TodayScreen) -> ReminderCard:
    QApplication.processEvents()
    [found] = screen.reminders.cards.values()
    return found


def line(screen: TodayScreen) -> WaitingLine:
    QApplication.processEvents()
    [found] = screen.reminders.lines.values()
    return found


def test_without_reminders_there_is_not_even_a_gap(today: Today) -> None:
    assert today().reminders is None


def test_a_card_says_what_was_chosen_and_nothing_of_duty(
    services: Services, clock: FixedClock, today: Today, build: Build
) -> None:
    services.reminders.choose_for_routine(build("Back <i>easing").id, AT_TEN)
    screen = today()
    assert screen.reminders is None
    clock.advance(hours=1)
    screen.refresh()
    assert words(card(screen)) == "If you like: Back <i>easing You chose 10:00."
    clock.advance(hours=3)
    screen.refresh()
    assert words(card(screen)) == "If you like: Back <i>easing You chose 10:00.", (
        "no word about how late it is"
    )


def test_showing_it_writes_nothing(services: Services, clock: FixedClock, today: Today) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    clock.advance(hours=1)
    today()
    with services.notebook.read() as unit:
        assert unit.reminders.marks() == []


def test_each_size_of_the_routine_is_one_press(
    services: Services, clock: FixedClock, today: Today, build: Build, navigator: Navigator
) -> None:
    routine = build()
    services.reminders.choose_for_routine(routine.id, AT_TEN)
    clock.advance(hours=1)
    screen = today()
    played: list[tuple[str, str]] = []
    navigator.play.connect(lambda routine_id, size: played.append((routine_id, size)))
    buttons = card(screen).start_buttons
    assert len(buttons) == len(routine.sizes) == 2
    buttons[1].click()
    assert played == [(routine.id, "tense")]
    assert screen.reminders.cards == {}
    assert not screen.reminders.isVisible()


def test_a_routine_of_one_size_starts_with_one_press_by_keyboard(
    services: Services, clock: FixedClock, today: Today, build: Build, navigator: Navigator
) -> None:
    routine = build(movements=("bridge",))
    services.routines.change_step(routine.id, routine.steps[0].id, {Size.TENSE: Dose(reps_min=3, reps_max=3)})
    services.reminders.choose_for_routine(routine.id, AT_TEN)
    clock.advance(hours=1)
    screen = today()
    played: list[tuple[str, str]] = []
    navigator.play.connect(lambda routine_id, size: played.append((routine_id, size)))
    [start] = card(screen).start_buttons
    assert start.text() == "Start · 1 min"
    assert start.accessibleName() == "Start · 1 min: Back easing"
    QTest.keyClick(start, Qt.Key.Key_Return)
    assert played == [(routine.id, "tense")]


def test_an_empty_routine_and_the_check_in_open_their_places(
    services: Services, clock: FixedClock, today: Today, build: Build, navigator: Navigator
) -> None:
    routine = build(movements=())
    services.reminders.choose_for_routine(routine.id, AT_TEN)
    services.reminders.choose_for_check_in(When(EVERY_DAY, (time(9, 45),)))
    clock.advance(hours=1)
    screen = today()
    went: list[object] = []
    navigator.open_item.connect(lambda place, item: went.append((place, item)))
    navigator.go.connect(went.append)
    newest, older = screen.reminders.cards.values()
    assert "If you like: your check-in" in words(older)
    newest.start_buttons[0].click()
    older.start_buttons[0].click()
    assert went == [(Place.ROUTINES, routine.id), Place.CHECK_IN]


def test_later_leaves_a_line_that_can_be_changed(
    services: Services, clock: FixedClock, today: Today, navigator: Navigator
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    clock.advance(minutes=30)
    screen = today()
    said: list[str] = []
    navigator.said.connect(said.append)
    card(screen).later_link.setFocus()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert screen.reminders.cards == {}
    assert words(line(screen)) == "Roses comes again at 10:10."
    assert screen.focusWidget() is line(screen).now_link, "where the next thing can be said"
    line(screen).hour_link.click()
    assert said == ["Roses comes again at 10:10.", "Roses comes again at 11:00."]
    line(screen).now_link.click()
    assert words(card(screen)) == "Roses You chose 10:00."
    assert screen.reminders.lines == {}


def test_a_time_of_one_s_own(
    services: Services, clock: FixedClock, today: Today, navigator: Navigator
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    clock.advance(minutes=30)
    screen = today()
    said: list[str] = []
    navigator.said.connect(said.append)
    card(screen).later_link.click()
    line(screen).time_link.click()
    [dialog] = screen.findChildren(LaterDialog)
    assert dialog.field.value() == time(11)
    dialog.field.set_value(time(9))
    dialog.chosen.emit(dialog.field.value())
    [problem] = screen.findChildren(ErrorDialog)
    assert "has passed" in problem.heading.text()
    problem.reject()
    dialog.field.set_value(time(16, 20))
    dialog._choose()
    assert words(line(screen)) == "Roses comes again at 16:20."
    clock.advance(hours=6, minutes=20)
    screen.refresh()
    assert words(card(screen)) == "Roses You chose 10:00."


def test_the_first_offer_is_a_full_quarter_after_an_hour() -> None:
    noon = START.at.replace(hour=12, minute=1)
    assert first_offer(noon) == time(13, 15)
    assert first_offer(noon.replace(minute=0)) == time(13)
    assert first_offer(noon.replace(hour=22, minute=50)) == time(23, 59)


def test_not_today_with_undo(services: Services, clock: FixedClock, today: Today, undos: Undos) -> None:
    services.reminders.choose_own("Roses", When(EVERY_DAY, (time(10), time(20))))
    clock.advance(hours=1)
    screen = today()
    card(screen).not_today_link.click()
    assert screen.reminders.cards == {}
    clock.advance(hours=11)
    screen.refresh()
    assert screen.reminders.cards == {}
    [(sentence, undo)] = undos
    assert sentence == "“Roses” is quiet for today."
    assert undo() is True
    screen.refresh()
    assert words(card(screen)).startswith("Roses")


def test_pause_all_takes_every_card_away_and_undo_brings_them_back(
    services: Services, clock: FixedClock, today: Today, undos: Undos, build: Build
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    services.reminders.choose_for_routine(build().id, AT_TEN)
    clock.advance(hours=1)
    screen = today()
    first = next(iter(screen.reminders.cards.values()))
    first.pause_link.setFocus()
    first.pause_link.click()
    assert services.reminders.is_paused()
    assert not screen.reminders.isVisible()
    assert screen.routines.isAncestorOf(screen.focusWidget()), "the focus goes on to the routines"
    [(sentence, undo)] = undos
    assert sentence == "Reminders rest until you say so."
    assert undo() is True
    assert len(screen.reminders.cards) == 2


def test_two_at_a_time_the_latest_first_and_then_the_next(
    services: Services, clock: FixedClock, today: Today
) -> None:
    for minute, name in ((0, "A"), (1, "B"), (2, "C")):
        services.reminders.choose_own(name, When(EVERY_DAY, (time(10, minute),)))
    clock.advance(hours=1)
    screen = today()
    assert [each.view.title for each in screen.reminders.cards.values()] == ["C", "B"]
    next(iter(screen.reminders.cards.values())).not_today_link.click()
    assert [each.view.title for each in screen.reminders.cards.values()] == ["B", "A"]


def test_a_look_at_the_clock_leaves_the_focus_alone(
    services: Services, clock: FixedClock, today: Today
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    clock.advance(hours=1)
    screen = today()
    shown = card(screen)
    shown.not_today_link.setFocus()
    clock.advance(minutes=5)
    screen.refresh()
    assert card(screen) is shown
    assert screen.focusWidget() is shown.not_today_link
    services.reminders.choose_own("Tulips", When(EVERY_DAY, (time(10, 36),)))
    clock.advance(minutes=5)
    screen.refresh()
    focus = screen.focusWidget()
    assert screen.reminders.cards[shown.view.id].isAncestorOf(focus), "still on the same reminder"


def test_what_cannot_be_saved_stays_with_a_plain_message(
    services: Services, clock: FixedClock, today: Today, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    clock.advance(hours=1)
    screen = today()

    def full(*_args: object) -> None:
        raise SaveError("The disk is full.")

    for name in ("later", "not_today", "started", "pause_all"):
        monkeypatch.setattr(services.reminders, name, full)
    shown = card(screen)
    for button in (shown.later_link, shown.not_today_link, shown.start_buttons[0], shown.pause_link):
        button.click()
        dialog = screen.findChildren(ErrorDialog)[-1]
        assert dialog.heading.text() == "The disk is full."
        dialog.reject()
    assert card(screen) is shown


def test_done_from_elsewhere_the_card_goes(
    services: Services, clock: FixedClock, today: Today, build: Build
) -> None:
    routine = build()
    services.reminders.choose_for_routine(routine.id, AT_TEN)
    clock.advance(hours=1)
    screen = today()
    assert card(screen)
    services.sessions.start(routine, Size.TENSE)
    screen.refresh()
    assert screen.reminders.cards == {}
