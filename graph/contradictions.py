"""Findings where targets contradict each other: inside one plan, or between two plans of one place."""

from collections.abc import Iterator, Mapping

from graph.attestation import Attestation
from graph.provenance import WHOLE_GRAPH, DocumentEvidence, DocumentFinding
from ontology.base import Edge, Node
from ontology.edges import ComparesWith, Sets
from ontology.extract import Finding, Severity
from ontology.nodes import Plan, Target

_SIGNS = {"eq": "", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈"}
_CHANGES = {"decrease": "−", "increase": "+"}


def target_contradictions(
    nodes: Mapping[str, Node], edges: Mapping[str, Edge], evidence: Attestation
) -> Iterator[DocumentFinding]:
    """Yield where one plan gives one thing two values or two comparators; the place is the later one."""
    paths = _paths(nodes, edges)
    for one, other in _pairs(nodes, edges, "same_plan"):
        here, there = sorted((one, other), key=lambda target: _place(target, evidence), reverse=True)
        message = (
            f"{_named(here)} is {_value(here)} here{_at(here, paths, ' ({})')}, "
            f"{_value(there)} in {_at(there, paths, '{}') or 'another place'}"
        )
        yield _finding("target_contradiction", "warning", message, here, evidence)


def target_differences(
    nodes: Mapping[str, Node], edges: Mapping[str, Edge], evidence: Attestation
) -> Iterator[DocumentFinding]:
    """Yield where two plans, or a plan and the level above, set different values of one thing for one place."""
    for here, there in _pairs(nodes, edges, "same_place"):
        plan = nodes[there.owner]
        name = (plan.number or plan.title) if isinstance(plan, Plan) else plan.caption()
        message = f"{_named(here)} is {_value(here)} here, {_value(there)} in {name}"
        yield _finding("targets_differ", "info", message, here, evidence)


def _pairs(
    nodes: Mapping[str, Node], edges: Mapping[str, Edge], relation: str
) -> Iterator[tuple[Target, Target]]:
    """The targets that are held against each other so; of two plans only where their numbers differ."""
    for _, edge in sorted(edges.items()):
        if not isinstance(edge, ComparesWith) or edge.relation != relation or not edge.comparable:
            continue
        one, other = nodes[edge.source], nodes[edge.target]
        differ = relation == "same_plan" or edge.gap != "0"
        if differ and isinstance(one, Target) and isinstance(other, Target):
            yield one, other


def _finding(
    code: str, severity: Severity, message: str, target: Target, evidence: Attestation
) -> DocumentFinding:
    document, start, end = _place(target, evidence)
    finding = Finding(
        code=code, severity=severity, message=message, subject=target.id, char_start=start, char_end=end
    )
    return DocumentFinding(document, finding)


def _place(target: Target, evidence: Attestation) -> tuple[str, int | None, int | None]:
    """The document and the characters that first print the target."""
    first: DocumentEvidence | None = next(iter(evidence.get(target.id, ())), None)
    if first is None:
        return WHOLE_GRAPH, None, None
    return first.document, first.evidence.char_start, first.evidence.char_end


def _paths(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> Mapping[str, str]:
    """The first path at which each target is set."""
    found: dict[str, str] = {}
    for edge in edges.values():
        path = getattr(nodes[edge.source], "path", None) if isinstance(edge, Sets) else None
        if path is not None:
            found[edge.target] = min(found.get(edge.target, path), path)
    return found


def _at(target: Target, paths: Mapping[str, str], shape: str) -> str:
    return shape.format(paths[target.id]) if target.id in paths else ""


def _named(target: Target) -> str:
    return f"{target.indicator} {target.deadline}" if target.deadline else target.indicator


def _value(target: Target) -> str:
    sign = _CHANGES.get(target.change or "", "") + _SIGNS.get(target.comparator or "", "")
    return f"{sign}{target.value_text} {target.unit or ''}".strip()
