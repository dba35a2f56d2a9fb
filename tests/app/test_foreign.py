"""Columns of foreign answers have the type of what stands in them."""

from app.foreign import typed
from graph.engine import Rows


def test_types_are_read_off_the_cells() -> None:
    rows = Rows(
        ("name", "count", "value", "mixed", "flag", "list", "none"),
        [("甲", 1, 0.5, 1, True, ["乙", 1.0], None), (None, 2, 12.0, 2.5, False, [], None)],
        cut=True,
    )
    answer = typed(rows)
    assert [column.type for column in answer.columns] == [
        "string", "integer", "decimal-string", "decimal-string", "boolean", "string", "string",
    ]  # fmt: skip
    assert answer.rows == [
        ("甲", 1, "0.5", 1, True, ["乙", "1"], None),
        (None, 2, "12", "2.5", False, [], None),
    ]
    assert answer.cut


def test_what_is_no_number_is_shown_as_the_engine_gives_it() -> None:
    assert typed(Rows(("value",), [(float("inf"),), (float("nan"),)])).rows == [("inf",), ("nan",)]
