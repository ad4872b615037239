"""The files' painter of drawings: shapes and tokens in, one SVG picture out."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from companion.drawing.shapes import Circle, Drawing, Path, Shape, Text, Token

FONTS = "Atkinson Hyperlegible, sans-serif"


def drawing_svg(
    drawing: Drawing,
    colours: Mapping[Token, str],
    *,
    ground: Token | None = None,
    right_to_left: bool = False,
) -> str:
    """``drawing`` as the text of an SVG file, with ``colours`` such as ``#0F5C5C`` and ``drawing.words`` as its title.

    ``ground`` fills the sheet; without one it stays clear. Raises ``KeyError`` for a token that has no colour.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    direction = ' direction="rtl"' if right_to_left else ""
    size = f'width="{width}" height="{height}"'
    view = f'viewBox="0 0 {width} {height}"'
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} role="img"{direction}>']
    if drawing.words:
        lines.append(f"<title>{escape(drawing.words)}</title>")
    if ground is not None:
        lines.append(f"<rect {size} fill={quoteattr(colours[ground])}/>")
    lines += [_shape(shape, colours) for shape in drawing.shapes]
    lines.append("</svg>\n")
    return "\n".join(lines)


def _shape(shape: Shape, colours: Mapping[Token, str]) -> str:
    if isinstance(shape, Path):
        return f'<path d="{_way(shape)}"{_ink(shape, colours)}/>'
    if isinstance(shape, Circle):
        place = f'cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(shape.radius)}"'
        return f"<circle {place}{_ink(shape, colours)}/>"
    return _text(shape, colours)


def _way(path: Path) -> str:
    return "".join(
        f"{name}{' '.join(_number(float(number)) for number in numbers)}" for name, *numbers in path.commands
    )


def _ink(shape: Path | Circle, colours: Mapping[Token, str]) -> str:
    fill = "none" if shape.fill is None else colours[shape.fill]
    ink = f" fill={quoteattr(fill)}"
    if shape.stroke is None:
        return ink
    dash = shape.dash if isinstance(shape, Path) else ()
    ink += f' stroke={quoteattr(colours[shape.stroke])} stroke-width="{_number(shape.width)}"'
    ink += f' stroke-linejoin="round" stroke-linecap="{"butt" if dash else "round"}"'
    if dash:
        ink += f' stroke-dasharray="{" ".join(_number(length) for length in dash)}"'
    return ink


def _text(text: Text, colours: Mapping[Token, str]) -> str:
    anchor = text.anchor.value
    style = ' font-weight="bold"' * text.bold + ' font-style="italic"' * text.italic
    return (
        f'<text x="{_number(text.x)}" y="{_number(text.y)}" font-family="{FONTS}"'
        f' font-size="{_number(text.size)}" text-anchor="{anchor}"{style}'
        f" fill={quoteattr(colours[text.fill])}>{escape(text.text)}</text>"
    )


def _number(value: float) -> str:
    """Hundredths are finer than any eye or printer."""
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
