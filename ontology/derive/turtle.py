"""Writing Turtle by hand, so that the same ontology gives the same bytes."""

import re

from ontology.ids import TERMS, THINGS

PREFIXES: dict[str, str] = {
    "o": TERMS,
    "zt": THINGS,
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_SPECIAL = re.compile(r'["\\\n\r]')
_ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r"}


def quoted(text: str) -> str:
    """Return the text as a string literal of Turtle and N-Triples."""
    if _SPECIAL.search(text) is not None:
        text = text.translate(_ESCAPES)
    return f'"{text}"'


def prefixes(*names: str) -> str:
    """Return the lines that declare these prefixes."""
    return "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in names)


def subject(name: str, *statements: str) -> str:
    """Return one subject with its predicates and objects, one per line."""
    return f"{name} " + " ;\n    ".join(statements) + " .\n"


def listed(items: list[str]) -> str:
    """Return an RDF list."""
    return "( " + " ".join(items) + " )"


def nested(statements: list[str]) -> str:
    """Return a blank node with its statements."""
    return "[ " + " ; ".join(statements) + " ]"
