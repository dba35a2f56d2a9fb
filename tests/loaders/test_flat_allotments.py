"""Allotment tables whose cells a converter has put on one line: a region and its values."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.flat_allotments import FlatAllotment, read_flat_allotments
from loaders.load import extract
from loaders.readers.text import read
from loaders.source import Source
from ontology.nodes import Target

LABELS = "市州 灌溉面积（万亩） 供水量（万吨）"
HEAD = f"各市州任务分解表\n{LABELS}\n"
PLACES = ("兰州市", "白银市", "武威市", "酒泉市", "张掖市")
ROWS = "兰州市 12 30\n白银市 10 20\n武威市 9 18\n酒泉市 8 15\n"


def rows(form: str) -> list[list[str]]:
    """The words of the rows of the only table."""
    (table,) = read_flat_allotments(form)
    return words(form, table)


def words(form: str, table: FlatAllotment) -> list[list[str]]:
    return [[form[cell.start : cell.end] for cell in row.values()] for row in table.rows]


def test_a_region_and_its_values() -> None:
    form = HEAD + ROWS
    (table,) = read_flat_allotments(form)
    assert words(form, table) == [line.split() for line in ROWS.splitlines()]
    assert [column.kind for column in table.columns.values()] == ["place", "value", "value"]
    assert [form[start:end] for start, end in table.stretches] == form.splitlines()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("兰州市 12", "1 兰州市 12", ["兰州市", "12", "30"]),
        ("兰州市 12 30", "合计 39 83", ["合计", "39", "83"]),
        ("兰州市 12", "其中：兰州市 12", ["兰州市", "12", "30"]),
        ("兰州市 12", "兰州高新区 12", ["兰州高新区", "12", "30"]),
        ("兰州市 12", "兰州市 /", ["兰州市", "/", "30"]),
        ("兰州市 12", "兰州市 ≥12", ["兰州市", "≥12", "30"]),
        ("兰州市 12 30", "兰州市　12　30", ["兰州市", "12", "30"]),
    ],
    ids=["number", "total", "among them", "area", "nothing", "comparator", "wide blanks"],
)
def test_how_rows_begin_and_what_values_are(old: str, new: str, expected: list[str]) -> None:
    found = rows(HEAD + ROWS.replace(old, new))
    assert found[0] == expected
    assert len(found) == 4


def test_a_number_may_stand_in_a_line_of_its_own() -> None:
    assert len(rows(HEAD + ROWS.replace("武威市", "3\n武威市"))) == 4


@pytest.mark.parametrize(
    "form",
    [
        HEAD + ROWS.replace("酒泉市 8 15\n", ""),
        HEAD + ROWS.replace("武威市 9 18", "武威市 9"),
        HEAD + ROWS.replace("武威市 9 18", "武威市 9 较多"),
        HEAD + ROWS.replace("武威市", "主要农产品产量"),
        HEAD + ROWS.replace("武威市 9", "3\n\n水利\n\n武威市 9"),
        HEAD.replace("任务分解表", "用水情况") + ROWS,
        HEAD.replace(" 供水量（万吨）", "") + ROWS,
        HEAD.replace("市州 灌", "灌") + ROWS,
        ROWS,
        "",
    ],
    ids=[
        "three rows",
        "a value less",
        "a word",
        "no region",
        "far apart",
        "no aims",
        "a label less",
        "no label for regions",
        "no header",
        "nothing",
    ],
)
def test_what_is_not_read(form: str) -> None:
    assert read_flat_allotments(form) == []


YEARLY = "兰州市 12 30 31\n白银市 10 20 21\n武威市 9 18 19\n酒泉市 8 15 16\n"


@pytest.mark.parametrize(
    ("years", "labels"),
    [
        ("2024年 2025年 2025年", ["灌溉面积（万亩）", "灌溉面积（万亩）", "供水量（万吨）"]),
        ("2025年 2024年 2025年", ["灌溉面积（万亩）", "供水量（万吨）", "供水量（万吨）"]),
        ("2023年 2024年 2025年", None),
    ],
)
def test_outer_labels_part_where_the_years_begin_anew(years: str, labels: list[str] | None) -> None:
    form = f"{HEAD}{years}\n{YEARLY}"
    found = read_flat_allotments(form)
    if labels is None:
        assert found == []
        return
    over = [found[0].columns[number].cells[0] for number in (1, 2, 3)]
    assert [form[cell.start : cell.end] for cell in over] == labels


@pytest.fixture
def targets(source: Callable[[str], Source]) -> Callable[[str], list[Target]]:
    """Read the targets of a plan with such a table."""

    def of(table: str) -> list[Target]:
        text = f"甘肃省“十四五”节水规划\n一、节约用水\n{table}二、治理污染\n（一）建设水厂。建设水厂。\n甘肃省人民政府\n2021年9月30日\n"
        return [node for node in extract(source(text)).of("Target") if isinstance(node, Target)]

    return of


def test_targets_of_such_a_table(targets: Callable[[str], list[Target]]) -> None:
    found = targets(HEAD + ROWS.replace("白银市 10", "白银市 /"))
    assert [(t.indicator, t.value_text, t.unit) for t in found] == [
        ("灌溉面积", "12", "万亩"), ("供水量", "30", "万吨"), ("供水量", "20", "万吨"), ("灌溉面积", "9", "万亩"),
        ("供水量", "18", "万吨"), ("灌溉面积", "8", "万亩"), ("供水量", "15", "万吨"),
    ]  # fmt: skip


def test_a_table_of_which_blanks_show_only_the_first_rows_is_read_whole() -> None:
    wide = "各市州任务分解表\n市州  灌溉面积（万亩）  供水量（万吨）\n兰州市  12  30\n白银市  10  20\n武威市 9 18\n酒泉市 8 15\n"
    text = f"甘肃省“十四五”节水规划\n一、节约用水\n{wide}甘肃省人民政府\n2021年9月30日\n"
    source = read(text.encode(), "plan.txt")
    assert [block.kind for block in source.blocks].count("table") == 1
    found = [node for node in extract(source).of("Target") if isinstance(node, Target)]
    assert [t.value_text for t in found] == ["12", "30", "10", "20", "9", "18", "8", "15"]


@given(
    st.lists(st.tuples(st.integers(0, 10**4), st.integers(0, 10**4)), min_size=1, max_size=5),
    st.sampled_from([" ", "　", "   "]),
)
def test_values_come_back_from_four_rows_on(values: list[tuple[int, int]], gap: str) -> None:
    lines = [gap.join((place, str(a), str(b))) for place, (a, b) in zip(PLACES, values, strict=False)]
    form = HEAD + "\n".join(lines)
    found = read_flat_allotments(form)
    if len(values) < 4:
        assert found == []
        return
    numbers = [tuple(map(Decimal, row[1:])) for row in words(form, found[0])]
    assert numbers == [tuple(map(Decimal, pair)) for pair in values]
