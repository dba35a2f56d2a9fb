"""The JSON-LD context: short names of terms, and how their values are read."""

import json
from collections.abc import Mapping

from ontology.derive.terms import REFERENCES, XSD, properties
from ontology.derive.turtle import PREFIXES
from ontology.edges import EDGE_CLASSES
from ontology.nodes import NODE_CLASSES

Term = str | Mapping[str, str]


def context() -> dict[str, Term]:
    """Return what stands under ``@context``.

    Values of ``source``, ``target``, ``source_document`` and of the shortcuts are ids with the
    prefix ``zt:``; other values are read with the type of their column, so that 52.0 stays a double.
    """
    found: dict[str, Term] = {prefix: PREFIXES[prefix] for prefix in ("o", "zt", "rdfs", "xsd")}
    found["label"] = "rdfs:label"
    for node in NODE_CLASSES:
        found[node.label()] = f"o:{node.label()}"
    for edge in EDGE_CLASSES:
        found[edge.__name__] = f"o:{edge.__name__}"
    for name in ("source", "target", *(edge.predicate() for edge in EDGE_CLASSES)):
        found[name] = {"@id": f"o:{name}", "@type": "@id"}
    for item in properties():
        kind = "@id" if item.name in REFERENCES else XSD[item.value_type]
        plain = kind == XSD["STRING"]
        found[item.name] = f"o:{item.name}" if plain else {"@id": f"o:{item.name}", "@type": kind}
    return found


def document() -> str:
    """Return the context as a JSON-LD document of its own."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=1) + "\n"
