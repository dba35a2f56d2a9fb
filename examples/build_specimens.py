"""Writes the specimens that no editor can write from ``sources/``: other encodings, DOCX, PDF.

``python examples/build_specimens.py`` writes them, ``--check`` only says whether they are what this script
writes. The bytes are the same on every run: no clock, no compression, fixed identifiers (written with
python-docx 1.2 and reportlab 5.1; both come with the ``test`` extra). A source line is ``kind<TAB>text``.
"""

import io
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
SIGNED = datetime(2024, 3, 18, tzinfo=UTC)

# --- sources -------------------------------------------------------------------------------------------


def source(stem: str) -> str:
    """Text of a source, as stored."""
    return (HERE / "sources" / f"{stem}.source").read_bytes().decode("utf-8")


def marked_lines(stem: str) -> Iterator[tuple[str, list[str]]]:
    """Kind and cells of every line of a source."""
    for line in source(stem).splitlines():
        kind, *cells = line.split("\t")
        yield kind, cells


# --- other encodings -----------------------------------------------------------------------------------


def county_measures() -> bytes:
    """The county's measures as a Windows editor saves them: GB18030, CR LF."""
    return source("county-measures").replace("\n", "\r\n").encode("gb18030")


def traditional_plan() -> bytes:
    """The plan in traditional characters, in Big5."""
    return source("traditional-plan").encode("big5")


def work_division() -> bytes:
    """A page saved by Word; it says gb2312 and is GBK, where U+2014 is a character."""
    return source("work-division").replace("\n", "\r\n").encode("gbk")


# --- DOCX ----------------------------------------------------------------------------------------------

LIST_ID = 90
LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3. "))
"""Number format and text of the automatic headings, as ECMA-376 part 1, 17.9 names them."""
ALIGNMENT = {
    "title": WD_ALIGN_PARAGRAPH.CENTER,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def number_properties(level: int) -> Any:
    """The ``w:numPr`` that makes a paragraph a heading of `level` (0, 1 or 2)."""
    return parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{LIST_ID}"/></w:numPr>'
    )


def define_numbering(document: Any) -> None:
    """Add the multilevel list; its second level hangs on a paragraph style, the others on paragraphs."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (number_format, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{LIST_ID}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{LIST_ID}"><w:abstractNumId w:val="{LIST_ID}"/></w:num>')
    )
    style = document.styles.add_style("Numbered Item", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(number_properties(1))


def add_paragraph(document: Any, kind: str, text: str) -> None:
    """Append one paragraph; its text is cut into two runs, as Word does after an edit."""
    paragraph = document.add_paragraph(style="Numbered Item" if kind == "2" else None)
    if kind in "13":
        paragraph.paragraph_format.element.get_or_add_pPr().append(number_properties(int(kind) - 1))
    paragraph.alignment = ALIGNMENT.get(kind)
    middle = len(text) // 2
    for part in (text[:middle], text[middle:]):
        run = paragraph.add_run()
        run.bold = kind == "title"
        run.add_text(part.replace("↵", "\n"))


def add_row(document: Any, cells: list[str]) -> None:
    """Append a row to the last table, or open a table with it where a paragraph came last."""
    if document.element.body[-2].tag.endswith("}tbl"):
        row = document.tables[-1].add_row()
    else:
        row = document.add_table(rows=1, cols=len(cells), style="Table Grid").rows[0]
    for cell, text in zip(row.cells, cells, strict=True):
        cell.text = text


def drop_ballast(document: Any) -> None:
    """Remove what the template brings and nothing here uses: a picture, most styles, and those twice."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in {"thumbnail", "stylesWithEffects", "customXml"}:
                del part.rels[key]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {"Normal Table", "Table Grid"}:
            style.delete()


def restamped(package: bytes) -> bytes:
    """The same package with fixed times, uncompressed: deflate differs from one zlib to the next."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, SIGNED.timetuple()[:6])
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return buffer.getvalue()


def provincial_plan() -> bytes:
    """The province's plan in Word, twin of the web page; the headings of two chapters number themselves."""
    document = Document()
    define_numbering(document)
    for kind, cells in marked_lines("provincial-plan"):
        if kind == "row":
            add_row(document, cells)
        else:
            add_paragraph(document, kind, cells[0])
    drop_ballast(document)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "省政府办公厅文电处"
    properties.created = properties.modified = SIGNED
    properties.title = properties.comments = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return restamped(buffer.getvalue())


# --- PDF with text -------------------------------------------------------------------------------------

FONT = "STSong-Light"
FONT_SIZE = 16
LINE_WIDTH = 56  # half widths: 28 characters a line, 22 lines a page (GB/T 9704-2012)
LINES_PER_PAGE = 22
PAGE_SIZE = (595.28, 841.89)
MARGIN = 73.0
LEADING = 31.0
UNBROKEN = re.compile(r"[《（〔“]*(?:[0-9.]+|.)[，。；：、）》〕”%]*")


