"""Answers of SPARQL as rows: terms as our values, and where an answer ends."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from graph.engine import Cell, Limits, Rows
from ontology.derive.turtle import PREFIXES
from ontology.errors import QueryError
from ontology.ids import from_iri

if TYPE_CHECKING:
    import pyoxigraph

_XSD = PREFIXES["xsd"]
_READ: dict[str, Callable[[str], Cell]] = {
    **{_XSD + name: int for name in ("integer", "int", "long", "short", "nonNegativeInteger")},
    **{_XSD + name: float for name in ("double", "float")},
    _XSD + "boolean": lambda text: text in ("true", "1"),
}
_CHECK_EVERY = 256


def answered(
    answer: "pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples", limits: Limits
) -> Rows:
    """Return an answer as rows; things are given by their id.

    ASK gives one row ``result``, CONSTRUCT the rows ``subject, predicate, object``. No more is read than the limits
    allow; that of time is only noticed between rows.

    Raises:
        QueryError: the time is over.
    """
    import pyoxigraph

    if isinstance(answer, pyoxigraph.QueryBoolean):
        return Rows(("result",), [(bool(answer),)])
    if isinstance(answer, pyoxigraph.QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return _limited(columns, (tuple(map(_cell, solution)) for solution in answer), limits)
    triples = ((_cell(t.subject), _cell(t.predicate), _cell(t.object)) for t in answer)
    return _limited(("subject", "predicate", "object"), triples, limits)


def _limited(columns: tuple[str, ...], found: Iterator[tuple[Cell, ...]], limits: Limits) -> Rows:
    end = None if limits.seconds is None else time.monotonic() + limits.seconds
    rows: list[tuple[Cell, ...]] = []
    for row in found:
        if limits.rows is not None and len(rows) == limits.rows:
            return Rows(columns, rows, cut=True)
        if end is not None and len(rows) % _CHECK_EVERY == 0 and time.monotonic() > end:
            raise QueryError(f"no answer within {limits.seconds} s; ask for less, or raise the limit")
        rows.append(row)
    return Rows(columns, rows)


def _cell(
    term: "pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple | None",
) -> Cell:
    """A term of a result as one of our values; decimals stay text, so that nothing is rounded."""
    import pyoxigraph

    if term is None:
        return None
    if isinstance(term, pyoxigraph.NamedNode):
        return from_iri(term.value)
    if not isinstance(term, pyoxigraph.Literal):
        return str(term)
    try:
        return _READ.get(term.datatype.value, str)(term.value)
    except ValueError:
        # Nobody keeps a server from holding "many"^^xsd:integer.
        return term.value
