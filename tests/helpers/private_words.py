"""A word of its own in every private place of a notebook: none of them may reach a paper or a file for others.

To add a private field, add a line to :data:`PLANTERS`. What is planted must not be ticked for the sheet. Which of these
places a paper shows because it is what one asked for with it is in :data:`BELONGS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta

from companion.domain.about import ABOUT_FIELDS, Portrait, PortraitFile
from companion.domain.body_map import REGIONS, BodyMap, BodyMark
from companion.domain.both_sides import Quadrant
from companion.domain.checkins import Answer, QuestionKind
from companion.domain.doses import Dose
from companion.domain.goals import GoalState
from companion.domain.ladder import LadderWords
from companion.domain.movements import Movement
from companion.domain.plans import PlanFile, SuggestedLine
from companion.domain.routines import Size
from companion.domain.rulers import Ruler
from companion.domain.sessions import DayState, Helped
from companion.domain.sheet_choices import Standing
from companion.domain.tense import TEXT_PARTS, TensePlan
from companion.domain.visits import Became, Felt, TalkKind
from companion.services.bundle import Services
from companion.services.library import OwnEntry
from companion.services.reminders import When
from companion.services.visits import VisitEntry
from tests.helpers.desk import FixedClock


@dataclass(frozen=True, slots=True)
class Planting:
    """The notebook a word is planted in. ``goal_id`` is a goal that is printed, ``routine_id`` a routine, ``number``
    (0-10) a private number."""

    services: Services
    clock: FixedClock
    goal_id: str
    routine_id: str
    number: int


Planter = Callable[[Planting, str], None]


def bridge(services: Services) -> Movement:
    """A movement for a routine."""
    found = services.library.get("bridge")
    if found is None:
        raise LookupError("bridge")
    return found


def _about(name: str) -> Planter:
    def plant(place: Planting, word: str) -> None:
        place.services.about.save(replace(place.services.about.get(), **{name: word}))

    return plant


def _line_among_ticked(place: Planting, word: str) -> None:
    """The lines above and below it may be printed."""
    about = place.services.about.get()
    shared = about.shared | {("enjoy", 0), ("enjoy", 2)}
    place.services.about.save(replace(about, enjoy=f"My roses\n{word}\nThe pub", shared=shared))


def _rating_note(place: Planting, word: str) -> None:
    place.services.goals.rate(place.goal_id, 4, word)


def _noticed(place: Planting, word: str) -> None:
    goal = place.services.goals.get(place.goal_id)
    place.services.goals.reword(goal.id, goal.words, goal.why, goal.activity, noticed=word)


def _earlier_words(place: Planting, word: str) -> None:
    goal = place.services.goals.add(f"{word} first")
    place.services.goals.reword(goal.id, "Said another way", f"{word} because", "", because=f"{word} reason")
    place.services.goals.reword(goal.id, "Said another way", "", "")


def _reason_left_out(place: Planting, word: str) -> None:
    goal = place.services.goals.add("A goal without its reason", why=word)
    place.services.sheets.choose(f"why:{goal.id}", False)


def _goal_left_out(place: Planting, word: str) -> None:
    goal = place.services.goals.add(word, why=word, activity=word)
    place.services.goals.rate(goal.id, place.number, word)
    place.services.sheets.choose(f"goal:{goal.id}", False)


def _goal_let_go(place: Planting, word: str) -> None:
    goal = place.services.goals.add(word)
    place.services.goals.set_state(goal.id, GoalState.LET_GO, word)


def _goal_put_away(place: Planting, word: str) -> None:
    place.services.goals.remove(place.services.goals.add(word, why=word).id)


def _reworded(place: Planting, word: str) -> None:
    item = place.services.visits.bring(TalkKind.TALK, word)
    place.services.sheets.reword(f"item:{item.id}", "Said politely")


def _talk_left_out(place: Planting, word: str) -> None:
    item = place.services.visits.bring(TalkKind.QUESTION, word)
    place.services.sheets.put(f"item:{item.id}", Standing.OUT)


def _talk_taken_out(place: Planting, word: str) -> None:
    place.services.visits.take_out(place.services.visits.bring(TalkKind.TALK, word))


def _ladder(place: Planting, word: str) -> None:
    """Levels one is not at, and what was noted beside the one one is at."""
    texts = LadderWords(f"{word} a", "Sit down after", "Easily", f"{word} b", f"{word} c")
    place.services.ladders.write(place.goal_id, texts)
    place.services.ladders.stand(place.goal_id, -1, f"{word} d")


def _rulers(place: Planting, word: str) -> None:
    place.services.rulers.say(
        place.goal_id, {Ruler.IMPORTANCE: (9, f"{word} a"), Ruler.CONFIDENCE: (place.number, f"{word} b")}
    )


def _small_step(place: Planting, word: str) -> None:
    place.services.small_steps.add(place.goal_id, word)


def _fine(place: Planting, word: str) -> None:
    place.services.fine.say(word)


def _side(place: Planting, word: str) -> None:
    page = place.services.both_sides.begin(f"{word} title")
    for corner in Quadrant:
        place.services.both_sides.add(page.id, corner, f"{word} {corner.value}")


def _side_of_goal(place: Planting, word: str) -> None:
    for corner in Quadrant:
        place.services.both_sides.add_for(place.goal_id, corner, f"{word} {corner.value}")


def _private_check_in(place: Planting, word: str) -> None:
    places = BodyMap((BodyMark(REGIONS[0].id, f"{word} place"),))
    answers = [
        Answer("can_do", "How much?", place.number),
        Answer("helped", "What helped?", words=f"{word} answer"),
    ]
    place.services.checkins.add(answers, f"{word} note", places=places)


def _check_in_put_away(place: Planting, word: str) -> None:
    place.services.checkins.remove(place.services.checkins.add([], word, private=False).id)


def _note_left_out(place: Planting, word: str) -> None:
    """A check-in that may be seen, its note unticked."""
    check_in = place.services.checkins.add([Answer("sure", "How sure?", 3)], word, private=False)
    place.services.sheets.choose(f"note:{check_in.id}", False)


def _earlier_note(place: Planting, word: str) -> None:
    check_in = place.services.checkins.add([], word, private=False)
    place.services.checkins.edit(check_in.id, [], "Written anew", check_in.at.day, private=False)


def _clinic_score(place: Planting, word: str) -> None:
    place.services.clinic_scores.add(f"{word} score", str(place.number), note=f"{word} note")


def _past_visit(place: Planting, word: str) -> None:
    talk = place.services.visits.bring(TalkKind.TALK, f"{word} talk")
    place.services.sheets.reword(f"item:{talk.id}", f"{word} on that sheet")
    asked = {"heard": f"{word} heard?"}
    place.services.after_visits.word(asked)
    # The sheet of that visit is behind: its choices go with it, so this comes before all other lines.
    felt = Felt(heard=place.number)
    place.services.after_visits.agree(f"{word} agreed", f"{word} felt", numbers=felt, wording=asked)


def _tense_plan(place: Planting, word: str) -> None:
    parts = {name: f"{word} {name}" for name in TEXT_PARTS}
    place.services.tense.save_plan(TensePlan(relief=("Heat", f"{word} unused"), **parts))


def _relief_note(place: Planting, word: str) -> None:
    place.services.tense.use("Heat", Helped.YES, word)


def _reminder(place: Planting, word: str) -> None:
    place.services.reminders.choose_own(word, When(frozenset({1}), (time(9),)))


def _draft(place: Planting, word: str) -> None:
    place.services.drafts.save(f"goal/{word}", {"words": word})


def _own_question(place: Planting, word: str) -> None:
    question = place.services.checkins.add_own(
        f"{word} text", QuestionKind.CHOICE, choices=[f"{word} a", f"{word} b"], reason=word
    )
    place.services.checkins.change_own(question.id, f"{word} other", choices=[f"{word} c", f"{word} d"])


def _agreed_line(place: Planting, word: str) -> None:
    visit = place.services.visits.past()[0]
    entry = VisitEntry(visit.day, f"{word} who", f"{visit.agreed}\n{word}", f"{word} felt")
    place.services.visits.edit(visit.id, entry)
    place.services.visits.make_of(visit.id, word, Became.MYSELF)


def _session_note(place: Planting, word: str) -> None:
    routine = place.services.routines.create("Mornings")
    session = place.services.sessions.finish(place.services.sessions.start(routine, Size.ORDINARY))
    place.services.sessions.reflect(session.id, 4, Helped.YES, word)


def _day_note(place: Planting, word: str) -> None:
    day = place.clock.now().day - timedelta(days=1)
    place.services.sessions.describe_day(day, DayState.CHOSE_REST, word)


def _setting(place: Planting, word: str) -> None:
    with place.services.notebook.write() as unit:
        unit.settings.put(f"something {word}", word)
        unit.commit()


def _no_longer_shared(place: Planting, word: str) -> None:
    sides = place.services.both_sides
    line = sides.add(sides.begin("A choice").id, Quadrant.CHANGE_GOOD, word)
    sides.share(line.id, shared=True)
    sides.share(line.id, shared=False)


def _shared_put_away(place: Planting, word: str) -> None:
    sides = place.services.both_sides
    line = sides.add(sides.begin("A choice").id, Quadrant.STAY_LESS, word)
    sides.share(line.id, shared=True)
    sides.remove_line(line.id)


def _rating_put_away(place: Planting, word: str) -> None:
    place.services.goals.remove_rating(place.services.goals.rate(place.goal_id, place.number, word))


def _session_put_away(place: Planting, word: str) -> None:
    routine = place.services.routines.create(f"{word} mornings")
    session = place.services.sessions.finish(place.services.sessions.start(routine, Size.GOOD))
    place.services.sessions.reflect(session.id, place.number, Helped.NO, word)
    place.services.sessions.remove(session.id)
    place.services.routines.remove(routine.id)


def _routine_put_away(place: Planting, word: str) -> None:
    routine = place.services.routines.create(f"{word} name", f"{word} note")
    place.services.routines.add_step(routine.id, bridge(place.services))
    place.services.routines.put_away(routine.id)


def _own_movement(place: Planting, word: str) -> None:
    place.services.library.make(OwnEntry(f"{word} name", f"{word} purpose", (f"{word} cue",)))


def _picture(place: Planting, word: str) -> None:
    """Not a real picture: it would be found as it is wherever it is put."""
    data = word.encode()
    with place.services.notebook.write() as unit:
        unit.about.put_portrait(PortraitFile(Portrait(place.clock.now(), len(data), 1, 1), data))
        unit.commit()


def _plan_not_taken(place: Planting, word: str) -> None:
    line = SuggestedLine(
        "a/b", "a", f"{word} routine", "bridge", f"{word} movement", {Size.ORDINARY: Dose(reps_max=6)}, word
    )
    day = place.clock.now().day
    plan = PlanFile(word, 1, f"{word} title", f"{word} by", f"{word} clinic", day, word, (line,), sha256=word)
    place.services.plans.receive(plan)


def _goal_with_a_side(place: Planting, words: str) -> str:
    """A goal that other printed lines would name. Returns its key."""
    goal = place.services.goals.add(words)
    line = place.services.both_sides.add_for(goal.id, Quadrant.CHANGE_GOOD, "More air")
    place.services.both_sides.share(line.id, shared=True)
    place.services.rulers.say(goal.id, {Ruler.CONFIDENCE: (5, "")})
    return f"goal:{goal.id}"


def _goal_reworded(place: Planting, word: str) -> None:
    key = _goal_with_a_side(place, word)
    place.services.sheets.reword(key, "Said kindly")
    place.services.sheets.choose(key, True)
    place.services.sheets.choose(key.replace("goal", "sure"), True)


def _goal_named_elsewhere(place: Planting, word: str) -> None:
    place.services.sheets.choose(_goal_with_a_side(place, word), False)


FIRST: dict[str, Planter] = {"a visit that is past": _past_visit}
"""Comes before all others: it closes the sheet it was for."""

PLANTERS: dict[str, Planter] = {
    **{f"about me: {name}": _about(name) for name in ABOUT_FIELDS if name not in ("name", "enjoy")},
    "a line about me among ticked ones": _line_among_ticked,
    "a rating's note": _rating_note,
    "what I would notice first": _noticed,
    "a goal's earlier words": _earlier_words,
    "a reason that is unticked": _reason_left_out,
    "a goal that is unticked": _goal_left_out,
    "a goal let go": _goal_let_go,
    "a goal put away": _goal_put_away,
    "the words behind other words": _reworded,
    "a question that is unticked": _talk_left_out,
    "a line taken out": _talk_taken_out,
    "levels of a ladder": _ladder,
    "why not lower": _rulers,
    "a small step": _small_step,
    "fine for now": _fine,
    "both sides of a choice": _side,
    "both sides of a goal": _side_of_goal,
    "a private check-in": _private_check_in,
    "a check-in put away": _check_in_put_away,
    "a note that is unticked": _note_left_out,
    "a note's earlier words": _earlier_note,
    "a score from the clinic": _clinic_score,
    "the tense plan": _tense_plan,
    "a note on what eased": _relief_note,
    "a reminder": _reminder,
    "a draft": _draft,
    "a question of one's own": _own_question,
    "a line that was agreed on": _agreed_line,
    "a session's note": _session_note,
    "a day's note": _day_note,
    "a setting": _setting,
    "a line no longer shared": _no_longer_shared,
    "a shared line put away": _shared_put_away,
    "a rating put away": _rating_put_away,
    "a session put away": _session_put_away,
    "a routine put away": _routine_put_away,
    "a movement of my own": _own_movement,
    "the picture of me": _picture,
    "a plan that was not taken": _plan_not_taken,
    "a goal's words behind other words": _goal_reworded,
    "a goal that is unticked, a side of it ticked": _goal_named_elsewhere,
}

IN_DIARY = frozenset({"a session's note", "a day's note"})
"""Printed where the person adds the diary, and nowhere else."""

BELONGS: dict[str, frozenset[str]] = {
    "card": frozenset({"the tense plan"}),
    "story": frozenset({"a rating's note", "what I would notice first", "levels of a ladder"}),
    "last": frozenset(
        {
            "a goal that is unticked",
            "a goal's words behind other words",
            "a goal that is unticked, a side of it ticked",
            "fine for now",
            "the tense plan",
        }
    ),
    "calendar": frozenset({"a reminder"}),
}
"""What a person asks for with a paper: the card is the plan for hard days, the story of a goal is told with its notes,
the last printout is for them, with all their goals and that plan, and a reminder's words are what the calendar is for.
How sure they are, both sides, check-ins and visits stay out of every one."""
