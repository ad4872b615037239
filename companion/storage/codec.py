"""Values as text in the file and back, each by a small function of its own.

What is read was written by these functions. Unknown extra keys are ignored and absent ones take the
domain's defaults, so that a later version may add a field without touching old rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from companion.domain.checkins import Answer, Question, QuestionKind
from companion.domain.doses import Dose, Side
from companion.domain.moments import Moment
from companion.domain.routines import Size

Json = dict[str, Any]

SIZES = {size.value: size for size in Size}
"""A plain lookup is several times faster than calling the enum, and a ten-year notebook asks 10,000 times."""


def to_json(value: object) -> str:
    """Compact JSON text; every character stays readable in the file."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Any:
    """What :func:`to_json` wrote."""
    return json.loads(text)


def moment(text: str) -> Moment:
    """Read :meth:`Moment.text` back: our own, well-formed text with an offset."""
    return Moment(datetime.fromisoformat(text))


def maybe_moment(text: str | None) -> Moment | None:
    """Like :func:`moment`; ``None`` stays ``None``."""
    return None if text is None else Moment(datetime.fromisoformat(text))


def maybe_text(at: Moment | None) -> str | None:
    """The text of a moment; ``None`` stays ``None``."""
    return None if at is None else at.text()


def instant(at: Moment) -> int:
    """Seconds since 1970 UTC, for sorting only."""
    return int(at.at.timestamp() // 1)


def when(at: Moment) -> dict[str, Any]:
    """The columns ``day``, ``at`` and ``instant`` of an entry."""
    return {"day": at.day.isoformat(), "at": at.text(), "instant": instant(at)}


def maybe_day(text: str | None) -> date | None:
    """An ISO day; ``None`` stays ``None``."""
    return None if text is None else date.fromisoformat(text)


def dose_out(dose: Dose) -> Json:
    """A dose as JSON values."""
    return {
        "sets": dose.sets,
        "reps_min": dose.reps_min,
        "reps_max": dose.reps_max,
        "hold_s": dose.hold_s,
        "rest_s": dose.rest_s,
        "tempo_s": dose.tempo_s,
        "duration_s": dose.duration_s,
        "side": dose.side.value,
        "load": dose.load,
        "times_per_day": dose.times_per_day,
        "days_per_week": dose.days_per_week,
        "as_needed": dose.as_needed,
        "effort_max": dose.effort_max,
        "comfort_max": dose.comfort_max,
    }


def dose_in(value: Json) -> Dose:
    """What :func:`dose_out` made."""
    return Dose(
        sets=value.get("sets", 1),
        reps_min=value.get("reps_min"),
        reps_max=value.get("reps_max"),
        hold_s=value.get("hold_s", 0),
        rest_s=value.get("rest_s", 30),
        tempo_s=value.get("tempo_s", 4),
        duration_s=value.get("duration_s"),
        side=Side(value.get("side", "none")),
        load=value.get("load", ""),
        times_per_day=value.get("times_per_day"),
        days_per_week=value.get("days_per_week"),
        as_needed=value.get("as_needed", False),
        effort_max=value.get("effort_max"),
        comfort_max=value.get("comfort_max"),
    )


def doses_out(doses: Mapping[Size, Dose]) -> Json:
    """Doses by size as JSON values."""
    return {size.value: dose_out(dose) for size, dose in doses.items()}


def doses_in(value: Json) -> dict[Size, Dose]:
    """What :func:`doses_out` made."""
    return {SIZES[size]: dose_in(dose) for size, dose in value.items()}


def answer_out(answer: Answer) -> Json:
    """An answer as JSON values."""
    return {
        "question_id": answer.question_id,
        "question_text": answer.question_text,
        "number": answer.number,
        "words": answer.words,
    }


def answer_in(value: Json) -> Answer:
    """What :func:`answer_out` made."""
    return Answer(value["question_id"], value["question_text"], value.get("number"), value.get("words", ""))


def question_out(question: Question) -> Json:
    """A question as JSON values."""
    return {
        "id": question.id,
        "text": question.text,
        "kind": question.kind.value,
        "reason": question.reason,
        "low": question.low,
        "high": question.high,
        "choices": list(question.choices),
        "better": question.better,
        "on_at_first": question.on_at_first,
        "source": question.source,
        "own": question.own,
        "least": question.least,
        "most": question.most,
        "measure": question.measure,
        "code": question.code,
    }


def question_in(value: Json) -> Question:
    """What :func:`question_out` made."""
    return Question(
        id=value["id"],
        text=value["text"],
        kind=QuestionKind(value["kind"]),
        reason=value.get("reason", ""),
        low=value.get("low", ""),
        high=value.get("high", ""),
        choices=tuple(value.get("choices", ())),
        better=value.get("better", 0),
        on_at_first=value.get("on_at_first", False),
        source=value.get("source", ""),
        own=value.get("own", False),
        least=value.get("least", 0),
        most=value.get("most", 10),
        measure=value.get("measure", ""),
        code=value.get("code", ""),
    )
