"""PDF: pages, line ends, hyphens, and what cannot be read."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from loaders.readers import read as read_file
from loaders.readers.pdf import read
from ontology.errors import ReadError

FONT = "STSong-Light"
PLAN = (
    ["　　江源市节能行动方案", "为贯彻落实上级部署，规划期为2021-", "2025年。"],
    ["一、总体要求", "坚持节约优先。"],
)


def pdf(*pages: list[str], picture: bool = False, title: str = "", locked: bool = False) -> bytes:
    """A PDF with these lines on its pages, each over a picture if wanted."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = BytesIO()
    encrypt = StandardEncryption("user") if locked else None
    canvas = Canvas(stream, encrypt=encrypt)
    canvas.setTitle(title)
    for lines in pages:
        if picture:
            canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "grey")), 0, 0, 400, 400)
        canvas.setFont(FONT, 14)
        for number, line in enumerate(lines):
            canvas.drawString(72, 780 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_pages_follow_each_other_and_know_their_characters() -> None:
    source = read(pdf(*PLAN, title="节能行动方案"), "a.pdf")
    assert source.text == "\n".join(["\n".join(page) for page in PLAN])
    assert source.pages == (0, source.text.index("一、总体要求"))
    assert source.page_of(source.text.index("2025年")) == 1
    assert source.page_of(source.text.index("坚持")) == 2
    assert source.meta == {"title": "节能行动方案"}
    assert (source.format, source.reader, source.blocks) == ("pdf", "pdf/2 pypdfium2", ())


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["京津-", "冀协同"], "京津-\n冀协同"),
        (["2021-", "2025年"], "2021-\n2025年"),
        (["2021\xad2025年"], "2021-2025年"),
        (["绿色发展—", "低碳转型"], "绿色发展—\n低碳转型"),
    ],
)
def test_hyphens_and_line_ends_stay(lines: list[str], text: str) -> None:
    assert read(pdf(lines), "a.pdf").text == text


def test_an_empty_page_keeps_its_place() -> None:
    source = read(pdf(["甲方单位"], [], ["乙方单位"]), "a.pdf")
    assert source.text == "甲方单位\n\n乙方单位"
    assert source.pages == (0, 5, 6)
    assert source.page_of(6) == 3


def test_a_scanned_page_among_others_is_named() -> None:
    document = pypdfium2.PdfDocument.new()
    for part in (pdf(PLAN[0]), pdf([], picture=True)):
        document.import_pages(pypdfium2.PdfDocument(part))
    stream = BytesIO()
    document.save(stream)
    assert read(stream.getvalue(), "a.pdf").meta["pages_without_text"] == "2"


WHOLE = pdf(*PLAN)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (WHOLE[: len(WHOLE) // 2], "a.pdf: is a PDF that ends too early; fetch it again"),
        (WHOLE[:200] + b"\n%%EOF", "a.pdf: is a damaged PDF; fetch it again"),
        (b"%PDF-1.7\n" + b"\x00" * 5000, "a.pdf: is a PDF that ends too early"),
        (pdf(*PLAN, locked=True), "a.pdf: is an encrypted PDF; save a copy without a password"),
        (pdf([], []), "a.pdf: is a PDF without text (a scan); needs OCR"),
        (pdf([], picture=True), "a.pdf: is a PDF without text (a scan); needs OCR"),
        (pdf(["- 1 -"], ["- 2 -"], picture=True), "next to no text (a scan); needs OCR"),
        (pdf(["\ue001\ue002\ue003\ue004" * 8]), "a.pdf: is a PDF whose fonts do not say"),
    ],
)
def test_what_has_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        read(data, "a.pdf")
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_short_text_without_pictures_is_no_scan() -> None:
    assert read(pdf(["通知"]), "a.pdf").text == "通知"


def test_bytes_after_the_end_do_no_harm() -> None:
    assert read(WHOLE + b"\r\n" + b"\x00" * 4096, "a.pdf").text == read(WHOLE, "a.pdf").text


@pytest.mark.corpus
def test_real_files_have_the_text_of_their_pages(corpus: Path) -> None:
    files = sorted(corpus.glob("formats/*.pdf"))
    assert len(files) > 0
    for file in files:
        source = read_file(file)
        tables = [block for block in source.blocks if block.kind == "table"]
        with pypdfium2.PdfDocument(file) as document:
            pages = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
        ends = [*(start - 1 for start in source.pages[1:]), len(source.text)]
        for number, (start, end, page) in enumerate(zip(source.pages, ends, pages, strict=True)):
            found = source.text[start:end]
            if not any(start <= table.char_end and table.char_start <= end for table in tables):
                assert found == page, (file.name, number)
            else:
                assert sorted("".join(found.split())) == sorted("".join(page.split())), (file.name, number)
