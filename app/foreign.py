"""Queries of the user's own, asked: names that the ontology does not have are told, and the types of the
columns are read off what stands in them."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from math import isfinite

from app.asking import Place
from graph.engine import Cell, Limits, Rows
from ontology.errors import QueryError
from ontology.numerals import canonical_decimal
from queries.question import Column, ColumnType
from queries.rows import Answer
from queries.tokens import tokens
from queries.unknown_names import unknown_names


def ask_foreign(query: str, place: Place, limits: Limits) -> Answer:
    """Return the answer to a query that has passed the guard, with a notice of the names that are unknown.

    Raises:
        QueryError: the engine refuses the query, for an unknown name or something else, or it takes too long.
        GraphError: the server cannot be used.
    """
    unknown = unknown_names(place.language, list(tokens(place.language, query)))
    told = "; ".join(dict.fromkeys(reason for _, reason in unknown))
    try:
        answer = typed(place.run_foreign(query, limits=limits))
    except QueryError as error:
        if told:
            raise QueryError(f"{told} ({error})") from None
        raise
    return answer if told == "" else replace(answer, notice=told)


def typed(rows: Rows) -> Answer:
    """Return the rows under typed columns, other than whole numbers as canonical decimal strings."""
    found = [tuple(map(_exact, row)) for row in rows.rows]
    columns = (
        Column(name, _type(before[place] for before in rows.rows)) for place, name in enumerate(rows.columns)
    )
    return Answer(tuple(columns), found, rows.cut)


def _exact(cell: Cell) -> Cell:
    if isinstance(cell, float):
        if not isfinite(cell):
            return str(cell)
        return canonical_decimal(Decimal(repr(cell)))
    return list(map(_exact, cell)) if isinstance(cell, list) else cell


def _type(cells: Iterable[Cell]) -> ColumnType:
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "integer"
    return "decimal-string" if len(kinds) > 0 and kinds <= {int, float} else "string"
