"""The tense plan has room for what may bring it on, the way back up, and what was learned."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """A plan that is there says nothing of these yet."""
    names = ("triggers", "stepping_up", "learned")
    for name in names:
        op.add_column("tense_plan", sa.Column(name, sa.Text()))
        op.execute(f"UPDATE tense_plan SET {name} = ''")  # noqa: S608 - the three names above
    with op.batch_alter_table("tense_plan") as plan:  # a rebuild, so that no default stays behind
        for name in names:
            plan.alter_column(name, existing_type=sa.Text(), nullable=False)
