"""What every section of the sheet is built with: letters, sizes, limits, and the notice of what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from companion.charts.plot import SMALL_LABEL
from companion.domain.sheet import SheetLine
from companion.drawing.shapes import Token
from companion.i18n import ntr, number, tr
from companion.reports.sheet_look import Charts, Limit, Look
from companion.reports.stack import Panel, Press, Rule, Stack, Words
from companion.reports.structure import Role, Tag
from companion.reports.text_lines import LONGEST, Span, Style, TextBlock, Typesetter

LEADING = 1.38
SECTION = Tag(Role.SECTION)


@dataclass(frozen=True, slots=True)
class Desk:
    """The means to build sections. ``right_to_left`` mirrors charts; the page mirrors everything else.

    A section that grew past ``tallest`` points will not be used, so building it stops there. ``breaks``: there is room
    for the line ends the person typed.
    """

    typesetter: Typesetter
    look: Look
    limit: Limit
    charts: Charts
    right_to_left: bool = False
    tallest: float = 1000.0
    breaks: bool = False

    def text(self, text: str, style: Style, width: float, most: int | None = None) -> TextBlock:
        """``text`` on as many lines as allowed, typed line ends read as spaces."""
        return self.spans([Span(text, style)], width, most)

    def typed(self, text: str, style: Style, width: float, most: int | None = None) -> TextBlock:
        """The person's own ``text``: the line ends they typed stay where there is room for them."""
        if not self.breaks:
            return self.text(text, style, width, most)
        clipped = _clipped(text, width / style.size, most)
        return self.typesetter.text(clipped, style, width, style.size * LEADING, most)

    def spans(self, spans: Sequence[Span], width: float, most: int | None = None) -> TextBlock:
        size = min(span.style.size for span in spans)
        flat = [Span(_clipped(flattened(span.text), width / size, most), span.style) for span in spans]
        return self.typesetter.spans(flat, width, size * LEADING, most)

    @property
    def scale(self) -> float:
        """Points per unit of a chart, so that its labels grow with the text."""
        return self.look.label / SMALL_LABEL

    @property
    def body(self) -> Style:
        return Style(self.look.body)

    @property
    def quiet(self) -> Style:
        return Style(self.look.body, Token.MUTED)

    @property
    def small(self) -> Style:
        return Style(self.look.small, Token.MUTED)

    @property
    def title(self) -> Style:
        return Style(self.look.title, Token.ACCENT, bold=True)


def flattened(text: str) -> str:
    """Typed line ends as spaces: where the sheet is short of lines, not of width."""
    return " ".join(text[: LONGEST + 1].split("\n")).replace("\r", "")


def _clipped(text: str, ems: float, most: int | None) -> str:
    """``text`` without what could never fit on ``most`` lines of ``ems`` font heights: it saves looking at it."""
    if most is None:
        return text
    room = 80 + int(most * ems * 8)
    return text if len(text) <= room else f"{text[:room]}…"


def started(desk: Desk, title: str, width: float) -> Stack:
    """A section with its hairline and title."""
    stack = Stack(width, tag=SECTION)
    stack.at(Rule(width))
    stack.gap(desk.look.title * 0.55)
    stack.words(desk.text(title, desk.title, width, 1), tag=heading(title))
    stack.gap(desk.look.title * 0.2)
    return stack


def heading(title: str, role: Role = Role.HEADING) -> Tag:
    """A heading of its own, listed beside the page."""
    return Tag(role, bookmark=flattened(title))


def paragraphs(desk: Desk, stack: Stack, items: Sequence[str], style: Style) -> None:
    """Sentences below each other, as many and as long as the limits allow; then what was left out."""
    _below(desk, stack, stack, [SheetLine("", item) for item in items], style, "")


def listed_lines(
    desk: Desk, stack: Stack, items: Sequence[SheetLine], style: Style, mark: str = "line"
) -> None:
    """``items`` as a list, as many and as long as the limits allow; then what was left out.

    ``mark`` is ``"number"``, ``"tick"`` (a small box to tick on paper) or ``"line"``.
    """
    entries = Stack(stack.width, stack.height, tag=Tag(Role.LIST, numbered=mark == "number"))
    _below(desk, stack, entries, items, style, mark)


def _below(
    desk: Desk, stack: Stack, entries: Stack, items: Sequence[SheetLine], style: Style, mark: str
) -> None:
    """Put ``items`` into ``entries``, which lies at the top of ``stack`` and is as high as it."""
    kept = [item for item in items if item.text.strip()]
    shown = kept[: desk.limit.items]
    if entries is not stack and shown:
        stack.at(entries, 0.0, 0.0)
    before = entries.height
    space = style.size * 0.22
    for index, item in enumerate(shown):
        entry = _entry(desk, item.text, style, stack.width, mark, index)
        entries.below(entry)
        if index < len(shown) - 1:
            entries.gap(space)
        if item.key:
            stack.gives[item.key] = entry.height + (space if len(shown) > 1 else 0.0)
        if entries.height > desk.tallest:
            break
    if entries is not stack:
        stack.gap(entries.height - before)
        stack.cut = stack.cut or entries.cut
    if entries.height <= desk.tallest:
        left_out_words(desk, stack, len(kept) - len(shown))


def _entry(desk: Desk, text: str, style: Style, width: float, mark: str, index: int) -> Stack:
    indent = style.size * {"number": 1.6, "tick": 1.5}.get(mark, 0.0)
    block = desk.typed(text.strip("\r\n"), style, width - indent, desk.limit.lines)
    entry = Stack(width, tag=Tag(Role.ITEM) if mark else None)
    if mark == "number":
        label = Style(style.size, Token.ACCENT, bold=True)
        count = desk.text(tr("{number}.", number=number(index + 1)), label, indent, 1)
        entry.at(Words(count, indent, Tag(Role.LABEL)))
    elif mark == "tick":
        entry.at(Tick(style.size * 0.72), 0.0, block.leading * 0.5 - style.size * 0.34)
    entry.words(block, indent, Tag(Role.BODY if mark else Role.PARAGRAPH))
    return entry


def left_out_words(desk: Desk, stack: Stack, count: int) -> None:
    """Say how many lines did not fit; nothing when none is missing."""
    if count > 0:
        left_out(
            desk, stack, ntr("{count} more line is left out.", "{count} more lines are left out.", count)
        )


def left_out(desk: Desk, stack: Stack, sentence: str) -> None:
    """Say plainly what did not fit, so that nothing vanishes."""
    stack.gap(desk.look.small * 0.25)
    stack.words(desk.text(sentence, desk.small, stack.width, 1))
    stack.left = True


@dataclass(frozen=True, slots=True)
class Tick:
    """A small empty box to tick with a pen."""

    size: float

    def draw(self, press: Press, x: float, y: float) -> None:
        Panel(self.size, self.size, 1.2, stroke=Token.MUTED, thickness=0.8).draw(press, x + 0.4, y)
