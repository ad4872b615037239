"""Choosing one of a few: pills in a row that wraps, with the meaning of radio buttons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.i18n import number, tr
from companion.ui.look import Look, Type, current_look
from companion.ui.widgets.buttons import Button, LinkButton, rounded
from companion.ui.widgets.containers import ASKS
from companion.ui.widgets.flow import FlowLayout, Row
from companion.ui.widgets.labels import Label, Small

NEXT_KEYS = (Qt.Key.Key_Down,)
BACK_KEYS = (Qt.Key.Key_Up,)
PRESS_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PillChoice(Button):
    """One choice of a :class:`ChoiceRow`. Chosen shows as a soft ground, a thicker line and bold words."""

    pad_x = 22
    pad_y = 12
    kind = Type.BODY

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def is_bold(self) -> bool:
        return self.isChecked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESS_KEYS:
            super().keyPressEvent(event)
        else:
            # Qt would move among the buttons by where they sit; the row knows their order.
            event.ignore()

    def text_colour(self, look: Look) -> QColor:
        return look.color(Token.ACCENT if self.isChecked() else Token.INK)

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        chosen = self.isChecked()
        fill = look.color(Token.SOFT if chosen or self._hover else Token.SURFACE)
        width = 2.0 if chosen else 1.0
        painter.setPen(QPen(look.color(Token.ACCENT) if chosen else QColor(look.theme.edge), width))
        painter.setBrush(fill)
        half = width / 2
        painter.drawPath(rounded(rect.adjusted(half, half, -half, -half), self.corner(look)))


class ScalePill(PillChoice):
    """One number of a scale: round, at least 48 pixels."""

    pad_x = 8

    def sizeHint(self) -> QSize:
        side = max(48, super().sizeHint().height())
        return QSize(max(side, super().sizeHint().width()), side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def text_colour(self, look: Look) -> QColor:
        return QColor(look.theme.on_accent) if self.isChecked() else look.color(Token.INK)

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        if self.isChecked():
            painter.fillPath(rounded(rect, self.corner(look)), look.color(Token.ACCENT))
        else:
            super().paint_ground(painter, rect, look)


class TakeBack(LinkButton):
    """Takes an answer back. Its place is kept while there is no answer, so that nothing moves under the hand."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Take my answer back"), parent)
        self.setAccessibleDescription(question)
        keep = self.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keep)
        self.hide()


