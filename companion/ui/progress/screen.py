"""Progress: what has changed? Sentences first, then small charts. Nothing recorded is a gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.tense import ReliefCount
from companion.domain.text import first_line
from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.services.measures import MeasureStory
from companion.services.ruler_progress import RulerProgress
from companion.ui.look import Type
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.progress.chart_panel import ChartPanel
from companion.ui.progress.facts_in_span import (
    ALL,
    OWN,
    Readers,
    SpanView,
    look_over,
    relief_words,
)
from companion.ui.progress.goal_sentences import WORDS_AT_MOST, GoalSentences
from companion.ui.progress.pictures import Tile, done_tile, goal_tile, has_notes, ruler_tile, story_tile
from companion.ui.progress.span_choice import SpanChoice
from companion.ui.progress.tiles import Pictures
from companion.ui.widgets.kit import (
    Body,
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


class ProgressScreen(Screen):
    """What has changed in a span of time the person chooses."""

    place = Place.PROGRESS

    def __init__(self, readers: Readers, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readers = readers
        self._navigator = navigator
        self._view: SpanView | None = None
        self.sentences: list[Label] = []
        self.pictures: Pictures | None = None
        self.setAccessibleName(tr("Progress"))
        self.page = Page()
        self.page.add(Heading(tr("What has changed?")))
        self.spans = SpanChoice(readers.progress.today())
        self.spans.changed.connect(self.refresh)
        self.page.add(self.spans, above=16)
        holder = QWidget()
        self._found = QVBoxLayout(holder)
        self._found.setContentsMargins(0, 0, 0, 0)
        self._found.setSpacing(0)
        self.page.add(holder, above=8)
        self.look_back_link = LinkButton(tr("Read what I wrote on a day"))
        self.look_back_link.clicked.connect(self._look_back)
        self.page.add(self.look_back_link, above=20)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    @property
    def panels(self) -> list[ChartPanel]:
        """The charts made so far."""
        return self.pictures.panels if self.pictures else []

    def refresh(self) -> None:
        """Reads the notebook again; what is the same stays as it is shown."""
        view = look_over(self.spans.value(), self._readers, self.spans.days())
        if view == self._view:
            return
        scroll = self.page.verticalScrollBar().value()
        self._view = view
        self._show(view)
        if scroll:
            QTimer.singleShot(0, self.page, partial(self.page.verticalScrollBar().setValue, scroll))

    # slots

    def _write_goal(self) -> None:
        self._navigator.go.emit(Place.GOALS)

    def _open_goal(self, goal_id: str) -> None:
        self._navigator.open_goal.emit(goal_id)

    def _look_back(self) -> None:
        self._navigator.go.emit(Place.LOOK_BACK)

    # what is shown

    def _show(self, view: SpanView) -> None:
        clear_layout(self._found)
        self.sentences, self.pictures = [], None
        self.spans.setVisible(view.ever)
        self.look_back_link.setVisible(view.ever)
        if not view.ever:
            self._show_empty()
            return
        if view.empty:
            self._say(tr("There is nothing to show for this time. That is fine."))
            if view.span not in (ALL, OWN):
                self._say(tr("A longer time may show more."))
            return
        self._show_goals(view)
        self._show_rulers(view)
        self._show_measured(view)
        if view.done.sentences:
            self._head(tr("What I did"))
            for sentence in view.done.sentences:
                self._say(sentence)
        self._show_helped(tr("What helped"), view.done.helped)
        self._show_helped(tr("When things were tense"), view.relief)
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
        told = GoalSentences(view.goals)
        told.for_visit.connect(self._navigator.bring)
        self.sentences += told.labels
        self._add(told, above=8)

    def _show_rulers(self, view: SpanView) -> None:
        """No number of these is better than another: they are said, with the person's own reason."""
        if not view.rulers:
            return
        self._head(tr("How much it matters, and how sure I am"))
        for index, (_goal, answered) in enumerate(groupby(view.rulers, key=_goal_id)):
            given = list(answered)
            runs = [Run(quoted(first_line(given[0].goal.words, WORDS_AT_MOST)), italic=True)]
            for each in given:
                runs.append(Run("\n" + tr("{what}: {words}", what=each.series.title, words=each.words)))
                if each.why:
                    runs += [Run(" " + tr("Why not lower:") + " "), Run(quoted(each.why), italic=True)]
            self._tell(runs, "", first=index == 0)

    def _show_measured(self, view: SpanView) -> None:
        """What studies say stands beside numbers only; other answers are counted."""
        told = [(_story_runs(story), story.source) for story in view.measured]
        told += [(_asked(count.question, count.words), "") for count in view.counted]
        if told:
            self._head(tr("What I noted"))
        for index, (runs, source) in enumerate(told):
            self._tell(runs, source, first=index == 0)

    def _show_helped(self, title: str, counts: Sequence[ReliefCount]) -> None:
        if counts:
            self._head(title)
        for count in counts:
            self._say(relief_words(count))

    def _show_charts(self, view: SpanView) -> None:
        rated = [progress for progress in view.goals if progress.series.points]
        answered = [ruler for ruler in view.rulers if len(ruler.series.points) > 1]
        makers: list[Callable[[], Tile]] = [partial(goal_tile, each, self._open_goal) for each in rated]
        if view.done.count:
            makers.append(partial(done_tile, view.done))
        makers += [partial(ruler_tile, each, self._readers.measures.ends_of(each.ruler)) for each in answered]
        makers += [partial(story_tile, each) for each in view.measured]
        if not makers:
            return
        self._head(tr("In pictures"))
        lines = [each.series for each in rated]
        lines += [ruler.series for ruler in answered] + [story.series for story in view.measured]
        if any(has_notes(line) for line in lines):
            self._add(Small(tr("A ring on a line is a note of mine.")), above=4)
        self.pictures = Pictures(makers)
        self._add(self.pictures, above=12)

    def _head(self, words: str) -> None:
        self._add(Subheading(words), above=28)

    def _say(self, sentence: str) -> None:
        label = Body(sentence)
        self.sentences.append(label)
        self._add(label, above=8)

    def _tell(self, runs: list[Run], source: str, *, first: bool) -> None:
        if source:
            runs = [*runs, Run("  " + source, token=Token.MUTED)]
        label = Label("", Type.BODY, selectable=True)
        label.set_runs(runs)
        self.sentences.append(label)
        self._add(label, above=8 if first else 12)

    def _add(self, widget: QWidget, above: int) -> None:
        self._found.addSpacing(above)
        self._found.addWidget(widget)


def _goal_id(progress: RulerProgress) -> str:
    return progress.goal.id


def _story_runs(story: MeasureStory) -> list[Run]:
    """What was asked, what the numbers did, and what studies say of such a change."""
    return _asked(story.question or story.name, " ".join([story.words, *story.more, story.label]).strip())


def _asked(question: str, said: str) -> list[Run]:
    return [Run(question, bold=True), Run("\n" + said)]
