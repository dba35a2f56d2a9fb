"""Elements of a web page as the lines that a browser shows."""

import re
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from typing import Any

from loaders.readers.draft import Cell
from loaders.readers.numerals import numeral


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BLOCKS = _tags(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre"
    " search section summary table tbody td tfoot th thead tr ul"
)
"""Elements that stand on lines of their own (HTML standard, 15.3.3)."""
UNSEEN = _tags(
    "area audio base button canvas datalist embed frame head iframe img input link map meta noembed noframes"
    " noscript object param rp script select style svg template textarea title track video"
)
LIST_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

SPACES = re.compile(r"[ \t\n\r\f]+")
ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
"""Characters that a browser shows nothing for; they would part words for every rule."""
OWN_NUMBER = re.compile(r"[\s　]*[\d（(①-⑳一二三四五六七八九十第]")
WIDEST_SPAN = 60
"""Columns or rows: more is a mistake of the page, and would fill memory."""
LAYOUT_CELL = 1500
"""Characters: a longer cell is a part of the page, not of a table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text; ``level`` is that of the heading it belongs to, 0 outside headings."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document itself, not one that lays out the page."""

    cells: tuple[Cell, ...]


def lines_of(
    nodes: Iterable[Any], left_out: Set[int] = frozenset(), parted: Callable[[str], bool] | None = None
) -> list[Line | Table]:
    """What a browser shows of some elements, in order, without blank lines.

    ``left_out`` holds the ``mem_id`` of elements to pass over. With ``parted``, inline elements whose whole
    text it accepts stand on a line of their own, and an empty cell is an empty line.
    """
    writer = _Lines(left_out, parted)
    for node in nodes:
        writer.write(node)
    return writer.done


class _Lines:
    def __init__(self, left_out: Set[int], parted: Callable[[str], bool] | None) -> None:
        self.done: list[Line | Table] = []
        self._left_out = left_out
        self._parted = parted
        self._pieces: list[str] = []
        self._level = 0
        self._verbatim = 0
        self._lists: list[tuple[int, str] | None] = []

    def write(self, root: Any) -> None:
        """One element and all in it; a stack, since pages nest deeper than Python calls may."""
        stack = [(root, False)]
        while len(stack) > 0:
            node, closing = stack.pop()
            if closing:
                self._close(node)
            elif self._open(node):
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(_children(node)))
        self._end_line()

    def _open(self, node: Any) -> bool:
        """Write what stands before an element's children; whether these are to be written."""
        tag = node.tag
        if tag == "-text":
            self._write_text(node.text_content)
            return False
        if tag in UNSEEN or tag.startswith(("-", "!")) or node.mem_id in self._left_out:
            return False
        if tag == "br":
            self._end_line()
            return False
        if tag in BLOCKS or self._is_parted(node):
            self._end_line()
        if tag == "table":
            cells = table_cells(node)
            if cells is not None:
                self.done += [line for caption in node.css("caption") for line in lines_of([caption])]
                self.done.append(Table(cells))
                return False
        self._level = HEADINGS.get(tag, self._level)
        self._verbatim += tag == "pre"
        if tag in ("ol", "ul"):
            self._lists.append(_numbered_list(node))
        elif tag == "li":
            self._number_item(node)
        return True

    def _close(self, node: Any) -> None:
        tag = node.tag
        if tag in BLOCKS or self._is_parted(node):
            self._end_line()
        if self._lacks_value(node):
            self.done.append(Line(""))
        if tag in HEADINGS:
            self._level = 0
        self._verbatim -= tag == "pre"
        if tag in ("ol", "ul"):
            self._lists.pop()

    def _is_parted(self, node: Any) -> bool:
        return self._parted is not None and self._parted(node.text())

    def _lacks_value(self, node: Any) -> bool:
        """Whether an element ends an empty cell, or a row or item that is a label only."""
        if self._parted is None:
            return False
        if node.tag in ("td", "dd"):
            return bool(node.text().strip() == "")
        last = self.done[-1] if len(self.done) > 0 else None
        return node.tag in ("tr", "li", "dl") and isinstance(last, Line) and self._parted(last.text)

    def _write_text(self, text: str | None) -> None:
        words = ZERO_WIDTH.sub("", text or "")
        if self._verbatim == 0:
            self._pieces.append(SPACES.sub(" ", words))
            return
        first, *others = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._pieces.append(first)
        for line in others:
            self._end_line()
            self._pieces.append(line)

    def _number_item(self, node: Any) -> None:
        """The number that a browser puts before an item, unless the item brings its own."""
        if len(self._lists) == 0 or self._lists[-1] is None:
            return
        number, number_format = self._lists[-1]
        number = _count(node.attributes.get("value"), number)
        self._lists[-1] = (number + 1, number_format)
        if OWN_NUMBER.match(node.text()) is None:
            self._pieces.append(numeral(number, number_format) + ".")

    def _end_line(self) -> None:
        if len(self._pieces) == 0:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        text = text.rstrip() if self._verbatim else SPACES.sub(" ", text).strip(" ").rstrip()
        if text.strip() != "":
            self.done.append(Line(text, self._level))


