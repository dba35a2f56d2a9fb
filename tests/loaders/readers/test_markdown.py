"""Markdown: the file's own text, with blocks for headings and tables."""

import pytest

from loaders.readers.markdown import read
from loaders.source import Block

PLAN = """# 江源市节能行动方案 #

<!-- 编者注 -->

## 一、总体要求

正文#不是标题
```
# 不是标题
```
| 任务 | 单位\\|部门 |
|:-----|------|
| 建设 |  |
|改造|市发改委

小标题
------
"""


def words(text: str, kinds: set[str]) -> list[tuple[str, str]]:
    source = read(text.encode(), "a.md")
    return [
        (block.kind, source.text[block.char_start : block.char_end])
        for block in source.blocks
        if block.kind in kinds
    ]


def test_the_text_is_the_file() -> None:
    data = PLAN.replace("\n", "\r\n").encode()
    source = read(data, "a.md")
    assert source.text == data.decode()
    assert (source.format, source.reader, source.encoding) == ("md", "md/1", "utf-8")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_headings_are_marked_by_their_words(line_end: str) -> None:
    assert words(PLAN.replace("\n", line_end), {"title", "heading", "furniture"}) == [
        ("title", "江源市节能行动方案"),
        ("furniture", "<!-- 编者注 -->"),
        ("heading", "一、总体要求"),
        ("heading", "小标题"),
    ]


def test_levels_count_from_one() -> None:
    blocks = read("## 甲\n### 乙\n丙\n==\n丁\n--\n".encode(), "a.md").blocks
    assert [(block.kind, block.level) for block in blocks] == [
        ("heading", 2),
        ("heading", 3),
        ("title", 0),
        ("heading", 2),
    ]


def test_cells_know_their_place() -> None:
    source = read(PLAN.encode(), "a.md")
    cells = [
        (block.row, block.column, block.header, source.text[block.char_start : block.char_end])
        for block in source.blocks
        if block.kind == "cell"
    ]
    assert cells == [
        (0, 0, True, "任务"),
        (0, 1, True, "单位\\|部门"),
        (1, 0, False, "建设"),
        (1, 1, False, ""),
        (2, 0, False, "改造"),
        (2, 1, False, "市发改委"),
    ]
    table = next(block for block in source.blocks if block.kind == "table")
    assert source.text[table.char_start : table.char_end].endswith("|改造|市发改委")


@pytest.mark.parametrize(
    "text",
    [
        "#没有空格",
        "一段正文，共计超过六十个字符" * 6 + "\n---\n",
        "a | b\n没有分隔行",
        "---\n",
        "```\n# 未关闭",
    ],
)
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert read(text.encode(), "a.md").blocks == ()


def test_text_without_marks_has_no_blocks() -> None:
    assert read("正文\n".encode(), "a.md").blocks == tuple[Block, ...]()
