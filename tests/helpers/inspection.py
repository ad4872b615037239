"""Looks at a window as it stands and finds what a person would stumble over.

Words that are cut off or broken, things outside their place or on top of each other, controls without a name
for a screen reader, targets too small to hit, and, in the made-up language, words nobody translated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from babel import Locale

from companion.catalogues import CLOSING, OPENING
from companion.drawing.shapes import Text
from companion.i18n import current
from companion.ui.navigation import Screen
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.kit import DrawingView, Label, Toggle

from PySide6.QtCore import Qt  # isort: skip
from PySide6.QtGui import QAccessible, QFontMetricsF, QRegion  # isort: skip
from PySide6.QtWidgets import (  # isort: skip
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QStackedWidget,
    QWidget,
)

LEAST_TARGET = 24
SHORTENED = 20
"""Characters of somebody's own words by which they are known again."""

SOURCES = frozenset({"psfs", "stratford"})
"""Where a measure comes from: its name and author."""

LONGEST_WORD = 26
"""Characters from which a word may be broken: no language of ours has many, people write some."""

SLACK = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: of what kind, on which widget, and what exactly."""

    kind: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what} [{self.where}]"


def inspect(window: QWidget, *, own_words: Sequence[str] | None = None) -> list[Finding]:
    """Everything wrong with what ``window`` shows now. With ``own_words`` (what people wrote, and names), every other
    word must come from the made-up language ``en_XA``.
    """
    found: list[Finding] = []
    for widget in visible(window):
        for check in (_cut_off, _broken_words, _outside, _sideways, _overlaps, _nameless, _too_small):
            found += check(widget)
    found += focus_out_of_sight(window)
    if own_words is not None:
        found += untranslated(window, own_words)
    return found


def visible(window: QWidget) -> Iterator[QWidget]:
    """``window`` and everything in it that can be seen or scrolled to, except the insides of Qt's own controls."""
    yield window
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window and not _inside_control(widget):
            yield widget


def _inside_control(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_scrollarea"):
        return True
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit)


def path_of(widget: QWidget) -> str:
    """Where a widget stands: ``GoalsScreen > Card > LinkButton “Open”``."""
    parts: list[str] = []
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        name = type(at).__name__
        if name not in {"QWidget", "QStackedWidget", "QSplitter"}:
            parts.append(name)
        if isinstance(at, Screen):
            break
        at = at.parentWidget()
    words = shown_words(widget)
    quoted = f" “{words[:50]}”" if words else ""
    return " > ".join(reversed(parts)) + quoted


def shown_words(widget: QWidget) -> str:
    """The words a widget shows."""
    if isinstance(widget, Toggle):
        return widget.words()
    if isinstance(widget, Button | Label):
        return str(widget.text())
    return str(widget.accessibleName())


# --- Room for words -------------------------------------------------------------------------------------------


def _cut_off(widget: QWidget) -> Iterator[Finding]:
    """Words that need more height than they have."""
    if isinstance(widget, Label | Button | Toggle) and shown_words(widget):
        needed = widget.heightForWidth(widget.width())
        if widget.height() + SLACK < needed:
            yield Finding("cut off", path_of(widget), f"needs {needed} px of height, has {widget.height()}")
    elif isinstance(widget, QLineEdit | QComboBox | QAbstractSpinBox):
        needed = widget.fontMetrics().height()
        if widget.height() < needed + 4:
            yield Finding("cut off", path_of(widget), f"needs {needed} px of height, has {widget.height()}")
    if isinstance(widget, QLineEdit | QPlainTextEdit) and widget.placeholderText():
        room = widget.width() - 24
        needed = int(QFontMetricsF(widget.font()).horizontalAdvance(widget.placeholderText()))
        if isinstance(widget, QLineEdit) and needed > room:
            yield Finding("cut off", path_of(widget), f"placeholder needs {needed} px, has {room}")
    if isinstance(widget, QComboBox):
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText())
        if needed > widget.width() - 30:
            yield Finding("cut off", path_of(widget), f"“{widget.currentText()}” needs {needed} px of width")
    if isinstance(widget, QAbstractSpinBox) and (line := widget.findChild(QLineEdit)) is not None:
        needed = line.fontMetrics().horizontalAdvance(line.text()) + 2
        if needed > line.contentsRect().width():
            yield Finding(
                "cut off", path_of(widget), f"“{line.text()}” needs {needed} px, has {line.width()}"
            )


