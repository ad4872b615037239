"""The private part of a visit's forms: how it felt, in words and in numbers, folded until one asks for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.visits import Felt
from companion.i18n import tr
from companion.services.visits import NOTHING, Texts
from companion.ui.visit.felt_numbers import FeltNumbers
from companion.ui.visit.private_fold import PrivateFold
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.kit import Field, LinkButton, Small, TextField


class FeltFields(QWidget):
    """``wording_wanted`` asks to put the questions in other words, where ``rewordable``."""

    wording_wanted = Signal()

    def __init__(
        self, wording: Texts, felt: str = "", numbers: Felt = NOTHING, *, rewordable: bool = False
    ) -> None:
        super().__init__()
        self.felt = TextField(
            tr("How it felt, for me alone"),
            tr("Did we work on what matters to you? Were you heard? Never printed."),
            lines=2,
            text=felt,
        )
        self.numbers = FeltNumbers(wording, numbers)
        self.wording_link = LinkButton(tr("Put them in my own words"))
        self.wording_link.setAccessibleDescription(tr("The four questions."))
        self.wording_link.clicked.connect(self.wording_wanted)
        self._column = QVBoxLayout()
        self._column.addWidget(self.numbers)
        self.numbers_fold = Fold(tr("Say it in numbers"), _held(self._column, self.wording_link))
        if not rewordable:
            self.wording_link.hide()
        self.fold = PrivateFold(_held(self.felt, self.numbers_fold))
        self.begun = Small(tr("Something is written here."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.fold)
        layout.addWidget(self.begun)
        self.fold.opened.connect(self._opened)
        self.fold.button.clicked.connect(self._follow)
        self._follow()

    def fold_away(self) -> None:
        """Folds what is private; what is typed there stays, and a line says that there is something."""
        self.fold.set_open(False)
        self._follow()

    def says_nothing(self) -> bool:
        """Whether nothing is written here."""
        return not self.felt.text().strip() and self.numbers.numbers().says_nothing

    def set_wording(self, wording: Texts) -> None:
        """Asks in other words. The numbers given so far stay. The fields of the numbers are new ones."""
        old, given = self.numbers, self.numbers.numbers()
        self.numbers = FeltNumbers(wording, given)
        self._column.replaceWidget(old, self.numbers)
        old.hide()
        old.deleteLater()

    def fields(self) -> dict[str, Field]:
        """The fields, for drafts."""
        return {"felt": self.felt, **self.numbers.fields()}

    def _opened(self) -> None:
        self.numbers_fold.set_open(not self.numbers.numbers().says_nothing)
        self.felt.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def _follow(self) -> None:
        self.begun.setVisible(not self.fold.is_open and not self.says_nothing())


def _held(*parts: QWidget | QVBoxLayout) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(12)
    for part in parts:
        if isinstance(part, QVBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    return holder
