"""Goals, ratings and days out of the FHIR document that a sheet carries. Only documents of our own are read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from companion.domain.goals import GoalState
from companion.domain.moments import Moment
from companion.domain.sheet_summary import DayValue, SheetSummary, SummaryGoal
from companion.exchange.fhir_sheet import entries_by_url
from companion.exchange.fhir_terms import ACTIVITY, FUNCTION, LIFECYCLE, LOCAL, SHEET, Json
from companion.exchange.refused import RefusedError
from companion.exchange.strict_json import parse
from companion.i18n import tr

_STATES = {code: state for state, code in LIFECYCLE.items()}


def read_bundle(data: bytes) -> SheetSummary:
    """The summary of a document Bundle. Raises :class:`RefusedError` where it is another, or damaged.

    The caller bounds the size of ``data``.
    """
    bundle = parse(data)
    if not isinstance(bundle, dict) or bundle.get("resourceType") != "Bundle":
        raise RefusedError(tr("This is not the data of a sheet."))
    resources = entries_by_url(bundle)
    composition = next((r for r in resources.values() if r.get("resourceType") == "Composition"), None)
    if composition is None or not _is(composition.get("type"), SHEET):
        raise RefusedError(tr("This is not the data of a sheet."))
    try:
        return _summary(composition, resources)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        raise RefusedError(tr("The data of this sheet is damaged.")) from error


def _summary(composition: Json, resources: Mapping[str, Json]) -> SheetSummary:
    """Raises one of the usual errors of looking into what is not shaped as it should be."""
    period = _object(_list(composition["event"])[0])["period"]
    first, last = (date.fromisoformat(str(_object(period)[end])) for end in ("start", "end"))
    ratings = [r for r in resources.values() if r.get("resourceType") == "Observation"]
    goals = [(url, r) for url, r in resources.items() if r.get("resourceType") == "Goal"]
    return SheetSummary(
        printed_on=date.fromisoformat(str(composition["date"])),
        first=first,
        last=last,
        goals=tuple(_goal(url, goal, ratings) for url, goal in goals),
        function=tuple(_value(rating) for rating in ratings if _is(rating["code"], FUNCTION)),
    )


def _goal(url: str, goal: Json, ratings: list[Json]) -> SummaryGoal:
    state: GoalState = _STATES[str(goal["lifecycleStatus"])]
    own = [r for r in ratings if _is(r["code"], ACTIVITY) and _about(r) == url]
    return SummaryGoal(
        _text(_object(goal["description"])["text"]), state, tuple(_value(rating) for rating in own)
    )


def _about(rating: Json) -> str:
    focus = _list(rating.get("focus") or [{}])
    return str(_object(focus[0]).get("reference"))


def _value(rating: Json) -> DayValue:
    at, value = Moment.parse(str(rating["effectiveDateTime"])), rating["valueInteger"]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10:
        raise ValueError("a value is from 0 to 10")
    return DayValue(at.day, value, at.text())


def _is(concept: object, code: str) -> bool:
    """Whether a CodeableConcept has our ``code``."""
    codings = concept.get("coding") if isinstance(concept, dict) else None
    return any(
        isinstance(coding, dict) and (coding.get("system"), coding.get("code")) == (LOCAL, code)
        for coding in (codings if isinstance(codings, list) else [])
    )


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise TypeError("not a group")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
