"""The first start: two gentle questions, both free to skip."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.about import AboutMe
from companion.errors import SaveError
from companion.services.bundle import Services
from companion.ui.look import Look
from companion.ui.theme import CONTRAST, Theme
from companion.ui.welcome.screen import WelcomeScreen
from companion.ui.widgets.kit import Button, Label

Welcome = Callable[[], WelcomeScreen]


@pytest.fixture
def welcome(services: Services, shown: Callable[..., QWidget]) -> Welcome:
    def make() -> WelcomeScreen:
        screen = WelcomeScreen(services.about, services.goals, services.drafts)
        shown(screen, 1024, 700)
        QTest.qWaitForWindowActive(screen)
        screen.setFocus()
        return screen

    return make


def ends(screen: WelcomeScreen) -> list[bool]:
    seen: list[bool] = []
    screen.finished.connect(lambda: seen.append(True))
    return seen


def test_both_questions_by_keyboard(services: Services, welcome: Welcome) -> None:
    screen = welcome()
    finished = ends(screen)
    QTest.keyClicks(screen.focusWidget(), "Sam")
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert services.about.get().name == "Sam"
    assert not screen.name.isVisible()
    QTest.keyClicks(screen.focusWidget(), "Lift Rosie <img src=x>")
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert [goal.words for goal in services.goals.all()] == ["Lift Rosie <img src=x>"]
    assert services.about.is_welcomed()
    assert services.drafts.load("welcome") is None
    assert finished == [True]


def test_both_can_be_skipped(services: Services, welcome: Welcome) -> None:
    screen = welcome()
    finished = ends(screen)
    screen.name.skip_button.click()
    assert not finished
    screen.goal.skip_button.click()
    assert finished == [True]
    assert services.about.is_welcomed()
    assert (services.about.get(), services.goals.all()) == (AboutMe(), [])


def test_going_on_with_nothing_typed_is_skipping(services: Services, welcome: Welcome) -> None:
    screen = welcome()
    finished = ends(screen)
    screen.name.keep_button.click()
    screen.goal.keep_button.click()
    assert finished == [True]
    assert services.goals.all() == []


def test_the_name_leaves_the_rest_of_the_page_about_me_alone(services: Services, welcome: Welcome) -> None:
    services.about.save(AboutMe(name="S", matters="Rosie", shared=frozenset({("matters", 0)})))
    screen = welcome()
    assert screen.name.field.text() == "S"
    screen.name.field.set_text("Sam")
    screen.name.keep_button.click()
    about = services.about.get()
    assert (about.name, about.matters, about.shared) == ("Sam", "Rosie", {("matters", 0)})


def test_one_can_go_back(welcome: Welcome) -> None:
    screen = welcome()
    screen.name.skip_button.click()
    screen.goal.back_button.click()
    assert screen.name.isVisible()
    assert not screen.goal.isVisible()


def test_words_survive_a_crash(services: Services, welcome: Welcome) -> None:
    screen = welcome()
    QTest.keyClicks(screen.focusWidget(), "Sa")
    screen.name.skip_button.click()
    QTest.keyClicks(screen.focusWidget(), "Lift Ro")
    assert screen.leave()
    assert not services.about.is_welcomed()
    again = welcome()
    assert (again.name.field.text(), again.goal.field.text()) == ("Sa", "Lift Ro")


def test_words_that_cannot_be_saved_stay_with_the_reason(
    services: Services, welcome: Welcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = welcome()
    finished = ends(screen)

    def full_disk(*_args: object, **_more: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.goals, "add", full_disk)
    screen.name.skip_button.click()
    QTest.keyClicks(screen.focusWidget(), "Lift Rosie")
    screen.goal.keep_button.click()
    assert screen.goal.field.text() == "Lift Rosie"
    assert screen.goal.field.problem.text() == "The disk is full."
    assert not finished


def test_nothing_is_clipped_at_200_percent(welcome: Welcome, set_look: Callable[[Theme, int], Look]) -> None:
    screen = welcome()
    set_look(CONTRAST, 200)
    for question in (screen.ask_name, screen.ask_goal):
        question()
        QApplication.processEvents()
        QApplication.processEvents()
        for kind in (Label, Button):
            for widget in screen.findChildren(kind):
                if widget.isVisible() and widget.text():
                    assert widget.height() >= widget.heightForWidth(widget.width()) - 1, widget.text()
