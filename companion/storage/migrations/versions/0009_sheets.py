"""A line of the sheet may go to the appendix, be put in other words and stand in another place."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """What was ticked stays printed, and what was unticked stays out."""
    op.create_table(
        "sheet_choices_now",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer()),
        sa.PrimaryKeyConstraint("key"),
    )
    op.execute(
        "INSERT INTO sheet_choices_now (key, standing, words, place) "
        "SELECT key, CASE WHEN included THEN 'printed' ELSE 'out' END, '', NULL FROM sheet_choices"
    )
    op.drop_table("sheet_choices")
    op.rename_table("sheet_choices_now", "sheet_choices")
