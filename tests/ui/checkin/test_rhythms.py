"""How often: picked for each question, and what it does to the check-in page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.checkins import Answer
from companion.domain.measures import PSFS
from companion.services.bundle import Services
from companion.services.question_shelf import goal_question
from companion.ui.checkin.choice_block import ChoiceBlock, rhythm_words
from companion.ui.checkin.pages import CheckInPage, EditPage
from companion.ui.checkin.questions_page import QuestionsPage
from companion.ui.checkin.screen import CheckInScreen
from companion.ui.widgets.kit import Label, SelectField
from tests.helpers.desk import FixedClock

Open = Callable[[], CheckInScreen]
Press = Callable[[QWidget], None]
CAUTION = "got better more slowly"


def main_of(screen: CheckInScreen) -> CheckInPage:
    assert isinstance(screen.page, CheckInPage)
    return screen.page


def block_of(screen: CheckInScreen, choice_id: str) -> ChoiceBlock:
    assert isinstance(screen.page, QuestionsPage)
    return screen.page.blocks[choice_id]


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def seen(page: CheckInPage | EditPage) -> list[str]:
    return [key for key, field in page.form.questions.items() if field.isVisibleTo(page)]


def pick(field: SelectField, value: str) -> None:
    """Picks from the list with the keyboard, as one does without opening it."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    combo = field.editor
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(20):
        if field.value() == value:
            return
        QTest.keyClick(combo, Qt.Key.Key_Down)
    raise AssertionError(f"{value} is not in the list")


def answered(services: Services, *question_ids: str, ago: int = 0) -> str:
    day = services.checkins.today() - timedelta(days=ago)
    return services.checkins.add([Answer(key, "…", 4) for key in question_ids], day=day).id


# --- choosing -------------------------------------------------------------------------------------------------


def test_how_often_is_asked_of_what_is_ticked(open_screen: Open, press: Press, services: Services) -> None:
    screen = open_screen()
    press(main_of(screen).choose_button)
    page = screen.page
    block = block_of(screen, "sleep")
    assert not block.how_often.isVisibleTo(page)
    press(block.toggle)
    assert block.how_often.isVisibleTo(page)
    assert block.how_often.editor.accessibleName() == "How often: This week, how well did you sleep?"
    pick(block.how_often, "14")
    assert services.checkins.plan().days("sleep") == 14
    assert services.checkins.plan().days("can_do") == 7, "of the others nothing changes"
    press(block.toggle)
    assert not block.how_often.isVisibleTo(page)
    press(block.toggle)
    assert block.days() == services.checkins.plan().days("sleep") == 14
    assert screen.page is page, "building it anew would take the focus away"


def test_a_number_from_an_older_notebook_stays_in_the_list(
    open_screen: Open, press: Press, services: Services
) -> None:
    services.checkins.ask_every("can_do", 10)
    screen = open_screen()
    press(main_of(screen).choose_button)
    editor = block_of(screen, "can_do").how_often.editor
    words = [editor.itemText(row) for row in range(editor.count())]  # type: ignore[attr-defined]
    assert words == [
        "Every day",
        "Every 2 days",
        "Every week",
        "Every 10 days",
        "Every 2 weeks",
        "Every 4 weeks",
    ]
    assert editor.currentText() == "Every 10 days"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("days", "words"), [(1, "Every day"), (7, "Every week"), (21, "Every 3 weeks"), (31, "Every 31 days")]
)
def test_how_often_in_words(days: int, words: str) -> None:
    assert rhythm_words(days) == words


def test_pain_every_day_is_kept_with_a_word_on_why_seldom_is_better(
    open_screen: Open, press: Press, services: Services
) -> None:
    services.checkins.choose(["peg", "nprs.now", "sleep"])
    screen = open_screen()
    press(main_of(screen).choose_button)
    for key in ("peg", "nprs.now", "sleep"):
        block = block_of(screen, key)
        assert CAUTION not in said(block)
        pick(block.how_often, "1")
        assert (CAUTION in said(block)) is (key != "sleep")
        assert services.checkins.plan().days(key) == 1
    assert "Ferrari 2015" in said(block_of(screen, "peg"))
    pick(block_of(screen, "peg").how_often, "2")
    assert CAUTION not in said(block_of(screen, "peg"))


def test_the_page_says_once_that_more_often_is_not_better(open_screen: Open, press: Press) -> None:
    screen = open_screen()
    press(main_of(screen).choose_button)
    assert said(screen).count("More often is not better") == 1


def test_tab_goes_from_a_tick_to_how_often_and_on_to_the_next_tick(open_screen: Open, press: Press) -> None:
    screen = open_screen()
    press(main_of(screen).choose_button)
    ticked, sure, after = (block_of(screen, key) for key in ("can_do", "sure", "where"))
    ticked.toggle.setFocus(Qt.FocusReason.TabFocusReason)
    for expected in (ticked.how_often.editor, sure.toggle, sure.how_often.editor, after.toggle):
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        assert screen.focusWidget() is expected


# --- checking in ----------------------------------------------------------------------------------------------


