"""The small code to scan (ISO/IEC 18004), as a drawing like any other."""

from __future__ import annotations

from itertools import groupby

import segno

from companion.drawing.shapes import Drawing, Path, Token


def code_square(text: str) -> Drawing:
    """``text`` as a square of one unit to a module, without the quiet margin around it.

    Raises ``ValueError`` when it is too long for any code (about 2,900 bytes).
    """
    code = segno.make_qr(text, error="m", boost_error=False, encoding="utf-8", eci=True)
    rows = list(code.matrix)
    commands: list[tuple[str | float, ...]] = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                commands += [
                    ("M", x, y),
                    ("L", x + width, y),
                    ("L", x + width, y + 1),
                    ("L", x, y + 1),
                    ("Z",),
                ]
            x += width
    return Drawing(len(rows), len(rows), (Path(tuple(commands), fill=Token.INK),))
