"""The words of a query text: what is code, and what is only a string, a quoted name or a comment.

Both languages are cut into tokens by one pass of a regular expression, without backtracking. Whoever judges a
query (the catalogue, the guard) looks at tokens, so that ``'CREATE'`` in a string is not the clause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from ontology.errors import QueryError

Language = Literal["cypher", "sparql"]
Kind = Literal["word", "name", "string", "number", "parameter", "variable", "iri", "prefixed", "tag", "sign"]

_CYPHER = re.compile(
    r"""
      (?P<gap>\s+ | //[^\n]* | /\*(?s:.*?)\*/)
    | (?P<string>'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*")
    | (?P<name>`(?:[^`]|``)*`)
    | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\w))
    | (?P<word>[^\W\d]\w*)
    | (?P<sign><-|->|<=|>=|<>|=~|\.\.|[(){}\[\],.:|=<>+\-*/%^&!;])
    """,
    re.VERBOSE,
)
# Productions 139-178 of the SPARQL 1.1 grammar, as far as telling code from text needs them.
_SPARQL = re.compile(
    r"""
      (?P<gap>\s+ | \#[^\n]*)
    | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*''' | \"""(?:"{0,2}(?:[^"\\]|\\.))*\"""
                | '(?:[^'\\\n]|\\.)*' | "(?:[^"\\\n]|\\.)*")
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<prefixed>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
                   (?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*
                   (?:[\w:-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]))?)? | _:\w(?:[\w.-]*[\w-])?)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\w))
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>\^\^|&&|\|\||!=|<=|>=|[(){}\[\],.;=<>+\-*/^|!?])
    """,
    re.VERBOSE | re.DOTALL,
)
_PATTERNS: dict[Language, re.Pattern[str]] = {"cypher": _CYPHER, "sparql": _SPARQL}


@dataclass(frozen=True, slots=True)
class Token:
    """One token: what it is, its text as written, and the offset of its first character."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)

    @property
    def upper(self) -> str:
        """A bare word in capitals, the way keywords are compared; empty for anything else."""
        return self.text.upper() if self.kind == "word" else ""

    def is_sign(self, *signs: str) -> bool:
        """Say whether this is one of these punctuation signs."""
        return self.kind == "sign" and self.text in signs


def words(listed: str) -> frozenset[str]:
    """Return the words of a list that is written with blanks between them."""
    return frozenset(listed.split())


def place(text: str, offset: int) -> str:
    """Return where an offset lies, for messages: line and column, both from 1."""
    return f"line {text.count(chr(10), 0, offset) + 1}, column {offset - text.rfind(chr(10), 0, offset)}"


def tokens(language: Language, text: str) -> Iterator[Token]:
    """Yield the tokens of a query, comments and blanks left out.

    Raises:
        QueryError: a character that can start no token, such as a quotation mark that is never closed.
    """
    pattern, offset = _PATTERNS[language], 0
    while offset < len(text):
        match = pattern.match(text, offset)
        if match is None:
            raise QueryError(f"{text[offset]!r} at {place(text, offset)} makes no sense there")
        if match.lastgroup != "gap":
            yield Token(cast(Kind, match.lastgroup), match.group(), offset)
        offset = match.end()


def without_comments(language: Language, text: str) -> str:
    """Return the query with every comment replaced by blanks, so that all offsets stay as they are."""
    kept = [" " if char != "\n" else char for char in text]
    for token in tokens(language, text):
        kept[token.start : token.end] = token.text
    return "".join(kept)
