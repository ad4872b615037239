"""The JSON Schema of a plan file, made from the models that read it.

The shipped copy is ``resources/plans/plan.schema.json``. After a change of the models:
``python -c "from companion.exchange.plan_schema import schema_text; print(schema_text(), end='')"``
"""

from __future__ import annotations

import json

from companion.exchange.plan_models import PlanModel


def plan_schema() -> dict[str, object]:
    """The schema (draft 2020-12) of format version 1.

    It cannot say everything: known movements, keys that are used twice and the rules between the fields
    of a dose are checked by the reader alone.
    """
    schema = PlanModel.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Companion plan file",
    }


def schema_text() -> str:
    """The schema as it is shipped."""
    return json.dumps(plan_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
