"""One plan file, line by line. Nothing changes until the person says so."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.text import first_line
from companion.drawing.shapes import Token
from companion.i18n import dated, number, quoted, tr
from companion.ui.look import Type
from companion.ui.plans.line_row import GAP, LEAST, PAD, WEIGHTS, LineRow
from companion.ui.plans.reason_form import ReasonForm
from companion.ui.plans.view import LineView, PlanView, visit_words
from companion.ui.widgets.kit import (
    Banner,
    Body,
    Card,
    Columns,
    Heading,
    Label,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Run,
    SecondaryButton,
    Small,
    Subheading,
)

WHOLE_MESSAGE = 260
"""Once lines were decided, a longer message is folded to its beginning."""


class PlanPage(Page):
    """Shows one suggestion and asks for what is to be made of each line."""

    back = Signal()
    newer = Signal(str)
    chosen = Signal(str, object)
    asked_more = Signal(str)
    again = Signal(str)
    why = Signal(str)
    take_all = Signal()
    done = Signal()
    for_visit = Signal(str, str)
    remove = Signal()

    def __init__(self, view: PlanView) -> None:
        super().__init__()
        self.view = view
        self.rows: dict[str, LineRow] = {}
        self._heads: list[QWidget] = []
        self._add_head()
        self._add_message()
        self._add_lines()
        self._add_end()

    @property
    def reason(self) -> ReasonForm | None:
        """The reason being written, if any."""
        return next((row.reason for row in self.rows.values() if row.reason is not None), None)

    def put_view(self, view: PlanView) -> None:
        """Follows what was decided; only the lines that changed are set anew."""
        self.view = view
        self.heading.setText(plan_title(view))
        for line in view.lines:
            if line.key in self.rows:
                self.rows[line.key].show_line(line)
        self._follow()

    def open_reason(self, line_key: str, text: str = "") -> ReasonForm:
        """Offers room for a reason at a line, in place of any other."""
        for row in self.rows.values():
            row.close_reason()
        form = self.rows[line_key].open_reason(text)
        form.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, form, partial(self._reveal_row, line_key))
        return form

    def focus_line(self, line_key: str) -> None:
        """Puts the focus on the first thing to do at a line."""
        if line_key in self.rows:
            self.rows[line_key].focus_first()

    def focus_next_open(self, line_key: str = "") -> None:
        """Puts the focus on the first open line after ``line_key``, or on "Done for now"."""
        keys = list(self.rows)
        start = keys.index(line_key) + 1 if line_key in keys else 0
        for key in keys[start:]:
            if self.rows[key].buttons:
                self.rows[key].focus_first()
                return
        self.done_button.setFocus(Qt.FocusReason.TabFocusReason)

    # build

    def _add_head(self) -> None:
        plan = self.view.suggestion.plan
        self.back_link = LinkButton(tr("Plans"), icon_name="caret-left")
        self.back_link.clicked.connect(self.back)
        self.add(self.back_link)
        self.heading = Heading(plan_title(self.view))
        self.add(self.heading, above=4)
        if plan.at_visit:
            self.add(Body(tr("You wrote it down. Nothing changes until you say so."), muted=True), above=8)
            return
        under = Label("", Type.BODY, Token.MUTED)
        lead = tr("{clinic} · ", clinic=plan.clinic) if plan.clinic else ""
        under.set_runs(
            [
                Run(lead),
                Run(tr("not verified"), bold=True),
                Run(". " + tr("Nothing changes until you say so.")),
            ]
        )
        self.add(under, above=8)
        self.add(Small(tr("“{title}”, written on {day}", title=plan.title, day=dated(plan.written))), above=4)
        if self.view.newer_id:
            banner = Banner(tr("A newer file of this plan came later."), tr("Open that one"), amber=False)
            banner.acted.connect(self._tell_newer)
            self.add(banner)

    def _add_message(self) -> None:
        plan = self.view.suggestion.plan
        if not plan.message.strip():
            return
        card = Card()
        self.message = Label("", Type.BODY, selectable=True)
        card.body.addWidget(self.message)
        self.whole_link = LinkButton(tr("Read all of it"))
        self.whole_link.clicked.connect(self._show_whole)
        card.body.addWidget(self.whole_link)
        self.add(card, above=20)
        folded = self.view.begun and len(plan.message) > WHOLE_MESSAGE
        self._set_message(
            first_line(plan.message.replace("\n", " "), WHOLE_MESSAGE) if folded else plan.message
        )
        self.whole_link.setVisible(folded)

    def _set_message(self, words: str) -> None:
        lead = tr("{who} wrote:", who=self.view.suggestion.plan.by) + " "
        self.message.set_runs([Run(lead, token=Token.MUTED), Run(quoted(words), italic=True)])

    def _show_whole(self) -> None:
        self._set_message(self.view.suggestion.plan.message)
        self.whole_link.hide()
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_lines(self) -> None:
        groups = self.view.groups()
        for name, lines in groups.items():
            if len(groups) > 1:
                self.add(Subheading(name))
            self._add_table_head(above=8 if len(groups) > 1 else 24)
            for index, line in enumerate(lines):
                self.add(self._row(line), above=8 if index else 6)

    def _add_table_head(self, above: int) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(PAD, 0, PAD, 0)
        heads = [Small(words) for words in (tr("Movement"), tr("Suggested now"), tr("What I have"), "")]
        column.addWidget(Columns(*heads, weights=WEIGHTS, least=LEAST, spacing=GAP))
        self._heads.append(holder)
        self.add(holder, above=above)

    def _row(self, line: LineView) -> LineRow:
        row = LineRow(line)
        row.chosen.connect(self.chosen)
        row.asked_more.connect(self.asked_more)
        row.again.connect(self.again)
        row.why.connect(self.why)
        row.for_visit.connect(self.for_visit)
        row.stacked.connect(self._show_heads)
        self.rows[line.key] = row
        return row

    def _add_end(self) -> None:
        self.done_button = PrimaryButton(tr("Done for now"))
        self.done_button.clicked.connect(self.done)
        self.all_button = SecondaryButton("")
        self.all_button.clicked.connect(self.take_all)
        one = self.view.suggestion.plan.at_visit
        words = tr("You can leave it open.") if one else tr("You can leave any of these open.")
        self.open_words = Body(words, muted=True)
        self.add(Row(self.done_button, self.all_button, self.open_words, spacing=18), above=28)
        at_visit = self.view.suggestion.plan.at_visit
        words = tr("Take this off my list") if at_visit else tr("Take this plan off my list")
        self.remove_link = LinkButton(words)
        self.remove_link.clicked.connect(self.remove)
        self.add(self.remove_link, above=12)
        self._follow()

    def _follow(self) -> None:
        many = len(self.view.takeable)
        self.all_button.setText(tr("Take all that is left ({count})", count=number(many)))
        self.all_button.setVisible(many > 1)
        self.open_words.setVisible(any(line.choices for line in self.view.lines))

    def _show_heads(self, stacked: bool) -> None:
        for head in self._heads:
            head.setVisible(not stacked)

    def _reveal_row(self, line_key: str) -> None:
        if line_key in self.rows:
            self.reveal(self.rows[line_key])

    def _tell_newer(self) -> None:
        self.newer.emit(self.view.newer_id)


def plan_title(view: PlanView) -> str:
    """``A new plan file from Ana`` until a line was decided, then ``The plan from Ana``."""
    who = view.suggestion.plan.by
    if view.suggestion.plan.at_visit:
        return visit_words(view.suggestion.plan)
    if view.newer_id:
        return tr("An earlier plan from {who}", who=who)
    return tr("The plan from {who}", who=who) if view.begun else tr("A new plan file from {who}", who=who)
