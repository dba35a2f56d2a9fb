"""The class path of a Neo4j Community server, from Maven's local repository, which is filled first if need be.

``python -m tests.neo4j_server.artifacts`` fetches what is missing and says what it found.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from graph.locks import locked

POM = Path(__file__).with_name("pom.xml")
JAVA = "17"
"""The Java that Neo4j 5.26 needs; it also runs on 21."""
WITHOUT = "ZHENGTU_WITHOUT_NEO4J"
"""Set this variable, and tests that need a server are left out."""
_LONGEST = 900
"""Seconds for some two hundred archives, 125 MB."""


class NoServerError(Exception):
    """There is no server that the tests could start; the message is for whoever runs them."""


def class_path() -> str:
    """Return the class path for ``java -cp``.

    Raises:
        NoServerError: Java or Maven is missing, or the archives cannot be fetched.
    """
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise NoServerError(
                f"{program} is missing: the tests start a Neo4j server, for which they need Java {JAVA} and "
                f"Maven. Install them, or set NEO4J_URI to an empty Neo4j 5 database, or set {WITHOUT}=1 to leave "
                "these tests out"
            )
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zhengtu-tests"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"neo4j-{hashlib.sha256(POM.read_bytes()).hexdigest()[:16]}.classpath"
    with locked(folder / "lock"):
        if not _is_whole(kept):
            _resolve(kept)
    return kept.read_text("utf-8").strip()


def _is_whole(kept: Path) -> bool:
    """Whether a class path was written, and everything on it is still there."""
    if not kept.is_file():
        return False
    return all(Path(part).is_file() for part in kept.read_text("utf-8").strip().split(os.pathsep))


def _resolve(kept: Path) -> None:
    goal = ("dependency:build-classpath", "-DincludeScope=runtime", f"-Dmdep.outputFile={kept}")
    done = subprocess.run(
        ["mvn", "--quiet", "--batch-mode", "--file", str(POM), *goal],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=_LONGEST,
    )
    if done.returncode != 0 or not _is_whole(kept):
        last = " ".join((done.stdout + done.stderr).split())[-500:]
        raise NoServerError(f"Maven cannot fetch the Neo4j server of {POM.name}: {last}")


if __name__ == "__main__":
    sys.stdout.write(f"Neo4j server for the tests: {len(class_path().split(os.pathsep))} archives\n")
