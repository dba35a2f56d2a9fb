"""Which reader takes a file, and how files that none can read are refused."""

import os
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from reportlab.pdfgen.canvas import Canvas

from loaders.readers import READERS, office, read, read_bytes, signatures
from ontology.errors import ReadError

TEXT = "江源市节能行动方案\n一、总体要求\n"
PAGE = "<!DOCTYPE html><html><body><p>江源市节能行动方案</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)


def docx() -> bytes:
    document = Document()
    document.add_paragraph("江源市节能行动方案")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf() -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(72, 700, "A plan in a page of text")
    canvas.save()
    return stream.getvalue()


def package(*members: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return stream.getvalue()


def compound(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(64)


# --- what decides --------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".pdf", ".docx", ".doc", ".dat", ""])
@pytest.mark.parametrize(("data", "expected"), [(pdf(), "pdf"), (docx(), "docx"), (PAGE.encode(), "html")])
def test_the_content_decides(data: bytes, expected: str, suffix: str) -> None:
    assert read_bytes(data, "plan" + suffix).format == expected


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (TEXT.encode(), "a.txt", "txt"),
        (TEXT.encode(), "a", "txt"),
        (TEXT.encode(), "a.pdf", "txt"),
        (TEXT.encode(), "a.MD", "md"),
        (TEXT.encode(), "a.html", "txt"),
        (b"<div>" + TEXT.encode() + b"</div>", "a.txt", "html"),
        (b"<div>" + TEXT.encode() + b"</div>", "a.md", "md"),
        (b"<b>" + TEXT.encode() + b"</b>", "a.htm", "html"),
        (b"<!-- x --> <!-- y -->\n<HTML>" + TEXT.encode(), "a.md", "html"),
        (PAGE.encode("utf-16"), "a.txt", "html"),
        (b"\xef\xbb\xbf" + PAGE.encode(), "a.txt", "html"),
        ("《<通知>》1 < 2".encode(), "a.txt", "txt"),
        (b"\n\n" + pdf(), "a.pdf", "pdf"),
    ],
)
def test_the_suffix_decides_what_is_left_open(data: bytes, name: str, expected: str) -> None:
    assert read_bytes(data, name).format == expected


def test_many_comments_take_no_time() -> None:
    assert read_bytes(b"<!---->" * 580 + TEXT.encode(), "a.txt").format == "txt"


def test_a_file_is_named_and_digested(tmp_path: Path) -> None:
    file = tmp_path / "方案.txt"
    file.write_bytes(TEXT.encode("gb18030"))
    source = read(file)
    assert (source.name, source.text, source.encoding) == ("方案.txt", TEXT, "gb18030")
    assert source.sha256 == sha256(TEXT.encode("gb18030")).hexdigest()


def test_every_reader_names_itself() -> None:
    samples = {"pdf": pdf(), "docx": docx(), "html": PAGE.encode(), "markdown": TEXT.encode()}
    for reader in READERS:
        if reader.module in samples:
            source = reader.read(samples[reader.module], "a.md")
            assert re.match(rf"{source.format}/\d+ ?", source.reader) is not None, source.reader


