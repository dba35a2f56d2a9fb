"""Own questions on the command line: asked, listed and checked; the pair of the docs page is sound."""

import json
import re
from pathlib import Path

import pytest

from app.checking import Checked, check
from app.workspace import Workspace
from ontology.errors import QueryError
from queries.own import RESERVED, examine, with_own
from tests.app.conftest import Run

PAGE = Path(__file__).parents[2] / "docs" / "own-questions.md"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with the pair that the docs page shows."""
    folder = tmp_path / "my-questions"
    folder.mkdir()
    for name, text in re.findall(
        r"`(\w+\.(?:cypher|rq))`:\n\n```\w+\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL
    ):
        (folder / name).write_text(text, "utf-8")
    assert len(list(folder.iterdir())) == 2
    return folder


@pytest.mark.parametrize("before", [True, False])
def test_an_own_question_is_asked_like_any_other(
    zhengtu: Run, specimens: Path, own: Path, before: bool
) -> None:
    asked = ["plans_by_level", "--level", "province", "--graph", specimens, "--format", "json"]
    place = ["--queries", own]
    rows = {
        engine: json.loads(
            zhengtu("query", *(place + asked if before else asked + place), "--engine", engine).stdout
        )
        for engine in ("ladybug", "oxigraph")
    }
    assert rows["ladybug"] == rows["oxigraph"]
    assert len(rows["ladybug"]["rows"]) > 1


def test_own_questions_are_listed(zhengtu: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "plans_by_level" not in zhengtu("queries", "--format", "json").stdout
    monkeypatch.setenv("ZHENGTU_QUERIES", str(own))
    listed = json.loads(zhengtu("queries", "--format", "json").stdout)
    assert "plans_by_level" in [entry["name"] for entry in listed]
    assert "plans_by_level" in zhengtu("query", "--help").stdout


def test_no_parameter_can_be_called_like_an_option_of_every_question(zhengtu: Run) -> None:
    options = set(
        re.findall(r"--([a-z-]+)", zhengtu("query", "stretch_pairs", "--help").stdout.split("Options:")[1])
    )
    own_ones = {parameter.option[2:] for parameter in with_own(None)["stretch_pairs"].parameters}
    assert {option.replace("-", "_") for option in options - own_ones} | {"queries"} == RESERVED


def test_the_pair_of_the_page_is_sound(zhengtu: Run, specimens: Path, own: Path) -> None:
    result = zhengtu("queries", "check", own, "--graph", specimens)
    assert result.exit_code == 0
    assert re.match(r"sound  plans_by_level: asked 2 times, the same rows, at most [1-9]", result.stdout)


def test_without_a_graph_the_specimens_are_asked(
    zhengtu: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = zhengtu("queries", "--queries", own, "check")
    assert result.exit_code == 0
    assert "the specimen documents are asked" in result.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"my-questions"}


def checked(folder: Path, specimens: Path) -> Checked:
    with Workspace(specimens) as workspace:
        (found,) = (check(examined, workspace) for examined in examine(folder))
    return found


@pytest.mark.parametrize(
    ("suffix", "old", "new", "reason"),
    [
        (
            "rq",
            "; o:kind ?kind ;",
            "; o:kind ?kind ; o:period_from ?from ;",
            "ladybug alone, or more often, has: ",
        ),
        ("cypher", "p.level = $level AND", "p.level = $level AND p.issued < '2023' AND", "oxigraph alone"),
        ("cypher", "p.title AS", "p.titel AS", "ladybug refuses it"),
        (
            "rq",
            "OPTIONAL { ?plan_id o:issued ?issued }",
            "OPTIONAL { ?plan_id o:issued ?issued ",
            "rdflib refuses it",
        ),
        ("rq", "o:level ?level", 'o:level ?level ; o:number "1" ', "oxigraph 0;"),
    ],
)
def test_what_engines_do_not_take_or_answer_otherwise_is_told(
    own: Path, specimens: Path, suffix: str, old: str, new: str, reason: str
) -> None:
    path = own / f"plans_by_level.{suffix}"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    found = checked(own, specimens)
    assert any(reason in problem for problem in found.problems)
    assert found.rows is None


def test_an_example_that_means_nothing_in_the_graph_is_told(own: Path, specimens: Path) -> None:
    for path in own.iterdir():
        text = path.read_text("utf-8").replace(
            'type = "string", example = "方案"', 'type = "Agency", example = "无此机关"'
        )
        path.write_text(text, "utf-8")
    (problem,) = checked(own, specimens).problems
    assert "无此机关" in problem


def test_problems_end_with_1_and_the_others_are_still_checked(
    zhengtu: Run, specimens: Path, own: Path
) -> None:
    (own / "lonely.rq").write_text("SELECT ?x WHERE { ?x ?y ?z }", "utf-8")
    result = zhengtu("queries", "check", own, "--graph", specimens)
    assert result.exit_code == 1
    assert "lonely.rq:1: its partner lonely.cypher is missing" in result.stderr
    assert "sound  plans_by_level" in result.stdout


def test_what_is_wrong_with_one_question_is_not_in_the_way_of_the_program_s(
    zhengtu: Run, specimens: Path, own: Path
) -> None:
    (own / "plans_by_level.rq").unlink()
    place = ["--queries", own, "--graph", specimens]
    assert zhengtu("query", "plan_children", *place, "--plan", "甘政发〔2024〕308号").exit_code == 0
    refused = zhengtu("query", "plans_by_level", *place, "--level", "province")
    assert refused.exit_code != 0
    assert "its partner plans_by_level.rq is missing" in refused.stderr


def test_an_own_question_is_asked_under_the_limits(
    specimens: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "plans_by_level.cypher").write_text(
        (own / "plans_by_level.cypher")
        .read_text("utf-8")
        .replace(
            "MATCH (p:Plan)\n", "MATCH (p:Plan) MATCH (a:Task) MATCH (b:Task) MATCH (c:Task) MATCH (d:Task)\n"
        ),
        "utf-8",
    )
    question = with_own(own)["plans_by_level"]
    with (
        Workspace(specimens) as workspace,
        pytest.raises(QueryError, match=r"no answer within|more memory|larger than"),
    ):
        workspace.ask(question, {"level": "province"})