class ChoiceRow(QWidget):
    """One of a few, or nothing yet. Options are ``(value, words)``; values are stable texts.

    Tab reaches the row once; arrows move and choose; Home and End go to the ends. Pressing the chosen one again leaves
    it chosen: a hand may press twice, and space confirms. With ``clearable``, ``take_back`` or Delete takes the
    choice back; the link stands at the end of the row, or wherever the one who hands it in puts it. ``chosen`` tells of
    changes made by the person, with the value (``""`` when taken back); ``changed`` is the same without the value.
    """

    chosen = Signal(str)
    changed = Signal()

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        clearable: bool = True,
        take_back: TakeBack | None = None,
        pill: type[PillChoice] = PillChoice,
        spacing: int = 10,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self.take_back = (take_back or TakeBack(name, self)) if clearable else None
        self._holds_link = clearable and take_back is None
        self._pill = pill
        self._pills: dict[str, PillChoice] = {}
        self._before = ""
        self._flow = FlowLayout(self, spacing=spacing)
        self.set_options(options)
        if self.take_back is not None:
            self.take_back.clicked.connect(self.clear)

    # content

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offers other options. A choice that is still among them stays."""
        kept = self.value()
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None and old is not self.take_back:
                old.hide()
                old.deleteLater()
        self._pills = {}
        for value, words in options:
            pill = self._pill(words, self)
            pill.setAccessibleName(words)
            pill.setAccessibleDescription(self._name)
            pill.pressed.connect(self._remember)
            pill.clicked.connect(partial(self._clicked, value))
            self._flow.addWidget(pill)
            self._pills[value] = pill
        if self.take_back is not None and self._holds_link:
            self._flow.addWidget(self.take_back)
        self.set_value(kept if kept in self._pills else "")

    def pills(self) -> dict[str, PillChoice]:
        """The buttons by value."""
        return dict(self._pills)

    def value(self) -> str:
        """The chosen value; ``""`` for nothing."""
        return next((value for value, pill in self._pills.items() if pill.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Chooses without telling anybody; ``""`` takes the choice back. Raises ``KeyError`` for others."""
        wanted = self._pills[value] if value else None
        for pill in self._pills.values():
            pill.setAutoExclusive(False)
            pill.setChecked(pill is wanted)
            pill.setAutoExclusive(True)
        self._follow()

    def text(self) -> str:
        """The value as text, for drafts."""
        return self.value()

    def set_text(self, text: str) -> None:
        """Restores a draft; an unknown value is no choice."""
        self.set_value(text if text in self._pills else "")

    def clear(self) -> None:
        """Takes the choice back, as the person would. The keyboard stays with the row."""
        if self.value():
            if self.take_back is not None and self.take_back.hasFocus():
                # Before the link goes: hiding it would send the focus on to the next thing.
                self._pills[self.value()].setFocus(Qt.FocusReason.OtherFocusReason)
            self.set_value("")
            self._tell()

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows follow what is seen: right is right, also in right-to-left languages."""
        if self.takes_back(event):
            super().keyPressEvent(event)
            return
        values = list(self._pills)
        focused = next((i for i, v in enumerate(values) if self._pills[v].hasFocus()), -1)
        target = self._target(Qt.Key(event.key()), focused, len(values))
        if target is not None and values:
            self._choose(values[target])
        elif event.key() in CLEAR_KEYS and self.take_back is not None:
            self.clear()
        elif event.text() and event.text() in self._pills:
            self._choose(event.text())
        else:
            super().keyPressEvent(event)

    def takes_back(self, event: QKeyEvent) -> bool:
        """Whether a key is meant for the link that takes the answer back, and gives no other one."""
        on_link = self.take_back is not None and self.take_back.hasFocus()
        return on_link and event.key() not in CLEAR_KEYS

    def _target(self, key: Qt.Key, focused: int, count: int) -> int | None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        forward = Qt.Key.Key_Left if rtl else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if rtl else Qt.Key.Key_Left
        if focused >= 0 and not self.value() and (key == forward or key in (*NEXT_KEYS, *BACK_KEYS, back)):
            # Nothing is chosen yet: the first arrow takes the one under focus, not its neighbour.
            return focused
        if key == forward or key in NEXT_KEYS:
            return min(focused + 1, count - 1)
        if key == back or key in BACK_KEYS:
            return max(focused - 1, 0)
        return {Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1}.get(key)

    def _choose(self, value: str) -> None:
        changed = value != self.value()
        self.set_value(value)
        self._pills[value].setFocus(Qt.FocusReason.TabFocusReason)
        if changed:
            self._tell()

    def _remember(self) -> None:
        self._before = self.value()

    def _clicked(self, value: str, _checked: bool = False) -> None:
        changed = value != self._before
        self._follow()
        if changed:
            self._tell()

    def _tell(self) -> None:
        self._before = self.value()
        self.chosen.emit(self.value())
        self.changed.emit()

    def _follow(self) -> None:
        """Tab stops at the chosen one, or at the first; there is something to take back only when one is chosen."""
        if self.take_back is not None:
            self.take_back.setVisible(bool(self.value()))
        stop = self.value() or next(iter(self._pills), "")
        for value, pill in self._pills.items():
            strong = value == stop
            pill.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)


class ScaleInput(QWidget):
    """A question answered from 0 to 10. Nothing is chosen at first, and a choice can be taken back.

    ``low`` and ``high`` say what the ends mean, ``reason`` why it is asked. ``value()`` is ``None`` for no answer.
    Digits, arrows, Home, End and Delete work; typing 1 and then 0 gives 10.
    """

    changed = Signal()

    def __init__(
        self,
        question: str,
        low: str = "",
        high: str = "",
        parent: QWidget | None = None,
        *,
        least: int = 0,
        most: int = 10,
        reason: str = "",
    ) -> None:
        super().__init__(parent)
        self.setProperty(ASKS, True)
        self._low, self._high = low, high
        options = [(str(n), number(n)) for n in range(least, most + 1)]
        self.take_back = TakeBack(question, self)
        self._row = _ScaleRow(question, options, self, take_back=self.take_back, pill=ScalePill, spacing=8)
        for value, pill in self._row.pills().items():
            pill.setAccessibleName(self._spoken(int(value), least, most))
        self._row.changed.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.label = Label(question, Type.STRONG)
        layout.addWidget(self.label)
        self.label.setVisible(bool(question))
        if reason:
            layout.addWidget(Small(reason))
        layout.addWidget(self._row)
        ends = Small(self._ends(low, high, least, most))
        layout.addWidget(Row(ends, self.take_back, spacing=24))
        ends.setVisible(bool(low or high))
        self.setAccessibleName(question)
        self.setFocusProxy(self._row)

    def value(self) -> int | None:
        """The answer, or ``None``."""
        text = self._row.value()
        return int(text) if text else None

    def set_value(self, value: int | None) -> None:
        """Shows an answer without telling anybody."""
        self._row.set_value("" if value is None else str(value))

    def text(self) -> str:
        """The answer as text, for drafts."""
        return self._row.text()

    def set_text(self, text: str) -> None:
        """Restores a draft."""
        self._row.set_text(text)

    def pills(self) -> dict[str, PillChoice]:
        """The buttons by number."""
        return self._row.pills()

    def _spoken(self, value: int, least: int, most: int) -> str:
        if value == least and self._low:
            return tr("{number}: {meaning}", number=number(value), meaning=self._low)
        if value == most and self._high:
            return tr("{number}: {meaning}", number=number(value), meaning=self._high)
        return tr("{number} of {most}", number=number(value), most=number(most))

    @staticmethod
    def _ends(low: str, high: str, least: int, most: int) -> str:
        ends = [(least, low), (most, high)]
        parts = [tr("{number}: {meaning}", number=number(n), meaning=words) for n, words in ends if words]
        return "   ·   ".join(parts)

    def minimumSizeHint(self) -> QSize:
        return QSize(current_look().with_text(160), super().minimumSizeHint().height())


class _ScaleRow(ChoiceRow):
    """Also understands 10 typed as 1, 0."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.takes_back(event) and (event.text(), self.value()) == ("0", "1") and "10" in self.pills():
            self._choose("10")
        else:
            super().keyPressEvent(event)
