"""Which files are meant by the paths that a user names."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

DOCUMENT_SUFFIXES = frozenset(
    (".pdf", ".docx", ".doc", ".wps", ".html", ".htm", ".xhtml", ".shtml", ".txt", ".md", ".markdown")
)
"""Suffixes of the formats that have a reader. They count only inside folders: a file that is named is tried."""

_LEFTOVERS = (".", "~$")
"""Hidden files, and what Word leaves beside an open document."""


@dataclass(frozen=True, slots=True)
class Sources:
    """``files`` to load as absolute paths, each once; files and folders that are ``refused``, with the reason;
    and the number of files in folders that were ``ignored``, since their suffix is no document's."""

    files: tuple[Path, ...]
    refused: tuple[tuple[Path, str], ...] = ()
    ignored: int = 0


def sources(paths: Iterable[Path], apart_from: Path) -> Sources:
    """Return the files that are named by ``paths`` or lie in a folder named there, at any depth.

    The order is that of ``paths``; a folder's files come sorted by path. Hidden files and folders are left
    out, and so is the folder ``apart_from``, which may lie inside.
    """
    files: dict[Path, None] = {}
    refused: list[tuple[Path, str]] = []
    ignored = 0
    for path in map(absolute, paths):
        if not path.is_dir():
            files[path] = None
            continue
        for file in sorted(_inside(path, absolute(apart_from), refused)):
            if file.suffix.lower() in DOCUMENT_SUFFIXES:
                files[file] = None
            else:
                ignored += 1
    unnameable = [path for path in files if not _is_unicode(path)]
    refused += ((path, "the name is not in UTF-8; rename the file") for path in unnameable)
    return Sources(tuple(path for path in files if path not in set(unnameable)), tuple(refused), ignored)


def absolute(path: Path) -> Path:
    """Return the path from the root, without ``.`` and ``..``; links are not followed.

    This is the name under which the store knows a source.
    """
    return Path(os.path.abspath(path))  # noqa: PTH100  # Path.resolve() would follow links


def _is_unicode(path: Path) -> bool:
    """Whether the name is text: one in another encoding reaches Python with lone surrogates."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _inside(folder: Path, apart_from: Path, refused: list[tuple[Path, str]]) -> Iterator[Path]:
    """The files in a folder and its folders that are not hidden."""

    def note(error: OSError) -> None:
        refused.append((Path(error.filename), f"{error.strerror}; ask for permission to read the folder"))

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = [
            name for name in folders if not name.startswith(_LEFTOVERS) and Path(place, name) != apart_from
        ]
        yield from (Path(place, name) for name in names if not name.startswith(_LEFTOVERS))
