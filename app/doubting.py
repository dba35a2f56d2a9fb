"""What is contradictory, doubtful or missing, with the words that it is about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from app.index import Index, Row
from ontology.errors import QueryError

SEVERITIES = ("error", "warning", "info")
"""The worst first."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding of a document, or of the merged graph (then without ``document`` and place).

    ``name`` is the file name of the document, ``about`` the caption of the thing with the id ``subject``. Offsets
    are code points of the document's text as it is stored; ``page`` counts from 1, where there are pages.
    """

    id: str
    severity: str
    code: str
    document: str
    name: str
    page: int | None
    char_start: int | None
    char_end: int | None
    quote: str
    message: str
    subject: str
    about: str


def doubts(
    index: Index,
    text_of: Callable[[str], str],
    documents: Iterable[str] | None,
    code: str | None,
    severity: str | None,
) -> list[Doubt]:
    """Return the findings, the worst first, then by document and place.

    Args:
        index: the graph's index.
        text_of: gives the source text of the document with an id.
        documents: ids of the documents whose findings are wanted, or ``None`` for all findings.
        code: only findings of this code.
        severity: only findings of this severity.

    Raises:
        QueryError: no finding of the graph has this code.
    """
    codes = [row[0] for row in index.rows("SELECT DISTINCT code FROM finding ORDER BY code")]
    if code is not None and code not in codes:
        there = f"codes here are {', '.join(codes)}" if codes else "there are no findings at all"
        raise QueryError(f"no finding has the code {code!r}; {there}")
    rows = index.rows(
        "SELECT finding.id, severity, code, document, coalesce(caption, ''), page, char_start, char_end, message, subject"
        " FROM finding LEFT JOIN node ON node.id = document WHERE code = coalesce(?1, code)"
        " AND severity = coalesce(?2, severity) ORDER BY caption, document, char_start, code, finding.id",
        code,
        severity,
    )
    wanted = None if documents is None else set(documents)
    kept = [row for row in rows if wanted is None or row[3] in wanted]
    text_of = cache(text_of)
    return [_doubt(index, text_of, row) for row in sorted(kept, key=lambda row: SEVERITIES.index(row[1]))]


def _doubt(index: Index, text_of: Callable[[str], str], row: Row) -> Doubt:
    finding, severity, code, document, name, page, start, end, message, subject = row
    quote = text_of(document)[start:end] if start is not None else ""
    about = index.caption(subject)
    return Doubt(finding, severity, code, document, name, page, start, end, quote, message, subject, about)
