"""Earlier check-ins, in words, the latest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.charts.body_map import body_drawing
from companion.domain.checkins import CheckIn, Question
from companion.i18n import dated, tr
from companion.services.body_words import places_words
from companion.ui.checkin.answer_words import check_in_runs, visit_words
from companion.ui.look import Type
from companion.ui.widgets.for_next_visit import ForNextVisit
from companion.ui.widgets.kit import Body, DrawingView, Hairline, Label, LinkButton, Row, Small

PICTURE = 170
"""How high the small picture of where it hurt is, in pixels."""


class EarlierList(QWidget):
    """The check-ins given. ``edit`` and ``remove`` name one; ``more`` asks for earlier ones; ``for_visit`` gives
    the words of one for the list of the next visit. One ``kept`` just now is on top, whichever day it is about."""

    edit = Signal(str)
    remove = Signal(str)
    more = Signal()
    for_visit = Signal(str, str)

    def __init__(
        self,
        check_ins: Sequence[CheckIn],
        questions: Mapping[str, Question],
        parent: QWidget | None = None,
        *,
        has_more: bool = False,
        kept: CheckIn | None = None,
    ) -> None:
        super().__init__(parent)
        self.texts: list[Label] = []
        self._days = Counter(check_in.at.day for check_in in check_ins)
        self.pictures: dict[str, DrawingView] = {}
        self.edit_buttons: dict[str, LinkButton] = {}
        self.remove_buttons: dict[str, LinkButton] = {}
        self.visit_links: dict[str, ForNextVisit] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        if kept is not None:
            check_ins = [kept, *(each for each in check_ins if each.id != kept.id)]
            just_now = Small(tr("Kept just now"))
            just_now.setContentsMargins(0, 14, 0, 0)
            self._layout.addWidget(just_now)
        if not check_ins:
            self._layout.addWidget(Body(tr("Nothing kept yet. Any day is a fine day to begin."), muted=True))
        for index, check_in in enumerate(check_ins):
            if index:
                self._layout.addWidget(Hairline())
            self._add(check_in, questions)
        self.more_button = LinkButton(tr("Show earlier"))
        self.more_button.clicked.connect(self.more)
        self._layout.addWidget(self.more_button)
        self.more_button.setVisible(has_more)

    def _add(self, check_in: CheckIn, questions: Mapping[str, Question]) -> None:
        words = Label("", Type.BODY, selectable=True)
        words.set_runs(check_in_runs(check_in, questions, timed=self._days[check_in.at.day] > 1))
        words.setContentsMargins(0, 14, 0, 0)
        self.texts.append(words)
        day = dated(check_in.at.day)
        edit = LinkButton(tr("Change"))
        edit.setAccessibleName(tr("Change the check-in of {day}", day=day))
        edit.clicked.connect(partial(self._tell_edit, check_in.id))
        remove = LinkButton(tr("Delete"))
        remove.setAccessibleName(tr("Delete the check-in of {day}", day=day))
        remove.clicked.connect(partial(self._tell_remove, check_in.id))
        self.edit_buttons[check_in.id], self.remove_buttons[check_in.id] = edit, remove
        self._layout.addWidget(words)
        if check_in.places is not None and not check_in.places.nowhere:
            drawing = body_drawing(check_in.places.words(), places_words(check_in.places), labels=False)
            self.pictures[check_in.id] = picture = DrawingView(drawing, tallest=PICTURE)
            picture.setFixedSize(round(PICTURE * drawing.width / drawing.height), PICTURE)
            self._layout.addSpacing(8)
            self._layout.addWidget(picture, alignment=Qt.AlignmentFlag.AlignLeading)
        visit = ForNextVisit(f"checkin/{check_in.id}", visit_words(check_in, questions))
        visit.wanted.connect(self.for_visit)
        self.visit_links[check_in.id] = visit
        self._layout.addWidget(Row(edit, visit, remove, spacing=28))

    def _tell_edit(self, check_in_id: str, _checked: bool = False) -> None:
        self.edit.emit(check_in_id)

    def _tell_remove(self, check_in_id: str, _checked: bool = False) -> None:
        self.remove.emit(check_in_id)
