"""Everything there is to see, as scenes: a name, the notebook it needs, and how to get there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from companion.domain.phases import Beat
from companion.domain.routines import Routine
from companion.errors import PlanFileError
from companion.resources_path import resource_dir
from companion.ui.errors import show_error
from companion.ui.navigation import Place
from companion.ui.paper.page import PaperPage
from companion.ui.tense.plan_form import PlanForm
from companion.ui.tense.screen import TenseScreen
from tests.helpers import (
    scenes_about,
    scenes_checkin,
    scenes_goals,
    scenes_library,
    scenes_look_back,
    scenes_own,
    scenes_paper,
    scenes_player,
    scenes_reminders,
    scenes_sheet,
    scenes_visits,
)
from tests.helpers.stage import Stage

from PySide6.QtWidgets import QLineEdit  # isort: skip

Act = Callable[[Stage], None]
GOAL = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: ``act`` leads there in a window over a ``kind`` of notebook."""

    name: str
    act: Act
    kind: str = "sample"


def _place(place: Place, stage: Stage) -> None:
    stage.go(place)


def _scrolled(place: Place, share: float, stage: Stage) -> None:
    stage.go(place)
    stage.scroll(share)


def _goal(stage: Stage, index: int = GOAL) -> None:
    goals = stage.services.goals.all()
    stage.navigator.open_goal.emit(goals[index].id)
    stage.settle()


def _last_goal(stage: Stage) -> None:
    goals = stage.services.goals.all()
    longest = max(goals, key=lambda goal: len(goal.words))
    stage.navigator.open_goal.emit(longest.id)
    stage.settle()


def _then(first: Act, *words: str, scrolled: float = 0.0) -> Act:
    """``first``, then the buttons with these words, one after another, then down by that share of the page."""

    def act(stage: Stage) -> None:
        first(stage)
        for each in words:
            stage.press(each)
        focused = stage.window.focusWidget()
        if scrolled and focused is not None:
            focused.clearFocus()  # as after scrolling with the wheel it would be out of sight
            stage.scroll(scrolled)

    return act


def _routine(stage: Stage) -> Routine:
    return next(each for each in stage.services.routines.all() if len(each.steps) > 1)


def _routine_page(stage: Stage) -> None:
    stage.navigator.open_item.emit(Place.ROUTINES, _routine(stage).id)
    stage.settle()


def _awkward_routine(stage: Stage) -> None:
    stage.navigator.open_item.emit(Place.ROUTINES, stage.services.routines.all()[-1].id)
    stage.settle()


# --- The player ------------------------------------------------------------------------------------------------


def _awkward_player(stage: Stage) -> None:
    scenes_player.play(stage, stage.services.routines.all()[-2])


# --- Other places ----------------------------------------------------------------------------------------------


def _suggestion(index: int, stage: Stage) -> None:
    suggestion = stage.services.plans.all()[index]
    stage.navigator.open_item.emit(Place.PLANS, suggestion.id)
    stage.settle()


def _tense(stage: Stage) -> None:
    stage.navigator.tense.emit()
    stage.settle()


def _tense_choice(number: int, stage: Stage) -> None:
    _tense(stage)
    stage.window.overlay.choice_buttons[number - 1].click()  # type: ignore[union-attr]
    stage.settle()


def _card(stage: Stage) -> None:
    _tense_choice(3, stage)
    stage.press("Print my fridge card")
    screen = stage.window.overlay
    assert isinstance(screen, TenseScreen)
    page = screen.pages.currentWidget()
    assert isinstance(page, PaperPage)
    stage.wait(lambda: page.preview.document.pageCount() > 0, "the card")
    stage.pause(scenes_sheet.PREVIEW_S)


