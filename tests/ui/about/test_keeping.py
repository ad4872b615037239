"""What counts at once, what waits to be kept and says so, and what can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from companion.domain.about import NAME_LINE, AboutMe
from companion.errors import CompanionError
from companion.services.bundle import Services
from companion.services.sheet_candidates import about_key
from companion.services.sheets import SheetOptions
from companion.ui.about.screen import AboutScreen
from companion.ui.navigation import Navigator
from companion.ui.tasks import Tasks
from companion.ui.widgets.kit import Label, Page, Toggle

Open = Callable[[], AboutScreen]
Offers = list[tuple[str, Callable[[], object]]]
PAGE = AboutMe("Sam", enjoy="roses\nthe pub", shared=frozenset({NAME_LINE, ("enjoy", 0)}))


@pytest.fixture
def open_about(
    services: Services, navigator: Navigator, qapp: QApplication, shown: Callable[..., QWidget]
) -> Open:
    """Makes the screen over a page with two lines, and shows it; again for a second start of the program."""
    services.about.save(PAGE)

    def make() -> AboutScreen:
        screen = AboutScreen(services.about, services.about_page, services.drafts, Tasks(), navigator)
        navigator.changed.connect(screen.refresh)
        screen.refresh()
        shown(screen, 1048, 832)
        QTest.qWaitForWindowActive(screen)
        return screen

    return make


@pytest.fixture
def offers(navigator: Navigator) -> Offers:
    """Every undo that is offered: what it says, and what it does."""
    found: Offers = []
    navigator.undoable.connect(lambda sentence, undo: found.append((sentence, undo)))
    return found


def ticks(screen: AboutScreen, topic: str = "enjoy") -> list[str]:
    """``*`` before a line stands for its tick."""
    boxes = [box for box in screen.ticks[topic].toggles if box.isVisibleTo(screen)]
    return [f"{'*' if box.isChecked() else ''}{box.words()}" for box in boxes]


def box(screen: AboutScreen, words: str) -> Toggle:
    return next(box for box in screen.ticks["enjoy"].toggles if box.words() == words)


def type_at_end(screen: AboutScreen, words: str, topic: str = "enjoy") -> QPlainTextEdit:
    edit = screen.fields[topic].editor
    assert isinstance(edit, QPlainTextEdit)
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    for place, line in enumerate(words.split("\n")):
        if place:
            QTest.keyClick(edit, Qt.Key.Key_Return)
        QTest.keyClicks(edit, line)
    return edit


def printed(services: Services) -> list[str]:
    return [line.text.removeprefix("Ask me about: ") for line in services.sheets.data(SheetOptions()).about]


# --- a tick counts at once -----------------------------------------------------------------------------------------


def test_a_tick_of_a_kept_line_is_on_the_sheet_at_once_both_ways(
    open_about: Open, services: Services, navigator: Navigator
) -> None:
    told: list[None] = []
    navigator.changed.connect(lambda: told.append(None))
    screen = open_about()
    box(screen, "roses").click()
    assert printed(services) == []
    box(screen, "the pub").click()
    assert printed(services) == ["the pub"]
    assert len(told) == 2
    assert not screen.bar.isVisibleTo(screen)
    assert ticks(open_about()) == ["roses", "*the pub"]


def test_the_name_is_private_at_once(open_about: Open, services: Services) -> None:
    screen = open_about()
    screen.name_toggle.click()
    assert services.sheets.data(SheetOptions()).name == ""
    screen.name_toggle.click()
    assert services.sheets.data(SheetOptions()).name == "Sam"


def test_a_tick_keeps_no_half_typed_word(open_about: Open, services: Services) -> None:
    screen = open_about()
    type_at_end(screen, "what I ow", "matters")
    type_at_end(screen, "\nRosi")
    box(screen, "roses").click()
    assert services.about.get() == AboutMe("Sam", enjoy="roses\nthe pub")
    assert screen.fields["matters"].text() == "what I ow"
    assert ticks(screen) == ["roses", "the pub", "Rosi"]
    assert screen.bar.isVisibleTo(screen)


def test_a_tick_of_new_words_waits_for_them(open_about: Open, services: Services) -> None:
    screen = open_about()
    type_at_end(screen, "\nRosie")
    box(screen, "Rosie").click()
    assert ticks(screen) == ["*roses", "the pub", "*Rosie"]
    assert printed(services) == ["roses"]
    assert screen.bar.isVisibleTo(screen)
    screen.save_button.click()
    assert printed(services) == ["roses", "Rosie"]
    assert not screen.bar.isVisibleTo(screen)


def test_a_reworded_line_unticked_is_private_in_its_former_words_too(
    open_about: Open, services: Services
) -> None:
    screen = open_about()
    screen.fields["enjoy"].editor.setFocus()
    QTest.keyClicks(screen.fields["enjoy"].editor, "red ")
    assert ticks(screen) == ["*red roses", "the pub"]
    box(screen, "red roses").click()
    assert printed(services) == []
    for _ in range(4):
        QTest.keyClick(screen.fields["enjoy"].editor, Qt.Key.Key_Backspace)
    assert ticks(screen) == ["roses", "the pub"]


def test_a_reworded_name_made_private_is_so_at_once(open_about: Open, services: Services) -> None:
    screen = open_about()
    screen.name.editor.setFocus()
    QTest.keyClicks(screen.name.editor, "my")
    screen.name_toggle.click()
    assert services.sheets.data(SheetOptions()).name == ""
    assert services.about.get().name == "Sam"


def test_a_new_line_has_no_tick_because_it_once_read_like_a_ticked_one(open_about: Open) -> None:
    screen = open_about()
    type_at_end(screen, "\nroses")
    assert ticks(screen)[2] == "*roses", "the two are one line"
    type_at_end(screen, " I stole")
    assert ticks(screen) == ["*roses", "the pub", "roses I stole"]


def test_a_tick_that_could_not_be_kept_is_not_shown(
    open_about: Open, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("companion.ui.about.screen.show_error", lambda error, _at: told.append(str(error)))
    screen = open_about()

    def full(*_args: object) -> None:
        raise CompanionError("The disk is full.", "Make room.")

    monkeypatch.setattr(type(services.about_page), "tick", full)
    box(screen, "roses").click()
    assert len(told) == 1
    assert ticks(screen) == ["*roses", "the pub"]


def test_a_draft_does_not_bring_back_ticks_that_counted_at_once(open_about: Open, services: Services) -> None:
    first = open_about()
    type_at_end(first, "\nRosie")
    box(first, "roses").click()
    first.leave()
    services.about_page.tick("enjoy", {"the pub"}, True)
    assert ticks(open_about()) == ["roses", "*the pub", "Rosie"]


def test_no_draft_is_left_of_ticks_alone(open_about: Open, services: Services) -> None:
    screen = open_about()
    box(screen, "roses").click()
    screen.leave()
    assert services.drafts.load("about") is None


# --- what is not kept says so --------------------------------------------------------------------------------------


def test_the_button_is_in_reach_only_while_something_is_not_kept(open_about: Open) -> None:
    screen = open_about()
    assert not screen.bar.isVisibleTo(screen)
    edit = type_at_end(screen, "s")
    assert screen.bar.isVisibleTo(screen)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert not screen.bar.isVisibleTo(screen)
    type_at_end(screen, "s")
    screen.leave()
    assert open_about().bar.isVisibleTo(screen), "a draft is not kept either"


def test_the_bar_covers_nothing(open_about: Open) -> None:
    screen = open_about()
    type_at_end(screen, "s")
    QApplication.processEvents()
    (page,) = screen.findChildren(Page)
    assert page.geometry().bottom() < screen.bar.mapTo(screen, QPoint(0, 0)).y()
    assert screen.bar.geometry().bottom() <= screen.rect().bottom()
    assert screen.save_button.visibleRegion().boundingRect() == screen.save_button.rect()


def test_after_keeping_the_focus_is_where_one_wrote(open_about: Open) -> None:
    screen = open_about()
    edit = type_at_end(screen, "s")
    screen.save_button.setFocus()
    QTest.keyClick(screen.save_button, Qt.Key.Key_Space)
    assert edit.hasFocus()


# --- both pages tell one truth -------------------------------------------------------------------------------------


def test_what_was_chosen_for_the_next_sheet_is_told_beside_the_line(
    open_about: Open, services: Services
) -> None:
    services.sheets.choose(about_key("enjoy", "the pub"), True)
    services.sheets.choose(about_key("enjoy", "roses"), False)
    services.sheets.choose("about:name", False)
    screen = open_about()
    assert ticks(screen) == ["*roses", "the pub"]
    pub, roses = box(screen, "the pub"), box(screen, "roses")
    assert pub.accessibleDescription() == "You put it on your next sheet only."
    assert roses.accessibleDescription() == "You left it off your next sheet."
    assert screen.name_toggle.accessibleDescription() == "You left it off your next sheet."
    roses.click()
    roses.click()
    screen.name_toggle.click()
    screen.name_toggle.click()
    assert roses.accessibleDescription() == screen.name_toggle.accessibleDescription() == ""
    assert services.sheets.data(SheetOptions()).name == "Sam"
    assert printed(services) == ["roses", "the pub"]


# --- undo, and what it said before ---------------------------------------------------------------------------------


def test_undo_is_offered_where_words_gave_way_and_brings_the_page_back(
    open_about: Open, services: Services, offers: Offers
) -> None:
    screen = open_about()
    screen.fields["enjoy"].set_text("Rosie")
    screen.save_button.click()
    ((sentence, undo),) = offers
    assert sentence == "Saved. Other words were there before."
    assert undo() is True
    assert services.about.get() == PAGE
    assert screen.fields["enjoy"].text() == "roses\nthe pub"
    assert ticks(screen) == ["*roses", "the pub"]
    assert not screen.bar.isVisibleTo(screen)


def test_undo_leaves_what_is_being_written(open_about: Open, services: Services, offers: Offers) -> None:
    screen = open_about()
    screen.fields["enjoy"].set_text("Rosie")
    screen.save_button.click()
    type_at_end(screen, " and Tom")
    type_at_end(screen, "the sea", "matters")
    assert offers[0][1]() is True
    assert services.about.get() == PAGE
    assert screen.fields["enjoy"].text() == "Rosie and Tom"
    assert screen.fields["matters"].text() == "the sea"
    assert screen.bar.isVisibleTo(screen)


def test_undo_works_when_the_page_is_gone(services: Services, navigator: Navigator, offers: Offers) -> None:
    services.about.save(PAGE)
    screen = AboutScreen(services.about, services.about_page, services.drafts, Tasks(), navigator)
    screen.refresh()
    screen.fields["enjoy"].set_text("Rosie")
    screen.save_button.click()
    shiboken6.delete(screen)
    assert offers[0][1]() is True
    assert services.about.get() == PAGE


def test_added_words_need_no_undo(open_about: Open, offers: Offers, navigator: Navigator) -> None:
    said: list[str] = []
    navigator.said.connect(said.append)
    screen = open_about()
    type_at_end(screen, "\nRosie")
    screen.save_button.click()
    assert (offers, said) == ([], ["Saved"])
    assert not screen.earlier.isVisibleTo(screen)


def test_earlier_words_are_folded_dated_and_can_be_deleted(
    open_about: Open, services: Services, offers: Offers
) -> None:
    screen = open_about()
    screen.fields["enjoy"].set_text("Rosie")
    screen.save_button.click()
    part = screen.earlier
    assert part.button.isVisibleTo(screen)
    assert part.out_buttons == []
    part.button.click()
    labels = [label.text() for label in part.findChildren(Label)]
    assert "roses\nthe pub" in labels
    assert "Things I enjoy" in labels
    assert any(text.startswith("Until ") for text in labels)
    part.out_buttons[0].click()
    assert not part.isVisibleTo(screen)
    (entry,) = services.recycle.all()
    assert entry.title == "roses\nthe pub"
    assert offers[-1][0] == "The earlier words were deleted."
    assert offers[-1][1]() is True
    assert part.isVisibleTo(screen)
    assert services.recycle.all() == []


def test_a_long_story_is_shown_bit_by_bit(open_about: Open, services: Services) -> None:
    for number in range(12):
        services.about.save(AboutMe("Sam", matters=f"thing {number}"))
    screen = open_about()
    screen.earlier.button.click()
    assert len(screen.earlier.out_buttons) == 8
    screen.earlier.earlier.click()
    names = {button.accessibleName() for button in screen.earlier.out_buttons}
    assert len(names) == 12
    assert not screen.earlier.earlier.isVisibleTo(screen)


def test_deleting_one_of_several_leaves_the_focus_at_the_next(open_about: Open, services: Services) -> None:
    for number in range(4):
        services.about.save(AboutMe("Sam", matters=f"thing {number}"))
    screen = open_about()
    screen.earlier.button.click()
    count = len(screen.earlier.out_buttons)
    first = screen.earlier.out_buttons[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert len(screen.earlier.out_buttons) == count - 1
    assert screen.earlier.out_buttons[0].hasFocus()
