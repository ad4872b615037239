"""Each question of a check-in has its own number of days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """The days between check-ins become the days of each question: of those chosen, of one's own, of those put away."""
    op.add_column("check_in_plan", sa.Column("rhythms", sa.Text()))
    op.execute(
        "UPDATE check_in_plan SET rhythms = (SELECT json_group_object(id, days) FROM ("
        "SELECT value AS id, every_days AS days FROM json_each(question_ids) "
        "UNION SELECT json_extract(value, '$.id'), every_days FROM json_each(own)))"
    )
    op.execute(
        "UPDATE recycled SET rest = json_set(rest, '$.days', "
        "(SELECT CAST(every_days AS TEXT) FROM check_in_plan)) "
        "WHERE kind = 'question' AND EXISTS (SELECT 1 FROM check_in_plan)"
    )
    with op.batch_alter_table("check_in_plan") as plan:  # a rebuild, so that no default stays behind
        plan.drop_column("every_days")
        plan.alter_column("rhythms", existing_type=sa.Text(), nullable=False)
