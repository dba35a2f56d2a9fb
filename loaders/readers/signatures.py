"""What a file is, from its first bytes: the formats that have a reader, and those that can only be named."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from loaders.readers.encodings import BYTE_ORDER_MARKS
from loaders.readers.refusal import unreadable

HEAD = 4096
"""Bytes within which a text file shows what it is."""
UNPACKED_LIMIT = 1_000_000_000
"""Bytes that an archive may unpack to: a document has next to nothing of this, a zip bomb more."""

HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
MARKDOWN_SUFFIXES = (".md", ".markdown")

HTML_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
HTML_INSIDE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
HTML_FRAGMENT = re.compile(
    r"\s*<(?:div|table|p|section|article|main|span|meta|title|h[1-6]|ul|ol|center|font)\b[^<]*>",
    re.IGNORECASE,
)
TAG = re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)

CONVERT = "convert it to DOCX or PDF with LibreOffice or its own program"
EXPORT = "export the document as PDF or DOCX and load that"
OCR = "run it through a text recognition program and load the result"
UNPACK = "unpack it and load the files inside"

FOREIGN = (
    (b"{\\rtf", "is an RTF document", CONVERT),
    (b"\x89PNG\r\n\x1a\n", "is a PNG image", OCR),
    (b"\xff\xd8\xff", "is a JPEG image", OCR),
    (b"GIF8", "is a GIF image", OCR),
    (b"II*\x00", "is a TIFF image", OCR),
    (b"MM\x00*", "is a TIFF image", OCR),
    (b"AT&TFORM", "is a DjVu document", OCR),
    (b"7z\xbc\xaf\x27\x1c", "is a 7-Zip archive", UNPACK),
    (b"Rar!\x1a\x07", "is a RAR archive", UNPACK),
    (b"\x1f\x8b", "is a gzip archive", UNPACK),
    (b"MIME-Version:", "is a web archive (MHTML)", "save the page as HTML and load that"),
    (b"From: <Saved by", "is a web archive (MHTML)", "save the page as HTML and load that"),
    (b"ITSF", "is a compiled help file (CHM)", EXPORT),
    (b"HN \x00", "is a CAJ document", "export it as PDF from CAJViewer and load that"),
    (b"CAJ\x00", "is a CAJ document", "export it as PDF from CAJViewer and load that"),
)
"""Signature, name and way out of formats that have no reader."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_STREAMS = (
    ("EncryptedPackage", "is an encrypted Office document", "save a copy without a password and load that"),
    ("Workbook", "is an Excel 97-2003 table (.xls)", EXPORT),
    ("PowerPoint Document", "is a PowerPoint 97-2003 presentation (.ppt)", EXPORT),
)
"""Streams in a compound file, by which Office tells its own formats apart."""
WORD_STREAM = "WordDocument"

ZIP = b"PK\x03\x04"
WORD_PART = re.compile(r"word/document\d*\.xml")

PACKAGES = (
    ("xl/workbook.xml", "is an Excel table (.xlsx)", EXPORT),
    ("ppt/presentation.xml", "is a PowerPoint presentation (.pptx)", EXPORT),
    ("OFD.xml", "is an OFD document", "convert it to PDF with an OFD reader and load that"),
    ("content.xml", "is an OpenDocument file (.odt)", CONVERT),
    ("META-INF/container.xml", "is an EPUB book", EXPORT),
)
"""Members by which packages in zip form are told apart."""


def suffix_of(name: str) -> str:
    """The suffix of a file name in lower case, with its point."""
    return PurePath(name).suffix.lower()


def is_pdf(data: bytes, name: str) -> bool:
    """Whether the data begin as PDF; a file named .pdf may have up to 1,024 bytes before that."""
    return data.startswith(b"%PDF-") or (suffix_of(name) == ".pdf" and b"%PDF-" in data[:1024])


def is_docx(data: bytes, name: str) -> bool:
    """Whether the data are a package with a Word document."""
    return data.startswith(ZIP) and _holds_word(_members(data, name))


def is_old_word(data: bytes, _name: str) -> bool:
    """Whether the data are a Word 97-2003 or WPS text."""
    return data.startswith(OLE) and _has_stream(data, WORD_STREAM)


def _has_stream(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data


def _holds_word(members: set[str]) -> bool:
    """Whether there is a main document; some programs write ``word/document2.xml``."""
    return any(WORD_PART.fullmatch(member) is not None for member in members)


def _members(data: bytes, name: str) -> set[str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
    except zipfile.BadZipFile:
        what = "is a damaged DOCX" if suffix_of(name) == ".docx" else "is a damaged ZIP archive"
        raise unreadable(name, what, "fetch it again") from None
    if sum(info.file_size for info in infos) > UNPACKED_LIMIT:
        raise unreadable(name, "unpacks to more than a document can have", "look at where it comes from")
    return {info.filename.replace("\\", "/") for info in infos}


def is_html(data: bytes, name: str) -> bool:
    """Whether the data are a web page or a cutting of one.

    A Markdown file may hold HTML: only a whole page counts there.
    """
    head = _head(data)
    if HTML_DOCUMENT.match(head) is not None:
        return True
    suffix = suffix_of(name)
    if suffix in MARKDOWN_SUFFIXES:
        return False
    if suffix in HTML_SUFFIXES:
        return TAG.search(head) is not None
    return HTML_INSIDE.search(head) is not None or (HTML_FRAGMENT.match(head) is not None and "</" in head)


def _head(data: bytes) -> str:
    """The beginning of a text file, good enough to see its ASCII characters."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[:HEAD].decode(encoding, "ignore")
    return data[:HEAD].decode("latin-1")


def is_markdown(_data: bytes, name: str) -> bool:
    """Whether a text is Markdown, which only its suffix says."""
    return suffix_of(name) in MARKDOWN_SUFFIXES


def is_text(_data: bytes, _name: str) -> bool:
    """True: what no other reader wants is text, or its decoding will say what is wrong with it."""
    return True


def refuse_foreign(data: bytes, name: str) -> None:
    """Raise the error that names a known format without a reader, and for a damaged package."""
    for signature, what, way_out in FOREIGN:
        if data.startswith(signature):
            raise unreadable(name, what, way_out)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise unreadable(name, "is a WebP image", OCR)
    if data.startswith(b"BM") and b"\x00" in data[:16]:
        raise unreadable(name, "is a BMP image", OCR)
    if data.startswith(ZIP):
        _refuse_package(_members(data, name), name)
    if data.startswith(OLE):
        _refuse_compound(data, name)


def _refuse_package(members: set[str], name: str) -> None:
    if _holds_word(members):
        return
    for member, what, way_out in PACKAGES:
        if member in members:
            raise unreadable(name, what, way_out)
    raise unreadable(name, "is a ZIP archive", UNPACK)


def _refuse_compound(data: bytes, name: str) -> None:
    for stream, what, way_out in OLE_STREAMS:
        if _has_stream(data, stream):
            raise unreadable(name, what, way_out)
    if not _has_stream(data, WORD_STREAM):
        raise unreadable(name, "is an Office file of an old or unknown kind", CONVERT)
