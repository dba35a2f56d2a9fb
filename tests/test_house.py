"""The rules of the house that no linter knows.

Each rule is a small function from text to offences, tried first on an invented offender, then on every file.
"""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import main

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("ontology", "loaders", "graph", "queries", "app")
FOLDERS = (*ROOMS, "tests", "bench", "docs", "examples", ".ci")
READMES = ("README.md", "README.zh-CN.md")
LONGEST_MODULE = 450
EMPTY_NAMES = {"common", "core", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
ENGINES = {"ladybug", "neo4j", "pyoxigraph"}
GRAPH_LIBRARIES = {"networkx", "pyarrow", "rdflib"}
READERS = {"docx", "pypdfium2"}


def files(*folders: str) -> Iterator[Path]:
    """Files of the project below `folders`, without what tools leave behind."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def python_files(*folders: str) -> list[Path]:
    """Modules below `folders`; never none, or a guard would pass over nothing."""
    found = [path for path in files(*folders) if path.suffix == ".py"]
    assert found
    return found


def texts() -> Iterator[tuple[str, str]]:
    """Relative path and text of every text file of the project."""
    at_root = (path for path in sorted(ROOT.iterdir()) if path.is_file())
    for path in (*at_root, *files(*FOLDERS)):
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            yield path.relative_to(ROOT).as_posix(), content.decode("utf-8", "replace")


def python(code: str) -> subprocess.CompletedProcess[str]:
    """Run `code` in a fresh interpreter that sees this checkout first."""
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


# --- what an import costs ------------------------------------------------------------------------------


def loaded_by(module: str) -> set[str]:
    """Top-level names that `import module` brings into a fresh interpreter."""
    done = python(f"import json, sys, {module}; print(json.dumps([m.split('.')[0] for m in sys.modules]))")
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def test_an_import_is_seen() -> None:
    assert "networkx" in loaded_by("networkx")


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("ontology", ENGINES | GRAPH_LIBRARIES | READERS | {"click", "rich"}),
        ("loaders", ENGINES | GRAPH_LIBRARIES | READERS | {"click", "rich", "sqlite3"}),
        ("graph", ENGINES | GRAPH_LIBRARIES | READERS | {"click", "rich"}),
        ("queries", ENGINES | GRAPH_LIBRARIES | READERS | {"click", "rich"}),
        ("app.cli", ENGINES | GRAPH_LIBRARIES | READERS | {"opencc"}),
    ],
)
def test_an_import_loads_nothing_heavy(module: str, unwanted: set[str]) -> None:
    assert loaded_by(module) & unwanted == set()


def test_rooms_know_each_other_only_downwards() -> None:
    allowed = {
        "ontology": set[str](),
        "loaders": {"ontology"},
        "graph": {"ontology"},
        "queries": {"ontology", "graph"},
    }
    for room, below in allowed.items():
        modules = ", ".join(module_names(room))
        assert loaded_by(modules) & set(ROOMS) <= {room} | below, room


# --- nothing calls out ---------------------------------------------------------------------------------

REFUSE_NETWORK = """
import sys
CALLS = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"}
def refuse(event, arguments):
    if event in CALLS:
        raise RuntimeError(f"calls out: {event}")
sys.addaudithook(refuse)
"""


def module_names(*rooms: str) -> list[str]:
    """Dotted names of every module of `rooms`, without those that run when imported."""
    names = []
    for path in python_files(*rooms):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[-1] != "__main__":
            names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def test_a_call_out_is_seen() -> None:
    done = python(REFUSE_NETWORK + "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert "calls out" in done.stderr


def test_importing_every_module_calls_nobody() -> None:
    names = module_names(*ROOMS)
    assert set(ROOMS) <= set(names)
    done = python(REFUSE_NETWORK + "\n".join(f"import {name}" for name in names))
    assert done.returncode == 0, done.stderr


def test_the_demo_calls_nobody(tmp_path: Path) -> None:
    done = python(
        REFUSE_NETWORK
        + f"sys.argv = ['zhengtu', 'demo', {str(tmp_path / 'graph')!r}]\n"
        + "from app.cli import main; main()"
    )
    assert done.returncode == 0, done.stderr
    assert "rows)" in done.stdout


# --- modules -------------------------------------------------------------------------------------------


def empty_names(path: str) -> set[str]:
    """Parts of a module's path that say nothing about what is in it."""
    return {word for part in Path(path).with_suffix("").parts for word in part.split("_")} & EMPTY_NAMES


@pytest.mark.parametrize("path", ["graph/utils.py", "app/common/names.py", "loaders/text_helpers.py"])
def test_an_empty_name_is_seen(path: str) -> None:
    assert empty_names(path) != set()


def test_modules_are_named_for_what_they_do() -> None:
    paths = [path.relative_to(ROOT).as_posix() for path in python_files(*ROOMS, "tests", "bench")]
    assert [path for path in paths if empty_names(path)] == []


def test_modules_hold_one_idea() -> None:
    lengths = {
        path: len(path.read_text("utf-8").splitlines()) for path in python_files(*ROOMS, "tests", "bench")
    }
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_modules_say_what_they_are_for() -> None:
    paths = python_files(*ROOMS, "tests", "bench")
    assert [path for path in paths if ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None] == []


# --- leftovers -----------------------------------------------------------------------------------------

NOTE = re.compile(r"\b(?:TO(?:DO)|FIX(?:ME)|X{3}|HA(?:CK))\b")
BROAD = {"Exception", "BaseException"}
UNFINISHED = "NotImplemented" + "Error"
SKIP = "skip"
SKIPS = {SKIP, SKIP + "if", "importor" + SKIP}


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Whether a handler also catches what nobody foresaw."""
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or (isinstance(kind, ast.Name) and kind.id in BROAD) for kind in caught)


def leftover(node: ast.AST) -> bool:
    """Whether a node catches everything, postpones work, or lets a test not run."""
    match node:
        case ast.ExceptHandler():
            return catches_all(node)
        case ast.Name(id=name):
            return name == UNFINISHED
        case ast.Attribute(value=ast.Name(id="pytest") | ast.Attribute(attr="mark"), attr=name):
            return name in SKIPS
        case ast.ImportFrom(module="pytest", names=names):
            return any(alias.name in SKIPS for alias in names)
        case _:
            return False


def leftovers(source: str) -> list[int]:
    """Lines of `source` that postpone something."""
    notes = [number for number, line in enumerate(source.splitlines(), 1) if NOTE.search(line)]
    nodes = (node for node in ast.walk(ast.parse(source)) if leftover(node))
    return sorted({*notes, *(getattr(node, "lineno", 0) for node in nodes)})


def handler(caught: str) -> str:
    """A program that catches `caught`."""
    return f"try:\n    f()\nexcept {caught}:\n    g()"


@pytest.mark.parametrize(
    "source",
    [
        "x = 1  # TO" + "DO",
        handler(""),
        handler("Exception"),
        handler("(OSError, BaseException)"),
        f"raise {UNFINISHED}",
        f"raise {UNFINISHED}('later')",
        f"pytest.{SKIP}('no server')",
        f"@pytest.mark.{SKIP}if(True, reason='slow')\ndef f(): ...",
        f"from pytest import importor{SKIP}",
    ],
)
def test_a_leftover_is_seen(source: str) -> None:
    assert leftovers(source) != []


def test_nothing_is_left_over() -> None:
    found = {path: leftovers(path.read_text("utf-8")) for path in python_files(*ROOMS, "tests", "bench")}
    assert {path: lines for path, lines in found.items() if lines} == {}


# --- texts ---------------------------------------------------------------------------------------------

MACHINE_PATH = re.compile(r"(?<![\w.~})\]*-])/(?:work|tmp|root|home|Users)/")


@pytest.mark.parametrize("folder", ["work", "tmp", "root", "home", "Users"])
def test_a_machine_path_is_seen(folder: str) -> None:
    assert MACHINE_PATH.search(f"reads '/{folder}/plans'")
    assert not MACHINE_PATH.search(f"reads ../{folder}/plans and example.org/{folder}/")


def test_no_text_names_a_path_of_one_machine() -> None:
    found = [path for path, text in texts() if MACHINE_PATH.search(text)]
    assert found == []


def shell_blocks(readme: str) -> list[str]:
    """The shell commands that a README gives; the first two are those that `.ci/run` runs."""
    return re.findall(r"^```sh\n(.*?)^```", (ROOT / readme).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_both_readmes_give_the_same_commands() -> None:
    english, chinese = map(shell_blocks, READMES)
    demo, tests = english[:2]
    assert "zhengtu demo" in demo
    assert "pytest" in tests
    assert chinese == english


@pytest.mark.parametrize("readme", READMES)
def test_the_table_of_commands_is_true(readme: str) -> None:
    rows = re.findall(
        r"^\| `([\w-]+)[^|]*\|.*\| ([✓–]) \|$", (ROOT / readme).read_text("utf-8"), re.MULTILINE
    )
    assert len(rows) > 0
    assert {name for name, mark in rows if mark == "✓"} == set(main.commands)


def test_the_changelog_opens_with_what_is_unreleased() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
