"""What is derived from the classes is fresh, valid in its own language, and complete."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pyshacl
import pytest
import rdflib
from rdflib.namespace import (
    DCAT,
    DCTERMS,
    GEO,
    ORG,
    OWL,
    PROV,
    QB,
    RDF,
    RDFS,
    SH,
    SKOS,
    TIME,
    DefinedNamespace,
)

from ontology.base import Node, prop
from ontology.derive import ddl, terms
from ontology.derive.__main__ import ROOT, main
from ontology.derive.columns import edge_columns, node_columns
from ontology.derive.files import DERIVED, stale, write
from ontology.edges import EDGE_CLASSES, Implements, ResponsibleFor
from ontology.errors import OntologyError
from ontology.evidence import Evidence
from ontology.extract import Extract
from ontology.ids import TERMS
from ontology.nodes import NODE_CLASSES, Document, Plan, Region, Task

PROVENANCE = ["source_document", "char_start", "char_end", "page", "rule", "documents"]


def derived(name: str) -> str:
    return (ROOT / "ontology" / "derived" / name).read_text("utf-8")


@pytest.fixture(scope="module")
def owl() -> rdflib.Graph:
    return rdflib.Graph().parse(data=derived("ontology.ttl"), format="turtle")


@pytest.fixture(scope="module")
def alignment() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "ontology" / "alignment.ttl")


# --- files -----------------------------------------------------------------------------------------------


def test_the_derived_files_are_fresh() -> None:
    assert stale(ROOT) == []


def test_stale_files_are_named_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert write(tmp_path) == list(DERIVED)
    assert main(["--check"], tmp_path) == 0
    (tmp_path / "docs" / "ontology.md").write_text("old", "utf-8")
    (tmp_path / "ontology" / "derived" / "shapes.ttl").unlink()
    assert main(["--check"], tmp_path) == 1
    assert capsys.readouterr().err == (
        "stale: ontology/derived/shapes.ttl (run: python -m ontology.derive)\n"
        "stale: docs/ontology.md (run: python -m ontology.derive)\n"
    )
    assert main([], tmp_path) == 0
    assert capsys.readouterr().out == "ontology/derived/shapes.ttl\ndocs/ontology.md\n"
    assert main(["--check"], tmp_path) == 0


# --- columns ---------------------------------------------------------------------------------------------


def test_columns_of_a_node() -> None:
    columns = node_columns(Region)
    names = [column.name for column in columns]
    assert names == ["id", "code", "name", "short_name", "kind", "inferred", *PROVENANCE]
    kind = columns[4]
    assert (kind.type, kind.zh, kind.required) == ("STRING", "类型", True)
    assert kind.values == ("country", "province", "prefecture", "county", "zone", "area")
    assert [column.name for column in columns if not column.required] == [
        "code",
        "short_name",
        *PROVENANCE[:-1],
    ]


def test_columns_of_an_edge() -> None:
    columns = edge_columns(ResponsibleFor)
    names = [column.name for column in columns]
    assert names == ["id", "role", "marker", "ordinal", "open_list", "inferred", *PROVENANCE]
    assert [column.type for column in columns[1:6]] == ["STRING", "STRING", "INT64", "BOOLEAN", "BOOLEAN"]


def test_what_is_not_projected_has_no_column() -> None:
    assert "keys" not in {column.name for column in node_columns(Plan)}


class Listing(Node):
    """A node with a list."""

    zh: ClassVar[str] = "列表"
    identity: ClassVar[tuple[str, ...]] = ("parts",)
    parts: list[str] = prop("parts", "部分", ...)


class Bare(Node):
    """A node with a field that says nothing of itself."""

    zh: ClassVar[str] = "裸"
    identity: ClassVar[tuple[str, ...]] = ("word",)
    word: str = ""


class Choosing(Node):
    """A node with a field of two types."""

    zh: ClassVar[str] = "二"
    identity: ClassVar[tuple[str, ...]] = ("either",)
    either: str | int | None = prop("either", "或")


@pytest.mark.parametrize(
    ("cls", "why"),
    [
        (Listing, "Listing.parts: no column"),
        (Bare, "Bare.word is not declared"),
        (Choosing, "Choosing.either: no"),
    ],
)
def test_a_class_that_no_table_can_hold_is_refused(cls: type[Node], why: str) -> None:
    with pytest.raises(OntologyError, match=why):
        node_columns(cls)


def test_one_name_has_one_type(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clashing(Node):
        """A node whose title is a number."""

        zh: ClassVar[str] = "号"
        identity: ClassVar[tuple[str, ...]] = ("title",)
        title: int = prop("title", "号", 0)

    monkeypatch.setattr(terms, "NODE_CLASSES", (*NODE_CLASSES, Clashing))
    terms.properties.cache_clear()
    with pytest.raises(OntologyError, match="property title of Clashing"):
        terms.properties()
    monkeypatch.undo()
    terms.properties.cache_clear()


# --- Cypher ----------------------------------------------------------------------------------------------


def test_tables_of_ladybug() -> None:
    statements = list(ddl.ladybug())
    assert len(statements) == len(NODE_CLASSES) + len(EDGE_CLASSES)
    assert statements[3] == (
        "CREATE NODE TABLE Region (\n"
        "    id STRING PRIMARY KEY,\n"
        "    code STRING,\n"
        "    name STRING,\n"
        "    short_name STRING,\n"
        "    kind STRING,\n"
        "    inferred BOOLEAN,\n"
        "    source_document STRING,\n"
        "    char_start INT64,\n"
        "    char_end INT64,\n"
        "    page INT64,\n"
        "    rule STRING,\n"
        "    documents INT64\n"
        ");"
    )
    implements = statements[len(NODE_CLASSES) + EDGE_CLASSES.index(Implements)]
    assert implements == (
        "CREATE REL TABLE IMPLEMENTS (\n"
        "    FROM Plan TO Plan,\n"
        "    FROM Task TO Plan,\n"
        "    id STRING,\n"
        "    inferred BOOLEAN,\n"
        "    source_document STRING,\n"
        "    char_start INT64,\n"
        "    char_end INT64,\n"
        "    page INT64,\n"
        "    rule STRING,\n"
        "    documents INT64\n"
        ");"
    )


def test_constraints_of_neo4j() -> None:
    statements = list(ddl.neo4j())
    assert statements[:2] == [
        "CREATE CONSTRAINT zhengtu_plan IF NOT EXISTS\nFOR (n:Plan) REQUIRE n.zhengtu IS UNIQUE;",
        "CREATE INDEX zhengtu_plan_id IF NOT EXISTS\nFOR (n:Plan) ON (n.id);",
    ]
    assert statements[2 * len(NODE_CLASSES)] == (
        "CREATE CONSTRAINT zhengtu_issues_edge IF NOT EXISTS\n"
        "FOR ()-[r:ISSUES]-() REQUIRE r.zhengtu IS UNIQUE;"
    )
    names = re.findall(r"(?:CONSTRAINT|INDEX) (\w+)", "\n".join(statements))
    assert len(set(names)) == 2 * len(NODE_CLASSES) + len(EDGE_CLASSES)


# --- OWL, SHACL and their neighbours -----------------------------------------------------------------------


def local_names(nodes: Iterable[object]) -> set[str]:
    """Local names of the terms of ours among these."""
    return {str(node).removeprefix(TERMS) for node in nodes if str(node).startswith(TERMS)}


def ours(graph: rdflib.Graph) -> set[str]:
    """The terms of ours that a graph speaks of."""
    return local_names(node for triple in graph for node in triple if isinstance(node, rdflib.URIRef))


def declared(owl: rdflib.Graph) -> set[str]:
    """The terms of ours that have a type."""
    return local_names(owl.subjects(RDF.type))


def test_every_class_edge_and_column_is_a_term(owl: rdflib.Graph) -> None:
    wanted = {node.label() for node in NODE_CLASSES} | {edge.predicate() for edge in EDGE_CLASSES}
    wanted |= {edge.__name__ for edge in EDGE_CLASSES}
    wanted |= {column.name for node in NODE_CLASSES for column in node_columns(node)}
    wanted |= {column.name for edge in EDGE_CLASSES for column in edge_columns(edge)}
    assert declared(owl) == wanted | {"Node", "Edge", "shortcut", "source", "target"}
    assert ours(owl) == declared(owl)


def test_every_term_has_labels_and_a_definition(owl: rdflib.Graph) -> None:
    for name in declared(owl):
        term = rdflib.URIRef(TERMS + name)
        languages = {getattr(label, "language", None) for label in owl.objects(term, RDFS.label)}
        assert languages == {"en", "zh"}, name
        assert all(str(text) for text in owl.objects(term, SKOS.definition)), name
        assert (term, SKOS.definition, None) in owl, name


def members(owl: rdflib.Graph, name: str, end: rdflib.URIRef) -> set[str]:
    """The classes in a property's domain or range."""
    (found,) = owl.objects(rdflib.URIRef(TERMS + name), end)
    union = owl.value(found, OWL.unionOf)
    classes = [found] if union is None else rdflib.collection.Collection(owl, union)
    return {str(cls).removeprefix(TERMS) for cls in classes}


