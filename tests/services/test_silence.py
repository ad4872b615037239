"""Missing is never zero, whatever was recorded and wherever nothing was: in data, in charts and on paper.

Laws over diaries drawn by chance. The same diary with empty weeks put in anywhere has the same numbers, the same
sentences, and its points at the same heights; a stretch without an entry draws no point and no line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from companion.bootstrap import services_over
from companion.charts.facts import facts
from companion.charts.line import line_chart, line_spots
from companion.domain.checkins import Answer
from companion.domain.ladder import LadderWords
from companion.domain.routines import Size
from companion.domain.rulers import Ruler
from companion.domain.series import Series
from companion.domain.sessions import Helped
from companion.services.bundle import Services
from companion.services.papers import PaperOptions
from companion.services.progress import done_in, goals_in, rulers_in
from companion.services.question_shelf import goal_question
from companion.services.sheets import SheetOptions
from companion.storage.notebook import open_notebook
from tests.charts.marks import dots, strokes
from tests.helpers.desk import CountingIds, FixedClock
from tests.helpers.drawn_charts import charts_on
from tests.helpers.private_words import bridge

LAW = settings(derandomize=True, max_examples=16, phases=[Phase.generate])
"""A failing diary is short enough to read as it is; to shorten it would take minutes."""
MOST = 12
"""So many entries at most."""
PEG = ("peg.pain", "peg.enjoyment", "peg.activity")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something recorded so many days after the entry before. A value that was left out is ``None``."""

    after: int
    kind: str
    values: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry is written."""

    services: Services
    goals: tuple[str, ...]


def _check_in(*questions: str) -> Callable[[Place, Entry], None]:
    def write(place: Place, entry: Entry) -> None:
        pairs = zip(questions, entry.values, strict=False)
        said = [Answer(each, each, value) for each, value in pairs if value is not None]
        place.services.checkins.add(said, "Something to say.", private=False)

    return write


def _both_goals(place: Place, entry: Entry) -> None:
    _check_in(*map(goal_question, place.goals))(place, entry)


def _rating(place: Place, entry: Entry) -> None:
    if entry.values[0] is not None:
        place.services.goals.rate(place.goals[0], entry.values[0])


def _sure(place: Place, entry: Entry) -> None:
    if entry.values[0] is not None:
        place.services.rulers.say(place.goals[1], {Ruler.CONFIDENCE: (entry.values[0], "")})


def _ladder(place: Place, entry: Entry) -> None:
    if entry.values[0] is not None:
        place.services.ladders.stand(place.goals[0], entry.values[0] % 5 - 2)


def _clinic(place: Place, entry: Entry) -> None:
    if entry.values[0] is not None:
        place.services.clinic_scores.add("Oswestry", str(entry.values[0]))


def _session(place: Place, entry: Entry) -> None:
    sessions = place.services.sessions
    done = sessions.finish(sessions.start(place.services.routines.all()[0], Size.ORDINARY))
    sessions.reflect(done.id, entry.values[0], Helped.YES if entry.values[1] else None, "")


KINDS: dict[str, Callable[[Place, Entry], None]] = {
    "what I could do": _check_in("can_do"),
    "three answers on pain": _check_in(*PEG),
    "pain now": _check_in("nprs.now"),
    "both goals": _both_goals,
    "one goal": _rating,
    "how sure": _sure,
    "on the ladder": _ladder,
    "a score from the clinic": _clinic,
    "a session": _session,
}

values = st.tuples(*[st.none() | st.integers(0, 10)] * 3)


def diaries(
    days: st.SearchStrategy[int], kinds: Iterable[str] = KINDS, most: int = MOST
) -> st.SearchStrategy[list[Entry]]:
    """Entries of these kinds, so many days apart."""
    return st.lists(st.builds(Entry, days, st.sampled_from(list(kinds)), values), min_size=2, max_size=most)


def silences(weeks: int) -> st.SearchStrategy[list[int]]:
    """So many empty weeks before each entry, and at last after all of them."""
    return st.lists(st.integers(0, weeks), min_size=MOST + 1, max_size=MOST + 1)


@dataclass(frozen=True, slots=True)
class Told:
    """A diary as it is told. ``first`` is its first day."""

    services: Services
    goals: tuple[str, ...]
    first: date
    last: date

    @property
    def series(self) -> dict[str, Series]:
        """Everything that is drawn as a line, by name."""
        record = self.services.progress.record(self.first, self.last)
        found = {story.id: story.series for story in self.services.measures.stories(record)}
        found |= {each.goal.id: each.series for each in goals_in(record)}
        return found | {f"{each.ruler} {each.goal.id}": each.series for each in rulers_in(record)}

    @property
    def sheet(self) -> SheetOptions:
        return SheetOptions(first=self.first, last=self.last, embed=True)


@contextmanager
def told(diary: list[Entry], empty: list[int]) -> Iterator[Told]:
    """The diary written into a notebook, with empty weeks put in; none between two entries of one day."""
    with TemporaryDirectory() as folder:
        clock = FixedClock()
        notebook = open_notebook(Path(folder) / "notebook.companion")
        services = services_over(notebook, clock, CountingIds())
        try:
            routine = services.routines.create("Mornings")
            services.routines.add_step(routine.id, bridge(services))
            goals = tuple(services.goals.add(words, activity=words).id for words in ("Lift Rosie", "Stairs"))
            services.ladders.write(goals[0], LadderWords("a", "b", "c", "d", "e"))
            first = clock.now().day
            for number, entry in enumerate(diary):
                weeks = empty[number] if entry.after else 0
                clock.advance(days=entry.after + 7 * weeks, minutes=1)
                KINDS[entry.kind](Place(services, goals), entry)
            clock.advance(days=7 * empty[-1])
            yield Told(services, goals, first, clock.now().day)
        finally:
            notebook.close()


def numbers(diary: Told) -> dict[str, object]:
    """Every number and sentence that is made of what was recorded, and how high each point is drawn. Days are left
    out: they are another matter."""
    first, last = diary.first, diary.last
    found: dict[str, object] = {}
    record = diary.services.progress.record(first, last)
    for story in diary.services.measures.stories(record):
        found[story.id] = (story.words, story.more, story.moved, story.latest)
    for each in goals_in(record):
        found[each.goal.id] = (each.first, each.latest, each.words)
    for each in rulers_in(record):
        found[f"{each.ruler} {each.goal.id}"] = each.words
    done = done_in(record)
    # In how many weeks something was done does change when two days of one week are put apart.
    said = [sentence for sentence in done.sentences if "week" not in sentence]
    found["done"] = (done.count, done.by_size, done.helped, said)
    for name, series in diary.series.items():
        found[f"values of {name}"] = [point.value for point in series.points]
        found[f"heights of {name}"] = [spot.y for spot in line_spots(series, 640, 200)]
        found[f"facts of {name}"] = [fact for fact in facts(series) if not re.search(r"\d{4}", fact)]
    sheet = diary.services.sheets.data(diary.sheet)
    found["sheet"] = [(goal.first, goal.latest, goal.change_words) for goal in sheet.goals]
    found["sheet's answers"] = (sheet.function_words, [answer.value for answer in sheet.answers])
    return found


@given(diaries(st.integers(0, 30)), silences(6))
@LAW
def test_empty_weeks_change_no_number_and_move_no_point(entries: list[Entry], empty: list[int]) -> None:
    with told(entries, [0] * (MOST + 1)) as plain, told(entries, empty) as quiet:
        assert numbers(quiet) == numbers(plain)


@given(diaries(st.integers(0, 30)), silences(6), st.booleans())
@LAW
def test_only_what_was_recorded_is_drawn(entries: list[Entry], empty: list[int], compact: bool) -> None:
    """Dots and corners of lines stand where something was recorded, and no line crosses a long silence."""
    with told(entries, empty) as quiet:
        for series in quiet.series.values():
            drawing = line_chart(series, 640, 200, compact=compact)
            places = {(spot.x, spot.y) for spot in line_spots(series, 640, 200, compact=compact)}
            corners = [
                [(float(x), float(y)) for _kind, x, y in stroke.commands] for stroke in strokes(drawing)
            ]
            assert {(dot.x, dot.y) for dot in dots(drawing)} | {
                spot for run in corners for spot in run
            } == places
            assert [len(run) for run in corners] == runs(series)


def runs(series: Series) -> list[int]:
    """How many points there are in each stretch of two or more without a long silence."""
    lengths = [1] if series.points else []
    for before, after in pairwise(series.points):
        if (after.day - before.day).days > series.gap_days:
            lengths.append(0)
        lengths[-1] += 1
    return [length for length in lengths if length > 1]


@given(
    diaries(st.sampled_from([0, 7, 14, 28]), ("one goal", "both goals", "what I could do"), 7), silences(3)
)
@settings(LAW, max_examples=10)
def test_on_paper_too_only_what_was_recorded_is_drawn(entries: list[Entry], empty: list[int]) -> None:
    """The story of a goal has one chart, the sheet up to three: of each goal and of what I could do."""
    with told(entries, empty) as quiet:
        sheet = quiet.services.sheets.data(quiet.sheet)
        series = [goal.series for goal in sheet.goals] + [sheet.function] * (sheet.function is not None)
        expected = [drawn(each) for each in series if each is not None and len(each.points) > 1]
        on_sheet = [chart.values for chart in charts_on(quiet.services.sheet_files.pdf(quiet.sheet))]
        assert on_sheet == expected
        story = charts_on(quiet.services.papers.story_pdf(quiet.goals[0], PaperOptions()))
        whole = sheet.goals[0].series
        assert [chart.values for chart in story] == [drawn(whole)] * (len(whole.points) > 1)
        assert [len(line) for chart in story for line in chart.lines] == runs(whole)


def drawn(series: Series) -> list[float]:
    """The values as a chart has them: by day and height, each place once."""
    return [value for _day, value in sorted({(point.day, point.value) for point in series.points})]


def test_what_is_recorded_as_zero_is_drawn_as_zero() -> None:
    """The law above can tell: a zero that was said is there, a silence is not."""
    said = [Entry(7, "one goal", (value,)) for value in (5, 0, 7)]
    with told(said, [0] * (MOST + 1)) as diary:
        (chart,) = charts_on(diary.services.papers.story_pdf(diary.goals[0], PaperOptions()))
    assert (chart.values, len(chart.dots), [len(line) for line in chart.lines]) == ([5, 0, 7], 3, [3])
    silent = [said[0], replace(said[1], values=(None,)), said[2]]
    with told(silent, [0] * (MOST + 1)) as diary:
        (chart,) = charts_on(diary.services.papers.story_pdf(diary.goals[0], PaperOptions()))
    assert (chart.values, len(chart.dots)) == ([5, 7], 2)
