"""From files to extracts: one after the other, or on all processors where there is enough to do.

Results come in the order of the files, whichever was ready first, and only a few are held at a time. A file
that cannot be read is a result too, and so is one that makes a reader fail or takes its process down.
"""

import logging
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from loaders.load import extract, load
from loaders.readers import read_bytes
from ontology.errors import ReadError, ZhengtuError
from ontology.extract import Extract

LOG = logging.getLogger(__name__)

WORTH_PROCESSES = 4.0
"""Seconds of work from which more processes pay: each takes about a second to start."""
SECONDS_PER_FILE, SECONDS_PER_BYTE = 0.1, 0.25e-6
"""Measured on one core over a hundred real plans, most of them PDF."""
_IN_FLIGHT = 2
"""Files per process that are being read or wait for their turn: so many extracts are held in memory."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file: its extract, or in ``reason`` why there is none."""

    path: Path
    extract: Extract | None = None
    reason: str = ""


def load_files(paths: Sequence[Path], processes: int | None = None) -> Iterator[Loaded]:
    """Yield what became of each file, in the order of ``paths``.

    Args:
        paths: the files.
        processes: how many processes read them; 1 reads in this one, ``None`` decides by the sizes.
    """
    count = _processes(paths) if processes is None else processes
    left = list(paths)
    while len(left) > 0:
        done = 0
        for loaded in _until_broken(left, count):
            yield loaded
            done += 1
        left = left[done:]
        if len(left) > 0:
            # One of the files in flight ended its process, and nobody can tell which.
            suspects, left = left[: count * _IN_FLIGHT], left[count * _IN_FLIGHT :]
            yield from map(_load_alone, suspects)


def load_bytes(data: bytes, name: str) -> Loaded:
    """Return what becomes of a document's bytes; ``name`` stands for its file name."""
    path = Path(name)
    try:
        return Loaded(path, extract(read_bytes(data, path.name)))
    except ReadError as error:
        return Loaded(path, reason=_reason(path, error))


def _until_broken(paths: Sequence[Path], processes: int) -> Iterator[Loaded]:
    """Like :func:`load_files`, but ends where a process has come to its end."""
    with _executor(processes) as executor:
        waiting = iter(paths)
        flying = deque(
            (path, executor.submit(load, path)) for path in islice(waiting, processes * _IN_FLIGHT)
        )
        try:
            while flying:
                path, future = flying.popleft()
                if isinstance(future.exception(), BrokenExecutor):
                    return
                yield _result(path, future)
                flying.extend((path, executor.submit(load, path)) for path in islice(waiting, 1))
        except BrokenExecutor:
            return
        finally:
            executor.shutdown(cancel_futures=True)


def _load_alone(path: Path) -> Loaded:
    """Load a file in a process of its own, which it may take down."""
    with _executor(2, workers=1) as executor:
        future = executor.submit(load, path)
        if isinstance(future.exception(), BrokenExecutor):
            return Loaded(path, reason="ends the process that reads it; convert it to another format")
        return _result(path, future)


def _executor(processes: int, workers: int | None = None) -> Executor:
    if processes == 1:
        return ThreadPoolExecutor(1)
    # A fork would copy the threads and locks of the engines.
    return ProcessPoolExecutor(
        workers or processes, mp_context=get_context("spawn"), initializer=_leave_to_parent
    )


def _leave_to_parent() -> None:
    """Ctrl-C reaches every process of the terminal; the parent alone tells the user, and ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _result(path: Path, future: Future[Extract]) -> Loaded:
    """What a finished future holds. An unforeseen error is a result too, so that it costs one file, not all."""
    error = future.exception()
    if error is None:
        return Loaded(path, future.result())
    if isinstance(error, ZhengtuError):
        return Loaded(path, reason=_reason(path, error))
    LOG.error("%s", path, exc_info=error)
    return Loaded(
        path, reason=f"zhengtu fails on it ({type(error).__name__}); please report this with the file"
    )


def _reason(path: Path, error: ZhengtuError) -> str:
    """The error without the file's name, which stands in the result already."""
    return str(error).removeprefix(f"{path.name}: ")


def _processes(paths: Sequence[Path]) -> int:
    size = sum(path.stat().st_size for path in paths if path.is_file())
    seconds = len(paths) * SECONDS_PER_FILE + size * SECONDS_PER_BYTE
    return max(1, min(len(paths), os.cpu_count() or 1)) if seconds > WORTH_PROCESSES else 1
