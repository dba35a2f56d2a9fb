"""Word documents: paragraphs and tables in document order, automatic numbers restored.

What counts is what a reader of the print sees: tracked insertions and not deletions, the text of links,
fields and text boxes, no hidden text. Headers, footers, notes and comments stand outside the text.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError

from loaders.readers.draft import Cell, Draft
from loaders.readers.numbering import Numbering, W, is_on, read_numbering
from loaders.readers.refusal import unreadable
from loaders.source import Source

READER = "docx/1 python-docx"

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
UNSEEN = {
    W + tag
    for tag in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "rt", "sectPr", "sdtPr", "sdtEndPr")
}
WRAPPERS = {W + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
NO_TITLE = "Word Document"
"""What python-docx gives as title where the package has no properties."""
OUTLINE_BODY = 9
"""The outline level (0 to 8 are headings) that means body text."""


def read(data: bytes, name: str) -> Source:
    """The text of the main document; ``meta`` has the ``title`` of its properties, if any."""
    try:
        document = Document(BytesIO(data))
        draft = Draft()
        writer = _Writer(draft, *_definitions(document.part))
        writer.write(document.element.body)
        title = document.core_properties.title.strip()
    except (OpcError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, SyntaxError):
        # lxml raises SyntaxError for broken XML, python-docx the last three for missing or wrong parts.
        raise unreadable(
            name, "is a damaged or unusual DOCX", "open it in Word or WPS and save it again as DOCX"
        ) from None
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        format="docx",
        text=draft.text(),
        reader=READER,
        blocks=draft.blocks(),
        meta={} if title in ("", NO_TITLE) else {"title": title},
    )


def _definitions(part: Any) -> tuple[Numbering, dict[str, int]]:
    """The numbering and the heading levels that the document's styles define."""
    roots: dict[str, Any] = {}
    for relation in part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind in ("numbering", "styles") and not relation.is_external:
            roots[kind] = getattr(relation.target_part, "element", None)
    styles = roots.get("styles")
    return read_numbering(roots.get("numbering"), styles), {} if styles is None else _heading_levels(styles)


def _heading_levels(styles: Any) -> dict[str, int]:
    """The heading level of each paragraph style: by outline level, own or inherited; 0 for the title."""
    found = {style.get(W + "styleId"): style for style in styles.findall(W + "style")}
    levels: dict[str, int] = {}
    for style_id in found:
        line: list[str] = []
        ancestor = style_id
        while ancestor in found and ancestor not in line and style_id not in levels:
            line.append(ancestor)
            level = _own_heading_level(found[ancestor])
            if level is not None:
                levels[style_id] = level
            based_on = found[ancestor].find(W + "basedOn")
            ancestor = "" if based_on is None else based_on.get(W + "val")
    return {style_id: level for style_id, level in levels.items() if level <= OUTLINE_BODY}


def _own_heading_level(style: Any) -> int | None:
    style_name = style.find(W + "name")
    if style_name is not None and style_name.get(W + "val", "").lower() == "title":
        return 0
    outline = style.find(f"{W}pPr/{W}outlineLvl")
    return None if outline is None else int(outline.get(W + "val")) + 1


