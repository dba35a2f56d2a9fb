"""Questions that users add: what is refused, with file and line, and what is only no good everywhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.errors import QueryError
from queries.catalogue import saved
from queries.own import Examined, examine, with_own
from queries.question import Question
from queries.saved_text import CypherText, SparqlText
from queries.subset import departures

CYPHER = """\
//+ group = "lineage"
//+ question = {zh = "某一级的方案有哪些？", en = "Which plans are there at a level?"}
//+ [parameters]
//+ level = {type = "string", example = "province"}
//+ kind = {type = "string", example = "方案", default = ""}
//+ [columns]
//+ title = "string"
//+ plan_id = "id"

MATCH (p:Plan)
WHERE p.level = $level AND ($kind = '' OR p.kind = $kind)
RETURN p.title AS title, p.id AS plan_id
"""
SPARQL = """\
PREFIX o: <https://w3id.org/zhengtu/o#>
SELECT ?title ?plan_id
WHERE {
  VALUES (?level ?kind) { ("province" UNDEF) }
  ?plan_id a o:Plan ; o:level ?level ; o:title ?title ; o:kind ?kind .
}
"""

Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a pair into a folder; words of its texts are replaced by others."""

    def write(
        name: str = "plans_by_level", cypher: tuple[str, str] = ("", ""), sparql: tuple[str, str] = ("", "")
    ) -> Path:
        for suffix, text, (old, new) in (("cypher", CYPHER, cypher), ("rq", SPARQL, sparql)):
            assert old in text
            (tmp_path / f"{name}.{suffix}").write_text(text.replace(old, new) if old else text, "utf-8")
        return tmp_path

    return write


def test_own_questions_stand_beside_those_of_the_program(written: Written) -> None:
    catalogue = with_own(written())
    assert catalogue.keys() == {*saved(), "plans_by_level"}
    assert catalogue["plans_by_level"].own
    assert not catalogue["agency_ranking"].own


def test_what_is_run_has_no_comments(written: Written) -> None:
    question = with_own(written(sparql=("WHERE {", "WHERE { # all")))["plans_by_level"]
    assert "//" not in question.cypher
    assert "#" not in question.sparql.replace("o#>", "")
    assert question.values is not None
    start, end = question.values
    assert question.sparql[start:end] == '{ ("province" UNDEF) }'


@pytest.mark.parametrize(
    ("cypher", "sparql", "place", "reason"),
    [
        (("$kind = ''", "$sort = ''"), ("", ""), "cypher:11", "parameter sort is not declared"),
        (("$level", "'province'"), ("", ""), "cypher:4", "parameter level is declared and never used"),
        (
            ("p.title AS title, ", ""),
            ("", ""),
            "cypher:12",
            "the columns are plan_id; declared are title, plan_id",
        ),
        (("p.title AS title", "p.title"), ("", ""), "cypher:12", "has no name"),
        (('plan_id = "id"', 'plan_id = "ids"'), ("", ""), "cypher:8", "columns.plan_id"),
        (('example = "province"', "example = 3"), ("", ""), "cypher:4", "3 is no value of type string"),
        (('"string", example = "p', '"string, example = "p'), ("", ""), "cypher:4", "not TOML"),
        (("", ""), ("?title ?plan_id\nWHERE", "?plan_id\nWHERE"), "rq:2", "the columns are plan_id"),
        (
            ("", ""),
            ("(?level ?kind)", "(?kind ?level)"),
            "rq:4",
            "VALUES must list level, kind in this order",
        ),
        (("", ""), ("o:level ?level ;", ""), "rq:4", "parameter level is never used"),
        (
            ("", ""),
            ("o:kind ?kind .", "o:kind ?kind . SERVICE <http://x.y/> { }"),
            "rq: SERVICE at line 5",
            "refused",
        ),
        (("MATCH", "LOAD FROM 'x' RETURN 1 MATCH"), ("", ""), "cypher: LOAD at line 10", "can only ask"),
        (
            ("RETURN", "WITH p, count(DISTINCT p.kind) AS a, min(p.id) AS b RETURN"),
            ("", ""),
            "cypher: count(DISTINCT … at line 12",
            "group in two steps",
        ),
        (
            ("MATCH (p:Plan)\n", "MATCH (p:Plan) SET p.a = 1\n"),
            ("", ""),
            "cypher: SET at line 10",
            "can only ask",
        ),
        (
            ("MATCH (p:Plan)\n", "CALL x() MATCH (p:Plan)\n"),
            ("", ""),
            "cypher: CALL at line 10",
            "can only ask",
        ),
    ],
)
def test_a_pair_that_does_not_fit_is_refused_with_file_and_line(
    written: Written, cypher: tuple[str, str], sparql: tuple[str, str], place: str, reason: str
) -> None:
    with pytest.raises(QueryError) as refused:
        with_own(written(cypher=cypher, sparql=sparql))
    assert f"plans_by_level.{place}" in str(refused.value)
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("agency_ranking", "there is a saved question"), ("Plans-By-Level", "no name"), ("全部方案", "no name")],
)
def test_a_name_that_is_taken_or_none_is_refused(written: Written, name: str, reason: str) -> None:
    with pytest.raises(QueryError, match=rf"{name}\.cypher:1: .*{reason}"):
        with_own(written(name))


