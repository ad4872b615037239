"""The parts of the fridge card, each built by itself; an empty one is simply absent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from companion.domain.fridge_card import Easing, FridgeCard
from companion.domain.sheet import SheetLine
from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.reports.sheet_desk import Desk, flattened, heading, left_out_words, listed_lines, started
from companion.reports.stack import Panel, Rule, Stack
from companion.reports.structure import Role, Tag
from companion.reports.text_lines import LONGEST, Span, Style

_RULED_LINES = 3

Builder = Callable[[Desk, FridgeCard, float], Stack]


@dataclass(frozen=True, slots=True)
class Part:
    """A part with something to say. ``name`` is its own among the parts of a card."""

    name: str
    build: Builder


def parts(card: FridgeCard) -> list[Part]:
    """The parts that are not empty, in reading order for a hard moment."""
    candidates = (
        (card.passes.strip(), Part("passes", _passes)),
        (card.first.strip(), Part("first", _first)),
        (any(easing.name.strip() for easing in card.relief), Part("relief", _relief)),
        (card.call.strip(), Part("call", _call)),
        (card.signs.strip(), Part("signs", _signs)),
    )
    return [part for said, part in candidates if said]


def headline(desk: Desk, card: FridgeCard, width: float) -> Stack:
    """What the card is for, and whose it is."""
    stack = Stack(width)
    if card.sample:
        note = tr("Sample notebook. Nobody’s real notes.")
        stack.words(desk.text(note, Style(desk.look.small, Token.AMBER, bold=True), width, 1))
    title = tr("When things are tense")
    tag = heading(title, Role.TITLE)
    stack.words(desk.text(title, Style(desk.look.name, bold=True), width, 2), tag=tag)
    if card.name.strip():
        stack.words(desk.text(card.name, Style(desk.look.heading, Token.MUTED), width, 1))
    return stack


def emergency(desk: Desk, card: FridgeCard, width: float) -> Stack:
    """The number to dial when it is more than a tense day."""
    pad = desk.look.body * 0.7
    inner = Stack(width - 2 * pad)
    words = Style(desk.look.body, Token.INK)
    dial = Style(desk.look.big, Token.INK, bold=True)
    spans = [Span(tr("In an emergency, call "), words), Span(card.emergency_number.strip(), dial)]
    inner.words(desk.spans(spans, inner.width, 3))
    outer = Stack(width)
    height = inner.height + 1.3 * pad
    outer.at(Panel(width, height, 7.0, fill=Token.AMBER_GROUND))
    outer.at(inner, pad, pad * 0.6)
    outer.gap(height)
    outer.cut = inner.cut
    return outer


def to_write_on(desk: Desk, width: float) -> list[Stack]:
    """For a card without a plan: the same titles, with lines for a pen."""
    titles = (tr("First 48 hours"), tr("What eases me"), tr("Who to call or tell"), tr("My early signs"))
    return [_ruled(desk, title, width) for title in titles]


def _ruled(desk: Desk, title: str, width: float) -> Stack:
    stack = started(desk, title, width)
    for _line in range(_RULED_LINES):
        stack.gap(desk.look.body * 1.6)
        stack.at(Rule(width, Token.LINE, 0.8))
    return stack


def _passes(desk: Desk, card: FridgeCard, width: float) -> Stack:
    stack = Stack(width)
    style = Style(desk.look.quote, italic=True)
    stack.words(desk.text(quoted(flattened(card.passes.strip())), style, width, desk.limit.lines))
    return stack


def _first(desk: Desk, card: FridgeCard, width: float) -> Stack:
    return _listed(desk, tr("First 48 hours"), _lines(card.first), width)


def _call(desk: Desk, card: FridgeCard, width: float) -> Stack:
    return _listed(desk, tr("Who to call or tell"), _lines(card.call), width)


def _signs(desk: Desk, card: FridgeCard, width: float) -> Stack:
    return _listed(desk, tr("My early signs"), _lines(card.signs), width)


def _listed(desk: Desk, title: str, lines: Sequence[str], width: float) -> Stack:
    stack = started(desk, title, width)
    listed_lines(desk, stack, [SheetLine("", line) for line in lines], desk.body)
    return stack


def _relief(desk: Desk, card: FridgeCard, width: float) -> Stack:
    stack = started(desk, tr("What eases me"), width)
    kept = [easing for easing in card.relief if easing.name.strip()]
    entries = Stack(width, tag=Tag(Role.LIST, numbered=False))
    for easing in kept[: desk.limit.items]:
        entry = Stack(width, tag=Tag(Role.ITEM))
        entry.words(desk.spans(_easing(desk, easing), width, desk.limit.lines), tag=Tag(Role.BODY))
        entries.below(entry)
        entries.gap(desk.look.body * 0.22)
        if entries.height > desk.tallest:
            break
    stack.below(entries)
    if entries.height > desk.tallest:
        return stack
    left_out_words(desk, stack, len(kept) - desk.limit.items)
    return stack


def _easing(desk: Desk, easing: Easing) -> list[Span]:
    """The name as written, then how often it helped."""
    if not easing.helped:
        return [Span(easing.name, desk.body)]
    # The sentence reads the way of the page, whatever way the name reads.
    lead = "\u200f" if desk.right_to_left else "\u200e"
    return [Span(f"{lead}{easing.name}", desk.body), Span(tr(": {words}", words=easing.helped), desk.quiet)]


def _lines(text: str) -> list[str]:
    """Typed lines, as many as anyone could look at."""
    return text[: LONGEST + 1].splitlines()
