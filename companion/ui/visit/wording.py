"""The four questions after a visit, in the person's own words if they like."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.domain.visits import FELT_PARTS
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.visits import Texts
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.visit.felt_numbers import felt_words
from companion.ui.widgets.kit import Dialog, LineField, LinkButton, PrimaryButton, Small

DRAFT = "visit/wording"


class WordingDialog(Dialog):
    """A line for each question. ``wording`` tells those that are in the person's words, by part."""

    def __init__(self, wording: Texts, drafts: DraftService, parent: QWidget | None) -> None:
        super().__init__(tr("In my own words"), parent)
        self._standard = {part: felt_words(part, {})[0] for part in FELT_PARTS}
        self.add(
            Small(tr("Each is answered from 0 to 10. What you answered before keeps the words it had then."))
        )
        names = {
            "heard": tr("About being heard"),
            "goals": tr("About what matters to me"),
            "approach": tr("About the way of working"),
            "overall": tr("About the visit as a whole"),
        }
        self.fields = {
            part: LineField(names[part], text=wording.get(part) or words, most=200)
            for part, words in self._standard.items()
        }
        for field in self.fields.values():
            self.add(field)
        self.keep_button = PrimaryButton(tr("Keep it"))
        self.reset_button = LinkButton(tr("As they were at first"))
        self.add_button(self.keep_button, accepts=True)
        self.add_button(self.reset_button)
        self.add_button(LinkButton(tr("Leave it as it was")), leaves=True)
        self.keeper = DraftKeeper(DRAFT, dict(self.fields), drafts, self, failed=self._tell)
        self.keeper.restore()
        self.reset_button.clicked.connect(self._reset)

    def wording(self) -> dict[str, str]:
        """The questions that are not in the program's words; a blank one is."""
        said = {part: field.text() for part, field in self.fields.items()}
        return {p: text for p, text in said.items() if text.strip() and text != self._standard[p]}

    def _reset(self) -> None:
        for part, field in self.fields.items():
            field.set_text(self._standard[part])
            field.changed.emit()
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, error: CompanionError) -> None:
        show_error(error, self)
