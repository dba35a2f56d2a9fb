"""Descent, against networkx."""

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.closure import circles, descents, distances

PLANS = st.sampled_from("abcdefg")
STEPS = st.lists(st.tuples(PLANS, PLANS), max_size=14)


@given(STEPS, st.data())
def test_distances_are_those_of_the_shortest_ways(steps: list[tuple[str, str]], data: st.DataObject) -> None:
    graph: networkx.DiGraph[str] = networkx.DiGraph(steps)
    found = {
        (edge.source, edge.target): edge.distance
        for edge in descents(distances(data.draw(st.permutations(steps))))
    }
    lengths = dict(networkx.all_pairs_shortest_path_length(graph))
    assert found == {
        (plan, above): length
        for plan, reached in lengths.items()
        for above, length in reached.items()
        if length > 0
    }


@given(STEPS)
def test_circles_are_the_strong_components(steps: list[tuple[str, str]]) -> None:
    graph: networkx.DiGraph[str] = networkx.DiGraph(steps)
    closure = distances(steps)
    found = {item.finding.subject for item in circles(closure, {plan: plan for plan in closure})}
    components = [c for c in networkx.strongly_connected_components(graph) if len(c) > 1]
    alone = {plan for plan in graph if graph.has_edge(plan, plan)}
    expected = {min(c) for c in components} | {p for p in alone if all(p not in c for c in components)}
    assert found == expected


def test_descent_is_inferred() -> None:
    (edge,) = descents(distances([("city", "nation")]))
    assert (edge.inferred, edge.distance) == (True, 1)


@pytest.mark.parametrize("steps", [[("b", "a"), ("a", "b")], [("a", "b"), ("b", "a"), ("c", "a")]])
def test_a_circle_is_told_once(steps: list[tuple[str, str]]) -> None:
    (found,) = circles(distances(steps), {"a": "甲", "b": "乙", "c": "丙"})
    assert found.finding.code == "implements_circle"
    assert found.finding.message == "these plans implement each other in a circle: 《甲》, 《乙》"
