"""What places ask to print: the right paper, over the window, and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.drawing.person_colours import Hair, Skin
from companion.services.bundle import Services
from companion.services.papers import HandoutOptions
from companion.ui.desktop import Tools
from companion.ui.navigation import Navigator
from companion.ui.paper.orders import PaperOrders
from companion.ui.paper.page import PaperPage
from companion.ui.preferences import Preferences
from companion.ui.routines.screen import RoutinesScreen
from companion.ui.tasks import Progress, Tasks
from tests.helpers.pictures import Studio


class Asked:
    """Stands where orders stand, and notes what is asked for."""

    def __init__(self) -> None:
        self.routines: list[str] = []

    def routine(self, routine_id: str) -> None:
        self.routines.append(routine_id)


def test_a_routine_with_steps_can_be_printed(
    services: Services, navigator: Navigator, shown: Callable[..., QWidget]
) -> None:
    asked = Asked()
    routine = services.routines.create("Back easing")
    movement = services.library.get("bridge")
    assert movement is not None
    figures = Studio().figures(services.library)
    screen = RoutinesScreen(
        services.routines,
        services.library,
        services.drafts,
        navigator,
        figures,
        print_routine=asked.routine,
    )
    shown(screen, 1048, 832)
    screen.open_item(routine.id)
    assert not hasattr(screen.page, "print_link"), "there is nothing to print yet"
    services.routines.add_step(routine.id, movement)
    screen.refresh()
    screen.page.print_link.click()  # type: ignore[union-attr]
    assert asked.routines == [routine.id]


def test_nothing_is_offered_where_nothing_prints(
    services: Services, navigator: Navigator, shown: Callable[..., QWidget]
) -> None:
    routine = services.routines.create("Back easing")
    movement = services.library.get("bridge")
    assert movement is not None
    services.routines.add_step(routine.id, movement)
    figures = Studio().figures(services.library)
    screen = RoutinesScreen(services.routines, services.library, services.drafts, navigator, figures)
    shown(screen, 1048, 832)
    screen.open_item(routine.id)
    assert not hasattr(screen.page, "print_link")


@pytest.fixture
def tools(navigator: Navigator) -> Iterator[Tools]:
    """What screens share."""
    tasks = Tasks()
    chosen = SimpleNamespace(preferences=Preferences(skin=Skin.DEEP, hair=Hair.GREY))
    yield Tools(navigator, tasks, chosen, None)  # type: ignore[arg-type]
    tasks.close()


def opened(navigator: Navigator, ask: Callable[[], object], qtbot: QtBot, title: str) -> PaperPage:
    """The page that comes over the window, once its pages are there."""
    with qtbot.waitSignal(navigator.cover) as covered:
        ask()
    (page,) = covered.args
    assert isinstance(page, PaperPage)
    qtbot.addWidget(page)
    assert page.accessibleName() == title
    qtbot.waitUntil(lambda: page.preview.document.pageCount() > 0, timeout=8000)
    return page


def test_each_paper_comes_over_the_window_and_back_leads_back(
    services: Services, navigator: Navigator, tools: Tools, qtbot: QtBot
) -> None:
    routine = services.routines.create("Back easing")
    movement = services.library.get("bridge")
    assert movement is not None
    services.routines.add_step(routine.id, movement)
    goal = services.goals.add("Walk")
    orders = PaperOrders(services.papers, tools)
    asks = {
        "My routine on paper": partial(orders.routine, routine.id),
        "The story of my goal": partial(orders.story, goal.id),
        "What I take with me": orders.last,
    }
    for title, ask in asks.items():
        page = opened(navigator, ask, qtbot, title)
        assert page.tick_boxes.isHidden() is (title != "My routine on paper")
        with qtbot.waitSignal(navigator.back):
            page.preview.back_button.click()


def test_the_drawn_person_is_the_one_chosen(
    services: Services, navigator: Navigator, tools: Tools, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    routine = services.routines.create("Back easing")
    movement = services.library.get("bridge")
    assert movement is not None
    services.routines.add_step(routine.id, movement)
    asked: list[HandoutOptions] = []
    make = services.papers.handout_pdf

    def note(routine_id: str, options: HandoutOptions, progress: Progress) -> bytes:
        asked.append(options)
        return make(routine_id, options, progress)

    monkeypatch.setattr(services.papers, "handout_pdf", note)
    orders = PaperOrders(services.papers, tools)
    opened(navigator, partial(orders.routine, routine.id), qtbot, "My routine on paper")
    assert [(options.skin, options.hair) for options in asked] == [("deep", "grey")]
