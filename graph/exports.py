"""The graph in files for other programs. The same graph gives the same bytes."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from graph.edge_list import edges_csv, nodes_csv
from graph.graphml import graphml
from graph.jsonld import jsonld
from graph.merged import Graph
from graph.rdf import nquads, ntriples
from graph.replacing import replacing
from graph.turtle import trig, turtle
from ontology.errors import GraphError

Writer = Callable[[Graph], Iterator[str]]

FORMATS: Mapping[str, Mapping[str, Writer]] = {
    ".ttl": {".ttl": turtle},
    ".trig": {".trig": trig},
    ".nt": {".nt": lambda graph: map("".join, ntriples(graph))},
    ".nq": {".nq": lambda graph: map("".join, nquads(graph))},
    ".jsonld": {".jsonld": jsonld},
    ".graphml": {".graphml": graphml},
    ".csv": {".nodes.csv": nodes_csv, ".csv": edges_csv},
}
"""By suffix: the files that are written, by what takes the place of the suffix.

Turtle, N-Triples and JSON-LD hold the same triples. TriG and N-Quads put them into one graph per document
that states them. A path ending in ``.csv`` gets one row per edge, its companion in ``.nodes.csv`` one row per
node.
"""


def export(graph: Graph, path: Path) -> list[Path]:
    """Write the graph to ``path`` in the format of its suffix and return the files written.

    Each file takes the place of an older one only when it is whole.

    Raises:
        GraphError: the suffix is unknown, or a file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        known = " ".join(FORMATS)
        raise GraphError(f"{path}: no format is known for the suffix {suffix!r}; known are {known}")
    written = []
    for ending, writer in FORMATS[suffix].items():
        target = path if ending == suffix else path.with_suffix(ending)
        with replacing(target) as file:
            file.writelines(writer(graph))
        written.append(target)
    return written
