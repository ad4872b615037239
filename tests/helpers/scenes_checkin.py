"""Ways to what a check-in shows: my goals asked about, where it hurts, scores from my clinic."""

from __future__ import annotations

from datetime import timedelta

from companion.domain.body_map import BodyMap, BodyMark
from companion.domain.checkins import Answer, QuestionKind
from companion.domain.measures import PSFS, WHERE
from companion.ui.navigation import Place
from companion.ui.widgets.body_picture import BodyPicture
from tests.helpers.stage import Stage
from tests.helpers.wardrobe import AWKWARD

PLACES = BodyMap((BodyMark("low_back", "like a belt that is too tight"), BodyMark("thigh_behind_left")))


def _to(stage: Stage, share: float) -> None:
    """Scroll as the wheel does, with the focus nowhere."""
    if (focus := stage.window.focusWidget()) is not None:
        focus.clearFocus()
    stage.scroll(share)


def where(stage: Stage) -> None:
    """Two parts marked, one with words."""
    stage.services.checkins.choose([WHERE], 7)
    stage.go(Place.CHECK_IN)
    (picture,) = stage.window.findChildren(BodyPicture)
    picture.set_value(PLACES)
    stage.settle()


def where_focused(stage: Stage) -> None:
    """The keyboard is on a part."""
    where(stage)
    (picture,) = stage.window.findChildren(BodyPicture)
    picture.focus_first()
    stage.settle()


def goals_asked(stage: Stage) -> None:
    """What I can do now, of each goal, and the three questions of PEG."""
    stage.services.checkins.choose([PSFS, "peg"], 7)
    stage.go(Place.CHECK_IN)


def change(stage: Stage) -> None:
    """A check-in with a picture, changed once before."""
    checkins = stage.services.checkins
    first = checkins.all_questions()[-1]
    kept = checkins.add([Answer(first.id, first.text, 4)], "Better by noon.", places=PLACES)
    checkins.edit(kept.id, [], "Better by noon, and at night.", kept.at.day, True, places=PLACES)
    stage.go(Place.CHECK_IN)
    stage.press("Change")


def change_end(stage: Stage) -> None:
    """Its history, at the foot."""
    change(stage)
    _to(stage, 1.0)


def earlier(stage: Stage) -> None:
    """Where it hurt, among the earlier check-ins."""
    stage.services.checkins.add([], "Better by noon.", places=PLACES)
    stage.services.checkins.choose([], 7)
    stage.go(Place.CHECK_IN)
    _to(stage, 0.08)


def questions_end(stage: Stage) -> None:
    """A question of one's own to pick an answer from, and the form for another."""
    stage.services.checkins.add_own(
        AWKWARD[0], QuestionKind.CHOICE, choices=("on foot", "by bus"), reason="To see."
    )
    stage.go(Place.CHECK_IN)
    stage.press("Choose my questions")
    stage.press("Pick one")
    _to(stage, 1.0)


def clinic(stage: Stage) -> None:
    """Two scores of one name."""
    today = stage.services.checkins.today()
    for number, days in (("34", 60), ("22.5", 3)):
        day = today - timedelta(days=days)
        stage.services.clinic_scores.add("Oswestry", number, day, unit_words="%", better=-1, note="with Ana")
    stage.go(Place.CHECK_IN)
    stage.press("Scores from my clinic")


def clinic_end(stage: Stage) -> None:
    """The list below the form."""
    clinic(stage)
    _to(stage, 1.0)
