"""A push leaves exactly the graph in its named graph and nothing else changed, whatever happened before or meanwhile."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import push_rdf as pushing
from graph.endpoint import EndpointEngine
from graph.http_exchange import Address
from graph.merged import Graph
from graph.push_rdf import Replaced, identifier, name_there, push
from graph.rdf import ntriples
from graph.rows import digest
from ontology.edges import Cites, ResponsibleFor
from ontology.errors import GraphError
from ontology.nodes import Agency, Event, Plan, Target, Task
from tests.graph.projected.conftest import made_of
from tests.sparql_server import holding
from tests.sparql_server.serving import Served, serving

ROOT = Path(__file__).resolve().parents[3]
MakeGraph = Callable[..., Graph]

PLANS = [Plan(keys=(f"number:某政|2024|{number}",), title=f"方案{number}") for number in range(3)]
AGENCY = Agency(name="某省能源局", jurisdiction="630000", kind="department")
TASK = Task(plan=PLANS[0].id, path="1/1", kind="operative", heading="推进", ordinal=1)
LEAD = ResponsibleFor(source=AGENCY.id, target=TASK.id, role="lead", marker="牵头", ordinal=1)
CITES = [Cites(source=PLANS[0].id, target=plan.id) for plan in PLANS[1:]]

THEIRS = "<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n"


@pytest.fixture(scope="module")
def small() -> Graph:
    return made_of([*PLANS, AGENCY, TASK], [LEAD, *CITES])


def size(graph: Graph) -> int:
    """The number of triples that are pushed: two are about the graph itself."""
    return sum(map(len, ntriples(graph))) + 2


def standing(served: Served) -> str | None:
    """Which graph the server says to hold."""
    return name_there(EndpointEngine(Address(served.query)))


def check(served: Served, graph: Graph) -> None:
    """The graph is there, to the last character, and the server knows which one."""
    about, triples = holding.ours(served)
    assert triples == holding.expected(graph)
    assert len(about) == 2
    assert standing(served) == identifier(digest(graph))


# --- the same graph ------------------------------------------------------------------------------------


def test_everything_comes_back_as_it_was(endpoint: Served, everything: Graph) -> None:
    told: list[tuple[int, int, str]] = []
    done = push(everything, Address(endpoint.store), lambda *one: told.append(one))
    assert done == Replaced(size(everything), written=True)
    check(endpoint, everything)
    assert told == sorted(told, key=lambda one: one[0])
    assert told[-1][0] == told[-1][1] > 10


def test_the_second_push_writes_nothing(everything: Graph, tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        push(everything, Address(served.store))
    with serving(tmp_path, read_only=True) as served:
        assert push(everything, Address(served.store)) == Replaced(size(everything), written=False)
        check(served, everything)


def test_a_server_that_only_reads_is_told(small: Graph, tmp_path: Path) -> None:
    with serving(tmp_path):
        pass
    with serving(tmp_path, read_only=True) as served, pytest.raises(GraphError, match="you may not do this"):
        push(small, Address(served.store))


def test_texts_come_back_as_they_were(endpoint: Served, make_graph: MakeGraph) -> None:
    texts = [
        "",
        " a",
        "  ",
        '"',
        "\\",
        "\\n",
        "\n",
        "\r\n",
        "\t",
        "'",
        "\x01",
        "\x7f",
        "\u2028",
        "😀",
        "<a>",
        "^^",
    ]
    graph = make_graph(Event(title=text, date=f"{number:06}") for number, text in enumerate(texts))
    push(graph, Address(endpoint.store))
    check(endpoint, graph)
    assert not push(graph, Address(endpoint.store)).written


@pytest.fixture(scope="module")
def shared() -> Iterator[Served]:
    """A server for all examples of a property."""
    with serving() as served:
        yield served


@settings(max_examples=40)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=3),
    st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=5),
)
def test_any_text_and_number_is_known_again(shared: Served, texts: list[str], numbers: list[float]) -> None:
    graph = made_of(
        [
            *(Event(title=text, date=f"{place:06}") for place, text in enumerate(texts)),
            *(Target(owner="plan:1", indicator=f"指标{n}", value=number) for n, number in enumerate(numbers)),
        ]
    )
    push(graph, Address(shared.store))
    assert holding.ours(shared)[1] == holding.expected(graph)
    assert not push(graph, Address(shared.store)).written


def test_nothing_has_no_name(everything: Graph) -> None:
    """What comes back could otherwise not be compared with what was sent."""
    terms = {term[0] for triple in holding.expected(everything) for term in (triple[0], triple[2])}
    assert terms == {"<", '"'}


# --- another graph -------------------------------------------------------------------------------------


def test_another_graph_replaces_it(
    endpoint: Served, everything: Graph, small: Graph, make_graph: MakeGraph
) -> None:
    for graph in (small, everything, small, make_graph([])):
        assert push(graph, Address(endpoint.store)).written
        check(endpoint, graph)


def test_no_other_graph_is_touched(endpoint: Served, everything: Graph, small: Graph) -> None:
    holding.put(endpoint, THEIRS)
    holding.put(endpoint, THEIRS, "https://w3id.org/zhengtu/graph/theirs")
    before = holding.foreign(endpoint)
    assert len(before) == 2
    for graph in (small, everything, small):
        push(graph, Address(endpoint.store))
        check(endpoint, graph)
        assert holding.foreign(endpoint) == before


@pytest.mark.parametrize(
    "change",
    [
        "DELETE WHERE {{ GRAPH {graph} {{ ?s <https://w3id.org/zhengtu/o#title> ?o }} }}",
        "INSERT DATA {{ GRAPH {graph} {{ <http://a.org/x> <http://a.org/y> 1 }} }}",
        "INSERT DATA {{ GRAPH {graph} {{ [] <http://a.org/y> 'many'^^<http://a.org/z> }} }}",
        "INSERT DATA {{ GRAPH {graph} {{ <http://a.org/x> <http://a.org/y> 'many'^^{double} }} }}",
    ],
    ids=["less", "more", "nameless", "no number"],
)
def test_what_somebody_changed_is_known_and_put_right(endpoint: Served, small: Graph, change: str) -> None:
    push(small, Address(endpoint.store))
    double = "<http://www.w3.org/2001/XMLSchema#double>"
    holding.update(endpoint, change.format(graph=f"<{holding.GRAPH}>", double=double))
    assert standing(endpoint) == ""
    assert push(small, Address(endpoint.store)).written
    check(endpoint, small)


def test_one_triple_for_another_is_put_right(endpoint: Served, small: Graph) -> None:
    push(small, Address(endpoint.store))
    where = "GRAPH <https://w3id.org/zhengtu/graph>"
    title = "<https://w3id.org/zhengtu/o#title>"
    holding.update(
        endpoint,
        f"DELETE {{ {where} {{ ?s {title} '方案1' }} }} INSERT {{ {where} {{ ?s {title} '别的' }} }} "
        f"WHERE {{ {where} {{ ?s {title} '方案1' }} }}",
    )
    assert push(small, Address(endpoint.store)).written
    check(endpoint, small)


def test_two_graphs_in_one_are_no_graph(endpoint: Served, everything: Graph, small: Graph) -> None:
    """What two pushes at once may leave on a server that does not replace in one step."""
    push(everything, Address(endpoint.store))
    before = holding.dataset(endpoint)[holding.GRAPH]
    push(small, Address(endpoint.store))
    data = "".join(f"{' '.join(triple)} .\n" for triple in before)
    holding.put(endpoint, data, holding.GRAPH, "POST")
    assert standing(endpoint) == ""
    assert push(small, Address(endpoint.store)).written
    check(endpoint, small)


def test_nothing_is_known_before_the_first_push(endpoint: Served) -> None:
    assert standing(endpoint) is None


# --- broken off ----------------------------------------------------------------------------------------

KILLED = """
import os, pickle, signal, sys
from graph import http_exchange, push_rdf

