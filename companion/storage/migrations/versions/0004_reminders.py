"""Reminders, and what became of the latest of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nobody is reminded of anything until they choose it."""
    op.create_table(
        "reminders",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("routine_id", sa.Text()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("times", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("chosen", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["routine_id"], ["routines.id"], name="fk_reminders_routine_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_reminders_routine_id", "reminders", ["routine_id"])
    op.create_table(
        "reminder_marks",
        sa.Column("reminder_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("time", sa.Text()),
        sa.Column("came", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("until", sa.Text()),
        sa.PrimaryKeyConstraint("reminder_id"),
        sa.ForeignKeyConstraint(
            ["reminder_id"], ["reminders.id"], name="fk_reminder_marks_reminder_id", ondelete="CASCADE"
        ),
    )
