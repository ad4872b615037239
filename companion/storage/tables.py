"""The tables of a notebook, in the shape of :data:`companion.storage.schema.SCHEMA_VERSION`.

A change here needs a new file in ``migrations/versions``; a test compares both shapes.

Conventions: ``day`` is the local calendar day (ISO), ``at`` and its like the local time with UTC offset (ISO).
``instant`` is the same moment in seconds since 1970 UTC: texts with different offsets do not sort, this does.
Nested values that are only ever read whole (doses, answers, poses) are JSON text, marked ``JSON_TEXT``.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    event,
)

JSON_TEXT = {"json": True}
DERIVED = {"derived": True}
"""Columns computed from others; they are left out of exports."""
FILE = {"file": True}
"""A photo's or video's bytes; in exports they are a file beside the tables, named in the column ``file``."""

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text)


def _json(name: str, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable, info=JSON_TEXT)


def _whole(name: str, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=nullable)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _instant() -> Column[int]:
    return Column("instant", Integer, nullable=False, info=DERIVED)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _only_row() -> tuple[Any, ...]:
    """A table of one row: the one About-me page, the one tense plan, the one choice of questions."""
    return (
        Column("id", Integer, primary_key=True, autoincrement=False, info=DERIVED),
        CheckConstraint("id = 1", name="one_row"),
    )


goals = Table(
    "goals",
    metadata,
    _id(),
    _text("words"),
    _text("created"),
    _instant(),
    _text("since"),
    _text("why"),
    _text("activity"),
    _text("state"),
    _text("state_reason"),
    _whole("rank"),
)

ratings = Table(
    "ratings",
    metadata,
    _id(),
    Column("goal_id", Text, ForeignKey("goals.id", ondelete="CASCADE"), nullable=False),
    _text("day"),
    _text("at"),
    _instant(),
    _whole("value"),
    _text("note"),
    CheckConstraint("value BETWEEN 0 AND 10", name="value"),
)
Index(None, ratings.c.goal_id, ratings.c.instant)

suggestions = Table(
    "suggestions",
    metadata,
    _id(),
    _text("plan_id"),
    _whole("version"),
    _text("day"),
    _text("received"),
    _instant(),
    _json("plan"),
)
for _change in ("UPDATE", "DELETE"):
    event.listen(
        suggestions,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER suggestions_no_{_change.lower()} BEFORE {_change} ON suggestions "
            "BEGIN SELECT RAISE(ABORT, 'a suggestion stays as it came'); END"
        ),
    )

decisions = Table(
    "decisions",
    metadata,
    Column("suggestion_id", Text, ForeignKey("suggestions.id"), nullable=False),
    _text("line_key"),
    _text("verdict"),
    _text("at"),
    _text("because"),
    PrimaryKeyConstraint("suggestion_id", "line_key"),
)

# ``suggestion_id`` and a step's ``line_id`` name a plan across its versions, so they are no keys of one file.
routines = Table(
    "routines",
    metadata,
    _id(),
    _text("name"),
    _text("created"),
    _instant(),
    _text("note"),
    _text("suggestion_id"),
    _flag("put_away"),
    _whole("rank"),
)

steps = Table(
    "steps",
    metadata,
    Column("routine_id", Text, ForeignKey("routines.id", ondelete="CASCADE"), nullable=False),
    _whole("position"),
    _text("id"),
    _text("movement_id"),
    _text("movement_name"),
    _json("doses"),
    _text("note"),
    _text("origin"),
    _text("line_id"),
    _text("suggested_by"),
    _text("because"),
    _maybe("changed"),
    PrimaryKeyConstraint("routine_id", "position"),
)

movements = Table(
    "movements",
    metadata,
    _id(),
    _text("name"),
    _text("purpose"),
    _json("cues"),
    _text("area"),
    _text("position"),
    _text("clinical_name"),
    _text("may_feel"),
    _text("ease_off"),
    _json("equipment"),
    _flag("tense"),
    _json("dose"),
    _json("figure", nullable=True),
    _text("author"),
    _text("licence"),
    _json("sources"),
    _flag("own"),
    _json("easier"),
    _json("harder"),
)

# A table of its own, and the bytes last in it: listing movements, or what is known of their photos, reads none.
movement_media = Table(
    "movement_media",
    metadata,
    Column("movement_id", Text, ForeignKey("movements.id", ondelete="CASCADE"), primary_key=True),
    _text("format"),
    _whole("size"),
    _whole("width"),
    _whole("height"),
    _text("added"),
    Column("data", LargeBinary, nullable=False, info=FILE),
)

# A session keeps its routine's id and name but no foreign key: the record outlives the routine.
sessions = Table(
    "sessions",
    metadata,
    _id(),
    _text("routine_id"),
    _text("routine_name"),
    _text("size"),
    _text("day"),
    _text("started"),
    _instant(),
    _maybe("ended"),
    _whole("effort", nullable=True),
    _maybe("helped"),
    _text("note"),
)
Index(None, sessions.c.day)

session_steps = Table(
    "session_steps",
    metadata,
    Column("session_id", Text, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
    _whole("position"),
    _text("step_id"),
    _text("movement_id"),
    _text("movement_name"),
    _text("outcome"),
    _whole("sets"),
    _whole("reps"),
    _whole("seconds"),
    _text("size"),
    PrimaryKeyConstraint("session_id", "position"),
)

days = Table(
    "days",
    metadata,
    Column("day", Text, primary_key=True),
    _text("state"),
    _text("at"),
    _text("note"),
)

check_ins = Table(
    "check_ins",
    metadata,
    _id(),
    _text("day"),
    _text("at"),
    _instant(),
    _text("written"),
    _json("answers"),
    _text("note"),
    _flag("private"),
)
Index(None, check_ins.c.day)
Index(None, check_ins.c.instant)

check_in_plan = Table(
    "check_in_plan",
    metadata,
    *_only_row(),
    _json("question_ids"),
    _json("own"),
    _whole("every_days"),
    _flag("paused"),
)

visits = Table(
    "visits",
    metadata,
    _id(),
    _maybe("day"),
    _text("who"),
    _text("agreed"),
    _text("felt"),
    _maybe("happened"),
)

# Removing a visit gives its lines back to the open list: they may still matter.
talk_items = Table(
    "talk_items",
    metadata,
    _id(),
    _text("kind"),
    _text("text"),
    _text("at"),
    _instant(),
    _flag("printed"),
    Column("visit_id", Text, ForeignKey("visits.id", ondelete="SET NULL")),
)
Index(None, talk_items.c.visit_id)

sheet_choices = Table(
    "sheet_choices",
    metadata,
    Column("key", Text, primary_key=True),
    _flag("included"),
)

tense_plan = Table(
    "tense_plan",
    metadata,
    *_only_row(),
    _text("signs"),
    _text("first"),
    _text("passes"),
    _text("call"),
    _json("relief"),
    _maybe("written"),
    _text("triggers"),
    _text("stepping_up"),
    _text("learned"),
)

relief_uses = Table(
    "relief_uses",
    metadata,
    _id(),
    _text("name"),
    _text("day"),
    _text("at"),
    _instant(),
    _maybe("helped"),
    _text("note"),
)

about_me = Table(
    "about_me",
    metadata,
    *_only_row(),
    _text("name"),
    _text("matters"),
    _text("enjoy"),
    _text("clinician"),
    _json("printed"),
)

# A routine that goes takes its reminder along. Of each reminder only the latest mark is kept: no record of days.
reminders = Table(
    "reminders",
    metadata,
    _id(),
    _text("subject"),
    Column("routine_id", Text, ForeignKey("routines.id", ondelete="CASCADE")),
    _text("words"),
    _json("days"),
    _json("times"),
    _text("anchor"),
    _text("chosen"),
)
Index(None, reminders.c.routine_id)

reminder_marks = Table(
    "reminder_marks",
    metadata,
    Column("reminder_id", Text, ForeignKey("reminders.id", ondelete="CASCADE"), primary_key=True),
    _text("day"),
    _maybe("time"),
    _text("came"),
    _text("reply"),
    _maybe("until"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("key", Text, primary_key=True),
    _json("fields"),
    _text("at"),
)

# No foreign key: a revision may be about a thing of any table. Who deletes a goal also deletes its revisions.
revisions = Table(
    "revisions",
    metadata,
    _id(),
    _text("thing"),
    _text("thing_id"),
    _text("day"),
    _text("at"),
    _instant(),
    _text("who"),
    _text("why"),
    _json("earlier"),
)
Index(None, revisions.c.thing, revisions.c.thing_id)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    _text("value"),
)
