"""Ways to what a check-in shows: my goals asked about, where it hurts, scores from my clinic."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from companion.domain.body_map import BodyMap, BodyMark
from companion.domain.checkins import Answer, QuestionKind
from companion.domain.measures import PSFS, WHERE
from companion.ui.checkin.form import CheckInForm
from companion.ui.checkin.other_questions import OtherQuestions
from companion.ui.checkin.questions_page import QuestionsPage
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
    stage.services.checkins.choose([WHERE])
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
    stage.services.checkins.choose([PSFS, "peg"])
    stage.go(Place.CHECK_IN)


def _some_answered(stage: Stage) -> None:
    """One of my goals was rated on its page, PEG lately; the rest waits."""
    services = stage.services
    services.checkins.choose([PSFS, "can_do", "sure", "peg"])
    services.checkins.ask_every("peg", 28)
    texts = {each.question.id: each.question.text for each in services.checkins.asked()}
    day = services.checkins.today() - timedelta(days=5)
    said = [Answer(key, texts[key], value) for key, value in (("peg.pain", 5), ("peg.activity", 4))]
    services.checkins.add(said, "Better by noon.", day=day)
    services.goals.rate(next(goal.id for goal in services.goals.all() if goal.state.is_open), 6)


def some_wait(stage: Stage) -> None:
    """Some wait, and the others are folded, below."""
    _some_answered(stage)
    stage.go(Place.CHECK_IN)
    (others,) = stage.window.findChildren(OtherQuestions)
    others.button.setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()


def others_too(stage: Stage) -> None:
    """The others unfolded, each with the day it was answered."""
    some_wait(stage)
    stage.press(stage.window.findChildren(OtherQuestions)[0].button.text())


def none_waits(stage: Stage) -> None:
    """All were answered: they are there, and nothing waits."""
    checkins = stage.services.checkins
    checkins.choose(["can_do", "sure"])
    yesterday = checkins.today() - timedelta(days=1)
    checkins.add([Answer(q.id, q.text, 6) for q, *_ in checkins.asked()], "Better by noon.", yesterday)
    stage.go(Place.CHECK_IN)


def _form(stage: Stage) -> CheckInForm:
    (form,) = stage.window.findChildren(CheckInForm)
    return form


def answering(stage: Stage) -> None:
    """A number and a yes given, each with a way to take it back."""
    checkins = stage.services.checkins
    own = checkins.add_own("Did I sleep through?", QuestionKind.YES_NO, reason="To see if the pillow helps.")
    checkins.choose(["can_do", own.id])
    stage.go(Place.CHECK_IN)
    _form(stage).questions["can_do"].input.pills()["6"].click()  # type: ignore[union-attr]
    _form(stage).questions[own.id].input.pills()["1"].click()  # type: ignore[union-attr]
    stage.settle()


def kept(stage: Stage) -> None:
    """All answered and kept: nothing waits, and what was kept is one press away."""
    answering(stage)
    stage.press("Keep")


def kept_shown(stage: Stage) -> None:
    """That press: what was kept, on top of the earlier ones, though it is about another day."""
    answering(stage)
    _form(stage).day.set_day(stage.services.checkins.today() - timedelta(days=400))
    stage.press("Keep")
    stage.press("Show it")


def goals_left_out(stage: Stage) -> None:
    """Seven goals, of which five are asked about."""
    for words in ("Sit through a film", "Carry the shopping", "Garden for an hour", "Kneel", "Swim"):
        stage.services.goals.add(words)
    stage.services.checkins.choose([PSFS])
    stage.go(Place.CHECK_IN)
    _to(stage, 0.12)


def rhythms(stage: Stage) -> None:
    """How often, of each: weekly, by an older notebook’s number, and pain every day."""
    checkins = stage.services.checkins
    checkins.choose(["can_do", "sure", "peg"])
    for key, days in (("sure", 10), ("peg", 1)):
        checkins.ask_every(key, days)
    stage.go(Place.CHECK_IN)
    stage.press("Choose my questions")


def rhythms_pain(stage: Stage) -> None:
    """Why seldom is better, where pain is asked every day."""
    rhythms(stage)
    (page,) = stage.window.findChildren(QuestionsPage)
    page.blocks["peg"].how_often.editor.setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()


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
    stage.services.checkins.choose([])
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


def own_question(stage: Stage) -> None:
    """A question of one's own, put in other words once before."""
    own = stage.services.checkins.add_own(
        "How do I get to work?", QuestionKind.CHOICE, choices=("on foot", "by bus"), reason="To see."
    )
    stage.services.checkins.change_own(
        own.id, "How did I get to work?", choices=("on foot", "by bus", "by bike")
    )
    stage.go(Place.CHECK_IN)
    stage.press("Choose my questions")
    (page,) = stage.window.findChildren(QuestionsPage)
    page.change_buttons[own.id].click()
    stage.settle()


def own_questions_listed(stage: Stage) -> None:
    """Where one goes back to: to change it, or to delete it."""
    own_question(stage)
    stage.press("Leave it as it was")


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
