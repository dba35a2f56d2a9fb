"""Rows of work-division tables as tasks ``T1/7``: row 7 (as printed) of the first such table."""

import re
from dataclasses import replace

from loaders.builder import Builder
from loaders.markers import Marker, RoleList, column_role, together
from loaders.mentions import Mentions
from loaders.repair import Text
from loaders.responsibilities import Assignment, assign, merged
from loaders.tables import Cell, Division
from loaders.target_nodes import add_targets
from loaders.targets import read_targets
from loaders.tasks import add_responsible
from ontology.dates import find_dates
from ontology.edges import PartOf
from ontology.nodes import Task
from ontology.numerals import ordinal

Span = tuple[int, int]

TITLE_LENGTH = 20
RECURRENCE = re.compile("每(?:年|月|季度|半年|周)[\u4e00-\u9fff\\d]{0,12}|持续[\u4e00-\u9fff]{0,6}|长期坚持")


def add_table_rows(builder: Builder, text: Text, plan: str, mentions: Mentions) -> None:
    """Add the rows of all work-division tables of a document as tasks of ``plan``."""
    for table, division in enumerate(text.divisions, start=1):
        seen: dict[str, int] = {}
        for position, row in enumerate(division.rows, start=1):
            task_span = _first(text, division, row, "task")
            if task_span is None:
                continue
            number = _number(text, division, row) or str(position)
            seen[number] = seen.get(number, 0) + 1
            path = f"T{table}/{number}" + (f"!{seen[number]}" if seen[number] > 1 else "")
            _add_row(builder, text, plan, mentions, division, row, task_span, path, position)


def _add_row(
    builder: Builder, text: Text, plan: str, mentions: Mentions, division: Division, row: dict[int, Cell],
    span: Span, path: str, position: int,
) -> None:  # fmt: skip
    body = text.text[slice(*span)]
    due_span = _first(text, division, row, "deadline")
    due = _due(text, due_span)
    recurrence = RECURRENCE.search(text.text, *due_span) if due_span is not None and due is None else None
    task = Task(plan=plan, path=path, kind="operative", form="table_row", heading=body[:TITLE_LENGTH], text=body, ordinal=position,
                deadline=due, deadline_relation="by" if due else None,
                recurrence=recurrence[0] if recurrence else None)  # fmt: skip
    identifier = builder.node(task, span, "table row")
    builder.say(identifier, span, "table row", prop="heading")
    builder.say(identifier, span, "table row", prop="text")
    if due_span is not None and (due or recurrence):
        builder.say(identifier, due_span, "table row", prop="deadline" if due else "recurrence")
    builder.edge(PartOf(source=identifier, target=plan), span, "table row")
    for item in merged(_assignments(builder, text, division, row)):
        add_responsible(builder, item, identifier)
    facts = read_targets(text.text, [span])
    add_targets(builder, plan, identifier, [
        replace(fact, deadline=due, deadline_span=due_span) if fact.deadline is None and due else fact for fact in facts
    ])  # fmt: skip
    mentions.read([span], identifier, is_task=True)
    mentions.read_orders([span], identifier, heading=body, due=(due, due_span) if due and due_span else None)


def _assignments(builder: Builder, text: Text, division: Division, row: dict[int, Cell]) -> list[Assignment]:
    markers = []
    for column, (kind, header) in division.columns.items():
        if kind != "agencies" or column not in row:
            continue
        start, end = text.cells[row[column]]
        word = text.text[slice(*text.cells[header])]
        if start < end:
            markers.append(
                Marker(
                    start, end, (RoleList(start, end, column_role(word), word),), explicit=True, labelled=True
                )
            )
    return [
        item
        for marker in together(markers)
        for item in assign(text.text, marker, builder.jurisdiction, None, 1)
    ]


def _first(text: Text, division: Division, row: dict[int, Cell], wanted: str) -> Span | None:
    """Return the stretch of the last non-empty cell of a kind: the finest of nested task columns."""
    spans = [text.cells[row[c]] for c, (kind, _) in division.columns.items() if kind == wanted and c in row]
    return next((span for span in reversed(spans) if span[0] < span[1]), None)


def _number(text: Text, division: Division, row: dict[int, Cell]) -> str | None:
    span = _first(text, division, row, "number")
    value = ordinal(text.text[slice(*span)].strip("（）.、")) if span is not None else None
    return str(value) if value is not None else None


def _due(text: Text, span: Span | None) -> str | None:
    """Return the date in a deadline cell: 2025年12月底前 is 2025-12, 2025年底前 is 2025."""
    if span is None:
        return None
    dates = find_dates(text.text[slice(*span)])
    return dates[-1][2].iso if dates else None
