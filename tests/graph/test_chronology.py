"""Plans that refer to later ones."""

from graph.merged import Graph, merge
from ontology.nodes import Plan
from tests.graph.writing import Writing

PARENT = "number:国发|2021|33"


def city(issued: str) -> Writing:
    writing = Writing("city")
    plan = writing.plan("number:宁政|2023|1", title="城市方案", issued=issued)
    writing.implements(
        plan, writing.mention(PARENT, title="全国方案", number="国发〔2021〕33号", issued="2021")
    )
    return writing


def parent(merged: Graph) -> Plan:
    (found,) = (node for node in merged.of("Plan") if isinstance(node, Plan) and node.title == "全国方案")
    return found


def told(merged: Graph) -> list[tuple[str, str]]:
    return [(f.finding.code, f.finding.message) for f in merged.findings]


def test_the_date_of_the_document_wins_over_the_year_of_a_number() -> None:
    nation = Writing("nation")
    nation.plan(PARENT, title="全国方案", number="国发〔2021〕33号", issued="2022-01-05")
    assert parent(merge([city("2022-05-01").extract(), nation.extract()])).issued == "2022-01-05"


def test_a_plan_made_under_a_later_one_is_told() -> None:
    assert told(merge([city("2020-05-01").extract()])) == [
        ("refers_to_later", "《城市方案》 (2020-05-01) is made under the later 《全国方案》 (2021)")
    ]


def test_the_finding_points_at_the_words_that_join_them() -> None:
    merged = merge([city("2020-05-01").extract()])
    (found,) = merged.findings
    first = merged.evidence[found.finding.subject][0]
    assert (found.document, found.finding.char_start) == (first.document, first.evidence.char_start)


def test_the_same_year_tells_nothing() -> None:
    assert told(merge([city("2021").extract()])) == []
    assert told(merge([city("2021-05-01").extract()])) == []


def test_a_task_that_cites_a_later_plan_is_worth_a_note() -> None:
    writing = Writing("city")
    plan = writing.plan("number:宁政|2019|1", title="城市方案", issued="2019")
    writing.cites(writing.task(plan, "1"), writing.mention(PARENT, title="全国方案", issued="2021"))
    (found,) = merge([writing.extract()]).findings
    assert (found.finding.code, found.finding.severity) == ("refers_to_later", "info")
