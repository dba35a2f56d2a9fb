"""The Ladybug projection holds what the tables hold, to the last character, and answers within its limits."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph import ladybug
from graph.engine import Limits
from graph.ladybug import FILE, LadybugEngine, build
from graph.merged import Graph
from graph.rows import ENDS, edge_table, node_table, tables
from ontology.edges import EDGE_CLASSES
from ontology.errors import GraphError, QueryError
from ontology.nodes import NODE_CLASSES, Event

ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*) AS n"
TEXTS = [
    "",
    " lead",
    "trail ",
    "  ",
    '"',
    '""',
    ",",
    "\\",
    "\\n",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "NULL",
    "null",
    "'",
    "😀",
]


@pytest.fixture(scope="module")
def engine(everything: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LadybugEngine]:
    folder = tmp_path_factory.mktemp("ladybug")
    build(everything, folder)
    opened = LadybugEngine(folder)
    yield opened
    opened.close()


@pytest.mark.parametrize("label", [node.label() for node in NODE_CLASSES])
def test_nodes_come_back_as_they_were(engine: LadybugEngine, everything: Graph, label: str) -> None:
    table = node_table(everything, label)
    assert len(table.rows) > 0
    columns = ", ".join(f"n.{column.name} AS {column.name}" for column in table.columns)
    found = engine.run(f"MATCH (n:{label}) RETURN {columns} ORDER BY id")
    assert found.columns == tuple(column.name for column in table.columns)
    assert found.rows == table.rows


@pytest.mark.parametrize("type", [edge.type for edge in EDGE_CLASSES])
def test_edges_come_back_as_they_were(engine: LadybugEngine, everything: Graph, type: str) -> None:
    table = edge_table(everything, type)
    assert len(table.rows) > 0
    columns = ", ".join(f"r.{column.name} AS {column.name}" for column in table.columns[len(ENDS) :])
    found = engine.run(f"MATCH (a)-[r:{type}]->(b) RETURN a.id, b.id, {columns} ORDER BY id")
    assert found.rows == table.rows


def test_every_row_is_counted(engine: LadybugEngine, everything: Graph) -> None:
    assert engine.counts() == {table.name: len(table.rows) for table in tables(everything)}


def stored(texts: list[str], make: Callable[..., Graph], folder: Path) -> list[object]:
    """The texts after they have been in a database, in order."""
    build(make(Event(title=text, date=f"{number:06}") for number, text in enumerate(texts)), folder)
    engine = LadybugEngine(folder)
    rows = engine.run("MATCH (n:Event) RETURN n.title, n.date ORDER BY n.date").rows
    engine.close()
    return [title for title, _ in rows]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=100))
@example(TEXTS)
@settings(max_examples=15)
def test_a_text_comes_back_as_it_was(
    make_graph: Callable[..., Graph], tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    kept = stored(texts, make_graph, tmp_path_factory.mktemp("texts"))
    assert kept == [text or None for text in texts]


@pytest.mark.parametrize("name", ["it's", "政策 [2024]", "a*b", "[1]"])
def test_a_folder_may_have_any_name(make_graph: Callable[..., Graph], tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    assert stored(["a"], make_graph, folder) == ["a"]
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_things_are_given_by_their_id(engine: LadybugEngine, everything: Graph) -> None:
    plan = next(everything.of("Plan")).id
    found = engine.run(
        "MATCH (p:Plan {id: $id})-[r:ADDRESSED_TO]->(a:Agency) RETURN p, r, r.id, a, a.id", {"id": plan}
    )
    edge = next(edge for edge in everything.edges_of("ADDRESSED_TO") if edge.source == plan)
    assert found.rows == [(plan, edge.id, edge.id, edge.target, edge.target)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("RETURN [1, 2]", [1, 2]),
        ("RETURN date('2022-12-18')", "2022-12-18"),
        ("RETURN 1.5", 1.5),
        ("RETURN true", True),
        ("RETURN NULL", None),
    ],
)
def test_values_are_plain(engine: LadybugEngine, text: str, value: object) -> None:
    assert engine.run(f"{text} AS x").rows == [(value,)]


def test_an_answer_is_cut_at_the_limit(engine: LadybugEngine) -> None:
    text = "UNWIND range(1, 5) AS n RETURN n"
    cut = engine.run(text, limits=Limits(rows=3))
    assert (len(cut.rows), cut.cut) == (3, True)
    whole = engine.run(text, limits=Limits(rows=5))
    assert (len(whole.rows), whole.cut) == (5, False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("MATCH (n:Plan RETURN n", "Parser exception"),
        ("MATCH (n:Plan) RETURN n.colour", "colour"),
        ("CREATE (:Event {id: 'x'})", "read-only"),
        ("RETURN 1 AS a; RETURN 2 AS b", "one Cypher statement"),
    ],
)
def test_a_wrong_query_is_refused_in_one_line(engine: LadybugEngine, text: str, why: str) -> None:
    with pytest.raises(QueryError, match=why) as caught:
        engine.run(text)
    assert "\n" not in str(caught.value)


def test_a_long_query_is_stopped(engine: LadybugEngine) -> None:
    with pytest.raises(QueryError, match=r"no answer within 0\.2 s"):
        engine.run(ENDLESS, limits=Limits(seconds=0.2))
    assert engine.run("RETURN 1 AS n").rows == [(1,)]


def test_the_same_text_with_other_values_has_another_answer(engine: LadybugEngine, everything: Graph) -> None:
    text = "MATCH (n:Plan) WHERE $id = '' OR n.id = $id RETURN n.id ORDER BY n.id"
    plans = sorted(plan.id for plan in everything.of("Plan"))
    for wanted in (plans[0], "", plans[1], "plan:none", plans[0]):
        expected = [(plan,) for plan in plans if wanted in ("", plan)]
        assert engine.run(text, {"id": wanted}).rows == expected


def test_a_limit_or_a_failure_is_of_one_question_only(engine: LadybugEngine) -> None:
    text = "MATCH (n:Plan) RETURN count(n)"
    expected = engine.run(text, limits=Limits(seconds=1000)).rows
    for seconds in (0.05, None):
        with pytest.raises(QueryError):
            engine.run("MATCH (n:Nothing) RETURN n", limits=Limits(seconds=seconds))
        assert engine.run(text).rows == expected


def test_connections_are_used_again_but_not_for_ever(
    engine: LadybugEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ladybug, "_PLANS", 3)
    engine._idle.clear()
    for number in (1, 2, 0, 1):
        engine.run("RETURN 1")
        assert [one.times for one in engine._idle] == ([number] if number else [])


def test_it_may_be_asked_from_several_threads(engine: LadybugEngine) -> None:
    def ask(number: int) -> object:
        return engine.run("MATCH (n:Plan) RETURN count(*) + $n AS n", {"n": number}).rows[0][0]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(20))) == [2 + number for number in range(20)]


def test_many_may_be_open_at_once(engine: LadybugEngine, everything: Graph, tmp_path: Path) -> None:
    build(everything, tmp_path)
    opened = [LadybugEngine(tmp_path) for _ in range(40)]
    assert [other.counts() for other in opened[-1:]] == [engine.counts()]
    for other in opened:
        other.close()


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be opened"):
        LadybugEngine(tmp_path)
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    with pytest.raises(GraphError, match="cannot be opened"):
        LadybugEngine(tmp_path)
