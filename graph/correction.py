"""Nodes and edges with other values than a document gives them."""

from collections.abc import Mapping
from decimal import Decimal

from graph.choice import AnyThing
from ontology.base import Node
from ontology.nodes import Target
from ontology.quantities import canonical_quantity


def remade(thing: AnyThing, changes: Mapping[str, object]) -> AnyThing:
    """Return a copy with other values, and so with an id of its own."""
    copied = thing.model_copy(update=changes)
    copied.__dict__.pop("id", None)
    return copied


def corrected(node: Node, changes: Mapping[str, object]) -> Node:
    """Return a copy with other values, and with what follows from them: the numbers of a target."""
    new = remade(node, changes)
    if not isinstance(new, Target) or new.value_text is None:
        return new
    canonical = canonical_quantity(Decimal(new.value_text), new.unit or "")
    return remade(
        new,
        {
            "value": float(new.value_text),
            "value_max": None if new.value_max_text is None else float(new.value_max_text),
            "canonical_value": float(canonical[0]) if canonical else None,
            "canonical_unit": (canonical[1] or None) if canonical else None,
        },
    )