@dataclass(slots=True)
class _Writer:
    """Writes block elements into a draft; ``boxes`` are text boxes met in the paragraph at hand."""

    draft: Draft
    numbering: Numbering
    heading_levels: dict[str, int]
    boxes: list[Any] = field(default_factory=list)
    carried: str = ""

    def write(self, container: Any) -> None:
        """Everything in a body or text box."""
        for element in _block_elements(container):
            if element.tag == W + "tbl":
                self._write_table(element)
            else:
                self._write_paragraph(element)

    def _write_paragraph(self, paragraph: Any) -> None:
        level = self._heading_level(paragraph)
        text = self._text(paragraph)
        boxes, self.boxes = self.boxes, []
        for line in text.split("\n"):
            if line.strip() == "":
                continue
            if level is None:
                self.draft.add(line, "paragraph")
            else:
                self.draft.add(line, "title" if level == 0 else "heading", level)
        for box in boxes:
            self.write(box)

    def _heading_level(self, paragraph: Any) -> int | None:
        properties = paragraph.find(W + "pPr")
        outline = None if properties is None else properties.find(W + "outlineLvl")
        if outline is not None:
            level = int(outline.get(W + "val"))
            return level + 1 if level < OUTLINE_BODY else None
        style = None if properties is None else properties.find(W + "pStyle")
        return None if style is None else self.heading_levels.get(style.get(W + "val"))

    def _text(self, paragraph: Any, *, in_cell: bool = False) -> str:
        """A paragraph's words behind its automatic number.

        A paragraph whose end was deleted runs on into the next, which gives the number. A number without
        words counts, but is text only in a cell.
        """
        words = "".join(self._pieces(paragraph))
        properties = paragraph.find(W + "pPr")
        if properties is not None and is_on(properties.find(W + "rPr"), "del"):
            self.carried += words
            return ""
        words, self.carried = self.carried + words, ""
        marker = self.numbering.marker(properties)
        if words.strip() == "":
            return marker.strip() if in_cell else ""
        runs_together = marker.endswith((".", "．")) and words[0].isascii() and words[0].isalnum()
        return marker + (" " if runs_together else "") + words

    def _pieces(self, element: Any) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in (W + "t", MATH + "t"):
                yield child.text or ""
            elif tag in SIGNS:
                yield SIGNS[tag]
            elif tag == W + "br":
                yield "" if child.get(W + "type") in ("page", "column") else "\n"
            elif tag == W + "sym":
                yield chr(int(child.get(W + "char", "0"), 16))
            elif tag == W + "txbxContent":
                self.boxes.append(child)
            elif tag == MC + "AlternateContent":
                yield from self._pieces(next(iter(child.findall(MC + "Choice")), child))
            elif tag not in UNSEEN and isinstance(tag, str) and not is_on(child.find(W + "rPr"), "vanish"):
                yield from self._pieces(child)

    # --- tables ----------------------------------------------------------------------------------------

    def _write_table(self, table: Any) -> None:
        """A table as rows of cells; one of a single cell only frames its paragraphs."""
        rows = [row for row in _row_elements(table) if not is_on(row.find(W + "trPr"), "del")]
        cells = [list(_cell_elements(row)) for row in rows]
        if sum(map(len, cells)) == 1:
            self.write(cells[0][0])
            return
        self.draft.add_table(self._cells(rows, cells))

    def _cells(self, rows: list[Any], elements: list[list[Any]]) -> list[Cell]:
        """The cells with their places; one merged down takes in what it covers."""
        cells: list[Cell] = []
        open_above: dict[int, int] = {}
        for number, row in enumerate(rows):
            properties = row.find(W + "trPr")
            column = _grid_value(properties, "gridBefore", 0)
            header = is_on(properties, "tblHeader")
            open_here: dict[int, int] = {}
            for element in elements[number]:
                width = _grid_value(element.find(W + "tcPr"), "gridSpan", 1)
                merge = element.find(f"{W}tcPr/{W}vMerge")
                lines = self._cell_lines(element)
                above = None if merge is None or merge.get(W + "val") == "restart" else open_above.get(column)
                if above is None:
                    cells.append(Cell(number, column, lines, colspan=width, header=header))
                else:
                    upper = cells[above]
                    cells[above] = replace(
                        upper, lines=[*upper.lines, *lines], rowspan=number - upper.row + 1
                    )
                if merge is not None:
                    open_here[column] = len(cells) - 1 if above is None else above
                column += width
            open_above = open_here
        return cells

    def _cell_lines(self, element: Any) -> list[str]:
        lines: list[str] = []
        for child in _block_elements(element):
            if child.tag == W + "tbl":
                for row in _row_elements(child):
                    lines += [line for cell in _cell_elements(row) for line in self._cell_lines(cell)]
            else:
                text = self._text(child, in_cell=True)
                lines += [line.replace("\t", " ").strip() for line in text.split("\n")]
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            lines += self._cell_lines(box)
        return [line for line in lines if line != ""]


# --- the structure of the XML --------------------------------------------------------------------------


def _inside(container: Any, *tags: str) -> Iterator[Any]:
    """The children with these tags, also within content controls, custom XML and tracked insertions."""
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, *tags)


def _block_elements(container: Any) -> Iterator[Any]:
    return _inside(container, W + "p", W + "tbl")


def _row_elements(table: Any) -> Iterator[Any]:
    return _inside(table, W + "tr")


def _cell_elements(row: Any) -> Iterator[Any]:
    return _inside(row, W + "tc")


def _grid_value(properties: Any, tag: str, default: int) -> int:
    """A count of grid columns from row or cell properties."""
    element = None if properties is None else properties.find(W + tag)
    return default if element is None else int(element.get(W + "val", default))
