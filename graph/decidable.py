"""Which properties of a thing a curator may correct or reject, and what may stand in them."""

import re
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graph.keys import EDGE_KINDS, NODE_KINDS, KeyFormError, ends, normal, read_qualifiers
from ontology.dates import PartialDate
from ontology.errors import OntologyError
from ontology.nodes import NODE_BY_LABEL
from ontology.regions import regions

LEADING_COPY = "leading_copy"
"""Said of a Plan like a property: the file name or the hash of the document that speaks first for it."""

_CORRECTABLE = ("Plan", "Task", "Agency", "Target", "Event")
"""Kinds whose properties come from documents, and not from a vocabulary."""
_FIXED = {
    "Plan": {"keys", "completeness"},
    "Task": {"plan", "path", "form", "ordinal"},
    "Agency": {"jurisdiction"},
    "Target": {"owner", "scope", "value", "value_max", "canonical_value", "canonical_unit"},
    "Event": set[str](),
}
"""What follows from other properties, says which thing it is, or describes the copy."""
_REJECTABLE = ("Plan", "Task", "Agency", "Region", "Target", "Event")
"""Kinds of which a loader may read one where there is none; the others stand in a vocabulary."""

_DATES = frozenset({"issued", "effective", "valid_to", "repealed_on", "deadline", "date", "baseline"})
_SPREADSHEET_DATE = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?")
_NUMBERS = frozenset({"value_text", "value_max_text", "baseline_value"})
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?")


def correctable(kind: str) -> tuple[str, ...]:
    """Return the properties of this kind that may be given another value, in order of declaration."""
    if kind not in _CORRECTABLE:
        return ()
    own = [name for name in NODE_BY_LABEL[kind].model_fields if name not in {*_FIXED[kind], "inferred"}]
    return (*own, LEADING_COPY) if kind == "Plan" else tuple(own)


def identifying(kind: str, property: str) -> bool:
    """Whether another value of the property makes another thing of it."""
    return property in NODE_BY_LABEL[kind].identity


def rejectable(kind: str) -> tuple[str, ...]:
    """Return the properties of this kind whose values may be left out."""
    cls = NODE_BY_LABEL[kind]
    return tuple(
        name
        for name in correctable(kind)
        if name in cls.model_fields and cls.model_fields[name].default is None and name not in cls.identity
    )


def may_be_rejected(kind: str, key: str) -> bool:
    """Whether the node of this kind may be left out as a whole; regions with a code stand in a vocabulary."""
    return kind in _REJECTABLE and not (kind == "Region" and key in regions())


def kind_named(text: str) -> str | None:
    """Return the label or edge type that ``text`` names in whatever letters, or ``None``."""
    known = {kind.lower(): kind for kind in (*NODE_KINDS, *EDGE_KINDS)}
    return known.get(text.lower())


def value(kind: str, property: str, text: str) -> Any:
    """Return the value that ``text`` stands for in this property.

    Dates may be written as a spreadsheet shows them (2022/12/18).

    Raises:
        KeyFormError: it cannot stand there.
    """
    if property == LEADING_COPY:
        return text
    if property in _DATES:
        return _date(text)
    if property in _NUMBERS and _NUMBER.fullmatch(text) is None:
        raise KeyFormError(f"{text!r} is no number as 12.5")
    if property == "jurisdiction" and text not in regions():
        raise KeyFormError(f"{text!r} is no code of a region")
    try:
        return _adapter(kind, property).validate_python(text)
    except ValidationError as error:
        said = error.errors()[-1]["msg"]
        raise KeyFormError(f"{text!r} cannot be the {property} of a {kind}: {said}") from None


def normal_ends(kind: str, source: str, target: str) -> tuple[str, str]:
    """Return the keys of both ends of an edge of this type in the form that is compared.

    Raises:
        KeyFormError: nothing that such an edge starts from, or points to, is called like that.
    """
    wrong_source = wrong_target = None
    for pair in ends(kind):
        try:
            first = normal(pair[0], source)
        except KeyFormError as error:
            wrong_source = wrong_source or error
            continue
        try:
            return first, normal(pair[1], target)
        except KeyFormError as error:
            wrong_target = wrong_target or error
    raise (
        wrong_target or wrong_source or KeyFormError(f"no {kind} leads from one thing with a key to another")
    )


def normal_qualifiers(kind: str, text: str) -> str:
    """Return the qualifiers of an edge in the form that is compared; see :func:`graph.keys.read_qualifiers`."""
    found = read_qualifiers(kind, text)
    return "; ".join(f"{name}={found[name]}" for name in sorted(found))


def _date(text: str) -> str:
    match = _SPREADSHEET_DATE.fullmatch(text)
    if match is not None:
        text = "-".join(part.zfill(2) for part in match.groups() if part is not None)
    try:
        return PartialDate(text).iso
    except OntologyError as error:
        raise KeyFormError(str(error)) from None


@cache
def _adapter(kind: str, property: str) -> TypeAdapter[Any]:
    annotation: Any = NODE_BY_LABEL[kind].model_fields[property].annotation
    return TypeAdapter(annotation)
