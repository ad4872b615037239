"""One visit: what I brought, what we agreed, and how it felt."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from companion.domain.visits import TalkKind, lines_of
from companion.i18n import tr
from companion.services.visits import VisitRecord, visit_title
from companion.ui.visit.agreed import AgreedLines
from companion.ui.visit.private_fold import felt_fold
from companion.ui.widgets.kit import (
    Body,
    Heading,
    LinkButton,
    Page,
    Row,
    SecondaryButton,
    Subheading,
    Words,
)


class RecordPage(Page):
    """``back`` leaves; ``changing``, ``removing`` and ``story_wanted`` ask for what they say."""

    back = Signal()
    changing = Signal()
    removing = Signal()
    story_wanted = Signal()

    def __init__(self, record: VisitRecord) -> None:
        super().__init__()
        self.record = record
        visit = record.visit
        title = visit_title(visit) or tr("A visit")
        self.setAccessibleName(title)
        self.back_link = LinkButton(tr("Next visit"), icon_name="caret-left")
        self.change_button = SecondaryButton(tr("Change"))
        self.remove_link = LinkButton(tr("Delete"))
        self.story_link = LinkButton(tr("What I wrote before"))
        for button, signal in (
            (self.back_link, self.back),
            (self.change_button, self.changing),
            (self.remove_link, self.removing),
            (self.story_link, self.story_wanted),
        ):
            button.clicked.connect(signal)
        self.add(self.back_link)
        self.add(Heading(title), above=4)
        self._add_brought(record)
        if visit.happened is not None:
            self.add(Subheading(tr("What we agreed")))
        self.lines = AgreedLines(record)
        if lines_of(visit.agreed):
            self.add(self.lines, above=12)
        elif visit.happened is not None:
            self.add(Body(tr("Nothing written down."), muted=True))
        self.felt = felt_fold(visit.felt, record.numbers, record.wording)
        if self.felt is not None:
            self.add(self.felt, above=28)
        self.add(Row(self.change_button, self.story_link, self.remove_link, spacing=24), above=28)
        self.story_link.setVisible(bool(record.story))

    def focus_first(self) -> None:
        """Puts the focus on the way back."""
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_brought(self, record: VisitRecord) -> None:
        for kind, title in (
            (TalkKind.TALK, tr("What I wanted to talk about")),
            (TalkKind.QUESTION, tr("My questions")),
        ):
            items = [item for item in record.items if item.kind is kind]
            if items:
                self.add(Subheading(title))
            for item in items:
                self.add(Words(item.text), above=8)
