"""The text of one saved query file: which parameters it takes and which columns it gives.

Both are read from the tokens of the text itself, so that the catalogue can hold them against the description.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from ontology.errors import QueryError
from queries.tokens import Language, Token, tokens

_AFTER_COLUMNS = {"ORDER", "SKIP", "LIMIT", "UNION"}
_OPEN = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


class SavedText:
    """A query file. ``path`` and line open every message."""

    language: Language

    def __init__(self, path: str, text: str) -> None:
        """Cut the text into tokens.

        Raises:
            QueryError: it cannot be cut into tokens.
        """
        self.path = path
        self.text = text
        try:
            self.tokens = list(tokens(self.language, text))
        except QueryError as error:
            raise QueryError(f"{path}: {error}") from error

    def refused(self, at: Token | str, reason: str) -> QueryError:
        """Return the error that names the file and the line of a token, or where a name is described or mentioned."""
        offset = at.start if isinstance(at, Token) else self._mention(at)
        line = self.text.count("\n", 0, offset) + 1
        return QueryError(f"{self.path}:{line}: {reason}")

    def _mention(self, name: str) -> int:
        described = re.search(rf"^//\+\s*{re.escape(name)}\s*=", self.text, re.MULTILINE)
        return described.start() if described else max(self.text.find(name), 0)

    def check_parameters(self, declared: tuple[str, ...]) -> None:
        """Refuse parameters that are used and not declared, or declared and not used."""
        used = self.parameters
        for name, token in used.items():
            if name not in declared:
                raise self.refused(token, f"parameter {name} is not declared")
        for name in declared:
            if name not in used:
                raise self.refused(name, f"parameter {name} is declared and never used")

    def check_columns(self, declared: tuple[str, ...]) -> None:
        """Refuse a result whose columns are not the declared ones in their order."""
        for at, found in self.results:
            if found != declared:
                raise self.refused(
                    at, f"the columns are {', '.join(found)}; declared are {', '.join(declared)}"
                )

    @property
    def parameters(self) -> dict[str, Token]:
        """The parameters that the query uses, each with the place of its first use."""
        return {}

    @property
    def results(self) -> list[tuple[Token, tuple[str, ...]]]:
        """The place and the column names of everything that gives rows (one for each branch of a union)."""
        return []


class CypherText(SavedText):
    """A ``.cypher`` file: parameters are ``$name``, columns stand in the last RETURN."""

    language: Language = "cypher"

    @property
    def parameters(self) -> dict[str, Token]:
        """The parameters that the query uses, each with the place of its first use."""
        found: dict[str, Token] = {}
        for token in self.tokens:
            if token.kind == "parameter":
                found.setdefault(token.text[1:].strip("`"), token)
        return found

    @property
    def results(self) -> list[tuple[Token, tuple[str, ...]]]:
        """The place and the column names of every RETURN."""
        returns = [(index, token) for index, token in enumerate(self.tokens) if token.upper == "RETURN"]
        if len(returns) == 0:
            raise self.refused("", "there is no RETURN")
        return [
            (token, tuple(self._column(item) for item in self._items(index + 1))) for index, token in returns
        ]

    def _items(self, start: int) -> Iterator[list[Token]]:
        depth, item = 0, list[Token]()
        for token in self.tokens[start:]:
            if depth == 0 and token.upper in _AFTER_COLUMNS:
                break
            depth += _OPEN.get(token.text, 0) if token.kind == "sign" else 0
            if depth == 0 and token.is_sign(","):
                yield item
                item = []
            elif token.upper != "DISTINCT" or len(item) > 0:
                item.append(token)
        yield item

    def _column(self, item: Sequence[Token]) -> str:
        if len(item) == 0 or (len(item) > 1 and item[-2].upper != "AS"):
            raise self.refused(
                item[-1] if item else "RETURN", "a column of RETURN has no name; give it one with AS"
            )
        return item[-1].text


class SparqlText(SavedText):
    """A ``.rq`` file: parameters are the variables of the VALUES block that opens the outermost group."""

    language: Language = "sparql"

    @cached_property
    def _block(self) -> list[Token]:
        """The tokens of the block of parameters, from VALUES to its last brace; empty if there is none."""
        where = next((n for n, token in enumerate(self.tokens) if token.is_sign("{")), len(self.tokens))
        block = self.tokens[where + 1 :]
        if len(block) == 0 or block[0].upper != "VALUES":
            return []
        closing = next((n for n, token in enumerate(block) if token.is_sign("}")), len(block) - 1)
        return block[: closing + 1]

    @property
    def values(self) -> tuple[int, int] | None:
        """The stretch of the text from ``{`` to ``}`` in which the values of the parameters stand."""
        opening = next((token for token in self._block if token.is_sign("{")), None)
        return None if opening is None else (opening.start, self._block[-1].end)

    @property
    def parameters(self) -> dict[str, Token]:
        """The parameters in the order of the block, each with its place there.

        Raises:
            QueryError: a variable of the block occurs nowhere else.
        """
        names = {token.text[1:]: token for token in self._block if token.kind == "variable"}
        elsewhere = {
            token.text[1:] for token in self.tokens if token.kind == "variable" and token not in self._block
        }
        for name, token in names.items():
            if name not in elsewhere:
                raise self.refused(token, f"parameter {name} is never used")
        return names

    def check_parameters(self, declared: tuple[str, ...]) -> None:
        """Refuse a block that does not hold the declared parameters in their order."""
        super().check_parameters(declared)
        if tuple(self.parameters) != declared:
            raise self.refused(self._block[0], f"VALUES must list {', '.join(declared)} in this order")

    @property
    def results(self) -> list[tuple[Token, tuple[str, ...]]]:
        """The place and the variables of the outermost SELECT."""
        at = next((n for n, token in enumerate(self.tokens) if token.upper == "SELECT"), None)
        if at is None:
            raise self.refused("", "there is no SELECT")
        depth, names = 0, list[str]()
        for before, token in zip(self.tokens[at:], self.tokens[at + 1 :], strict=False):
            if token.upper == "WHERE" or token.is_sign("{"):
                break
            depth += _OPEN.get(token.text, 0) if token.kind == "sign" else 0
            if token.kind == "variable" and (depth == 0 or before.upper == "AS"):
                names.append(token.text[1:])
        return [(self.tokens[at], tuple(names))]
