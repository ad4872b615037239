"""What the words on paper are: headings, lists, tables and pictures, in reading order, for a voice that reads them aloud.

A document is a tree of elements. What is drawn while an element is open belongs to it; what belongs to none, such as
a rule or the foot of a page, is an artifact that no voice reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """Standard structure types (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    TITLE = "H1"
    HEADING = "H2"
    SUBHEADING = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    FIGURE = "Figure"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"


HEADINGS = (Role.TITLE, Role.HEADING, Role.SUBHEADING)


@dataclass(frozen=True, slots=True)
class Tag:
    """What an element is. ``words`` stand for a picture; ``bookmark`` is how a heading is listed beside the page.

    ``numbered`` is a list counted 1, 2, 3. ``scope`` says what a head cell is the head of: ``"Column"`` or ``"Row"``.
    """

    role: Role
    words: str = ""
    bookmark: str = ""
    numbered: bool = False
    scope: str = ""


@dataclass(slots=True, eq=False)
class Element:
    """An element of one document. ``kids`` are elements, or marks: ``(page, number)`` of something drawn.

    ``box`` is where a picture is, in points from the bottom left: left, bottom, right, top.
    """

    tag: Tag
    parent: Element | None
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None

    def child(self, tag: Tag) -> Element:
        """A new element, last in this one."""
        made = Element(tag, self)
        self.kids.append(made)
        return made

    def walk(self) -> Iterator[Element]:
        """This element and all in it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading to jump to: ``page`` from 0, ``top`` in points from the bottom of the page."""

    role: Role
    words: str
    page: int
    top: float


class Structure:
    """The elements of one document, the marks on its pages, and its headings."""

    def __init__(self) -> None:
        self.root = Element(Tag(Role.DOCUMENT), None)
        self.marks: list[list[Element]] = [[]]
        self.bookmarks: list[Bookmark] = []

    @property
    def page(self) -> int:
        """The page drawn on, from 0."""
        return len(self.marks) - 1

    def mark(self, element: Element) -> int:
        """The number of a new mark of ``element`` on this page."""
        number = len(self.marks[-1])
        self.marks[-1].append(element)
        element.kids.append((self.page, number))
        return number

    def next_page(self) -> None:
        """Marks go on the next page from now on."""
        self.marks.append([])
