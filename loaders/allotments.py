"""Allotment tables: the rows are regions, the columns what each of them is to reach (目标任务分解表)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.indicator_labels import FALL, Label, read_label
from loaders.indicator_rows import Measured, Values, add_values
from loaders.table_columns import YEAR, is_total
from loaders.table_grid import Row
from loaders.table_scopes import RULE, WITHIN, region_of
from loaders.value_columns import ValueColumn
from ontology.edges import Affects

Span = tuple[int, int]

_YEARS = (
    r"(?:到|至)?20\d\d(?:年?[-—–~至]20\d\d)?年?度?(?:底|末)?|“?十[一二三四五六七八九]五”?(?:时期|期间|末)?"
)
_UNITS_OF_LAND = (
    "各(?:设区的?)?(?:[省市县区州盟旗地]|（[^（）]{1,6}）|[、和])+(?![内域外级])|全[省市区县州](?!域)"
)
HEAD = re.compile(
    rf"(?:附[件表]\s*\d*[：:]?|表\s*\d+(?:[-—.]\d+)?|专栏\s*\d+|[：:、，\s—-]|{_YEARS}|{_UNITS_OF_LAND})+"
)
TAIL = re.compile(
    "(?:(?:预期|规划|发展|工作|年度|约束性|主要|控制|建设|计划|基本|激励|奋斗|挑战|力争)*(?:目标|任务|计划|指标)(?:任务|计划|值|量|数)?)?"
    "(?:分解|分配|安排|下达|完成)*(?:情况)?(?:一览)?(?:表|方案)?$"
)
LONGEST_TAIL = 40
"""Characters at the end of a label that may be such words."""
GENERIC = re.compile("(?:总量|数量|总数|数值|合计|小计|绝对值|规模|目标|任务|指标|计划)?(?:数|值|量)?")
"""What an inner label says that names no indicator itself."""
GROWTH = re.compile("(?:同比|年均|比|较上年|累计)*(?:增长|增速|增幅|增|下降|降低|降幅)(?:率|幅度|比例)?")
STRETCH = re.compile("激励|奋斗|挑战|力争")
"""Words of a column whose values go beyond those of the column beside it."""
MEASURE = re.compile("(?:总|建设|完成)?(?:面积|长度|里程|产量|产值|投资|装机|户数|人数|个数|金额|数)")
"""Measures that need the label above them to say of what."""


def add_allotments(values: Values, source: str) -> int:
    """Add the targets of an allotment table, which the node ``source`` sets; return how many there are."""
    names = {column.number: _column_name(values, column) for column in values.columns}
    columns = [column for column in values.columns if names[column.number] is not None]
    count = 0
    for column in values.columns:
        if names[column.number] is None and column.use == "aim":
            values.builder.find(
                "table_column", "warning", "the column of a table gives values, but names no indicator", source,
                column.spans[-1],
            )  # fmt: skip
    for row, place in _places(values):
        scope = _scope(values, place, source)
        for column in columns:
            what = names[column.number]
            if what is not None:
                count += add_values(replace(values, columns=_beside(columns, column, names)), row,
                                    replace(what, scope=scope), source)  # fmt: skip
    return count


def _places(values: Values) -> Iterator[tuple[Row, Span]]:
    """Yield the rows that are about a region, with the cell that names it."""
    for row in values.table.rows:
        spans = [values.cell(row, column) for column in values.table.of("place")]
        named = [span for span in spans if span is not None]
        if not named and (total := _total(values, row)) is not None:
            named = [total]
        if named and not any(
            row.get(c.number) in (row.get(n) for n in values.table.of("place")) for c in values.columns
        ):
            yield row, named[-1]


def _total(values: Values, row: Row) -> Span | None:
    """Return the cell of a sum that stands in the column of numbers."""
    for column in values.table.of("number", "category", "other"):
        span = values.cell(row, column)
        if span is not None and is_total(values.words(span)):
            return span
    return None


def _beside(
    columns: list[ValueColumn], column: ValueColumn, names: dict[int, Measured | None]
) -> list[ValueColumn]:
    """Return a column with the base columns of the same indicator."""
    what = names[column.number]
    return [
        other for other in columns
        if other is column
        or other.use == "base"
        and (named := names[other.number]) is not None
        and what is not None
        and named.spans == what.spans
    ]  # fmt: skip


def _scope(values: Values, place: Span, source: str) -> str | None:
    """Return what a row is about: a region, printed words that name none, or nothing for a sum."""
    words = values.words(place)
    if is_total(words):
        return None
    builder = values.builder
    code = region_of(words, builder.jurisdiction)
    if code is None:
        return WITHIN.sub("", words) or words
    region = builder.region(code, place, RULE)
    builder.edge(Affects(source=source, target=region, how="applies_in"), place, RULE)
    return region


def _column_name(values: Values, column: ValueColumn) -> Measured | None:
    """Return what a column measures: its own label, the one above it, or the caption of the table."""
    text = values.text.text
    labels = [read_label(text, *span) for span in reversed(column.spans)]
    own = labels[0]
    outer = labels[1:]
    if values.place.caption is not None:
        outer.append(read_label(text, *values.place.caption))
    unit, unit_span = next(((x.unit, x.unit_span) for x in labels if x.unit != ""), ("", None))
    if unit == "" and values.place.unit is not None:
        unit, unit_span = values.words(values.place.unit), values.place.unit
    spans: list[Span] = []
    caption = _caption_name(values)
    words = "".join(text[slice(*span)] for span in caption)
    for label in (own, *outer):
        start, end = _trimmed(text, label)
        if start < end and words.endswith(text[start:end]):
            falls = FALL.search(text, start, end)
            change = "decrease" if falls is not None else own.change
            whole = Label(start, end, unit, unit_span, change, own.period)
            first, last = caption[-1]
            spans = [*caption[:-1], (first, last - (end - falls.start() if falls is not None else 0))]
            break
        if GENERIC.fullmatch(text, start, end) is not None or GROWTH.fullmatch(text, start, end) is not None:
            continue
        whole = Label(start, end, unit, unit_span, own.change or label.change, own.period)
        spans.insert(0, (start, end))
        if MEASURE.fullmatch(text, start, end) is None:
            break
    stretch = STRETCH.search(text, *column.spans[-1]) is not None
    return Measured(whole, tuple(spans), unit, unit_span, None, None, stretch=stretch) if spans else None


def _caption_name(values: Values) -> tuple[Span, ...]:
    """The indicator in a caption of two lines, whose first one begins it."""
    place, text = values.place, values.text.text
    if place.caption is None or place.above is None:
        return ()
    first = _trimmed(text, Label(*place.above, "", None, None, None))
    last = _trimmed(text, Label(*place.caption, "", None, None, None))
    return (first, last) if first[0] < first[1] and last[0] < last[1] else ()


def _trimmed(text: str, label: Label) -> Span:
    head = HEAD.match(text, label.start, label.end)
    start = head.end() if head is not None else label.start
    tail = TAIL.search(text, max(start, label.end - LONGEST_TAIL), label.end)
    end = tail.start() if tail is not None else label.end
    years = list(YEAR.finditer(text, start, end))
    if years and text[years[-1].end() : end] in ("", "年"):
        end = years[-1].start()
    return start, max(start, end)
