"""Tables: the columns of the contract, what stands in them, and their digest."""

from dataclasses import replace

import pytest

from graph.merged import Graph, merge
from graph.rows import digest, edge_table, edge_tables_by_ends, node_table, tables
from ontology.edges import EDGE_CLASSES
from ontology.nodes import NODE_CLASSES, Task
from tests.graph.writing import Writing

NUMBER = "number:青政|2022|65"
PROVENANCE = ["source_document", "char_start", "char_end", "page", "rule", "documents"]


def documents() -> list[Writing]:
    official, repost = Writing("a"), Writing("b", "repost")
    for writing in (official, repost):
        plan = writing.plan(NUMBER, title="方案", issued="2022-12-18")
        task = writing.task(plan, "1")
        writing.responsible("省能源局", task, "lead", ordinal=1)
        writing.target(task, plan, "比重", "20")
    repost.implements(plan, repost.mention("number:国发|2021|23", title="国家方案"))
    return [official, repost]


@pytest.fixture
def graph() -> Graph:
    return merge(writing.extract(pages=(0, 7)) for writing in documents())


def records(table: object) -> list[dict[str, object]]:
    """Rows as mappings."""
    names = [column.name for column in table.columns]  # type: ignore[attr-defined]
    return [dict(zip(names, row, strict=True)) for row in table.rows]  # type: ignore[attr-defined]


def test_columns_of_a_node_table(graph: Graph) -> None:
    names = [column.name for column in node_table(graph, "Agency").columns]
    assert names == ["id", "name", "jurisdiction", "kind", "level", "inferred", *PROVENANCE]


def test_columns_of_an_edge_table(graph: Graph) -> None:
    table = edge_table(graph, "RESPONSIBLE_FOR")
    assert [(column.name, column.type) for column in table.columns] == [
        ("source", "STRING"),
        ("target", "STRING"),
        ("id", "STRING"),
        ("role", "STRING"),
        ("marker", "STRING"),
        ("ordinal", "INT64"),
        ("open_list", "BOOLEAN"),
        ("inferred", "BOOLEAN"),
        ("source_document", "STRING"),
        ("char_start", "INT64"),
        ("char_end", "INT64"),
        ("page", "INT64"),
        ("rule", "STRING"),
        ("documents", "INT64"),
    ]


def test_a_row_has_the_values_and_where_they_are_said(graph: Graph) -> None:
    (row,) = records(edge_table(graph, "RESPONSIBLE_FOR"))
    (edge,) = graph.edges_of("RESPONSIBLE_FOR")
    first = graph.evidence[edge.id][0].evidence
    assert row == {
        "source": edge.source,
        "target": edge.target,
        "id": edge.id,
        "role": "lead",
        "marker": None,
        "ordinal": 1,
        "open_list": False,
        "inferred": False,
        "source_document": Writing("a").document.id,
        "char_start": first.char_start,
        "char_end": first.char_end,
        "page": 2,
        "rule": "test.rule",
        "documents": 2,
    }


def test_what_is_computed_names_its_rule_and_no_document(graph: Graph) -> None:
    (row,) = records(edge_table(graph, "DESCENDS_FROM"))
    assert [row[name] for name in PROVENANCE] == [None, None, None, None, "closure", 0]
    assert (row["distance"], row["inferred"]) == (1, True)
    regions = {row["id"]: row for row in records(node_table(graph, "Region"))}
    assert regions["region:100000"]["rule"] == "vocabulary"
    assert regions["region:100000"]["inferred"] is False
    assert regions["region:630000"]["documents"] == 2


def test_what_is_not_known_is_null_and_never_empty() -> None:
    writing = Writing("a")
    task = writing.task(writing.plan(NUMBER, title="方案"), "1")
    writing.nodes[task.id] = Task(**{**task.model_dump(), "text": "", "deadline": None})
    (row,) = records(node_table(merge([writing.extract()]), "Task"))
    assert (row["text"], row["deadline"], row["heading"]) == (None, None, "任务1")


def test_numbers_have_the_type_of_their_column(graph: Graph) -> None:
    python = {"STRING": str, "INT64": int, "DOUBLE": float, "BOOLEAN": bool}
    for table in tables(graph):
        for row in table.rows:
            for column, value in zip(table.columns, row, strict=True):
                assert value is None or type(value) is python[column.type], (table.name, column.name)


def test_there_is_a_table_for_every_class_sorted_by_id(graph: Graph) -> None:
    found = list(tables(graph))
    names = [cls.label() for cls in NODE_CLASSES] + [cls.type for cls in EDGE_CLASSES]
    assert [table.name for table in found] == names
    for table in found:
        ids = [str(record["id"]) for record in records(table)]
        assert ids == sorted(ids)
    assert sum(len(table.rows) for table in found) == len(graph.nodes) + len(graph.edges)


def test_edges_can_be_had_by_the_labels_of_their_ends(graph: Graph) -> None:
    found = edge_tables_by_ends(graph, "PART_OF")
    assert list(found) == [("Region", "Region"), ("Task", "Plan")]
    assert sorted(row for table in found.values() for row in table.rows) == sorted(
        edge_table(graph, "PART_OF").rows
    )
    assert edge_tables_by_ends(graph, "AMENDS") == {}


# --- digest --------------------------------------------------------------------------------------------


def test_the_same_documents_have_the_same_digest(graph: Graph) -> None:
    again = merge(writing.extract(pages=(0, 7)) for writing in reversed(documents()))
    assert digest(again) == digest(graph)
    assert len(digest(graph)) == 64


def test_any_change_of_a_row_changes_the_digest(graph: Graph) -> None:
    seen = {digest(graph)}
    for edge in list(graph.edges.values())[:3]:
        left = {key: other for key, other in graph.edges.items() if key != edge.id}
        seen.add(digest(replace(graph, edges=left)))
    (agency,) = graph.of("Agency")
    renamed = agency.model_copy(update={"level": "province"})
    seen.add(digest(replace(graph, nodes={**graph.nodes, agency.id: renamed})))
    seen.add(digest(replace(graph, pages=dict.fromkeys(graph.pages, ()))))
    assert len(seen) == 6


def test_names_and_findings_are_not_in_the_digest(graph: Graph) -> None:
    assert digest(replace(graph, names={}, moved={}, findings=())) == digest(graph)
