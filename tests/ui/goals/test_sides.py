"""Both sides: four corners alike, private line by line, and my own lines when I ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.both_sides import Quadrant
from companion.domain.goals import Goal
from companion.services.bundle import Services
from companion.ui.goals.fine_page import FinePage
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.list_page import GoalListPage
from companion.ui.goals.screen import GoalsScreen
from companion.ui.goals.sides_list import SidesListPage
from companion.ui.goals.sides_page import BothSidesPage
from companion.ui.goals.title_page import TitlePage
from companion.ui.goals.tools import GoalPapers
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Label

Open = Callable[..., GoalsScreen]
Press = Callable[[QWidget], None]


@pytest.fixture
def undone(navigator: Navigator) -> list[Callable[[], object]]:
    """What can be undone, as the window would hear of it."""
    heard: list[Callable[[], object]] = []
    navigator.undoable.connect(lambda _sentence, action: heard.append(action))
    return heard


@pytest.fixture
def goal(services: Services) -> Goal:
    return services.goals.add("Lift Rosie")


def sides_of(screen: GoalsScreen) -> BothSidesPage:
    assert isinstance(screen.page, BothSidesPage)
    return screen.page


def list_of(screen: GoalsScreen) -> SidesListPage:
    assert isinstance(screen.page, SidesListPage)
    return screen.page


def goal_of(screen: GoalsScreen) -> GoalPage:
    assert isinstance(screen.page, GoalPage)
    return screen.page


def keys(screen: GoalsScreen, words: str) -> None:
    QTest.keyClicks(screen.focusWidget(), words)


def enter(screen: GoalsScreen) -> None:
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def open_for(screen: GoalsScreen, goal: Goal, press: Press) -> BothSidesPage:
    screen.open_goal(goal.id)
    press(goal_of(screen).sides_button)
    return sides_of(screen)


def test_lines_are_written_in_any_corner_and_begin_private(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    open_for(screen, goal, press)
    for quadrant in (Quadrant.STAY_GOOD, Quadrant.CHANGE_GOOD):
        sides_of(screen).corners[quadrant].new.setFocus()
        keys(screen, quadrant.value)
        enter(screen)
        assert screen.focusWidget() is sides_of(screen).corners[quadrant].new.editor
    (shown,) = services.both_sides.all()
    assert {line.quadrant: line.text for line in shown.lines} == {
        Quadrant.STAY_GOOD: "stay_good",
        Quadrant.CHANGE_GOOD: "change_good",
    }
    assert not any(line.shared for line in shown.lines)
    assert "Private" in texts(sides_of(screen))
    rows = [row for corner in sides_of(screen).corners.values() for row in corner.rows.values()]
    assert all(row.private.isVisibleTo(row) and not row.toggle.isChecked() for row in rows)


def test_a_line_is_chosen_for_the_sheet_by_itself_and_made_private_again(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    first, second = (services.both_sides.add_for(goal.id, Quadrant.CHANGE_GOOD, words) for words in "ab")
    screen = open_screen()
    shown = open_for(screen, goal, press)
    press(shown.corners[Quadrant.CHANGE_GOOD].rows[second.id].toggle)
    assert [each.line.id for each in services.both_sides.chosen_lines()] == [second.id]
    row = sides_of(screen).corners[Quadrant.CHANGE_GOOD].rows[second.id]
    assert screen.focusWidget() is row.toggle
    assert not row.private.isVisibleTo(row)
    press(row.toggle)
    assert services.both_sides.chosen_lines() == []
    del first


def test_nothing_is_summed_up_or_counted_and_all_corners_look_alike(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    for _ in range(3):
        services.both_sides.add_for(goal.id, Quadrant.CHANGE_GOOD, "more play")
    shown = open_for(open_screen(), goal, press)
    assert not any(character.isdigit() for character in texts(shown))
    grounds = {(corner._ground, corner._line) for corner in shown.corners.values()}
    assert len(grounds) == 1


def test_words_half_typed_in_two_corners_are_there_again(open_screen: Open, goal: Goal, press: Press) -> None:
    screen = open_screen()
    shown = open_for(screen, goal, press)
    for quadrant in (Quadrant.STAY_LESS, Quadrant.CHANGE_LESS):
        shown.corners[quadrant].new.setFocus()
        keys(screen, quadrant.value[:3])
    screen.leave()
    again = open_for(open_screen(), goal, press)
    assert {q: c.new.text() for q, c in again.corners.items() if c.new.text()} == {
        Quadrant.STAY_LESS: "sta",
        Quadrant.CHANGE_LESS: "cha",
    }


def test_adding_one_line_keeps_what_is_begun_in_another_corner(
    open_screen: Open, goal: Goal, press: Press
) -> None:
    screen = open_screen()
    shown = open_for(screen, goal, press)
    shown.corners[Quadrant.STAY_LESS].new.setFocus()
    keys(screen, "begun")
    sides_of(screen).corners[Quadrant.CHANGE_GOOD].new.setFocus()
    keys(screen, "done")
    enter(screen)
    assert sides_of(screen).corners[Quadrant.STAY_LESS].new.text() == "begun"
    assert sides_of(screen).corners[Quadrant.CHANGE_GOOD].new.text() == ""


def test_a_line_is_reworded_where_it_stands(
    open_screen: Open, goal: Goal, press: Press, services: Services, undone: list[Callable[[], object]]
) -> None:
    line = services.both_sides.add_for(goal.id, Quadrant.STAY_GOOD, "rest")
    screen = open_screen()
    shown = open_for(screen, goal, press)
    press(shown.corners[Quadrant.STAY_GOOD].rows[line.id].change_button)
    keys(screen, " at noon")
    enter(screen)
    assert [each.text for each in services.both_sides.get(line.sides_id).lines] == ["rest at noon"]
    row = sides_of(screen).corners[Quadrant.STAY_GOOD].rows[line.id]
    assert screen.focusWidget() is row.change_button
    undone[0]()
    assert [each.text for each in services.both_sides.get(line.sides_id).lines] == ["rest"]


def test_lines_and_whole_pages_are_taken_out_and_brought_back(
    open_screen: Open, goal: Goal, press: Press, services: Services, undone: list[Callable[[], object]]
) -> None:
    line = services.both_sides.add_for(goal.id, Quadrant.STAY_GOOD, "rest")
    before = services.both_sides.all()
    screen = open_screen()
    shown = open_for(screen, goal, press)
    press(shown.corners[Quadrant.STAY_GOOD].rows[line.id].out_button)
    assert services.both_sides.get(line.sides_id).lines == ()
    undone[0]()
    assert line.id in sides_of(screen).corners[Quadrant.STAY_GOOD].rows
    press(sides_of(screen).remove_button)
    assert services.both_sides.all() == []
    assert goal_of(screen).view.goal.id == goal.id
    undone[1]()
    assert services.both_sides.all() == before


def test_a_choice_of_ones_own_is_named_opened_renamed_and_left(
    open_screen: Open, press: Press, services: Services, undone: list[Callable[[], object]]
) -> None:
    screen = open_screen()
    assert isinstance(screen.page, GoalListPage)
    press(screen.page.sides_button)
    list_of(screen).title.setFocus()
    keys(screen, "Say no to Beth?")
    enter(screen)
    assert sides_of(screen).about.text() == "“Say no to Beth?”"
    press(sides_of(screen).rename_button)
    assert isinstance(screen.page, TitlePage)
    screen.page.title.set_text("Two afternoons?")
    press(screen.page.save)
    (shown,) = services.both_sides.all()
    assert shown.about == "Two afternoons?"
    press(sides_of(screen).back_link)
    assert list_of(screen).links[shown.page.id].text() == "“Two afternoons?”"
    assert screen.focusWidget() is list_of(screen).links[shown.page.id]
    press(list_of(screen).back_link)
    assert isinstance(screen.page, GoalListPage)
    undone[0]()
    assert services.both_sides.all()[0].about == "Say no to Beth?"


def test_a_page_of_a_goal_that_was_only_looked_at_is_not_listed(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    open_for(screen, goal, press)
    screen.go_home()
    assert isinstance(screen.page, GoalListPage)
    press(screen.page.sides_button)
    assert list_of(screen).links == {}
    assert services.both_sides.all() == []
    line = services.both_sides.add_for(goal.id, Quadrant.STAY_GOOD, "rest")
    screen.refresh()
    assert list(list_of(screen).links) == [line.sides_id]


def test_the_first_line_makes_the_page_and_brings_along_what_is_begun_elsewhere(
    open_screen: Open, goal: Goal, press: Press, services: Services, undone: list[Callable[[], object]]
) -> None:
    screen = open_screen()
    shown = open_for(screen, goal, press)
    assert not shown.remove_button.isVisibleTo(shown)
    shown.corners[Quadrant.STAY_LESS].new.setFocus()
    keys(screen, "begun")
    sides_of(screen).corners[Quadrant.CHANGE_GOOD].new.setFocus()
    keys(screen, "done")
    enter(screen)
    (page,) = services.both_sides.all()
    assert sides_of(screen).shown == page
    assert sides_of(screen).remove_button.isVisibleTo(sides_of(screen))
    screen.leave()
    assert services.drafts.load(f"goal/{goal.id}/sides") is None
    begun = services.drafts.load(f"sides/{page.page.id}")
    assert begun is not None
    assert begun[Quadrant.STAY_LESS.value] == "begun"
    again = open_for(open_screen(), goal, press)
    assert again.corners[Quadrant.STAY_LESS].new.text() == "begun"
    row = next(iter(again.corners[Quadrant.CHANGE_GOOD].rows.values()))
    press(row.out_button)
    undone[0]()
    assert [line.text for line in services.both_sides.all()[0].lines] == ["done"]


def test_a_blank_first_line_is_asked_for_and_leaves_nothing(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    shown = open_for(screen, goal, press)
    press(shown.corners[Quadrant.STAY_GOOD].add_button)
    assert "few words" in shown.corners[Quadrant.STAY_GOOD].new.problem.text()
    assert services.both_sides.all() == []


def test_a_page_not_begun_leads_to_the_list_when_its_goal_is_gone(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    open_for(screen, goal, press)
    services.goals.remove(goal.id)
    screen.refresh()
    assert list_of(screen).links == {}


def test_my_own_lines_on_changing_are_shown_when_i_ask_and_hidden_again(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    assert not goal_of(screen).now.reasons.button.isVisibleTo(goal_of(screen))
    services.both_sides.add_for(goal.id, Quadrant.CHANGE_GOOD, "She reaches for me.")
    services.both_sides.add_for(goal.id, Quadrant.STAY_GOOD, "Nobody asks.")
    screen.refresh()
    assert "reaches" not in texts(goal_of(screen))
    press(goal_of(screen).now.reasons.button)
    assert "“She reaches for me.”" in texts(goal_of(screen))
    assert "Nobody asks." not in texts(goal_of(screen))
    press(goal_of(screen).now.reasons.button)
    assert "reaches" not in texts(goal_of(screen))


def test_for_a_choice_my_own_lines_are_shown_on_the_list_when_i_ask(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    choice, bare = services.both_sides.begin("More walking?"), services.both_sides.begin("Stairs?")
    services.both_sides.add(choice.id, Quadrant.CHANGE_GOOD, "The dog.")
    services.both_sides.add(choice.id, Quadrant.STAY_GOOD, "Nobody asks.")
    services.both_sides.add(bare.id, Quadrant.STAY_GOOD, "My knees.")
    of_goal = services.both_sides.add_for(goal.id, Quadrant.CHANGE_GOOD, "Rosie.").sides_id
    screen = open_screen()
    assert isinstance(screen.page, GoalListPage)
    press(screen.page.sides_button)
    assert set(list_of(screen).links) == {choice.id, bare.id, of_goal}
    [reasons] = list_of(screen).reasons.values()
    assert reasons.button.accessibleName() == "Show my reasons for it: “More walking?”"
    assert "dog" not in texts(list_of(screen))
    press(reasons.button)
    assert "“The dog.”" in texts(list_of(screen))
    assert "Nobody asks." not in texts(list_of(screen))
    screen.leave()
    assert "dog" not in texts(list_of(screen))


def test_the_page_is_opened_by_its_id_and_a_page_that_is_gone_leads_to_the_list(
    open_screen: Open, services: Services
) -> None:
    page = services.both_sides.begin("stairs?")
    screen = open_screen()
    screen.open_item(page.id)
    assert sides_of(screen).shown.page.id == page.id
    services.both_sides.remove(page.id)
    screen.refresh()
    assert list_of(screen).links == {}


# I'm fine for now


def test_a_last_page_is_printed_without_a_word(open_screen: Open, press: Press, services: Services) -> None:
    asked: list[str] = []
    bare = open_screen()
    assert isinstance(bare.page, GoalListPage)
    press(bare.page.fine_button)
    assert isinstance(bare.page, FinePage)
    assert bare.page.print_link is None
    screen = open_screen(GoalPapers(asked.append, lambda: asked.append("last")))
    assert isinstance(screen.page, GoalListPage)
    press(screen.page.fine_button)
    assert isinstance(screen.page, FinePage)
    assert screen.page.print_link is not None
    assert screen.page.print_link.isVisibleTo(screen.page)
    press(screen.page.print_link)
    assert asked == ["last"]
    assert services.fine.all() == []
    screen.page.words.set_text("I garden again.")
    press(screen.page.save)
    assert isinstance(screen.page, FinePage)
    assert screen.page.print_link is None, "it stands with the words now"


def test_fine_for_now_stands_there_in_own_words_and_can_be_taken_out(
    open_screen: Open, press: Press, services: Services, undone: list[Callable[[], object]]
) -> None:
    asked: list[str] = []
    screen = open_screen(GoalPapers(asked.append, lambda: asked.append("last")))
    assert isinstance(screen.page, GoalListPage)
    press(screen.page.fine_button)
    assert isinstance(screen.page, FinePage)
    press(screen.page.save)
    assert "your own" in screen.page.words.problem.text()
    screen.page.words.setFocus()
    keys(screen, "I garden again.")
    press(screen.page.save)
    assert isinstance(screen.page, FinePage)
    (card,) = screen.page.cards
    assert card.words.text() == "“I garden again.”"
    assert screen.page.words.text() == ""
    assert card.print_link is not None
    press(card.print_link)
    assert asked == ["last"]
    press(screen.page.out_buttons[0])
    assert services.fine.all() == []
    undone[0]()
    assert [fine.words for fine in services.fine.all()] == ["I garden again."]
    assert not any(word in texts(screen.page).casefold() for word in ("well done", "great", "!"))


def test_tab_goes_round_the_corners_in_reading_order(open_screen: Open, goal: Goal, press: Press) -> None:
    screen = open_screen()
    shown = open_for(screen, goal, press)
    fields = [shown.corners[quadrant].new.editor for quadrant in Quadrant]
    seen = []
    for _ in range(12):
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        if screen.focusWidget() in fields:
            seen.append(screen.focusWidget())
    assert seen[:4] == fields