http_exchange._BLOCK = 4096
left = int(sys.argv[3])

def on_progress(done, total, word):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

with open(sys.argv[1], "rb") as file:
    graph = pickle.load(file)
push_rdf.push(graph, http_exchange.Address(sys.argv[2]), on_progress)
"""


@pytest.mark.parametrize(
    ("steps", "parameters"),
    [(1, ""), (5, ""), (5, "?no_transaction"), (-1, "?no_transaction")],
    ids=["at once", "halfway", "halfway, step by step", "at the end, step by step"],
)
def test_a_push_that_was_killed_is_completed_by_the_next(
    endpoint: Served, everything: Graph, small: Graph, tmp_path: Path, steps: int, parameters: str
) -> None:
    path = tmp_path / "graph"
    path.write_bytes(pickle.dumps(everything))
    told: list[int] = []
    push(everything, Address(endpoint.store), lambda done, *_: told.append(done))
    push(small, Address(endpoint.store))
    # The last thing told is that everything was sent.
    nth = steps if steps > 0 else -(-told[-1] // 4) + 1
    where = endpoint.store + parameters
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), where, str(nth)], cwd=ROOT, env=os.environ, check=False
    )
    assert done.returncode == -signal.SIGKILL
    if steps > 0:
        assert standing(endpoint) in ("", None, identifier(digest(small)))

    push(everything, Address(where))
    check(endpoint, everything)
    assert not push(everything, Address(where)).written


def test_of_two_pushes_one_prevails(endpoint: Served, everything: Graph, small: Graph) -> None:
    address = Address(endpoint.store)
    with ThreadPoolExecutor(1) as pool:
        begun: list[Future[Replaced]] = []

        def interfere(_done: int, _total: int, _word: str) -> None:
            if not begun:
                begun.append(pool.submit(push, small, address))

        assert push(everything, address, interfere).written
        assert begun[0].result() == Replaced(size(small), written=True)
    prevailing = small if standing(endpoint) == identifier(digest(small)) else everything
    check(endpoint, prevailing)


def test_a_full_disk_is_told_and_leaves_what_was_there(
    everything: Graph, small: Graph, tmp_path: Path
) -> None:
    with serving(tmp_path) as served:
        push(small, Address(served.store))
    held = max(path.stat().st_size for path in tmp_path.iterdir())
    with serving(tmp_path, largest=held + 4096) as served:
        with pytest.raises(GraphError, match="its disk may be full") as told:
            push(everything, Address(served.store))
        assert "\n" not in str(told.value)
        check(served, small)


def test_a_full_disk_here_is_told(endpoint: Served, small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pushing, "_write", full)
    with pytest.raises(GraphError, match="No space left on device; make room there"):
        push(small, Address(endpoint.store))
