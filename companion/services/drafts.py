"""Drafts: unfinished words, kept while typing so that nothing typed is ever lost."""

from __future__ import annotations

from companion.domain.drafts import Draft
from companion.domain.text import storable
from companion.services.base import Desk


class DraftService:
    """Keeps and returns unfinished words by form."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def save(self, key: str, fields: dict[str, str]) -> None:
        """Keep ``fields``; blank forms are cleared instead."""
        with self._desk.notebook.write() as unit:
            if any(text.strip() for text in fields.values()):
                clean = {name: storable(text) for name, text in fields.items()}
                unit.drafts.put(Draft(key, clean, self._desk.clock.now()))
            else:
                unit.drafts.remove(key)
            unit.commit()

    def load(self, key: str) -> dict[str, str] | None:
        """What was typed under ``key``, or ``None``."""
        with self._desk.notebook.read() as unit:
            draft = unit.drafts.get(key)
        return dict(draft.fields) if draft else None

    def clear(self, key: str) -> None:
        """Forget a draft: it was kept for good, or thrown away by the person."""
        with self._desk.notebook.write() as unit:
            unit.drafts.remove(key)
            unit.commit()
