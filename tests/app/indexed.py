"""The index of a graph that a test makes by hand."""

from pathlib import Path

from app.index import Index, build
from graph.merged import merge
from graph.rows import digest
from tests.graph.writing import Writing


def index_of(folder: Path, *documents: Writing) -> Index:
    """Return the index of what these documents say."""
    graph = merge(document.extract() for document in documents)
    path = folder / "index.sqlite"
    build(graph, digest(graph), path)
    return Index(path, digest(graph))
