"""Saved questions on the command line: listed, explained, asked with any name, in either engine."""

import json
from pathlib import Path

import pytest

from queries.catalogue import saved
from tests.app.conftest import Run

PLAN = "甘政发〔2024〕308号"


def test_the_saved_questions_are_listed(zhengtu: Run) -> None:
    listed = zhengtu("queries").stdout
    assert "某项任务由谁牵头、谁配合" in listed
    assert json.loads(zhengtu("queries", "--format", "json").stdout) == saved().as_json()
    assert zhengtu("query", "--help").stdout.count("\n  ") > len(saved())


@pytest.mark.parametrize("name", list(saved()))
def test_the_help_of_a_question_gives_an_example_that_runs(zhengtu: Run, specimens: Path, name: str) -> None:
    text = zhengtu("query", name, "--help").stdout
    question = saved()[name]
    assert question.zh in "".join(text.split("\n  "))
    assert all(f"{column.name} ({column.type})" in text for column in question.columns)
    command = text.partition("Example:\n")[2].splitlines()[0].split()
    result = zhengtu(*command[1:], "-g", specimens, "--format", "json")
    assert result.exit_code == 0, result.stderr
    written = json.loads(result.stdout)
    assert written["columns"] == [column.as_json() for column in question.columns]


def test_an_answer_is_a_table_without_ids(zhengtu: Run, specimens: Path) -> None:
    asked = ("query", "task_responsibilities", "--plan", PLAN, "--path", "2/2/1", "-g", specimens)
    lines = zhengtu(*asked).stdout.splitlines()
    assert lines[0].split() == ["plan_title", "role", "ordinal", "agency_name", "marker", "open_list"]
    assert [line.split()[1:] for line in lines[2:-1]] == [
        ["lead", "1", "甘肃省工业和信息化厅", "牵头", "no"],
        ["support", "1", "甘肃省发展和改革委员会", "配合", "yes"],
        ["support", "2", "甘肃省生态环境厅", "配合", "yes"],
        ["support", "3", "甘肃省市场监督管理局", "配合", "yes"],
    ]
    assert lines[-1] == "(4 rows)"
    assert zhengtu(*asked, "--ids").stdout.splitlines()[0].split()[-2:] == ["agency_id", "evidence"]


def test_the_evidence_of_a_row_leads_to_its_text(zhengtu: Run, specimens: Path) -> None:
    asked = ("query", "task_responsibilities", "--plan", PLAN, "--path", "2/2/1", "--format", "json")
    rows = json.loads(zhengtu(*asked, "-g", specimens).stdout)["rows"]
    assert "【省工业和信息化厅】牵头" in zhengtu("evidence", rows[0][-1], "-g", specimens).stdout


@pytest.mark.parametrize(
    "agency", ["甘肃省发展和改革委员会", "甘肃省发展改革委", "省发展改革委", "甘肃省发改委"]
)
def test_any_name_will_do_in_either_engine(zhengtu: Run, specimens: Path, agency: str) -> None:
    asked = ("query", "co-responsible-agencies", "--agency", agency, "-g", specimens, "--format", "csv")
    cypher, sparql = (zhengtu(*asked, "--engine", engine).stdout for engine in ("ladybug", "oxigraph"))
    assert cypher == sparql
    assert cypher.splitlines()[0] == "\ufeffagency_name,tasks,agency_id"
    assert "甘肃省能源局," in cypher


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["plan_task", "--plan", PLAN], "there is no saved question 'plan_task'; did you mean plan_tasks"),
        (
            ["plan_tasks", "--plann", PLAN],
            "plan_tasks has no parameter --plann; its parameters are --plan, --kind,",
        ),
        (["plan_tasks"], "Missing option '--plan'"),
        (["plan_tasks", "--plan", PLAN, "--engine", "neo"], "'neo' is not one of"),
    ],
)
def test_a_question_put_wrongly_is_wrong_usage(zhengtu: Run, arguments: list[str], message: str) -> None:
    result = zhengtu("query", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["plan_tasks", "--plan", "没有"], "zhengtu: no Plan is called '没有' in this graph; "),
        (
            ["co_responsible_agencies", "--agency", "市发展改革委"],
            "zhengtu: '市发展改革委' may be 2 things: ",
        ),
        (["tasks_due", "--until", "2025年"], "zhengtu: until is a date as 2025, 2025-06 or 2025-06-30"),
    ],
)
def test_a_value_that_means_nothing_is_one_line(
    zhengtu: Run, specimens: Path, arguments: list[str], message: str
) -> None:
    result = zhengtu("query", *arguments, "-g", specimens)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(message)
    assert result.stderr.count("\n") == 1


