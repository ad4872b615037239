"""Paper pages for the gallery: a routine, the story of a goal, the last printout."""

from __future__ import annotations

from companion.ui.navigation import Place
from companion.ui.paper.page import PaperPage
from tests.helpers import scenes_sheet
from tests.helpers.stage import Stage


def shown(stage: Stage) -> PaperPage:
    """The paper page over the window, once its pages are there."""
    page = stage.window.overlay
    assert isinstance(page, PaperPage)
    stage.wait(lambda: page.preview.document.pageCount() > 0, "the paper")
    stage.pause(scenes_sheet.PREVIEW_S)
    return page


def routine(stage: Stage) -> None:
    """A routine on paper."""
    stage.navigator.open_item.emit(Place.ROUTINES, stage.services.routines.all()[0].id)
    stage.settle()
    stage.press("Print")
    shown(stage)


def story(stage: Stage) -> None:
    """The story of the first goal on paper."""
    stage.navigator.open_goal.emit(stage.services.goals.all()[0].id)
    stage.settle()
    stage.press("Print the story")
    shown(stage)
