"""How important, how sure, and why not lower: said again whenever one likes, and what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.rulers import Ruler, RulerMark, latest
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import dated, number, quoted, tr
from companion.ui.goals.entries import Entry, EntryList
from companion.ui.look import Type
from companion.ui.widgets.kit import (
    Body,
    Card,
    Field,
    Label,
    LineField,
    LinkButton,
    PrimaryButton,
    Row,
    Run,
    ScaleInput,
    Small,
    announce,
)


class RulerLines(QWidget):
    """The latest answers in words: ``Important 9 of 10 · Sure 6 of 10``, and why not lower."""

    def __init__(self, marks: Sequence[RulerMark], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        shown = [mark for ruler in Ruler if (mark := latest(marks, ruler)) is not None]
        if not shown:
            layout.addWidget(Body(tr("Not said yet."), muted=True))
        for mark in shown:
            line = Label("", Type.BODY)
            line.set_runs(_runs(mark))
            layout.addWidget(line)
            if mark.why:
                why = Label("", Type.BODY, selectable=True)
                why.set_runs(
                    [
                        Run(tr("Why not lower?") + " ", token=Token.MUTED),
                        Run(quoted(mark.why), token=Token.MUTED, italic=True),
                    ]
                )
                layout.addWidget(why)
        if shown:
            layout.addWidget(Small(tr("Said on {day}.", day=dated(max(m.at.at for m in shown).date()))))


def _runs(mark: RulerMark) -> list[Run]:
    name = tr("Important") if mark.ruler is Ruler.IMPORTANCE else tr("Sure I can")
    value = tr("{value} of {top}", value=number(mark.value), top=number(10))
    return [Run(name + "  "), Run(value, bold=True)]


class RulerForm(Card):
    """Both rulers. ``kept`` asks to keep what is answered, ``left`` closes, ``taken_out`` names an earlier answer."""

    kept = Signal()
    left = Signal()
    taken_out = Signal(object)

    def __init__(self, marks: Sequence[RulerMark], parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=16)
        self.setAccessibleName(tr("How sure am I?"))
        self.scales = {
            Ruler.IMPORTANCE: ScaleInput(
                tr("How important is this to me now?"), tr("not at all"), tr("as much as can be")
            ),
            Ruler.CONFIDENCE: ScaleInput(
                tr("How sure am I that I can do it?"), tr("not at all"), tr("completely")
            ),
        }
        self.whys = {
            ruler: LineField(tr("Why not lower?"), tr("If you like."), most=5_000) for ruler in Ruler
        }
        self.whys[Ruler.IMPORTANCE].editor.setAccessibleName(tr("Why is it not less important?"))
        self.whys[Ruler.CONFIDENCE].editor.setAccessibleName(tr("Why am I not less sure?"))
        self.problem = Label("", Type.SMALL, Token.AMBER)
        self.problem.hide()
        self.save = PrimaryButton(tr("Keep it"))
        self.cancel = LinkButton(tr("Leave it"))
        self.save.clicked.connect(self.kept)
        self.cancel.clicked.connect(self.left)
        for ruler in Ruler:
            self.scales[ruler].changed.connect(self.problem.hide)
            self.whys[ruler].entered.connect(self.kept)
            self.body.addWidget(self.scales[ruler])
            self.body.addWidget(self.whys[ruler])
        self.body.addWidget(self.problem)
        self.body.addWidget(Row(self.save, self.cancel, spacing=28))
        self.earlier: EntryList | None = None
        if marks:
            self.body.addWidget(Label(tr("What I said before"), Type.STRONG))
            self.earlier = EntryList(tr("What I said before"), [self._record(m) for m in reversed(marks)])
            self.body.addWidget(self.earlier)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        named: dict[str, Field] = {}
        for ruler in Ruler:
            named[ruler.value] = self.scales[ruler]
            named[f"{ruler.value}_why"] = self.whys[ruler]
        return named

    def answers(self) -> dict[Ruler, tuple[int | None, str]]:
        """What is said, for ``RulerService.say``."""
        return {ruler: (self.scales[ruler].value(), self.whys[ruler].text()) for ruler in Ruler}

    def focus_first(self) -> None:
        """Goes to the first ruler."""
        pills = self.scales[Ruler.IMPORTANCE].pills()
        pills[self.scales[Ruler.IMPORTANCE].text() or "0"].setFocus(Qt.FocusReason.TabFocusReason)

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter. What was typed stays."""
        self.problem.setText(str(error))
        self.problem.show()
        announce(self, str(error))

    def _record(self, mark: RulerMark) -> Entry:
        day = dated(mark.at.day)
        return Entry(
            day,
            "".join(run.text for run in _runs(mark)),
            mark.why,
            partial(self._tell_out, mark),
            tr("Take out what I said on {day}", day=day),
        )

    def _tell_out(self, mark: RulerMark) -> None:
        self.taken_out.emit(mark)
