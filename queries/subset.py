"""The part of both query languages that every engine means alike, and that a saved question must keep to.

Ladybug, Neo4j, Oxigraph and rdflib agree on far less than their manuals share: lists begin with 1 in one and with 0 in
another, whole numbers are divided as whole numbers or not, sums of decimals differ in their last digit. What is found
here is no error to any single engine.
"""

from collections.abc import Iterator, Sequence

from queries.aggregates import REASON, mixed
from queries.saved_text import CypherText, SavedText, SparqlText
from queries.tokens import Token, words
from queries.unknown_names import labels, unknown_names

Departure = tuple[Token, str]
"""A word, and why it may not stand in a saved question."""

CYPHER_FUNCTIONS = frozenset(("coalesce", "count", "left", "max", "min", "size"))
"""Functions with one meaning in Ladybug and Neo4j, for the values that our properties have."""
SPARQL_FUNCTIONS = words(
    """
    BOUND COALESCE CONCAT CONTAINS COUNT IF IRI MAX MIN STR STRAFTER STRBEFORE STRENDS STRLEN STRSTARTS
    """
)
"""Functions with a counterpart in that Cypher."""
_BEFORE_BRACKETS = frozenset(("BIND", "FILTER", "HAVING", "IN", "SELECT", "VALUES"))
LONGEST_PATH = 8
"""Hops; Ladybug walks all paths one by one, and beyond this does not come back."""

_KEYWORDS = words(
    """
    AND AS ASC ASCENDING BY CASE CONTAINS COUNT DESC DESCENDING DISTINCT ELSE END ENDS EXISTS IN IS LIMIT MATCH NOT NULL
    ON OPTIONAL OR ORDER RETURN SKIP STARTS THEN UNION UNWIND WHEN WHERE WITH XOR
    """
)
_CUTTING = frozenset(("LIMIT", "SKIP", "OFFSET"))


def departures(text: SavedText) -> Iterator[Departure]:
    """Yield what a saved text says that not all engines mean alike, or that the ontology does not know."""
    if isinstance(text, CypherText):
        yield from _in_cypher(text.tokens)
    elif isinstance(text, SparqlText):
        yield from _in_sparql(text.tokens)
    yield from unknown_names(text.language, text.tokens)
    yield from _cut_at_random(text.tokens)


def _in_cypher(tokens: Sequence[Token]) -> Iterator[Departure]:
    for token in mixed(tokens):
        yield token, REASON
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at > 0 else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind == "word" and after is not None and after.is_sign("(") and token.upper not in _KEYWORDS:
            if token.text.lower() not in CYPHER_FUNCTIONS:
                yield token, f"not all engines mean it alike; use {', '.join(sorted(CYPHER_FUNCTIONS))}"
        elif token.is_sign("+", "/", "%", "^") or (
            token.is_sign("-", "*") and _is_arithmetic(before, token, after)
        ):
            yield token, "engines reckon differently; leave arithmetic to whoever reads the rows"
        elif token.is_sign("[") and _is_value(before):
            yield token, "lists begin with 1 in Ladybug and with 0 in Neo4j; do without places in lists"
        elif token.is_sign("=~"):
            yield token, "Ladybug knows no regular expressions; use CONTAINS, STARTS WITH or ENDS WITH"
        elif token.is_sign("..") and not _ends_in_time(after):
            yield token, f"a path ends after at most {LONGEST_PATH} hops here, such as *1..{LONGEST_PATH}"


def _is_arithmetic(before: Token | None, token: Token, after: Token | None) -> bool:
    """Whether a hyphen or a star between these stands for a number, not for a relation, a path or everything."""
    if token.is_sign("*"):
        return _is_value(before) and not (before is not None and before.text in labels())
    is_relation = after is not None and after.is_sign("[", "(", "-", "->", ">")
    return not is_relation and not (before is not None and before.is_sign("]"))


def _is_value(token: Token | None) -> bool:
    if token is None or token.upper in _KEYWORDS:
        return False
    return token.kind in ("word", "name", "parameter", "number") or token.is_sign(")", "]")


def _ends_in_time(token: Token | None) -> bool:
    return (
        token is not None
        and token.kind == "number"
        and token.text.isdigit()
        and int(token.text) <= LONGEST_PATH
    )


def _in_sparql(tokens: Sequence[Token]) -> Iterator[Departure]:
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.kind == "word" and after is not None and after.is_sign("("):
            if token.upper not in SPARQL_FUNCTIONS | _BEFORE_BRACKETS:
                yield (
                    token,
                    f"it has no counterpart that all engines mean alike; use {', '.join(sorted(SPARQL_FUNCTIONS))}",
                )
        elif token.is_sign("/", "-") and after is not None and after.kind in ("variable", "number"):
            yield token, "engines reckon differently; leave arithmetic to whoever reads the rows"


def _cut_at_random(tokens: Sequence[Token]) -> Iterator[Departure]:
    is_sorted = any(token.upper == "ORDER" for token in tokens)
    for token in tokens:
        if token.upper in _CUTTING and not is_sorted:
            yield token, "without ORDER BY each engine leaves out other rows"
