"""The first released notebook."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """All tables, in an order that lets each point to those before it."""
    _goals()
    _plans()
    _routines()
    _movements()
    _sessions()
    _check_ins()
    _visits()
    _own_words()
    _loose_leaves()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _goals() -> None:
    op.create_table(
        "goals",
        _text("id"),
        _text("words"),
        _text("created"),
        _whole("instant"),
        _text("since"),
        _text("why"),
        _text("activity"),
        _text("state"),
        _text("state_reason"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "ratings",
        _text("id"),
        _text("goal_id"),
        _text("day"),
        _text("at"),
        _whole("instant"),
        _whole("value"),
        _text("note"),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name="ck_ratings_value"),
        sa.ForeignKeyConstraint(["goal_id"], ["goals.id"], name="fk_ratings_goal_id", ondelete="CASCADE"),
    )
    op.create_index("ix_ratings_goal_id_instant", "ratings", ["goal_id", "instant"])


def _plans() -> None:
    op.create_table(
        "suggestions",
        _text("id"),
        _text("plan_id"),
        _whole("version"),
        _text("day"),
        _text("received"),
        _whole("instant"),
        _text("plan"),
        sa.PrimaryKeyConstraint("id"),
    )
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER suggestions_no_{change.lower()} BEFORE {change} ON suggestions "
            "BEGIN SELECT RAISE(ABORT, 'a suggestion stays as it came'); END"
        )
    op.create_table(
        "decisions",
        _text("suggestion_id"),
        _text("line_key"),
        _text("verdict"),
        _text("at"),
        _text("because"),
        sa.PrimaryKeyConstraint("suggestion_id", "line_key"),
        sa.ForeignKeyConstraint(["suggestion_id"], ["suggestions.id"], name="fk_decisions_suggestion_id"),
    )


def _routines() -> None:
    op.create_table(
        "routines",
        _text("id"),
        _text("name"),
        _text("created"),
        _whole("instant"),
        _text("note"),
        _text("suggestion_id"),
        _flag("put_away"),
        _whole("rank"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "steps",
        _text("routine_id"),
        _whole("position"),
        _text("id"),
        _text("movement_id"),
        _text("movement_name"),
        _text("doses"),
        _text("note"),
        _text("origin"),
        _text("line_id"),
        _text("suggested_by"),
        _text("because"),
        sa.Column("changed", sa.Text()),
        sa.PrimaryKeyConstraint("routine_id", "position"),
        sa.ForeignKeyConstraint(
            ["routine_id"], ["routines.id"], name="fk_steps_routine_id", ondelete="CASCADE"
        ),
    )


def _movements() -> None:
    op.create_table(
        "movements",
        _text("id"),
        _text("name"),
        _text("purpose"),
        _text("cues"),
        _text("area"),
        _text("position"),
        _text("clinical_name"),
        _text("may_feel"),
        _text("ease_off"),
        _text("equipment"),
        _flag("tense"),
        _text("dose"),
        sa.Column("figure", sa.Text()),
        _text("author"),
        _text("licence"),
        _text("sources"),
        _flag("own"),
        sa.PrimaryKeyConstraint("id"),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        _text("id"),
        _text("routine_id"),
        _text("routine_name"),
        _text("size"),
        _text("day"),
        _text("started"),
        _whole("instant"),
        sa.Column("ended", sa.Text()),
        sa.Column("effort", sa.Integer()),
        sa.Column("helped", sa.Text()),
        _text("note"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sessions_day", "sessions", ["day"])
    op.create_table(
        "session_steps",
        _text("session_id"),
        _whole("position"),
        _text("step_id"),
        _text("movement_id"),
        _text("movement_name"),
        _text("outcome"),
        _whole("sets"),
        _whole("reps"),
        _whole("seconds"),
        _text("size"),
        sa.PrimaryKeyConstraint("session_id", "position"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_session_steps_session_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "days",
        _text("day"),
        _text("state"),
        _text("at"),
        _text("note"),
        sa.PrimaryKeyConstraint("day"),
    )


def _check_ins() -> None:
    op.create_table(
        "check_ins",
        _text("id"),
        _text("day"),
        _text("at"),
        _whole("instant"),
        _text("written"),
        _text("answers"),
        _text("note"),
        _flag("private"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_check_ins_day", "check_ins", ["day"])
    op.create_table(
        "check_in_plan",
        _whole("id"),
        _text("question_ids"),
        _text("own"),
        _whole("every_days"),
        _flag("paused"),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("id = 1", name="ck_check_in_plan_one_row"),
    )


def _visits() -> None:
    op.create_table(
        "visits",
        _text("id"),
        sa.Column("day", sa.Text()),
        _text("who"),
        _text("agreed"),
        _text("felt"),
        sa.Column("happened", sa.Text()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "talk_items",
        _text("id"),
        _text("kind"),
        _text("text"),
        _text("at"),
        _whole("instant"),
        _flag("printed"),
        sa.Column("visit_id", sa.Text()),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visits.id"], name="fk_talk_items_visit_id", ondelete="SET NULL"
        ),
    )
    op.create_index("ix_talk_items_visit_id", "talk_items", ["visit_id"])
    op.create_table(
        "sheet_choices",
        _text("key"),
        _flag("included"),
        sa.PrimaryKeyConstraint("key"),
    )


def _own_words() -> None:
    op.create_table(
        "tense_plan",
        _whole("id"),
        _text("signs"),
        _text("first"),
        _text("passes"),
        _text("call"),
        _text("relief"),
        sa.Column("written", sa.Text()),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("id = 1", name="ck_tense_plan_one_row"),
    )
    op.create_table(
        "relief_uses",
        _text("id"),
        _text("name"),
        _text("day"),
        _text("at"),
        _whole("instant"),
        sa.Column("helped", sa.Text()),
        _text("note"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "about_me",
        _whole("id"),
        _text("name"),
        _text("matters"),
        _text("enjoy"),
        _text("clinician"),
        _text("printed"),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("id = 1", name="ck_about_me_one_row"),
    )


def _loose_leaves() -> None:
    op.create_table(
        "drafts",
        _text("key"),
        _text("fields"),
        _text("at"),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "revisions",
        _text("id"),
        _text("thing"),
        _text("thing_id"),
        _text("day"),
        _text("at"),
        _whole("instant"),
        _text("who"),
        _text("why"),
        _text("earlier"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "settings",
        _text("key"),
        _text("value"),
        sa.PrimaryKeyConstraint("key"),
    )