def half_widths(text: str) -> int:
    """Width of `text`, a Chinese character counting two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def wrapped(text: str) -> Iterator[str]:
    """Lines of a paragraph, broken wherever they are full, even inside a name; never inside a number, before
    a closing mark or after an opening one."""
    line = ""
    for piece in UNBROKEN.findall(text):
        if half_widths(line + piece.rstrip("，。；：、）》〕”")) > LINE_WIDTH:
            yield line
            line = ""
        line += piece
    yield line


def typeset(lines: Iterable[tuple[str, list[str]]]) -> Iterator[tuple[str, str]]:
    """Alignment and text of every printed line."""
    for kind, cells in lines:
        if kind == "blank":
            yield "left", ""
        elif kind in {"centre", "right"}:
            yield kind, cells[0]
        else:
            indent = "　　" if kind == "text" else ""
            for line in wrapped(indent + cells[0]):
                yield "left", line


def draw_line(canvas: Canvas, alignment: str, text: str, baseline: float) -> None:
    """Draw one line of text."""
    if alignment == "centre":
        canvas.drawCentredString(PAGE_SIZE[0] / 2, baseline, text)
    elif alignment == "right":
        canvas.drawRightString(PAGE_SIZE[0] - MARGIN - 2 * FONT_SIZE, baseline, text)
    elif text:
        canvas.drawString(MARGIN, baseline, text)


def city_notice() -> bytes:
    """The city's notice as a PDF with text: hard line breaks, page numbers, names broken over both."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    lines = list(typeset(marked_lines("city-notice")))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=PAGE_SIZE, pageCompression=0, invariant=1)
    for number, start in enumerate(range(0, len(lines), LINES_PER_PAGE), 1):
        canvas.setFont(FONT, FONT_SIZE)
        for row, (alignment, text) in enumerate(lines[start : start + LINES_PER_PAGE]):
            draw_line(canvas, alignment, text, PAGE_SIZE[1] - 85 - row * LEADING)
        canvas.drawCentredString(PAGE_SIZE[0] / 2, 45, f"- {number} -")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


# --- PDF without text ----------------------------------------------------------------------------------

SCAN_COLUMNS, SCAN_ROWS = 62, 700  # bytes of eight pixels, pixels
SCAN_IMAGE = (
    b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1"
    b" /Filter /RunLengthDecode" % (SCAN_COLUMNS * 8, SCAN_ROWS)
)
GLYPHS = bytes.fromhex("7e427e42 187e185a ff81ff81 3c24ff24 7e087e08 5aff5a24 10fe9292")


def scan_rows() -> Iterator[bytes]:
    """Rows of pixels, one bit each, 1 white: a heading and paragraphs of what looks like characters."""
    for row in range(SCAN_ROWS):
        line, inside = divmod(row, 20)
        if not 2 <= line < 32 or not 4 <= inside < 12 or line in {4, 5, 31}:
            yield b"\xff" * SCAN_COLUMNS
            continue
        first, last = (16, 46) if line < 4 else (10 if line % 5 == 1 else 6, 40 if line % 5 == 0 else 56)
        ink = (GLYPHS[(column * 5 + line * 11) % 7 * 4 + inside % 4] for column in range(first, last))
        yield b"\xff" * first + bytes(0xFF - byte for byte in ink) + b"\xff" * (SCAN_COLUMNS - last)


def run_lengths(data: bytes) -> bytes:
    """`data` for the filter RunLengthDecode (ISO 32000-1, 7.4.5), in runs of equal bytes."""
    encoded, position = bytearray(), 0
    while position < len(data):
        end = position + 1
        while end < len(data) and end - position < 128 and data[end] == data[position]:
            end += 1
        length = end - position
        encoded += bytes((257 - length if length > 1 else 0, data[position]))
        position = end
    return bytes(encoded) + b"\x80"


def scan() -> bytes:
    """A page that is only a picture: nothing to read without recognising characters."""
    image = run_lengths(b"".join(scan_rows()))
    content = b"q 496 0 0 700 50 70 cm /Im0 Do Q"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /XObject << /Im0 6 0 R >> >>",
        b"<< %s /Length %d >>\nstream\n%s\nendstream" % (SCAN_IMAGE, len(image), image),
    )
    pdf, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    xref = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(pdf))
    return bytes(pdf) + xref + trailer


# --- all of them ---------------------------------------------------------------------------------------

BUILDERS = {
    "county-measures.gb18030.txt": county_measures,
    "traditional-plan.big5.txt": traditional_plan,
    "work-division.html": work_division,
    "provincial-plan.docx": provincial_plan,
    "city-notice.pdf": city_notice,
    "scan.pdf": scan,
}


def main(arguments: list[str]) -> int:
    """Write every built specimen, or with ``--check`` name those that differ; 1 if any does."""
    stale = [
        name
        for name, build in BUILDERS.items()
        if not (HERE / "documents" / name).exists() or (HERE / "documents" / name).read_bytes() != build()
    ]
    if arguments == ["--check"]:
        sys.stdout.writelines(f"{name} is not what its source gives\n" for name in stale)
        return 1 if stale else 0
    for name in stale:
        (HERE / "documents" / name).write_bytes(BUILDERS[name]())
        sys.stdout.write(f"wrote {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
