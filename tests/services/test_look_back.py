"""Looking back at a day: what was written and recorded then, in the words of then."""

from __future__ import annotations

from datetime import date, time, timedelta

from companion.domain.checkins import Answer, QuestionKind
from companion.domain.clinic_scores import ClinicScore
from companion.domain.goals import GoalState
from companion.domain.look_back import DayThen, Entry
from companion.domain.moments import Moment
from companion.domain.routines import Size
from companion.domain.rulers import Ruler
from companion.domain.sessions import DayState, Helped, Outcome, Session, StepDone
from companion.domain.tense import TensePlan
from companion.domain.visits import TalkKind
from companion.services.bundle import Services
from tests.helpers.desk import FixedClock


def on(services: Services, day: date) -> DayThen:
    return services.look_back.on(day)


def told(then: DayThen) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(entry.title, entry.facts, entry.words) for entry in then.entries]


def put(services: Services, session: Session) -> None:
    with services.notebook.write() as unit:
        unit.sessions.put(session)
        unit.commit()


def test_an_empty_day(services: Services, clock: FixedClock) -> None:
    then = on(services, clock.now().day)
    assert then.empty
    assert (then.before, then.after, then.goals) == (None, None, ())
    assert services.look_back.latest() == clock.now().day


def test_a_day_tells_what_was_recorded_with_its_words(services: Services, clock: FixedClock) -> None:
    now = clock.now()
    done = StepDone("s", "bridge", "Bridge", Outcome.DONE)
    session = Session(
        "5" * 32, "r", "Mornings", Size.TENSE, now, now, (done,), effort=3, helped=Helped.YES, note="eased it"
    )
    put(services, session)
    clock.advance(hours=1)
    goal = services.goals.add("Walk", activity="Walking to the gate")
    services.goals.rate(goal.id, 4, "with the stick")
    clock.advance(hours=1)
    services.checkins.add([Answer("can_do", "What could you do?", 6)], "a good morning")
    services.sessions.describe_day(now.day, DayState.TENSE_DAY, "rain")
    services.tense.save_plan(TensePlan(relief=("Heat",)))
    services.tense.use("Heat", Helped.A_LITTLE, "on the neck")
    services.visits.bring(TalkKind.QUESTION, "Why at night?")
    then = on(services, now.day)
    assert then.state is not None
    assert (then.state.state, then.state.note) == (DayState.TENSE_DAY, "rain")
    lines = told(then)
    assert lines[0] == (
        "Mornings, tense day",
        "Bridge · effort 3 of 10 · did it help? Yes",
        ("eased it",),
    )
    assert ("A new goal", "", ("Walk", "Walking to the gate")) in lines
    assert ("What I can do", "4 of 10, for: Walking to the gate", ("with the stick",)) in lines
    assert ("Check-in", "What could you do? 6 of 10", ("a good morning",)) in lines
    assert ("When things were tense", "Heat · did it help? A little", ("on the neck",)) in lines
    assert ("For a visit", "", ("Why at night?",)) in lines
    assert [entry.at for entry in then.entries if entry.at] == sorted(
        entry.at for entry in then.entries if entry.at
    )
    assert then.entries[0].at == time(9, 30)


def test_words_are_said_once(services: Services, clock: FixedClock) -> None:
    """What a session, a check-in, a rating or the day tells is not told again as a text of its own."""
    services.sessions.describe_day(clock.now().day, DayState.SMALLER, "only-day")
    services.checkins.add([Answer("own", "And?", None, "only-answer")], "only-note")
    goal = services.goals.add("only-goal")
    services.goals.rate(goal.id, 4, "only-rating")
    then = on(services, clock.now().day)
    everything = "\n".join("\n".join((e.facts, *e.words)) for e in then.entries)
    for words in ("only-answer", "only-note", "only-goal", "only-rating"):
        assert everything.count(words) == 1 + (words == "only-goal")  # the rating names its goal
    assert "only-day" not in everything
    assert then.state is not None


