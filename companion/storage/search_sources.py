"""Which columns hold words of the person, and what each text is about. The search index is made from this list.

A new column with words gets a line here, or one in :data:`NOT_WORDS`; a test asks for either.
"""

from __future__ import annotations

from typing import NamedTuple

from companion.domain.search import Tier


class Column(NamedTuple):
    """One column. ``form``: ``text``; ``list`` (a JSON list of texts); ``map`` (a JSON object, its texts are words);
    ``$.words`` and the like: that key of the objects in a JSON list; ``$.choices[*]``: each of the texts listed there."""

    name: str
    form: str = "text"


LISTED = "[*]"


class Source(NamedTuple):
    """The words of one table. ``{r}`` stands for the row in every SQL text.

    ``key`` tells rows apart; ``thing`` and ``thing_id`` say what the words are about; ``day`` is the local day
    (ISO, ``''`` for none). ``also`` are further columns in use: a change of one makes the row's texts anew.
    """

    table: str
    key: str
    thing: str
    thing_id: str
    day: str
    tier: Tier
    columns: tuple[Column, ...]
    also: tuple[str, ...] = ()
    only: str = ""


def _columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


_ID = "{r}.id"
_DAY = "{r}.day"
_WRITTEN = "substr(coalesce({r}.written, ''), 1, 10)"
_NOW, _NOTED, _EARLIER = Tier.NOW, Tier.NOTED, Tier.EARLIER

SOURCES = (
    Source(
        "goals",
        _ID,
        "'goal'",
        _ID,
        "substr({r}.created, 1, 10)",
        _NOW,
        _columns("words", "why", "activity", "state_reason", "noticed"),
    ),
    Source(
        "ladder_levels",
        "{r}.goal_id || '/' || {r}.level",
        "'goal'",
        "{r}.goal_id",
        "''",
        _NOW,
        _columns("words"),
    ),
    Source("rungs", _ID, "'goal'", "{r}.goal_id", _DAY, _NOTED, _columns("words", "note"), ("day",)),
    Source("ruler_marks", _ID, "'goal'", "{r}.goal_id", _DAY, _NOTED, _columns("why"), ("day",)),
    Source(
        "small_steps",
        _ID,
        "'goal'",
        "{r}.goal_id",
        "substr(coalesce({r}.done, {r}.created), 1, 10)",
        _NOW,
        _columns("words"),
        ("done",),
    ),
    Source("fine_for_now", _ID, "'fine'", _ID, _DAY, _NOTED, _columns("words"), ("day",)),
    Source("both_sides", _ID, "'sides'", _ID, "substr({r}.created, 1, 10)", _NOW, _columns("title")),
    Source(
        "side_lines",
        _ID,
        "'sides'",
        "{r}.sides_id",
        "substr({r}.at, 1, 10)",
        _NOW,
        _columns("text"),
        ("at",),
    ),
    Source("ratings", _ID, "'goal'", "{r}.goal_id", _DAY, _NOTED, _columns("note"), ("day",)),
    Source(
        "decisions",
        "{r}.suggestion_id || '/' || {r}.line_key",
        "'decision'",
        "{r}.suggestion_id || '/' || {r}.line_key",
        "substr({r}.at, 1, 10)",
        _NOTED,
        _columns("because"),
        ("at",),
    ),
    Source(
        "routines",
        _ID,
        "'routine'",
        _ID,
        "substr({r}.created, 1, 10)",
        _NOW,
        _columns("name", "note"),
    ),
    Source(
        "steps",
        "{r}.routine_id || '/' || {r}.position",
        "'routine'",
        "{r}.routine_id",
        "substr(coalesce({r}.changed, ''), 1, 10)",
        _NOW,
        _columns("movement_name", "note", "because"),
        ("changed",),
    ),
    Source(
        "movements",
        _ID,
        "'movement'",
        _ID,
        "''",
        _NOW,
        (
            *_columns("name", "purpose", "clinical_name", "may_feel", "ease_off"),
            Column("cues", "list"),
            Column("equipment", "list"),
        ),
        ("own",),
        only="{r}.own",
    ),
    Source("sessions", _ID, "'day'", _DAY, _DAY, _NOTED, _columns("note"), ("day",)),
    Source("days", _DAY, "'day'", _DAY, _DAY, _NOTED, _columns("note")),
    Source(
        "check_ins",
        _ID,
        "'check_in'",
        _ID,
        _DAY,
        _NOTED,
        (Column("note"), Column("answers", "$.words"), Column("places", "$.words")),
        ("day",),
    ),
    Source(
        "check_in_plan",
        "'1'",
        "'question'",
        "''",
        "''",
        _NOW,
        (
            *(Column("own", f"$.{key}") for key in ("text", "low", "high", "reason")),
            Column("own", "$.choices[*]"),
        ),
    ),
    Source(
        "visits",
        _ID,
        "'visit'",
        _ID,
        "coalesce({r}.day, substr({r}.happened, 1, 10), '')",
        _NOTED,
        _columns("who", "agreed", "felt"),
        ("day", "happened"),
    ),
    Source("clinic_scores", _ID, "'clinic_score'", _ID, _DAY, _NOTED, _columns("name", "note"), ("day",)),
    Source(
        "agreed_lines",
        _ID,
        "'visit'",
        "{r}.visit_id",
        "substr({r}.at, 1, 10)",
        _NOTED,
        _columns("text"),
        ("at",),
    ),
    Source("talk_items", _ID, "'talk'", _ID, "substr({r}.at, 1, 10)", _NOTED, _columns("text"), ("at",)),
    Source("sheet_choices", "{r}.key", "'visit'", "''", "''", _NOW, _columns("words")),
    Source(
        "tense_plan",
        "'1'",
        "'tense_plan'",
        "''",
        _WRITTEN,
        _NOW,
        (
            *_columns("signs", "first", "passes", "call", "triggers", "stepping_up", "learned"),
            Column("relief", "list"),
        ),
        ("written",),
    ),
    Source("relief_uses", _ID, "'day'", _DAY, _DAY, _NOTED, _columns("note"), ("day",)),
    Source(
        "about_me",
        "'1'",
        "'about'",
        "''",
        "''",
        _NOW,
        _columns(
            "name", "matters", "enjoy", "clinician", "culture", "beliefs", "language", "touch", "spoken"
        ),
    ),
    Source(
        "reminders",
        _ID,
        "'reminder'",
        _ID,
        "substr({r}.chosen, 1, 10)",
        _NOW,
        _columns("words", "anchor"),
        ("chosen",),
    ),
    Source(
        "revisions",
        _ID,
        "{r}.thing",
        "{r}.thing_id",
        _DAY,
        _EARLIER,
        (Column("why"), Column("earlier", "map")),
        ("thing", "thing_id", "day"),
    ),
)
"""Every table with words of the person."""

