"""My relief list, ranked by my own answers, with plain counts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.routines import Size
from companion.domain.sessions import Helped
from companion.domain.tense import ReliefCount, ReliefUse
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.tense import TenseService
from companion.services.words import count_words, helped_words
from companion.ui.errors import show_error
from companion.ui.widgets.kit import (
    Body,
    Button,
    Card,
    ChoiceRow,
    EmptyState,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    SecondaryButton,
    Small,
    Title,
)


class ReliefPage(QWidget):
    """One card for each thing that may ease. ``left`` goes back; ``wants_plan`` asks to write the list;
    ``started`` with a routine's id and a size.
    """

    left = Signal()
    wants_plan = Signal()
    started = Signal(str, str)

    def __init__(self, tense: TenseService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tense = tense
        self._uses: dict[str, ReliefUse] = {}
        self._routines: dict[str, tuple[str, Size]] = {}
        self._page = Page()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        self.cards: dict[str, ReliefCard] = {}

    def refresh(self) -> None:
        """Read the list again, most helpful first."""
        self._page.clear()
        self.cards = {}
        self._routines = self._tense.startable()
        self._page.add(Heading(tr("What has helped me")))
        counts = self._tense.relief()
        if counts:
            self._page.add(Body(tr("Most helpful first, by your own answers."), muted=True))
        else:
            empty = EmptyState(tr("Your list is empty. Write down what eases you."), tr("Write my list"))
            empty.acted.connect(self.wants_plan)
            self._page.add(empty)
        for count in counts:
            card = ReliefCard(count, starts=count.name in self._routines)
            card.chosen.connect(self._use)
            card.answered.connect(self._answer)
            self.cards[count.name] = card
            self._page.add(card)
        self.change_button = LinkButton(tr("Change my list"))
        self.change_button.clicked.connect(self.wants_plan)
        self.back_button = LinkButton(tr("Back"))
        self.back_button.clicked.connect(self.left)
        self._page.add(Row(self.change_button, self.back_button), above=24)

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        first = next(iter(self.cards.values()), None)
        (first.button if first else self.change_button).setFocus()

    def _use(self, name: str) -> None:
        try:
            self._uses[name] = self._tense.use(name)
        except CompanionError as error:
            show_error(error, self)
            return
        self.cards[name].ask()
        if name in self._routines:
            routine_id, size = self._routines[name]
            self.started.emit(routine_id, size.value)

    def _answer(self, name: str, value: str) -> None:
        try:
            self._tense.answer(self._uses[name].id, Helped(value) if value else None)
        except CompanionError as error:
            show_error(error, self)


class ReliefCard(Card):
    """One thing: its name, its counts, "I'll do this" (or "Start" for a routine), then "did it help?" if one wants
    to say.
    """

    chosen = Signal(str)
    answered = Signal(str, str)

    def __init__(self, count: ReliefCount, parent: QWidget | None = None, *, starts: bool = False) -> None:
        super().__init__(parent)
        self._name = count.name
        self.body.addWidget(Title(count.name))
        self.body.addWidget(Small(count_words(count)))
        if starts:
            self.button: Button = PrimaryButton(tr("Start"))
            self.button.setAccessibleName(tr("Start: {name}", name=count.name))
        else:
            self.button = SecondaryButton(tr("I’ll do this"))
            self.button.setAccessibleName(tr("I’ll do this: {name}", name=count.name))
        self.question = Small(tr("Did it help? Say it later, or not at all."))
        self.helped = ChoiceRow(
            tr("Did it help? {name}", name=count.name), [(item.value, helped_words(item)) for item in Helped]
        )
        for widget in (self.button, self.question, self.helped):
            self.body.addWidget(widget)
        self.question.hide()
        self.helped.hide()
        self.button.clicked.connect(partial(self.chosen.emit, count.name))
        self.helped.changed.connect(self._say)

    def ask(self) -> None:
        """Offer the question; the button has done its work."""
        self.button.hide()
        self.question.show()
        self.helped.show()
        self.helped.setFocus()

    def _say(self) -> None:
        self.answered.emit(self._name, self.helped.value())
