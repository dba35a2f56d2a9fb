"""What decisions have answered, seen from the merged graph."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.decisions import Decision
from graph.keys import NODE_KINDS, ends, things
from graph.merged import Graph
from ontology.base import Edge
from ontology.ids import mint
from ontology.nodes import Plan


class Decided:
    """The answers of the decisions about the things of one graph, and how much hangs on these things."""

    def __init__(self, graph: Graph, decisions: Iterable[Decision]) -> None:
        """Look up what the decisions are about; those about unknown things answer nothing."""
        self._graph = graph
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for plan in graph.of("Plan"):
            for key in plan.keys if isinstance(plan, Plan) else ():
                self._by_key[key].append(plan.id)
        self._apart: set[frozenset[str]] = set()
        self._stands: set[tuple[str, str, str]] = set()
        self._valued: set[tuple[str, str]] = set()
        for one in decisions:
            self._take(one)
        self._facts = Counter(
            end
            for edge in graph.edges.values()
            if edge.type != "STATED_IN"
            for end in {edge.source, edge.target}
        )

    def apart(self, one: str, other: str) -> bool:
        """Whether the two things (ids) are different."""
        return frozenset((one, other)) in self._apart

    def stands(self, edge: Edge) -> bool:
        """Whether the edge stands beside others between its ends."""
        return (edge.source, edge.type, edge.target) in self._stands

    def valued(self, thing: str, prop: str) -> bool:
        """Whether the property of the thing (id) has a value that was decided."""
        return (thing, prop) in self._valued

    def facts(self, thing: str) -> int:
        """Return how many edges touch the thing (id), those to the documents that state it aside."""
        return self._facts[thing]

    def _take(self, one: Decision) -> None:
        if one.kind not in NODE_KINDS:
            for first, second in ends(one.kind):
                for source in self._things(first, one.subject):
                    self._stands |= {(source, one.kind, target) for target in self._things(second, one.other)}
        elif one.verdict == "different":
            for subject in self._things(one.kind, one.subject):
                self._apart |= {frozenset((subject, other)) for other in self._things(one.kind, one.other)}
        elif one.verdict == "correct":
            self._valued |= {(thing, one.prop) for thing in self._things(one.kind, one.subject)}

    def _things(self, kind: str, key: str) -> list[str]:
        return [self._graph.moved.get(thing, thing) for thing in things(kind, key, self._plans)]

    def _plans(self, key: str) -> tuple[str, ...]:
        plan = mint("plan", key)
        now = self._graph.current(plan)
        return (now,) if now is not None else tuple(self._by_key.get(key, ()))
