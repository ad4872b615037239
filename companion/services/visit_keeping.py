"""What was chosen for the sheet of a visit stays beside it, out of every sheet, in case the visit is still to come.

Each decision is kept as unfinished words are, under the ids of the visit and of its line. So it goes where one of them
goes, comes back with it, and is gone when one of them is deleted for good.
"""

from __future__ import annotations

from collections.abc import Mapping

from companion.domain.drafts import Draft
from companion.domain.sheet_choices import LineChoice, Standing
from companion.services.base import Desk
from companion.services.ports import Unit


def kept_choices(unit: Unit, visit_id: str) -> dict[str, LineChoice]:
    """What was chosen for the sheet of a visit that is behind, by the key of the line."""
    start = _choice_key(visit_id, "")
    found = [(draft.key.removeprefix(start), draft.fields) for draft in unit.drafts.all()
             if draft.key.startswith(start)]  # fmt: skip
    return {
        key: LineChoice(
            key,
            Standing(fields["standing"]) if fields["standing"] else None,
            fields["words"],
            int(fields["place"]) if fields["place"] else None,
        )
        for key, fields in found
    }


def keep_choices(unit: Unit, desk: Desk, visit_id: str, choices: Mapping[str, LineChoice]) -> None:
    """Let these decisions, and no others, stay with the visit."""
    for key in kept_choices(unit, visit_id).keys() - choices.keys():
        unit.drafts.remove(_choice_key(visit_id, key))
    for key, choice in choices.items():
        fields = {
            "standing": choice.standing.value if choice.standing is not None else "",
            "words": choice.words,
            "place": "" if choice.place is None else str(choice.place),
        }
        unit.drafts.put(Draft(_choice_key(visit_id, key), fields, desk.clock.now()))


def _choice_key(visit_id: str, key: str) -> str:
    return f"visit/{visit_id}/sheet/{key}"
