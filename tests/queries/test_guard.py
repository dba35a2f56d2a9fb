"""The guard lets questions pass, and nothing else, however it is written."""

import re
from pathlib import Path

import pytest

import queries.guard
from ontology.edges import EDGE_CLASSES
from ontology.errors import QueryError
from ontology.nodes import NODE_CLASSES
from queries.cypher_guard import REFUSED
from queries.guard import LONGEST, allowed, check_cypher, check_sparql
from queries.tokens import Language, tokens

SAVED = sorted((Path(queries.guard.__file__).parent / "saved").iterdir())


def parameters(text: str) -> set[str]:
    return set(re.findall(r"\$(\w+)", text))


def language(path: Path) -> Language:
    return "cypher" if path.suffix == ".cypher" else "sparql"


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
def test_every_saved_question_passes(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(allowed(language(path), text, parameters(text))) == len(text)


# --- Cypher --------------------------------------------------------------------------------------------

GOOD_CYPHER = [
    "MATCH (a:Agency) RETURN a",
    "match (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task) return a.name, count(distinct t.id) as n order by n desc limit 5",
    "MATCH (a)-[:PART_OF|SERVES*1..3]->(b)<-[r]-(c)--(d)-->(e)<--(f) RETURN *",
    "MATCH (a)-[:PART_OF|:SERVES*..3]->(b), (c)-[:PART_OF*2]->(d) RETURN a.*",
    "MATCH p = (a:Task)-[:PART_OF*0..2]->(:Plan {kind: '方案', inferred: false}) RETURN length(p), nodes(p)",
    "OPTIONAL MATCH (a:Plan|Task) WHERE a.title STARTS WITH '关于' OR a.title ENDS WITH \"通知\" RETURN a.id",
    "MATCH (a) WHERE NOT a.path CONTAINS '~' AND a.number IS NOT NULL XOR a.x IS NULL RETURN a SKIP 1 LIMIT 2",
    "MATCH (t:Task) WHERE EXISTS { MATCH (t)-[:PART_OF]->(p) WHERE p.kind IN ['意见', '办法'] } RETURN t",
    "MATCH (t:Task) WHERE NOT EXISTS { MATCH (t)-->() } RETURN COUNT { MATCH (t)--() } AS n",
    "MATCH (t:Task) WHERE (t)-[:PART_OF]->(:Plan) RETURN count(*), min(t.path), max(t.path)",
    "MATCH (t) RETURN CASE t.kind WHEN 'a' THEN 1 WHEN 'b' THEN -2 ELSE 3 * 4 END AS x, [1, 2.5, -3][1:2] AS l, {} AS m",
    "MATCH (t) RETURN CASE WHEN t.value >= 1 AND (t.x <> 2 OR t.y <= 3) THEN true ELSE NULL END",
    "UNWIND [1, 2] AS x WITH x WHERE x > 1 RETURN x UNION ALL RETURN 1 AS x UNION RETURN 2 AS x",
    "WITH 1 AS count MATCH (count:Plan) RETURN DISTINCT count, {a: 1, b: 'x'} AS map ORDER BY count ASCENDING",
    "MATCH (a) WITH DISTINCT a, collect(DISTINCT a.id) AS ids WHERE any(x IN ids WHERE x <> '') RETURN left(ids[1], 2)",
    "MATCH (n:Plan) RETURN n.set, n.create AS call, n.title AS `DELETE n`, toLower(n.kind)",
    "MATCH (`set`:Plan) RETURN `set`.id",
    "MATCH (n) WHERE n.title = 'CREATE (x) SET y; CALL z()' RETURN n // DETACH DELETE n",
    "MATCH (n) /* SET n.x = 1 */ RETURN n.title AS 标题 // LOAD FROM 'x'",
    r"RETURN 'it\'s \\' AS x, 'line\nline' AS y, '\u653f' AS z",
    "RETURN $plan AS plan, $`n` AS n",
    "MATCH (计划:Plan) RETURN 计划.title AS 标题",
]


@pytest.mark.parametrize("text", GOOD_CYPHER)
def test_a_cypher_question_passes(text: str) -> None:
    check_cypher(text, ("plan", "n"))


BAD_CYPHER = [
    # Statements, clauses and settings that do more than ask.
    ("CREATE (:Plan {id: 'x'})", "CREATE"),
    ("create (:Plan)", "create"),
    ("MERGE (:Plan {id: 'x'})", "MERGE"),
    ("DROP TABLE Plan", "DROP"),
    ("ALTER TABLE Plan DROP title", "ALTER"),
    ("COPY (MATCH (n) RETURN n.id) TO 'stolen.csv'", "COPY"),
    ("COPY Plan FROM 'x.csv'", "COPY"),
    ("LOAD FROM '/etc/passwd' RETURN *", "LOAD"),
    ("LOAD EXTENSION httpfs", "LOAD"),
    ("INSTALL httpfs", "INSTALL"),
    ("UNINSTALL httpfs", "UNINSTALL"),
    ("FORCE INSTALL httpfs", "FORCE"),
    ("UPDATE httpfs", "UPDATE"),
    ("EXPORT DATABASE 'x'", "EXPORT"),
    ("IMPORT DATABASE 'x'", "IMPORT"),
    ("ATTACH 'x.db' AS y (dbtype sqlite)", "ATTACH"),
    ("DETACH y", "DETACH"),
    ("USE y", "USE"),
    ("CALL timeout = 0", "CALL"),
    ("CALL show_tables() RETURN *", "CALL"),
    ("CHECKPOINT", "CHECKPOINT"),
    ("BEGIN TRANSACTION", "BEGIN"),
    ("COMMIT", "COMMIT"),
    ("ROLLBACK", "ROLLBACK"),
    ("EXPLAIN MATCH (n) RETURN n", "EXPLAIN"),
    ("PROFILE MATCH (n) RETURN n", "PROFILE"),
    ("COMMENT ON TABLE Plan IS 'x'", "COMMENT"),
    ("PROJECT GRAPH g (Plan) MATCH (n) RETURN n", "PROJECT"),
    ("ANALYZE", "ANALYZE"),
    ("SHOW DATABASES", "SHOW"),
    ("GRANT ROLE r TO u", "GRANT"),
    ("FOREACH (x IN [1] | CREATE (:Plan))", "FOREACH"),
    # The same behind what asks.
    ("MATCH (n) SET n.title = 'x'", "SET"),
    ("MATCH (n) DELETE n", "DELETE"),
    ("MATCH (n) DETACH DELETE n", "DETACH"),
    ("MATCH (n) REMOVE n.title RETURN n", "REMOVE"),
    ("MATCH (n) RETURN n CREATE (m)", "CREATE"),
    ("MATCH (n) WHERE n.id = 'x' CREATE (m)", "CREATE"),
    ("MATCH (n) WITH * CREATE (m)", "CREATE"),
    ("RETURN * CREATE (m)", "CREATE"),
    ("RETURN 1 LIMIT 1 SET n.x = 1", "SET"),
    ("MATCH (n) RETURN n.set SET n.x = 1", "SET"),
    ("MATCH (n) RETURN n AS x SET n.x = 1", "SET"),
    ("MATCH (n) RETURN n ORDER BY n.id DESC DELETE n", "DELETE"),
    ("MATCH (n) RETURN CASE WHEN true THEN 1 END DELETE n", "DELETE"),
    ("MATCH (n) RETURN [1] DELETE n", "DELETE"),
    ("MATCH (n) RETURN 'x' DELETE n", "DELETE"),
    ("MATCH (n) RETURN $plan DELETE n", "DELETE"),
    ("MATCH (n) RETURN NULL DELETE n", "DELETE"),
    ("MATCH (n) RETURN `n` DELETE n", "DELETE"),
    ("MATCH (n) RETURN n.* DELETE n", "DELETE"),
    ("MATCH (n) RETURN 1 UNION CREATE (m)", "CREATE"),
    ("MATCH (n) WHERE EXISTS { CREATE (m) } RETURN n", "CREATE"),
    ("MATCH (n) WHERE EXISTS { MATCH (n) SET n.x = 1 } RETURN n", "SET"),
    ("MATCH (n) LOAD FROM 'x' RETURN *", "LOAD"),
    ("MATCH (n) CALL { WITH n DELETE n } RETURN n", "CALL"),
    ("MATCH (n), (m) HINT n JOIN m RETURN n", "HINT"),
    ("MATCH (n) PROJECT GRAPH g (Plan) RETURN n", "PROJECT"),
    ("MATCH (n) RETURN n YIELD x", "YIELD"),
    # Disguised by case, blanks, comments, numbers and brackets.
    ("MATCH (n)/**/SET/**/n.title='x'", "SET"),
    ("MATCH (n)\n\t sEt n.title = 'x'", "sEt"),
    ("MATCH (n) // x\nDELETE n", "DELETE"),
    ("RETURN 1. SET n.x = 1", "."),
    ("RETURN 1.\nhint", "."),
    ("RETURN 5! SET n.x = 1", "!"),
    ("RETURN (1)SET n.x = 1", "SET"),
    ("RETURN limit SET n.x = 1", "limit"),
    ("RETURN match CREATE (m)", "match"),
    ("RETURN 1; CREATE (m)", ";"),
    ("RETURN 1;", ";"),
    ("RETURN 'x' 'y'", "'y'"),
    ("RETURN 'x'' SET n.x = 1 //'", "' SET n.x = 1 //'"),
    (r"RETURN '\q' SET n.x = 1 //'", r"'\q'"),
    ("RETURN /* **/ 'x */ SET n.x = 1 //' SET", "SET"),
    # Functions.
    ("RETURN nextval('s')", "nextval"),
    ("RETURN `nextval`('s')", "`nextval`"),
    ("RETURN apoc.load.json('x')", "json"),
    ("RETURN repeat('x', 1000000000)", "repeat"),
    ("UNWIND range(1, 1000000000) AS x RETURN x", "range"),
    ("RETURN current_setting('timeout')", "current_setting"),
    ("RETURN cast('1' AS INT64)", "cast"),
    ("MATCH p = shortestPath((a)-[*]->(b)) RETURN p", "shortestPath"),
    ("RETURN 1 AS left(x)", "left"),
    ("RETURN $plan('x')", "("),
    # Paths without an end.
    ("MATCH (a)-[*]->(b) RETURN a", "*"),
    ("MATCH (a)-[r:PART_OF*1..]->(b) RETURN a", "*"),
    ("MATCH (a)<-[:PART_OF* SHORTEST 1..3]-(b) RETURN a", "*"),
    # Parameters that nobody gives, and what is no question at all.
    ("RETURN $other", "$other"),
    ("RETURN 1 =~ 'x'", "=~"),
    ("(a) RETURN a", "("),
    ("MATCH (a)) RETURN a", ")"),
    ("RETURN [1)", ")"),
    ("OPTIONAL CREATE (a)", "CREATE"),
    ("RETURN 1 ORDER DELETE", "DELETE"),
    ("RETURN x IS SET", "SET"),
    ("RETURN 1 END", "END"),
]


@pytest.mark.parametrize(("text", "word"), BAD_CYPHER)
def test_other_cypher_is_refused(text: str, word: str) -> None:
    with pytest.raises(QueryError, match=f"^{re.escape(word)} at line \\d+, column \\d+ is refused: "):
        check_cypher(text, ("plan",))


def test_letters_that_only_look_like_a_keyword_are_none() -> None:
    check_cypher("MATCH (ſet:Plan) RETURN ſet")
    with pytest.raises(QueryError, match=r"^ſKIP at line 1, column 10 is refused"):
        check_cypher("RETURN x ſKIP")


@pytest.mark.parametrize(
    "text", ["", "  // x", "MATCH", "MATCH (a) RETURN", "RETURN (1", "RETURN a.", "RETURN x IS"]
)
def test_half_a_cypher_query_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="the query"):
        check_cypher(text)


