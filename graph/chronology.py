"""What the dates of plans say about each other: the year in a number, and plans made under later ones."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.attestation import Attestation
from graph.provenance import WHOLE_GRAPH, DocumentEvidence, DocumentFinding
from graph.statement import remade
from ontology.base import Edge, Node
from ontology.dates import relation
from ontology.document_numbers import parse_document_number
from ontology.edges import Amends, Cites, Implements, Repeals
from ontology.extract import Finding, Severity
from ontology.nodes import Plan

NUMBER_YEAR = "year of the number"
"""Rule by which a plan of which only the number is known has a date of issue."""

_LATER: Mapping[type[Edge], tuple[str, Severity]] = {
    Implements: ("is made under", "warning"),
    Amends: ("amends", "warning"),
    Repeals: ("repeals", "warning"),
    Cites: ("cites", "info"),
}
"""Edges that lead to an earlier plan, in words, and how grave it is if they do not."""


def dated_by_number(nodes: Mapping[str, Node]) -> dict[str, Plan]:
    """Return, by id, the plans without a date of issue whose number gives the year of it.

    In 国发〔2021〕33号 the year is that of issue (GB/T 9704-2012, 7.2.5).
    """
    found = {}
    for key, node in nodes.items():
        if isinstance(node, Plan) and node.issued is None and node.number is not None:
            number = parse_document_number(node.number)
            if number is not None and number.year is not None:
                found[key] = remade(node, {"issued": str(number.year)})
    return found


def attest_years(plans: Mapping[str, Plan], evidence: Attestation) -> None:
    """Let what states the numbers of ``plans`` state their years of issue, too."""
    for key in plans:
        items = evidence.get(key, ())
        years = [
            DocumentEvidence(item.document, replace(item.evidence, property="issued", rule=NUMBER_YEAR))
            for item in items
            if item.evidence.property == "number"
        ]
        if len(years) > 0:
            evidence[key] = (*items, *years)


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