def test_domains_and_ranges(owl: rdflib.Graph) -> None:
    assert members(owl, "issues", RDFS.domain) == {"Agency"}
    assert members(owl, "issues", RDFS.range) == {"Plan", "Claim"}
    assert members(owl, "affects", RDFS.range) == {"Region", "Sector", "Target"}
    assert members(owl, "role", RDFS.domain) == {"ResponsibleFor"}
    assert members(owl, "title", RDFS.domain) == {"Plan", "Event", "Claim"}
    assert members(owl, "char_start", RDFS.domain) == {"Node", "Edge"}
    assert members(owl, "source_document", RDFS.range) == {"Document"}
    assert members(owl, "value", RDFS.range) == {str(rdflib.XSD.double)}
    assert (rdflib.URIRef(f"{TERMS}sets"), RDFS.subPropertyOf, rdflib.URIRef(f"{TERMS}affects")) in owl


@pytest.mark.parametrize("name", ["TaskShape", "ResponsibleForShape", "responsibleForShape"])
def test_a_shape_is_one_by_the_shapes_of_shacl_itself(name: str) -> None:
    shapes = rdflib.Graph().parse(data=derived("shapes.ttl"), format="turtle")
    shape = shapes.cbd(rdflib.URIRef(TERMS + name))
    assert len(shape) > 5
    conforms, _, report = pyshacl.validate(rdflib.Graph(), shacl_graph=shape, meta_shacl=True)
    assert conforms, report


