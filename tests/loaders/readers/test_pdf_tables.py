"""PDF: tables with and without ruling lines, over pages, and what is no table."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from loaders.readers import read as read_file
from loaders.readers.pdf import read
from loaders.repair import repair
from loaders.source import Block, Source

FONT = "STSong-Light"
SIZE = 12
LEADING = 16
LEFT = 72.0
PROSE = [
    "江源市坚持节约优先、保护优先，把绿色发展放在全局工作的重要位置，",
    "推动产业结构和能源结构持续优化，按年度分解落实各项任务和指标。",
]

Row = Sequence[Sequence[str] | None]
"""Cells as their printed lines; None where the cell to the left goes on."""


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    """A PDF whose pages are drawn by functions."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = BytesIO()
    canvas = Canvas(stream)
    for page in pages:
        canvas.setFont(FONT, SIZE)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(canvas: Canvas, words: Sequence[str], top: float) -> float:
    """Print lines and return where the next would stand."""
    for word in words:
        canvas.drawString(LEFT, top, word)
        top -= LEADING
    return top


def table(
    canvas: Canvas,
    rows: Sequence[Row],
    widths: Sequence[float],
    top: float,
    *,
    rule: Callable[[Canvas, float, float, float, float], None] | None = None,
    closed: Sequence[bool] = (),
) -> float:
    """Print a table with ruling lines; ``closed`` says for each row whether its first cell ends there."""
    rule = rule or Canvas.line
    right = LEFT + sum(widths)
    rule(canvas, LEFT, top, right, top)
    for number, row in enumerate(rows):
        height = LEADING * max(len(cell or ()) for cell in row) + 6
        x = LEFT
        for column, cell in enumerate(row):
            if cell is not None:
                rule(canvas, x, top, x, top - height)
            for line, words in enumerate(cell or ()):
                canvas.drawString(x + 6, top - LEADING * (line + 1) + 2, words)
            x += widths[column]
        rule(canvas, right, top, right, top - height)
        top -= height
        open_first = number < len(closed) and not closed[number]
        rule(canvas, LEFT + (widths[0] if open_first else 0), top, right, top)
    return top


