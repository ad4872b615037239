"""Typed answers: labels, problems, every character."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.kit import LineField, SelectField, TextField

Show = Callable[..., QWidget]
TRICKY = '<img src="file:///etc/hostname"> <b>a</b> < b & c &amp; 😀 Łódź مرحبا'


def test_a_field_has_a_visible_label_that_is_also_its_name(shown: Show, qtbot: QtBot) -> None:
    field = LineField("What may I call you?", "Only you see this.")
    shown(field, 600, 200)
    interface = QAccessible.queryAccessibleInterface(field.editor)
    assert interface.text(QAccessible.Text.Name) == "What may I call you?"
    assert interface.text(QAccessible.Text.Description) == "Only you see this."
    assert field.label.isVisible()
    qtbot.mouseClick(field.label, Qt.MouseButton.LeftButton)
    assert field.editor.hasFocus()


def test_a_problem_shows_under_the_field_and_leaves_with_the_next_key(shown: Show, qtbot: QtBot) -> None:
    field = LineField("Name")
    shown(field, 600, 200)
    field.set_problem("This is too long.")
    assert field.problem.isVisible()
    assert "too long" in field.editor.accessibleDescription()
    qtbot.keyClicks(field.editor, "a")
    assert not field.problem.isVisible()
    assert field.text() == "a"


def test_a_text_field_grows_with_what_is_in_it(shown: Show) -> None:
    field = TextField("Why?", lines=2, most_lines=6)
    shown(field, 500, 600)
    small = field.editor.height()
    field.set_text("one\ntwo\nthree\nfour")
    QApplication.processEvents()
    assert field.editor.height() > small
    field.set_text("line\n" * 100)
    QApplication.processEvents()
    line = field.editor.fontMetrics().lineSpacing()
    assert field.editor.height() < 8 * line


def test_what_fits_needs_no_scroll_bar(shown: Show) -> None:
    field = TextField("Why?", lines=1, most_lines=6)
    shown(field, 500, 600)
    for count in range(1, 7):
        field.set_text("\n".join(["a line"] * count))
        QApplication.processEvents()
        bar = field.editor.verticalScrollBar()  # type: ignore[attr-defined]
        assert bar.maximum() == 0, count


def test_a_text_field_keeps_every_character(qtbot: QtBot, shown: Show) -> None:
    field = TextField("Why?")
    shown(field, 500, 300)
    heard: list[str] = []
    field.changed.connect(lambda: heard.append(field.text()))
    field.set_text(TRICKY + "\n\n  end ")
    assert field.text() == TRICKY + "\n\n  end "
    assert heard == []
    qtbot.keyClicks(field.editor, "x")
    assert len(heard) == 1


def test_a_list_tells_only_what_the_person_chose(shown: Show, qtbot: QtBot) -> None:
    field = SelectField("Colours", [("system", "Same as my computer"), ("dark", "Dark")], value="dark")
    heard: list[str] = []
    field.changed.connect(lambda: heard.append(field.value()))
    shown(field, 500, 200)
    assert field.value() == "dark"
    field.set_value("system")
    field.set_value("unknown")
    assert (field.value(), heard) == ("system", [])
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert heard == ["dark"]
