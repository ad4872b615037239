"""One movement of one's own: how it looks, how it goes, and everything one can do with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.movements import Movement
from companion.i18n import listed, tr
from companion.services.words import area_words, dose_words, position_words
from companion.ui.library.cues import CueList
from companion.ui.own_movement.media_panel import MediaPanel
from companion.ui.widgets.figure_panel import FigurePanel
from companion.ui.widgets.for_next_visit import ForNextVisit
from companion.ui.widgets.kit import (
    Body,
    Columns,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    SecondaryButton,
    Small,
    Subheading,
    Words,
)


@dataclass(frozen=True)
class OwnView:
    """What the page shows. ``back`` names where one comes from; ``action`` are the words that put it into a routine."""

    movement: Movement
    back: str
    has_story: bool = False
    action: str = ""


class OwnMovementPage(Page):
    """``left``, or Esc, goes back; the others ask for what their button says."""

    left = Signal()
    added = Signal()
    reworded = Signal()
    posed = Signal()
    figure_out = Signal()
    story_wanted = Signal()
    removed = Signal()

    def __init__(self, view: OwnView, media: MediaPanel, figure: FigurePanel | None) -> None:
        super().__init__()
        self.view = view
        self.movement = view.movement
        self.media = media
        self.figure = figure
        self.setAccessibleName(view.movement.name)
        self.add_button = PrimaryButton(view.action, icon_name="plus")
        self.words_button = SecondaryButton(tr("Change the words"))
        self.figure_button = SecondaryButton(
            tr("Change the figure") if figure else tr("Pose the drawn person"), compact=True
        )
        self.figure_out_button = LinkButton(tr("Take the figure out"))
        self.story_button = LinkButton(tr("What it was before"))
        self.delete_button = LinkButton(tr("Delete this movement"))
        self.visit_link = ForNextVisit(f"movement/{view.movement.id}", view.movement.name)
        self.back_link = LinkButton(view.back, icon_name="caret-left")
        for button, signal in (
            (self.back_link, self.left),
            (self.add_button, self.added),
            (self.words_button, self.reworded),
            (self.figure_button, self.posed),
            (self.figure_out_button, self.figure_out),
            (self.story_button, self.story_wanted),
            (self.delete_button, self.removed),
        ):
            button.clicked.connect(signal)
        self._build()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        movement = self.movement
        self.add(self.back_link)
        self.add(Heading(movement.name), above=4)
        kind = [tr("Made by you"), area_words(movement.area), position_words(movement.position)]
        self.add(Small(" · ".join(kind)), above=6)
        if movement.purpose:
            self.add(Words(movement.purpose), above=8)
        if movement.cues:
            self.add(
                Columns(self._figure_box(), self._cues(), weights=(6, 5), least=330, spacing=32), above=20
            )
        else:
            self.add(self._figure_box(), above=20)
        self.add(Subheading(tr("Photo or video")))
        self.add(self.media)
        for title, words in (
            (tr("What I may feel"), movement.may_feel),
            (tr("When to ease off"), movement.ease_off),
            (tr("What I need"), listed(list(movement.equipment)) if movement.equipment else ""),
            (tr("How much to start with"), dose_words(movement.dose)),
        ):
            if words:
                self.add(Subheading(title))
                self.add(Words(words), above=6)
        first = [self.add_button] if self.view.action else []
        self.add(Row(*first, self.words_button, spacing=14), above=28)
        self.add(Row(self.visit_link, self.story_button, self.delete_button, spacing=28), above=8)
        self.story_button.setVisible(self.view.has_story)

    def _figure_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if self.figure is not None:
            column.addWidget(self.figure)
        else:
            column.addWidget(
                Body(tr("You can show it with the drawn person, in a start and an end pose."), muted=True)
            )
        column.addWidget(Row(self.figure_button, self.figure_out_button, spacing=22))
        self.figure_out_button.setVisible(self.figure is not None)
        column.addStretch(1)
        return box

    def _cues(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Subheading(tr("How it goes")))
        column.addWidget(CueList(self.movement.cues))
        column.addStretch(1)
        return box
