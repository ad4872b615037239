"""A check-in may say where it hurts and name ratings of goals; scores from a clinic have their place."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Earlier check-ins were not asked where it hurts, so they say nothing of it."""
    op.add_column("check_ins", sa.Column("places", sa.Text()))
    op.create_table(
        "check_in_ratings",
        sa.Column("check_in_id", sa.Text(), nullable=False),
        sa.Column("rating_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("check_in_id", "rating_id"),
        sa.ForeignKeyConstraint(
            ["check_in_id"], ["check_ins.id"], name="fk_check_in_ratings_check_in_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["rating_id"], ["ratings.id"], name="fk_check_in_ratings_rating_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_check_in_ratings_rating_id", "check_in_ratings", ["rating_id"])
    op.create_table(
        "clinic_scores",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("better", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("instant", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
