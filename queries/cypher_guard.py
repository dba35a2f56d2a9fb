"""What a foreign Cypher query may say.

Ladybug, opened for reading, still copies rows into files, reads files, changes settings and loads
extensions. So a query must consist of the clauses that only ask, and no word may stand where another clause
could begin. That is decided token by token: after something complete (a variable, a closing bracket) a
word goes on with the query and must be one of the words that do; after something that wants to be completed
(``=``, ``WHERE``, an opening bracket) a word is a name, and before ``(`` that of a function that only
computes. Whether the query means anything is left to the engine.
"""

import re
from collections.abc import Collection
from enum import Enum, auto

from ontology.errors import QueryError
from queries.tokens import Token, place, tokens, words

FUNCTIONS = words(
    """
    abs all any avg ceil coalesce collect count floor label labels left length lower ltrim max min nodes none
    relationships replace right rtrim single size sum tolower toupper trim upper
    """
)
"""Functions that only compute, in small letters. Those that can blow up a value (repeat, range, lpad) are no
part of it, nor those that read settings, files or sequences."""

REFUSED = words(
    """
    ALTER ATTACH BEGIN CALL CHECKPOINT COMMIT COPY CREATE DELETE DENY DETACH DROP EXPLAIN EXPORT FOREACH GRANT
    IMPORT INSTALL LOAD MERGE PROFILE REMOVE REVOKE ROLLBACK SET UNINSTALL USE YIELD
    """
)
"""Words that write, touch files or change settings. They are no names either, except in backticks, behind a
point or a colon, and after AS."""

_BEGIN = frozenset(("MATCH", "OPTIONAL", "RETURN", "UNWIND", "WITH"))
_GO_ON = _BEGIN | words(
    """
    AND AS ASC ASCENDING CONTAINS DESC DESCENDING ELSE END ENDS IN IS LIMIT OR ORDER SKIP STARTS THEN UNION
    WHEN WHERE XOR
    """
)
_WORDS = _GO_ON | frozenset(("BY", "CASE", "DISTINCT", "NOT"))
_FOLLOWED = {"ENDS": "WITH", "OPTIONAL": "MATCH", "ORDER": "BY", "STARTS": "WITH"}
_COMPLETE = frozenset(("ASC", "ASCENDING", "DESC", "DESCENDING", "END"))
_IN_CASE = frozenset(("ELSE", "END", "THEN", "WHEN"))

_CLOSED_BY = {"(": ")", "[": "]", "-[": "]", "{": "}", "EXISTS {": "}"}
_SIGNS = words("= < > <= >= <> + - / % <- -> ..")
_ESCAPES = re.compile(r"""(?:[^\\]|\\(?:[\\'"bfnrt]|u[0-9A-Fa-f]{4}))*""", re.DOTALL)


class _Wanted(Enum):
    """What the tokens so far leave open."""

    CLAUSE = auto()
    VALUE = auto()
    NAME = auto()
    NOTHING = auto()


def check_cypher(text: str, parameters: Collection[str] = ()) -> None:
    """Let a query pass that only asks, and uses no other parameters than these.

    What is run must be the text without its comments: engines disagree on where a comment ends.

    Raises:
        QueryError: the query may do more than ask; the message names the word and its place.
    """
    judge = _Judge(text, parameters)
    for token in judge.tokens:
        judge.hear(token)
    judge.end()


