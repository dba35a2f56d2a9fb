"""The Oxigraph projection holds the triples of the graph and says the same as the Ladybug projection."""

import gzip
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph import ladybug, oxigraph
from graph.engine import Limits
from graph.ladybug import LadybugEngine
from graph.merged import Graph
from graph.oxigraph import OxigraphEngine
from graph.rdf import ntriples
from graph.rows import ENDS, edge_table, node_table
from ontology.base import Edge
from ontology.derive.columns import Column
from ontology.edges import EDGE_CLASSES
from ontology.errors import GraphError, QueryError
from ontology.ids import TERMS, iri
from ontology.nodes import NODE_CLASSES, Event

PACKED = "graph.nt.gz"
DISK, MEMORY = float("inf"), 0.0
"""How many seconds of answers come from the disk."""


@pytest.fixture(scope="module")
def folder(everything: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("oxigraph")
    oxigraph.build(everything, folder)
    return folder


@pytest.fixture(scope="module", params=[DISK, MEMORY], ids=["disk", "memory"])
def engine(folder: Path, request: pytest.FixtureRequest) -> Iterator[OxigraphEngine]:
    opened = OxigraphEngine(folder, on_disk=request.param)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def cypher(everything: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LadybugEngine]:
    folder = tmp_path_factory.mktemp("ladybug")
    ladybug.build(everything, folder)
    opened = LadybugEngine(folder)
    yield opened
    opened.close()


def optional(subject: str, columns: tuple[Column, ...]) -> str:
    """The properties of a subject, each with a variable of its name."""
    return " ".join(f"OPTIONAL {{ ?{subject} o:{column.name} ?{column.name} }}" for column in columns)


def variables(columns: tuple[Column, ...]) -> str:
    return " ".join(f"?{column.name}" for column in columns)


@pytest.mark.parametrize("label", [node.label() for node in NODE_CLASSES])
def test_nodes_come_back_as_they_were(engine: OxigraphEngine, everything: Graph, label: str) -> None:
    table = node_table(everything, label)
    found = engine.run(
        f"SELECT {variables(table.columns)} {{ ?n a o:{label} {optional('n', table.columns)} }} ORDER BY ?id"
    )
    assert found.columns == tuple(column.name for column in table.columns)
    assert found.rows == table.rows


@pytest.mark.parametrize("cls", EDGE_CLASSES)
def test_edges_come_back_as_they_were(engine: OxigraphEngine, everything: Graph, cls: type[Edge]) -> None:
    table = edge_table(everything, cls.type)
    columns = table.columns[len(ENDS) :]
    found = engine.run(
        f"SELECT ?source ?target {variables(columns)} {{ ?e a o:{cls.__name__} ; o:source ?source ; "
        f"o:target ?target . ?source o:{cls.predicate()} ?target {optional('e', columns)} }} ORDER BY ?id"
    )
    assert found.rows == table.rows


def test_both_engines_count_alike(engine: OxigraphEngine, cypher: LadybugEngine) -> None:
    for label in (node.label() for node in NODE_CLASSES):
        nodes = engine.run(f"SELECT (COUNT(?n) AS ?c) {{ ?n a o:{label} }}").rows
        assert nodes == cypher.run(f"MATCH (n:{label}) RETURN count(n) AS c").rows
    for edge in EDGE_CLASSES:
        pairs = engine.run(f"SELECT (COUNT(*) AS ?c) {{ ?a o:{edge.predicate()} ?b }}").rows
        assert (
            pairs
            == cypher.run(
                f"MATCH (a)-[:{edge.type}]->(b) WITH DISTINCT a.id AS a, b.id AS b RETURN count(*) AS c"
            ).rows
        )
        edges = engine.run(f"SELECT (COUNT(?e) AS ?c) {{ ?e a o:{edge.__name__} }}").rows
        assert edges == cypher.run(f"MATCH (a)-[e:{edge.type}]->(b) RETURN count(e) AS c").rows


def test_every_triple_is_there(engine: OxigraphEngine, everything: Graph) -> None:
    given = sum(len(lines) for lines in ntriples(everything))
    assert engine.run("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == [(given,)]


def test_texts_come_back_as_they_were(make_graph: Callable[..., Graph], tmp_path: Path) -> None:
    texts = [
        *map(chr, range(1, 0x300)),
        'a"b\\c\r\nd\te',
        "\\u0041",
        "\u2028",
        "\ufeff",
        "\U0010ffff",
        " 　 ",
    ]
    events = [Event(title=text, date=f"{number:06}") for number, text in enumerate(texts)]
    oxigraph.build(make_graph(events), tmp_path)
    engine = OxigraphEngine(tmp_path)
    rows = engine.run("SELECT ?title { ?e o:title ?title ; o:date ?date } ORDER BY ?date").rows
    engine.close()
    assert rows == [(text,) for text in texts]


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        ("ASK { ?s a o:Plan }", ("result",), [(True,)]),
        ("SELECT ?x { BIND(1.5 AS ?x) }", ("x",), [("1.5",)]),
        ("SELECT ?x { BIND(15e2 AS ?x) }", ("x",), [(1500.0,)]),
        ("SELECT ?x { BIND(1 + 1 AS ?x) }", ("x",), [(2,)]),
        ("SELECT ?x { BIND(1 = 2 AS ?x) }", ("x",), [(False,)]),
        ("SELECT ?x { BIND(1/0 AS ?x) }", ("x",), [(None,)]),
        ("SELECT ?x { BIND(o:Plan AS ?x) }", ("x",), [(f"{TERMS}Plan",)]),
        ("SELECT ?x { BIND(zt:region:630000 AS ?x) }", ("x",), [("region:630000",)]),
        (
            "CONSTRUCT { zt:a:1 o:p 'x' } WHERE {}",
            ("subject", "predicate", "object"),
            [("a:1", f"{TERMS}p", "x")],
        ),
    ],
)
def test_values_are_plain(
    engine: OxigraphEngine, text: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]
) -> None:
    found = engine.run(text)
    assert (found.columns, found.rows) == (columns, rows)


