"""Put away by me: it is read, brought back and deleted for good, by keyboard too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.services.bundle import Services
from companion.ui.navigation import Navigator
from companion.ui.recycled import screen as module
from companion.ui.recycled.page import AT_A_TIME, RecycledPage
from companion.ui.recycled.screen import RecycledScreen
from companion.ui.tasks import Tasks
from tests.helpers.desk import FixedClock


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def screen(
    services: Services, navigator: Navigator, tasks: Tasks, shown: Callable[..., QWidget]
) -> RecycledScreen:
    made = RecycledScreen(services.recycle, services.drafts, tasks, navigator)
    made.refresh()
    shown(made, 1048, 832)
    return made


def put_away(services: Services, clock: FixedClock, *words: str) -> None:
    for each in words:
        services.goals.remove(services.goals.add(each).id)
        clock.advance(minutes=1)


def page_of(screen: RecycledScreen) -> RecycledPage:
    assert screen.page is not None
    return screen.page


def titles(screen: RecycledScreen) -> list[str]:
    return [entry.title for entry in page_of(screen).entries]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What is answered when it asks; the last answer stays."""
    answers = [True]
    monkeypatch.setattr(module, "ask", lambda *_words, **_more: answers[-1])
    return answers


def test_an_empty_list_says_what_it_is_for(screen: RecycledScreen) -> None:
    screen.focus_first()
    assert page_of(screen).leave_link.hasFocus()
    assert page_of(screen).back_buttons == {}
    with_all = page_of(screen).all_link
    assert not with_all.isVisible()


def test_bringing_back_takes_it_off_the_list_and_the_focus_goes_on(
    screen: RecycledScreen, services: Services, clock: FixedClock, qtbot: QtBot, navigator: Navigator
) -> None:
    put_away(services, clock, "one", "two <b>", "three")
    screen.refresh()
    screen.focus_first()
    newest, middle, oldest = (entry.id for entry in page_of(screen).entries)
    assert page_of(screen).back_buttons[newest].hasFocus()
    assert page_of(screen).back_buttons[middle].accessibleName() == "Bring it back: two <b>"
    with qtbot.waitSignal(navigator.said) as caught:
        page_of(screen).back_buttons[middle].click()
    assert caught.args == ["It is back: two <b>"]
    assert titles(screen) == ["three", "one"]
    assert page_of(screen).back_buttons[oldest].hasFocus()
    assert [goal.words for goal in services.goals.all()] == ["two <b>"]


def test_deleting_for_good_asks_first(
    screen: RecycledScreen,
    services: Services,
    clock: FixedClock,
    qtbot: QtBot,
    navigator: Navigator,
    answer: list[bool],
) -> None:
    put_away(services, clock, "one", "two")
    screen.refresh()
    newest = page_of(screen).entries[0].id
    answer.append(False)
    page_of(screen).delete_links[newest].click()
    page_of(screen).all_link.click()
    assert len(services.recycle.all()) == 2
    answer.append(True)
    with qtbot.waitSignal(navigator.said) as caught:
        page_of(screen).delete_links[newest].click()
    assert caught.args == ["It is gone for good."]
    assert titles(screen) == ["one"]
    with qtbot.waitSignal(navigator.said) as caught:
        page_of(screen).all_link.click()
    assert caught.args == ["1 thing is gone for good."]
    assert services.recycle.all() == []
    assert page_of(screen).leave_link.hasFocus()


def test_something_in_the_way_is_told_and_nothing_is_lost(
    screen: RecycledScreen,
    services: Services,
    clock: FixedClock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    goal = services.goals.add("Sing")
    rating = services.goals.rate(goal.id, 3, "a verse")
    services.goals.remove_rating(rating)
    clock.advance(minutes=1)
    services.goals.remove(goal.id)
    screen.refresh()
    told: list[str] = []
    monkeypatch.setattr(module, "show_error", lambda error, _parent: told.append(error.sentence))
    page_of(screen).back_buttons[page_of(screen).entries[1].id].click()
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told == ["What this belonged to is not there now."]
    assert len(services.recycle.all()) == 2


def test_a_long_list_comes_in_parts(screen: RecycledScreen, services: Services, clock: FixedClock) -> None:
    put_away(services, clock, *(f"goal {index}" for index in range(AT_A_TIME + 2)))
    screen.refresh()
    assert len(page_of(screen).back_buttons) == AT_A_TIME
    page_of(screen).more_button.click()
    assert len(page_of(screen).back_buttons) == AT_A_TIME + 2
    assert not page_of(screen).more_button.isVisible()
    assert page_of(screen).back_buttons[page_of(screen).entries[AT_A_TIME].id].hasFocus()
