"""The folder with the graph's projections into engines: ``projections/<digest>/<engine>/`` and ``current``.

A projection is built beside its place and moved there when it is whole; a manifest written last says what
whole is, and what is not is built again. It is never changed afterwards: another graph has another digest.
``current`` holds the digest that stands for the graph as it is, ``as-of-<date>`` that of the graph as it stood
on a day.
"""

import json
import re
import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp
from typing import Literal

from graph import ladybug, oxigraph
from graph.closing import Closing
from graph.engine import UNLIMITED, Engine, Limits, Rows
from graph.locks import Lock, locked
from graph.merged import Graph
from graph.replacing import replacing
from graph.rows import Value, digest
from ontology.errors import GraphError

EngineName = Literal["ladybug", "oxigraph"]

FORMAT = 3
"""Version of what the engines are given: raise it when the same rows give other tables or triples."""
KEPT = 3
"""So many projected graphs are kept besides the current one: the previous, or those restricted to a date."""

_MANIFEST = "manifest.json"
_PART = ".part"
_AS_OF = "as-of-"
_ATTEMPTS = 3
_DIGEST = re.compile(r"[0-9a-f]{64}")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Kind:
    """How an engine is built and opened; ``checks_itself`` if it notices damaged content while reading."""

    package: str
    build: Callable[[Graph, Path], None]
    open: Callable[[Path], Engine]
    checks_itself: bool


_KINDS: dict[EngineName, _Kind] = {
    "ladybug": _Kind("ladybug", ladybug.build, ladybug.LadybugEngine, checks_itself=False),
    "oxigraph": _Kind("pyoxigraph", oxigraph.build, oxigraph.OxigraphEngine, checks_itself=True),
}


@dataclass(frozen=True, slots=True)
class Current:
    """The digest of the graph as it is, and a word of the caller's for the state of the store it is from."""

    digest: str
    state: str = ""


class Projection(Closing):
    """One graph in one engine, opened for reading. Use it as a context manager.

    It keeps saying the same, whatever is loaded or published meanwhile, and is not removed while it is open.
    """

    def __init__(self, engine: Engine, folder: Path, reading: Lock) -> None:
        """Take over an opened engine and the lock that keeps others from removing its folder."""
        self._engine = engine
        self._folder = folder
        self._reading = reading

    @property
    def digest(self) -> str:
        """The digest of its graph."""
        return self._folder.parent.name

    def run(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = UNLIMITED
    ) -> Rows:
        """Return the answer to a query (see :class:`graph.engine.Engine`).

        Raises:
            QueryError: the query is wrong, wants to write, or takes longer than the limit.
            GraphError: the projection turned out to be damaged; opened again, it is built again.
        """
        try:
            return self._engine.run(text, parameters, limits)
        except GraphError as error:
            (self._folder / _MANIFEST).unlink(missing_ok=True)
            raise GraphError(f"{error}; ask again, and it will be built again") from error

    def close(self) -> None:
        """Let go of the files. May be called twice."""
        self._engine.close()
        self._reading.release()


