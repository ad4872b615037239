"""Headings to jump to, as a viewer lists them beside the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from companion.reports.raw import Raw, page_number, registered, text_string
from companion.reports.structure import HEADINGS, Bookmark

_LONGEST = 80
_MANY_PAGES = 3
"""From so many pages on, a viewer shows the bookmarks at once."""


class _Outlines(Raw):
    """Stands where ReportLab keeps its own outlines, and needs none of what it does to them last."""

    ready = 1

    def prepare(self, _document: Any, _canvas: Any) -> None:
        """Nothing is left to do."""


@dataclass(slots=True)
class _Entry:
    """A bookmark, those below it, and its object. The outermost one stands for them all."""

    raw: Raw
    level: int
    bookmark: Bookmark | None = None
    below: list[_Entry] = field(default_factory=list)

    def count(self) -> int:
        return sum(1 + entry.count() for entry in self.below)


def add_bookmarks(doc: Any, bookmarks: Sequence[Bookmark]) -> None:
    """Write ``bookmarks`` into ReportLab's ``doc``, whose pages are finished: each below the heading it belongs to."""
    if not bookmarks:
        return
    top = _Entry(registered(doc, _Outlines()), -1)
    doc.Outlines = doc.Catalog.Outlines = top.raw
    if len(doc.Pages.pages) >= _MANY_PAGES:
        doc.Catalog.showOutline()
    open_entries = [top]
    for bookmark in bookmarks:
        level = HEADINGS.index(bookmark.role)
        while open_entries[-1].level >= level:
            open_entries.pop()
        entry = _Entry(registered(doc), level, bookmark)
        open_entries[-1].below.append(entry)
        open_entries.append(entry)
    _write(doc, top)


def _write(doc: Any, entry: _Entry) -> None:
    parts = ["/Type /Outlines"] if entry.bookmark is None else [_place(doc, entry.bookmark)]
    if entry.below:
        first, last = entry.below[0].raw.number, entry.below[-1].raw.number
        parts.append(f"/First {first} 0 R /Last {last} 0 R /Count {entry.count()}")
    entry.raw.text += f"<<{' '.join(parts)}"
    for index, inner in enumerate(entry.below):
        links = [f"/Parent {entry.raw.number} 0 R"]
        if index:
            links.append(f"/Prev {entry.below[index - 1].raw.number} 0 R")
        if index < len(entry.below) - 1:
            links.append(f"/Next {entry.below[index + 1].raw.number} 0 R")
        _write(doc, inner)
        inner.raw.text = f"{inner.raw.text.removesuffix('>>')} {' '.join(links)}>>"
    entry.raw.text += ">>"


def _place(doc: Any, bookmark: Bookmark) -> str:
    words = bookmark.words
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rstrip()}…"
    page = page_number(doc, bookmark.page)
    return f"/Title {text_string(words)} /Dest [{page} 0 R /XYZ null {bookmark.top:.2f} null]"
