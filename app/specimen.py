"""Where the specimen corpus lies.

The wheel carries it inside this package (``force-include`` in pyproject.toml); in a checkout, installed or
not, it is the folder ``examples`` beside the rooms.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.workspace import Workspace


def specimen_corpus() -> Path:
    """Folder of the specimen documents that ``zhengtu demo`` builds; the same files in every installation."""
    package = Path(str(files("app")))
    installed = package / "examples"
    return installed if installed.is_dir() else package.parent / "examples"


def specimen_documents() -> list[Path]:
    """Return the specimen documents, sorted by name; one of them is a scan that is refused on purpose."""
    return sorted((specimen_corpus() / "documents").iterdir())


@contextmanager
def specimen_workspace() -> "Iterator[Workspace]":
    """Yield a graph of the specimen documents, which is gone after the block."""
    from app.workspace import Workspace

    with (
        TemporaryDirectory(prefix="zhengtu-") as folder,
        Workspace(Path(folder) / "graph", create=True) as workspace,
    ):
        workspace.add(specimen_documents(), processes=1)
        yield workspace
