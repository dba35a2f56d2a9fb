"""Exported files are read back by other programs as the same graph, and are the same bytes each time."""

import csv
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import networkx
import pytest
import rdflib
from pyarrow import parquet
from rdflib.compare import to_isomorphic

from graph import exports
from graph.exports import FORMATS, export
from graph.merged import Graph
from graph.network import network
from graph.rdf import rdflib_graph
from graph.rows import tables
from graph.turtle import turtle
from ontology.edges import EDGE_CLASSES
from ontology.errors import GraphError
from ontology.nodes import NODE_BY_LABEL, Event, Indicator, Sector

# rdflib 7 warns of its own classes when it parses quads and JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset):DeprecationWarning")

PARSERS = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld"}


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_graph_gives_the_same_bytes(everything: Graph, tmp_path: Path, suffix: str) -> None:
    def contents(graph: Graph, path: Path) -> list[bytes]:
        written = (
            file for one in export(graph, path) for file in (sorted(one.iterdir()) if one.is_dir() else [one])
        )
        return [file.read_bytes() for file in written]

    first = contents(everything, tmp_path / f"a{suffix}")
    shuffled = replace(everything, evidence=dict(reversed(everything.evidence.items())))
    assert contents(shuffled, tmp_path / f"b{suffix}") == first
    assert len(first[-1]) > 1000


@pytest.mark.parametrize(("suffix", "format"), PARSERS.items())
def test_rdflib_reads_the_same_triples(everything: Graph, tmp_path: Path, suffix: str, format: str) -> None:
    (path,) = export(everything, tmp_path / f"graph{suffix}")
    read = rdflib.Graph().parse(path, format=format)
    assert to_isomorphic(read) == to_isomorphic(rdflib_graph(everything))


@pytest.mark.parametrize("format", [".trig", ".nq"])
def test_rdflib_reads_the_same_quads(everything: Graph, tmp_path: Path, format: str) -> None:
    (path,) = export(everything, tmp_path / f"graph{format}")
    read = rdflib.Dataset()
    read.parse(path, format={".trig": "trig", ".nq": "nquads"}[format])
    (plain,) = export(everything, tmp_path / "plain.nq")
    expected = rdflib.Dataset()
    expected.parse(plain, format="nquads")
    assert set(read.quads()) == set(expected.quads())
    assert {(s, p, o) for s, p, o, _ in read.quads()} == set(rdflib_graph(everything))


def test_turtle_is_readable(make_graph: Callable[..., Graph]) -> None:
    graph = make_graph([Indicator(code="share", name="比重"), Sector(code="a/b", name="某业", name_en="x")])
    assert "".join(turtle(graph)) == (
        "@prefix o: <https://w3id.org/zhengtu/o#> .\n"
        "@prefix zt: <https://w3id.org/zhengtu/id/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "zt:indicator:share a o:Indicator ;\n"
        '    rdfs:label "比重" ;\n'
        '    o:code "share" ;\n'
        "    o:documents 0 ;\n"
        '    o:id "indicator:share" ;\n'
        "    o:inferred false ;\n"
        '    o:name "比重" .\n'
        "\n"
        "<https://w3id.org/zhengtu/id/sector:a/b> a o:Sector ;\n"
        '    rdfs:label "某业" ;\n'
        '    o:code "a/b" ;\n'
        "    o:documents 0 ;\n"
        '    o:id "sector:a/b" ;\n'
        "    o:inferred false ;\n"
        '    o:name "某业" ;\n'
        '    o:name_en "x" .\n'
    )


def test_networkx_reads_the_same_graph(everything: Graph, tmp_path: Path) -> None:
    (path,) = export(everything, tmp_path / "graph.graphml")
    read: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(
        networkx.read_graphml(path, force_multigraph=True)
    )
    expected = network(everything)
    assert set(read.nodes) == set(expected.nodes)
    assert {key for *_, key in read.edges(keys=True)} == set(everything.edges)
    for name, values in expected.nodes(data=True):
        own = {key: value for key, value in values.items() if key not in ("id", "label")}
        caption = everything.nodes[name].caption()
        assert read.nodes[name] == own | {"class": values["label"], "label": caption}
    for source, target, key, values in expected.edges(keys=True, data=True):
        found = read.edges[source, target, key]
        assert {n: v for n, v in found.items() if n != "id"} == {n: v for n, v in values.items() if n != "id"}


