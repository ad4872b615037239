"""Ways to the sheet and what can be done with its lines."""

from __future__ import annotations

from companion.domain.visits import TalkKind
from companion.ui.navigation import Place
from companion.ui.visit.screen import VisitScreen
from companion.ui.visit.sheet_page import SheetPage
from tests.helpers.stage import Stage

PREVIEW_S = 0.7
"""The preview draws its pages in a thread of its own and does not tell when it is done."""
LONG = "On Tuesday the stairs went well, and on Thursday they did not, and I would like to know why. " * 3


def sheet(stage: Stage) -> SheetPage:
    """The sheet, once its page is there."""
    stage.go(Place.VISIT)
    screen = stage.window.screen_of(Place.VISIT)
    assert isinstance(screen, VisitScreen)
    screen.show_sheet()
    stage.settle()
    stage.wait(lambda: screen.sheet.preview.document.pageCount() > 0, "the sheet")
    stage.pause(PREVIEW_S)
    return screen.sheet


def preview(stage: Stage) -> None:
    """The page, as it comes up."""
    sheet(stage)


def lines(stage: Stage) -> SheetPage:
    """The lines, also in a narrow window."""
    page = sheet(stage)
    page._show_lines()
    stage.settle()
    return page


def lines_focused(stage: Stage) -> None:
    """The keys on a line that can move, in the middle of the list."""
    page = lines(stage)
    key = next(key for key in page.lines.rows if key.startswith("goal:"))
    page.lines.rows[key].focus("down")
    stage.settle()


def style(stage: Stage) -> None:
    """How it prints, with all that unfolds."""
    page = lines(stage)
    for toggle in (page.style_form.appendix, page.style_form.lock):
        toggle.click()
    stage.settle()
    stage.scroll(1.0)


def reworded(stage: Stage) -> None:
    """Other words for a line that has some already."""
    page = lines(stage)
    key = next(key for key, row in page.lines.rows.items() if key.startswith("goal:"))
    stage.services.sheets.reword(key, "Lift Rosie, on my own")
    page.lines.refresh()
    stage.settle()
    stage.press(page.lines.rows[key].buttons["words"].accessibleName())


def too_much(stage: Stage) -> None:
    """More than fits on one page."""
    for number in range(14):
        stage.services.visits.bring(TalkKind.TALK, f"{number + 1}. {LONG}")
    lines(stage)


def moved_off(stage: Stage) -> None:
    """Two lines left off for room."""
    too_much(stage)
    page = stage.window.findChildren(SheetPage)[0]
    for _time in range(2):
        next(iter(page.room.buttons.values())).click()
        stage.settle()
    stage.pause(PREVIEW_S)
    page.lines.rows[next(key for key in page.lines.rows if key.startswith("item:"))].focus("tick")
    stage.settle()
