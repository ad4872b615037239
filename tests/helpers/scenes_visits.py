"""Ways to what visits show, to the box for the next one, and to what was put away."""

from __future__ import annotations

from companion.domain.visits import Became, Felt, Visit
from companion.services.visits import VisitEntry
from companion.ui.navigation import Place
from companion.ui.settings.screen import RECYCLED, SettingsScreen
from companion.ui.visit.record_form import RecordForm
from companion.ui.visit.record_page import RecordPage
from companion.ui.visit.screen import VisitScreen
from companion.ui.visit.wording import WordingDialog
from tests.helpers.stage import Stage, StageError
from tests.helpers.wardrobe import AWKWARD, LONG_WORD


def _screen(stage: Stage) -> VisitScreen:
    screen = stage.window.screen_of(Place.VISIT)
    if not isinstance(screen, VisitScreen):
        raise StageError("the visit is not shown")
    return screen


def _latest(stage: Stage) -> Visit:
    return stage.services.visits.past()[0]


def record(stage: Stage) -> None:
    """The latest visit, opened."""
    stage.go(Place.VISIT)
    _screen(stage).records.show(_latest(stage).id)
    stage.settle()


def record_end(stage: Stage) -> None:
    """How it felt, and what can be done with it."""
    record(stage)
    page = _screen(stage).records.page
    if isinstance(page, RecordPage):
        if page.felt is not None:
            page.felt.set_open(True)
        page.change_button.setFocus()
    stage.scroll(1.0)


def change(stage: Stage) -> None:
    """The form over an earlier visit."""
    record(stage)
    stage.press("Change")


def change_end(stage: Stage) -> None:
    """The four numbers."""
    change(stage)
    page = _screen(stage).records.page
    if isinstance(page, RecordForm):
        page.private.fold.set_open(True)
        stage.settle()
        page.keep_button.setFocus()
    stage.scroll(1.0)


def story(stage: Stage) -> None:
    """What was written of it before."""
    visit = _latest(stage)
    entry = VisitEntry(visit.day, "Ana K.", "Five short movements.", visit.felt, Felt(8, 8, None, 9))
    stage.services.visits.edit(visit.id, entry)
    record(stage)
    stage.press("What I wrote before")


def still_ahead(stage: Stage) -> None:
    """The gentle question, when a visit whose day is ahead is to be put behind."""
    stage.go(Place.VISIT)
    screen = _screen(stage)
    stage.settle()
    screen.afterwards.keep_button.setFocus()
    stage.settle()
    screen.afterwards.keep_button.click()
    stage.settle()
    screen._page.reveal(screen.afterwards.question)


def private(stage: Stage) -> None:
    """The private part of the form, unfolded by a press."""
    stage.go(Place.VISIT)
    part = _screen(stage).afterwards.private
    part.fold.turn()
    part.numbers_fold.turn()
    stage.settle()
    part.wording_link.setFocus()
    stage.settle()
    _screen(stage)._page.reveal(part.wording_link)


def suggested(stage: Stage) -> None:
    """Plans, with something that was suggested at a visit."""
    stage.go(Place.PLANS)
    stage.scroll(1.0)


def suggestion(stage: Stage) -> None:
    """What was suggested at a visit, opened."""
    plans = [each for each in stage.services.plans.all() if each.plan.at_visit]
    stage.navigator.open_item.emit(Place.PLANS, plans[0].id)
    stage.settle()


def suggestion_change(stage: Stage) -> None:
    """It is taken in one's own way."""
    suggestion(stage)
    stage.press("Change…")


def behind(stage: Stage) -> None:
    """A visit was put behind; the undo is offered."""
    stage.go(Place.VISIT)
    _screen(stage).afterwards.keep()
    stage.settle()


def in_own_words(stage: Stage) -> None:
    """The four questions, to be put in own words."""
    stage.go(Place.VISIT)
    _screen(stage).afterwards.private.fold.turn()
    dialog = WordingDialog({"heard": "Did Ana hear me out?"}, stage.services.drafts, stage.window)
    dialog.open()
    stage.settle()


def several(stage: Stage) -> None:
    """More than one visit to come."""
    stage.services.visits.add(VisitEntry(stage.clock.now().day.replace(year=2027), "Dr Bo Lind"))
    stage.go(Place.VISIT)


def box(stage: Stage) -> None:
    """The box of one line, over Progress."""
    stage.go(Place.PROGRESS)
    stage.navigator.bring.emit("", "")
    stage.settle()


def put_away(stage: Stage) -> None:
    """What was deleted, of several kinds."""
    services = stage.services
    services.goals.remove(services.goals.all()[-1].id)
    services.routines.remove(services.routines.all()[0].id)
    services.checkins.remove(services.checkins.recent(1)[0].id)
    services.plans.remove(services.plans.all()[0].id)
    nothing_put_away(stage)


def nothing_put_away(stage: Stage) -> None:
    """The list, as it is."""
    stage.go(Place.SETTINGS)
    screen = stage.window.screen_of(Place.SETTINGS)
    if isinstance(screen, SettingsScreen):
        screen.open_item(RECYCLED)
    stage.settle()


def awkward_put_away(stage: Stage) -> None:
    """The longest and strangest words there are."""
    for words in AWKWARD:
        services = stage.services
        services.goals.remove(services.goals.add(words).id)
    nothing_put_away(stage)


def awkward_record(stage: Stage) -> None:
    """A visit full of strange words."""
    lines = "\n".join(AWKWARD)
    visit = stage.services.after_visits.agree(f"{LONG_WORD}\n{lines}", lines, numbers=Felt(0, 10, 5, 5)).visit
    stage.services.visits.make_of(visit.id, LONG_WORD, Became.MYSELF)
    record(stage)
