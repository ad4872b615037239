"""What was suggested at a visit, among the plans: who and when, and to be taken, changed or left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from companion.domain.plans import Suggestion, Verdict
from companion.domain.routines import Origin
from companion.services.bundle import Services
from companion.services.visits import VisitEntry
from companion.ui.navigation import Navigator
from companion.ui.plans.list_page import PlanListPage
from companion.ui.plans.plan_page import PlanPage
from companion.ui.plans.screen import PlansScreen
from companion.ui.plans.view import Choice
from companion.ui.routines.step_form import StepForm
from companion.ui.widgets.kit import Label

SIT = "Sit to stand, slowly"
SUGGESTED = "Ana Kowalska suggested on 12 Jul 2026, at the visit"

Press = Callable[[QWidget], None]


@pytest.fixture
def suggestion(services: Services) -> Suggestion:
    visit = services.visits.add(VisitEntry(date(2026, 7, 12), "Ana Kowalska", SIT))
    made = services.agreements.suggestion(visit.id, SIT).suggestion
    assert made is not None
    return made


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label)]


def plan_page(screen: PlansScreen) -> PlanPage:
    assert isinstance(screen.page, PlanPage)
    return screen.page


def test_the_list_says_who_and_when(suggestion: Suggestion, open_screen: Callable[..., PlansScreen]) -> None:
    page = open_screen().page
    assert isinstance(page, PlanListPage)
    assert {SIT, SUGGESTED, "It is open."} <= set(words(page))
    assert page.links[suggestion.id].accessibleName() == f"Open: {SIT}"


def test_its_page_says_no_amount_and_takes_nothing_by_itself(
    suggestion: Suggestion, open_screen: Callable[..., PlansScreen], services: Services
) -> None:
    screen = open_screen()
    screen.open_item(suggestion.id)
    page = plan_page(screen)
    assert page.heading.text() == SUGGESTED
    assert "as you wrote it" in words(page)
    assert not any("not verified" in each for each in words(page)), "the person wrote it: there is no file"
    assert page.remove_link.text() == "Take this off my list"
    assert services.routines.all() == []


def test_it_is_taken_and_declined_and_brought(
    suggestion: Suggestion,
    open_screen: Callable[..., PlansScreen],
    services: Services,
    navigator: Navigator,
    press: Press,
) -> None:
    brought: list[tuple[str, str]] = []
    navigator.bring.connect(lambda source, text: brought.append((source, text)))
    screen = open_screen()
    screen.open_item(suggestion.id)
    row = plan_page(screen).rows["line"]
    press(row.visit_button)
    assert brought == [("line/line", SIT)]
    press(row.buttons[Choice.RATHER_NOT])
    assert services.plans.picture(suggestion.id).decisions["line"].verdict is Verdict.RATHER_NOT
    services.plans.reopen(suggestion.id, "line")
    screen.refresh()
    press(plan_page(screen).rows["line"].buttons[Choice.TAKE])
    (routine,) = services.routines.all()
    assert [step.suggested_by for step in routine.steps] == ["Ana Kowalska"]


def test_it_is_taken_in_ones_own_way(
    suggestion: Suggestion, open_screen: Callable[..., PlansScreen], services: Services, press: Press
) -> None:
    screen = open_screen()
    screen.open_item(suggestion.id)
    press(plan_page(screen).rows["line"].buttons[Choice.CHANGE])
    form = screen.page
    assert isinstance(form, StepForm)
    assert not any("suggested:" in each for each in words(form)), "no amount was suggested"
    form.because.set_text("my knee")
    press(form.save)
    (routine,) = services.routines.all()
    assert (routine.steps[0].origin, routine.steps[0].because) == (Origin.CHANGED, "my knee")
