"""Rows of tables as tasks ``T1/7``: row 7 (as printed) of the first table that has tasks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.assignments import Assignment, merged
from loaders.builder import Builder
from loaders.concerned_sectors import add_sectors, read_sectors
from loaders.forces import read_force
from loaders.headings import is_container_label
from loaders.markers import FIRST_LEADS, Marker, RoleList, column_role, together
from loaders.mentions import Mentions
from loaders.places import add_places
from loaders.repair import Text
from loaders.responsibilities import Rules, assign
from loaders.rhythms import read_rhythm
from loaders.table_columns import ASIDE
from loaders.table_grid import Cell, Row, own_cells
from loaders.table_scopes import add_scope
from loaders.tables import Table
from loaders.target_nodes import add_delegated, add_targets
from loaders.targets import read_delegated, read_targets
from loaders.task_deadlines import read_cell_deadline
from loaders.tasks import add_responsible
from loaders.time_limits import TimeLimit
from loaders.unit_markers import MARKER, read_marker
from loaders.units import Unit
from ontology.agency_names import certain
from ontology.edges import PartOf
from ontology.nodes import Plan, Task
from ontology.numerals import ordinal

Span = tuple[int, int]

RULE = "table row"
TITLE_LENGTH = 20
LONGEST_HEADING = 60
GROUP_STYLES = ("one", "two")
"""Numbers of headings in a table: 一、 and （一）."""
NUMBER_MARKS = "（）()[]【】.、．。 "
SENTENCE = re.compile("[，。；]")
NAME = re.compile("[^，。；]*[\u4e00-\u9fff]{2}[^，。；]*")
"""A cell that names a task, and what makes a cell more than a name."""
SEPARATOR = re.compile("[、，,；;。 ]")
COMPOUND = re.compile(r"\d{1,3}(?:[.\-]\d{1,3}){1,3}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table on its way into an extract: ``number`` counts the tables that have tasks."""

    builder: Builder
    text: Text
    table: Table
    plan: str
    number: int
    mentions: Mentions
    rules: Rules
    around: str | None = None
    """The id of the task in whose text the table stands, if it stands in one."""

    def span(self, cell: Cell | None) -> Span | None:
        """Return the stretch of a cell that has text."""
        span = self.text.cells.get(cell) if cell is not None else None
        return span if span is not None and span[0] < span[1] else None

    def spans(self, row: Row, *kinds: str) -> list[Span]:
        """Return the stretches of the cells of these kinds in a row, each once."""
        found = [self.span(row.get(column)) for column in self.table.of(*kinds)]
        return list(dict.fromkeys(span for span in found if span is not None))


