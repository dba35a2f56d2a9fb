"""By which printed names, and by which former ids, the things of the merged graph are found."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from graph.statement import Statement
from ontology.base import Edge, Node
from ontology.edges import Measures
from ontology.ids import key, mint
from ontology.nodes import Agency, Target, Task

_NAME_FIELDS = ("name", "name_en", "short_name", "title", "number", "code")


def names(
    statements: Iterable[Statement], nodes: Mapping[str, Node], edges: Mapping[str, Edge]
) -> dict[str, tuple[str, ...]]:
    """Return, for each name that a document or a vocabulary gives to a node, the sorted ids of these nodes.

    Names are as printed, or as the loader made them canonical; titles and numbers of all copies count. An
    indicator is also called as the targets are that measure it exactly, or, where none is exact, closely.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for subject, node in nodes.items():
        _add(found, subject, node)
    for statement in statements:
        for subject, node in statement.nodes:
            if nodes[subject] is not node:
                _add(found, subject, node)
        for raw, subject in statement.renamed.items():
            read = statement.extract.by_id.get(raw)
            if isinstance(read, Agency) and subject in nodes:
                _add(found, subject, read)
        for raw, printed in statement.extract.aliases:
            named = statement.subject(raw)
            if printed and named is not None and named in nodes:
                found[printed].add(named)
    _add_wordings(found, nodes, edges)
    return {name: tuple(sorted(ids)) for name, ids in sorted(found.items())}


def _add_wordings(found: dict[str, set[str]], nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> None:
    wordings: dict[str, dict[str, set[str]]] = {"exact": defaultdict(set), "close": defaultdict(set)}
    for edge in edges.values():
        target = nodes[edge.source] if isinstance(edge, Measures) else None
        if isinstance(edge, Measures) and isinstance(target, Target):
            wordings[edge.match][target.indicator].add(edge.target)
    for wording, indicators in (wordings["close"] | wordings["exact"]).items():
        found[wording] |= indicators


def moved(nodes: Mapping[str, Node], former_plans: Mapping[str, str]) -> dict[str, str]:
    """Return the id that stands now for each former id of a plan, and of its tasks and targets.

    Args:
        nodes: the merged nodes by id.
        former_plans: id minted from another key of the plan, to the plan's id.
    """
    former: dict[str, list[str]] = defaultdict(list)
    for old, new in former_plans.items():
        former[new].append(old)
    found = dict(former_plans)
    for now, node in nodes.items():
        if isinstance(node, Task):
            found |= {_id_with(node, "plan", old): now for old in former.get(node.plan, ())}
        elif isinstance(node, Target):
            found |= {_id_with(node, "owner", old): now for old in former.get(node.owner, ())}
    return {old: new for old, new in sorted(found.items()) if old not in nodes and new in nodes}


def _add(found: dict[str, set[str]], subject: str, node: Node) -> None:
    for field in _name_fields(type(node)):
        name = getattr(node, field)
        if name:
            found[name].add(subject)


@cache
def _name_fields(cls: type[Node]) -> list[str]:
    return [field for field in _NAME_FIELDS if field in cls.model_fields]


def _id_with(node: Node, field: str, value: str) -> str:
    """The id that the node would have with another value in one field of its identity."""
    parts = (value if name == field else getattr(node, name) for name in node.identity)
    return mint(node.label().lower(), key(*parts))
