"""The sheet in the window: lines chosen, moved and put another way; the page seen, saved and printed is the same."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.checkins import Answer
from companion.domain.sheet_choices import Standing
from companion.domain.visits import TalkKind
from companion.errors import SaveError
from companion.services.bundle import Services
from companion.ui.errors import ErrorDialog
from companion.ui.navigation import Navigator
from companion.ui.tasks import Tasks
from companion.ui.visit import sheet_lines
from companion.ui.visit.screen import VisitScreen
from companion.ui.visit.sheet_page import SheetPage
from companion.ui.visit.sheet_print import Printing, suggest_paper

LONG = "On Tuesday the stairs went well and on Thursday they did not, and I would like to know why. " * 3


@pytest.fixture
def page(make_page: Callable[[], SheetPage], shown: Callable[..., QWidget]) -> SheetPage:
    made = make_page()
    shown(made, 1280, 832)
    return made


def opened(page: SheetPage, qtbot: QtBot) -> None:
    """Open it and wait for the page itself."""
    page.open()
    settled(page, qtbot)


def settled(page: SheetPage, qtbot: QtBot) -> None:
    """Wait until what is seen is what was chosen."""
    qtbot.waitUntil(
        lambda: page._job is None and not page._again.isActive() and page.preview.document.pageCount() > 0,
        timeout=20_000,
    )


def words(page: SheetPage) -> str:
    return " ".join(" ".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(page.pdf)).pages)


def row(page: SheetPage, start: str) -> str:
    """The key of the first line whose key begins so."""
    return next(key for key in page.lines.rows if key.startswith(start))


def test_the_preview_is_the_very_file_that_is_saved(
    page: SheetPage, qtbot: QtBot, services: Services, tmp_path: Path, tasks: Tasks
) -> None:
    services.goals.add("Lift <Rosie> & a < b")
    services.visits.bring(TalkKind.QUESTION, "Can I kneel?")
    opened(page, qtbot)
    assert page.preview.document.pageCount() == 1
    page.save_to(tmp_path / "sheet")
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=5000)
    assert (tmp_path / "sheet.pdf").read_bytes() == page.pdf
    assert "Lift <Rosie> & a < b" in words(page)
    assert "Can I kneel?" in words(page)


def test_the_visit_leads_to_the_sheet_and_back(screen: VisitScreen, qtbot: QtBot, services: Services) -> None:
    screen.look_button.click()
    settled(screen.sheet, qtbot)
    assert screen.sheet.isVisible()
    qtbot.keyClick(screen.sheet, Qt.Key.Key_Escape)
    assert not screen.sheet.isVisible()
    assert screen.look_button.isVisible()


def test_a_tick_changes_the_page_by_itself_and_private_lines_start_unticked(
    page: SheetPage, qtbot: QtBot, services: Services
) -> None:
    services.goals.add("Lift Rosie")
    services.checkins.add([Answer("can_do", "…", 3)], "my secret")
    opened(page, qtbot)
    assert "Rosie" in words(page)
    note = page.lines.rows[row(page, "note:")]
    assert not note.toggle.isChecked()
    assert "Private" in note.toggle.accessibleDescription()
    page.lines.rows[row(page, "goal:")].toggle.click()
    settled(page, qtbot)
    assert "Rosie" not in words(page)
    assert "secret" not in words(page)
    page.lines.rows[row(page, "note:")].toggle.click()
    settled(page, qtbot)
    assert "my secret" in words(page)


def test_what_is_saved_is_what_is_chosen_also_when_one_is_quick(
    page: SheetPage, qtbot: QtBot, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.goals.add("Lift Rosie")
    opened(page, qtbot)
    file = tmp_path / "quick.pdf"
    monkeypatch.setattr(
        "companion.ui.paper.outlet.QFileDialog.getSaveFileName", lambda *_words: (str(file), "")
    )
    page.lines.rows[row(page, "goal:")].toggle.click()
    page.preview.save_button.click()
    qtbot.waitUntil(file.exists, timeout=20_000)
    text = PdfReader(file).pages[0].extract_text()
    assert "Rosie" not in text
    assert file.read_bytes() == page.pdf


def test_what_is_written_elsewhere_meanwhile_comes_in(
    screen: VisitScreen, qtbot: QtBot, services: Services
) -> None:
    screen.look_button.click()
    settled(screen.sheet, qtbot)
    services.visits.bring(TalkKind.TALK, "Stairs")
    screen.refresh()
    settled(screen.sheet, qtbot)
    assert "Stairs" in words(screen.sheet)


def test_a_line_moves_by_keyboard_and_keeps_the_focus(
    page: SheetPage, qtbot: QtBot, services: Services
) -> None:
    first, second = (services.visits.bring(TalkKind.TALK, text) for text in ("Alpha", "Beta"))
    opened(page, qtbot)
    assert words(page).index("Alpha") < words(page).index("Beta")
    page.lines.rows[f"item:{second.id}"].toggle.setFocus()
    qtbot.keyClick(
        page.lines.rows[f"item:{second.id}"].toggle, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier
    )
    assert QApplication.focusWidget() is page.lines.rows[f"item:{second.id}"].toggle
    assert list(page.lines.rows)[:2] == [f"item:{second.id}", f"item:{first.id}"]
    settled(page, qtbot)
    assert words(page).index("Beta") < words(page).index("Alpha")
    moved = page.lines.rows[f"item:{second.id}"]
    assert not moved.buttons["up"].isEnabled()
    moved.buttons["down"].setFocus()
    moved.buttons["down"].click()
    assert list(page.lines.rows)[:2] == [f"item:{first.id}", f"item:{second.id}"]
    # It cannot go further down: the focus is on the button that still goes somewhere.
    assert QApplication.focusWidget() is page.lines.rows[f"item:{second.id}"].buttons["up"]


def test_other_words_are_for_this_sheet_and_ones_own_come_back(
    page: SheetPage,
    qtbot: QtBot,
    services: Services,
    navigator: Navigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[Callable[[], object]] = []
    navigator.undoable.connect(lambda _sentence, undo: offered.append(undo))
    goal = services.goals.add("Get rid of this damned brace")
    opened(page, qtbot)
    key = f"goal:{goal.id}"

    def ask(press: str, text: str | None = None) -> None:
        def answer(dialog: sheet_lines.Rewording) -> int:
            if text is not None:
                dialog.field.set_text(text)
            getattr(dialog, press).click() if press else dialog.reject()
            return dialog.result()

        monkeypatch.setattr(sheet_lines.Rewording, "exec", answer)
        page.lines.rows[key].buttons["words"].click()
        settled(page, qtbot)

    ask("use_button", "Walk without the brace")
    assert "Walk without the brace" in words(page)
    assert "damned" not in words(page)
    assert services.goals.get(goal.id).words == "Get rid of this damned brace"
    assert "In other words" in page.lines.rows[key].toggle.accessibleDescription()
    ask("", "never mind")
    assert "Walk without the brace" in words(page)
    assert services.drafts.load(f"sheet/{key}") is None
    assert offered == [], "nothing of mine gave way"
    ask("use_button", "Walk alone")
    assert offered[-1]() is True
    settled(page, qtbot)
    assert "Walk without the brace" in words(page)
    ask("back_button")
    assert "Get rid of this damned brace" in words(page)
    assert "Walk without" not in words(page)
    assert offered[-1]() is True
    settled(page, qtbot)
    assert "Walk without the brace" in words(page)
    assert len(offered) == 2


def test_what_does_not_fit_is_said_and_the_person_decides(
    page: SheetPage, qtbot: QtBot, services: Services, navigator: Navigator
) -> None:
    opened(page, qtbot)
    assert not page.room.isVisible()
    for number in range(20):
        services.visits.bring(TalkKind.TALK, f"Thing {number}. {LONG}")
    opened(page, qtbot)
    assert page.room.isVisible()
    said: list[str] = []
    navigator.said.connect(said.append)
    for _time in range(20):
        if not page.room.isVisible():
            break
        button = next(iter(page.room.buttons.values()))
        assert button.accessibleName().startswith("Leave it off: ")
        assert "oom" in button.accessibleDescription() or "Enough" in button.accessibleDescription()
        button.setFocus()
        button.click()
        page.make()
        settled(page, qtbot)
    left = [
        choice for choice in services.sheets.choices(page.options()) if choice.standing is Standing.BEHIND
    ]
    assert 0 < len(left) < 20
    assert not page.room.isVisible()
    assert said == ["It fits now."]
    assert f"{len(left)} more line" in words(page)
    assert "in my notebook." in words(page)
    key = left[0].key
    assert "Left off for room" in page.lines.rows[key].toggle.accessibleDescription()
    page.lines.rows[key].toggle.click()
    assert services.sheets.choices(page.options())[0].standing is Standing.PRINTED


def test_starting_afresh_can_be_undone(
    page: SheetPage, qtbot: QtBot, services: Services, navigator: Navigator
) -> None:
    item = services.visits.bring(TalkKind.TALK, "Stairs")
    services.sheets.reword(f"item:{item.id}", "The steps")
    opened(page, qtbot)
    with qtbot.waitSignal(navigator.undoable) as caught:
        page.afresh_button.click()
    settled(page, qtbot)
    assert "Stairs" in words(page)
    assert caught.args is not None
    assert caught.args[1]() is True
    settled(page, qtbot)
    assert "The steps" in words(page)


def test_how_it_prints_is_kept_for_the_next_time(
    page: SheetPage, qtbot: QtBot, services: Services, make_page: Callable[[], SheetPage]
) -> None:
    opened(page, qtbot)
    page.style_form.large_print.click()
    page.style_form.page.pills()["Letter"].click()
    page.style_form.code.click()
    settled(page, qtbot)
    box = PdfReader(io.BytesIO(page.pdf)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)
    options = services.sheet_habits.options()
    assert (options.large_print, options.page, options.code) == (True, "Letter", True)
    again = make_page()
    assert again.style_form.large_print.isChecked()
    assert again.style_form.page.value() == "Letter"
    again.deleteLater()


def test_a_locked_file_opens_with_its_password_alone_and_the_password_is_kept_nowhere(
    page: SheetPage, qtbot: QtBot, services: Services, tmp_path: Path, tasks: Tasks
) -> None:
    opened(page, qtbot)
    page.style_form.lock.click()
    assert page.style_form.password.isVisible()
    page.save_to(tmp_path / "open.pdf")
    assert not (tmp_path / "open.pdf").exists()
    assert "Write a password" in page.style_form.password.problem.text()
    page.style_form.password.set_text("zq-Rosié-zq")
    page.save_to(tmp_path / "locked.pdf")
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "locked.pdf")
    with pikepdf.open(tmp_path / "locked.pdf", password="zq-Rosié-zq") as document:
        assert document.encryption.R == 6
        assert len(document.pages) == 1
    assert "zq-Rosi" not in services.notebook.path.read_bytes().decode("utf-8", errors="replace")
    with services.notebook.read() as unit:
        assert "zq-Rosi" not in repr(unit.tables())


def test_a_narrow_window_shows_one_side_at_a_time(page: SheetPage, qtbot: QtBot) -> None:
    page.resize(700, 700)
    opened(page, qtbot)
    assert page.preview.isVisible()
    assert not page.lines.isVisible()
    page.choose_button.click()
    assert page.lines.isVisible()
    assert not page.preview.isVisible()
    page.look_button.click()
    assert page.preview.isVisible()
    page.resize(1280, 800)
    assert page.preview.isVisible()
    assert page.lines.isVisible()
    assert not page.choose_button.isVisible()


def test_a_folder_that_cannot_be_written_says_so_and_offers_to_go_on(
    page: SheetPage, qtbot: QtBot, tmp_path: Path, tasks: Tasks
) -> None:
    opened(page, qtbot)
    (tmp_path / "taken").write_text("a file, not a folder")
    page.save_to(tmp_path / "taken" / "sheet.pdf")
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=5000)
    [dialog] = [each for each in page.findChildren(ErrorDialog) if each.isVisible()]
    dialog.reject()
    assert (tmp_path / "taken").read_text() == "a file, not a folder"
    assert page.preview.document.pageCount() == 1


def test_a_choice_the_disk_refuses_is_told_and_shown_as_it_is(
    page: SheetPage, qtbot: QtBot, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.goals.add("Lift Rosie")
    opened(page, qtbot)

    def full(*_words: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.sheets, "choose", full)
    page.lines.rows[row(page, "goal:")].toggle.click()
    [dialog] = [each for each in page.findChildren(ErrorDialog) if each.isVisible()]
    dialog.reject()
    assert page.lines.rows[row(page, "goal:")].toggle.isChecked()


def to_file(path: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(size))
    return printer


def test_printing_prints_every_page_on_the_paper_it_was_made_for(
    page: SheetPage, qtbot: QtBot, tmp_path: Path, navigator: Navigator
) -> None:
    opened(page, qtbot)
    printer = to_file(tmp_path / "printed.pdf", QPageSize.PageSizeId.A5)
    suggest_paper(printer, page.preview.document)
    with qtbot.waitSignal(navigator.said) as caught:
        page.print_on(printer)
    assert caught.args == ["Sent to the printer."]
    printed = PdfReader(tmp_path / "printed.pdf").pages
    assert len(printed) == page.preview.document.pageCount()
    assert (round(printed[0].mediabox.width), round(printed[0].mediabox.height)) == (595, 842)


def test_another_paper_gets_the_whole_page_and_one_is_told(
    page: SheetPage, qtbot: QtBot, tmp_path: Path, navigator: Navigator
) -> None:
    opened(page, qtbot)
    with qtbot.waitSignal(navigator.said) as caught:
        page.print_on(to_file(tmp_path / "small.pdf", QPageSize.PageSizeId.A6))
    assert caught.args == ["Sent to the printer, made to fit its paper."]
    with pikepdf.open(tmp_path / "small.pdf") as document:
        box = document.pages[0].mediabox
        assert float(box[3]) == pytest.approx(
            QSizeF(QPageSize(QPageSize.PageSizeId.A6).sizePoints()).height(), abs=2
        )


def test_a_print_that_is_stopped_leaves_no_file(
    page: SheetPage, qtbot: QtBot, services: Services, tmp_path: Path, navigator: Navigator
) -> None:
    opened(page, qtbot)
    printing = Printing(page.pdf, to_file(tmp_path / "stopped.pdf"))
    printing.progressed.connect(lambda _share: printing.cancel())
    with qtbot.waitSignal(printing.ended) as caught:
        assert printing.start()
    assert caught.args == [False]
    assert list(tmp_path.glob("*.pdf*")) == []


def test_a_printer_that_does_not_take_it_is_told(
    page: SheetPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(page, qtbot)
    monkeypatch.setattr(Printing, "start", lambda _self: False)
    page.print_on(to_file(tmp_path / "x.pdf"))
    [dialog] = [each for each in page.findChildren(ErrorDialog) if each.isVisible()]
    assert dialog.windowTitle() == "The printer did not take it."
    dialog.reject()


def test_the_print_dialog_called_off_prints_nothing(
    page: SheetPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(page, qtbot)
    monkeypatch.setattr("companion.ui.paper.outlet.QPrintDialog.exec", lambda _self: 0)
    monkeypatch.setattr(page, "print_on", lambda _printer: pytest.fail("it printed"))
    page.preview.print_button.click()
