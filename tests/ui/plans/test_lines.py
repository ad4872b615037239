"""Each line becomes mine only by my choice, with my reason, and can be decided again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.doses import Dose
from companion.domain.plans import Decision, Suggestion, Verdict
from companion.domain.routines import Origin, Size, Step
from companion.errors import CompanionError, SaveError
from companion.resources_path import resource_dir
from companion.services.bundle import Services
from companion.ui.navigation import Navigator, Place
from companion.ui.plans.line_row import LineRow
from companion.ui.plans.plan_page import PlanPage
from companion.ui.plans.screen import PlansScreen
from companion.ui.plans.view import Choice
from companion.ui.routines.step_form import StepForm
from companion.ui.theme import CONTRAST, Theme

PLANS = resource_dir() / "plans"
BRIDGE, KNEE, CAT = "back-easing/bridge", "back-easing/knee-to-chest", "back-easing/cat-and-camel"
BIRD, SQUAT, WALK = "back-easing/bird-dog", "back-easing/squat-to-chair", "back-easing/walking"
Open = Callable[..., PlansScreen]
Press = Callable[[QWidget], None]


def receive(services: Services, name: str = "low-back.plan.json") -> Suggestion:
    return services.plans.receive(services.plans.read(PLANS / name))


@pytest.fixture
def first(services: Services) -> Suggestion:
    """Ana's first plan, nothing decided."""
    return receive(services)


@pytest.fixture
def newer(services: Services, first: Suggestion) -> Suggestion:
    """Ana's second plan, after I took all of the first but the knee, and made the bridge and the bird dog mine."""
    for line in first.plan.lines:
        if line.key == KNEE:
            services.plans.decline(first.id, KNEE, "It scares me.")
        else:
            services.plans.take(first.id, line.key)
    services.plans.change(first.id, BRIDGE, {Size.ORDINARY: Dose(reps_min=6, reps_max=6)}, "Six feels kind.")
    return receive(services, "low-back-2.plan.json")


@pytest.fixture
def page_at(open_screen: Open) -> Callable[[Suggestion], PlanPage]:
    """Opens a suggestion on a screen of its own."""

    def make(suggestion: Suggestion) -> PlanPage:
        screen = open_screen()
        screen.open_item(suggestion.id)
        QApplication.processEvents()
        return page_of(screen)

    return make


def page_of(screen: QWidget) -> PlanPage:
    assert isinstance(screen, PlansScreen)
    assert isinstance(screen.page, PlanPage)
    return screen.page


def screen_of(page: QWidget) -> PlansScreen:
    screen = page.window()
    assert isinstance(screen, PlansScreen)
    return screen


def decision(services: Services, suggestion: Suggestion, key: str) -> Decision:
    return services.plans.picture(suggestion.id).decisions[key]


def my_steps(services: Services) -> dict[str, Step]:
    return {step.movement_id: step for routine in services.routines.all() for step in routine.steps}


def words(row: LineRow) -> str:
    return "\n".join(label.text() for label in row.findChildren(QLabel))


PageAt = Callable[[Suggestion], PlanPage]


def test_taking_a_line_makes_it_mine_and_a_reason_may_follow(
    page_at: PageAt, first: Suggestion, services: Services, press: Press
) -> None:
    page = page_at(first)
    press(page.rows[BRIDGE].buttons[Choice.TAKE])
    assert my_steps(services)["bridge"].origin is Origin.CHOSEN
    row = page.rows[BRIDGE]
    assert not row.buttons
    assert "You took it" in row.said.text()
    assert row.reason is None, "nobody is asked why they agree"
    assert row.why_link is not None
    press(row.why_link)
    assert row.reason is not None
    assert screen_of(page).focusWidget() is row.reason.reason.editor
    QTest.keyClicks(row.reason.reason.editor, "My legs <b>like</b> it.")
    QTest.keyClick(row.reason.reason.editor, Qt.Key.Key_Return)
    assert row.reason is None
    assert decision(services, first, BRIDGE).because == "My legs <b>like</b> it."
    step = my_steps(services)["bridge"]
    assert step.because == "My legs <b>like</b> it."
    assert services.routines.step_story(step.id) == [], "giving a reason is no change of the step"
    assert "“My legs <b>like</b> it.”" in row.said.text()
    assert row.said.textFormat() == Qt.TextFormat.PlainText
    assert screen_of(page).focusWidget() is page.rows[KNEE].buttons[Choice.TAKE]


