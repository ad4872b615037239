"""What Sam chose for the sheet of the next visit."""

from __future__ import annotations

import json

from companion.domain.sheet import FUNCTION_KEY
from companion.domain.sheet_choices import LineChoice, Standing
from companion.services.ports import Unit
from companion.services.sheet_habits import SETTING


def write_sheet(unit: Unit) -> None:
    """One private thing that Sam ticked, and the small code to scan."""
    # Its answers are private, so the chart is on the sheet only because Sam chose it.
    unit.sheet_choices.put(LineChoice(FUNCTION_KEY, Standing.PRINTED))
    unit.settings.put(SETTING, json.dumps({"code": True}))
