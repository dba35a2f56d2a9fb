"""A graph folder: the only place where the rooms are put together. Every face only calls it.

The folder holds the store (``store.sqlite``) and the curator's decisions (``decisions.csv``), which must never be
lost, and ``projections/``, which are built again whenever they are missing or old.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.asking import Confined, Where, language
from app.curating import DECISIONS, Applied, Asked, Curator, decisions_of, idle_decisions
from app.doubting import Doubt, doubts
from app.finding import Found, find
from app.foreign import ask_foreign
from app.index import Index, build
from app.quoting import Quote, quotes
from app.resolving import Resolver
from app.showing import Shown, shown
from app.sources import absolute
from app.standing import Standing
from graph.closing import Closing
from graph.conflicting_decisions import refuse_contradictions
from graph.engine import Limits
from graph.exports import export, losses
from graph.http_exchange import Address
from graph.merged import Graph
from graph.neo4j import Server
from graph.projections import EngineName, Projection
from graph.push import Change, push
from graph.push import Progress as Progressed
from graph.push_rdf import Replaced
from graph.push_rdf import push as push_rdf
from graph.store import Store
from loaders.characters import simplify
from ontology.errors import GraphError
from queries.catalogue import saved
from queries.guard import allowed
from queries.question import Question, Value
from queries.rows import Answer
from queries.runner import ask
from queries.sandbox import LIMITS

if TYPE_CHECKING:
    from app.adding import Addition, Progress
    from app.holding import Held

STORE = "store.sqlite"
INDEX = "index.sqlite"

Freshness = Literal["none", "stale", "fresh"]


@dataclass(frozen=True, slots=True)
class Status:
    """What a graph holds, and whether its projections say the same: ``none`` before the first question.

    ``unused`` counts the decisions that do nothing; it is not known before the projections are fresh.
    """

    documents: "tuple[Held, ...]"
    projections: Freshness
    decisions: int = 0
    unused: int | None = None


class Workspace(Closing):
    """The graph in ``folder``; use it as a context manager.

    Documents are added and removed in the store. Everything else is asked of the merged graph as it then is,
    through its projections and its index; the graph itself is merged only when these have to be built.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the graph, or make it if ``create`` and there is nothing in the folder.

        Raises:
            GraphError: the folder holds no graph.
        """
        self.folder = absolute(folder)
        if not (self.folder / STORE).exists():
            _refuse_other(folder, create)
        self._store = Store(self.folder / STORE, create=create)
        self._standing = Standing(self.folder, self._store)
        self._opened: tuple[str, Index] | None = None

    def close(self) -> None:
        """Let go of the files."""
        self._close_index()
        self._store.close()

    # --- documents -----------------------------------------------------------------------------------------

    def add(
        self, paths: Iterable[Path], on_progress: "Progress | None" = None, processes: int | None = None
    ) -> "Addition":
        """Load files and the documents in folders (see :func:`app.adding.add`)."""
        # The rules of the loaders take half a second to compile; whoever only asks does without.
        from app.adding import add

        return add(self._store, paths, self.folder, on_progress, processes)

    def remove(self, names: Iterable[str]) -> list[str]:
        """Withdraw documents by path, file name or id, and return their files; all of them or none.

        Raises:
            GraphError: no document, or several, go by a name.
        """
        from app.holding import meant

        rows = self._store.sources()
        chosen = list(dict.fromkeys(source for name in names for source in meant(name, rows)))
        with self._store.transaction():
            for source in chosen:
                self._store.remove(source)
        return chosen

    def names(self) -> list[str]:
        """Return the file names of the documents, sorted."""
        return sorted({row.name for row in self._store.sources()})

    def status(self) -> Status:
        """Return what is loaded and decided, and how fresh the projections are.

        Raises:
            DecisionError: the file of decisions has an error.
        """
        from app.holding import held

        current = self._standing.published
        fresh = current is not None and current.state == self._standing.state
        decisions = decisions_of(self.folder)
        refuse_contradictions(decisions)
        decided = len(decisions)
        return Status(
            held(self._store),
            "fresh" if fresh else "none" if current is None else "stale",
            decided,
            len(self.idle_decisions()) if fresh and decided > 0 else None,
        )

    # --- decisions -----------------------------------------------------------------------------------------

    def questions(self) -> list[Asked]:
        """Return what only a curator can decide, the riskiest first.

        Raises:
            DecisionError: the file of decisions has an error.
        """
        return Curator(self.folder, self._store).questions(self.graph)

    def idle_decisions(self) -> list[str]:
        """Return which decisions do nothing, and why, a line for each."""
        return idle_decisions(self._index())

    def decide(self, data: bytes, name: str, who: str = "") -> Applied:
        """Add decisions to those of the graph, all of them or none (see :meth:`app.curating.Curator.decide`)."""
        return Curator(self.folder, self._store).decide(data, name, who)

    # --- the graph -----------------------------------------------------------------------------------------

    @property
    def graph(self) -> Graph:
        """The merged graph; merged once, and again after a change of the store."""
        return self._standing.graph

    def projection(self, engine: EngineName, as_of: str = "") -> Projection:
        """Open the graph in an engine, which is filled first if need be; close it after use.

        Args:
            engine: the engine.
            as_of: a day, ``YYYY-MM-DD``, for the graph as it stood then (see :mod:`graph.dated`).

        Raises:
            QueryError: that is no day.
        """
        return self._standing.projection(engine, as_of)

    def resolve(self, text: str, label: str | None = None) -> str:
        """Return the id of what ``text`` means (see :class:`app.resolving.Resolver`)."""
        return Resolver(self._index()).resolve(text, label)

    def ask(
        self,
        question: str | Question,
        values: Mapping[str, Value],
        engine: Where = "ladybug",
        *,
        as_of: str = "",
    ) -> Answer:
        """Return the answer to a saved question.

        Args:
            question: the name of one that comes with the program, or any; those that users added are asked under the
                limits of foreign queries.
            values: a value by name of the parameter; things are given by any of their names.
            engine: ladybug or a Neo4j server to ask in Cypher, oxigraph or an endpoint in SPARQL; the rows are
                the same.
            as_of: a day, ``YYYY-MM-DD``, to ask what was in force then.

        Raises:
            QueryError: there is no such question, or a value is missing or wrong.
            GraphError: the server cannot be used, or the graph as it is was not pushed there.
        """
        if isinstance(question, str):
            question = saved().find(question)
        resolver = Resolver(self._index())

        def resolve(label: str, text: str) -> str:
            return resolver.resolve(text, label)

        with self._standing.opened_at(engine, as_of) as place:
            asked = Confined(place) if question.own else place
            answer = ask(question, values, resolve, asked, place.language)
            return replace(answer, notice=place.notice())

    def ask_own(self, text: str, engine: Where, limits: Limits = LIMITS, *, as_of: str = "") -> Answer:
        """Return the answer to a query of the user's own, in the language of the engine.

        It may only ask; it runs in a process of its own, which is ended at the limits, or on a server.

        Raises:
            QueryError: the query is wrong, wants more than to ask, or takes longer than the limit.
            GraphError: the server cannot be used, or the graph as it is was not pushed there.
        """
        query = allowed(language(engine), text)
        with self._standing.opened_at(engine, as_of) as place:
            answer = ask_foreign(query, place, limits)
            return replace(answer, notice="; ".join(filter(None, (place.notice(), answer.notice))))

    def find(self, text: str, label: str | None = None) -> list[Found]:
        """Return the nodes in whose names, titles and texts all words occur, the best first."""
        return find(self._index(), text, label) or find(self._index(), simplify(text), label)

    def show(self, name: str) -> Shown:
        """Return the thing of this name or id, with its properties, edges and findings.

        Raises:
            QueryError: nothing, or several things, go by the name.
        """
        return shown(self._index(), self.resolve(name))

    def is_stated(self, thing: str) -> bool:
        """Whether a document states the node or edge with this id, as against what follows from others."""
        return self._index().is_stated(thing)

    def evidence(self, name: str) -> list[Quote]:
        """Return the characters that state a thing or an edge, by its id or name.

        Raises:
            QueryError: nothing, or several things, go by the name.
            GraphError: no document states it.
        """
        return quotes(self._index(), self._store.text, self.resolve(name))

    def doubts(
        self, document: str | None = None, code: str | None = None, severity: str | None = None
    ) -> list[Doubt]:
        """Return what is contradictory, doubtful or missing, the worst first.

        Args:
            document: only findings of this document, given by path, file name or id.
            code: only findings of this code.
            severity: only findings of this severity.

        Raises:
            GraphError: no document, or several, go by the name.
            QueryError: no finding has this code.
        """
        from app.holding import documents

        wanted = None if document is None else documents(document, self._store.sources())
        return doubts(self._index(), self._store.text, wanted, code, severity)

    def export(self, path: Path) -> list[Path]:
        """Write the graph in the format of the suffix; the same documents give the same bytes."""
        return export(self.graph, path)

    def losses(self, path: Path) -> list[str]:
        """Return what the format of the suffix cannot hold of the graph (see :func:`graph.exports.losses`)."""
        return losses(self.graph, path)

    def push(self, server: Server, on_progress: Progressed | None = None) -> Change:
        """Make a Neo4j database hold the graph (see :func:`graph.push.push`)."""
        return push(self.graph, server, on_progress)

    def push_rdf(self, address: Address, on_progress: Progressed | None = None) -> Replaced:
        """Make a Graph Store hold the graph as RDF (see :func:`graph.push_rdf.push`)."""
        return push_rdf(self.graph, address, on_progress)

    # --- inside --------------------------------------------------------------------------------------------

    def _index(self) -> Index:
        """The index of the graph as it is, which is built first if need be.

        It also holds what the engines are not given, such as findings, and so belongs to a state.
        """
        wanted = f"{self._standing.digest()} {self._standing.state}"
        if self._opened is None or self._opened[0] != wanted:
            path = self.folder / "projections" / INDEX
            try:
                index = Index(path, wanted)
            except GraphError:
                build(self.graph, wanted, path)
                index = Index(path, wanted)
            self._close_index()
            self._opened = wanted, index
        return self._opened[1]

    def _close_index(self) -> None:
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None


def _refuse_other(folder: Path, create: bool) -> None:
    """Refuse a folder in which something else is kept, or nothing; decisions may wait there for a new store."""
    if folder.exists() and not folder.is_dir():
        raise GraphError(f"{folder}: is a file, not the folder of a graph; name a folder with --graph")
    if create and folder.is_dir() and any(path.name != DECISIONS for path in folder.iterdir()):
        raise GraphError(f"{folder}: is a folder with other files; name a new or an empty one with --graph")
    if not create:
        what = "is no graph" if folder.exists() else "there is no such graph"
        raise GraphError(
            f"{folder}: {what}; make one with `zhengtu add PATH...` or name another with --graph"
        )