def test_taking_one_line_after_another_needs_one_key(
    page_at: PageAt, first: Suggestion, services: Services
) -> None:
    page = page_at(first)
    screen = screen_of(page)
    page.focus_line(BRIDGE)
    for _ in first.plan.lines:
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
        QApplication.processEvents()
    assert len(my_steps(services)) == len(first.plan.lines)
    assert screen.focusWidget() is page.done_button


def test_where_one_disagrees_a_reason_is_offered_at_once(
    page_at: PageAt, newer: Suggestion, press: Press
) -> None:
    page = page_at(newer)
    for key, choice in ((SQUAT, Choice.RATHER_NOT), (BRIDGE, Choice.KEEP_MINE)):
        press(page.rows[key].buttons[choice])
        reason = page.rows[key].reason
        assert reason is not None
        assert screen_of(page).focusWidget() is reason.reason.editor


def test_letting_go_of_what_was_taken_out_goes_on(page_at: PageAt, newer: Suggestion, press: Press) -> None:
    page = page_at(newer)
    press(page.rows[BIRD].buttons[Choice.LET_GO])
    assert page.reason is None
    assert page.rows[BIRD].why_link is not None


def test_what_was_let_go_of_comes_back_with_undo(
    page_at: PageAt, newer: Suggestion, press: Press, services: Services, navigator: Navigator
) -> None:
    undone: list[Callable[[], object]] = []
    said: list[str] = []
    navigator.undoable.connect(lambda sentence, undo: (said.append(sentence), undone.append(undo)))
    page = page_at(newer)
    screen = screen_of(page)
    routines = services.routines.all()
    press(page.rows[BIRD].buttons[Choice.LET_GO])
    assert BIRD not in services.plans.mine(newer.id)
    assert said == ["Bird dog was taken out."]
    assert undone[0]() is True
    assert services.routines.all() == routines
    assert Choice.LET_GO in page_of(screen).rows[BIRD].buttons, "it waits for a choice again"


def test_rather_not_with_the_keyboard_alone(page_at: PageAt, first: Suggestion, services: Services) -> None:
    page = page_at(first)
    screen = screen_of(page)
    page.focus_line(KNEE)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(screen.focusWidget(), key)
        QApplication.processEvents()
    QTest.keyClicks(screen.focusWidget(), "It scares me.")
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    found = decision(services, first, KNEE)
    assert (found.verdict, found.because) == (Verdict.RATHER_NOT, "It scares me.")
    assert services.routines.all() == []


def test_a_reason_is_not_needed(page_at: PageAt, first: Suggestion, services: Services, press: Press) -> None:
    page = page_at(first)
    press(page.rows[KNEE].buttons[Choice.RATHER_NOT])
    reason = page.rows[KNEE].reason
    assert reason is not None
    QTest.keyClicks(reason.reason.editor, "no, wait")
    QTest.keyClick(reason.reason.editor, Qt.Key.Key_Escape)
    assert page.rows[KNEE].reason is None
    assert decision(services, first, KNEE).because == ""
    link = page.rows[KNEE].why_link
    assert link is not None
    press(link)
    assert page.rows[KNEE].reason is not None
    assert page.rows[KNEE].reason.reason.text() == ""


