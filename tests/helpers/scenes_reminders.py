"""Ways to what reminders show: cards, the strip, the form, and the page with all of them."""

from __future__ import annotations

from datetime import time

from companion.domain.reminders import EVERY_DAY
from companion.domain.routines import Routine
from companion.services.reminders import When
from companion.ui.navigation import Place
from companion.ui.reminders.bell import Bell
from companion.ui.reminders.form import ReminderForm
from companion.ui.settings.screen import REMINDERS
from tests.helpers.stage import Stage, StageError
from tests.helpers.wardrobe import AWKWARD, LONG_WORD

WORDS = "Water the roses, then stretch by the window"
NOW_ISH = time(10)


def _routine(stage: Stage) -> Routine:
    return next(each for each in stage.services.routines.all() if len(each.steps) > 1)


def _choose(stage: Stage) -> None:
    """A routine at ten, own words after breakfast; it is half past nine on a Sunday."""
    reminders = stage.services.reminders
    reminders.choose_for_routine(_routine(stage).id, When(EVERY_DAY, (NOW_ISH, time(18, 30))))
    reminders.choose_own(WORDS, When(frozenset({1, 3, 7}), (), "after breakfast"))


def awkward(stage: Stage) -> None:
    """The longest and strangest names there are."""
    stage.go(Place.TODAY)
    reminders = stage.services.reminders
    longest = max(stage.services.routines.all(), key=lambda each: len(each.name))
    reminders.choose_for_routine(longest.id, When(EVERY_DAY, (NOW_ISH,)))
    reminders.choose_own(LONG_WORD, When(EVERY_DAY, (time(9, 45),)))
    stage.clock.advance(minutes=31)
    bell_of(stage).look()
    stage.settle()


def awkward_all(stage: Stage) -> None:
    """Every strange word on the page with all of them."""
    for words in AWKWARD:
        stage.services.reminders.choose_own(words, When(frozenset({1, 2, 4, 5}), (), words))
    show_all(stage)


def bell_of(stage: Stage) -> Bell:
    """What looks at the clock in this window."""
    # It is made a moment after Today is there.
    stage.wait(lambda: stage.window.findChild(Bell) is not None, "the bell")
    bell = stage.window.findChild(Bell)
    if bell is None:
        raise StageError("nothing looks at the clock")
    return bell


def come_up(stage: Stage) -> None:
    """Two cards on Today."""
    stage.go(Place.TODAY)
    _choose(stage)
    stage.clock.advance(minutes=31)
    bell_of(stage).look()
    stage.settle()


def put_off(stage: Stage) -> None:
    """One was put off, and says when it comes again."""
    come_up(stage)
    stage.press("Later", 1)


def strip(stage: Stage) -> None:
    """One comes up while another place is shown."""
    stage.go(Place.PROGRESS)
    _choose(stage)
    bell_of(stage).look()
    stage.clock.advance(minutes=31)
    bell_of(stage).look()
    stage.settle()


def routine_page_end(stage: Stage) -> None:
    """The question on a routine's page."""
    _choose(stage)
    stage.navigator.open_item.emit(Place.ROUTINES, _routine(stage).id)
    stage.settle()
    _look_down(stage)


def _look_down(stage: Stage) -> None:
    """To the end of the page, as somebody with a mouse does: the focus is nowhere."""
    focus = stage.window.focusWidget()
    if focus is not None:
        focus.clearFocus()
    stage.scroll(1.0)


def form(stage: Stage) -> None:
    """Days and times for a routine that has them."""
    _choose(stage)
    stage.navigator.open_item.emit(Place.ROUTINES, _routine(stage).id)
    stage.settle()
    stage.press("Change when")


def form_anchor(stage: Stage) -> None:
    """A new one in own words, after something in the day, with what is still missing."""
    all_of_them(stage)
    stage.press("Add a reminder")
    page = _form(stage)
    page.subject_row.pills()["own"].click()
    page.kind.pills()["after"].click()
    stage.press("Keep it")


def form_never(stage: Stage) -> None:
    """Not at all."""
    form(stage)
    _form(stage).kind.pills()["never"].click()
    stage.settle()


def _form(stage: Stage) -> ReminderForm:
    for page in stage.window.findChildren(ReminderForm):
        if page.isVisible():
            return page
    raise StageError("the form is not shown")


def all_of_them(stage: Stage) -> None:
    """The page with all reminders."""
    if stage.services.routines.all():
        _choose(stage)
    show_all(stage)


def show_all(stage: Stage) -> None:
    """The page as it is."""
    stage.navigator.open_item.emit(Place.SETTINGS, REMINDERS)
    stage.settle()


def all_end(stage: Stage) -> None:
    """Its lower half."""
    all_of_them(stage)
    _look_down(stage)


def resting(stage: Stage) -> None:
    """All of them rest."""
    all_of_them(stage)
    stage.press("For a week")


def later_dialog(stage: Stage) -> None:
    """At which time again?"""
    put_off(stage)
    stage.press("At a time…")
