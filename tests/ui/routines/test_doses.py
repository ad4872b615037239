"""Changing how much: every size, what cannot be meant, drafts and the story."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.doses import Dose, Side
from companion.domain.routines import Routine, Size, Step
from companion.services.bundle import Services
from companion.services.words import dose_words
from companion.ui.look import Look
from companion.ui.navigation import Navigator
from companion.ui.routines.dose_fields import HOLD, TIME, DoseFields
from companion.ui.routines.dose_text import dose_from_text, dose_text
from companion.ui.routines.routine_page import RoutinePage
from companion.ui.routines.screen import RoutinesScreen
from companion.ui.routines.step_form import StepForm
from companion.ui.routines.step_row import CHANGE, STORY
from companion.ui.routines.step_story import StepStoryDialog, story_lines
from companion.ui.theme import CONTRAST, Theme
from companion.ui.widgets.kit import LabelledField, LinkButton

Open = Callable[..., RoutinesScreen]
Press = Callable[[QWidget], None]

maybe = st.none() | st.integers(-5, 9999)
doses = st.builds(
    Dose,
    sets=st.integers(-5, 9999),
    reps_min=maybe,
    reps_max=maybe,
    hold_s=st.integers(0, 999),
    rest_s=st.integers(0, 999),
    tempo_s=st.integers(0, 999),
    duration_s=maybe,
    side=st.sampled_from(Side),
    load=st.text(max_size=80),
    as_needed=st.booleans(),
    comfort_max=maybe,
)


@given(doses)
def test_a_dose_survives_as_a_draft(dose: Dose) -> None:
    assert dose_from_text(dose_text(dose)) == dose


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", '{"sets": "2"}', '{"sets": null}', '{"wings": 2}', '{"side": "up"}', '{"sets": true}'],
)
def test_anything_else_is_no_dose(text: str) -> None:
    assert dose_from_text(text) is None


@pytest.mark.parametrize(
    "dose",
    [
        Dose(reps_max=6),
        Dose(
            reps_min=8, reps_max=10, sets=2, hold_s=3, side=Side.ALTERNATE, load="red band", times_per_day=2
        ),
        Dose(duration_s=485, sets=2, comfort_max=3),
        Dose(hold_s=20, sets=3, side=Side.BOTH),
    ],
)
def test_a_dose_nobody_touched_is_given_back_as_it_came(dose: Dose, app_look: Look) -> None:
    assert DoseFields(dose).dose() == dose


def test_the_way_of_measuring_can_be_changed(app_look: Look) -> None:
    fields = DoseFields(Dose(sets=2, reps_min=8, reps_max=10, hold_s=0, comfort_max=4))
    fields.way.pills()[TIME].click()
    assert (fields.dose().duration_s, fields.dose().reps) == (60, 0)
    fields.way.pills()[HOLD].click()
    held = fields.dose()
    assert (held.duration_s, held.reps_min, held.hold_s, held.comfort_max) == (None, None, 20, 4)


def change(screen: RoutinesScreen, routine: Routine, index: int = 0) -> StepForm:
    screen.open_item(routine.id)
    assert isinstance(screen.page, RoutinePage)
    screen.page.rows[routine.steps[index].id].buttons[CHANGE].click()
    QApplication.processEvents()
    assert isinstance(screen.page, StepForm)
    return screen.page


def step_now(services: Services, routine: Routine, index: int = 0) -> Step:
    return services.routines.get(routine.id).steps[index]


def type_number(form: StepForm, size: Size, name: str, number: int) -> None:
    fields = form.sizes[size].show_fields()
    editor = fields.steppers[name].editor
    editor.setFocus()
    editor.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(editor, str(number))


def test_doses_note_and_reason_are_kept(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    screen = open_screen()
    form = change(screen, routine)
    type_number(form, Size.ORDINARY, "reps_min", 5)
    type_number(form, Size.ORDINARY, "reps_max", 6)
    assert form.sizes[Size.ORDINARY].sentence.text().startswith("2 × 5 to 6")
    form.sizes[Size.GOOD].toggle.click()
    form.sizes[Size.TENSE].toggle.click()
    form.note.set_text("with a pillow")
    form.because.set_text("Six feels kind.")
    press(form.save)
    step = step_now(services, routine)
    assert set(step.doses) == {Size.ORDINARY, Size.GOOD}
    assert (step.doses[Size.ORDINARY].reps_min, step.doses[Size.ORDINARY].reps_max) == (5, 6)
    assert (step.note, step.because) == ("with a pillow", "Six feels kind.")
    assert isinstance(screen.page, RoutinePage)
    assert screen.focusWidget() is screen.page.rows[step.id].buttons[CHANGE]


def amber(form: StepForm) -> list[str]:
    """Every problem one can read on the form."""
    fields = form.findChildren(LabelledField)
    labels = [form.problem, *(field.problem for field in fields)]
    return [label.text() for label in labels if label.isVisible()]


def test_an_impossible_number_is_told_at_the_number_and_nothing_is_lost(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    screen = open_screen()
    form = change(screen, routine)
    type_number(form, Size.ORDINARY, "hold_s", 9999)
    form.because.set_text("A slip.")
    press(form.save)
    assert screen.page is form
    stepper = form.sizes[Size.ORDINARY].show_fields().steppers["hold_s"]
    assert stepper.problem.text() == "From 0 to 600 fits here."
    assert amber(form) == [stepper.problem.text()], "once, and there alone"
    assert stepper.problem.text() in stepper.editor.accessibleDescription()
    assert form.because.text() == "A slip."
    assert stepper.value() == 9999
    assert screen.focusWidget() is stepper.editor
    assert step_now(services, routine) == routine.steps[0]
    type_number(form, Size.ORDINARY, "hold_s", 5)
    assert amber(form) == []
    press(form.save)
    assert step_now(services, routine).doses[Size.ORDINARY].hold_s == 5


def test_several_impossible_numbers_are_told_until_each_is_mended(
    open_screen: Open, routine: Routine, press: Press
) -> None:
    screen = open_screen()
    form = change(screen, routine)
    form.sizes[Size.TENSE].show_fields().steppers["rest_s"].set_value(900)
    type_number(form, Size.ORDINARY, "hold_s", 9999)
    type_number(form, Size.ORDINARY, "sets", 99)
    assert amber(form) == [], "nobody is interrupted while typing"
    press(form.save)
    assert amber(form) == [
        "From 1 to 10 fits here.",
        "From 0 to 600 fits here.",
        "From 0 to 600 fits here.",
    ]
    steppers = form.sizes[Size.ORDINARY].show_fields().steppers
    assert screen.focusWidget() is steppers["sets"].editor
    type_number(form, Size.ORDINARY, "sets", 9)
    assert not steppers["sets"].problem.isVisible()
    assert steppers["hold_s"].problem.isVisible()


def test_a_dose_is_not_read_out_while_it_cannot_be_meant(
    open_screen: Open, routine: Routine, press: Press
) -> None:
    form = change(open_screen(), routine)
    editor = form.sizes[Size.ORDINARY]
    QApplication.processEvents()
    below = editor.show_fields().y()
    type_number(form, Size.ORDINARY, "hold_s", 9999)
    QApplication.processEvents()
    assert not editor.sentence.isVisible()
    assert editor.show_fields().y() == below, "what one types in does not jump"
    type_number(form, Size.ORDINARY, "hold_s", 7)
    assert editor.sentence.isVisible()
    assert "hold 7 seconds" in editor.sentence.text()


def test_a_time_is_told_as_a_time(open_screen: Open, routine: Routine, press: Press) -> None:
    form = change(open_screen(), routine)
    fields = form.sizes[Size.ORDINARY].show_fields()
    fields.way.pills()[TIME].click()
    fields.steppers["minutes"].set_value(600)
    press(form.save)
    assert amber(form) == ["From 5 seconds to 120 minutes fits here."]
    assert fields.steppers["minutes"].problem.isVisible()


def test_no_more_is_typed_about_a_weight_than_is_kept(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    form = change(open_screen(), routine)
    QTest.keyClicks(form.sizes[Size.ORDINARY].show_fields().load.editor, "x" * 80)
    press(form.save)
    assert step_now(services, routine).doses[Size.ORDINARY].load == "x" * 60


def test_a_hold_of_nothing_is_told_at_the_hold(open_screen: Open, routine: Routine, press: Press) -> None:
    form = change(open_screen(), routine)
    fields = form.sizes[Size.ORDINARY].show_fields()
    fields.way.pills()[HOLD].click()
    type_number(form, Size.ORDINARY, "hold_s", 0)
    press(form.save)
    assert amber(form) == ["Say how many times, how long to hold, or for how long."]
    assert fields.steppers["hold_s"].problem.isVisible()


def test_the_least_may_not_pass_the_most(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    form = change(open_screen(), routine)
    type_number(form, Size.TENSE, "reps_min", 50)
    fields = form.sizes[Size.TENSE].show_fields()
    most = fields.steppers["reps_max"].value()
    press(form.save)
    assert amber(form) == [f"From 1 to {most} fits here."]
    assert fields.steppers["reps_min"].problem.isVisible()
    assert step_now(services, routine) == routine.steps[0]
    type_number(form, Size.TENSE, "reps_max", 60)
    assert amber(form) == [], "mended at the other end"


def test_one_size_must_stay(open_screen: Open, routine: Routine, press: Press, services: Services) -> None:
    form = change(open_screen(), routine)
    for editor in form.sizes.values():
        if editor.toggle.isChecked():
            editor.toggle.click()
    press(form.save)
    assert "Keep at least one size." in form.problem.text()
    assert step_now(services, routine) == routine.steps[0]


def test_a_half_changed_dose_survives_a_second_start_and_being_thrown_away(
    open_screen: Open, routine: Routine, press: Press, services: Services, qtbot: QtBot, navigator: Navigator
) -> None:
    key = f"step/{routine.steps[0].id}"
    form = change(open_screen(), routine)
    type_number(form, Size.TENSE, "reps_max", 3)
    form.sizes[Size.GOOD].toggle.click()
    qtbot.waitUntil(lambda: services.drafts.load(key) is not None, timeout=2000)
    again = change(open_screen(), routine)
    assert again.doses() == form.doses() != dict(routine.steps[0].doses)
    undone: list[Callable[[], object]] = []
    navigator.undoable.connect(lambda _sentence, undo: undone.append(undo))
    typed = again.doses()
    press(again.throw)
    assert services.drafts.load(key) is None
    assert step_now(services, routine) == routine.steps[0]
    assert undone[0]() is True
    assert change(open_screen(), routine).doses() == typed


@pytest.mark.parametrize("way", ["back", "another place", "the list"])
def test_numbers_are_still_there_whichever_way_one_left(
    open_screen: Open, routine: Routine, press: Press, services: Services, way: str
) -> None:
    screen = open_screen()
    form = change(screen, routine)
    press(form.sizes[Size.ORDINARY].show_fields().steppers["sets"].more)
    wanted = form.doses()
    if way == "back":
        press(form.findChildren(LinkButton)[0])
    elif way == "another place":
        assert screen.leave()
    else:
        screen.go_home()
    assert step_now(services, routine) == routine.steps[0]
    again = change(open_screen(), routine)
    assert again.doses() == wanted != dict(routine.steps[0].doses)


def test_the_routine_says_that_a_change_was_begun(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    screen = open_screen()
    form = change(screen, routine)
    press(form.sizes[Size.ORDINARY].show_fields().steppers["sets"].more)
    form.left.emit()
    assert isinstance(screen.page, RoutinePage)
    row, other = (screen.page.rows[step.id] for step in routine.steps[:2])
    begun = "You began to change this. Your numbers and words are still here."
    assert begun in [label.text() for label in row.findChildren(QLabel)]
    assert row.buttons[CHANGE].text() == "Go on changing"
    assert begun not in [label.text() for label in other.findChildren(QLabel)]
    press(row.buttons[CHANGE])
    assert isinstance(screen.page, StepForm)
    press(screen.page.throw)
    assert isinstance(screen.page, RoutinePage)
    assert screen.page.rows[routine.steps[0].id].buttons[CHANGE].text() == "Change…"


def test_a_step_taken_out_of_every_size_is_a_draft_too(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    step = routine.steps[0]
    services.routines.change_step(routine.id, step.id, {Size.ORDINARY: Dose(reps_max=6)}, "", "")
    screen = open_screen()
    form = change(screen, routine)
    press(form.sizes[Size.ORDINARY].toggle)
    form.left.emit()
    assert change(screen, routine).doses() == {}


def test_leaving_for_now_keeps_the_draft(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    screen = open_screen()
    form = change(screen, routine)
    QTest.keyClicks(form.because.editor, "I mean to")
    form.left.emit()
    assert isinstance(screen.page, RoutinePage)
    assert change(screen, routine).because.text() == "I mean to"
    assert step_now(services, routine) == routine.steps[0]


def test_the_story_tells_what_it_was(
    open_screen: Open, routine: Routine, press: Press, services: Services
) -> None:
    step = routine.steps[0]
    first = step.doses[Size.ORDINARY]
    services.routines.change_step(
        routine.id, step.id, {Size.ORDINARY: Dose(reps_max=6)}, "", "Six <b>is</b> kind."
    )
    screen = open_screen()
    screen.open_item(routine.id)
    assert isinstance(screen.page, RoutinePage)
    assert STORY not in screen.page.rows[routine.steps[1].id].buttons
    press(screen.page.rows[step.id].buttons[STORY])
    dialog = screen.window().findChild(QDialog)
    assert isinstance(dialog, StepStoryDialog)
    ((when, words),) = dialog.lines
    assert "2026" in when
    assert f"Ordinary day: {dose_words(first)}" in words
    assert "“Six <b>is</b> kind.”" in words
    dialog.reject()


def test_a_story_says_only_what_changed(services: Services, routine: Routine) -> None:
    step = routine.steps[0]
    services.routines.change_step(routine.id, step.id, step.doses, "a pillow", "")
    services.routines.change_step(routine.id, step.id, {Size.ORDINARY: Dose(reps_max=6)}, "a pillow", "")
    now = step_now(services, routine)
    lines = story_lines(now, services.routines.step_story(step.id))
    assert len(lines) == 2
    assert "pillow" not in lines[0][1]
    assert lines[1][1] == "No note."


def test_at_double_text_size_nothing_is_wider_than_the_page(
    open_screen: Open, routine: Routine, set_look: Callable[[Theme, int], Look]
) -> None:
    set_look(CONTRAST, 200)
    screen = open_screen(656)
    form = change(screen, routine)
    QApplication.processEvents()
    sheet = form.widget()
    assert sheet is not None
    room = form.viewport().width()
    assert sheet.width() <= room
    shown = [child for child in sheet.findChildren(QWidget) if child.isVisible()]
    assert max(child.mapTo(sheet, child.rect().topRight()).x() for child in shown) <= room
