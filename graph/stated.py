"""What the documents say together, to look up what a decision is about."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from graph.decisions import Decision
from graph.keys import ends, read_qualifiers
from graph.statement import Statement
from ontology.base import Edge, Node
from ontology.nodes import Plan, Target, Task

Things = Callable[[str, str], list[str]]
"""Gives the ids that a key (second argument) of a kind (first) may stand for."""


class Stated:
    """The nodes and edges of all statements by id."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        """Take them as they are now."""
        self._nodes: set[str] = set()
        self._holders: dict[str, str] = {}
        self._edges: dict[tuple[str, str, str], dict[str, Edge]] = defaultdict(dict)
        for statement in statements:
            for subject, node in statement.nodes:
                self._nodes.add(subject)
                plan = _held(subject, node)
                if plan is not None:
                    self._holders.setdefault(plan, statement.extract.document.name)
            for edge in statement.edges:
                self._edges[edge.source, edge.type, edge.target][edge.id] = edge

    def present(self, ids: Iterable[str]) -> list[str]:
        """Return those of the ids that a document says something of, each once."""
        return [one for one in dict.fromkeys(ids) if one in self._nodes]

    def held(self, plans: Iterable[str]) -> str:
        """Return the name of a document that has one of the plans with these ids, or parts of it."""
        return next((self._holders[plan] for plan in plans if plan in self._holders), "")

    def edges(self, decision: Decision, things: Things) -> set[str]:
        """Return the ids of the edges that a decision may mean."""
        wanted = read_qualifiers(decision.kind, decision.value)
        if "task" in wanted:
            wanted["task"] = next(iter(self.present(things("Task", wanted["task"]))), "")
        found: set[str] = set()
        for first, second in ends(decision.kind):
            for source in things(first, decision.subject):
                for target in things(second, decision.other):
                    for edge in self._edges.get((source, decision.kind, target), {}).values():
                        if all(str(getattr(edge, name)) == value for name, value in wanted.items()):
                            found.add(edge.id)
        return found


def _held(subject: str, node: Node) -> str | None:
    """The id of the plan that a document has if it has this node."""
    match node:
        case Plan(completeness=completeness) if completeness != "mentioned":
            return subject
        case Task(plan=owner) | Target(owner=owner):
            return owner
        case _:
            return None
