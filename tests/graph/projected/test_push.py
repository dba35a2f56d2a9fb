"""A push leaves exactly the graph beside what others keep in the database, whatever happened before or meanwhile."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import push as pushing
from graph.merged import Graph
from graph.neo4j import Neo4jEngine, Server
from graph.push import Change, push
from graph.pushed import NOTHING, others, pushed
from graph.rows import digest, tables
from ontology.edges import Cites, ResponsibleFor
from ontology.errors import GraphError
from ontology.nodes import Agency, Event, Plan, Task
from tests.neo4j_server import holding

pytestmark = pytest.mark.neo4j

ROOT = Path(__file__).resolve().parents[3]
MakeGraph = Callable[..., Graph]

PLANS = [Plan(keys=(f"number:某政|2024|{number}",), title=f"方案{number}") for number in range(3)]
AGENCY = Agency(name="某省能源局", jurisdiction="630000", kind="department")
TASK = Task(plan=PLANS[0].id, path="1/1", kind="operative", heading="推进", ordinal=1)
LEAD = ResponsibleFor(source=AGENCY.id, target=TASK.id, role="lead", marker="牵头", ordinal=1)
CITES = [Cites(source=PLANS[0].id, target=plan.id) for plan in PLANS[1:]]


def size(graph: Graph) -> int:
    return len(graph.nodes) + len(graph.edges)


def digest_there(server: Server) -> str:
    """The digest that the server says was pushed."""
    with Neo4jEngine(server) as engine:
        return pushed(engine).digest


def check(server: Server, graph: Graph) -> None:
    """The graph is there, to the last character, and the server knows which one."""
    assert holding.tables(server) == list(tables(graph))
    assert digest_there(server) == digest(graph)


# --- the same graph ------------------------------------------------------------------------------------


def test_everything_comes_back_as_it_was(database: Server, everything: Graph) -> None:
    told: list[tuple[int, int, str]] = []
    assert push(everything, database, lambda *one: told.append(one)) == Change(size(everything), 0, 0, 0)
    check(database, everything)
    assert told[-1][:2] == (size(everything), size(everything))
    assert told == sorted(told, key=lambda one: one[0])


def test_the_second_push_writes_nothing(database: Server, everything: Graph) -> None:
    push(everything, database)
    before = holding.last_change(database)
    assert push(everything, database) == Change(0, 0, size(everything), 0)
    assert holding.last_change(database) == before


def test_texts_come_back_as_they_were(database: Server, make_graph: MakeGraph) -> None:
    texts = [
        "",
        " a",
        "b ",
        "  ",
        '"',
        "\\",
        "\\n",
        "\n",
        "\r\n",
        "\t",
        "null",
        "'",
        "`",
        "$x",
        "\0",
        "😀",
        "$rows",
    ]
    graph = make_graph(Event(title=text, date=f"{number:06}") for number, text in enumerate(texts))
    push(graph, database)
    check(database, graph)


def test_constraints_keep_ours_apart(database: Server, everything: Graph) -> None:
    holding.run(database, "DROP CONSTRAINT zhengtu_plan IF EXISTS")
    push(everything, database)
    shown = dict(holding.run(database, "SHOW CONSTRAINTS YIELD name, type"))
    assert shown["zhengtu_plan"] == "UNIQUENESS"
    assert shown["zhengtu_issues_edge"] == "RELATIONSHIP_UNIQUENESS"


# --- another graph -------------------------------------------------------------------------------------


def test_what_changed_is_written_and_what_vanished_is_removed(
    database: Server, make_graph: MakeGraph
) -> None:
    push(make_graph([*PLANS, AGENCY, TASK], [LEAD, *CITES]), database)
    other = TASK.model_copy(update={"heading": None, "force": "must"})
    more = LEAD.model_copy(update={"marker": None})
    graph = make_graph([*PLANS[:2], AGENCY, other], [more, CITES[0]])
    assert push(graph, database) == Change(written=2, removed=2, unchanged=4, kept=0)
    check(database, graph)


def test_an_empty_graph_leaves_nothing(database: Server, everything: Graph, make_graph: MakeGraph) -> None:
    push(everything, database)
    assert push(make_graph([]), database) == Change(0, size(everything), 0, 0)
    marked = holding.run(database, "MATCH (n) WHERE n.zhengtu IS NOT NULL RETURN labels(n)")
    assert marked == [[["ZhengtuGraph"]]]


def test_what_somebody_removed_comes_back(database: Server, everything: Graph) -> None:
    push(everything, database)
    holding.run(database, "MATCH (n:Plan) DETACH DELETE n")
    with Neo4jEngine(database) as engine:
        assert others(engine, pushed(engine).counts)["Plan"] == -2
    assert push(everything, database).written > 2
    check(database, everything)


def test_what_the_ontology_no_longer_has_is_removed(database: Server, make_graph: MakeGraph) -> None:
    graph = make_graph([PLANS[0], AGENCY])
    push(graph, database)
    holding.run(
        database,
        "MATCH (g:ZhengtuGraph) SET g.columns = "
        '\'{"Plan": ["id", "colour"], "Former": ["id", "x"], "LED_TO": ["source", "target", "id"]}\' '
        "WITH g MATCH (n:Plan) SET n.colour = 'red', n.zhengtu_hash = 'of other columns' "
        "CREATE (n)-[:LED_TO {zhengtu: 'led_to:1'}]->(:Former {zhengtu: 'former:1', id: 'former:1', x: 1}) "
        "CREATE (:Former {id: 'foreign'})",
    )
    before = holding.foreign(database)
    assert push(graph, database) == Change(1, 2, 1, 0)
    check(database, graph)
    assert holding.foreign(database) == before
    assert holding.run(database, "MATCH (n:Former) RETURN n.id") == [["foreign"]]


# --- what others keep there ----------------------------------------------------------------------------


def test_nothing_of_others_is_touched(database: Server, make_graph: MakeGraph) -> None:
    holding.run(database, "CREATE CONSTRAINT foreign FOR (n:Foreign) REQUIRE n.id IS UNIQUE")
    holding.run(
        database,
        "CREATE (a:Plan {id: $id, title: 'theirs'})-[:CITES {id: 'c'}]->(:Plan {title: 'theirs'}), "
        "(a)-[:KNOWS]->(:Foreign {id: 1}), (:Plan {id: $id, title: 'twice'})",
        id=PLANS[0].id,
    )
    before = holding.foreign(database)
    graph = make_graph([*PLANS, AGENCY, TASK], [LEAD, *CITES])
    push(graph, database)
    assert holding.foreign(database) == before
    check(database, graph)
    with Neo4jEngine(database) as engine:
        assert others(engine, pushed(engine).counts) == {"Plan": 3, "CITES": 1}
    push(make_graph([]), database)
    assert holding.foreign(database) == before
    assert "foreign" in dict(holding.run(database, "SHOW CONSTRAINTS YIELD name, type"))


def test_what_others_hang_on_ours_stays(database: Server, make_graph: MakeGraph) -> None:
    whole, less = make_graph([*PLANS, AGENCY], CITES), make_graph([PLANS[0], AGENCY])
    push(whole, database)
    holding.run(
        database,
        "MATCH (p:Plan {id: $id}) SET p.rating = 5 CREATE (:Note {text: 'mine'})-[:ON {at: 3}]->(p)",
        id=PLANS[1].id,
    )
    before = holding.foreign(database)

    assert push(less, database) == Change(written=0, removed=4, unchanged=2, kept=1)
    check(database, less)
    assert holding.foreign(database) == before
    properties = holding.run(database, "MATCH (:Note)-->(n) RETURN labels(n), properties(n)")
    assert properties == [[["ZhengtuRemoved"], {"zhengtu": PLANS[1].id, "rating": 5}]]

    push(whole, database)
    assert holding.run(database, "MATCH (:Note)-->(n:Plan) RETURN n.id, n.title, n.rating") == [
        [PLANS[1].id, "方案1", 5]
    ]
    assert holding.foreign(database) == before

    push(less, database)
    holding.run(database, "MATCH (n:Note) DETACH DELETE n")
    assert push(less, database) == Change(0, 0, 2, 0)
    assert holding.run(database, "MATCH (n:ZhengtuRemoved) RETURN n") == []


# --- broken off ----------------------------------------------------------------------------------------

KILLED = """
import os, pickle, signal, sys
from graph import push
from graph.neo4j import Server

