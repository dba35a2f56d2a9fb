"""The graph in Oxigraph, the embedded engine for SPARQL.

A store on disk is filled once, in bulk, and from then on only opened for reading: that takes milliseconds. A store
in memory answers two or three times as fast, but must be filled in every process: one that asks much does so, from the
packed triples that lie beside the store. All triples lie in the default graph, so that questions need no GRAPH.
"""

import gzip
import shutil
import zlib
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from time import perf_counter
from typing import IO, cast

from graph.engine import UNLIMITED, Limits, Rows, first_line
from graph.merged import Graph
from graph.rdf import ntriples
from graph.rows import Value
from graph.solutions import answered
from ontology.derive.turtle import PREFIXES
from ontology.errors import GraphError, QueryError

HELD_AT_MOST = 50 << 20
"""Bytes of packed triples up to which a graph is held in memory, where it takes some 22 times as much: a gigabyte."""
FILLING = 0.2e-6
"""Seconds that a store in memory takes to be filled, for a byte of packed triples: 1.4 for 490,000 triples."""

_DATA = "graph.nt"
_PACKED = "graph.nt.gz"
_FAST = 1
_BLOCK = 1 << 20


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
    with data.open("rb") as plain, gzip.open(folder / _PACKED, "wb", compresslevel=_FAST) as packed:
        shutil.copyfileobj(plain, packed, _BLOCK)
    data.unlink()
    if held != written:
        raise GraphError(f"{folder}: Oxigraph holds {held} triples instead of {written}")


class OxigraphEngine:
    """A graph opened for reading. It may be asked from several threads at once.

    The store on disk answers at first. When its answers have taken as long as a store in memory takes to be filled,
    that is done, once, and all further questions are asked there: who asks once does not wait for it, and who asks
    much has waited at most as long again as was best. The rows are the same; without ORDER BY, their order may not be.
    """

    def __init__(self, folder: Path, on_disk: float | None = None) -> None:
        """Open the store that :func:`build` made in ``folder``.

        ``on_disk`` are the seconds of answers from the disk after which memory is filled; if not given, as many as
        that takes, or without end where the graph is larger than :data:`HELD_AT_MOST`.

        Raises:
            GraphError: there is none, or it is damaged.
        """
        import pyoxigraph

        self._packed = folder / _PACKED
        try:
            self._store: pyoxigraph.Store | None = pyoxigraph.Store.read_only(str(folder))
            size = self._packed.stat().st_size
        except (OSError, RuntimeError) as error:
            raise GraphError(f"{folder}: the Oxigraph projection cannot be opened ({error})") from error
        if on_disk is None:
            on_disk = size * FILLING if size <= HELD_AT_MOST else float("inf")
        self._on_disk = on_disk
        self._filling = Lock()

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
        if parameters:
            raise QueryError("SPARQL has no parameters: write their values into a VALUES block")
        if self._on_disk <= 0 and self._filling.acquire(blocking=False):
            self._fill()
        store = self._store
        if store is None:
            raise ValueError("the store is closed")
        try:
            start = perf_counter()
            rows = answered(store.query(text, prefixes=PREFIXES), limits)
            self._on_disk -= perf_counter() - start
            return rows
        except SyntaxError as error:
            raise QueryError(f"SPARQL: {first_line(error)}") from error
        except OSError as error:
            raise GraphError(f"the Oxigraph projection is damaged: {first_line(error)}") from error
        except RuntimeError as error:
            if str(error).startswith("Corruption"):
                raise GraphError(f"the Oxigraph projection is damaged: {first_line(error)}") from error
            raise QueryError(f"SPARQL: {first_line(error)}") from error

    def _fill(self) -> None:
        """Ask a store in memory from now on. The lock stays taken: this is done once."""
        import pyoxigraph

        held = pyoxigraph.Store()
        try:
            with gzip.open(self._packed) as file:
                held.bulk_load(cast("IO[bytes]", file), format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
        except (OSError, EOFError, zlib.error, SyntaxError) as error:
            raise GraphError(f"{self._packed} is damaged: {first_line(error)}") from error
        if (store := self._store) is None:
            return
        if len(held) != len(store):
            raise GraphError(f"{self._packed} is damaged: it lacks triples")
        self._store = held

    def close(self) -> None:
        """Let go of the files."""
        self._store = None
