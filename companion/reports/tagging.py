"""The structure of a document into its PDF: the tree, where each mark belongs, bookmarks, and what a viewer is told.

ReportLab writes none of this, but lets objects of one's own into its document. Written there and then, it costs
less than reading the finished file again. Source: ISO 32000-1, 14.7; ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

from reportlab.pdfbase import pdfdoc

from companion.reports.bookmarks import add_bookmarks
from companion.reports.raw import Raw, page_number, registered, text_string
from companion.reports.structure import Element, Role, Structure


@dataclass(slots=True)
class Told:
    """What the file says about itself: a title, a language, a day, and nothing else."""

    title: str
    language: str
    day: date | None = None


class Information(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """The information dictionary. ReportLab's own names an author, a subject and the program that made it."""

    invariant = 1

    def __init__(self, told: Told) -> None:
        self._told = told

    def digest(self, signature: Any) -> None:
        signature.update(self._told.title.encode())

    def format(self, _document: Any) -> bytes:
        parts = [f"/Title {text_string(self._told.title)}"]
        if self._told.day is not None:
            parts.append(f"/CreationDate (D:{self._told.day:%Y%m%d}120000Z)")
        return f"<<{' '.join(parts)}>>".encode("ascii")


def add_tags(doc: Any, structure: Structure, told: Told) -> None:
    """Write the tree of ``structure`` and all that goes with it into ReportLab's ``doc``, whose pages are finished."""
    _Tree(doc, structure).write()
    add_bookmarks(doc, structure.bookmarks)
    doc.Catalog.MarkInfo = Raw("<</Marked true>>")
    doc.Catalog.Metadata = _metadata(told)


@dataclass(slots=True)
class _Tree:
    """Numbers for all elements first, then their texts, which name each other by number."""

    doc: Any
    structure: Structure
    numbers: dict[int, int] = field(default_factory=dict)

    def write(self) -> None:
        top = registered(self.doc)
        elements = [(element, registered(self.doc)) for element in self.structure.root.walk()]
        self.numbers = {id(element): raw.number for element, raw in elements}
        parents = registered(self.doc)
        count = len(self.doc.Pages.pages)
        pages = [page_number(self.doc, page) for page in range(count)]
        for element, raw in elements:
            raw.text = self._element(element, top.number, pages)
        parents.text = self._parents(count)
        root = self.numbers[id(self.structure.root)]
        top.text = (
            f"<</Type /StructTreeRoot /K {root} 0 R /ParentTree {parents.number} 0 R"
            f" /ParentTreeNextKey {count}>>"
        )
        self.doc.Catalog.StructTreeRoot = top

    def _element(self, element: Element, top: int, pages: list[int]) -> str:
        tag = element.tag
        parent = top if element.parent is None else self.numbers[id(element.parent)]
        home = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
        kids = [self._kid(kid, home, pages) for kid in element.kids]
        parts = [f"/Type /StructElem /S /{tag.role.value} /P {parent} 0 R"]
        if home is not None:
            parts.append(f"/Pg {pages[home]} 0 R")
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]")
        if tag.words:
            parts.append(f"/Alt {text_string(tag.words)}")
        parts += _attributes(element)
        return f"<<{' '.join(parts)}>>"

    def _kid(self, kid: Element | tuple[int, int], home: int | None, pages: list[int]) -> str:
        if isinstance(kid, Element):
            return f"{self.numbers[id(kid)]} 0 R"
        page, number = kid
        if page == home:
            return str(number)
        return f"<</Type /MCR /Pg {pages[page]} 0 R /MCID {number}>>"

    def _parents(self, count: int) -> str:
        rows = []
        for page, marks in enumerate(self.structure.marks[:count]):
            owners = " ".join(f"{self.numbers[id(element)]} 0 R" for element in marks)
            rows.append(f"{page} [{owners}]")
        return f"<</Nums [{' '.join(rows)}]>>"


def _attributes(element: Element) -> list[str]:
    tag = element.tag
    if tag.role is Role.FIGURE and element.box is not None:
        box = " ".join(f"{edge:.2f}" for edge in element.box)
        return [f"/A <</O /Layout /Placement /Block /BBox [{box}]>>"]
    if tag.role is Role.HEAD_CELL:
        return [f"/A <</O /Table /Scope /{tag.scope or 'Column'}>>"]
    if tag.role is Role.LIST:
        return [f"/A <</O /List /ListNumbering /{'Decimal' if tag.numbered else 'None'}>>"]
    return []


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{day}<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def _metadata(told: Told) -> Any:
    day = f"<xmp:CreateDate>{told.day:%Y-%m-%d}T12:00:00Z</xmp:CreateDate>\n" if told.day else ""
    # What XML cannot hold has no place in a title either.
    title = "".join(char if char >= " " and char not in "\ufffe\uffff" else " " for char in told.title)
    text = _XMP.format(title=escape(title), language=escape(told.language), day=day)
    stream = pdfdoc.PDFStream(content=text.encode("utf-8", "replace"))
    stream.dictionary["Type"] = pdfdoc.PDFName("Metadata")
    stream.dictionary["Subtype"] = pdfdoc.PDFName("XML")
    return stream
