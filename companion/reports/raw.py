"""Objects of our own in ReportLab's document: written as they are, only numbered by it."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object as ``text`` in PDF's own words. ``number`` is 0 until it is :func:`registered`."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.number = 0

    def format(self, _document: Any) -> bytes:
        return self.text.encode("ascii")


def registered(doc: Any, raw: Raw | None = None) -> Raw:
    """A new object in ``doc`` (``raw``, or a plain one), its text still to come."""
    raw = raw or Raw()
    raw.number = doc.idToObjectNumberAndVersion[doc.Reference(raw).name][0]
    return raw


def page_number(doc: Any, page: int) -> int:
    """The object number of a finished page, counted from 0."""
    return int(doc.idToObjectNumberAndVersion[f"Page{page + 1}"][0])


def text_string(text: str) -> str:
    """``text`` as a PDF text string of hexadecimal digits, so that no character needs escaping."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
