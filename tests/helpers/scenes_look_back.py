"""Ways to what Look back and Progress show beyond their front pages."""

from __future__ import annotations

from companion.i18n import tr
from companion.ui.look_back.screen import LookBackScreen
from companion.ui.navigation import Place
from companion.ui.progress.screen import ProgressScreen
from companion.ui.widgets.kit import Subheading
from tests.helpers.stage import Stage, StageError

from PySide6.QtCore import Qt  # isort: skip


def look_back_of(stage: Stage) -> LookBackScreen:
    """The screen, opened from the rail."""
    stage.go(Place.LOOK_BACK)
    screen = stage.window.screen_of(Place.LOOK_BACK)
    if not isinstance(screen, LookBackScreen):
        raise StageError("Look back is not shown")
    return screen


def found(words: str, stage: Stage) -> None:
    """What ``words`` find, the focus on the second."""
    screen = look_back_of(stage)
    screen.open_item("")
    screen.field.set_text(words)
    screen.refresh()
    stage.settle()
    if len(screen.results.buttons) > 1:
        screen.results.buttons[1].setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()


def first_day(stage: Stage) -> None:
    """The first day with anything on it that also has a goal."""
    screen = look_back_of(stage)
    goals = stage.services.goals.all()
    screen.open_item(min(goal.created.day for goal in goals).isoformat())
    stage.settle()


def progress_of(stage: Stage) -> ProgressScreen:
    """Progress, opened from the rail."""
    stage.go(Place.PROGRESS)
    screen = stage.window.screen_of(Place.PROGRESS)
    if not isinstance(screen, ProgressScreen):
        raise StageError("Progress is not shown")
    return screen


def own_dates(stage: Stage) -> None:
    """A span of one's own."""
    screen = progress_of(stage)
    screen.spans.row.pills()["own"].click()
    stage.settle()


def all_time(stage: Stage) -> None:
    """The charts of all that was ever recorded: each has days of its own."""
    screen = progress_of(stage)
    screen.spans.row.pills()["all"].click()
    stage.settle()
    if screen.pictures is not None:
        screen.page.ensureWidgetVisible(screen.pictures.panels[1], 0, 60)
    stage.settle()


def noted(stage: Stage) -> None:
    """What was noted: numbers with their change, and answers counted."""
    screen = progress_of(stage)
    [after] = [head for head in screen.page.findChildren(Subheading) if head.text() == tr("What I did")]
    screen.page.ensureWidgetVisible(after, 0, 60)
    stage.settle()


def at_a_record(stage: Stage) -> None:
    """The keys stand on a record of the first chart, with its words below."""
    screen = progress_of(stage)
    screen.spans.row.pills()["all"].click()
    stage.settle()
    view = screen.panels[0].view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()
    noted = [index for index, spot in enumerate(view.spots()) if "“" in spot.words]
    view.stop_at(noted[-1] if noted else 0, aloud=True)
    stage.settle()
