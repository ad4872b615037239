"""The tense plan: every part of it has a history, and the fridge card says what is in it and nothing else."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import i18n
from companion.domain.about import AboutMe
from companion.domain.breathing import SQUARE, Breathing, Guide
from companion.domain.fridge_card import Easing
from companion.domain.history import Thing
from companion.domain.moments import Moment
from companion.domain.recycled import Kind, Recycled
from companion.domain.sessions import Helped
from companion.domain.tense import TEXT_PARTS, TensePlan, brought_in
from companion.errors import CompanionError, InvalidEntryError
from companion.services.bundle import Services
from companion.services.words import count_words
from tests.helpers.desk import FixedClock

AT = Moment.parse("2026-11-22T10:00:00+01:00")

FULL = TensePlan(relief=("Heat", "Walk"), **{name: f"my {name}" for name in TEXT_PARTS})


def test_every_part_of_the_plan_is_a_text_or_named_here() -> None:
    assert {field.name for field in fields(TensePlan)} == {*TEXT_PARTS, "relief", "written"}


@pytest.mark.parametrize("part", TEXT_PARTS)
def test_each_part_is_kept_as_typed_and_its_earlier_words_too(services: Services, part: str) -> None:
    services.tense.save_plan(FULL)
    services.tense.save_plan(replace(FULL, **{part: " <b>new</b>\n"}))
    assert getattr(services.tense.plan(), part) == " <b>new</b>\n"
    with services.notebook.read() as unit:
        (revision,) = unit.history.of(Thing.TENSE_PLAN, "tense_plan")
    assert revision.earlier == {
        **{name: f"my {name}" for name in TEXT_PARTS},
        "relief": "Heat\nWalk",
    }


def out_of(services: Services, plan: TensePlan) -> list[tuple[Kind, str]]:
    """What keeping ``plan`` takes out."""
    return [(entry.kind, entry.title) for entry in services.tense.save_plan(plan)]


def test_keeping_the_plan_tells_what_that_took_out(services: Services) -> None:
    plan = replace(FULL, relief=("Heat", "Walk", "Tea"))
    assert out_of(services, plan) == []
    assert out_of(services, replace(plan, first="in other words", relief=("Heat!", "Walk", "Tea"))) == []
    assert out_of(services, replace(plan, first=" \n", relief=("Walk",))) == [
        (Kind.RELIEF, "Heat!"),
        (Kind.RELIEF, "Tea"),
        (Kind.PLAN_TEXT, "in other words"),
    ]


def test_undo_gives_back_just_what_was_taken_out_and_keeps_what_was_written_since(services: Services) -> None:
    services.tense.save_plan(replace(FULL, relief=("Heat", "Walk", "Tea", "Radio")))
    out = services.tense.save_plan(replace(FULL, first="", call="", relief=("Walk", "Radio")))
    services.tense.save_plan(
        replace(FULL, first="", call="Ana,\nthen Tom", passes="new words", relief=("Walk", "Radio", "Sea"))
    )
    services.tense.bring_back(out)
    plan = services.tense.plan()
    assert plan.relief == ("Heat", "Walk", "Tea", "Radio", "Sea")
    assert (plan.first, plan.passes, plan.learned) == ("my first", "new words", "my learned")
    assert plan.call == "my call\nAna,\nthen Tom", "both stand there, none is lost"
    assert services.recycle.all() == []


def test_undo_doubles_nothing_and_says_when_it_is_gone(services: Services) -> None:
    services.tense.save_plan(FULL)
    out = services.tense.save_plan(replace(FULL, first="", relief=("Walk",)))
    services.tense.save_plan(replace(FULL, first="before\nmy first\nafter", relief=("Walk", "Heat")))
    services.tense.bring_back(out)
    plan = services.tense.plan()
    assert (plan.first, plan.relief) == ("before\nmy first\nafter", ("Walk", "Heat"))
    with pytest.raises(CompanionError, match="no longer"):
        services.tense.bring_back(out)
    out = services.tense.save_plan(replace(FULL, first=""))
    services.recycle.delete_all()
    with pytest.raises(CompanionError, match="no longer"):
        services.tense.bring_back(out)
    assert services.tense.plan().first == ""


def test_what_was_not_deleted_for_good_still_comes_back(services: Services) -> None:
    services.tense.save_plan(FULL)
    line, text = services.tense.save_plan(replace(FULL, first="", relief=("Walk",)))
    services.recycle.delete(line.id)
    services.tense.bring_back([line, text])
    plan = services.tense.plan()
    assert (plan.first, plan.relief) == ("my first", ("Walk",))


@given(
    st.lists(st.sampled_from("abcdef"), unique=True),
    st.sets(st.sampled_from("abcdef")),
    st.lists(st.sampled_from("uvwxyz"), unique=True, max_size=2),
)
def test_lines_come_back_where_they_stood_whatever_is_added_below(
    before: list[str], out: set[str], below: list[str]
) -> None:
    entries = [
        Recycled(line, Kind.RELIEF, line, line, AT, {"place": str(place)})
        for place, line in enumerate(before)
        if line in out
    ]
    rest = tuple(line for line in before if line not in out)
    assert brought_in(TensePlan(relief=(*rest, *below)), reversed(entries)).relief == (*before, *below)


def test_what_it_said_before_tells_only_what_was_other_words(services: Services, clock: FixedClock) -> None:
    services.tense.save_plan(TensePlan(first="Rest", relief=("Heat",)))
    days = [clock.now().day]
    for plan in (
        TensePlan(first="Rest", passes="It passes", relief=("Heat", "Walk")),  # something more: only the list
        TensePlan(first="Ease off", passes="It passes", relief=("Heat", "Walk")),
        TensePlan(first="Ease off", passes="It passes", relief=("Heat", "Walk")),  # kept, but not changed
        TensePlan(first="Ease off", relief=("Heat", "Walk")),
    ):
        clock.advance(days=1)
        days.append(clock.now().day)
        services.tense.save_plan(plan)
    assert [(until.day, texts) for until, texts in services.tense.said_before()] == [
        (days[4], {"passes": "It passes"}),
        (days[2], {"first": "Rest"}),
        (days[1], {"relief": "Heat"}),
    ]


def test_undo_right_away_leaves_no_trace_in_what_it_said_before(services: Services) -> None:
    services.tense.save_plan(FULL)
    services.tense.bring_back(services.tense.save_plan(replace(FULL, first="", relief=("Walk",))))
    assert services.tense.said_before() == []
    assert services.tense.plan() == replace(FULL, written=services.tense.plan().written)


def test_a_text_deleted_for_good_is_gone_from_what_it_said_before_too(
    services: Services, clock: FixedClock
) -> None:
    services.tense.save_plan(TensePlan(first="one", call="Ana"))
    clock.advance(days=1)
    services.tense.save_plan(TensePlan(first="two", call="Tom"))
    (entry,) = services.tense.save_plan(TensePlan(call="Tom"))
    clock.advance(days=1)
    services.tense.save_plan(TensePlan(first="three", call="Tom"))
    clock.advance(days=1)
    services.tense.save_plan(TensePlan(first="four", call="Tom"))
    services.recycle.delete(entry.id)
    assert [texts for _until, texts in services.tense.said_before()] == [{"first": "three"}, {"call": "Ana"}]


def test_a_text_too_long_changes_nothing(services: Services) -> None:
    services.tense.save_plan(FULL)
    with pytest.raises(InvalidEntryError):
        services.tense.save_plan(replace(FULL, learned="x" * 200_001))
    assert services.tense.plan().learned == "my learned"


def test_the_new_parts_are_exported(services: Services) -> None:
    services.tense.save_plan(FULL)
    with services.notebook.read() as unit:
        (row,) = unit.tables()["tense_plan"].rows
    assert {name: row[name] for name in TEXT_PARTS} == {name: f"my {name}" for name in TEXT_PARTS}


def test_the_card_says_what_the_plan_says_ranked_and_counted(services: Services) -> None:
    services.about.save(AboutMe(name="Sam"))
    services.tense.save_plan(replace(FULL, relief=("Heat", "Radio", "Walk")))
    for helped in (Helped.YES, Helped.A_LITTLE, Helped.NO):
        services.tense.use("Walk", helped, note="PRIVATE")
    services.tense.use("Heat", Helped.NO)
    services.tense.use("Something else", Helped.YES)
    services.tense.use("Radio")
    card = services.tense.card("112")
    assert card.relief == (
        Easing("Walk", "helped 2 of 3 times"),
        Easing("Radio"),
        Easing("Heat", "helped 0 of 1 time"),
    )
    assert (card.name, card.passes, card.first, card.call, card.signs) == (
        "Sam",
        "my passes",
        "my first",
        "my call",
        "my signs",
    )
    assert card.emergency_number == "112"
    plan = services.tense.plan()
    assert plan.written is not None
    assert card.written_on == plan.written.day
    everything = repr(card)
    for unsaid in ("PRIVATE", "Something else", "my learned", "my triggers", "my stepping_up"):
        assert unsaid not in everything


def test_my_name_is_on_the_card_only_where_i_print_it(services: Services) -> None:
    services.about.save(AboutMe(name="Sam", shared=frozenset()))
    assert services.tense.card().name == ""
    services.about.save(AboutMe(name="Sam"))
    assert services.tense.card().name == "Sam"
    services.sheets.choose("about:name", False)
    assert services.tense.card().name == ""


def test_the_card_follows_language_and_region(services: Services) -> None:
    assert (services.tense.card().language, services.tense.card().page) == ("en_GB", "A4")
    i18n.use(i18n.load("en_US"))
    assert (services.tense.card().language, services.tense.card().page) == ("en_US", "Letter")
    assert services.tense.card(page="A4").page == "A4"


def test_a_card_without_a_plan_is_empty(services: Services) -> None:
    card = services.tense.card()
    assert (card.first, card.relief, card.written_on) == ("", (), None)


def test_counts_in_plain_words(services: Services) -> None:
    services.tense.save_plan(TensePlan(relief=("Knees", "Heat")))
    for number in range(9):
        services.tense.use("Knees", Helped.YES if number < 7 else Helped.NO)
    assert [(count.name, count_words(count)) for count in services.tense.relief()] == [
        ("Knees", "helped 7 of 9 times"),
        ("Heat", "no answer from you yet"),
    ]


def test_how_i_breathe_is_remembered(services: Services) -> None:
    assert services.tense.breathing() == Breathing()
    services.tense.keep_breathing(Breathing(SQUARE, Guide.BOTH))
    assert services.tense.breathing() == Breathing(SQUARE, Guide.BOTH)
    assert services.tense.at_hand().breathing == Breathing(SQUARE, Guide.BOTH)
