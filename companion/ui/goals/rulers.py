"""How important, how sure, and why not lower: said again whenever one likes, and what was said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checkins import Question
from companion.domain.rulers import Ruler, RulerMark, latest
from companion.drawing.shapes import Token
from companion.i18n import dated, number, quoted, tr
from companion.services.question_words import reason_words
from companion.ui.goals.entries import Entry
from companion.ui.goals.said_form import SaidForm, focus_scale
from companion.ui.look import Type
from companion.ui.widgets.kit import Body, Field, Label, LineField, Run, ScaleInput, Small


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


class RulerForm(SaidForm):
    """Both rulers, ``asked`` in the words of their measures, each with "why not lower?"; or the one of ``said``, to be
    changed."""

    def __init__(
        self,
        marks: Sequence[RulerMark],
        asked: Mapping[Ruler, Question],
        today: date,
        said: RulerMark | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("How sure am I?"), today, said, parent)
        self.scales: dict[Ruler, ScaleInput] = {}
        self.whys: dict[Ruler, LineField] = {}
        inputs: list[QWidget] = []
        for ruler in (said.ruler,) if said else Ruler:
            question = asked[ruler]
            scale = ScaleInput(question.text, question.low, question.high, reason=reason_words(question))
            scale.set_value(said.value if said else None)
            scale.changed.connect(self.calm)
            text = said.why if said else ""
            why = LineField(tr("Why not lower?"), tr("If you like."), text=text, most=5_000)
            why.editor.setAccessibleName(_why_name(ruler))
            why.entered.connect(self.kept)
            self.scales[ruler], self.whys[ruler] = scale, why
            inputs += [scale, why]
        self.lay_out(inputs, [_entry(mark) for mark in reversed(marks)])

    def fields(self) -> dict[str, Field]:
        named: dict[str, Field] = {"day": self.day}
        for ruler, scale in self.scales.items():
            named[ruler.value] = scale
            named[f"{ruler.value}_why"] = self.whys[ruler]
        return named

    def answers(self) -> dict[Ruler, tuple[int | None, str]]:
        """What is said, for ``RulerService.say``."""
        return {ruler: (scale.value(), self.whys[ruler].text()) for ruler, scale in self.scales.items()}

    def answer(self) -> tuple[int | None, str]:
        """The first answer given."""
        given = list(self.answers().values())
        return next((each for each in given if each[0] is not None), given[0])

    def focus_first(self) -> None:
        focus_scale(next(iter(self.scales.values())))


def _why_name(ruler: Ruler) -> str:
    if ruler is Ruler.IMPORTANCE:
        return tr("Why is it not less important?")
    return tr("Why am I not less sure?")


def _entry(mark: RulerMark) -> Entry:
    return Entry(mark, "".join(run.text for run in _runs(mark)), mark.why)
