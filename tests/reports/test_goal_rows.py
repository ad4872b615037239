"""A goal without its chart: nothing is left out, and no line is taken that is not needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.domain.sheet import SheetLadder
from companion.reports.sheet_desk import Desk
from companion.reports.sheet_goals import goals_section
from companion.reports.sheet_look import Charts, Limit, Look
from companion.reports.text_lines import Typesetter
from tests.reports.paper import GOAL

WIDTH = 500.0


def height(now: str, hoped: str = "") -> float:
    goal = replace(GOAL, ladder=SheetLadder(-1, now, hoped))
    look = Look()
    desk = Desk(Typesetter(right_to_left=False), look, Limit(), Charts.NONE)
    return goals_section(desk, (goal,), WIDTH).height


def test_a_short_ladder_is_told_on_one_line() -> None:
    assert height("Sit down after", "Once, easily") == pytest.approx(height("Sit down after"))


def test_a_longer_one_has_a_line_for_each_part() -> None:
    long = "Lift her out of her cot, sit down for a while, and then go on with the day as I like it"
    assert height(long, "Once, easily") > height(long) + 10
