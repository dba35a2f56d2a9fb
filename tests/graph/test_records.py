"""Extracts survive being packed: every field, the order of nodes and edges, and the ids."""

import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.records import pack, unpack
from ontology.base import Edge, Node
from ontology.edges import EDGE_CLASSES, Sets
from ontology.errors import GraphError
from ontology.evidence import Evidence
from ontology.extract import Coverage, Extract, Finding
from ontology.nodes import NODE_CLASSES, Document, Plan, Target
from tests.graph.writing import Writing

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
SPANS = st.tuples(st.integers(0, 10**6), st.integers(1, 100)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def made(cls: Any) -> st.SearchStrategy[Any]:
    """Nodes or edges of one class, from the types of its fields."""
    return st.builds(
        cls, **{"value": NUMBERS, "canonical_value": st.none() | NUMBERS} if cls is Target else {}
    )


NODES: st.SearchStrategy[Node] = st.one_of(
    [made(cls) for cls in NODE_CLASSES if cls is not Plan]
) | st.builds(Plan, keys=st.lists(st.text(), min_size=1).map(tuple))
EDGES: st.SearchStrategy[Edge] = st.one_of([made(cls) for cls in EDGE_CLASSES])
EVIDENCE = st.builds(
    lambda span, **values: Evidence(char_start=span[0], char_end=span[1], **values),
    SPANS,
    subject=st.text(),
    property=st.text(),
    rule=st.text(),
    part=st.sampled_from(["main", "context"]),
)
EXTRACTS = st.builds(
    Extract,
    document=st.builds(Document),
    nodes=st.lists(NODES, max_size=6).map(tuple),
    edges=st.lists(EDGES, max_size=6).map(tuple),
    evidence=st.lists(EVIDENCE, max_size=6).map(tuple),
    findings=st.lists(st.builds(Finding), max_size=3).map(tuple),
    coverage=st.none() | st.builds(Coverage, units=st.integers(0), characters=st.integers(0)),
)


@given(EXTRACTS)
def test_an_extract_comes_back_as_it_was(extract: Extract) -> None:
    back = unpack(pack(extract))
    assert back == extract
    assert [type(thing) for thing in (*back.nodes, *back.edges)] == [
        type(thing) for thing in (*extract.nodes, *extract.edges)
    ]
    assert [node.id for node in back.nodes] == [node.id for node in extract.nodes]
    assert [edge.id for edge in back.edges] == [edge.id for edge in extract.edges]


@given(EXTRACTS)
def test_equal_extracts_give_equal_bytes(extract: Extract) -> None:
    assert pack(unpack(pack(extract))) == pack(extract)


def test_what_a_class_fills_in_takes_no_room() -> None:
    writing = Writing("a.txt")
    plan = writing.plan("number:甲|2022|1")
    writing.edge(Sets(source=plan.id, target=writing.target(plan, plan, "比重", "20").id, modality="strive"))
    packed = zlib.decompress(pack(writing.extract())).decode()
    assert '"modality":"strive"' in packed
    assert "null" not in packed
    assert "inferred" not in packed


@pytest.mark.parametrize(
    "data", [b"", b"no zlib", zlib.compress(b"{}"), zlib.compress(b'{"format": 1'), zlib.compress(b"\xff")]
)
def test_damaged_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(GraphError, match="cannot be read"):
        unpack(data)


def test_another_version_is_refused() -> None:
    data = zlib.compress(
        zlib.decompress(pack(Writing("a.txt").extract())).replace(b'"format":1', b'"format":7')
    )
    with pytest.raises(GraphError, match="format 7"):
        unpack(data)
