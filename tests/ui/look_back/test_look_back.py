"""Look back: one day after the other, and words found as one types."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.domain.history import Thing
from companion.domain.recycled import Kind
from companion.domain.routines import Size
from companion.domain.sessions import DayState
from companion.domain.tense import TensePlan
from companion.domain.visits import TalkKind
from companion.i18n import dated
from companion.services.bundle import Services
from companion.storage.search_sources import SOURCES
from companion.ui.look_back.screen import LookBackScreen
from companion.ui.navigation import Navigator, Place
from companion.ui.search.opening import Opener
from tests.helpers.desk import FixedClock

Open = Callable[[], LookBackScreen]
IMG = '<img src="x"> <b>river</b> & run'


def typed(screen: LookBackScreen, words: str) -> None:
    screen.field.editor.setFocus()
    QTest.keyClicks(screen.field.editor, words)
    QApplication.processEvents()


def test_a_new_notebook_says_so_calmly(open_screen: Open, clock: FixedClock) -> None:
    screen = open_screen()
    assert screen.day_view.isVisibleTo(screen)
    assert not screen.results.isVisibleTo(screen)
    assert screen.day_view.field.day() == clock.now().day
    assert not screen.day_view.before.isVisibleTo(screen)
    assert not screen.day_view.after.isVisibleTo(screen)
    assert screen.day_view.entries == []


def test_it_opens_on_the_latest_day_and_goes_from_day_to_day(
    open_screen: Open, services: Services, clock: FixedClock
) -> None:
    first = clock.now().day
    services.checkins.add([], IMG)
    clock.advance(days=30)
    services.sessions.describe_day(clock.now().day, DayState.CHOSE_REST, "slept long")
    clock.advance(days=5)
    view = open_screen().day_view
    assert [label.text() for label in view.entries] == ["The day\nChose rest\n“slept long”"]
    assert view.before.text() == f"Earlier: {dated(first)}"
    assert not view.after.isVisibleTo(view)
    view.before.setFocus()
    QTest.keyClick(view.before, Qt.Key.Key_Return)
    assert view.field.day() == first
    assert view.entries[0].text() == f"Check-in, 09:30\n“{IMG}”"
    assert view.after.text() == f"Later: {dated(first + timedelta(days=30))}"
    view.after.click()
    assert view.field.day() == first + timedelta(days=30)


def test_any_day_can_be_chosen(open_screen: Open, services: Services, clock: FixedClock) -> None:
    services.checkins.add([], "now")
    screen = open_screen()
    view = screen.day_view
    QTest.keyClick(view.field.editor, Qt.Key.Key_Up)  # a year, month or day on is never past today
    assert view.field.day() == clock.now().day
    view.field._edit.setDate(view.field._edit.date().addDays(-7))
    assert view.entries == []
    assert view.after.text() == f"Later: {dated(clock.now().day)}"


def test_goals_of_then_are_shown_as_they_were(
    open_screen: Open, services: Services, clock: FixedClock
) -> None:
    goal = services.goals.add("Walk")
    services.goals.rate(goal.id, 3)
    clock.advance(days=5)
    services.goals.reword(goal.id, "Walk far", "", "")
    screen = open_screen()
    screen.open_item((clock.now().day - timedelta(days=5)).isoformat())
    [then] = screen.day_view.goals
    assert then.text() == f"“Walk”\nActive · 3 of 10 on {dated(clock.now().day - timedelta(days=5))}"


def test_words_are_found_as_one_types(open_screen: Open, services: Services) -> None:
    services.goals.add("Walk to the Rivière")
    services.checkins.add([], IMG)
    screen = open_screen()
    typed(screen, "riv")
    assert not screen.day_view.isVisibleTo(screen)
    first, second = screen.results.buttons
    assert first.accessibleName().startswith("Goal · ")
    assert second.text().endswith(IMG)
    marked = [run.text for run in second.runs(None) if run.bold]  # type: ignore[arg-type]
    assert marked == ["riv"]
    assert screen.results.summary.text() == "2 places."
    typed(screen, "ages")
    assert screen.results.buttons == []
    assert screen.results.summary.text().startswith("Nothing with these words.")
    QTest.keyClick(screen.field.editor, Qt.Key.Key_Escape)
    assert screen.field.text() == ""
    assert screen.day_view.isVisibleTo(screen)


def test_by_keys_from_the_field_to_the_thing(
    open_screen: Open, services: Services, navigator: Navigator
) -> None:
    opened: list[str] = []
    navigator.open_goal.connect(opened.append)
    goals = [services.goals.add(f"Walk {number}") for number in range(3)]
    screen = open_screen()
    typed(screen, "walk")
    QTest.keyClick(screen.field.editor, Qt.Key.Key_Down)
    assert screen.focusWidget() is screen.results.buttons[0]
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert opened == [screen.results.buttons[1].hit.written.thing_id]
    assert opened[0] in {goal.id for goal in goals}
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Up)
    assert screen.focusWidget() is screen.field.editor


def test_more_can_be_shown_and_the_focus_goes_on(open_screen: Open, services: Services) -> None:
    for number in range(25):
        services.checkins.add([], f"walk {number}")
    screen = open_screen()
    typed(screen, "walk")
    assert screen.results.count == 20
    assert screen.results.summary.text() == "The first 20 places. There are more."
    assert screen.results.more is not None
    screen.results.more.click()
    assert screen.results.count == 25
    assert screen.results.more is None
    assert screen.focusWidget() is screen.results.buttons[20]


def test_results_lead_to_where_a_thing_is_shown(
    open_screen: Open, services: Services, navigator: Navigator
) -> None:
    went: list[object] = []
    navigator.go.connect(went.append)
    navigator.open_item.connect(lambda place, item: went.append((place, item)))
    navigator.tense.connect(lambda: went.append("tense"))
    check_in = services.checkins.add([], "xone")
    routine = services.routines.create("xtwo")
    services.tense.save_plan(TensePlan(signs="xthree"))
    screen = open_screen()
    for word in ("xone", "xtwo", "xthree"):
        screen.go_home()
        typed(screen, word)
        screen.results.buttons[0].click()
    assert went == [(Place.CHECK_IN, check_in.id), (Place.ROUTINES, routine.id), "tense"]


def test_what_was_brought_leads_to_where_it_is_now(
    open_screen: Open, services: Services, navigator: Navigator
) -> None:
    went: list[object] = []
    navigator.go.connect(went.append)
    navigator.open_item.connect(lambda place, item: went.append((place, item)))
    item = services.visits.bring(TalkKind.TALK, "xstairs")
    opener = Opener(navigator, services.search)
    opener.open("talk", item.id)
    visit = services.after_visits.agree("slowly").visit
    opener.open("talk", item.id)
    opener.open("visit", visit.id)
    opener.open("talk", "gone")
    opener.open("visit", "gone")
    shown_at = Place.VISIT
    assert went == [(shown_at, item.id), (shown_at, visit.id), (shown_at, visit.id), shown_at, shown_at]


def test_every_thing_in_the_index_can_be_opened(navigator: Navigator, services: Services) -> None:
    """Each kind of thing leads somewhere else than Today, where one begins when nothing better is known."""
    went: list[object] = []
    navigator.go.connect(went.append)
    navigator.open_item.connect(lambda place, _item: went.append(place))
    navigator.open_goal.connect(lambda _goal: went.append(Place.GOALS))
    navigator.tense.connect(lambda: went.append("tense"))
    things = {source.thing.strip("'") for source in SOURCES if source.thing.startswith("'")}
    things |= {thing.value for thing in Thing}
    opener = Opener(navigator, services.search)
    for thing in sorted(things):
        opener.open(thing, "2026-05-03")
    assert len(went) == len(things) - 1  # a session that is gone has no day to show
    assert Place.TODAY not in went


def test_a_note_on_a_day_leads_to_that_day(
    open_screen: Open, services: Services, navigator: Navigator, clock: FixedClock
) -> None:
    day = clock.now().day - timedelta(days=3)
    services.sessions.describe_day(day, DayState.LIFE_HAPPENED, "moved house")
    screen = open_screen()
    navigator.open_item.connect(lambda _place, item: screen.open_item(item))
    typed(screen, "house")
    screen.results.buttons[0].click()
    assert screen.field.text() == ""
    assert screen.day_view.field.day() == day
    assert "moved house" in screen.day_view.entries[0].text()


def test_what_is_deleted_is_not_found_any_more(open_screen: Open, services: Services) -> None:
    check_in = services.checkins.add([], "burning")
    screen = open_screen()
    typed(screen, "burn")
    assert screen.results.count == 1
    services.checkins.remove(check_in.id)
    screen.refresh()
    assert screen.results.count == 0


def test_the_same_found_again_stays_as_it_is(open_screen: Open, services: Services) -> None:
    services.goals.add("Walk")
    screen = open_screen()
    typed(screen, "wal")
    before = screen.results.buttons[0]
    before.setFocus()
    screen.refresh()
    assert screen.results.buttons[0] is before
    assert screen.focusWidget() is before


def test_what_has_no_place_of_its_own_is_deleted_here_and_can_come_back(
    open_screen: Open, services: Services, clock: FixedClock, navigator: Navigator, qtbot: QtBot
) -> None:
    routine = services.routines.create("Mornings")
    session = services.sessions.finish(services.sessions.start(routine, Size.ORDINARY))
    services.sessions.reflect(session.id, None, None, "stiff")
    services.tense.use("Heat", None, "a little")
    services.sessions.describe_day(clock.now().day, DayState.LIFE_HAPPENED, "boiler")
    screen = open_screen()
    view = screen.day_view
    before = [label.text() for label in view.entries]
    assert len(view.remove_links) == 3, "the routine is deleted where it is kept"
    for index, kind in ((2, Kind.RELIEF_USE), (1, Kind.SESSION), (0, Kind.DAY)):
        if index == 0:
            assert view.remove_links[0].accessibleName() == "Delete: The day"
        with qtbot.waitSignal(navigator.undoable) as caught:
            view.remove_links[index].click()
        assert len(view.entries) == len(before) - 1
        assert services.recycle.all()[0].kind is kind
        assert caught.args is not None
        assert caught.args[1]() is True
        assert [label.text() for label in view.entries] == before
    assert services.recycle.all() == []


def test_what_a_day_says_goes_on_the_list_for_the_next_visit(
    open_screen: Open, services: Services, clock: FixedClock, navigator: Navigator, qtbot: QtBot
) -> None:
    services.sessions.describe_day(clock.now().day, DayState.LIFE_HAPPENED, "boiler")
    screen = open_screen()
    (link,) = screen.day_view.visit_links
    with qtbot.waitSignal(navigator.bring) as caught:
        link.click()
    assert caught.args == ["day/2026-11-22", "boiler"]
