"""A person's own words in favour of a goal: folded, and read only when they ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.widgets.buttons import LinkButton
from companion.ui.widgets.containers import clear_layout
from companion.ui.widgets.labels import Body, Quote, Small


class MyReasons(QWidget):
    """One quiet press shows what ``read`` gives, one more hides it. Nothing is read before. ``about`` is the goal, for
    who does not see which one it stands with."""

    def __init__(
        self, read: Callable[[], Sequence[str]], about: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._about = about
        self.button = LinkButton()
        self.button.setCheckable(True)
        self.button.clicked.connect(self._fold)
        self.lines = QWidget()
        self._rows = QVBoxLayout(self.lines)
        self._rows.setContentsMargins(0, 0, 0, 8)
        self._rows.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.button)
        layout.addWidget(self.lines)
        self.fold()

    def fold(self) -> None:
        """Hides the words, and forgets them."""
        self.button.setChecked(False)
        self._fold(False)

    def _fold(self, shown: bool) -> None:
        words = tr("Hide my reasons") if shown else tr("Show my reasons for it")
        self.button.setText(words)
        self.button.setAccessibleName(f"{words}: {self._about}" if self._about else words)
        clear_layout(self._rows)
        if shown:
            self._fill()
        self.lines.setVisible(shown)

    def _fill(self) -> None:
        said = [text for text in self._read() if text.strip()]
        for text in said:
            self._rows.addWidget(Quote(text))
        if said:
            self._rows.addWidget(Small(tr("Your own words. Only shown when you ask.")))
        else:
            place = tr("Nothing written yet. “Both sides…” on the page of your goal is a place for it.")
            self._rows.addWidget(Body(place, muted=True))
