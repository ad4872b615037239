"""The check-in screen with measures: goals asked, where it hurts, earlier versions, a draft of it all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from companion.domain.body_map import BodyMap, BodyMark
from companion.domain.checkins import Answer, QuestionKind
from companion.domain.measures import PSFS, WHERE
from companion.services.bundle import Services
from companion.services.question_shelf import goal_question
from companion.ui.checkin.pages import CheckInPage, EditPage
from companion.ui.checkin.questions_page import QuestionsPage
from companion.ui.checkin.screen import CheckInScreen
from companion.ui.navigation import Navigator
from companion.ui.widgets.body_picture import BodyPicture
from companion.ui.widgets.kit import ChoiceRow, Label, ScaleInput
from tests.helpers.desk import FixedClock

Open = Callable[[], CheckInScreen]
Press = Callable[[QWidget], None]
SORE = BodyMap((BodyMark("low_back", "like a belt"),))


@pytest.fixture
def undone(navigator: Navigator) -> list[tuple[str, Callable[[], object]]]:
    heard: list[tuple[str, Callable[[], object]]] = []
    navigator.undoable.connect(lambda sentence, action: heard.append((sentence, action)))
    return heard


def main_of(screen: CheckInScreen) -> CheckInPage:
    assert isinstance(screen.page, CheckInPage)
    return screen.page


def edit_of(screen: CheckInScreen) -> EditPage:
    assert isinstance(screen.page, EditPage)
    return screen.page


def questions_of(screen: CheckInScreen) -> QuestionsPage:
    assert isinstance(screen.page, QuestionsPage)
    return screen.page


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def picture_of(page: CheckInPage | EditPage) -> BodyPicture:
    found = page.form.questions[WHERE].input
    assert isinstance(found, BodyPicture)
    return found


def scale_of(page: CheckInPage | EditPage, key: str) -> ScaleInput:
    found = page.form.questions[key].input
    assert isinstance(found, ScaleInput)
    return found


def test_my_goals_are_asked_in_my_words_and_the_reason_is_said_once(
    open_screen: Open, press: Press, services: Services
) -> None:
    goals = [services.goals.add(words, activity=words) for words in ("Climb <b>stairs</b>", "Kneel to weed")]
    services.checkins.choose([PSFS])
    page = main_of(open_screen())
    text = said(page.form)
    assert "“Climb <b>stairs</b>”" in text
    assert text.count("Why we ask:") == 1
    assert text.count("How well can you do this now?") == 2
    key = goal_question(goals[0].id)
    press(scale_of(page, key).pills()["4"])
    press(page.form.save)
    (rating,) = services.goals.ratings(goals[0].id)
    assert rating.value == 4
    assert services.goals.ratings(goals[1].id) == []


def test_a_rating_is_shown_and_changed_where_it_was_said(
    open_screen: Open, press: Press, services: Services
) -> None:
    goal = services.goals.add("Stairs")
    key = goal_question(goal.id)
    kept = services.checkins.add([Answer(key, "Stairs", 4)])
    screen = open_screen()
    assert "Stairs  4 of 10" in main_of(screen).earlier.texts[0].text()
    press(main_of(screen).earlier.edit_buttons[kept.id])
    assert scale_of(edit_of(screen), key).value() == 4
    press(scale_of(edit_of(screen), key).pills()["6"])
    press(edit_of(screen).form.save)
    assert [rating.value for rating in services.goals.ratings(goal.id)] == [6]
    press(main_of(screen).earlier.edit_buttons[kept.id])
    assert "Stairs  4" in edit_of(screen).story[0].text()
    services.checkins.edit(kept.id, [], "a note", kept.at.day, True)
    services.goals.remove(goal.id)
    again = open_screen()
    press(main_of(again).earlier.edit_buttons[kept.id])
    told = "\n".join(words.text() for words in edit_of(again).story)
    assert "What I can do now  4" in told
    assert "Stairs" not in told


def test_where_it_hurts_is_marked_kept_and_shown_with_a_picture(
    open_screen: Open, press: Press, services: Services
) -> None:
    services.checkins.choose([WHERE])
    screen = open_screen()
    picture = picture_of(main_of(screen))
    picture.set_value(SORE)
    press(main_of(screen).form.save)
    (kept,) = services.checkins.recent()
    assert kept.places == SORE
    earlier = main_of(screen).earlier
    assert "Where it hurt  Low back “like a belt”" in earlier.texts[0].text()
    assert earlier.pictures[kept.id].accessibleName() == "Low back “like a belt”"
    assert picture_of(main_of(screen)).value() is None


def test_nowhere_today_is_kept_and_needs_no_picture(
    open_screen: Open, press: Press, services: Services
) -> None:
    services.checkins.choose([WHERE])
    screen = open_screen()
    press(picture_of(main_of(screen)).nowhere)
    press(main_of(screen).form.save)
    (kept,) = services.checkins.recent()
    assert kept.places == BodyMap()
    assert "Where it hurt  Nowhere today" in main_of(screen).earlier.texts[0].text()
    assert main_of(screen).earlier.pictures == {}


def test_a_picture_begun_is_there_again(open_screen: Open, services: Services) -> None:
    services.checkins.choose([WHERE])
    first = open_screen()
    picture = picture_of(main_of(first))
    picture.views[next(iter(picture.views))].parts["belly"].click()
    QTest.keyClicks(picture.feelings["belly"].editor, "warm")
    first.leave()
    second = open_screen()
    assert picture_of(main_of(second)).value() == BodyMap((BodyMark("belly", "warm"),))


def test_a_picture_can_be_changed_also_when_it_is_no_longer_asked(
    open_screen: Open, press: Press, services: Services
) -> None:
    kept = services.checkins.add([], "note", places=SORE)
    services.checkins.choose([])
    screen = open_screen()
    press(main_of(screen).earlier.edit_buttons[kept.id])
    picture = picture_of(edit_of(screen))
    assert picture.value() == SORE
    press(picture.nowhere)
    press(edit_of(screen).form.save)
    assert services.checkins.get(kept.id).places == BodyMap()
    press(main_of(screen).earlier.edit_buttons[kept.id])
    (words,) = edit_of(screen).story
    assert words.text().splitlines() == [
        "Until you changed it on 22 Nov 2026",
        "Where it hurt  Low back “like a belt”",
        "A note  note",
        "The day it is about  22 Nov 2026",
    ]


def test_deleting_says_that_its_numbers_for_goals_go_too(
    open_screen: Open, press: Press, services: Services, undone: list[tuple[str, Callable[[], object]]]
) -> None:
    goal = services.goals.add("Stairs")
    kept = services.checkins.add([Answer(goal_question(goal.id), "Stairs", 4)])
    screen = open_screen()
    press(main_of(screen).earlier.remove_buttons[kept.id])
    assert undone[0][0] == "The check-in was deleted, and its numbers for your goals."
    assert undone[0][1]() is not False
    assert services.checkins.recent() == [kept]


def test_a_scale_with_two_sides_is_shown_with_its_sign(
    open_screen: Open, press: Press, services: Services
) -> None:
    services.checkins.choose(["groc"])
    screen = open_screen()
    page = main_of(screen)
    assert list(scale_of(page, "groc").pills()) == [str(number) for number in range(-5, 6)]
    press(scale_of(page, "groc").pills()["3"])
    press(page.form.save)
    assert "+3" in main_of(screen).earlier.texts[0].text()
    assert services.checkins.recent()[0].numbers() == {"groc": 3}


def test_a_question_of_my_own_to_pick_one(open_screen: Open, press: Press, services: Services) -> None:
    screen = open_screen()
    press(main_of(screen).choose_button)
    own = questions_of(screen).own
    assert not own.choices.isVisibleTo(own)
    press(own.kind.pills()[QuestionKind.CHOICE.value])
    assert own.choices.isVisibleTo(own)
    own.words.set_text("How did I get there?")
    press(own.save)
    assert own.choices.problem.isVisibleTo(own)
    own.choices.set_text("on foot\nby bus")
    own.reason.set_text("To see.")
    press(own.save)
    (question,) = services.checkins.plan().own
    assert (question.choices, question.reason) == (("on foot", "by bus"), "To see.")
    press(questions_of(screen).back)
    page = main_of(screen)
    assert "Why I ask: To see." in said(page.form)
    row = page.form.questions[question.id].input
    assert isinstance(row, ChoiceRow)
    press(row.pills()["by bus"])
    press(page.form.save)
    assert services.checkins.recent()[0].answers == (Answer(question.id, question.text, words="by bus"),)


def test_a_question_of_my_own_is_deleted_and_brought_back(
    open_screen: Open, press: Press, services: Services, undone: list[tuple[str, Callable[[], object]]]
) -> None:
    question = services.checkins.add_own("How easy?", QuestionKind.SCALE)
    screen = open_screen()
    press(main_of(screen).choose_button)
    assert list(questions_of(screen).remove_buttons) == [question.id]
    assert "How easy?" in questions_of(screen).remove_buttons[question.id].accessibleName()
    press(questions_of(screen).remove_buttons[question.id])
    assert question.id not in questions_of(screen).blocks
    assert undone[0][1]() is not False
    assert questions_of(screen).blocks[question.id].toggle.isChecked()


def test_every_measure_says_what_it_asks_why_and_from_whom(open_screen: Open, press: Press) -> None:
    screen = open_screen()
    press(main_of(screen).choose_button)
    detail = questions_of(screen).blocks["peg"].toggle.accessibleDescription()
    assert "In the past week, how strong was your pain on average?" in detail
    assert "Why we ask:" in detail
    assert "(PEG, Krebs 2009)" in detail


def test_several_on_one_day_are_told_apart_by_their_time(
    open_screen: Open, services: Services, clock: FixedClock
) -> None:
    services.checkins.add([], "the day before", services.checkins.today() - timedelta(days=1))
    services.checkins.add([], "in the morning")
    clock.advance(hours=9)
    services.checkins.add([], "in the evening")
    first_lines = [label.text().splitlines()[0] for label in main_of(open_screen()).earlier.texts]
    assert [line.split("  ·  ")[1] for line in first_lines] == ["18:30", "09:30", "private"]
