"""Goals have an order of the person's own; check-ins and history are found faster."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Every goal starts at 0: by age, as they were shown before."""
    op.add_column("goals", sa.Column("rank", sa.Integer()))
    op.execute("UPDATE goals SET rank = 0")
    with op.batch_alter_table("goals") as goals:  # a rebuild, so that no default stays behind
        goals.alter_column("rank", existing_type=sa.Integer(), nullable=False)
    op.create_index("ix_check_ins_instant", "check_ins", ["instant"])
    op.create_index("ix_revisions_thing_thing_id", "revisions", ["thing", "thing_id"])
