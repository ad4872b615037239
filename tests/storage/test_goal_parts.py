"""Whatever belongs to a goal, both sides and the picture come back from the file as they went in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from companion.domain.about import Portrait, PortraitFile
from companion.domain.both_sides import BothSides, Quadrant, SideLine
from companion.domain.fine import FineForNow
from companion.domain.goals import Goal
from companion.domain.ladder import LEVELS, Ladder, LadderWords, Rung
from companion.domain.moments import Moment
from companion.domain.rulers import Ruler, RulerMark
from companion.domain.small_steps import SmallStep
from companion.services.ports import Unit
from companion.storage.notebook import SqlNotebook, open_notebook

AT = Moment(datetime(2026, 5, 1, 9, tzinfo=UTC))
texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
ids = st.text("0123456789abcdef", min_size=1, max_size=32)
moments = st.builds(
    lambda when, hours: Moment(when.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))),
    st.datetimes(datetime(1990, 1, 2), datetime(2090, 1, 1)),  # noqa: DTZ001 - the zone is put on above
    st.integers(-12, 14),
)
law = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlNotebook]:
    notebook = open_notebook(tmp_path_factory.mktemp("parts") / "me.companion")
    with notebook.write() as unit:
        unit.goals.put(Goal("g", "walk", AT, AT))
        unit.commit()
    yield notebook
    notebook.close()


@pytest.fixture
def fresh(book: SqlNotebook) -> Callable[[], Unit]:
    """A unit on a notebook with one goal; nothing of it is kept."""
    return book.write


@law
@given(first=st.builds(LadderWords, *([texts] * 5)), second=st.builds(LadderWords, *([texts] * 5)))
def test_ladders(fresh: Callable[[], Unit], first: LadderWords, second: LadderWords) -> None:
    with fresh() as unit:
        assert unit.goal_parts.ladder("g") == Ladder("g")
        for words in (first, second):
            unit.goal_parts.put_ladder(Ladder("g", words))
            assert unit.goal_parts.ladder("g") == Ladder("g", words)


@law
@given(
    rung=st.builds(
        Rung, ids, st.just("g"), moments, st.sampled_from(LEVELS), words=texts, note=texts
    ),
    mark=st.builds(
        RulerMark, ids, st.just("g"), st.sampled_from(Ruler), moments, st.integers(0, 10), why=texts
    ),
    step=st.builds(SmallStep, ids, st.just("g"), texts, moments, st.integers(0, 99), st.none() | moments),
    fine=st.builds(FineForNow, ids, moments, texts),
)  # fmt: skip
def test_parts(
    fresh: Callable[[], Unit], rung: Rung, mark: RulerMark, step: SmallStep, fine: FineForNow
) -> None:
    with fresh() as unit:
        parts = unit.goal_parts
        for _twice in range(2):
            parts.put_rung(rung)
            parts.put_ruler(mark)
            parts.put_step(step)
            parts.put_fine(fine)
        assert parts.rungs("g") == [rung]
        assert parts.rulers("g") == [mark]
        assert parts.steps("g") == [step]
        assert parts.step(step.id) == step
        assert parts.fine() == [fine]
        assert (parts.all_rungs(), parts.all_rulers()) == ([rung], [mark])
        assert parts.rungs("other") == parts.rulers("other") == parts.steps("other") == []


@law
@given(
    page=st.builds(BothSides, ids, texts, moments, st.sampled_from(("", "g"))),
    key=ids, quadrant=st.sampled_from(Quadrant), text=texts, at=moments, rank=st.integers(0, 9), shared=st.booleans(),
)  # fmt: skip
def test_both_sides(
    fresh: Callable[[], Unit],
    page: BothSides,
    key: str,
    quadrant: Quadrant,
    text: str,
    at: Moment,
    rank: int,
    shared: bool,
) -> None:
    line = SideLine(key, page.id, quadrant, text, at, rank, shared)
    with fresh() as unit:
        unit.both_sides.put(page)
        unit.both_sides.put_line(line)
        assert unit.both_sides.all() == [page]
        assert unit.both_sides.get(page.id) == page
        assert unit.both_sides.of_goal("g") == (page if page.goal_id else None)
        assert unit.both_sides.lines(page.id) == [line]
        assert unit.both_sides.line(key) == line
        assert unit.both_sides.shared_lines() == ([line] if shared else [])


@law
@given(at=moments, width=st.integers(1, 9000), height=st.integers(1, 9000), data=st.binary(max_size=60))
def test_the_picture(fresh: Callable[[], Unit], at: Moment, width: int, height: int, data: bytes) -> None:
    known = Portrait(at, len(data), width, height)
    with fresh() as unit:
        assert unit.about.portrait() is None
        assert unit.about.portrait_data() is None
        unit.about.put_portrait(PortraitFile(Portrait(at, 1, 1, 1), b"x"))
        unit.about.put_portrait(PortraitFile(known, data))
        assert unit.about.portrait() == known
        assert unit.about.portrait_data() == data
        assert unit.files()["about-me.jpg"] == data


def test_a_goal_that_goes_takes_its_parts_and_its_page_along(fresh: Callable[[], Unit]) -> None:
    with fresh() as unit:
        unit.goals.put(Goal("h", "sing", AT, AT))
        unit.goal_parts.put_ladder(Ladder("h", LadderWords(hoped="once")))
        unit.goal_parts.put_rung(Rung("r", "h", AT, 0))
        unit.goal_parts.put_step(SmallStep("s", "h", "step", AT))
        unit.both_sides.put(BothSides("p", "", AT, "h"))
        unit.both_sides.put_line(SideLine("l", "p", Quadrant.STAY_GOOD, "rest", AT))
        unit.both_sides.put(BothSides("q", "stairs?", AT))
        unit.goals.remove("h")
        assert not unit.goal_parts.ladder("h").is_written
        assert unit.goal_parts.rungs("h") == unit.goal_parts.steps("h") == []
        assert [page.id for page in unit.both_sides.all()] == ["q"]
        assert unit.both_sides.line("l") is None


def test_parts_of_a_goal_that_is_not_there_are_refused(fresh: Callable[[], Unit]) -> None:
    with fresh() as unit, pytest.raises(IntegrityError):
        unit.goal_parts.put_rung(Rung("r", "nope", AT, 0))
