"""The graph for networkx."""

from graph.merged import merge
from graph.network import network
from tests.graph.writing import Writing


def test_nodes_and_edges_carry_what_their_tables_say() -> None:
    writing = Writing("a")
    plan = writing.plan("number:青政|2022|65", title="方案")
    task = writing.task(plan, "1")
    edge = writing.responsible("省能源局", task, "lead", ordinal=1)
    merged = merge([writing.extract()])
    result = network(merged)
    assert set(result.nodes) == set(merged.nodes)
    assert {key for _, _, key in result.edges(keys=True)} == set(merged.edges)
    assert result.nodes[plan.id]["label"] == "Plan"
    assert result.nodes[plan.id]["title"] == "方案"
    assert "issued" not in result.nodes[plan.id]
    attributes = result.edges[edge.source, edge.target, edge.id]
    assert (attributes["type"], attributes["role"], attributes["ordinal"]) == ("RESPONSIBLE_FOR", "lead", 1)
    assert (attributes["documents"], attributes["open_list"]) == (1, False)
    assert "source" not in attributes


def test_two_edges_between_the_same_nodes_stay_two() -> None:
    one, other = Writing("a"), Writing("b", "repost")
    for writing, role in ((one, "lead"), (other, "support")):
        task = writing.task(writing.plan("number:青政|2022|65", title="方案"), "1")
        edge = writing.responsible("省能源局", task, role)  # type: ignore[arg-type]
    result = network(merge([one.extract(), other.extract()]))
    assert result.number_of_edges(edge.source, edge.target) == 2