def test_a_reason_typed_is_kept_when_one_goes_on(
    page_at: PageAt, first: Suggestion, services: Services, press: Press
) -> None:
    page = page_at(first)
    press(page.rows[KNEE].buttons[Choice.RATHER_NOT])
    QTest.keyClicks(screen_of(page).focusWidget(), "It pulls.")
    press(page.rows[CAT].buttons[Choice.RATHER_NOT])
    assert decision(services, first, KNEE).because == "It pulls."
    assert page.rows[KNEE].reason is None
    QTest.keyClicks(screen_of(page).focusWidget(), "Not on the floor.")
    assert screen_of(page).leave()
    assert decision(services, first, CAT).because == "Not on the floor."


def test_a_reason_cut_off_is_there_again(
    page_at: PageAt, first: Suggestion, services: Services, press: Press, qtbot: QtBot
) -> None:
    page = page_at(first)
    press(page.rows[KNEE].buttons[Choice.RATHER_NOT])
    QTest.keyClicks(screen_of(page).focusWidget(), "It sca")
    key = f"plan/{first.id}/reason"
    qtbot.waitUntil(lambda: services.drafts.load(key) is not None, timeout=2000)
    again = page_at(first)
    assert again.reason is not None
    assert (again.reason.line_key, again.reason.reason.text()) == (KNEE, "It sca")
    press(again.reason.keep_button)
    assert decision(services, first, KNEE).because == "It sca"
    assert services.drafts.load(key) is None


