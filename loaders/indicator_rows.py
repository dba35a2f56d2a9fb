"""Rows of indicator tables as targets: one for every cell of a year to come, with unit, base value and attribute
from the other cells of its row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from loaders.builder import Builder
from loaders.indicator_labels import Label, read_label
from loaders.indicator_values import Value, is_delegated, is_nothing, read_value, whole_unit
from loaders.repair import Text
from loaders.table_columns import ATTRIBUTES
from loaders.table_grid import Cell, Row
from loaders.table_place import Place
from loaders.tables import Table
from loaders.target_facts import TargetFact
from loaders.target_nodes import add_target
from loaders.target_words import RATIO
from loaders.value_columns import ValueColumn
from ontology.edges import Modality, Sets
from ontology.nodes import Change, Target

Span = tuple[int, int]

RULE = "table value"
BINDING = re.compile("约束")
EXPECTED = re.compile("预期")
LEVEL_NAME = re.compile("(?:率|增速|增幅|差)$")
"""Names of measures that may be negative themselves."""
SHARED_HEAD = re.compile("其中[：:]?$")
LONGEST_ROW = 3000


@dataclass(frozen=True, slots=True)
class Values:
    """What the rows of one table have in common: the table in its text, its place and its value columns."""

    builder: Builder
    text: Text
    table: Table
    place: Place
    columns: Sequence[ValueColumn]

    def cell(self, row: Row, column: int) -> Span | None:
        """Return the stretch of a cell that has text."""
        cell = row.get(column)
        span = self.text.cells.get(cell) if cell is not None else None
        return span if span is not None and span[0] < span[1] else None

    def words(self, span: Span) -> str:
        """Return the characters of a stretch."""
        return self.text.text[span[0] : span[1]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one row measures: its label, the stretches of the name in the order in which they are joined, and
    where the row's unit and attribute are printed."""

    label: Label
    spans: tuple[Span, ...]
    unit: str
    unit_span: Span | None
    modality: Modality | None
    modality_span: Span | None
    scope: str | None = None
    stretch: bool = False


def attribute_columns(values: Values) -> list[int]:
    """Return the columns of which most cells say 约束性 or 预期性, whatever their header says."""
    found = []
    for column in sorted({number for row in values.table.rows for number in row}):
        spans = [span for row in values.table.rows if (span := values.cell(row, column)) is not None]
        fitting = sum(ATTRIBUTES.fullmatch(values.words(span)) is not None for span in spans)
        if fitting > 0 and fitting * 2 >= len(spans):
            found.append(column)
    return found


def name_columns(values: Values, attributes: Sequence[int]) -> list[int]:
    """Return the columns that name the indicators: those called so, else the goals or tasks."""
    table = values.table
    for kinds in (("indicator",), ("goal", "task", "content"), ("category",)):
        columns = [column for column in table.of(*kinds) if column not in attributes]
        if columns:
            return columns
    return []


def measured(values: Values, row: Row, names: Sequence[int], attributes: Sequence[int]) -> Measured | None:
    """Return what a row measures, or ``None`` for a row without a name or that is only a heading."""
    cells = list(dict.fromkeys(row[column] for column in names if values.cell(row, column) is not None))
    cells = [cell for cell in cells if SHARED_HEAD.search(values.words(values.text.cells[cell])) is None]
    if not cells or any(row.get(column.number) == cells[-1] for column in values.columns):
        return None
    label = read_label(values.text.text, *values.text.cells[cells[-1]])
    if label.start >= label.end:
        return None
    unit, unit_span = label.unit, label.unit_span
    for column in values.table.of("unit"):
        span = values.cell(row, column)
        if span is not None and not is_nothing(values.words(span)):
            unit, unit_span = values.words(span), span
    spans = _name(values, label, cells)
    if unit == "" and len(spans) > 1:
        above = read_label(values.text.text, *values.text.cells[cells[-2]])
        unit, unit_span = above.unit, above.unit_span
    if unit == "" and values.place.unit is not None:
        unit, unit_span = values.words(values.place.unit), values.place.unit
    attribute = next((s for c in attributes if (s := values.cell(row, c)) is not None), None)
    return Measured(label, spans, unit, unit_span, _modality(values, attribute), attribute)


