"""A graph made by hand, in which everything has a handle by which expected rows call it."""

from dataclasses import dataclass, field
from typing import Any

from ontology.base import Edge, Node
from ontology.edges import check


@dataclass
class World:
    """Nodes and edges by handle."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)

    def node(self, handle: str, node: Node) -> None:
        assert handle not in self.nodes
        self.nodes[handle] = node

    def edge(self, handle: str, cls: type[Edge], source: str, target: str, **qualifiers: Any) -> None:
        assert handle not in self.edges, handle
        ends = self.nodes[source], self.nodes[target]
        edge = cls(source=ends[0].id, target=ends[1].id, **qualifiers)
        check(edge, ends[0].label(), ends[1].label())
        self.edges[handle] = edge

    def id(self, handle: str) -> str:
        """The id of a node."""
        return self.nodes[handle].id

    def handles(self) -> dict[str, str]:
        """Handle by id, of nodes and edges."""
        things: dict[str, Node | Edge] = {**self.nodes, **self.edges}
        handles = {thing.id: handle for handle, thing in things.items()}
        assert len(handles) == len(things)
        return handles
