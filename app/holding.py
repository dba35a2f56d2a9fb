"""What the store holds: its documents, and which of them a user means."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.sources import absolute
from graph.store import SourceRow, Store
from loaders.load import LOADER
from ontology.errors import GraphError
from ontology.extract import Coverage, Extract, Severity
from ontology.nodes import Plan


@dataclass(frozen=True, slots=True)
class Held:
    """One document of the graph, the files it was loaded from, and how much it says.

    ``title`` and ``number`` are those of its (first) plan, empty for a report. ``current`` is false if
    another version of the loader read it, so that adding its file again would load it anew.
    """

    id: str
    name: str
    sources: tuple[str, ...]
    genre: str
    format: str
    trust: str
    title: str
    number: str
    tasks: int
    responsibilities: int
    targets: int
    coverage: Coverage | None
    findings: Mapping[Severity, int]
    current: bool


def held(store: Store) -> tuple[Held, ...]:
    """Return the documents, sorted by name."""
    sources: dict[str, list[SourceRow]] = defaultdict(list)
    for row in store.sources():
        sources[row.document].append(row)
    found = (_held(extract, sources[extract.document.id]) for extract in store.extracts())
    return tuple(sorted(found, key=lambda document: (document.name, document.id)))


def meant(name: str, rows: Iterable[SourceRow]) -> list[str]:
    """Return the sources that a path, a document's id or a file name means.

    Raises:
        GraphError: there is none, or several documents have this file name.
    """
    rows = list(rows)
    paths = {name, str(absolute(Path(name)))}
    found = [row.source for row in rows if row.source in paths]
    if len(found) == 0:
        found = [row.source for row in rows if row.document == name]
    if len(found) > 0:
        return found
    named = [row for row in rows if row.name == name]
    if len({row.document for row in named}) > 1:
        listed = ", ".join(row.source for row in named)
        raise GraphError(f"{name}: several documents have this file name ({listed}); give the path")
    if len(named) == 0:
        raise GraphError(f"{name}: no such document in this graph; `zhengtu status` lists them")
    return [row.source for row in named]


def documents(name: str, rows: Iterable[SourceRow]) -> set[str]:
    """Return the id of the document that a path, an id or a file name means; see :func:`meant`."""
    rows = list(rows)
    chosen = set(meant(name, rows))
    return {row.document for row in rows if row.source in chosen}


def _held(extract: Extract, rows: Iterable[SourceRow]) -> Held:
    rows = list(rows)
    document = extract.document
    own = (node for node in extract.of("Plan") if isinstance(node, Plan) and node.completeness != "mentioned")
    plan = next(own, None)
    return Held(
        id=document.id,
        name=document.name,
        sources=tuple(row.source for row in rows),
        genre=document.genre,
        format=document.format,
        trust=document.trust,
        title=plan.title if plan else "",
        number=(plan.number or "") if plan else "",
        tasks=sum(1 for _ in extract.of("Task")),
        responsibilities=sum(edge.type == "RESPONSIBLE_FOR" for edge in extract.edges),
        targets=sum(1 for _ in extract.of("Target")),
        coverage=extract.coverage,
        findings=Counter({one.id_in(document.id): one.severity for one in extract.findings}.values()),
        current=all(row.loader == LOADER for row in rows),
    )
