"""The sheet as PDF bytes, with what it carries; and its preview together with what would make it fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from companion.domain.sheet import Fit
from companion.domain.sheet_lines import RoomOffer
from companion.services.ports import FileSaver, SheetAttacher, SheetRenderer
from companion.services.sheets import SheetOptions, SheetService


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """The sheet as it stands: the very bytes to show, save and print, whether all of it fits, and what could go."""

    pdf: bytes
    fit: Fit
    offers: tuple[RoomOffer, ...]


class SheetFiles:
    """Makes and keeps the sheet's file."""

    def __init__(
        self, sheets: SheetService, render: SheetRenderer, attach: SheetAttacher, save: FileSaver
    ) -> None:
        self._sheets = sheets
        self._render = render
        self._attach = attach
        self._save = save

    def pdf(
        self, options: SheetOptions, progress: Callable[[float], bool] | None = None, password: str = ""
    ) -> bytes:
        """The sheet as PDF bytes: the same notebook, choices and day give the same bytes, but for the salt of a
        ``password``."""
        data = self._sheets.data(options)
        attachments = (self._attach(data),) if options.embed else ()
        return self._render(data, progress, attachments, password)

    def draft(self, options: SheetOptions, progress: Callable[[float], bool] | None = None) -> SheetDraft:
        """:meth:`pdf` without a password, and what is known about its room."""
        data = self._sheets.data(options)
        fit = self._sheets.fit(data)
        offers = tuple(self._sheets.offers(options, fit))
        attachments = (self._attach(data),) if options.embed else ()
        return SheetDraft(self._render(data, progress, attachments, ""), fit, offers)

    def save(self, pdf: bytes, path: Path) -> None:
        """Write the bytes whole or not at all. Raises ``ExportError``; an older file stays then."""
        self._save(pdf, path)
