"""PDF: the text layer, page by page, as PDFium reads it.

The lines are those of the print: nothing is joined, moved or left out, blanks of an indent stay. Carriage
returns before line feeds go, pages are joined by one line feed, and hyphens are made visible again (see
:data:`HYPHENS`).
"""

from hashlib import sha256
from typing import Any

import pypdfium2
from pypdfium2 import raw

from loaders.readers.refusal import unreadable
from loaders.source import Source
from ontology.errors import ReadError

READER = "pdf/1 pypdfium2"

HYPHENS = (("\ufffe", "-\n"), ("\xad", "-"))
"""PDFium takes a hyphen that ends a line after a letter for a word division: it writes U+FFFE and drops the
line end. Chinese print divides no words, the hyphen belongs to a name or a range. Fonts whose hyphen glyph
serves two codes give U+00AD for a hyphen that is printed."""

TAIL = 2048
"""Bytes at the end of a PDF in which its end mark stands; Acrobat wants it in the last 1,024."""
FEW = 20
"""Letters and digits that a page of text has at least; a scan has a page number at most."""
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
        pages = [_page_text(document, number, name) for number in range(len(document))]
        if len("".join(pages).strip()) == 0:
            raise unreadable(name, "is a PDF without text (a scan)", NEEDS_OCR)
        pictures = _pictures(document, pages)
        meta = {
            "title": document.get_metadata_value("Title").strip(),
            "pages_without_text": ",".join(str(page) for page in pictures if pages[page - 1].strip() == ""),
        }
    finally:
        document.close()
    if len(pictures) == len(pages):
        raise unreadable(name, "is a PDF of page images with next to no text (a scan)", NEEDS_OCR)
    text = "\n".join(pages)
    if _is_illegible(text):
        raise unreadable(name, "is a PDF whose fonts do not say which characters they print", NEEDS_OCR)
    starts = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page) + 1)
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        format="pdf",
        text=text,
        reader=READER,
        pages=tuple(starts),
        meta={key: value for key, value in meta.items() if value},
    )


def _opened(data: bytes, name: str) -> Any:
    if b"%%EOF" not in data.rstrip(b"\x00\t\n\r ")[-TAIL:]:
        raise unreadable(name, "is a PDF that ends too early", FETCH_AGAIN)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(error.err_code, name) from None
    if len(document) == 0:
        document.close()
        raise unreadable(name, "is a PDF without pages", FETCH_AGAIN)
    return document


def _refused(code: int, name: str) -> ReadError:
    if code == raw.FPDF_ERR_PASSWORD:
        return unreadable(name, "is an encrypted PDF", "save a copy without a password and load that")
    if code == raw.FPDF_ERR_SECURITY:
        return unreadable(name, "is a PDF with unknown protection", "print it to a new PDF and load that")
    return unreadable(name, "is a damaged PDF", FETCH_AGAIN)


def _page_text(document: Any, number: int, name: str) -> str:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        raise unreadable(name, f"is a PDF whose page {number + 1} is damaged", FETCH_AGAIN) from None
    try:
        textpage = page.get_textpage()
        try:
            text: str = textpage.get_text_range()
        finally:
            textpage.close()
    except pypdfium2.PdfiumError:
        raise unreadable(name, f"is a PDF whose page {number + 1} is damaged", FETCH_AGAIN) from None
    finally:
        page.close()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for found, printed in HYPHENS:
        if found in text:
            text = text.replace(found, printed)
    return text


def _pictures(document: Any, pages: list[str]) -> list[int]:
    """Numbers of the pages that are a picture with hardly any text."""
    return [
        number + 1 for number, page in enumerate(pages) if _is_scarce(page) and _has_picture(document, number)
    ]


def _is_illegible(text: str) -> bool:
    """Whether the fonts cannot be mapped back to characters."""
    sample = text[:20_000]
    strange = sum((char < " " and char not in "\n\t") or "\ue000" <= char <= "\uf8ff" for char in sample)
    return strange > len(sample) * ILLEGIBLE_SHARE


def _is_scarce(page: str) -> bool:
    return len(page) < 10 * FEW and sum(map(str.isalnum, page)) < FEW


def _has_picture(document: Any, number: int) -> bool:
    page = document[number]
    try:
        return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
    finally:
        page.close()
