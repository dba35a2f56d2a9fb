"""Columns of values: for which year each holds, and whether it says what is or what is to be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from loaders.repair import Text
from loaders.table_columns import AIM_WORDS, BASE_WORDS, YEAR, Column
from loaders.tables import Table
from ontology.dates import five_year_plan_end
from ontology.nodes import Change, TargetPeriod

Span = tuple[int, int]
Use = Literal["base", "aim"]

PLAN = re.compile("“?十[一二三四五六七八九]五”?|第十[一二三四五六七八九]个五年规划")
COMPARED = re.compile(
    r"(?:比|较|与)(?:“?十[一二三四五六七八九]五”?末?|(?P<year>20\d\d)年?)(?:末|底|水平)?(?:相比)?"
)
TOTAL = re.compile("累计(?!值|总量|规模|装机)")
YEARLY = re.compile("年均|年平均")
FALL = re.compile("下降|降低|减少|降幅|压减|削减")
RISE = re.compile("增长|增速|增幅|提高|比增|增加|提升")


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """One column: its header cells in the text, its use (``None`` where the header leaves it open), the year
    that it holds for and where that is printed."""

    number: int
    spans: tuple[Span, ...]
    use: Use | None
    year: str | None
    year_span: Span | None
    baseline: str | None = None
    baseline_span: Span | None = None
    change: Change | None = None
    period: TargetPeriod | None = None
    doubtful: bool = False

    @property
    def grows(self) -> bool:
        """Whether the header speaks of changes (年均增速, 累计) and not of levels."""
        return self.change is not None or self.period is not None


@dataclass(frozen=True, slots=True)
class Horizon:
    """What the plan says of its time: year of issue, first and last year of its period and where that is
    printed, each if known."""

    issued: int | None
    first: int | None
    last: str | None
    span: Span | None


def read_value_columns(
    text: Text, table: Table, horizon: Horizon, dated: tuple[str, Span] | None
) -> list[ValueColumn]:
    """Return the value columns of a table; those whose header leaves open what they are for are decided by the
    years beside them. ``dated`` is the year that the table's caption gives to columns without one."""
    columns = [_read(text, number, table.columns[number]) for number in table.of("value")]
    return _dated(_decided(columns, horizon), horizon, dated)


def plan_end(name: str) -> str | None:
    """Return the last year of a five-year plan: “十四五” and 第十四个五年规划 are 2025."""
    return five_year_plan_end(name.strip("“”").replace("个五年规划", "五").removeprefix("第"))


def _read(text: Text, number: int, column: Column) -> ValueColumn:
    spans = tuple(text.cells[cell] for cell in column.cells)
    label = "".join(text.text[slice(*span)] for span in spans)
    use: Use | None = (
        "base" if BASE_WORDS.search(label) else "aim" if AIM_WORDS.search(PLAN.sub("", label)) else None
    )
    baseline, baseline_span, year, year_span = None, None, None, None
    for span in spans:
        compared = COMPARED.search(text.text, *span)
        if compared is not None and compared["year"] is not None:
            baseline, baseline_span = compared["year"], compared.span("year")
        for match in YEAR.finditer(text.text, *span):
            if compared is None or not compared.start() <= match.start() < compared.end():
                year, year_span = match.group(), match.span()
        plan = PLAN.search(text.text, *span)
        if year is None and plan is not None:
            year, year_span = plan_end(plan.group()), plan.span()
    change: Change | None = "decrease" if FALL.search(label) else "increase" if RISE.search(label) else None
    period: TargetPeriod | None = (
        "annual" if YEARLY.search(label) else "cumulative" if TOTAL.search(label) else None
    )
    if YEARLY.search(label) and TOTAL.search(label):
        period = "annual"
    if period is not None and change is None and not TOTAL.search(label):
        change = "increase"
    return ValueColumn(number, spans, use, year, year_span, baseline, baseline_span, change, period)


def _decided(columns: Sequence[ValueColumn], horizon: Horizon) -> list[ValueColumn]:
    """Decide the columns that their header leaves open; a year before the plan's own time is past, whatever
    the header says."""
    years = sorted({int(column.year) for column in columns if column.year is not None})
    based = any(column.use == "base" for column in columns)
    return [_settled(column, years, horizon, based=based) for column in columns]


def _settled(column: ValueColumn, years: Sequence[int], horizon: Horizon, *, based: bool) -> ValueColumn:
    """Return a column with its use; ``based`` tells that a header says which column is the base."""
    if column.year is None:
        return replace(column, use=column.use or "aim")
    use = _use(int(column.year), years, horizon, based=based)
    if use is not None:
        return replace(column, use="base" if "base" in (use, column.use) else "aim")
    if column.use is not None or based:
        return replace(column, use=column.use or "aim")
    first = len(years) > 1 and int(column.year) == years[0]
    return replace(column, use="base" if first else "aim", doubtful=len(years) > 1)


def _use(year: int, years: Sequence[int], horizon: Horizon, *, based: bool) -> Use | None:
    """Return what a year means against the time of the plan, or ``None`` if that is not known."""
    since = horizon.issued if horizon.issued is not None else horizon.first
    if since is None:
        return None
    if year < since:
        return "base"
    yearly = len(years) > 2 and years[-1] - years[0] == len(years) - 1
    opens = year == years[0] and len(years) > 1 and not based and not yearly
    return "base" if year == horizon.issued and opens else "aim"


def _dated(
    columns: Sequence[ValueColumn], horizon: Horizon, dated: tuple[str, Span] | None
) -> list[ValueColumn]:
    """Give the aims without a year that of the last aim beside them, of the caption, or of the plan's period."""
    known = [column for column in columns if column.use == "aim" and column.year is not None]
    last = max(known, key=lambda column: column.year or "", default=None)
    year, span = horizon.last, horizon.span
    if last is not None:
        year, span = last.year, last.year_span
    elif dated is not None:
        year, span = dated
    since = horizon.issued or horizon.first
    past = year is not None and since is not None and int(year[:4]) < since
    return [
        replace(column, year=year, year_span=span, use="base" if past else "aim")
        if column.use == "aim" and column.year is None
        else column
        for column in columns
    ]
