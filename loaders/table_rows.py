"""Rows of tables as tasks: their time limits, agencies, regions, targets and references."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.assignments import Assignment, merged
from loaders.concerned_sectors import add_sectors, read_sectors
from loaders.forces import read_force
from loaders.headings import is_container_label
from loaders.markers import FIRST_LEADS, Marker, RoleList, column_role, together
from loaders.places import add_places
from loaders.responsibilities import assign
from loaders.rhythms import read_rhythm
from loaders.table_columns import ASIDE
from loaders.table_grid import Cell, Row
from loaders.table_scopes import add_scope
from loaders.table_tasks import LONGEST_HEADING, Body, Group, Sheet, task_id
from loaders.target_nodes import add_delegated, add_targets
from loaders.targets import read_delegated, read_targets
from loaders.task_deadlines import read_cell_deadline
from loaders.tasks import add_responsible
from loaders.time_limits import TimeLimit
from loaders.units import Unit
from ontology.agency_names import certain
from ontology.edges import PartOf
from ontology.nodes import Plan, Task

Span = tuple[int, int]

RULE = "table row"
TITLE_LENGTH = 20
SEPARATOR = re.compile("[、，,；;。 ]")


def add_group(sheet: Sheet, path: str, group: Group, position: int) -> None:
    """Add the heading of a group of rows as the task that they are parts of."""
    words = sheet.text.text[slice(*group.heading)]
    task = Task(plan=sheet.plan, path=path, kind="container" if is_container_label(words) else "operative",
                form="table_row", heading=words, text=words, ordinal=position)  # fmt: skip
    identifier = sheet.builder.node(task, group.heading, RULE)
    sheet.builder.say(identifier, group.heading, RULE, prop="heading")
    sheet.builder.edge(PartOf(source=identifier, target=sheet.plan), group.heading, RULE)
    if sheet.around is not None:
        sheet.builder.edge(PartOf(source=identifier, target=sheet.around), group.heading, RULE)


def add_row_task(
    sheet: Sheet, rows: Sequence[Row], body: Body, path: str, position: int, group: str | None = None
) -> str:
    """Add a row as a task with its time limit, agencies, regions and references, a part of its ``group`` (a path);
    return its id."""
    builder, text = sheet.builder, sheet.text.text
    parts = _together(sheet, body)
    whole = (parts[0][0], parts[-1][1])
    words = text[slice(*body.heading)]
    heading = words if len(body.parts) > 1 and len(words) <= LONGEST_HEADING else words[:TITLE_LENGTH]
    due_spans = [span for row in rows for span in sheet.spans(row, "deadline")]
    limit = _limit(text, due_spans)
    rhythm = read_rhythm(text, due_spans) if due_spans else None
    force = read_force(text, None, parts)
    task = Task(plan=sheet.plan, path=path, kind="operative", form="table_row", heading=heading, text=text[slice(*whole)],
                ordinal=position, deadline=limit.value if limit is not None else None,
                deadline_relation=limit.relation if limit is not None else None,
                recurrence=text[slice(*rhythm)] if rhythm is not None else None,
                force=force.force if force is not None else None)  # fmt: skip
    identifier = builder.node(task, body.heading, RULE)
    builder.say(identifier, body.heading, RULE, prop="heading")
    builder.say(identifier, whole, RULE, prop="text")
    said = {"deadline": limit, "deadline_relation": limit, "force": force}
    for name, found in said.items():
        if found is not None:
            builder.say(identifier, found.span, RULE, prop=name)
    if rhythm is not None:
        builder.say(identifier, rhythm, RULE, prop="recurrence")
    builder.edge(PartOf(source=identifier, target=sheet.plan), body.heading, RULE)
    if group is not None:
        builder.edge(PartOf(source=identifier, target=task_id(sheet.plan, group)), body.heading, RULE)
    _add_agencies(sheet, rows, identifier)
    for row in rows:
        for column in sheet.table.of("scope"):
            span = sheet.span(row.get(column))
            if span is not None:
                add_scope(builder, sheet.text, sheet.table.columns[column], span, identifier)
    unit = Unit(
        "row",
        position,
        path,
        None,
        *whole,
        body.heading,
        heading,
        list(parts),
        marker=whole[0],
        own=list(parts),
    )
    add_places(builder, sheet.text, unit, identifier, [])
    add_sectors(builder, identifier, *read_sectors(text, builder.named, [unit]))
    sheet.mentions.read(parts, identifier, is_task=True)
    sheet.mentions.read_orders(
        parts, identifier, heading=heading, due=(limit.value, limit.span) if limit is not None else None
    )
    return identifier


def add_row_targets(sheet: Sheet, rows: Sequence[Row], body: Body, task: str) -> None:
    """Add the targets that the words of a row state; its time limit dates those without a date."""
    text = sheet.text.text
    due_spans = [span for row in rows for span in sheet.spans(row, "deadline")]
    limit = _limit(text, due_spans)
    plan = sheet.builder.nodes[sheet.plan]
    issued = plan.issued if isinstance(plan, Plan) else None
    year = plan.period_to if isinstance(plan, Plan) and plan.period_from == plan.period_to else None
    facts = read_targets(text, body.parts, year=year, issued=issued)
    add_targets(sheet.builder, sheet.plan, task, [
        replace(fact, deadline=limit.value, deadline_span=limit.span) if fact.deadline is None and limit is not None else fact
        for fact in facts
    ])  # fmt: skip
    add_delegated(sheet.builder, sheet.plan, task, read_delegated(text, body.parts, year=year))


def _together(sheet: Sheet, body: Body) -> tuple[Span, ...]:
    """Return the parts of a row's text if they stand side by side, else that of the heading alone."""
    places = [sheet.text.source(*part) for part in body.parts]
    between = [sheet.builder.source.text[before[1] : after[0]] for before, after in pairwise(places)]
    joined = [after[0] - before[1] for before, after in pairwise(body.parts)]
    if all(gap.strip("\t \n|") == "" for gap in between) and all(gap == 1 for gap in joined):
        return body.parts
    return (body.heading,)