class _Judge:
    """Hears the tokens of a query one by one."""

    def __init__(self, text: str, parameters: Collection[str]) -> None:
        self.tokens = list(tokens("cypher", text))
        self._text = text
        self._parameters = parameters
        self._at = -1
        self._wanted = _Wanted.CLAUSE
        self._follows: tuple[str, ...] = ()
        self._open: list[str] = []

    def hear(self, token: Token) -> None:
        """Take the next token.

        Raises:
            QueryError: it must not stand there.
        """
        self._at += 1
        word = _keyword(token)
        if self._follows != () and word not in self._follows:
            raise self._refused(token, f"{' or '.join(self._follows)} is expected there")
        if token.kind == "sign":
            self._wanted = self._after_sign(token)
        elif token.kind in ("word", "name"):
            self._wanted = self._after_word(token, word)
        else:
            self._check_value(token)
            self._wanted = _Wanted.NOTHING

    def end(self) -> None:
        """Be told that there are no more tokens."""
        if len(self.tokens) == 0:
            raise QueryError("the query is empty; begin with MATCH")
        if self._wanted is not _Wanted.NOTHING or self._follows != () or self._open != []:
            raise QueryError("the query breaks off in the middle; complete it")

    # --- words ---------------------------------------------------------------------------------------------

    def _after_word(self, token: Token, word: str) -> _Wanted:
        if self._follows != ():
            return self._after_phrase(word)
        if self._wanted is _Wanted.NAME:
            if self._is_next("("):
                raise self._refused(
                    token, f"it is no function that may be called; these are {_listed(FUNCTIONS)}"
                )
            return _Wanted.NOTHING
        if word in REFUSED:
            raise self._refused(
                token, "a query can only ask, with MATCH … RETURN …; a name goes in backticks"
            )
        if self._wanted is _Wanted.CLAUSE:
            if word == "ALL" and self._before() == "UNION":
                return _Wanted.CLAUSE
            if word not in _BEGIN:
                raise self._refused(token, f"a query begins with {_listed(_BEGIN)}")
            return self._after_keyword(token, word)
        if self._wanted is _Wanted.NOTHING:
            if word not in _GO_ON:
                raise self._refused(
                    token, "it is neither a clause nor an operator of the queries one may ask"
                )
            return self._after_keyword(token, word)
        return self._after_value(token, word)

    def _after_keyword(self, token: Token, word: str) -> _Wanted:
        """What is open after a word that goes on with the query."""
        if word in _IN_CASE and self._top() != "CASE":
            raise self._refused(token, "there is no CASE that it belongs to")
        if word == "END":
            self._open.pop()
        if word in _COMPLETE:
            return _Wanted.NOTHING
        if word == "UNION":
            return _Wanted.CLAUSE
        if word == "AS":
            return _Wanted.NAME
        if word == "IS":
            self._follows = ("NULL", "NOT")
        elif word in _FOLLOWED:
            self._follows = (_FOLLOWED[word],)
        return _Wanted.VALUE

    def _after_phrase(self, word: str) -> _Wanted:
        """What is open after the second word of a phrase such as ORDER BY."""
        self._follows = ("NULL",) if word == "NOT" else ()
        return _Wanted.NOTHING if word == "NULL" else _Wanted.VALUE

    def _after_value(self, token: Token, word: str) -> _Wanted:
        """What is open after a word that begins a value or is one."""
        before = self._before()
        if word == "NOT" or (word == "DISTINCT" and before in ("RETURN", "WITH", "(")):
            return _Wanted.VALUE
        if word == "WHEN" and before == "CASE":
            return _Wanted.VALUE
        if word == "CASE":
            self._open.append("CASE")
            return _Wanted.VALUE
        if word in _WORDS:
            raise self._refused(
                token, "a value or a name is expected there; a name like this goes in backticks"
            )
        if word in ("EXISTS", "COUNT") and self._is_next("{"):
            return _Wanted.VALUE
        if self._is_next("("):
            # In backticks it would call the function all the same.
            if token.kind != "word" or token.text.lower() not in FUNCTIONS:
                raise self._refused(
                    token, f"it is no function that may be called; these are {_listed(FUNCTIONS)}"
                )
            return _Wanted.VALUE
        return _Wanted.NOTHING

    # --- signs and values ----------------------------------------------------------------------------------

    def _after_sign(self, token: Token) -> _Wanted:
        sign, complete = token.text, self._wanted is _Wanted.NOTHING
        if sign in "([{":
            return self._after_opening(token)
        if sign in ")]}":
            if len(self._open) == 0 or _CLOSED_BY.get(self._open.pop()) != sign:
                raise self._refused(token, "it closes nothing that is open")
            return _Wanted.NOTHING
        if sign == "*":
            return self._after_star(token)
        if sign == ":":
            return self._after_colon(token)
        if sign == "|" and complete:
            return _Wanted.NAME
        # After a digit a point might belong to the number, and what follows it would be no name.
        if sign == "." and complete and self.tokens[self._at - 1].kind != "number":
            return _Wanted.NAME
        if sign == "," and complete:
            return _Wanted.VALUE
        if sign in _SIGNS and self._wanted in (_Wanted.NOTHING, _Wanted.VALUE):
            return _Wanted.VALUE
        if sign == ";":
            raise self._refused(token, "ask one query at a time, without ;")
        raise self._refused(token, "it makes no sense there, or is no operator of the queries one may ask")

    def _after_opening(self, token: Token) -> _Wanted:
        before, sign = self._before(), token.text
        if sign == "{" and before in ("EXISTS", "COUNT") and self._wanted is _Wanted.VALUE:
            self._open.append("EXISTS {")
            return _Wanted.CLAUSE
        if self._wanted not in (_Wanted.VALUE, _Wanted.NOTHING) or (
            sign == "(" and self._wanted is _Wanted.NOTHING
        ):
            raise self._refused(token, "no bracket can open there")
        self._open.append("-[" if sign == "[" and before in ("-", "<-") else sign)
        # `()`, `[]` and `{}` are complete.
        return _Wanted.NOTHING if self._is_next(_CLOSED_BY[sign]) else _Wanted.VALUE

    def _after_star(self, token: Token) -> _Wanted:
        """A star is everything (``count(*)``), times, or the length of a path."""
        if self._top() == "-[":
            if not self._is_bounded():
                raise self._refused(token, "a path needs an upper bound, such as *1..8")
            return _Wanted.VALUE
        if self._wanted is _Wanted.VALUE or self._before() == ".":
            return _Wanted.NOTHING
        if self._wanted is _Wanted.NOTHING:
            return _Wanted.VALUE
        raise self._refused(token, "it makes no sense there")

    def _is_bounded(self) -> bool:
        kinds = [_kind(token) for token in self.tokens[self._at + 1 : self._at + 4]]
        lower = kinds[:1] == ["number"]
        rest = kinds[1:] if lower else kinds
        return rest[:2] == ["..", "number"] or (lower and rest[:1] != [".."])

    def _after_colon(self, token: Token) -> _Wanted:
        """After a colon stands a label, or in a map or a list a value."""
        if self._top() in ("{", "["):
            return _Wanted.VALUE
        if self._wanted is _Wanted.NOTHING or self._before() in ("(", "[", "|"):
            return _Wanted.NAME
        raise self._refused(token, "it makes no sense there")

    def _check_value(self, token: Token) -> None:
        """Check a string, a number or a parameter."""
        if self._wanted is not _Wanted.VALUE:
            raise self._refused(token, "no value can stand there")
        if token.kind == "parameter" and token.text[1:].strip("`") not in self._parameters:
            raise self._refused(token, "no value is given for it; write the value itself")
        if token.kind == "number" and not token.text.isascii():
            raise self._refused(token, "a number is written in the digits 0 to 9")
        # Where the escape is wrong, the engine would see no string.
        if token.kind == "string" and _ESCAPES.fullmatch(token.text) is None:
            raise self._refused(
                token, r"a string knows \\ \' \" \b \f \n \r \t and \u with four digits; write \\ for \\"
            )

    # --- inside --------------------------------------------------------------------------------------------

    def _refused(self, token: Token, reason: str) -> QueryError:
        shown = token.text if len(token.text) <= 40 else f"{token.text[:40]}…"
        return QueryError(f"{shown} at {place(self._text, token.start)} is refused: {reason}")

    def _before(self) -> str:
        """The sign or keyword before, in capitals; names and values count as nothing."""
        if self._at == 0:
            return ""
        token = self.tokens[self._at - 1]
        return token.text if token.kind == "sign" else _keyword(token)

    def _is_next(self, sign: str) -> bool:
        return self._at + 1 < len(self.tokens) and self.tokens[self._at + 1].is_sign(sign)

    def _top(self) -> str:
        return self._open[-1] if self._open else ""


def _keyword(token: Token) -> str:
    """A bare word in capitals. Keywords are ASCII: capitals of other letters may be (ſ → S)."""
    return token.upper if token.text.isascii() else ""


def _kind(token: Token) -> str:
    return token.text if token.kind == "sign" else token.kind


def _listed(words: Collection[str]) -> str:
    return ", ".join(sorted(words))
