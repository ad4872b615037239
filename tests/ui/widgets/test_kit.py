"""What every widget of the kit relies on: plain text, room for large text, focus that shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from companion.ui.look import Look
from companion.ui.theme import LIGHT, Theme
from companion.ui.widgets.kit import (
    Banner,
    Body,
    ChoiceRow,
    Heading,
    Label,
    LineField,
    LinkButton,
    Pill,
    PrimaryButton,
    Row,
    ScaleInput,
    SecondaryButton,
    Toggle,
    Words,
)

Show = Callable[..., QWidget]
Picture = Callable[[QWidget], QImage]
SetLook = Callable[[Theme, int], Look]
TRICKY = '<img src="file:///etc/hostname"> <b>a</b> < b & c &amp; 😀 Łódź مرحبا'


@pytest.mark.parametrize(
    "make", [Heading, Body, Words, Pill, Label, PrimaryButton, SecondaryButton, LinkButton, Toggle, Banner]
)
def test_what_was_typed_is_shown_as_typed(qapp: QApplication, app_look: Look, make: type[QWidget]) -> None:
    widget = make(TRICKY)
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == TRICKY
    for label in [widget, *widget.findChildren(QLabel)]:
        if isinstance(label, QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("make", [PrimaryButton, SecondaryButton, LinkButton, Toggle])
@pytest.mark.parametrize("percent", [100, 200])
def test_words_on_buttons_fit_even_when_there_is_little_room(
    shown: Show, set_look: SetLook, make: type[QPushButton], percent: int
) -> None:
    set_look(LIGHT, percent)
    button = make("Write down what we agreed at the last visit")
    row = Row(button)
    shown(row, 260, 400)
    assert button.width() <= 260
    assert button.height() >= button.heightForWidth(button.width())
    assert button.height() >= 44
    wide = make("Yes")
    assert wide.sizeHint().height() >= 44


def test_changing_the_text_size_reaches_what_is_shown(shown: Show, set_look: SetLook) -> None:
    label, button, field = Body("Some words"), PrimaryButton("Do it"), LineField("Name")
    holder = Row(label, button, field)
    shown(holder, 800, 300)
    before = [w.sizeHint().height() for w in (label, button, field)]
    set_look(LIGHT, 200)
    QApplication.processEvents()
    after = [w.sizeHint().height() for w in (label, button, field)]
    assert all(b > a * 1.3 for a, b in zip(before, after, strict=True))
    assert field.editor.font().pixelSize() == 34


@pytest.mark.parametrize("make", [PrimaryButton, SecondaryButton, LinkButton, Toggle, ChoiceRow, ScaleInput])
def test_keyboard_focus_shows_and_a_click_does_not(
    shown: Show, make: Callable[..., QWidget], picture: Picture
) -> None:
    widget = make("How?", [("a", "A")]) if make is ChoiceRow else make("How?")
    holder = Row(PrimaryButton("before"), widget)
    shown(holder, 900, 200)
    target = next(iter(widget.pills().values())) if isinstance(widget, ChoiceRow | ScaleInput) else widget
    calm = picture(target)
    target.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = picture(target)
    changed = sum(
        calm.pixelColor(x, y) != ringed.pixelColor(x, y)
        for y in range(calm.height())
        for x in range(calm.width())
    )
    assert changed > 60
    target.clearFocus()
    target.setFocus(Qt.FocusReason.MouseFocusReason)
    assert picture(target) == calm
