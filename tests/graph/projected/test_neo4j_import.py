"""The folder for ``neo4j-admin database import``: what lies in it, what it may replace, and what its script calls."""

import csv
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.exports import export
from graph.marked import hashed
from graph.merged import Graph
from graph.rows import digest, node_table
from ontology.edges import Cites
from ontology.errors import GraphError
from ontology.nodes import Event, Plan, Target

MakeGraph = Callable[..., Graph]
PLANS = [Plan(keys=(f"number:某政|2024|{number}",), title=f"方案{number}") for number in range(2)]


def test_values_are_written_with_their_types(make_graph: MakeGraph, tmp_path: Path) -> None:
    event = Event(title='会,"议"\n纪要', date=None)
    graph = make_graph([event, Target(owner="plan:1", indicator="产量", value=-0.0, stretch=True)])
    (folder,) = export(graph, tmp_path / "graph.neo4j")
    hash_ = hashed(node_table(graph, "Event"))[event.id][-1]
    assert (folder / "Event.nodes.csv").read_text("utf-8") == (
        "id:ID,title:string,date:string,inferred:boolean,source_document:string,char_start:long,char_end:long,"
        "page:long,rule:string,documents:long,zhengtu_hash:long,zhengtu:string\n"
        f'"{event.id}","会,""议""\n纪要",,false,,,,,,0,{hash_},"{event.id}"\n'
    )
    (target,) = csv.DictReader((folder / "Target.nodes.csv").read_text("utf-8").splitlines())
    assert (target["value:double"], target["stretch:boolean"], target["unit:string"]) == ("-0.0", "true", "")


def test_edges_name_their_ends(make_graph: MakeGraph, tmp_path: Path) -> None:
    graph = make_graph(PLANS, [Cites(source=PLANS[0].id, target=PLANS[1].id)])
    (folder,) = export(graph, tmp_path / "graph.neo4j")
    head, line, end = (folder / "CITES.edges.csv").read_text("utf-8").split("\n")
    assert head.startswith(":START_ID,:END_ID,id:string,inferred:boolean,")
    assert line.startswith(f'"{PLANS[0].id}","{PLANS[1].id}","cites:')
    assert end == ""


def test_the_tool_is_told_of_every_table(make_graph: MakeGraph, tmp_path: Path) -> None:
    graph = make_graph(PLANS, [Cites(source=PLANS[0].id, target=PLANS[1].id)])
    (folder,) = export(graph, tmp_path / "graph.neo4j")
    assert (folder / "arguments.txt").read_text("utf-8").splitlines() == [
        "--nodes=Plan=Plan.nodes.csv",
        "--relationships=CITES=CITES.edges.csv",
        "--nodes=ZhengtuGraph=ZhengtuGraph.nodes.csv",
        "--id-type=string",
        "--input-encoding=UTF-8",
        "--multiline-fields=true",
        "--bad-tolerance=0",
    ]
    head, values = (folder / "ZhengtuGraph.nodes.csv").read_text("utf-8").splitlines()
    assert head == "zhengtu:ID,digest:string,counts:string,columns:string"
    assert values.startswith(f'"graph","{digest(graph)}","{{""ABOUT"": 0, ')
    made = (folder / "constraints.cypher").read_text("utf-8")
    assert "CREATE CONSTRAINT zhengtu_graph IF NOT EXISTS FOR (n:ZhengtuGraph)" in made
    assert made.endswith("REQUIRE r.zhengtu IS UNIQUE;\nCALL db.awaitIndexes(600);\n")


# --- what is there already -----------------------------------------------------------------------------


def test_an_older_export_is_replaced_in_whole(make_graph: MakeGraph, tmp_path: Path) -> None:
    path = tmp_path / "graph.neo4j"
    export(make_graph([Event(title="会议", date="2024")]), path)
    (path / "import.report").write_text("left by the tool", "utf-8")
    export(make_graph(PLANS), path)
    names = {file.name for file in path.iterdir()}
    assert names == {
        "Plan.nodes.csv",
        "ZhengtuGraph.nodes.csv",
        "arguments.txt",
        "constraints.cypher",
        "load.sh",
    }
    assert [one.name for one in tmp_path.iterdir()] == ["graph.neo4j"]


@pytest.mark.parametrize("name", ["notes.txt", "Plan.nodes.csv"])
def test_a_folder_of_others_is_left_alone(make_graph: MakeGraph, tmp_path: Path, name: str) -> None:
    path = tmp_path / "graph.neo4j"
    path.mkdir()
    (path / name).write_text("mine", "utf-8")
    with pytest.raises(
        GraphError, match=rf"no export for neo4j-admin has written \({name}\); choose another"
    ):
        export(make_graph(PLANS), path)
    assert (path / name).read_text("utf-8") == "mine"


