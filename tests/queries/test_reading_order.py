"""Rows are sorted for readers: numbers as numbers, tables behind the text, years behind their months."""

import pytest

from queries.question import Column
from queries.rows import in_reading_order


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        (Column("path", "string"), [None, "1", "1/2", "1/2!2", "1/2~1", "1/10", "2", "T1/1", "T1/2"]),
        (
            Column("due", "date"),
            [None, "2022-06-30", "2022-06", "2022-12", "2022", "2023-01", "2025-12", "2025"],
        ),
    ],
)
def test_rows_are_in_reading_order(column: Column, cells: list[str | None]) -> None:
    rows = in_reading_order([(cell,) for cell in reversed(cells)], [column], [column.name])
    assert [cell for (cell,) in rows] == cells


def test_the_largest_comes_first_if_asked_for() -> None:
    column = Column("tasks", "integer")
    rows = in_reading_order([(9,), (110,), (20,)], [column], ["-tasks"])
    assert rows == [(110,), (20,), (9,)]
