"""What one document says, in the terms of the merged graph.

First its plans, and the tasks and targets whose ids are built on them, are renamed to the merged plans', and
what a curator decided to be another thing to that thing (:func:`restate`). Then units that are not in the
plan's structure are left out, with what hangs on them (:meth:`Statement.confine`), and what a curator
rejected (:meth:`Statement.leave_out`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from graph.choice import agree
from graph.correction import corrected, remade
from ontology.base import Edge, Node
from ontology.edges import (
    ROLE_STRENGTH,
    Amends,
    Cites,
    Implements,
    Mandates,
    Measures,
    PartOf,
    Repeals,
    ReportsTo,
    ResponsibleFor,
    Serves,
)
from ontology.extract import Extract
from ontology.ids import coded
from ontology.nodes import Agency, Plan, Target, Task

_TO_ANOTHER_PLAN = (Amends, Cites, Implements, Mandates, Repeals)
"""Edges from a plan or its tasks to another plan; between mentions of one plan they say nothing."""

_DESCRIBING = (Measures, Serves)
"""Edges that describe their source, and so are no reason of their own to keep it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of one document's plans: tasks by new id, new ids of what makes them part of others."""

    tasks: Mapping[str, Task]
    nesting: Set[str]

    def has(self, key: str, task: Task) -> bool:
        """Whether the task of another document is in it.

        It has the same path there and begins alike: where one copy has lost a number, or has one part more, all
        that follows has the paths of something else.
        """
        own = self.tasks.get(key)
        return own is not None and agree(task.heading, own.heading)


@dataclass(slots=True)
class Statement:
    """The nodes and edges of one document under their ids in the merged graph.

    One id may occur several times among ``nodes`` and ``edges``. ``renamed`` gives the new id of what has
    another one in the extract, ``others`` that of what a curator made another thing by the id that it would have
    (with merged plans), ``dropped`` holds the new ids of what was left out, ``left_out`` the paths of units by
    plan id.
    """

    extract: Extract
    nodes: list[tuple[str, Node]]
    edges: list[Edge]
    renamed: Mapping[str, str]
    dropped: set[str] = field(default_factory=set)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def document(self) -> str:
        """The id of the document."""
        return self.extract.document.id

    def subject(self, id: str) -> str | None:
        """Return the new id of what has this one in the extract, or ``None`` if it was left out."""
        new = self.renamed.get(id, id)
        return None if new in self.dropped else new

    def tasks(self) -> Iterator[tuple[str, Task]]:
        """Yield its tasks with their new ids."""
        return ((subject, node) for subject, node in self.nodes if isinstance(node, Task))

    def outline(self) -> Outline:
        """Return its structure."""
        tasks = dict(self.tasks())
        nesting = {edge.id for edge in self.edges if isinstance(edge, PartOf) and edge.source in tasks}
        return Outline(tasks, nesting)

    def confine(self, structures: Mapping[str, str], outlines: Mapping[str, Outline]) -> None:
        """Leave out tasks, and nesting of tasks, that are not in the structure of their plan.

        Args:
            structures: plan id to the id of the document that gives the structure.
            outlines: what :meth:`outline` returns, by the id of each of these documents.
        """
        foreign = {key: task for key, task in self.tasks() if structures[task.plan] != self.document}
        if len(foreign) == 0:
            return
        unknown: set[str] = set()
        for key, task in foreign.items():
            if not outlines[structures[task.plan]].has(key, task):
                unknown.add(key)
                self.left_out.setdefault(task.plan, []).append(task.path)
        nesting = {
            edge.id
            for edge in self.edges
            if isinstance(edge, PartOf)
            and edge.source in foreign
            and edge.id not in outlines[structures[foreign[edge.source].plan]].nesting
        }
        self._drop(unknown, nesting)

    def leave_out(self, nodes: Set[str], edges: Set[str]) -> None:
        """Leave out the nodes and edges with these ids, with what hangs on nothing else."""
        own = {key for key, _ in self.nodes if key in nodes}
        owned = {edge.id for edge in self.edges if edge.id in edges}
        if own or owned:
            self._drop(own, owned)

    def without(self, values: Mapping[str, Mapping[str, object]]) -> None:
        """Let the nodes with these ids say nothing of a property, or not this value of it if there is one."""
        self.nodes = [
            (key, _without(node, values[key]) if key in values else node) for key, node in self.nodes
        ]

    def _drop(self, nodes: set[str], edges: set[str]) -> None:
        """Drop nodes and edges, then edges that lost an end and nodes whose last edge all this took."""
        touching: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            for _, end in _references(edge):
                touching[end].append(edge)
        uses = Counter(end for edge in self.edges if edge.id not in edges for end in _used_by(edge))
        own = {key for key, node in self.nodes if isinstance(node, Plan) and node.completeness != "mentioned"}
        ends = {end for edge in self.edges if edge.id in edges for end in _used_by(edge)}
        nodes = nodes | {end for end in ends if uses[end] == 0 and end not in own}
        self.dropped |= nodes | edges
        waiting = sorted(nodes)
        while len(waiting) > 0:
            for edge in touching[waiting.pop()]:
                if edge.id in self.dropped:
                    continue
                self.dropped.add(edge.id)
                for end in _used_by(edge):
                    uses[end] -= 1
                    if uses[end] == 0 and end not in own and end not in self.dropped:
                        self.dropped.add(end)
                        waiting.append(end)
        self.nodes = [(key, node) for key, node in self.nodes if key not in self.dropped]
        self.edges = [edge for edge in self.edges if edge.id not in self.dropped]


