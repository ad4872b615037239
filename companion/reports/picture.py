"""One drawing alone on a page of its own size, such as a movement to hand out."""

from __future__ import annotations

from io import BytesIO

from companion.drawing.shapes import Drawing
from companion.reports.painter import POINTS_PER_UNIT
from companion.reports.paper_canvas import PageSize, PaperCanvas
from companion.reports.stack import Picture, Press
from companion.reports.text_lines import Typesetter


def render_picture(drawing: Drawing, title: str, language: str) -> bytes:
    """``drawing`` as PDF bytes, in vectors; equal drawings give equal bytes. ``language`` is a code such as ``en-GB``."""
    target = BytesIO()
    size = PageSize(drawing.width * POINTS_PER_UNIT, drawing.height * POINTS_PER_UNIT)
    paper = PaperCanvas(target, size, right_to_left=False, language=language)
    paper.describe(title, None)
    press = Press(paper, Typesetter(right_to_left=False))
    Picture(drawing, POINTS_PER_UNIT, title).draw(press, 0.0, 0.0)
    paper.next_page()
    paper.save()
    return target.getvalue()
