"""The process that keeps a Neo4j server for as long as the tests run: ``keeper.py FOLDER PID``.

It starts the server with a home, a configuration and a password of its own on a free port of the loopback
interface, writes ``ready.json`` (address, user, password, process) into FOLDER, or ``failed.txt`` (why not), and ends
it when the process PID has ended, however that ended. Then nothing of it is left.
"""

import ctypes
import json
import os
import resource
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READY = "ready.json"
FAILED = "failed.txt"
_LOG = "server.log"
_TO_START = 300.0
"""Seconds; a busy machine needs half a minute."""
_EVERY = 0.2
_KILL_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux, see prctl(2)."""

_CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
db.tx_log.preallocate=false
db.transaction.monitor.check.interval=100ms
dbms.usage_report.enabled=false
"""
# No more than some ten thousand records are ever in it; one user database is all that the Community edition has.
_SMALL = "server.memory.pagecache.size=64m\n"
# It lives for minutes, and compiling thoroughly would take as long again as starting.
_JAVA = ("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms128m", "-Xmx512m")
_MAIN = "org.neo4j.server.CommunityEntryPoint"
_ADMIN = "org.neo4j.cli.AdminTool"


def start(
    home: Path,
    class_path: str,
    port: int,
    settings: str = _SMALL,
    largest: int | None = None,
    java: Sequence[str] = _JAVA,
) -> "subprocess.Popen[bytes]":
    """Start a server in the folder ``home``; on Linux it dies with the process that calls this.

    ``largest`` is the size in bytes that no file of it can exceed, as on a disk that is full. ``java`` is what begins
    the command, ``settings`` are lines of the configuration.
    """

    def prepare() -> None:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_KILL_WITH_PARENT, signal.SIGKILL)
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(_CONFIGURATION.format(port=port) + settings, "utf-8")
    folders = (f"--home-dir={home}", f"--config-dir={home / 'conf'}")
    with (home / _LOG).open("wb") as log:
        return subprocess.Popen(
            [*java, "-cp", class_path, _MAIN, *folders],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=prepare,  # noqa: PLW1509 (no other threads)
        )


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait(uri: str, server: "subprocess.Popen[bytes]") -> None:
    """Wait until the server lets somebody in, or refuses the password.

    Raises:
        RuntimeError: it ended, or does not answer in time.
    """
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError

    end = time.monotonic() + _TO_START
    while server.poll() is None and time.monotonic() < end:
        with GraphDatabase.driver(uri, auth=("neo4j", "neo4j"), max_transaction_retry_time=0) as driver:
            try:
                driver.execute_query("RETURN 1")
            except (AuthError, ClientError):
                return
            except (DriverError, Neo4jError):
                time.sleep(_EVERY)
            else:
                return
    raise RuntimeError("the server did not start")


def set_password(uri: str, server: "subprocess.Popen[bytes]") -> str:
    """Wait until the server answers, and replace the password that every new server has; return the new one."""
    from neo4j import GraphDatabase

    wait(uri, server)
    password = secrets.token_urlsafe(16)
    with GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver:
        text = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
        driver.execute_query(text, new=password, database_="system")
    return password


def main(folder: Path, controller: int) -> None:
    """Keep a server until the process ``controller`` has ended."""
    home = folder / "home"
    port = free_port()
    uri = f"bolt://127.0.0.1:{port}"
    server = None
    try:
        from tests.neo4j_server.artifacts import NoServerError, class_path

        try:
            server = start(home, class_path(), port)
            said = {"uri": uri, "user": "neo4j", "password": set_password(uri, server), "process": server.pid}
            _write(folder / READY, json.dumps(said))
        except (NoServerError, RuntimeError, OSError) as error:
            log = (home / _LOG).read_text("utf-8", "replace") if (home / _LOG).exists() else ""
            _write(folder / FAILED, f"{error}\n{log[-2000:]}".strip())
        while _is_alive(controller) and (server is None or server.poll() is None):
            time.sleep(_EVERY)
    finally:
        if server is not None:
            server.kill()
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    """Write a file that others see whole or not at all."""
    part = path.with_suffix(".part")
    part.write_text(text, "utf-8")
    part.replace(path)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    # Whoever starts it goes on at once, and has no child to wait for.
    if os.fork() == 0:
        sys.path.insert(0, str(ROOT))
        main(Path(sys.argv[1]), int(sys.argv[2]))
