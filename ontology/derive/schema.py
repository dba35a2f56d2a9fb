"""The ontology as JSON Schema (2020-12)."""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from ontology.edges import EDGE_CLASSES
from ontology.extract import Extract
from ontology.nodes import NODE_CLASSES

_REF = "#/$defs/{model}"


def schema() -> str:
    """Return the schema of an :class:`Extract`; under ``$defs`` stands that of each node and edge class."""
    models = [(cls, "serialization") for cls in (Extract, *NODE_CLASSES, *EDGE_CLASSES)]
    _, whole = models_json_schema(models, title="zhengtu", ref_template=_REF)  # type: ignore[arg-type]
    definitions: dict[str, Any] = whole["$defs"]
    extract = definitions["Extract"]["properties"]
    extract["nodes"]["items"] = _any_of([cls.__name__ for cls in NODE_CLASSES])
    extract["edges"]["items"] = _any_of([cls.__name__ for cls in EDGE_CLASSES])
    for base in ("Node", "Edge"):
        definitions.pop(base, None)
    top = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "zhengtu",
        "$ref": _REF.format(model="Extract"),
        "$defs": definitions,
    }
    return json.dumps(top, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _any_of(names: list[str]) -> dict[str, Any]:
    return {"anyOf": [{"$ref": _REF.format(model=name)} for name in names]}
