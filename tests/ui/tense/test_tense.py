"""Relief is one press away, and asks nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.sessions import Helped
from companion.domain.tense import TensePlan
from companion.services.bundle import Services
from companion.ui.navigation import Navigator
from companion.ui.tense.breathing import BreathingPage
from companion.ui.tense.plan_form import PlanForm
from companion.ui.tense.plan_page import PlanPage
from companion.ui.tense.relief import ReliefPage
from companion.ui.tense.safety import SafetyPage
from companion.ui.tense.screen import TenseScreen
from companion.ui.widgets.kit import Label


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


def test_an_answer_after_breathing_is_kept_once(
    screen: TenseScreen, qtbot: QtBot, services: Services
) -> None:
    press(qtbot, screen, Qt.Key.Key_1)
    page = screen.pages.currentWidget()
    assert isinstance(page, BreathingPage)
    page.helped.pills()["yes"].click()
    page.helped.pills()["no"].click()
    assert [use.helped for use in services.tense.uses()] == [Helped.NO]


def test_a_relief_that_is_a_routine_starts_in_its_kindest_size(
    screen: TenseScreen, qtbot: QtBot, services: Services, navigator: Navigator
) -> None:
    routine = services.routines.create("Back easing")
    services.routines.create("Empty one")
    services.routines.add_step(routine.id, services.library.all()[0])
    services.tense.save_plan(TensePlan(relief=("back easing", "Empty one", "Heat")))
    press(qtbot, screen, Qt.Key.Key_2)
    page = screen.pages.currentWidget()
    assert isinstance(page, ReliefPage)
    assert [page.cards[name].button.text() for name in ("back easing", "Empty one", "Heat")] == [
        "Start",
        "I’ll do this",
        "I’ll do this",
    ]
    with qtbot.waitSignal(navigator.play) as asked:
        page.cards["back easing"].button.click()
    assert asked.args == [routine.id, "tense"]
    assert [use.name for use in services.tense.uses()] == ["back easing"]
    assert page.cards["back easing"].helped.isVisible(), "did it help? may be said after it"
    with qtbot.assertNotEmitted(navigator.play):
        page.cards["Heat"].button.click()


def test_a_routine_put_away_is_not_offered(services: Services) -> None:
    routine = services.routines.create("Back easing")
    services.routines.add_step(routine.id, services.library.all()[0])
    services.tense.save_plan(TensePlan(relief=("Back easing",)))
    assert list(services.tense.startable()) == ["Back easing"]
    services.routines.put_away(routine.id)
    assert services.tense.startable() == {}


def test_every_part_of_the_plan_is_kept_shown_and_comes_back_from_a_draft(
    screen: TenseScreen, qtbot: QtBot, services: Services
) -> None:
    screen._change_plan()
    form = screen.pages.currentWidget()
    assert isinstance(form, PlanForm)
    form.learned.editor.setFocus()
    qtbot.keyClicks(form.learned.editor, "Tell Tom early")
    press(qtbot, screen, Qt.Key.Key_Escape)
    screen._change_plan()
    form = screen.pages.currentWidget()
    assert isinstance(form, PlanForm)
    assert form.learned.text() == "Tell Tom early"
    form.triggers.set_text("Long car rides <i>")
    form.stepping_up.set_text("Half of it first")
    form.save_button.click()
    plan = services.tense.plan()
    assert (plan.triggers, plan.stepping_up, plan.learned) == (
        "Long car rides <i>",
        "Half of it first",
        "Tell Tom early",
    )
    press(qtbot, screen, Qt.Key.Key_3)
    text = words_on(screen)
    for words in ("What may bring it on", "Long car rides <i>", "Stepping back up", "What I learned"):
        assert words in text
    assert "First 48 hours" not in text, "nothing was written there"
