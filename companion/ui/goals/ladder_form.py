"""Writing my ladder: asked from the middle outwards, any level may stay empty."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.goals import Goal
from companion.domain.ladder import LEVELS, OUTWARDS, Ladder, LadderWords
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.ladders import level_words
from companion.ui.goals.in_sight import bring_into_sight
from companion.ui.widgets.kit import (
    Body,
    Field,
    Heading,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    Quote,
    Row,
    Small,
)


def level_name(level: int) -> str:
    """``+1: a little more than I hope for``."""
    meaning = {
        2: tr("much more than I hope for"),
        1: tr("a little more than I hope for"),
        0: tr("what I hope for"),
        -1: tr("a little less than I hope for"),
        -2: tr("much less than I hope for"),
    }[level]
    return tr("{level}: {words}", level=level_words(level), words=meaning)


class LadderForm(Page):
    """``kept`` asks to keep the words, ``left`` to go back with them kept as a draft.

    The levels stand in the order in which a ladder is best written, for the eye, for Tab and for Return alike. On the
    goal's page they stand as on a ladder.
    """

    kept = Signal()
    left = Signal()

    def __init__(self, goal: Goal, ladder: Ladder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goal = goal
        self.setAccessibleName(tr("My ladder"))
        self.levels: dict[int, LineField] = {
            level: LineField(
                level_name(level),
                text=ladder.words(level),
                most=2_000,
            )
            for level in OUTWARDS
        }
        for level, following in pairwise(OUTWARDS):
            self.levels[level].entered.connect(partial(self._go_to, following))
        self.levels[OUTWARDS[-1]].entered.connect(self.kept)
        self.because = LineField(tr("Why I changed it"), tr("If you like."))
        self.save = PrimaryButton(tr("Keep my ladder"))
        self.save.clicked.connect(self.kept)
        self._build(ladder)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        named: dict[str, Field] = {f"level_{level}": field for level, field in self.levels.items()}
        return {**named, "because": self.because}

    def words(self) -> LadderWords:
        """What is typed, lowest level first."""
        return LadderWords(*(self.levels[level].text() for level in LEVELS))

    def focus_first(self) -> None:
        """Goes to the middle: what I hope for."""
        self.levels[0].setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self, self.levels[0])

    def show_problem(self, error: InvalidEntryError) -> None:
        """Says what is the matter, at the middle level."""
        self.levels[0].set_problem(str(error))
        self.focus_first()

    def _build(self, ladder: Ladder) -> None:
        back = LinkButton(tr("My goal"), icon_name="caret-left")
        back.clicked.connect(self.left)
        self.back = back
        self.add(back)
        self.add(Heading(tr("My ladder")), above=4)
        self.add(Quote(self.goal.words), above=8)
        self.add(
            Body(
                tr("Begin with what you hope for: that is the middle. Then a little more, a little less. "
                   "Leave any level empty."),
                muted=True,
            ),
            above=8,
        )  # fmt: skip
        for field in self.levels.values():
            self.add(field, above=18)
        if ladder.is_written:
            self.add(self.because, above=24)
            self.add(Small(tr("The words you had stay in the story of this goal.")), above=8)
        later = LinkButton(tr("Not now"))
        later.clicked.connect(self.left)
        self.add(Row(self.save, later, spacing=28), above=28)

    def _go_to(self, level: int) -> None:
        self.levels[level].setFocus(Qt.FocusReason.TabFocusReason)