def _tense_undo(then: int | None, stage: Stage) -> None:
    """A line is taken out of the plan, on the three choices or on what is behind one of them."""
    _then(partial(_tense_choice, 3), "Change it")(stage)
    screen = stage.window.overlay
    assert isinstance(screen, TenseScreen)
    form = screen.pages.currentWidget()
    assert isinstance(form, PlanForm)
    form.relief.set_text("\n".join(form.relief.text().splitlines()[1:]))
    stage.press("Keep my plan")
    if then is not None:
        screen.choice_buttons[then - 1].click()
        stage.settle()


def _note_later(stage: Stage) -> None:
    stage.services.tense.note_later(True)
    stage.go(Place.TODAY)


def _unfinished(stage: Stage) -> None:
    scenes_player.until(Beat.MOVE, stage).next()
    stage.window.close_overlay()
    stage.go(Place.TODAY)


def _measuring_paused(stage: Stage) -> None:
    stage.services.checkins.pause(True)
    stage.go(Place.CHECK_IN)


def _error(stage: Stage) -> None:
    """A plan file with many problems, as reading it says."""
    document = json.loads((resource_dir() / "plans" / "low-back.plan.json").read_text("utf-8"))
    for routine in document["routines"]:
        for step in routine["steps"]:
            for dose in step["doses"].values():
                dose["sets"] = 9999
    path = stage.path.with_name("from the clinic.plan.json")
    path.write_text(json.dumps(document), "utf-8")
    try:
        stage.services.plans.read(path)
    except PlanFileError as error:
        show_error(error, stage.window)
    stage.settle()


def _undo(stage: Stage) -> None:
    _goal(stage)
    stage.press("Delete")


def _welcome_goal(stage: Stage) -> None:
    stage.press("Skip this")


def _welcome_typed(stage: Stage) -> None:
    for line in stage.window.findChildren(QLineEdit):
        if line.isVisible():
            line.insert("Samantha")
    stage.settle()


def _nothing(_stage: Stage) -> None:
    """The window as it opens."""


def _empty_questions(stage: Stage) -> None:
    stage.services.checkins.choose([])
    stage.go(Place.CHECK_IN)


PLACES = tuple(Scene(place.value.replace("_", "-"), partial(_place, place)) for place in Place)

