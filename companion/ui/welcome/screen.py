"""The first start: what may I call you, and what would you like to be able to do? Both can be skipped."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.services.about import AboutService
from companion.services.drafts import DraftService
from companion.services.goals import GoalService
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.look import LOOK_CHANGED, current_look
from companion.ui.navigation import Screen
from companion.ui.welcome.page import CalmPage
from companion.ui.welcome.question import GoalQuestion, NameQuestion
from companion.ui.widgets.kit import Field

DRAFT = "welcome"


class WelcomeScreen(Screen):
    """Asks one question after the other, then tells ``finished``. What is typed survives a crash."""

    finished = Signal()

    def __init__(
        self,
        about: AboutService,
        goals: GoalService,
        drafts: DraftService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._about, self._goals = about, goals
        self.name = NameQuestion(about.get().name)
        self.goal = GoalQuestion()
        fields: dict[str, Field] = {"name": self.name.field, "goal": self.goal.field}
        self._keeper = DraftKeeper(DRAFT, fields, drafts, self, failed=self._not_kept)
        self._build()
        self._keeper.restore()
        self.ask_name()

    def leave(self) -> bool:
        """What is typed stays as a draft; the questions come again next time."""
        self._keeper.flush()
        return True

    def ask_name(self) -> None:
        """The first question."""
        self._show(self.name)

    def ask_goal(self) -> None:
        """The second question."""
        self._show(self.goal)

    def keep_name(self) -> None:
        """Keeps the name on the About-me page, whose other fields stay, and goes on."""
        name = self.name.field.text().strip()
        try:
            before = self._about.get()
            if name != before.name:
                self._about.save(replace(before, name=name))
        except CompanionError as error:
            self.name.field.set_problem(str(error))
            return
        self.ask_goal()

    def keep_goal(self) -> None:
        """Keeps the goal exactly as typed, and closes. Nothing typed is the same as skipping."""
        words = self.goal.field.text()
        if words.strip():
            try:
                self._goals.add(words, draft=DRAFT)
            except CompanionError as error:
                self.goal.field.set_problem(str(error))
                return
        self.finish()

    def finish(self) -> None:
        """Does not ask again."""
        try:
            self._about.set_welcomed()
        except CompanionError as error:
            show_error(error, self)
            return
        self._keeper.done()
        self.finished.emit()

    def _build(self) -> None:
        page = CalmPage()
        page.body.addWidget(self.name)
        page.body.addWidget(self.goal)
        self._page = page
        self.name.kept.connect(self.keep_name)
        self.name.skipped.connect(self.ask_goal)
        self.goal.kept.connect(self.keep_goal)
        self.goal.skipped.connect(self.finish)
        self.goal.back.connect(self.ask_name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _show(self, question: NameQuestion | GoalQuestion) -> None:
        self.name.setVisible(question is self.name)
        self.goal.setVisible(question is self.goal)
        self.setAccessibleName(question.words)
        self.setFocusProxy(question.field)
        question.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.settle()

    def _not_kept(self, error: CompanionError) -> None:
        shown = self.goal if self.goal.isVisibleTo(self) else self.name
        shown.field.set_problem(str(error))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_look().color(Token.PAPER))
        painter.end()
