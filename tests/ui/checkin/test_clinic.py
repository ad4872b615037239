"""Scores from a clinic on screen: copied from paper, listed by name, changed, deleted, brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from companion.errors import SaveError
from companion.services.bundle import Services
from companion.ui.checkin.clinic_page import LESS, ClinicPage
from companion.ui.checkin.pages import CheckInPage
from companion.ui.checkin.screen import CheckInScreen
from companion.ui.errors import ErrorDialog
from companion.ui.navigation import Navigator

Open = Callable[[], CheckInScreen]
Press = Callable[[QWidget], None]


@pytest.fixture
def undone(navigator: Navigator) -> list[Callable[[], object]]:
    heard: list[Callable[[], object]] = []
    navigator.undoable.connect(lambda _sentence, action: heard.append(action))
    return heard


@pytest.fixture
def screen(open_screen: Open, press: Press) -> CheckInScreen:
    made = open_screen()
    assert isinstance(made.page, CheckInPage)
    press(made.page.clinic_button)
    return made


def page_of(screen: CheckInScreen) -> ClinicPage:
    assert isinstance(screen.page, ClinicPage)
    return screen.page


def test_a_score_is_copied_by_keyboard(screen: CheckInScreen, press: Press, services: Services) -> None:
    form = page_of(screen).form
    QTest.keyClicks(form.name.editor, "Oswestry <b>index</b>")
    QTest.keyClicks(form.number.editor, "34.5")
    QTest.keyClicks(form.unit_words.editor, "%")
    press(form.better.pills()[LESS])
    QTest.keyClick(form.number.editor, Qt.Key.Key_Return)
    (score,) = services.clinic_scores.all()
    assert (score.name, score.value, score.unit, score.better) == ("Oswestry <b>index</b>", 34.5, "%", -1)
    page = page_of(screen)
    assert page.texts[0].text() == "34.5 %  ·  22 Nov 2026  ·  Less is easier"
    assert page.form.name.text() == ""
    assert page.edit_buttons[score.id].hasFocus()


def test_scores_of_one_name_stand_together_the_latest_first(
    open_screen: Open, press: Press, services: Services
) -> None:
    day = services.clinic_scores.today()
    services.clinic_scores.add("Oswestry", "34", day - timedelta(days=30))
    services.clinic_scores.add("Step test", "90", day)
    services.clinic_scores.add("oswestry", "22", day)
    made = open_screen()
    assert isinstance(made.page, CheckInPage)
    press(made.page.clinic_button)
    assert [text.text().split("  ")[0] for text in page_of(made).texts] == ["22", "34", "90"]


def test_what_is_no_number_is_told_and_stays(screen: CheckInScreen, press: Press, services: Services) -> None:
    form = page_of(screen).form
    form.name.set_text("Oswestry")
    form.number.set_text("good")
    press(form.save)
    assert form.problem.isVisibleTo(form)
    assert "number, such as 34" in form.problem.text()
    assert form.number.text() == "good"
    assert form.number.editor.hasFocus()
    assert services.clinic_scores.all() == []


def test_a_score_begun_is_there_again(screen: CheckInScreen, open_screen: Open, press: Press) -> None:
    QTest.keyClicks(page_of(screen).form.name.editor, "Osw")
    screen.leave()
    again = open_screen()
    assert isinstance(again.page, CheckInPage)
    press(again.page.clinic_button)
    assert page_of(again).form.name.text() == "Osw"


def test_a_score_is_changed_and_left_as_it_was(open_screen: Open, press: Press, services: Services) -> None:
    kept = services.clinic_scores.add("Oswestry", "34")
    made = open_screen()
    assert isinstance(made.page, CheckInPage)
    press(made.page.clinic_button)
    press(page_of(made).edit_buttons[kept.id])
    assert page_of(made).form.number.text() == "34"
    page_of(made).form.number.set_text("32")
    press(page_of(made).form.save)
    assert services.clinic_scores.get(kept.id).value == 32
    press(page_of(made).edit_buttons[kept.id])
    QTest.keyClicks(page_of(made).form.note.editor, "no")
    page_of(made).form.left.emit()
    assert services.clinic_scores.get(kept.id).note == ""
    press(page_of(made).edit_buttons[kept.id])
    assert page_of(made).form.note.text() == ""
    press(page_of(made).back)
    assert page_of(made).changing is None
    press(page_of(made).back)
    assert isinstance(made.page, CheckInPage)


def test_delete_and_undo(
    open_screen: Open, press: Press, services: Services, undone: list[Callable[[], object]]
) -> None:
    kept = services.clinic_scores.add("Oswestry", "34")
    made = open_screen()
    assert isinstance(made.page, CheckInPage)
    press(made.page.clinic_button)
    press(page_of(made).remove_buttons[kept.id])
    assert page_of(made).texts == []
    assert undone[0]() is not False
    assert services.clinic_scores.all() == [kept]
    assert page_of(made).edit_buttons[kept.id].hasFocus()


def test_a_score_that_could_not_be_brought_back_is_told(
    open_screen: Open,
    press: Press,
    services: Services,
    undone: list[Callable[[], object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = services.clinic_scores.add("Oswestry", "34")
    made = open_screen()
    assert isinstance(made.page, CheckInPage)
    press(made.page.clinic_button)
    press(page_of(made).remove_buttons[kept.id])

    def full(_score: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.clinic_scores, "put_back", full)
    assert undone[0]() is False
    [dialog] = [each for each in made.findChildren(ErrorDialog) if each.isVisible()]
    dialog.reject()


def test_the_list_follows_what_changed_elsewhere(screen: CheckInScreen, services: Services) -> None:
    page_of(screen).form.name.set_text("kept as a draft")
    page_of(screen).form.name.changed.emit()
    services.clinic_scores.add("Oswestry", "34")
    screen.refresh()
    assert len(page_of(screen).texts) == 1
    assert page_of(screen).form.name.text() == "kept as a draft"
