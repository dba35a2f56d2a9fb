"""Projections are built once, used only whole, and kept as long as somebody reads them."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import get_args

import pytest

from graph.locks import Lock
from graph.merged import Graph
from graph.projections import KEPT, Current, EngineName, Projections
from graph.rows import digest
from ontology.errors import GraphError, QueryError
from ontology.nodes import Indicator

ENGINES = get_args(EngineName)
COUNT = {
    "ladybug": "MATCH (n:Indicator) RETURN count(n) AS n",
    "oxigraph": "SELECT (COUNT(?x) AS ?n) { ?x a o:Indicator }",
}

ROOT = Path(__file__).resolve().parents[3]
AT_ONCE = """
import sys
from pathlib import Path
from graph.merged import merge
from graph.projections import Projections
from graph.rows import digest
graph = merge([])
projections = Projections(Path(sys.argv[1]))
with projections.open(sys.argv[2], digest(graph), lambda: print("built") or graph) as opened:
    print(opened.digest == digest(graph))
"""


class Giver:
    """A graph with so many indicators, and how often it was asked for."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.digest = digest(graph)
        self.asked = 0

    def __call__(self) -> Graph:
        self.asked += 1
        return self.graph


Give = Callable[[int], Giver]


@pytest.fixture
def give(make_graph: Callable[..., Graph]) -> Give:
    return lambda size: Giver(make_graph(Indicator(code=f"i{n}", name=f"指标{n}") for n in range(size)))


@pytest.fixture
def projections(tmp_path: Path) -> Projections:
    return Projections(tmp_path)


def counted(projections: Projections, name: EngineName, giver: Giver) -> object:
    with projections.open(name, giver.digest, giver) as opened:
        return opened.run(COUNT[name]).rows[0][0]


def folder(tmp_path: Path, giver: Giver, name: str = "") -> Path:
    return tmp_path / "projections" / giver.digest / name


@pytest.mark.parametrize("name", ENGINES)
def test_it_is_built_at_first_use_only(
    projections: Projections, give: Give, tmp_path: Path, name: EngineName
) -> None:
    three = give(3)
    assert counted(projections, name, three) == 3
    assert [path.name for path in folder(tmp_path, three).iterdir()] == [name]
    assert counted(projections, name, three) == 3
    assert three.asked == 1


def test_each_engine_is_built_on_its_own_from_the_same_digest(projections: Projections, give: Give) -> None:
    three = give(3)
    assert [counted(projections, name, three) for name in ENGINES] == [3, 3]
    assert three.asked == 2


def test_another_graph_than_the_one_wanted_is_refused(projections: Projections, give: Give) -> None:
    with pytest.raises(GraphError, match="has changed"):
        projections.open("ladybug", give(3).digest, give(4))


def test_who_reads_keeps_what_was_opened(projections: Projections, give: Give) -> None:
    old, new = give(1), give(2)
    with projections.open("ladybug", old.digest, old) as reading:
        projections.publish(Current(new.digest))
        assert counted(projections, "ladybug", new) == 2
        assert reading.run(COUNT["ladybug"]).rows == [(1,)]


# --- damage --------------------------------------------------------------------------------------------


def data_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".sst", ".lbug"))


def flip(path: Path) -> None:
    """Change every byte in the middle of a file."""
    data = bytearray(path.read_bytes())
    third = len(data) // 3
    data[third : 2 * third] = bytes(byte ^ 0x55 for byte in data[third : 2 * third])
    path.write_bytes(bytes(data))


def shorten(folder: Path) -> None:
    path = data_files(folder)[0]
    path.write_bytes(path.read_bytes()[:-1])


def lose_a_file(folder: Path) -> None:
    data_files(folder)[0].unlink()


