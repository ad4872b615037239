"""Every way to delete something in the program, each with what it writes first and how it is undone."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

from PIL import Image

from companion.domain.about import AboutMe, Portrait, PortraitFile
from companion.domain.both_sides import Quadrant
from companion.domain.checkins import Answer, QuestionKind
from companion.domain.ladder import LadderWords
from companion.domain.media import Media, MediaFile
from companion.domain.recycled import Kind
from companion.domain.routines import Size
from companion.domain.rulers import Ruler
from companion.domain.sessions import DayState
from companion.domain.tense import TensePlan
from companion.domain.visits import Became, Felt, TalkKind
from companion.services.bundle import Services
from companion.services.library import OwnEntry
from companion.services.reminders import When
from companion.services.visits import VisitEntry

WORD = "Quittenkompott"
"""A word that is nowhere else."""
EVERY_DAY = frozenset(range(1, 8))


@dataclass(frozen=True)
class Deletion:
    """One delete of the program: ``make`` writes a thing full of the word, ``remove`` deletes it, ``undo`` brings it
    back, given what ``make`` and ``remove`` gave."""

    make: Callable[[Services], Any]
    remove: Callable[[Services, Any], Any]
    undo: Callable[[Services, Any, Any], object]


def _picture() -> bytes:
    """A photo with the word written into it, out of sight."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "teal").save(out, "JPEG", comment=WORD.encode() * 40)
    return out.getvalue()


def _goal(services: Services) -> Any:
    goal = services.goals.add(f"sing {WORD}", why=WORD, activity=WORD)
    services.goals.change_rating(services.goals.rate(goal.id, 4, WORD), 5, f"{WORD} again")
    services.goals.reword(goal.id, f"sing {WORD} again", "", "", because=WORD)
    services.drafts.save(f"goal/{goal.id}/rating", {"note": WORD})
    return goal.id


def _rating(services: Services) -> Any:
    goal = services.goals.add("Walk to the river")
    services.goals.rate(goal.id, 3)
    return services.goals.change_rating(services.goals.rate(goal.id, 5, WORD), 6, f"{WORD} again")


def _routine(services: Services) -> Any:
    routine = services.routines.create("Mornings", WORD)
    for name in ("bridge", "cat_and_camel"):
        movement = services.library.get(name)
        assert movement is not None
        routine = services.routines.add_step(routine.id, movement)
    step = routine.steps[0]
    services.routines.change_step(routine.id, step.id, dict(step.doses), note=WORD, because=WORD)
    services.routines.change_step(routine.id, step.id, dict(step.doses), note="slowly")
    services.routines.rename(routine.id, f"{WORD} mornings", "")
    services.reminders.choose_for_routine(routine.id, When(EVERY_DAY, (), f"after {WORD}"))
    services.drafts.save(f"reminder/routine/{routine.id}", {"anchor": WORD})
    return routine.id


def _step(services: Services) -> Any:
    routine = services.routines.create("Mornings")
    for name in ("bridge", "cat_and_camel", "bird_dog"):
        movement = services.library.get(name)
        assert movement is not None
        routine = services.routines.add_step(routine.id, movement)
    step = routine.steps[1]
    services.routines.change_step(routine.id, step.id, dict(step.doses), note=WORD, because=WORD)
    services.routines.change_step(routine.id, step.id, dict(step.doses), note=f"{WORD}, slowly")
    return routine.id, step.id


def _movement(services: Services) -> Any:
    made = services.library.make(OwnEntry(f"Rock to {WORD}", purpose=WORD, cues=(WORD,)))
    services.library.change(made.id, OwnEntry(f"Rock and {WORD}", cues=(f"{WORD}.",)))
    _photo_of(services, made.id)
    return made.id


def _photo_of(services: Services, movement_id: str) -> None:
    data = _picture()
    media = Media(movement_id, "jpg", len(data), services.reminders.now(), 4, 4)
    with services.notebook.write() as unit:
        unit.movements.put_media(MediaFile(media, data))
        unit.commit()


def _photo(services: Services) -> Any:
    made = services.library.make(OwnEntry("Rocking"))
    _photo_of(services, made.id)
    return made.id


def _check_in(services: Services) -> Any:
    kept = services.checkins.add([Answer("can_do", "What could you do?", None, WORD)], WORD)
    services.checkins.edit(
        kept.id, [Answer("can_do", "What could you do?", None, f"{WORD}!")], "", kept.at.day, False
    )
    services.drafts.save(f"checkin/{kept.id}", {"note": WORD})
    return kept.id


def _day(services: Services) -> Any:
    today = services.sessions.today()
    services.sessions.describe_day(today, DayState.LIFE_HAPPENED, WORD)
    return services.sessions.describe_day(today, DayState.SMALLER, f"{WORD} after all").day


def _session(services: Services) -> Any:
    routine = services.routines.create("Mornings")
    movement = services.library.get("bridge")
    assert movement is not None
    routine = services.routines.add_step(routine.id, movement)
    session = services.sessions.finish(services.sessions.start(routine, Size.ORDINARY))
    services.sessions.reflect(session.id, 3, None, WORD)
    services.sessions.reflect(session.id, 3, None, f"{WORD} again")
    return session.id


