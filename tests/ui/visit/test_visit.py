"""What I bring, the sheet, and what we agreed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.domain.visits import TalkKind
from companion.errors import SaveError
from companion.services.bundle import Services
from companion.ui.errors import ErrorDialog
from companion.ui.navigation import Navigator
from companion.ui.visit.screen import VisitScreen


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
    screen: VisitScreen, services: Services, make_screen: Callable[[], VisitScreen]
) -> None:
    screen.talk.field.set_text("")
    screen.talk.field.editor.insert("half a thou")  # type: ignore[attr-defined]
    screen.leave()
    again = make_screen()
    assert again.talk.field.text() == "half a thou"
    again.deleteLater()


def test_day_and_person_are_kept_as_soon_as_given(screen: VisitScreen, services: Services) -> None:
    screen.who.set_text("Ana")
    screen.day.set_day(services.sessions.today())
    screen.day.changed.emit()
    visit = services.visits.next()
    assert visit is not None
    assert (visit.who, visit.day) == ("Ana", services.sessions.today())


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
