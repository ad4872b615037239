"""Choosing the questions: which, how often, one's own, and a pause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.checkins import CheckInPlan
from companion.i18n import tr
from companion.services.question_shelf import Choice
from companion.services.question_words import pause_words, paused_words
from companion.ui.checkin.choice_block import ChoiceBlock
from companion.ui.checkin.own_question_form import OwnQuestionForm
from companion.ui.widgets.kit import (
    Body,
    Heading,
    LinkButton,
    Page,
    Row,
    SecondaryButton,
    Subheading,
)


class QuestionsPage(Page):
    """Each change counts at once. ``chosen`` gives the ids; ``rhythm`` an id and its days; ``pause`` whether to pause;
    ``change`` and ``remove`` name a question of one's own to put in other words, or to take out."""

    chosen = Signal(list)
    rhythm = Signal(str, int)
    pause = Signal(bool)
    change = Signal(str)
    remove = Signal(str)

    def __init__(self, plan: CheckInPlan, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.back = LinkButton(tr("Check-in"), icon_name="caret-left")
        self.add(self.back)
        self.add(Heading(tr("My questions")), above=4)
        sentence = tr(
            "Choose the few that matter to you, and how often. None is fine too. More often is not better: "
            "for most things once a week is plenty. You can check in on any day."
        )
        self.add(Body(sentence, muted=True), above=8)
        self.blocks: dict[str, ChoiceBlock] = {}
        self.change_buttons: dict[str, LinkButton] = {}
        self.remove_buttons: dict[str, LinkButton] = {}
        for index, choice in enumerate(choices):
            block = ChoiceBlock(
                choice,
                checked=choice.id in plan.question_ids,
                days=plan.days(choice.id),
                foot=self._own_foot(choice) if choice.own else None,
            )
            block.chosen.connect(self._tell_chosen)
            block.rhythm.connect(self.rhythm)
            self.blocks[choice.id] = block
            self.add(block, above=20 if index == 0 else 4)
        self._add_pause()
        self.add(Subheading(tr("Add my own question")))
        self.own = OwnQuestionForm()
        self.add(self.own, above=12)

    def _own_foot(self, choice: Choice) -> Row:
        change, remove = LinkButton(tr("Change")), LinkButton(tr("Delete"))
        change.setAccessibleName(tr("Change the question: {question}", question=choice.text))
        change.clicked.connect(partial(self._tell_change, choice.id))
        remove.setAccessibleName(tr("Delete the question: {question}", question=choice.text))
        remove.clicked.connect(partial(self._tell_remove, choice.id))
        self.change_buttons[choice.id], self.remove_buttons[choice.id] = change, remove
        return Row(change, remove, spacing=28)

    def _add_pause(self) -> None:
        paused = self.plan.paused
        self.pause_button = SecondaryButton(
            tr("Go on measuring") if paused else tr("Pause measuring"),
            icon_name="play" if paused else "pause",
        )
        self.pause_button.clicked.connect(self._tell_pause)
        self.add(Subheading(tr("A pause")))
        self.add(Body(paused_words() if paused else pause_words(), muted=True), above=8)
        self.add(Row(self.pause_button), above=12)

    def _tell_chosen(self) -> None:
        self.chosen.emit([key for key, block in self.blocks.items() if block.toggle.isChecked()])

    def _tell_change(self, question_id: str, _checked: bool = False) -> None:
        self.change.emit(question_id)

    def _tell_remove(self, question_id: str, _checked: bool = False) -> None:
        self.remove.emit(question_id)

    def _tell_pause(self) -> None:
        self.pause.emit(not self.plan.paused)
