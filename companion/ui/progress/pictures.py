"""The small charts of the page, each on a card with what its ends mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from companion.domain.series import Series
from companion.domain.text import first_line
from companion.i18n import number, quoted, tr
from companion.services.measures import MeasureStory
from companion.services.progress import Done, GoalProgress
from companion.services.ruler_progress import RulerProgress
from companion.ui.look import Type
from companion.ui.progress.chart_panel import ChartPanel, counts_panel, line_panel
from companion.ui.widgets.kit import Card, Label, LinkButton, Small

CHART_HEIGHT = 170
TITLE_AT_MOST = 160


class Tile(Card):
    """A title, what the ends of the scale mean, and the chart."""

    def __init__(self, title: str, ends: str, panel: ChartPanel) -> None:
        super().__init__(spacing=4)
        self.panel = panel
        self.body.setContentsMargins(20, 20, 20, 8)
        self.body.addWidget(Label(title, Type.STRONG))
        if ends:
            self.body.addWidget(Small(ends))
        self.body.addSpacing(6)
        self.body.addWidget(panel)


def goal_tile(progress: GoalProgress, open_goal: Callable[[str], None]) -> Tile:
    """What one can do, first to now, with the way to the goal."""
    goal = progress.goal
    panel = line_panel(progress.series, compact=True, height=CHART_HEIGHT)
    link = LinkButton(tr("Open the goal"))
    link.setAccessibleName(tr("Open the goal {words}", words=quoted(first_line(goal.words))))
    link.clicked.connect(partial(_open, open_goal, goal.id))
    panel.add_link(link)
    title = quoted(first_line(goal.rated_as, TITLE_AT_MOST))
    return Tile(title, tr("From 0 (unable) to 10 (as before)"), panel)


def done_tile(done: Done) -> Tile:
    """What was done, by week or month."""
    name = tr("What I did")
    panel = counts_panel(name, done.columns, height=CHART_HEIGHT)
    return Tile(name, tr("How often, in any size"), panel)


def ruler_tile(progress: RulerProgress, ends: tuple[str, str]) -> Tile:
    """One ruler of one goal, with the words at its ``ends``; a ring is an answer to "why not lower?"."""
    goal = quoted(first_line(progress.goal.words, TITLE_AT_MOST))
    series = replace(
        progress.series, title=tr("{what}: {words}", what=progress.series.title, words=goal)
    )  # fmt: skip
    panel = line_panel(series, compact=True, height=CHART_HEIGHT)
    return Tile(series.title, _ends_words(series, ends), panel)


def story_tile(story: MeasureStory) -> Tile:
    """One measure over time."""
    title = story.question or story.name
    series = replace(story.series, title=title)
    panel = line_panel(series, compact=True, height=CHART_HEIGHT)
    return Tile(title, _ends_words(series, story.ends), panel)


def _ends_words(series: Series, ends: tuple[str, str]) -> str:
    low, high = ends
    if not (low and high):
        return ""
    return tr(
        "From {first} ({low}) to {last} ({high})",
        first=number(series.low),
        low=low,
        last=number(series.high),
        high=high,
    )


def has_notes(series: Series) -> bool:
    """Whether its line has a ring: the mark of a note."""
    return any(point.note.strip() for point in series.points)


def _open(open_goal: Callable[[str], None], goal_id: str, _checked: bool = False) -> None:
    open_goal(goal_id)
