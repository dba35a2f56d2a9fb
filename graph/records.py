"""An extract as bytes and back: one JSON object, compressed.

Nodes and edges stand in one list per class, so that each list is read by the validator of its class, and a
list of the classes' names keeps their common order. Values that a class fills in by default are left out.
"""

import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from ontology.base import Thing
from ontology.edges import EDGE_CLASSES
from ontology.errors import GraphError
from ontology.evidence import Evidence
from ontology.extract import Coverage, Extract, Finding
from ontology.nodes import NODE_CLASSES, Document

FORMAT = 1
"""Version of this form; bytes of another version are refused."""

_LEVEL = 6


class _Lists(BaseModel):
    """Things by the name of their class."""

    model_config = ConfigDict(extra="forbid")


def _lists(name: str, classes: Iterable[type[Thing]]) -> type[_Lists]:
    """A model with one list for each of ``classes``."""
    fields: dict[str, Any] = {cls.__name__: (list[cls], []) for cls in classes}  # type: ignore[valid-type]
    return create_model(name, __base__=_Lists, **fields)


_Nodes = _lists("_Nodes", NODE_CLASSES)
_Edges = _lists("_Edges", EDGE_CLASSES)


class _Record(BaseModel):
    """The JSON object."""

    model_config = ConfigDict(extra="forbid")

    format: int
    document: Document
    text: str
    pages: tuple[int, ...] = ()
    reader: str
    loader: str
    jurisdiction: str
    node_order: list[str]
    nodes: _Nodes  # type: ignore[valid-type]
    edge_order: list[str]
    edges: _Edges  # type: ignore[valid-type]
    evidence: list[Evidence]
    aliases: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: Coverage | None = None


def pack(extract: Extract) -> bytes:
    """Return the extract as bytes; equal extracts give equal bytes."""
    record = _Record.model_construct(
        format=FORMAT,
        document=extract.document,
        text=extract.text,
        pages=extract.pages,
        reader=extract.reader,
        loader=extract.loader,
        jurisdiction=extract.jurisdiction,
        node_order=[type(node).__name__ for node in extract.nodes],
        nodes=_Nodes.model_construct(**_by_class(extract.nodes)),
        edge_order=[type(edge).__name__ for edge in extract.edges],
        edges=_Edges.model_construct(**_by_class(extract.edges)),
        evidence=list(extract.evidence),
        aliases=extract.aliases,
        findings=extract.findings,
        coverage=extract.coverage,
    )
    return zlib.compress(record.model_dump_json(exclude_defaults=True).encode(), _LEVEL)


def unpack(data: bytes) -> Extract:
    """Return the extract that :func:`pack` made ``data`` from.

    Raises:
        GraphError: the bytes are damaged or of another version.
    """
    try:
        record = _Record.model_validate_json(zlib.decompress(data))
    except (zlib.error, ValidationError) as error:
        raise GraphError(f"a stored extract cannot be read ({str(error).splitlines()[0]})") from error
    if record.format != FORMAT:
        raise GraphError(f"a stored extract has format {record.format}, this version reads {FORMAT}")
    return Extract(
        document=record.document,
        text=record.text,
        pages=record.pages,
        reader=record.reader,
        loader=record.loader,
        jurisdiction=record.jurisdiction,
        nodes=tuple(_in_order(record.node_order, record.nodes)),
        edges=tuple(_in_order(record.edge_order, record.edges)),
        evidence=tuple(record.evidence),
        aliases=record.aliases,
        findings=record.findings,
        coverage=record.coverage,
    )


def _by_class(things: Sequence[Thing]) -> dict[str, Any]:
    lists: dict[str, list[Thing]] = {}
    for thing in things:
        lists.setdefault(type(thing).__name__, []).append(thing)
    return lists


def _in_order(order: list[str], lists: _Lists) -> Iterable[Any]:
    """The things of all lists in their common order."""
    left = {name: iter(getattr(lists, name)) for name in type(lists).model_fields}
    return (next(left[name]) for name in order)
