"""The sheet as a FHIR R4 document: a Bundle whose Composition has the printed lines, with goals and ratings as resources.

Written from :class:`SheetData` alone, so it holds what is on the page and nothing else. Of the person it holds the name
that is printed, or none. Equal sheets give equal bytes: ids follow from what they name.

Sources: HL7 FHIR R4 (4.0.1), https://hl7.org/fhir/R4/documents.html, and the Person-Centered Outcomes guide, both CC0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from uuid import NAMESPACE_URL, UUID, uuid5

from companion.domain.measures import LOINC_NOTICE
from companion.domain.sheet import Attachment, Measured, Section, SheetData, SheetGoal, SheetLadder, SheetLine
from companion.exchange.fhir_terms import (
    ACTIVITY,
    CATEGORY,
    FUNCTION,
    GAS_BY_PATIENT,
    GAS_LEVELS,
    LADDER_URL,
    LIFECYCLE,
    LOCAL,
    LOINC,
    SHEET,
    URIS,
    Json,
    clean,
    coded,
)
from companion.i18n import quoted, tr

FILE_NAME = "sheet.fhir.json"
MEDIA_TYPE = "application/fhir+json"
_IDS = uuid5(NAMESPACE_URL, "urn:x-companion:sheet")


def sheet_attachment(data: SheetData) -> Attachment:
    """The file that goes into the PDF."""
    return Attachment(FILE_NAME, MEDIA_TYPE, sheet_bundle(data), tr("What these pages say, as FHIR R4."))


def sheet_bundle(data: SheetData) -> bytes:
    """``data`` as a document Bundle in JSON (UTF-8). Raises ``ValueError`` for a sheet without its day."""
    if data.made is None or data.printed_on is None:
        raise ValueError("a sheet without its day")
    names = _Names(_digest(data))
    patient = names.of("patient")
    goals = {goal.key: names.lasting(goal.key) for goal in data.goals}
    ratings = {
        goal.key: [names.of(f"{goal.key}/{number}") for number in range(len(goal.ratings))]
        for goal in data.goals
    }
    answers = [names.of(f"answer/{number}") for number in range(len(data.answers))]
    ladders = {goal.key: names.of(f"{goal.key}/ladder") for goal in data.goals if _shown(goal.ladder)}
    entries: list[tuple[str, Json]] = [
        (names.of("composition"), _composition(data, patient, [*goals.values()], answers)),
        (patient, _patient(data)),
    ]
    for goal in data.goals:
        own, outcomes = goals[goal.key], [*ratings[goal.key], *filter(None, [ladders.get(goal.key)])]
        entries.append((own, _goal(goal, patient, outcomes)))
        code = coded(LOCAL, ACTIVITY, goal.rated_as)
        for url, rating in zip(ratings[goal.key], goal.ratings, strict=True):
            entries.append((url, _rating(rating, code, patient, own)))
        if goal.ladder is not None and goal.key in ladders:
            entries.append((ladders[goal.key], _level(goal.ladder, patient, own)))
    title = data.function.title if data.function else ""
    for url, answer in zip(answers, data.answers, strict=True):
        entries.append((url, _rating(answer, coded(LOCAL, FUNCTION, title), patient, "")))
    bundle: Json = {
        "resourceType": "Bundle",
        "language": _language(data),
        "identifier": {"system": URIS, "value": names.of("bundle")},
        "type": "document",
        "timestamp": data.made.text(),
        "entry": [{"fullUrl": url, "resource": resource} for url, resource in entries],
    }
    return json.dumps(bundle, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class _Names:
    """Makes the ``fullUrl`` of each resource."""

    document: UUID

    def of(self, part: str) -> str:
        """A part of this document: another document has another."""
        return uuid5(self.document, part).urn

    def lasting(self, key: str) -> str:
        """A goal: the same in every document, so that one can be followed from sheet to sheet."""
        return uuid5(_IDS, key).urn


def _digest(data: SheetData) -> UUID:
    return uuid5(_IDS, sha256(repr(data).encode(errors="replace")).hexdigest())


def _language(data: SheetData) -> str:
    return data.language.replace("_", "-")


def _patient(data: SheetData) -> Json:
    patient: Json = {"resourceType": "Patient", "language": _language(data)}
    if clean(data.name).strip():
        patient["name"] = [{"text": clean(data.name)}]
    return patient


def _goal(goal: SheetGoal, patient: str, outcomes: Sequence[str]) -> Json:
    made: Json = {"resourceType": "Goal"}
    if _shown(goal.ladder):
        made["extension"] = [_rung(level, words) for level, words in _rungs(goal.ladder).items()]
    made |= {
        "lifecycleStatus": LIFECYCLE[goal.state],
        "description": {"text": _said(goal.words)},
        "subject": {"reference": patient},
    }
    if goal.since is not None:
        made["statusDate"] = goal.since.day.isoformat()
    if not goal.state.is_open and clean(goal.state_words).strip():
        made["statusReason"] = clean(goal.state_words)
    made["expressedBy"] = {"reference": patient}
    if clean(goal.why).strip():
        made["note"] = [{"authorReference": {"reference": patient}, "text": clean(goal.why)}]
    if outcomes:
        made["outcomeReference"] = [{"reference": url} for url in outcomes]
    return made


def _shown(ladder: SheetLadder | None) -> bool:
    return ladder is not None


def _rungs(ladder: SheetLadder | None) -> dict[int, str]:
    """The levels whose words are printed."""
    if ladder is None:
        return {}
    named = {ladder.now: ladder.now_words} | ({0: ladder.hoped_words} if ladder.hoped_words else {})
    return {level: words for level, words in named.items() if clean(words).strip()}


def _rung(level: int, words: str) -> Json:
    return {
        "extension": [
            {"url": "level", "valueCoding": {"system": LOINC, "code": GAS_LEVELS[level]}},
            {"url": "progressText", "valueString": clean(words)},
        ],
        "url": LADDER_URL,
    }


def _rating(measured: Measured, code: Json, patient: str, goal: str) -> Json:
    """A number from 0 to 10 the person gave, at the hour and offset it was given."""
    return _observation(code, patient, goal) | {
        "effectiveDateTime": measured.at.text(),
        "performer": [{"reference": patient}],
        "valueInteger": measured.value,
    }


def _level(ladder: SheetLadder, patient: str, goal: str) -> Json:
    made = _observation(coded(LOINC, GAS_BY_PATIENT), patient, goal)
    if ladder.since is not None:
        made["effectiveDateTime"] = ladder.since.text()
    made["performer"] = [{"reference": patient}]
    made["valueCodeableConcept"] = coded(LOINC, GAS_LEVELS[ladder.now], ladder.now_words)
    return made


def _observation(code: Json, patient: str, goal: str) -> Json:
    made: Json = {
        "resourceType": "Observation",
        "status": "final",
        "category": [coded(CATEGORY, "survey")],
        "code": code,
        "subject": {"reference": patient},
    }
    return made | ({"focus": [{"reference": goal}]} if goal else {})


def _composition(data: SheetData, patient: str, goals: Sequence[str], answers: Sequence[str]) -> Json:
    entries: dict[Section | str, Sequence[str]] = {Section.GOALS: goals, Section.FUNCTION: answers}
    made: Json = {
        "resourceType": "Composition",
        "language": _language(data),
        "status": "final",
        "type": coded(LOCAL, SHEET, tr("Notes for a visit, written by the patient")),
        "subject": {"reference": patient},
        "date": data.printed_on.isoformat() if data.printed_on else "",
        "author": [{"reference": patient}],
        "title": tr("My notes for the visit"),
    }
    if data.first is not None and data.last is not None:
        period = {"start": data.first.isoformat(), "end": data.last.isoformat()}
        made["event"] = [{"period": period}]
    if any(goal.ladder is not None for goal in data.goals):
        made["text"] = {"status": "generated", "div": _narrative([LOINC_NOTICE], data)}
    sections = [
        _section(section, title, texts, data, entries.get(section, ()))
        for section, title, texts in _sections(data)
        if any(clean(text).strip() for text in texts)
    ]
    return made | ({"section": sections} if sections else {})


def _section(
    section: Section | str, title: str, texts: Sequence[str], data: SheetData, entries: Sequence[str]
) -> Json:
    made: Json = {
        "title": title,
        "code": coded(LOCAL, str(section)),
        "text": {"status": "generated", "div": _narrative(texts, data)},
    }
    return made | ({"entry": [{"reference": url} for url in entries]} if entries else {})


def _narrative(texts: Sequence[str], data: SheetData) -> str:
    direction = "rtl" if data.right_to_left else "ltr"
    language = escape(_language(data))
    attributes = (
        f'xmlns="http://www.w3.org/1999/xhtml" xml:lang="{language}" lang="{language}" dir="{direction}"'
    )
    items = "".join(f"<li>{escape(clean(text))}</li>" for text in texts if clean(text).strip())
    return f"<div {attributes}><ul>{items}</ul></div>"


def _sections(data: SheetData) -> Iterator[tuple[Section | str, str, Sequence[str]]]:
    """Each section with its title and printed lines, in printing order."""
    yield Section.ABOUT, tr("About me"), _texts(data.about)
    yield Section.TALK, tr("What I want to talk about"), _texts(data.talk)
    yield Section.GOALS, tr("My goals, in my words"), [" ".join(_goal_words(goal)) for goal in data.goals]
    yield Section.DID, tr("What I did"), data.did
    yield Section.CHANGED, tr("What I changed, and why"), _texts(data.changed)
    yield Section.TENSE, tr("When things were tense"), data.tense
    yield Section.SURE, tr("How sure I feel"), _texts(data.sure)
    yield Section.FUNCTION, tr("How much I could do"), data.function_words
    yield Section.SIDES, tr("Both sides"), _texts(data.sides)
    yield Section.QUESTIONS, tr("My questions"), _texts(data.questions)
    yield Section.NOTES, tr("From my notes"), _texts(data.notes)
    yield "more", tr("More of what I wrote"), _texts(data.more)


def _texts(lines: Sequence[SheetLine]) -> list[str]:
    return [line.text for line in lines]


def _goal_words(goal: SheetGoal) -> Iterator[str]:
    yield quoted(goal.words)
    if goal.why.strip():
        yield tr("Because: {words}", words=quoted(goal.why))
    yield from (part for part in (goal.change_words, goal.state_words) if part.strip())


def _said(words: str) -> str:
    """A text where FHIR needs one: a goal of nothing but odd characters still says that it is one."""
    text = clean(words)
    return text if text.strip() else tr("A goal")


def entries_by_url(bundle: Mapping[str, object]) -> dict[str, Json]:
    """The resources of a Bundle by their ``fullUrl``; whatever is not shaped so is left out."""
    found = {}
    entries = bundle.get("entry")
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("resource"), dict):
            found[str(entry.get("fullUrl"))] = entry["resource"]
    return found
