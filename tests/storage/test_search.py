"""The search index knows everything that is written, and nothing that is not there any more."""

# ruff: noqa: S608 - the names in these statements are our own tables and columns

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import LargeBinary, Text

from companion.bootstrap import services_over
from companion.domain.about import AboutMe
from companion.domain.both_sides import Quadrant
from companion.domain.checkins import Answer, QuestionKind
from companion.domain.goals import GoalState
from companion.domain.ladder import LadderWords
from companion.domain.rulers import Ruler
from companion.domain.search import Tier, Written, query
from companion.domain.sessions import DayState, Helped
from companion.domain.tense import TensePlan
from companion.domain.visits import TalkKind
from companion.errors import CompanionError
from companion.services.bundle import Services
from companion.services.library import OwnEntry
from companion.storage.engine import connect, make_engine, writing
from companion.storage.notebook import SqlNotebook, open_notebook
from companion.storage.repositories.search import SqlSearch
from companion.storage.search_index import drop_search, is_search, make_search
from companion.storage.search_sources import LISTED, NOT_WORDS, SOURCES, Column, Source
from companion.storage.tables import metadata
from tests.helpers.desk import CountingIds, FixedClock

WORDS = ("garden", "stairs", "Łódź", "café", "grandson", "burning", "shower", "bicycle")
NOT_SEARCHED = ("drafts", "suggestions", "recycled", "recycled_files", "settings")


def find(notebook: SqlNotebook, typed: str, limit: int = 10_000) -> list[Written]:
    with notebook.read() as unit:
        return unit.using(SqlSearch).find(query(typed), limit)


# Which columns are searched


def test_every_text_column_is_either_searched_or_named_as_no_words() -> None:
    """A new column asks its author: may the person look for what is in it? Say so in ``search_sources.py``."""
    searched = {source.table: {column.name for column in source.columns} for source in SOURCES}
    for table in metadata.sorted_tables:
        texts = {
            column.name
            for column in table.columns
            if isinstance(column.type, Text) and not isinstance(column.type, LargeBinary)
        }
        words, others = searched.get(table.name, set()), NOT_WORDS.get(table.name, set())
        assert texts == words | others, table.name
        assert not words & others, table.name
    assert searched.keys() | NOT_WORDS.keys() <= metadata.tables.keys()


def test_a_change_of_anything_used_makes_the_texts_anew() -> None:
    """What a source reads of a row besides its words is in ``also``, or belongs to the row's key."""
    for source in SOURCES:
        table = metadata.tables[source.table]
        known = {column.name for column in source.columns} | set(source.also)
        keys = [*table.primary_key.columns, *(key.parent for key in table.foreign_keys)]
        stays = {column.name for column in keys} | {"created"}
        for part in (source.thing, source.thing_id, source.day, source.only):
            for column in table.columns:
                if f"{{r}}.{column.name}" in part.replace(")", " ").replace(",", " ").split():
                    assert column.name in known | stays, (source.table, column.name)


# Complete and current, against a plain scan


def scan(notebook: SqlNotebook, word: str) -> int:
    """How many texts of the notebook hold ``word``, by reading every table from end to end."""
    with notebook.read() as unit:
        tables = unit.tables()
    count = 0
    for name, table in tables.items():
        if name in NOT_SEARCHED:
            continue
        skipped = NOT_WORDS.get(name, set())
        for row in table.rows:
            if name == "movements" and not row["own"]:
                continue
            for column, value in row.items():
                if column not in skipped:
                    count += sum(word in text for text in _texts(value))
    return count


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)