def _broken_words(widget: QWidget) -> Iterator[Finding]:
    """A word of usual length that does not fit on a line and is broken."""
    if isinstance(widget, IconButton) or not isinstance(widget, Label | Button | Toggle):
        return
    words = shown_words(widget)
    room = float(widget.contentsRect().width())
    if isinstance(widget, Button):
        room -= 2 * widget.pad_x + widget._icon_room()
    elif isinstance(widget, Toggle):
        room -= widget.indent() + 4
    metrics = QFontMetricsF(widget.font())
    for word in words.split():
        needed = metrics.horizontalAdvance(word)
        if len(word) <= LONGEST_WORD and needed > room + SLACK + 1:
            yield Finding("broken word", path_of(widget), f"“{word}” needs {needed:.0f} px, has {room:.0f}")
            return


# --- Where things are -----------------------------------------------------------------------------------------


def _outside(widget: QWidget) -> Iterator[Finding]:
    """A part that sticks out of what holds it."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    if widget.width() <= 0 or widget.height() <= 0:
        return
    inside = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if not inside.contains(widget.geometry()):
        at, room = widget.geometry().getRect(), parent.size()
        yield Finding("outside", path_of(widget), f"at {at} in {room.width()} × {room.height()}")


def _sideways(widget: QWidget) -> Iterator[Finding]:
    """A page one would have to scroll sideways."""
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QPlainTextEdit):
        content = widget.widget() if hasattr(widget, "widget") else None
        if content is not None and content.width() > widget.viewport().width() + SLACK:
            wide, room = content.width(), widget.viewport().width()
            yield Finding("sideways", path_of(widget), f"content is {wide} px wide, its window {room}")


def _overlaps(widget: QWidget) -> Iterator[Finding]:
    """Two parts on top of each other."""
    if isinstance(widget, QAbstractScrollArea | QComboBox | QAbstractSpinBox | QLineEdit | QStackedWidget):
        return
    parts = [
        child
        for child in widget.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and not _inside_control(child)
    ]
    for index, one in enumerate(parts):
        for other in parts[index + 1 :]:
            shared = _ground(one).intersected(_ground(other)).boundingRect()
            if shared.width() > SLACK and shared.height() > SLACK:
                yield Finding("overlap", path_of(one), f"{shared.getRect()} shared with {path_of(other)}")


def _ground(widget: QWidget) -> QRegion:
    """Where a part is: its place, or of that what its shape takes."""
    mask = widget.mask()
    return QRegion(widget.geometry()) if mask.isEmpty() else mask.translated(widget.pos())


# --- Reach ----------------------------------------------------------------------------------------------------


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface is not None else ""


def _is_control(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.isWindow()


def _nameless(widget: QWidget) -> Iterator[Finding]:
    """Something one can go to that a screen reader has no name for."""
    if _is_control(widget) and not spoken_name(widget).strip():
        yield Finding("nameless", path_of(widget), "a screen reader has no name for it")


def focus_out_of_sight(window: QWidget) -> list[Finding]:
    """The control that has the focus, if it is scrolled away or covered (WCAG 2.2, 2.4.11)."""
    focus = window.focusWidget()
    if focus is None or focus is window or not focus.isVisible() or not _is_control(focus):
        return []
    within = focus.visibleRegion().boundingRect()
    enough = min(focus.height(), LEAST_TARGET)
    if within.height() < enough or within.width() < min(focus.width(), LEAST_TARGET):
        shown = f"{within.height()} of {focus.height()} px of it are in sight"
        return [Finding("focus out of sight", path_of(focus), shown)]
    return []


def _too_small(widget: QWidget) -> Iterator[Finding]:
    """Something to press that is hard to hit."""
    pressed = isinstance(widget, Button | Toggle | QLineEdit | QComboBox | QAbstractSpinBox | QPlainTextEdit)
    if pressed and min(widget.width(), widget.height()) < LEAST_TARGET:
        yield Finding("small target", path_of(widget), f"{widget.width()} × {widget.height()} px")


# --- The made-up language -------------------------------------------------------------------------------------


def untranslated(window: QWidget, own_words: Sequence[str]) -> list[Finding]:
    """Words in sight, or for a screen reader, that did not go through translation."""
    left_over = leftovers(own_words)
    found = []
    for widget in visible(window):
        for kind, text in dict(texts_of(widget)).items():
            if rest := left_over(text):
                found.append(Finding("untranslated", path_of(widget), f"{kind}: “{rest}”"))
    return found


def texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of a widget with its kind."""
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    yield "tooltip", widget.toolTip()
    if isinstance(widget, Label | Button | Toggle):
        yield "words", shown_words(widget)
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QComboBox):
        for index in range(widget.count()):
            yield f"choice {index}", widget.itemText(index)
    if isinstance(widget, QDialog) or widget.isWindow():
        yield "title", widget.windowTitle()
    if isinstance(widget, DrawingView) and (drawing := widget.drawing()):
        for index, shape in enumerate(drawing.shapes):
            if isinstance(shape, Text):
                yield f"drawn {index}", shape.text