def test_what_xml_cannot_hold_is_marked(make_graph: Callable[..., Graph], tmp_path: Path) -> None:
    (path,) = export(make_graph([Event(title="a\x0bb<&>", date=None)]), tmp_path / "graph.graphml")
    (values,) = networkx.read_graphml(path).nodes.values()
    assert values["title"] == "a\ufffdb<&>"


def test_a_spreadsheet_reads_nodes_and_edges(everything: Graph, tmp_path: Path) -> None:
    nodes, edges = export(everything, tmp_path / "graph.csv")
    assert (nodes.name, edges.name) == ("graph.nodes.csv", "graph.csv")

    def read(path: Path) -> list[dict[str, str]]:
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    by_id = {row["id"]: row for row in read(nodes)}
    assert by_id.keys() == everything.nodes.keys()
    assert {row["class"] for row in by_id.values()} == {node.label() for node in everything.nodes.values()}
    found = {row["id"]: row for row in read(edges)}
    assert {row["type"] for row in found.values()} == {edge.type for edge in EDGE_CLASSES}
    for edge in everything.edges.values():
        row = found[edge.id]
        target = everything.nodes[edge.target]
        assert row["target_caption"] == target.caption() == by_id[target.id]["caption"]
        assert row["source_class"] == everything.nodes[edge.source].label()
    for table in tables(everything):
        written = by_id if table.name in NODE_BY_LABEL else found
        names = [column.name for column in table.columns]
        for values in table.rows:
            expected = {
                name: "" if value is None else str(value) for name, value in zip(names, values, strict=True)
            }
            assert expected.items() <= written[expected["id"]].items()


def test_an_unknown_suffix_names_those_that_are_known(everything: Graph, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"'\.xls'; known are \.ttl \.trig \.nt"):
        export(everything, tmp_path / "graph.xls")


def test_a_suffix_may_be_in_capitals(everything: Graph, tmp_path: Path) -> None:
    assert export(everything, tmp_path / "GRAPH.TTL") == [tmp_path / "GRAPH.TTL"]


def test_a_failed_export_leaves_the_older_file(
    everything: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.nt"
    path.write_text("old", "utf-8")

    def fails(_: Graph) -> Iterator[str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exports, "FORMATS", {".nt": exports._text(fails)})
    with pytest.raises(GraphError, match="No space left on device"):
        export(everything, path)
    assert [(found.name, found.read_text("utf-8")) for found in tmp_path.iterdir()] == [("graph.nt", "old")]


def test_a_folder_that_does_not_exist_is_named(everything: Graph, tmp_path: Path) -> None:
    with pytest.raises(
        GraphError, match=r"graph\.nt cannot be written: there is no folder .*nowhere; make it first"
    ):
        export(everything, tmp_path / "nowhere" / "graph.nt")


# --- Parquet -------------------------------------------------------------------------------------------


def test_parquet_is_typed_and_each_label_lies_together(everything: Graph, tmp_path: Path) -> None:
    nodes, edges = export(everything, tmp_path / "graph.parquet")
    assert (nodes.name, edges.name) == ("graph.nodes.parquet", "graph.parquet")
    schema = parquet.read_schema(nodes)
    assert [str(schema.field(name).type) for name in ("id", "value", "stretch", "char_start")] == [
        "string",
        "double",
        "bool",
        "int64",
    ]
    assert [field.name for field in schema if not field.nullable] == [
        "id",
        "class",
        "caption",
        "inferred",
        "documents",
    ]
    file = parquet.ParquetFile(edges)
    parts = [
        file.read_row_group(number)["type"].unique().to_pylist() for number in range(file.num_row_groups)
    ]
    assert parts == [[edge.type] for edge in EDGE_CLASSES]


def test_an_empty_graph_has_its_columns(make_graph: Callable[..., Graph], tmp_path: Path) -> None:
    for path in export(make_graph([]), tmp_path / "graph.parquet"):
        table = parquet.read_table(path)
        assert table.num_rows == 0
        assert {"id", "documents"} < set(table.column_names)


def test_without_pyarrow_it_is_said_what_to_install(
    everything: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(GraphError, match=r"pyarrow, which is missing; pip install 'zhengtu\[parquet\]'$"):
        export(everything, tmp_path / "graph.parquet")
    assert list(tmp_path.iterdir()) == []
