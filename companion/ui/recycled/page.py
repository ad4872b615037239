"""What was put away, each with the day till which it can come back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.recycled import KEPT_DAYS, Recycled
from companion.i18n import ntr, tr
from companion.services.recycle_words import kind_words, put_away_words, title_words
from companion.ui.widgets.kit import (
    Body,
    Card,
    EmptyState,
    Heading,
    LinkButton,
    Page,
    Row,
    SecondaryButton,
    Small,
    Words,
)

AT_A_TIME = 30


class RecycledPage(Page):
    """``back`` leaves; ``brought_back`` and ``deleted`` name one; ``emptied`` means all of them; ``more`` shows more."""

    back = Signal()
    brought_back = Signal(str)
    deleted = Signal(str)
    emptied = Signal()
    more = Signal()

    def __init__(self, entries: list[Recycled], most: int = AT_A_TIME) -> None:
        super().__init__()
        self.entries = entries
        self.most = most
        self.back_buttons: dict[str, SecondaryButton] = {}
        self.delete_links: dict[str, LinkButton] = {}
        self.setAccessibleName(tr("Put away by me"))
        self.leave_link = LinkButton(tr("Settings"), icon_name="caret-left")
        self.leave_link.clicked.connect(self.back)
        self.more_button = SecondaryButton(tr("Show more"))
        self.more_button.clicked.connect(self.more)
        self.all_link = LinkButton(tr("Delete all of it for good"))
        self.all_link.clicked.connect(self.emptied)
        self.add(self.leave_link)
        self.add(Heading(tr("Put away by me")), above=4)
        if not entries:
            self.add(EmptyState(_nothing()), above=8)
            return
        self.add(Body(_what_this_is(), muted=True), above=8)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for entry in entries[:most]:
            column.addWidget(self._card(entry))
        self.add(holder, above=24)
        if len(entries) > most:
            self.add(self.more_button, above=20)
        self.add(self.all_link, above=28)
        self.add(Small(tr("What is deleted for good is overwritten in your notebook and cannot come back.")))

    def focus_entry(self, entry_id: str = "") -> None:
        """Puts the focus on one of the list, or on the way back."""
        target = self.back_buttons.get(entry_id, self.leave_link)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, entry: Recycled) -> Card:
        card = Card(spacing=4)
        card.body.setContentsMargins(24, 18, 24, 12)
        title = title_words(entry)
        card.body.addWidget(Small(kind_words(entry.kind)))
        card.body.addWidget(Words(title))
        card.body.addWidget(Small(put_away_words(entry)))
        bring_back = SecondaryButton(tr("Bring it back"))
        bring_back.setAccessibleName(tr("Bring it back: {words}", words=title))
        bring_back.clicked.connect(partial(self._tell_back, entry.id))
        delete = LinkButton(tr("Delete for good"))
        delete.setAccessibleName(tr("Delete for good: {words}", words=title))
        delete.clicked.connect(partial(self._tell_deleted, entry.id))
        self.back_buttons[entry.id], self.delete_links[entry.id] = bring_back, delete
        card.body.addWidget(Row(bring_back, delete, spacing=24))
        return card

    def _tell_back(self, entry_id: str, _checked: bool = False) -> None:
        self.brought_back.emit(entry_id)

    def _tell_deleted(self, entry_id: str, _checked: bool = False) -> None:
        self.deleted.emit(entry_id)


def _what_this_is() -> str:
    return ntr(
        "What you delete waits here for {count} day. Then it is gone for good.",
        "What you delete waits here for {count} days. Then it is gone for good.",
        KEPT_DAYS,
    )


def _nothing() -> str:
    return ntr(
        "Nothing is put away. What you delete waits here for {count} day, so that you can change your mind.",
        "Nothing is put away. What you delete waits here for {count} days, so that you can change your mind.",
        KEPT_DAYS,
    )
