"""Changing a step, or a suggested line: the dose in each size, a note, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal

from companion.domain.doses import Dose
from companion.domain.routines import SIZES, Size, smaller
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import tr
from companion.ui.look import Type
from companion.ui.routines.size_editor import SizeEditor
from companion.ui.routines.step_words import doses_runs
from companion.ui.widgets.figure_view import FigureView
from companion.ui.widgets.kit import (
    Body,
    Columns,
    Field,
    Heading,
    Label,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    Run,
    TextField,
    announce,
)


@dataclass(frozen=True)
class StepEdit:
    """What is being changed. ``suggested`` is shown for comparison; ``note`` is ``None`` where none can be kept."""

    name: str
    back: str
    doses: Mapping[Size, Dose]
    note: str | None = ""
    because: str = ""
    suggested: Mapping[Size, Dose] | None = None
    suggested_by: str = ""


class StepForm(Page):
    """``kept`` asks to keep it, ``left`` goes back with everything kept as a draft, ``thrown`` lets it go."""

    kept = Signal()
    left = Signal()
    thrown = Signal()

    def __init__(self, edit: StepEdit, figure: FigureView) -> None:
        super().__init__()
        self.edit = edit
        self.setAccessibleName(tr("Change: {name}", name=edit.name))
        start = next((edit.doses[size] for size in SIZES if size in edit.doses), Dose(reps_min=8, reps_max=8))
        first = next((size for size in SIZES if size in edit.doses), Size.ORDINARY)
        self.sizes = {
            size: SizeEditor(
                size,
                edit.doses.get(size),
                smaller(start) if size is Size.TENSE else start,
                unfolded=size is first,
            )
            for size in SIZES
        }
        self.note = LineField(
            tr("A note for yourself"), tr("Such as “with a pillow under my knee”."), text=edit.note or ""
        )
        self.because = TextField(
            tr("Why I changed it"), tr("If you like, in your own words."), text=edit.because, lines=2
        )
        self.problem = Label("", Type.BODY, Token.AMBER)
        self.problem.hide()
        self.save = PrimaryButton(tr("Keep it like this"))
        self.save.clicked.connect(self.kept)
        self.note.entered.connect(self.kept)
        for editor in self.sizes.values():
            editor.changed.connect(self.problem.hide)
        self._build(figure)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        editors: dict[str, Field] = {size.value: editor for size, editor in self.sizes.items()}
        return {**editors, "note": self.note, "because": self.because}

    def doses(self) -> dict[Size, Dose]:
        """The doses as they are set, in offering order."""
        found = {size: editor.dose() for size, editor in self.sizes.items()}
        return {size: dose for size, dose in found.items() if dose is not None}

    def focus_first(self) -> None:
        """Puts the focus on the first size's numbers."""
        editor = next((each for each in self.sizes.values() if each.fields is not None), None)
        if editor is not None and editor.dose() is not None:
            editor.toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, error: CompanionError) -> None:
        """Says at the numbers concerned what is the matter, else beside the buttons, and goes there."""
        self.problem.hide()
        # From the last to the first, so that the first number concerned has the focus in the end.
        told = [editor.tell_problems() for editor in reversed(self.sizes.values())]
        if any(told):
            return
        self.problem.setText(f"{error.sentence}\n{error.next_step}".strip())
        self.problem.show()
        announce(self, str(error))
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, figure: FigureView) -> None:
        back = LinkButton(self.edit.back, icon_name="caret-left")
        back.clicked.connect(self.left)
        self.add(back)
        self.add(Heading(self.edit.name), above=4)
        if self.edit.suggested is not None:
            compare = Label("", Type.BODY)
            who = tr("{who} suggested:", who=self.edit.suggested_by) + "\n"
            compare.set_runs([Run(who, bold=True), *doses_runs(self.edit.suggested)])
            self.add(Columns(figure, compare, weights=(2, 7), least=130), above=16)
        else:
            words = Body(
                tr("A step can be in one size or in all three. Set each as it suits you."), muted=True
            )
            self.add(Columns(figure, words, weights=(2, 7), least=130), above=16)
        for index, editor in enumerate(self.sizes.values()):
            self.add(editor, above=24 if index == 0 else 12)
        if self.edit.note is not None:
            self.add(self.note, above=24)
        self.add(self.because, above=24)
        self.add(self.problem, above=16)
        later = LinkButton(tr("Not now"))
        later.clicked.connect(self.left)
        throw = LinkButton(tr("Leave it as it was"))
        throw.clicked.connect(self.thrown)
        self.throw = throw
        self.add(Row(self.save, later, throw, spacing=28), above=20)
