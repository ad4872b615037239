"""A photo, as large as fits, never larger than it is, at the start of its line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.widgets.buttons import rounded

TALLEST = 380
CORNER = 17
LEAST = 120


class PhotoView(QWidget):
    """Shows ``image`` with round corners. ``name`` is what a screen reader says."""

    def __init__(self, image: QImage, name: str, *, tallest: int = TALLEST) -> None:
        super().__init__()
        self._image = image
        self._tallest = tallest
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_image(self, image: QImage) -> None:
        """Shows another picture; its place stays when it has the same shape."""
        same = image.size() == self._image.size()
        self._image = image
        if not same:
            self.updateGeometry()
        self.update()

    def image(self) -> QImage:
        """What is shown."""
        return self._image

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = self._fitted(width, self._tallest)
        return max(1, size.height())

    def sizeHint(self) -> QSize:
        return self._fitted(self._image.width(), self._tallest)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, min(LEAST, self.heightForWidth(LEAST)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        size = self._fitted(self.width(), self.height())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - size.width() if rtl else 0
        place = QRectF(left, 0, size.width(), size.height())
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(rounded(place, CORNER))
        painter.drawImage(place, self._image)
        painter.end()

    def _fitted(self, width: int, height: int) -> QSize:
        if self._image.isNull():
            return QSize(0, 0)
        scale = min(width / self._image.width(), height / self._image.height(), 1.0)
        return QSize(max(1, round(self._image.width() * scale)), max(1, round(self._image.height() * scale)))
