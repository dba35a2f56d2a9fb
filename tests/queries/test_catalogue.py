"""The catalogue: every question belongs to a group, and a description that does not fit is refused with its line."""

from pathlib import Path

import pytest

from ontology.errors import QueryError
from queries.catalogue import load, saved
from queries.question import GROUPS

CYPHER = """\
//+ group = "lineage"
//+ question.zh = "有哪些文件？"
//+ question.en = "Which plans are there?"
//+ [columns]
//+ title = "string"

MATCH (p:Plan) RETURN p.title AS title
"""
SPARQL = """\
PREFIX o: <https://w3id.org/zhengtu/o#>
SELECT ?title WHERE { ?plan a o:Plan ; o:title ?title }
"""


def folder(tmp_path: Path, cypher: str) -> Path:
    """A folder with one question."""
    (tmp_path / "all_plans.cypher").write_text(cypher, "utf-8")
    (tmp_path / "all_plans.rq").write_text(SPARQL, "utf-8")
    return tmp_path


def test_a_question_is_listed_in_its_group(tmp_path: Path) -> None:
    found = load(folder(tmp_path, CYPHER))
    assert found["all_plans"].as_json()["group"] == "lineage"
    assert {group: [one.name for one in listed] for group, listed in found.by_group().items()} == {
        "lineage": ["all_plans"]
    }


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "all_plans.cypher:1: group: Field required"),
        ('//+ group = "links"\n', "all_plans.cypher:1: group: Input should be 'responsibility', 'lineage',"),
        ('//+ # what it is about\n//+ group = "links"\n', "all_plans.cypher:2: group: Input should be"),
    ],
)
def test_a_group_that_is_none_is_refused(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(QueryError) as refused:
        load(folder(tmp_path, line + CYPHER.partition("\n")[2]))
    assert message in str(refused.value)


def test_the_saved_questions_fill_every_group() -> None:
    listed = saved().by_group()
    assert list(listed) == list(GROUPS)
    assert sorted(one.name for questions in listed.values() for one in questions) == list(saved())
    for questions in listed.values():
        names = [one.name for one in questions]
        assert names == sorted(names)