def _visit(services: Services) -> Any:
    services.visits.bring(TalkKind.TALK, f"the {WORD}")
    services.visits.bring(TalkKind.QUESTION, f"why {WORD}?")
    visit = services.after_visits.agree(
        f"{WORD} twice a day\nWalk", f"felt {WORD}", numbers=Felt(7, None, 4, 0)
    ).visit
    services.visits.make_of(visit.id, f"{WORD} twice a day", Became.MYSELF)
    entry = VisitEntry(visit.day, WORD, f"{WORD} twice a day", "", Felt(8, None, 4, 0))
    services.visits.edit(visit.id, entry)
    services.visits.bring(TalkKind.TALK, "stays on the list")
    return visit.id


def _talk(services: Services) -> Any:
    item = services.visits.bring(TalkKind.TALK, WORD, source="goal/1")
    services.drafts.save(f"visit/item/{item.id}", {"text": WORD})
    return services.visits.reword(item, f"{WORD} again")


def _reminder(services: Services) -> Any:
    made = services.reminders.choose_own(WORD, When(EVERY_DAY, (time(8), time(20))))
    services.reminders.choose_own(f"{WORD} again", When(EVERY_DAY, (time(8),)), made.id)
    services.reminders.later(made.id)
    return made.id


def _relief(services: Services) -> Any:
    services.tense.save_plan(TensePlan(relief=("warm shower", WORD, "walk")))
    services.tense.save_plan(TensePlan(signs="s", relief=("warm shower", WORD, "walk")))
    return services.tense.plan()


def _take_relief_out(services: Services, _made: object) -> Any:
    return services.tense.save_plan(TensePlan(signs="s", relief=("warm shower", "walk")))


def _plan_text(services: Services) -> Any:
    services.tense.save_plan(TensePlan(first=f"{WORD} first"))
    services.tense.save_plan(TensePlan(signs="s", first=WORD))
    return services.tense.plan()


def _empty_plan_text(services: Services, _made: object) -> Any:
    return services.tense.save_plan(TensePlan(signs="s"))


def _plan(services: Services) -> Any:
    path = Path(__file__).parents[2] / "resources" / "plans" / "low-back.plan.json"
    suggestion = services.plans.receive(services.plans.read(path))
    line = suggestion.plan.lines[0]
    services.plans.decline(suggestion.id, line.key, WORD)
    services.plans.decline(suggestion.id, line.key, f"{WORD}, really")
    return suggestion.id


def _question(services: Services) -> str:
    services.checkins.add_own("Before it?", QuestionKind.YES_NO)
    asked = services.checkins.add_own(
        f"{WORD}?", QuestionKind.CHOICE, choices=(f"{WORD} a", "b"), reason=f"for {WORD}"
    )
    services.checkins.add_own("After it?", QuestionKind.SCALE, low=f"low {asked.id}")
    services.checkins.choose((*services.checkins.plan().question_ids[:1], asked.id))
    services.checkins.ask_every(asked.id, 14)
    services.checkins.change_own(
        asked.id, f"{WORD} again?", choices=(f"{WORD} a", f"{WORD} b"), reason=f"for {WORD}"
    )
    services.drafts.save(f"checkin/question/{asked.id}", {"words": WORD})
    return asked.id


def _clinic_score(services: Services) -> Any:
    score = services.clinic_scores.add(f"{WORD} index", "42", note=WORD)
    services.clinic_scores.edit(score.id, f"{WORD} index", "43", score.at.day, note=f"{WORD}!")
    services.drafts.save(f"clinic/{score.id}", {"note": WORD})
    return score.id


def _rung(services: Services) -> Any:
    goal = services.goals.add("Walk to the river")
    services.ladders.write(goal.id, LadderWords(hoped="to the gate"))
    return services.ladders.change(services.ladders.stand(goal.id, 0, WORD), 1, f"{WORD} again")


def _ruler(services: Services) -> Any:
    goal = services.goals.add("Walk to the river")
    mark = services.rulers.say(goal.id, {Ruler.IMPORTANCE: (7, WORD)})[0]
    return services.rulers.change(mark, 8, f"{WORD} again")


def _small_step(services: Services) -> Any:
    goal = services.goals.add("Walk to the river")
    services.small_steps.add(goal.id, "put on boots")
    step = services.small_steps.add(goal.id, WORD)
    services.small_steps.add(goal.id, "open the gate")
    return services.small_steps.reword(step.id, f"{WORD} again").id


def _sides(services: Services) -> Any:
    page = services.both_sides.begin(f"To {WORD} or not")
    line = services.both_sides.add(page.id, Quadrant.STAY_GOOD, WORD)
    services.both_sides.reword(line.id, f"{WORD} again")
    services.both_sides.rename(page.id, f"{WORD}, or not")
    return page.id


def _side_line(services: Services) -> Any:
    page = services.both_sides.begin("Whether to swim")
    line = services.both_sides.add(page.id, Quadrant.CHANGE_GOOD, WORD)
    return services.both_sides.reword(line.id, f"{WORD} again").id


