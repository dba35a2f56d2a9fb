"""Tables in plain text: which lines are one, and where its cells stand."""

import pytest

from app.folded import fold
from loaders.load import extract
from loaders.readers.text import read
from loaders.source import Source


def cells(source: Source) -> list[tuple[int | None, int | None, str]]:
    return [
        (b.row, b.column, source.text[b.char_start : b.char_end]) for b in source.blocks if b.kind == "cell"
    ]


def tables(text: str) -> int:
    return sum(block.kind == "table" for block in read(text.encode(), "a.txt").blocks)


def test_tabs() -> None:
    source = read("说明\n序号\t任务\t单位\r\n1\t清淤\t甲局\r\n\t护坡\t乙局\r\n".encode(), "a.txt")
    assert cells(source) == [
        (0, 0, "序号"), (0, 1, "任务"), (0, 2, "单位"), (1, 0, "1"), (1, 1, "清淤"), (1, 2, "甲局"), (2, 1, "护坡"),
        (2, 2, "乙局"),
    ]  # fmt: skip


def test_strokes_with_and_without_a_ruled_line() -> None:
    source = read("| 任务 | 单位 |\n|---|---|\n| 清淤 | 甲局 |\n| 护坡 | 乙局 |\n".encode(), "a.txt")
    assert cells(source)[:2] == [(0, 0, "任务"), (0, 1, "单位")]
    assert cells(source)[-1] == (2, 1, "乙局")
    source = read("│任务│单位│人│\n├──┼──┼─┤\n│清淤│甲局│王│\n".encode(), "a.txt")
    assert cells(source)[-1] == (1, 2, "王")


def test_wide_blanks_need_three_even_lines() -> None:
    assert tables("任务  单位  时限\n清淤  甲局  5月\n护坡  乙局  6月\n") == 1
    assert tables("任务  单位  时限\n清淤  甲局  5月\n") == 0
    assert tables("组  长：王某  局长\n副组长：李某\n成  员：赵某  科长\n") == 0


def test_a_heading_across_belongs_to_the_table_and_a_caption_does_not() -> None:
    text = "序号\t任务\t单位\n一、河道\n1\t清淤\t甲局\n表2 其他\n序号\t产品\t产地\n1\t茶\t乙县\n"
    source = read(text.encode(), "a.txt")
    assert sum(block.kind == "table" for block in source.blocks) == 2
    assert (1, 0, "一、河道") in cells(source)


HEAD = "序号\t任务\t单位\n"
LAST = "2\t绿化\t乙局\n"


@pytest.mark.parametrize(
    ("middle", "rows"),
    [
        ("1\t清淤\n护坡\t甲局\n", [["1", "清淤\n护坡", "甲局"], ["2", "绿化", "乙局"]]),
        ("1\t清淤\n", [["1", "清淤"], ["2", "绿化", "乙局"]]),
        ("1\t清淤\n3\t护坡\n", [["1", "清淤"], ["3", "护坡"], ["2", "绿化", "乙局"]]),
        ("1\t清淤\n\n护坡\t甲局\n", [["1", "清淤"]]),
        ("1\t清\n" + "甲\n" * 12 + "淤\t甲局\n", [["1", "清"]]),
        ("1\t清淤\t甲局\n\n— 3 —\n\n", [["1", "清淤", "甲局"], ["2", "绿化", "乙局"]]),
        ("1\t清淤\t甲局\n\n第二部分\n\n", [["1", "清淤", "甲局"]]),
    ],
    ids=["broken cell", "short row", "short rows", "blank line", "too long", "page mark", "other line"],
)
def test_rows_over_several_lines(middle: str, rows: list[list[str]]) -> None:
    source = read(f"{HEAD}{middle}{LAST}".encode(), "a.txt")
    found: dict[int | None, list[str]] = {}
    for row, _, words in cells(source):
        found.setdefault(row, []).append(words)
    assert list(found.values())[1:] == rows


def test_headings_with_a_number_stand_within_tables_of_wide_blanks() -> None:
    row = "清淤  甲局  5月\n护坡  乙局  6月\n"
    source = read(f"任务  单位  时限\n（一）河道\n{row}二、湖泊\n{row}".encode(), "a.txt")
    assert [words for _, _, words in cells(source) if words[0] in "（二"] == ["（一）河道", "二、湖泊"]
    assert tables(f"任务  单位  时限\n河道治理\n{row}") == 0


def test_running_text_is_no_table() -> None:
    assert tables("\t第一段话说了一件事。\n\t第二段话说了另一件事。\n") == 0
    assert tables("　　第一段。\n　　第二段。\n　　第三段。\n") == 0
    assert tables("甲\t乙\n") == 0


def test_blank_lines_part_tables_unless_all_rows_are_apart() -> None:
    assert tables("甲\t乙\t丙\n1\t2\t3\n\n丁\t戊\t己\n4\t5\t6\n") == 2
    assert tables("甲\t乙\t丙\n\n1\t2\t3\n\n4\t5\t6\n") == 1


def test_facts_of_a_table_in_plain_text() -> None:
    text = (
        "宁波市“十四五”水务规划\n一、主要指标\n序号\t指标\t单位\t2020年\t2025年\t属性\n1\t再生水利用率\t%\t20\t≥28\t约束性\n"
        "二、重点任务\n\n| 序号 | 工作任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 新建水厂2座 | 市水利局 |\n"
    )
    source = read(text.encode(), "a.txt")
    folded = fold(extract(source))
    assert [
        (t["indicator"], t["value"], t["unit"], t["deadline"], t["modality"]) for t in folded["targets"]
    ] == [
        ("再生水利用率", "28", "%", "2025", "binding"),
        ("水厂", "2", "座", None, None),
    ]
    assert [(r["task"], r["agency"], r["role"]) for r in folded["responsibilities"]] == [
        ("T1/1", "宁波市水利局", "lead")
    ]
    assert source.text == text
