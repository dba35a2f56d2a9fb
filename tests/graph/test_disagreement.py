"""Findings where the documents contradict each other."""

import pytest

from graph.merged import Graph, merge
from ontology.ids import mint
from ontology.nodes import Plan, Task
from tests.graph.writing import Writing

NUMBER = "number:青政|2022|65"


def graph(*writings: Writing) -> Graph:
    return merge(writing.extract() for writing in writings)


def told(merged: Graph) -> list[tuple[str, str, str]]:
    """Name of the document, code and message of each finding."""
    names = {document.id: document.name for document in merged.documents()} | {"": "-"}
    return sorted((names[item.document], item.finding.code, item.finding.message) for item in merged.findings)


def copy(
    name: str, trust: str = "official", completeness: str = "full", **values: str
) -> tuple[Writing, Plan]:
    writing = Writing(name, trust)  # type: ignore[arg-type]
    plan = writing.plan(NUMBER, completeness=completeness, **{"title": "方案", **values})  # type: ignore[arg-type]
    return writing, plan


# --- values --------------------------------------------------------------------------------------------


def test_rival_values_of_a_plan_are_told_in_one_finding() -> None:
    leading, _ = copy("a", issued="2022-12-18", effective="2023-01-01")
    other, _ = copy("b", "repost", issued="2022-12-19", effective="2023-02-01")
    merged = graph(leading, other)
    assert told(merged) == [
        (
            "b",
            "rival_value",
            "issued: 2022-12-19 here, 2022-12-18; effective: 2023-02-01 here, 2023-01-01 in a",
        )
    ]
    (item,) = merged.findings
    place = next(e for e in other.evidence if e.property == "issued")
    assert item.finding.subject == mint("plan", NUMBER)
    assert (item.finding.char_start, item.finding.char_end) == (place.char_start, place.char_end)


@pytest.mark.parametrize(
    ("completeness", "count"), [("full", 1), ("abridged", 1), ("excerpt", 0), ("mentioned", 0)]
)
def test_only_copies_that_have_the_plan_are_rivals(completeness: str, count: int) -> None:
    leading, _ = copy("a", issued="2022-12-18")
    other, _ = copy("b", "repost", completeness, issued="2022-12-19")
    assert [code for _, code, _ in told(graph(leading, other))] == ["rival_value"] * count


@pytest.mark.parametrize(
    "same", [{"title": "方 案"}, {"issued": "2022-12-18"}, {"effective": "2023"}, {"kind": "意见"}]
)
def test_typography_gaps_and_what_describes_the_copy_are_no_rivals(same: dict[str, str]) -> None:
    assert told(graph(copy("a", issued="2022-12-18", kind="方案")[0], copy("b", "repost", **same)[0])) == []


def test_rival_deadlines_of_a_task_are_told() -> None:
    writings = []
    for name, trust, deadline in (("a", "official", "2025"), ("b", "repost", "2030")):
        writing, plan = copy(name, trust)
        task = writing.task(plan, "1", deadline=deadline)
        writings.append(writing)
    merged = graph(*writings)
    assert told(merged) == [("b", "rival_value", "deadline: 2030 here, 2025 in a")]
    assert merged.findings[0].finding.subject == task.id


def test_two_mentions_in_one_document_are_no_rivals() -> None:
    writing, _ = copy("a", issued="2022-12-18")
    writing.mention("title:630000|方案", NUMBER, title="另一题目", issued="2022")
    assert told(graph(writing)) == []


# --- roles ---------------------------------------------------------------------------------------------


def with_role(name: str, trust: str, role: str) -> Writing:
    writing, plan = copy(name, trust)
    writing.responsible("省能源局", writing.task(plan, "1"), role)  # type: ignore[arg-type]
    return writing


def test_documents_that_disagree_on_a_role_give_two_edges_and_a_finding() -> None:
    merged = graph(with_role("a", "official", "lead"), with_role("b", "repost", "support"))
    edges = list(merged.edges_of("RESPONSIBLE_FOR"))
    assert len(edges) == 2
    assert told(merged) == [("b", "role_conflict", "省能源局 is support here, lead in a")]
    (conflict,) = merged.findings
    assert conflict.finding.subject in {edge.id for edge in edges}
    assert merged.evidence[conflict.finding.subject][0].document == conflict.document


def test_documents_that_agree_on_a_role_give_one_edge_with_both_evidences() -> None:
    merged = graph(with_role("a", "official", "lead"), with_role("b", "repost", "lead"))
    (edge,) = merged.edges_of("RESPONSIBLE_FOR")
    assert len({item.document for item in merged.evidence[edge.id]}) == 2
    assert told(merged) == []


# --- structure -----------------------------------------------------------------------------------------


def with_units(name: str, trust: str, completeness: str, *paths: str) -> Writing:
    writing, plan = copy(name, trust, completeness)
    for path in paths:
        writing.task(plan, path)
    return writing


@pytest.mark.parametrize(
    ("completeness", "paths", "message"),
    [
        ("full", ["1", "2"], None),
        ("full", ["1", "2", "3"], "1 unit not in a and left out: 3"),
        ("full", ["1"], "lacks 1 unit of a: 2"),
        ("full", ["1", "3", "4"], "2 units not in a and left out: 3, 4; lacks 1 unit of a: 2"),
        ("abridged", ["1"], None),
        ("abridged", ["1", "3"], "1 unit not in a and left out: 3"),
        ("full", [], None),
    ],
)
def test_differences_of_structure_are_told(completeness: str, paths: list[str], message: str | None) -> None:
    merged = graph(
        with_units("a", "official", "full", "1", "2"), with_units("b", "repost", completeness, *paths)
    )
    assert told(merged) == ([("b", "copy_differs", message)] if message else [])


def test_many_paths_are_cut_short() -> None:
    other = with_units("b", "repost", "full", "1", *(f"2/{place}" for place in range(10, 30)))
    merged = graph(with_units("a", "official", "full", "1"), other)
    ((_, _, message),) = told(merged)
    assert message.startswith("20 units not in a and left out: 2/10, 2/11,")
    assert message.endswith("2/19, …")


# --- findings of the documents themselves ---------------------------------------------------------------


def test_findings_follow_the_ids_of_what_they_are_about() -> None:
    repost = Writing("b", "repost")
    plan = repost.plan("title:630000|方案", title="方案")
    repost.finding("abridged", plan.id)
    notice = Writing("a")
    notice.plan(NUMBER, "title:630000|方案", title="方案")
    (found,) = graph(repost, notice).findings
    assert (found.document, found.finding.code) == (repost.document.id, "abridged")
    assert found.finding.subject == mint("plan", NUMBER)


def test_findings_about_units_left_out_are_left_out() -> None:
    other = with_units("b", "repost", "abridged", "1", "9")
    extra = next(node for node in other.nodes.values() if isinstance(node, Task) and node.path == "9")
    other.finding("vague_deadline", extra.id)
    merged = graph(with_units("a", "official", "full", "1"), other)
    assert [code for _, code, _ in told(merged)] == ["copy_differs"]
