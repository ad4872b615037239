"""A tick for every line: it goes with its words while one types, and nothing else on the page moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from companion.domain.about import AboutMe
from companion.services.bundle import Services
from companion.ui.about.line_ticks import MOST, LineTicks
from companion.ui.about.screen import AboutScreen
from companion.ui.navigation import Navigator
from companion.ui.tasks import Tasks
from companion.ui.widgets.kit import TextField
from companion.ui.widgets.reading_order import tab_stops

Open = Callable[[], AboutScreen]


@pytest.fixture
def open_about(
    services: Services, navigator: Navigator, qapp: QApplication, shown: Callable[..., QWidget]
) -> Open:
    """Makes the screen and shows it; again for a second start of the program."""

    def make() -> AboutScreen:
        screen = AboutScreen(services.about, services.about_page, services.drafts, Tasks(), navigator)
        screen.refresh()
        shown(screen, 1048, 832)
        QTest.qWaitForWindowActive(screen)
        return screen

    return make


def editor(screen: AboutScreen, topic: str = "enjoy") -> QPlainTextEdit:
    """The text field, with the cursor at its end."""
    found = screen.fields[topic].editor
    assert isinstance(found, QPlainTextEdit)
    found.setFocus()
    found.moveCursor(QTextCursor.MoveOperation.End)
    return found


def write(edit: QPlainTextEdit, words: str) -> None:
    """Types ``words``, with Enter where a line ends."""
    for place, line in enumerate(words.split("\n")):
        if place:
            QTest.keyClick(edit, Qt.Key.Key_Return)
        QTest.keyClicks(edit, line)


def seen(ticks: LineTicks) -> list[str]:
    """What stands beside the boxes that are seen; ``*`` before it for a tick."""
    boxes = [box for box in ticks.toggles if box.isVisibleTo(ticks)]
    return [f"{'*' if box.isChecked() else ''}{box.words()}" for box in boxes]


def test_one_line_has_one_plain_tick_and_each_of_several_has_its_own(open_about: Open) -> None:
    screen = open_about()
    ticks = screen.ticks["enjoy"]
    assert seen(ticks) == ["May go on my sheet"]
    write(editor(screen), "roses\n")
    assert seen(ticks) == ["May go on my sheet"]
    assert not ticks.caption.isVisibleTo(screen)
    ticks.toggles[0].click()
    write(editor(screen), "the pub")
    assert seen(ticks) == ["*roses", "the pub"]
    assert ticks.caption.isVisibleTo(screen)
    assert ticks.caption.text() == "May go on my sheet:"
    for _ in range(len("the pub")):
        QTest.keyClick(editor(screen), Qt.Key.Key_Backspace)
    assert seen(ticks) == ["*May go on my sheet"]
    assert not ticks.caption.isVisibleTo(screen)


def test_lines_are_kept_each_with_its_own_tick(open_about: Open, services: Services) -> None:
    screen = open_about()
    write(editor(screen), "roses\n\nthe pub\nRosie")
    screen.ticks["enjoy"].toggles[0].click()
    screen.ticks["enjoy"].toggles[2].click()
    screen.save_button.click()
    about = services.about.get()
    assert about.enjoy == "roses\n\nthe pub\nRosie"
    assert about.shared == {("name", 0), ("enjoy", 0), ("enjoy", 3)}
    assert seen(open_about().ticks["enjoy"]) == ["*roses", "the pub", "*Rosie"]


def test_a_tick_goes_with_its_words_through_enter_undo_and_moving(
    open_about: Open, services: Services
) -> None:
    services.about.save(AboutMe(enjoy="roses\nthe pub", shared=frozenset({("enjoy", 0)})))
    screen = open_about()
    ticks, edit = screen.ticks["enjoy"], editor(screen)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    write(edit, "Rosie\n")
    assert seen(ticks) == ["Rosie", "*roses", "the pub"]
    edit.moveCursor(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    edit.cut()
    assert seen(ticks) == ["Rosie", "the pub"]
    edit.undo()
    assert seen(ticks) == ["Rosie", "*roses", "the pub"]
    edit.redo()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    write(edit, "\n")
    edit.paste()
    assert seen(ticks) == ["Rosie", "the pub", "*roses"]


def test_ticks_of_a_half_typed_page_are_there_again(open_about: Open, services: Services) -> None:
    services.about.save(AboutMe(enjoy="roses\nthe pub", shared=frozenset({("enjoy", 0)})))
    first = open_about()
    write(editor(first), "\nRosie")
    first.ticks["enjoy"].toggles[0].click()
    first.ticks["enjoy"].toggles[2].click()
    assert first.leave()
    second = open_about()
    assert second.fields["enjoy"].text() == "roses\nthe pub\nRosie"
    assert seen(second.ticks["enjoy"]) == ["roses", "the pub", "*Rosie"]
    assert services.about.get() == AboutMe(enjoy="roses\nthe pub", shared=frozenset())


def test_a_draft_without_ticks_ticks_no_line_that_was_private(open_about: Open, services: Services) -> None:
    services.about.save(AboutMe(enjoy="roses\nthe pub", shared=frozenset({("enjoy", 0)})))
    services.drafts.save("about", {"enjoy": "Rosie\nroses\nthe pub"})
    assert seen(open_about().ticks["enjoy"]) == ["Rosie", "*roses", "the pub"]


def test_a_tick_can_be_set_before_anything_is_written(open_about: Open, services: Services) -> None:
    screen = open_about()
    screen.ticks["enjoy"].toggles[0].click()
    write(editor(screen), "roses")
    assert seen(screen.ticks["enjoy"]) == ["*May go on my sheet"]
    screen.save_button.click()
    assert ("enjoy", 0) in services.about.get().shared


def test_nothing_moves_and_the_focus_stays_while_one_types_inside_a_line(open_about: Open) -> None:
    screen = open_about()
    write(editor(screen), "roses\nthe pub")
    QApplication.processEvents()
    ticks, edit = screen.ticks["enjoy"], editor(screen)
    parts = [*ticks.toggles, ticks.caption, edit, screen.fields["culture"], screen.save_button]
    before = [(part, part.mapTo(screen, QPoint(0, 0)), part.height()) for part in parts]
    QTest.keyClicks(
        edit, " by the river, with Tom, and a long talk about nothing in particular, every Friday"
    )
    QApplication.processEvents()
    assert edit.hasFocus()
    assert [(part, part.mapTo(screen, QPoint(0, 0)), part.height()) for part in parts] == before
    assert seen(ticks)[1].endswith("…")
    assert [*ticks.toggles] == parts[:2]


def test_tab_goes_from_a_field_through_its_ticks_to_the_next(open_about: Open) -> None:
    screen = open_about()
    write(editor(screen), "roses\nthe pub\nRosie")
    stops = tab_stops(screen)
    at = stops.index(screen.fields["enjoy"].editor)
    assert stops[at + 1 : at + 4] == screen.ticks["enjoy"].toggles
    assert len(screen.ticks["enjoy"].toggles) == 3


def test_a_reader_hears_the_words_of_each_line(open_about: Open) -> None:
    screen = open_about()
    names = [box.accessibleName() for box in screen.ticks["enjoy"].toggles]
    assert names == ["May go on my sheet: Things I enjoy"]
    write(editor(screen), "<b>roses</b> & more")
    names = [box.accessibleName() for box in screen.ticks["enjoy"].toggles]
    assert names == ["May go on my sheet: “<b>roses</b> & more”"]
    write(editor(screen), "\nthe pub")
    boxes = screen.ticks["enjoy"].toggles
    assert [box.accessibleName() for box in boxes] == [
        "May go on my sheet: “<b>roses</b> & more”",
        "May go on my sheet: “the pub”",
    ]
    assert boxes[0].words() == "<b>roses</b> & more"


def test_a_very_long_list_has_a_tick_for_all_that_is_left(qapp: QApplication) -> None:
    field = TextField("Things")
    ticks = LineTicks(field, "Things")
    field.editor.setPlainText("\n".join(f"thing {number}" for number in range(MOST + 4)))  # type: ignore[attr-defined]
    assert len(ticks.toggles) == MOST
    assert ticks.toggles[-1].words() == "5 more lines"
    ticks.toggles[-1].click()
    assert ticks.shared() == set(range(MOST - 1, MOST + 4))
    ticks.toggles[-1].click()
    assert ticks.shared() == set()
