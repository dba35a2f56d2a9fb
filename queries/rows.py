"""The row contract: what an answer looks like, whatever engine gave it.

Cells are normalised by the type of their column: ids instead of IRIs, decimal numbers as canonical strings,
``None`` for what is not there. Sorted by all columns in code-point order, two engines' rows can be compared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from graph.engine import Cell
from ontology.errors import QueryError
from ontology.ids import from_iri
from ontology.numerals import canonical_decimal
from queries.question import Column

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: its columns and its rows, ``cut`` if a limit left rows out, ``notice`` if there is
    something else that a reader must know."""

    columns: tuple[Column, ...]
    rows: list[Row]
    cut: bool = False
    notice: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return ``{"columns": [{"name", "type"}], "rows": [[…]]}``."""
        return {
            "columns": [column.as_json() for column in self.columns],
            "rows": [list(row) for row in self.rows],
        }


def normalised(rows: Iterable[Sequence[Cell]], columns: Sequence[Column]) -> list[Row]:
    """Return the rows with every cell in the form of its column's type.

    Raises:
        QueryError: a cell does not fit its column: the saved query is wrong.
    """
    return [tuple(_cell(value, column) for value, column in zip(row, columns, strict=True)) for row in rows]


def in_code_point_order(rows: Iterable[Row]) -> list[Row]:
    """Return the rows sorted by all columns, nothing before something, text by code points."""
    return sorted(rows, key=lambda row: [(cell is not None, str(cell)) for cell in row])


def in_reading_order(rows: Iterable[Row], columns: Sequence[Column], order: Sequence[str]) -> list[Row]:
    """Return the rows sorted for readers: by the named columns (``-`` for largest first), then by all."""
    names = [column.name for column in columns]
    sorted_rows = in_code_point_order(rows)
    for key in reversed(order):
        place = names.index(key.removeprefix("-"))
        of_cell = _date_key if columns[place].type == "date" else reading_key
        sorted_rows.sort(key=lambda row: of_cell(row[place]), reverse=key.startswith("-"))
    return sorted_rows


def reading_key(cell: Cell) -> tuple[bool, list[tuple[bool, int, str]]]:
    """Numbers inside text count as numbers: path 1/2 stands before 1/10, and both before T1/1 of a table."""
    parts = "" if cell is None else str(cell)
    for sign in "/~!.":
        parts = parts.replace(sign, f" {sign} ")
    split = [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts.split()]
    return cell is not None, split


def _date_key(cell: Cell) -> tuple[bool, str]:
    """A year stands behind its months, a month behind its days: it ends when they have ended."""
    return cell is not None, "" if cell is None else f"{cell}~"


def _cell(value: Cell, column: Column) -> Cell:
    if value is None:
        return None
    if column.type == "boolean" and isinstance(value, bool):
        return value
    if column.type == "integer" and isinstance(value, int) and not isinstance(value, bool):
        return value
    if column.type == "decimal-string":
        try:
            return canonical_decimal(Decimal(str(value)))
        except InvalidOperation:
            raise QueryError(f"column {column.name} holds {value!r}, which is no decimal number") from None
    if column.type == "id" and isinstance(value, str):
        return from_iri(value)
    if column.type in ("string", "date") and isinstance(value, str):
        return value
    raise QueryError(f"column {column.name} is declared {column.type}, but holds {value!r}")
