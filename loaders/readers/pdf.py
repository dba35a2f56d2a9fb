"""PDF: the text layer, page by page, as PDFium reads it, and the tables that its ruling lines draw.

The lines are those of the print: nothing is joined, moved or left out, blanks of an indent stay. Carriage
returns before line feeds go, pages are joined by one line feed, and hyphens are made visible again (see
:data:`~loaders.readers.pdf_text.HYPHENS`). Only tables are written otherwise: row by row, with tabs.
"""

import re
from hashlib import sha256
from typing import Any

import pypdfium2
from pypdfium2 import raw

from loaders.readers.pdf_page import PageError, loaded
from loaders.readers.pdf_tables import Part, Piece, full_line, may_have_tables, pieces
from loaders.readers.pdf_text import draft_of
from loaders.readers.refusal import unreadable
from loaders.source import Source
from ontology.errors import ReadError

READER = "pdf/2 pypdfium2"

TAIL = 2048
"""Bytes at the end of a PDF in which its end mark stands; Acrobat wants it in the last 1,024."""
FEW = 20
"""Letters and digits that a page of text has at least; a scan has a page number at most."""
STRANGE = re.compile(r"[\x00-\x08\x0b-\x1f\ue000-\uf8ff]")
ILLEGIBLE_SHARE = 0.3
"""Share of private-use and control characters from which the fonts of a PDF do not tell what they print."""

FETCH_AGAIN = "fetch it again, or open it in a PDF viewer and print it to a new PDF"
NEEDS_OCR = "needs OCR: run it through a text recognition program and load the result"


def read(data: bytes, name: str) -> Source:
    """The text of all pages; ``meta`` may have ``title``, the file's own, and ``pages_without_text``: the
    numbers of the pages that are pictures only.

    Raises :class:`~ontology.errors.ReadError` for files that are damaged, encrypted, or without text.
    """
    document = _opened(data, name)
    try:
        pages, pictures = _pages(document, name)
        title = document.get_metadata_value("Title").strip()
    finally:
        document.close()
    empty = [page for page in pictures if _is_empty(pages[page - 1])]
    if all(map(_is_empty, pages)):
        raise unreadable(name, "is a PDF without text (a scan)", NEEDS_OCR)
    if len(pictures) == len(pages):
        raise unreadable(name, "is a PDF of page images with next to no text (a scan)", NEEDS_OCR)
    draft, starts = draft_of(pages)
    text = draft.text()
    if _is_illegible(text):
        raise unreadable(name, "is a PDF whose fonts do not say which characters they print", NEEDS_OCR)
    meta = {"title": title, "pages_without_text": ",".join(map(str, empty))}
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        format="pdf",
        text=text,
        reader=READER,
        pages=starts,
        blocks=draft.blocks(),
        meta={key: value for key, value in meta.items() if value},
    )


def _opened(data: bytes, name: str) -> Any:
    if not _has_end(data):
        raise unreadable(name, "is a PDF that ends too early", FETCH_AGAIN)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(error.err_code, name) from None
    if len(document) == 0:
        document.close()
        raise unreadable(name, "is a PDF without pages", FETCH_AGAIN)
    return document


def _has_end(data: bytes) -> bool:
    """Whether the end mark stands among the last bytes that are no filling."""
    if b"%%EOF" in data[-TAIL:]:
        return True
    return b"%%EOF" in data.rstrip(b"\x00\t\n\r ")[-TAIL:]


def _refused(code: int, name: str) -> ReadError:
    if code == raw.FPDF_ERR_PASSWORD:
        return unreadable(name, "is an encrypted PDF", "save a copy without a password and load that")
    if code == raw.FPDF_ERR_SECURITY:
        return unreadable(name, "is a PDF with unknown protection", "print it to a new PDF and load that")
    return unreadable(name, "is a damaged PDF", FETCH_AGAIN)


def _pages(document: Any, name: str) -> tuple[list[list[Piece]], list[int]]:
    """What stands on each page, and the numbers of the pages that are a picture with hardly any text."""
    pages: list[list[Piece]] = []
    pictures: list[int] = []
    buffer: list[Any] = []
    usual = 0.0
    for number in range(len(document)):
        try:
            with loaded(document, number, buffer) as page:
                usual = full_line(page.text, usual)
                look = _has_table(pages[-1:]) or may_have_tables(page.text, usual)
                pages.append(pieces(page) if look else [page.text])
                if _is_scarce(page.text) and page.has_picture():
                    pictures.append(number + 1)
        except PageError:
            raise unreadable(name, f"is a PDF whose page {number + 1} is damaged", FETCH_AGAIN) from None
    return pages, pictures


def _has_table(pages: list[list[Piece]]) -> bool:
    return any(isinstance(piece, Part) for page in pages for piece in page)


def _is_empty(page: list[Piece]) -> bool:
    return all(isinstance(piece, str) and piece.strip() == "" for piece in page)


def _is_illegible(text: str) -> bool:
    """Whether the fonts cannot be mapped back to characters."""
    sample = text[:20_000]
    return len(STRANGE.findall(sample)) > len(sample) * ILLEGIBLE_SHARE


def _is_scarce(page: str) -> bool:
    return len(page) < 10 * FEW and sum(map(str.isalnum, page)) < FEW
