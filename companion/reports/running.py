"""Text that runs on from page to page: what was put in the appendix, line by line, one page in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from companion.reports.stack import Press, Stack
from companion.reports.structure import Element, Role, Tag
from companion.reports.text_lines import Line, TextBlock, Typesetter

SECTION = Tag(Role.SECTION)
_STARTS_SECTION = (Role.TITLE, Role.HEADING)


@dataclass(slots=True, eq=False)
class Passage:
    """A heading or a paragraph; it may go over several pages. Without a ``tag`` it is a repetition, not read aloud."""

    tag: Tag | None
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """One line on its page: ``x`` from the column's start, ``y`` (top) from the page's top."""

    line: Line
    x: float
    y: float
    width: float
    drop: float

    def draw(self, press: Press, x: float) -> None:
        press.paper.line(self.line, x + self.x, self.y + self.drop, self.width)


@dataclass(frozen=True, slots=True)
class Placed:
    """A stack at its place. ``group`` is what it belongs to besides its section, such as a list over several pages."""

    stack: Stack
    x: float
    y: float
    group: Passage | None = None


@dataclass(slots=True)
class Binding:
    """Where in the document each passage belongs: a title or a heading begins a section of its own."""

    whole: Element
    section: Element | None = None

    def element(self, passage: Passage, tag: Tag) -> Element:
        """The element of ``passage``, new when it is first drawn."""
        if passage.element is None:
            if tag.role in _STARTS_SECTION or self.section is None:
                self.section = self.whole.child(SECTION)
            passage.element = self.section.child(tag)
        return passage.element

    def owner(self, group: Passage | None) -> Element:
        """What a stack belongs to."""
        if group is not None and group.tag is not None:
            return self.element(group, group.tag)
        if self.section is None:
            self.section = self.whole.child(SECTION)
        return self.section


@dataclass(frozen=True, slots=True)
class Run:
    """Lines of one passage on one page."""

    passage: Passage
    strips: list[Strip]


@dataclass(slots=True)
class RunningPage:
    """What stands on one page in reading order, and how far it is filled."""

    y: float
    pieces: list[Run | Placed] = field(default_factory=list)

    def add(self, passage: Passage, strip: Strip) -> None:
        last = self.pieces[-1] if self.pieces else None
        if not isinstance(last, Run) or last.passage is not passage:
            last = Run(passage, [])
            self.pieces.append(last)
        last.strips.append(strip)

    def draw(self, press: Press, x: float, binding: Binding) -> None:
        paper = press.paper
        for piece in self.pieces:
            if isinstance(piece, Placed):
                with paper.within(binding.owner(piece.group)):
                    piece.stack.draw(press, x + piece.x, piece.y)
            elif piece.passage.tag is None:
                with paper.artifact():
                    _draw(press, x, piece.strips)
            else:
                element = binding.element(piece.passage, piece.passage.tag)
                with paper.marked(element, piece.strips[0].y):
                    _draw(press, x, piece.strips)


def _draw(press: Press, x: float, strips: list[Strip]) -> None:
    for strip in strips:
        strip.draw(press, x)


@dataclass(frozen=True, slots=True)
class Area:
    """Where a page may be filled, in points."""

    width: float
    top: float
    foot: float


class Runner:
    """Puts blocks of text on pages, turning them where needed. Full pages are handed out as they are turned."""

    def __init__(self, typesetter: Typesetter, area: Area) -> None:
        self.typesetter = typesetter
        self.area = area
        self.page = RunningPage(area.top)

    @property
    def room(self) -> float:
        """Points left on this page."""
        return self.area.foot - self.page.y

    def put(self, block: TextBlock, tag: Tag, x: float = 0.0, keep: float = 0.0) -> Iterator[RunningPage]:
        """Add lines. ``keep`` is room that must follow on the same page."""
        width = self.area.width - x
        own = min(width, block.width)
        passage = Passage(tag)
        if self.page.pieces and self.room < block.leading + keep:
            yield self.turn()
        for line in block.lines:
            if self.page.pieces and self.room < block.leading:
                yield self.turn()
            room = own if line.right is not self.typesetter.right_to_left else width
            self.page.add(passage, Strip(line, x, self.page.y, room, block.leading * 0.76))
            self.page.y += block.leading

    def beside(self, line: Line, tag: Tag | None, width: float, drop: float) -> None:
        """A line at the start of the column, beside what comes next."""
        self.page.add(Passage(tag), Strip(line, 0.0, self.page.y, width, drop))

    def place(
        self, stack: Stack, x: float = 0.0, keep: float = 0.0, group: Passage | None = None
    ) -> Iterator[RunningPage]:
        """Add a whole stack, on the next page where it does not fit. ``keep`` is room that must follow."""
        if self.page.pieces and self.room < stack.height + keep:
            yield self.turn()
        self.page.pieces.append(Placed(stack, x, self.page.y, group))
        self.page.y += stack.height

    def turn(self) -> RunningPage:
        """The page so far; a new one is begun."""
        full, self.page = self.page, RunningPage(self.area.top)
        return full
