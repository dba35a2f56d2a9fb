"""The guard: only queries that ask, and nothing but ask, come to an engine."""

from collections.abc import Collection

from ontology.errors import QueryError
from queries.cypher_guard import check_cypher
from queries.sparql_guard import check_sparql
from queries.tokens import Language, place, without_comments

LONGEST = 100_000
"""Characters that a query may have."""

__all__ = ["LONGEST", "allowed", "check_cypher", "check_sparql"]


def allowed(language: Language, text: str, parameters: Collection[str] = ()) -> str:
    """Return the text to be run in place of a foreign query: the query, if it only asks, without comments.

    Places in the two texts are the same. ``parameters`` are the names of those that are given, without ``$``.

    Raises:
        QueryError: the query may do more than ask, or is too long; the message names the word and its place.
    """
    if len(text) > LONGEST:
        raise QueryError(f"a query may have {LONGEST} characters, not {len(text)}")
    for offset, char in enumerate(text):
        # Engines end a line, a string or the whole text at some of these, and some are no text at all.
        if (char < " " and char not in "\t\n\r") or "\ud800" <= char <= "\udfff":
            raise QueryError(f"{char!r} at {place(text, offset)} is no character of a query; leave it out")
    plain = text.replace("\r\n", " \n").replace("\r", "\n")
    if language == "cypher":
        check_cypher(plain, parameters)
    else:
        check_sparql(plain)
    return without_comments(language, plain)