NOT_IN_MAPS = (
    "area",
    "day",
    "dose",
    "equipment",
    "figure",
    "kind",
    "position",
    "state",
    "tense",
    "verdict",
)
"""Keys of earlier versions whose values are names of the program, no words."""

NOT_WORDS = {
    "goals": {"id", "created", "since", "state"},
    "ratings": {"id", "goal_id", "day", "at"},
    "ladder_levels": {"goal_id"},
    "rungs": {"id", "goal_id", "day", "at"},
    "ruler_marks": {"id", "goal_id", "ruler", "day", "at"},
    "small_steps": {"id", "goal_id", "created", "done"},
    "fine_for_now": {"id", "day", "at"},
    "both_sides": {"id", "goal_id", "created"},
    "side_lines": {"id", "sides_id", "quadrant", "at"},
    "portrait": {"id", "added"},
    "suggestions": {"id", "plan_id", "day", "received", "plan"},  # the clinician's words
    "decisions": {"suggestion_id", "line_key", "verdict", "at"},
    "routines": {"id", "created", "suggestion_id"},
    "steps": {
        "routine_id",
        "id",
        "movement_id",
        "doses",
        "origin",
        "line_id",
        "suggested_by",
        "changed",
    },
    "movements": {
        "id",
        "area",
        "position",
        "dose",
        "figure",
        "author",
        "licence",
        "sources",
        "easier",
        "harder",
    },
    "movement_media": {"movement_id", "format", "added"},
    "sessions": {"id", "routine_id", "routine_name", "size", "day", "started", "ended", "helped"},
    "session_steps": {"session_id", "step_id", "movement_id", "movement_name", "outcome", "size"},
    "days": {"day", "state", "at"},
    "check_ins": {"id", "day", "at", "written"},
    "check_in_plan": {"question_ids", "rhythms"},
    "visits": {"id", "day", "happened"},
    "check_in_ratings": {"check_in_id", "rating_id"},
    "clinic_scores": {"id", "unit", "day", "at"},
    "visit_felt": {"visit_id"},
    "agreed_lines": {"id", "visit_id", "became", "became_id", "at"},
    "talk_items": {"id", "kind", "at", "visit_id", "source"},
    "sheet_choices": {"key", "standing"},
    "recycled": {"id", "kind", "thing_id", "title", "at", "rest", "rows"},  # put away, so not to be found
    "recycled_files": {"recycled_id", "file"},
    "tense_plan": {"written"},
    "relief_uses": {"id", "name", "day", "at", "helped"},  # the name is a line of the tense plan
    "about_me": {"printed"},
    "reminders": {"id", "subject", "routine_id", "days", "times", "chosen"},
    "reminder_marks": {"reminder_id", "day", "time", "came", "reply", "until"},
    "drafts": {"key", "fields", "at"},  # not written yet: a form still has them
    "revisions": {"id", "thing", "thing_id", "day", "at", "who"},
    "settings": {"key", "value"},
}
"""Text columns without words of the person, and why where it is not plain."""