def test_a_refused_reason_stays_on_screen(
    page_at: PageAt, first: Suggestion, services: Services, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_at(first)
    press(page.rows[KNEE].buttons[Choice.RATHER_NOT])
    reason = page.rows[KNEE].reason
    assert reason is not None
    QTest.keyClicks(reason.reason.editor, "It pulls.")

    def full(*_args: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.plans, "give_reason", full)
    press(reason.keep_button)
    assert page.rows[KNEE].reason is reason
    assert reason.reason.text() == "It pulls."
    assert "The disk is full." in reason.reason.problem.text()


def test_a_line_is_changed_with_a_reason(
    page_at: PageAt, first: Suggestion, services: Services, press: Press
) -> None:
    screen = screen_of(page_at(first))
    press(page_of(screen).rows[BRIDGE].buttons[Choice.CHANGE])
    form = screen.page
    assert isinstance(form, StepForm)
    fields = form.sizes[Size.ORDINARY].show_fields()
    fields.steppers["reps_min"].more.click()
    fields.steppers["reps_min"].set_value(6)
    fields.steppers["reps_max"].set_value(6)
    form.because.set_text("Six feels kind.")
    press(form.save)
    step = my_steps(services)["bridge"]
    assert (step.origin, step.doses[Size.ORDINARY].reps_max) == (Origin.CHANGED, 6)
    line = next(line for line in first.plan.lines if line.key == BRIDGE)
    assert step.doses[Size.TENSE] == line.doses[Size.TENSE]
    found = decision(services, first, BRIDGE)
    assert (found.verdict, found.because) == (Verdict.CHANGED, "Six feels kind.")
    row = page_of(screen).rows[BRIDGE]
    assert "You took it your own way" in row.said.text()
    assert "changed by me" in words(row)


def test_an_impossible_change_is_told_and_nothing_is_taken(
    page_at: PageAt, first: Suggestion, services: Services, press: Press
) -> None:
    screen = screen_of(page_at(first))
    press(page_of(screen).rows[BRIDGE].buttons[Choice.CHANGE])
    form = screen.page
    assert isinstance(form, StepForm)
    form.sizes[Size.ORDINARY].show_fields().steppers["sets"].set_value(99)
    form.because.set_text("Ten is plenty.")
    press(form.save)
    assert screen.page is form
    assert (
        form.sizes[Size.ORDINARY].show_fields().steppers["sets"].problem.text() == "From 1 to 10 fits here."
    )
    assert form.because.text() == "Ten is plenty."
    for editor in form.sizes.values():
        if editor.toggle.isChecked():
            editor.toggle.click()
    press(form.save)
    assert "Keep at least one size." in form.problem.text()
    assert services.routines.all() == []
    press(form.throw)
    assert page_of(screen).rows[BRIDGE].buttons


def test_a_change_that_changes_nothing_is_taking_it(
    page_at: PageAt, first: Suggestion, services: Services, press: Press
) -> None:
    screen = screen_of(page_at(first))
    press(page_of(screen).rows[BRIDGE].buttons[Choice.CHANGE])
    assert isinstance(screen.page, StepForm)
    press(screen.page.save)
    assert decision(services, first, BRIDGE).verdict is Verdict.TAKEN


def test_a_newer_file_shows_the_difference_and_overwrites_nothing(
    page_at: PageAt, newer: Suggestion, services: Services
) -> None:
    before = services.routines.all()
    page = page_at(newer)
    rows = page.rows
    assert list(rows[BRIDGE].buttons) == [Choice.TAKE, Choice.KEEP_MINE, Choice.CHANGE]
    assert "was 2 × 8" in words(rows[BRIDGE])
    assert "1 × 6" in words(rows[BRIDGE])
    assert list(rows[SQUAT].buttons) == [Choice.TAKE, Choice.RATHER_NOT, Choice.CHANGE]
    assert "new" in words(rows[SQUAT]).splitlines()
    assert list(rows[BIRD].buttons) == [Choice.KEEP_MINE, Choice.LET_GO]
    assert "taken out" in words(rows[BIRD])
    assert not rows[CAT].buttons
    assert "It stays as you have it." in words(rows[CAT])
    assert "You would rather not" in words(rows[KNEE])
    assert "“It scares me.”" in words(rows[KNEE]), "said about the earlier file, and still so"
    assert services.routines.all() == before


def test_keeping_mine_keeps_it(page_at: PageAt, newer: Suggestion, services: Services, press: Press) -> None:
    before = services.routines.all()
    page = page_at(newer)
    press(page.rows[BRIDGE].buttons[Choice.KEEP_MINE])
    press(page.rows[BIRD].buttons[Choice.KEEP_MINE])
    assert services.routines.all() == before
    assert decision(services, newer, BIRD).verdict is Verdict.KEPT_MINE
    assert "You kept yours" in page.rows[BIRD].said.text()


def test_letting_go_takes_only_that_step_out(
    page_at: PageAt, newer: Suggestion, services: Services, press: Press
) -> None:
    page = page_at(newer)
    press(page.rows[BIRD].buttons[Choice.LET_GO])
    assert set(my_steps(services)) == {"bridge", "cat_and_camel", "walking"}
    assert "You let it go" in page.rows[BIRD].said.text()
    assert "not in my plan" in words(page.rows[BIRD])


def test_what_was_taken_out_and_never_mine_is_quickly_settled(
    page_at: PageAt, first: Suggestion, services: Services, press: Press
) -> None:
    page = page_at(receive(services, "low-back-2.plan.json"))
    assert list(page.rows[BIRD].buttons) == [Choice.FINE]
    press(page.rows[BIRD].buttons[Choice.FINE])
    assert services.routines.all() == []
    assert not page.rows[BIRD].buttons


def test_deciding_again(page_at: PageAt, first: Suggestion, services: Services, press: Press) -> None:
    page = page_at(first)
    press(page.rows[KNEE].buttons[Choice.RATHER_NOT])
    link = page.rows[KNEE].again_link
    assert link is not None
    press(link)
    assert decision(services, first, KNEE).verdict is Verdict.OPEN
    assert screen_of(page).focusWidget() is page.rows[KNEE].buttons[Choice.TAKE]
    press(page.rows[KNEE].buttons[Choice.TAKE])
    assert "knee_to_chest" in my_steps(services)


def test_a_line_without_change_can_be_decided_again_too(
    page_at: PageAt, newer: Suggestion, services: Services, press: Press
) -> None:
    page = page_at(newer)
    link = page.rows[KNEE].again_link
    assert link is not None
    press(link)
    press(page.rows[KNEE].buttons[Choice.TAKE])
    assert "knee_to_chest" in my_steps(services)


def test_take_all_that_is_left_spares_what_i_made_mine(
    page_at: PageAt, newer: Suggestion, services: Services, press: Press
) -> None:
    page = page_at(newer)
    assert not page.all_button.isVisible(), "one line alone has its own button"
    link = page.rows[CAT].again_link
    assert link is not None
    press(link)
    assert "(2)" in page.all_button.text()
    press(page.all_button)
    steps = my_steps(services)
    assert {"squat_to_chair", "cat_and_camel", "bird_dog"} <= set(steps)
    assert steps["bridge"].doses == {Size.ORDINARY: Dose(reps_min=6, reps_max=6)}
    assert page.rows[BRIDGE].buttons, "still open"
    assert screen_of(page).focusWidget() is page.rows[BRIDGE].buttons[Choice.TAKE]


def test_the_first_file_can_be_taken_whole(
    page_at: PageAt, first: Suggestion, services: Services, press: Press, qtbot: QtBot
) -> None:
    page = page_at(first)
    press(page.all_button)
    assert len(my_steps(services)) == len(first.plan.lines)
    assert page.heading.text() == "The plan from Ana"
    assert not page.open_words.isVisible()
    screen = screen_of(page)
    assert screen.focusWidget() is page.done_button
    with qtbot.waitSignal(screen._navigator.go) as gone:
        press(page.done_button)
    assert gone.args == [Place.TODAY]


def test_more_shows_what_the_clinician_wrote(page_at: PageAt, first: Suggestion, press: Press) -> None:
    page = page_at(first)
    row = page.rows[WALK]
    press(row.more)
    line = next(line for line in first.plan.lines if line.key == WALK)
    told = words(row)
    assert all(f"“{text}”" in told for text in (line.why, line.limits, line.progression))
    assert "Nothing moves on by itself." in told
    press(row.more)
    assert row.detail is None


def test_a_problem_while_choosing_leaves_the_line_open(
    page_at: PageAt, first: Suggestion, services: Services, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[CompanionError] = []
    monkeypatch.setattr("companion.ui.one_page.show_error", lambda error, _parent: shown.append(error))

    def full(*_args: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.plans, "take", full)
    page = page_at(first)
    press(page.rows[BRIDGE].buttons[Choice.TAKE])
    assert [error.sentence for error in shown] == ["The disk is full."]
    assert page.rows[BRIDGE].buttons
    assert page.reason is None


def test_rows_stack_at_double_text_size(
    open_screen: Open, newer: Suggestion, set_look: Callable[[Theme, int], object]
) -> None:
    set_look(CONTRAST, 200)
    screen = open_screen(656)
    screen.open_item(newer.id)
    QApplication.processEvents()
    page = page_of(screen)
    row = page.rows[BRIDGE]
    assert row.columns.is_stacked()
    assert all(caption.isVisible() for caption in row._captions)
    assert not any(head.isVisible() for head in page._heads)
    for button in row.buttons.values():
        assert button.width() >= min(button.sizeHint().width(), row.width() - 40)


def test_side_by_side_the_heads_name_the_columns(page_at: PageAt, newer: Suggestion) -> None:
    page = page_at(newer)
    assert not any(caption.isVisible() for caption in page.rows[BRIDGE]._captions)
    assert all(head.isVisible() for head in page._heads)


def test_a_copy_of_a_routine_never_stands_in_for_it(
    page_at: PageAt, newer: Suggestion, services: Services, press: Press
) -> None:
    original = services.routines.all()[0]
    copy = services.routines.duplicate(original.id)
    page = page_at(newer)
    press(page.rows[BRIDGE].buttons[Choice.TAKE])
    assert services.routines.get(copy.id) == copy
    assert services.routines.get(original.id) != original
