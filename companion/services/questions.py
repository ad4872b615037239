"""The questions one may choose from, read from ``resources/measures``: data, not code."""

from __future__ import annotations

import tomllib
from pathlib import Path

from companion.domain.checkins import Question, QuestionKind
from companion.i18n import tr


def load_questions(folder: Path) -> tuple[Question, ...]:
    """Every ``*.toml`` of ``folder`` as a question, by its ``order``. Raises ``ValueError`` naming a wrong file."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        try:
            raw = tomllib.loads(path.read_text(encoding="utf-8"))
            found.append((int(raw["order"]), _question(path.stem, raw)))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path.name}: {error}") from error
    return tuple(question for _order, question in sorted(found, key=lambda pair: pair[0]))


def _question(question_id: str, raw: dict[str, object]) -> Question:
    def words(key: str) -> str:
        text = raw.get(key, "")
        if not isinstance(text, str):
            raise TypeError(f"{key} is not a text")
        return tr(text) if text else ""

    kind = QuestionKind(str(raw["kind"]))
    if kind is QuestionKind.SCALE and not (raw.get("low") and raw.get("high")):
        raise ValueError("a scale needs its low and high words")
    return Question(
        id=question_id,
        text=words("text"),
        kind=kind,
        reason=words("reason"),
        low=words("low"),
        high=words("high"),
        better=int(str(raw.get("better", 0))),
        on_at_first=bool(raw.get("on_at_first", False)),
        source=words("source"),
    )