def _modality(values: Values, span: Span | None) -> Modality | None:
    if span is None:
        return None
    words = values.words(span)
    return "binding" if BINDING.search(words) else "expected" if EXPECTED.search(words) else None


def _name(values: Values, label: Label, cells: Sequence[Cell]) -> tuple[Span, ...]:
    """Return the stretches of the name: 工业 under 用水量 is 工业用水量."""
    own = (label.start, label.end)
    if len(cells) < 2 or cells[-2].rowspan <= cells[-1].rowspan:
        return (own,)
    above = read_label(values.text.text, *values.text.cells[cells[-2]])
    if _measures(values.text.text, own) or not _measures(values.text.text, (above.start, above.end)):
        return (own,)
    return (own, (above.start, above.end))


def _measures(text: str, span: Span) -> bool:
    return MEASURE_END.search(text, *span) is not None or RATIO.search(text, *span) is not None


MEASURE_END = re.compile(
    "(?:率|量|数|值|额|面积|长度|规模|里程|浓度|强度|比重|比例|占比|能耗|水耗|指数|总数|人数|产值|收入|能力|寿命|水平)$"
)


def add_values(values: Values, row: Row, what: Measured, source: str) -> int:
    """Add the targets of a row, which the node ``source`` sets; return how many there are."""
    base = _base(values, row)
    count = 0
    for column in values.columns:
        span = values.cell(row, column.number) if column.use == "aim" else None
        if span is None or is_nothing(values.words(span)):
            continue
        words = values.words(span)
        value = read_value(words)
        if value is not None:
            count += _add_number(values, what, column, span, value, base, source)
        elif is_delegated(words) or re.search(r"\d", words) is None:
            count += _add_words(values, what, column, span, source, delegated=is_delegated(words))
        else:
            _doubt(
                values,
                span,
                source,
                "a cell of a table holds more than one value, or none that is understood",
            )
    return count


def _doubt(values: Values, span: Span, subject: str, message: str) -> None:
    values.builder.find("table_value", "warning", f"{message}: {values.words(span)[:40]}", subject, span)


def _base(values: Values, row: Row) -> tuple[ValueColumn, Span, Value] | None:
    """Return the last value of the row that is no aim: what the plan starts from."""
    for column in reversed(values.columns):
        span = values.cell(row, column.number) if column.use == "base" and not column.grows else None
        value = read_value(values.words(span)) if span is not None else None
        if span is not None and value is not None and value.value_max is None:
            return column, span, value
    return None


def _add_number(
    values: Values, what: Measured, column: ValueColumn, span: Span, value: Value,
    base: tuple[ValueColumn, Span, Value] | None, source: str,
) -> int:  # fmt: skip
    unit, unit_span = _unit(values, what, column, value)
    if unit is None:
        _doubt(values, span, source, "the unit of a rate of change is not printed")
        return 0
    change: Change = value.change or what.label.change or column.change or "level"
    period = value.period or what.label.period or column.period
    number, change = _signed(values, what, value, unit, change)
    level = change == "level" and period != "cumulative"
    began = base if level and base is not None and base[2].period is None else None
    baseline, baseline_span = column.baseline, column.baseline_span
    if value.baseline is not None:
        baseline, baseline_span = value.baseline, span
    if baseline is None and began is not None:
        baseline, baseline_span = began[0].year, began[0].year_span
    whole = _whole(values, what.spans[0], span)
    modality = what.modality or ("strive" if value.strive else None)
    fact = TargetFact(
        start=whole[0], end=whole[1], number=span, indicator="".join(values.words(part) for part in what.spans),
        indicator_spans=what.spans, comparator=value.comparator, change=change, value=number, value_max=value.value_max,
        unit=unit, deadline=column.year, deadline_span=column.year_span, baseline=baseline, baseline_span=baseline_span,
        baseline_value=began[2].value if began is not None else None, stretch=what.stretch, modality=modality, period=period,
        scope=what.scope, rule=RULE,
    )  # fmt: skip
    _add(values, fact, what, source, unit_span, began[1] if began is not None else None)
    if unit == "" and LEVEL_NAME.search(values.text.text, *what.spans[-1]) is None:
        values.builder.find("table_unit", "info", "no unit is printed for a value of a table", source, span)
    if value.stretch is not None:
        _add(
            values,
            replace(fact, value=value.stretch, stretch=True, modality="strive"),
            what,
            source,
            unit_span,
            None,
        )
    return 2 if value.stretch is not None else 1


