"""The tense plan: every part of it has a history, and the fridge card says what is in it and nothing else."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from companion import i18n
from companion.domain.about import AboutMe
from companion.domain.breathing import SQUARE, Breathing, Guide
from companion.domain.fridge_card import Easing
from companion.domain.history import Thing
from companion.domain.sessions import Helped
from companion.domain.tense import TEXT_PARTS, TensePlan
from companion.errors import InvalidEntryError
from companion.services.bundle import Services
from companion.services.words import count_words

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
    services.about.save(AboutMe(name="Sam", printed=frozenset({"name"})))
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
    services.about.save(AboutMe(name="Sam", printed=frozenset()))
    assert services.tense.card().name == ""
    services.about.save(AboutMe(name="Sam", printed=frozenset({"name"})))
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
