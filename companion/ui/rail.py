"""The left rail: the notebook's name, the seven places, four more below, and "Things are tense"."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.look import LOOK_CHANGED, Look, Type, current_look
from companion.ui.navigation import Place
from companion.ui.widgets.buttons import Button, mixed, rounded
from companion.ui.widgets.labels import Label
from companion.ui.widgets.notices import new_keys
from companion.ui.widgets.textflow import Run

MAIN_PLACES = (
    Place.TODAY,
    Place.GOALS,
    Place.ROUTINES,
    Place.CHECK_IN,
    Place.PROGRESS,
    Place.VISIT,
    Place.PLANS,
)
MORE_PLACES = (Place.LOOK_BACK, Place.ABOUT, Place.SETTINGS, Place.HELP)
ICONS = {
    Place.TODAY: "sun",
    Place.GOALS: "target",
    Place.ROUTINES: "person-simple-walk",
    Place.CHECK_IN: "note-pencil",
    Place.PROGRESS: "chart-line-up",
    Place.VISIT: "calendar-blank",
    Place.PLANS: "clipboard-text",
    Place.LOOK_BACK: "magnifying-glass",
    Place.ABOUT: "user-circle",
    Place.SETTINGS: "sliders-horizontal",
    Place.HELP: "question",
}
WIDTH = 232
KEY = "   F2"
ARROWS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 0, Qt.Key.Key_Down: 1}
"""How many places each arrow key goes on: they stand one below the other."""
SIDE = 14


def place_name(place: Place) -> str:
    """What a place is called."""
    return {
        Place.TODAY: tr("Today"),
        Place.GOALS: tr("My goals"),
        Place.ROUTINES: tr("Routines"),
        Place.CHECK_IN: tr("Check-in"),
        Place.PROGRESS: tr("Progress"),
        Place.VISIT: tr("Next visit"),
        Place.PLANS: tr("Plans"),
        Place.LOOK_BACK: tr("Look back"),
        Place.ABOUT: tr("About me"),
        Place.SETTINGS: tr("Settings"),
        Place.HELP: tr("Help"),
    }[place]


class RailButton(Button):
    """One place. The one shown is a card with accent words; being checked says so to a screen reader."""

    pad_x = 14
    pad_y = 12
    radius = 12
    kind = Type.BODY
    centred = False

    def __init__(self, place: Place, parent: QWidget | None = None, *, quiet: bool = False) -> None:
        super().__init__(place_name(place), parent, icon_name=ICONS[place])
        self.place = place
        self._quiet = quiet
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            # Qt would go to the next Tab stop; the rail knows the next place.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def is_bold(self) -> bool:
        return self.isChecked()

    def nextCheckState(self) -> None:
        """Pressing never unchecks: the window decides which place is shown."""

    def text_colour(self, look: Look) -> QColor:
        if self.isChecked():
            return look.color(Token.ACCENT)
        return look.color(Token.MUTED if self._quiet else Token.INK)

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        if self.isChecked():
            painter.setPen(QPen(look.color(Token.LINE), 1))
            painter.setBrush(look.color(Token.SURFACE))
            painter.drawPath(rounded(rect.adjusted(0.5, 0.5, -0.5, -0.5), self.corner(look)))
        elif self._hover:
            painter.fillPath(rounded(rect, self.corner(look)), look.color(Token.SOFT))


class TenseButton(Button):
    """Relief, one press away: ink on paper, the strongest thing on screen."""

    pad_x = 17
    pad_y = 18
    radius = 30
    centred = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._name = tr("Things are tense")
        self.setText(self._name + KEY)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(tr("Shows what helps right now. The F2 key does the same."))
        self.setSizePolicy(RailButton(Place.TODAY).sizePolicy())

    def runs(self, look: Look) -> tuple[Run, ...]:
        return (Run(self._name), Run(KEY, bold=False, colour=look.theme.hush))

    def text_colour(self, look: Look) -> QColor:
        return look.color(Token.PAPER)

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        ink = look.color(Token.INK)
        if self._hover or self.isDown():
            ink = mixed(ink, look.color(Token.ACCENT), 0.45)
        painter.fillPath(rounded(rect, self.corner(look)), ink)


class BringButton(Button):
    """A line for the next visit, wherever one is: quiet words with the key that does the same."""

    pad_x = 14
    pad_y = 8
    radius = 12
    kind = Type.SMALL
    centred = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon_name="chat-circle")
        self._name = tr("For my next visit")
        self._keys = "   " + tr("{keys}", keys=new_keys())
        self.setText(self._name + self._keys)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(
            tr("Writes a line for your list, from anywhere. {keys} does the same.", keys=new_keys())
        )
        self.setToolTip(self.accessibleDescription())
        self.setSizePolicy(RailButton(Place.TODAY).sizePolicy())

    def runs(self, look: Look) -> tuple[Run, ...]:
        name = Run(self._name)
        # With large text the places need the room more; the tip and the spoken words still tell the keys.
        return (name,) if look.text_percent > 150 else (name, Run(self._keys, token=Token.MUTED))

    def text_colour(self, look: Look) -> QColor:
        return look.color(Token.INK)

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        if self._hover or self.isDown():
            painter.fillPath(rounded(rect, self.corner(look)), look.color(Token.SOFT))


class _RailScroll(QScrollArea):
    """Scrolls by wheel and by Tab. Page keys are left to the page beside it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Rail(QWidget):
    """All places as buttons, in reading order. ``went`` tells the place pressed; ``bring`` that a line for the next visit
    is to be written; ``tense`` the dark button.

    Tab stops once among the places and at each of the two buttons; up and down go from place to place.
    """

    went = Signal(object)
    bring = Signal()
    tense = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Places"))
        self.setAccessibleDescription(tr("The up and down keys go from place to place."))
        self.buttons: dict[Place, RailButton] = {}
        self.name = Label("", Type.NAME, Token.INK, leading=1.3)
        self.name.setContentsMargins(28, 0, 28, 0)
        self.bring_button = BringButton()
        self.bring_button.clicked.connect(self._press_bring)
        self.tense_button = TenseButton()
        self.tense_button.clicked.connect(self._press_tense)
        self._scroll = self._places()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 26, 1, 18)
        layout.setSpacing(0)
        layout.addWidget(self.name)
        layout.addSpacing(20)
        layout.addWidget(self._scroll, 1)
        layout.addSpacing(8)
        pill = QVBoxLayout()
        pill.setContentsMargins(SIDE, 0, SIDE, 0)
        pill.setSpacing(8)
        pill.addWidget(self.bring_button)
        pill.addWidget(self.tense_button)
        layout.addLayout(pill)
        self._fit()

    def set_notebook_name(self, name: str) -> None:
        """Shows whose notebook this is."""
        self.name.setText(name)

    def set_place(self, place: Place) -> None:
        """Marks the place shown."""
        for each, button in self.buttons.items():
            button.setChecked(each is place)
            button.setAccessibleDescription(tr("shown now") if each is place else "")
        self._stop_at(place)
        self._scroll.ensureWidgetVisible(self.buttons[place], 0, 8)

    def focus_place(self) -> None:
        """Puts the focus on the place shown."""
        shown = next((button for button in self.buttons.values() if button.isChecked()), None)
        (shown or self.tense_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_most_width(self, pixels: int) -> None:
        """Keeps the rail narrower than ``pixels``; its words wrap if they must."""
        self._most = pixels
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the next place; Return or space opens it."""
        places = list(self.buttons)
        now = next((index for index, place in enumerate(places) if self.buttons[place].hasFocus()), None)
        by = ARROWS.get(event.key(), 0)
        if now is None or not by:
            super().keyPressEvent(event)
            return
        place = places[max(0, min(now + by, len(places) - 1))]
        self._stop_at(place)
        self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(self.buttons[place], 0, 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED and self.buttons:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color(Token.RAIL))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(0 if rtl else self.width() - 1, 0, 1, self.height(), look.color(Token.LINE))
        painter.end()

    # internals

    _most = WIDTH * 2

    def _places(self) -> QScrollArea:
        sheet = QWidget()
        sheet.setAutoFillBackground(False)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(SIDE, 0, SIDE, 0)
        column.setSpacing(2)
        for place in MAIN_PLACES:
            column.addWidget(self._button(place, quiet=False))
        column.addStretch(1)
        column.addSpacing(12)
        for place in MORE_PLACES:
            column.addWidget(self._button(place, quiet=True))
        scroll = _RailScroll()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self._scroll = scroll
        return scroll

    def _stop_at(self, place: Place) -> None:
        for each, button in self.buttons.items():
            stop = Qt.FocusPolicy.StrongFocus if each is place else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop)

    def _button(self, place: Place, *, quiet: bool) -> RailButton:
        button = RailButton(place, quiet=quiet)
        button.clicked.connect(partial(self._press, place))
        self.buttons[place] = button
        return button

    def _press(self, place: Place, _checked: bool = False) -> None:
        self.went.emit(place)

    def _press_bring(self) -> None:
        self.bring.emit()

    def _press_tense(self) -> None:
        self.tense.emit()

    def _fit(self) -> None:
        wide = max(button.sizeHint().width() for button in (*self.buttons.values(), self.tense_button))
        # 14 more, so that a scroll bar for small windows does not squeeze the words.
        needed = wide + 2 * SIDE + 1 + (14 if current_look().text_percent > 100 else 0)
        self.setFixedWidth(max(min(WIDTH, self._most), min(needed, self._most)))
