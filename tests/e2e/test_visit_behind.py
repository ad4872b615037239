"""One wrong press after the list, in the real window: the visit is behind, and undo brings back all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from companion.domain.tables import PlainTable
from companion.ui.navigation import Place
from companion.ui.visit.screen import VisitScreen
from tests.helpers.stage import Stage
from tests.helpers.wardrobe import Wardrobe

from PySide6.QtCore import Qt  # isort: skip


@pytest.fixture(scope="module")
def wardrobe(tmp_path_factory: pytest.TempPathFactory) -> Wardrobe:
    return Wardrobe(tmp_path_factory.mktemp("wardrobe"))


def everything(stage: Stage) -> dict[str, PlainTable]:
    """All tables, but for when unfinished words were kept."""
    with stage.services.notebook.read() as unit:
        tables = dict(unit.tables())
    drafts = tables.pop("drafts")
    rows = [{name: value for name, value in row.items() if name != "at"} for row in drafts.rows]
    return tables | {"drafts": PlainTable(("key", "fields"), sorted(rows, key=repr))}


def test_a_wrong_press_on_the_visit_costs_nothing(wardrobe: Wardrobe, tmp_path: Path) -> None:
    with Stage(wardrobe, tmp_path / "stage", "sample") as stage:
        services = stage.services
        item = services.visits.items()[0]
        services.sheets.reword(f"item:{item.id}", "the squat, in other words")
        before, visit, sheet = everything(stage), services.visits.next(), services.visits.items()
        stage.go(Place.VISIT)
        screen = stage.window.screen_of(Place.VISIT)
        assert isinstance(screen, VisitScreen)
        screen.afterwards.keep_button.setFocus()
        QTest.keyClick(screen.afterwards.keep_button, Qt.Key.Key_Space)
        stage.settle()
        question = screen.afterwards.question
        assert question.isVisible(), "its day is eleven days ahead"
        question.was_button.setFocus()
        QTest.keyClick(question.was_button, Qt.Key.Key_Space)
        stage.settle()
        assert (services.visits.next(), services.visits.items()) == (None, [])
        stage.go(Place.TODAY)
        assert stage.window.undo_bar.isVisible(), "undo is offered in every place"
        stage.window.undo_bar.undo_button.click()
        stage.settle()
        assert (services.visits.next(), services.visits.items()) == (visit, sheet)
        assert everything(stage) == before