class Projections:
    """The projections below the folder of a graph. Several processes may use them at once."""

    def __init__(self, folder: Path) -> None:
        """Use ``folder/projections``, which is made when something is built."""
        self._root = folder / "projections"

    def current(self, date: str = "") -> Current | None:
        """Return what was published last, if anything was: for the graph as it is, or as it stood on a day."""
        try:
            words = (self._root / _word(date)).read_text("utf-8").split()
        except (OSError, UnicodeDecodeError):
            return None
        return Current(*words) if len(words) in (1, 2) else None

    def publish(self, current: Current, date: str = "") -> None:
        """Let ``current`` stand for the graph, or for it on a day, and remove what is no longer needed."""
        with self._alone():
            with replacing(self._root / _word(date)) as file:
                file.write(f"{current.digest} {current.state}".rstrip() + "\n")
            self._tidy()

    def open(self, name: EngineName, wanted: str, graph: Callable[[], Graph]) -> Projection:
        """Open the graph with the digest ``wanted`` in an engine, building what is missing or damaged.

        Args:
            name: the engine.
            wanted: what :func:`graph.rows.digest` gives for the graph.
            graph: gives that graph; called only if it has to be built.

        Raises:
            GraphError: it cannot be built, or ``graph`` gives another one.
        """
        for _ in range(_ATTEMPTS):
            found = self._opened(name, self._root / wanted)
            if found is not None:
                return found
            with self._alone():
                if not _whole(name, self._root / wanted / name):
                    self._build(name, wanted, graph)
        raise GraphError(f"{self._root / wanted}: the projection is damaged as soon as it is built")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Be the only one who builds, publishes or removes; readers do not mind."""
        try:
            self._root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise GraphError(f"{self._root} cannot be made ({error.strerror})") from error
        with locked(self._root / "lock"):
            yield

    def _opened(self, name: EngineName, folder: Path) -> Projection | None:
        """The projection if it is there and whole."""
        if not folder.is_dir():
            return None
        try:
            reading = Lock(_readers(folder), exclusive=False)
        except GraphError:
            return None  # removed in the meantime
        try:
            if _whole(name, folder / name):
                return Projection(_KINDS[name].open(folder / name), folder / name, reading)
        except GraphError:
            (folder / name / _MANIFEST).unlink(missing_ok=True)
        reading.release()
        return None

    def _build(self, name: EngineName, wanted: str, graph: Callable[[], Graph]) -> None:
        given = graph()
        if digest(given) != wanted:
            raise GraphError("the graph has changed while it was being projected; ask again")
        folder = self._root / wanted
        folder.mkdir(exist_ok=True)
        # Whoever holds the lock is alone here: what lies about is from a build that was broken off.
        for left in folder.glob(f"*{_PART}"):
            shutil.rmtree(left, ignore_errors=True)
        part = Path(mkdtemp(dir=folder, prefix=f"{name}.", suffix=_PART))
        try:
            _KINDS[name].build(given, part)
            (part / _MANIFEST).write_text(json.dumps(_manifest(name, part)), "utf-8")
            _remove(folder / name)
            part.rename(folder / name)
        except OSError as error:
            raise GraphError(f"{folder / name} cannot be written ({error.strerror})") from error
        finally:
            shutil.rmtree(part, ignore_errors=True)
        self._tidy()

    def _tidy(self) -> None:
        """Remove all graphs but the current one and those built last, if nobody reads them."""
        current = self.current()
        folders = [folder for folder in self._root.iterdir() if folder.is_dir()]
        for left in folders:
            if left.suffix == _PART:
                shutil.rmtree(left, ignore_errors=True)
        for path in self._root.glob(f"{_AS_OF}*"):
            dated = self.current(path.name.removeprefix(_AS_OF))
            if dated is None or current is None or dated.state != current.state:
                path.unlink(missing_ok=True)
        kept = "" if current is None else current.digest
        others = [folder for folder in folders if _DIGEST.fullmatch(folder.name) and folder.name != kept]
        others.sort(key=lambda folder: (folder.stat().st_mtime_ns, folder.name), reverse=True)
        for folder in others[KEPT:]:
            path = _readers(folder)
            try:
                readers = Lock(path, exclusive=True, wait=0)
            except GraphError:
                continue
            _remove(folder)
            # Windows removes no open file; an empty one may stay.
            with suppress(PermissionError):
                path.unlink()
            readers.release()


def _word(date: str) -> str:
    """The name of the file with the digest for the graph as it is, or as it stood on a day."""
    return f"{_AS_OF}{date}" if date else "current"


def _readers(folder: Path) -> Path:
    """The file that everybody locks who reads from a digest's folder."""
    return folder.with_name(f"{folder.name}.readers")


def _remove(folder: Path) -> None:
    """Remove a folder, out of sight first. Windows keeps what is open: then it stays for another time."""
    if folder.exists():
        part = Path(mkdtemp(dir=folder.parent, prefix="old.", suffix=_PART))
        with suppress(PermissionError):
            folder.rename(part / folder.name)
        shutil.rmtree(part, ignore_errors=True)


def _whole(name: EngineName, folder: Path) -> bool:
    """Whether a folder is what its manifest says, and that was written by this version."""
    try:
        said = json.loads((folder / _MANIFEST).read_text("utf-8"))
        return bool(said == _manifest(name, folder))
    except (OSError, ValueError):
        return False


def _manifest(name: EngineName, folder: Path) -> dict[str, object]:
    """Versions, and size of every file; with a checksum where the engine has none."""
    kind = _KINDS[name]
    # RocksDB may write its log and lock while it only reads.
    files = [path for path in sorted(folder.iterdir()) if not path.name.startswith(("LOG", "LOCK"))]
    return {
        "format": FORMAT,
        "package": f"{kind.package} {version(kind.package)}",
        "files": {
            path.name: [path.stat().st_size, None if kind.checks_itself else _checksum(path)]
            for path in files
            if path.name != _MANIFEST
        },
    }


def _checksum(path: Path) -> int:
    """The CRC-32 of a file."""
    found = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found = zlib.crc32(block, found)
    return found