def test_a_refusal_says_where_and_what_to_do() -> None:
    with pytest.raises(QueryError) as refusal:
        check_cypher("MATCH (n:Plan)\nWHERE n.id = 'x'\n  DELETE n")
    assert str(refusal.value) == (
        "DELETE at line 3, column 3 is refused: a query can only ask, with MATCH … RETURN …; a name goes in backticks"
    )


def test_no_name_of_the_ontology_needs_backticks() -> None:
    classes = (*NODE_CLASSES, *EDGE_CLASSES)
    names = {name.upper() for cls in classes for name in cls.model_fields}
    assert names & REFUSED == set()


# --- SPARQL --------------------------------------------------------------------------------------------

GOOD_SPARQL = [
    "SELECT ?title WHERE { ?plan a o:Plan ; o:title ?title }",
    "ask { zt:plan:d04c8d4ef1842133 o:title ?title }",
    "PREFIX o: <https://w3id.org/zhengtu/o#> SELECT * { ?s o:partOf* / ^o:partOf+ ?o . MINUS { ?s o:path '1' } }",
    "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o } GROUP BY ?p HAVING (COUNT(?s) > 1) ORDER BY DESC(?n) LIMIT 5 OFFSET 1",
    "SELECT ?s { ?s o:title \"SERVICE <http://x/> {} # FROM\"@zh, 'LOAD', '''INSERT\n'DATA''' } # DROP ALL",
    "SELECT ?from ?service { ?s o:period_from ?from ; o:service ?service ; ?load $drop } ",
    "SELECT ?s { VALUES (?a ?b) { (UNDEF true) (<https://w3id.org/zhengtu/id/x> 1.5e3) } FILTER(?a < 1 && ?b > 2) }",
    "SELECT ?s { ?s o:value ?v FILTER(?v < 1 || ?v>2 || REGEX(STR(?s), '^a\\\\b') || ?s IN (zt:a, zt:b)) }",
    "SELECT ?s { ?s <https://w3id.org/zhengtu/o#title> ?t FILTER NOT EXISTS { ?s a <http://example.org/a(b)> } }",
]