def test_a_parameter_may_not_hide_an_option(written: Written) -> None:
    folder = written()
    for path in folder.iterdir():
        path.write_text(path.read_text("utf-8").replace("level", "engine"), "utf-8")
    with pytest.raises(QueryError, match=r"plans_by_level\.cypher:4: parameter engine would hide the option"):
        with_own(folder)


def test_a_missing_partner_a_missing_folder_and_an_empty_one_are_told(
    written: Written, tmp_path: Path
) -> None:
    with pytest.raises(QueryError, match="holds no question"):
        with_own(tmp_path)
    with pytest.raises(QueryError, match="no folder of questions"):
        with_own(tmp_path / "gone")
    (written() / "plans_by_level.rq").unlink()
    with pytest.raises(
        QueryError, match=r"plans_by_level\.cypher:1: its partner plans_by_level\.rq is missing"
    ):
        with_own(tmp_path)


def test_a_file_that_is_no_text_is_told_with_its_line(written: Written) -> None:
    path = written() / "plans_by_level.rq"
    path.write_bytes(b"SELECT ?title\n\xff\n")
    with pytest.raises(QueryError, match=r"plans_by_level\.rq:2: the file is not UTF-8"):
        with_own(path.parent)


def test_every_pair_of_a_folder_is_examined(written: Written) -> None:
    written("sound")
    written("unbound", cypher=("$level", "'province'"))
    folder = written("reckons", cypher=("p.id AS", "left(p.id, 3 + 4) AS"), sparql=("o:title", "o:titel"))
    found = {examined.name: examined for examined in examine(folder)}
    assert found["sound"] == Examined("sound", with_own_only(folder, "sound"), ())
    assert found["unbound"].question is None
    assert [problem.split(": ", 1)[1] for problem in found["reckons"].problems] == [
        "+ is refused: engines reckon differently; leave arithmetic to whoever reads the rows",
        "o:titel is refused: the ontology has no titel; did you mean title?",
    ]


def with_own_only(folder: Path, name: str) -> Question:
    """The question of this name, as the only one of its folder."""
    for path in folder.iterdir():
        if path.stem != name:
            path.unlink()
    return with_own(folder)[name]


# --- the subset --------------------------------------------------------------------------------------------


def test_every_saved_question_keeps_to_the_subset() -> None:
    for question in saved().values():
        for text in (CypherText(question.name, question.cypher), SparqlText(question.name, question.sparql)):
            assert [(token.text, reason) for token, reason in departures(text)] == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("MATCH (p:Plan) RETURN p.value - 1 AS x", ["-"]),
        ("MATCH (p:Plan) RETURN 2 * p.value AS x", ["*"]),
        ("MATCH (p:Plan) RETURN p.value % 2 AS x", ["%"]),
        ("MATCH (p:Plan)-[:CITES*1..9]->(q:Plan) RETURN q.id AS x", [".."]),
        ("MATCH (p:Plan)-[:CITES*1..8]->(q:Plan) RETURN q.id AS x", []),
        ("MATCH (p:Plan)--(q:Plan) RETURN q.id AS x", []),
        ("MATCH (p:Plan)<-[:CITES|AMENDS]-(q:Plan) RETURN q.id AS x", []),
        ("MATCH (p:Plan)<-[:CITES|AMEND]-(q:Plann) RETURN q.id AS x", ["AMEND", "Plann"]),
        ("MATCH (p:Plan) RETURN labels(p) AS x", ["labels"]),
        ("MATCH (p:Plan) RETURN sum(p.value) AS x", ["sum"]),
        ("MATCH (p:Plan) WHERE p.id IN ['a', 'b'] RETURN collect(p.id)[0] AS x", ["collect", "["]),
        ("MATCH (p:Plan) RETURN p.id AS x LIMIT 3", ["LIMIT"]),
        ("MATCH (p:Plan) RETURN p.id AS x ORDER BY x LIMIT 3", []),
        ("MATCH (p:Plan) WHERE p.title =~ '.*' RETURN p.id AS x", ["=~"]),
        ("MATCH (p:Plan) WHERE NOT EXISTS { MATCH (p)-[:CITES]->(q:Plan) } RETURN count(*) AS x", []),
    ],
)
def test_departures_of_cypher(query: str, words: list[str]) -> None:
    assert [token.text for token, _ in departures(CypherText("x", query))] == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT (RAND() AS ?x) WHERE { ?p a o:Plan }", ["RAND"]),
        ("SELECT (SUM(?v) AS ?x) WHERE { ?p o:value ?v }", ["SUM"]),
        ("SELECT ?x WHERE { ?x o:partOf?/o:partOf* ?y . FILTER(?x IN (o:Plan)) }", []),
        ("SELECT ?x WHERE { ?x o:partof ?y }", ["o:partof"]),
        (
            "SELECT ?x WHERE { ?x <https://w3id.org/zhengtu/o#partof> ?y }",
            ["<https://w3id.org/zhengtu/o#partof>"],
        ),
        ("SELECT (?v / 2 AS ?x) WHERE { ?p o:value ?v }", ["/"]),
        ("SELECT ?x WHERE { ?x a o:Plan } LIMIT 2", ["LIMIT"]),
    ],
)
def test_departures_of_sparql(query: str, words: list[str]) -> None:
    text = f"PREFIX o: <https://w3id.org/zhengtu/o#>\n{query}"
    assert [token.text for token, _ in departures(SparqlText("x", text))] == words
