"""One suggested line: what is suggested, what I have, and what I make of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.services.words import doses_words
from companion.ui.look import LOOK_CHANGED, Type
from companion.ui.plans.line_detail import LineDetail
from companion.ui.plans.line_words import (
    choice_words,
    mine_runs,
    settled_reason,
    settled_words,
    suggested_runs,
)
from companion.ui.plans.reason_form import ReasonForm
from companion.ui.plans.view import Choice, LineView
from companion.ui.widgets.kit import (
    Button,
    Card,
    Columns,
    IconButton,
    Label,
    LinkButton,
    Pill,
    PrimaryButton,
    Row,
    Run,
    SecondaryButton,
    Small,
    clear_layout,
)

WEIGHTS = (19, 20, 19, 33)
LEAST = 138
GAP = 16
PAD = 16
FILLED = (Choice.TAKE, Choice.KEEP_MINE)
"""The choice offered first is filled: to take what is suggested, or to keep mine where it was taken out."""


class LineRow(Card):
    """``chosen`` tells a choice, ``asked_more`` wants the details, ``again`` decides anew, ``why`` gives a reason,
    ``for_visit`` puts the line on the list of the next visit."""

    chosen = Signal(str, object)
    asked_more = Signal(str)
    again = Signal(str)
    why = Signal(str)
    for_visit = Signal(str, str)
    stacked = Signal(bool)

    def __init__(self, line: LineView) -> None:
        super().__init__(padding=PAD, spacing=0)
        self.line = line
        self.buttons: dict[Choice, Button] = {}
        self.again_link: LinkButton | None = None
        self.why_link: LinkButton | None = None
        self.reason: ReasonForm | None = None
        self.detail: LineDetail | None = None
        self._captions: list[Label] = []
        self._head = QVBoxLayout()
        self.body.addLayout(self._head)
        self._build()

    def show_line(self, line: LineView) -> None:
        """Follows what was decided. An unfolded detail is closed, as it may say something else now."""
        if line == self.line:
            return
        self.line = line
        self.close_reason()
        self.fold()
        clear_layout(self._head)
        self._build()

    def open_reason(self, text: str = "") -> ReasonForm:
        """Offers room for a reason under the line."""
        self.close_reason()
        self.reason = ReasonForm(self.line.key, text)
        self.body.addWidget(self.reason)
        return self.reason

    def close_reason(self) -> None:
        """Takes the room for a reason away."""
        if self.reason is not None:
            self.body.removeWidget(self.reason)
            self.reason.hide()
            self.reason.deleteLater()
            self.reason = None

    def unfold(self, detail: LineDetail) -> None:
        """Shows the details under the line."""
        self.fold()
        self.detail = detail
        self.body.addWidget(detail)
        self._mark_more(unfolded=True)

    def fold(self) -> None:
        """Hides the details."""
        if self.detail is not None:
            self.body.removeWidget(self.detail)
            self.detail.hide()
            self.detail.deleteLater()
            self.detail = None
        self._mark_more(unfolded=False)

    def focus_first(self) -> None:
        """Puts the focus on the first thing to do here."""
        first = next(iter(self.buttons.values()), None)
        target: QWidget = first or self.again_link or self.more
        target.setFocus(Qt.FocusReason.TabFocusReason)

    # build

    def _build(self) -> None:
        self.buttons = {}
        self.again_link = self.why_link = None
        self._captions = []
        suggested = Label("", Type.BODY)
        suggested.set_runs(suggested_runs(self.line))
        mine = Label("", Type.BODY, selectable=bool(self.line.mine and self.line.mine.note))
        mine.set_runs(mine_runs(self.line))
        self.columns = Columns(
            self._cell([self._name()]),
            self._cell([self._caption(tr("Suggested now")), suggested]),
            self._cell([self._caption(tr("What I have")), mine]),
            self._cell([self._choices() if self.line.choices else self._settled()]),
            weights=WEIGHTS,
            least=LEAST,
            spacing=GAP,
        )
        self._head.addWidget(self.columns)
        name = self.line.diff.line.movement_name
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            tr("{name}: suggested now {now}. What I have: {mine}.", name=name,
               now=suggested.text().replace("\n", ", "), mine=mine.text().replace("\n", ", "))
        )  # fmt: skip
        self._follow_width()

    def _name(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        name = self.line.diff.line.movement_name
        column.addWidget(Label(name, Type.STRONG))
        if self.line.marked_new:
            column.addWidget(Pill(tr("new")))
        self.more = LinkButton(tr("More"), icon_name="caret-down")
        self.more.clicked.connect(self._tell_more)
        bring = IconButton("chat-circle", tr("For my next visit: {words}", words=name))
        bring.clicked.connect(self._tell_for_visit)
        self.visit_button = bring
        column.addWidget(Row(self.more, bring, spacing=6, row_spacing=0))
        self._mark_more(unfolded=self.detail is not None)
        return holder

    def _choices(self) -> QWidget:
        row = Row(spacing=7, row_spacing=4)
        for choice in self.line.choices:
            words = choice_words(choice)
            if choice is Choice.CHANGE:
                button: Button = LinkButton(words)
            else:
                kind = PrimaryButton if choice in FILLED and not self.buttons else SecondaryButton
                button = kind(words, compact=True)
            button.setAccessibleName(
                tr("{action}: {name}", action=words, name=self.line.diff.line.movement_name)
            )
            button.clicked.connect(partial(self._tell_chosen, choice))
            self.buttons[choice] = button
            row.add(button)
        return row

    def _settled(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        reason = settled_reason(self.line)
        said = Label("", Type.BODY, Token.MUTED, selectable=bool(reason))
        runs = [Run(settled_words(self.line))]
        if reason:
            runs += [Run(" " + tr("You wrote:") + " "), Run(quoted(reason), italic=True, token=Token.INK)]
        said.set_runs(runs)
        self.said = said
        column.addWidget(said)
        name = self.line.diff.line.movement_name
        row = Row(spacing=22, row_spacing=0)
        self.again_link = LinkButton(tr("Decide again"))
        self.again_link.setAccessibleName(tr("Decide again: {name}", name=name))
        self.again_link.clicked.connect(self._tell_again)
        row.add(self.again_link)
        if self.line.decided:
            words = tr("Change the reason") if reason else tr("Say why")
            self.why_link = LinkButton(words)
            self.why_link.setAccessibleName(tr("{action}: {name}", action=words, name=name))
            self.why_link.clicked.connect(self._tell_why)
            row.add(self.why_link)
        column.addWidget(row)
        return holder

    def _caption(self, words: str) -> Label:
        caption = Small(words)
        self._captions.append(caption)
        return caption

    @staticmethod
    def _cell(widgets: Sequence[QWidget]) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addStretch(1)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        return cell

    def _mark_more(self, *, unfolded: bool) -> None:
        name = self.line.diff.line.movement_name
        self.more.setText(tr("Less") if unfolded else tr("More"))
        self.more.set_icon("caret-up" if unfolded else "caret-down")
        self.more.setAccessibleName(
            tr("Less about {name}", name=name) if unfolded else tr("More about {name}", name=name)
        )

    # width

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED and hasattr(self, "columns"):
            self._follow_width()

    def _follow_width(self) -> None:
        """One under another, each column says what it is; side by side, the heads of the table do."""
        stacked = self.columns.is_stacked()
        for caption in self._captions:
            caption.setVisible(stacked)
        self.stacked.emit(stacked)

    # slots

    def _tell_chosen(self, choice: Choice, _checked: bool = False) -> None:
        self.chosen.emit(self.line.key, choice)

    def _tell_more(self) -> None:
        self.asked_more.emit(self.line.key)

    def _tell_for_visit(self) -> None:
        line = self.line.diff.line
        dose = doses_words(line.doses)
        words = tr("{name}: {dose}", name=line.movement_name, dose=dose) if dose else line.movement_name
        self.for_visit.emit(f"line/{self.line.key}", words)

    def _tell_again(self) -> None:
        self.again.emit(self.line.key)

    def _tell_why(self) -> None:
        self.why.emit(self.line.key)
