"""The fridge card from the plan page: made apart, seen, saved; never a half file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.tense import TensePlan
from companion.errors import CompanionError
from companion.services.bundle import Services
from companion.services.tense import TenseService
from companion.ui.navigation import Navigator
from companion.ui.paper import page as paper_page
from companion.ui.paper.page import PaperPage
from companion.ui.tense.plan_page import PlanPage
from companion.ui.tense.screen import TenseScreen


def plan_page(screen: TenseScreen) -> PlanPage:
    screen._plan()
    page = screen.pages.currentWidget()
    assert isinstance(page, PlanPage)
    return page


@pytest.fixture
def page(screen: TenseScreen, services: Services, qtbot: QtBot) -> PaperPage:
    """The card, made and in sight."""
    services.tense.save_plan(TensePlan(first="Ease off <b>", relief=("Heat",), learned="SECRET"))
    plan_page(screen).card_button.click()
    page = screen.pages.currentWidget()
    assert isinstance(page, PaperPage)
    qtbot.waitUntil(lambda: page.preview.document.pageCount() == 1, timeout=5000)
    return page


def test_there_is_no_card_before_there_is_a_plan(screen: TenseScreen, services: Services) -> None:
    assert not plan_page(screen).card_button.isVisible()
    services.tense.save_plan(TensePlan(first="Ease off"))
    assert plan_page(screen).card_button.isVisible()


def test_the_card_is_seen_and_saved_as_it_is_seen(
    page: PaperPage, qtbot: QtBot, navigator: Navigator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.preview.isVisible()
    assert page.preview.save_button.hasFocus()
    target = tmp_path / "card"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    with qtbot.waitSignal(navigator.said) as told:
        page.preview.save_button.click()
    saved = tmp_path / "card.pdf"
    assert told.args == [f"Saved: {saved}"]
    text = " ".join(pypdf.PdfReader(BytesIO(saved.read_bytes())).pages[0].extract_text().split())
    assert "Ease off <b>" in text
    assert "In an emergency, call 112" in text
    assert "SECRET" not in text, "what I learned is not for the kitchen"


def test_it_prints_on_its_side(page: PaperPage, monkeypatch: pytest.MonkeyPatch) -> None:
    sides: list[QPageLayout.Orientation] = []

    def look(dialog: QPrintDialog) -> int:
        sides.append(dialog.printer().pageLayout().orientation())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", look)
    page.preview.print_button.click()
    assert sides == [QPageLayout.Orientation.Landscape]


def test_there_is_nothing_to_choose_about_the_card(page: PaperPage) -> None:
    assert not page.large_print.isVisible()
    assert not page.tick_boxes.isVisible()


def test_back_and_escape_lead_to_the_plan(page: PaperPage, screen: TenseScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(page.preview.save_button, Qt.Key.Key_Escape)
    assert isinstance(screen.pages.currentWidget(), PlanPage)


def test_a_card_that_cannot_be_made_is_told_and_one_is_back_at_the_plan(
    screen: TenseScreen, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[CompanionError] = []
    monkeypatch.setattr(paper_page, "show_error", lambda error, _parent: told.append(error))

    def fail(*_args: object) -> bytes:
        raise CompanionError("It did not work.", "Try again.")

    monkeypatch.setattr(TenseService, "card_pdf", fail)
    services.tense.save_plan(TensePlan(first="Ease off"))
    plan_page(screen).card_button.click()
    qtbot.waitUntil(lambda: isinstance(screen.pages.currentWidget(), PlanPage), timeout=5000)
    assert [error.sentence for error in told] == ["It did not work."]


def test_stopping_leads_back(screen: TenseScreen, services: Services, shown: Callable[..., QWidget]) -> None:
    services.tense.save_plan(TensePlan(first="Ease off"))
    plan_page(screen).card_button.click()
    page = screen.pages.currentWidget()
    assert isinstance(page, PaperPage)
    page.stop_button.click()
    assert isinstance(screen.pages.currentWidget(), PlanPage)
