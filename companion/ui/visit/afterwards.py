"""After the visit: what we agreed, and a private note on how it felt."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.visits import Felt, Visit
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.visits import VisitService, visit_title
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.visit.felt_numbers import FeltNumbers
from companion.ui.widgets.kit import Card, LinkButton, PrimaryButton, Small, TextField, Title, Words

DRAFT = "visit/agreed"


class Afterwards(QWidget):
    """The form. ``kept`` once the visit is behind."""

    kept = Signal()

    def __init__(self, visits: VisitService, drafts: DraftService) -> None:
        super().__init__()
        self._visits = visits
        self.agreed = TextField(tr("What we agreed"), tr("As you wrote it in the box on the sheet."))
        self.felt = TextField(
            tr("How it felt, for me alone"),
            tr("Did we work on what matters to you? Were you heard? Never printed."),
            lines=2,
        )
        self.numbers = FeltNumbers()
        self.numbers_button = LinkButton(tr("Say it in numbers"), icon_name="caret-down")
        self.keep_button = PrimaryButton(tr("The visit is behind me"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for widget in (self.agreed, self.felt, self.numbers_button, self.numbers, self.keep_button):
            layout.addWidget(widget)
        layout.addWidget(Small(tr("Your list starts afresh then. The old one stays with this visit.")))
        self._keeper = DraftKeeper(
            DRAFT,
            {"agreed": self.agreed, "felt": self.felt, **self.numbers.fields()},
            drafts,
            self,
            failed=self._tell,
        )
        self._keeper.restore()
        self._fold(open_=not self.numbers.numbers().says_nothing)
        self.numbers_button.clicked.connect(self._unfold)
        self.keep_button.clicked.connect(self._keep)

    def flush(self) -> None:
        """Keep what is typed as a draft, now."""
        self._keeper.flush()

    def _keep(self) -> None:
        try:
            self._visits.agree(self.agreed.text(), self.felt.text(), DRAFT, self.numbers.numbers())
        except CompanionError as error:
            self._tell(error)
            return
        self.agreed.set_text("")
        self.felt.set_text("")
        self.numbers.set_numbers(Felt())
        self._fold(open_=False)
        self._keeper.done()
        self.kept.emit()

    def _unfold(self) -> None:
        self._fold(open_=True)
        next(iter(self.numbers.scales.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self, *, open_: bool) -> None:
        """The numbers are asked of those who want them."""
        self.numbers.setVisible(open_)
        self.numbers_button.setVisible(not open_)

    def _tell(self, error: CompanionError) -> None:
        show_error(error, self)


def past_card(visit: Visit) -> Card:
    """A visit that happened, in my words."""
    card = Card()
    card.body.addWidget(Title(visit_title(visit) or tr("A visit")))
    card.body.addWidget(Words(visit.agreed) if visit.agreed.strip() else Small(tr("Nothing written down.")))
    if visit.felt.strip():
        card.body.addWidget(Small(tr("For me alone:")))
        card.body.addWidget(Words(visit.felt))
    return card
