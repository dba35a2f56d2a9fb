"""Findings are listed with the words that they are about, under ids that stay."""

from collections import Counter
from pathlib import Path

import pytest

from app.workspace import Workspace
from ontology.errors import GraphError, QueryError

PLAN = """甘肃省节水行动实施方案
甘政发〔2025〕77号
一、重点任务
（一）做好日常工作。（省水利厅负责）
（三）做好宣传工作。（牵头单位：宣教小队）
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "water.txt").write_text(PLAN, "utf-8")
    (plans / "copy.txt").write_text(PLAN.replace("省水利厅负责", "省水利厅牵头"), "utf-8")
    graph = Workspace(tmp_path / "graph", create=True)
    graph.add([plans], processes=1)
    return graph


def test_the_worst_come_first_with_their_words_and_place(workspace: Workspace) -> None:
    with workspace:
        found = workspace.doubts("water.txt")
    assert [(one.severity, one.code, one.quote) for one in found] == [
        ("warning", "outline_jump", "（三）"),
        ("info", "unread_marker", "牵头单位：宣教小队"),
    ]
    marker = found[1]
    assert marker.name == "water.txt"
    assert (marker.char_start, marker.char_end) == (PLAN.index("牵头单位"), PLAN.index("）\n", 60))
    assert marker.page is None
    assert marker.about.endswith("做好宣传工作")


def test_contradictions_between_documents_are_among_them(workspace: Workspace) -> None:
    with workspace:
        (found,) = workspace.doubts(code="role_conflict")
    assert found.severity == "warning"
    assert "省水利厅" in found.quote


def test_ids_stay_when_documents_are_loaded_again(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        before = [one.id for one in workspace.doubts("water.txt")]
        workspace.remove(["water.txt", "copy.txt"])
        assert workspace.doubts() == []
        workspace.add([tmp_path / "plans" / "water.txt"], processes=1)
        assert [one.id for one in workspace.doubts(str(tmp_path / "plans" / "water.txt"))] == before


def test_findings_are_chosen_by_code_severity_and_document(workspace: Workspace) -> None:
    with workspace:
        everything = workspace.doubts()
        assert {one.name for one in everything} == {"water.txt", "copy.txt"}
        assert workspace.doubts(severity="info") == [one for one in everything if one.severity == "info"]
        assert {one.code for one in workspace.doubts(code="outline_jump")} == {"outline_jump"}
        with pytest.raises(QueryError, match="codes here are outline_jump"):
            workspace.doubts(code="nothing")
        with pytest.raises(GraphError, match="no such document"):
            workspace.doubts("other.txt")


def test_status_counts_the_findings_that_are_listed(workspace: Workspace) -> None:
    with workspace:
        workspace.remove(["copy.txt"])
        (held,) = workspace.status().documents
        assert held.findings == Counter(one.severity for one in workspace.doubts(held.id))
