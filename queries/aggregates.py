"""Aggregates that the embedded engine for Cypher reckons wrongly side by side.

Where a clause groups, Ladybug 0.20 gives null, a wrong number or no answer at all for an aggregate over distinct values
(``count(DISTINCT a)``) beside one over all values (``min(r.id)``, ``count(*)``). Several over distinct values are right
together, and so is every clause that groups nothing. Found with random queries whose rows were also reckoned by hand; see
``docs/decisions/0017-ladybug-0.20.md`` for why no other version is a way out.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ontology.errors import QueryError
from queries.tokens import Token, place, tokens, words

AGGREGATES = words("avg collect count max min sum")
REASON = (
    "Ladybug reckons wrongly where one clause has aggregates with and without DISTINCT; group in two steps, first by what "
    "is counted once as well: `WITH t.heading AS heading, a, min(r.id) AS first, count(*) AS duties` and then `RETURN "
    "heading, count(a), min(first), sum(duties)`"
)

_CLAUSES = words("MATCH OPTIONAL RETURN UNION UNWIND WITH")
_AFTER_ITEMS = words("LIMIT ORDER SKIP WHERE")
_PHRASES = words("ENDS STARTS")
_SUBQUERIES = words("COUNT EXISTS")


def check_aggregates(text: str) -> None:
    """Let a Cypher query pass that Ladybug reckons rightly.

    Raises:
        QueryError: it mixes aggregates; the message names the first and its place.
    """
    for token in mixed(list(tokens("cypher", text))):
        raise QueryError(f"{token.text}(DISTINCT … at {place(text, token.start)} is refused: {REASON}")


def mixed(query: Sequence[Token]) -> Iterator[Token]:
    """Yield the aggregates over distinct values that share a grouping clause with others of all values."""
    for clause in _clauses(query):
        found = list(_aggregates(clause))
        distinct = [name for name, is_distinct in found if is_distinct]
        if len(distinct) < len(found) and any(not list(_aggregates(item)) for item in _items(clause)):
            yield from distinct


def _aggregates(part: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Each aggregate of a part, and whether it takes distinct values only."""
    for at, (name, bracket) in enumerate(pairwise(part)):
        if name.kind == "word" and name.text.lower() in AGGREGATES and bracket.is_sign("("):
            yield name, part[at + 2].upper == "DISTINCT" if at + 2 < len(part) else False


def _clauses(query: Iterable[Token]) -> Iterator[list[Token]]:
    """What stands between RETURN or WITH and the next clause; a subquery has clauses of its own."""
    open_clauses: list[list[Token]] = [[]]
    braces: list[bool] = []
    before = ""
    for token in query:
        opens, closes = token.is_sign("{"), token.is_sign("}")
        if opens:
            braces.append(before in _SUBQUERIES)
        if opens and braces[-1]:
            open_clauses.append([])
        elif closes and braces and braces.pop():
            yield open_clauses.pop()
        elif token.upper in _CLAUSES and before not in _PHRASES:
            yield open_clauses[-1]
            open_clauses[-1] = [token] if token.upper in ("RETURN", "WITH") else []
        elif open_clauses[-1] != []:
            open_clauses[-1].append(token)
        before = token.upper
    yield from open_clauses


def _items(clause: Sequence[Token]) -> Iterator[list[Token]]:
    """What the clause lists, without its own word and what follows the list."""
    item: list[Token] = []
    depth = 0
    for token in clause[1:]:
        if depth == 0 and token.upper in _AFTER_ITEMS:
            break
        depth += token.is_sign("(", "[", "{") - token.is_sign(")", "]", "}")
        if depth == 0 and token.is_sign(","):
            yield item
            item = []
        elif token.upper != "DISTINCT" or item:
            item.append(token)
    if clause:
        yield item
