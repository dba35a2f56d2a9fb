"""Writing a file so that others see the old one or the new one, never a part."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ontology.errors import GraphError


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """Open a text file (UTF-8, line ends as written) that takes the place of ``path`` when the block ends.

    If the block fails, nothing has changed.

    Raises:
        GraphError: the file cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise GraphError(f"{path} cannot be written ({error.strerror})") from error
    finally:
        part.unlink(missing_ok=True)
