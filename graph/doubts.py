"""Findings about the merged graph as a whole: what no single document shows."""

from collections.abc import Callable, Iterator, Mapping

from graph.attestation import Attestation
from graph.chronology import anachronisms
from graph.closure import circles, lineage
from graph.contradictions import target_contradictions, target_differences
from graph.provenance import DocumentFinding
from ontology.base import Edge, Node

Check = Callable[[Mapping[str, Node], Mapping[str, Edge], Attestation], Iterator[DocumentFinding]]
"""Nodes and edges by id and their evidence in, findings out."""


def _circles(
    nodes: Mapping[str, Node],
    edges: Mapping[str, Edge],
    evidence: Attestation,  # noqa: ARG001 - a circle stands in no one place
) -> Iterator[DocumentFinding]:
    closure = lineage(nodes, edges)
    return circles(closure, {plan: nodes[plan].caption() for plan in closure})


CHECKS: tuple[Check, ...] = (_circles, anachronisms, target_contradictions, target_differences)


def doubts(
    nodes: Mapping[str, Node], edges: Mapping[str, Edge], evidence: Attestation
) -> Iterator[DocumentFinding]:
    """Yield what every check finds."""
    for check in CHECKS:
        yield from check(nodes, edges, evidence)
