"""What one document says, in the terms of the merged graph.

First its plans, and the tasks and targets whose ids are built on them, are renamed to the merged plans'
(:func:`restate`). Then units that are not in the plan's structure are left out, with what hangs on them
(:meth:`Statement.confine`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from graph.choice import AnyThing, agree
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
from ontology.nodes import Plan, Target, Task

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
    another one in the extract, ``dropped`` holds the new ids of what was left out, ``left_out`` the paths of
    units by plan id.
    """

    extract: Extract
    nodes: list[tuple[str, Node]]
    edges: list[Edge]
    renamed: Mapping[str, str]
    dropped: set[str] = field(default_factory=set)
    left_out: dict[str, list[str]] = field(default_factory=dict)

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

    def _drop(self, nodes: set[str], edges: set[str]) -> None:
        """Drop nodes and edges, then edges that lost an end and nodes whose last edge this took."""
        touching: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            for _, end in _references(edge):
                touching[end].append(edge)
        uses = Counter(end for edge in self.edges if edge.id not in edges for end in _used_by(edge))
        own = {key for key, node in self.nodes if isinstance(node, Plan) and node.completeness != "mentioned"}
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


def restate(extract: Extract, ids: Mapping[str, str]) -> Statement:
    """Return what the extract says, with its plans under their merged ids.

    Two mentions in the document may have become one plan: what they say of each other is dropped, and of an
    agency's roles in one task the strongest is kept.

    Args:
        extract: what the document says.
        ids: merged plan id by the plan's id in the extract.
    """
    renamed = {old: new for old, new in ids.items() if old != new}
    nodes: list[tuple[str, Node]] = []
    for node in extract.nodes:
        new: Node = node
        if isinstance(node, Task) and node.plan in renamed:
            new = remade(node, {"plan": renamed[node.plan]})
        elif isinstance(node, Target) and node.owner in renamed:
            new = remade(node, {"owner": renamed[node.owner]})
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
    return Statement(extract, nodes, [edge for edge in edges if edge.id not in dropped], renamed, dropped)


def remade(thing: AnyThing, changes: Mapping[str, object]) -> AnyThing:
    """Return a copy with other values, and so with an id of its own."""
    copied = thing.model_copy(update=changes)
    copied.__dict__.pop("id", None)
    return copied


def _references(edge: Edge) -> Iterator[tuple[str, str]]:
    """Name and value of each field that holds the id of a node."""
    yield "source", edge.source
    yield "target", edge.target
    if isinstance(edge, ReportsTo):
        yield "task", edge.task


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
