"""What a curator calls a thing: by the key that its id is minted from, never by the id.

========= =================================================== ===================================
Plan      one of its keys, or its number as printed           ``number:青政|2022|65``, ``青政〔2022〕65号``,
                                                              ``title:630000|青海省碳达峰实施方案``
Task      plan, a blank, path                                 ``number:青政|2022|65 2/1/3``
Target    plan, a blank, the other parts of its identity      ``number:青政|2022|65 森林覆盖率||ge|…``
Agency    jurisdiction and name                               ``630000|青海省能源局``
Region    code, of a named area the name                      ``630000``, ``关中``
Sector    code (Indicator likewise)                           ``energy.power``
Event     title and date                                      ``全省工作会议|2022-12``
========= =================================================== ===================================

An edge is called by its two ends and the qualifiers that are part of its identity: ``role=lead``.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from ontology.base import Edge, Node
from ontology.document_numbers import parse_document_number
from ontology.edges import EDGE_BY_TYPE, ReportsTo
from ontology.ids import SEPARATOR, coded, key, mint
from ontology.nodes import Agency, Event, Indicator, Plan, Region, Sector, Target, Task, least_plan_key

NODE_KINDS: tuple[str, ...] = tuple(
    cls.label() for cls in (Plan, Task, Agency, Region, Sector, Target, Indicator, Event)
)
"""Labels of what decisions may be about. Claims are what a report says, and documents what they are."""
EDGE_KINDS: tuple[str, ...] = tuple(
    cls.type
    for cls in EDGE_BY_TYPE.values()
    if any(source in NODE_KINDS and target in NODE_KINDS for source, target in cls.pairs)
    and cls.type != "DESCENDS_FROM"
)
"""Types of the edges that decisions may be about; what follows from other edges goes when they go."""

PlansOf = Callable[[str], tuple[str, ...]]
"""Gives the ids of the plans that have a key."""

_PLAN_KEY = re.compile(r"number:\S+|title:(?:\d{6})?\|\S+")
_PART_OF_NOTICE = re.compile(r"(?P<number>.+?号?)(?P<part>#\d+)?")
_CODE = re.compile(r"\d{6}")


class KeyFormError(ValueError):
    """A text has not the form of a key; the message says which form is wanted."""


def normal(kind: str, text: str) -> str:
    """Return the key in the one form that is compared.

    Args:
        kind: a label of :data:`NODE_KINDS`.
        text: what the curator wrote.

    Raises:
        KeyFormError: no thing of this kind is called like that.
    """
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    match kind:
        case "Plan":
            return _plan_key(text)
        case "Task":
            plan, _, path = text.rpartition(" ")
            if not plan:
                raise KeyFormError(f"{text!r} is no task: write the plan's key, a blank and the path")
            return f"{_plan_key(plan)} {path}"
        case "Target":
            plan, _, rest = text.partition(" ")
            if rest.count(SEPARATOR) != len(Target.identity) - 2:
                raise KeyFormError(
                    f"{text!r} is no target: write the plan's key, a blank and {'|'.join(Target.identity[1:])}"
                )
            return f"{_plan_key(plan)} {rest}"
        case "Agency" if _CODE.fullmatch(text.partition(SEPARATOR)[0]) is None:
            raise KeyFormError(f"{text!r} is no agency: write code|name, as 630000|青海省能源局")
        case _:
            return text


def things(kind: str, text: str, plans_of: PlansOf) -> tuple[str, ...]:
    """Return the ids of what the key may mean; whether the graph has them is not asked.

    Args:
        kind: a label of :data:`NODE_KINDS`.
        text: a key as :func:`normal` returns it.
        plans_of: the plans of the graph by key.
    """
    match kind:
        case "Plan":
            return plans_of(text)
        case "Task" | "Target":
            plan, _, rest = text.partition(" ")
            return tuple(mint(kind.lower(), f"{owner}{SEPARATOR}{rest}") for owner in plans_of(plan))
        case "Region" if _CODE.fullmatch(text) is None:
            return (mint("region", f"area|{text}"),)
        case "Region" | "Sector" | "Indicator":
            return (coded(kind.lower(), text),)
        case _:
            return (mint(kind.lower(), text),)


def key_of(node: Node, nodes: Mapping[str, Node]) -> str | None:
    """Return the key by which a curator calls the node of a merged graph, ``None`` if it has no such name."""
    match node:
        case Plan():
            return least_plan_key(node.keys)
        case Task(plan=owner) | Target(owner=owner):
            plan = nodes.get(owner)
            rest = key(*(getattr(node, name) for name in node.identity[1:]))
            return f"{least_plan_key(plan.keys)} {rest}" if isinstance(plan, Plan) else None
        case Region():
            return node.code or node.name
        case Agency() | Event() | Sector() | Indicator():
            return node.identity_key()
        case _:
            return None


def qualifiers(edge: Edge, nodes: Mapping[str, Node]) -> str:
    """Return what tells the edge from others between the same ends: ``role=lead``, or nothing."""
    values = {name: getattr(edge, name) for name in edge.identity}
    if isinstance(edge, ReportsTo) and edge.task in nodes:
        values["task"] = key_of(nodes[edge.task], nodes)
    return "; ".join(f"{name}={value}" for name, value in values.items() if value is not None)


def read_qualifiers(kind: str, text: str) -> dict[str, str]:
    """Return the qualifiers that ``text`` names, by name.

    Raises:
        KeyFormError: the edges of this type have no such qualifier.
    """
    known = EDGE_BY_TYPE[kind].identity
    found: dict[str, str] = {}
    for part in filter(None, map(str.strip, text.split(";"))):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or name not in known:
            wanted = f"write {'=…; '.join(known)}=…" if known else "leave it empty"
            raise KeyFormError(f"{part!r} tells no {kind} from another; {wanted}")
        found[name] = normal("Task", value) if name == "task" else value
    return found


def ends(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the labels (source, target) between which edges of this type may be called by keys."""
    pairs = EDGE_BY_TYPE[kind].pairs
    return tuple(pair for pair in pairs if pair[0] in NODE_KINDS and pair[1] in NODE_KINDS)


def _plan_key(text: str) -> str:
    if _PLAN_KEY.fullmatch(text) is not None:
        return text
    part = _PART_OF_NOTICE.fullmatch(text)
    number = parse_document_number(part["number"]) if part is not None else None
    if part is None or number is None:
        raise KeyFormError(
            f"{text!r} is no plan: write number:…, title:code|title, or a number as 青政〔2022〕65号"
        )
    return f"number:{number.key}{part['part'] or ''}"