def _children(node: Any) -> list[Any]:
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _numbered_list(node: Any) -> tuple[int, str] | None:
    attributes = node.attributes
    if node.tag == "ul" or "none" in (attributes.get("style") or ""):
        return None
    return _count(attributes.get("start"), 1), LIST_FORMATS.get(attributes.get("type") or "1", "decimal")


def _count(value: str | None, default: int) -> int:
    """A number from an attribute."""
    return int(value) if value is not None and value.strip().isdecimal() and len(value) < 6 else default


# --- tables --------------------------------------------------------------------------------------------


def table_cells(table: Any) -> tuple[Cell, ...] | None:
    """The cells of a table at their places in the grid; None for a table that only lays out the page.

    Layout: it holds another table, a cell as long as a document, or no row with two cells that have text.
    """
    if len(table.css("table")) > 1:
        return None
    cells: list[Cell] = []
    covered: dict[int, int] = {}
    for number, row in enumerate(table.css("tr")):
        here = _row_cells(number, row, covered)
        covered = {column: rows - 1 for column, rows in covered.items() if rows > 1}
        for cell in here:
            if cell.rowspan > 1:
                covered |= dict.fromkeys(range(cell.column, cell.column + cell.colspan), cell.rowspan - 1)
        cells += here
    filled = [cell for cell in cells if len(cell.lines) > 0]
    rows = [cell.row for cell in filled]
    if len(set(rows)) == len(rows) or any(sum(map(len, cell.lines)) > LAYOUT_CELL for cell in filled):
        return None
    return tuple(cells)


def _row_cells(number: int, row: Any, covered: dict[int, int]) -> list[Cell]:
    cells: list[Cell] = []
    column = 0
    for child in _children(row):
        if child.tag not in ("td", "th"):
            continue
        while column in covered:
            column += 1
        attributes = child.attributes
        colspan = min(max(1, _count(attributes.get("colspan"), 1)), WIDEST_SPAN)
        lines = [line.text.strip() for line in lines_of([child]) if isinstance(line, Line)]
        cells.append(
            Cell(
                row=number,
                column=column,
                lines=tuple(line.replace("\t", " ") for line in lines),
                rowspan=min(max(1, _count(attributes.get("rowspan"), 1)), WIDEST_SPAN),
                colspan=colspan,
                header=child.tag == "th" or row.parent.tag == "thead" or (number == 0 and _is_bold(child)),
            )
        )
        column += colspan
    return cells


def _is_bold(cell: Any) -> bool:
    """Whether all text of a cell is bold, as most sites mark a header row."""
    words = SPACES.sub("", cell.text())
    bold = cell.css('b, strong, [style*="bold"]')
    return words != "" and any(SPACES.sub("", element.text()) == words for element in bold)
