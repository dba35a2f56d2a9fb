"""What the tables of a document state: tasks with their agencies, targets, regions and references."""

from collections.abc import Sequence

from loaders.allotments import add_allotments
from loaders.builder import Builder
from loaders.indicator_rows import Values, add_values, attribute_columns, measured, name_columns
from loaders.mentions import Mentions
from loaders.metadata import Metadata
from loaders.repair import Text
from loaders.responsibilities import Rules
from loaders.table_place import Place, caption_year, horizon_of, place_of
from loaders.table_rows import add_group, add_row_targets, add_row_task
from loaders.table_tasks import Body, Sheet, division_rows, row_path
from loaders.units import Section
from loaders.value_columns import read_value_columns
from ontology.edges import Affects

Span = tuple[int, int]


def add_tables(
    builder: Builder, text: Text, sections: Sequence[Section], ids: Sequence[str], meta: Metadata, mentions: Mentions,
    rules: Rules,
) -> None:  # fmt: skip
    """Add what all tables say; ``ids`` are the plans of the sections that are no annexes, in order."""
    number = 0
    for table in text.tables:
        place = place_of(builder, text, sections, ids, table)
        number += table.kind == "division" or len(table.of("agencies")) > 0
        around = place.source if place.is_task else None
        sheet = Sheet(builder, text, table, place.plan, number, mentions, rules, around)
        columns = read_value_columns(text, table, horizon_of(builder, place, meta), caption_year(text, place))
        values = Values(builder, text, table, place, columns)
        if table.kind == "division":
            _add_division(sheet, values)
        elif table.kind == "indicators":
            _add_indicators(sheet, values)
        else:
            add_allotments(values, place.source)
        _add_doubts(values, place)
        _add_mentions(sheet, place)


def _add_division(sheet: Sheet, values: Values) -> None:
    """Tasks by row; columns of indicators and values beside them give targets of the task."""
    attributes = attribute_columns(values)
    names = sheet.table.of("indicator")
    groups, divisions = division_rows(sheet)
    for position, (path, group) in enumerate(groups, start=1):
        add_group(sheet, path, group, position)
    for one in divisions:
        above = one.path.rpartition("/")[0] if groups else None
        task = add_row_task(sheet, one.rows, one.body, one.path, one.position, above)
        add_row_targets(sheet, one.rows, one.body, task)
        for row in one.rows if names else []:
            what = measured(values, row, names, attributes)
            if what is not None:
                add_values(values, row, what, task)


def _add_indicators(sheet: Sheet, values: Values) -> None:
    """Targets by row; a row in which agencies stand is a task of theirs."""
    attributes = attribute_columns(values)
    names = name_columns(values, attributes)
    seen: dict[str, int] = {}
    for position, row in enumerate(sheet.table.rows, start=1):
        what = measured(values, row, names, attributes)
        if what is None:
            continue
        source = values.place.source
        if sheet.spans(row, "agencies"):
            cell = next(row[column] for column in reversed(names) if sheet.span(row.get(column)) is not None)
            span = sheet.text.cells[cell]
            path = row_path(sheet, row, position, seen)
            source = add_row_task(sheet, [row], Body(what.spans[0], (span,)), path, position)
        add_values(values, row, what, source)


def _add_doubts(values: Values, place: Place) -> None:
    """Say which lines were not read, and which columns nothing but the years beside them makes past or future."""
    for cell in values.table.doubts:
        span = values.text.cells[cell]
        values.builder.find(
            "table_row", "warning", f"a line of a table has more or fewer values than the others: {values.words(span)[:60]}",
            place.source, span,
        )  # fmt: skip
    for column in values.columns:
        if column.doubtful and column.year_span is not None:
            what = "the base" if column.use == "base" else "an aim"
            values.builder.find(
                "table_year", "info", f"nothing but the other years tells that the column {column.year} is {what}",
                place.source, column.year_span,
            )  # fmt: skip


def _add_mentions(sheet: Sheet, place: Place) -> None:
    """Regions and references that stand in cells which no row of tasks has read."""
    if sheet.table.kind == "division":
        return
    builder = sheet.builder
    for cell in sheet.table.cells():
        span = sheet.span(cell)
        if span is None or any(
            row.get(c) == cell for row in sheet.table.rows for c in sheet.table.of("agencies")
        ):
            continue
        sheet.mentions.read([span], place.source, is_task=place.is_task)
        for found in builder.named.regions.within(*span):
            where = (found.start, found.end)
            region = builder.region(found.code, where, "region")
            if found.code != builder.jurisdiction and not _applies(builder, place.source, region):
                builder.edge(Affects(source=place.source, target=region, how="named"), where, "region")


def _applies(builder: Builder, source: str, region: str) -> bool:
    return Affects(source=source, target=region, how="applies_in").id in builder.edges
