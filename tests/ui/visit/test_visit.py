"""What I bring, the sheet, and what we agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.domain.checkins import Answer
from companion.domain.visits import TalkKind
from companion.errors import SaveError
from companion.services.bundle import Services
from companion.ui.errors import ErrorDialog
from companion.ui.navigation import Navigator
from companion.ui.tasks import Tasks
from companion.ui.visit.preview import print_document
from companion.ui.visit.screen import VisitScreen


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def screen(
    services: Services, navigator: Navigator, tasks: Tasks, shown: Callable[..., QWidget]
) -> VisitScreen:
    made = VisitScreen(
        services.visits,
        services.sheets,
        services.exports,
        services.sessions,
        services.drafts,
        tasks,
        navigator,
    )
    made.refresh()
    shown(made, 1048, 832)
    return made


def make(screen: VisitScreen, qtbot: QtBot) -> None:
    screen.look_button.click()
    qtbot.waitUntil(lambda: screen.preview.document.pageCount() > 0, timeout=10_000)


def test_a_line_is_added_by_keyboard_and_the_field_is_free_again(
    screen: VisitScreen, qtbot: QtBot, services: Services
) -> None:
    qtbot.keyClicks(screen.talk.field.editor, "<img src=x> the stairs")
    qtbot.keyClick(screen.talk.field.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.questions.field.editor, "Can I kneel?")
    screen.questions.add_button.click()
    items = services.visits.items()
    assert [(i.kind, i.text) for i in items] == [
        (TalkKind.TALK, "<img src=x> the stairs"),
        (TalkKind.QUESTION, "Can I kneel?"),
    ]
    assert screen.talk.field.text() == ""
    assert services.drafts.load("visit/talk") is None


def test_a_blank_line_is_refused_beside_the_field(screen: VisitScreen, services: Services) -> None:
    screen.talk.add()
    assert "Write what you want to bring." in screen.talk.field.problem.text()
    assert services.visits.items() == []


def test_taking_a_line_out_can_be_undone(
    screen: VisitScreen, qtbot: QtBot, services: Services, navigator: Navigator
) -> None:
    item = services.visits.bring(TalkKind.TALK, "Stairs")
    screen.refresh()
    with qtbot.waitSignal(navigator.undoable) as caught:
        screen.talk._take_out(item)
    assert services.visits.items() == []
    assert caught.args is not None
    assert caught.args[1]() is True
    assert services.visits.items() == [item]


def test_a_line_that_could_not_be_put_back_is_told(
    screen: VisitScreen,
    qtbot: QtBot,
    services: Services,
    navigator: Navigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    item = services.visits.bring(TalkKind.TALK, "Stairs")
    screen.refresh()
    with qtbot.waitSignal(navigator.undoable) as caught:
        screen.talk._take_out(item)

    def full(_item: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.visits, "put_back", full)
    assert caught.args is not None
    assert caught.args[1]() is False
    [dialog] = [each for each in screen.findChildren(ErrorDialog) if each.isVisible()]
    dialog.reject()


def test_what_is_typed_and_not_added_comes_back(
    screen: VisitScreen, services: Services, navigator: Navigator, tasks: Tasks
) -> None:
    screen.talk.field.set_text("")
    screen.talk.field.editor.insert("half a thou")  # type: ignore[attr-defined]
    screen.leave()
    again = VisitScreen(
        services.visits,
        services.sheets,
        services.exports,
        services.sessions,
        services.drafts,
        tasks,
        navigator,
    )
    assert again.talk.field.text() == "half a thou"
    again.deleteLater()


def test_day_and_person_are_kept_as_soon_as_given(screen: VisitScreen, services: Services) -> None:
    screen.who.set_text("Ana")
    screen.day.set_day(services.sessions.today())
    screen.day.changed.emit()
    visit = services.visits.next()
    assert visit is not None
    assert (visit.who, visit.day) == ("Ana", services.sessions.today())


def test_the_preview_is_the_very_file_that_is_saved(
    screen: VisitScreen, qtbot: QtBot, services: Services, tmp_path: Path, tasks: Tasks
) -> None:
    services.goals.add("Lift <Rosie> & a < b")
    services.visits.bring(TalkKind.QUESTION, "Can I kneel?")
    screen.refresh()
    make(screen, qtbot)
    assert screen.preview.document.pageCount() == 1
    screen.save_to(tmp_path / "sheet")
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=5000)
    saved = tmp_path / "sheet.pdf"
    assert saved.read_bytes() == screen._pdf
    text = PdfReader(saved).pages[0].extract_text()
    assert "Lift <Rosie> & a < b" in text
    assert "Can I kneel?" in text


def test_an_unticked_line_is_not_printed_and_private_ones_start_unticked(
    screen: VisitScreen, qtbot: QtBot, services: Services
) -> None:
    services.goals.add("Lift Rosie")
    services.checkins.add([Answer("can_do", "…", 3)], "my secret")
    screen.refresh()
    note = next(key for key in screen.lines.toggles if key.startswith("note:"))
    assert not screen.lines.toggles[note].isChecked()
    goal = next(key for key in screen.lines.toggles if key.startswith("goal:"))
    screen.lines.toggles[goal].click()
    make(screen, qtbot)
    text = screen.preview.document.getAllText(0).text()
    assert "secret" not in text
    assert "Rosie" not in text


def test_a_folder_that_cannot_be_written_says_so_and_offers_to_go_on(
    screen: VisitScreen, qtbot: QtBot, tmp_path: Path, tasks: Tasks
) -> None:
    make(screen, qtbot)
    (tmp_path / "taken").write_text("a file, not a folder")
    screen.save_to(tmp_path / "taken" / "sheet.pdf")
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=5000)
    assert (tmp_path / "taken").read_text() == "a file, not a folder"
    assert screen.preview.document.pageCount() == 1


def test_printing_draws_every_page(screen: VisitScreen, qtbot: QtBot, tmp_path: Path) -> None:
    make(screen, qtbot)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_document(screen.preview.document, printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == screen.preview.document.pageCount()


def test_what_we_agreed_closes_the_list(screen: VisitScreen, services: Services) -> None:
    services.visits.bring(TalkKind.TALK, "Stairs")
    screen.afterwards.agreed.set_text("Two lots of eight.")
    screen.afterwards.felt.set_text("Heard.")
    screen.afterwards.keep_button.click()
    (visit,) = services.visits.past()
    assert (visit.agreed, visit.felt) == ("Two lots of eight.", "Heard.")
    assert services.visits.items() == []
    assert screen.afterwards.agreed.text() == ""


def test_something_handed_over_from_elsewhere_waits_in_the_field(screen: VisitScreen) -> None:
    screen.open_item("the squat")
    assert screen.talk.field.text() == "the squat"


def test_a_name_is_kept_a_moment_after_its_last_letter(
    screen: VisitScreen, qtbot: QtBot, services: Services
) -> None:
    qtbot.keyClicks(screen.who.editor, "Ana")
    qtbot.waitUntil(lambda: services.visits.next() is not None, timeout=2000)
    visit = services.visits.next()
    assert visit is not None
    assert visit.who == "Ana"