def lose_the_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def break_the_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{", "utf-8")


def leave_a_file(folder: Path) -> None:
    (folder / "graph.lbug.wal").write_bytes(b"x")


def be_of_another_version(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(path.read_text("utf-8").replace('"format": ', '"format": 9'), "utf-8")


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(
    "damage",
    [
        shorten,
        lose_a_file,
        lose_the_manifest,
        break_the_manifest,
        leave_a_file,
        be_of_another_version,
    ],
)
def test_what_is_damaged_is_built_again(
    projections: Projections, give: Give, tmp_path: Path, name: EngineName, damage: Callable[[Path], None]
) -> None:
    three = give(3)
    assert counted(projections, name, three) == 3
    damage(folder(tmp_path, three, name))
    assert counted(projections, name, three) == 3
    assert three.asked == 2
    assert counted(projections, name, three) == 3
    assert three.asked == 2


def test_a_changed_byte_in_ladybug_is_noticed(projections: Projections, give: Give, tmp_path: Path) -> None:
    three = give(3)
    assert counted(projections, "ladybug", three) == 3
    flip(folder(tmp_path, three, "ladybug") / "graph.lbug")
    assert counted(projections, "ladybug", three) == 3
    assert three.asked == 2


def test_a_changed_byte_in_oxigraph_is_noticed(projections: Projections, give: Give, tmp_path: Path) -> None:
    many = give(2000)
    assert counted(projections, "oxigraph", many) == 2000
    for path in folder(tmp_path, many, "oxigraph").glob("*.sst"):
        flip(path)
    with suppress(GraphError):  # where nobody could notice before reading
        assert counted(projections, "oxigraph", many) == 2000
    assert counted(projections, "oxigraph", many) == 2000
    assert many.asked == 2


def test_a_build_that_was_broken_off_is_cleared_away(
    projections: Projections, give: Give, tmp_path: Path
) -> None:
    three = give(3)
    left = folder(tmp_path, three) / "ladybug.abc.part"
    left.mkdir(parents=True)
    (left / "graph.lbug").write_bytes(b"half")
    assert counted(projections, "ladybug", three) == 3
    assert [path.name for path in folder(tmp_path, three).iterdir()] == ["ladybug"]


def test_a_failed_build_leaves_nothing(projections: Projections, give: Give, tmp_path: Path) -> None:
    three = give(3)

    def fails() -> Graph:
        raise GraphError("no graph")

    with pytest.raises(GraphError, match="no graph"):
        projections.open("ladybug", three.digest, fails)
    assert counted(projections, "ladybug", three) == 3


def test_a_wrong_query_damages_nothing(projections: Projections, give: Give) -> None:
    three = give(3)
    for name in ENGINES:
        with projections.open(name, three.digest, three) as opened, pytest.raises(QueryError):
            opened.run("no query")
        assert counted(projections, name, three) == 3
    assert three.asked == 2


# --- current, and what is kept -------------------------------------------------------------------------


def test_what_was_published_last_is_current(projections: Projections, tmp_path: Path) -> None:
    assert projections.current() is None
    projections.publish(Current("abc"))
    assert projections.current() == Current("abc")
    projections.publish(Current("def", "store-7"))
    assert projections.current() == Current("def", "store-7")
    assert (tmp_path / "projections" / "current").read_text("utf-8") == "def store-7\n"


@pytest.mark.parametrize("text", ["", "\n", "one two three", "\udcff"])
def test_a_broken_current_is_none(projections: Projections, tmp_path: Path, text: str) -> None:
    projections.publish(Current("abc"))
    (tmp_path / "projections" / "current").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert projections.current() is None


def test_old_graphs_are_removed_unless_somebody_reads_them(
    projections: Projections, give: Give, tmp_path: Path
) -> None:
    givers = [give(size) for size in range(KEPT + 4)]
    current, read, *others = givers
    counted(projections, "ladybug", current)
    projections.publish(Current(current.digest))
    with projections.open("ladybug", read.digest, read) as reading:
        for giver in others:
            counted(projections, "ladybug", giver)
        assert reading.run(COUNT["ladybug"]).rows == [(1,)]
        kept = {giver.digest for giver in givers if folder(tmp_path, giver).is_dir()}
        assert kept == {giver.digest for giver in (current, read, *others[-KEPT:])}
    projections.publish(Current(current.digest))
    names = {path.name for path in (tmp_path / "projections").iterdir()}
    kept = {giver.digest for giver in (current, *others[-KEPT:])}
    assert names == kept | {f"{name}.readers" for name in kept} | {"current", "lock"}


def test_a_folder_that_cannot_be_written_is_named(give: Give, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    three = give(3)
    with pytest.raises(GraphError, match=r"projections cannot be made \(Not a directory\)"):
        Projections(tmp_path / "file").open("ladybug", three.digest, three)


# --- several processes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ENGINES)
def test_several_processes_may_want_it_at_once(tmp_path: Path, name: str) -> None:
    command = [sys.executable, "-c", AT_ONCE, str(tmp_path), name]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = sorted(process.communicate(timeout=60)[0].split() for process in running)
    assert said == [["True"], ["True"], ["built", "True"]]


def test_a_lock_excludes_whom_it_should(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    readers = [Lock(path, exclusive=False, wait=0) for _ in range(2)]
    with pytest.raises(GraphError, match="in use by another process"):
        Lock(path, exclusive=True, wait=0)
    for reader in readers:
        reader.release()
    writer = Lock(path, exclusive=True, wait=0)
    with pytest.raises(GraphError, match="in use by another process"):
        Lock(path, exclusive=False, wait=0)
    writer.release()
    writer.release()
    Lock(path, exclusive=True, wait=0).release()
