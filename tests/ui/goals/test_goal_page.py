"""One goal: rating it, its story, its state, taking it out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.goals import Goal, GoalState
from companion.domain.measures import PSFS
from companion.services.bundle import Services
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.list_page import GoalListPage
from companion.ui.goals.rating_form import RatingForm
from companion.ui.goals.screen import GoalsScreen
from companion.ui.goals.state_form import StateForm
from companion.ui.goals.story import StoryDialog
from companion.ui.navigation import Navigator
from companion.ui.theme import CONTRAST
from companion.ui.widgets.kit import Label, PrimaryButton, Quote, Small
from tests.helpers.desk import FixedClock

Open = Callable[[], GoalsScreen]
Press = Callable[[QWidget], None]
IMG = '<img src="x" onerror="y"> <b>walk</b> & run'


@pytest.fixture
def undone(navigator: Navigator) -> list[Callable[[], None]]:
    """What can be undone, as the window would hear of it."""
    heard: list[Callable[[], None]] = []
    navigator.undoable.connect(lambda _sentence, action: heard.append(action))
    return heard


@pytest.fixture
def goal(services: Services) -> Goal:
    return services.goals.add("Lift Rosie", "She laughs.", "Lifting Rosie")


def page_of(screen: GoalsScreen) -> GoalPage:
    assert isinstance(screen.page, GoalPage)
    return screen.page


def rating_form(screen: GoalsScreen) -> RatingForm:
    form = page_of(screen).form
    assert isinstance(form, RatingForm)
    return form


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def test_rating_by_keyboard(open_screen: Open, goal: Goal, services: Services) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    assert screen.focusWidget() is page_of(screen).back_link
    QApplication.processEvents()
    for _ in range(10):
        if screen.focusWidget() is not page_of(screen).rate_button:
            QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert rating_form(screen).scale.label.text() == "Lifting Rosie"
    QTest.keyClicks(screen.focusWidget(), "6")
    rating_form(screen).note.setFocus()
    QTest.keyClicks(screen.focusWidget(), "half way")
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    [rating] = services.goals.ratings(goal.id)
    assert (rating.value, rating.note) == (6, "half way")
    assert page_of(screen).form is None
    assert page_of(screen).now.panel is not None
    assert screen.focusWidget() is page_of(screen).rate_button


def test_a_goal_is_rated_in_the_words_of_its_measure(
    open_screen: Open, goal: Goal, services: Services
) -> None:
    """On its own page and in a check-in one answers the same question."""
    services.checkins.choose([PSFS])
    (asked,) = services.checkins.asked()
    screen = open_screen()
    screen.open_goal(goal.id)
    page_of(screen).rate_button.click()
    ends = [label.text() for label in rating_form(screen).scale.findChildren(Small)]
    assert f"0: {asked.question.low}   ·   10: {asked.question.high}" in ends


def test_a_rating_needs_a_number_and_keeps_the_note(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).rate_button)
    form = rating_form(screen)
    form.note.setFocus()
    QTest.keyClicks(screen.focusWidget(), "slowly")
    press(form.save)
    assert services.goals.ratings(goal.id) == []
    assert form.problem.isVisibleTo(form)
    assert form.note.text() == "slowly"


def test_a_rating_can_be_about_an_earlier_day(
    open_screen: Open, goal: Goal, press: Press, services: Services, clock: FixedClock
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).rate_button)
    form = rating_form(screen)
    form.scale.set_value(0)
    form.day.set_day(clock.now().day - timedelta(days=3))
    press(form.save)
    [rating] = services.goals.ratings(goal.id)
    assert (rating.value, rating.at.day) == (0, clock.now().day - timedelta(days=3))


def test_a_note_begun_is_there_again(open_screen: Open, goal: Goal, press: Press) -> None:
    first = open_screen()
    first.open_goal(goal.id)
    press(page_of(first).rate_button)
    rating_form(first).note.setFocus()
    QTest.keyClicks(first.focusWidget(), "with Tom")
    first.leave()
    second = open_screen()
    second.open_goal(goal.id)
    press(page_of(second).rate_button)
    assert rating_form(second).note.text() == "with Tom"
    press(rating_form(second).cancel)
    press(page_of(second).rate_button)
    assert rating_form(second).note.text() == ""


def test_change_is_said_in_words_with_its_source(
    open_screen: Open, goal: Goal, services: Services, clock: FixedClock
) -> None:
    services.goals.rate(goal.id, 2)
    clock.advance(days=7)
    services.goals.rate(goal.id, 6)
    screen = open_screen()
    screen.open_goal(goal.id)
    page = page_of(screen)
    assert page.now.change.text().startswith("From 2 to 6. That is more than everyday ups and downs")
    assert "PSFS, Stratford 1995" in page.now.change.text()
    assert page.now.panel is not None
    assert "Recorded 2 times." in page.now.panel.view.accessibleName()
    assert page.now.panel.view.drawing().width > 0


def test_ratings_are_taken_out_in_the_table_and_put_back(
    open_screen: Open,
    goal: Goal,
    press: Press,
    services: Services,
    undone: list[Callable[[], None]],
    clock: FixedClock,
) -> None:
    services.goals.rate(goal.id, 2)
    clock.advance(days=7)
    services.goals.rate(goal.id, 9, IMG)
    screen = open_screen()
    screen.open_goal(goal.id)
    panel = page_of(screen).now.panel
    assert panel is not None
    press(panel.toggle)
    assert panel.as_table
    assert panel.table is not None
    assert panel.table.lines() == [f"29 Nov 2026: 9 of 10   “{IMG}”", "22 Nov 2026: 2 of 10"]
    buttons = {b.accessibleName(): b for b in panel.table.findChildren(type(panel.toggle))}
    press(buttons["Take out the rating of 29 Nov 2026"])
    assert [rating.value for rating in services.goals.ratings(goal.id)] == [2]
    kept = page_of(screen).now.panel
    assert kept is not None
    assert kept.as_table
    undone[0]()
    assert [(r.value, r.note) for r in services.goals.ratings(goal.id)] == [(2, ""), (9, IMG)]


def test_after_taking_one_out_of_the_table_the_focus_stays_in_it(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    for value in (2, 3, 4):
        services.goals.rate(goal.id, value)
    screen = open_screen()
    screen.open_goal(goal.id)
    panel = page_of(screen).now.panel
    assert panel is not None
    press(panel.toggle)
    for row, then in ((1, 1), (1, 0)):
        panel = page_of(screen).now.panel
        assert panel is not None
        assert panel.table is not None
        press(panel.table.out_buttons[row])
        panel = page_of(screen).now.panel
        assert panel is not None
        assert panel.table is not None
        assert screen.focusWidget() is panel.table.out_buttons[then]
    press(panel.table.out_buttons[0])
    assert page_of(screen).now.panel is None
    assert screen.focusWidget() is page_of(screen).rate_button


def test_a_goal_is_let_rest_with_a_reason_and_taken_up_again(
    open_screen: Open, goal: Goal, press: Press, services: Services, clock: FixedClock
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).states[GoalState.RESTING])
    form = page_of(screen).form
    assert isinstance(form, StateForm)
    form.reason.set_text("Not in winter.")
    press(form.save)
    assert services.goals.get(goal.id).state is GoalState.RESTING
    assert "Not in winter." in texts(page_of(screen))
    clock.advance(days=90)
    screen.refresh()
    press(page_of(screen).states[GoalState.ACTIVE])
    again = page_of(screen).form
    assert isinstance(again, StateForm)
    press(again.save)
    now = services.goals.get(goal.id)
    assert now.state is GoalState.ACTIVE
    lines = [chapter.text for chapter in services.goal_stories.chapters(goal.id)]
    assert lines[-2:] == [
        "On 22 Nov 2026 you let it rest. You wrote: “Not in winter.”",
        "On 20 Feb 2027 you took it up again.",
    ]


def test_an_active_goal_is_thought_over_again_by_keyboard_and_taken_up(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    page_of(screen).states[GoalState.EXPLORING].setFocus()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    QTest.keyClicks(screen.focusWidget(), "Is it mine?")
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(screen.focusWidget(), PrimaryButton)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    kept = services.goals.get(goal.id)
    assert (kept.state, kept.state_reason) == (GoalState.EXPLORING, "Is it mine?")
    lines = [chapter.text for chapter in services.goal_stories.chapters(goal.id)]
    assert lines[-1] == "On 22 Nov 2026 you went back to exploring it. You wrote: “Is it mine?”"
    press(page_of(screen).states[GoalState.ACTIVE])
    form = page_of(screen).form
    assert isinstance(form, StateForm)
    press(form.cancel)
    assert screen.focusWidget() is page_of(screen).states[GoalState.ACTIVE]


def test_reached_quotes_the_person_and_does_not_praise(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).states[GoalState.REACHED])
    form = page_of(screen).form
    assert isinstance(form, StateForm)
    assert [quote.text() for quote in form.findChildren(Quote)] == ["“She laughs.”"]
    said = texts(form).casefold()
    assert not any(word in said for word in ("well done", "great", "congratulations", "!"))
    press(form.save)
    assert services.goals.get(goal.id).state is GoalState.REACHED


def test_the_story_tells_every_change_with_its_reason(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("pick up the baby")
    clock.advance(days=60)
    services.goals.reword(goal.id, "lift Rosie", "She laughs.", "", because="It is not a chore.")
    clock.advance(days=60)
    services.goals.reword(goal.id, "lift her", "She laughs.", "Lifting")
    assert [chapter.text for chapter in services.goal_stories.chapters(goal.id)] == [
        "In November 2026 you wrote “pick up the baby”.",
        "In January 2027 you changed it to “lift Rosie” because “It is not a chore.”",
        "In January 2027 you wrote why it matters: “She laughs.”",
        "In March 2027 you changed it to “lift her”.",
        "From March 2027 you rate this: “Lifting”.",
    ]


def test_the_story_opens_as_plain_text_and_escape_leaves(
    open_screen: Open, press: Press, services: Services
) -> None:
    goal = services.goals.add(IMG)
    services.goals.reword(goal.id, "walk", "", "")
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).story_link)
    [dialog] = [w for w in QApplication.topLevelWidgets() if isinstance(w, StoryDialog) and w.isVisible()]
    assert f"In November 2026 you wrote “{IMG}”." in texts(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_goal_is_deleted_and_brought_back_whole(
    open_screen: Open, goal: Goal, press: Press, services: Services, undone: list[Callable[[], None]]
) -> None:
    services.goals.rate(goal.id, 4, "note")
    services.goals.reword(goal.id, "Lift her", "She laughs.", "Lifting Rosie", because="shorter")
    before = (services.goals.get(goal.id), services.goals.ratings(goal.id), services.goals.story(goal.id))
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).rate_button)
    rating_form(screen).note.setFocus()
    QTest.keyClicks(screen.focusWidget(), "half way up")
    press(page_of(screen).remove_button)
    assert services.goals.all() == services.goals.ratings(goal.id) == services.goals.story(goal.id) == []
    assert services.drafts.load(f"goal/{goal.id}/rating") is None
    assert isinstance(screen.page, GoalListPage)
    undone[0]()
    after = (services.goals.get(goal.id), services.goals.ratings(goal.id), services.goals.story(goal.id))
    assert after == before
    begun = services.drafts.load(f"goal/{goal.id}/rating")
    assert begun is not None
    assert "half way up" in begun.values()
    assert goal.id in screen.page.cards


def test_markup_in_words_is_shown_as_typed(open_screen: Open, services: Services) -> None:
    goal = services.goals.add(IMG, IMG, IMG)
    screen = open_screen()
    assert isinstance(screen.page, GoalListPage)
    assert screen.page.cards[goal.id].words.text() == f"“{IMG}”"
    screen.open_goal(goal.id)
    assert page_of(screen).words.text() == f"“{IMG}”"
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page_of(screen).findChildren(Label))


def test_a_goal_that_is_gone_leads_to_the_list(open_screen: Open, goal: Goal, services: Services) -> None:
    screen = open_screen()
    screen.open_goal("nowhere")
    assert isinstance(screen.page, GoalListPage)
    screen.open_goal(goal.id)
    services.goals.remove(goal.id)
    screen.refresh()
    assert isinstance(screen.page, GoalListPage)


def test_a_refresh_without_changes_keeps_page_and_focus(open_screen: Open, goal: Goal) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    page = page_of(screen)
    page.reword_button.setFocus()
    screen.refresh()
    assert screen.page is page
    assert screen.focusWidget() is page.reword_button


def test_large_text_fits_the_smallest_window(
    open_screen: Open, goal: Goal, services: Services, set_look: Callable[..., object]
) -> None:
    services.goals.rate(goal.id, 3)
    screen = open_screen()
    set_look(CONTRAST, 200)
    screen.open_goal(goal.id)
    screen.resize(700, 640)
    QApplication.processEvents()
    page = page_of(screen)
    inner = page.viewport().width()
    for label in page.findChildren(Label):
        if label.isVisibleTo(page):
            assert label.mapTo(page.viewport(), label.rect().topRight()).x() <= inner
            assert label.height() >= label.heightForWidth(label.width())
