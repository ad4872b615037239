"""Text set in lines: wrapped, cut with an ellipsis where room ends, in reading order on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from companion.drawing.shapes import Token
from companion.reports.bidi_levels import base_level, levels, runs_right, visual_order
from companion.reports.fonts import Fonts, Slant
from companion.reports.plain import extends, lines_of, spelled
from companion.reports.shaping import Shaped, Shaper, clusters

_BREAKS = re.compile(r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])|(?<= )(?=[^ ])|(?<=[^ ])(?= )")
_CHUNK = 40
"""Longest piece shaped at once; a longer word is cut into such pieces, so any word takes bounded time."""
LONGEST = 20_000
"""Characters of one text that are looked at; what is cut is marked by the caller."""
_SLANTS = {(bold, italic): Slant(bold, italic) for bold in (False, True) for italic in (False, True)}


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text looks. ``size`` is the font height in points."""

    size: float
    fill: Token = Token.INK
    bold: bool = False
    italic: bool = False

    @property
    def slant(self) -> Slant:
        return _SLANTS[self.bold, self.italic]


@dataclass(frozen=True, slots=True)
class Span:
    """Plain text in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest thing a line is made of: a word, a piece of one, or spaces; one style, one direction."""

    text: str
    style: Style
    level: int
    shaped: Shaped

    @property
    def width(self) -> float:
        return self.shaped.width * self.style.size

    @property
    def is_space(self) -> bool:
        return self.text[:1] == " "


