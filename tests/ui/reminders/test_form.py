"""When would you like to be reminded, if at all? By mouse and by keyboard, and nothing begun is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.domain.reminders import EVERY_DAY, Subject
from companion.domain.routines import Routine
from companion.errors import SaveError
from companion.services.bundle import Services
from companion.services.reminders import When
from companion.ui.reminders import form as form_module
from companion.ui.reminders.days_field import DaysField
from companion.ui.reminders.form import AFTER, AT_TIMES, NEVER, ReminderForm
from companion.ui.reminders.list_page import RemindersPage
from companion.ui.reminders.pages import ReminderPages
from companion.ui.reminders.screen import RemindersScreen
from companion.ui.theme import LIGHT, Theme

Open = Callable[[], RemindersScreen]


def form_of(screen: RemindersScreen) -> ReminderForm:
    QApplication.processEvents()
    assert isinstance(screen.page, ReminderForm)
    return screen.page


def page_of(screen: RemindersScreen) -> RemindersPage:
    QApplication.processEvents()
    assert isinstance(screen.page, RemindersPage)
    return screen.page


def key(screen: RemindersScreen, code: Qt.Key) -> None:
    QTest.keyClick(screen.focusWidget(), code)
    QApplication.processEvents()


def test_a_routine_at_two_times_on_working_days(
    open_screen: Open, services: Services, routine: Routine, said: list[str]
) -> None:
    screen = open_screen()
    page_of(screen).add_button.click()
    form = form_of(screen)
    assert form.subject() is Subject.ROUTINE
    assert form.kind.value() == AT_TIMES
    form.times.fields[0].set_value(time(7, 30))
    form.times.add_link.click()
    form.days.working_link.click()
    form.save.click()
    reminder = services.reminders.of_routine(routine.id)
    assert reminder is not None
    assert (reminder.times, reminder.days) == ((time(7, 30), time(11, 30)), frozenset({1, 2, 3, 4, 5}))
    assert said == ["Saved"]
    assert list(page_of(screen).change_links) == [reminder.id]


def test_own_words_after_something_by_keyboard_alone(open_screen: Open, services: Services) -> None:
    screen = open_screen()
    screen.focus_first()
    key(screen, Qt.Key.Key_Return)
    assert form_of(screen).subject() is Subject.CHECK_IN, "there is no routine to choose"
    key(screen, Qt.Key.Key_Right)
    key(screen, Qt.Key.Key_Tab)
    QTest.keyClicks(screen.focusWidget(), "Water <b>the</b> roses")
    key(screen, Qt.Key.Key_Tab)
    key(screen, Qt.Key.Key_Right)
    key(screen, Qt.Key.Key_Tab)
    QTest.keyClicks(screen.focusWidget(), "after breakfast")
    key(screen, Qt.Key.Key_Tab)
    key(screen, Qt.Key.Key_Space)  # not on Mondays
    form_of(screen).save.setFocus()
    key(screen, Qt.Key.Key_Return)
    (one,) = services.reminders.all()
    assert (one.title, one.reminder.anchor, one.reminder.times) == (
        "Water <b>the</b> roses",
        "after breakfast",
        (),
    )
    assert one.reminder.days == EVERY_DAY - {1}


def test_only_what_belongs_to_the_choice_is_asked(open_screen: Open, routine: Routine) -> None:
    screen = open_screen()
    screen.add()
    form = form_of(screen)

    def asked() -> tuple[bool, ...]:
        parts = (form.routine, form.words, form.times_part, form.anchor_part, form.days_part)
        return tuple(part.isVisible() for part in parts)

    assert asked() == (True, False, True, False, True)
    form.subject_row.pills()[Subject.OWN.value].click()
    form.kind.pills()[AFTER].click()
    assert asked() == (False, True, False, True, True)
    assert NEVER not in form.kind.pills(), "who adds one wants one"


def test_what_has_a_reminder_is_not_offered_a_second(
    open_screen: Open, services: Services, routine: Routine
) -> None:
    services.reminders.choose_for_routine(routine.id, When(EVERY_DAY, (time(8),)))
    services.reminders.choose_for_check_in(When(EVERY_DAY, (time(8),)))
    other = services.routines.create("Evening")
    services.routines.put_away(services.routines.create("Old").id)
    screen = open_screen()
    screen.add()
    form = form_of(screen)
    assert list(form.subject_row.pills()) == [Subject.ROUTINE.value, Subject.OWN.value]
    assert form.offered.routines == ((other.id, "Evening"),)


def test_not_at_all_deletes_what_was_there_and_can_be_undone(
    open_screen: Open, services: Services, undos: list[tuple[str, Callable[[], object]]]
) -> None:
    made = services.reminders.choose_own("Roses", When(frozenset({2}), (), "after tea"))
    screen = open_screen()
    page_of(screen).change_links[made.id].click()
    form = form_of(screen)
    assert (form.words.text(), form.anchor.text(), form.days.value()) == ("Roses", "after tea", {2})
    form.kind.pills()[NEVER].click()
    assert form.never_words.isVisible()
    assert not form.days_part.isVisible()
    form.save.click()
    assert services.reminders.all() == []
    [(sentence, undo)] = undos
    assert sentence == "The reminder was deleted."
    assert undo() is True
    assert [one.title for one in services.reminders.all()] == ["Roses"]


@pytest.mark.parametrize("kind", [AT_TIMES, AFTER])
def test_what_is_missing_is_said_where_it_is(
    open_screen: Open, services: Services, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(form_module, "announce", lambda _widget, words: spoken.append(words))
    screen = open_screen()
    screen.add()
    form = form_of(screen)
    form.subject_row.pills()[Subject.OWN.value].click()
    form.kind.pills()[kind].click()
    form.save.click()
    assert form.words.problem.isVisible()
    assert screen.focusWidget() is form.words.editor
    form.words.set_text("Roses")
    if kind == AFTER:
        form.save.click()
        assert form.anchor.problem.isVisible()
        assert screen.focusWidget() is form.anchor.editor
        form.anchor.set_text("tea")
    form.days.set_value(())
    form.save.click()
    assert "at least one day" in form.problem.text()
    assert form.problem.isVisible()
    assert spoken == [form.problem.text()], "the focus stays, so it is said aloud"
    assert services.reminders.all() == []
    form.days.every_link.click()
    form.save.click()
    assert len(services.reminders.all()) == 1


def test_what_cannot_be_saved_stays_with_the_reason(
    open_screen: Open, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_screen()
    screen.add()
    form = form_of(screen)

    def full_disk(*_args: object, **_more: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.reminders, "choose_for_check_in", full_disk)
    form.save.click()
    assert form.problem.text() == "The disk is full."
    assert form_of(screen) is form


def test_what_was_begun_is_there_after_a_crash(
    open_screen: Open, services: Services, routine: Routine, qtbot: QtBot
) -> None:
    screen = open_screen()
    screen.add()
    form = form_of(screen)
    form.subject_row.pills()[Subject.OWN.value].click()
    qtbot.keyClicks(form.words.editor, "Water the ro")
    form.times.add_link.click()
    form.days.working_link.click()
    qtbot.waitUntil(lambda: services.drafts.load("reminder/new") is not None, timeout=3000)
    screen.leave()
    again = open_screen()
    page = page_of(again)
    assert page.add_button.isVisible()
    again.add()
    form = form_of(again)
    assert (form.subject(), form.words.text(), form.words.isVisible()) == (Subject.OWN, "Water the ro", True)
    assert form.times.values() == [time(9), time(13)]
    assert form.days.value() == frozenset({1, 2, 3, 4, 5})
    form.save.click()
    assert services.drafts.load("reminder/new") is None


def test_not_now_keeps_it_as_a_draft_and_the_page_says_so(
    open_screen: Open, services: Services, qtbot: QtBot
) -> None:
    services.reminders.choose_for_check_in(When(EVERY_DAY, (time(8),)))
    screen = open_screen()
    screen.add()
    qtbot.keyClicks(form_of(screen).words.editor, "Ro")
    form_of(screen).left.emit()
    assert page_of(screen).view.begun
    assert page_of(screen).add_button.hasFocus()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_reason_below_its_field_is_in_sight(
    open_screen: Open, set_look: Callable[[Theme, int], object], percent: int, qtbot: QtBot
) -> None:
    set_look(LIGHT, percent)
    screen = open_screen()
    screen.resize(480, 400)
    screen.add()
    form = form_of(screen)
    form.subject_row.pills()[Subject.OWN.value].click()
    form.save.setFocus()
    form.verticalScrollBar().setValue(0)
    form.save.click()

    def in_sight() -> bool:
        line = form.words.problem
        top = line.mapTo(form.viewport(), line.rect().topLeft()).y()
        return line.isVisible() and top >= 0 and top + line.height() <= form.viewport().height()

    qtbot.waitUntil(in_sight, timeout=2000)


def test_one_form_from_two_places_has_one_draft(
    open_screen: Open, services: Services, routine: Routine, qtbot: QtBot
) -> None:
    made = services.reminders.choose_for_routine(routine.id, When(EVERY_DAY, (time(8),)))
    screen = open_screen()
    pages = screen.findChild(ReminderPages)
    assert pages is not None
    pages.choose_for_routine(routine)
    form_of(screen).kind.pills()[AFTER].click()
    qtbot.keyClicks(form_of(screen).anchor.editor, "after bre")
    form_of(screen).left.emit()
    page_of(screen).change_links[made.id].click()
    assert form_of(screen).anchor.text() == "after bre"
    form_of(screen).save.click()
    pages.choose_for_routine(routine)
    assert form_of(screen).anchor.text() == "after bre", "what was kept"
    form_of(screen).kind.pills()[AT_TIMES].click()
    form_of(screen).left.emit()
    services.reminders.remove(made.id)
    with services.notebook.read() as unit:
        assert unit.tables()["drafts"].rows == [], "a deletion takes what was begun along"


def test_not_at_all_and_undo_bring_back_a_form_that_says_when(
    open_screen: Open,
    services: Services,
    undos: list[tuple[str, Callable[[], object]]],
    qtbot: QtBot,
) -> None:
    made = services.reminders.choose_own("Roses", When(EVERY_DAY, (time(8),)))
    screen = open_screen()
    page_of(screen).change_links[made.id].click()
    form_of(screen).kind.pills()[NEVER].click()
    qtbot.waitUntil(lambda: services.drafts.load(f"reminder/{made.id}") is not None, timeout=3000)
    form_of(screen).save.click()
    assert undos[-1][1]() is True
    screen.refresh()
    page_of(screen).change_links[made.id].click()
    assert form_of(screen).kind.value() == AT_TIMES


def test_days_start_where_the_week_does_there() -> None:
    assert list(DaysField("Days").pills) == [1, 2, 3, 4, 5, 6, 7]
    i18n.use(i18n.load("en_US"))
    field = DaysField("Days", {7, 3})
    assert list(field.pills) == [7, 1, 2, 3, 4, 5, 6]
    assert field.text() == "3,7"
    field.set_text("1,x,9,5")
    assert field.value() == {1, 5}
    assert field.pills[1].accessibleName() == "Monday"
    assert field.pills[1].accessibleDescription() == "Days"
