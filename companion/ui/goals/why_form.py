"""What the forms that ask for a reason in own words have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.i18n import tr
from companion.ui.widgets.kit import (
    Body,
    Card,
    Field,
    LinkButton,
    PrimaryButton,
    Row,
    Subheading,
    TextField,
)


class WhyForm(Card):
    """A title, a sentence, and room for words. ``kept`` keeps them, ``left`` closes the form."""

    kept = Signal()
    left = Signal()

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=12)
        self.setAccessibleName(title)
        self.body.addWidget(Subheading(title))
        self.body.addWidget(Body(sentence, muted=True))

    def ask(self, label: str, hint: str, save: str, text: str = "") -> None:
        """Puts the field and its buttons at the end; ``save`` is what the button says that keeps the words."""
        self.reason = TextField(label, hint, text=text, lines=2)
        self.save = PrimaryButton(save)
        self.cancel = LinkButton(tr("Leave it"))
        self.save.clicked.connect(self.kept)
        self.cancel.clicked.connect(self.left)
        self.body.addWidget(self.reason)
        self.body.addWidget(Row(self.save, self.cancel, spacing=28))

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        return {"reason": self.reason}

    def focus_first(self) -> None:
        """Goes to the words."""
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)
