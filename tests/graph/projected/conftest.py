"""A graph with everything that the ontology allows, and ways to make small ones."""

from collections.abc import Callable, Iterable

import pytest

from graph.merged import Graph
from graph.provenance import DocumentEvidence
from ontology.base import Edge, Node
from ontology.edges import EDGE_CLASSES, ComparesWith, ResponsibleFor, StatedIn
from ontology.evidence import Evidence
from ontology.nodes import (
    Agency,
    ChangePoint,
    Claim,
    Document,
    Event,
    Indicator,
    Plan,
    Region,
    Sector,
    Target,
    Task,
)

ODD = 'a "quoted", \\ text\nof two lines\r\n and <tags> & blanks  '

MakeGraph = Callable[..., Graph]


def document(name: str) -> Document:
    """A document with this file name."""
    return Document(sha256=f"{name}-hash", name=name, format="pdf", genre="plan", trust="official", pages=2)


def made_of(
    nodes: Iterable[Node],
    edges: Iterable[Edge] = (),
    stated: Iterable[tuple[str, str, str]] = (),
) -> Graph:
    """The graph of these nodes and edges.

    Args:
        nodes: its nodes; the pages of every document begin at 0 and 50.
        edges: its edges.
        stated: which document (id) states which subject (id), and which property of it, in order.
    """
    by_id = {node.id: node for node in nodes}
    edges_by_id = {edge.id: edge for edge in edges}
    evidence: dict[str, list[DocumentEvidence]] = {}
    for number, (where, subject, name) in enumerate(stated):
        item = Evidence(subject=subject, property=name, char_start=number, char_end=number + 3, rule="rule")
        evidence.setdefault(subject, []).append(DocumentEvidence(where, item))
    return Graph(
        nodes=dict(sorted(by_id.items())),
        edges=dict(sorted(edges_by_id.items())),
        evidence={subject: tuple(items) for subject, items in sorted(evidence.items())},
        rules={},
        names={},
        moved={},
        findings=(),
        copies={},
        pages={node.id: (0, 50) for node in by_id.values() if isinstance(node, Document)},
    )


def _nodes(plan: str, number: int) -> list[Node]:
    """One node of each class; those with another number are others."""
    return [
        Plan(
            keys=(f"number:青政|2022|{number}",),
            title=f"方案{number} {ODD}",
            number=f"青政〔2022〕{number}号",
        ),
        Task(plan=plan, path=f"1/{number}", kind="operative", heading=ODD, ordinal=number, force="must"),
        Agency(name=f"第{number}厅", jurisdiction="630000", kind="department"),
        Region(code=f"63{number:04}", name=f"第{number}州", kind="prefecture"),
        Sector(code=f"energy.{number}", name=f"能源{number}", name_en=f"Energy {number}"),
        Target(
            owner=plan,
            indicator=f"指标{number}",
            value=52.0,
            value_text="52",
            unit="%",
            canonical_value=5.12e10,
            stretch=True,
        ),
        Indicator(code=f"share-{number}", name=f"比重{number}"),
        document(f"{number}.pdf"),
        Event(title=f"会议{number}", date="2022-12"),
        ChangePoint(
            region="region:630000",
            sector_label=f"Ground{number}",
            date="2023-07-21",
            kind="Trend",
            confidence=0.9,
        ),
        Claim(
            report="document:1", point="changepoint:1", ordinal=number, title=f"主张{number}", kind="policy"
        ),
    ]


def _edges(nodes: list[Node]) -> list[Edge]:
    """An edge of every type for every pair of labels, and a second role beside the first."""
    first = {node.label(): node.id for node in nodes[: len(nodes) // 2]}
    second = {node.label(): node.id for node in nodes[len(nodes) // 2 :]}
    required = {"role": "lead", "distance": 2, "task": first["Task"], "relation": "before"}
    edges: list[Edge] = []
    for cls in EDGE_CLASSES:
        values = {name: value for name, value in required.items() if name in cls.model_fields}
        if cls is ComparesWith:
            values = {"relation": "parent", "comparable": "true"}
        for source, target in cls.pairs:
            edges.append(cls.model_validate({"source": first[source], "target": second[target], **values}))
    edges.append(ResponsibleFor(source=first["Agency"], target=second["Task"], role="support", marker="配合"))
    return edges


@pytest.fixture(scope="session")
def everything() -> Graph:
    """A graph with every class of node, and every type of edge between every pair of labels that it joins."""
    plan = Plan(keys=("number:青政|2022|1",), title="方案").id
    nodes = [*_nodes(plan, 1), *_nodes(plan, 2)]
    edges = _edges(nodes)
    documents = [node.id for node in nodes if isinstance(node, Document)]
    stated = [(documents[0], thing.id, "") for thing in nodes if not isinstance(thing, Document)]
    stated += [
        (edge.target if isinstance(edge, StatedIn) else documents[0], edge.id, "") for edge in edges[1:]
    ]
    stated += [(documents[1], plan, ""), (documents[0], plan, "title")]
    return made_of(nodes, edges, stated)


@pytest.fixture(scope="session")
def make_graph() -> MakeGraph:
    """What makes a graph of nodes, edges and who states them."""
    return made_of


@pytest.fixture(scope="session")
def make_document() -> Callable[[str], Document]:
    """What makes a document of a file name."""
    return document
