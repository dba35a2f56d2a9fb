"""What a foreign SPARQL query may say.

Oxigraph never changes a store that it was asked to query, but SERVICE really calls out. So a query is a SELECT
or an ASK, made of the words listed here and no others. The engine itself finds words without looking where
they end: ``SERVICE:x`` is the word and a name to it, and what stands behind a less-than sign is code to it
where a scanner may see an IRI. Hence the stricter rules for names, IRIs and strings.
"""

import re

from ontology.errors import QueryError
from queries.tokens import Token, place, tokens, words

WORDS = words(
    """
    A AS ASC ASK BASE BIND BY DESC DISTINCT EXISTS FALSE FILTER GRAPH GROUP HAVING IN LIMIT MINUS NOT OFFSET
    OPTIONAL ORDER PREFIX REDUCED SELECT SEPARATOR TRUE UNDEF UNION VALUES WHERE

    ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI FLOOR GROUP_CONCAT HOURS
    IF IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LCASE MAX MD5 MIN MINUTES MONTH NOW RAND
    REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS
    STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TZ UCASE URI UUID YEAR
    """
)
"""The keywords and functions of the SPARQL 1.1 query language, without those that reach out or change."""

_REASONS = {
    "SERVICE": "a query stays in this graph and calls no other server",
    "FROM": "a query stays in this graph; leave FROM out",
    "NAMED": "a query stays in this graph; leave FROM NAMED out",
    "CONSTRUCT": "ask with SELECT or ASK; whole graphs are exported",
    "DESCRIBE": "ask with SELECT or ASK",
} | dict.fromkeys(
    words("ADD CLEAR COPY CREATE DELETE DROP INSERT LOAD MOVE TO USING WITH"),
    "a query can only ask, with SELECT or ASK",
)
_OUTWARD = re.compile(r"(?:SERVICE|FROM)[^:]*:|[.](?:SERVICE|FROM)", re.IGNORECASE)
# Read as an expression, `//` is an error: only such an IRI cannot also be the end of a comparison.
_IRI = re.compile(r"<https?://[^<>]*>")
_ESCAPES = re.compile(r"""(?:[^\\]|\\[tbnrf\\"'])*""", re.DOTALL)


def check_sparql(text: str) -> None:
    """Let a query pass that only asks, and only this graph; whether it is well formed is left to the engine.

    What is run must be the text without its comments: engines disagree on where a comment ends.

    Raises:
        QueryError: the query may do more than ask; the message names the word and its place.
    """
    empty = True
    for token in tokens("sparql", text):
        empty = False
        reason = _reason(token)
        if reason is not None:
            raise QueryError(f"{token.text[:40]} at {place(text, token.start)} is refused: {reason}")
    if empty:
        raise QueryError("the query is empty; begin with SELECT or ASK")


def _reason(token: Token) -> str | None:
    """Why a token may not stand in a query, if so."""
    match token.kind:
        case "word":
            word = token.upper if token.text.isascii() else ""
            return None if word in WORDS else _REASONS.get(word, "it is no word of the queries one may ask")
        case "prefixed" if _OUTWARD.search(token.text) is not None:
            return (
                "the engine would read a keyword in it; choose another prefix, or write the whole <http…> IRI"
            )
        case "iri" if _IRI.fullmatch(token.text) is None:
            return "an IRI is written <http://…> or <https://…>, or with a prefix; blanks go around a less-than sign"
        case "string" if _ESCAPES.fullmatch(token.text) is None:
            # Where the escape is wrong, the engine would see another string, or none.
            return r"""a string knows \\ \' \" \b \f \n \r \t; write other characters as they are, and \\ for \\"""
    return None
