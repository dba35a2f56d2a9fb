"""A real server of SPARQL 1.1: the command ``oxigraph`` of the package of that name, for as long as a test needs it.

It starts in a tenth of a second, so that every test has its own. It listens on the loopback interface and keeps
nothing, or what it has in a folder of the test's.
"""

import ctypes
import resource
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.neo4j_server.keeper import free_port

_TO_START = 60.0
"""Seconds; a busy machine needs one."""
_EVERY = 0.02
_ATTEMPTS = 5
_KILL_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux, see prctl(2)."""


@dataclass(frozen=True)
class Served:
    """A server and its addresses."""

    root: str
    process: "subprocess.Popen[bytes]"

    @property
    def store(self) -> str:
        """The address of its Graph Store."""
        return f"{self.root}/store"

    @property
    def query(self) -> str:
        """The address that it is asked at."""
        return f"{self.root}/query"


@contextmanager
def serving(
    folder: Path | None = None, *settings: str, read_only: bool = False, largest: int | None = None
) -> Iterator[Served]:
    """Run a server; it ends with the block, and on Linux also where the tests are killed.

    Args:
        folder: where it keeps what it has; in memory without one.
        settings: further arguments.
        read_only: whether it only reads what is in the folder.
        largest: the size in bytes that no file of it can exceed, as on a disk that is full.
    """
    arguments = ["serve-read-only" if read_only else "serve", *settings]
    if folder is not None:
        arguments += ["--location", str(folder)]
    served = _started(arguments, largest)
    try:
        yield served
    finally:
        served.process.kill()
        served.process.wait()


def _started(arguments: list[str], largest: int | None) -> Served:
    command = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    assert command is not None, "no command oxigraph: install the project with its extra [test]"

    def prepare() -> None:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_KILL_WITH_PARENT, signal.SIGKILL)
        if largest is not None:
            # Writing then fails, instead of ending the process.
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    for _ in range(_ATTEMPTS):
        port = free_port()
        process = subprocess.Popen(
            [command, *arguments, "--bind", f"127.0.0.1:{port}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=prepare,  # noqa: PLW1509 (no other threads)
        )
        # Another test may have taken the port in the meantime; then this server ends at once.
        if _answers(process, port):
            return Served(f"http://127.0.0.1:{port}", process)
    raise AssertionError(f"oxigraph {' '.join(arguments)} does not start")


def _answers(process: "subprocess.Popen[bytes]", port: int) -> bool:
    end = time.monotonic() + _TO_START
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(_EVERY)
        else:
            return process.poll() is None
    process.kill()
    process.wait()
    return False
