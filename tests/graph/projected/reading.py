"""The tables of a graph, rebuilt from exported files by other programs' readers and the declared columns alone."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import networkx
import pyoxigraph
import rdflib
from pyarrow import parquet

from graph.rows import ENDS, Table, Value
from ontology.derive.columns import Column, ColumnType, edge_columns, node_columns
from ontology.derive.terms import XSD
from ontology.derive.turtle import PREFIXES
from ontology.edges import EDGE_BY_TYPE, EDGE_CLASSES
from ontology.ids import TERMS, from_iri
from ontology.nodes import NODE_CLASSES

Thing = tuple[str, Mapping[str, Any]]
"""A node or edge as a file has it: its label or type, and its values by name."""

_RDF_TYPE = PREFIXES["rdf"] + "type"
_FROM_TEXT: dict[ColumnType, Callable[[str], Value]] = {
    "STRING": str,
    "INT64": int,
    "DOUBLE": float,
    "BOOLEAN": {"true": True, "false": False, "True": True, "False": False}.__getitem__,
}


def tables_of(things: Iterable[Thing]) -> list[Table]:
    """Return the tables with these things as rows, in the order of the ontology; what is absent is ``None``."""
    by_name: dict[str, list[Mapping[str, Any]]] = {}
    for name, values in things:
        by_name.setdefault(name, []).append(values)
    columns = {node.label(): node_columns(node) for node in NODE_CLASSES}
    columns |= {edge.type: (*ENDS, *edge_columns(edge)) for edge in EDGE_CLASSES}
    assert by_name.keys() <= columns.keys()
    return [_table(name, found, by_name.get(name, [])) for name, found in columns.items()]


def _table(name: str, columns: tuple[Column, ...], things: Sequence[Mapping[str, Any]]) -> Table:
    names = [column.name for column in columns]
    rows = [tuple(values.get(column) for column in names) for values in things]
    return Table(name, columns, sorted(rows, key=lambda row: str(row[names.index("id")])))


def _typed(thing: Thing) -> Thing:
    """The values of a thing that are texts, as their columns are typed."""
    name, values = thing
    types = {
        column.name: column.type
        for table in tables_of([(name, {})])
        if table.name == name
        for column in table.columns
    }
    return name, {
        key: _FROM_TEXT[types[key]](value) for key, value in values.items() if key in types and value != ""
    }


# --- RDF -----------------------------------------------------------------------------------------------

Triple = tuple[str, str, str, str]
"""Subject, predicate, object, and the datatype of the object, empty for a thing."""


def rdf_by_rdflib(path: Path) -> list[Table]:
    """Read Turtle, TriG, N-Triples, N-Quads or JSON-LD with rdflib."""
    formats = {".ttl": "turtle", ".trig": "trig", ".nt": "nt", ".nq": "nquads", ".jsonld": "json-ld"}
    data = rdflib.Dataset()
    data.parse(path, format=formats[path.suffix])
    return _tables_of_triples(
        (str(s), str(p), str(o), "" if isinstance(o, rdflib.URIRef) else _datatype(o))
        for s, p, o, _ in data.quads()
    )


def _datatype(literal: object) -> str:
    assert isinstance(literal, rdflib.Literal)
    return str(literal.datatype or PREFIXES["xsd"] + "string")


def rdf_by_oxigraph(path: Path) -> list[Table]:
    """Read the same formats with Oxigraph's parsers."""
    formats = {
        ".ttl": pyoxigraph.RdfFormat.TURTLE,
        ".trig": pyoxigraph.RdfFormat.TRIG,
        ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
        ".nq": pyoxigraph.RdfFormat.N_QUADS,
        ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    }
    return _tables_of_triples(
        (
            q.subject.value,
            q.predicate.value,
            q.object.value,
            getattr(getattr(q.object, "datatype", None), "value", ""),
        )
        for q in pyoxigraph.parse(path=path, format=formats[path.suffix])
    )


def _tables_of_triples(triples: Iterable[Triple]) -> list[Table]:
    """Every subject that has a class of ours is a node or an edge; triples of several graphs count once."""
    labels = {TERMS + node.label(): node.label() for node in NODE_CLASSES}
    labels |= {TERMS + edge.__name__: edge.type for edge in EDGE_CLASSES}
    found: dict[str, dict[str, set[tuple[str, str]]]] = {}
    for subject, predicate, value, datatype in triples:
        found.setdefault(subject, {}).setdefault(predicate, set()).add((value, datatype))
    return tables_of(_thing(labels, said) for said in found.values())


def _thing(labels: Mapping[str, str], said: Mapping[str, set[tuple[str, str]]]) -> Thing:
    ((cls, _),) = said[_RDF_TYPE]
    (table,) = (table for table in tables_of([]) if table.name == labels[cls])
    values: dict[str, Value] = {}
    for column in table.columns:
        if TERMS + column.name in said:
            ((value, datatype),) = said[TERMS + column.name]
            assert datatype in ("", XSD[column.type].replace("xsd:", PREFIXES["xsd"]))
            values[column.name] = _FROM_TEXT[column.type](value) if datatype else from_iri(value)
    return table.name, values


# --- others --------------------------------------------------------------------------------------------


def graphml_by_networkx(path: Path) -> list[Table]:
    """Read GraphML with networkx, which types the values as the file declares them."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(
        networkx.read_graphml(path, force_multigraph=True)
    )

    def things() -> Iterator[Thing]:
        for node, values in graph.nodes(data=True):
            yield values["class"], {**values, "id": node}
        for source, target, key, values in graph.edges(keys=True, data=True):
            yield values["type"], {**values, "source": source, "target": target, "id": key}

    return tables_of(things())


def csv_by_csv(path: Path) -> list[Table]:
    """Read the two CSV files with the standard library; the declared columns type their texts."""

    def things() -> Iterator[Thing]:
        for name, kind in ((path.with_suffix(".nodes.csv"), "class"), (path, "type")):
            with name.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    yield _typed((row[kind], row))

    return tables_of(things())


def parquet_by_arrow(path: Path) -> list[Table]:
    """Read the two Parquet files with pyarrow; they carry the types."""
    nodes = parquet.read_table(path.with_suffix(".nodes.parquet")).to_pylist()
    edges = parquet.read_table(path).to_pylist()
    assert {row["type"] for row in edges} <= EDGE_BY_TYPE.keys()
    return tables_of([*((row["class"], row) for row in nodes), *((row["type"], row) for row in edges)])


READERS: Mapping[str, Sequence[Callable[[Path], list[Table]]]] = {
    ".ttl": (rdf_by_rdflib, rdf_by_oxigraph),
    ".trig": (rdf_by_rdflib, rdf_by_oxigraph),
    ".nt": (rdf_by_rdflib, rdf_by_oxigraph),
    ".nq": (rdf_by_rdflib, rdf_by_oxigraph),
    ".jsonld": (rdf_by_rdflib, rdf_by_oxigraph),
    ".graphml": (graphml_by_networkx,),
    ".csv": (csv_by_csv,),
    ".parquet": (parquet_by_arrow,),
}
"""By suffix; the folder for Neo4j is read back by Neo4j (``test_first_load.py``)."""
