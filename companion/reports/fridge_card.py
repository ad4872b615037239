"""The fridge card as PDF: large print on one half of a page, to cut off, or to fold so that it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from companion.domain.fridge_card import FridgeCard
from companion.drawing.shapes import Token
from companion.i18n import dated, tr
from companion.reports.card_sections import Part, emergency, headline, parts, to_write_on
from companion.reports.paper_canvas import PAGE_SIZES, PAPER_COLOURS, PageSize, PaperCanvas
from companion.reports.progress import Progress, report
from companion.reports.sheet_desk import Desk, flattened
from companion.reports.sheet_look import Charts, Limit, Look
from companion.reports.stack import PARAGRAPH, Press, Stack
from companion.reports.text_lines import Style, Typesetter

LARGEST = Look(
    name=29.0, heading=16.0, title=14.5, quote=21.0, body=20.0, small=14.0, big=30.0, footer=10.0, gap=15.0
)
SMALLEST_BODY = 14.0
"""Large print: nothing the person wrote is smaller than 14 points."""
_SCALES = (1.0, 0.93, 0.86, 0.79, 0.72, SMALLEST_BODY / LARGEST.body)
MARGIN = 34.0
FOOT = 30.0
_CLOSER = 0.55
"""How much of the usual distance between parts is kept when something has to be left out."""
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class CardLayout:
    """Stacks at their heights on the card, in points; the names of parts that left lines out, or cut them."""

    look: Look
    stacks: tuple[tuple[float, Stack], ...]
    left: frozenset[str]
    cut: frozenset[str]


def render_fridge_card(card: FridgeCard, progress: Progress | None = None) -> bytes:
    """``card`` as PDF bytes, always one page; equal cards give equal bytes.

    ``progress`` gets 0.0–1.0 and returns ``False`` to stop, which raises ``RenderCancelled``.
    """
    page = lying(card.page)
    typesetter = Typesetter(card.right_to_left)
    report(progress, 0.0)
    layout = CardFitter(card, typesetter, page).best(progress)
    target = BytesIO()
    paper = PaperCanvas(target, page, card.right_to_left, card.language.replace("_", "-"))
    name = flattened(card.name).strip()[:_LONGEST_NAME]
    title = tr("{name}: when things are tense", name=name) if name else tr("When things are tense")
    paper.describe(title, card.written_on)
    press = Press(paper, typesetter)
    for y, stack in layout.stacks:
        stack.draw(press, MARGIN, y)
    _foot(press, card, layout.look)
    _fold(press, layout.look)
    paper.next_page()
    paper.save()
    report(progress, 1.0)
    return target.getvalue()


def lying(name: str) -> PageSize:
    """The paper ``name`` on its side, so that each half of it stands upright. A4 for an unknown name."""
    page = PAGE_SIZES.get(name, PAGE_SIZES["A4"])
    return PageSize(page.height, page.width)


class CardFitter:
    """Finds the layout with the largest letters; when even small ones are too many, shortens every part fairly."""

    def __init__(self, card: FridgeCard, typesetter: Typesetter, page: PageSize) -> None:
        self._card = card
        self._typesetter = typesetter
        self._width = page.width / 2 - 2 * MARGIN
        self._foot = page.height - MARGIN - FOOT
        self._parts = parts(card)
        self._built: dict[tuple[str, float, Limit], Stack] = {}

    def best(self, progress: Progress | None = None) -> CardLayout:
        """The roomiest layout that fits. Raises ``RenderCancelled`` when asked to stop."""
        for scale in _SCALES:
            report(progress, 0.1)
            found = self._laid_out(scale, {})
            if found is not None:
                return found
        limits = {part.name: Limit(1, 1) for part in self._parts}
        layout = self._laid_out(_SCALES[-1], limits, _CLOSER)
        if layout is None:
            raise ValueError("the page is too small for a card")
        return self._filled(layout, limits, progress)

    def _filled(self, layout: CardLayout, limits: dict[str, Limit], progress: Progress | None) -> CardLayout:
        """Give each part in turn one more entry or one more line, while everything still fits."""
        wishes = [(part.name, step) for step in ((1, 0), (0, 1)) for part in self._parts]
        while wishes:
            report(progress, 0.5)
            for wish in list(wishes):
                name, (items, lines) = wish
                old = limits[name]
                limits[name] = Limit(old.items + items, old.lines + lines)
                needed = name in (layout.left if items else layout.cut)
                found = self._laid_out(_SCALES[-1], limits, _CLOSER) if needed else None
                if found is None:
                    limits[name] = old
                    wishes.remove(wish)
                else:
                    layout = found
        return layout

    def _laid_out(self, scale: float, limits: Mapping[str, Limit], spacing: float = 1.0) -> CardLayout | None:
        """The parts from top to bottom, the number to call last; ``None`` when they do not fit."""
        look = LARGEST.scaled(scale)
        built = {part.name: self._stack(part, scale, limits.get(part.name, Limit())) for part in self._parts}
        plain = Desk(self._typesetter, look, Limit(), Charts.NONE)
        last = list(self._ending(plain, any(stack.cut for stack in built.values())))
        gap = look.gap * spacing
        low = self._foot - sum(stack.height for stack in last) - gap * max(0, len(last) - 1)
        middle = list(built.values()) or to_write_on(plain, self._width)
        placed = []
        y = MARGIN
        for stack in (headline(plain, self._card, self._width), *middle):
            placed.append((y, stack))
            y += stack.height + gap
        if y - (0.0 if last else gap) > low:
            return None
        for stack in last:
            placed.append((low, stack))
            low += stack.height + gap
        return CardLayout(
            look,
            tuple(placed),
            frozenset(name for name, stack in built.items() if stack.left),
            frozenset(name for name, stack in built.items() if stack.cut),
        )

    def _ending(self, desk: Desk, cut: bool) -> Iterator[Stack]:
        if cut:
            stack = Stack(self._width)
            words = tr("Words cut short end in “…”. All of them are in my notebook.")
            stack.words(desk.text(words, desk.small, self._width, 2))
            yield stack
        if self._card.emergency_number.strip():
            yield emergency(desk, self._card, self._width)

    def _stack(self, part: Part, scale: float, limit: Limit) -> Stack:
        key = (part.name, scale, limit)
        if key not in self._built:
            desk = Desk(
                self._typesetter,
                LARGEST.scaled(scale),
                limit,
                Charts.NONE,
                self._card.right_to_left,
                self._foot,
            )
            self._built[key] = part.build(desk, self._card, self._width)
        return self._built[key]


def _foot(press: Press, card: FridgeCard, look: Look) -> None:
    """When it was written, below everything."""
    if card.written_on is None:
        return
    words = tr("I wrote this on {day}.", day=dated(card.written_on))
    line = press.typesetter.one_line(words, Style(look.footer, Token.MUTED))
    width = press.paper.page.width / 2 - 2 * MARGIN
    with press.paper.marked(PARAGRAPH):
        press.paper.line(line, MARGIN, press.paper.page.height - MARGIN, width)


def _fold(press: Press, look: Look) -> None:
    """A dotted line down the middle, and on the blank half what to do with it."""
    paper = press.paper
    middle = paper.page.width / 2
    canvas = paper.reportlab
    with paper.artifact():
        canvas.saveState()
        canvas.setStrokeColorRGB(*PAPER_COLOURS[Token.MUTED])
        canvas.setLineWidth(0.6)
        canvas.setDash(1, 4)
        canvas.line(middle, 0, middle, paper.page.height)
        canvas.restoreState()
    width = middle - 2 * MARGIN
    words = tr("Cut along the dots, or fold this half back.")
    block = press.typesetter.text(words, Style(look.footer, Token.MUTED), width)
    with paper.marked(PARAGRAPH):
        paper.block(block, middle + MARGIN, paper.page.height - MARGIN - block.height, width)
