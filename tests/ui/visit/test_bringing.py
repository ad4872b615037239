"""A line for the next visit from anywhere: by one press on a thing, or in a box of one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.domain.visits import TalkKind
from companion.errors import SaveError
from companion.services.bundle import Services
from companion.ui.navigation import Navigator
from companion.ui.visit import bringing as module
from companion.ui.visit.bringing import DRAFT, BringBox, Bringing
from companion.ui.widgets.for_next_visit import MOST, ForNextVisit


@pytest.fixture
def window(shown: Callable[..., QWidget]) -> QWidget:
    made = QWidget()
    shown(made, 900, 640)
    return made


@pytest.fixture
def bringing(services: Services, navigator: Navigator, window: QWidget) -> Iterator[Bringing]:
    made = Bringing(services.visits, services.drafts, navigator, window)
    navigator.bring.connect(made.bring)
    yield made
    for box in window.findChildren(BringBox):
        box.reject()


def box_of(window: QWidget) -> BringBox:
    (box,) = [each for each in window.findChildren(BringBox) if each.isVisible()]
    return box


def test_one_press_puts_the_words_on_the_list_and_can_be_undone(
    bringing: Bringing, services: Services, navigator: Navigator, qtbot: QtBot
) -> None:
    button = ForNextVisit("goal/1", "lift <Rosie>")
    qtbot.addWidget(button)
    button.wanted.connect(navigator.bring)
    with qtbot.waitSignals([navigator.undoable, navigator.changed]):
        button.click()
    said: list[Any] = []
    (item,) = services.visits.items()
    assert (item.kind, item.text, item.source) == (TalkKind.TALK, "lift <Rosie>", "goal/1")
    navigator.said.connect(said.append)
    button.click()
    assert said == ["It is on your list already."]
    assert services.visits.items() == [item]


def test_undo_takes_it_off_again(
    bringing: Bringing, services: Services, navigator: Navigator, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(navigator.undoable) as caught:
        bringing.bring("step/1", "the squat")
    assert caught.args is not None
    assert caught.args[0] == "It is on your list for the next visit."
    assert caught.args[1]() is True
    assert services.visits.items() == []


def test_the_button_says_what_it_is_about_and_on_a_full_window_that_it_is_done(qtbot: QtBot) -> None:
    long = "a very long story " * 40
    button = ForNextVisit("goal/1", long, tells=True)
    qtbot.addWidget(button)
    assert button.accessibleName().startswith("For my next visit: a very long story")
    assert len(button.accessibleName()) < MOST + 40
    with qtbot.waitSignal(button.wanted) as caught:
        button.click()
    assert caught.args == ["goal/1", long]
    assert button.text() == "It is on your list"


def test_the_box_takes_one_line_and_return_keeps_it(
    bringing: Bringing, services: Services, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    navigator.bring.emit("", "")
    box = box_of(window)
    bringing.ask()
    assert box_of(window) is box, "asked twice, it is still one box"
    qtbot.keyClicks(box.field.editor, "the third stair")
    with qtbot.waitSignal(navigator.undoable):
        qtbot.keyClick(box.field.editor, Qt.Key.Key_Return)
    assert [(item.kind, item.text) for item in services.visits.items()] == [
        (TalkKind.TALK, "the third stair")
    ]
    assert services.drafts.load(DRAFT) is None


def test_the_box_takes_a_question(
    bringing: Bringing, services: Services, window: QWidget, qtbot: QtBot
) -> None:
    bringing.ask()
    qtbot.keyClicks(box_of(window).field.editor, "may I kneel?")
    box_of(window).question_button.click()
    assert [item.kind for item in services.visits.items()] == [TalkKind.QUESTION]


def test_what_is_typed_and_left_is_there_the_next_time(
    bringing: Bringing, services: Services, window: QWidget, qtbot: QtBot
) -> None:
    bringing.ask()
    qtbot.keyClicks(box_of(window).field.editor, "half a thou")
    box_of(window).reject()
    assert services.visits.items() == []
    assert services.drafts.load(DRAFT) == {"text": "half a thou"}
    bringing.ask()
    assert box_of(window).field.text() == "half a thou"


def test_an_empty_line_is_left_alone(bringing: Bringing, services: Services, window: QWidget) -> None:
    bringing.ask()
    box_of(window).keep_button.click()
    assert services.visits.items() == []


def test_a_line_that_cannot_be_kept_is_told(
    bringing: Bringing, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def full(*_line: object, **_more: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(module, "show_error", lambda error, _parent: told.append(error.sentence))
    monkeypatch.setattr(services.visits, "bring", full)
    bringing.bring("goal/1", "lift Rosie")
    assert told == ["The disk is full."]
