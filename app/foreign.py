"""Answers to queries of the user's own: the types of their columns are read off what stands in them."""

from collections.abc import Iterable
from decimal import Decimal
from math import isfinite

from graph.engine import Cell, Rows
from ontology.numerals import canonical_decimal
from queries.question import Column, ColumnType
from queries.rows import Answer


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
