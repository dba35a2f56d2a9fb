"""What the dates of plans say about each other: a plan refers only to earlier ones."""

from collections.abc import Iterator, Mapping

from graph.attestation import Attestation
from graph.provenance import WHOLE_GRAPH, DocumentFinding
from ontology.base import Edge, Node
from ontology.dates import relation
from ontology.edges import Amends, Cites, Implements, Repeals
from ontology.extract import Finding, Severity
from ontology.nodes import Plan

_LATER: Mapping[type[Edge], tuple[str, Severity]] = {
    Implements: ("is made under", "warning"),
    Amends: ("amends", "warning"),
    Repeals: ("repeals", "warning"),
    Cites: ("cites", "info"),
}
"""Edges that lead to an earlier plan, in words, and how grave it is if they do not."""


def anachronisms(
    nodes: Mapping[str, Node], edges: Mapping[str, Edge], evidence: Attestation
) -> Iterator[DocumentFinding]:
    """Yield where a plan, or a task of it, is joined to a later plan as to an earlier one."""
    for edge in edges.values():
        if type(edge) not in _LATER:
            continue
        source = nodes[edge.source]
        plan = nodes.get(str(getattr(source, "plan", edge.source)))
        other = nodes[edge.target]
        if not (isinstance(plan, Plan) and isinstance(other, Plan) and plan.issued and other.issued):
            continue
        if relation(plan.issued, other.issued) != "before":
            continue
        verb, severity = _LATER[type(edge)]
        message = f"《{plan.title}》 ({plan.issued}) {verb} the later 《{other.title}》 ({other.issued})"
        first = next(iter(evidence.get(edge.id, ())), None)
        yield DocumentFinding(
            WHOLE_GRAPH if first is None else first.document,
            Finding(
                code="refers_to_later",
                severity=severity,
                message=message,
                subject=edge.id,
                char_start=None if first is None else first.evidence.char_start,
                char_end=None if first is None else first.evidence.char_end,
            ),
        )
