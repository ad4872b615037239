"""Scenes of goals and what belongs to them, of both sides, and of About me."""

from __future__ import annotations

from companion.domain.both_sides import Quadrant
from companion.domain.goals import Goal, GoalState
from companion.domain.ladder import LadderWords
from companion.domain.rulers import Ruler
from companion.ui.goals.entries import EntryList
from companion.ui.goals.sides_corner import SideRow
from companion.ui.goals.step_list import StepLine
from companion.ui.navigation import Place
from companion.ui.widgets.reasons import MyReasons
from tests.helpers.stage import Stage

from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter  # isort: skip


def _goal(stage: Stage) -> Goal:
    return stage.services.goals.all()[0]


def _show(stage: Stage, goal: Goal | None = None) -> None:
    stage.navigator.open_goal.emit((goal or _goal(stage)).id)
    stage.settle()


def _scroll(stage: Stage, share: float) -> None:
    focused = stage.window.focusWidget()
    if focused is not None:
        focused.clearFocus()  # as after scrolling with the wheel it would be out of sight
    stage.scroll(share)


def page_end(stage: Stage) -> None:
    _show(stage)
    _scroll(stage, 1.0)


def good_lines(stage: Stage) -> None:
    _show(stage)
    stage.press("Show my reasons for it")


def ladder(stage: Stage) -> None:
    _show(stage)
    stage.press("Change my ladder")


def ladder_end(stage: Stage) -> None:
    ladder(stage)
    _scroll(stage, 1.0)


def ladder_empty(stage: Stage) -> None:
    _show(stage, stage.services.goals.all()[1])
    stage.press("Write on my ladder")


def rulers(stage: Stage) -> None:
    _show(stage)
    stage.press("Say it again: how important it is and how sure I am")


def standing(stage: Stage) -> None:
    _show(stage)
    stage.press("Add a note, or another day, to where I am on my ladder")


def change_rating(stage: Stage) -> None:
    _show(stage)
    stage.press("Rate it today")
    stage.window.findChildren(EntryList)[0].change_buttons[0].click()
    stage.settle()


def card_reasons(stage: Stage) -> None:
    stage.go(Place.GOALS)
    stage.window.findChildren(MyReasons)[-1].button.click()
    stage.settle()


def today_reasons(stage: Stage) -> None:
    stage.go(Place.TODAY)
    stage.window.findChildren(MyReasons)[0].button.click()
    stage.settle()


def change_step(stage: Stage) -> None:
    _show(stage)
    stage.window.findChildren(StepLine)[-1].buttons["change"].click()
    stage.settle()


def reached(stage: Stage) -> None:
    stage.services.goals.set_state(
        _goal(stage).id, GoalState.REACHED, "I had her on my hip before I knew it."
    )
    _show(stage)


def change_reason(stage: Stage) -> None:
    reached(stage)
    stage.press("Change these words")


def resting(stage: Stage) -> None:
    stage.services.goals.set_state(_goal(stage).id, GoalState.RESTING, "Not while Tom is away.")
    _show(stage)


def up_again(stage: Stage) -> None:
    goals = stage.services.goals
    goals.set_state(_goal(stage).id, GoalState.RESTING)
    goals.set_state(_goal(stage).id, GoalState.ACTIVE)
    _show(stage)


def fine_unsaid(stage: Stage) -> None:
    stage.go(Place.GOALS)
    stage.press("I’m fine for now")
    stage.press("Keep these words")


def bare(stage: Stage) -> None:
    _show(stage, stage.services.goals.add("Sing in the choir again"))


def list_end(stage: Stage) -> None:
    stage.go(Place.GOALS)
    _scroll(stage, 1.0)


def fine(stage: Stage) -> None:
    stage.services.fine.say("I garden, I lift Rosie, I sleep. If it comes back I know what to do first.")
    stage.go(Place.GOALS)
    stage.press("I’m fine for now")


def both_sides(stage: Stage) -> None:
    _show(stage)
    stage.press("Both sides…")


def both_sides_end(stage: Stage) -> None:
    both_sides(stage)
    _scroll(stage, 1.0)


def change_line(stage: Stage) -> None:
    both_sides(stage)
    stage.window.findChildren(SideRow)[1].change_button.click()
    stage.settle()


def sides_list(stage: Stage) -> None:
    stage.go(Place.GOALS)
    stage.press("Both sides of a choice")


def _long(stage: Stage) -> Goal:
    return max(stage.services.goals.all(), key=lambda goal: len(goal.words))


def awkward_sides(stage: Stage) -> None:
    goals = stage.services.goals.all()
    about, sides = _long(stage).id, stage.services.both_sides
    for quadrant, goal in zip((*Quadrant, *Quadrant), goals[-5:], strict=False):
        line = sides.add_for(about, quadrant, goal.words)
    stage.navigator.open_item.emit(Place.GOALS, line.sides_id)
    stage.settle()
    _scroll(stage, 0.4)


def awkward_parts(stage: Stage) -> None:
    words = [goal.words for goal in stage.services.goals.all()[-5:]]
    goal = stage.services.goals.all()[-1]
    services = stage.services
    services.ladders.write(goal.id, LadderWords(*words))
    services.ladders.stand(goal.id, 1)
    services.rulers.say(goal.id, {Ruler.IMPORTANCE: (0, words[0][:300]), Ruler.CONFIDENCE: (10, words[1])})
    for text in words:
        services.small_steps.add(goal.id, text)
    _show(stage, goal)
    _scroll(stage, 0.25)


def portrait(stage: Stage) -> None:
    image = QImage(900, 1200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, 1200)
    sky.setColorAt(0, QColor("#8fb3a8"))
    sky.setColorAt(1, QColor("#e8dcc0"))
    painter.fillRect(image.rect(), sky)
    painter.end()
    path = stage.path.with_name("me.png")
    image.save(str(path))
    stage.services.about.set_portrait(path)
    stage.go(Place.ABOUT)
    stage.settle()
    _scroll(stage, 0.3)
