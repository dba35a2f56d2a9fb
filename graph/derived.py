"""What stands in no document but follows from them together, or from a vocabulary.

Each derivation sees what the documents and the derivations before it say, and yields what it adds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.agencies import central_bodies, denotations, memberships, parts
from graph.closure import descents, lineage
from graph.comparing import comparisons
from graph.hierarchy import hierarchy
from graph.measuring import measured
from graph.reforms import reforms
from ontology.base import Edge, Node

VOCABULARY = "vocabulary"
"""Rule of nodes and edges that come from a controlled vocabulary and not from a document."""
CLOSURE = "closure"
"""Rule of edges that follow from others."""
FUNCTION_NAME = "function_name"
"""Rule of the edges from function names of statutes to the bodies that they stand for."""
COLLECTIVE = "collective"
"""Rule of the edges from agencies to the collectives that mean them."""
COMPARISON = "comparison"
"""Rule of edges between targets that are held against each other."""

Derivation = Callable[[Mapping[str, Node], Mapping[str, Edge], str], Iterable[Node | Edge]]
"""Nodes and edges by id in, more of them out; what is already there is not changed by it. The third is the day
for which the graph is made (``YYYY-MM-DD``), '' for one of all times."""


def _reforms(nodes: Mapping[str, Node], _: Mapping[str, Edge], date: str) -> Iterator[Node | Edge]:
    return reforms(nodes.values(), date)


def _central_bodies(nodes: Mapping[str, Node], _: Mapping[str, Edge], __: str) -> Iterator[Node | Edge]:
    return central_bodies(nodes.values())


def _parts(nodes: Mapping[str, Node], _: Mapping[str, Edge], __: str) -> Iterator[Edge]:
    return parts(nodes)


def _denotations(nodes: Mapping[str, Node], _: Mapping[str, Edge], __: str) -> Iterator[Edge]:
    return denotations(nodes.values())


def _memberships(nodes: Mapping[str, Node], edges: Mapping[str, Edge], _: str) -> Iterator[Edge]:
    return memberships(nodes.values(), edges.values())


def _hierarchy(nodes: Mapping[str, Node], _: Mapping[str, Edge], __: str) -> Iterator[Node | Edge]:
    return hierarchy(nodes.values())


def _measured(nodes: Mapping[str, Node], _: Mapping[str, Edge], __: str) -> Iterator[Node | Edge]:
    return measured(nodes)


def _descents(nodes: Mapping[str, Node], edges: Mapping[str, Edge], _: str) -> Iterator[Edge]:
    return descents(lineage(nodes, edges))


def _comparisons(nodes: Mapping[str, Node], edges: Mapping[str, Edge], _: str) -> Iterator[Node | Edge]:
    yield from comparisons(nodes, edges)


DERIVATIONS: tuple[tuple[str, Derivation], ...] = (
    (VOCABULARY, _central_bodies),
    (VOCABULARY, _reforms),
    (VOCABULARY, _parts),
    (FUNCTION_NAME, _denotations),
    (COLLECTIVE, _memberships),
    (VOCABULARY, _measured),
    (VOCABULARY, _hierarchy),
    (CLOSURE, _descents),
    (COMPARISON, _comparisons),
)
"""The derivations in their order, each with the rule under which the graph shows what it adds."""


def derive(nodes: dict[str, Node], edges: dict[str, Edge], date: str = "") -> dict[str, str]:
    """Add to ``nodes`` and ``edges`` what follows from them (on ``date``, if one is given); return the rule of
    each addition by its id."""
    rules: dict[str, str] = {}
    for rule, derivation in DERIVATIONS:
        for thing in list(derivation(nodes, edges, date)):
            known: Mapping[str, Node | Edge] = nodes if isinstance(thing, Node) else edges
            if thing.id in known:
                continue
            if isinstance(thing, Node):
                nodes[thing.id] = thing
            else:
                edges[thing.id] = thing
            rules[thing.id] = rule
    return rules
