"""The short safety look: signs that are worth help now, or a call. It never scores and never blocks.

Content paraphrased from NHS pages on back pain (Open Government Licence v3); single signs are weak evidence.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.widgets.kit import Body, Card, Heading, Page, PrimaryButton, Small, Subheading

SOURCE = "NHS, Open Government Licence v3"


class SafetyPage(QWidget):
    """What to do about each kind of sign. ``left`` when the person goes back."""

    left = Signal()

    def __init__(self, emergency_number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = Page()
        page.add(Heading(tr("Is it one of these?")))
        page.add(Body(tr("Only you can tell. If you are not sure, it is right to ask.")))
        if not emergency_number:
            page.add(
                Small(tr("You can write your local emergency number in Settings, so that it stands here."))
            )
        # At the top: where the keyboard starts is what one sees first.
        self.back_button = PrimaryButton(tr("Back to what helps"))
        page.add(self.back_button)
        now = (
            tr("Call {number} now", number=emergency_number) if emergency_number else tr("Call for help now")
        )
        page.add(
            _group(
                now,
                (
                    tr("Chest pain, or it is very hard to breathe."),
                    tr("You pass out, or nearly."),
                    tr("One side of the face, an arm or your speech is suddenly different."),
                ),
                Token.AMBER_GROUND,
            ),
            above=24,
        )
        page.add(
            _group(
                tr("Go to an emergency department today"),
                (
                    tr("Numbness between your legs or around your bottom."),
                    tr("New trouble with your bladder or bowels."),
                    tr("Both legs are weak."),
                ),
                Token.AMBER_GROUND,
            )
        )
        page.add(
            _group(
                tr("Worth a call to your clinic or doctor soon"),
                (
                    tr("Back pain with a fever."),
                    tr("A fall, and strong new pain."),
                    tr("You lose weight without trying, and pain wakes you at night."),
                    tr("New weakness, or weakness that grows."),
                    tr("A hot, swollen joint or calf."),
                    tr("One of these alone often means little. A call will tell."),
                ),
                Token.SURFACE,
            )
        )
        page.add(Small(tr("Source: {source}.", source=SOURCE)))
        self.back_button.clicked.connect(self.left)
        self.setFocusProxy(self.back_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)


def _group(title: str, signs: tuple[str, ...], ground: Token) -> Card:
    card = Card(ground=ground)
    card.body.addWidget(Subheading(title))
    for sign in signs:
        card.body.addWidget(Body(sign))
    return card
