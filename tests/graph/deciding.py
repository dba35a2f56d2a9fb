"""Decisions written as a curator writes them, and the graph that they give in every order."""

import itertools

from graph.curation import UNUSED
from graph.decisions import COLUMNS, Decision, read_decisions
from graph.merged import Graph, merge
from tests.graph.test_order import whole
from tests.graph.writing import Writing

N1, N2 = "number:甲|2022|1", "number:甲|2022|2"
T1, T2, BARE = "title:630000|甲", "title:630000|乙", "title:|甲"


def decided(*lines: str) -> tuple[Decision, ...]:
    """Decisions; who and why are added to every line."""
    rows = [f"{line}{',' * (5 - line.count(','))},李,因为" for line in lines]
    return read_decisions("\n".join([",".join(COLUMNS), *rows]).encode(), "d.csv")


def merged(writings: list[Writing], *lines: str) -> Graph:
    """The graph of the documents and decisions, which is the same in every order of both."""
    extracts, decisions = [writing.extract() for writing in writings], decided(*lines)
    graph = merge(extracts, decisions)
    for some in itertools.permutations(extracts):
        assert whole(merge(some, decisions)) == whole(graph)
    assert whole(merge(extracts, decisions[::-1])) == whole(graph)
    return graph


def unused(graph: Graph) -> list[str]:
    """What is said of the decisions that do nothing."""
    return [item.finding.message for item in graph.findings if item.finding.code == UNUSED]