# --- what is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.txt", "a.txt: is empty; fetch"),
        (b" \r\n\t", "a.txt", "a.txt: has no text"),
        ("　\n".encode("gb18030"), "a.md", "a.md: has no text"),
        (b"<html><body><script>x</script></body></html>", "a.html", "a.html: has no text"),
        (b"<html><frameset></frameset></html>", "a.html", "a.html: has no text"),
        (bytes(range(256)) * 9, "a.txt", "a.txt: is binary data, not text; save"),
        (bytes(range(256)) * 9, "a.pdf", "a.pdf: is binary data"),
        (pdf()[:-300], "a.txt", "a.txt: is a PDF that ends too early; fetch"),
        (docx()[:4000], "a.docx", "a.docx: is a damaged DOCX; fetch"),
        (docx()[:4000], "a.txt", "a.txt: is a damaged ZIP archive; fetch"),
        (package("a.txt"), "a.docx", "a.docx: is a ZIP archive; unpack"),
        (package("xl/workbook.xml"), "a.docx", "a.docx: is an Excel table (.xlsx); export"),
        (package("ppt/presentation.xml"), "a.zip", "is a PowerPoint presentation (.pptx); export"),
        (package("OFD.xml"), "a.ofd", "a.ofd: is an OFD document; convert"),
        (package("content.xml"), "a.odt", "is an OpenDocument file (.odt); convert"),
        (package("word/document.xml"), "a.docx", "a.docx: is a damaged or unusual DOCX; open"),
        (compound("Workbook"), "a.xls", "a.xls: is an Excel 97-2003 table (.xls); export"),
        (compound("PowerPoint Document"), "a.ppt", "is a PowerPoint 97-2003 presentation (.ppt)"),
        (compound("EncryptedPackage"), "a.docx", "a.docx: is an encrypted Office document; save"),
        (compound("Other"), "a.doc", "a.doc: is an Office file of an old or unknown kind; convert"),
        (b"{\\rtf1 x}", "a.doc", "a.doc: is an RTF document; convert"),
        (b"\x89PNG\r\n\x1a\nxx", "a.txt", "a.txt: is a PNG image; run"),
        (b"\xff\xd8\xff\xe0xx", "a.pdf", "a.pdf: is a JPEG image; run"),
        (b"GIF89a", "a.gif", "is a GIF image"),
        (b"BM" + bytes(20), "a.bmp", "is a BMP image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a.webp", "is a WebP image"),
        (b"Rar!\x1a\x07\x00", "a.rar", "is a RAR archive; unpack"),
        (b"From: <Saved by Blink>\r\n<html>", "a.mht", "is a web archive (MHTML); save the page"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_way_out(data: bytes, name: str, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        read_bytes(data, name)
    assert message in str(raised.value)
    assert str(raised.value).startswith(f"{name}: ")
    assert "\n" not in str(raised.value)


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatures, "UNPACKED_LIMIT", 1000)
    with pytest.raises(ReadError, match=r"^a\.docx: unpacks to more than a document can have; look at"):
        read_bytes(docx(), "a.docx")


def test_a_folder_a_missing_and_a_large_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r": is a folder; name the files"):
        read(tmp_path)
    with pytest.raises(ReadError, match=r"^none\.txt: there is no such file; check the path$"):
        read(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="there is no such file"):
        read(tmp_path / "none" / "a.txt")
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 2_000_001)
    with pytest.raises(ReadError, match=r"^large\.txt: has 2 MB, more than the limit of 1 MB; split it"):
        read(large, limit=1_000_000)
    assert read(large, limit=3_000_000).format == "txt"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied"), "a.txt: may not be read; ask"),
        (OSError(5, "Input/output error"), "a.txt: cannot be read (Input/output error); copy"),
    ],
)
def test_what_the_system_refuses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    def refuse(_path: Path) -> bytes:
        raise error

    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadError) as raised:
        read(file)
    assert str(raised.value).startswith(message)


# --- through LibreOffice -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.txt"])
def test_an_old_word_file_needs_libreoffice(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "which", lambda program: None)
    with pytest.raises(ReadError) as raised:
        read_bytes(compound("WordDocument"), name)
    assert str(raised.value) == (
        f"{name}: is a Word 97-2003 or WPS document (.doc, .wps); "
        "install LibreOffice, or save it as DOCX or PDF in its own program and load that"
    )


def test_a_libreoffice_that_fails_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "which", lambda program: sys.executable)
    with pytest.raises(ReadError, match=r"that LibreOffice cannot read; save it as DOCX or PDF"):
        read_bytes(compound("WordDocument"), "a.doc")


def test_a_converted_document_keeps_its_own_name_and_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    def convert(command: list[str], **_options: object) -> None:
        out = Path(command[command.index("--outdir") + 1])
        out.mkdir()
        (out / "document.docx").write_bytes(docx())

    monkeypatch.setattr(office, "which", lambda program: "soffice")
    monkeypatch.setattr(subprocess, "run", convert)
    data = compound("WordDocument")
    source = read_bytes(data, "a.doc")
    assert (source.name, source.text, source.format) == ("a.doc", "江源市节能行动方案", "docx")
    assert source.sha256 == sha256(data).hexdigest()
    assert source.reader == "office/1 docx/1 python-docx"


def test_readers_load_their_library_at_first_use() -> None:
    code = "import sys, loaders.readers; print({'docx', 'pypdfium2', 'selectolax'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_device_is_refused_and_not_waited_for() -> None:
    with pytest.raises(ReadError, match="is a pipe or a device; save what it gives as a file"):
        read(Path(os.devnull))
