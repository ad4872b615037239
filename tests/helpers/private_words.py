"""A word of its own in every private place of a notebook: none of them may reach a paper or a file for others.

To add a private field, add a line to :data:`PLANTERS`. What is planted must not be ticked for the sheet.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta

from companion.domain.about import ABOUT_FIELDS, AboutMe
from companion.domain.body_map import REGIONS, BodyMap, BodyMark
from companion.domain.both_sides import Quadrant
from companion.domain.checkins import Answer, QuestionKind
from companion.domain.goals import GoalState
from companion.domain.ladder import LadderWords
from companion.domain.routines import Size
from companion.domain.rulers import Ruler
from companion.domain.sessions import DayState, Helped
from companion.domain.sheet_choices import Standing
from companion.domain.tense import TEXT_PARTS, TensePlan
from companion.domain.visits import Became, TalkKind
from companion.services.bundle import Services
from companion.services.reminders import When
from companion.services.visits import VisitEntry
from tests.helpers.desk import FixedClock


@dataclass(frozen=True, slots=True)
class Planting:
    """The notebook a word is planted in. ``goal_id`` is a goal that is printed."""

    services: Services
    clock: FixedClock
    goal_id: str


Planter = Callable[[Planting, str], None]


def _about(name: str) -> Planter:
    def plant(place: Planting, word: str) -> None:
        about = place.services.about.get()
        place.services.about.save(replace(about, printed=frozenset({"name"}), **{name: word}))

    return plant


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
    place.services.goals.rate(goal.id, 3, word)
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
        place.goal_id, {Ruler.IMPORTANCE: (9, f"{word} a"), Ruler.CONFIDENCE: (4, f"{word} b")}
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
    page = place.services.both_sides.begin_for(place.goal_id)
    for corner in Quadrant:
        place.services.both_sides.add(page.id, corner, f"{word} {corner.value}")


def _private_check_in(place: Planting, word: str) -> None:
    places = BodyMap((BodyMark(REGIONS[0].id, f"{word} place"),))
    answers = [Answer("can_do", "How much?", 3), Answer("helped", "What helped?", words=f"{word} answer")]
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
    place.services.clinic_scores.add(f"{word} score", "34", note=f"{word} note")


def _past_visit(place: Planting, word: str) -> None:
    place.services.visits.bring(TalkKind.TALK, f"{word} talk")
    # The sheet of that visit is behind: its ticks are forgotten, so this comes before all other lines.
    place.services.visits.agree(f"{word} agreed", f"{word} felt")


def _tense_plan(place: Planting, word: str) -> None:
    parts = {name: f"{word} {name}" for name in TEXT_PARTS}
    place.services.tense.save_plan(TensePlan(relief=("Heat", f"{word} unused"), **parts))


def _relief_note(place: Planting, word: str) -> None:
    place.services.tense.use("Heat", Helped.YES, word)


def _reminder(place: Planting, word: str) -> None:
    place.services.reminders.choose_own(word, When(frozenset({1}), (time(9),)))


def _draft(place: Planting, word: str) -> None:
    place.services.drafts.save("goal/new", {"words": word})


def _own_question(place: Planting, word: str) -> None:
    place.services.checkins.add_own(
        f"{word} text", QuestionKind.CHOICE, choices=[f"{word} a", f"{word} b"], reason=word
    )


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
        unit.settings.put("something", word)
        unit.commit()


FIRST: dict[str, Planter] = {"a visit that is past": _past_visit}
"""Comes before all others: it closes the sheet it was for."""

PLANTERS: dict[str, Planter] = {
    **{f"about me: {name}": _about(name) for name in ABOUT_FIELDS if name != "name"},
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
}

IN_DIARY = frozenset({"a session's note", "a day's note"})
"""Printed where the person adds the diary, and nowhere else."""

ON_CALENDAR = frozenset({"a reminder"})
"""A reminder's words are what the calendar file is for."""


def planted(services: Services, clock: FixedClock, seed: int) -> dict[str, str]:
    """Fill the notebook, in some order. Returns the word of each private place."""
    chance = random.Random(seed)
    words = {name: f"zq{chance.randrange(10**8):08d}qz" for name in (*FIRST, *PLANTERS)}
    for name, plant in FIRST.items():
        plant(Planting(services, clock, ""), words[name])
    clock.advance(days=3)
    services.about.save(AboutMe("Sam", printed=frozenset({"name"})))
    goal = services.goals.add("Lift Rosie", "She laughs.", "Lifting")
    services.goals.rate(goal.id, 2, day=clock.now().day - timedelta(days=1))
    services.visits.bring(TalkKind.TALK, "The stairs.")
    services.checkins.add([Answer("sure", "How sure?", 5)], "Rosie counted.", private=False)
    place = Planting(services, clock, goal.id)
    names = list(PLANTERS)
    chance.shuffle(names)
    for name in names:
        PLANTERS[name](place, words[name])
    return words
