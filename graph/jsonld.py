"""The graph as JSON-LD: one object per subject, in the words of the ontology's context."""

import json
from collections.abc import Iterator

from graph.merged import Graph
from graph.rdf import Subject, subjects
from ontology.derive.context import context


def jsonld(graph: Graph) -> Iterator[str]:
    """Yield one document with the context in it, so that it is read without a network; a line per subject."""
    yield f'{{"@context": {_json(context())},\n"@graph": ['
    for number, subject in enumerate(subjects(graph)):
        yield f"{',' if number else ''}\n{_json(_object(subject))}"
    yield "\n]}\n"


def _object(subject: Subject) -> dict[str, object]:
    found: dict[str, object] = {"@id": f"zt:{subject.id}", "@type": subject.cls}
    found |= {
        name: _double(float(value)) if kind == "DOUBLE" else value for name, kind, value in subject.literals()
    }
    links: dict[str, list[str]] = {}
    for name, target in subject.links:
        links.setdefault(name, []).append(f"zt:{target}")
    return found | {name: ids[0] if len(ids) == 1 else ids for name, ids in links.items()}


def _double(value: float) -> float | str:
    """A number that readers of JSON-LD keep, else a text, which the context gives the same type.

    They may round a number to 16 digits, and take the sign from zero
    (https://www.w3.org/TR/json-ld11-api/#data-round-tripping).
    """
    rounded = float(f"{value:.15e}")
    return value if rounded == value and str(rounded) != "-0.0" else repr(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
