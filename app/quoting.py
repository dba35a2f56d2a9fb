"""The characters that say a thing, in their surroundings."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from app.index import Index
from ontology.errors import GraphError

SURROUNDINGS = 60
"""Characters shown on each side of a quote."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of a document's text that states a thing, cut from the text as it is stored.

    ``property`` is the property that it states, empty for the thing as such; ``part`` is ``context`` for a
    second stretch that an inherited value comes from, else ``main``. Offsets are code points, 0-based,
    end-exclusive; ``page`` counts from 1, where there are pages.
    """

    document: str
    name: str
    page: int | None
    char_start: int
    char_end: int
    before: str
    quote: str
    after: str
    rule: str
    property: str
    part: str


def quotes(index: Index, text_of: Callable[[str], str], id: str) -> list[Quote]:
    """Return what states the node or edge with this id, the document that speaks first before others.

    Args:
        index: the graph's index.
        text_of: gives the source text of the document with an id.
        id: the node or edge.

    Raises:
        GraphError: no document states it; the message says what it comes from.
    """
    rows = index.rows(
        "SELECT document, caption, page, char_start, char_end, evidence.rule, property, part FROM evidence"
        " JOIN node ON node.id = document WHERE subject = ? ORDER BY place",
        id,
    )
    if len(rows) == 0:
        raise GraphError(f"{id}: no document states this; {_origin(index, id)}")
    text_of = cache(text_of)
    found = []
    for document, name, page, start, end, rule, property_, part in rows:
        text = text_of(document)
        around = text[max(0, start - SURROUNDINGS) : start], text[start:end], text[end : end + SURROUNDINGS]
        found.append(Quote(document, name, page, start, end, *around, rule, property_, part))
    return found


def _origin(index: Index, id: str) -> str:
    rules = index.rows(
        "SELECT rule FROM node WHERE id = ?1 UNION ALL SELECT rule FROM edge WHERE id = ?1", id
    )
    if rules and rules[0][0] is not None:
        return f"it comes from the rule {rules[0][0]!r}"
    if index.kind(id) == "Document":
        return "it is a document itself; `zhengtu show` lists what it states"
    return "`zhengtu show` shows what it is joined to"
