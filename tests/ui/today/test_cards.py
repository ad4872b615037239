"""How today went, and the cards: each press, and what the notebook holds after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.bootstrap import open_services
from companion.domain.checkins import Answer
from companion.domain.routines import Routine
from companion.domain.sessions import DayState
from companion.errors import SaveError
from companion.outside import read_plan_file
from companion.resources_path import resource_dir
from companion.sampling import write_sample_notebook
from companion.services.bundle import Services
from companion.services.visits import VisitEntry
from companion.ui.errors import ErrorDialog
from companion.ui.look import Look
from companion.ui.navigation import Navigator, Place
from companion.ui.theme import CONTRAST, Theme
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.kit import Button, Label
from tests.helpers.desk import FixedClock

Today = Callable[..., TodayScreen]


def state(services: Services) -> DayState | None:
    day = services.sessions.day(services.sessions.today())
    return day.state if day else None


# --- how today went ---------------------------------------------------------------------------------------------


def test_choosing_keeps_at_once_choosing_another_changes_taking_it_back_clears(
    services: Services, today: Today, navigator: Navigator
) -> None:
    screen = today()
    said: list[str] = []
    navigator.said.connect(said.append)
    pills = screen.day.row.pills()
    pills[DayState.CHOSE_REST.value].click()
    assert state(services) is DayState.CHOSE_REST
    pills[DayState.SMALLER.value].click()
    assert state(services) is DayState.SMALLER
    offered: list[tuple[str, Callable[[], object]]] = []
    navigator.undoable.connect(lambda sentence, undo: offered.append((sentence, undo)))
    pills[DayState.SMALLER.value].click()
    assert state(services) is DayState.SMALLER, "pressed twice is still said"
    assert screen.day.row.take_back is not None
    screen.day.row.take_back.click()
    assert state(services) is None
    assert said == ["Saved", "Saved"]
    ((sentence, undo),) = offered
    assert sentence == "Today is not recorded."
    assert undo() is True
    assert state(services) is DayState.SMALLER


def test_the_day_by_keyboard(services: Services, today: Today) -> None:
    screen = today()
    first = screen.day.row.pills()[DayState.DID_IT.value]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert state(services) is DayState.DID_IT
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_End)
    assert state(services) is DayState.LIFE_HAPPENED
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Delete)
    assert state(services) is None


def test_a_note_on_the_day_stays_when_its_state_changes(services: Services, today: Today) -> None:
    services.sessions.describe_day(services.sessions.today(), DayState.CHOSE_REST, "On purpose.")
    screen = today()
    assert screen.day.row.value() == DayState.CHOSE_REST.value
    screen.day.row.pills()[DayState.DID_IT.value].click()
    day = services.sessions.day(services.sessions.today())
    assert day is not None
    assert (day.state, day.note) == (DayState.DID_IT, "On purpose.")


def test_a_day_that_cannot_be_saved_is_shown_as_the_notebook_has_it(
    services: Services, today: Today, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = today()

    def full_disk(*_args: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.sessions, "describe_day", full_disk)
    screen.day.row.pills()[DayState.DID_IT.value].click()
    [dialog] = screen.findChildren(ErrorDialog)
    assert dialog.heading.text() == "The disk is full."
    dialog.reject()
    assert screen.day.row.value() == ""


# --- for your next visit ----------------------------------------------------------------------------------------


def test_when_with_whom_and_how_much(services: Services, today: Today) -> None:
    screen = today()
    assert screen.visit.sentence.text() == "No day is set. Nothing is on your list yet."
    services.visits.plan_next(date(2026, 12, 3), "Ana <i>")
    screen.refresh()
    assert screen.visit.sentence.text() == "Thursday 3 December, with Ana <i>. Nothing is on your list yet."


def test_adding_something_by_keyboard(services: Services, today: Today) -> None:
    screen = today()
    QTest.keyClick(screen.visit.buttons[0], Qt.Key.Key_Return)
    assert screen.focusWidget() is screen.visit.field.editor
    QTest.keyClicks(screen.focusWidget(), "Stairs <img src=x>")
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert [item.text for item in services.visits.items()] == ["Stairs <img src=x>"]
    assert screen.visit.sentence.text().endswith("You have 1 thing to talk about.")
    assert screen.visit.buttons[0].hasFocus()
    assert not screen.visit.form.isVisible()


def test_nothing_written_stays_with_a_hint(services: Services, today: Today) -> None:
    screen = today()
    screen.visit.buttons[0].click()
    screen.visit.keep_button.click()
    assert screen.visit.field.problem.isVisible()
    assert services.visits.items() == []


def test_words_that_cannot_be_saved_stay(
    services: Services, today: Today, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = today()

    def full_disk(*_args: object, **_more: object) -> None:
        raise SaveError("The disk is full.", "Make room, then try again.")

    monkeypatch.setattr(services.visits, "bring", full_disk)
    screen.visit.buttons[0].click()
    QTest.keyClicks(screen.visit.field.editor, "Stairs")
    screen.visit.keep_button.click()
    assert screen.visit.field.text() == "Stairs"
    assert "The disk is full." in screen.visit.field.problem.text()


def test_half_written_words_are_there_after_a_crash(today: Today) -> None:
    screen = today()
    screen.visit.buttons[0].click()
    QTest.keyClicks(screen.visit.field.editor, "Half a sente")
    assert screen.leave()
    again = today()
    assert again.visit.form.isVisible()
    assert again.visit.field.text() == "Half a sente"


def test_leaving_it_can_be_undone(services: Services, today: Today, navigator: Navigator) -> None:
    screen = today()
    offered: list[Callable[[], None]] = []
    navigator.undoable.connect(lambda _sentence, undo: offered.append(undo))
    screen.visit.buttons[0].click()
    QTest.keyClicks(screen.visit.field.editor, "Stairs")
    QTest.keyClick(screen.visit.field.editor, Qt.Key.Key_Escape)
    assert not screen.visit.form.isVisible()
    assert services.drafts.load("today/bring") is None
    offered[0]()
    assert screen.visit.field.text() == "Stairs"
    assert screen.leave()
    assert services.drafts.load("today/bring") == {"text": "Stairs"}, "kept as a draft again"


def test_after_the_day_of_the_visit_what_was_agreed_can_be_written_down(
    services: Services, today: Today, navigator: Navigator
) -> None:
    services.visits.plan_next(services.sessions.today() - timedelta(days=1), "Ana")
    screen = today()
    went: list[Place] = []
    navigator.go.connect(went.append)
    assert screen.visit.buttons[1].text() == "Write it down"
    screen.visit.buttons[1].click()
    assert went == [Place.VISIT]


# --- the other cards --------------------------------------------------------------------------------------------


def test_questions_are_offered_only_while_they_wait(
    services: Services, today: Today, navigator: Navigator
) -> None:
    screen = today()
    went: list[Place] = []
    navigator.go.connect(went.append)
    assert screen.questions.isVisible()
    screen.questions.buttons[0].click()
    assert went == [Place.CHECK_IN]
    first, second = (asked.question for asked in services.checkins.waiting())
    services.checkins.add([Answer(first.id, first.text, 5)])
    screen.refresh()
    assert screen.questions.isVisible()
    services.checkins.add([Answer(second.id, second.text, 5)])
    screen.refresh()
    assert not screen.questions.isVisible()


def test_the_questions_are_named_by_their_week_only_when_all_that_wait_are_weekly(
    services: Services, today: Today
) -> None:
    screen = today()
    assert screen.questions.heading.text() == "This week’s 2 questions"
    services.checkins.ask_every("sure", 28)
    screen.refresh()
    assert screen.questions.heading.text() == "2 questions, if you like"
    services.checkins.add([Answer("sure", "…", 5)])
    screen.refresh()
    assert screen.questions.heading.text() == "This week’s question", "what rests has no say"
    services.checkins.ask_every("can_do", 1)
    screen.refresh()
    assert screen.questions.heading.text() == "A question, if you like"


def test_paused_measuring_is_quiet_here_too(services: Services, today: Today) -> None:
    services.checkins.pause(True)
    assert not today().questions.isVisible()


@pytest.mark.parametrize(("button", "places"), [(0, [Place.CHECK_IN]), (1, [])])
def test_the_note_for_later_goes_either_way(
    services: Services, today: Today, navigator: Navigator, button: int, places: list[Place]
) -> None:
    services.tense.note_later(True)
    screen = today()
    went: list[Place] = []
    navigator.go.connect(went.append)
    assert screen.note_later.isVisible()
    screen.note_later.buttons[button].click()
    assert went == places
    assert not services.tense.has_note_later()
    assert not screen.note_later.isVisible()


def test_without_a_tense_time_there_is_no_card(today: Today) -> None:
    assert not today().note_later.isVisible()


def test_a_plan_with_open_lines_until_all_are_decided(
    services: Services, today: Today, navigator: Navigator
) -> None:
    plan = read_plan_file(resource_dir() / "plans" / "low-back.plan.json", services.library.known())
    suggestion = services.plans.receive(plan)
    screen = today()
    opened: list[tuple[Place, str]] = []
    navigator.open_item.connect(lambda place, item: opened.append((place, item)))
    assert screen.plan.heading.text() == f"A plan from {plan.by}"
    screen.plan.buttons[0].click()
    assert opened == [(Place.PLANS, suggestion.id)]
    for line in plan.lines:
        services.plans.decline(suggestion.id, line.key)
    screen.refresh()
    assert not screen.plan.isVisible()


def test_something_suggested_at_a_visit_is_told_in_its_words(services: Services, today: Today) -> None:
    visit = services.visits.add(VisitEntry(date(2026, 7, 12), "Ana Kowalska", "Heel raises"))
    services.agreements.suggestion(visit.id, "Heel raises")
    screen = today()
    assert screen.plan.heading.text() == "Heel raises"
    said = "Ana Kowalska suggested it at the visit. It can stay open as long as you like."
    assert said in [label.text() for label in screen.plan.findChildren(Label)]


# --- the whole page ---------------------------------------------------------------------------------------------


def test_a_sample_notebook_in_full(tmp_path: Path, clock: FixedClock, today: Today) -> None:
    path = tmp_path / "sample.companion"
    write_sample_notebook(path, weeks=6, seed=1, last=clock.at.day)
    sample = open_services(path, clock=clock)
    try:
        screen = today(sample)
        assert screen.greeting.text() == f"Good morning, {sample.about.get().name}"
        assert "You wrote: “" in screen.intro.text()
        assert screen.routines.large is not None
        before = screen.day.row.value()
        screen.refresh()
        assert screen.day.row.value() == before
    finally:
        sample.notebook.close()


def test_nothing_is_clipped_at_200_percent_in_a_narrow_window(
    services: Services,
    today: Today,
    build: Callable[..., Routine],
    set_look: Callable[[Theme, int], Look],
) -> None:
    build()
    build("Shoulders, the very long one for stiff mornings", ("wall_slide",))
    services.goals.add("I want to lift Rosie out of her cot without thinking about my back first.")
    services.tense.note_later(True)
    screen = today(width=640, height=700)
    set_look(CONTRAST, 200)
    for _ in range(4):
        QApplication.processEvents()
    for kind in (Label, Button):
        for widget in screen.findChildren(kind):
            if widget.isVisible() and widget.text():
                assert widget.height() >= widget.heightForWidth(widget.width()) - 1, widget.text()
                left = widget.mapTo(screen, QPoint(0, 0)).x()
                assert left >= 0, widget.text()
                assert left + widget.width() <= screen.width(), widget.text()
