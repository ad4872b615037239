"""Relief is one press away, and asks nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.sessions import Helped
from companion.domain.tense import TensePlan
from companion.services.bundle import Services
from companion.ui.navigation import Navigator
from companion.ui.tense.breathing import BreathingPage, Rhythm
from companion.ui.tense.plan_page import PlanForm, PlanPage
from companion.ui.tense.relief import ReliefPage
from companion.ui.tense.safety import SafetyPage
from companion.ui.tense.screen import TenseScreen
from companion.ui.widgets.kit import Label


@pytest.fixture
def screen(services: Services, navigator: Navigator, shown: Callable[..., QWidget]) -> TenseScreen:
    made = TenseScreen(services.tense, services.drafts, navigator, "112")
    shown(made, 1280, 832)
    made.setFocus()
    return made


def words_on(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def press(qtbot: QtBot, screen: TenseScreen, key: Qt.Key) -> None:
    target = screen.window().focusWidget() or screen
    qtbot.keyClick(target, key)


def test_digits_choose_and_escape_goes_back_step_by_step(
    screen: TenseScreen, qtbot: QtBot, navigator: Navigator
) -> None:
    for key, kind in ((Qt.Key.Key_1, BreathingPage), (Qt.Key.Key_2, ReliefPage), (Qt.Key.Key_3, PlanPage)):
        press(qtbot, screen, key)
        assert isinstance(screen.pages.currentWidget(), kind)
        press(qtbot, screen, Qt.Key.Key_Escape)
        assert screen.pages.currentWidget() is screen.home
    with qtbot.waitSignal(navigator.back):
        press(qtbot, screen, Qt.Key.Key_Escape)


def test_the_safety_look_never_blocks_and_shows_my_number(screen: TenseScreen, qtbot: QtBot) -> None:
    assert screen.choice_buttons[0].isEnabled()
    screen.safety.action.click()
    page = screen.pages.currentWidget()
    assert isinstance(page, SafetyPage)
    text = words_on(page)
    assert "Call 112 now" in text
    assert "Numbness between your legs" in text
    page.back_button.click()
    assert screen.pages.currentWidget() is screen.home


def test_writing_the_plan_keeps_my_words_and_the_relief_list(
    screen: TenseScreen, qtbot: QtBot, services: Services
) -> None:
    press(qtbot, screen, Qt.Key.Key_3)
    page = screen.pages.currentWidget()
    assert isinstance(page, PlanPage)
    page.wants_change.emit()
    form = screen.pages.currentWidget()
    assert isinstance(form, PlanForm)
    form.first.set_text("Ease off <b>not</b> stop")
    form.relief.set_text("Heat\n\nWalk to the gate")
    form.save_button.click()
    plan = services.tense.plan()
    assert (plan.first, plan.relief) == ("Ease off <b>not</b> stop", ("Heat", "Walk to the gate"))
    assert "Ease off <b>not</b> stop" in words_on(screen)


def test_a_half_written_plan_comes_back(screen: TenseScreen, qtbot: QtBot, services: Services) -> None:
    screen._change_plan()
    form = screen.pages.currentWidget()
    assert isinstance(form, PlanForm)
    form.passes.editor.setFocus()
    qtbot.keyClicks(form.passes.editor, "It passes")
    qtbot.waitUntil(lambda: services.drafts.load("tense/plan") is not None, timeout=2000)
    press(qtbot, screen, Qt.Key.Key_Escape)
    screen._change_plan()
    again = screen.pages.currentWidget()
    assert isinstance(again, PlanForm)
    assert again.passes.text() == "It passes"
    assert services.tense.plan().passes == ""


def test_the_relief_list_counts_only_my_answers(
    services: Services, screen: TenseScreen, qtbot: QtBot
) -> None:
    services.tense.save_plan(TensePlan(relief=("Heat", "Knees")))
    press(qtbot, screen, Qt.Key.Key_2)
    page = screen.pages.currentWidget()
    assert isinstance(page, ReliefPage)
    card = page.cards["Knees"]
    card.button.click()
    assert [use.helped for use in services.tense.uses()] == [None]
    card.helped.pills()["yes"].click()
    assert [use.helped for use in services.tense.uses()] == [Helped.YES]
    page.refresh()
    assert list(page.cards) == ["Knees", "Heat"]
    assert "helped 1 of 1 time" in words_on(page)


def test_note_it_later_leaves_a_card_and_goes_back(
    screen: TenseScreen, qtbot: QtBot, services: Services, navigator: Navigator
) -> None:
    with qtbot.waitSignal(navigator.back):
        screen.later_button.click()
    assert services.tense.has_note_later()


@given(st.integers(2, 8), st.integers(2, 12), st.floats(0, 600))
def test_a_breath_is_between_empty_and_full_and_turns_at_the_right_second(
    breathe_in: int, breathe_out: int, seconds: float
) -> None:
    rhythm = Rhythm(breathe_in, breathe_out)
    assert 0.0 <= rhythm.fullness(seconds) <= 1.0
    inward, _share = rhythm.at(seconds)
    assert inward == (seconds % (breathe_in + breathe_out) < breathe_in)
    assert rhythm.fullness(breathe_in) == pytest.approx(1.0)


def test_the_pacer_pauses_and_keeps_its_time(shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    page = BreathingPage()
    shown(page)
    assert page.running
    page.pause_button.click()
    assert not page.running
    stopped = page.seconds
    qtbot.wait(60)
    assert page.seconds == stopped
    page.breathe_in.set_value(5)
    page.breathe_in.changed.emit()
    assert page.circle.rhythm.breathe_in == 5


def test_an_answer_after_breathing_is_kept_once(
    screen: TenseScreen, qtbot: QtBot, services: Services
) -> None:
    press(qtbot, screen, Qt.Key.Key_1)
    page = screen.pages.currentWidget()
    assert isinstance(page, BreathingPage)
    page.helped.pills()["yes"].click()
    page.helped.pills()["no"].click()
    assert [use.helped for use in services.tense.uses()] == [Helped.NO]
