"""Right after "Keep": it is kept, calmly, and one press away; nothing asks again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.checkins import Answer
from companion.domain.goals import GoalState
from companion.domain.measures import PSFS
from companion.services.bundle import Services
from companion.ui.checkin.pages import CheckInPage
from companion.ui.checkin.screen import CheckInScreen
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Label
from tests.helpers.desk import FixedClock

Open = Callable[[], CheckInScreen]
Press = Callable[[QWidget], None]


@pytest.fixture
def said(navigator: Navigator) -> list[str]:
    heard: list[str] = []
    navigator.said.connect(heard.append)
    return heard


def main_of(screen: CheckInScreen) -> CheckInPage:
    assert isinstance(screen.page, CheckInPage)
    return screen.page


def seen(page: CheckInPage) -> list[str]:
    return [key for key, field in page.form.questions.items() if field.isVisibleTo(page)]


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]


def answer_all(screen: CheckInScreen, press: Press) -> None:
    for key in ("can_do", "sure"):
        press(main_of(screen).form.questions[key].input.pills()["6"])  # type: ignore[union-attr]


def test_what_is_kept_is_said_and_the_questions_do_not_stand_open_again(
    open_screen: Open, press: Press, said: list[str]
) -> None:
    screen = open_screen()
    assert not main_of(screen).kept_line.isVisibleTo(screen)
    answer_all(screen, press)
    press(main_of(screen).form.save)
    page = main_of(screen)
    assert page.kept_line.isVisibleTo(page)
    assert page.kept_line.words.text() == "It is kept."
    assert seen(page) == []
    assert page.form.others.button.isVisibleTo(page)
    assert page.form.note.isVisibleTo(page), "there is room for more"
    assert said == ["Saved"]
    assert page.verticalScrollBar().value() == 0


def test_the_keyboard_goes_to_what_was_kept_with_one_press(
    open_screen: Open, press: Press, services: Services
) -> None:
    screen = open_screen()
    answer_all(screen, press)
    press(main_of(screen).form.save)
    assert screen.focusWidget() is main_of(screen).kept_line.button
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    (kept,) = services.checkins.recent()
    button = main_of(screen).earlier.edit_buttons[kept.id]
    assert screen.focusWidget() is button
    page = main_of(screen)
    top = button.mapTo(page.viewport(), button.rect().topLeft()).y()
    assert 0 <= top <= page.viewport().height() - button.height()


def test_what_is_about_another_day_names_it_and_is_on_top_of_the_list(
    open_screen: Open, press: Press, services: Services, said: list[str]
) -> None:
    today = services.checkins.today()
    for days in range(25):
        services.checkins.add([], f"day {days}", today - timedelta(days=days))
    screen = open_screen()
    page = main_of(screen)
    page.form.note.set_text("long ago")
    page.form.day.set_day(date(2023, 11, 23))
    press(page.form.save)
    page = main_of(screen)
    assert said == ["Saved for 23 Nov 2023"]
    assert page.kept_line.words.text() == "It is kept, for 23 Nov 2023."
    assert page.earlier.texts[0].text().startswith("23 Nov 2023")
    assert "Kept just now" in texts(page.earlier)
    assert len(page.earlier.texts) == 21
    press(page.kept_line.button)
    (kept,) = (each for each in services.checkins.recent() if each.note == "long ago")
    assert screen.focusWidget() is page.earlier.edit_buttons[kept.id]


def test_todays_is_listed_once(open_screen: Open, press: Press) -> None:
    screen = open_screen()
    for note in ("first", "second"):
        main_of(screen).form.note.set_text(note)
        press(main_of(screen).form.save)
    assert len(main_of(screen).earlier.texts) == 2
    assert "“second”" in main_of(screen).earlier.texts[0].text()
    assert texts(main_of(screen).earlier).count("Kept just now") == 1


def test_what_still_waits_stays_open(open_screen: Open, press: Press) -> None:
    screen = open_screen()
    press(main_of(screen).form.questions["sure"].input.pills()["6"])  # type: ignore[union-attr]
    press(main_of(screen).form.save)
    assert seen(main_of(screen)) == ["can_do"]
    assert main_of(screen).form.others.button.text() == "Answer another one too (1)"
    assert main_of(screen).kept_line.isVisibleTo(screen)


def test_it_is_no_news_any_more_when_one_comes_back(open_screen: Open, press: Press) -> None:
    screen = open_screen()
    answer_all(screen, press)
    press(main_of(screen).form.save)
    screen.leave()
    screen.refresh()
    page = main_of(screen)
    assert not page.kept_line.isVisibleTo(page)
    assert "Kept just now" not in texts(page)
    assert seen(page) == []


def test_nor_on_the_next_day(open_screen: Open, press: Press, clock: FixedClock) -> None:
    screen = open_screen()
    answer_all(screen, press)
    press(main_of(screen).form.save)
    clock.advance(days=1)
    screen.refresh()
    page = main_of(screen)
    assert not page.kept_line.isVisibleTo(page)
    assert seen(page) == ["can_do", "sure"]


def test_what_is_deleted_again_is_not_said_to_be_kept(
    open_screen: Open, press: Press, services: Services
) -> None:
    screen = open_screen()
    main_of(screen).form.note.set_text("a slip")
    press(main_of(screen).form.save)
    (kept,) = services.checkins.recent()
    press(main_of(screen).earlier.remove_buttons[kept.id])
    assert not main_of(screen).kept_line.isVisibleTo(screen)


def test_an_edit_that_moves_a_day_names_it(
    open_screen: Open, press: Press, services: Services, said: list[str]
) -> None:
    kept = services.checkins.add([], "a slip")
    screen = open_screen()
    screen.open_item(kept.id)
    page = screen.page
    assert page is not None
    page.form.day.set_day(date(2026, 11, 16))  # type: ignore[union-attr]
    press(page.form.save)  # type: ignore[union-attr]
    assert said == ["Saved for 16 Nov 2026"]


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (5, ""),
        (6, "Your other goal can be rated on its own page, in My goals."),
        (8, "Your other 3 goals can be rated on their own pages, in My goals."),
    ],
)
def test_goals_beyond_five_are_named_with_where_they_can_be_rated(
    open_screen: Open, press: Press, services: Services, count: int, sentence: str
) -> None:
    services.goals.set_state(services.goals.add("At rest").id, GoalState.RESTING)
    goals = [services.goals.add(f"Goal {number}") for number in range(count)]
    services.checkins.choose([PSFS, "can_do"])
    page = main_of(open_screen())
    assert len(page.form.questions) == 6
    found = [text for text in texts(page) if text.startswith("Your other")]
    assert found == ([sentence] if sentence else [])
    fields = list(page.form.questions.values())
    assert [text for text in texts(fields[4]) if text.startswith("Your other")] == found
    services.checkins.add([Answer(f"{PSFS}:{goal.id}", "…", 5) for goal in goals[:5]])
    folded = main_of(open_screen())
    assert seen(folded) == ["can_do"]
    assert not any(text.startswith("Your other") for text in texts(folded))
    press(folded.form.others.button)
    assert [text for text in texts(folded) if text.startswith("Your other")] == found


def test_goals_are_not_spoken_of_where_they_are_not_asked(open_screen: Open, services: Services) -> None:
    for number in range(7):
        services.goals.add(f"Goal {number}")
    assert not any(text.startswith("Your other") for text in texts(main_of(open_screen())))
