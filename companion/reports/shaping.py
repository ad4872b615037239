"""Words to glyphs: the right font for every character, kerning, joined scripts, marks in their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import uharfbuzz as hb

from companion.reports.fonts import Face, Fonts, Slant
from companion.reports.plain import extends

_CACHE = 20_000
"""Words remembered per document; forgotten all at once past this, to keep memory flat."""
_LONGEST_CLUSTER = 12
"""Marks on one character beyond this are taken as a cluster of their own, so that stacked marks stay quick."""


class Piece(NamedTuple):
    """Glyphs at the same height: ``rise`` in font heights. ``mute`` ones are part of a letter that is told elsewhere."""

    rise: float
    text: str
    mute: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a word in one face, ready to be written: operands for a PDF ``TJ``, piece by piece.

    ``width`` is in font heights; ``codes`` are the glyph codes used; ``mute``: some glyph stands for no character of
    its own.
    """

    face: Face
    pieces: tuple[Piece, ...]
    codes: tuple[int, ...]
    width: float
    mute: bool


@dataclass(frozen=True, slots=True)
class Shaped:
    """A word in one direction: its parts from left to right, and their width in font heights.

    ``said``: its glyphs do not spell it one by one (joined or reordered), so its text goes along for copying.
    """

    parts: tuple[Part, ...]
    width: float
    said: bool = False


class Shaper:
    """Shapes the words of one document and remembers them."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._words: dict[tuple[Slant, bool], dict[str, Shaped]] = {}
        self._count = 0

    def known(self, slant: Slant, *, right: bool) -> dict[str, Shaped]:
        """The words shaped so far in this way, to look into before asking for one."""
        return self._words.setdefault((slant, right), {})

    def word(self, text: str, slant: Slant, right: bool) -> Shaped:
        """``text`` (no line ends, all characters known to some font) shaped in its direction."""
        words = self.known(slant, right=right)
        found = words.get(text)
        if found is None:
            self._count += 1
            if self._count >= _CACHE:
                self._count = 0
                for each in self._words.values():
                    each.clear()
            parts = [_part(face, piece, right) for face, piece in self._by_face(text, slant)]
            if right:
                parts.reverse()
            found = words[text] = Shaped(
                tuple(parts),
                sum(part.width for part in parts),
                not right and any(part.mute for part in parts),
            )
        return found

    def _by_face(self, text: str, slant: Slant) -> Iterator[tuple[Face, str]]:
        """``text`` cut where the face changes."""
        main = self.fonts.main(slant)
        if text.isascii():
            yield main, text
            return
        current: Face | None = None
        held = ""
        for cluster in clusters(text):
            for face, piece in self._faces(cluster, slant, main, current):
                if face is current:
                    held += piece
                    continue
                if current is not None and held:
                    yield current, held
                current, held = face, piece
        if current is not None and held:
            yield current, held

    def _faces(
        self, cluster: str, slant: Slant, main: Face, before: Face | None
    ) -> Iterator[tuple[Face, str]]:
        face = self.fonts.find(cluster, slant)
        if face is not None:
            # A joiner or a mark the current face has keeps its run together.
            yield (before if before is not None and _keeps(before, cluster) else face), cluster
            return
        for char in cluster:
            single = self.fonts.find(char, slant)
            if single is not None:
                yield single, char
            elif before is not None or char.isprintable():
                yield before or main, char if (before or main).has(char) else ""


def _keeps(face: Face, cluster: str) -> bool:
    return all(map(extends, cluster)) and all(map(face.has, cluster))


def clusters(text: str) -> Iterator[str]:
    """Characters with the marks that belong to them. Joins emoji sequences held by a zero-width joiner."""
    held = ""
    for char in text:
        joined = held and (extends(char) or held[-1] == "\u200d")
        if joined and len(held) < _LONGEST_CLUSTER:
            held += char
            continue
        if held:
            yield held
        held = char
    if held:
        yield held


def _part(face: Face, text: str, right: bool) -> Part:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right else "ltr"
    hb.shape(face.font, buffer)
    infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
    scale = face.scale
    advances = [round(position.x_advance * scale) for position in positions]
    texts = _glyph_texts(text, [info.cluster for info in infos], advances)
    writer = _Writer()
    codes: list[int] = []
    for info, position, advance, own in zip(infos, positions, advances, texts, strict=True):
        code = face.code(info.codepoint, own)
        codes.append(code)
        shift = round(position.x_offset * scale) if position.x_offset else 0
        rise = round(position.y_offset * scale / 1000, 4) if position.y_offset else 0.0
        writer.at(rise, mute=right and not own)
        writer.glyph(code, shift, advance - face.advance(code) - shift)
    return Part(face, writer.finished(), tuple(dict.fromkeys(codes)), sum(advances) / 1000, "" in texts)


class _Writer:
    """Gathers glyph codes and the shifts between them as operands of ``TJ``."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._rise = 0.0
        self._mute = False
        self._body = ""
        self._codes = ""
        self._shift = 0

    def glyph(self, code: int, before: int, after: int) -> None:
        """A glyph moved by ``before``, and what to add to its own width ``after`` it (thousandths)."""
        self._shift += before
        self._move()
        self._codes += f"{code:04X}"
        self._shift = after

    def at(self, rise: float, *, mute: bool) -> None:
        """The height of what follows, in font heights, and whether it stands for no character."""
        if rise != self._rise or mute is not self._mute:
            self._keep()
            self._rise, self._mute = rise, mute

    def finished(self) -> tuple[Piece, ...]:
        self._move()
        self._keep()
        return tuple(self._pieces)

    def _move(self) -> None:
        if self._shift:
            self._body += f"<{self._codes}>{-self._shift}" if self._codes else f"{-self._shift} "
            self._codes, self._shift = "", 0

    def _keep(self) -> None:
        body = f"{self._body}<{self._codes}>" if self._codes else self._body
        if body:
            self._pieces.append(Piece(self._rise, body, self._mute))
        self._body, self._codes = "", ""


def _glyph_texts(text: str, starts: list[int], advances: list[int]) -> list[str]:
    """The characters each glyph stands for: those of its cluster on the widest glyph of it, none on its marks."""
    order = sorted(set(starts))
    ends = dict(zip(order, [*order[1:], len(text)], strict=True))
    widest: dict[int, int] = {}
    for index, start in enumerate(starts):
        if start not in widest or advances[index] > advances[widest[start]]:
            widest[start] = index
    return [text[start : ends[start]] if widest[start] == index else "" for index, start in enumerate(starts)]