def _unit(
    values: Values, what: Measured, column: ValueColumn, value: Value
) -> tuple[str | None, Span | None]:
    """Return the unit of a value and where it is printed, if not in its cell; ``None`` for a rate of change
    whose unit is not known."""
    if value.unit != "" and whole_unit(value.unit, what.unit) == value.unit:
        return value.unit, None
    if column.grows:
        for span in reversed(column.spans):
            header = read_label(values.text.text, *span)
            if header.unit != "":
                return header.unit, header.unit_span
        rate = column.change is not None or column.period == "annual"
        if (
            rate
            and value.period != "cumulative"
            and what.label.change is None
            and what.unit not in ("%", "‰")
        ):
            return None, None
    if what.unit == "" and value.unit == "":
        return "", None
    unit = whole_unit(value.unit, what.unit)
    # A column of units prints the sign in words.
    return "%" if unit == "百分比" else unit, what.unit_span


def _signed(
    values: Values, what: Measured, value: Value, unit: str, change: Change
) -> tuple[Decimal, Change]:
    """A minus sign belongs to a rate that may be negative; in front of a share it says that something falls."""
    if not value.negative:
        return value.value, change
    name = what.spans[-1]
    if LEVEL_NAME.search(values.text.text, *name) is not None or unit != "%":
        return -value.value, change
    return value.value, "decrease"


def _whole(values: Values, name: Span, cell: Span) -> Span:
    """Return the stretch from the name to the value where they stand in one row of the source, else the cell."""
    if name[0] >= cell[1]:
        return cell
    start, end = values.text.source(name[0], cell[1])
    first, last = values.text.source(*name), values.text.source(*cell)
    if (
        first[1] <= last[0]
        and end - start < LONGEST_ROW
        and "\n" not in values.builder.source.text[start:end]
    ):
        return name[0], cell[1]
    return cell


def _add(
    values: Values, fact: TargetFact, what: Measured, source: str, unit_span: Span | None, began: Span | None
) -> None:
    builder = values.builder
    target = add_target(builder, values.place.plan, source, fact)
    if unit_span is not None:
        builder.say(target, unit_span, RULE, prop="unit", context=True)
    if began is not None:
        builder.say(target, began, RULE, prop="baseline_value", context=True)
    if what.modality_span is not None and fact.modality == what.modality:
        edge = Sets(source=source, target=target, modality=what.modality)
        builder.say(edge.id, what.modality_span, RULE, context=True)


def _add_words(
    values: Values, what: Measured, column: ValueColumn, span: Span, source: str, *, delegated: bool
) -> int:
    """Add a goal in words: one that the level above sets, or one without a number (稳定向好)."""
    builder = values.builder
    name = "".join(values.words(part) for part in what.spans)
    target = Target(
        owner=values.place.plan,
        indicator=name,
        scope=what.scope,
        deadline=column.year,
        text=values.words(span),
    )
    rule = "delegated" if delegated else RULE
    identifier = builder.node(target, _whole(values, what.spans[0], span), rule)
    for part in what.spans:
        builder.say(identifier, part, rule, prop="indicator", context=True)
    builder.say(identifier, span, rule, prop="text")
    if column.year_span is not None:
        builder.say(identifier, column.year_span, rule, prop="deadline", context=True)
    modality: Modality | None = "delegated" if delegated else what.modality
    context = [what.modality_span] if what.modality_span is not None else []
    builder.edge(Sets(source=source, target=identifier, modality=modality), span, rule, context=context)
    return 1
