"""Ladders, small steps, rulers and both sides of a goal; a fuller About me, with a picture."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

ABOUT = ("culture", "beliefs", "language", "touch", "spoken")


def upgrade() -> None:
    """Goals that are there say nothing yet of what one would notice first; the rest begins empty."""
    op.add_column("goals", sa.Column("noticed", sa.Text()))
    op.execute("UPDATE goals SET noticed = ''")
    with op.batch_alter_table("goals") as goals:  # a rebuild, so that no default stays behind
        goals.alter_column("noticed", existing_type=sa.Text(), nullable=False)
    _ladder()
    _rulers_and_steps()
    _both_sides()
    _about()


def _of_goal(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["goal_id"], ["goals.id"], name=f"fk_{table}_goal_id", ondelete="CASCADE")


def _ladder() -> None:
    op.create_table(
        "ladder_levels",
        sa.Column("goal_id", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("goal_id", "level"),
        sa.CheckConstraint("level BETWEEN -2 AND 2", name="ck_ladder_levels_level"),
        _of_goal("ladder_levels"),
    )
    op.create_table(
        "rungs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("goal_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("instant", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("level BETWEEN -2 AND 2", name="ck_rungs_level"),
        _of_goal("rungs"),
    )
    op.create_index("ix_rungs_goal_id", "rungs", ["goal_id"])


def _rulers_and_steps() -> None:
    op.create_table(
        "ruler_marks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("goal_id", sa.Text(), nullable=False),
        sa.Column("ruler", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("instant", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name="ck_ruler_marks_value"),
        _of_goal("ruler_marks"),
    )
    op.create_index("ix_ruler_marks_goal_id", "ruler_marks", ["goal_id"])
    op.create_table(
        "small_steps",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("goal_id", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("instant", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("done", sa.Text()),
        sa.PrimaryKeyConstraint("id"),
        _of_goal("small_steps"),
    )
    op.create_index("ix_small_steps_goal_id", "small_steps", ["goal_id"])
    op.create_table(
        "fine_for_now",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("instant", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _both_sides() -> None:
    op.create_table(
        "both_sides",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("goal_id", sa.Text()),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("instant", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        _of_goal("both_sides"),
    )
    op.create_index("ix_both_sides_goal_id", "both_sides", ["goal_id"])
    op.create_table(
        "side_lines",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sides_id", sa.Text(), nullable=False),
        sa.Column("quadrant", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("instant", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["sides_id"], ["both_sides.id"], name="fk_side_lines_sides_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_side_lines_sides_id", "side_lines", ["sides_id"])


def _about() -> None:
    for name in ABOUT:
        op.add_column("about_me", sa.Column(name, sa.Text()))
        op.execute(f"UPDATE about_me SET {name} = ''")  # noqa: S608 - the five names above
    with op.batch_alter_table("about_me") as about:
        for name in ABOUT:
            about.alter_column(name, existing_type=sa.Text(), nullable=False)
    op.create_table(
        "portrait",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("id = 'portrait'", name="ck_portrait_one_row"),
    )
