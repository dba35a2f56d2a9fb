"""The graph of a folder as it stands, or stood on a day: merged when it must be, projected when it is asked for."""

from pathlib import Path

from app.asking import Embedded, Place, Where, remote
from app.curating import decisions_of, decisions_word
from graph.dated import in_force
from graph.http_exchange import Address
from graph.merged import Graph, merge
from graph.neo4j import Server
from graph.projections import Current, EngineName, Projection, Projections
from graph.rows import digest
from graph.store import Store
from ontology import __version__
from ontology.dates import PartialDate
from ontology.errors import OntologyError, QueryError


class Standing:
    """The graph that follows from a store and from the decisions in ``folder``.

    It is merged only where its digest is not known yet, or a projection has to be built.
    """

    def __init__(self, folder: Path, store: Store) -> None:
        """Use an open store; the projections lie in the folder."""
        self._folder = folder
        self._store = store
        self._projections = Projections(folder)
        self._merged: tuple[str, Graph] | None = None
        self._dated: tuple[str, Graph, Graph] | None = None

    @property
    def state(self) -> str:
        """A word that changes when the merged graph may change: with store, decisions or program."""
        return f"{__version__}-{self._store.fingerprint()}{decisions_word(self._folder)}"

    @property
    def published(self) -> Current | None:
        """What was projected last, if anything was."""
        return self._projections.current()

    @property
    def graph(self) -> Graph:
        """The merged graph; merged once, and again after a change of the store."""
        state = self.state
        if self._merged is None or self._merged[0] != state:
            self._merged = state, merge(self._store.extracts(), decisions_of(self._folder))
        return self._merged[1]

    def digest(self, as_of: str = "") -> str:
        """Return the digest of the graph as it is, or stood on a day; it is published before anything is built."""
        if as_of:
            self.digest()
        state = self.state
        current = self._projections.current(as_of)
        if current is None or current.state != state:
            current = Current(digest(self._graph_as_of(as_of)), state)
            self._projections.publish(current, as_of)
        return current.digest

    def projection(self, engine: EngineName, as_of: str = "") -> Projection:
        """Open the graph in an engine, which is filled first if need be (see :meth:`app.workspace.Workspace.projection`)."""
        return self._projections.open(engine, self.digest(_day(as_of)), lambda: self._graph_as_of(as_of))

    def opened_at(self, where: Where, as_of: str = "") -> Place:
        """Open the graph where it is to be asked.

        Raises:
            QueryError: ``as_of`` is no day, or is asked of a server.
            GraphError: the server cannot be used, or the graph as it is was not pushed there.
        """
        if not isinstance(where, Server | Address):
            return Embedded(self.projection(where, as_of), self._folder, where)
        if as_of:
            raise QueryError("--as-of is answered by the embedded engines only; leave out --engine")
        return remote(where, self.digest())

    def _graph_as_of(self, date: str) -> Graph:
        """The graph as it is, or, if a day is given, as it stood then."""
        if date == "":
            return self.graph
        # Its digest and its projection are made one after the other.
        graph = self.graph
        if self._dated is None or self._dated[0] != date or self._dated[1] is not graph:
            self._dated = date, graph, in_force(graph, date)
        return self._dated[2]


def _day(date: str) -> str:
    """The date, if it is a day of the calendar or none is given."""
    try:
        if date and PartialDate(date).day is None:
            raise OntologyError("it names no day")
    except OntologyError as error:
        raise QueryError(f"--as-of {date}: {error}; give a day as 2024-06-30") from error
    return date
