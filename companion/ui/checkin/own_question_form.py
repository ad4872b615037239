"""A question of one's own: the form for a new one, and the page to put one in other words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.checkins import Question, QuestionKind
from companion.domain.history import Revision
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import dated, tr
from companion.ui.look import Type
from companion.ui.widgets.kit import (
    Body,
    Button,
    Card,
    ChoiceRow,
    Field,
    Heading,
    Label,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Run,
    SecondaryButton,
    Subheading,
    TextField,
)


def kind_words() -> dict[QuestionKind, str]:
    """The ways to answer a question of one's own, in the order offered."""
    return {
        QuestionKind.SCALE: tr("A number from 0 to 10"),
        QuestionKind.YES_NO: tr("Yes or no"),
        QuestionKind.WORDS: tr("Words"),
        QuestionKind.CHOICE: tr("Pick one"),
    }


class OwnQuestionForm(Card):
    """A question of one's own. ``kept`` asks to keep it, ``left`` (only when changing ``earlier``) to leave it as it
    was. How it is answered stays, so that answers given and to come can stand together.
    """

    kept = Signal()
    left = Signal()

    def __init__(self, earlier: Question | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=16)
        self._changing = earlier is not None
        self.words = LineField(tr("My own question"), tr("As you would ask yourself."))
        kinds = [(kind.value, words) for kind, words in kind_words().items()]
        self.kind = ChoiceRow(tr("How you answer it"), kinds, clearable=False)
        self.kind.set_value((earlier.kind if earlier else QuestionKind.SCALE).value)
        self.low = LineField(tr("What 0 means"), tr("If you like."))
        self.high = LineField(tr("What 10 means"), tr("If you like."))
        self.choices = TextField(tr("The answers to pick from"), tr("One on each line."), lines=3)
        self.reason = LineField(tr("Why I ask myself"), tr("If you like. It is shown with the question."))
        self.save: Button = PrimaryButton(tr("Keep")) if earlier else SecondaryButton(tr("Add this question"))
        self.save.clicked.connect(self.kept)
        for line in (self.words, self.low, self.high, self.reason):
            line.entered.connect(self.kept)
        self.kind.changed.connect(self.follow)
        self._build()
        if earlier is not None:
            self._show(earlier)
        self.follow()

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        fields: dict[str, Field] = {
            "words": self.words,
            "kind": self.kind,
            "low": self.low,
            "high": self.high,
            "choices": self.choices,
            "reason": self.reason,
        }
        if self._changing:
            del fields["kind"]
        return fields

    def follow(self) -> None:
        """Shows the two ends only for a number, and the answers only to pick from."""
        scale = self.kind.value() == QuestionKind.SCALE.value
        self.low.setVisible(scale)
        self.high.setVisible(scale)
        self.choices.setVisible(self.kind.value() == QuestionKind.CHOICE.value)

    def ends(self) -> tuple[str, str]:
        """What 0 and 10 mean; nothing where no number is asked."""
        scale = self.kind.value() == QuestionKind.SCALE.value
        return (self.low.text(), self.high.text()) if scale else ("", "")

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter. What was typed stays."""
        field = self.choices if self.choices.isVisibleTo(self) and self.words.text().strip() else self.words
        field.set_problem(str(error))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, earlier: Question) -> None:
        self.words.set_text(earlier.text)
        self.low.set_text(earlier.low)
        self.high.set_text(earlier.high)
        self.choices.set_text("\n".join(earlier.choices))
        self.reason.set_text(earlier.reason)

    def _build(self) -> None:
        self.body.addWidget(self.words)
        if self._changing:
            self.kind.setParent(self)
            self.kind.hide()
        else:
            self.body.addWidget(Label(tr("How you answer it"), Type.STRONG))
            self.body.addWidget(self.kind)
        for widget in (self.low, self.high, self.choices, self.reason):
            self.body.addWidget(widget)
        row = Row(self.save, spacing=28)
        if self._changing:
            leave = LinkButton(tr("Leave it as it was"))
            leave.clicked.connect(self.left)
            row.add(leave)
        self.body.addWidget(row)


class OwnQuestionPage(Page):
    """One question of one's own, to put in other words, and what it said before (``story``, oldest first)."""

    def __init__(self, question: Question, story: Sequence[Revision], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.back = LinkButton(tr("My questions"), icon_name="caret-left")
        self.add(self.back)
        self.add(Heading(tr("Change my question")), above=4)
        sentence = tr(
            "It stays the same question, and goes on as before. Answers you gave keep the words you were asked in."
        )
        self.add(Body(sentence, muted=True), above=8)
        self.form = OwnQuestionForm(question)
        self.add(self.form, above=20)
        self.story: list[Label] = []
        if story:
            self.add(Subheading(tr("What it said before")), above=40)
        for revision in reversed(story):
            words = Label("", Type.BODY, selectable=True)
            words.set_runs(_runs(revision))
            self.story.append(words)
            self.add(words, above=12)


def _runs(revision: Revision) -> list[Run]:
    runs = [Run(tr("Until you changed it on {day}", day=dated(revision.at.day)), bold=True)]
    names = {
        "text": tr("My own question"),
        "low": tr("What 0 means"),
        "high": tr("What 10 means"),
        "choices": tr("The answers to pick from"),
        "reason": tr("Why I ask myself"),
    }
    for name, text in revision.earlier.items():
        shown = text.replace("\n", " · ") or tr("nothing written")
        runs.append(Run(f"\n{names[name]}  ", token=Token.MUTED))
        runs.append(Run(shown, italic=bool(text), token=None if text else Token.MUTED))
    return runs