@pytest.mark.parametrize("text", GOOD_SPARQL)
def test_a_sparql_question_passes(text: str) -> None:
    check_sparql(text)


BAD_SPARQL = [
    # What calls out, and what reads from elsewhere.
    ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { service silent ?x { ?s ?p ?o } }", "service"),
    ("SELECT * { { SELECT * { OPTIONAL { SERVICE <http://example.org/> {} } } } }", "SERVICE"),
    ("ASK { FILTER EXISTS { SERVICE <http://example.org/> { ?s ?p ?o } } }", "SERVICE"),
    ("SELECT * FROM <http://example.org/> { ?s ?p ?o }", "FROM"),
    ("SELECT * FROM NAMED <http://example.org/> { GRAPH ?g { ?s ?p ?o } }", "FROM"),
    ("ASK NAMED <http://example.org/> {}", "NAMED"),
    # What writes.
    ("INSERT DATA { <http://example.org/a> a o:Plan }", "INSERT"),
    ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
    ("WITH <http://example.org/> DELETE { ?s ?p ?o } WHERE {}", "WITH"),
    ("LOAD <http://example.org/>", "LOAD"),
    ("CLEAR ALL", "CLEAR"),
    ("DROP ALL", "DROP"),
    ("CREATE GRAPH <http://example.org/>", "CREATE"),
    ("ADD DEFAULT TO <http://example.org/>", "ADD"),
    ("MOVE DEFAULT TO <http://example.org/>", "MOVE"),
    ("COPY DEFAULT TO <http://example.org/>", "COPY"),
    ("SELECT * { ?s ?p ?o } ; DROP ALL", "DROP"),
    # What gives no rows.
    ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
    ("DESCRIBE zt:a", "DESCRIBE"),
    # Words that the engine finds where a scanner would not.
    ("SELECT * { SERVICE:x { ?s ?p ?o } }", "SERVICE:x"),
    ("SELECT * FROM:x { ?s ?p ?o }", "FROM:x"),
    ("SELECT * { ?s ?p ?o.SERVICE:x { ?s ?p ?o } }", "SERVICE:x"),
    ("SELECT * { ?s ?p o:a.SERVICE:x { ?s ?p ?o } }", "o:a.SERVICE:x"),
    ("SELECT * { ?s ?p trueSERVICE:x { ?s ?p ?o } }", "trueSERVICE:x"),
    ("SELECT * { ?s ?p trueSERVICE <http://example.org/> {} }", "trueSERVICE"),
    ("SELECT * { SERVICESILENT<http://example.org/> {} }", "SERVICESILENT"),
    ("SELECT * { ?s ?p 1.e5SERVICE<http://example.org/> {} }", "e5SERVICE"),
    ("ASK{FILTER(1<2)SERVICE:x#>\n{?s ?p ?o}}", "<2)SERVICE:x#>"),
    ("ASK{FILTER(1<a:b#>'''\n)SERVICE:x{?s ?p ?o}#'''\n}", "<a:b#>"),
    (
        r"ASK { VALUES ?x { '''a' } SERVICE:x { ?s ?p ?o } #\q''' } }",
        r"'''a' } SERVICE:x { ?s ?p ?o } #\q'''",
    ),
    (r"ASK { ?s ?p '\u0027 }", "'"),
    (r"ASK { ?s ?p '\u0027 } SERVICE' }", r"'\u0027 } SERVICE'"),
    ("SELECT * { ?s LATERAL ?o }", "LATERAL"),
]


