"""Asks saved questions of an engine."""

from collections.abc import Mapping
from typing import Protocol

from graph.engine import UNLIMITED, Limits, Rows
from graph.rows import Value as GraphValue
from ontology.errors import QueryError
from queries.binding import Resolve, bound, cypher_parameters, sparql_text
from queries.question import Question, Value
from queries.rows import Answer, in_reading_order, normalised
from queries.tokens import Language


class Asked(Protocol):
    """Whatever runs a query text: an open projection, or an engine."""

    def run(
        self, text: str, parameters: Mapping[str, GraphValue] | None = None, limits: Limits = UNLIMITED
    ) -> Rows:
        """Return the rows of a query."""


def ask(
    question: Question, given: Mapping[str, Value], resolve: Resolve, asked: Asked, language: Language
) -> Answer:
    """Return the answer to a saved question, its rows in reading order.

    ``given`` are the values by parameter name, as the caller has them; ``resolve`` turns names of things into
    ids.

    Raises:
        QueryError: a value is wrong, or the engine refuses the query.
    """
    values = bound(question, given, resolve)
    if language == "cypher":
        rows = asked.run(question.cypher, cypher_parameters(values))
    else:
        rows = asked.run(sparql_text(question, values))
    names = tuple(column.name for column in question.columns)
    if rows.columns != names:
        raise QueryError(f"{question.name}: the engine gave the columns {', '.join(rows.columns)}")
    found = in_reading_order(normalised(rows.rows, question.columns), question.columns, question.order)
    return Answer(question.columns, found, rows.cut)
