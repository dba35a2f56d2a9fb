"""Descent: the plans that a plan is made under, directly or through others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.provenance import WHOLE_GRAPH, DocumentFinding
from ontology.base import Edge, Node
from ontology.edges import DescendsFrom, Implements
from ontology.extract import Finding
from ontology.nodes import Plan

Distances = Mapping[str, Mapping[str, int]]
"""For each plan id the ids of the plans it descends from, with the number of steps on the shortest way."""


def lineage(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> Distances:
    """Return the closure of what the plans among ``nodes`` implement."""
    return distances(
        (edge.source, edge.target)
        for edge in edges.values()
        if isinstance(edge, Implements) and isinstance(nodes[edge.source], Plan)
    )


def distances(steps: Iterable[tuple[str, str]]) -> Distances:
    """Return the closure of ``steps``, (plan, plan that it implements).

    A plan in a circle reaches itself; what is reached does not depend on the order of the steps.
    """
    above: dict[str, set[str]] = defaultdict(set)
    for child, parent in steps:
        above[child].add(parent)
    return {plan: _reached(plan, above) for plan in sorted(above)}


def descents(closure: Distances) -> Iterator[DescendsFrom]:
    """Yield the closure as edges, all inferred; nothing descends from itself."""
    for plan, ancestors in closure.items():
        for ancestor, distance in sorted(ancestors.items()):
            if ancestor != plan:
                yield DescendsFrom(source=plan, target=ancestor, distance=distance, inferred=True)


def circles(closure: Distances, captions: Mapping[str, str]) -> Iterator[DocumentFinding]:
    """Yield one finding for each set of plans that all implement each other."""
    seen: set[str] = set()
    for plan, ancestors in closure.items():
        if plan in ancestors and plan not in seen:
            members = sorted(other for other in ancestors if plan in closure.get(other, {}))
            seen.update(members)
            titles = ", ".join(f"《{captions[member]}》" for member in members)
            message = f"these plans implement each other in a circle: {titles}"
            yield DocumentFinding(
                WHOLE_GRAPH,
                Finding(code="implements_circle", severity="warning", message=message, subject=members[0]),
            )


def _reached(start: str, above: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Breadth first, so that the first time a plan is met is by a shortest way."""
    distance: dict[str, int] = {}
    frontier, steps = {start}, 0
    while len(frontier) > 0:
        steps += 1
        frontier = {parent for plan in frontier for parent in above.get(plan, ())} - distance.keys()
        distance.update(dict.fromkeys(frontier, steps))
    return distance