@pytest.mark.parametrize(("text", "word"), BAD_SPARQL)
def test_other_sparql_is_refused(text: str, word: str) -> None:
    with pytest.raises(QueryError, match=f"^'?\"?{re.escape(word)}"):
        check_sparql(text)


def test_an_empty_sparql_query_is_refused() -> None:
    with pytest.raises(QueryError, match="the query is empty; begin with SELECT or ASK"):
        check_sparql("# nothing\n")


# --- both ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("cypher", "RETURN 1 // x\rCREATE (m)"),
        ("cypher", "RETURN 1 // x\r\n\tCREATE (m)"),
        ("sparql", "ASK { # x\rSERVICE <http://example.org/> {}\n}"),
    ],
)
def test_a_comment_ends_wherever_an_engine_ends_it(language: Language, text: str) -> None:
    with pytest.raises(QueryError, match=r"^(CREATE|SERVICE) at line 2, column"):
        allowed(language, text)


@pytest.mark.parametrize(
    ("language", "text", "run"),
    [
        ("cypher", "RETURN /* a **/ 1 // '\n, 2", "RETURN          1     \n, 2"),
        ("cypher", "RETURN '/* a */'\u3000AS x", "RETURN '/* a */' AS x"),
        ("sparql", "ASK { # x\r\n?s ?p '#' }", "ASK {     \n?s ?p '#' }"),
    ],
)
def test_comments_never_come_to_an_engine(language: Language, text: str, run: str) -> None:
    assert allowed(language, text) == run


