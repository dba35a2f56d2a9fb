"""Tables of a PDF over page ends: which parts belong together, and one run of rows for all of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.readers.pdf_cells import Content, joined_words
from loaders.readers.pdf_grid import Area
from loaders.readers.pdf_tables import Part, Piece

SAME_PLACE = 4.0
"""Points by which the lines of a table may differ from page to page."""
HEADER_ROWS = 4
"""Rows that a header has at most."""
RUNNING = 3
"""Pages on which a line stands first or last that is a running head."""
LONG_CELL = 3
"""Paragraphs or lines from which a cell may go on over the page without a broken line."""
NOTE_LINES = 4
"""Lines of the longest note below a table whose header the next page repeats."""
PAGE_MARK = re.compile(
    r"[\s\d０-９/／\-—–－―·•~～第页共,，]*|[（(]?续上?表[\s\d０-９一二三四五六七八九十]*[）)]?"
)
"""What may stand between the parts of a table: page numbers, and the words that it goes on."""
ORDINAL = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).、]?")


@dataclass(slots=True)
class Table:
    """A table over all its parts: its cells with rows counted through; for each part the numbers of the cells
    that begin in it, and the header rows that it repeats, which are not among the cells."""

    xs: tuple[float, ...]
    rows: int = 0
    cells: list[Content] = field(default_factory=list)
    begin: list[list[int]] = field(default_factory=list)
    repeated: list[list[Content]] = field(default_factory=list)

    @property
    def is_table(self) -> bool:
        """Whether there are two rows with text in more than one cell."""
        filled = Counter(cell.area.row for cell in self.cells if cell.lines)
        return sum(count > 1 for count in filled.values()) > 1


def tables(pages: Sequence[Sequence[Piece]]) -> list[list[tuple[Part, Table]]]:
    """For every page its parts in order, each with the table to which it belongs."""
    heads = (
        _running_heads(pages) if any(isinstance(piece, Part) for page in pages for piece in page) else set()
    )
    found: list[list[tuple[Part, Table]]] = []
    last: Table | None = None
    noted = False
    for page in pages:
        found.append([])
        for number, piece in enumerate(page):
            if isinstance(piece, str):
                continue
            first = all(_is_mark(before, heads) for before in page[:number])
            table = last if last is not None and first and _goes_on(last, piece, noted) else Table(piece.xs)
            _add(table, piece)
            last = table
            found[-1].append((piece, table))
        if last is not None:
            behind = [line for after in _behind_tables(page) for line in _lines(after, heads)]
            noted = len(behind) > 0
            last = last if len(behind) <= NOTE_LINES else None
    return found


def _goes_on(table: Table, part: Part, noted: bool) -> bool:
    """Whether the part at the head of a page belongs to the table at the end of the page before, which may
    have a note below if its header is repeated."""
    if not _same_columns(table.xs, part.xs):
        return False
    return not noted or (len(table.xs) == len(part.xs) and _repeated_rows(table, part.cells) > 0)


def _behind_tables(page: Sequence[Piece]) -> Sequence[Piece]:
    """What stands on a page behind its last table; the whole page where it has none."""
    last = max((number for number, piece in enumerate(page) if isinstance(piece, Part)), default=-1)
    return page[last + 1 :]


def _running_heads(pages: Sequence[Sequence[Piece]]) -> set[str]:
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [line for piece in page if isinstance(piece, str) for line in piece.strip().split("\n")]
        edges.update({_shape(line) for line in (*lines[:1], *lines[-1:])})
    return {shape for shape, count in edges.items() if count >= RUNNING}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))


def _lines(piece: Piece, heads: set[str]) -> list[str]:
    """The lines of a piece of text that are no page furniture."""
    if isinstance(piece, Part):
        return [piece.text]
    return [
        line for line in piece.split("\n") if PAGE_MARK.fullmatch(line) is None and _shape(line) not in heads
    ]


def _is_mark(piece: Piece, heads: set[str]) -> bool:
    """Whether a piece is page furniture only."""
    return len(_lines(piece, heads)) == 0


def _same_columns(upper: Sequence[float], lower: Sequence[float]) -> bool:
    """Whether two parts have the same sides, and the lines of one are among those of the other."""
    few, many = sorted((upper, lower), key=len)
    sides = max(abs(upper[0] - lower[0]), abs(upper[-1] - lower[-1])) <= SAME_PLACE
    return sides and all(min(abs(x - other) for other in many) <= SAME_PLACE for x in few)


# --- rows ----------------------------------------------------------------------------------------------


def _add(table: Table, part: Part) -> None:
    """Add the rows of a part; the parts before it get its columns if it has more of them."""
    if len(part.xs) > len(table.xs):
        table.cells = _fitted(table.cells, table.xs, part.xs)
        table.xs = part.xs
    cells = _fitted(part.cells, part.xs, table.xs)
    header = _repeated_rows(table, cells) if table.rows > 0 else 0
    table.repeated.append([cell for cell in cells if cell.area.row < header])
    cells = [_moved(cell, -header) for cell in cells if cell.area.row >= header]
    rows = part.rows - header
    if table.rows > 0:
        first = [cell for cell in cells if cell.area.row == 0]
        if _is_rest(table, first):
            _append(table, first)
            cells = [_moved(cell, -1) for cell in cells if cell.area.row > 0]
            rows -= 1
        else:
            covered = _extended(table, first)
            cells = [cell for cell in cells if cell not in covered]
    start = len(table.cells)
    table.cells += [_moved(cell, table.rows) for cell in cells]
    table.begin.append(list(range(start, len(table.cells))))
    table.rows += rows


def _fitted(cells: Sequence[Content], own: Sequence[float], wanted: Sequence[float]) -> list[Content]:
    """Cells with their columns counted between other lines."""
    if own == wanted:
        return list(cells)
    places = [_nearest(wanted, x) for x in own]
    fitted = []
    for cell in cells:
        area = cell.area
        begin, end = places[area.column], places[area.column + area.colspan]
        fitted.append(_placed(cell, Area(area.row, begin, area.rowspan, max(1, end - begin))))
    return fitted


def _placed(cell: Content, area: Area) -> Content:
    return Content(area, cell.lines, cell.broken, cell.height)


def _nearest(places: Sequence[float], x: float) -> int:
    return min(range(len(places)), key=lambda number: abs(places[number] - x))


def _moved(cell: Content, rows: int) -> Content:
    area = cell.area
    return _placed(cell, Area(area.row + rows, area.column, area.rowspan, area.colspan)) if rows else cell


def _repeated_rows(table: Table, cells: Sequence[Content]) -> int:
    """How many rows at the head of a part repeat those at the head of the table."""
    for count in range(min(HEADER_ROWS, table.rows), 0, -1):
        above = {(cell.area, cell.text) for cell in table.cells if cell.area.row < count}
        here = {(cell.area, cell.text) for cell in cells if cell.area.row < count}
        whole = all(area.row + area.rowspan <= count for area, _ in here)
        if above == here and whole and any(text for _, text in here):
            return count
    return 0


def _last_row(table: Table) -> dict[int, int]:
    """The numbers of the cells of the last row by their first column."""
    return {
        cell.area.column: number
        for number, cell in enumerate(table.cells)
        if cell.area.row + cell.area.rowspan == table.rows
    }


def _is_rest(table: Table, first: Sequence[Content]) -> bool:
    """Whether the first row on a page is the rest of a row that the page end has cut."""
    last = _last_row(table)
    filled = [cell for cell in first if cell.lines]
    above = [table.cells[last[cell.area.column]] for cell in filled if cell.area.column in last]
    if len(filled) == 0 or len(filled) != len(above) or len(filled) == len(last):
        return False
    if any(cell.area.rowspan > 1 or ORDINAL.fullmatch(cell.text) for cell in first):
        return False
    return any(cell.broken for cell in above) and all(
        cell.broken or cell.height >= LONG_CELL for cell in above
    )


def _append(table: Table, rest: Sequence[Content]) -> None:
    """Put the rest of a cut row behind the words that stand before the page end."""
    last = _last_row(table)
    for cell in rest:
        if cell.lines:
            number = last[cell.area.column]
            table.cells[number] = _lengthened(table.cells[number], cell)


def _lengthened(upper: Content, rest: Content) -> Content:
    """A cell with the words that stand behind the page end."""
    if len(rest.lines) == 0:
        return upper
    if upper.broken:
        lines = (*upper.lines[:-1], joined_words(upper.lines[-1], rest.lines[0]), *rest.lines[1:])
    else:
        lines = (*upper.lines, *rest.lines)
    return replace(upper, lines=lines, broken=rest.broken, height=upper.height + rest.height)


def _extended(table: Table, first: Sequence[Content]) -> list[Content]:
    """Let cells merged down go on over the page: the empty ones before the first with text belong to them,
    and behind these one that goes on with a broken line."""
    last = _last_row(table)
    covered: list[Content] = []
    for cell in sorted(first, key=lambda cell: cell.area.column):
        number = last.get(cell.area.column)
        if number is None or len(table.cells[number].lines) == 0:
            break
        upper = table.cells[number]
        if cell.lines and not (covered and upper.broken and ORDINAL.fullmatch(cell.text) is None):
            break
        area = replace(upper.area, rowspan=upper.area.rowspan + cell.area.rowspan)
        table.cells[number] = replace(_lengthened(upper, cell), area=area)
        covered.append(cell)
    return covered
