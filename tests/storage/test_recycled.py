"""Rows that leave for the recycle list and come back: exactly those, exactly so, whatever the tables gained since."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from companion.domain.drafts import Draft
from companion.domain.goals import Goal, Rating
from companion.domain.history import ME, Revision, Thing
from companion.domain.media import Media, MediaFile
from companion.domain.moments import Moment
from companion.domain.movements import Movement
from companion.domain.recycled import Back, Kind, Recycled
from companion.domain.visits import AgreedLine, Became, Felt, TalkItem, TalkKind, Visit
from companion.storage.engine import connect
from companion.storage.notebook import SqlNotebook, open_notebook
from companion.storage.repositories.recycled import PLACES
from companion.storage.tables import metadata

GOAL = "0" * 31 + "1"
OTHER = "0" * 31 + "2"


def entry(kind: Kind, thing_id: str, at: Callable[..., Moment]) -> Recycled:
    return Recycled("away", kind, thing_id, "words", at(), {"some": "rest"})


@pytest.fixture
def goals(notebook: SqlNotebook, at: Callable[..., Moment]) -> SqlNotebook:
    """Two goals, each with a rating, an earlier version and a draft."""
    with notebook.write() as unit:
        for key in (GOAL, OTHER):
            unit.goals.put(Goal(key, f"goal {key}", at(), at()))
            unit.goals.put_rating(Rating(f"r{key}", key, at(), 4))
            unit.history.add(Revision(f"h{key}", Thing.GOAL, key, at(), ME, "", {"words": "w"}))
            unit.drafts.put(Draft(f"goal/{key}/rating", {"note": "n"}, at()))
        unit.commit()
    return notebook


def test_only_what_belongs_to_it_leaves(goals: SqlNotebook, at: Callable[..., Moment]) -> None:
    away = entry(Kind.GOAL, GOAL, at)
    with goals.write() as unit:
        assert unit.recycled.put_away(away)
        assert unit.recycled.all() == [away] == [unit.recycled.get("away")]
        assert unit.recycled.latest(Kind.GOAL, GOAL) == away
        assert unit.recycled.latest(Kind.GOAL, OTHER) is None
        assert not unit.recycled.is_there(Kind.GOAL, GOAL)
        assert [goal.id for goal in unit.goals.all()] == [OTHER]
        assert [rating.goal_id for rating in unit.goals.all_ratings()] == [OTHER]
        assert [revision.thing_id for revision in unit.history.all()] == [OTHER]
        assert [draft.key for draft in unit.drafts.all()] == [f"goal/{OTHER}/rating"]
        unit.commit()


def test_what_is_not_there_cannot_be_put_away(goals: SqlNotebook, at: Callable[..., Moment]) -> None:
    with goals.write() as unit:
        assert not unit.recycled.put_away(entry(Kind.GOAL, "nobody", at))
        assert unit.recycled.all() == []


def test_rows_come_back_in_their_old_order(goals: SqlNotebook, at: Callable[..., Moment]) -> None:
    """What happened in the same second is ordered by when it was written down, and stays so."""
    with goals.write() as unit:
        unit.recycled.put_away(entry(Kind.GOAL, GOAL, at))
        assert unit.recycled.bring_back(entry(Kind.GOAL, GOAL, at)) is Back.DONE
        assert [goal.id for goal in unit.goals.all()] == [GOAL, OTHER]
        assert unit.recycled.all() == []


def test_a_draft_begun_since_is_not_overwritten(goals: SqlNotebook, at: Callable[..., Moment]) -> None:
    fresh = Draft(f"goal/{GOAL}/rating", {"note": "newer"}, at(1))
    with goals.write() as unit:
        unit.recycled.put_away(entry(Kind.GOAL, GOAL, at))
        unit.drafts.put(fresh)
        unit.recycled.bring_back(entry(Kind.GOAL, GOAL, at))
        assert unit.drafts.get(fresh.key) == fresh


def test_a_thing_that_is_there_again_is_left_as_it_is(goals: SqlNotebook, at: Callable[..., Moment]) -> None:
    with goals.write() as unit:
        unit.recycled.put_away(entry(Kind.GOAL, GOAL, at))
        again = Goal(GOAL, "again", at(2), at(2))
        unit.goals.put(again)
        assert unit.recycled.bring_back(entry(Kind.GOAL, GOAL, at)) is Back.TAKEN
        assert unit.goals.get(GOAL) == again
        assert len(unit.recycled.all()) == 1


def test_a_part_does_not_come_back_alone(goals: SqlNotebook, at: Callable[..., Moment]) -> None:
    with goals.write() as unit:
        unit.recycled.put_away(entry(Kind.RATING, f"r{GOAL}", at))
        unit.goals.remove(GOAL)
        assert unit.recycled.bring_back(entry(Kind.RATING, f"r{GOAL}", at)) is Back.ALONE
        assert len(unit.recycled.all()) == 1


def test_a_visit_takes_all_of_it_along(notebook: SqlNotebook, at: Callable[..., Moment]) -> None:
    item = TalkItem("t", TalkKind.TALK, "stairs", at(), visit_id="v", source="goal/1")
    line = AgreedLine("l", "v", "Walk.", Became.GOAL_STEP, "g", at())
    felt = Felt(0, None, 10, 5)
    with notebook.write() as unit:
        unit.visits.put(Visit("v", at().day, "Ana", "Walk.", "fine", at()))
        unit.visits.put_item(item)
        unit.visits.put_agreed_line(line)
        unit.visits.put_felt("v", felt)
        unit.recycled.put_away(entry(Kind.VISIT, "v", at))
        assert (unit.visits.items(), unit.visits.agreed_lines(), unit.visits.felt("v")) == ([], [], Felt())
        unit.recycled.bring_back(entry(Kind.VISIT, "v", at))
        assert (unit.visits.items("v"), unit.visits.agreed_lines("v"), unit.visits.felt("v")) == (
            [item],
            [line],
            felt,
        )


def test_bytes_come_back_to_the_bit_and_are_exported_meanwhile(
    notebook: SqlNotebook, at: Callable[..., Moment]
) -> None:
    data = bytes(range(256)) * 300
    with notebook.write() as unit:
        unit.movements.put(Movement("m", "Rocking", "", (), own=True))
        unit.movements.put_media(MediaFile(Media("m", "webm", len(data), at(), 4, 4), data))
        media = unit.movements.media("m")
        unit.recycled.put_away(entry(Kind.MOVEMENT, "m", at))
        assert dict(unit.files()) == {"away-0.webm": data}
        assert [row["file"] for row in unit.tables()["recycled_files"].rows] == ["away-0.webm"]
        unit.recycled.bring_back(entry(Kind.MOVEMENT, "m", at))
        assert unit.movements.media("m") == media
        assert unit.movements.media_data("m") == data
        assert unit.tables()["recycled_files"].rows == []


def test_rows_of_an_earlier_shape_come_back_into_a_later_one(
    path: Path, goals: SqlNotebook, at: Callable[..., Moment]
) -> None:
    """A column that is new since says nothing; one that is gone, and a table that is gone, are passed over."""
    with goals.write() as unit:
        unit.recycled.put_away(entry(Kind.GOAL, GOAL, at))
        unit.commit()
    goals.close()
    raw = connect(path, mode="rw")
    kept = json.loads(raw.execute("SELECT rows FROM recycled").fetchone()[0])
    for table, values in kept["rows"]:
        if table == "goals":
            del values["why"], values["rank"]
            values["colour"] = "blue"
    kept["rows"].append(["moods", {"rowid": 1, "goal_id": GOAL}])
    raw.execute("UPDATE recycled SET rows = ?", (json.dumps(kept),))
    raw.close()
    notebook = open_notebook(path)
    with notebook.write() as unit:
        assert unit.recycled.bring_back(entry(Kind.GOAL, GOAL, at)) is Back.DONE
        goal = unit.goals.get(GOAL)
        assert goal is not None
        assert (goal.words, goal.why, goal.rank) == (f"goal {GOAL}", "", 0)
        assert len(unit.goals.ratings(GOAL)) == 1
    notebook.close()


def test_every_kind_has_its_place_in_a_table_with_that_key() -> None:
    for kind, place in PLACES.items():
        table = metadata.tables[place.table]
        assert place.key in table.columns, kind
        for other in place.takes:
            assert any(key.column.table is table for key in metadata.tables[other].foreign_keys), kind


def test_a_number_out_of_range_never_reaches_the_file(
    notebook: SqlNotebook, at: Callable[..., Moment]
) -> None:
    with notebook.write() as unit:
        unit.visits.put(Visit("v", at().day))
        unit.commit()
    raw = connect(notebook.path, mode="rw")
    with pytest.raises(Exception, match="CHECK constraint"):
        raw.execute("INSERT INTO visit_felt (visit_id, heard) VALUES ('v', 11)")
    raw.close()


def test_what_an_agreed_line_belongs_to_must_be_there(
    notebook: SqlNotebook, at: Callable[..., Moment]
) -> None:
    with notebook.write() as unit, pytest.raises(IntegrityError):
        unit.visits.put_agreed_line(AgreedLine("l", "nobody", "Walk.", Became.MYSELF, "", at()))
