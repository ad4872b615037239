"""A photo on paper, fitted into its place."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader

from companion.reports.stack import Press
from companion.reports.structure import Role, Tag


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
        wide, high = reader.getSize()
        scale = min(self.width / wide, self.height / high)
        own = (wide * scale, high * scale)
        left = paper.edge(x, own[0])
        up = paper.page.height - y - own[1]
        figure = paper.child(Tag(Role.FIGURE, self.words))
        figure.box = (left, up, left + own[0], up + own[1])
        with paper.marked(figure):
            paper.reportlab.drawImage(reader, left, up, *own)
