"""Progress: what has changed? Sentences first, then small charts. Nothing recorded is a gap."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.text import first_line
from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.services.checkins import CheckInService
from companion.services.progress import GoalProgress, ProgressService
from companion.services.tense import TenseService
from companion.ui.look import Type
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.progress.chart_panel import ChartPanel, counts_panel, line_panel
from companion.ui.progress.facts_in_span import (
    ALL,
    Measured,
    SpanView,
    goal_words,
    look_back,
    relief_words,
)
from companion.ui.progress.tiles import Tiles
from companion.ui.widgets.kit import (
    Body,
    Card,
    ChoiceRow,
    EmptyState,
    Heading,
    Label,
    LinkButton,
    Page,
    Run,
    Small,
    Subheading,
    clear_layout,
)

FIRST_SPAN = "12w"
WORDS_AT_MOST = 160
CHART_HEIGHT = 170


class ProgressScreen(Screen):
    """What has changed in a span of time the person chooses."""

    place = Place.PROGRESS

    def __init__(
        self,
        progress: ProgressService,
        checkins: CheckInService,
        tense: TenseService,
        navigator: Navigator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._progress = progress
        self._checkins = checkins
        self._tense = tense
        self._navigator = navigator
        self._view: SpanView | None = None
        self.sentences: list[Label] = []
        self.panels: list[ChartPanel] = []
        self.setAccessibleName(tr("Progress"))
        self.page = Page()
        self.page.add(Heading(tr("What has changed?")))
        self.spans = ChoiceRow(
            tr("Over what time"),
            [("4w", tr("4 weeks")), ("12w", tr("12 weeks")), ("year", tr("A year")), (ALL, tr("All"))],
            clearable=False,
        )
        self.spans.set_value(FIRST_SPAN)
        self.spans.chosen.connect(self._choose)
        self.page.add(self.spans, above=16)
        holder = QWidget()
        self._found = QVBoxLayout(holder)
        self._found.setContentsMargins(0, 0, 0, 0)
        self._found.setSpacing(0)
        self.page.add(holder, above=8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def refresh(self) -> None:
        """Reads the notebook again; what is the same stays as it is shown."""
        view = look_back(self.spans.value(), self._progress, self._checkins, self._tense)
        if view == self._view:
            return
        scroll = self.page.verticalScrollBar().value()
        self._view = view
        self._show(view)
        if scroll:
            QTimer.singleShot(0, self.page, partial(self.page.verticalScrollBar().setValue, scroll))

    # slots

    def _choose(self, _span: str) -> None:
        self.refresh()

    def _write_goal(self) -> None:
        self._navigator.go.emit(Place.GOALS)

    def _open_goal(self, goal_id: str, _checked: bool = False) -> None:
        self._navigator.open_goal.emit(goal_id)

    # what is shown

    def _show(self, view: SpanView) -> None:
        clear_layout(self._found)
        self.sentences, self.panels = [], []
        self.spans.setVisible(view.ever)
        if not view.ever:
            self._show_empty()
            return
        if view.empty:
            self._say(tr("There is nothing to show for this time. That is fine."))
            if view.span != ALL:
                self._say(tr("A longer time may show more."))
            return
        self._show_goals(view)
        if view.done.sentences:
            self._head(tr("What I did"))
            for sentence in view.done.sentences:
                self._say(sentence)
        if view.relief:
            self._head(tr("When things were tense"))
            for count in view.relief:
                self._say(relief_words(count))
        self._show_charts(view)

    def _show_empty(self) -> None:
        empty = EmptyState(
            tr(
                "This page fills as you go. Rate a goal, do a routine or check in, "
                "and you can read here what has changed."
            ),
            tr("Go to my goals"),
        )
        empty.acted.connect(self._write_goal)
        self._found.addWidget(empty)

    def _show_goals(self, view: SpanView) -> None:
        if not view.goals:
            return
        self._head(tr("What I can do"))
        for index, progress in enumerate(view.goals):
            label = Label("", Type.BODY, selectable=True)
            runs = [
                Run(quoted(first_line(progress.goal.words, WORDS_AT_MOST)), italic=True),
                Run("\n" + goal_words(progress)),
            ]
            if progress.source and progress.series.points:
                runs.append(Run("  " + progress.source, token=Token.MUTED))
            label.set_runs(runs)
            self._add(label, above=12 if index else 8)
            self.sentences.append(label)

    def _show_charts(self, view: SpanView) -> None:
        tiles: list[QWidget] = [
            self._goal_tile(progress) for progress in view.goals if progress.series.points
        ]  # fmt: skip
        if view.done.count:
            tiles.append(self._done_tile(view))
        tiles += [self._question_tile(measured) for measured in view.measured]
        if tiles:
            self._head(tr("In pictures"))
            self._add(Tiles(tiles), above=12)

    def _goal_tile(self, progress: GoalProgress) -> Card:
        goal = progress.goal
        ends = tr("From 0 (unable) to 10 (as before)")
        panel = line_panel(progress.series, compact=True, height=CHART_HEIGHT)
        title = quoted(first_line(goal.rated_as, WORDS_AT_MOST))
        link = LinkButton(tr("Open the goal"))
        link.setAccessibleName(tr("Open the goal {words}", words=quoted(first_line(goal.words))))
        link.clicked.connect(partial(self._open_goal, goal.id))
        panel.add_link(link)
        return self._tile(title, ends, panel)

    def _done_tile(self, view: SpanView) -> Card:
        name = tr("What I did")
        panel = counts_panel(name, view.done.columns, height=CHART_HEIGHT)
        return self._tile(name, tr("How often, in any size"), panel)

    def _question_tile(self, measured: Measured) -> Card:
        question = measured.question
        ends = ""
        if question.low and question.high:
            ends = tr("From 0 ({low}) to 10 ({high})", low=question.low, high=question.high)
        panel = line_panel(measured.series, compact=True, height=CHART_HEIGHT)
        return self._tile(question.text, ends, panel)

    def _tile(self, title: str, ends: str, panel: ChartPanel) -> Card:
        card = Card(spacing=4)
        card.body.setContentsMargins(20, 20, 20, 8)
        card.body.addWidget(Label(title, Type.STRONG))
        if ends:
            card.body.addWidget(Small(ends))
        card.body.addSpacing(6)
        card.body.addWidget(panel)
        self.panels.append(panel)
        return card

    def _head(self, words: str) -> None:
        self._add(Subheading(words), above=28)

    def _say(self, sentence: str) -> None:
        label = Body(sentence)
        self.sentences.append(label)
        self._add(label, above=8)

    def _add(self, widget: QWidget, above: int) -> None:
        self._found.addSpacing(above)
        self._found.addWidget(widget)