def test_what_somebody_put_beside_an_export_is_not_lost(make_graph: MakeGraph, tmp_path: Path) -> None:
    path = tmp_path / "graph.neo4j"
    export(make_graph(PLANS), path)
    (path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(GraphError, match=r"\(notes\.txt\)"):
        export(make_graph([]), path)
    assert (path / "Plan.nodes.csv").exists()


def test_a_file_is_no_folder(make_graph: MakeGraph, tmp_path: Path) -> None:
    (tmp_path / "graph.neo4j").write_text("mine", "utf-8")
    with pytest.raises(GraphError, match="choose another folder"):
        export(make_graph([]), tmp_path / "graph.neo4j")


def test_a_failed_export_leaves_the_older_folder(
    make_graph: MakeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.neo4j"
    export(make_graph(PLANS), path)
    before = {file.name: file.read_bytes() for file in path.iterdir()}
    rename = Path.rename

    def full(self: Path, target: Path) -> Path:
        if target == path and self.suffix == ".part" and not (self / "Plan.nodes.csv").exists():
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(GraphError, match="No space left on device"):
        export(make_graph([]), path)
    assert {file.name: file.read_bytes() for file in path.iterdir()} == before
    assert [one.name for one in tmp_path.iterdir()] == ["graph.neo4j"]


# --- the script ----------------------------------------------------------------------------------------

CALLED = '#!/bin/sh\necho "$(basename "$0") $*" >> "$CALLS"\n'
NOT_YET = CALLED + '[ "$(grep -c cypher-shell "$CALLS")" -ge 3 ] || { echo "Connection refused"; exit 1; }\n'
REFUSED = CALLED + 'echo "The client is unauthorized due to authentication failure."; exit 1\n'
IMPORT = "neo4j-admin database import full neo4j @arguments.txt"
SHELL = "cypher-shell -a neo4j://127.0.0.1:7687 -u neo4j -d neo4j -f constraints.cypher"


@pytest.fixture
def run_script(make_graph: MakeGraph, tmp_path: Path) -> Callable[..., tuple[int, list[str], str]]:
    """Runs the script where programs only note how they were called; gives its status, the calls, what it said."""
    (folder,) = export(make_graph(PLANS), tmp_path / "a graph.neo4j")
    programs = tmp_path / "bin"
    programs.mkdir()

    def run(*arguments: str, shell: str = CALLED, **environment: str) -> tuple[int, list[str], str]:
        sleep = "#!/bin/sh\n"
        for name, text in {
            "neo4j-admin": CALLED,
            "neo4j": CALLED,
            "cypher-shell": shell,
            "sleep": sleep,
        }.items():
            (programs / name).write_text(text, "utf-8")
            (programs / name).chmod(0o755)
        calls = tmp_path / "calls"
        calls.write_text("", "utf-8")
        found = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "CALLS": str(calls)}
        done = subprocess.run(
            [folder / "load.sh", *arguments],
            env=found | environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, calls.read_text("utf-8").splitlines(), done.stdout + done.stderr

    return run


def test_the_script_imports_starts_and_waits(run_script: Callable[..., tuple[int, list[str], str]]) -> None:
    status, calls, said = run_script(shell=NOT_YET, NEO4J_PASSWORD="secret")
    assert (status, said) == (0, "")
    assert calls == [IMPORT, "neo4j start", SHELL, SHELL, SHELL]


def test_a_refused_password_is_not_tried_again(run_script: Callable[..., tuple[int, list[str], str]]) -> None:
    status, calls, said = run_script(shell=REFUSED, NEO4J_PASSWORD="wrong")
    assert (status, calls) == (1, [IMPORT, "neo4j start", SHELL])
    assert said == (
        "The client is unauthorized due to authentication failure.\n"
        "The graph is imported. When the server runs: ./load.sh constraints\n"
    )


def test_steps_of_the_script(run_script: Callable[..., tuple[int, list[str], str]]) -> None:
    overwriting = IMPORT.replace("full neo4j", "full --overwrite-destination plans")
    assert run_script("import", "--overwrite-destination", NEO4J_DATABASE="plans")[:2] == (0, [overwriting])
    environment = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_USER": "me", "NEO4J_DATABASE": "plans"}
    asked = "cypher-shell -a bolt://127.0.0.1:1 -u me -d plans -f constraints.cypher"
    assert run_script("constraints", **environment)[:2] == (0, [asked])


@pytest.mark.parametrize(("arguments", "said"), [((), "Set NEO4J_PASSWORD"), (("help",), "usage: load.sh")])
def test_the_script_asks_for_what_it_needs(
    run_script: Callable[..., tuple[int, list[str], str]], arguments: tuple[str, ...], said: str
) -> None:
    status, calls, told = run_script(*arguments)
    assert (status, calls) == (2, [])
    assert told.startswith(said)
