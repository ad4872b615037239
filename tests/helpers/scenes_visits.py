"""Ways to what visits show, to the box for the next one, and to what was put away."""

from __future__ import annotations

from companion.domain.visits import Became, Felt, Visit
from companion.services.visits import VisitEntry
from companion.ui.navigation import Place
from companion.ui.settings.screen import RECYCLED, SettingsScreen
from companion.ui.visit.record_form import RecordForm
from companion.ui.visit.record_page import RecordPage
from companion.ui.visit.screen import VisitScreen
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
        page.keep_button.setFocus()
    stage.scroll(1.0)


def story(stage: Stage) -> None:
    """What was written of it before."""
    visit = _latest(stage)
    entry = VisitEntry(visit.day, "Ana K.", "Five short movements.", visit.felt, Felt(8, 8, None, 9))
    stage.services.visits.edit(visit.id, entry)
    record(stage)
    stage.press("What I wrote before")


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
    visit = stage.services.visits.agree(f"{LONG_WORD}\n{lines}", lines, numbers=Felt(0, 10, 5, 5))
    stage.services.visits.make_of(visit.id, LONG_WORD, Became.MYSELF)
    record(stage)
