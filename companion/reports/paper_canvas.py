"""A page to draw on, in points from its top left corner, mirrored for right-to-left reading."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from companion.drawing.person_colours import Hair, Skin, person_colours
from companion.drawing.shapes import Token
from companion.reports.embed import EmbeddedFace
from companion.reports.fonts import Face
from companion.reports.structure import HEADINGS, Bookmark, Element, Structure, Tag
from companion.reports.tagging import Information, Told, add_tags
from companion.reports.text_lines import Line, TextBlock

_NO_WORDS = "/Span <</ActualText <FEFF>>> BDC"
"""The dots of a letter: the letter itself is told with the stroke they belong to."""
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
        page.Contents = _pressed(page.stream)
        page.stream = None
        page.__NoDefault__ = [*page.__NoDefault__, "Tabs", "StructParents"]
        page.Tabs, page.StructParents = "/S", len(self._doc.Pages.pages) - 1

    def add_to(self, number: int, code: str) -> None:
        """Draw ``code`` on a finished page, counted from 0, over what is there."""
        page = self._doc.Pages.pages[number]
        parts = [self._doc.Reference(part) for part in (page.Contents, _pressed(code))]
        page.Contents = pdfdoc.PDFArray(parts)

    def face_name(self, face: Face) -> str:
        """The name of ``face`` in this document; registers it on first use."""
        names: dict[str, str] = self.__dict__.setdefault("face_names", {})
        if face.name not in names:
            names[face.name] = f"T{len(names) + 1}"
            self._doc.delayedFonts.append(EmbeddedFace(face, names[face.name], len(names)))
        return names[face.name]


def _pressed(code: str) -> Any:
    """A compressed stream."""
    filters = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFArray([pdfdoc.PDFName("FlateDecode")])})
    return pdfdoc.PDFStream(filters, zlib.compress(code.encode("latin-1")))


class PaperCanvas:
    """Pages of one document. ``x`` counts from the reading-order start of the page, ``y`` from its top."""

    def __init__(self, target: Any, page: PageSize, right_to_left: bool, language: str) -> None:
        self.page = page
        self.right_to_left = right_to_left
        self.structure = Structure()
        self._told = Told("", language)
        self._within = self.structure.root
        self._is_marked = False
        self._canvas = _Canvas(
            target,
            pagesize=(page.width, page.height),
            pageCompression=1,
            invariant=1,
            lang=language,
            pdfVersion=(1, 7),
        )

    @property
    def reportlab(self) -> Any:
        """The canvas underneath, for painters of shapes."""
        return self._canvas

    def describe(self, title: str, day: date | None) -> None:
        """Set what a viewer shows about the file. ``day`` is given as its date, the clock time is never told."""
        self._told = replace(self._told, title=title, day=day)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def next_page(self) -> None:
        """Finish this page."""
        self._canvas.showPage()
        self.structure.next_page()

    def save(self) -> None:
        """Finish the document."""
        doc = self._canvas._doc  # noqa: SLF001 - ReportLab has no other way to its document
        doc.info = Information(self._told)
        add_tags(doc, self.structure, self._told)
        self._canvas.save()

    @contextmanager
    def over(self, page: int) -> Iterator[None]:
        """What is drawn meanwhile goes on a finished page, counted from 0, for the eye alone."""
        canvas = self._canvas
        kept, canvas._code = canvas._code, []  # noqa: SLF001 - ReportLab knows no way back to a page
        with self.artifact():
            yield
        canvas.add_to(page, "\n".join(canvas._code))  # noqa: SLF001
        canvas._code = kept  # noqa: SLF001

    @contextmanager
    def part(self, tag: Tag) -> Iterator[Element]:
        """What is drawn meanwhile is a part of a new element, which is part of the one that was open."""
        made = self._within.child(tag)
        with self.within(made):
            yield made

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """What is drawn meanwhile is a part of ``element``."""
        outer, self._within = self._within, element
        yield
        self._within = outer

    def child(self, tag: Tag) -> Element:
        """A new element in the open one, to be drawn later with :meth:`marked`."""
        return self._within.child(tag)

    @contextmanager
    def marked(self, tag: Tag | Element, top: float | None = None) -> Iterator[None]:
        """What is drawn meanwhile, all on this page, is what ``tag`` says: a new element, or more of an old one.

        ``top`` is where a heading begins, in points from the top of the page. Within a mark this changes nothing:
        the numbers on a chart are part of the picture.
        """
        if self._is_marked:
            yield
            return
        element = self._within.child(tag) if isinstance(tag, Tag) else tag
        role = element.tag.role
        if role in HEADINGS and element.tag.bookmark and not element.kids:
            up = self.page.height - (top or 0.0)
            self.structure.bookmarks.append(Bookmark(role, element.tag.bookmark, self.structure.page, up))
        number = self.structure.mark(element)
        self._is_marked = True
        self._canvas.addLiteral(f"/{role.value} <</MCID {number}>> BDC")
        yield
        self._canvas.addLiteral("EMC")
        self._is_marked = False

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn meanwhile is for the eye alone. Within a mark this changes nothing."""
        if self._is_marked:
            yield
            return
        self._is_marked = True
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")
        self._is_marked = False

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
        atoms = line.atoms
        if line.gap is not None:
            atoms = (line.gap, *atoms) if line.right else (*atoms, line.gap)
            left -= line.gap.width if line.right else 0.0
        code = [f"q BT 1 0 0 1 {left:.2f} {up:.2f} Tm"]
        head, rise, body = "", 0.0, ""
        for atom in atoms:
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
                for up_by, text, mute in part.pieces:
                    if up_by != rise:
                        body = _shown(code, body)
                        code.append(f"{up_by * atom.style.size:.2f} Ts")
                        rise = up_by
                    if mute:
                        body = _shown(code, body)
                        code.append(f"{_NO_WORDS} [{text}] TJ EMC")
                    else:
                        body += text
            if atom.shaped.said:
                body = _shown(code, body)
                code.append("EMC")
        _shown(code, body)
        code.append("ET Q")
        self._canvas.addLiteral("\n".join(code))


def _shown(code: list[str], body: str) -> str:
    """Write what was gathered, and start gathering afresh."""
    if body:
        code.append(f"[{body}] TJ")
    return ""
