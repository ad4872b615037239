"""A photo on paper, fitted into its place."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader

from companion.reports.stack import Press
from companion.reports.structure import Role, Tag


def fitted(data: bytes, width: float, height: float) -> tuple[float, float]:
    """Width and height of a picture, as large as it can be within ``width`` × ``height`` points."""
    wide, high = ImageReader(BytesIO(data)).getSize()
    scale = min(width / wide, height / high)
    return wide * scale, high * scale


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG or PNG in a place of ``width`` × ``height`` points, as large as it can be. ``words`` stand for it."""

    data: bytes
    width: float
    height: float
    words: str

    def draw(self, press: Press, x: float, y: float) -> None:
        paper = press.paper
        reader = ImageReader(BytesIO(self.data))
        own = fitted(self.data, self.width, self.height)
        left = paper.edge(x, own[0])
        up = paper.page.height - y - own[1]
        figure = paper.child(Tag(Role.FIGURE, self.words))
        figure.box = (left, up, left + own[0], up + own[1])
        with paper.marked(figure):
            paper.reportlab.drawImage(reader, left, up, *own)
