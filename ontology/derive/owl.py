"""The ontology in OWL: what its classes and properties are called, what they mean, what they join."""

from collections.abc import Iterator

from ontology.base import Edge, Node
from ontology.derive.terms import (
    REFERENCES,
    SUPERTYPES,
    XSD,
    Property,
    definition,
    english,
    properties,
    sources,
    targets,
)
from ontology.derive.turtle import listed, prefixes, quoted, subject
from ontology.edges import EDGE_BY_TYPE, EDGE_CLASSES
from ontology.ids import TERMS
from ontology.nodes import NODE_CLASSES

_EDGE = (
    "one edge of the graph as a node, so that its qualifiers have a place; "
    "the shortcut property between the same two nodes says the same without them"
)


def ontology() -> str:
    """Return the ontology as Turtle."""
    return "\n".join(
        [
            prefixes("o", "dcterms", "owl", "rdfs", "skos", "xsd"),
            *_header(),
            *_classes(),
            *_object_properties(),
            *_data_properties(),
        ]
    )


def _header() -> Iterator[str]:
    yield subject(
        f"<{TERMS.removesuffix('#')}>",
        "a owl:Ontology",
        'rdfs:label "zhengtu"@en, "政图"@zh',
        'dcterms:description "Policies, agencies and actions of Chinese government documents: who is '
        'responsible for what, under which plan, by when, and on whose authority."@en',
        "dcterms:license <https://www.apache.org/licenses/LICENSE-2.0>",
    )
    yield subject("o:Node", "a owl:Class", *_words("node", ["节点"], ["anything that documents speak of"]))
    yield subject("o:Edge", "a owl:Class", *_words("edge", ["关系"], [_EDGE]))
    yield subject(
        "o:shortcut",
        "a owl:AnnotationProperty",
        *_words("shortcut", ["直接属性"], ["property that stands for the edges of this class"]),
    )


def _classes() -> Iterator[str]:
    for node in NODE_CLASSES:
        yield subject(
            f"o:{node.label()}", "a owl:Class", "rdfs:subClassOf o:Node", *_about(node, node.label())
        )
    for edge in EDGE_CLASSES:
        name = edge.__name__
        yield subject(
            f"o:{name}",
            "a owl:Class",
            "rdfs:subClassOf o:Edge",
            *_about(edge, name),
            f"o:shortcut o:{edge.predicate()}",
        )


def _object_properties() -> Iterator[str]:
    ends = (
        ("source", "起点", "node that the edge starts from"),
        ("target", "终点", "node that the edge points to"),
    )
    for name, zh, meaning in ends:
        yield subject(
            f"o:{name}",
            "a owl:ObjectProperty, owl:FunctionalProperty",
            *_words(name, [zh], [meaning]),
            "rdfs:domain o:Edge",
            "rdfs:range o:Node",
        )
    for edge in EDGE_CLASSES:
        above = [
            f"rdfs:subPropertyOf o:{EDGE_BY_TYPE[general].predicate()}"
            for special, general in SUPERTYPES.items()
            if special == edge.type
        ]
        family = [
            edge,
            *(EDGE_BY_TYPE[special] for special, general in SUPERTYPES.items() if general == edge.type),
        ]
        yield subject(
            f"o:{edge.predicate()}",
            "a owl:ObjectProperty",
            *above,
            *_about(edge, edge.predicate()),
            f"rdfs:domain {_union(label for cls in family for label in sources(cls))}",
            f"rdfs:range {_union(label for cls in family for label in targets(cls))}",
        )


def _data_properties() -> Iterator[str]:
    for item in properties():
        reference = item.name in REFERENCES
        kind = "owl:ObjectProperty" if reference else "owl:DatatypeProperty"
        yield subject(
            f"o:{item.name}",
            f"a {kind}, owl:FunctionalProperty",
            *_words(english(item.name), item.labels_zh(), item.meanings()),
            f"rdfs:domain {_domain(item)}",
            f"rdfs:range {'o:Document' if reference else XSD[item.value_type]}",
        )


def _domain(item: Property) -> str:
    return _union(["Node", "Edge"] if item.everywhere else [cls.__name__ for cls, _ in item.uses])


def _about(cls: type[Node] | type[Edge], name: str) -> list[str]:
    return _words(english(name), [cls.zh], [definition(cls)])


def _words(en: str, zh: list[str], meanings: list[str]) -> list[str]:
    """The statements that label and define a term."""
    labels = [f"{quoted(en)}@en", *(f"{quoted(label)}@zh" for label in zh)]
    return [
        f"rdfs:label {', '.join(labels)}",
        f"skos:definition {', '.join(f'{quoted(meaning)}@en' for meaning in meanings)}",
    ]


def _union(labels: Iterator[str] | list[str]) -> str:
    names = list(dict.fromkeys(f"o:{label}" for label in labels))
    return names[0] if len(names) == 1 else f"[ a owl:Class ; owl:unionOf {listed(names)} ]"
