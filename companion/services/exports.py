"""Taking things out: the sheet as PDF, everything as CSV or JSON. Only where the person says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from companion.services.base import Desk
from companion.services.ports import FileSaver, SheetRenderer, TableWriter
from companion.services.sheets import SheetOptions, SheetService


class ExportService:
    """Writes files for the person. ``writers`` maps a format name ("csv", "json") to its writer."""

    def __init__(
        self,
        desk: Desk,
        sheets: SheetService,
        render: SheetRenderer,
        save: FileSaver,
        writers: Mapping[str, TableWriter],
    ) -> None:
        self._desk = desk
        self._sheets = sheets
        self._render = render
        self._save = save
        self._writers = writers

    def sheet(self, options: SheetOptions, progress: Callable[[float], bool] | None = None) -> bytes:
        """The sheet as PDF bytes: what is previewed is what is saved and printed."""
        return self._render(self._sheets.data(options), progress)

    def save_sheet(self, pdf: bytes, path: Path) -> None:
        """Write the bytes whole or not at all. Raises ``ExportError``; an older file stays then."""
        self._save(pdf, path)

    def everything(self, kind: str, folder: Path) -> list[Path]:
        """Write every table of the notebook, and every photo and video, into ``folder``. Raises ``ExportError``, and
        ``KeyError`` for an unknown ``kind``."""
        writer = self._writers[kind]
        with self._desk.notebook.read() as unit:  # open until the last file is read from it
            return writer(unit.tables(), folder, unit.files())
