"""Fuller visits, and a list of what was put away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

SCORES = ("heard", "goals", "approach", "overall")


def upgrade() -> None:
    """A line that is there came from nowhere in particular; nothing was put away yet."""
    op.add_column("talk_items", sa.Column("source", sa.Text()))
    op.execute("UPDATE talk_items SET source = ''")
    with op.batch_alter_table("talk_items") as items:  # a rebuild, so that no default stays behind
        items.alter_column("source", existing_type=sa.Text(), nullable=False)
    op.create_table(
        "visit_felt",
        sa.Column("visit_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer()) for name in SCORES),
        sa.PrimaryKeyConstraint("visit_id"),
        *(sa.CheckConstraint(f"{name} BETWEEN 0 AND 10", name=f"ck_visit_felt_{name}") for name in SCORES),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visits.id"], name="fk_visit_felt_visit_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "agreed_lines",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("became", sa.Text(), nullable=False),
        sa.Column("became_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visits.id"], name="fk_agreed_lines_visit_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_agreed_lines_visit_id", "agreed_lines", ["visit_id"])
    _what_was_put_away()


def _what_was_put_away() -> None:
    op.create_table(
        "recycled",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("thing_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("instant", sa.Integer(), nullable=False),
        sa.Column("rest", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_recycled_kind_thing_id", "recycled", ["kind", "thing_id"])
    op.create_table(
        "recycled_files",
        sa.Column("recycled_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("recycled_id", "number"),
        sa.ForeignKeyConstraint(
            ["recycled_id"], ["recycled.id"], name="fk_recycled_files_recycled_id", ondelete="CASCADE"
        ),
    )
    op.execute("DROP TRIGGER suggestions_no_delete")
    op.execute(
        "CREATE TRIGGER suggestions_no_delete BEFORE DELETE ON suggestions "
        "WHEN NOT EXISTS (SELECT 1 FROM recycled WHERE kind = 'plan' AND thing_id = OLD.id) "
        "BEGIN SELECT RAISE(ABORT, 'a suggestion stays as it came'); END"
    )
