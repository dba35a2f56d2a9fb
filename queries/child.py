"""The process in which a foreign query runs: ``python -m queries.child``, started by :mod:`queries.sandbox`.

It is given one request on standard input and answers with lines of JSON on standard output: that the graph is
open, then the columns, the rows, and whether they were cut; or instead why not. It can be killed at any time.
"""

import faulthandler
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedWriter
from pathlib import Path
from typing import Any

from graph.engine import Limits
from graph.merged import Graph
from graph.projections import EngineName, Projection, Projections
from ontology.errors import GraphError, QueryError

# The first words of what the engines and Python say when there is no memory left.
_NO_MEMORY = ("Buffer manager exception", "std::bad_alloc", "bad allocation")


def main() -> None:
    """Answer the request on standard input."""
    request = json.loads(sys.stdin.buffer.read())
    # Should the parent be killed, nobody else would stop this process. Python's threads need not run for it.
    faulthandler.dump_traceback_later(request["longest"], exit=True, file=sys.stderr)
    with _only_standard_output() as output:
        for line in _lines(request):
            output.write(json.dumps(line).encode("ascii") + b"\n")
            if isinstance(line, dict):
                output.flush()


def _lines(request: dict[str, Any]) -> Iterator[object]:
    engine: EngineName = request["engine"]
    limits = Limits(request["seconds"], request["rows"])
    try:
        with Projections(Path(request["folder"])).open(engine, request["digest"], _not_built) as projection:
            confine(engine, projection, request["memory"])
            yield {"open": True}
            rows = projection.run(request["text"], request["parameters"], limits)
            yield {"columns": rows.columns}
            yield from rows.rows
            yield {"cut": rows.cut}
    except GraphError as error:
        yield {"damaged": str(error)}
    except QueryError as error:
        yield {"no memory": True} if str(error).startswith(_NO_MEMORY) else {"refused": str(error)}
    except MemoryError:
        yield {"no memory": True}


def _not_built() -> Graph:
    raise GraphError("the projection is no longer there; ask again")


def _only_standard_output() -> BufferedWriter:
    """The standard output; whatever else writes there from now on writes into nothing."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
    return output


def confine(engine: EngineName, projection: Projection, memory: int) -> None:
    """Bound what this process may still take, as far as the system can: ``memory`` more bytes, and no files.

    A query that slipped through the guard could then neither write to a file nor, in Ladybug, open one.
    Windows has no such limits, and macOS does not heed that of memory.
    """
    if sys.platform == "win32":
        return
    import resource

    if engine == "ladybug":
        # It loads some of its parts with the first query. Oxigraph may always open another file of its store.
        projection.run("RETURN 1")
        _limit(resource.RLIMIT_NOFILE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    with suppress(OSError):
        pages = int(_SIZES.read_text("ascii").split()[0])
        _limit(resource.RLIMIT_AS, pages * resource.getpagesize() + memory)


_SIZES = Path("/proc/self/statm")


def _limit(what: int, most: int) -> None:
    import resource

    hard = resource.getrlimit(what)[1]
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))


if __name__ == "__main__":
    main()
