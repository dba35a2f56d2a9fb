"""What each document contributes to each node and edge of the merged graph, best first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from graph.choice import AnyThing
from graph.copies import Copies, Rank
from graph.statement import Statement
from ontology.base import Edge, Node, Thing
from ontology.nodes import Plan, Target, Task

Thing_co = TypeVar("Thing_co", bound=Thing, covariant=True)


class Contribution(NamedTuple, Generic[Thing_co]):
    """A node or edge as one document has it, with the place of the document among all that have it."""

    rank: Rank
    thing: Thing_co


@dataclass(frozen=True, slots=True)
class Contributions:
    """All contributions by id, best first. ``owners`` gives the plan that a node or edge belongs to."""

    nodes: Mapping[str, list[Contribution[Node]]]
    edges: Mapping[str, list[Contribution[Edge]]]
    owners: Mapping[str, str]


def contributions(statements: Iterable[Statement], copies: Copies) -> Contributions:
    """Return what the documents contribute."""
    nodes: dict[str, list[Contribution[Node]]] = defaultdict(list)
    edges: dict[str, list[Contribution[Edge]]] = defaultdict(list)
    owners: dict[str, str] = {}
    for statement in statements:
        for subject, node in statement.nodes:
            owner = _owner(subject, node, copies)
            if owner is not None:
                owners[subject] = owner
            nodes[subject].append(Contribution(copies.rank(statement.document, owner), node))
        for edge in statement.edges:
            owner = owners.get(edge.source) or owners.get(edge.target)
            if owner is not None:
                owners[edge.id] = owner
            edges[edge.id].append(Contribution(copies.rank(statement.document, owner), edge))
    return Contributions(_in_order(nodes), _in_order(edges), owners)


def _owner(subject: str, node: Node, copies: Copies) -> str | None:
    match node:
        case Plan():
            return subject
        case Task(plan=plan):
            return plan
        case Target(owner=owner) if owner in copies.plans:
            return owner
        case _:
            return None


def _in_order(found: dict[str, list[Contribution[AnyThing]]]) -> dict[str, list[Contribution[AnyThing]]]:
    for items in found.values():
        if len(items) > 1:
            items.sort(key=_place)
    return found


def _place(contribution: Contribution[Thing]) -> tuple[Rank, bool]:
    """Within one document a plan itself speaks before mentions of it."""
    thing = contribution.thing
    return contribution.rank, isinstance(thing, Plan) and thing.completeness == "mentioned"
