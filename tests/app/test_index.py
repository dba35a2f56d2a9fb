"""The index of one graph is not taken for that of another, nor a damaged one for a whole."""

from pathlib import Path

import pytest

from app.index import Index, build
from graph.merged import merge
from graph.rows import digest
from ontology.errors import GraphError
from tests.app.indexed import index_of
from tests.graph.writing import Writing


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    graph = merge([Writing("a.txt").extract()])
    build(graph, digest(graph), tmp_path / "one")
    build(graph, digest(graph), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_there_is_no_index_of_another_graph(tmp_path: Path) -> None:
    index_of(tmp_path, Writing("a.txt")).close()
    with pytest.raises(GraphError, match="is the index of something else"):
        Index(tmp_path / "index.sqlite", "of another graph")


@pytest.mark.parametrize("content", [None, b"", b"no database", b"SQLite format 3\0" + b"\1" * 200])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "index.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GraphError):
        Index(path, "any")


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    graph = merge([Writing("a.txt").extract()])
    with pytest.raises(GraphError, match="cannot be written"):
        build(graph, digest(graph), tmp_path / "file" / "index.sqlite")
