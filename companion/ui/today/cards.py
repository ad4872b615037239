"""The small cards of Today. Each offers one thing; none of them asks for anything."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.sessions import Outcome, Session
from companion.drawing.shapes import Token
from companion.i18n import dated, day_words, ntr, tr
from companion.services.words import names_words
from companion.ui.today.facts import OpenPlan
from companion.ui.widgets.buttons import Button, LinkButton, SecondaryButton
from companion.ui.widgets.containers import Card
from companion.ui.widgets.flow import Row
from companion.ui.widgets.labels import Body, Subheading


class ThingCard(Card):
    """A title, a sentence, and one or two quiet things to do. ``acted`` tells which, by its number."""

    acted = Signal(int)

    def __init__(
        self,
        title: str,
        sentence: str,
        actions: tuple[str, ...],
        parent: QWidget | None = None,
        *,
        ground: Token = Token.SURFACE,
        strong: bool = False,
    ) -> None:
        super().__init__(
            parent, spacing=8, ground=ground, line=ground if ground is Token.SOFT else Token.LINE
        )
        self.heading = Subheading(title)
        self.sentence = Body(sentence, muted=ground is not Token.SOFT)
        self.buttons: list[Button] = []
        for index, words in enumerate(actions):
            button = SecondaryButton(words) if strong and index == 0 else LinkButton(words)
            button.clicked.connect(partial(self._act, index))
            self.buttons.append(button)
        self.row = Row(*self.buttons, spacing=24, row_spacing=0)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.sentence)
        self.body.addStretch(1)
        self.body.addWidget(self.row)
        self.setAccessibleName(title)

    def say(self, title: str, sentence: str) -> None:
        """Changes the words."""
        self.heading.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(title)

    def _act(self, index: int, _checked: bool = False) -> None:
        self.acted.emit(index)


def questions_card() -> ThingCard:
    """The questions the person chose, when it is time to offer them."""
    return ThingCard("", "", (tr("Answer now"),))


def questions_words(questions: int, *, weekly: bool) -> tuple[str, str]:
    """Title and sentence of the questions card."""
    if weekly:
        title = ntr("This week’s question", "This week’s {count} questions", questions)
    else:
        title = ntr("A question, if you like", "{count} questions, if you like", questions)
    return title, tr("What you can do, and how it has been. About a minute. Any day is fine.")


def note_later_card() -> ThingCard:
    """Left by a tense moment: a note may follow, or not."""
    return ThingCard(
        tr("That tense time"),
        tr("You wanted to note it later. If you still like to, this is a good place to start."),
        (tr("Write a note"), tr("Not needed")),
    )


def plan_card() -> ThingCard:
    """A plan with lines that are still open."""
    return ThingCard("", "", (tr("Look at it"),))


def plan_words(plan: OpenPlan) -> tuple[str, str]:
    """Title and sentence of the plan card."""
    if plan.suggestion.plan.at_visit:
        return plan.suggestion.plan.title, tr(
            "{who} suggested it at the visit. It can stay open as long as you like.",
            who=plan.suggestion.plan.by,
        )
    by = plan.suggestion.plan.by.strip()
    title = tr("A plan from {who}", who=by) if by else tr("A plan was suggested")
    came = tr("It came on {day}.", day=dated(plan.suggestion.received.day))
    lines = ntr(
        "{count} line is open. It can stay open as long as you like.",
        "{count} lines are open. They can stay open as long as you like.",
        plan.lines,
    )
    return title, f"{came} {lines}"


def unfinished_card() -> ThingCard:
    """A session that was cut off: go on, or keep it as it is."""
    return ThingCard("", "", (tr("Go on from there"), tr("Keep it as it is")), ground=Token.SOFT, strong=True)


def unfinished_words(session: Session, today: date) -> tuple[str, str]:
    """Title and sentence of the card for a session that was cut off."""
    title = tr("You began {routine}", routine=session.routine_name)
    if session.started.day == today:
        began = tr("That was today.")
    else:
        began = tr("That was on {day}.", day=day_words(session.started.day))
    done = [step.movement_name for step in session.steps if step.outcome is not Outcome.LEFT]
    if not done:
        return title, f"{began} {tr('Nothing of it is written down yet.')}"
    return title, f"{began} {tr('Kept so far: {names}.', names=names_words(done))}"


def reflecting_words(session: Session) -> tuple[str, str]:
    """Title and sentence of the same card when only "how was that?" was cut off."""
    title = tr("You were saying how {routine} was", routine=session.routine_name)
    return title, tr("What you typed is still here.")