def leftovers(own_words: Sequence[str]) -> Callable[[str], str]:
    """A function that says what of a text is neither translated, nor somebody's own words, nor a date or number."""
    own = sorted({word.strip() for text in own_words for word in (text, *text.splitlines()) if word.strip()})
    own.sort(key=len, reverse=True)
    bracketed = re.compile(f"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}")
    dates = _date_words()

    long = [words for words in own if len(words) > SHORTENED]
    flat = [" ".join(text.split()) for text in own_words]

    def left(text: str) -> str:
        before = None
        rest = text
        while rest != before:
            before, rest = rest, bracketed.sub(" ", rest)
        if not _letters(rest):
            return ""
        rest = re.sub(r"\S*(/|\[\d+\])\S*", " ", rest)  # file paths, and places in a plan file
        for cut in re.findall(r"(?:^|\n|… )([^\n…]{12,})", rest):
            # What was found in a long text is shown on one line, cut at both ends.
            if any(" ".join(cut.split()) in text for text in flat):
                rest = rest.replace(cut, " ")
        for words in long:
            rest = rest.replace(words, " ")
        for words in long:
            if (at := rest.find(words[:SHORTENED])) >= 0:
                # Long words are often shown only as far as they fit.
                rest = rest[:at] + rest[at + _same(rest[at:], words) :]
        for words in own:
            if words in rest:
                rest = _without(rest, words)
        kept = [word for word in re.findall(r"[^\W\d_]+", rest) if word.lower() not in dates]
        return " ".join(kept)

    return left


def _without(text: str, words: str) -> str:
    """``text`` without ``words`` where they stand by themselves: somebody's "day" is no part of a Tuesday."""
    start = r"(?<!\w)" if words[0].isalnum() else ""
    end = r"(?!\w)" if words[-1].isalnum() else ""
    return re.sub(f"{start}{re.escape(words)}{end}", " ", text)


def _same(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _letters(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _date_words() -> frozenset[str]:
    formats: Locale = current().formats
    words = {"am", "pm", "companion", "at", "kg", "and", *SOURCES}
    for names in (formats.months, formats.days):
        for context in names.values():
            for form in context.values():
                words |= {str(word).lower() for word in form.values()}
    return frozenset(words)
