"""The document inside the PDF is FHIR R4, says what the page says and nothing else, and comes back equal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given

from companion.domain.goals import GoalState
from companion.domain.sheet import SheetData, SheetLadder
from companion.domain.sheet_summary import everything
from companion.exchange.fhir_reading import read_bundle
from companion.exchange.fhir_sheet import sheet_attachment, sheet_bundle
from companion.exchange.refused import RefusedError
from tests.helpers.sheets import SHEET, goal, measured, sheets

R4_LIFECYCLE = {
    "proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled", "entered-in-error", "rejected",
}  # fmt: skip
"""https://hl7.org/fhir/R4/valueset-goal-status.html"""
GAS_ANSWERS = {"LA34479-8", "LA34480-6", "LA34481-4", "LA34483-0", "LA34484-8"}
REQUIRED = {
    "Bundle": {"type", "identifier", "timestamp", "entry"},
    "Composition": {"status", "type", "date", "author", "title"},
    "Patient": set(),
    "Goal": {"lifecycleStatus", "description", "subject"},
    "Observation": {"status", "code"},
}
"""What R4 requires of each, and of a Bundle that is a document (bdl-9, bdl-10)."""


def bundle_of(data: SheetData) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(sheet_bundle(data))
    return made


def walk(value: object) -> Iterator[tuple[str, object]]:
    """Every named value anywhere in ``value``."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name, inner
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def check(bundle: dict[str, Any]) -> None:
    """The models accept it, and so do the rules the models do not know."""
    Bundle.model_validate(bundle)
    resources = [entry["resource"] for entry in bundle["entry"]]
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert resources[0]["resourceType"] == "Composition"  # bdl-11
    assert len(set(urls)) == len(urls)  # bdl-7
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", url) for url in urls)
    assert {inner for name, inner in walk(bundle) if name == "reference"} <= set(urls)
    for resource in (bundle, *resources):
        assert REQUIRED[resource["resourceType"]] <= set(resource)
    assert {r["lifecycleStatus"] for r in resources if r["resourceType"] == "Goal"} <= R4_LIFECYCLE
    for name, inner in walk(bundle):
        assert inner not in ("", [], {}, None), name  # FHIR has no empty values
        if name == "div":
            ET.fromstring(str(inner))  # noqa: S314 - our own, from a moment ago
        if name in ("effectiveDateTime", "timestamp"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", str(inner))
    for section in resources[0].get("section", []):
        assert section["text"]["status"] == "generated"  # cmp-1: a text or an entry


def test_a_normal_sheet_is_valid_and_says_what_is_printed() -> None:
    bundle = bundle_of(SHEET)
    check(bundle)
    composition = bundle["entry"][0]["resource"]
    assert [section["code"]["coding"][0]["code"] for section in composition["section"]] == [
        "about", "talk", "goals", "did", "tense", "function", "questions", "notes",
    ]  # fmt: skip
    assert "Is 1 &lt; 2 &amp; so on?" in composition["section"][1]["text"]["div"]
    assert composition["date"] == "2026-12-02"
    assert bundle["timestamp"] == "2026-12-02T12:00:00+01:00"


@given(sheets())
def test_every_sheet_is_valid_and_comes_back_equal(data: SheetData) -> None:
    check(bundle_of(data))
    assert read_bundle(sheet_bundle(data)) == everything(data)


def test_of_the_person_there_is_the_printed_name_and_no_more() -> None:
    def patient(data: SheetData) -> dict[str, Any]:
        (found,) = (
            e["resource"] for e in bundle_of(data)["entry"] if e["resource"]["resourceType"] == "Patient"
        )
        return found

    assert patient(SHEET) == {"resourceType": "Patient", "language": "en", "name": [{"text": "Sam"}]}
    assert patient(replace(SHEET, name="")) == {"resourceType": "Patient", "language": "en"}


def test_ratings_keep_their_hour_and_zone_and_belong_to_their_goal() -> None:
    entries = bundle_of(SHEET)["entry"]
    (url,) = [
        entry["fullUrl"]
        for entry in entries
        if entry["resource"].get("description") == {"text": "Lift Rosie out of her cot"}
    ]
    ratings = [e["resource"] for e in entries if e["resource"].get("focus") == [{"reference": url}]]
    assert [(r["effectiveDateTime"], r["valueInteger"]) for r in ratings] == [
        ("2026-09-10T19:10:00+01:00", 2),
        ("2026-10-23T19:10:00-05:00", 4),
        ("2026-11-20T19:10:00+01:00", 6),
    ]


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (GoalState.EXPLORING, "proposed"),
        (GoalState.ACTIVE, "active"),
        (GoalState.RESTING, "on-hold"),
        (GoalState.REACHED, "completed"),
        (GoalState.LET_GO, "cancelled"),
    ],
)
def test_how_a_goal_stands_has_its_code_and_the_goal_is_the_persons_own(state: GoalState, code: str) -> None:
    bundle = bundle_of(replace(SHEET, goals=(goal("Walk", (), state),)))
    (found,) = (e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Goal")
    assert found["lifecycleStatus"] == code
    assert found["expressedBy"] == found["subject"]
    assert found["note"][0]["text"] == "She laughs."


def test_a_ladder_has_the_codes_of_loinc() -> None:
    ladder = SheetLadder(-1, "Lift her out if I sit down after", "Lift her out, easily", measured(3, 0).at)
    bundle = bundle_of(replace(SHEET, goals=(replace(SHEET.goals[0], ladder=ladder),)))
    check(bundle)
    assert "LOINC" in bundle["entry"][0]["resource"]["text"]["div"]
    assert "text" not in bundle_of(SHEET)["entry"][0]["resource"]
    found = next(e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Goal")
    rungs = [
        {part["url"]: part.get("valueString") or part["valueCoding"]["code"] for part in rung["extension"]}
        for rung in found["extension"]
    ]
    assert rungs == [
        {"level": "LA34483-0", "progressText": "Lift her out if I sit down after"},
        {"level": "LA34481-4", "progressText": "Lift her out, easily"},
    ]
    (level,) = [e["resource"] for e in bundle["entry"] if "valueCodeableConcept" in e["resource"]]
    assert level["code"]["coding"] == [{"system": "http://loinc.org", "code": "107334-5"}]
    assert level["valueCodeableConcept"]["coding"][0]["code"] in GAS_ANSWERS
    assert level["effectiveDateTime"] == "2026-11-29T19:10:00+01:00"


def test_equal_sheets_give_equal_bytes_and_a_goal_keeps_its_id() -> None:
    assert sheet_bundle(SHEET) == sheet_bundle(replace(SHEET))
    later = replace(SHEET, talk=())
    assert sheet_bundle(later) != sheet_bundle(SHEET)

    def ids(data: SheetData, kind: str) -> list[str]:
        return [e["fullUrl"] for e in bundle_of(data)["entry"] if e["resource"]["resourceType"] == kind]

    assert ids(later, "Goal") == ids(SHEET, "Goal")
    assert ids(later, "Composition") != ids(SHEET, "Composition")


def test_odd_characters_make_no_invalid_document() -> None:
    odd = "a\x00\x0b\x1f\ud800 <script>&amp;"
    check(bundle_of(replace(SHEET, name=odd, goals=(goal("\x07"), goal(odd, key="goal:2")))))


def test_the_attachment_is_named_for_what_it_is() -> None:
    attachment = sheet_attachment(SHEET)
    assert (attachment.name, attachment.media_type) == ("sheet.fhir.json", "application/fhir+json")
    assert attachment.data == sheet_bundle(SHEET)


def changed(**parts: object) -> bytes:
    return json.dumps(bundle_of(SHEET) | parts).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"resourceType": "Patient"}',
        b'{"resourceType": "Bundle", "entry": 3}',
        changed(entry=bundle_of(SHEET)["entry"][1:]),
        json.dumps(bundle_of(SHEET)).replace('"valueInteger": 6', '"valueInteger": 60').encode(),
        json.dumps(bundle_of(SHEET)).replace('"valueInteger": 6', '"valueInteger": true').encode(),
        json.dumps(bundle_of(SHEET)).replace("2026-11-20T19:10:00+01:00", "2026-11-20").encode(),
        json.dumps(bundle_of(SHEET)).replace('"on-hold"', '"done"').encode(),
        json.dumps(bundle_of(SHEET)).replace('"period"', '"time"').encode(),
        json.dumps(bundle_of(SHEET)).replace('"text": "Walk to the river"', '"text": 4').encode(),
    ],
)
def test_what_is_damaged_or_of_another_kind_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(RefusedError):
        read_bundle(data)
