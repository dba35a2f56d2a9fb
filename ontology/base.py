"""What all node and edge classes share: labels, identity, and how a property is described.

A node or edge class is declared once, in :mod:`ontology.nodes` or :mod:`ontology.edges`. Its name is the
Cypher label and the RDF class; the docstring is its definition; every field carries a label in Chinese and
a meaning. Schemas, tables, constraints and the reference page are derived from these declarations.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from ontology.ids import key, mint


def prop(meaning: str, zh: str, default: Any = None, *, projected: bool = True) -> Any:
    """Describe a property: what it means, its Chinese label, and whether engines get a column for it."""
    return Field(default=default, description=meaning, json_schema_extra={"zh": zh, "projected": projected})


class Once:
    """A property that is computed at its first use and then kept by the object: ``functools.cached_property``
    without the lock that it takes in Python 3.11."""

    def __init__(self, compute: Callable[[Any], str]):
        self.compute = compute
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, thing: Any, owner: type | None = None) -> str:
        """Compute the value and store it where the next look-up finds it first."""
        value = thing.__dict__[self.name] = self.compute(thing)
        return value


class Thing(BaseModel):
    """Base of nodes and edges: immutable, no unknown fields, ``None`` for what is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(Once,))

    zh: ClassVar[str]
    inferred: bool = prop("computed, not printed in any document", "推断", False)


class Node(Thing):
    """Base of node classes. The class name is the label; ``identity`` names the fields of the key."""

    identity: ClassVar[tuple[str, ...]]

    @classmethod
    def label(cls) -> str:
        """Return the Cypher label, which is also the local name of the RDF class."""
        return cls.__name__

    def identity_key(self) -> str:
        """Return the key that the id is minted from."""
        values = self.__dict__
        return key(*[values[name] for name in self.identity])

    @Once
    def id(self) -> str:
        """The id of this thing."""
        return mint(self.label().lower(), self.identity_key())

    def caption(self) -> str:
        """Return the short text by which a reader recognises this thing."""
        for name in ("name", "title", "heading", "indicator"):
            value = getattr(self, name, None)
            if value:
                return str(value)
        return self.id


class Edge(Thing):
    """Base of edge classes. ``pairs`` are the allowed (source label, target label); ``identity`` names the
    qualifiers that make two edges between the same nodes different."""

    type: ClassVar[str]
    pairs: ClassVar[tuple[tuple[str, str], ...]]
    identity: ClassVar[tuple[str, ...]] = ()

    source: str = prop("id of the node the edge starts from", "起点", ..., projected=False)
    target: str = prop("id of the node the edge points to", "终点", ..., projected=False)

    @classmethod
    def predicate(cls) -> str:
        """Return the RDF local name of the shortcut property: RESPONSIBLE_FOR is responsibleFor."""
        first, *rest = cls.type.lower().split("_")
        return first + "".join(word.capitalize() for word in rest)

    @Once
    def id(self) -> str:
        """The id of this edge: source, type, target and the identifying qualifiers."""
        kind, values = self.type, self.__dict__
        qualifiers = [values[name] for name in self.identity]
        return mint(kind.lower(), key(values["source"], kind, values["target"], *qualifiers))