@pytest.mark.parametrize("char", ["\0", "\x1f", "\ud800"])
def test_what_is_no_text_is_refused(char: str) -> None:
    with pytest.raises(QueryError, match="at line 1, column 9 is no character of a query"):
        allowed("cypher", f"RETURN '{char}' AS x")


def test_a_query_has_an_end() -> None:
    with pytest.raises(QueryError, match=f"{LONGEST} characters"):
        allowed("cypher", "RETURN 1" + " " * LONGEST)


FRAGMENTS: dict[Language, list[str]] = {
    "cypher": [
        "CREATE (:Plan)", "SET p.id = 'x'", "DETACH DELETE p", "CALL show_tables() RETURN *", "LOAD FROM 'x' RETURN *",
        "HINT p", "PROJECT GRAPH g (p)", "COPY (RETURN 1) TO 'x'", "`nextval`('s')", "; RETURN 1",
    ],
    "sparql": ["SERVICE <http://example.org/> {}", "SERVICE:x {}", "FROM <http://example.org/>", "INSERT DATA {}"],
}  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [path for path in SAVED if path.stem in ("agency_history", "sector_conflicts")],
    ids=lambda path: path.name,
)
def test_nothing_can_be_put_into_a_question(path: Path) -> None:
    text = path.read_text("utf-8")
    places = [token.start for token in tokens(language(path), text)] + [len(text)]
    for fragment in FRAGMENTS[language(path)]:
        for place in places:
            with pytest.raises(QueryError):
                allowed(language(path), f"{text[:place]} {fragment} {text[place:]}", parameters(text))