def _about_words(services: Services) -> Any:
    services.about.save(AboutMe(matters=f"the {WORD}", enjoy=WORD))
    services.about.save(AboutMe(matters="the sea", enjoy="Rosie"))
    (earlier,) = services.about_page.said_before()
    return earlier


def _portrait(services: Services) -> Any:
    data = _picture()
    with services.notebook.write() as unit:
        unit.about.put_portrait(PortraitFile(Portrait(services.reminders.now(), len(data), 4, 4), data))
        unit.commit()


DELETIONS: Mapping[Kind, Deletion] = {
    Kind.GOAL: Deletion(_goal, lambda s, k: s.goals.remove(k), lambda s, _k, r: s.goals.put_back(r)),
    Kind.RATING: Deletion(
        _rating, lambda s, r: s.goals.remove_rating(r), lambda s, r, _n: s.goals.put_back_rating(r)
    ),
    Kind.ROUTINE: Deletion(
        _routine, lambda s, k: s.routines.remove(k), lambda s, _k, r: s.routines.put_back(r)
    ),
    Kind.STEP: Deletion(
        _step, lambda s, k: s.routines.remove_step(*k), lambda s, _k, r: s.routines.put_step_back(r.id)
    ),
    Kind.MOVEMENT: Deletion(
        _movement, lambda s, k: s.library.remove(k), lambda s, _k, r: s.library.put_back(r)
    ),
    Kind.MEDIA: Deletion(
        _photo, lambda s, k: s.library.take_media_out(k), lambda s, k, _r: s.library.put_media_back(k)
    ),
    Kind.CHECK_IN: Deletion(
        _check_in, lambda s, k: s.checkins.remove(k), lambda s, _k, r: s.checkins.put_back(r)
    ),
    Kind.DAY: Deletion(
        _day, lambda s, k: s.sessions.clear_day(k), lambda s, _k, r: s.sessions.put_day_back(r)
    ),
    Kind.SESSION: Deletion(
        _session, lambda s, k: s.sessions.remove(k), lambda s, _k, r: s.sessions.put_back(r)
    ),
    Kind.VISIT: Deletion(
        _visit, lambda s, k: s.visits.remove(k), lambda s, _k, r: s.visits.put_back_visit(r)
    ),
    Kind.TALK: Deletion(_talk, lambda s, i: s.visits.take_out(i), lambda s, i, _r: s.visits.put_back(i)),
    Kind.REMINDER: Deletion(
        _reminder, lambda s, k: s.reminders.remove(k), lambda s, _k, r: s.reminders.put_back(r)
    ),
    Kind.PLAN: Deletion(_plan, lambda s, k: s.plans.remove(k), lambda s, _k, r: s.plans.put_back(r)),
    Kind.QUESTION: Deletion(
        _question, lambda s, k: s.checkins.remove_own(k), lambda s, k, _r: s.checkins.put_back_own(k)
    ),
    Kind.CLINIC_SCORE: Deletion(
        _clinic_score, lambda s, k: s.clinic_scores.remove(k), lambda s, _k, r: s.clinic_scores.put_back(r)
    ),
    Kind.RUNG: Deletion(_rung, lambda s, r: s.ladders.remove(r), lambda s, r, _n: s.ladders.put_back(r)),
    Kind.RULER: Deletion(_ruler, lambda s, m: s.rulers.remove(m), lambda s, m, _n: s.rulers.put_back(m)),
    Kind.SMALL_STEP: Deletion(
        _small_step, lambda s, k: s.small_steps.remove(k), lambda s, _k, r: s.small_steps.put_back(r)
    ),
    Kind.FINE: Deletion(
        lambda s: s.fine.say(WORD), lambda s, f: s.fine.remove(f), lambda s, f, _n: s.fine.put_back(f)
    ),
    Kind.SIDES: Deletion(
        _sides, lambda s, k: s.both_sides.remove(k), lambda s, _k, r: s.both_sides.put_back(r)
    ),
    Kind.SIDE_LINE: Deletion(
        _side_line,
        lambda s, k: s.both_sides.remove_line(k),
        lambda s, _k, r: s.both_sides.put_back_line(r),
    ),
    Kind.PORTRAIT: Deletion(
        _portrait, lambda s, _k: s.about.remove_portrait(), lambda s, _k, _n: s.about.put_back_portrait()
    ),
    Kind.ABOUT_WORDS: Deletion(
        _about_words, lambda s, e: s.about_page.forget(e), lambda s, _e, r: s.about_page.remember(r)
    ),
    Kind.RELIEF_USE: Deletion(
        lambda s: s.tense.use(f"hot {WORD}", None, WORD),
        lambda s, use: s.recycle.put_away(Kind.RELIEF_USE, use.id, use.note),
        lambda s, _use, entry: s.recycle.bring_back(entry.id),
    ),
    Kind.RELIEF: Deletion(_relief, _take_relief_out, lambda s, _p, out: s.tense.bring_back(out)),
    Kind.PLAN_TEXT: Deletion(_plan_text, _empty_plan_text, lambda s, _p, out: s.tense.bring_back(out)),
}
