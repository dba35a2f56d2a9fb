"""Names that the ontology does not have are told in queries of both languages, and only those."""

import pytest

from queries.tokens import Language, tokens
from queries.unknown_names import unknown_names


def told(language: Language, query: str) -> list[str]:
    return [token.text for token, _ in unknown_names(language, list(tokens(language, query)))]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("MATCH (p:Plann) RETURN p.titel", ["Plann", "titel"]),
        ("MATCH (a:Agency)-[:ISSUE|ISSUES]->(p:`Plans`) RETURN a", ["ISSUE", "`Plans`"]),
        ("MATCH (x:Plan|Tsk) WHERE x:Taks RETURN x.id", ["Tsk", "Taks"]),
        ("MATCH (p:Plan {titel: $kind, title: other}) RETURN p", []),
        ("MATCH (p:Plan)-[:PART_OF*0..1]->(:Plan) RETURN {kind: kind, other: p.title} AS map", []),
        ("MATCH (p:Plan) WHERE EXISTS { (p)-[:CITE]->(q) } RETURN p", ["CITE"]),
        ("MATCH (p:Plan) WITH collect(p) AS all RETURN [x IN all | x.number]", []),
        ("MATCH (p:Plan) WHERE p.title = 'x.titel (p:Plann)' RETURN 1.5", []),
    ],
)
def test_names_in_cypher(query: str, words: list[str]) -> None:
    assert told("cypher", query) == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?p { ?p a o:Plann ; o:titel ?t }", ["o:Plann", "o:titel"]),
        ("PREFIX z: <https://w3id.org/zhengtu/o#> SELECT ?p { ?p a z:Plann }", ["z:Plann"]),
        ("PREFIX o: <http://example.org/> SELECT ?p { ?p a o:Plann }", []),
        ("SELECT ?p { ?p a <https://w3id.org/zhengtu/o#Plann> }", ["<https://w3id.org/zhengtu/o#Plann>"]),
        ("SELECT ?p { ?p a o:Plan ; dcterms:anything ?x ; o:partOf? zt:plan:1 FILTER('o:Plann' = ?x) }", []),
    ],
)
def test_names_in_sparql(query: str, words: list[str]) -> None:
    assert told("sparql", query) == words


def test_the_reason_shows_the_nearest_name() -> None:
    ((_, reason),) = unknown_names("sparql", list(tokens("sparql", "ASK { ?p a o:Plann }")))
    assert reason == "the ontology has no Plann; did you mean Plan?"
