"""What the columns of a notebook's tables have in common."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, MetaData, Text

JSON_TEXT = {"json": True}
DERIVED = {"derived": True}
"""Columns computed from others; they are left out of exports."""
FILE = {"file": True}
"""A photo's or video's bytes; in exports they are a file beside the tables, named in the column ``file``."""

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def maybe(name: str) -> Column[str]:
    return Column(name, Text)


def json(name: str, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable, info=JSON_TEXT)


def whole(name: str, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=nullable)


def flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def instant() -> Column[int]:
    return Column("instant", Integer, nullable=False, info=DERIVED)


def own_id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def only_row() -> tuple[Any, ...]:
    """A table of one row: the one About-me page, the one tense plan, the one choice of questions."""
    return (
        Column("id", Integer, primary_key=True, autoincrement=False, info=DERIVED),
        CheckConstraint("id = 1", name="one_row"),
    )
