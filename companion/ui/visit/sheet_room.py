"""When what was chosen is too much for the page: how much, and which lines could go. The person decides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from companion.domain.sheet import Fit
from companion.domain.sheet_lines import RoomOffer
from companion.i18n import tr
from companion.ui.visit.sheet_words import offer_words, over_words
from companion.ui.widgets.kit import Banner, Columns, LinkButton, Small, Words, announce, clear_layout

MOST_OFFERS = 5


class SheetRoom(QWidget):
    """Hidden while everything fits. ``left`` names the line that shall go; ``fits`` tells that after it went, all fits.

    Whoever works through the offers by keyboard stays among them.
    """

    left = Signal(str)
    fits = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.buttons: dict[str, LinkButton] = {}
        self.hide()

    def show_fit(self, fit: Fit, offers: Sequence[RoomOffer], *, appendix: bool) -> None:
        """Say what does not fit, and offer."""
        focus = QApplication.focusWidget()
        was_here = focus is not None and self.isAncestorOf(focus)
        clear_layout(self._layout)
        self.buttons = {}
        self.setVisible(not fit.fits)
        if fit.fits:
            if self._said:
                self.fits.emit()
            self._said = ""
            return
        sentence = over_words(fit.over, fit.allowed)
        self._layout.addWidget(Banner(sentence))
        self._layout.addWidget(
            Small(
                tr("You decide what goes. If you change nothing, long lines end in “…” and the page says so.")
            )
        )
        for offer in offers[:MOST_OFFERS]:
            self._layout.addWidget(self._offer(offer, appendix))
        if was_here and self.buttons:
            next(iter(self.buttons.values())).setFocus(Qt.FocusReason.TabFocusReason)
        if sentence != self._said:
            self._said = sentence
            announce(self, sentence)

    def _offer(self, offer: RoomOffer, appendix: bool) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        column.addWidget(Words(offer.choice.label))
        column.addWidget(Small(offer_words(offer)))
        button = LinkButton(tr("To the appendix") if appendix else tr("Leave it off"))
        button.setAccessibleName(
            tr("To the appendix: {line}", line=offer.choice.label)
            if appendix
            else tr("Leave it off: {line}", line=offer.choice.label)
        )
        button.setAccessibleDescription(offer_words(offer))
        button.clicked.connect(partial(self._tell, offer.choice.key))
        self.buttons[offer.choice.key] = button
        return Columns(words, button, weights=(5, 3), least=120, spacing=12)

    def _tell(self, key: str, _checked: bool = False) -> None:
        self.left.emit(key)
