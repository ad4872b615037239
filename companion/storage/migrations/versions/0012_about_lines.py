"""Each line of About me is private or may be printed, where each topic was."""

from __future__ import annotations

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

TOPICS = ("name", "matters", "enjoy", "culture", "beliefs", "language", "touch", "spoken", "clinician")


def upgrade() -> None:
    """A ticked topic has all its lines ticked, any other none: on the page, and in a page that is half written."""
    row = op.get_bind().execute(sa.text("SELECT * FROM about_me")).mappings().first()
    texts = {topic: row[topic] if row else "" for topic in TOPICS}
    if row is not None:
        ticked = json.loads(row["printed"])
        ticks = {topic: [topic in ticked] * _count(topic, texts[topic]) for topic in TOPICS}
        told = {topic: ticks[topic] for topic in TOPICS if texts[topic] or any(ticks[topic])}
        op.execute(sa.text("UPDATE about_me SET printed = :told").bindparams(told=_json(told)))
    _half_written()
    for topic in TOPICS[1:]:
        _decided(topic, texts[topic])


def _half_written() -> None:
    """A draft says "yes" once for each line."""
    fields = op.get_bind().execute(sa.text("SELECT fields FROM drafts WHERE key = 'about'")).scalar()
    if fields is None:
        return
    draft = json.loads(fields)
    for topic in TOPICS[1:]:
        if draft.get(f"{topic}_printed"):
            draft[f"{topic}_printed"] = " ".join(["yes"] * _count(topic, draft.get(topic, "")))
    op.execute(sa.text("UPDATE drafts SET fields = :now WHERE key = 'about'").bindparams(now=_json(draft)))


def _decided(topic: str, text: str) -> None:
    """What was decided about a topic of one line, for the next sheet, is of that line: its key tells its words.

    A decision about several lines stays as it is. It can leave them off the sheet, and print none of them.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        digest = hashlib.sha256(lines[0].encode()).hexdigest()[:16]
        keys = {"now": f"about:{topic}:{digest}", "before": f"about:{topic}"}
        op.execute(sa.text("UPDATE sheet_choices SET key = :now WHERE key = :before").bindparams(**keys))


def _count(topic: str, text: str) -> int:
    return 1 if topic == "name" else len(text.split("\n"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
