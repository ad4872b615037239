"""A movement of one's own may have a photo or video, and any movement its easier and harder neighbours."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Movements that are there have no neighbours and no photo."""
    for name in ("easier", "harder"):
        op.add_column("movements", sa.Column(name, sa.Text()))
        op.execute(f"UPDATE movements SET {name} = '[]'")  # noqa: S608 - the two names above
    with op.batch_alter_table("movements") as movements:  # a rebuild, so that no default stays behind
        for name in ("easier", "harder"):
            movements.alter_column(name, existing_type=sa.Text(), nullable=False)
    op.create_table(
        "movement_media",
        sa.Column("movement_id", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("movement_id"),
        sa.ForeignKeyConstraint(
            ["movement_id"], ["movements.id"], name="fk_movement_media_movement_id", ondelete="CASCADE"
        ),
    )
