"""Short texts by which a reader recognises a node or an edge of the merged graph."""

from graph.merged import Graph
from ontology.base import Edge, Node
from ontology.nodes import Agency, Plan, Region, Target, Task
from ontology.regions import regions

_SIGNS = {"eq": "=", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "range": ""}
_CHANGES = {"decrease": "下降", "increase": "提高"}


def caption(graph: Graph, id: str) -> str:
    """Return what a node is called, with what tells it from others of that name; an edge by its ends.

    An id that the graph does not have is its own caption.
    """
    node = graph.nodes.get(id)
    if node is not None:
        return _of_node(graph, node)
    edge = graph.edges.get(id)
    return id if edge is None else _of_edge(graph, edge)


def value(target: Target) -> str:
    """Return the aim as one reads it: =300 万千瓦 (2025), 下降 12.5 %, ≥90 %, 15–20 万吨."""
    if target.value_text is None:
        return target.text or ""
    number = f"{target.value_text}–{target.value_max_text}" if target.value_max_text else target.value_text
    change = _CHANGES.get(target.change or "", "")
    sign = "" if change and target.comparator == "eq" else _SIGNS.get(target.comparator or "", "")
    deadline = f"({target.deadline})" if target.deadline else ""
    return " ".join(word for word in (change, f"{sign}{number}", target.unit, deadline) if word)


def _of_node(graph: Graph, node: Node) -> str:
    match node:
        case Plan(number=str(number)):
            return f"{node.title}（{number}）"
        case Task():
            return f"{_title(graph, node.plan)} {node.path} {node.heading}"
        case Target():
            return f"{node.indicator} {value(node)} · {_title(graph, node.owner)}"
        case Agency(kind="collective"):
            return f"{node.name} ({_region(node.jurisdiction)})"
        case Region(code=str(code)):
            return f"{node.name} ({code})"
        case _:
            return node.caption()


def _of_edge(graph: Graph, edge: Edge) -> str:
    return f"{_title(graph, edge.source)} –{edge.type}→ {_title(graph, edge.target)}"


def _title(graph: Graph, id: str) -> str:
    node = graph.nodes.get(id)
    return id if node is None else node.caption()


def _region(code: str) -> str:
    here = regions().get(code)
    return code if here is None else here.name
