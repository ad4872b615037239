"""Typed answers: a visible label above, an optional hint, and a quiet amber line when something cannot be kept."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Protocol

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from companion.drawing.shapes import Token
from companion.ui.icons import paint_icon
from companion.ui.look import LOOK_CHANGED, Type, current_look
from companion.ui.widgets.labels import Label, Small

MOST_CHARACTERS = 100_000
"""The longest note taken, in characters."""


class Field(Protocol):
    """What a form and its drafts need of any input."""

    @property
    def changed(self) -> SignalInstance:
        """Tells of every change the person makes."""

    def text(self) -> str:
        """The answer as text; ``""`` for none."""

    def set_text(self, text: str) -> None:
        """Shows ``text`` as the answer."""


class FieldLabel(Label):
    """The label above an input. Pressing it goes to the input."""

    def __init__(self, text: str, target: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(text, Type.STRONG, Token.INK, parent, leading=1.3)
        self._target = target

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._target.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()


class LabelledField(QWidget):
    """Label, optional hint, an input, and a line for a problem. Base of all labelled inputs."""

    changed = Signal()

    def __init__(self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint_text = hint
        self.label = FieldLabel(label, editor)
        self.hint = Small(hint)
        self.problem = Label("", Type.SMALL, Token.AMBER)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        self.setFocusProxy(editor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self.hint)
        self.place_editor(layout)
        layout.addWidget(self.problem)
        self.label.setVisible(bool(label))
        self.hint.setVisible(bool(hint))
        self.problem.setVisible(False)

    def place_editor(self, layout: QVBoxLayout) -> None:
        """Puts the editor into the column; inputs with helpers beside it do more."""
        layout.addWidget(self.editor)

    def set_problem(self, sentence: str) -> None:
        """Says under the input what is the matter; ``""`` when nothing is. What was typed stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        parts = (self._hint_text, sentence)
        self.editor.setAccessibleDescription(" ".join(part for part in parts if part))

    def _changed(self) -> None:
        if self.problem.isVisibleTo(self):
            self.set_problem("")
        self.changed.emit()


def asks_undo(event: QEvent) -> bool:
    """Whether Qt asks a field if it wants the keys of Undo for itself.

    One in which nothing was typed leaves them to the window: there they take back what was last taken out.
    """
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Undo)
    )


class _Line(QLineEdit):
    """A line as high as a finger."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(48, current_look().font(Type.BODY).pixelSize() + 30))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_look().with_text(96), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if asks_undo(event) and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)


class LineField(LabelledField):
    """One line of text. ``entered`` tells of Return."""

    entered = Signal()

    def __init__(
        self,
        label: str,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        text: str = "",
        placeholder: str = "",
        most: int = 500,
    ) -> None:
        self._line = _Line()
        self._line.setMaxLength(most)
        self._line.setText(text)
        self._line.setPlaceholderText(placeholder)
        super().__init__(label, self._line, hint, parent)
        self._line.textEdited.connect(self._changed)
        self._line.returnPressed.connect(self.entered)

    def text(self) -> str:
        """What is typed."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Shows ``text``; line breaks become spaces."""
        if text != self._line.text():
            self._line.setText(" ".join(text.splitlines()))

    def select_all(self) -> None:
        """Marks the text, so typing replaces it."""
        self._line.selectAll()


class _Lines(QPlainTextEdit):
    """Plain text that grows with what is in it, between ``least`` and ``most`` lines; Tab moves on."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(current_look().with_text(320), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(current_look().with_text(96), self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (LOOK_CHANGED, QEvent.Type.FontChange):
            self._fit()

    def event(self, event: QEvent) -> bool:
        if asks_undo(event) and not self.document().isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._fit()

    def _fit(self, *_size: object) -> None:
        # A plain-text document measures itself in lines, not pixels.
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        # Each line takes whole pixels; one pixel too few would bring a scroll bar.
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        self.setFixedHeight(lines * line + 2 * 4 + 20)


def paint_caret(control: QWidget) -> None:
    """Paints the small arrow of a control that opens, at its end."""
    look = current_look()
    side = look.with_text(16)
    rtl = control.layoutDirection() == Qt.LayoutDirection.RightToLeft
    x = 14 if rtl else control.width() - side - 14
    painter = QPainter(control)
    paint_icon(
        painter,
        "caret-down",
        QRectF(x, (control.height() - side) / 2, side, side),
        look.color(Token.ACCENT if control.isEnabled() else Token.MUTED),
    )
    painter.end()


class _Combo(QComboBox):
    """A list that opens. The wheel scrolls the page instead."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 24, max(48, current_look().font(Type.BODY).pixelSize() + 30))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_look().with_text(96), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_caret(self)


class SelectField(LabelledField):
    """One of many, in a list that opens. Options are ``(value, words)``; for a few, use a ``ChoiceRow``."""

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        hint: str = "",
        parent: QWidget | None = None,
        *,
        value: str = "",
    ) -> None:
        self._combo = _Combo()
        self._combo.setView(QListView())
        self._combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        super().__init__(label, self._combo, hint, parent)
        self.set_options(options)
        self.set_value(value)
        self._combo.activated.connect(self._changed)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offers other options. A value that is still among them stays."""
        kept = self.value()
        self._combo.clear()
        for value, words in options:
            self._combo.addItem(words, value)
        self.set_value(kept)

    def value(self) -> str:
        """The chosen value; ``""`` when there are no options."""
        return str(self._combo.currentData() or "")

    def set_value(self, value: str) -> None:
        """Chooses without telling anybody; an unknown value is passed over."""
        index = self._combo.findData(value)
        if index >= 0:
            self._combo.setCurrentIndex(index)

    def text(self) -> str:
        """The value as text, for drafts."""
        return self.value()

    def set_text(self, text: str) -> None:
        """Restores a draft."""
        self.set_value(text)


class TextField(LabelledField):
    """Several lines of plain text; the box grows while it fits, then scrolls."""

    def __init__(
        self,
        label: str,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        text: str = "",
        placeholder: str = "",
        lines: int = 3,
        most_lines: int = 12,
    ) -> None:
        self._edit = _Lines(lines, most_lines)
        self._edit.setPlaceholderText(placeholder)
        self._edit.setPlainText(text)
        super().__init__(label, self._edit, hint, parent)
        self._quiet = False
        self._edit.textChanged.connect(self._edited)

    def text(self) -> str:
        """What is typed, at most :data:`MOST_CHARACTERS` characters."""
        return self._edit.toPlainText()[:MOST_CHARACTERS]

    def set_text(self, text: str) -> None:
        """Shows ``text`` exactly."""
        if text != self._edit.toPlainText():
            self._quiet = True
            self._edit.setPlainText(text)
            self._quiet = False

    def _edited(self) -> None:
        if not self._quiet:
            self._changed()
