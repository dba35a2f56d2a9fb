"""The source text of a PDF from the pieces of its pages."""

import re
from collections.abc import Sequence

from loaders.readers.draft import Cell, Draft
from loaders.readers.pdf_joined import Table, tables
from loaders.readers.pdf_tables import Part, Piece

HYPHENS = (("\ufffe", "-\n"), ("\xad", "-"))
"""PDFium takes a hyphen that ends a line after a letter for a word division: it writes U+FFFE and drops the
line end. Chinese print divides no words, the hyphen belongs to a name or a range. Fonts whose hyphen glyph
serves two codes give U+00AD for a hyphen that is printed."""
REST_OF_LINE = re.compile(r"[^\S\n]*\n")


def plain(text: str) -> str:
    """The text of PDFium with line feeds only and visible hyphens."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for found, printed in HYPHENS:
        if found in text:
            text = text.replace(found, printed)
    return text


def draft_of(pages: Sequence[Sequence[Piece]]) -> tuple[Draft, tuple[int, ...]]:
    """The draft with all pages, tables as :meth:`~loaders.readers.draft.Draft.add_table` writes them, and the
    offset at which each page begins.

    A row that a page end cuts stands on the page where it begins. Header rows that a page repeats are lines
    of ``furniture`` within the table.
    """
    whole = [_trimmed(page) for page in pages]
    draft = Draft()
    starts: list[int] = []
    counts: dict[int, int] = {}
    for page, parts in zip(whole, tables(whole), strict=True):
        starts.append(draft.length)
        found = iter(parts)
        for piece in page:
            if isinstance(piece, str):
                draft.add_text(piece)
                continue
            part, table = next(found)
            number = counts.get(id(table), 0)
            counts[id(table)] = number + 1
            _write(draft, part, table, number)
    last = max(0, draft.length - 1)
    return draft, tuple(min(start, last) for start in starts)


def _trimmed(page: Sequence[Piece]) -> list[Piece]:
    """A page with plain text, without the line ends around its tables."""
    trimmed: list[Piece] = []
    for number, piece in enumerate(page):
        if isinstance(piece, Part):
            trimmed.append(piece)
            continue
        text = plain(piece)
        if number > 0 and (rest := REST_OF_LINE.match(text)) is not None:
            text = text[rest.end() :]
        if number < len(page) - 1:
            text = text.removesuffix("\n")
        if len(page) == 1 or text.strip() != "":
            trimmed.append(text)
    return trimmed


def _write(draft: Draft, part: Part, table: Table, number: int) -> None:
    """Write the part of a table that stands on one page, its ``number`` counted from 0."""
    if not table.is_table:
        draft.add_text(plain(part.text))
        return
    for row in sorted({cell.area.row for cell in table.repeated[number]}):
        words = (cell.text for cell in table.repeated[number] if cell.area.row == row)
        draft.add("\t".join(words), "furniture")
    draft.add_table(
        (
            Cell(cell.area.row, cell.area.column, cell.lines, cell.area.rowspan, cell.area.colspan)
            for cell in (table.cells[place] for place in table.begin[number])
        ),
        goes_on=number > 0,
    )
