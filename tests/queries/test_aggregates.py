"""Aggregates with and without DISTINCT in one clause are told from those that Ladybug reckons rightly."""

from pathlib import Path

import pytest

from ontology.errors import QueryError
from queries.aggregates import check_aggregates
from queries.sandbox import run_foreign

TWO_STEPS = "MATCH (a)-[r]->(t) WITH t, a, min(r.id) AS first RETURN t.id, count(a), min(first)"


@pytest.mark.parametrize(
    "query",
    [
        TWO_STEPS,
        "MATCH (a)-[r]->(t) RETURN t.id, count(DISTINCT a.id)",
        "MATCH (a)-[r]->(t) RETURN t.id, count(DISTINCT a.id), count(DISTINCT r.id)",
        "MATCH (a)-[r]->(t) RETURN t.id, min(a.id), count(*)",
        "MATCH (a)-[r]->(t) RETURN count(DISTINCT a.id), min(r.id), count(*)",
        "MATCH (a)-[r]->(t) RETURN count(DISTINCT a.id) AS n, count(*) AS m ORDER BY n",
        "MATCH (a)-[r]->(t) WITH DISTINCT a, t RETURN t.id, count(a), min(a.id)",
        "MATCH (t) RETURN t.id, count(DISTINCT t.kind), COUNT { MATCH (t)<-[r]-(a) RETURN count(*) }",
        "MATCH (t) WITH t, count(DISTINCT t.kind) AS n WHERE t.heading STARTS WITH 'x' RETURN t.id, min(n)",
        "MATCH (t) RETURN t.id, 'count(DISTINCT a), min(b)' AS text, count(*)",
    ],
)
def test_what_is_reckoned_rightly_passes(query: str) -> None:
    check_aggregates(query)


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("MATCH (a)-[r]->(t) RETURN t.id, count(DISTINCT a.id), min(r.id)", "count(DISTINCT … at line 1, column 33"),
        ("MATCH (a)-[r]->(t)\nRETURN t.id, MAX(r.id), Count ( DISTINCT a.id )", "Count(DISTINCT … at line 2, column 25"),
        ("MATCH (a) WITH a.kind AS kind, count(*) AS n, collect(DISTINCT a.id) AS ids RETURN kind", "collect"),
        ("MATCH (a) WITH DISTINCT a.kind AS kind, sum(DISTINCT a.x), avg(a.x) RETURN kind", "sum"),
        ("MATCH (t) WHERE COUNT { MATCH (t)--(a) RETURN a.kind, count(DISTINCT a), count(*) } > 1 RETURN t", "count"),
        ("MATCH (a) RETURN {kind: a.kind} AS k, count(DISTINCT a.id), size(collect(a.x))", "count"),
        ("MATCH (a) RETURN a.kind, count(DISTINCT a.id) ORDER BY count(*)", "count"),
    ],
)  # fmt: skip
def test_what_is_reckoned_wrongly_is_refused(query: str, where: str) -> None:
    with pytest.raises(QueryError, match="group in two steps") as caught:
        check_aggregates(query)
    assert str(caught.value).startswith(where)
    assert "\n" not in str(caught.value)


def test_a_foreign_query_is_refused_before_it_runs(tmp_path: Path) -> None:
    mixed = "MATCH (a)-[r]->(t) RETURN t.id, count(DISTINCT a.id), min(r.id)"
    with pytest.raises(QueryError, match="group in two steps"):
        run_foreign(tmp_path, "ladybug", "0" * 64, mixed)