@dataclass(frozen=True, slots=True)
class Body:
    """What a row says is to be done: the stretch of its heading and those of its whole text."""

    heading: Span
    parts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The numbered heading of a group of rows (（一）推动工业绿色转型): its printed number, the stretch of its words."""

    number: str
    heading: Span


@dataclass(frozen=True, slots=True)
class Division:
    """One task of a division table: its rows (several where the task's cells are merged), text, path and position."""

    rows: list[Row]
    body: Body
    path: str
    position: int


def division_rows(sheet: Sheet) -> tuple[list[tuple[str, Group]], list[Division]]:
    """Return the groups of a division table with their paths, and its tasks.

    Where all tasks stand in numbered groups they are counted like the units of the text (3/1/7: row 7 of group （一）
    in the table of unit 三), else as rows (T1/7).
    """
    groups: list[tuple[list[Row], Body]] = []
    headed: list[Group | None] = []
    heading: Group | None = None
    for row in sheet.table.rows:
        body = _body(sheet, row)
        if body is not None and groups and groups[-1][1] == body:
            groups[-1][0].append(row)
        elif body is not None:
            groups.append(([row], body))
            headed.append(heading)
        elif (found := _group(sheet, row)) is not None:
            heading = found
        elif sheet.spans(row, "agencies") and not _is_heading(sheet, row):
            sheet.builder.find(
                "table_row", "warning", "a row of a table names agencies, but no task",
                sheet.plan, sheet.spans(row, "agencies")[0],
            )  # fmt: skip
    outlined = _outlined(sheet, groups, headed)
    if outlined is not None:
        return outlined
    seen: dict[str, int] = {}
    return [], [
        Division(rows, body, row_path(sheet, rows[0], position, seen), position)
        for position, (rows, body) in enumerate(groups, start=1)
    ]


def _outlined(
    sheet: Sheet, tasks: Sequence[tuple[list[Row], Body]], headed: Sequence[Group | None]
) -> tuple[list[tuple[str, Group]], list[Division]] | None:
    """Return groups and tasks with the paths of an outline; ``None`` where a task has no group or number, or a path
    is that of another unit."""
    node = sheet.builder.nodes.get(sheet.around) if sheet.around is not None else None
    base = f"{node.path}/" if isinstance(node, Task) else ""
    groups: dict[str, Group] = {}
    found: list[Division] = []
    for position, ((rows, body), group) in enumerate(zip(tasks, headed, strict=True), start=1):
        number = _number(sheet, rows[0])
        if group is None or number is None:
            return None
        path = f"{base}{group.number}"
        if groups.setdefault(path, group) is not group:
            return None
        found.append(Division(rows, body, f"{path}/{number}", position))
    paths = [*groups, *(task.path for task in found)]
    taken = any(_task_id(sheet.plan, path) in sheet.builder.nodes for path in paths)
    return None if taken or len(set(paths)) < len(paths) else (list(groups.items()), found)


def _task_id(plan: str, path: str) -> str:
    return Task(plan=plan, path=path, kind="operative", heading="-", ordinal=0).id


def _group(sheet: Sheet, row: Row) -> Group | None:
    """Return the numbered heading that a row of one cell is."""
    spans = [span for cell in own_cells(row) if (span := sheet.span(cell)) is not None]
    if len(spans) != 1:
        return None
    marker = MARKER.match(sheet.text.text, *spans[0])
    style, number = read_marker(marker) if marker is not None else ("", None)
    if marker is None or number is None or style not in GROUP_STYLES or marker.end() >= spans[0][1]:
        return None
    return Group(str(number), (marker.end(), spans[0][1]))


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


def row_path(sheet: Sheet, row: Row, position: int, seen: dict[str, int]) -> str:
    """Return the path of a row: its printed number, else its position; a repeated one is marked."""
    number = _number(sheet, row) or str(position)
    seen[number] = seen.get(number, 0) + 1
    return f"T{sheet.number}/{number}" + (f"!{seen[number]}" if seen[number] > 1 else "")


def _number(sheet: Sheet, row: Row) -> str | None:
    spans = sheet.spans(row, "number") or sheet.spans(row, "task")[-2::-1]
    for span in spans:
        words = sheet.text.text[slice(*span)].strip(NUMBER_MARKS)
        value = ordinal(words)
        if value is not None:
            return str(value)
        if COMPOUND.fullmatch(words) is not None:
            return words
    return None


def _is_heading(sheet: Sheet, row: Row) -> bool:
    """Tell whether a row is one merged cell, or one cell outside the columns of tasks: a heading in the table."""
    cells = [cell for cell in own_cells(row) if sheet.span(cell) is not None]
    if len(cells) != 1:
        return len(cells) == 0
    columns = [column for column, cell in row.items() if cell == cells[0]]
    return len(columns) > 1 or columns[0] not in sheet.table.of("task", "content", "goal")


def _body(sheet: Sheet, row: Row) -> Body | None:
    """Return what a row says: the finest task column, and the columns beside it that say more.

    A task cell that covers more rows than the cell beside it is a category; then that says the task. Of two task
    columns with a long text in the second (重点任务, 具体措施) the first is the heading.
    """
    if _is_heading(sheet, row):
        return None
    names = _filled(sheet, row, "task")
    more = [cell for cell in _filled(sheet, row, "content", "goal") if cell not in names]
    if not names and not more:
        return None
    if len(names) > 1 and _is_explained(sheet, *names[-2:]):
        more = [names.pop(), *more]
    name = names[-1] if names else more[0]
    if more and name.rowspan > min(cell.rowspan for cell in more):
        name = min(more, key=lambda cell: cell.rowspan)
    parts = sorted(sheet.text.cells[cell] for cell in {name, *(c for c in more if c.row >= name.row)})
    heading = sheet.text.cells[name]
    return Body(heading, tuple(parts))


def _is_explained(sheet: Sheet, name: Cell, text: Cell) -> bool:
    """Tell whether a cell is a short name for the sentences in the next one."""
    words = sheet.text.text
    short, long = (words[slice(*sheet.text.cells[cell])] for cell in (name, text))
    named = len(short) <= LONGEST_HEADING and NAME.fullmatch(short) is not None
    return name.rowspan == text.rowspan and named and SENTENCE.search(long) is not None


def _filled(sheet: Sheet, row: Row, *kinds: str) -> list[Cell]:
    cells = [row[column] for column in sheet.table.of(*kinds) if column in row]
    return list(dict.fromkeys(cell for cell in cells if sheet.span(cell) is not None))


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
        builder.edge(PartOf(source=identifier, target=_task_id(sheet.plan, group)), body.heading, RULE)
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
