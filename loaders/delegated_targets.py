"""Goals without a number that the level above sets: 确保完成国家下达指标."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.clauses import Span


@dataclass(frozen=True, slots=True)
class DelegatedFact:
    """One such goal."""

    start: int
    end: int
    indicator: str
    deadline: str | None
    text: str


def read_delegated(text: str, paragraphs: Sequence[Span], *, year: str | None = None) -> list[DelegatedFact]:
    """Return them."""
    return []