push.BATCH = 3
left = int(sys.argv[2])

def on_progress(done, total, name):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

with open(sys.argv[1], "rb") as file:
    graph = pickle.load(file)
push.push(graph, Server(os.environ["URI"], os.environ["USER_THERE"], os.environ["WORD"]), on_progress)
"""


@pytest.mark.parametrize("steps", [2, 8, 20, 60])
def test_a_push_that_was_killed_is_completed_by_the_next(
    database: Server, everything: Graph, make_graph: MakeGraph, tmp_path: Path, steps: int
) -> None:
    push(make_graph([*PLANS, AGENCY, TASK], [LEAD, *CITES]), database)
    path = tmp_path / "graph"
    path.write_bytes(pickle.dumps(everything))
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(steps)],
        cwd=ROOT,
        env=os.environ | {"URI": database.uri, "USER_THERE": database.user, "WORD": database.password},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert digest_there(database) == ""
    assert holding.tables(database) != list(tables(everything))

    change = push(everything, database)
    assert change.written + change.unchanged == size(everything)
    assert change.unchanged > 0
    check(database, everything)


def test_of_two_pushes_the_later_goes_on(
    database: Server, everything: Graph, make_graph: MakeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushing, "BATCH", 5)
    later = make_graph([*PLANS, AGENCY])
    begun: list[Change] = []

    def interfere(done: int, _total: int, _name: str) -> None:
        if done > 10 and not begun:
            begun.append(push(later, database))

    with pytest.raises(GraphError, match="another push has begun"):
        push(everything, database, interfere)
    check(database, later)


def test_what_was_pushed_is_unknown_before_the_first_push(database: Server) -> None:
    with Neo4jEngine(database) as engine:
        assert pushed(engine) == NOTHING
