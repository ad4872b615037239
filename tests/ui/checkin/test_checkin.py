"""Checking in: partial answers, another day, privacy, drafts, changing and deleting what was kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.checkins import Answer, QuestionKind
from companion.domain.history import Thing
from companion.errors import SaveError
from companion.services.bundle import Services
from companion.ui.checkin.pages import CheckInPage, EditPage
from companion.ui.checkin.screen import CheckInScreen
from companion.ui.errors import ErrorDialog
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Label, ScaleInput, TextField
from tests.helpers.desk import FixedClock

Open = Callable[[], CheckInScreen]
Press = Callable[[QWidget], None]
IMG = '<img src="x"> <b>walked</b> & sat'
CAN_DO, SURE = "can_do", "sure"


@pytest.fixture
def undone(navigator: Navigator) -> list[Callable[[], None]]:
    heard: list[Callable[[], None]] = []
    navigator.undoable.connect(lambda _sentence, action: heard.append(action))
    return heard


def main_of(screen: CheckInScreen) -> CheckInPage:
    assert isinstance(screen.page, CheckInPage)
    return screen.page


def edit_of(screen: CheckInScreen) -> EditPage:
    assert isinstance(screen.page, EditPage)
    return screen.page


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]


def test_each_question_says_why_it_is_asked(open_screen: Open, services: Services) -> None:
    page = main_of(open_screen())
    assert list(page.form.questions) == [CAN_DO, SURE]
    said = texts(page)
    for question, *_ in services.checkins.asked():
        assert question.text in said
        assert f"Why we ask: {question.reason}" in said


def test_a_part_of_the_answers_is_enough(open_screen: Open, press: Press, services: Services) -> None:
    screen = open_screen()
    form = main_of(screen).form
    press(form.questions[SURE].input.pills()["7"])  # type: ignore[union-attr]
    press(form.save)
    [kept] = services.checkins.recent()
    assert kept.numbers() == {SURE: 7}
    assert kept.private
    assert main_of(screen).form.answers() == []
    assert "7 of 10" in main_of(screen).earlier.texts[0].text()
    assert "private" in main_of(screen).earlier.texts[0].text()


def test_zero_is_an_answer_and_nothing_is_not(open_screen: Open, press: Press, services: Services) -> None:
    screen = open_screen()
    press(main_of(screen).form.questions[CAN_DO].input.pills()["0"])  # type: ignore[union-attr]
    press(main_of(screen).form.save)
    assert services.checkins.recent()[0].numbers() == {CAN_DO: 0}
    assert services.checkins.points(SURE, services.checkins.today(), services.checkins.today()) == []


def test_checking_in_with_the_keyboard_alone(open_screen: Open, services: Services) -> None:
    screen = open_screen()
    main_of(screen).pause_button.setFocus()

    def key(code: Qt.Key) -> None:
        QTest.keyClick(screen.focusWidget(), code)
        QApplication.processEvents()

    key(Qt.Key.Key_Tab)
    QTest.keyClicks(screen.focusWidget(), "10")
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Tab)
    QTest.keyClicks(screen.focusWidget(), "4")
    while not isinstance(screen.focusWidget(), type(main_of(screen).form.note.editor)):
        key(Qt.Key.Key_Tab)
    QTest.keyClicks(screen.focusWidget(), "Sat on the floor")
    main_of(screen).form.private.setFocus()
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Return)
    [kept] = services.checkins.recent()
    assert kept.numbers() == {CAN_DO: 10, SURE: 4}
    assert (kept.note, kept.private) == ("Sat on the floor", False)
    assert screen.focusWidget() is main_of(screen).kept_line.button


def test_nothing_is_refused_calmly(open_screen: Open, press: Press, services: Services) -> None:
    page = main_of(open_screen())
    press(page.form.save)
    assert page.form.problem.isVisibleTo(page)
    assert services.checkins.recent() == []
    page.form.note.editor.setFocus()
    QTest.keyClicks(page.form.note.editor, "a")
    assert not page.form.problem.isVisibleTo(page)


def test_a_check_in_can_be_about_an_earlier_day(
    open_screen: Open, press: Press, services: Services, clock: FixedClock
) -> None:
    page = main_of(open_screen())
    day = clock.now().day - timedelta(days=5)
    page.form.note.set_text("Slow day")
    page.form.day.set_day(day)
    press(page.form.save)
    [kept] = services.checkins.recent()
    assert kept.at.day == day
    assert kept.written == clock.now()


def test_every_kind_of_answer_is_kept_and_read_back(
    open_screen: Open, press: Press, services: Services
) -> None:
    yes_no = services.checkins.add_own("Did you sing?", QuestionKind.YES_NO)
    wordy = services.checkins.add_own("What helped?", QuestionKind.WORDS)
    screen = open_screen()
    form = main_of(screen).form
    press(form.questions[yes_no.id].input.pills()["0"])  # type: ignore[union-attr]
    form.questions[wordy.id].set_text(IMG)
    press(form.save)
    [kept] = services.checkins.recent()
    assert kept.answers == (
        Answer(yes_no.id, "Did you sing?", number=0),
        Answer(wordy.id, "What helped?", words=IMG),
    )
    text = main_of(screen).earlier.texts[0].text()
    assert "Did you sing?  No" in text
    assert f"What helped?  “{IMG}”" in text


def test_a_draft_brings_back_words_and_numbers(
    open_screen: Open, press: Press, services: Services, qtbot: QtBot
) -> None:
    first = main_of(open_screen())
    press(first.form.questions[CAN_DO].input.pills()["6"])  # type: ignore[union-attr]
    QTest.keyClicks(first.form.note.editor, "Walked")
    qtbot.waitUntil(lambda: (services.drafts.load("checkin/new") or {}).get("note") == "Walked", timeout=1500)
    second = main_of(open_screen())
    assert second.form.questions[CAN_DO].text() == "6"
    assert second.form.note.text() == "Walked"
    press(second.form.save)
    assert services.drafts.load("checkin/new") is None


def test_a_refresh_leaves_what_is_being_typed(open_screen: Open, services: Services) -> None:
    screen = open_screen()
    page = main_of(screen)
    page.form.note.editor.setFocus()
    QTest.keyClicks(page.form.note.editor, "Walked")
    services.checkins.add([], note="from elsewhere")
    screen.refresh()
    assert screen.page is page
    assert page.form.note.text() == "Walked"
    assert "from elsewhere" in page.earlier.texts[0].text()


def test_an_earlier_one_is_changed_and_its_history_kept(
    open_screen: Open, press: Press, services: Services, clock: FixedClock
) -> None:
    kept = services.checkins.add([Answer(CAN_DO, "How well?", number=3)], note="before")
    screen = open_screen()
    press(main_of(screen).earlier.edit_buttons[kept.id])
    form = edit_of(screen).form
    assert (form.questions[CAN_DO].text(), form.note.text()) == ("3", "before")
    form.note.set_text("after")
    form.day.set_day(clock.now().day - timedelta(days=2))
    press(form.save)
    changed = services.checkins.get(kept.id)
    assert (changed.note, changed.at.day) == ("after", clock.now().day - timedelta(days=2))
    assert changed.numbers() == {CAN_DO: 3}
    with services.notebook.read() as unit:
        [revision] = unit.history.of(Thing.CHECK_IN, kept.id)
    assert revision.earlier["note"] == "before"
    main_of(screen)


def test_leaving_a_change_leaves_it_as_it_was(open_screen: Open, press: Press, services: Services) -> None:
    kept = services.checkins.add([], note="before")
    screen = open_screen()
    press(main_of(screen).earlier.edit_buttons[kept.id])
    QTest.keyClicks(edit_of(screen).form.note.editor, "xyz")
    edit_of(screen).form.left.emit()
    assert services.checkins.get(kept.id) == kept
    press(main_of(screen).earlier.edit_buttons[kept.id])
    assert edit_of(screen).form.note.text() == "before"


def test_emptying_a_check_in_is_refused(open_screen: Open, press: Press, services: Services) -> None:
    kept = services.checkins.add([], note="before")
    screen = open_screen()
    press(main_of(screen).earlier.edit_buttons[kept.id])
    edit_of(screen).form.note.set_text(" ")
    press(edit_of(screen).form.save)
    assert edit_of(screen).form.problem.isVisibleTo(screen)
    assert services.checkins.get(kept.id).note == "before"


def test_an_answer_to_a_question_no_longer_there_can_be_read_and_kept(
    open_screen: Open, press: Press, services: Services
) -> None:
    kept = services.checkins.add(
        [Answer("gone", "An old question?", number=4), Answer("old", "Say", words="x")]
    )
    screen = open_screen()
    press(main_of(screen).earlier.edit_buttons[kept.id])
    form = edit_of(screen).form
    assert isinstance(form.questions["gone"].input, ScaleInput)
    assert isinstance(form.questions["old"].input, TextField)
    form.note.set_text("and a note")
    press(form.save)
    assert services.checkins.get(kept.id).answers == kept.answers


def test_delete_and_undo(
    open_screen: Open, press: Press, services: Services, undone: list[Callable[[], None]]
) -> None:
    kept = services.checkins.add([Answer(CAN_DO, "How well?", number=3)], note="note")
    screen = open_screen()
    press(main_of(screen).earlier.remove_buttons[kept.id])
    assert services.checkins.recent() == []
    assert main_of(screen).earlier.texts == []
    undone[0]()
    assert services.checkins.recent() == [kept]
    assert len(main_of(screen).earlier.texts) == 1


def test_after_deleting_the_focus_is_on_the_check_in_that_took_its_place(
    open_screen: Open, press: Press, services: Services, clock: FixedClock
) -> None:
    oldest, middle, latest = (_noted(services, clock, words) for words in ("a", "b", "c"))
    screen = open_screen()
    press(main_of(screen).earlier.remove_buttons[middle])
    assert screen.focusWidget() is main_of(screen).earlier.edit_buttons[oldest], "the next one down"
    press(main_of(screen).earlier.remove_buttons[oldest])
    assert screen.focusWidget() is main_of(screen).earlier.edit_buttons[latest], "it was the last"
    press(main_of(screen).earlier.remove_buttons[latest])
    assert screen.focusWidget() is main_of(screen).form.save, "none is left"


def test_after_undo_the_focus_is_on_what_came_back(
    open_screen: Open,
    press: Press,
    services: Services,
    clock: FixedClock,
    undone: list[Callable[[], bool]],
) -> None:
    kept = [_noted(services, clock, words) for words in ("a", "b")]
    screen = open_screen()
    press(main_of(screen).earlier.remove_buttons[kept[0]])
    assert undone[0]() is not False
    assert screen.focusWidget() is main_of(screen).earlier.edit_buttons[kept[0]]


def test_a_check_in_that_could_not_be_brought_back_is_told(
    open_screen: Open,
    press: Press,
    services: Services,
    clock: FixedClock,
    undone: list[Callable[[], bool]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = open_screen()
    kept = _noted(services, clock, "a")
    screen.refresh()
    press(main_of(screen).earlier.remove_buttons[kept])

    def full(_check_in: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.checkins, "put_back", full)
    assert undone[0]() is False
    [dialog] = [each for each in screen.findChildren(ErrorDialog) if each.isVisible()]
    dialog.reject()


def _noted(services: Services, clock: FixedClock, words: str) -> str:
    clock.advance(days=1)
    return services.checkins.add([], note=words).id


def test_markup_is_shown_as_typed(open_screen: Open, services: Services) -> None:
    services.checkins.add([], note=IMG)
    page = main_of(open_screen())
    assert f"“{IMG}”" in page.earlier.texts[0].text()
    assert page.earlier.texts[0].textFormat() is Qt.TextFormat.PlainText


def test_a_long_list_comes_twenty_at_a_time(
    open_screen: Open, press: Press, services: Services, clock: FixedClock
) -> None:
    for number in range(45):
        clock.advance(days=1)
        services.checkins.add([], note=f"note {number}")
    screen = open_screen()
    assert len(main_of(screen).earlier.texts) == 20
    assert "note 44" in main_of(screen).earlier.texts[0].text()
    press(main_of(screen).earlier.more_button)
    assert len(main_of(screen).earlier.texts) == 40
    press(main_of(screen).earlier.more_button)
    assert len(main_of(screen).earlier.texts) == 45
    assert not main_of(screen).earlier.more_button.isVisibleTo(screen)


def test_the_window_can_open_one_check_in(open_screen: Open, services: Services) -> None:
    kept = services.checkins.add([], note="x")
    screen = open_screen()
    screen.open_item(kept.id)
    assert edit_of(screen).check_in == kept
    services.checkins.remove(kept.id)
    again = open_screen()
    again.open_item(kept.id)
    main_of(again)
