"""Plain text: the source text is the file's own characters."""

from hashlib import sha256

from loaders.readers.encodings import decode
from loaders.readers.html_facts import facts_above
from loaders.readers.text_tables import text_tables
from loaders.source import Source

READER = "txt/1"


def read(data: bytes, name: str) -> Source:
    """The characters of a text file, line ends and blanks as they stand, with blocks for its tables."""
    decoded = decode(data, name)
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        format="txt",
        text=decoded.text,
        reader=READER,
        encoding=decoded.encoding,
        meta=facts_above(decoded.text),
        blocks=tuple(text_tables(decoded.text)),
    )
