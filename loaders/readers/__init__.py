"""From a file to its source text.

One module per format; :data:`READERS` lists them in the order in which they look at the bytes. The content
decides, the suffix only where the content leaves it open. A new format is a module with ``read`` and a line
in that list. Whatever cannot be read raises :class:`~ontology.errors.ReadError` with one line that names the
file, what it is, and what to do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from loaders.readers import signatures
from loaders.readers.refusal import unreadable
from loaders.source import Source

__all__ = ["MAX_BYTES", "READERS", "Reader", "read", "read_bytes"]

MAX_BYTES = 200_000_000
"""Size up to which a file is read. The longest plans with maps have some 100 MB."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: the module with its ``read(data, name)``, imported at first use, and how to recognise it."""

    module: str
    accepts: Callable[[bytes, str], bool]

    def read(self, data: bytes, name: str) -> Source:
        """The source of bytes that this reader accepts."""
        function = import_module(f"loaders.readers.{self.module}").read
        return cast(Source, function(data, name))


READERS = (
    Reader("pdf", signatures.is_pdf),
    Reader("docx", signatures.is_docx),
    Reader("office", signatures.is_old_word),
    Reader("html", signatures.is_html),
    Reader("markdown", signatures.is_markdown),
    Reader("text", signatures.is_text),
)


def read(path: Path, *, limit: int = MAX_BYTES) -> Source:
    """Read one document from a file of up to ``limit`` bytes."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise unreadable(name, "is a folder", "name the files in it, or add the folder as a whole")
        if path.exists() and not path.is_file():
            raise unreadable(name, "is a pipe or a device", "save what it gives as a file")
        size = path.stat().st_size
        if size > limit:
            raise unreadable(
                name,
                f"has {size / 1e6:.0f} MB, more than the limit of {limit / 1e6:.0f} MB",
                "split it, or export it without pictures",
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise unreadable(name, "there is no such file", "check the path") from None
    except PermissionError:
        raise unreadable(name, "may not be read", "ask for permission to read it, or copy it") from None
    except OSError as error:
        raise unreadable(name, f"cannot be read ({error.strerror})", "copy it to a local disk") from None
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Source:
    """Read one document from its bytes; ``name`` is its file name, whose suffix may help to recognise it."""
    if len(data) == 0:
        raise unreadable(name, "is empty", "fetch it again")
    signatures.refuse_foreign(data, name)
    reader = next(reader for reader in READERS if reader.accepts(data, name))
    source = reader.read(data, name)
    if source.text.strip() == "":
        raise unreadable(name, "has no text, only blanks or markup", "fetch it again, or open it to see why")
    return source
