"""What one says again and again: a number, a place on the ladder, how important. All three work alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.goals import Goal
from companion.domain.history import Thing
from companion.domain.ladder import LadderWords
from companion.domain.rulers import Ruler
from companion.services.bundle import Services
from companion.ui.goals.entries import AT_A_TIME, EntryList, Saying
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.rating_form import RatingForm
from companion.ui.goals.rulers import RulerForm
from companion.ui.goals.said_form import SaidForm
from companion.ui.goals.screen import GoalsScreen
from companion.ui.goals.stand_form import StandForm
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Label, LineField
from tests.helpers.desk import FixedClock

Open = Callable[..., GoalsScreen]
Press = Callable[[QWidget], None]
Undone = list[Callable[[], object]]
FIVE = LadderWords("wait", "with Tom", "", "", "up the stairs")


@dataclass(frozen=True)
class Way:
    """One of the three: how it is opened and filled in, said, and read."""

    form: type[SaidForm]
    opener: Callable[[GoalPage], QWidget]
    choose: Callable[[SaidForm, int], None]
    words: Callable[[SaidForm], LineField]
    say: Callable[[Services, str, int, str], object]
    said: Callable[[Services, str], list[tuple[int, str]]]
    entries: Callable[[Services, str], list[Saying]]
    remove: Callable[[Services, Saying], object]
    thing: Thing


def _choose(form: SaidForm, value: int) -> None:
    if isinstance(form, StandForm):
        form.level.set_value(str(value))
    elif isinstance(form, RatingForm):
        form.scale.set_value(value)
    else:
        assert isinstance(form, RulerForm)
        next(iter(form.scales.values())).set_value(value)


def _words(form: SaidForm) -> LineField:
    if isinstance(form, RatingForm | StandForm):
        return form.note
    assert isinstance(form, RulerForm)
    return next(iter(form.whys.values()))


RATING = Way(
    RatingForm,
    lambda page: page.rate_button,
    _choose,
    _words,
    lambda services, goal, value, words: services.goals.rate(goal, value, words),
    lambda services, goal: [(r.value, r.note) for r in services.goals.ratings(goal)],
    lambda services, goal: list(services.goals.ratings(goal)),
    lambda services, said: services.goals.remove_rating(said),  # type: ignore[arg-type]
    Thing.RATING,
)
LADDER = Way(
    StandForm,
    lambda page: page.side.stand_button,
    _choose,
    _words,
    lambda services, goal, value, words: services.ladders.stand(goal, value, words),
    lambda services, goal: [(r.level, r.note) for r in services.ladders.rungs(goal)],
    lambda services, goal: list(services.ladders.rungs(goal)),
    lambda services, said: services.ladders.remove(said),  # type: ignore[arg-type]
    Thing.RUNG,
)
RULERS = Way(
    RulerForm,
    lambda page: page.side.rulers_button,
    _choose,
    _words,
    lambda services, goal, value, words: services.rulers.say(goal, {Ruler.IMPORTANCE: (value, words)}),
    lambda services, goal: [(m.value, m.why) for m in services.rulers.marks(goal)],
    lambda services, goal: list(services.rulers.marks(goal)),
    lambda services, said: services.rulers.remove(said),  # type: ignore[arg-type]
    Thing.RULER,
)


@pytest.fixture(params=[RATING, LADDER, RULERS], ids=["rating", "ladder", "rulers"])
def way(request: pytest.FixtureRequest) -> Way:
    chosen: Way = request.param
    return chosen


@pytest.fixture
def undone(navigator: Navigator) -> Undone:
    """What can be undone, as the window would hear of it."""
    heard: Undone = []
    navigator.undoable.connect(lambda _sentence, action: heard.append(action))
    return heard


@pytest.fixture
def goal(services: Services) -> Goal:
    goal = services.goals.add("Lift Rosie", "She laughs.", "Lifting Rosie")
    services.ladders.write(goal.id, FIVE)
    return goal


def page_of(screen: GoalsScreen) -> GoalPage:
    assert isinstance(screen.page, GoalPage)
    return screen.page


def form_of(screen: GoalsScreen) -> SaidForm:
    form = page_of(screen).form
    assert isinstance(form, SaidForm)
    return form


def opened(screen: GoalsScreen, goal: Goal, way: Way, press: Press) -> SaidForm:
    screen.open_goal(goal.id)
    press(way.opener(page_of(screen)))
    form = form_of(screen)
    assert isinstance(form, way.form)
    return form


def screen_form(screen: GoalsScreen) -> object:
    return page_of(screen).form


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def test_it_is_said_with_words_about_another_day_and_the_focus_comes_back(
    open_screen: Open, goal: Goal, way: Way, press: Press, services: Services, clock: FixedClock
) -> None:
    screen = open_screen()
    form = opened(screen, goal, way, press)
    before = clock.now().day - timedelta(days=3)
    way.choose(form, 1)
    way.words(form).set_text("twice, in fact")
    form.day.set_day(before)
    press(form.save)
    assert way.said(services, goal.id) == [(1, "twice, in fact")]
    assert [said.at.day for said in way.entries(services, goal.id)] == [before]
    assert page_of(screen).form is None
    assert screen.focusWidget() is way.opener(page_of(screen))


def test_it_is_said_several_times_a_day(
    open_screen: Open, goal: Goal, way: Way, press: Press, services: Services
) -> None:
    screen = open_screen()
    for value in (1, 2):
        form = opened(screen, goal, way, press)
        way.choose(form, value)
        press(form.save)
    assert [value for value, _words in way.said(services, goal.id)] == [1, 2]


def test_nothing_is_kept_without_an_answer_and_the_words_stay(
    open_screen: Open, goal: Goal, way: Way, press: Press, services: Services
) -> None:
    screen = open_screen()
    form = opened(screen, goal, way, press)
    way.words(form).set_text("slowly")
    press(form.save)
    assert way.said(services, goal.id) == []
    assert form.problem.isVisibleTo(form)
    assert way.words(form).text() == "slowly"


def test_what_was_said_is_folded_until_wanted_and_has_everything(
    open_screen: Open, goal: Goal, way: Way, press: Press, services: Services, clock: FixedClock
) -> None:
    for number in range(AT_A_TIME + 2):
        way.say(services, goal.id, 1, f"word {number}")
        clock.advance(days=1)
    form = opened(open_screen(), goal, way, press)
    assert form.earlier is not None
    assert not form.earlier.isVisibleTo(form)
    form.earlier_button.setFocus()
    QTest.keyClick(form.earlier_button, Qt.Key.Key_Space)
    assert form.earlier.isVisibleTo(form)
    assert "“word 9”" in form.earlier.lines[0].text()
    assert len(form.earlier.lines) == AT_A_TIME
    press(form.earlier.earlier)
    assert "“word 0”" in form.earlier.lines[-1].text()
    names = [button.accessibleName() for button in form.earlier.change_buttons]
    assert len(set(names)) == len(names)


def test_it_is_changed_with_its_day_and_the_change_is_undone(
    open_screen: Open,
    goal: Goal,
    way: Way,
    press: Press,
    services: Services,
    clock: FixedClock,
    undone: Undone,
) -> None:
    way.say(services, goal.id, 1, "with Tom")
    first = clock.now().day
    clock.advance(days=2)
    screen = open_screen()
    form = opened(screen, goal, way, press)
    assert form.earlier is not None
    press(form.earlier.change_buttons[0])
    form = form_of(screen)
    assert form.accessibleName() == "Change what I said"
    assert form.answer() == (1, "with Tom")
    assert form.day.day() == first
    way.choose(form, 2)
    way.words(form).set_text("alone")
    form.day.set_day(first + timedelta(days=1))
    press(form.save)
    (said,) = way.entries(services, goal.id)
    assert way.said(services, goal.id) == [(2, "alone")]
    assert said.at.day == first + timedelta(days=1)
    with services.notebook.read() as unit:
        (kept,) = unit.history.of(way.thing, said.id)
    assert kept.earlier["note"] == "with Tom"
    assert kept.earlier["day"] == first.isoformat()
    assert undone[-1]() is True
    assert way.said(services, goal.id) == [(1, "with Tom")]
    assert [each.at.day for each in way.entries(services, goal.id)] == [first]


def test_a_change_that_changes_nothing_leaves_no_trace(
    open_screen: Open,
    goal: Goal,
    way: Way,
    press: Press,
    services: Services,
    clock: FixedClock,
    undone: Undone,
) -> None:
    way.say(services, goal.id, 1, "with Tom")
    clock.advance(days=2)
    before = way.entries(services, goal.id)
    screen = open_screen()
    form = opened(screen, goal, way, press)
    assert form.earlier is not None
    press(form.earlier.change_buttons[0])
    press(form_of(screen).save)
    assert way.entries(services, goal.id) == before
    with services.notebook.read() as unit:
        assert unit.history.of(way.thing, before[0].id) == []
    assert undone == []


def test_it_is_taken_out_and_put_back_with_the_list_still_open(
    open_screen: Open, goal: Goal, way: Way, press: Press, services: Services, undone: Undone
) -> None:
    way.say(services, goal.id, 1, "one")
    way.say(services, goal.id, 2, "two")
    screen = open_screen()
    form = opened(screen, goal, way, press)
    press(form.earlier_button)
    assert form.earlier is not None
    press(form.earlier.out_buttons[0])
    assert way.said(services, goal.id) == [(1, "one")]
    again = form_of(screen)
    assert isinstance(again, way.form)
    assert again.earlier is not None
    assert again.earlier.isVisibleTo(again)
    undone[0]()
    assert way.said(services, goal.id) == [(1, "one"), (2, "two")]


def earlier_of(screen: GoalsScreen) -> EntryList:
    earlier = form_of(screen).earlier
    assert earlier is not None
    return earlier


def test_after_taking_one_out_the_focus_is_on_what_stands_in_its_place(
    open_screen: Open, goal: Goal, way: Way, press: Press, services: Services
) -> None:
    for value in (0, 1, 2):
        way.say(services, goal.id, value, f"said {value}")
    screen = open_screen()
    press(opened(screen, goal, way, press).earlier_button)
    for row, then in ((1, 1), (1, 0)):
        press(earlier_of(screen).out_buttons[row])
        assert screen.focusWidget() is earlier_of(screen).out_buttons[then]
    press(earlier_of(screen).out_buttons[0])
    assert form_of(screen).earlier is None
    assert form_of(screen).isAncestorOf(screen.focusWidget())


def test_far_down_the_list_the_focus_stays_there(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    for _ in range(AT_A_TIME + 3):
        services.goals.rate(goal.id, 4)
    screen = open_screen()
    press(opened(screen, goal, RATING, press).earlier_button)
    press(earlier_of(screen).earlier)
    press(earlier_of(screen).out_buttons[AT_A_TIME + 1])
    assert screen.focusWidget() is earlier_of(screen).out_buttons[AT_A_TIME + 1]


def test_words_begun_are_there_again_until_they_are_left(
    open_screen: Open, goal: Goal, way: Way, press: Press
) -> None:
    first = open_screen()
    way.words(opened(first, goal, way, press)).setFocus()
    QTest.keyClicks(first.focusWidget(), "with")
    first.leave()
    second = open_screen()
    form = opened(second, goal, way, press)
    assert way.words(form).text() == "with"
    press(form.cancel)
    assert screen_form(second) is None
    assert way.words(opened(second, goal, way, press)).text() == ""


def test_what_is_changed_elsewhere_meanwhile_is_not_said_again(
    open_screen: Open, goal: Goal, way: Way, press: Press, services: Services
) -> None:
    way.say(services, goal.id, 1, "one")
    screen = open_screen()
    form = opened(screen, goal, way, press)
    assert form.earlier is not None
    press(form.earlier.change_buttons[0])
    (said,) = way.entries(services, goal.id)
    way.remove(services, said)
    screen.refresh()
    assert screen_form(screen) is None


# the ladder alone


def test_a_note_after_one_press_belongs_to_that_press(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    assert page_of(screen).side.ladder is not None
    press(page_of(screen).side.ladder.levels[-1])
    form = opened(screen, goal, LADDER, press)
    assert form.answer() == (-1, "")
    _words(form).set_text("twice")
    press(form.save)
    assert LADDER.said(services, goal.id) == [(-1, "twice")]
    assert "“twice”" in texts(page_of(screen).side)


def test_one_stands_at_an_empty_level_by_press_and_by_form(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    ladder = page_of(screen).side.ladder
    assert ladder is not None
    press(ladder.levels[0])
    form = opened(screen, goal, LADDER, press)
    assert isinstance(form, StandForm)
    assert form.level.pills()["1"].accessibleName() == "+1: nothing written"
    assert screen.focusWidget() is form.level.pills()["0"]
    press(form.level.pills()["1"])
    press(form.save)
    assert [(rung.level, rung.words) for rung in services.ladders.rungs(goal.id)] == [(0, ""), (1, "")]
    lines = [chapter.text for chapter in services.goal_stories.chapters(goal.id)]
    assert lines[-1] == "On 22 Nov 2026 you were at +1 on your ladder."


def test_a_change_keeps_what_the_level_said_then(goal: Goal, services: Services) -> None:
    rung = services.ladders.stand(goal.id, -1)
    services.ladders.write(goal.id, LadderWords("wait", "with Beth"))
    assert services.ladders.change(rung, -1, "slow").words == "with Tom"
    assert services.ladders.change(rung, -2).words == "wait"


# the page


def test_rating_and_the_next_step_are_in_sight_without_scrolling_and_early_for_tab(
    open_screen: Open, goal: Goal, services: Services
) -> None:
    services.goals.rate(goal.id, 3)
    services.small_steps.tick(services.small_steps.add(goal.id, "ask Tom").id, done=True)
    services.small_steps.add(goal.id, "flour bag")
    screen = open_screen()
    screen.open_goal(goal.id)
    for _ in range(5):
        QApplication.processEvents()
    page = page_of(screen)
    assert page.next_step is not None
    assert page.next_step.words() == "Next small step: “flour bag”"
    assert page.verticalScrollBar().value() == 0
    for widget in (page.rate_button, page.next_step):
        foot = widget.mapTo(page.viewport(), widget.rect().bottomLeft()).y()
        assert foot < page.viewport().height() / 2
    seen = []
    for _ in range(6):
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        seen.append(screen.focusWidget())
    assert seen[0] is page.rate_button
    assert page.next_step in seen


def test_ticking_the_next_step_brings_the_one_after_and_is_undone(
    open_screen: Open, goal: Goal, press: Press, services: Services, undone: Undone
) -> None:
    for words in ("ask Tom", "flour bag"):
        services.small_steps.add(goal.id, words)
    screen = open_screen()
    screen.open_goal(goal.id)
    for expected in ("flour bag", None):
        step = page_of(screen).next_step
        assert step is not None
        press(step)
        now = page_of(screen).next_step
        assert (now.words() if now else None) == (expected and f"Next small step: “{expected}”")
        assert screen.focusWidget() is (now or page_of(screen).steps_link)
    assert all(step.done is not None for step in services.small_steps.all(goal.id))
    undone[-1]()
    assert [step.done is None for step in services.small_steps.all(goal.id)] == [False, True]


def test_small_steps_are_one_press_away(open_screen: Open, goal: Goal, press: Press) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).steps_link)
    assert screen.focusWidget() is page_of(screen).steps.new.editor
