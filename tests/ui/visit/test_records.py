"""Past visits are opened, changed, deleted and brought back; what was agreed becomes something, if one wants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from companion.domain.visits import Became, Felt, TalkKind, Visit
from companion.services.bundle import Services
from companion.services.visits import VisitEntry
from companion.ui.navigation import Navigator, Place
from companion.ui.visit import records
from companion.ui.visit.record_form import RecordForm
from companion.ui.visit.record_page import RecordPage
from companion.ui.visit.record_story import VisitStoryDialog, story_lines
from companion.ui.visit.screen import VisitScreen

WALK, SIT = "Walk to the gate", "Sit to stand"


@pytest.fixture
def visit(services: Services) -> Visit:
    services.visits.plan_next(services.visits.today() - timedelta(days=2), "Ana")
    services.visits.bring(TalkKind.TALK, "the stairs")
    return services.after_visits.agree(f"{WALK}\n{SIT}", "I was heard.", numbers=Felt(9, None, 4, None)).visit


@pytest.fixture
def page(visit: Visit, screen: VisitScreen) -> RecordPage:
    screen.refresh()
    screen.open_buttons[visit.id].click()
    assert isinstance(screen.records.page, RecordPage)
    return screen.records.page


def shown(screen: VisitScreen) -> RecordPage:
    assert isinstance(screen.records.page, RecordPage)
    return screen.records.page


def form(screen: VisitScreen) -> RecordForm:
    assert isinstance(screen.records.page, RecordForm)
    return screen.records.page


def offered(qtbot: QtBot, navigator: Navigator, action: Callable[[], object]) -> Callable[[], object]:
    """The undo that ``action`` offers."""
    with qtbot.waitSignal(navigator.undoable) as caught:
        action()
    args: list[Any] = caught.args or []
    undo: Callable[[], object] = args[1]
    return undo


def test_a_visit_is_read_whole_and_left_with_the_focus_where_it_was(
    page: RecordPage, screen: VisitScreen, visit: Visit
) -> None:
    assert page.isVisible()
    assert page.accessibleName() == "20 Nov 2026, with Ana"
    assert [item.text for item in page.record.items] == ["the stairs"]
    assert page.back_link.hasFocus()
    assert not page.story_link.isVisible()
    page.back_link.click()
    assert screen.records.page is None
    assert screen.open_buttons[visit.id].hasFocus()


def test_changing_keeps_a_draft_and_then_the_words_with_their_story(
    page: RecordPage, screen: VisitScreen, services: Services, visit: Visit
) -> None:
    page.change_button.click()
    form(screen).agreed.set_text(f"{WALK} twice")
    form(screen).agreed.changed.emit()
    form(screen).private.numbers.scales["overall"].set_value(6)
    screen.leave()
    screen.records.show(visit.id)
    shown(screen).change_button.click()
    assert form(screen).agreed.text() == f"{WALK} twice"
    form(screen).private.numbers.scales["overall"].set_value(6)
    form(screen).keep_button.click()
    record = services.visits.record(visit.id)
    assert (record.visit.agreed, record.numbers) == (f"{WALK} twice", Felt(9, None, 4, 6))
    assert services.drafts.load(f"visit/record/{visit.id}") is None
    assert shown(screen).story_link.isVisible()
    assert story_lines(record) == [
        (
            "Until 22 Nov 2026",
            f"What we agreed: “{WALK}\n{SIT}”",
            "Would I choose a visit like this again? no number",
        )
    ]
    shown(screen).story_link.click()
    (dialog,) = screen.window().findChildren(VisitStoryDialog)
    dialog.reject()


def test_leaving_the_form_leaves_the_visit_as_it_was(
    page: RecordPage, screen: VisitScreen, services: Services, visit: Visit
) -> None:
    page.change_button.click()
    form(screen).who.field.set_text("Bo")
    form(screen).leave_link.click()
    assert shown(screen).record.visit == visit
    assert services.visits.record(visit.id).story == []


def test_another_visit_is_written_down_with_a_name_known(
    screen: VisitScreen, services: Services, visit: Visit
) -> None:
    screen.add_button.click()
    made = form(screen)
    assert made.day.editor.hasFocus()
    made.who.buttons["Ana"].click()
    assert made.who.text() == "Ana"
    assert not made.who.buttons["Ana"].isVisible()
    made.day.set_day(services.visits.today() + timedelta(days=40))
    made.keep_button.click()
    assert shown(screen).accessibleName() == "1 Jan 2027, with Ana"
    assert len(services.visits.to_come()) == 1


def test_a_visit_without_day_and_name_is_told_and_stays_on_the_form(
    screen: VisitScreen, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(records, "show_error", lambda error, _parent: told.append(error.sentence))
    screen.add_button.click()
    form(screen).keep_button.click()
    assert told == ["Say when it is, or with whom."]
    assert isinstance(screen.records.page, RecordForm)
    assert services.visits.to_come() == []


def test_more_visits_to_come_are_listed(screen: VisitScreen, services: Services) -> None:
    today = services.visits.today()
    services.visits.plan_next(today + timedelta(days=3), "Ana")
    later = services.visits.add(VisitEntry(today + timedelta(days=30), "Bo"))
    screen.refresh()
    assert list(screen.open_buttons) == [later.id]
    screen.open_item(later.id)
    assert shown(screen).record.visit == later
    assert [button.text() for button in screen.with_whom.buttons.values()] == ["Bo", "Ana"]


def test_deleting_a_visit_can_be_undone(
    page: RecordPage,
    screen: VisitScreen,
    services: Services,
    visit: Visit,
    qtbot: QtBot,
    navigator: Navigator,
) -> None:
    undo = offered(qtbot, navigator, page.remove_link.click)
    assert services.visits.past() == []
    assert screen.records.page is None
    assert undo() is True
    assert services.visits.past() == [visit]
    assert [item.text for item in services.visits.record(visit.id).items] == ["the stairs"]


# --- what we agreed ------------------------------------------------------------------------------------------------


def test_a_line_becomes_a_step_of_the_only_goal_at_once(
    page: RecordPage, screen: VisitScreen, services: Services, qtbot: QtBot, navigator: Navigator
) -> None:
    goal = services.goals.add("Walk to the river")
    button = page.lines.buttons[WALK, Became.GOAL_STEP.value]
    assert button.accessibleName() == f"Make it a step of a goal: {WALK}"
    undo = offered(qtbot, navigator, button.click)
    assert [step.words for step in services.small_steps.all(goal.id)] == [WALK]
    with qtbot.waitSignal(navigator.open_item) as caught:
        shown(screen).lines.buttons[WALK, "open"].click()
    assert caught.args == [Place.GOALS, goal.id]
    assert undo() is True
    assert services.small_steps.all(goal.id) == []
    assert (WALK, "open") not in shown(screen).lines.buttons


def test_without_a_goal_it_says_so(
    page: RecordPage, services: Services, qtbot: QtBot, navigator: Navigator
) -> None:
    with qtbot.waitSignal(navigator.said) as caught:
        page.lines.buttons[WALK, Became.GOAL_STEP.value].click()
    assert caught.args == ["There is no goal yet that it could be a step of."]


def test_with_several_goals_it_asks_which(
    page: RecordPage, screen: VisitScreen, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.goals.add("Walk to the river")
    sing = services.goals.add("Sing")
    asked: list[list[str]] = []

    def press(dialog: records.PickDialog) -> int:
        asked.append([button.text() for button in dialog.buttons.values()])
        dialog.buttons[sing.id].click()
        return 1

    monkeypatch.setattr(records.PickDialog, "exec", press)
    page.lines.buttons[SIT, Became.GOAL_STEP.value].click()
    assert asked == [["Walk to the river", "Sing"]]
    assert [step.words for step in services.small_steps.all(sing.id)] == [SIT]


def test_leaving_the_question_makes_nothing(
    page: RecordPage, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.routines.create("Mornings")
    monkeypatch.setattr(records.PickDialog, "exec", lambda _dialog: 0)
    page.lines.buttons[SIT, Became.ROUTINE_STEP.value].click()
    assert services.routines.all()[0].steps == ()
    assert services.visits.record(page.record.visit.id).became == {}


def test_a_line_goes_into_a_new_routine(
    page: RecordPage, screen: VisitScreen, services: Services, qtbot: QtBot, navigator: Navigator
) -> None:
    undo = offered(qtbot, navigator, page.lines.buttons[SIT, Became.ROUTINE_STEP.value].click)
    (routine,) = services.routines.all()
    assert (routine.name, routine.steps[0].movement_name) == ("What we agreed", SIT)
    assert undo() is True
    assert services.routines.all() == []


def test_a_line_is_kept_in_mind_and_let_go_of(
    page: RecordPage,
    screen: VisitScreen,
    services: Services,
    qtbot: QtBot,
    navigator: Navigator,
    visit: Visit,
) -> None:
    page.lines.buttons[WALK, Became.MYSELF.value].click()
    assert [line.text for line in services.agreements.to_myself()] == [WALK]
    assert shown(screen).lines.buttons[WALK, Became.SUGGESTION.value].hasFocus()
    undo = offered(qtbot, navigator, shown(screen).lines.buttons[WALK, "leave"].click)
    assert services.agreements.to_myself() == []
    assert undo() is True
    assert [line.text for line in services.agreements.to_myself()] == [WALK]


def test_a_line_that_was_suggested_is_shown_in_plans_and_undo_takes_it_off(
    page: RecordPage,
    screen: VisitScreen,
    services: Services,
    qtbot: QtBot,
    navigator: Navigator,
) -> None:
    undo = offered(qtbot, navigator, page.lines.buttons[WALK, Became.SUGGESTION.value].click)
    (suggestion,) = services.plans.all()
    assert (suggestion.plan.title, suggestion.plan.by) == (WALK, "Ana")
    with qtbot.waitSignal(navigator.open_item) as caught:
        shown(screen).lines.buttons[WALK, "open"].click()
    assert caught.args == [Place.PLANS, suggestion.id]
    assert undo() is True
    assert services.plans.all() == []
    assert services.visits.record(shown(screen).record.visit.id).became == {}