def test_rulers_and_scores_of_the_day(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("Walk")
    services.rulers.say(goal.id, {Ruler.IMPORTANCE: (8, "my sister"), Ruler.CONFIDENCE: (5, "")})
    with services.notebook.write() as unit:
        unit.clinic_scores.put(
            ClinicScore("c" * 32, "Walk test", 412.5, clock.now(), "metres", 1, "no stick")
        )
        unit.commit()
    lines = told(on(services, clock.now().day))
    assert ("How important it is to me", "8 of 10, for: Walk", ("my sister",)) in lines
    assert ("How sure I am", "5 of 10, for: Walk", ()) in lines
    assert ("A score from my clinic", "Walk test: 412.5 metres", ("no stick",)) in lines
    assert len([line for line in lines if "my sister" in line[2]]) == 1


def test_a_yes_is_a_yes(services: Services, clock: FixedClock) -> None:
    question = services.checkins.add_own("Did you sleep?", QuestionKind.YES_NO)
    services.checkins.add([Answer(question.id, question.text, 1)])
    [entry] = on(services, clock.now().day).entries[:1]
    assert entry.facts == "Did you sleep? Yes"


def test_goals_are_told_as_worded_then(services: Services, clock: FixedClock) -> None:
    first = clock.now().day
    goal = services.goals.add("Walk", why="for me")
    clock.advance(days=10)
    services.goals.reword(goal.id, "Walk to the sea", "for Rosie", "", "I can do more")
    clock.advance(days=10)
    services.goals.set_state(goal.id, GoalState.REACHED, "I saw the waves")
    then = on(services, first)
    assert told(then) == [("A new goal", "", ("Walk", "for me"))]
    assert [each.goal.words for each in then.goals] == ["Walk"]
    reworded = on(services, first + timedelta(days=10))
    assert ("Goal, in new words", "", ("Walk to the sea", "for Rosie")) in told(reworded)
    assert ("Goal, as it was before", "", ("Walk", "for me")) in told(reworded)
    assert ("Why I changed a goal", "", ("I can do more",)) in told(reworded)
    reached = on(services, first + timedelta(days=20))
    assert ("Goal: Reached", "Walk to the sea", ("I saw the waves",)) in told(reached)
    assert [each.goal.state for each in reworded.goals] == [GoalState.ACTIVE]


def test_where_a_goal_stands_is_told_once_a_day_with_what_was_said_of_it_last(
    services: Services, clock: FixedClock
) -> None:
    goal = services.goals.add("Walk")
    clock.advance(days=1)
    services.goals.set_state(goal.id, GoalState.REACHED)
    services.goals.say_reason(goal.id, "The waves.")
    day = clock.now().day
    clock.advance(days=1)
    services.goals.say_reason(goal.id, "The waves, with Rosie.")
    standing = [
        [each for each in told(on(services, at)) if each[0] == "Goal: Reached"]
        for at in (day, clock.now().day)
    ]
    assert standing == [
        [("Goal: Reached", "Walk", ("The waves.",))],
        [("Goal: Reached", "Walk", ("The waves, with Rosie.",))],
    ]


def test_from_one_written_day_to_the_next(services: Services, clock: FixedClock) -> None:
    first = clock.now().day
    services.checkins.add([], "one")
    clock.advance(days=40)
    services.sessions.describe_day(clock.now().day, DayState.CHOSE_REST)
    clock.advance(days=3)
    assert services.look_back.latest() == first + timedelta(days=40)
    then = on(services, clock.now().day)
    assert then.empty
    assert then.before == first + timedelta(days=40)
    middle = on(services, first + timedelta(days=40))
    assert not middle.empty
    assert (middle.before, middle.after) == (first, None)
    assert on(services, first).after == first + timedelta(days=40)


def test_a_day_is_the_day_there_and_then(services: Services, clock: FixedClock) -> None:
    """Late in the evening, in another zone: the entry stays on its own calendar day."""
    clock.at = Moment.parse("2026-11-22T23:50:00-08:00")
    services.checkins.add([], "far away")
    assert [entry.words for entry in on(services, date(2026, 11, 22)).entries] == [("far away",)]
    assert on(services, date(2026, 11, 23)).empty


def test_a_deleted_thing_is_not_told(services: Services, clock: FixedClock) -> None:
    services.checkins.remove(services.checkins.add([], "gone").id)
    assert on(services, clock.now().day).empty


def test_entries_say_what_can_be_opened(services: Services, clock: FixedClock) -> None:
    check_in = services.checkins.add([], "one")
    entry: Entry = on(services, clock.now().day).entries[0]
    assert (entry.thing, entry.thing_id) == ("check_in", check_in.id)