def test_every_class_has_a_shape() -> None:
    shapes = rdflib.Graph().parse(data=derived("shapes.ttl"), format="turtle")
    targets = {str(target).removeprefix(TERMS) for target in shapes.objects(None, SH.targetClass)}
    assert targets == {cls.__name__ for cls in (*NODE_CLASSES, *EDGE_CLASSES)}


CLOSED: tuple[type[DefinedNamespace], ...] = (DCAT, DCTERMS, GEO, ORG, OWL, PROV, QB, RDF, RDFS, SKOS, TIME)


def test_the_alignment_speaks_of_terms_that_exist(alignment: rdflib.Graph, owl: rdflib.Graph) -> None:
    assert ours(alignment) > {node.label() for node in NODE_CLASSES}
    assert ours(alignment) <= declared(owl)
    foreign = {node for triple in alignment for node in triple if isinstance(node, rdflib.URIRef)}
    for namespace in CLOSED:
        used = {node for node in foreign if str(node).startswith(str(namespace))}
        assert {node for node in used if node not in namespace} == set()


@pytest.mark.parametrize("term", ["http://data.europa.eu/eli/ontology#implements"])
def test_the_alignment_avoids_what_is_deprecated(alignment: rdflib.Graph, term: str) -> None:
    assert rdflib.URIRef(term) not in set(alignment.all_nodes())


