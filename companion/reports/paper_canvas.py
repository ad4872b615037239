"""A page to draw on, in points from its top left corner, mirrored for right-to-left reading."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from companion.drawing.person_colours import Hair, Skin, person_colours
from companion.drawing.shapes import Token
from companion.reports.embed import EmbeddedFace
from companion.reports.fonts import Face
from companion.reports.text_lines import Line, TextBlock

Colour = tuple[float, float, float]
_WHITE = "#FFFFFF"


def _colour(code: str) -> Colour:
    return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)


PAPER_COLOURS: Mapping[Token, Colour] = {
    Token.PAPER: _colour("#FFFFFF"),
    Token.RAIL: _colour("#F1EDE3"),
    Token.SURFACE: _colour("#FFFFFF"),
    Token.INK: _colour("#16211F"),
    Token.MUTED: _colour("#4C5956"),
    Token.LINE: _colour("#C9C5BA"),
    Token.ACCENT: _colour("#0F5C5C"),
    Token.SOFT: _colour("#DDEBE6"),
    Token.AMBER: _colour("#7A4D00"),
    Token.AMBER_GROUND: _colour("#F5E6C8"),
    Token.LIMB_NEAR: _colour("#1F4E5F"),
    Token.LIMB_FAR: _colour("#8DAAB3"),
    Token.TOP: _colour("#2E8B82"),
    Token.TOP_FAR: _colour("#8CBDB7"),
    Token.SLEEVE: _colour("#276E67"),
    Token.SHOE: _colour("#152E38"),
    Token.SKIN: _colour("#C98F6B"),
    Token.SKIN_FAR: _colour("#E6C6B0"),
    Token.SKIN_EDGE: _colour("#9C6848"),
    Token.HAIR: _colour("#3A2A20"),
    Token.GHOST: _colour("#D8D2C4"),
    Token.PROP: _colour("#BEB6A3"),
    Token.LINEN: _colour("#FFFFFF"),
    Token.GEAR: _colour("#DBA33F"),
}
"""Every token on white paper. Text colours keep at least 7:1 against white."""


def person_on_paper(skin: Skin, hair: Hair) -> Mapping[Token, Colour]:
    """:data:`PAPER_COLOURS` with the drawn person's skin and hair as chosen."""
    chosen = {token: _colour(code) for token, code in person_colours(skin, hair, _WHITE).items()}
    return {**PAPER_COLOURS, **chosen}


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a sheet of paper in points."""

    width: float
    height: float


PAGE_SIZES: Mapping[str, PageSize] = {"A4": PageSize(595.276, 841.89), "Letter": PageSize(612.0, 792.0)}


class _Canvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's canvas with our own fonts only: its page head names Helvetica, which is never embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    def showPage(self) -> None:
        """Finish a page and press it at once, so that a long diary does not pile up in memory."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        filters = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFArray([pdfdoc.PDFName("FlateDecode")])})
        page.Contents = pdfdoc.PDFStream(filters, zlib.compress(page.stream.encode("latin-1")))
        page.stream = None

    def face_name(self, face: Face) -> str:
        """The name of ``face`` in this document; registers it on first use."""
        names: dict[str, str] = self.__dict__.setdefault("face_names", {})
        if face.name not in names:
            names[face.name] = f"T{len(names) + 1}"
            self._doc.delayedFonts.append(EmbeddedFace(face, names[face.name], len(names)))
        return names[face.name]


class PaperCanvas:
    """Pages of one document. ``x`` counts from the reading-order start of the page, ``y`` from its top."""

    def __init__(self, target: Any, page: PageSize, right_to_left: bool, language: str) -> None:
        self.page = page
        self.right_to_left = right_to_left
        self._canvas = _Canvas(
            target, pagesize=(page.width, page.height), pageCompression=1, invariant=1, lang=language
        )

    @property
    def reportlab(self) -> Any:
        """The canvas underneath, for painters of shapes."""
        return self._canvas

    def describe(self, title: str, author: str, subject: str, day: date | None) -> None:
        """Set what a viewer shows about the file. ``day`` is given as its date, the clock time is never told."""
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("Companion")
        self._canvas.setProducer("Companion")
        self._canvas.setKeywords("")
        if day is not None:
            self._canvas.setDateFormatter(partial(_noon, day))
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def next_page(self) -> None:
        """Finish this page."""
        self._canvas.showPage()

    def save(self) -> None:
        """Finish the document."""
        self._canvas.save()

    def edge(self, x: float, width: float = 0.0) -> float:
        """The left edge on paper of something ``width`` wide that starts at reading-order ``x``."""
        return self.page.width - x - width if self.right_to_left else x

    def block(self, block: TextBlock, x: float, y: float, width: float) -> None:
        """``block`` from ``y`` down, set against the reading-order start of a column of ``width``.

        Words that read the other way than the page are set against the far side of their own block.
        """
        own = min(width, block.width)
        for index, line in enumerate(block.lines):
            baseline = y + index * block.leading + block.leading * 0.76
            self.line(
                line, x, baseline, *((own, True) if line.right is not self.right_to_left else (width, False))
            )

    def line(self, line: Line, x: float, baseline: float, width: float, at_end: bool = False) -> None:
        """One line with its ``baseline``; ``at_end`` sets it against the far side of the column."""
        left = self.edge(x, width)
        if self.right_to_left is not at_end:
            left += width - line.width
        self.atoms(line, left, self.page.height - baseline)

    def atoms(self, line: Line, left: float, up: float) -> None:
        """The glyphs of ``line`` from ``left`` at height ``up`` (points from the bottom)."""
        if not line.atoms:
            return
        code = [f"q BT 1 0 0 1 {left:.2f} {up:.2f} Tm"]
        head, rise, body = "", 0.0, ""
        for atom in line.atoms:
            red, green, blue = PAPER_COLOURS[atom.style.fill]
            if atom.shaped.said:
                body = _shown(code, body)
                code.append(f"/Span <</ActualText <FEFF{atom.text.encode('utf-16-be').hex()}>>> BDC")
            for part in atom.shaped.parts:
                part.face.used.update(part.codes)
                name = self._canvas.face_name(part.face)
                wanted = f"{red:.3f} {green:.3f} {blue:.3f} rg /{name} {atom.style.size:.2f} Tf"
                if wanted != head:
                    body = _shown(code, body)
                    code.append(wanted)
                    head = wanted
                for up_by, text in part.pieces:
                    if up_by != rise:
                        body = _shown(code, body)
                        code.append(f"{up_by * atom.style.size:.2f} Ts")
                        rise = up_by
                    body += text
            if atom.shaped.said:
                body = _shown(code, body)
                code.append("EMC")
        _shown(code, body)
        code.append("ET Q")
        self._canvas.addLiteral("\n".join(code))


def _noon(day: date, *_clock: int) -> str:
    return f"D:{day:%Y%m%d}120000Z"


def _shown(code: list[str], body: str) -> str:
    """Write what was gathered, and start gathering afresh."""
    if body:
        code.append(f"[{body}] TJ")
    return ""