def _add_agencies(sheet: Sheet, rows: Sequence[Row], task: str) -> None:
    cells = [(column, row[column]) for row in rows for column in sheet.table.of("agencies") if column in row]
    found = list(_assignments(sheet, list(dict.fromkeys(cells))))
    for item in merged(found):
        add_responsible(sheet.builder, item, task)
    read = {item.marker for item in found}
    for _, cell in dict.fromkeys(cells):
        span = sheet.span(cell)
        if (
            span is not None
            and span not in read
            and re.search("[\u4e00-\u9fff]", sheet.text.text[slice(*span)])
        ):
            sheet.builder.find(
                "table_agencies", "info", f"no agency is recognised in a cell of agencies: {sheet.text.text[slice(*span)][:40]}",
                task, span,
            )  # fmt: skip


def _assignments(sheet: Sheet, cells: Sequence[tuple[int, Cell]]) -> Iterator[Assignment]:
    markers = []
    first_leads = sheet.rules.first_leads_from is not None
    for column, cell in cells:
        span = sheet.span(cell)
        word = header_words(sheet, column)
        first_leads = first_leads or FIRST_LEADS.search(word) is not None
        if span is not None:
            lists = [RoleList(*part, column_role(ASIDE.sub("", word)), word) for part in _parted(sheet, span)]
            markers.append(Marker(*span, tuple(lists), explicit=True, labelled=True))
    rules = replace(sheet.rules, first_leads_from=0) if first_leads else sheet.rules
    for marker in together(markers):
        yield from assign(sheet.text.text, marker, sheet.builder.jurisdiction, rules, 1)


def _parted(sheet: Sheet, span: Span) -> list[Span]:
    """Return the lists in a cell: where a line ends between two whole names, a list ends as well."""
    text, jurisdiction = sheet.text.text, sheet.builder.jurisdiction
    cuts = [span[0]]
    for joint in sheet.text.joints(*span):
        before = SEPARATOR.split(text[cuts[-1] : joint])[-1]
        after = SEPARATOR.split(text[joint : span[1]])[0]
        ends = [at for at in sheet.text.joints(joint, span[1]) if at - joint < len(after)]
        rests = [after, *(text[joint:at] for at in ends)]
        if (
            certain(before, jurisdiction) is not None
            and not after.startswith("办公")
            and any(certain(rest, jurisdiction) is not None for rest in rests)
        ):
            cuts.append(joint)
    return list(pairwise([*cuts, span[1]]))


def header_words(sheet: Sheet, column: int) -> str:
    """Return the innermost label of a column."""
    return sheet.text.text[slice(*sheet.text.cells[sheet.table.columns[column].cells[-1]])]


def _limit(text: str, cells: Sequence[Span]) -> TimeLimit | None:
    """Return the time limit of the first deadline cell that has one."""
    return next((limit for cell in cells if (limit := read_cell_deadline(text, cell)) is not None), None)
