"""A paper over the window: made apart, seen, changed, saved, printed; never a half file, and nothing of ours left behind."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.paper import Paper, Sentence
from companion.errors import CompanionError
from companion.reports.files import save_pdf
from companion.reports.paper_pages import render_paper
from companion.ui.navigation import Navigator
from companion.ui.paper import outlet
from companion.ui.paper import page as paper_page
from companion.ui.paper.order import PaperOrder, Wishes
from companion.ui.paper.page import PaperPage
from companion.ui.tasks import Progress, Tasks

PAPER = Paper("My story", blocks=(Sentence("Ease off <b>"),))


def made(wishes: Wishes, progress: Progress) -> bytes:
    """A paper of one page that says what was wished."""
    words = f"large={wishes.large_print} boxes={wishes.tick_boxes}"
    return render_paper(replace(PAPER, blocks=(*PAPER.blocks, Sentence(words))), progress)


ORDER = PaperOrder("My story", "my-story.pdf", made, save_pdf, boxed=True)


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def open_page(
    navigator: Navigator, tasks: Tasks, shown: Callable[..., QWidget]
) -> Callable[[PaperOrder], PaperPage]:
    """Shows the page of an order."""

    def make(order: PaperOrder) -> PaperPage:
        page = PaperPage(order, tasks, navigator)
        shown(page, 900, 700)
        return page

    return make


@pytest.fixture
def page(open_page: Callable[[PaperOrder], PaperPage], qtbot: QtBot) -> PaperPage:
    """The paper, made and in sight."""
    page = open_page(ORDER)
    qtbot.waitUntil(lambda: page.preview.document.pageCount() == 1, timeout=5000)
    return page


def said(path: Path) -> str:
    return " ".join(pypdf.PdfReader(BytesIO(path.read_bytes())).pages[0].extract_text().split())


def test_the_paper_is_seen_and_saved_as_it_is_seen(
    page: PaperPage, qtbot: QtBot, navigator: Navigator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.accessibleName() == "My story"
    assert page.preview.isVisible()
    target = tmp_path / "kept"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    with qtbot.waitSignal(navigator.said) as told:
        page.preview.save_button.click()
    saved = tmp_path / "kept.pdf"
    assert told.args == [f"Saved: {saved}"]
    assert "Ease off <b>" in said(saved)


def test_a_cancelled_save_writes_nothing(
    page: PaperPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    page.preview.save_button.click()
    assert list(tmp_path.iterdir()) == []


def test_what_is_ticked_is_on_the_paper_at_once(page: PaperPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.large_print.click()
    page.tick_boxes.click()
    target = tmp_path / "kept.pdf"

    def saved_as_wished() -> bool:
        page.save_to(target)
        qtbot.waitUntil(target.exists, timeout=5000)
        return "large=True boxes=True" in said(target)

    qtbot.waitUntil(saved_as_wished, timeout=5000)


def test_boxes_are_offered_only_where_there_can_be_some(
    open_page: Callable[[PaperOrder], PaperPage], qtbot: QtBot
) -> None:
    page = open_page(replace(ORDER, boxed=False))
    qtbot.waitUntil(lambda: page.preview.document.pageCount() == 1, timeout=5000)
    assert not page.tick_boxes.isVisible()
    assert page.large_print.isVisible()


def test_saving_where_one_cannot_is_told_and_the_paper_stays(
    page: PaperPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[CompanionError] = []
    monkeypatch.setattr(outlet, "show_error", lambda error, _parent: told.append(error))
    page.save_to(tmp_path / "nowhere" / "kept.pdf")
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told[0].next_step
    assert page.preview.isVisible()


def test_it_prints_the_pages_seen(
    page: PaperPage, qtbot: QtBot, navigator: Navigator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    with qtbot.waitSignal(navigator.said, timeout=5000) as told:
        page.preview.print_button.click()
    assert told.args == ["Sent to the printer."]
    assert len(pypdf.PdfReader(target).pages) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["printed.pdf"]


def test_a_cancelled_print_leaves_nothing(
    page: PaperPage, navigator: Navigator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    navigator.said.connect(heard.append)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    page.preview.print_button.click()
    assert heard == []
    assert list(tmp_path.iterdir()) == []


def test_escape_and_back_leave(page: PaperPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.preview.save_button, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.left):
        page.preview.back_button.click()


def test_a_paper_that_cannot_be_made_is_told_and_one_is_back(
    open_page: Callable[[PaperOrder], PaperPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[CompanionError] = []
    monkeypatch.setattr(paper_page, "show_error", lambda error, _parent: told.append(error))
    left: list[bool] = []
    listening = threading.Event()

    def fail(_wishes: Wishes, _progress: Progress) -> bytes:
        listening.wait(5)
        raise CompanionError("It did not work.", "Try again.")

    page = open_page(replace(ORDER, make=fail))
    page.left.connect(partial(left.append, True))
    listening.set()
    qtbot.waitUntil(lambda: left == [True], timeout=5000)
    assert [error.sentence for error in told] == ["It did not work."]


def test_stop_gives_up_what_takes_long(
    open_page: Callable[[PaperOrder], PaperPage], qtbot: QtBot, tasks: Tasks
) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def slow(_wishes: Wishes, progress: Progress) -> bytes:
        begun.set()
        while progress(0.5):
            threading.Event().wait(0.005)
        stopped.set()
        return b""

    page = open_page(replace(ORDER, make=slow))
    qtbot.waitUntil(begun.is_set, timeout=5000)
    assert page.stop_button.isVisible()
    assert page.stop_button.hasFocus()
    with qtbot.waitSignal(page.left):
        page.stop_button.click()
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=5000)
    assert page.preview.document.pageCount() == 0


def test_everything_can_be_reached_and_has_a_name(page: PaperPage) -> None:
    for widget in (page.large_print, page.tick_boxes, page.preview.save_button, page.preview.view):
        assert widget.accessibleName() or widget.text()  # type: ignore[attr-defined]
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