def test_no_class_is_both_entity_and_activity(alignment: rdflib.Graph) -> None:
    """PROV makes the two disjoint, and whatever was derived from something is an entity."""
    activities = set(alignment.subjects(RDFS.subClassOf, PROV.Activity))
    entities = set(alignment.subjects(RDFS.subClassOf, PROV.Entity))
    assert min(len(activities), len(entities)) > 0
    assert activities & entities == set()
    assert set(alignment.subjects(RDFS.subPropertyOf, PROV.wasDerivedFrom)) == set()


# --- JSON ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json.loads(derived("schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture
def extract() -> dict[str, Any]:
    """A small extract as JSON."""
    document = Document(sha256="0", name="a.txt", format="txt", genre="plan", trust="official")
    plan = Plan(keys=("title:|某方案",), title="某方案")
    task = Task(plan=plan.id, path="1", kind="operative", heading="推进", ordinal=1)
    edge = Implements(source=task.id, target=plan.id)
    whole = Extract(
        document=document,
        text="推进",
        reader="txt/1",
        loader="1",
        jurisdiction="100000",
        nodes=(plan, task),
        edges=(edge,),
        evidence=(Evidence(subject=task.id, char_start=0, char_end=2, rule="r"),),
    )
    as_json = whole.model_dump(mode="json")
    as_json["nodes"] = [node.model_dump(mode="json") for node in whole.nodes]
    as_json["edges"] = [item.model_dump(mode="json") for item in whole.edges]
    return as_json


def test_an_extract_fits_the_schema(validator: Any, extract: dict[str, Any]) -> None:
    validator.validate(extract)


def broken(extract: dict[str, Any]) -> Iterator[dict[str, Any]]:
    task = extract["nodes"][1]
    yield extract | {"nodes": [task | {"kind": "important"}]}
    yield extract | {"nodes": [task | {"colour": "red"}]}
    yield extract | {"nodes": [{name: value for name, value in task.items() if name != "path"}]}
    yield extract | {"pages": "1"}
    yield {name: value for name, value in extract.items() if name != "document"}


def test_what_is_no_extract_does_not(validator: Any, extract: dict[str, Any]) -> None:
    assert [validator.is_valid(bad) for bad in broken(extract)] == [False] * 5


def test_the_schema_has_every_class() -> None:
    definitions = json.loads(derived("schema.json"))["$defs"]
    assert definitions.keys() >= {cls.__name__ for cls in (*NODE_CLASSES, *EDGE_CLASSES)}
    assert definitions["Task"]["properties"]["deadline"]["zh"] == "完成时限"


def test_the_context_names_every_term(owl: rdflib.Graph) -> None:
    context = json.loads(derived("context.jsonld"))["@context"]
    assert context.keys() - {"o", "zt", "rdfs", "xsd", "label"} == declared(owl) - {
        "Node",
        "Edge",
        "shortcut",
    }


# --- the page --------------------------------------------------------------------------------------------


def test_the_page_shows_every_class_and_edge() -> None:
    page = (ROOT / "docs" / "ontology.md").read_text("utf-8")
    for node in NODE_CLASSES:
        assert f"### {node.label()} {node.zh}\n" in page
    for edge in EDGE_CLASSES:
        assert f"| `{edge.type}` | {edge.zh} |" in page
    assert page.count("```mermaid") == 1


def test_the_tables_of_the_page_are_straight() -> None:
    page = (ROOT / "docs" / "ontology.md").read_text("utf-8")
    widths: list[int] = []
    for line in page.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        assert not widths or not cells or cells == widths[-1], line
        widths = [cells] if cells else []
