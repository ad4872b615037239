"""“Take all that is left” takes just what its number says, and all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.plans import Decision, Suggestion, Verdict
from companion.errors import CompanionError, SaveError
from companion.resources_path import resource_dir
from companion.services.bundle import Services
from companion.ui.plans.plan_page import PlanPage
from companion.ui.plans.screen import PlansScreen

Open = Callable[..., PlansScreen]
Press = Callable[[QWidget], None]


@pytest.fixture
def first(services: Services) -> Suggestion:
    return services.plans.receive(services.plans.read(resource_dir() / "plans" / "low-back.plan.json"))


def page_of(screen: PlansScreen) -> PlanPage:
    assert isinstance(screen.page, PlanPage)
    return screen.page


def test_lines_i_wanted_to_decide_again_are_left_too(
    open_screen: Open, services: Services, first: Suggestion, press: Press, qtbot: QtBot
) -> None:
    """Also where nothing in them changed: they were opened on purpose. My steps stay as they are."""
    services.plans.take_all(first.id)
    mine = services.plans.mine(first.id)
    newer = services.plans.receive(replace(first.plan, version=2, sha256="2"))
    screen = open_screen()
    screen.open_item(newer.id)
    QApplication.processEvents()
    page = page_of(screen)
    again = [line.key for line in first.plan.lines[:2]]
    for key in again:
        link = page.rows[key].again_link
        assert link is not None
        press(link)
    assert "(2)" in page.all_button.text()
    with qtbot.waitSignal(screen._navigator.said) as said:
        press(page.all_button)
    assert said.args[0] == "2 lines were taken."
    decisions = services.plans.picture(newer.id).decisions
    assert {key: decision.verdict for key, decision in decisions.items()} == dict.fromkeys(
        again, Verdict.TAKEN
    )
    assert not any(page.rows[key].buttons for key in again)
    assert services.plans.mine(newer.id) == mine


def test_a_disk_that_refuses_half_way_leaves_every_line_open(
    open_screen: Open, services: Services, first: Suggestion, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[CompanionError] = []
    monkeypatch.setattr("companion.ui.plans.screen.show_error", lambda error, _parent: shown.append(error))
    keep = services.plans._put_decision
    kept: list[Decision] = []

    def fills_up(*words: object) -> Decision:
        if len(kept) == 2:
            raise SaveError("The disk is full.")
        kept.append(keep(*words))  # type: ignore[arg-type]
        return kept[-1]

    monkeypatch.setattr(services.plans, "_put_decision", fills_up)
    screen = open_screen()
    screen.open_item(first.id)
    QApplication.processEvents()
    press(page_of(screen).all_button)
    assert [error.sentence for error in shown] == ["The disk is full."]
    assert len(kept) == 2
    assert services.routines.all() == []
    assert services.plans.picture(first.id).decisions == {}
    assert all(row.buttons for row in page_of(screen).rows.values())
