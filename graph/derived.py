"""What stands in no document but follows from them together, or from a vocabulary.

Each derivation sees what the documents and the derivations before it say, and yields what it adds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.agencies import central_bodies, denotations, memberships, parts
from graph.closure import descents, lineage
from graph.hierarchy import hierarchy
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

Derivation = Callable[[Mapping[str, Node], Mapping[str, Edge]], Iterable[Node | Edge]]
"""Nodes and edges by id in, more of them out; what is already there is not changed by it."""


def _reforms(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> Iterator[Node | Edge]:  # noqa: ARG001
    return reforms(nodes.values())


def _central_bodies(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> Iterator[Node | Edge]:  # noqa: ARG001
    return central_bodies(nodes.values())


def _parts(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> Iterator[Edge]:  # noqa: ARG001
    return parts(nodes)


def _denotations(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> Iterator[Edge]:  # noqa: ARG001
    return denotations(nodes.values())


def _memberships(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> Iterator[Edge]:
    return memberships(nodes.values(), edges.values())


def _hierarchy(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> Iterator[Node | Edge]:  # noqa: ARG001
    return hierarchy(nodes.values())


def _descents(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> Iterator[Edge]:
    return descents(lineage(nodes, edges))


DERIVATIONS: tuple[tuple[str, Derivation], ...] = (
    (VOCABULARY, _central_bodies),
    (VOCABULARY, _reforms),
    (VOCABULARY, _parts),
    (FUNCTION_NAME, _denotations),
    (COLLECTIVE, _memberships),
    (VOCABULARY, _hierarchy),
    (CLOSURE, _descents),
)
"""The derivations in their order, each with the rule under which the graph shows what it adds."""


def derive(nodes: dict[str, Node], edges: dict[str, Edge]) -> dict[str, str]:
    """Add to ``nodes`` and ``edges`` what follows from them; return the rule of each addition by its id."""
    rules: dict[str, str] = {}
    for rule, derivation in DERIVATIONS:
        for thing in list(derivation(nodes, edges)):
            known: Mapping[str, Node | Edge] = nodes if isinstance(thing, Node) else edges
            if thing.id in known:
                continue
            if isinstance(thing, Node):
                nodes[thing.id] = thing
            else:
                edges[thing.id] = thing
            rules[thing.id] = rule
    return rules
