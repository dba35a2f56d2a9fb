"""Names in a query that the ontology does not have: what answers with no rows where it should not answer at all."""

import difflib
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from ontology.derive.columns import edge_columns, node_columns
from ontology.derive.context import context
from ontology.derive.turtle import PREFIXES
from ontology.edges import EDGE_CLASSES
from ontology.ids import TERMS
from ontology.nodes import NODE_CLASSES
from queries.tokens import Language, Token

_OPENING, _CLOSING = "([{", ")]}"


def unknown_names(language: Language, query: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Yield each label, type, class or property that the ontology does not have, and why it is of no use."""
    return _in_cypher(query) if language == "cypher" else _in_sparql(query)


def _in_cypher(query: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """A label follows a colon or a bar, though not in a map or a list; a property a point behind a name."""
    opened: list[str] = []
    for at, token in enumerate(query):
        before = query[at - 1] if at > 0 else None
        if token.is_sign(*_OPENING):
            is_edge = token.is_sign("[") and before is not None and before.is_sign("-", "<-")
            opened.append("(" if is_edge else token.text)
        elif token.is_sign(*_CLOSING) and opened:
            opened.pop()
        elif before is None or token.kind not in ("word", "name"):
            continue
        elif before.is_sign(":", "|") and opened[-1:] != ["["] and not _in_map(opened, query, at):
            yield from _unknown(token, token.text.strip("`"), labels())
        elif before.is_sign(".") and at > 1 and query[at - 2].kind in ("word", "name"):
            yield from _unknown(token, token.text.strip("`"), _properties())


def _in_map(opened: Sequence[str], query: Sequence[Token], at: int) -> bool:
    """Whether the colon before a word stands between a key and its value, not in a subquery."""
    return opened[-1:] == ["{"] and at > 2 and query[at - 3].is_sign("{", ",")


def _in_sparql(query: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    ours = _prefixes(query)
    for token in query:
        prefix, _, name = token.text.partition(":")
        if token.kind == "prefixed" and prefix in ours and name:
            yield from _unknown(token, name, _terms())
        elif token.kind == "iri" and token.text.startswith(f"<{TERMS}") and token.text != f"<{TERMS}>":
            yield from _unknown(token, token.text[1:-1].removeprefix(TERMS), _terms())


def _prefixes(query: Sequence[Token]) -> set[str]:
    """The prefixes that stand for the terms of the ontology: those that every query has, and its own."""
    own = {
        name.text.rstrip(":"): iri.text[1:-1]
        for word, name, iri in zip(query, query[1:], query[2:], strict=False)
        if word.upper == "PREFIX"
    }
    return {prefix for prefix, iri in {**PREFIXES, **own}.items() if iri == TERMS}


def _unknown(token: Token, name: str, known: Collection[str]) -> Iterator[tuple[Token, str]]:
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        yield token, f"the ontology has no {name}{f'; did you mean {near[0]}?' if near else ''}"


@cache
def labels() -> frozenset[str]:
    """The labels of nodes and types of edges."""
    return frozenset((*(node.label() for node in NODE_CLASSES), *(edge.type for edge in EDGE_CLASSES)))


@cache
def _terms() -> frozenset[str]:
    """The local names of the ontology's classes and properties."""
    return frozenset(context())


@cache
def _properties() -> frozenset[str]:
    tables = (*map(node_columns, NODE_CLASSES), *map(edge_columns, EDGE_CLASSES))
    return frozenset(column.name for table in tables for column in table)