def restate(
    extract: Extract, ids: Mapping[str, str], corrections: Mapping[str, Mapping[str, object]]
) -> Statement:
    """Return what the extract says, with its plans under their merged ids.

    Two mentions in the document may have become one plan: what they say of each other is dropped, and of an
    agency's roles in one task the strongest is kept.

    Args:
        extract: what the document says.
        ids: merged plan id by the plan's id in the extract.
        corrections: other values by name of the property, by the id (with merged plans) of a node that they make
            another one.
    """
    renamed = {old: new for old, new in ids.items() if old != new}
    others: dict[str, str] = {}
    nodes: list[tuple[str, Node]] = []
    for node in extract.nodes:
        new: Node = node
        if isinstance(node, Task) and node.plan in renamed:
            new = remade(node, {"plan": renamed[node.plan]})
        elif isinstance(node, Target) and node.owner in renamed:
            new = remade(node, {"owner": renamed[node.owner]})
        if new.id in corrections:
            before, new = new.id, corrected(new, corrections[new.id])
            others[before] = new.id
        if new is not node:
            renamed[node.id] = new.id
        nodes.append((renamed.get(node.id, node.id), new))
    edges: list[Edge] = []
    for edge in extract.edges:
        changes = {name: renamed[old] for name, old in _references(edge) if old in renamed}
        edges.append(remade(edge, changes) if changes else edge)
        if changes:
            renamed[edge.id] = edges[-1].id
    plans = {key: node.plan for key, node in nodes if isinstance(node, Task)}
    dropped = {edge.id for edge in edges if _is_circular(edge, plans)} | _weaker_roles(edges)
    kept = [edge for edge in edges if edge.id not in dropped]
    statement = Statement(extract, nodes, kept, renamed, dropped, others=others)
    moved = set(others.values())
    statement.leave_out(set(), _elsewhere([node for key, node in nodes if key in moved], kept))
    return statement


def _references(edge: Edge) -> Iterator[tuple[str, str]]:
    """Name and value of each field that holds the id of a node."""
    yield "source", edge.source
    yield "target", edge.target
    if isinstance(edge, ReportsTo):
        yield "task", edge.task


def _elsewhere(nodes: Iterable[Node], edges: Iterable[Edge]) -> set[str]:
    """The ids of edges by which one of the agencies serves a region that is not its jurisdiction."""
    serves = {node.id: coded("region", node.jurisdiction) for node in nodes if isinstance(node, Agency)}
    return {
        edge.id
        for edge in edges
        if isinstance(edge, Serves) and serves.get(edge.source, edge.target) != edge.target
    }


def _without(node: Node, values: Mapping[str, object]) -> Node:
    """The node without the values; with ``None`` every value is meant."""
    gone = [name for name, value in values.items() if value is None or agree(getattr(node, name), value)]
    return node.model_copy(update=dict.fromkeys(gone)) if gone else node


def _is_circular(edge: Edge, plans: Mapping[str, str]) -> bool:
    """Whether a plan, or a task of it, is joined to the plan itself as to another one."""
    if isinstance(edge, _TO_ANOTHER_PLAN):
        return plans.get(edge.source, edge.source) == edge.target
    return edge.source == edge.target


def _weaker_roles(edges: Iterable[Edge]) -> set[str]:
    """The ids of responsibilities beside which the same agency has a stronger one in the same thing."""
    strongest: dict[tuple[str, str], ResponsibleFor] = {}
    weaker: set[str] = set()
    for edge in edges:
        if isinstance(edge, ResponsibleFor):
            other = strongest.setdefault((edge.source, edge.target), edge)
            if ROLE_STRENGTH[edge.role] > ROLE_STRENGTH[other.role]:
                strongest[edge.source, edge.target] = edge
                weaker.add(other.id)
            elif edge.role != other.role:
                weaker.add(edge.id)
    return weaker


def _used_by(edge: Edge) -> tuple[str, ...]:
    """The ends that the edge is a reason to keep."""
    return (edge.target,) if isinstance(edge, _DESCRIBING) else (edge.source, edge.target)
