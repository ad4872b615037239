"""Every problem inside a plan, with its place, in plain words."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from babel import Locale

from companion import i18n
from companion.domain.doses import LIMITS, Dose
from companion.exchange.plan_models import DoseModel
from companion.exchange.plan_problems import MAX_LISTED

Problems = Callable[..., tuple[str, ...]]

GONE = object()

STEP = "routines[0].steps[0]"
GOOD = f"{STEP}.doses.good"

CASES: list[tuple[str, object, str]] = [
    # doses
    (f"{GOOD}.hold_s", 9999, "9999 is over 600"),
    (f"{GOOD}.hold_s", -1, "-1 is under 0"),
    (f"{GOOD}.sets", 0, "0 is under 1"),
    (f"{GOOD}.sets", 11, "11 is over 10"),
    (f"{GOOD}.reps_max", 9999, "9999 is over 100"),
    (f"{GOOD}.reps_min", 0, "0 is under 1"),
    (f"{GOOD}.reps_min", 10, "10 is over reps_max, which is 9"),
    (f"{GOOD}.rest_s", 601, "601 is over 600"),
    (f"{GOOD}.tempo_s", 0, "0 is under 1"),
    (f"{GOOD}.duration_s", 7201, "7201 is over 7200"),
    (f"{GOOD}.times_per_day", 25, "25 is over 24"),
    (f"{GOOD}.days_per_week", 8, "8 is over 7"),
    (f"{GOOD}.effort_max", 11, "11 is over 10"),
    (f"{GOOD}.comfort_max", -1, "-1 is under 0"),
    (f"{GOOD}.load", "-5 kg", "“-5 kg” is under 0"),
    (f"{GOOD}.load", "x" * 61, "has 61 characters; at most 60 fit"),
    (f"{GOOD}.side", "port", "“port” is not one of none, left, right, both and alternate"),
    (f"{GOOD}.side", 3, "“3” is not one of none, left, right, both and alternate"),
    (f"{GOOD}.side", {}, "should be text in quotation marks"),
    (f"{GOOD}.sets", 2.0, "should be a whole number"),
    (f"{GOOD}.sets", "2", "should be a whole number"),
    (f"{GOOD}.sets", True, "should be a whole number"),
    (f"{GOOD}.as_needed", 1, "should be true or false"),
    (f"{GOOD}.reps", 8, "is not a name that a plan file knows"),
    (f"{STEP}.doses.huge", {}, "is not a name that a plan file knows"),
    (f"{STEP}.doses", {}, "needs at least one of good, ordinary and tense"),
    (f"{STEP}.doses", {"good": None}, "needs at least one of good, ordinary and tense"),
    (f"{STEP}.doses", [], "should be a group in curly brackets"),
    # steps
    (f"{STEP}.movement", "head_stand", "“head_stand” is not a known movement"),
    (f"{STEP}.movement", "plan:x:y", "may only have letters a to z, digits, and . _ - in it"),
    (f"{STEP}.movement", 7, "should be text in quotation marks"),
    (f"{STEP}.why", GONE, "is missing"),
    (f"{STEP}.why", "", "is empty"),
    (f"{STEP}.why", " \n ", "is empty"),
    (f"{STEP}.why", "x" * 5001, "has 5001 characters; at most 5000 fit"),
    (f"{STEP}.why", "ring \a", "has a hidden control character in it"),
    (f"{STEP}.progression", "x" * 5001, "has 5001 characters; at most 5000 fit"),
    (f"{STEP}.limits", None, "should be text in quotation marks"),
    (f"{STEP}.key", "a/b", "may only have letters a to z, digits, and . _ - in it"),
    (f"{STEP}.key", "walk\n", "may only have letters a to z, digits, and . _ - in it"),
    ("routines[0].steps[1].key", "bridge", "“bridge” is used twice"),
    # routines
    ("routines", GONE, "is missing"),
    ("routines", [], "is empty"),
    ("routines", {}, "should be a list in square brackets"),
    ("routines[1]", "x", "should be a group in curly brackets"),
    ("routines[1].key", "back-easing", "“back-easing” is used twice"),
    ("routines[0].steps", [], "is empty"),
    ("routines[0].name", "x" * 201, "has 201 characters; at most 200 fit"),
    # movements
    ("movements[0].cues", [], "is empty"),
    ("movements[0].cues", ["x"] * 21, "has 21 entries; at most 20 fit"),
    ("movements[0].position", "flying", None),
    ("movements[0].figure", {}, "is not a name that a plan file knows"),
    # the plan
    ("format_version", GONE, "is missing"),
    ("format_version", 0, "“0” is not one of 1"),
    ("format_version", "1", "“1” is not one of 1"),
    ("plan_id", "", "is empty"),
    ("plan_id", "../etc", "may only have letters a to z, digits, and . _ - in it"),
    ("plan_id", "x" * 81, "has 81 characters; at most 80 fit"),
    ("version", 0, "0 is under 1"),
    ("version", 10**17, "100000000000000000 is over 100000"),
    ("title", "", "is empty"),
    ("title", "two\nlines", "has a hidden control character in it"),
    ("title", "one\u2028two", "has a hidden control character in it"),
    ("by", GONE, "is missing"),
    ("by", "\u3000 ", "is empty"),
    ("by", "\x1b[2J", "has a hidden control character in it"),
    ("clinic", "x" * 201, "has 201 characters; at most 200 fit"),
    ("written", "10.9.2026", "should be a day such as 2026-11-22"),
    ("written", "2026-02-30", "should be a day such as 2026-11-22"),
    ("written", "20260910", "should be a day such as 2026-11-22"),
    ("written", "٢٠٢٦-٠٩-١٠", "should be a day such as 2026-11-22"),
    ("written", 1789000000, "should be a day such as 2026-11-22"),
    ("message", "x" * 5001, "has 5001 characters; at most 5000 fit"),
    ("surprise", 1, "is not a name that a plan file knows"),
    ("two words", 1, "is not a name that a plan file knows"),
]


def put(document: dict[str, Any], place: str, value: object) -> None:
    """Set (or, for ``GONE``, take out) what stands at ``place``."""
    parts = [int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]]+", place)]
    here: Any = document
    for part in parts[:-1]:
        here = here[part]
    if value is GONE:
        del here[parts[-1]]
    else:
        here[parts[-1]] = value


@pytest.mark.parametrize(("place", "value", "words"), CASES)
def test_one_fault_is_told_once_with_its_place(
    problems: Problems, document: dict[str, Any], place: str, value: object, words: str | None
) -> None:
    put(document, place, value)
    told = problems(document)
    shown_place = f"“{place}”" if " " in place else place
    assert len(told) == 1
    if words is None:  # a long list of choices: its start is enough
        assert told[0].startswith(f"{shown_place}: “{value}” is not one of lying_back, ")
    else:
        assert told == (f"{shown_place}: {words}",)


def test_a_dose_that_says_nothing(problems: Problems, document: dict[str, Any]) -> None:
    document["routines"][0]["steps"][0]["doses"]["tense"] = {"sets": 3}
    assert problems(document) == (
        f"{STEP}.doses.tense.reps_min: the dose says no repetitions, no hold and no time",
    )


def test_a_movement_id_may_be_used_once(problems: Problems, document: dict[str, Any]) -> None:
    document["movements"] *= 2
    assert problems(document) == ("movements[1].id: “basket_lift” is used twice",)


def test_the_same_step_key_in_two_routines_is_fine(
    read: Callable[..., object], document: dict[str, Any]
) -> None:
    document["routines"][1]["steps"][0]["key"] = "bridge"
    assert read(document)


def test_every_problem_is_told_at_once_in_the_order_of_the_file(
    problems: Problems, document: dict[str, Any]
) -> None:
    put(document, "version", 0)
    put(document, "movements[0].purpose", GONE)
    put(document, "routines[0].steps[0].doses.tense.hold_s", 700)
    put(document, "routines[0].steps[0].doses.good.reps_min", 50)
    put(document, "routines[0].steps[1].movement", "wings")
    put(document, "routines[1].key", "back-easing")
    put(document, "routines[1].steps[0].doses.ordinary.sets", 99)
    put(document, "extra", [])
    put(document, "by", GONE)
    assert problems(document) == (
        "version: 0 is under 1",
        "movements[0].purpose: is missing",
        "routines[0].steps[0].doses.good.reps_min: 50 is over reps_max, which is 9",
        "routines[0].steps[0].doses.tense.hold_s: 700 is over 600",
        "routines[0].steps[1].movement: “wings” is not a known movement",
        "routines[1].key: “back-easing” is used twice",
        "routines[1].steps[0].doses.ordinary.sets: 99 is over 10",
        "extra: is not a name that a plan file knows",
        "by: is missing",
    )


def test_a_flood_of_problems_is_counted(problems: Problems, document: dict[str, Any]) -> None:
    document |= {f"extra{number}": 1 for number in range(MAX_LISTED + 1_300)}
    told = problems(document)
    assert len(told) == MAX_LISTED + 1
    assert told[-1] == "and 1,300 more problems"


def test_the_worst_file_that_fits_is_told_in_bounded_time(
    problems: Problems, document: dict[str, Any]
) -> None:
    document |= {f"x{number}": 1 for number in range(100_000)}
    start = time.perf_counter()
    assert len(problems(document)) == MAX_LISTED + 1
    assert time.perf_counter() - start < 20, "seconds, not minutes, even on a busy machine"


def test_odd_names_cannot_dress_up_the_list(problems: Problems, document: dict[str, Any]) -> None:
    document["a\nb\x1b[31m" + "c" * 1000] = 1
    (told,) = problems(document)
    assert told.isprintable()
    assert len(told) < 100


def test_problems_are_told_in_the_persons_language(
    problems: Problems, document: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Bracketed(i18n.gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return f"[{message}]"

    language = i18n.Language("en_XA", Bracketed(), Locale.parse("en"))
    monkeypatch.setattr(i18n._Spoken, "language", language)
    put(document, f"{GOOD}.hold_s", 9999)
    put(document, "by", GONE)
    assert problems(document) == (f"{GOOD}.hold_s: [9999 is over 600]", "by: [is missing]")


def test_the_dose_of_a_file_is_the_dose_of_the_program() -> None:
    assert set(DoseModel.model_fields) == {item.name for item in fields(Dose)}
    assert DoseModel(reps_min=8).dose() == Dose(reps_min=8)
    limits = DoseModel.model_json_schema()["properties"]
    for name, (low, high) in LIMITS.items():
        spec = limits[name].get("anyOf", [limits[name]])[0]
        assert (spec["minimum"], spec["maximum"]) == (low, high), name