def test_parameters_are_refused(engine: OxigraphEngine) -> None:
    with pytest.raises(QueryError, match="VALUES"):
        engine.run("SELECT ?plan { ?plan o:id ?id }", {"id": "plan:1"})


def test_an_answer_is_cut_at_the_limit(engine: OxigraphEngine) -> None:
    text = "SELECT ?n { VALUES ?n { 1 2 3 4 5 } }"
    cut = engine.run(text, limits=Limits(rows=3))
    assert (len(cut.rows), cut.cut) == (3, True)
    whole = engine.run(text, limits=Limits(rows=5))
    assert (len(whole.rows), whole.cut) == (5, False)


def test_a_long_answer_is_stopped(engine: OxigraphEngine) -> None:
    endless = "SELECT * { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(4)) + " }"
    with pytest.raises(QueryError, match=r"no answer within 0\.2 s"):
        engine.run(endless, limits=Limits(seconds=0.2))


@pytest.mark.parametrize("text", ["SELECT * {", "INSERT DATA { zt:a o:b 1 }", "SELECT ?x { ?x y:z 1 }"])
def test_a_wrong_query_is_refused_in_one_line(engine: OxigraphEngine, text: str) -> None:
    with pytest.raises(QueryError, match="SPARQL: ") as caught:
        engine.run(text)
    assert "\n" not in str(caught.value)


def test_it_may_be_asked_from_several_threads(engine: OxigraphEngine, everything: Graph) -> None:
    def ask(id: str) -> object:
        return engine.run(f"SELECT ?id {{ <{iri(id)}> o:id ?id }}").rows

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, everything.nodes)) == [[(node,)] for node in everything.nodes]


def test_a_process_that_asks_much_asks_memory(folder: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(folder, tmp_path / "copied"))
    (copied / PACKED).unlink()
    (copied / PACKED).touch()
    engine = OxigraphEngine(copied, on_disk=1e-9)
    assert engine.run("ASK {}").rows == [(True,)]
    with pytest.raises(GraphError, match="lacks triples"):
        engine.run("ASK {}")


def test_several_threads_fill_memory_once(folder: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    alone = OxigraphEngine(folder, on_disk=DISK)
    engine = OxigraphEngine(folder, on_disk=MEMORY)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: engine.run(text).rows, range(20))) == [alone.run(text).rows] * 20


@pytest.mark.parametrize(
    "damaged",
    [
        lambda packed: packed[: len(packed) // 2],
        lambda packed: packed[:-8] + b"damaged!",
        lambda packed: packed[:100] + b"damaged!" + packed[108:],
        lambda packed: gzip.compress(b"no triples\n"),
        lambda packed: gzip.compress(gzip.decompress(packed).split(b"\n")[0]),
    ],
)
def test_damaged_triples_are_no_answer(
    folder: Path, tmp_path: Path, damaged: Callable[[bytes], bytes]
) -> None:
    copied = Path(shutil.copytree(folder, tmp_path / "copied"))
    (copied / PACKED).write_bytes(damaged((copied / PACKED).read_bytes()))
    with pytest.raises(GraphError, match="is damaged") as caught:
        OxigraphEngine(copied, on_disk=MEMORY).run("ASK {}")
    assert "\n" not in str(caught.value)


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be opened"):
        OxigraphEngine(tmp_path)
