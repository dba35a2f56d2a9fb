"""The graph as it stood on a day: only what plans in force say.

Plans that are not issued, not effective, expired or repealed on the day say nothing: their tasks, targets and
everything else that only they state are left out. A plan that one in force still refers to stays as that
reference; if it is not issued yet, it is a stub without the dates and the number of its future. Plans without
any known date stay, since nothing says that they do not apply, unless they refer to one that is issued later.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from graph.correction import remade
from graph.derived import derive
from graph.merged import Graph
from ontology.base import Edge, Node
from ontology.dates import relation
from ontology.edges import Amends, Cites, Implements, Mandates, Repeals, ReportsTo, Serves, StatedIn, Succeeds
from ontology.nodes import Plan, Target, Task
from ontology.validity import Status, status

_SILENT: Set[Status] = frozenset(("not_issued", "not_effective", "expired", "repealed"))
_REFERRING = (Amends, Cites, Implements, Mandates, Repeals)
"""Edges by which a plan in force keeps another one in the graph."""
_DESCRIBING = (Serves, StatedIn)
"""Edges that describe their source, and so are a reason to keep only their target."""
_FUTURE = dict.fromkeys(("number", "issued", "effective", "valid_to", "repealed_on"))


def in_force(graph: Graph, date: str) -> Graph:
    """Return the graph restricted to what applies on ``date`` (``YYYY-MM-DD``); ids stay the same."""
    told = _statuses(graph, date)
    silent = {plan for plan, known in told.items() if known in _SILENT}
    gone = {node.id for node in graph.nodes.values() if _owner(node) in silent}
    stated = {key: edge for key, edge in graph.edges.items() if key not in graph.rules}
    unsaid = _said_only_by(graph, silent)
    edges = {
        key: edge
        for key, edge in stated.items()
        if key not in unsaid and _holds(edge, silent, date) and not gone.intersection(_ends(edge))
    }
    kept = _kept(graph, stated.values(), edges)
    nodes = {key: node for key, node in graph.nodes.items() if key in kept}
    for plan in silent & nodes.keys():
        if told[plan] == "not_issued":
            nodes[plan] = remade(nodes[plan], {**_FUTURE, "completeness": "mentioned"})
    return _restricted(graph, nodes, edges, date)


def _statuses(graph: Graph, date: str) -> dict[str, Status]:
    """The status of every plan; what has no date itself is issued after everything that it refers to."""
    told = {plan.id: status(plan, date) for plan in graph.of("Plan") if isinstance(plan, Plan)}
    undated = {
        plan.id
        for plan in graph.of("Plan")
        if isinstance(plan, Plan) and plan.issued is None and plan.effective is None
    }
    future = {plan for plan, known in told.items() if known == "not_issued"}
    for edge in graph.edges.values():
        if isinstance(edge, _REFERRING) and not isinstance(edge, Mandates) and edge.target in future:
            plan = _owner(graph.nodes[edge.source]) or edge.source
            if plan in undated and told[plan] == "unknown":
                told[plan] = "not_issued"
    return told


def _owner(node: Node) -> str | None:
    """What the node is part of: a plan, or the claim of a report."""
    match node:
        case Task(plan=owner) | Target(owner=owner):
            return owner
        case _:
            return None


def _said_only_by(graph: Graph, silent: Set[str]) -> set[str]:
    """The ids of edges that no document states but those all of whose plans are among ``silent``."""
    holding: dict[str, bool] = {}
    for plan, documents in graph.copies.items():
        for document in documents:
            holding[document] = holding.get(document, True) and plan in silent
    mute = {document for document, is_silent in holding.items() if is_silent}
    return {
        key
        for key in graph.edges
        if (items := graph.evidence.get(key)) and all(item.document in mute for item in items)
    }


def _holds(edge: Edge, silent: Set[str], date: str) -> bool:
    """Whether what the edge says applies on the day."""
    if edge.source in silent:
        return isinstance(edge, StatedIn)
    if isinstance(edge, Succeeds) and edge.date is not None and relation(edge.date, date) == "after":
        return False
    return edge.target not in silent or isinstance(edge, _REFERRING)


def _ends(edge: Edge) -> tuple[str, ...]:
    """The nodes without which there is no such edge."""
    return (
        (edge.source, edge.target, edge.task) if isinstance(edge, ReportsTo) else (edge.source, edge.target)
    )


def _kept(graph: Graph, before: Iterable[Edge], edges: dict[str, Edge]) -> set[str]:
    """The ids of nodes that have an edge left that is a reason for them, or never had one.

    Edges of what is left out are taken from ``edges``, until nothing more falls.
    """
    needing = _reasons(before).keys()
    kept = {key for key in graph.nodes if key not in graph.rules}
    while True:
        reasons = _reasons(edges.values())
        left = {key for key in kept if reasons[key] > 0 or key not in needing}
        if left == kept:
            return kept
        kept = left
        for key in [key for key, edge in edges.items() if not kept.issuperset(_ends(edge))]:
            del edges[key]


def _reasons(edges: Iterable[Edge]) -> Counter[str]:
    """How many edges are a reason to keep each node."""
    found: Counter[str] = Counter()
    for edge in edges:
        found[edge.target] += 1
        if not isinstance(edge, _DESCRIBING):
            found[edge.source] += 1
    return found


def _restricted(graph: Graph, nodes: dict[str, Node], edges: dict[str, Edge], date: str) -> Graph:
    """The graph with these nodes and edges and what follows from them on the day."""
    rules = derive(nodes, edges, date)
    shown = nodes.keys() | edges.keys()
    return replace(
        graph,
        nodes=dict(sorted(nodes.items())),
        edges=dict(sorted(edges.items())),
        evidence={key: items for key, items in graph.evidence.items() if key in shown},
        rules=dict(sorted(rules.items())),
        names={name: ids for name, all_ids in graph.names.items() if (ids := _among(all_ids, nodes))},
        moved={old: new for old, new in graph.moved.items() if new in shown},
        findings=tuple(item for item in graph.findings if item.finding.subject in shown),
        copies={plan: documents for plan, documents in graph.copies.items() if plan in nodes},
    )


def _among(ids: Iterable[str], nodes: Mapping[str, Node]) -> tuple[str, ...]:
    return tuple(key for key in ids if key in nodes)
