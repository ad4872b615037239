"""Taking everything out, as CSV or JSON. Only where the person says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from companion.services.base import Desk
from companion.services.ports import TableWriter


class ExportService:
    """Writes files for the person. ``writers`` maps a format name ("csv", "json") to its writer."""

    def __init__(self, desk: Desk, writers: Mapping[str, TableWriter]) -> None:
        self._desk = desk
        self._writers = writers

    def everything(self, kind: str, folder: Path) -> list[Path]:
        """Write every table of the notebook, and every photo and video, into ``folder``. Raises ``ExportError``, and
        ``KeyError`` for an unknown ``kind``."""
        writer = self._writers[kind]
        with self._desk.notebook.read() as unit:  # open until the last file is read from it
            return writer(unit.tables(), folder, unit.files())
