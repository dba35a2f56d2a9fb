"""Which rows of a table of tasks are tasks, and under which paths.

Where all tasks of a table stand in numbered groups (一、…, （一）…) they are counted like the units of the text:
3/1/7 is row 7 of group （一） in the table of unit 三. Else a row is ``T1/7``: row 7 (as printed) of the first table
that has tasks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.builder import Builder
from loaders.mentions import Mentions
from loaders.repair import Text
from loaders.responsibilities import Rules
from loaders.table_grid import Cell, Row, own_cells
from loaders.tables import Table
from loaders.unit_markers import MARKER, read_marker
from ontology.nodes import Task
from ontology.numerals import ordinal

Span = tuple[int, int]

LONGEST_HEADING = 60
GROUP_STYLES = ("one", "two")
"""Numbers of headings in a table: 一、 and （一）."""
NUMBER_MARKS = "（）()[]【】.、．。 "
SENTENCE = re.compile("[，。；]")
NAME = re.compile("[^，。；]*[\u4e00-\u9fff]{2}[^，。；]*")
"""A cell that names a task, and what makes a cell more than a name."""
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
    taken = any(task_id(sheet.plan, path) in sheet.builder.nodes for path in paths)
    return None if taken or len(set(paths)) < len(paths) else (list(groups.items()), found)


def task_id(plan: str, path: str) -> str:
    """Return the id that a task with this path in a plan has."""
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
