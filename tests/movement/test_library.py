"""The shipped movements: all there, all valid, in plain words, quick to load."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest

from companion import i18n
from companion.domain.doses import problems
from companion.domain.movements import Area, Movement
from companion.i18n import Language, Locale
from companion.movement.library import TRANSLATED_KEYS, load_library
from companion.movement.reading import read_movement
from companion.movement.shelf import Shelf

HIGHEST_GRADE = 6.0
MOST_SECONDS_EACH = 0.0008
"""Reading one movement file: a hundred take less than a blink."""
NEVER_SAID = re.compile(
    r"\b(missed|overdue|compliance|compliant|failed|failure|streak|prescribed|assigned|adherent|setback|danger)\b|!",
    re.IGNORECASE,
)


def words_of(movement: Movement) -> str:
    return " ".join([movement.purpose, *movement.cues, movement.may_feel, movement.ease_off])


def syllables(word: str) -> int:
    """Groups of vowels, a silent ending left out; at least one."""
    stem = re.sub(r"(?<![td])(es|ed|e)$", "", word.lower()) if len(word) > 3 else word.lower()
    return max(1, len(re.findall(r"[aeiouy]+", stem)))


def grade(text: str) -> float:
    """Flesch-Kincaid school grade (Kincaid 1975)."""
    sentences = [part for part in re.split(r"[.!?]+", text) if part.strip()]
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_grade_tells_hard_from_easy() -> None:
    assert grade("Lie on your back. Lift one leg.") < 3
    assert grade("Physiological rehabilitation necessitates individualised progression of resistance.") > 15


def test_every_area_named_in_the_plan_files_has_something(shipped: tuple[Movement, ...]) -> None:
    areas = {movement.area for movement in shipped}
    assert {
        Area.LOW_BACK,
        Area.SHOULDER,
        Area.KNEE,
        Area.NECK,
        Area.ANKLE,
        Area.BALANCE,
        Area.BREATHING,
    } <= areas
    assert len(shipped) >= 90
    assert sum(movement.tense for movement in shipped) >= 30


def test_every_area_has_a_choice(shipped: tuple[Movement, ...]) -> None:
    count = Counter(movement.area for movement in shipped)
    assert {area: count[area] for area in Area if count[area] < 4} == {}


def test_neighbours_are_in_the_library(shipped: tuple[Movement, ...]) -> None:
    known = {movement.id: movement for movement in shipped}
    for movement in shipped:
        for other in (*movement.easier, *movement.harder):
            assert other in known, movement.id
            assert other != movement.id
        assert not set(movement.easier) & set(movement.harder), movement.id
        for other in movement.easier:
            assert movement.id not in known[other].easier, (
                f"{movement.id} and {other} are each the easier one"
            )


def test_a_way_to_something_harder_leads_back(shipped: tuple[Movement, ...]) -> None:
    easier = {(movement.id, other) for movement in shipped for other in movement.easier}
    harder = {(other, movement.id) for movement in shipped for other in movement.harder}
    assert easier == harder


def test_ids_are_unique_and_sorted_by_name(shipped: tuple[Movement, ...]) -> None:
    assert len({movement.id for movement in shipped}) == len(shipped)
    names = [movement.name.casefold() for movement in shipped]
    assert names == sorted(names)


def test_each_movement_says_all_a_person_needs(shipped: tuple[Movement, ...]) -> None:
    for movement in shipped:
        assert 3 <= len(movement.cues) <= 5, movement.id
        assert movement.purpose.startswith("To "), movement.id
        assert movement.may_feel, movement.id
        assert movement.ease_off, movement.id
        assert movement.clinical_name, movement.id
        assert movement.sources, movement.id
        assert movement.author == "The Companion authors"
        assert movement.licence == "CC0-1.0"
        assert movement.figure is not None
        assert not movement.own
        assert problems(movement.dose) == []


def test_words_are_plain(shipped: tuple[Movement, ...]) -> None:
    grades = {movement.id: grade(words_of(movement)) for movement in shipped}
    assert {name: value for name, value in grades.items() if value > HIGHEST_GRADE} == {}


def test_words_never_judge(shipped: tuple[Movement, ...]) -> None:
    found = {
        movement.id: hit.group() for movement in shipped if (hit := NEVER_SAID.search(words_of(movement)))
    }
    assert found == {}


def test_loading_is_quick(movements_folder: Path) -> None:
    """Processor time of the best of seven, so that a busy machine does not decide."""
    spent = []
    count = 0
    for _round in range(7):
        before = time.process_time()
        count = len(load_library(movements_folder))
        spent.append(time.process_time() - before)
    assert min(spent) < MOST_SECONDS_EACH * count


class _Shouting:
    """A catalogue that marks whatever passed through it."""

    def gettext(self, message: str) -> str:
        return message.upper()


def test_texts_are_spoken_in_the_current_language(movements_folder: Path) -> None:
    before = i18n.current()
    i18n.use(Language("en", _Shouting(), Locale.parse("en")))  # type: ignore[arg-type]
    try:
        loud = next(m for m in load_library(movements_folder) if m.id == "bridge")
    finally:
        i18n.use(before)
    for key in TRANSLATED_KEYS:
        value = getattr(loud, key)
        for text in (value,) if isinstance(value, str) else value:
            assert text == text.upper(), key


@pytest.mark.parametrize("name", ["bridge", "knee_to_chest", "walking", "squat_to_chair", "long_breath_out"])
def test_ids_that_plan_files_use_stay(shipped: tuple[Movement, ...], name: str) -> None:
    assert name in {movement.id for movement in shipped}


def test_a_shelf_reads_one_or_all_and_both_agree(
    movements_folder: Path, shipped: tuple[Movement, ...]
) -> None:
    shelf = Shelf(movements_folder, read_movement, load_library)
    bridge = next(movement for movement in shipped if movement.id == "bridge")
    assert shelf.get("bridge") == bridge
    assert shelf.all() == shipped
    assert shelf.get("bridge") == bridge


@pytest.mark.parametrize(
    "name", ["", "nope", "../movements/bridge", "plan:a:b", "bridge.toml", "/etc/passwd"]
)
def test_a_shelf_has_nothing_under_a_strange_name(movements_folder: Path, name: str) -> None:
    shelf = Shelf(movements_folder, read_movement, load_library)
    assert not shelf.has(name)
    assert shelf.get(name) is None


def test_every_shipped_movement_can_be_drawn_as_today_takes_for_granted(
    movements_folder: Path, shipped: tuple[Movement, ...]
) -> None:
    shelf = Shelf(movements_folder, read_movement, load_library)
    assert all(shelf.has(movement.id) and movement.figure is not None for movement in shipped)
