"""What would you like to do now?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.drafts import reflection_key
from companion.domain.routines import Routine, Size
from companion.domain.sessions import DayState, Outcome, StepDone
from companion.drawing.shapes import Token
from companion.outside import read_plan_file
from companion.resources_path import resource_dir
from companion.services.bundle import Services
from companion.ui.main_window import MainWindow
from companion.ui.navigation import Navigator, Place
from companion.ui.today.routine_card import origin_words
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.figure_view import FigureView
from companion.ui.widgets.kit import Label, Pill, PrimaryButton
from tests.helpers.desk import FixedClock

Today = Callable[..., TodayScreen]
Build = Callable[..., Routine]


def words_on(screen: TodayScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(Label) if label.isVisible()]


def test_an_empty_notebook_offers_to_build_or_to_open_a_plan(today: Today, navigator: Navigator) -> None:
    screen = today()
    went: list[Place] = []
    navigator.go.connect(went.append)
    buttons = [b for b in screen.routines.findChildren(PrimaryButton) if b.isVisible()]
    assert [button.text() for button in buttons] == ["Build a routine"]
    QTest.keyClick(buttons[0], Qt.Key.Key_Return)
    QTest.keyClick(buttons[0].nextInFocusChain(), Qt.Key.Key_Return)
    assert went == [Place.ROUTINES, Place.PLANS]
    assert screen.intro.text() == "Sunday 22 November."


def test_each_size_plays_the_routine_in_that_size(today: Today, build: Build, navigator: Navigator) -> None:
    routine, other = build(), build("Shoulders", ("wall_slide",))
    screen = today()
    played: list[tuple[str, str]] = []
    navigator.play.connect(lambda routine_id, size: played.append((routine_id, size)))
    large, compact = screen.routines.size_buttons()
    large.buttons[Size.ORDINARY].click()
    QTest.keyClick(large.buttons[Size.TENSE], Qt.Key.Key_Space)
    compact.buttons[Size.ORDINARY].click()
    assert played == [(routine.id, "ordinary"), (routine.id, "tense"), (other.id, "ordinary")]


def test_size_buttons_say_how_long_and_for_which_routine(today: Today, build: Build) -> None:
    build()
    [buttons] = today().routines.size_buttons()
    ordinary, tense = buttons.buttons[Size.ORDINARY], buttons.buttons[Size.TENSE]
    assert ordinary.text().startswith("Ordinary day · ")
    assert ordinary.text().endswith(" min")
    assert "min" not in tense.text()
    assert tense.accessibleName().startswith("Back easing: Tense day · ")
    assert tense.accessibleName().endswith(" min")


def test_one_main_button_on_the_whole_page(today: Today, build: Build) -> None:
    build()
    build("Shoulders", ("wall_slide",))
    screen = today()
    assert len([b for b in screen.findChildren(PrimaryButton) if b.isVisible()]) == 1


def test_the_figure_of_the_first_movement_is_drawn_and_named(
    today: Today, build: Build, count_colour: Callable[[QWidget, Token], int], qtbot: QtBot
) -> None:
    build()
    screen = today()
    assert screen.routines.large is not None
    view = screen.routines.large.picture.view
    assert isinstance(view, FigureView)
    assert view.accessibleName() == "Bridge"
    qtbot.waitUntil(lambda: count_colour(view, Token.SKIN) > 0)


def test_put_away_routines_are_not_offered(services: Services, today: Today, build: Build) -> None:
    services.routines.put_away(build().id)
    screen = today()
    assert screen.routines.size_buttons() == []
    assert "Your routines are put away for now." in words_on(screen)


def test_a_long_list_ends_with_the_way_to_all_of_them(today: Today, build: Build) -> None:
    for number in range(9):
        build(f"Routine {number}", ("walking",))
    assert len(today().routines.size_buttons()) == 5


def test_an_empty_routine_leads_to_its_first_movement(
    services: Services, today: Today, navigator: Navigator
) -> None:
    routine = services.routines.create("Evening")
    screen = today()
    opened: list[tuple[Place, str]] = []
    navigator.open_item.connect(lambda place, item: opened.append((place, item)))
    [buttons] = screen.routines.size_buttons()
    buttons.first_movement.emit()
    assert opened == [(Place.ROUTINES, routine.id)]


def test_whose_a_routine_is(services: Services, build: Build) -> None:
    assert origin_words(build()) == "your own"
    plan = read_plan_file(resource_dir() / "plans" / "low-back.plan.json", services.library.known())
    suggestion = services.plans.receive(plan)
    line = plan.lines[0]
    step = services.plans.take(suggestion.id, line.key)
    routine = services.routines.all()[-1]
    assert origin_words(routine) == "from your plan"
    mine = {size: replace(dose, sets=dose.sets + 1) for size, dose in step.doses.items()}
    services.routines.change_step(routine.id, step.id, mine, because="My neck")
    assert origin_words(services.routines.get(routine.id)) == "from your plan, changed by you"


def test_the_pill_says_whose_it_is(today: Today, build: Build) -> None:
    build()
    assert [pill.text() for pill in today().findChildren(Pill)] == ["your own"]


def test_words_stay_words(services: Services, today: Today, build: Build) -> None:
    services.goals.add("<img src=x> a < b")
    build("<img src=x> Łódź مرحبا")
    shown = words_on(today())
    assert "<img src=x> Łódź مرحبا" in shown
    assert any("“<img src=x> a < b”" in words for words in shown)


def test_a_refresh_without_news_leaves_everything_where_it_is(today: Today, build: Build) -> None:
    build()
    screen = today()
    [buttons] = screen.routines.size_buttons()
    buttons.buttons[Size.TENSE].setFocus()
    screen.refresh()
    assert screen.routines.size_buttons() == [buttons]
    assert buttons.buttons[Size.TENSE].hasFocus()


def test_tab_goes_down_the_page(
    services: Services, today: Today, build: Build, navigator: Navigator, shown: Callable[..., QWidget]
) -> None:
    routine = build()
    build("Shoulders", ("wall_slide",))
    screen = today()
    window = MainWindow(navigator, {Place.TODAY: lambda: screen})
    shown(window, 1280, 832)
    window.show_place(Place.TODAY)
    services.routines.rename(routine.id, "Mornings", "")
    screen.refresh()
    QApplication.processEvents()
    first, second = screen.routines.size_buttons()
    expected = [*first.buttons.values(), *second.buttons.values(), screen.day.row.pills()["did_it"]]
    expected[0].setFocus()
    reached = [screen.focusWidget()]
    for _ in expected[1:]:
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        reached.append(screen.focusWidget())
    assert reached == expected


def test_news_are_shown_and_focus_stays_among_the_routines(
    services: Services, today: Today, build: Build
) -> None:
    routine = build()
    screen = today()
    screen.routines.size_buttons()[0].buttons[Size.TENSE].setFocus()
    services.routines.rename(routine.id, "Mornings", "")
    screen.refresh()
    QApplication.processEvents()
    assert "Mornings" in words_on(screen)
    assert screen.focusWidget() is next(iter(screen.routines.size_buttons()[0].buttons.values()))


# --- a session that was cut off ---------------------------------------------------------------------------------


@pytest.fixture
def begun(services: Services, build: Build) -> Callable[..., None]:
    def begin(*, steps: int) -> None:
        routine = build()
        session = services.sessions.start(routine, Size.ORDINARY)
        for step in routine.steps[:steps]:
            done = StepDone(step.id, step.movement_id, step.movement_name, Outcome.DONE, 1, 8, 40)
            session = services.sessions.record(session, done)

    return begin


def test_a_cut_off_session_can_be_gone_on_with(
    services: Services, today: Today, begun: Callable[..., None]
) -> None:
    begun(steps=1)
    screen = today()
    handed: list[object] = []
    screen.go_on.connect(handed.append)
    assert screen.unfinished.isVisible()
    assert screen.unfinished.sentence.text() == "That was today. Kept so far: Bridge."
    QTest.keyClick(screen.unfinished.buttons[0], Qt.Key.Key_Return)
    assert handed == [services.sessions.unfinished()]


def test_a_cut_off_session_can_stay_as_it_is(
    services: Services, today: Today, begun: Callable[..., None]
) -> None:
    begun(steps=1)
    screen = today()
    screen.unfinished.buttons[1].click()
    assert services.sessions.unfinished() is None
    assert not screen.unfinished.isVisible()
    assert screen.day.row.value() == DayState.DID_IT.value


def test_keeping_an_old_session_says_nothing_about_today(
    services: Services, clock: FixedClock, today: Today, begun: Callable[..., None]
) -> None:
    begun(steps=1)
    day = services.sessions.today()
    clock.advance(days=3)
    screen = today()
    assert screen.unfinished.sentence.text() == "That was on Sunday 22 November. Kept so far: Bridge."
    screen.unfinished.buttons[1].click()
    assert services.sessions.day(services.sessions.today()) is None
    described = services.sessions.day(day)
    assert described is not None
    assert described.state is DayState.DID_IT


def test_a_session_without_anything_in_it_can_be_left(
    services: Services, today: Today, begun: Callable[..., None]
) -> None:
    begun(steps=0)
    screen = today()
    screen.unfinished.buttons[1].click()
    day = services.sessions.today()
    assert services.sessions.between(day, day) == []
    assert services.sessions.day(day) is None


def test_words_about_a_session_that_were_cut_off_are_found_again(
    services: Services, today: Today, begun: Callable[..., None], navigator: Navigator
) -> None:
    begun(steps=2)
    session = services.sessions.unfinished()
    assert session is not None
    ended = services.sessions.finish(session)
    typed = {"effort": "", "helped": "", "note": "Half a sente"}
    services.drafts.save(reflection_key(ended.id), typed)
    offered: list[tuple[str, Callable[[], object]]] = []
    navigator.undoable.connect(lambda sentence, undo: offered.append((sentence, undo)))
    screen = today()
    handed: list[object] = []
    screen.go_on.connect(handed.append)
    assert screen.unfinished.isVisible()
    screen.unfinished.buttons[0].click()
    assert [getattr(session, "id", None) for session in handed] == [ended.id]
    screen.unfinished.buttons[1].click()
    assert services.drafts.load(reflection_key(ended.id)) is None
    assert not screen.unfinished.isVisible()
    ((sentence, undo),) = offered
    assert sentence == "Your words were thrown away."
    undo()
    assert services.drafts.load(reflection_key(ended.id)) == typed
    assert screen.unfinished.isVisible()