class Writer:
    """Does one of many things in a notebook, with words from a small store."""

    def __init__(self, services: Services, clock: FixedClock) -> None:
        self.services = services
        self.clock = clock
        self.ways: tuple[Callable[[str, int], object], ...] = (
            self.new_goal,
            self.reword,
            self.state,
            self.rate,
            self.remove_goal,
            self.check_in,
            self.edit_check_in,
            self.remove_check_in,
            self.talk,
            self.reword_talk,
            self.take_out,
            self.agree,
            self.day,
            self.clear_day,
            self.about,
            self.tense_plan,
            self.relief,
            self.question,
            self.routine,
            self.rename,
            self.remove_routine,
            self.small_step,
            self.ladder,
            self.rulers,
            self.both_sides,
            self.fine,
            self.clinic_score,
            self.own_movement,
            self.change_movement,
            self.bring_back,
            self.delete_for_good,
        )

    def new_goal(self, words: str, _pick: int) -> None:
        self.services.goals.add(words, why=words, activity="walk")

    def reword(self, words: str, pick: int) -> None:
        if goals := self.services.goals.all():
            self.services.goals.reword(goals[pick % len(goals)].id, words, "because " + words, "", words)

    def state(self, words: str, pick: int) -> None:
        if goals := self.services.goals.all():
            self.services.goals.set_state(goals[pick % len(goals)].id, GoalState.RESTING, words)

    def rate(self, words: str, pick: int) -> None:
        if goals := self.services.goals.all():
            self.services.goals.rate(goals[pick % len(goals)].id, pick % 11, words)

    def remove_goal(self, _words: str, pick: int) -> None:
        if goals := self.services.goals.all():
            self.services.goals.remove(goals[pick % len(goals)].id)

    def check_in(self, words: str, pick: int) -> None:
        answers = [Answer("own:1", "How was it?", None, words), Answer("can_do", "?", pick % 11)]
        self.services.checkins.add(answers, words)

    def edit_check_in(self, words: str, pick: int) -> None:
        if found := self.services.checkins.recent():
            old = found[pick % len(found)]
            self.services.checkins.edit(old.id, old.answers, words, old.at.day, private=True)

    def remove_check_in(self, _words: str, pick: int) -> None:
        if found := self.services.checkins.recent():
            self.services.checkins.remove(found[pick % len(found)].id)

    def talk(self, words: str, pick: int) -> None:
        self.services.visits.bring(tuple(TalkKind)[pick % 2], words)

    def reword_talk(self, words: str, pick: int) -> None:
        if items := self._items():
            self.services.visits.reword(items[pick % len(items)], words)

    def take_out(self, _words: str, pick: int) -> None:
        if items := self._items():
            self.services.visits.take_out(items[pick % len(items)])

    def agree(self, words: str, _pick: int) -> None:
        self.services.after_visits.agree(words, "felt " + words)

    def day(self, words: str, pick: int) -> None:
        day = self.clock.now().day - timedelta(days=pick % 3)
        self.services.sessions.describe_day(day, DayState.SMALLER, words)

    def clear_day(self, _words: str, pick: int) -> None:
        self.services.sessions.clear_day(self.clock.now().day - timedelta(days=pick % 3))

    def about(self, words: str, _pick: int) -> None:
        self.services.about.save(AboutMe(name="Ola", matters=words, enjoy="tea"))

    def tense_plan(self, words: str, _pick: int) -> None:
        self.services.tense.save_plan(TensePlan(signs=words, relief=("walk", "hot " + words)))

    def relief(self, words: str, _pick: int) -> None:
        self.services.tense.use("walk", Helped.YES, words)

    def question(self, words: str, _pick: int) -> None:
        add = self.services.checkins.add_own
        add("How is my " + words, QuestionKind.SCALE, low=words, high="fine", reason="for " + words)
        add("Which?", QuestionKind.CHOICE, choices=["both " + words, "none"])

    def routine(self, words: str, _pick: int) -> None:
        self.services.routines.create(words)

    def rename(self, words: str, pick: int) -> None:
        if found := self.services.routines.all():
            self.services.routines.rename(found[pick % len(found)].id, words, "note " + words)

    def remove_routine(self, _words: str, pick: int) -> None:
        if found := self.services.routines.all():
            self.services.routines.remove(found[pick % len(found)].id)

    def small_step(self, words: str, pick: int) -> None:
        if goals := self.services.goals.all():
            self.services.small_steps.add(goals[pick % len(goals)].id, words)

    def ladder(self, words: str, pick: int) -> None:
        if goals := self.services.goals.all():
            goal = goals[pick % len(goals)].id
            self.services.ladders.write(goal, LadderWords("", words, "middle " + words, "", ""))

    def rulers(self, words: str, pick: int) -> None:
        if goals := self.services.goals.all():
            self.services.rulers.say(goals[pick % len(goals)].id, {Ruler.IMPORTANCE: (pick, words)})

    def both_sides(self, words: str, pick: int) -> None:
        page = self.services.both_sides.begin(words)
        self.services.both_sides.add(page.id, tuple(Quadrant)[pick % 4], "more " + words)

    def fine(self, words: str, _pick: int) -> None:
        self.services.fine.say(words)

    def clinic_score(self, words: str, pick: int) -> None:
        self.services.clinic_scores.add(words, str(pick), note="note " + words)

    def own_movement(self, words: str, _pick: int) -> None:
        self.services.library.make(OwnEntry(words, cues=(words, "slowly"), equipment=("chair",)))

    def change_movement(self, words: str, pick: int) -> None:
        with self.services.notebook.read() as unit:
            mine = unit.movements.all()
        if mine:
            self.services.library.change(mine[pick % len(mine)].id, OwnEntry("other", purpose=words))

    def bring_back(self, _words: str, pick: int) -> None:
        if away := self.services.recycle.all():
            with suppress(CompanionError):
                self.services.recycle.bring_back(away[pick % len(away)].id)

    def delete_for_good(self, _words: str, pick: int) -> None:
        if away := self.services.recycle.all():
            self.services.recycle.delete(away[pick % len(away)].id)

    def _items(self) -> list[Any]:
        with self.services.notebook.read() as unit:
            return unit.visits.items()


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from(WORDS), st.sampled_from(WORDS), st.integers(0, 5)),
        min_size=3,
        max_size=40,
    )
)
def test_the_index_and_a_plain_scan_find_the_same(steps: list[tuple[int, str, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock()
        notebook = open_notebook(Path(folder) / "me.companion")
        writer = Writer(services_over(notebook, clock, CountingIds()), clock)
        for way, one, other, pick in steps:
            writer.ways[way](f"{one}\n“{other}”", pick)
            clock.advance(hours=1)
        for word in WORDS:
            found = find(notebook, word)
            assert len(found) == scan(notebook, word), word
            assert all(word in each.words for each in found)
        notebook.close()


# Every table and column by itself

CELLS = [
    pytest.param(source, column, id=f"{source.table}.{column.name}{column.form[1:]}")
    for source in SOURCES
    for column in source.columns
]
DAY, AT = "2026-03-01", "2026-03-01T12:00:00+01:00"


def cell(column: Column, word: str) -> str:
    """``word`` as it stands in a column of that form."""
    if column.form == "text":
        return word
    if column.form == "list":
        return json.dumps(["other", word])
    if column.form == "map":
        return json.dumps({"note": word})
    if column.form.endswith(LISTED):
        return json.dumps([{column.form.removeprefix("$.").removesuffix(LISTED): ["other", word]}])
    return json.dumps([{column.form.removeprefix("$."): word}])


def any_row(source: Source, column: Column, word: str) -> dict[str, object]:
    """A row of the table with ``word`` in one column and plain values in all others."""
    plain = {"day": DAY, "at": AT, "created": AT, "written": AT, "happened": AT, "changed": AT, "chosen": AT}
    row: dict[str, object] = {}
    for each in metadata.tables[source.table].columns:
        if each.name == column.name:
            row[each.name] = cell(column, word)
        elif not isinstance(each.type, Text):
            row[each.name] = 1
        elif "json" in each.info:
            row[each.name] = "{}" if each.name == "earlier" else "[]"
        else:
            row[each.name] = plain.get(each.name, f"{each.name}1")
    return row


def texts(raw: Any) -> list[tuple[object, ...]]:
    """All the index knows, in an order of its own."""
    columns = "home, row_key, part, thing, thing_id, day, tier, words"
    return sorted(raw.execute(f"SELECT {columns} FROM search_texts").fetchall())


def match(raw: Any, word: str) -> list[tuple[object, ...]]:
    sql = (
        "SELECT home, part, day, thing_id FROM search_index "
        "JOIN search_texts AS t ON t.id = search_index.rowid WHERE search_index MATCH ?"
    )
    return list(raw.execute(sql, (word,)).fetchall())


@pytest.mark.parametrize(("source", "column"), CELLS)
def test_each_column_is_followed_from_coming_to_going(path: Path, source: Source, column: Column) -> None:
    open_notebook(path).close()
    raw = connect(path, pragmas=(), mode="rw")  # without foreign keys: one row of one table is enough
    row = any_row(source, column, "zqone")
    names = ", ".join(f'"{name}"' for name in row)
    raw.execute(
        f"INSERT INTO {source.table} ({names}) VALUES ({', '.join('?' for _ in row)})", [*row.values()]
    )
    [(home, part, _day, _thing_id)] = match(raw, "zqone")
    assert (home, part) == (source.table, column.name)
    raw.execute(f'UPDATE {source.table} SET "{column.name}" = ?', (cell(column, "zqtwo"),))
    assert match(raw, "zqone") == []
    assert len(match(raw, "zqtwo")) == 1
    if "day" in source.also:
        raw.execute(f"UPDATE {source.table} SET day = '2026-04-02'")
        assert match(raw, "zqtwo")[0][2] == "2026-04-02"
    for other in source.also:
        changed = {"own": 0, "visit_id": None}.get(other, "2027-05-03T12:00:00+01:00")
        raw.execute(f'UPDATE {source.table} SET "{other}" = ?', (changed,))
    kept = texts(raw)
    raw.close()
    engine = make_engine(path, mode="rw")
    with writing(engine).connect() as connection, connection.begin():
        drop_search(connection)
        make_search(connection)
    engine.dispose()
    raw = connect(path, pragmas=(), mode="rw")
    assert texts(raw) == kept
    raw.execute(f"DELETE FROM {source.table}")
    assert texts(raw) == []
    assert match(raw, "zqtwo") == []
    raw.close()


# What is typed


@pytest.fixture
def written(notebook: SqlNotebook, clock: FixedClock) -> Services:
    """A notebook with a few words in it."""
    services = services_over(notebook, clock, CountingIds())
    services.goals.add("Walk to Łódź with Zoë", why="Straße, naïve, Ærø")
    services.checkins.add([], "階段を上る 🎉 and don't stop")
    return services


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("walk", 1),
        ("WAL", 1),
        ("lodz", 1),
        ("łódź", 1),
        ("Lódz zoe", 1),
        ("strasse", 1),
        ("aero", 1),
        ("naive", 1),
        ("naïve", 1),
        ("階", 1),
        ("上る", 1),
        ("🎉", 1),
        ("🎉 stop", 1),
        ("don't", 1),
        ("walk stop", 0),
        ("alk", 0),
        ("🙂", 0),
        ("", 0),
        ("  ", 0),
        ('"', 0),
        ("* - ^ :", 0),
    ],
)
def test_what_is_found(written: Services, notebook: SqlNotebook, typed: str, count: int) -> None:
    assert len(find(notebook, typed)) == count


@pytest.mark.parametrize(
    "typed", ['"walk', "walk*", "walk OR", "(walk", "NEAR(walk", "words:walk", "-walk", "'walk", "walk\x00"]
)
def test_signs_that_mean_something_to_the_index_mean_nothing_here(
    written: Services, notebook: SqlNotebook, typed: str
) -> None:
    for each in find(notebook, typed):
        assert "walk" in each.words.casefold()


@settings(max_examples=300)
@given(st.text(max_size=30))
def test_nothing_typed_is_an_error(typed: str) -> None:
    find(_standing(), typed)


_KEPT: list[SqlNotebook] = []


def _standing() -> SqlNotebook:
    """One notebook for many questions."""
    if not _KEPT:
        notebook = open_notebook(Path(tempfile.mkdtemp()) / "me.companion")
        services_over(notebook, FixedClock(), CountingIds()).goals.add("Walk to the river")
        _KEPT.append(notebook)
    return _KEPT[0]


def test_what_holds_now_comes_before_notes_and_those_before_earlier_words(
    notebook: SqlNotebook, clock: FixedClock
) -> None:
    services = services_over(notebook, clock, CountingIds())
    goal = services.goals.add("Walk")
    clock.advance(days=1)
    services.checkins.add([], "Walked far")
    clock.advance(days=1)
    services.checkins.add([], "Walked again")
    services.goals.reword(goal.id, "Walk far", "", "")
    found = find(notebook, "walk")
    assert [(each.tier, each.words) for each in found] == [
        (Tier.NOW, "Walk far"),
        (Tier.NOTED, "Walked again"),
        (Tier.NOTED, "Walked far"),
        (Tier.EARLIER, "Walk"),
    ]
    assert [each.thing for each in found] == ["goal", "check_in", "check_in", "goal"]
    assert {each.thing_id for each in found if each.thing == "goal"} == {goal.id}
    assert len(find(notebook, "walk", limit=2)) == 2


# Days


def test_the_days_before_and_after(notebook: SqlNotebook, clock: FixedClock) -> None:
    services = services_over(notebook, clock, CountingIds())
    today = clock.now().day
    services.sessions.describe_day(today - timedelta(days=9), DayState.CHOSE_REST)
    services.checkins.add([], "long ago", day=today - timedelta(days=400))
    services.about.save(AboutMe(name="Ola"))
    with notebook.read() as unit:
        search = unit.using(SqlSearch)
        assert search.day_before(today) == today - timedelta(days=9)
        assert search.day_before(today - timedelta(days=9)) == today - timedelta(days=400)
        assert search.day_before(today - timedelta(days=400)) is None
        assert search.day_after(today - timedelta(days=400)) == today - timedelta(days=9)
        assert search.day_after(today) is None
        [only] = search.on_day(today - timedelta(days=400))
        assert only.words == "long ago"


# Deleted is gone; upgraded is found


def test_deleted_words_are_nowhere_in_the_index(path: Path, clock: FixedClock) -> None:
    """Also of an index with many other words, in many small steps, as a year of writing makes it."""
    notebook = open_notebook(path)
    services = services_over(notebook, clock, CountingIds())
    secrets = [f"zqxsecret{number}" for number in range(20)]
    with notebook.write() as unit:
        unit.about.put(AboutMe(matters=" ".join(f"{a}{b}word" for a in "abcxyz" for b in range(60))))
        unit.commit()
    made = [services.checkins.add([], f"about my {secret} and the stairs") for secret in secrets]
    assert len(find(notebook, "zqxsecret")) == len(secrets)
    with notebook.write() as unit:
        for each in made:
            unit.checkins.remove(each.id)
        unit.commit()
    assert find(notebook, "zqxsecret") == []
    notebook.close()
    assert b"zqxsecret" not in path.read_bytes()
    raw = connect(path, pragmas=(), mode="ro")
    names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        if is_search(name):
            for row in raw.execute(f"SELECT * FROM {name}"):
                assert not any(b"secret" in value for value in row if isinstance(value, bytes))
    raw.close()


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_an_older_notebook_can_be_searched_once_it_is_upgraded(
    version: int, as_written: Callable[[int], Path]
) -> None:
    notebook = open_notebook(as_written(version))
    for word in ("walk", "river", "grandson"):
        count = scan(notebook, word) + scan(notebook, word.capitalize())
        assert count > 0
        assert len(find(notebook, word)) >= count
    with notebook.write() as unit:
        goals = unit.goals.all()
        unit.goals.remove(goals[0].id)
        unit.commit()
    assert not any(
        each.thing_id == goals[0].id for each in find(notebook, "grandson") if each.home == "goals"
    )
    notebook.close()


def test_a_change_that_is_taken_back_is_not_found(notebook: SqlNotebook, at: Callable[..., Any]) -> None:
    services = services_over(notebook, FixedClock(), CountingIds())
    goal = services.goals.add("Walk")
    with notebook.write() as unit:
        unit.goals.remove(goal.id)
    assert len(find(notebook, "walk")) == 1


def test_a_notebook_that_may_only_be_read_can_be_searched(
    locked_folder: Callable[[], Path], tmp_path: Path
) -> None:
    path = tmp_path / "locked" / "me.companion"
    notebook = open_notebook(path)
    services_over(notebook, FixedClock(), CountingIds()).goals.add("Walk")
    notebook.close()
    locked_folder()
    notebook = open_notebook(path)
    assert notebook.read_only
    assert [each.words for each in find(notebook, "wa")] == ["Walk"]
    assert find(notebook, "wa")[0].day == date(2026, 11, 22)
    notebook.close()


def test_opening_a_notebook_does_not_load_the_search(path: Path) -> None:
    """The first window waits for none of it: not to open, not to read, not to write."""
    open_notebook(path).close()
    script = (
        "import sys; from pathlib import Path; from companion.bootstrap import open_services; "
        "book = open_services(Path(sys.argv[1])); book.goals.add('Walk'); "
        "print([m for m in sys.modules if 'search' in m or 'look_back' in m])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
    notebook = open_notebook(path)
    assert len(find(notebook, "walk")) == 1
    notebook.close()
