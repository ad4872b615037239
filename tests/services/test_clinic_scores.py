"""Scores from a clinic: copied from paper, changed, deleted and brought back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion import i18n
from companion.errors import CompanionError, InvalidEntryError
from companion.services.bundle import Services
from companion.services.clinic_scores import value_text


@pytest.mark.parametrize(
    ("typed", "value"),
    [("34", 34), (" 7.5 ", 7.5), ("−3", -3), ("-0.25", -0.25), ("0", 0), ("34,5", 34.5), ("−0,5", -0.5)],
)
def test_a_number_is_taken_as_it_is_typed(services: Services, typed: str, value: float) -> None:
    score = services.clinic_scores.add("Step test", typed)
    assert services.clinic_scores.get(score.id).value == value


@pytest.mark.parametrize(("typed", "value"), [("7,5", 7.5), ("7.5", 7.5), ("1,234", 1.234)])
def test_point_and_comma_are_alike_where_the_language_has_a_comma(
    services: Services, typed: str, value: float
) -> None:
    i18n.use(i18n.load("pl"))
    assert services.clinic_scores.add("Test", typed).value == value


@pytest.mark.parametrize("typed", ["", "good", "nan", "inf", "1_000", "1,234", "1,234.5", "2000000", "34 %"])
def test_anything_else_is_asked_for_again(services: Services, typed: str) -> None:
    with pytest.raises(InvalidEntryError, match="number, such as"):
        services.clinic_scores.add("Test", typed)
    assert services.clinic_scores.all() == []


def test_it_needs_a_name_and_a_day_that_has_come(services: Services) -> None:
    with pytest.raises(InvalidEntryError, match="needs its name"):
        services.clinic_scores.add(" ", "34")
    with pytest.raises(InvalidEntryError, match="still to come"):
        services.clinic_scores.add("Test", "34", services.clinic_scores.today() + timedelta(days=1))


def test_a_change_keeps_what_it_was(services: Services) -> None:
    day = services.clinic_scores.today()
    score = services.clinic_scores.add("Oswestry", "34", day, unit_words="%", better=-1, note="with Ana")
    changed = services.clinic_scores.edit(score.id, "Oswestry", "32", day - timedelta(days=3), unit_words="%")
    assert (changed.value, changed.better, changed.note) == (32, 0, "")
    assert changed.at.day == day - timedelta(days=3)
    (revision,) = services.clinic_scores.story(score.id)
    assert revision.earlier == {
        "name": "Oswestry", "value": "34", "unit": "%", "day": day.isoformat(), "note": "with Ana",
    }  # fmt: skip
    services.clinic_scores.edit(score.id, "Oswestry", "32", changed.at.day, unit_words="%")
    assert len(services.clinic_scores.story(score.id)) == 1


def test_delete_and_undo_with_its_story(services: Services) -> None:
    score = services.clinic_scores.add("Oswestry", "34")
    services.clinic_scores.edit(score.id, "Oswestry", "35", score.at.day)
    gone = services.clinic_scores.remove(score.id)
    assert services.clinic_scores.all() == []
    with pytest.raises(CompanionError):
        services.clinic_scores.get(score.id)
    services.clinic_scores.put_back(gone)
    assert services.clinic_scores.all() == [gone]
    assert len(services.clinic_scores.story(score.id)) == 1


def test_the_latest_comes_first(services: Services) -> None:
    day = services.clinic_scores.today()
    services.clinic_scores.add("A", "1", day)
    services.clinic_scores.add("B", "2", day - timedelta(days=9))
    assert [score.name for score in services.clinic_scores.all()] == ["A", "B"]


@pytest.mark.parametrize(("value", "text"), [(34.0, "34"), (34.5, "34.5"), (-0.1, "-0.1")])
def test_a_number_is_written_as_one_would(value: float, text: str) -> None:
    assert value_text(value) == text
