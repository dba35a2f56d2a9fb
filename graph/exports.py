"""The graph in files for other programs. The same graph gives the same bytes. See ``docs/export-formats.md``."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from graph import neo4j_import, parquet
from graph.edge_list import edges_csv, nodes_csv
from graph.graphml import graphml, unwritable
from graph.jsonld import jsonld
from graph.merged import Graph
from graph.rdf import nquads, ntriples
from graph.replacing import replacing
from graph.turtle import trig, turtle
from ontology.errors import GraphError

Lines = Callable[[Graph], Iterator[str]]
Write = Callable[[Graph, Path], list[Path]]
"""Writes the graph to a path and returns the files, or the folder, that it wrote."""


def _text(lines: Lines, beside: Mapping[str, Lines] | None = None) -> Write:
    """What writes a text file, and before it others that have another ending in place of its suffix."""

    def write(graph: Graph, path: Path) -> list[Path]:
        all_lines = {path.with_suffix(ending): one for ending, one in (beside or {}).items()} | {path: lines}
        for target, one in all_lines.items():
            with replacing(target) as file:
                file.writelines(one(graph))
        return list(all_lines)

    return write


FORMATS: Mapping[str, Write] = {
    ".ttl": _text(turtle),
    ".trig": _text(trig),
    ".nt": _text(lambda graph: map("".join, ntriples(graph))),
    ".nq": _text(lambda graph: map("".join, nquads(graph))),
    ".jsonld": _text(jsonld),
    ".graphml": _text(graphml),
    ".csv": _text(edges_csv, beside={".nodes.csv": nodes_csv}),
    ".parquet": parquet.write,
    ".neo4j": neo4j_import.write,
}
"""By suffix.

Turtle, N-Triples and JSON-LD hold the same triples. TriG and N-Quads put them into one graph per document
that states them. CSV and Parquet have one row per edge, and one row per node in the companion ``.nodes.csv`` or
``.nodes.parquet``. A path ending in ``.neo4j`` becomes a folder.
"""


def export(graph: Graph, path: Path) -> list[Path]:
    """Write the graph to ``path`` in the format of its suffix and return the files, or the folder, written.

    Each takes the place of an older one only when it is whole.

    Raises:
        GraphError: the suffix is unknown, what the format needs is not installed, or a file cannot be written.
    """
    return _known(path)(graph, path)


def losses(graph: Graph, path: Path) -> list[str]:
    """Return, in a line each, what of this graph the format of the suffix cannot hold.

    Raises:
        GraphError: the suffix is unknown.
    """
    if _known(path) is not FORMATS[".graphml"]:
        return []
    values = unwritable(graph)
    return [f"XML has no control characters; U+FFFD stands for those in {values} values"] if values else []


def _known(path: Path) -> Write:
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        known = " ".join(FORMATS)
        raise GraphError(f"{path}: no format is known for the suffix {suffix!r}; known are {known}")
    return FORMATS[suffix]
