"""The graph in Oxigraph, the embedded engine for SPARQL.

A store on disk is filled once, in bulk, and from then on only opened for reading: that takes milliseconds,
where a store in memory would take as long to fill and must be filled in every process. All triples lie in the
default graph, so that questions need no GRAPH.
"""

from collections.abc import Mapping
from pathlib import Path

from graph.engine import UNLIMITED, Limits, Rows, first_line
from graph.merged import Graph
from graph.rdf import ntriples
from graph.rows import Value
from graph.solutions import answered
from ontology.derive.turtle import PREFIXES
from ontology.errors import GraphError, QueryError

_DATA = "graph.nt"


def build(graph: Graph, folder: Path) -> None:
    """Write the graph into a new store in ``folder``.

    Raises:
        GraphError: the store cannot be written, or does not hold what it was given.
    """
    import pyoxigraph

    data = folder / _DATA
    written = 0
    with data.open("w", encoding="utf-8", newline="\n") as file:
        for lines in ntriples(graph):
            file.writelines(lines)
            written += len(lines)
    try:
        store = pyoxigraph.Store(folder)
        store.bulk_load(path=data, format=pyoxigraph.RdfFormat.N_TRIPLES)
        # Large stores answer two or three times as fast afterwards; small ones are already in one piece.
        store.optimize()
        store.flush()
        held = len(store)
    except (OSError, RuntimeError) as error:
        raise GraphError(f"{folder}: Oxigraph cannot be filled ({error})") from error
    data.unlink()
    if held != written:
        raise GraphError(f"{folder}: Oxigraph holds {held} triples instead of {written}")


class OxigraphEngine:
    """A store opened for reading. It may be asked from several threads at once."""

    def __init__(self, folder: Path) -> None:
        """Open the store that :func:`build` made in ``folder``.

        Raises:
            GraphError: there is none, or it is damaged.
        """
        import pyoxigraph

        try:
            self._store: pyoxigraph.Store | None = pyoxigraph.Store.read_only(str(folder))
        except (OSError, RuntimeError) as error:
            raise GraphError(f"{folder}: the Oxigraph projection cannot be opened ({error})") from error

    def run(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = UNLIMITED
    ) -> Rows:
        """Return the answer to a SPARQL query; things are given by their id.

        The prefixes of the ontology are known without being declared. SPARQL has no parameters: their values
        stand in the text, in a VALUES block. ASK gives one row ``result``, CONSTRUCT the rows ``subject,
        predicate, object``. The engine cannot be stopped while it looks for the next row: the limit of time
        is only noticed between rows. SERVICE and FROM reach outside the store and must be refused before
        they come here.
        """
        if self._store is None:
            raise ValueError("the store is closed")
        if parameters:
            raise QueryError("SPARQL has no parameters: write their values into a VALUES block")
        try:
            return answered(self._store.query(text, prefixes=PREFIXES), limits)
        except SyntaxError as error:
            raise QueryError(f"SPARQL: {first_line(error)}") from error
        except OSError as error:
            raise GraphError(f"the Oxigraph projection is damaged: {first_line(error)}") from error
        except RuntimeError as error:
            if str(error).startswith("Corruption"):
                raise GraphError(f"the Oxigraph projection is damaged: {first_line(error)}") from error
            raise QueryError(f"SPARQL: {first_line(error)}") from error

    def close(self) -> None:
        """Let go of the files."""
        self._store = None
