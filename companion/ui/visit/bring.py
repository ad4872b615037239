"""What I bring: things to talk about, and questions. One list of each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.visits import TalkItem, TalkKind
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import tr
from companion.services.drafts import DraftService
from companion.services.visits import VisitService
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import (
    Card,
    Columns,
    Dialog,
    LineField,
    LinkButton,
    PrimaryButton,
    Row,
    SecondaryButton,
    Words,
    clear_layout,
)


class BringList(QWidget):
    """One kind of line, and a field to add another. ``changed`` after each change."""

    changed = Signal()

    def __init__(
        self, kind: TalkKind, label: str, visits: VisitService, drafts: DraftService, navigator: Navigator
    ) -> None:
        super().__init__()
        self._kind = kind
        self._visits = visits
        self._navigator = navigator
        self._drafts = drafts
        self._draft = f"visit/{kind.value}"
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.field = LineField(label, most=2000)
        self.add_button = SecondaryButton(tr("Add it"))
        self.add_button.setAccessibleName(tr("Add it: {what}", what=label))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._rows)
        layout.addWidget(self.field)
        layout.addWidget(self.add_button)
        self._keeper = DraftKeeper(self._draft, {"text": self.field}, drafts, self, failed=self._tell)
        self._keeper.restore()
        self.add_button.clicked.connect(self.add)
        self.field.entered.connect(self.add)

    def show_items(self, items: list[TalkItem]) -> None:
        """Show the lines of this kind."""
        clear_layout(self._rows)
        for item in items:
            if item.kind is self._kind:
                self._rows.addWidget(self._line(item))

    def flush(self) -> None:
        """Keep what is typed as a draft, now."""
        self._keeper.flush()

    def add(self) -> None:
        """Add what is typed to the list."""
        try:
            self._visits.bring(self._kind, self.field.text(), draft=self._draft)
        except InvalidEntryError as error:
            self.field.set_problem(str(error))
            return
        except CompanionError as error:
            self._tell(error)
            return
        self.field.set_text("")
        self._keeper.done()
        self.field.editor.setFocus()
        self.changed.emit()

    def _line(self, item: TalkItem) -> QWidget:
        card = Card(padding=16, spacing=4)
        columns = Columns(least=220, weights=(3, 1), spacing=16)
        columns.add(Words(item.text))
        change = LinkButton(tr("Change"))
        change.setAccessibleName(tr("Change: {words}", words=item.text))
        change.clicked.connect(partial(self._change, item))
        out = LinkButton(tr("Take out"))
        out.setAccessibleName(tr("Take out: {words}", words=item.text))
        out.clicked.connect(partial(self._take_out, item))
        columns.add(Row(change, out))
        card.body.addWidget(columns)
        return card

    def _change(self, item: TalkItem, _checked: bool = False) -> None:
        draft = f"visit/item/{item.id}"
        dialog = Dialog(tr("Change this line"), self)
        field = LineField(tr("Your words"), text=item.text, most=2000)
        keeper = DraftKeeper(draft, {"text": field}, self._drafts, dialog, failed=self._tell)
        keeper.restore()
        dialog.add(field)
        dialog.add_button(PrimaryButton(tr("Keep it")), accepts=True)
        dialog.add_button(LinkButton(tr("Leave it as it was")), leaves=True)
        field.entered.connect(dialog.accept)
        if not dialog.exec():
            keeper.done()
        elif field.text() != item.text:
            keeper.flush()
            try:
                self._visits.reword(item, field.text(), draft=draft)
            except CompanionError as error:
                self._tell(error)
                return
            self.changed.emit()

    def _take_out(self, item: TalkItem, _checked: bool = False) -> None:
        try:
            self._visits.take_out(item)
        except CompanionError as error:
            self._tell(error)
            return
        self.changed.emit()
        self.field.editor.setFocus()
        self._navigator.offer_undo(tr("Taken out."), partial(self._put_back, item))

    def _put_back(self, item: TalkItem) -> bool:
        try:
            self._visits.put_back(item)
        except CompanionError as error:
            self._tell(error)
            return False
        self.changed.emit()
        return True

    def _tell(self, error: CompanionError) -> None:
        show_error(error, self)
