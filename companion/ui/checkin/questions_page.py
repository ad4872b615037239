"""Choosing the questions: which, how often, one's own, and a pause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.checkins import CheckInPlan, QuestionKind
from companion.errors import CompanionError
from companion.i18n import listed, tr
from companion.services.checkins import Choice
from companion.ui.look import Type
from companion.ui.widgets.kit import (
    Body,
    Card,
    ChoiceRow,
    Field,
    Heading,
    Label,
    LineField,
    LinkButton,
    Page,
    Row,
    SecondaryButton,
    Stepper,
    Subheading,
    TextField,
    Toggle,
)

MOST_DAYS = 31


class OwnQuestionForm(Card):
    """A question of one's own. ``kept`` asks to add it."""

    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=16)
        self.words = LineField(tr("My own question"), tr("As you would ask yourself."))
        self.kind = ChoiceRow(
            tr("How you answer it"),
            [
                (QuestionKind.SCALE.value, tr("A number from 0 to 10")),
                (QuestionKind.YES_NO.value, tr("Yes or no")),
                (QuestionKind.WORDS.value, tr("Words")),
                (QuestionKind.CHOICE.value, tr("Pick one")),
            ],
            clearable=False,
        )
        self.kind.set_value(QuestionKind.SCALE.value)
        self.low = LineField(tr("What 0 means"), tr("If you like."))
        self.high = LineField(tr("What 10 means"), tr("If you like."))
        self.choices = TextField(tr("The answers to pick from"), tr("One on each line."), lines=3)
        self.reason = LineField(tr("Why I ask myself"), tr("If you like. It is shown with the question."))
        self.save = SecondaryButton(tr("Add this question"))
        self.save.clicked.connect(self.kept)
        for line in (self.words, self.low, self.high, self.reason):
            line.entered.connect(self.kept)
        self.kind.changed.connect(self.follow)
        self.body.addWidget(self.words)
        self.body.addWidget(Label(tr("How you answer it"), Type.STRONG))
        self.body.addWidget(self.kind)
        self.body.addWidget(self.low)
        self.body.addWidget(self.high)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.save)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        return {
            "words": self.words,
            "kind": self.kind,
            "low": self.low,
            "high": self.high,
            "choices": self.choices,
            "reason": self.reason,
        }

    def follow(self) -> None:
        """Shows the two ends only for a number, and the answers only to pick from."""
        scale = self.kind.value() == QuestionKind.SCALE.value
        self.low.setVisible(scale)
        self.high.setVisible(scale)
        self.choices.setVisible(self.kind.value() == QuestionKind.CHOICE.value)

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter. What was typed stays."""
        field = self.choices if self.choices.isVisibleTo(self) and self.words.text().strip() else self.words
        field.set_problem(str(error))
        field.setFocus(Qt.FocusReason.OtherFocusReason)


class QuestionsPage(Page):
    """Each change counts at once. ``chosen`` gives the ids and the days between; ``pause`` whether to pause;
    ``remove`` names a question of one's own to take out."""

    chosen = Signal(list, int)
    pause = Signal(bool)
    remove = Signal(str)

    def __init__(self, plan: CheckInPlan, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.back = LinkButton(tr("Check-in"), icon_name="caret-left")
        self.add(self.back)
        self.add(Heading(tr("My questions")), above=4)
        sentence = tr("Choose the few that matter to you. None is fine too.")
        self.add(Body(sentence, muted=True), above=8)
        self.toggles: dict[str, Toggle] = {}
        self.remove_buttons: dict[str, LinkButton] = {}
        for index, choice in enumerate(choices):
            toggle = Toggle(choice.text, checked=choice.id in plan.question_ids, detail=_detail(choice))
            toggle.changed.connect(self._tell_chosen)
            self.toggles[choice.id] = toggle
            self.add(toggle, above=20 if index == 0 else 4)
            if choice.own:
                self._add_remove(choice)
        self.days = Stepper(
            tr("How many days between check-ins"),
            1,
            MOST_DAYS,
            plan.every_days,
            tr("We only offer them then. You can check in on any day."),
        )
        self.days.changed.connect(self._tell_chosen)
        self.add(self.days, above=24)
        self._add_pause()
        self.add(Subheading(tr("Add my own question")))
        self.own = OwnQuestionForm()
        self.add(self.own, above=12)

    def _add_remove(self, choice: Choice) -> None:
        remove = LinkButton(tr("Delete"))
        remove.setAccessibleName(tr("Delete the question: {question}", question=choice.text))
        remove.clicked.connect(partial(self._tell_remove, choice.id))
        self.remove_buttons[choice.id] = remove
        self.add(Row(remove))

    def _add_pause(self) -> None:
        paused = self.plan.paused
        self.pause_button = SecondaryButton(
            tr("Go on measuring") if paused else tr("Pause measuring"),
            icon_name="play" if paused else "pause",
        )
        self.pause_button.clicked.connect(self._tell_pause)
        said = (
            tr("Measuring is paused. Nothing is asked. All you wrote is still here.")
            if paused
            else tr("Some weeks it is better not to measure. One press stops all questions.")
        )
        self.add(Subheading(tr("A pause")))
        self.add(Body(said, muted=True), above=8)
        self.add(Row(self.pause_button), above=12)

    def _tell_chosen(self) -> None:
        ids = [key for key, toggle in self.toggles.items() if toggle.isChecked()]
        self.chosen.emit(ids, self.days.value())

    def _tell_remove(self, question_id: str, _checked: bool = False) -> None:
        self.remove.emit(question_id)

    def _tell_pause(self) -> None:
        self.pause.emit(not self.plan.paused)


def _detail(choice: Choice) -> str:
    """Why it is asked and, where the line alone does not tell, what exactly."""
    if choice.own:
        return tr("Your own question. {reason}", reason=choice.reason).strip()
    parts = []
    if choice.part:
        parts.append(listed([question.text for question in choice.questions]))
    why = tr("Why we ask: {reason}", reason=choice.reason)
    parts.append(tr("{why} ({source})", why=why, source=choice.source) if choice.source else why)
    return "\n".join(parts)
