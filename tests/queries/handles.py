"""A graph made by hand, in which everything has a handle by which expected rows call it."""

from dataclasses import dataclass, field
from typing import Any

from graph.provenance import DocumentEvidence
from ontology.base import Edge, Node
from ontology.edges import StatedIn, check
from ontology.evidence import Evidence


@dataclass
class World:
    """Nodes and edges by handle, and by id where the documents state them."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)
    evidence: dict[str, tuple[DocumentEvidence, ...]] = field(default_factory=dict)

    def node(self, handle: str, node: Node) -> None:
        assert handle not in self.nodes
        self.nodes[handle] = node

    def edge(self, handle: str, cls: type[Edge], source: str, target: str, **qualifiers: Any) -> None:
        assert handle not in self.edges, handle
        ends = self.nodes[source], self.nodes[target]
        edge = cls(source=ends[0].id, target=ends[1].id, **qualifiers)
        check(edge, ends[0].label(), ends[1].label())
        self.edges[handle] = edge

    def states(self, document: str, *handles: str) -> None:
        """Let a document state nodes and edges; who speaks of a thing first is named first with it."""
        for handle in handles:
            thing = self.nodes.get(handle) or self.edges[handle]
            place = Evidence(thing.id, 0, 1, "written_down")
            self.evidence[thing.id] = (
                *self.evidence.get(thing.id, ()),
                DocumentEvidence(self.id(document), place),
            )
            if handle in self.nodes:
                self.edge(f"{handle} stated in {document}", StatedIn, handle, document)

    def id(self, handle: str) -> str:
        """The id of a node."""
        return self.nodes[handle].id

    def handles(self) -> dict[str, str]:
        """Handle by id, of nodes and edges."""
        things: dict[str, Node | Edge] = {**self.nodes, **self.edges}
        handles = {thing.id: handle for handle, thing in things.items()}
        assert len(handles) == len(things)
        return handles