# --- questions of one's own ----------------------------------------------------------------------------

CYPHER = "MATCH (p:Plan) WHERE p.number = '甘政发〔2024〕308号' RETURN p.title AS title, p.id AS id"
SPARQL = "SELECT ?title ?id WHERE { ?id a o:Plan ; o:number '甘政发〔2024〕308号' ; o:title ?title }"


def test_one_may_ask_in_both_languages(zhengtu: Run, specimens: Path) -> None:
    cypher = zhengtu("cypher", CYPHER, "-g", specimens, "--format", "json").stdout
    assert json.loads(cypher)["rows"][0][0] == "甘肃省用能方式绿色转型实施方案（2024—2027年）"
    assert zhengtu("sparql", SPARQL, "-g", specimens, "--format", "json").stdout == cypher
    assert zhengtu("cypher", "-", "-g", specimens, "--format", "json", input=CYPHER).stdout == cypher
    assert zhengtu("cypher", CYPHER, "-g", specimens).stdout.splitlines()[0].split() == ["title", "id"]


def test_names_that_the_ontology_does_not_have_are_told(zhengtu: Run, specimens: Path) -> None:
    result = zhengtu("sparql", "SELECT ?p { ?p a o:Plann ; o:titel ?t }", "-g", specimens)
    assert result.exit_code == 0
    assert result.stderr == (
        "zhengtu: the ontology has no Plann; did you mean Plan?; the ontology has no titel; did you mean title?\n"
    )
    assert zhengtu("sparql", SPARQL, "-g", specimens).stderr == ""
    refused = zhengtu("cypher", "MATCH (p:Plann) RETURN p.titel", "-g", specimens)
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert refused.stderr.startswith(
        "zhengtu: the ontology has no Plann; did you mean Plan?; the ontology has no titel; did you mean title? ("
    )


def test_an_answer_of_ones_own_is_cut_at_its_limit(zhengtu: Run, specimens: Path) -> None:
    asked = ("cypher", "MATCH (t:Task) RETURN t.id", "-g", specimens, "--rows", "5")
    assert zhengtu(*asked).stdout.endswith("(5 rows; there are more)\n")
    as_json = zhengtu(*asked, "--format", "json")
    assert len(json.loads(as_json.stdout)["rows"]) == 5
    assert as_json.stderr == "zhengtu: only the first 5 rows; there are more\n"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("cypher", "MATCH (n) DELETE n"),
        ("cypher", "COPY (MATCH (n:Plan) RETURN n.id) TO 'plans.csv'"),
        ("cypher", "this is no Cypher"),
        ("sparql", "DELETE WHERE { ?s ?p ?o }"),
        ("sparql", "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }"),
        ("sparql", "SELECT ?s WHERE {"),
    ],
)
def test_what_does_more_than_ask_is_refused_in_one_line(
    zhengtu: Run, specimens: Path, language: str, text: str
) -> None:
    result = zhengtu(language, text, "-g", specimens)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("zhengtu: ")
    assert result.stderr.count("\n") == 1


def test_an_empty_answer_of_a_day_says_why(zhengtu: Run, specimens: Path) -> None:
    asked = ("query", "plan_tasks", "--plan", PLAN, "-g", specimens)
    early = zhengtu(*asked, "--as-of", "1999-12-31")
    assert "was not issued yet on 1999-12-31" in early.stderr
    assert "(0 rows)" in early.stdout
    late = zhengtu(*asked, "--as-of", "2026-01-01")
    assert (late.exit_code, late.stderr) == (0, "")
    assert zhengtu(*asked, "--as-of", "2026").stderr.count("\n") == 1
