"""The names the sheet's FHIR document uses: code systems, codes, and what may stand in a FHIR text.

The codes of LOINC come with its notice: ``companion.domain.measures.LOINC_NOTICE``.
"""

from __future__ import annotations

from companion.domain.goals import GoalState
from companion.domain.text import storable

Json = dict[str, object]

LOCAL = "urn:x-companion:codes"
"""Our own code system: for the sheet, its sections, and what has no code elsewhere."""
LOINC = "http://loinc.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
LADDER_URL = "http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling"
"""The extension of HL7's Person-Centered Outcomes guide for a goal's own levels."""
URIS = "urn:ietf:rfc:3986"

SHEET, ACTIVITY, FUNCTION = "visit-sheet", "patient-specific-activity", "could-do"
GAS_BY_PATIENT = "107334-5"
GAS_LEVELS = {2: "LA34479-8", 1: "LA34480-6", 0: "LA34481-4", -1: "LA34483-0", -2: "LA34484-8"}
"""LOINC answers for goal attainment; LA34482 is skipped there too."""
LIFECYCLE = {
    GoalState.EXPLORING: "proposed",
    GoalState.ACTIVE: "active",
    GoalState.RESTING: "on-hold",
    GoalState.REACHED: "completed",
    GoalState.LET_GO: "cancelled",
}
"""The R4 codes of ``Goal.lifecycleStatus``."""


def clean(text: str) -> str:
    """``text`` as a FHIR string may be: without control characters but tab and line ends."""
    return "".join(char for char in storable(text) if char >= " " or char in "\t\r\n")


def coded(system: str, code: str, text: str = "") -> Json:
    """A CodeableConcept."""
    concept: Json = {"coding": [{"system": system, "code": code}]}
    if clean(text).strip():
        concept["text"] = clean(text)
    return concept
