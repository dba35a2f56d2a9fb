"""Writing a file or a folder so that others see the old one or the new one, never a part."""

import os
import secrets
import shutil
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
    with replacing_path(path) as part, part.open("x", encoding="utf-8", newline="") as file:
        yield file


@contextmanager
def replacing_path(path: Path) -> Iterator[Path]:
    """Give a path for a new file that takes the place of ``path`` when the block ends.

    If the block fails, nothing has changed.

    Raises:
        GraphError: the file cannot be written.
    """
    part = _beside(path)
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """Make a new folder beside ``path``, to be filled in the block, that takes its place when the block ends.

    If the block fails, nothing has changed. No system can exchange two folders in one step: for a moment there is
    none, and who is killed in that moment finds the old one beside it, under a name that ends in ``.part``.

    Raises:
        GraphError: the folder cannot be written.
    """
    part, old = _beside(path), _beside(path)
    try:
        part.mkdir()
        yield part
        if path.exists():
            path.rename(old)
        part.rename(path)
    except OSError as error:
        if old.exists() and not path.exists():
            old.rename(path)
        raise _refused(path, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _refused(path: Path, error: OSError) -> GraphError:
    if not path.parent.is_dir():
        return GraphError(f"{path} cannot be written: there is no folder {path.parent}; make it first")
    return GraphError(f"{path} cannot be written ({error.strerror or error})")


def _beside(path: Path) -> Path:
    """A name in the same folder that nobody else uses."""
    return path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}.part")
