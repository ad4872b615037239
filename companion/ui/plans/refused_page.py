"""A file that cannot be used: every problem with its place, calmly. Nothing was changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from companion.errors import PlanFileError
from companion.i18n import tr
from companion.ui.widgets.kit import (
    Body,
    Card,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    SecondaryButton,
    Small,
    Subheading,
    Words,
    announce,
)


class RefusedPage(Page):
    """``another`` opens another file, ``back`` goes to the list."""

    another = Signal()
    back = Signal()

    def __init__(self, error: PlanFileError) -> None:
        super().__init__()
        self.error = error
        self.setAccessibleName(error.sentence)
        back = LinkButton(tr("Plans"), icon_name="caret-left")
        back.clicked.connect(self.back)
        self.add(back)
        self.add(Heading(error.sentence), above=4)
        self.add(Body(error.next_step), above=8)
        self.problems = Words("\n".join(error.problems))
        if error.problems:
            self.add(Subheading(tr("What was found in it")))
            self.add(Small(tr("Send this list to your clinic. It says where to look in the file.")), above=4)
            card = Card()
            card.body.addWidget(self.problems)
            self.add(card)
        self.copy_button = SecondaryButton(tr("Copy this list"), icon_name="copy")
        self.copy_button.clicked.connect(self._copy)
        self.another_button = PrimaryButton(tr("Open another file"))
        self.another_button.clicked.connect(self.another)
        self.add(Row(self.another_button, self.copy_button, spacing=18), above=24)

    def focus_first(self) -> None:
        """Puts the focus on copying, so that the list is not lost."""
        self.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join((self.error.sentence, *self.error.problems)))
        self.copy_button.setText(tr("Copied"))
        announce(self, tr("Copied"))
