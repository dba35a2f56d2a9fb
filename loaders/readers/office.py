"""Word 97-2003 and WPS texts: read through LibreOffice where the machine has it, else refused by name."""

import subprocess
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from loaders.readers import docx
from loaders.readers.refusal import unreadable
from loaders.readers.signatures import suffix_of
from loaders.source import Source

READER = "office/1"
PROGRAMS = ("soffice", "libreoffice")
PATIENCE = 120
"""Seconds for one conversion; a long document takes two, the first start of LibreOffice ten."""

WHAT = "is a Word 97-2003 or WPS document (.doc, .wps)"
WITHOUT = "install LibreOffice, or save it as DOCX or PDF in its own program and load that"
FAILED = "save it as DOCX or PDF in its own program and load that"


def read(data: bytes, name: str) -> Source:
    """The text of the DOCX that LibreOffice makes of a document, under the document's own name and digest.

    Raises :class:`~ontology.errors.ReadError` where there is no LibreOffice or it cannot read the file.
    """
    program = next(filter(None, map(which, PROGRAMS)), None)
    if program is None:
        raise unreadable(name, WHAT, WITHOUT)
    source = docx.read(_converted(program, data, name), name)
    return replace(source, sha256=sha256(data).hexdigest(), reader=f"{READER} {source.reader}")


def _converted(program: str, data: bytes, name: str) -> bytes:
    with TemporaryDirectory() as folder:
        original = Path(folder, "document" + (suffix_of(name) or ".doc"))
        original.write_bytes(data)
        command = [
            program,
            "--headless",
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--convert-to",
            "docx",
            "--outdir",
            str(Path(folder, "out")),
            str(original),
        ]
        try:
            subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)  # noqa: S603  # no shell
            return Path(folder, "out", "document.docx").read_bytes()
        except (OSError, subprocess.SubprocessError):
            raise unreadable(name, f"{WHAT} that LibreOffice cannot read", FAILED) from None
