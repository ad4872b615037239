"""Faces into a PDF: a subset of each font with its own codes, widths and the characters they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from companion.reports.fonts import Face

_SYMBOLIC = 4
_NOTHING = "\u200b"
_UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "STAT", "name", "post", "cmap", "OS/2", "vhea", "vmtx", "gasp")
"""Glyphs are addressed by number and already placed, so tables about characters and layout are not needed."""
_MAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_MAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_BLOCK = 100
"""Most entries in one block of a character map (Adobe technical note 5014)."""


class EmbeddedFace:
    """What ReportLab asks to add a font's objects once all pages are known."""

    def __init__(self, face: Face, name: str, order: int) -> None:
        self._face = face
        self._name = name
        letters = "".join(chr(65 + order // 26**place % 26) for place in (2, 1, 0))
        self._base = f"CMP{letters}+{face.name}"

    def addObjects(self, doc: Any) -> None:
        """Write the composite font, its descriptor, its subset and its maps into ``doc``."""
        dictionary, name = pdfdoc.PDFDictionary, pdfdoc.PDFName
        file, mapping = subset(self._face)
        codes = sorted(self._face.used)
        info = dictionary(
            {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
        )
        descendant = dictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name(self._base),
                "CIDSystemInfo": info,
                "FontDescriptor": doc.Reference(self._descriptor(doc, file), f"{self._name}-descriptor"),
                "DW": 0,
                "W": pdfdoc.PDFArray(_widths(self._face, codes)),
                "CIDToGIDMap": self._stream(doc, glyph_map(self._face, codes, mapping), "glyphs"),
            }
        )
        whole = dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name(self._base),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"{self._name}-descendant")]),
                "ToUnicode": self._stream(doc, unicode_map(self._face, codes).encode("ascii"), "unicode"),
            }
        )
        doc.idToObject["BasicFonts"].dict[self._name] = doc.Reference(whole, self._name)

    def _descriptor(self, doc: Any, file: bytes) -> Any:
        extents = self._face.font.get_font_extents("ltr")
        scale = self._face.scale
        ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(self._base),
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([-1000, descent, 3000, ascent]),
                "ItalicAngle": -12 if "Italic" in self._face.name else 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": round(0.7 * ascent),
                "StemV": 130 if "Bold" in self._face.name else 80,
                "FontFile2": self._stream(doc, file, "file", Length1=len(file)),
            }
        )

    def _stream(self, doc: Any, content: bytes, kind: str, **extra: int) -> Any:
        stream = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
        for key, value in extra.items():
            stream.dictionary[key] = value
        return doc.Reference(stream, f"{self._name}-{kind}")


def subset(face: Face) -> tuple[bytes, dict[int, int]]:
    """The font with only the glyphs used, at its weight; and old to new glyph numbers."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.glyph_set.update({0, *(face.glyphs[code][0] for code in face.used)})
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _UNUSED_TABLES)
    if face.weight is not None:
        wanted.pin_axis_location(face.face, "wght", float(face.weight))
    plan = hb.SubsetPlan(face.face, wanted)
    smaller = plan.execute()
    return bytes(smaller.blob.data), dict(plan.old_to_new_glyph_mapping)


def glyph_map(face: Face, codes: Sequence[int], mapping: Mapping[int, int]) -> bytes:
    """Two bytes for every code from 0 on: the glyph it draws in the subset."""
    table = bytearray(2 * (max(codes, default=0) + 1))
    for code in codes:
        table[2 * code : 2 * code + 2] = mapping[face.glyphs[code][0]].to_bytes(2, "big")
    return bytes(table)


def unicode_map(face: Face, codes: Sequence[int]) -> str:
    """The characters of each code, as a PDF ``ToUnicode`` map. Codes that add none map to a zero-width space."""
    rows = [f"<{code:04X}> <{_utf16(face.glyphs[code][1] or _NOTHING)}>" for code in codes]
    blocks = [rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK)]
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join([_MAP_HEAD, *body, _MAP_FOOT])


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _widths(face: Face, codes: Sequence[int]) -> list[Any]:
    """The ``W`` array: for each run of neighbouring codes its first code and the widths."""
    rows: list[Any] = []
    last = None
    for code in codes:
        if last is None or code != last + 1:
            rows += [code, []]
        rows[-1].append(face.advance(code))
        last = code
    return [pdfdoc.PDFArray(row) if isinstance(row, list) else row for row in rows]
