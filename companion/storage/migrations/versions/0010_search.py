"""Everything written can be found."""

from __future__ import annotations

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """No table changes: the index is made of the others, and made anew after the last step of every upgrade."""
