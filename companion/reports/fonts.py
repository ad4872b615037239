"""The typefaces of paper: Atkinson Hyperlegible first, then Noto for every script it does not know.

Fonts are opened (memory-mapped) only when a character asks for one, so a plain sheet opens two files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import manimgx_fonts
import uharfbuzz as hb

ATKINSON = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
NOTO = Path(manimgx_fonts.__file__).parent
_REGULAR, _BOLD = 400, 700


@dataclass(frozen=True, slots=True)
class Slant:
    """Which cut of the family."""

    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class Face:
    """One font file at one weight. Lengths come in thousandths of the font height.

    Every glyph used is given its own code together with the characters it stands for,
    so that copying from the PDF gives back exactly what was typed, joined letters included.
    """

    name: str
    path: Path
    weight: int | None = None
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    glyphs: list[tuple[int, str, int]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    face: hb.Face = field(init=False)
    font: hb.Font = field(init=False)
    scale: float = field(init=False)

    def __post_init__(self) -> None:
        self.face = hb.Face(hb.Blob.from_file_path(str(self.path)))
        self.font = hb.Font(self.face)
        if self.weight is not None:
            self.font.set_variations({"wght": self.weight})
        self.scale = 1000.0 / self.face.upem
        self.glyphs.append((0, "", 0))

    def has(self, char: str) -> bool:
        """Whether the font draws ``char`` itself."""
        return bool(self.font.get_nominal_glyph(ord(char)))

    def code(self, glyph: int, text: str) -> int:
        """The code of ``glyph`` standing for ``text`` in this document."""
        found = self.codes.get((glyph, text))
        if found is None:
            found = self.codes[glyph, text] = len(self.glyphs)
            self.glyphs.append((glyph, text, round(self.font.get_glyph_h_advance(glyph) * self.scale)))
        return found

    def advance(self, code: int) -> int:
        """The width of a code, in thousandths of the font height."""
        return self.glyphs[code][2]


class Fonts:
    """The fonts of one document. Nothing is shared between documents, so equal data gives equal bytes."""

    def __init__(self) -> None:
        self._faces: dict[str, Face] = {}
        self._mains: dict[Slant, Face] = {}
        self._choice: dict[tuple[str, Slant], Face | None] = {}

    @property
    def faces(self) -> tuple[Face, ...]:
        """Every face opened so far, in order of opening."""
        return tuple(self._faces.values())

    def main(self, slant: Slant) -> Face:
        """Atkinson Hyperlegible in ``slant``."""
        found = self._mains.get(slant)
        if found is None:
            cut = {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}
            name = f"AtkinsonHyperlegible-{cut[int(slant.bold), int(slant.italic)]}"
            found = self._mains[slant] = self._open(name, ATKINSON / f"{name}.ttf", None)
        return found

    def find(self, text: str, slant: Slant) -> Face | None:
        """The first face that draws all of ``text`` (one character with its marks); ``None`` when none does."""
        key = (text, slant)
        if key not in self._choice:
            self._choice[key] = self._search(text, slant)
        return self._choice[key]

    def knows(self, char: str) -> bool:
        """Whether any face draws ``char``."""
        return self.find(char, Slant()) is not None

    def _search(self, text: str, slant: Slant) -> Face | None:
        main = self.main(slant)
        if all(map(main.has, text)):
            return main
        points = {ord(char) for char in text}
        for path in _fallbacks(slant.italic):
            if points <= _covered(path):
                stem = path.stem.split("[")[0]
                name = f"{stem}-Bold" if slant.bold else stem
                return self._open(name, path, _BOLD if slant.bold else _REGULAR)
        return None

    def _open(self, name: str, path: Path, weight: int | None) -> Face:
        if name not in self._faces:
            self._faces[name] = Face(name, path, weight)
        return self._faces[name]


@cache
def _fallbacks(italic: bool) -> tuple[Path, ...]:
    """Noto files in the order they are asked: the general one, scripts by name, symbols, emoji."""
    general = [NOTO / "NotoSans[wght].ttf"]
    if italic:
        general.insert(0, NOTO / "NotoSans-Italic[wght].ttf")
    last = [NOTO / "NotoSansSymbols[wght].ttf", NOTO / "NotoEmoji[wght].ttf"]
    known = {*general, *last, NOTO / "NotoSans-Italic[wght].ttf"}
    scripts = sorted(path for path in NOTO.glob("NotoSans*.ttf") if path not in known)
    return tuple(path for path in (*general, *scripts, *last) if path.is_file())


@cache
def _covered(path: Path) -> frozenset[int]:
    """The characters a font file has: a fact of the file, so it is read once."""
    return frozenset(hb.Face(hb.Blob.from_file_path(str(path))).unicodes)
