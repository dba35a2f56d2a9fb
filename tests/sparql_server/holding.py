"""What a server of SPARQL holds, read and changed without anything of the program's."""

from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph

from graph.merged import Graph
from graph.rdf import ntriples
from tests.sparql_server.serving import Served

GRAPH = "https://w3id.org/zhengtu/graph"
ABOUT = pyoxigraph.NamedNode(GRAPH)
_NTRIPLES = "application/n-triples"

Triples = set[tuple[str, str, str]]


def dataset(served: Served) -> dict[str, Triples]:
    """Return all triples of the server by the name of their graph, nothing for the default graph."""
    asked = Request(served.store, headers={"Accept": "application/n-quads"})
    with urlopen(asked) as reply:
        found: dict[str, Triples] = {}
        for quad in pyoxigraph.parse(reply.read(), pyoxigraph.RdfFormat.N_QUADS):
            named = isinstance(quad.graph_name, pyoxigraph.NamedNode)
            name = quad.graph_name.value if named else ""
            found.setdefault(name, set()).add((str(quad.subject), str(quad.predicate), str(quad.object)))
        return found


def foreign(served: Served) -> dict[str, Triples]:
    """Return the triples of all graphs but ours."""
    return {name: triples for name, triples in dataset(served).items() if name != GRAPH}


def ours(served: Served) -> tuple[Triples, Triples]:
    """Return the triples of our graph: those about itself, and the others."""
    found = dataset(served).get(GRAPH, set())
    about = {triple for triple in found if triple[0] == str(ABOUT)}
    return about, found - about


def expected(graph: Graph) -> Triples:
    """Return the triples of a graph, numbers as Oxigraph writes them."""
    store = pyoxigraph.Store()
    lines = "".join(line for lines in ntriples(graph) for line in lines)
    store.load(lines, pyoxigraph.RdfFormat.N_TRIPLES)
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in store}


def put(served: Served, data: str, name: str = "", method: str = "PUT") -> None:
    """Put N-Triples into a graph, the default graph without a name; with POST, beside what is there."""
    where = urlencode({"graph": name}) if name else "default"
    with urlopen(
        Request(
            f"{served.store}?{where}",
            data=data.encode(),
            headers={"Content-Type": _NTRIPLES},
            method=method,
        )
    ):
        pass


def update(served: Served, text: str) -> None:
    """Run a SPARQL update."""
    headers = {"Content-Type": "application/sparql-update"}
    with urlopen(Request(f"{served.root}/update", data=text.encode(), headers=headers)):
        pass
