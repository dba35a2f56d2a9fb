"""What a reader hands on: one document as source text, and what its format knows about that text."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Format = Literal["txt", "md", "html", "pdf", "docx"]
BlockKind = Literal["heading", "paragraph", "table", "row", "cell", "furniture", "title", "meta"]


@dataclass(frozen=True, slots=True)
class Block:
    """A hint of the format: the characters ``char_start`` to ``char_end`` of the source text are a ``kind``.

    A ``title`` is the document's own title and may span lines; ``meta`` is a line ``label：value`` taken from
    the page's table of facts; ``furniture`` belongs to the carrier, not to the document. ``level`` counts
    headings from 1. ``row`` and ``column`` count the cells of the innermost enclosing table from 0, in its
    full grid: a cell that spans keeps its first row and column. Several paragraphs of one cell are blocks
    within it. ``header`` says that the format itself marks the cell as a header.
    """

    char_start: int
    char_end: int
    kind: BlockKind
    level: int = 0
    row: int | None = None
    column: int | None = None
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One document as read. Every offset counts code points of ``text``, whose lines end at ``\\n`` only.

    ``sha256`` is that of the file's bytes. Text and Markdown keep every decoded character, carriage returns
    too; the other formats have their text rendered by the reader that ``reader`` names with its version.
    ``pages`` holds the offset at which each page begins, or nothing where the format has no pages.
    ``blocks`` are sorted by start, the enclosing before the enclosed; a format without structure has none.
    ``meta`` holds what the file says about itself outside the text, under the names that it uses there.
    """

    name: str
    sha256: str
    format: Format
    text: str
    reader: str
    encoding: str = ""
    pages: tuple[int, ...] = ()
    blocks: tuple[Block, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)

    def page_of(self, char: int) -> int | None:
        """The page, counted from 1, on which a character stands; None where the format has no pages."""
        if len(self.pages) == 0:
            return None
        return max(1, bisect_right(self.pages, char))
