"""Rows as tables, JSON and CSV."""

import csv
import io
import json

import pytest
from rich.cells import cell_len

from app.tables import Sheet, as_csv, as_json, blocks, plain, text, wrapped, write

SHEET = Sheet.of(
    {"task": "string", "agency": "string", "ordinal": "integer", "open": "boolean", "evidence": "id"},
    [
        ("2/1", "青海省能源局", 1, False, "edge:1"),
        ("2/10", "国网青海省电力公司", None, True, "edge:2"),
    ],
)


def test_a_plain_table_is_aligned_by_width_and_not_by_number_of_characters() -> None:
    lines = list(plain(SHEET.readable(ids=False)))
    assert lines == [
        "task  agency              ordinal  open",
        "----  ------------------  -------  ----",
        "2/1   青海省能源局        1        no",
        "2/10  国网青海省电力公司           yes",
    ]


def test_ids_and_empty_columns_are_left_out_unless_asked_for() -> None:
    sheet = Sheet.of({"name": "string", "nothing": "string", "evidence": "id"}, [("甲", None, "edge:1")])
    assert [column.name for column in sheet.readable(ids=False).columns] == ["name"]
    assert [column.name for column in sheet.readable(ids=True).columns] == ["name", "evidence"]


def test_a_narrow_table_wraps_and_loses_nothing() -> None:
    name = "中国铁路青藏集团有限公司、国网青海省电力公司、青海省交通控股集团有限公司"
    sheet = Sheet.of({"path": "string", "agency": "string"}, [("2/1", name), ("2/2", "青海省能源局")])
    lines = wrapped(sheet, 30).splitlines()
    assert max(map(cell_len, lines)) <= 30
    assert "".join(line[5:].strip() for line in lines[1:-1]) == name
    assert "\x1b[" not in lines[1]


def test_rows_become_blocks_where_columns_have_no_room() -> None:
    assert list(blocks(SHEET.readable(ids=False)))[1] == [
        "task     2/10",
        "agency   国网青海省电力公司",
        "open     yes",
    ]


@pytest.mark.parametrize(
    ("cell", "shown"), [(None, ""), (True, "yes"), (False, "no"), (0, "0"), (0.5, "0.5"), ("a\n b\t", "a b")]
)
def test_a_value_is_shown_on_one_line(cell: str | float | None, shown: str) -> None:
    assert text(cell) == shown


def test_json_keeps_names_types_and_values() -> None:
    assert json.loads(as_json(SHEET)) == {
        "columns": [
            {"name": "task", "type": "string"},
            {"name": "agency", "type": "string"},
            {"name": "ordinal", "type": "integer"},
            {"name": "open", "type": "boolean"},
            {"name": "evidence", "type": "id"},
        ],
        "rows": [
            ["2/1", "青海省能源局", 1, False, "edge:1"],
            ["2/10", "国网青海省电力公司", None, True, "edge:2"],
        ],
    }


def test_csv_opens_in_a_spreadsheet() -> None:
    sheet = Sheet.of({"quote": "string", "open": "boolean"}, [('说“好”,\n"是"', True), (None, False)])
    written = as_csv(sheet)
    assert written.startswith("\ufeffquote,open\r\n")
    rows = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    assert rows == [["quote", "open"], ['说“好”,\n"是"', "true"], ["", "false"]]


def test_the_number_of_rows_stands_below(capsys: pytest.CaptureFixture[str]) -> None:
    write(Sheet(SHEET.columns, SHEET.rows[:1], cut=True), "table")
    write(Sheet(SHEET.columns, []), "table")
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2:] == ["(1 row; there are more)", "(0 rows)"]
