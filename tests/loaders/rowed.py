"""The rows that a document gives, without their places: what must not depend on its format or its layout."""

import json
from collections import Counter
from typing import Any

from app.folded import fold
from ontology.extract import Extract
from ontology.nodes import Task

LAYERS = ("tasks", "responsibilities", "targets", "references")
TIMES = ("deadline", "deadline_relation", "recurrence")

Rows = Counter[tuple[str, str]]


def bare(value: Any) -> Any:
    """Return a value of the folded JSON without spans."""
    if isinstance(value, list):
        return [bare(item) for item in value]
    return {k: bare(v) for k, v in value.items() if k != "span"} if isinstance(value, dict) else value


def _printed(value: Any) -> str:
    return json.dumps(bare(value), ensure_ascii=False, sort_keys=True)


def rows_of(extract: Extract) -> Rows:
    """Return every row: those of the folded JSON, and reports, mandates and times, which only the extract has."""
    folded = fold(extract)
    rows: Rows = Counter((key, _printed(value)) for key, value in folded["metadata"].items())
    if extract.document.genre == "report":
        rows.update(("entries", _printed(entry)) for p in folded["changepoints"] for entry in p["entries"])
        return rows
    rows.update((layer, _printed(row)) for layer in LAYERS for row in folded[layer])
    rows.update(("regions", name) for name in folded["regions"])
    for edge in extract.edges:
        if edge.type in ("REPORTS_TO", "MANDATES"):
            ends = [extract.by_id[end] for end in (edge.source, edge.target)]
            names = [end.path if isinstance(end, Task) else end.caption() for end in ends]
            rows[
                edge.type, _printed([names, edge.model_dump(mode="json", exclude={"id", "source", "target"})])
            ] += 1
    for task in extract.of("Task"):
        if isinstance(task, Task) and (times := task.model_dump(include=set(TIMES), exclude_none=True)):
            rows["times", f"{task.path} {_printed(times)}"] += 1
    return rows


def differing(one: Rows, other: Rows) -> list[tuple[str, str]]:
    """Return the rows that only one of the two has."""
    return [*(one - other).elements(), *(other - one).elements()]
