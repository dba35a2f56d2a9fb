"""The script of an exported folder, run with the import tool of the server that the tests start."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from tests.neo4j_server.artifacts import class_path

_ADMIN = """#!/bin/sh
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -cp {} org.neo4j.cli.AdminTool "$@"
"""
# What the shell of the server does with a file of statements; it is in no archive of Maven's.
_SHELL = """#!{python}
import os
from argparse import ArgumentParser
from pathlib import Path
from neo4j import GraphDatabase

parser = ArgumentParser()
for option in "audf":
    parser.add_argument(f"-{{option}}")
given = parser.parse_args()
with GraphDatabase.driver(given.a, auth=(given.u, os.environ["NEO4J_PASSWORD"])) as driver:
    for text in Path(given.f).read_text("utf-8").split(";\\n"):
        if text.strip():
            driver.execute_query(text, database_=given.d)
"""


def run_script(folder: Path, step: str, home: Path, **environment: str) -> str:
    """Run a step of ``load.sh`` in the folder for the server with this home, and return what it said.

    It must be done; what it says is shown otherwise.
    """
    programs = folder.parent / "bin"
    programs.mkdir(exist_ok=True)
    (home / "conf").mkdir(parents=True, exist_ok=True)
    shell = _SHELL.format(python=sys.executable)
    for name, text in {
        "neo4j-admin": _ADMIN.format(shlex.quote(class_path())),
        "cypher-shell": shell,
    }.items():
        (programs / name).write_text(text, "utf-8")
        (programs / name).chmod(0o755)
    found = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "NEO4J_HOME": str(home),
        "NEO4J_CONF": str(home / "conf"),
    }
    done = subprocess.run(
        [folder / "load.sh", step],
        env=os.environ | found | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
