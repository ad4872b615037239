"""Writing a movement of one's own, or changing its words. Only the name is needed."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from companion.domain.movements import Area, Position
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.library import OwnEntry
from companion.services.words import area_words, position_words
from companion.ui.look import Type
from companion.ui.own_movement.dose_editor import DoseEditor
from companion.ui.widgets.kit import (
    Body,
    Field,
    Heading,
    Label,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    SelectField,
    TextField,
    announce,
)

MOST_NAME = 200
_COMMAS = re.compile(r"[,،、，]")
"""What stands between things in a row, in the scripts we know."""


class OwnForm(Page):
    """The words. ``kept`` asks to keep them, ``left``, or Esc, goes back with them kept as a draft, ``thrown`` lets
    them go. ``back`` names where one comes from."""

    kept = Signal()
    left = Signal()
    thrown = Signal()

    def __init__(self, back: str, entry: OwnEntry | None = None) -> None:
        super().__init__()
        self.is_new = entry is None
        self._entry = entry or OwnEntry("")
        self._back = back
        self.setAccessibleName(
            tr("Make my own movement") if self.is_new else tr("Change: {name}", name=self._entry.name)
        )
        self._make_fields(self._entry)
        self.problem = Label("", Type.BODY, Token.AMBER)
        self.problem.hide()
        self.save = PrimaryButton(tr("Keep this movement") if self.is_new else tr("Keep it like this"))
        self.save.clicked.connect(self.kept)
        self.name.entered.connect(self.kept)
        for field in self.fields().values():
            field.changed.connect(self.problem.hide)
        self._build()

    def _make_fields(self, entry: OwnEntry) -> None:
        self.name = LineField(tr("What do you call it?"), text=entry.name, most=MOST_NAME)
        self.purpose = LineField(
            tr("What is it good for?"), tr("If you like. One line is enough."), text=entry.purpose
        )
        self.cues = TextField(
            tr("How it goes"),
            tr("One step on each line, as you would tell a friend."),
            text="\n".join(entry.cues),
            lines=4,
        )
        self.may_feel = TextField(tr("What I may feel"), tr("If you like."), text=entry.may_feel, lines=2)
        self.ease_off = TextField(
            tr("When to ease off"), tr("Such as “when it catches”."), text=entry.ease_off, lines=2
        )
        areas = [(area.value, area_words(area)) for area in Area]
        self.area = SelectField(tr("Part of the body"), areas, value=entry.area.value)
        positions = [(place.value, position_words(place)) for place in Position]
        self.position = SelectField(tr("How you start"), positions, value=entry.position.value)
        self.equipment = LineField(
            tr("What I need"),
            tr("Such as a chair, a towel. Put commas between."),
            text=tr(", ").join(entry.equipment),
        )
        self.dose = DoseEditor(entry.dose)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        return {
            "name": self.name,
            "purpose": self.purpose,
            "cues": self.cues,
            "may_feel": self.may_feel,
            "ease_off": self.ease_off,
            "area": self.area,
            "position": self.position,
            "equipment": self.equipment,
            "dose": self.dose,
        }

    def entry(self) -> OwnEntry:
        """What is written now. The figure is as it was."""
        equipment = tuple(filter(None, (part.strip() for part in _COMMAS.split(self.equipment.text()))))
        return OwnEntry(
            name=self.name.text(),
            purpose=self.purpose.text(),
            cues=tuple(line for line in self.cues.text().splitlines() if line.strip()),
            may_feel=self.may_feel.text(),
            ease_off=self.ease_off.text(),
            area=Area(self.area.value()),
            position=Position(self.position.value()),
            equipment=self._entry.equipment if equipment == self._entry.equipment else equipment,
            dose=self.dose.dose(),
            figure=self._entry.figure,
        )

    def focus_first(self) -> None:
        """Puts the focus on the name."""
        self.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, error: CompanionError) -> None:
        """Says at the words or numbers concerned what is the matter, else beside the buttons, and goes there."""
        self.problem.hide()
        if not self.name.text().strip():
            self.name.set_problem(str(error))
            self.reveal(self.name)
            self.focus_first()
        elif not self.dose.tell_problems():
            self.problem.setText(f"{error.sentence}\n{error.next_step}".strip())
            self.problem.show()
            announce(self, str(error))
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        back = LinkButton(self._back, icon_name="caret-left")
        back.clicked.connect(self.left)
        self.add(back)
        self.add(Heading(self.accessibleName()), above=4)
        if self.is_new:
            self.add(
                Body(
                    tr(
                        "Begin with words. Only the name is needed. "
                        "After that you can add a photo or video, or pose the drawn person."
                    ),
                    muted=True,
                ),
                above=8,
            )
        else:
            self.add(Body(tr("The words you had stay in its story."), muted=True), above=8)
        for index, field in enumerate((self.name, self.purpose, self.cues, self.may_feel, self.ease_off)):
            self.add(field, above=24 if index else 20)
        self.add(Row(self.area, self.position, spacing=32, row_spacing=24), above=24)
        self.add(self.equipment, above=24)
        self.add(self.dose, above=24)
        self.add(self.problem, above=16)
        later = LinkButton(tr("Not now"))
        later.clicked.connect(self.left)
        self.throw = LinkButton(tr("Throw these words away") if self.is_new else tr("Leave it as it was"))
        self.throw.clicked.connect(self.thrown)
        self.add(Row(self.save, later, self.throw, spacing=28), above=28)
