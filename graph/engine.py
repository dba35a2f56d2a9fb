"""What every engine that answers queries has in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from graph.rows import Value
from ontology.errors import QueryError

Cell = Value | list["Cell"]
"""What stands in a row. Things are given by their id, so that both engines say the same."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Where an answer ends: after ``seconds`` it fails, after ``rows`` it is cut; ``None`` sets no limit."""

    seconds: float | None = None
    rows: int | None = None


UNLIMITED = Limits()
LARGEST = 256 << 20
"""Bytes that an answer may have which leaves the process that found it; a larger one fails."""


def first_line(error: object) -> str:
    """Return the first line of what an engine says; what follows is for its authors."""
    return str(error).partition("\n")[0].strip()


def too_large(most: int) -> QueryError:
    """Return the error of an answer that has more bytes than it may."""
    return QueryError(f"the answer is larger than {most >> 20} MB; ask for fewer rows or columns")


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: the names of its columns and its rows, ``cut`` if there were more than the limit allows."""

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    cut: bool = False


class Engine(Protocol):
    """A projection opened for reading. What it says never changes, whatever is loaded meanwhile."""

    def run(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = UNLIMITED
    ) -> Rows:
        """Return the answer to a query.

        Raises:
            QueryError: the query is wrong, wants to write, or takes longer than the limit.
            GraphError: the projection is damaged.
        """

    def close(self) -> None:
        """Let go of the files."""
