"""Steps and sizes in words, for rows and cards."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from companion.domain.doses import Dose
from companion.domain.routines import SIZES, Routine, Size, Step, length_s, steps_in
from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.services.words import dose_words, minutes_words, names_words, origin_words, size_words
from companion.ui.look import Type
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Button, Label, Row, Run, SecondaryButton


def movements_words(routine: Routine) -> str:
    """``Bridge, Knee to chest and Walking``; says so when there is none yet."""
    if not routine.steps:
        return tr("No movements in it yet.")
    return names_words([step.movement_name for step in routine.steps])


def size_button_words(routine: Routine, size: Size) -> str:
    """``Ordinary day · 12 min``."""
    return tr("{size} · {minutes}", size=size_words(size), minutes=minutes_words(length_s(routine, size)))


def doses_label(doses: Mapping[Size, Dose]) -> Label:
    """Each size the step is in, on a line of its own: ``Ordinary day  2 × 8``."""
    label = Label("", Type.BODY)
    label.set_runs(doses_runs(doses))
    return label


def doses_runs(doses: Mapping[Size, Dose]) -> list[Run]:
    """The lines of :func:`doses_label`."""
    runs: list[Run] = []
    for size in (size for size in SIZES if size in doses):
        start = "\n" if runs else ""
        runs.append(Run(start + tr("{size}:", size=size_words(size)) + " ", token=Token.MUTED))
        runs.append(Run(dose_words(doses[size])))
    return runs


def origin_label(step: Step) -> Label:
    """Whose the step is, and the person's reason in their words."""
    label = Label("", Type.SMALL, Token.MUTED, selectable=bool(step.because))
    if step.because:
        label.set_runs(
            [
                Run(tr("{origin}. You wrote why:", origin=origin_words(step)) + " "),
                Run(quoted(step.because), italic=True, token=Token.INK),
            ]
        )
    else:
        label.setText(tr("{origin}.", origin=origin_words(step)))
    return label


def note_label(note: str) -> Label:
    """The person's note beside a step."""
    label = Label("", Type.BODY, selectable=True)
    label.set_runs([Run(tr("My note:") + " ", token=Token.MUTED), Run(quoted(note), italic=True)])
    return label


def size_buttons(
    routine: Routine, navigator: Navigator, *, first: type[Button] = SecondaryButton
) -> tuple[Row, dict[Size, Button]]:
    """A button for each size that has steps; pressing one opens the player. ``first`` is the first one's kind."""
    row = Row(spacing=10)
    buttons: dict[Size, Button] = {}
    for size in routine.sizes:
        kind = SecondaryButton if buttons else first
        button = kind(size_button_words(routine, size), compact=True)
        button.setAccessibleName(
            tr("Do {name} now: {size}", name=routine.name, size=size_button_words(routine, size))
        )
        button.clicked.connect(partial(_play, navigator, routine.id, size))
        row.add(button)
        buttons[size] = button
    return row, buttons


def visit_words(step: Step) -> str:
    """A step as something to talk about: its name, and my note on it."""
    note = step.note.strip()
    return tr("{name}: {note}", name=step.movement_name, note=note) if note else step.movement_name


def _play(navigator: Navigator, routine_id: str, size: Size, _checked: bool = False) -> None:
    navigator.play.emit(routine_id, size.value)


def first_movement(routine: Routine) -> Step | None:
    """The step whose figure stands for the routine: the first of its first size."""
    for size in routine.sizes:
        return steps_in(routine, size)[0]
    return None


def focusable(widget: QWidget) -> QWidget:
    """``widget`` itself, or what takes the focus for it."""
    return widget.focusProxy() or widget
