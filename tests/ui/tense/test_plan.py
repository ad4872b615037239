"""What is taken out of the tense-day plan can be taken back at once, and what it said before can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.tense import TEXT_PARTS, TensePlan
from companion.services.bundle import Services
from companion.ui.look import Look
from companion.ui.navigation import Navigator
from companion.ui.tense.plan_form import PlanForm
from companion.ui.tense.plan_page import PlanPage
from companion.ui.tense.plan_story import PlanStoryDialog
from companion.ui.tense.screen import TenseScreen
from companion.ui.widgets.kit import Label
from tests.helpers.desk import FixedClock

PLAN = TensePlan(relief=("Heat", "Walk <b>", "Tea"), **{name: f"my {name}" for name in TEXT_PARTS})
WordsOn = Callable[[QWidget], str]


class Offers:
    """What the window was asked to offer."""

    def __init__(self, navigator: Navigator) -> None:
        self.words: list[str] = []
        self.undo: list[Callable[[], object]] = []
        self.said: list[str] = []
        navigator.undoable.connect(self._offer)
        navigator.said.connect(self.said.append)

    def _offer(self, sentence: str, undo: Callable[[], object]) -> None:
        self.words.append(sentence)
        self.undo.append(undo)


@pytest.fixture
def offers(navigator: Navigator) -> Offers:
    return Offers(navigator)


def form_of(screen: TenseScreen, qtbot: QtBot) -> PlanForm:
    """The form, as one comes to it."""
    page = page_of(screen, qtbot)
    page.change_button.click()
    form = screen.pages.currentWidget()
    assert isinstance(form, PlanForm)
    return form


def page_of(screen: TenseScreen, qtbot: QtBot) -> PlanPage:
    """The plan, as one comes to it."""
    qtbot.keyClick(screen.window().focusWidget() or screen, Qt.Key.Key_3)
    page = screen.pages.currentWidget()
    assert isinstance(page, PlanPage)
    return page


@pytest.fixture
def screen(services: Services, screen: TenseScreen) -> TenseScreen:
    services.tense.save_plan(PLAN)
    return screen


def test_keeping_the_plan_offers_nothing_where_nothing_was_taken_out(
    screen: TenseScreen, qtbot: QtBot, services: Services, offers: Offers
) -> None:
    form = form_of(screen, qtbot)
    form.relief.set_text("Heat pack\nWalk <b>\nTea\nRadio")
    form.first.set_text("in other words")
    form.save_button.click()
    assert services.tense.plan().relief == ("Heat pack", "Walk <b>", "Tea", "Radio")
    assert offers.words == []


def test_a_line_taken_out_comes_back_where_it_stood(
    screen: TenseScreen, qtbot: QtBot, services: Services, offers: Offers, words_on: WordsOn
) -> None:
    form = form_of(screen, qtbot)
    form.relief.set_text("Heat\nTea")
    form.passes.set_text("it passed in May too")
    form.save_button.click()
    assert offers.words == ["“Walk <b>” was taken out."]
    assert services.tense.plan().relief == ("Heat", "Tea")
    assert offers.undo[0]() is True
    plan = services.tense.plan()
    assert plan == replace(PLAN, passes="it passed in May too", written=plan.written)
    assert services.recycle.all() == []


@pytest.mark.parametrize(
    ("first", "relief", "words"),
    [
        ("", "Heat\nWalk <b>\nTea", "“First 48 hours” was taken out."),
        ("my first", "", "3 lines were taken out."),
        (" ", "Tea", "3 parts of your plan were taken out."),
        ("my first", "Heat\nTea", "“Walk <b>” was taken out."),
    ],
)
def test_it_is_said_what_was_taken_out_and_all_of_it_comes_back(
    screen: TenseScreen,
    qtbot: QtBot,
    services: Services,
    offers: Offers,
    first: str,
    relief: str,
    words: str,
) -> None:
    form = form_of(screen, qtbot)
    form.first.set_text(first)
    form.relief.set_text(relief)
    form.save_button.click()
    assert offers.words == [words]
    offers.undo[0]()
    assert services.tense.plan() == replace(PLAN, written=services.tense.plan().written)


def test_a_long_line_is_said_in_short(
    screen: TenseScreen, qtbot: QtBot, services: Services, offers: Offers
) -> None:
    services.tense.save_plan(replace(PLAN, relief=("Warm water " * 50,)))
    form = form_of(screen, qtbot)
    form.relief.set_text("")
    form.save_button.click()
    assert len(offers.words[0]) < 120


def test_brought_back_it_is_seen_at_once_wherever_one_is_by_then(
    screen: TenseScreen, qtbot: QtBot, services: Services, offers: Offers, words_on: WordsOn
) -> None:
    def take_out() -> None:
        form = form_of(screen, qtbot)
        form.first.set_text("")
        form.relief.set_text("Heat\nTea")
        form.save_button.click()

    take_out()
    assert "my first" not in words_on(screen)
    offers.undo[-1]()
    assert "my first" in words_on(screen), "on the three choices"
    assert QApplication.focusWidget() is screen.choice_buttons[0]

    take_out()
    assert "Walk <b>" not in words_on(page_of(screen, qtbot))
    offers.undo[-1]()
    assert "Walk <b>" in words_on(screen), "on the plan"
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Escape)

    take_out()
    form = form_of(screen, qtbot)
    form.call.set_text("being typed")
    form.relief.set_text("Heat\nTea\nnew line")
    offers.undo[-1]()
    assert (form.first.text(), form.call.text()) == ("my first", "being typed"), "in the form"
    assert form.relief.text() == "Heat\nWalk <b>\nTea\nnew line"
    form.save_button.click()
    assert services.tense.plan().relief == ("Heat", "Walk <b>", "Tea", "new line")
    assert len(offers.words) == 3, "keeping it took nothing out again"


def test_undo_works_when_the_screen_is_closed(
    qtbot: QtBot, services: Services, offers: Offers, navigator: Navigator, app_look: Look
) -> None:
    services.tense.save_plan(PLAN)
    screen = TenseScreen(services.tense, services.drafts, navigator, "112", lambda _height: QWidget())
    screen._change_plan()
    form = screen.pages.currentWidget()
    assert isinstance(form, PlanForm)
    form.relief.set_text("Heat\nTea")
    form.save_button.click()
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.waitSignal(navigator.changed):
        assert offers.undo[0]() is True
    assert services.tense.plan().relief == PLAN.relief
    assert offers.undo[0]() is False
    assert "no longer in your notebook" in offers.said[0]


def test_what_it_said_before_can_be_read(
    screen: TenseScreen, qtbot: QtBot, services: Services, clock: FixedClock
) -> None:
    page = page_of(screen, qtbot)
    assert not page.story_button.isVisible(), "nothing was ever changed"
    clock.advance(days=3)
    services.tense.save_plan(replace(PLAN, first="Ease <i>off</i>", relief=("Heat",)))
    page.refresh()
    page.story_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PlanStoryDialog)
    shown = [label.text() for label in dialog.findChildren(Label)]
    assert shown[:6] == [
        "What it said before",
        "Until 25 Nov 2026",
        "First 48 hours",
        "my first",
        "What eases me",
        "Heat\nWalk <b>\nTea",
    ]
    assert not {"my passes", "Ease <i>off</i>"} & set(shown), "what it says now is on the page"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_plan_that_was_emptied_says_so(
    screen: TenseScreen, qtbot: QtBot, services: Services, words_on: WordsOn
) -> None:
    services.tense.save_plan(TensePlan())
    page = page_of(screen, qtbot)
    assert "There is nothing in it now." in words_on(page)
    assert page.story_button.isVisible()