@dataclass(frozen=True, slots=True)
class Line:
    """Atoms from left to right, their width in points, and whether the sentence itself reads right to left.

    ``gap`` is the space that was typed where the line was broken: nothing to see, but a voice and a search read it.
    """

    atoms: tuple[Atom, ...]
    width: float
    right: bool = False
    gap: Atom | None = None


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of the same ``leading`` (points from baseline to baseline). ``cut``: an ellipsis ends it early."""

    lines: tuple[Line, ...]
    leading: float
    cut: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0)


class Typesetter:
    """Sets text in lines with the fonts of one document."""

    def __init__(self, right_to_left: bool = False) -> None:
        self.fonts = Fonts()
        self.right_to_left = right_to_left
        self._shaper = Shaper(self.fonts)

    def text(
        self, text: str, style: Style, width: float, leading: float | None = None, most: int | None = None
    ) -> TextBlock:
        """:meth:`spans` of a single style."""
        return self.spans([Span(text, style)], width, leading, most)

    def spans(
        self, spans: Sequence[Span], width: float, leading: float | None = None, most: int | None = None
    ) -> TextBlock:
        """``spans`` one after another in lines of at most ``width`` points; at most ``most`` lines."""
        step = leading or max((span.style.size for span in spans), default=10.0) * 1.35
        capped, cut = _capped(spans)
        lines: list[tuple[list[Atom], int]] = []
        for atoms, base in self._wrapped(capped, width):
            if most is not None and len(lines) == most:
                last, own = lines[-1]
                lines[-1] = (self._ellipsised(last, spans[-1].style, width, own), own)
                cut = True
                break
            lines.append((atoms, base))
        return TextBlock(tuple(_line(atoms, base) for atoms, base in lines), step, cut)

    def one_line(self, text: str, style: Style) -> Line:
        """``text`` as a single line, however wide."""
        whole = Span(" ".join(lines_of(text[:LONGEST])), style)
        base = base_level(whole.text, self.right_to_left)
        return _line([atom for group in self._groups([whole], base) for atom in group], base)

    def _wrapped(self, spans: Sequence[Span], width: float) -> Iterator[tuple[list[Atom], int]]:
        """Lines as atoms in logical order, each with the base direction of its paragraph."""
        paragraphs = list(_paragraphs(spans))
        for index, paragraph in enumerate(paragraphs, 1):
            base = base_level("".join(span.text for span in paragraph), self.right_to_left)
            held: list[Atom] = []
            used = 0.0
            for group in self._groups(paragraph, base):
                wide = group[0].width if len(group) == 1 else sum(atom.width for atom in group)
                if group[0].is_space:
                    if held:
                        held += group
                        used += wide
                    continue
                if wide <= width:
                    if held and used + wide > width:
                        yield held, base
                        held, used = [], 0.0
                    held += group
                    used += wide
                    continue
                for piece in self._broken(group, width):
                    room = sum(atom.width for atom in piece)
                    if held and used + room > width:
                        yield held, base
                        held, used = [], 0.0
                    held += piece
                    used += room
            if held and index < len(paragraphs):
                # A typed line end: for a voice and a search the words on both sides of it stay apart.
                held.append(self._atom(" ", paragraph[-1].style, base))
            yield held, base

    def _groups(self, spans: Sequence[Span], base: int) -> Iterator[list[Atom]]:
        """Stretches that a line break may not enter: words (each cut by style and direction) and spaces."""
        clean = [Span(spelled(span.text, self.fonts), span.style) for span in spans]
        whole = "".join(span.text for span in clean)
        if len(clean) == 1 and base == 0 and not runs_right(whole):
            yield from self._plain_groups(whole, clean[0].style)
            return
        found = levels(whole, base)
        ends, styles = list(accumulate(len(span.text) for span in clean)), [span.style for span in clean]
        at = 0
        start = 0
        for token in _tokens(whole):
            group: list[Atom] = []
            stop = start + len(token)
            while start < stop:
                while ends[at] <= start:
                    at += 1
                end = start + 1
                limit = min(stop, ends[at])
                while end < limit and found[end] == found[start]:
                    end += 1
                group.append(self._atom(whole[start:end], styles[at], found[start]))
                start = end
            yield group

    def _plain_groups(self, text: str, style: Style) -> Iterator[list[Atom]]:
        """The same for text of one style that runs left to right, as nearly all does: every word is one atom."""
        slant, words = style.slant, self._shaper.known(style.slant, right=False)
        for token in _tokens(text):
            shaped = words.get(token) or self._shaper.word(token, slant, right=False)
            yield [Atom(token, style, 0, shaped)]

    def _atom(self, text: str, style: Style, level: int) -> Atom:
        return Atom(text, style, level, self._shaper.word(text, style.slant, level % 2 == 1))

    def _broken(self, group: Sequence[Atom], width: float) -> Iterator[list[Atom]]:
        """Pieces of a word that is wider than a line."""
        for atom in group:
            rest = list(clusters(atom.text))
            while rest:
                count = self._fitting(rest, atom, width)
                yield [self._atom("".join(rest[:count]), atom.style, atom.level)]
                rest = rest[count:]

    def _fitting(self, rest: Sequence[str], atom: Atom, width: float) -> int:
        """How many of the next characters fit in a line; at least one."""
        low, high = 1, len(rest)
        while low < high:
            middle = (low + high + 1) // 2
            if self._atom("".join(rest[:middle]), atom.style, atom.level).width <= width:
                low = middle
            else:
                high = middle - 1
        return low

    def _ellipsised(self, line: Sequence[Atom], style: Style, width: float, base: int) -> list[Atom]:
        """``line`` with an ellipsis at its end, and as much taken away as that needs."""
        dots = self._atom("…", style, base)
        kept = list(line)
        while kept and (kept[-1].is_space or sum(atom.width for atom in kept) + dots.width > width):
            ending = kept.pop()
            if not kept and not ending.is_space:
                count = self._fitting(list(clusters(ending.text)), ending, width - dots.width)
                shorter = "".join(list(clusters(ending.text))[:count])
                kept.append(self._atom(shorter, ending.style, ending.level))
                break
        if kept and len(kept[-1].text) > 1 and kept[-1].text[-1] in ",;:":
            ending = kept.pop()
            kept.append(self._atom(ending.text[:-1], ending.style, ending.level))
        return [*kept, dots]


def _line(atoms: Sequence[Atom], base: int) -> Line:
    """Atoms in logical order as a line, without the spaces at its end."""
    kept, gap = list(atoms), None
    while kept and kept[-1].is_space:
        gap = kept.pop()
    ordered = visual_order(kept, [atom.level for atom in kept])
    return Line(tuple(ordered), sum(atom.width for atom in ordered), base == 1, gap if ordered else None)


def _capped(spans: Sequence[Span]) -> tuple[list[Span], bool]:
    """``spans`` with over-long texts ended by an ellipsis, and whether there was one."""
    if all(len(span.text) <= LONGEST for span in spans):
        return list(spans), False
    return [
        span if len(span.text) <= LONGEST else Span(f"{span.text[:LONGEST]}…", span.style) for span in spans
    ], True


def _paragraphs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """``spans`` cut at typed line ends. Several empty lines in a row become one."""
    held: list[Span] = []
    empty = False
    for span in spans:
        first, *others = lines_of(span.text)
        held.append(Span(first, span.style))
        for line in others:
            blank = not any(part.text.strip() for part in held)
            if not (blank and empty):
                yield held
            empty = blank
            held = [Span(line, span.style)]
    yield held


def _tokens(text: str) -> Iterator[str]:
    """Words, runs of spaces, and pieces of words too long to shape at once."""
    for token in _BREAKS.split(text):
        if len(token) <= _CHUNK:
            if token:
                yield token
            continue
        start = 0
        while start < len(token):
            end = min(start + _CHUNK, len(token))
            while end < len(token) and end - start < 2 * _CHUNK and extends(token[end]):
                end += 1
            yield token[start:end]
            start = end
