"""Other words for one line, on this sheet only."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion.domain.sheet_lines import SheetChoice
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.widgets.kit import (
    Dialog,
    LinkButton,
    PrimaryButton,
    SecondaryButton,
    Small,
    TextField,
    Words,
)


class Rewording(Dialog):
    """Asks for the words. The notebook keeps its own, and they are shown where this sheet has others."""

    def __init__(self, choice: SheetChoice, drafts: DraftService, parent: QWidget | None) -> None:
        super().__init__(tr("Other words for this sheet"), parent)
        self._choice = choice
        self._back = False
        self.field = TextField(tr("On this sheet"), tr("Your notebook keeps your own words."))
        self.field.set_text(choice.words)
        self._keeper = DraftKeeper(
            f"sheet/{choice.key}", {"words": self.field}, drafts, self, failed=self._tell
        )
        self._keeper.restore()
        self.add(self.field)
        self.use_button = PrimaryButton(tr("Print these words"))
        self.back_button = SecondaryButton(tr("Back to my words"))
        self.add_button(self.use_button, accepts=True)
        if choice.reworded:
            self.add(Small(tr("In your notebook:")))
            self.add(Words(choice.written))
            self.add_button(self.back_button)
            self.back_button.clicked.connect(self._go_back)
        else:
            self.back_button.hide()
        self.add_button(LinkButton(tr("Leave it as it was")), leaves=True)

    def ask(self) -> str | None:
        """The words to print, ``""`` for one's own; ``None`` to leave it as it was."""
        if not self.exec():
            self._keeper.done()
            return None
        self._keeper.flush()
        return "" if self._back else self.field.text()

    def done_with(self) -> None:
        """The words were kept: the draft may go."""
        self._keeper.done()

    def _go_back(self) -> None:
        self._back = True
        self.accept()

    def _tell(self, error: CompanionError) -> None:
        show_error(error, self)
