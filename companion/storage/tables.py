"""The tables of a notebook, in the shape of :data:`companion.storage.schema.SCHEMA_VERSION`.

A change here needs a new file in ``migrations/versions``; a test compares both shapes.

Conventions: ``day`` is the local calendar day (ISO), ``at`` and its like the local time with UTC offset (ISO).
``instant`` is the same moment in seconds since 1970 UTC: texts with different offsets do not sort, this does.
Nested values that are only ever read whole (doses, answers, poses) are JSON text, marked ``JSON_TEXT``.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from companion.storage.columns import (
    DERIVED,
    FILE,
    JSON_TEXT,
    flag,
    instant,
    json,
    maybe,
    metadata,
    only_row,
    own_id,
    text,
    whole,
)
from companion.storage.tables_plans import (
    both_sides,
    decisions,
    fine_for_now,
    goals,
    ladder_levels,
    movement_media,
    movements,
    ratings,
    routines,
    ruler_marks,
    rungs,
    side_lines,
    small_steps,
    steps,
    suggestions,
)

__all__ = [
    "DERIVED",
    "FILE",
    "JSON_TEXT",
    "about_me",
    "agreed_lines",
    "both_sides",
    "check_in_plan",
    "check_in_ratings",
    "check_ins",
    "clinic_scores",
    "days",
    "decisions",
    "drafts",
    "fine_for_now",
    "goals",
    "ladder_levels",
    "metadata",
    "movement_media",
    "movements",
    "portrait",
    "ratings",
    "recycled",
    "recycled_files",
    "relief_uses",
    "reminder_marks",
    "reminders",
    "revisions",
    "routines",
    "ruler_marks",
    "rungs",
    "session_steps",
    "sessions",
    "settings",
    "sheet_choices",
    "side_lines",
    "small_steps",
    "steps",
    "suggestions",
    "talk_items",
    "tense_plan",
    "visit_felt",
    "visits",
]

# A session keeps its routine's id and name but no foreign key: the record outlives the routine.
sessions = Table(
    "sessions",
    metadata,
    own_id(),
    text("routine_id"),
    text("routine_name"),
    text("size"),
    text("day"),
    text("started"),
    instant(),
    maybe("ended"),
    whole("effort", nullable=True),
    maybe("helped"),
    text("note"),
)
Index(None, sessions.c.day)

session_steps = Table(
    "session_steps",
    metadata,
    Column("session_id", Text, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
    whole("position"),
    text("step_id"),
    text("movement_id"),
    text("movement_name"),
    text("outcome"),
    whole("sets"),
    whole("reps"),
    whole("seconds"),
    text("size"),
    PrimaryKeyConstraint("session_id", "position"),
)

days = Table(
    "days",
    metadata,
    Column("day", Text, primary_key=True),
    text("state"),
    text("at"),
    text("note"),
)

check_ins = Table(
    "check_ins",
    metadata,
    own_id(),
    text("day"),
    text("at"),
    instant(),
    text("written"),
    json("answers"),
    text("note"),
    flag("private"),
    json("places", nullable=True),
)
Index(None, check_ins.c.day)
Index(None, check_ins.c.instant)

# A rating said in a check-in is the goal's; the check-in only names it.
check_in_ratings = Table(
    "check_in_ratings",
    metadata,
    Column("check_in_id", Text, ForeignKey("check_ins.id", ondelete="CASCADE"), nullable=False),
    Column("rating_id", Text, ForeignKey("ratings.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("check_in_id", "rating_id"),
)
Index(None, check_in_ratings.c.rating_id)

clinic_scores = Table(
    "clinic_scores",
    metadata,
    own_id(),
    text("name"),
    Column("value", Float, nullable=False),
    text("unit"),
    whole("better"),
    text("day"),
    text("at"),
    instant(),
    text("note"),
)

check_in_plan = Table(
    "check_in_plan",
    metadata,
    *only_row(),
    json("question_ids"),
    json("own"),
    flag("paused"),
    json("rhythms"),
)

visits = Table(
    "visits",
    metadata,
    own_id(),
    maybe("day"),
    text("who"),
    text("agreed"),
    text("felt"),
    maybe("happened"),
)

# Removing a visit gives its lines back to the open list: they may still matter.
talk_items = Table(
    "talk_items",
    metadata,
    own_id(),
    text("kind"),
    text("text"),
    text("at"),
    instant(),
    flag("printed"),
    Column("visit_id", Text, ForeignKey("visits.id", ondelete="SET NULL")),
    text("source"),
)
Index(None, talk_items.c.visit_id)

# Private, and apart from the visit: what reads visits to print them never comes near it.
visit_felt = Table(
    "visit_felt",
    metadata,
    Column("visit_id", Text, ForeignKey("visits.id", ondelete="CASCADE"), primary_key=True),
    whole("heard", nullable=True),
    whole("goals", nullable=True),
    whole("approach", nullable=True),
    whole("overall", nullable=True),
    *(
        CheckConstraint(f"{_part} BETWEEN 0 AND 10", name=_part)
        for _part in ("heard", "goals", "approach", "overall")
    ),
)

# What a line agreed on at a visit became, where the person made something of it.
agreed_lines = Table(
    "agreed_lines",
    metadata,
    own_id(),
    Column("visit_id", Text, ForeignKey("visits.id", ondelete="CASCADE"), nullable=False),
    text("text"),
    text("became"),
    text("became_id"),
    text("at"),
)
Index(None, agreed_lines.c.visit_id)

sheet_choices = Table(
    "sheet_choices",
    metadata,
    Column("key", Text, primary_key=True),
    maybe("standing"),
    text("words"),
    whole("place", nullable=True),
)

tense_plan = Table(
    "tense_plan",
    metadata,
    *only_row(),
    text("signs"),
    text("first"),
    text("passes"),
    text("call"),
    json("relief"),
    maybe("written"),
    text("triggers"),
    text("stepping_up"),
    text("learned"),
)

relief_uses = Table(
    "relief_uses",
    metadata,
    own_id(),
    text("name"),
    text("day"),
    text("at"),
    instant(),
    maybe("helped"),
    text("note"),
)

about_me = Table(
    "about_me",
    metadata,
    *only_row(),
    text("name"),
    text("matters"),
    text("enjoy"),
    text("clinician"),
    json("printed"),  # by topic, for each of its lines: may it go on the sheet
    text("culture"),
    text("beliefs"),
    text("language"),
    text("touch"),
    text("spoken"),
)

# A picture of me. A table of its own, and the bytes last in it, as with photos of movements.
portrait = Table(
    "portrait",
    metadata,
    own_id(),
    whole("size"),
    whole("width"),
    whole("height"),
    text("added"),
    Column("data", LargeBinary, nullable=False, info=FILE),
    CheckConstraint("id = 'portrait'", name="one_row"),
)

# A routine that goes takes its reminder along. Of each reminder only the latest mark is kept: no record of days.
reminders = Table(
    "reminders",
    metadata,
    own_id(),
    text("subject"),
    Column("routine_id", Text, ForeignKey("routines.id", ondelete="CASCADE")),
    text("words"),
    json("days"),
    json("times"),
    text("anchor"),
    text("chosen"),
)
Index(None, reminders.c.routine_id)

reminder_marks = Table(
    "reminder_marks",
    metadata,
    Column("reminder_id", Text, ForeignKey("reminders.id", ondelete="CASCADE"), primary_key=True),
    text("day"),
    maybe("time"),
    text("came"),
    text("reply"),
    maybe("until"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("key", Text, primary_key=True),
    json("fields"),
    text("at"),
)

# No foreign key: a revision may be about a thing of any table. Who deletes a goal also deletes its revisions.
revisions = Table(
    "revisions",
    metadata,
    own_id(),
    text("thing"),
    text("thing_id"),
    text("day"),
    text("at"),
    instant(),
    text("who"),
    text("why"),
    json("earlier"),
)
Index(None, revisions.c.thing, revisions.c.thing_id)

# What was put away: ``rows`` are the very rows it was made of, by table; ``rest`` what is no row of its own.
recycled = Table(
    "recycled",
    metadata,
    own_id(),
    text("kind"),
    text("thing_id"),
    text("title"),
    text("at"),
    instant(),
    json("rest"),
    json("rows"),
)
Index(None, recycled.c.kind, recycled.c.thing_id)

# Bytes of what was put away, apart from its other values: the list reads none.
recycled_files = Table(
    "recycled_files",
    metadata,
    Column("recycled_id", Text, ForeignKey("recycled.id", ondelete="CASCADE"), nullable=False),
    whole("number"),
    text("file"),
    Column("data", LargeBinary, nullable=False, info=FILE),
    PrimaryKeyConstraint("recycled_id", "number"),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    text("value"),
)
