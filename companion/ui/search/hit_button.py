"""One thing that was found: what it is, when it was written, and the words with what was looked for."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.search import Hit
from companion.drawing.shapes import Token
from companion.i18n import dated, tr
from companion.ui.look import Look, Type
from companion.ui.widgets.buttons import Button, rounded
from companion.ui.widgets.textflow import Run


class HitButton(Button):
    """A whole row to press. What was found is bold and in the accent colour."""

    pad_x = 14
    pad_y = 11
    radius = 12
    kind = Type.BODY
    centred = False

    def __init__(self, hit: Hit, parent: QWidget | None = None) -> None:
        self.hit = hit
        super().__init__(parent=parent)
        self.setText(f"{heading(hit)}\n{hit.shown}")
        self.setAccessibleName(tr("{what}: {words}", what=heading(hit), words=hit.shown))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def runs(self, look: Look) -> tuple[Run, ...]:  # noqa: ARG002 - tokens know the look
        return (Run(heading(self.hit) + "\n", token=Token.MUTED, bold=False), *_marked(self.hit))

    def is_bold(self) -> bool:
        return False

    def text_colour(self, look: Look) -> QColor:
        return look.color(Token.INK)

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        if self._hover or self.isDown():
            painter.fillPath(rounded(rect, self.corner(look)), look.color(Token.SOFT))


def heading(hit: Hit) -> str:
    """What it is, and its day where one is known."""
    if hit.written.day is None:
        return hit.title
    return tr("{what} · {day}", what=hit.title, day=dated(hit.written.day))


def _marked(hit: Hit) -> tuple[Run, ...]:
    runs, done = [], 0
    for start, end in hit.spots:
        runs += [Run(hit.shown[done:start]), Run(hit.shown[start:end], bold=True, token=Token.ACCENT)]
        done = end
    runs.append(Run(hit.shown[done:]))
    return tuple(run for run in runs if run.text)
