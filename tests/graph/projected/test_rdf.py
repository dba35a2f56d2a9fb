"""The graph in RDF: its triples, the documents that state them, and what SHACL refuses."""

import json
from collections.abc import Callable
from importlib.resources import files

import pyshacl
import pytest
import rdflib
from rdflib.compare import to_isomorphic

from graph.merged import Graph, merge
from graph.rdf import nquads, ntriples, rdflib_graph
from ontology.edges import Affects, Implements, ResponsibleFor, StatedIn
from ontology.ids import TERMS, iri
from ontology.nodes import Agency, Document, Plan, Region, Target, Task
from tests.graph.writing import Writing

# rdflib 7 warns of its own classes when it parses quads.
pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset):DeprecationWarning")

O = rdflib.Namespace(TERMS)  # noqa: E741


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    text = files("ontology").joinpath("derived/shapes.ttl").read_text("utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


def lines(parts: list[list[str]]) -> list[str]:
    return [line for part in parts for line in part]


def test_the_triples_of_a_small_graph(
    make_graph: Callable[..., Graph], make_document: Callable[[str], Document]
) -> None:
    source = make_document("a.pdf")
    agency = Agency(name="某省能源局", jurisdiction="630000", kind="department")
    plan = Plan(keys=("number:青政|2022|65",), title='方案 "一"', number="青政〔2022〕65号")
    task = Task(plan=plan.id, path="1/1", kind="operative", heading="推进\n试点", ordinal=1)
    lead = ResponsibleFor(source=agency.id, target=task.id, role="lead", marker="牵头", ordinal=1)
    support = ResponsibleFor(source=agency.id, target=task.id, role="support")
    stated = StatedIn(source=task.id, target=source.id)
    graph = make_graph(
        [source, agency, plan, task],
        [lead, support, stated],
        [(source.id, task.id, ""), (source.id, lead.id, ""), (source.id, stated.id, "")],
    )
    xsd = "http://www.w3.org/2001/XMLSchema#"
    text = "".join(lines(list(ntriples(graph))))

    def said(subject: str) -> list[str]:
        """What is said of a subject, with short names."""
        start = f"<{iri(subject)}> "
        own = [line.removeprefix(start) for line in text.splitlines() if line.startswith(start)]
        return [line.replace(TERMS, "o:").replace(iri(""), "zt:").replace(xsd, "xsd:") for line in own]

    assert said(task.id) == [
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <o:Task> .",
        '<http://www.w3.org/2000/01/rdf-schema#label> "推进\\n试点" .',
        '<o:char_end> "3"^^<xsd:integer> .',
        '<o:char_start> "0"^^<xsd:integer> .',
        '<o:documents> "1"^^<xsd:integer> .',
        '<o:form> "numbered" .',
        '<o:heading> "推进\\n试点" .',
        f'<o:id> "{task.id}" .',
        '<o:inferred> "false"^^<xsd:boolean> .',
        '<o:kind> "operative" .',
        '<o:ordinal> "1"^^<xsd:integer> .',
        '<o:page> "1"^^<xsd:integer> .',
        '<o:path> "1/1" .',
        f'<o:plan> "{plan.id}" .',
        '<o:rule> "rule" .',
        f"<o:source_document> <zt:{source.id}> .",
        f"<o:statedIn> <zt:{source.id}> .",
    ]
    assert said(stated.id) == [
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <o:StatedIn> .",
        '<o:char_end> "5"^^<xsd:integer> .',
        '<o:char_start> "2"^^<xsd:integer> .',
        '<o:documents> "1"^^<xsd:integer> .',
        f'<o:id> "{stated.id}" .',
        '<o:inferred> "false"^^<xsd:boolean> .',
        '<o:page> "1"^^<xsd:integer> .',
        '<o:rule> "rule" .',
        f"<o:source> <zt:{task.id}> .",
        f"<o:source_document> <zt:{source.id}> .",
        f"<o:target> <zt:{source.id}> .",
    ]
    assert said(lead.id) == [
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <o:ResponsibleFor> .",
        '<o:char_end> "4"^^<xsd:integer> .',
        '<o:char_start> "1"^^<xsd:integer> .',
        '<o:documents> "1"^^<xsd:integer> .',
        f'<o:id> "{lead.id}" .',
        '<o:inferred> "false"^^<xsd:boolean> .',
        '<o:marker> "牵头" .',
        '<o:open_list> "false"^^<xsd:boolean> .',
        '<o:ordinal> "1"^^<xsd:integer> .',
        '<o:page> "1"^^<xsd:integer> .',
        '<o:role> "lead" .',
        '<o:rule> "rule" .',
        f"<o:source> <zt:{agency.id}> .",
        f"<o:source_document> <zt:{source.id}> .",
        f"<o:target> <zt:{task.id}> .",
    ]
    assert [line for line in said(agency.id) if "responsibleFor" in line] == [
        f"<o:responsibleFor> <zt:{task.id}> ."
    ]


def test_all_lines_together_are_sorted_and_none_stands_twice(everything: Graph) -> None:
    for found in (lines(list(ntriples(everything))), lines(list(nquads(everything)))):
        assert found == sorted(set(found))


def test_rdflib_reads_the_same_triples(everything: Graph) -> None:
    read = rdflib.Graph().parse(data="".join(lines(list(ntriples(everything)))), format="nt")
    assert to_isomorphic(read) == to_isomorphic(rdflib_graph(everything))


def test_quads_are_the_triples_in_the_graphs_of_their_documents(everything: Graph) -> None:
    read = rdflib.Dataset()
    read.parse(data="".join(lines(list(nquads(everything)))), format="nquads")
    triples = {(s, p, o) for s, p, o, _ in read.quads()}
    assert triples == set(rdflib_graph(everything))
    named = {str(graph.identifier) for graph in read.graphs() if len(graph) > 0}
    documents = {iri(node.id) for node in everything.documents()}
    assert documents < named


def test_a_quad_stands_in_the_graph_of_every_document_that_states_it(
    make_graph: Callable[..., Graph], make_document: Callable[[str], Document]
) -> None:
    one, other = make_document("one.pdf"), make_document("other.pdf")
    plan = Plan(keys=("number:青政|2022|65",), title="方案", number="青政〔2022〕65号", issued="2022-12-18")
    parent = Plan(keys=("number:国发|2021|23",), title="行动方案")
    region = Region(code="630000", name="某省", kind="province")
    implements = Implements(source=plan.id, target=parent.id)
    first = Affects(source=plan.id, target=region.id, how="pilot")
    second = Affects(source=plan.id, target=region.id, how="named")
    graph = make_graph(
        [one, other, plan, parent, region],
        [implements, first, second],
        [
            (one.id, plan.id, ""),
            (one.id, plan.id, "issued"),
            (other.id, plan.id, ""),
            (other.id, plan.id, "title"),
            (one.id, implements.id, ""),
            (one.id, first.id, ""),
            (other.id, second.id, ""),
        ],
    )
    found: dict[tuple[str, str], set[str]] = {}
    for line in lines(list(nquads(graph))):
        subject, predicate, rest = line.split(" ", 2)
        *_, place = rest.removesuffix(" .\n").split(" ")
        found.setdefault((subject, predicate), set()).add(place)

    def where(subject: str, predicate: str) -> set[str]:
        names = {f"<{iri(one.id)}>": "one", f"<{iri(other.id)}>": "other"}
        return {names.get(place, "none") for place in found[f"<{iri(subject)}>", f"<{TERMS}{predicate}>"]}

    assert where(plan.id, "issued") == {"one"}
    assert where(plan.id, "title") == {"other"}
    assert where(plan.id, "number") == {"one", "other"}
    assert where(plan.id, "char_start") == {"one"}
    assert where(plan.id, "documents") == {"none"}
    assert where(plan.id, "implements") == {"one"}
    assert where(plan.id, "affects") == {"one", "other"}
    assert where(first.id, "how") == {"one"}
    assert where(region.id, "name") == {"none"}
    assert where(one.id, "name") == {"none"}


# --- SHACL -----------------------------------------------------------------------------------------------


def conforms(data: rdflib.Graph, shapes: rdflib.Graph) -> tuple[bool, str]:
    answer, _, report = pyshacl.validate(data, shacl_graph=shapes)
    return bool(answer), str(report)


def test_a_graph_of_ours_is_in_shape(everything: Graph, shapes: rdflib.Graph) -> None:
    answer, report = conforms(rdflib_graph(everything), shapes)
    assert answer, report


def test_a_merged_graph_is_in_shape(shapes: rdflib.Graph) -> None:
    one, other = Writing("one.pdf"), Writing("other.pdf")
    plan = one.plan("number:青政|2022|65", title="某省方案", issued="2022-12-18")
    task = one.task(plan, "1/1")
    one.responsible("某省能源局", task, "lead", 1)
    one.target(task, plan, "非化石能源消费比重", "52.2")
    one.implements(plan, one.mention("number:国发|2021|23", title="行动方案"))
    other.implements(other.plan("number:青政|2023|1", title="某州方案"), other.mention("number:青政|2022|65"))
    merged = merge([one.extract(pages=(0, 3)), other.extract()])
    assert len(list(merged.edges_of("DESCENDS_FROM"))) > 0
    answer, report = conforms(rdflib_graph(merged), shapes)
    assert answer, report


def first_of(graph: rdflib.Graph, name: str) -> rdflib.URIRef:
    return rdflib.URIRef(min(str(found) for found in graph.subjects(rdflib.RDF.type, O[name])))


def without_edge_node(graph: rdflib.Graph) -> None:
    graph.remove((first_of(graph, "Sets"), None, None))


def without_shortcut(graph: rdflib.Graph) -> None:
    edge = first_of(graph, "Measures")
    graph.remove((graph.value(edge, O.source), O.measures, None))


def edge_between_wrong_labels(graph: rdflib.Graph) -> None:
    graph.add((first_of(graph, "Task"), O.cites, first_of(graph, "Region")))


def edge_to_nothing(graph: rdflib.Graph) -> None:
    graph.add((first_of(graph, "Task"), O.statedIn, O.nothing))


def property_of_another_class(graph: rdflib.Graph) -> None:
    graph.add((first_of(graph, "Region"), O.heading, rdflib.Literal("x")))


def value_outside_an_enumeration(graph: rdflib.Graph) -> None:
    graph.set((first_of(graph, "ResponsibleFor"), O.role, rdflib.Literal("joint")))


def value_of_another_type(graph: rdflib.Graph) -> None:
    graph.set((first_of(graph, "Task"), O.ordinal, rdflib.Literal("1")))


def two_values(graph: rdflib.Graph) -> None:
    graph.add((first_of(graph, "Agency"), O.name, rdflib.Literal("y")))


def an_empty_text(graph: rdflib.Graph) -> None:
    graph.set((first_of(graph, "Plan"), O.kind, rdflib.Literal("")))


def two_classes(graph: rdflib.Graph) -> None:
    graph.add((first_of(graph, "Region"), rdflib.RDF.type, O.Sector))


def a_required_property_missing(graph: rdflib.Graph) -> None:
    graph.remove((first_of(graph, "Task"), O.path, None))


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (without_edge_node, "shortcut without its edge"),
        (without_shortcut, "edge without its shortcut"),
        (edge_between_wrong_labels, "Plan"),
        (edge_to_nothing, "Document"),
        (property_of_another_class, "closed"),
        (value_outside_an_enumeration, "joint"),
        (value_of_another_type, "integer"),
        (two_values, "name"),
        (an_empty_text, "kind"),
        (two_classes, "type"),
        (a_required_property_missing, "path"),
    ],
)
def test_what_is_out_of_shape_is_refused(
    everything: Graph, shapes: rdflib.Graph, broken: Callable[[rdflib.Graph], None], why: str
) -> None:
    data = rdflib_graph(everything)
    broken(data)
    answer, report = conforms(data, shapes)
    assert not answer
    assert why in report


# --- JSON Schema and context -------------------------------------------------------------------------------


def test_every_name_in_the_triples_is_in_the_context(everything: Graph) -> None:
    known = json.loads(files("ontology").joinpath("derived/context.jsonld").read_text("utf-8"))["@context"]
    used = {
        str(p).removeprefix(TERMS) for p in rdflib_graph(everything).predicates() if str(p).startswith(TERMS)
    }
    assert used <= known.keys()


def test_a_whole_number_stays_a_double(make_graph: Callable[..., Graph]) -> None:
    target = Target(owner="plan:1", indicator="比重", value=52.0)
    text = "".join(lines(list(ntriples(make_graph([target])))))
    assert f'<{TERMS}value> "52.0"^^<http://www.w3.org/2001/XMLSchema#double>' in text
