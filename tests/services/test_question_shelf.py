"""Each question in its own rhythm: what counts as an answer to it, and from which day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.body_map import BodyMap, BodyMark
from companion.domain.checkins import LONGEST, Answer, QuestionKind
from companion.domain.measures import PSFS, WHERE
from companion.domain.moments import Moment
from companion.errors import InvalidEntryError
from companion.services.bundle import Services
from companion.services.question_shelf import goal_question
from tests.helpers.desk import FixedClock

SORE = BodyMap((BodyMark("low_back", "tight"),))


def waiting(services: Services) -> list[str]:
    return [asked.question.id for asked in services.checkins.waiting()]


def say(services: Services, *question_ids: str, ago: int = 0, private: bool = True) -> str:
    """A check-in about ``ago`` days ago that answers these; its id."""
    day = services.checkins.today() - timedelta(days=ago)
    answers = [Answer(question_id, "…", 4) for question_id in question_ids]
    return services.checkins.add(answers, day=day, private=private).id


def test_each_question_comes_back_after_its_own_days(services: Services, clock: FixedClock) -> None:
    services.checkins.choose(["can_do", "sleep", "sure"])
    services.checkins.ask_every("can_do", 2)
    services.checkins.ask_every("sure", 14)
    say(services, "can_do", "sleep", "sure")
    seen = {}
    for day in range(16):
        seen[day] = waiting(services)
        clock.advance(days=1)
    assert seen[1] == []
    assert seen[2] == seen[6] == ["can_do"]
    assert seen[7] == seen[13] == ["can_do", "sleep"]
    assert seen[14] == ["can_do", "sure", "sleep"]


def test_answering_one_leaves_the_others_waiting(services: Services) -> None:
    say(services, "can_do")
    assert waiting(services) == ["sure"]
    services.checkins.add([], "only a note")
    assert waiting(services) == ["sure"]


def test_any_question_of_a_measure_answers_the_measure(services: Services) -> None:
    services.checkins.choose(["peg", "nprs.now", "nprs.day"])
    say(services, "peg.activity", "nprs.day")
    assert waiting(services) == ["nprs.now"], "what stands alone is asked alone"
    last = {asked.question.id: asked.last for asked in services.checkins.asked()}
    assert last == {
        "peg.pain": None,
        "peg.enjoyment": None,
        "peg.activity": services.checkins.today(),
        "nprs.now": None,
        "nprs.day": services.checkins.today(),
    }


def test_goals_rated_in_a_check_in_rest_together_and_one_rated_on_its_page_rests_alone(
    services: Services, clock: FixedClock
) -> None:
    first, second = (services.goals.add(words) for words in ("Stairs", "Weeding"))
    services.checkins.choose([PSFS])
    assert waiting(services) == [goal_question(first.id), goal_question(second.id)]
    services.goals.rate(first.id, 4)
    assert waiting(services) == [goal_question(second.id)]
    say(services, goal_question(second.id))
    assert waiting(services) == []
    clock.advance(days=6)
    services.goals.rate(second.id, 5)
    clock.advance(days=1)
    assert waiting(services) == [goal_question(first.id)]


def test_a_place_or_nowhere_answers_where_it_hurts(services: Services, clock: FixedClock) -> None:
    services.checkins.choose([WHERE])
    services.checkins.ask_every(WHERE, 1)
    for places in (SORE, BodyMap()):
        assert waiting(services) == [WHERE]
        services.checkins.add([], places=places)
        assert waiting(services) == []
        clock.advance(days=1)


@pytest.mark.parametrize("private", [True, False])
def test_an_answer_counts_by_the_day_it_is_about_private_or_not(services: Services, private: bool) -> None:
    services.checkins.choose(["sleep"])
    say(services, "sleep", ago=7, private=private)
    assert waiting(services) == ["sleep"]
    kept = say(services, "sleep", ago=6, private=private)
    assert waiting(services) == []
    before = services.checkins.get(kept)
    services.checkins.edit(kept, before.answers, "", before.at.day - timedelta(days=1), private)
    assert waiting(services) == ["sleep"]


def test_the_longest_rhythm_looks_back_as_far_as_it_is_long(services: Services) -> None:
    services.checkins.choose(["sleep"])
    services.checkins.ask_every("sleep", LONGEST)
    say(services, "sleep", ago=LONGEST)
    assert waiting(services) == ["sleep"]
    say(services, "sleep", ago=LONGEST - 1)
    assert waiting(services) == []


def test_after_a_flight_to_yesterday_the_latest_day_still_counts(
    services: Services, clock: FixedClock
) -> None:
    services.checkins.choose(["sleep"])
    services.checkins.ask_every("sleep", 1)
    for text in ("2026-11-22T01:00:00+14:00", "2026-11-21T20:00:00-10:00"):  # the second is 19 hours later
        clock.at = Moment.parse(text)
        say(services, "sleep")
    clock.advance(days=1)
    assert waiting(services) == [], "it is the 22nd again, and that day has its answer"
    clock.advance(days=1)
    assert waiting(services) == ["sleep"]


def test_without_its_answer_a_question_waits_again(services: Services) -> None:
    goal = services.goals.add("Stairs")
    services.checkins.choose([PSFS, "sleep"])
    kept = say(services, goal_question(goal.id), "sleep")
    assert waiting(services) == []
    gone = services.checkins.remove(kept)
    assert waiting(services) == [goal_question(goal.id), "sleep"]
    services.checkins.put_back(gone)
    assert waiting(services) == []
    services.checkins.edit(kept, [Answer(goal_question(goal.id), "…", 4)], "", gone.at.day, True)
    assert waiting(services) == ["sleep"]


def test_a_pause_offers_nothing_and_keeps_the_rhythms(services: Services) -> None:
    services.checkins.ask_every("sure", 28)
    services.checkins.pause(True)
    assert waiting(services) == []
    assert len(services.checkins.asked()) == 2
    services.checkins.pause(False)
    assert waiting(services) == ["can_do", "sure"]
    assert services.checkins.plan().days("sure") == 28


def test_a_question_left_out_for_a_while_has_its_rhythm_again(services: Services) -> None:
    services.checkins.choose(["sleep"])
    services.checkins.ask_every("sleep", 14)
    services.checkins.choose([])
    services.checkins.choose(["sleep", "sure"])
    assert services.checkins.plan().rhythms == {"sleep": 14, "sure": 7}, "all that is chosen is named"


@pytest.mark.parametrize("days", [0, -7, LONGEST + 1])
def test_a_rhythm_is_from_one_day_to_a_month(services: Services, days: int) -> None:
    before = services.checkins.plan()
    with pytest.raises(InvalidEntryError, match="1 to 31 days"):
        services.checkins.ask_every("sleep", days)
    assert services.checkins.plan() == before


def test_an_own_question_brought_back_from_the_list_has_its_rhythm(services: Services) -> None:
    question = services.checkins.add_own("Did I hum today?", QuestionKind.YES_NO)
    services.checkins.ask_every(question.id, 2)
    services.checkins.remove_own(question.id)
    (entry,) = services.recycle.all()
    services.recycle.bring_back(entry.id)
    assert services.checkins.plan().days(question.id) == 2
    say(services, question.id, ago=1)
    assert question.id not in waiting(services)


IDS = ("can_do", "sleep", "nprs.now")


@given(
    rhythms=st.fixed_dictionaries({key: st.integers(1, LONGEST) for key in IDS}),
    said=st.lists(st.tuples(st.integers(0, 40), st.sets(st.sampled_from(IDS), min_size=1)), max_size=4),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_any_order_of_answers_the_latest_day_alone_decides(
    services: Services, rhythms: dict[str, int], said: list[tuple[int, set[str]]]
) -> None:
    services.checkins.choose(IDS)
    for key, days in rhythms.items():
        services.checkins.ask_every(key, days)
    kept = [say(services, *sorted(keys), ago=ago) for ago, keys in said]
    latest = {key: min((ago for ago, keys in said if key in keys), default=None) for key in IDS}
    expected = {key for key, ago in latest.items() if ago is None or ago >= rhythms[key]}
    assert set(waiting(services)) == expected
    for check_in in kept:
        services.checkins.remove(check_in)
    assert set(waiting(services)) == set(IDS)
