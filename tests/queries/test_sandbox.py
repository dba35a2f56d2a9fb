"""A foreign query ends at its limits, however it is written, and leaves nothing behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.engine import Limits, Rows
from graph.locks import Lock
from graph.projections import EngineName, Projections
from graph.rows import digest
from ontology.errors import GraphError, QueryError
from queries import sandbox
from queries.sandbox import run_foreign
from tests.queries.projecting import graph_of
from tests.queries.world import build

HAS_LIMITS = sys.platform != "win32"
LIMITS_MEMORY = sys.platform == "linux"

EXPLOSION: dict[EngineName, str] = {
    "ladybug": "MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*)",
    "oxigraph": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
}
HOARD: dict[EngineName, str] = {
    "ladybug": "MATCH (a), (b), (c), (d), (e), (f), (g) RETURN collect(a.id + b.id + c.id + d.id)",
    "oxigraph": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?k ?i",
}


class Asked:
    """The hand-made world in both engines."""

    def __init__(self, folder: Path) -> None:
        graph = graph_of(build())
        self.folder = folder
        self.digest = digest(graph)
        projections = Projections(folder)
        for engine in EXPLOSION:
            projections.open(engine, self.digest, lambda: graph).close()

    def run(
        self, engine: EngineName, text: str, limits: Limits = sandbox.LIMITS, memory: int = 1 << 30
    ) -> Rows:
        return run_foreign(self.folder, engine, self.digest, text, {"code": "620000"}, limits, memory)

    def files(self) -> set[Path]:
        return set(self.folder.rglob("*"))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return Asked(tmp_path_factory.mktemp("sandbox"))


@pytest.fixture(params=list(EXPLOSION))
def engine(request: pytest.FixtureRequest) -> EngineName:
    return "ladybug" if request.param == "ladybug" else "oxigraph"


def test_a_cypher_question_is_answered(asked: Asked) -> None:
    text = "MATCH (r:Region) WHERE r.code = $code RETURN r, r.name AS name, r.inferred, r.short_name, [1, 2.5] AS l"
    rows = asked.run("ladybug", text)
    assert rows == Rows(
        ("r", "name", "r.inferred", "r.short_name", "l"),
        [("region:620000", "甘肃省", False, None, [1.0, 2.5])],
    )


def test_a_sparql_question_is_answered(asked: Asked) -> None:
    text = "SELECT ?r ?name ?none (1 AS ?one) { ?r a o:Region ; o:code '620000' ; o:name ?name } # Region"
    rows = run_foreign(asked.folder, "oxigraph", asked.digest, text)
    assert rows == Rows(("r", "name", "none", "one"), [("region:620000", "甘肃省", None, 1)])


@pytest.mark.parametrize(
    ("text", "answer"), [("ASK { ?s a o:Region }", True), ("ASK { ?s a o:Nothing }", False)]
)
def test_ask_is_answered(asked: Asked, text: str, answer: bool) -> None:
    assert run_foreign(asked.folder, "oxigraph", asked.digest, text).rows == [(answer,)]


@pytest.mark.parametrize(
    "text", ["MATCH (a), (b), (c) RETURN a.id", "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"]
)
def test_rows_beyond_the_limit_are_cut_and_that_is_said(asked: Asked, text: str) -> None:
    engine: EngineName = "ladybug" if text.startswith("MATCH") else "oxigraph"
    rows = run_foreign(asked.folder, engine, asked.digest, text, limits=Limits(30, 1000))
    assert (len(rows.rows), rows.cut) == (1000, True)


def test_as_many_rows_as_the_limit_are_not_cut(asked: Asked) -> None:
    rows = run_foreign(
        asked.folder, "ladybug", asked.digest, "UNWIND [1, 2] AS x RETURN x", limits=Limits(30, 2)
    )
    assert rows == Rows(("x",), [(1,), (2,)])


def test_the_guard_stands_before_it(asked: Asked, engine: EngineName) -> None:
    with pytest.raises(QueryError, match=r"^DROP at line 1, column 1 is refused"):
        run_foreign(asked.folder, engine, asked.digest, "DROP ALL")


@pytest.mark.parametrize(
    ("engine", "text", "message"),
    [
        ("ladybug", "MATCH (n:Nothing) RETURN n", "Nothing does not exist"),
        ("ladybug", "RETURN x", "x is not in scope"),
        ("oxigraph", "SELECT * { ?a ?b }", "SPARQL: error at 1:1"),
    ],
)
def test_a_wrong_query_is_explained_by_the_engine(
    asked: Asked, engine: EngineName, text: str, message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        run_foreign(asked.folder, engine, asked.digest, text)


def test_an_endless_query_is_stopped(asked: Asked, engine: EngineName) -> None:
    before = asked.files()
    with pytest.raises(QueryError, match=r"^no answer within 0\.5 s; ask for less, or raise the limit$"):
        run_foreign(asked.folder, engine, asked.digest, EXPLOSION[engine], limits=Limits(0.5, 10))
    assert asked.files() == before
    Lock(asked.folder / "projections" / f"{asked.digest}.readers", exclusive=True, wait=0).release()


def test_a_query_that_hoards_memory_is_stopped(asked: Asked, engine: EngineName) -> None:
    message = "needs more memory than it may have" if LIMITS_MEMORY else "needs more memory|no answer within"
    with pytest.raises(QueryError, match=message):
        run_foreign(asked.folder, engine, asked.digest, HOARD[engine], None, Limits(60, 10), 64 << 20)


def test_a_crash_is_no_more_than_a_refusal(asked: Asked) -> None:
    nested = f"ASK {{ FILTER({'(' * 40_000}true{')' * 40_000}) }}"
    with pytest.raises(QueryError, match=r"^the engine broke down over the query \(.*exit code -?\d+\)"):
        run_foreign(asked.folder, "oxigraph", asked.digest, nested)


def test_an_answer_that_is_too_large_is_refused(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "LARGEST", 1000)
    with pytest.raises(QueryError, match="larger than 0 MB; ask for fewer"):
        asked.run("ladybug", "MATCH (a) RETURN a.id")


def test_a_projection_that_is_gone_is_said_to_be(asked: Asked, engine: EngineName) -> None:
    text = "RETURN 1" if engine == "ladybug" else "ASK {}"
    with pytest.raises(GraphError, match="no longer there; ask again"):
        run_foreign(asked.folder, engine, "0" * 64, text)


def test_a_process_without_parent_ends_by_itself(asked: Asked) -> None:
    request = {
        "folder": str(asked.folder), "engine": "oxigraph", "digest": asked.digest, "text": EXPLOSION["oxigraph"],
        "parameters": {}, "seconds": 600, "rows": 1, "memory": 1 << 30, "longest": 3,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-P", "-m", "queries.child"],
        input=json.dumps(request).encode(), capture_output=True, env=sandbox._environment(), timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert b"cut" not in done.stdout


STATEMENTS = ["COPY (MATCH (n:Plan) RETURN n.id) TO '{file}'", "LOAD FROM '{secret}' RETURN *", "CHECKPOINT"]


@pytest.mark.parametrize("statement", STATEMENTS if HAS_LIMITS else [])
def test_what_slips_through_the_guard_reaches_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    world = Asked(tmp_path / "graph")
    file, secret = tmp_path / "stolen.csv", tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n", "utf-8")
    monkeypatch.setattr(sandbox, "allowed", lambda language, text, parameters: text)
    before = world.files()
    text = statement.format(file=file.as_posix(), secret=secret.as_posix())
    with pytest.raises(GraphError, match="Cannot open file"):
        run_foreign(world.folder, "ladybug", world.digest, text)
    assert not file.exists()
    assert {path for path in world.files() if path.name != "manifest.json"} <= before