def thin(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A line as office programs draw it: a filled rectangle."""
    canvas.rect(min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.5, abs(y1 - y0) + 0.5, stroke=0, fill=1)


def cells(source: Source) -> list[tuple[int | None, int | None, int, int, str]]:
    """Row, column, spans and text of all cells."""
    return [
        (b.row, b.column, b.rowspan, b.colspan, source.text[b.char_start : b.char_end])
        for b in source.blocks
        if b.kind == "cell"
    ]


def blocks(source: Source, kind: str) -> list[Block]:
    return [block for block in source.blocks if block.kind == kind]


GOALS: list[Row] = [
    [["指标"], ["单位"], ["2020年"], ["2025年"]],
    [["森林覆盖率"], ["%"], ["42"], ["42.5"]],
    [["万元地区生产总值", "用水量下降"], ["%"], ["16"], ["20"]],
]
GOALS_TEXT = [
    "指标\t单位\t2020年\t2025年",
    "森林覆盖率\t%\t42\t42.5",
    "万元地区生产总值用水量下降\t%\t16\t20",
]
DEVICES: list[Row] = [
    [["设备"], ["功率单位"], ["甲型"], ["乙型"]],
    [["水泵"], ["千瓦"], ["42"], ["43"]],
    [["风机"], ["千瓦"], ["16"], ["20"]],
]
"""A table that divides no work and sets no goals stays text."""
WIDTHS = (110, 60, 70, 70)


# --- with ruling lines ---------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", [Canvas.line, thin])
def test_a_table_stands_between_its_neighbours(
    rule: Callable[[Canvas, float, float, float, float], None],
) -> None:
    def page(canvas: Canvas) -> None:
        top = lines(canvas, [*PROSE, "表1 主要指标"], 780)
        top = table(canvas, GOALS, WIDTHS, top, rule=rule)
        lines(canvas, PROSE, top - 2 * LEADING)

    source = read(drawn(page), "a.pdf")
    assert source.text.split("\n") == [*PROSE, "表1 主要指标", *GOALS_TEXT, *PROSE]
    (whole,) = blocks(source, "table")
    assert source.text[whole.char_start : whole.char_end].split("\n") == GOALS_TEXT
    assert (2, 3, 1, 1, "20") in cells(source)
    assert (2, 0, 1, 1, "万元地区生产总值用水量下降") in cells(source)
    assert [block.row for block in blocks(source, "row")] == [0, 1, 2]


def test_merged_cells_keep_their_spans() -> None:
    rows: list[Row] = [
        [["类别"], ["目标"], None],
        [["水源"], ["用水总量"], ["5.2"]],
        [[], ["用水效率"], ["0.6"]],
    ]

    def page(canvas: Canvas) -> None:
        table(canvas, rows, (70, 100, 60), 700, closed=(True, False, True))

    source = read(drawn(page), "a.pdf")
    assert source.text == "类别\t目标\n水源\t用水总量\t5.2\n\t用水效率\t0.6"
    found = cells(source)
    assert (0, 1, 1, 2, "目标") in found
    assert (1, 0, 2, 1, "水源") in found
    assert not any(row == 2 and column == 0 for row, column, *_ in found)


def test_lines_that_end_early_are_paragraphs_of_a_cell() -> None:
    rows: list[Row] = [
        [["任务"], ["责任单位"]],
        [["建设节水工程"], ["市水利局", "市住房城乡建设局"]],
        [["推广LED", "and smart", "meters节能"], ["市发展改革委"]],
    ]

    def page(canvas: Canvas) -> None:
        table(canvas, rows, (75, 130), 700)

    source = read(drawn(page), "a.pdf")
    assert "建设节水工程\t市水利局 市住房城乡建设局" in source.text.split("\n")
    parts = [source.text[b.char_start : b.char_end] for b in blocks(source, "paragraph")]
    assert parts[:2] == ["市水利局", "市住房城乡建设局"]


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    rows: list[Row] = [
        [["Sector"], ["2020"], ["2025"]],
        [["Coal"], ["56%"], ["50%"]],
        [["Gas"], ["8%"], ["9%"]],
    ]

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        table(canvas, rows, (90, 60, 60), 500)

    text = "Sector\t2020\t2025\nCoal\t56%\t50%\nGas\t8%\t9%"
    assert read(drawn(page), "a.pdf").text == text


def test_lines_drawn_in_one_path_or_in_a_form_count() -> None:
    def grid(canvas: Canvas) -> None:
        canvas.grid([LEFT, LEFT + 100, LEFT + 200], [700, 722, 744, 766])

    def page(canvas: Canvas) -> None:
        grid(canvas)
        for row, words in enumerate((["名称", "规模"], ["甲工程", "30"], ["乙工程", "45"])):
            for column, word in enumerate(words):
                canvas.drawString(LEFT + 6 + 100 * column, 750 - 22 * row, word)

    def page_of_form(canvas: Canvas) -> None:
        canvas.beginForm("grid")
        grid(canvas)
        canvas.endForm()
        canvas.translate(10, -20)
        canvas.doForm("grid")
        for row, words in enumerate((["名称", "规模"], ["甲工程", "30"], ["乙工程", "45"])):
            for column, word in enumerate(words):
                canvas.drawString(LEFT + 6 + 100 * column, 750 - 22 * row, word)

    for draw in (page, page_of_form):
        assert read(drawn(draw), "a.pdf").text == "名称\t规模\n甲工程\t30\n乙工程\t45"


# --- over pages ----------------------------------------------------------------------------------------


HEADER: Row = [["序号"], ["重点任务"], ["责任单位"]]
DIVISION = (50, 200, 120)


def test_a_table_goes_on_over_pages() -> None:
    def first(canvas: Canvas) -> None:
        top = lines(canvas, ["重点任务分工表"], 300)
        table(canvas, [HEADER, [["1"], ["建设光伏电站。"], ["市能源局"]]], DIVISION, top)
        canvas.drawString(290, 40, "- 1 -")

    def second(canvas: Canvas) -> None:
        rows: list[Row] = [HEADER, [["2"], ["推广绿色建筑。"], ["市住房城乡建设局"]]]
        top = table(canvas, rows, DIVISION, 780)
        lines(canvas, ["注：各县区参照执行。"], top - 2 * LEADING)

    source = read(drawn(first, second), "a.pdf")
    assert source.text.split("\n") == [
        "重点任务分工表",
        "序号\t重点任务\t责任单位",
        "1\t建设光伏电站。\t市能源局",
        "- 1 -",
        "序号\t重点任务\t责任单位",
        "2\t推广绿色建筑。\t市住房城乡建设局",
        "注：各县区参照执行。",
    ]
    (whole,) = blocks(source, "table")
    assert source.text[whole.char_start :].startswith("序号")
    assert source.text[: whole.char_end].endswith("市住房城乡建设局")
    assert [block.row for block in blocks(source, "row")] == [0, 1, 2]
    (repeated,) = blocks(source, "furniture")
    assert repeated.char_start == source.pages[1]
    starts = [block.char_start for block in source.blocks]
    assert starts == sorted(starts)
    assert len(repair(source).tables[0].rows) == 2


def test_a_row_that_a_page_end_cuts_is_one_row() -> None:
    def first(canvas: Canvas) -> None:
        rows: list[Row] = [
            HEADER,
            [["1"], ["建设光伏电站和储能设施，支持园", "区开展源网荷储一体化的试点，推"], ["市能源局"]],
        ]
        table(canvas, rows, DIVISION, 300)

    def second(canvas: Canvas) -> None:
        rows: list[Row] = [[[], ["动绿色电力交易。"], []], [["2"], ["推广绿色建筑。"], ["市住房城乡建设局"]]]
        table(canvas, rows, DIVISION, 780)

    source = read(drawn(first, second), "a.pdf")
    assert source.text.split("\n") == [
        "序号\t重点任务\t责任单位",
        "1\t建设光伏电站和储能设施，支持园区开展源网荷储一体化的试点，推动绿色电力交易。\t市能源局",
        "2\t推广绿色建筑。\t市住房城乡建设局",
    ]
    assert source.page_of(source.text.index("推广")) == 2


def test_a_merged_cell_goes_on_over_pages() -> None:
    def first(canvas: Canvas) -> None:
        rows: list[Row] = [[["类别"], ["项目"], ["数量"]], [["水利"], ["甲水库"], ["3"]]]
        table(canvas, rows, (60, 120, 60), 300)

    def second(canvas: Canvas) -> None:
        rows: list[Row] = [[[], ["乙水库"], ["5"]], [["交通"], ["丙公路"], ["7"]]]
        table(canvas, rows, (60, 120, 60), 780)

    found = cells(read(drawn(first, second), "a.pdf"))
    assert (1, 0, 2, 1, "水利") in found
    assert (2, 1, 1, 1, "乙水库") in found
    assert (3, 0, 1, 1, "交通") in found


def test_text_between_pages_parts_tables() -> None:
    def page(canvas: Canvas) -> None:
        top = lines(canvas, ["表1 主要指标"], 780)
        top = table(canvas, GOALS, WIDTHS, top)
        lines(canvas, PROSE, top - 2 * LEADING)

    source = read(drawn(page, page), "a.pdf")
    assert len(blocks(source, "table")) == 2
    assert [block.row for block in blocks(source, "row")] == [0, 1, 2] * 2


# --- without ruling lines ------------------------------------------------------------------------------


def set_in_columns(rows: Sequence[Sequence[str]], places: Sequence[float]) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            for place, words in zip(places, row, strict=False):
                canvas.drawString(LEFT + place, 700 - 20 * number, words)

    return page


def test_columns_of_numbers_are_a_table() -> None:
    rows = [
        ["指标", "2020年", "2025年"],
        ["森林覆盖率（%）", "42", "42.5"],
        ["湿地保护率（%）", "40.3", "≥40.8"],
        ["用水总量（亿立方米）", "5.2", "5.0"],
    ]
    source = read(drawn(set_in_columns(rows, (0, 180, 260))), "a.pdf")
    assert source.text == "\n".join("\t".join(row) for row in rows)
    assert (2, 2, 1, 1, "≥40.8") in cells(source)


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ([["组长：", "王一", "副市长"], ["成员：", "李二", "市水利局局长"], ["", "赵三", "市财政局局长"]] * 2, (0, 60, 120)),
        ([["第一章", "发展环境", "1"], ["第二章", "总体要求", "5"], ["第三章", "重点任务", "12"], ["第四章", "保障", "20"]], (0, 70, 300)),
        ([["联系人：", "王一", "2025年3月"], ["电话：", "010", "1234"]], (0, 80, 160)),
    ],
)  # fmt: skip
def test_lists_in_columns_are_no_tables(rows: list[list[str]], places: tuple[float, ...]) -> None:
    source = read(drawn(set_in_columns(rows, places)), "a.pdf")
    assert source.blocks == ()
    assert "\t" not in source.text


# --- no tables -----------------------------------------------------------------------------------------


def frame(canvas: Canvas) -> None:
    """A box with a title row around text: one column."""
    canvas.rect(LEFT - 6, 600, 420, 120)
    canvas.line(LEFT - 6, 695, LEFT + 414, 695)
    lines(canvas, ["专栏1 重点工程"], 702)
    lines(canvas, ["水库工程", "光伏工程", "公路工程"], 676)


def chart(canvas: Canvas) -> None:
    """Boxes side by side, joined by lines."""
    for number, words in enumerate(("领导小组", "办公室", "专家组")):
        canvas.rect(LEFT + 130 * number, 650, 90, 30)
        canvas.drawString(LEFT + 10 + 130 * number, 660, words)
    canvas.line(LEFT + 90, 665, LEFT + 130, 665)
    canvas.line(LEFT + 220, 665, LEFT + 260, 665)


def underlined(canvas: Canvas) -> None:
    for number, words in enumerate(("单位：", "姓名：", "日期：")):
        canvas.drawString(LEFT, 700 - 20 * number, words)
        canvas.line(LEFT + 40, 698 - 20 * number, LEFT + 200, 698 - 20 * number)


def shaded(canvas: Canvas) -> None:
    """Lines on backgrounds of their own, as browsers print them."""
    canvas.setFillGray(0.95)
    for number in range(4):
        canvas.rect(LEFT, 696 - 20 * number, 100, 18, stroke=0, fill=1)
        canvas.rect(LEFT + 100, 696 - 20 * number, 100, 18, stroke=0, fill=1)
    canvas.setFillGray(0)
    for number, words in enumerate(("一、总体要求", "二、重点任务", "三、保障措施", "四、附则")):
        canvas.drawString(LEFT, 700 - 20 * number, words)


@pytest.mark.parametrize("draw", [frame, chart, underlined, shaded])
def test_drawings_are_no_tables(draw: Callable[[Canvas], None]) -> None:
    source = read(drawn(draw), "a.pdf")
    assert source.blocks == ()
    assert "\t" not in source.text


def test_rows_are_paragraphs_of_their_own() -> None:
    def page(canvas: Canvas) -> None:
        top = lines(canvas, [*PROSE, "表1 设备参数"], 780)
        top = table(canvas, DEVICES, WIDTHS, top)
        lines(canvas, [f"第{n}，{line[:30]}" for n in "一二三" for line in PROSE], top - 2 * LEADING)

    text = repair(read(drawn(page), "a.pdf"))
    found = [text.text[p.start : p.end] for p in text.paragraphs]
    assert any(paragraph.startswith("水泵千瓦") for paragraph in found)
    assert "设备参数" not in found[-1]
    assert found[-1].count("第") == 6


# --- real documents ------------------------------------------------------------------------------------


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("file", "tables", "rows", "columns"),
    [
        ("formats/hainan-marine-145-plan.pdf", 1, 12, 8),
        ("formats/qinghai-clean-energy-hub.pdf", 1, 22, 9),
        ("formats/dingxi-circular-economy.pdf", 1, 2, 5),
        ("bulk/157.pdf", 2, 18, 5),
        ("bulk/404.pdf", 1, 16, 4),
        ("bulk/430.pdf", 2, 11, 6),
        ("bulk/555.pdf", 1, None, 11),
        ("formats/cn-2030-peak-action-plan.pdf", 0, 0, 0),
        ("formats/tianjin-circular-economy.pdf", 0, 0, 0),
        ("bulk/516.pdf", 0, 0, 0),
        ("bulk/509.pdf", 0, 0, 0),
    ],
)
def test_tables_of_real_documents(
    corpus: Path, file: str, tables: int, rows: int | None, columns: int
) -> None:
    source = read_file(corpus / file)
    found = blocks(source, "table")
    assert len(found) == tables
    if tables == 0:
        assert source.blocks == ()
        return
    inside = [b for b in source.blocks if b.kind == "cell" and b.char_start <= found[0].char_end]
    assert rows is None or len({b.row for b in inside}) == rows
    assert max((b.column or 0) + b.colspan for b in inside) == columns
    assert all("\n" not in source.text[b.char_start : b.char_end] for b in inside)
