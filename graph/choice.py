"""One value for each property where several documents describe one thing, and what they disagree on."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from ontology.base import Thing

AnyThing = TypeVar("AnyThing", bound=Thing)

_ANCHORS: Mapping[str, str] = {
    "deadline_relation": "deadline",
    "level": "jurisdiction",
    "canonical_unit": "canonical_value",
    "baseline_value": "baseline",
    "url_label": "url",
}
"""Properties that mean nothing beside another document's value of the second one."""

_UNCONTESTED = frozenset(
    {"keys", "completeness", "inferred", "kind", "form", "ordinal", "level", "owner", "plan"}
)
"""Properties that describe the copy or follow from others; to differ in them is no contradiction."""

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\W_]+(?=\d)")
_PUNCTUATION = re.compile(r"(?!\|)[\W_]")


def chosen(things: Sequence[AnyThing]) -> AnyThing:
    """Return one thing for ``things``, which have one id and stand in the order of their documents.

    Every property has the first value that is not ``None``; it is inferred only if no document states it.
    """
    first = things[0]
    if all(thing is first or thing == first for thing in things):
        return first
    values: dict[str, Any] = {}
    for name in sorted(type(first).model_fields, key=_ANCHORS.__contains__):
        anchor = _ANCHORS.get(name, "")
        beside = [t for t in things if anchor not in values or getattr(t, anchor) == values[anchor]]
        values[name] = next((value for t in beside if (value := getattr(t, name)) is not None), None)
    values["inferred"] = all(thing.inferred for thing in things)
    return first.model_copy(update=values)


def agree(one: object, other: object) -> bool:
    """Whether two values say the same; width, blanks and punctuation of texts say nothing."""
    if one == other:
        return True
    if isinstance(one, str) and isinstance(other, str):
        return _folded(one) == _folded(other)
    return False


def disagreements(one: Thing, other: Thing) -> list[str]:
    """Return the properties, in order of declaration, for which both have a value and not the same."""
    return [
        name
        for name in type(one).model_fields
        if name not in _UNCONTESTED
        and (first := getattr(one, name)) is not None
        and (second := getattr(other, name)) is not None
        and not agree(first, second)
    ]


def _folded(text: str) -> str:
    """The text without what typesetters choose; digits stay apart where something parts them."""
    return _PUNCTUATION.sub("", _BETWEEN_DIGITS.sub("|", unicodedata.normalize("NFKC", text)))