def test_what_does_not_wait_is_folded_and_one_press_away(
    open_screen: Open, press: Press, services: Services, clock: FixedClock
) -> None:
    services.checkins.choose(["can_do", "sleep", "helped"])
    answered(services, "sleep", ago=3)
    services.checkins.add([Answer("helped", "…", words="rest")])
    screen = open_screen()
    page = main_of(screen)
    assert seen(page) == ["can_do"]
    assert page.form.others.button.text() == "Answer others too (2)"
    assert "Nothing is waiting" not in said(page)
    assert "You answered this" not in said(page)
    page.form.others.button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert seen(page) == ["can_do", "sleep", "helped"]
    assert not page.form.others.button.isVisibleTo(page)
    assert "You answered this on 19 Nov 2026." in said(page.form.questions["sleep"])
    assert "You answered this today." in said(page.form.questions["helped"])
    assert "You answered this" not in said(page.form.questions["can_do"])
    assert "Why we ask:" in said(page.form.questions["sleep"]), "the reason stays"
    assert page.form.questions["sleep"].isAncestorOf(screen.focusWidget())
    QTest.keyClicks(screen.focusWidget(), "8")
    press(page.form.save)
    assert services.checkins.recent(1)[0].numbers() == {"sleep": 8}


def test_tab_comes_to_the_others_after_what_waits_and_before_the_note(
    open_screen: Open, press: Press, services: Services
) -> None:
    services.checkins.choose(["can_do", "surprised"])
    answered(services, "can_do")
    screen = open_screen()
    form = main_of(screen).form
    order = [form.questions["surprised"].input.editor, form.others.button, form.note.editor]  # type: ignore[union-attr]
    assert _tabbed(screen, 2, order[0]) == order
    press(form.others.button)
    pills = form.questions["can_do"].input.pills()  # type: ignore[union-attr]
    assert _tabbed(screen, 2, order[0]) == [order[0], pills["0"], order[2]]


def _tabbed(screen: CheckInScreen, times: int, start: QWidget) -> list[QWidget]:
    start.setFocus(Qt.FocusReason.TabFocusReason)
    found = [start]
    for _ in range(times):
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        found.append(screen.focusWidget())
    return found


def test_when_nothing_waits_all_are_there_and_it_says_so(open_screen: Open, services: Services) -> None:
    answered(services, "can_do", "sure", ago=1)
    page = main_of(open_screen())
    assert seen(page) == ["can_do", "sure"]
    assert not page.form.others.button.isVisibleTo(page)
    assert "Nothing is waiting. Answer what you like." in said(page)
    assert said(page).count("You answered this on 21 Nov 2026.") == 2


def test_on_a_day_all_was_said_the_questions_are_folded_until_the_next(
    open_screen: Open, press: Press, services: Services, clock: FixedClock
) -> None:
    answered(services, "can_do", "sure")
    page = main_of(open_screen())
    assert seen(page) == []
    assert "Nothing is waiting. Write or answer more when you like." in said(page)
    assert page.form.others.button.text() == "Answer questions (2)"
    press(page.form.others.button)
    assert seen(page) == ["can_do", "sure"]
    assert said(page).count("You answered this today.") == 2
    clock.advance(days=1)
    assert seen(main_of(open_screen())) == ["can_do", "sure"]


def test_a_draft_with_an_answer_that_would_be_folded_shows_it(
    open_screen: Open, press: Press, services: Services
) -> None:
    first = open_screen()
    press(main_of(first).form.questions["sure"].input.pills()["6"])  # type: ignore[union-attr]
    first.leave()
    answered(services, "sure")
    page = main_of(open_screen())
    assert seen(page) == ["can_do", "sure"]
    assert page.form.questions["sure"].text() == "6"
    assert "Nothing is waiting" not in said(page)


def test_a_draft_that_says_nothing_of_the_others_leaves_them_folded(
    open_screen: Open, services: Services
) -> None:
    first = open_screen()
    main_of(first).form.note.editor.setFocus()
    QTest.keyClicks(main_of(first).form.note.editor, "Walked")
    first.leave()
    answered(services, "sure")
    page = main_of(open_screen())
    assert page.form.note.text() == "Walked"
    assert seen(page) == ["can_do"]


def test_what_was_unfolded_stays_so_when_the_page_is_read_again(
    open_screen: Open, press: Press, services: Services
) -> None:
    answered(services, "sure")
    screen = open_screen()
    press(main_of(screen).form.others.button)
    services.checkins.add_own("Did I hum?", services.checkins.all_questions()[-1].kind)
    screen.refresh()
    assert "sure" in seen(main_of(screen))


def test_deleting_its_answer_brings_a_question_back_into_the_form(
    open_screen: Open, press: Press, services: Services
) -> None:
    kept = answered(services, "sure")
    screen = open_screen()
    assert seen(main_of(screen)) == ["can_do"]
    main_of(screen).form.note.editor.setFocus()
    QTest.keyClicks(screen.focusWidget(), "begun")
    press(main_of(screen).earlier.remove_buttons[kept])
    assert seen(main_of(screen)) == ["can_do", "sure"]
    assert main_of(screen).form.note.text() == "begun"


def test_changing_an_earlier_check_in_shows_everything(
    open_screen: Open, press: Press, services: Services
) -> None:
    kept = answered(services, "sure")
    screen = open_screen()
    press(main_of(screen).earlier.edit_buttons[kept])
    page = screen.page
    assert isinstance(page, EditPage)
    assert seen(page) == ["can_do", "sure"]
    assert "You answered this" not in said(page)


def test_my_goals_may_be_apart_and_each_part_says_why_once(
    open_screen: Open, press: Press, services: Services
) -> None:
    goals = [services.goals.add(words) for words in ("Stairs", "Weeding", "Piano")]
    services.checkins.choose([PSFS])
    services.goals.rate(goals[0].id, 4)
    services.goals.rate(goals[1].id, 4)
    page = main_of(open_screen())
    assert seen(page) == [goal_question(goals[2].id)]
    assert said(page.form).count("Why we ask:") == 1
    press(page.form.others.button)
    assert said(page.form).count("Why we ask:") == 2
    assert said(page.form).count("You answered this today.") == 2
