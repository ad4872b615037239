"""What was put away: the very rows a thing was made of, moved out of their tables and back again.

Rows, not objects: whatever a table gains, and every table that hangs on it by a foreign key, goes along and comes
back exactly as it was, and the search index follows by its own triggers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select

from companion.domain.history import Thing
from companion.domain.moments import Moment
from companion.domain.recycled import Back, Kind, Recycled
from companion.storage.codec import from_json, instant, moment, to_json
from companion.storage.repositories.base import AGE, Repository, clean
from companion.storage.repositories.recycled_rows import Found, Kept, Link, Place, Rows, Values
from companion.storage.tables import recycled, recycled_files, revisions

PLACES = {
    Kind.GOAL: Place("goals"),
    Kind.RATING: Place("ratings"),
    Kind.ROUTINE: Place("routines"),
    Kind.STEP: Place("steps", ordered_in="routine_id"),
    Kind.MOVEMENT: Place("movements"),
    Kind.MEDIA: Place("movement_media", key="movement_id"),
    Kind.CHECK_IN: Place("check_ins"),
    Kind.CLINIC_SCORE: Place("clinic_scores"),
    Kind.DAY: Place("days", key="day"),
    Kind.SESSION: Place("sessions"),
    Kind.VISIT: Place("visits", takes=("talk_items",)),
    Kind.TALK: Place("talk_items"),
    Kind.REMINDER: Place("reminders"),
    Kind.RELIEF_USE: Place("relief_uses"),
    Kind.PLAN: Place("suggestions"),
    Kind.RUNG: Place("rungs"),
    Kind.RULER: Place("ruler_marks"),
    Kind.SMALL_STEP: Place("small_steps"),
    Kind.FINE: Place("fine_for_now"),
    Kind.SIDES: Place("both_sides"),
    Kind.SIDE_LINE: Place("side_lines"),
    Kind.PORTRAIT: Place("portrait"),
    Kind.ABOUT_WORDS: Place("revisions"),
}
"""Where each kind is in the file. A kind that is not here is a part of something else: see ``Recycled.rest``."""

_LISTED = [column for column in recycled.columns if column.name != "rows"]
_ALL = select(*_LISTED).order_by(recycled.c.instant.desc(), AGE.desc())
_ONE = select(*_LISTED).where(recycled.c.id == bindparam("key"))
_LATEST = _ALL.where(recycled.c.kind == bindparam("sort"), recycled.c.thing_id == bindparam("key")).limit(1)
_ROWS = select(recycled.c.rows).where(recycled.c.id == bindparam("key"))
_REMOVE = delete(recycled).where(recycled.c.id == bindparam("key"))
_FILES = select(recycled_files.c.number, recycled_files.c.data).where(
    recycled_files.c.recycled_id == bindparam("key")
)
_FILE_NAMES = select(recycled_files.c.file).order_by(recycled_files.c.file)
_FILE = select(recycled_files.c.data).where(recycled_files.c.file == bindparam("name"))
_PLAN_STORY = select(revisions.c.id, revisions.c.at, revisions.c.earlier).where(
    revisions.c.thing == Thing.TENSE_PLAN.value
)
_RETELL = revisions.update().where(revisions.c.id == bindparam("key")).values(earlier=bindparam("told"))


def _entry(row: Row[Any]) -> Recycled:
    return Recycled(row.id, Kind(row.kind), row.thing_id, row.title, moment(row.at), from_json(row.rest))


class SqlRecycled(Repository):
    """What was put away, the latest first."""

    __slots__ = ()

    def all(self) -> list[Recycled]:
        """Everything in the list."""
        return [_entry(row) for row in self._rows(_ALL)]

    def get(self, entry_id: str) -> Recycled | None:
        """One of the list, if it is there."""
        row = self._row(_ONE, key=entry_id)
        return None if row is None else _entry(row)

    def latest(self, kind: Kind, thing_id: str) -> Recycled | None:
        """What was put away of one thing, the latest of several."""
        row = self._row(_LATEST, sort=kind.value, key=thing_id)
        return None if row is None else _entry(row)

    def is_there(self, kind: Kind, thing_id: str) -> bool:
        """Whether the thing is in its place, not in the list."""
        place = PLACES.get(kind)
        return place is not None and Rows(self._connection).has(place, thing_id)

    def put_away(self, entry: Recycled, along: Sequence[tuple[Kind, str]] = ()) -> bool:
        """Take the thing out of its place, with its story and drafts, into the list. ``False``: it is not there.

        The things ``along`` go with it, where they are there, and come back with it.
        """
        place = PLACES.get(entry.kind)
        rows = Rows(self._connection)
        found = Found([], [], [])
        if place is not None:
            found = rows.gather(place, entry.thing_id, [(PLACES[kind], key) for kind, key in along])
            if not found.rows:
                return False
        elif entry.kind is Kind.QUESTION:
            found = rows.gather_mentions(entry.thing_id)
        files: list[tuple[str, bytes]] = []
        kept = {
            "rows": [_without_bytes(entry.id, one, files) for one in found.rows],
            "also": [_without_bytes(entry.id, one, files) for one in found.also],
            "links": found.links,
        }
        values = {
            "id": entry.id,
            "kind": entry.kind.value,
            "thing_id": entry.thing_id,
            "title": entry.title,
            "at": entry.at.text(),
            "instant": instant(entry.at),
            "rest": to_json(entry.rest),
            "rows": to_json(kept),
        }
        self._run(insert(recycled), **clean(values))
        numbered = enumerate(files)
        self._add_all(
            recycled_files,
            [
                {"recycled_id": entry.id, "number": number, "file": name, "data": data}
                for number, (name, data) in numbered
            ],
        )
        rows.take_out([*found.rows, *found.also])
        if place is not None and place.ordered_in:
            rows.close_up(place, found.rows[0])
        return True

    def bring_back(self, entry: Recycled) -> Back:
        """Put the thing back into its place and out of the list, unless something is in the way."""
        place = PLACES.get(entry.kind)
        rows = Rows(self._connection)
        found = self._found(entry.id)
        if place is not None:
            if rows.has(place, entry.thing_id):
                return Back.TAKEN
            if rows.lost_parent(found.rows[0]):
                return Back.ALONE
            if place.ordered_in:
                rows.make_room(place, found.rows[0])
        for one in found.rows:
            rows.put_in(one)
        for one in found.also:
            rows.put_in(one, owned=False)
        for link in found.links:
            rows.relink(link)
        self._run(_REMOVE, key=entry.id)
        return Back.DONE

    def remove(self, entry: Recycled) -> None:
        """Delete it for good. What it was of the tense plan, the plan's story forgets too."""
        if entry.kind in (Kind.RELIEF, Kind.PLAN_TEXT):
            for row in self._rows(_PLAN_STORY):
                earlier = from_json(row.earlier)
                told = _without(entry, earlier, moment(row.at))
                if told != earlier:
                    self._run(_RETELL, key=row.id, told=to_json(told))
        self._run(_REMOVE, key=entry.id)

    def file_names(self) -> list[str]:
        """The names under which photos and videos that were put away are exported."""
        return [row.file for row in self._rows(_FILE_NAMES)]

    def file(self, name: str) -> bytes | None:
        """One photo or video that was put away."""
        row = self._row(_FILE, name=name)
        return None if row is None else bytes(row.data)

    def _found(self, entry_id: str) -> Found:
        row = self._row(_ROWS, key=entry_id)
        value = from_json(row.rows) if row is not None else {}
        files = {row.number: row.data for row in self._rows(_FILES, key=entry_id)}
        return Found(
            [_with_bytes(table, row, files) for table, row in value.get("rows", ())],
            [_with_bytes(table, row, files) for table, row in value.get("also", ())],
            [Link(*one) for one in value.get("links", ())],
        )


def _without(entry: Recycled, earlier: dict[str, str], until: Moment) -> dict[str, str]:
    """An earlier version of the tense plan without ``entry``: a line of it, or all that a part said up to then."""
    if entry.kind is Kind.RELIEF:
        lines = earlier.get("relief", "").split("\n")
        return earlier | {"relief": "\n".join(line for line in lines if line != entry.title)}
    if entry.thing_id in earlier and until.at <= entry.at.at:
        return earlier | {entry.thing_id: ""}
    return earlier


def _without_bytes(entry_id: str, kept: Kept, files: list[tuple[str, bytes]]) -> Kept:
    """The row with its bytes set apart into ``files`` and their number in their place."""
    values = dict(kept.values)
    for name, value in values.items():
        if isinstance(value, bytes | memoryview):
            values[name] = {"file": len(files)}
            files.append((f"{entry_id}-{len(files)}.{values.get('format') or 'bin'}", bytes(value)))
    return Kept(kept.table, values)


def _with_bytes(table: str, values: Values, files: Mapping[int, bytes]) -> Kept:
    return Kept(
        table, {name: files[one["file"]] if isinstance(one, dict) else one for name, one in values.items()}
    )