SCENES: tuple[Scene, ...] = (
    *PLACES,
    Scene("today-note-later", _note_later),
    Scene("today-unfinished", _unfinished),
    Scene("goal-page", _goal),
    Scene("goal-rate", _then(_goal, "Rate it today")),
    Scene("routine-paper", scenes_paper.routine),
    Scene("goal-paper", scenes_paper.story),
    Scene("goal-page-end", scenes_goals.page_end),
    Scene("goal-good-lines", scenes_goals.good_lines),
    Scene("goal-ladder", scenes_goals.ladder),
    Scene("goal-ladder-end", scenes_goals.ladder_end),
    Scene("goal-ladder-empty", scenes_goals.ladder_empty),
    Scene("goal-rulers", scenes_goals.rulers),
    Scene("goal-standing", scenes_goals.standing),
    Scene("goal-rate-change", scenes_goals.change_rating),
    Scene("goals-reasons", scenes_goals.card_reasons),
    Scene("today-reasons", scenes_goals.today_reasons),
    Scene("goal-step-change", scenes_goals.change_step),
    Scene("goal-reached", scenes_goals.reached),
    Scene("goal-reached-words", scenes_goals.change_reason),
    Scene("goal-resting", scenes_goals.resting),
    Scene("goal-up-again", scenes_goals.up_again),
    Scene("goal-bare", scenes_goals.bare),
    Scene("goals-end", scenes_goals.list_end),
    Scene("fine", scenes_goals.fine),
    Scene("fine-unsaid", scenes_goals.fine_unsaid),
    Scene("both-sides", scenes_goals.both_sides),
    Scene("both-sides-end", scenes_goals.both_sides_end),
    Scene("both-sides-change", scenes_goals.change_line),
    Scene("both-sides-list", scenes_goals.sides_list),
    Scene("awkward-both-sides", scenes_goals.awkward_sides, "awkward"),
    Scene("awkward-goal-parts", scenes_goals.awkward_parts, "awkward"),
    Scene("about-lines", scenes_about.lines),
    Scene("about-before", scenes_about.before),
    Scene("about-next-sheet", scenes_about.next_sheet),
    Scene("about-middle", partial(_scrolled, Place.ABOUT, 0.45)),
    Scene("about-end", partial(_scrolled, Place.ABOUT, 1.0)),
    Scene("about-picture", scenes_goals.portrait),
    Scene("goal-rest", _then(_goal, "Let it rest")),
    Scene("goal-reword", _then(_goal, "Reword")),
    Scene("goal-form", _then(partial(_place, Place.GOALS), "Write a new goal")),
    Scene("goal-story", _then(_goal, "Read the story")),
    Scene("goals-closed", _then(partial(_place, Place.GOALS), "Resting, reached, let go")),
    Scene("goal-undo", _undo),
    Scene("routine-page", _routine_page),
    Scene("routine-name", _then(partial(_place, Place.ROUTINES), "Build a routine")),
    Scene("routine-library", _then(_routine_page, "Add a movement")),
    Scene("library", scenes_library.look_around),
    Scene("library-filtered", scenes_library.filtered),
    Scene("library-nothing", partial(scenes_library.look_for, "xylophone")),
    Scene("library-movement", scenes_library.read),
    Scene("library-movement-turned", scenes_library.turned),
    Scene("library-movement-end", scenes_library.read_to_the_end),
    Scene("library-choose-routine", scenes_library.choose_routine),
    Scene("reminders-up", scenes_reminders.come_up),
    Scene("reminders-put-off", scenes_reminders.put_off),
    Scene("reminders-at-a-time", scenes_reminders.later_dialog),
    Scene("reminders-strip", scenes_reminders.strip),
    Scene("reminders-routine", scenes_reminders.routine_page_end),
    Scene("reminders-form", scenes_reminders.form),
    Scene("reminders-form-anchor", scenes_reminders.form_anchor),
    Scene("reminders-form-never", scenes_reminders.form_never),
    Scene("reminders-all", scenes_reminders.all_of_them),
    Scene("reminders-all-end", scenes_reminders.all_end),
    Scene("reminders-resting", scenes_reminders.resting),
    Scene("own-form", scenes_own.write),
    Scene("own-form-end", scenes_own.write_to_the_end),
    Scene("own-movement", scenes_own.show),
    Scene("own-bare", scenes_own.bare),
    Scene("own-photo", scenes_own.with_photo),
    Scene("own-video", scenes_own.with_video),
    Scene("own-story", scenes_own.story),
    Scene("pose", scenes_own.pose),
    Scene("pose-first", scenes_own.pose_first),
    Scene("pose-stopped", scenes_own.pose_at_its_end),
    Scene("pose-unfolded", scenes_own.pose_to_the_end),
    Scene("pose-preview", scenes_own.preview),
    Scene("routine-movement", _then(_routine_page, "How it goes")),
    Scene("routine-dose", _then(_routine_page, "Change…")),
    Scene("routine-dose-numbers", _then(_routine_page, "Change…", "Change the numbers")),
    Scene("player-get-ready", partial(scenes_player.until, Beat.GET_READY)),
    Scene("player-count", partial(scenes_player.until, Beat.MOVE)),
    Scene("player-hold", partial(scenes_player.until, Beat.HOLD)),
    Scene("player-rest", partial(scenes_player.until, Beat.REST)),
    Scene("player-paused", scenes_player.paused),
    Scene("player-moving", scenes_player.moving),
    Scene("player-switch", scenes_player.switching),
    Scene("player-left", scenes_player.left_side),
    Scene("player-walk", scenes_player.walk),
    Scene("player-note", scenes_player.with_a_note),
    Scene("player-large", scenes_player.large(partial(scenes_player.until, Beat.HOLD))),
    Scene("player-all-offered", scenes_player.all_offered),
    Scene("player-cut-off", scenes_player.cut_off),
    Scene("player-gone-on", scenes_player.gone_on),
    Scene("player-unsaved", scenes_player.unsaved),
    Scene("player-not-ended", scenes_player.not_ended),
    Scene("reflect", scenes_player.reflecting),
    Scene("check-in-questions", _then(partial(_place, Place.CHECK_IN), "Choose my questions")),
    Scene("check-in-change", _then(partial(_place, Place.CHECK_IN), "Change")),
    Scene("check-in-paused", _measuring_paused),
    Scene("check-in-where", scenes_checkin.where),
    Scene("check-in-where-focus", scenes_checkin.where_focused),
    Scene("check-in-goals", scenes_checkin.goals_asked),
    Scene("check-in-some-wait", scenes_checkin.some_wait),
    Scene("check-in-others-too", scenes_checkin.others_too),
    Scene("check-in-none-waits", scenes_checkin.none_waits),
    Scene("check-in-answering", scenes_checkin.answering),
    Scene("check-in-kept", scenes_checkin.kept),
    Scene("check-in-kept-shown", scenes_checkin.kept_shown),
    Scene("check-in-goals-left-out", scenes_checkin.goals_left_out),
    Scene("check-in-rhythms", scenes_checkin.rhythms),
    Scene("check-in-rhythms-pain", scenes_checkin.rhythms_pain),
    Scene("check-in-earlier", scenes_checkin.earlier),
    Scene("check-in-change-where", scenes_checkin.change),
    Scene("check-in-history", scenes_checkin.change_end),
    Scene("check-in-questions-end", scenes_checkin.questions_end),
    Scene("own-question", scenes_checkin.own_question),
    Scene("own-questions-listed", scenes_checkin.own_questions_listed),
    Scene("clinic-scores", scenes_checkin.clinic),
    Scene("clinic-scores-end", scenes_checkin.clinic_end),
    Scene("check-in-no-questions", _empty_questions),
    Scene("progress-table", _then(partial(_place, Place.PROGRESS), "Show as table")),
    Scene("progress-end", partial(_scrolled, Place.PROGRESS, 1.0)),
    Scene("progress-all", scenes_look_back.all_time),
    Scene("progress-noted", scenes_look_back.noted),
    Scene("progress-own-dates", scenes_look_back.own_dates),
    Scene("progress-record", scenes_look_back.at_a_record),
    Scene("look-back-found", partial(scenes_look_back.found, "walk")),
    Scene("look-back-nothing", partial(scenes_look_back.found, "xylophone")),
    Scene("look-back-first-day", scenes_look_back.first_day),
    Scene("empty-look-back", partial(_place, Place.LOOK_BACK), "empty"),
    Scene("awkward-look-back-found", partial(scenes_look_back.found, "a"), "awkward"),
    Scene("visit-end", partial(_scrolled, Place.VISIT, 1.0)),
    Scene("visit-middle", partial(_scrolled, Place.VISIT, 0.5)),
    Scene("visit-preview", scenes_sheet.preview),
    Scene("sheet-lines", scenes_sheet.lines),
    Scene("sheet-lines-focus", scenes_sheet.lines_focused),
    Scene("sheet-style", scenes_sheet.style),
    Scene("sheet-reworded", scenes_sheet.reworded),
    Scene("sheet-too-much", scenes_sheet.too_much),
    Scene("sheet-moved-off", scenes_sheet.moved_off),
    Scene("visit-change", _then(partial(_place, Place.VISIT), "Change")),
    Scene("visit-record", scenes_visits.record),
    Scene("visit-record-end", scenes_visits.record_end),
    Scene("visit-record-change", scenes_visits.change),
    Scene("visit-record-change-end", scenes_visits.change_end),
    Scene("visit-record-story", scenes_visits.story),
    Scene("visit-several", scenes_visits.several),
    Scene("visit-still-ahead", scenes_visits.still_ahead),
    Scene("visit-private", scenes_visits.private),
    Scene("visit-behind", scenes_visits.behind),
    Scene("visit-suggested", scenes_visits.suggested),
    Scene("visit-suggestion", scenes_visits.suggestion),
    Scene("visit-suggestion-change", scenes_visits.suggestion_change),
    Scene("visit-own-words", scenes_visits.in_own_words),
    Scene("visit-box", scenes_visits.box),
    Scene("put-away", scenes_visits.put_away),
    Scene("empty-put-away", scenes_visits.nothing_put_away, "empty"),
    Scene("awkward-put-away", scenes_visits.awkward_put_away, "awkward"),
    Scene("awkward-visit-record", scenes_visits.awkward_record, "awkward"),
    Scene("plan-difference", partial(_suggestion, 0)),
    Scene("plan-decided", partial(_suggestion, 1)),
    Scene("tense", _tense),
    Scene("tense-breathe", partial(_tense_choice, 1)),
    Scene("tense-relief", partial(_tense_choice, 2)),
    Scene("tense-relief-asked", _then(partial(_tense_choice, 2), "I’ll do this")),
    Scene("tense-plan", partial(_tense_choice, 3)),
    Scene("tense-plan-form", _then(partial(_tense_choice, 3), "Change it")),
    Scene("tense-breathe-own", _then(partial(_tense_choice, 1), "My own")),
    Scene("tense-plan-end", _then(partial(_tense_choice, 3), scrolled=1.0)),
    Scene("tense-plan-form-end", _then(partial(_tense_choice, 3), "Change it", scrolled=1.0)),
    Scene("tense-plan-before", _then(partial(_tense_choice, 3), "What it said before")),
    Scene("tense-undo", partial(_tense_undo, None)),
    Scene("tense-undo-plan", partial(_tense_undo, 3)),
    Scene("tense-card", _card),
    Scene("tense-safety", _then(_tense, "Yes, or not sure")),
    Scene("settings-player", scenes_player.settings),
    Scene("settings-end", partial(_scrolled, Place.SETTINGS, 1.0)),
    Scene("help-end", partial(_scrolled, Place.HELP, 1.0)),
    Scene("error", _error),
    Scene("trouble", _nothing, "damaged"),
    Scene("welcome-name", _nothing, "new"),
    Scene("welcome-name-typed", _welcome_typed, "new"),
    Scene("welcome-goal", _welcome_goal, "new"),
    *(Scene(f"empty-{scene.name}", scene.act, "empty") for scene in PLACES[:7]),
    Scene("empty-visit-preview", scenes_sheet.preview, "empty"),
    Scene("empty-tense", _tense, "empty"),
    Scene("empty-tense-relief", partial(_tense_choice, 2), "empty"),
    Scene("empty-tense-plan", partial(_tense_choice, 3), "empty"),
    *(Scene(f"awkward-{scene.name}", scene.act, "awkward") for scene in PLACES[:8]),
    Scene("awkward-goal-page", _last_goal, "awkward"),
    Scene("awkward-goals-end", partial(_scrolled, Place.GOALS, 1.0), "awkward"),
    Scene("awkward-progress-end", partial(_scrolled, Place.PROGRESS, 1.0), "awkward"),
    Scene("awkward-visit-end", partial(_scrolled, Place.VISIT, 1.0), "awkward"),
    Scene("awkward-visit-preview", scenes_sheet.preview, "awkward"),
    Scene("awkward-own-movement", scenes_own.awkward, "awkward"),
    Scene("awkward-reminders-up", scenes_reminders.awkward, "awkward"),
    Scene("awkward-reminders-all", scenes_reminders.awkward_all, "awkward"),
    Scene("empty-reminders", scenes_reminders.show_all, "empty"),
    Scene("awkward-routine-page", _awkward_routine, "awkward"),
    Scene("awkward-player", _awkward_player, "awkward"),
    Scene("awkward-tense", _tense, "awkward"),
    Scene("awkward-tense-relief", partial(_tense_choice, 2), "awkward"),
    Scene("awkward-tense-plan", partial(_tense_choice, 3), "awkward"),
    Scene("awkward-tense-card", _card, "awkward"),
)
