"""Which derived files there are and where they lie."""

from collections.abc import Callable
from pathlib import Path

from ontology.derive import ddl
from ontology.derive.context import document
from ontology.derive.owl import ontology
from ontology.derive.page import page
from ontology.derive.schema import schema
from ontology.derive.shapes import shapes

_NOTE = "// Written by `python -m ontology.derive`: change the classes in ontology/ instead.\n\n"

DERIVED: dict[str, Callable[[], str]] = {
    "ontology/derived/ontology.ttl": ontology,
    "ontology/derived/shapes.ttl": shapes,
    "ontology/derived/context.jsonld": document,
    "ontology/derived/schema.json": schema,
    "ontology/derived/ladybug.cypher": lambda: _NOTE + "\n\n".join(ddl.ladybug()) + "\n",
    "ontology/derived/neo4j.cypher": lambda: _NOTE + "\n\n".join(ddl.neo4j()) + "\n",
    "docs/ontology.md": page,
}
"""Path from the root of a checkout, and what gives the content."""


def stale(root: Path) -> list[str]:
    """Return the paths whose file below ``root`` is missing or says something else than the classes do."""
    return [path for path, content in DERIVED.items() if _read(root / path) != content().encode()]


def write(root: Path) -> list[str]:
    """Write the stale files below ``root`` and return their paths."""
    written = stale(root)
    for path in written:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(DERIVED[path]().encode())
    return written


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
