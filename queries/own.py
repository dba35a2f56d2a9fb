"""Questions that users add: a folder of file pairs, asked like those that come with the program.

Nobody else has read them. So each must pass the guard, as every foreign query must, and is asked under the limits of
foreign queries.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ontology.errors import QueryError
from queries.aggregates import check_aggregates
from queries.catalogue import Catalogue, Pair, pairs, question_of, saved, texts
from queries.guard import allowed
from queries.question import Question
from queries.saved_text import CypherText, SavedText, SparqlText
from queries.subset import departures

RESERVED = frozenset(("as_of", "engine", "format", "graph", "help", "ids", "queries"))
"""Options that every question has on the command line; no parameter can have their name."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Examined:
    """A pair of files: the question, unless it cannot be read, and what is wrong with it, each with file and line."""

    name: str
    question: Question | None
    problems: tuple[str, ...]


def with_own(folder: Path | None) -> Catalogue:
    """Return the questions that come with the program and those in the folder, if one is given.

    Raises:
        QueryError: with file and line, if the folder cannot be read, a name is taken, a partner is missing, a file does
            not fit its description, or a text wants more than to ask.
    """
    if folder is None:
        return saved()
    own = {name: _question(name, *_texts(name, pair)) for name, pair in _pairs(folder).items()}
    return Catalogue({**saved(), **own})


def examine(folder: Path) -> Iterator[Examined]:
    """Yield every pair of the folder with all that is wrong with it; what is no error to one engine also counts.

    Raises:
        QueryError: the folder cannot be read.
    """
    for name, pair in _pairs(folder).items():
        try:
            cypher, sparql = _texts(name, pair)
            question = _question(name, cypher, sparql)
        except QueryError as error:
            yield Examined(name, None, (str(error),))
        else:
            yield Examined(name, question, (*_departures(cypher), *_departures(sparql)))


def _departures(text: SavedText) -> Iterator[str]:
    for token, reason in departures(text):
        yield str(text.refused(token, f"{token.text} is refused: {reason}"))


def _pairs(folder: Path) -> dict[str, Pair]:
    try:
        found = pairs(folder)
    except OSError as error:
        raise QueryError(
            f"{folder}: no folder of questions ({error.strerror}); name one that exists"
        ) from error
    if len(found) == 0:
        raise QueryError(f"{folder}: it holds no question; a question is a pair NAME.cypher and NAME.rq")
    return found


def _texts(name: str, pair: Pair) -> tuple[CypherText, SparqlText]:
    first = next(iter(pair.values()))
    if _NAME.fullmatch(name) is None:
        raise QueryError(f"{first}:1: {name!r} is no name; use small letters, digits and _, a letter first")
    if name in saved():
        raise QueryError(f"{first}:1: there is a saved question {name} already; choose another name")
    return texts(name, pair)


def _question(name: str, cypher: CypherText, sparql: SparqlText) -> Question:
    question = question_of(name, cypher, sparql)
    for parameter in question.parameters:
        if parameter.name in RESERVED:
            raise cypher.refused(
                parameter.name, f"parameter {parameter.name} would hide the option of that name"
            )
    names = [parameter.name for parameter in question.parameters]
    return replace(question, cypher=_guarded(cypher, names), sparql=_guarded(sparql, []), own=True)


def _guarded(text: SavedText, parameters: list[str]) -> str:
    """The text to be run in its place; all offsets are the same."""
    try:
        asked = allowed(text.language, text.text, parameters)
        if text.language == "cypher":
            check_aggregates(asked)
    except QueryError as error:
        raise QueryError(f"{text.path}: {error}") from error
    return asked
