"""Columns of tables: what their header says that they hold.

A header may have up to three rows: merged labels stand over those that they divide into. A label is read from
the innermost row outwards, without what stands in brackets behind it (（万元）, （列第一位的为牵头单位）).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from loaders.characters import regular
from loaders.table_grid import Cell, Grid, Row, own_cells
from ontology.quantities import unit

ColumnKind = Literal[
    "number", "category", "task", "content", "goal", "indicator", "unit", "attribute", "value", "agencies", "deadline",
    "scope", "place", "person", "other",
]  # fmt: skip

_BODY = "(?:单位|部门|机构|主体|处室|地区)"
_DUTY = "牵头|主责|责任|配合|参与|参加|协办|协助|协同|主办|承办|负责|落实|实施|主管|指导|支持"
_LEVEL = "(?:国家|中央|省级?|省直|市级?|市直|区级?|县级?|区县|市县|州级?|州直|属地|主要|第一|相关|有关|对应)"
LABELS: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    ("number", re.compile("序号?|编号|项目编号|项目序号|任务编号|号")),
    ("scope", re.compile("(?:推广|实施|适用|试点|覆盖|复制推广)(?:范围|地区|区域|地域|地方|城市)")),
    ("person", re.compile(
        "(?:责任|联系|牵头|分管|具体|直接)+(?:责任)?(?:人员?|领导)|联系(?:方式|电话)|负责人|责任领导|包抓领导"
    )),
    ("agencies", re.compile(
        rf"{_LEVEL}?(?:{_DUTY})(?:[及和、/]?(?:{_DUTY}))*{_BODY}(?:名称)?(?:[及和、/](?:责任|联系)人)?"
        rf"|分工单位|{_LEVEL}?(?:责任)?(?:单位|部门)(?:分工|及分工)"
    )),
    ("deadline", re.compile(
        "(?:计划|预计)?(?:完成|办理|推进|实施|落实|办结|整改)?"
        "(?:时限|时间|期限|时间节点|时间要求|时间安排|进度安排|年限|时间进度)(?:要求)?"
    )),
    ("unit", re.compile("(?:计量|指标|度量)?单位")),
    ("attribute", re.compile("(?:指标|目标)?(?:属性|性质)")),
    ("category", re.compile(
        "(?:指标|任务|工作|项目|目标|一级)?(?:类别|类型|分类|领域|方面|方向|大类|维度|板块)|重点领域"
    )),
    ("place", re.compile(
        "(?:各|有关)?(?:地区|区域|行政区划?|城市|地方|省份|设区的?市|市[县区州地]|县[区市]|区[县市]|州市|地市|盟市|省市"
        "|县市区|市县区|市区县|区市县|省区市|省市区|旗县(?:市?区)?)(?:名称|别)?|[市县区州盟旗省](?:名|别|名称)?"
    )),
    ("indicator", re.compile(
        "(?:主要|核心|考核|评价|具体|规划|发展|预期|控制|约束性|预期性|绩效|统计|[一二三四]级|目标)?"
        "指标(?:名称|项目|内容|项|体系)?|目标名称"
    )),
    ("goal", re.compile(
        "(?:工作|年度|阶段|阶段性|主要|绩效|预期|具体|建设|发展|规划|总体|任务|改革|实施)*目标(?:要求|成果)?"
        "|(?:工作|预期|标志性|主要|阶段性)*(?:成效|成果)"
    )),
    ("task", re.compile(
        "(?:主要|重点|具体|工作|目标|改革|创新|年度|建设|试点)*(?:任务|工作|事项|举措|措施)"
        "(?:事项|举措|措施|名称|目标|分解)?|项目(?:名称)?|工程名称|重点(?:项目|工程)|工作项目"
    )),
    ("content", re.compile(
        "(?:主要|重点|具体|工作|目标|任务|改革|建设|整改|实施)*(?:内容|要求|做法|措施|举措|任务)"
        "(?:及要求|及目标|和要求|说明|描述)?"
    )),
)  # fmt: skip
"""Header labels and what their column holds; the first that fits decides."""
YEAR = re.compile(r"(?<!\d)20[0-9]\d(?!\d)")
PLAN = re.compile("“?十[一二三四五六七八九]五”?")
BASE_WORDS = re.compile(
    "现状|基期|基数|基准|基础值|实际|完成值|完成数|完成情况|实绩|实现值|达到值|当前|目前|上年|往年|已有"
)
AIM_WORDS = re.compile("目标|规划|预期|指标值|计划|任务|控制|预计|分解")
GROWTH_WORDS = re.compile("年均|累计|增速|增幅|增长|比增|下降|降幅|变化")
ATTRIBUTE = "(?:约束|预期|指导|引导|参考)"
ATTRIBUTE_END = r"性?(?:指标)?[①-⑳\d*]?"
ATTRIBUTES = re.compile(ATTRIBUTE + ATTRIBUTE_END)
"""What cells of a column of attributes say."""
NOTE = re.compile(r"[①-⑳*＊※#]|\[注?\d\]|注\d?$")
ASIDE = re.compile("[（〔【][^（）〔〕【】]*[）〕】]$")
OPTIONAL = re.compile("（[^（）]*）")
PUNCTUATION = re.compile("[（）、/]")
DATE = re.compile(r"20\d\d年?度?")
WORDED = ("task", "content", "goal")
"""Columns that hold words, unless their label names a unit."""
BARE_AIM = re.compile("20\\d\\d年?度?(?:目标)?任务(?:目标|数|量)?$")
DATED_VALUES = ("goal", "indicator", "unit", "place")
"""Columns that hold values if their label names a year."""
UNKNOWN_UNIT = re.compile(
    "周?岁|[级分]|[十百千]?[万亿][\u4e00-\u9fff]{0,4}|[\u4e00-\u9fff]{1,6}/[\u4e00-\u9fff]{1,6}"
)
TOTAL = re.compile("合计|总计|小计|全(?:省|市|区|县|州|自治区|盟|旗)(?:合计|总计)?|[一-鿿]{0,3}总[数量]")
"""Words of a row that sums up the others."""
BLANKS = re.compile(r"\s+")
MAX_HEADER_ROWS = 3
MAX_LABEL = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, and its header cells from the outermost to the innermost."""

    kind: ColumnKind
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a grid: its columns, and the position of the first row below it."""

    columns: dict[int, Column]
    first: int
    body: int

    def of(self, *kinds: ColumnKind) -> list[int]:
        """Return the columns of these kinds, from the left."""
        return [number for number, column in sorted(self.columns.items()) if column.kind in kinds]


def label_of(source_text: str, cell: Cell) -> str:
    """Return the characters of a header cell in regular form, without blanks and note marks."""
    return NOTE.sub("", BLANKS.sub("", regular(source_text[cell.start : cell.end])))


def read_header(source_text: str, grid: Grid) -> Header | None:
    """Return the first row that reads as a header with the rows that belong to it, or ``None``.

    Rows of one cell above it are the table's title or a note on units.
    """
    for first in range(min(MAX_HEADER_ROWS, len(grid.rows))):
        if len(own_cells(grid.rows[first])) < 2:
            continue
        stop = _last_header_row(source_text, grid.rows, first)
        columns = dict(_columns(source_text, grid.rows[first:stop]))
        known = [column.kind for column in columns.values() if column.kind != "other"]
        if len(known) >= 2:
            return Header(columns, first, stop)
        return None
    return None


def _last_header_row(source_text: str, rows: tuple[Row, ...], first: int) -> int:
    """Return where the header ends: it covers what its cells span, and rows of labels under merged ones."""
    stop = first + 1
    while stop < min(first + MAX_HEADER_ROWS, len(rows)):
        above = own_cells(rows[stop - 1])
        here = [cell for cell in own_cells(rows[stop]) if cell not in above]
        spanned = any(cell in above for cell in rows[stop].values() if not cell.empty)
        divided = any(cell.colspan > 1 for cell in above) or len(here) < len(above)
        if not here or not (spanned or divided) or not all(_is_label(source_text, cell) for cell in here):
            break
        stop += 1
    return stop


def _is_label(source_text: str, cell: Cell) -> bool:
    label = label_of(source_text, cell)
    return len(label) <= MAX_LABEL and (
        kind_of((label,)) != "other"
        or re.fullmatch("年|[一-鿿]{1,10}（[^（）\\d]{1,12}）|总量|数量|比重|占比", label) is not None
    )


def _columns(source_text: str, rows: tuple[Row, ...]) -> Iterator[tuple[int, Column]]:
    for number in sorted({number for row in rows for number in row}):
        cells = tuple(dict.fromkeys(row[number] for row in rows if number in row and not row[number].empty))
        if cells:
            yield number, Column(kind_of(tuple(label_of(source_text, cell) for cell in cells)), cells)


def kind_of(labels: tuple[str, ...]) -> ColumnKind:
    """Return what a column of these labels, outermost first, holds."""
    whole = "".join(labels)
    if len(whole) > MAX_LABEL:
        return "other"
    dated = YEAR.search(whole) is not None
    for label in (whole, *reversed(labels)):
        kind = _kind(label)
        if kind in DATED_VALUES and dated or kind is None and _names_value(label, dated=dated):
            return "value"
        if kind is not None:
            return (
                "value"
                if kind in WORDED and (measures_in(label) or dated and BARE_AIM.search(label))
                else kind
            )
    return "other"


def _names_value(label: str, *, dated: bool) -> bool:
    """Tell whether a label that no kind fits names values: by a year, a word or a unit."""
    words = (PLAN, BASE_WORDS, AIM_WORDS, GROWTH_WORDS)
    return dated or any(word.search(label) for word in words) or measures_in(label) is not None


def _kind(label: str) -> ColumnKind | None:
    """Return what one label means: with its brackets taken off, or their content taken in (县（市、区）)."""
    undated = DATE.sub("", label)
    for form in (ASIDE.sub("", undated), PUNCTUATION.sub("", undated), OPTIONAL.sub("", undated)):
        for kind, pattern in LABELS:
            if pattern.fullmatch(form) is not None:
                return kind
    return None


def measures_in(label: str) -> str | None:
    """Return the unit in brackets at the end of a label, if it has one."""
    aside = ASIDE.search(label)
    content = aside.group()[1:-1].removeprefix("单位：") if aside is not None else ""
    return content if content and (unit(content) is not None or UNKNOWN_UNIT.fullmatch(content)) else None


def is_total(words: str) -> bool:
    """Tell whether a row sums up the others: 合计, 全市."""
    return TOTAL.fullmatch(words) is not None
