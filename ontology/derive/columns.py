"""The columns that every projection of the graph has, read off the node and edge classes.

A column is called alike in Cypher, in RDF (as local name of a property) and in tables, and everywhere of one
type. The order is: ``id``, what the class declares, ``inferred``, provenance.
"""

from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin

from ontology.base import Edge, Node, Thing
from ontology.errors import OntologyError

ColumnType = Literal["STRING", "INT64", "DOUBLE", "BOOLEAN"]

_TYPES: dict[object, ColumnType] = {str: "STRING", int: "INT64", float: "DOUBLE", bool: "BOOLEAN"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``name``, ``type``, label in Chinese, meaning, whether it may never be null, and the only
    ``values`` it may have (empty where any may stand)."""

    name: str
    type: ColumnType
    zh: str
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()


ID = Column("id", "STRING", "标识", "id: the same in every engine, file and address", required=True)
PROVENANCE: tuple[Column, ...] = (
    Column("source_document", "STRING", "来源文档", "id of the document of the first evidence"),
    Column("char_start", "INT64", "起始字符", "first code point of the first evidence, from 0"),
    Column("char_end", "INT64", "结束字符", "code point after the last one of the first evidence"),
    Column("page", "INT64", "页码", "page of the first evidence, from 1, where the format has pages"),
    Column("rule", "STRING", "规则", "rule that found the first evidence, or that computed the fact"),
    Column("documents", "INT64", "文档数", "number of documents that state it", required=True),
)
"""Where a node or edge is said. ``documents`` is 0 for what is inferred or taken from a vocabulary."""


@cache
def node_columns(cls: type[Node]) -> tuple[Column, ...]:
    """Return the columns of the table of this node class."""
    return (ID, *_own(cls), *PROVENANCE)


@cache
def edge_columns(cls: type[Edge]) -> tuple[Column, ...]:
    """Return the columns of the table of this edge class, without the two ends."""
    return (ID, *_own(cls), *PROVENANCE)


def _own(cls: type[Thing]) -> list[Column]:
    """The declared columns in order of declaration; what all things have comes after what this class has."""
    inherited = [name for name in cls.model_fields if name in Thing.model_fields]
    names = [name for name in cls.model_fields if name not in Thing.model_fields] + inherited
    return [_column(cls, name) for name in names if _extra(cls, name)["projected"]]


def _extra(cls: type[Thing], name: str) -> dict[str, object]:
    """What :func:`ontology.base.prop` noted about a field."""
    extra = cls.model_fields[name].json_schema_extra
    if not isinstance(extra, dict) or "projected" not in extra:
        raise OntologyError(f"{cls.__name__}.{name} is not declared with prop()")
    return dict(extra)


def _column(cls: type[Thing], name: str) -> Column:
    field = cls.model_fields[name]
    bare, optional = _without_none(field.annotation)
    values = get_args(bare) if get_origin(bare) is Literal else ()
    type_ = "STRING" if values else _TYPES.get(bare)
    if type_ is None:
        raise OntologyError(f"{cls.__name__}.{name}: no column can hold {field.annotation}")
    meaning = field.description or ""
    return Column(name, type_, str(_extra(cls, name)["zh"]), meaning, not optional, values)


def _without_none(annotation: object) -> tuple[object, bool]:
    """The type of a field without ``None``, and whether ``None`` was allowed."""
    if get_origin(annotation) not in (Union, UnionType):
        return annotation, False
    members = [member for member in get_args(annotation) if member is not NoneType]
    return (members[0] if len(members) == 1 else annotation), True
