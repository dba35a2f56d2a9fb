"""Foreign queries are asked in a process of their own, which is killed at its limits.

The engines cannot be trusted to stop: Oxigraph knows no limit of time, and either may crash over a query. A
process can always be stopped, and takes nothing with it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import IO, Any, Self, cast

from graph.engine import LARGEST, Cell, Limits, Rows, too_large
from graph.projections import EngineName
from graph.rows import Value
from ontology.errors import GraphError, QueryError
from queries.aggregates import check_aggregates
from queries.guard import allowed
from queries.tokens import Language

SECONDS = 30.0
ROWS = 100_000
LIMITS = Limits(SECONDS, ROWS)
"""What a foreign query may take unless the caller says otherwise."""
MEMORY = 2 << 30
"""Bytes that it may take besides the open graph."""

LANGUAGES: dict[EngineName, Language] = {"ladybug": "cypher", "oxigraph": "sparql"}

_TO_OPEN = 120.0
"""Seconds for the process to start and to open the graph, which is no fault of the query."""
_TO_END = 1.0
"""Seconds that an engine with a limit of its own gets to end by itself."""

_NO_MEMORY = "the query needs more memory than it may have; ask for less, such as with LIMIT"
_OUT_OF_MEMORY = ("memory allocation of", "bad_alloc", "MemoryError", "out of memory")


def run_foreign(
    folder: Path,
    engine: EngineName,
    digest: str,
    text: str,
    parameters: Mapping[str, Value] | None = None,
    limits: Limits = LIMITS,
    memory: int = MEMORY,
) -> Rows:
    """Return the answer to a query that somebody else has written; ``cut`` if it has more rows than allowed.

    Args:
        folder: the folder of the graph. The projection must be there, and is kept there by the caller, who
            holds it open.
        engine: the engine of the projection, which decides on the language.
        digest: the digest of the projection.
        text: the query; it need not have passed the guard.
        parameters: values for the parameters of a Cypher query.
        limits: seconds and rows; where they set none, the default stands.
        memory: bytes that the query may take, where the system can limit them.

    Raises:
        QueryError: the guard or the engine refuses the query, or it takes more than the limits.
        GraphError: the projection is damaged or gone.
    """
    given = dict(parameters or {})
    asked = allowed(LANGUAGES[engine], text, given)
    if LANGUAGES[engine] == "cypher":
        check_aggregates(asked)
    seconds = SECONDS if limits.seconds is None else limits.seconds
    request = {
        "folder": str(folder.absolute()),
        "engine": engine,
        "digest": digest,
        "text": asked,
        "parameters": given,
        "seconds": seconds,
        "rows": ROWS if limits.rows is None else limits.rows,
        "memory": memory,
        "longest": _TO_OPEN + seconds + 2 * _TO_END,
    }
    with _Child() as child:
        child.send(request)
        return _answer(child, seconds)


def _answer(child: "_Child", seconds: float) -> Rows:
    opened = False
    columns: list[str] = []
    rows: list[tuple[Cell, ...]] = []
    for line in child.lines():
        match line:
            case list():
                rows.append(tuple(line))
            case {"open": bool(opened)}:
                child.stop_after(seconds + _TO_END)
            case {"columns": list(columns)}:
                pass
            case {"cut": bool(cut)}:
                return Rows(tuple(columns), rows, cut)
            case {"refused": str(reason)}:
                raise QueryError(reason)
            case {"damaged": str(reason)}:
                raise GraphError(reason)
            case {"no memory": True}:
                raise QueryError(_NO_MEMORY)
    if child.was_stopped and not opened:
        raise GraphError(f"the graph could not be opened within {_TO_OPEN:g} s; ask again")
    if child.was_stopped:
        raise QueryError(f"no answer within {seconds:g} s; ask for less, or raise the limit")
    complaint = child.complaint()
    if any(words in complaint for words in _OUT_OF_MEMORY):
        raise QueryError(_NO_MEMORY)
    last = ", ".join(complaint.splitlines()[-2:])
    raise QueryError(f"the engine broke down over the query ({last}); ask it in another way")


class _Child:
    """The process that asks, with a clock that stops it; as a context manager, it ends with the block."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            # Without the folder it is started in, where anything may lie.
            [sys.executable, "-P", "-m", "queries.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.was_stopped = False
        self._timer: Timer | None = None
        self.stop_after(_TO_OPEN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cancel()
        self._process.kill()
        # Closes the pipes and waits for the end.
        self._process.__exit__(kind, error, trace)

    def send(self, request: Mapping[str, Any]) -> None:
        """Say what is to be asked."""
        # If it has ended already, its complaint says why.
        with suppress(BrokenPipeError), cast(IO[bytes], self._process.stdin) as stdin:
            stdin.write(json.dumps(request).encode("ascii"))

    def stop_after(self, seconds: float) -> None:
        """Stop it that many seconds from now, instead of what was said before."""
        self._cancel()
        self._timer = Timer(seconds, self._stop)
        self._timer.daemon = True
        self._timer.start()

    def lines(self) -> Iterator[Any]:
        """Yield what it says, until it ends.

        Raises:
            QueryError: the answer is too large.
        """
        stdout = cast(IO[bytes], self._process.stdout)
        left = LARGEST
        while line := stdout.readline(left + 1):
            left -= len(line)
            if left < 0:
                raise too_large(LARGEST)
            # A process that is stopped leaves half a line.
            if line.endswith(b"\n"):
                yield json.loads(line)

    def complaint(self) -> str:
        """Wait for its end, and return what it wrote to standard error, then its exit code."""
        said = cast(IO[bytes], self._process.stderr).read().decode("utf-8", "replace").strip()
        return f"{said}\nexit code {self._process.wait()}".strip()

    def _stop(self) -> None:
        self.was_stopped = True
        self._process.kill()

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()


def _environment() -> dict[str, str]:
    """The environment of the process: it finds the modules where this one does."""
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        # Each thread may reserve an arena of its own, which counts as memory.
        "MALLOC_ARENA_MAX": "2",
        # Oxigraph would run out of memory once more while it says that it has.
        "RUST_BACKTRACE": "0",
    }
