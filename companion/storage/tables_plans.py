"""The tables of what is wished and planned: goals, both sides, plans, routines, movements.

See ``tables.py`` for what they have in common."""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    event,
)

from companion.storage.columns import (
    FILE,
    flag,
    instant,
    json,
    maybe,
    metadata,
    own_id,
    text,
    whole,
)

goals = Table(
    "goals",
    metadata,
    own_id(),
    text("words"),
    text("created"),
    instant(),
    text("since"),
    text("why"),
    text("activity"),
    text("state"),
    text("state_reason"),
    whole("rank"),
    text("noticed"),
)

ratings = Table(
    "ratings",
    metadata,
    own_id(),
    Column("goal_id", Text, ForeignKey("goals.id", ondelete="CASCADE"), nullable=False),
    text("day"),
    text("at"),
    instant(),
    whole("value"),
    text("note"),
    CheckConstraint("value BETWEEN 0 AND 10", name="value"),
)
Index(None, ratings.c.goal_id, ratings.c.instant)

# A level without words has no row.
ladder_levels = Table(
    "ladder_levels",
    metadata,
    Column("goal_id", Text, ForeignKey("goals.id", ondelete="CASCADE"), nullable=False),
    whole("level"),
    text("words"),
    PrimaryKeyConstraint("goal_id", "level"),
    CheckConstraint("level BETWEEN -2 AND 2", name="level"),
)

# Where I was on my ladder, with what the level said then.
rungs = Table(
    "rungs",
    metadata,
    own_id(),
    Column("goal_id", Text, ForeignKey("goals.id", ondelete="CASCADE"), nullable=False),
    text("day"),
    text("at"),
    instant(),
    whole("level"),
    text("words"),
    text("note"),
    CheckConstraint("level BETWEEN -2 AND 2", name="level"),
)
Index(None, rungs.c.goal_id)

ruler_marks = Table(
    "ruler_marks",
    metadata,
    own_id(),
    Column("goal_id", Text, ForeignKey("goals.id", ondelete="CASCADE"), nullable=False),
    text("ruler"),
    text("day"),
    text("at"),
    instant(),
    whole("value"),
    text("why"),
    CheckConstraint("value BETWEEN 0 AND 10", name="value"),
)
Index(None, ruler_marks.c.goal_id)

small_steps = Table(
    "small_steps",
    metadata,
    own_id(),
    Column("goal_id", Text, ForeignKey("goals.id", ondelete="CASCADE"), nullable=False),
    text("words"),
    text("created"),
    instant(),
    whole("rank"),
    maybe("done"),
)
Index(None, small_steps.c.goal_id)

fine_for_now = Table(
    "fine_for_now",
    metadata,
    own_id(),
    text("day"),
    text("at"),
    instant(),
    text("words"),
)

# Private, line by line: what prints reads the lines that are ``shared`` and no other.
both_sides = Table(
    "both_sides",
    metadata,
    own_id(),
    Column("goal_id", Text, ForeignKey("goals.id", ondelete="CASCADE")),
    text("title"),
    text("created"),
    instant(),
)
Index(None, both_sides.c.goal_id)

side_lines = Table(
    "side_lines",
    metadata,
    own_id(),
    Column("sides_id", Text, ForeignKey("both_sides.id", ondelete="CASCADE"), nullable=False),
    text("quadrant"),
    text("text"),
    text("at"),
    instant(),
    whole("rank"),
    flag("shared"),
)
Index(None, side_lines.c.sides_id)

suggestions = Table(
    "suggestions",
    metadata,
    own_id(),
    text("plan_id"),
    whole("version"),
    text("day"),
    text("received"),
    instant(),
    json("plan"),
)
# What came is never altered, and only goes by way of the recycle list.
for _change, _when in (
    ("UPDATE", ""),
    ("DELETE", "WHEN NOT EXISTS (SELECT 1 FROM recycled WHERE kind = 'plan' AND thing_id = OLD.id) "),
):
    event.listen(
        suggestions,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER suggestions_no_{_change.lower()} BEFORE {_change} ON suggestions {_when}"
            "BEGIN SELECT RAISE(ABORT, 'a suggestion stays as it came'); END"
        ),
    )

decisions = Table(
    "decisions",
    metadata,
    Column("suggestion_id", Text, ForeignKey("suggestions.id"), nullable=False),
    text("line_key"),
    text("verdict"),
    text("at"),
    text("because"),
    PrimaryKeyConstraint("suggestion_id", "line_key"),
)

# ``suggestion_id`` and a step's ``line_id`` name a plan across its versions, so they are no keys of one file.
routines = Table(
    "routines",
    metadata,
    own_id(),
    text("name"),
    text("created"),
    instant(),
    text("note"),
    text("suggestion_id"),
    flag("put_away"),
    whole("rank"),
)

steps = Table(
    "steps",
    metadata,
    Column("routine_id", Text, ForeignKey("routines.id", ondelete="CASCADE"), nullable=False),
    whole("position"),
    text("id"),
    text("movement_id"),
    text("movement_name"),
    json("doses"),
    text("note"),
    text("origin"),
    text("line_id"),
    text("suggested_by"),
    text("because"),
    maybe("changed"),
    PrimaryKeyConstraint("routine_id", "position"),
)

movements = Table(
    "movements",
    metadata,
    own_id(),
    text("name"),
    text("purpose"),
    json("cues"),
    text("area"),
    text("position"),
    text("clinical_name"),
    text("may_feel"),
    text("ease_off"),
    json("equipment"),
    flag("tense"),
    json("dose"),
    json("figure", nullable=True),
    text("author"),
    text("licence"),
    json("sources"),
    flag("own"),
    json("easier"),
    json("harder"),
)

# A table of its own, and the bytes last in it: listing movements, or what is known of their photos, reads none.
movement_media = Table(
    "movement_media",
    metadata,
    Column("movement_id", Text, ForeignKey("movements.id", ondelete="CASCADE"), primary_key=True),
    text("format"),
    whole("size"),
    whole("width"),
    whole("height"),
    text("added"),
    Column("data", LargeBinary, nullable=False, info=FILE),
)
