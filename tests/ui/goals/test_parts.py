"""The ladder, how sure I am and small steps on the page of a goal."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.goals import Goal, GoalState
from companion.domain.ladder import LEVELS, LadderWords
from companion.domain.rulers import Ruler
from companion.services.bundle import Services
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.ladder_form import LadderForm
from companion.ui.goals.rulers import RulerForm
from companion.ui.goals.screen import GoalsScreen
from companion.ui.goals.state_form import StateForm
from companion.ui.goals.tools import GoalPapers
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Label
from tests.helpers.desk import FixedClock

Open = Callable[..., GoalsScreen]
Press = Callable[[QWidget], None]
FIVE = LadderWords("wait", "with Tom", "once", "ten times", "up the stairs")


@pytest.fixture
def undone(navigator: Navigator) -> list[Callable[[], object]]:
    """What can be undone, as the window would hear of it."""
    heard: list[Callable[[], object]] = []
    navigator.undoable.connect(lambda _sentence, action: heard.append(action))
    return heard


@pytest.fixture
def goal(services: Services) -> Goal:
    return services.goals.add("Lift Rosie", "She laughs.", "Lifting Rosie")


def page_of(screen: GoalsScreen) -> GoalPage:
    assert isinstance(screen.page, GoalPage)
    return screen.page


def ladder_of(screen: GoalsScreen) -> LadderForm:
    assert isinstance(screen.page, LadderForm)
    return screen.page


def rulers_of(screen: GoalsScreen) -> RulerForm:
    form = page_of(screen).form
    assert isinstance(form, RulerForm)
    return form


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def keys(screen: GoalsScreen, words: str) -> None:
    QTest.keyClicks(screen.focusWidget(), words)


def enter(screen: GoalsScreen) -> None:
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()


# the ladder


def test_a_ladder_is_written_from_the_middle_outwards_with_return(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    assert page_of(screen).side.ladder is None
    press(page_of(screen).side.ladder_button)
    for words in ("once", "ten times", "with Tom", ""):
        keys(screen, words)
        enter(screen)
    keys(screen, "wait")
    enter(screen)
    assert services.ladders.get(goal.id).texts == LadderWords("wait", "with Tom", "once", "ten times", "")
    card = page_of(screen).side.ladder
    assert card is not None
    assert [card.levels[level].text() for level in LEVELS][-1] == "nothing written"
    assert screen.focusWidget() is page_of(screen).side.ladder_button


def test_words_of_a_ladder_begun_are_there_again(open_screen: Open, goal: Goal, press: Press) -> None:
    first = open_screen()
    first.open_goal(goal.id)
    press(page_of(first).side.ladder_button)
    keys(first, "on")
    first.leave()
    second = open_screen()
    second.open_goal(goal.id)
    press(page_of(second).side.ladder_button)
    assert ladder_of(second).levels[0].text() == "on"


def test_one_press_says_where_i_am_and_can_be_undone(
    open_screen: Open,
    goal: Goal,
    press: Press,
    services: Services,
    undone: list[Callable[[], object]],
    clock: FixedClock,
) -> None:
    services.ladders.write(goal.id, FIVE)
    services.ladders.stand(goal.id, -2)
    clock.advance(days=3)
    screen = open_screen()
    screen.open_goal(goal.id)
    card = page_of(screen).side.ladder
    assert card is not None
    assert [level for level in LEVELS if card.levels[level].isChecked()] == [-2]
    press(card.levels[-1])
    assert [rung.level for rung in services.ladders.rungs(goal.id)] == [-2, -1]
    card = page_of(screen).side.ladder
    assert card is not None
    assert card.levels[-1].accessibleName() == "−1: with Tom. You are here."
    assert screen.focusWidget() is card.levels[-1]
    assert "25 Nov 2026: one below what you hope for." in texts(page_of(screen))
    press(card.levels[-1])
    assert len(services.ladders.rungs(goal.id)) == 2
    assert undone[0]() is True
    assert [rung.level for rung in services.ladders.rungs(goal.id)] == [-2]


# how sure I am


def test_both_rulers_are_answered_by_keyboard_with_why_not_lower(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    page_of(screen).side.rulers_button.setFocus()
    enter(screen)
    keys(screen, "9")
    rulers_of(screen).whys[Ruler.IMPORTANCE].setFocus()
    keys(screen, "She is only small once.")
    rulers_of(screen).scales[Ruler.CONFIDENCE].set_value(6)
    press(rulers_of(screen).save)
    assert [(m.ruler, m.value, m.why) for m in services.rulers.marks(goal.id)] == [
        (Ruler.IMPORTANCE, 9, "She is only small once."),
        (Ruler.CONFIDENCE, 6, ""),
    ]
    shown = texts(page_of(screen))
    assert "Important  9 of 10" in shown
    assert "Why not lower? “She is only small once.”" in shown
    assert screen.focusWidget() is page_of(screen).side.rulers_button


@pytest.mark.parametrize("ruler", Ruler)
def test_a_ruler_is_asked_in_the_words_of_its_measure(
    open_screen: Open, goal: Goal, press: Press, ruler: Ruler
) -> None:
    path = Path(__file__).parents[3] / "resources" / "measures" / f"{ruler.value}.toml"
    measure = tomllib.loads(path.read_text(encoding="utf-8"))
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).side.rulers_button)
    scale = rulers_of(screen).scales[ruler]
    assert scale.accessibleName() == measure["text"]
    shown = texts(scale)
    assert measure["text"] in shown
    assert measure["reason"] in shown
    assert measure["source"] in shown
    assert (scale.pills()["0"].accessibleName(), scale.pills()["10"].accessibleName()) == (
        f"0: {measure['low']}",
        f"10: {measure['high']}",
    )


def test_rulers_need_a_number_and_keep_what_was_typed(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).side.rulers_button)
    rulers_of(screen).whys[Ruler.CONFIDENCE].setFocus()
    keys(screen, "Tuesday")
    press(rulers_of(screen).save)
    assert services.rulers.marks(goal.id) == []
    assert rulers_of(screen).problem.isVisibleTo(rulers_of(screen))
    screen.leave()
    again = open_screen()
    again.open_goal(goal.id)
    press(page_of(again).side.rulers_button)
    assert rulers_of(again).whys[Ruler.CONFIDENCE].text() == "Tuesday"


# small steps


def test_steps_are_added_one_after_another_by_keyboard(
    open_screen: Open, goal: Goal, services: Services
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    page_of(screen).steps.new.setFocus()
    for words in ("ask Tom", "flour bag"):
        keys(screen, words)
        enter(screen)
    assert [step.words for step in services.small_steps.all(goal.id)] == ["ask Tom", "flour bag"]
    assert screen.focusWidget() is page_of(screen).steps.new.editor
    assert page_of(screen).steps.new.text() == ""
    enter(screen)
    assert "few words" in page_of(screen).steps.new.problem.text()


def test_a_step_half_typed_is_there_again_also_after_a_tick(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    step = services.small_steps.add(goal.id, "ask Tom")
    first = open_screen()
    first.open_goal(goal.id)
    page_of(first).steps.new.setFocus()
    keys(first, "flour")
    press(page_of(first).steps.lines[step.id].box)
    assert page_of(first).steps.new.text() == "flour"
    first.leave()
    second = open_screen()
    second.open_goal(goal.id)
    assert page_of(second).steps.new.text() == "flour"


def test_a_tick_is_kept_with_its_day_and_taken_back(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    step = services.small_steps.add(goal.id, "ask Tom")
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).steps.lines[step.id].box)
    assert services.small_steps.all(goal.id)[0].done is not None
    line = page_of(screen).steps.lines[step.id]
    assert line.box.accessibleDescription() == "Ticked on 22 Nov 2026"
    assert screen.focusWidget() is line.box
    press(line.box)
    assert services.small_steps.all(goal.id)[0].done is None
    said = texts(page_of(screen)).casefold()
    assert not any(word in said for word in ("left to do", "missed", "owed to", "%", "1 of 1"))


def test_steps_are_moved_by_keys_and_keep_the_focus(
    open_screen: Open, goal: Goal, services: Services
) -> None:
    steps = [services.small_steps.add(goal.id, words) for words in "abc"]
    screen = open_screen()
    screen.open_goal(goal.id)
    QApplication.processEvents()
    page_of(screen).steps.lines[steps[2].id].box.setFocus()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert [step.words for step in services.small_steps.all(goal.id)] == ["a", "c", "b"]
    assert screen.focusWidget() is page_of(screen).steps.lines[steps[2].id].box


def test_a_step_is_reworded_where_it_stands(
    open_screen: Open, goal: Goal, press: Press, services: Services, undone: list[Callable[[], object]]
) -> None:
    step = services.small_steps.add(goal.id, "ask Tom")
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).steps.lines[step.id].buttons["change"])
    keys(screen, " to help")
    screen.leave()
    screen.open_goal(goal.id)
    press(page_of(screen).steps.lines[step.id].buttons["change"])
    editor = page_of(screen).steps.editor
    assert editor is not None
    assert editor.field.text() == "ask Tom to help"
    press(editor.save)
    assert [each.words for each in services.small_steps.all(goal.id)] == ["ask Tom to help"]
    assert services.drafts.load(f"goal/{goal.id}/step/{step.id}") is None
    undone[0]()
    assert [each.words for each in services.small_steps.all(goal.id)] == ["ask Tom"]


def test_a_step_is_taken_out_and_brought_back(
    open_screen: Open, goal: Goal, press: Press, services: Services, undone: list[Callable[[], object]]
) -> None:
    step = services.small_steps.add(goal.id, "ask Tom")
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).steps.lines[step.id].buttons["out"])
    assert page_of(screen).steps.lines == {}
    undone[0]()
    assert services.small_steps.all(goal.id) == [step]
    assert step.id in page_of(screen).steps.lines


# own words, papers, the visit


def test_reaching_it_is_marked_in_the_persons_own_words(
    open_screen: Open, goal: Goal, services: Services
) -> None:
    services.goals.set_state(goal.id, GoalState.REACHED, "On my hip before I knew it.")
    screen = open_screen()
    screen.open_goal(goal.id)
    moment = page_of(screen).moment
    assert moment is not None
    assert moment.words.text() == "“On my hip before I knew it.”"
    assert moment.print_link is None
    said = texts(moment).casefold()
    assert not any(word in said for word in ("well done", "great", "congratulations", "!"))


def test_after_reaching_it_the_words_are_in_sight_at_the_top(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    for number in range(6):
        services.small_steps.add(goal.id, f"step {number}")
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).states[GoalState.REACHED])
    form = page_of(screen).form
    assert isinstance(form, StateForm)
    form.reason.set_text("Done.")
    press(form.save)
    for _ in range(5):
        QApplication.processEvents()
    page = page_of(screen)
    assert page.moment is not None
    top = page.moment.mapTo(page.viewport(), page.moment.rect().topLeft()).y()
    assert 0 <= top < page.viewport().height() // 2
    assert screen.focusWidget() is page.back_link


def test_papers_are_offered_only_where_they_can_be_made(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    services.goals.set_state(goal.id, GoalState.REACHED, "Done.")
    bare = open_screen()
    bare.open_goal(goal.id)
    assert not page_of(bare).print_link.isVisibleTo(page_of(bare))
    asked: list[str] = []
    papers = GoalPapers(asked.append, lambda: asked.append("last"))
    screen = open_screen(papers)
    screen.open_goal(goal.id)
    press(page_of(screen).print_link)
    moment = page_of(screen).moment
    assert moment is not None
    assert moment.print_link is not None
    press(moment.print_link)
    assert asked == [goal.id, "last"]


def test_a_goal_is_brought_to_the_visit_in_its_own_words(
    open_screen: Open, goal: Goal, navigator: Navigator
) -> None:
    heard: list[tuple[str, str]] = []
    navigator.bring.connect(lambda source, words: heard.append((source, words)))
    screen = open_screen()
    screen.open_goal(goal.id)
    page_of(screen).visit_wanted.emit(f"goal/{goal.id}", "Lift Rosie")
    assert heard == [(f"goal/{goal.id}", "Lift Rosie")]


def test_every_control_of_the_page_says_what_it_is(open_screen: Open, goal: Goal, services: Services) -> None:
    services.ladders.write(goal.id, FIVE)
    services.ladders.stand(goal.id, 0)
    for words in ("ask Tom", "flour"):
        services.small_steps.add(goal.id, words)
    screen = open_screen()
    screen.open_goal(goal.id)
    page = page_of(screen)
    names = [
        child.accessibleName() or getattr(child, "text", lambda: "")()
        for child in page.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(page)
    ]
    assert all(name.strip() for name in names)
    assert "Take out: “flour”" in names
    assert "0: once. You are here." in names
