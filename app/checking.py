"""Checks of questions that users add: do all engines take them, and do they give the same rows?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyparsing import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery

from app.asking import Where
from app.workspace import Workspace
from graph.engine import first_line
from graph.http_exchange import Address
from graph.neo4j import Server
from ontology.errors import QueryError
from queries.binding import sparql_text
from queries.own import Examined
from queries.question import NODE_TYPES, Question, Value
from queries.rows import Row, in_code_point_order

EMBEDDED: tuple[Where, ...] = ("ladybug", "oxigraph")


@dataclass(frozen=True, slots=True)
class Checked:
    """A question, what is wrong with it, and how many rows it gave with the values of its examples.

    ``rows`` is ``None`` where nothing could be compared; ``asked`` counts the sets of values that were compared.
    """

    name: str
    problems: tuple[str, ...]
    rows: int | None = None
    asked: int = 0


def check(examined: Examined, workspace: Workspace | None, servers: Sequence[Where] = ()) -> Checked:
    """Ask a question of every engine and of these servers, with its examples, and compare the rows.

    Its texts are explained first, by the engines that can; rdflib reads the SPARQL text as a second opinion. It is
    asked with the required parameters alone, then also with each optional one, then with all.

    Raises:
        GraphError: the graph cannot be asked, or was not pushed to a server.
    """
    question, problems = examined.question, list(examined.problems)
    counts: list[int] = []
    if question is None or workspace is None:
        return Checked(examined.name, tuple(problems))
    problems += _not_read(question, workspace)
    if problems:
        return Checked(question.name, tuple(problems))
    optional = {p.name: p.example for p in question.parameters if not p.required}
    try:
        counts.extend(
            _compared(question, given, workspace, servers)
            for given in value_sets(question.examples, optional)
        )
    except QueryError as error:
        problems.append(f"{question.name}: {error}")
    return Checked(question.name, tuple(problems), max(counts, default=None), len(counts))


def value_sets(required: Mapping[str, Value], optional: Mapping[str, Value]) -> Iterator[dict[str, Value]]:
    """Yield the required values alone, then with each optional one, then with all."""
    yield dict(required)
    yield from ({**required, name: value} for name, value in optional.items())
    if len(optional) > 1:
        yield {**required, **optional}


def _not_read(question: Question, workspace: Workspace) -> Iterator[str]:
    """What Ladybug's planner and rdflib's parser say against the texts."""
    values = {p.name: _plain(p.type in NODE_TYPES, p.example) for p in question.parameters}
    try:
        with workspace.projection("ladybug") as projection:
            projection.run(f"EXPLAIN {question.cypher}", values)
    except QueryError as error:
        yield f"{question.name}.cypher: ladybug refuses it ({error})"
    try:
        parseQuery(sparql_text(question, values))
    except ParseBaseException as error:
        yield f"{question.name}.rq: rdflib refuses it ({first_line(error)})"


def _plain(is_thing: bool, example: Value) -> Value:
    """A value that need mean nothing to be read."""
    return "agency:0000000000000000" if is_thing else example


def _compared(
    question: Question, given: Mapping[str, Value], workspace: Workspace, servers: Sequence[Where]
) -> int:
    """The number of rows that all engines give.

    Raises:
        QueryError: they differ, an engine refuses the question, or an example means nothing in this graph.
    """
    found: dict[str, list[Row]] = {}
    for engine in (*EMBEDDED, *servers):
        answer = workspace.ask(question, given, engine)
        if answer.cut:
            raise QueryError(f"{_asked(given)}: more than {len(answer.rows)} rows; too many to compare")
        found[_called(engine)] = in_code_point_order(answer.rows)
    (first, rows), *others = found.items()
    for name, other in others:
        if other != rows:
            raise QueryError(f"{_asked(given)}: {_difference(first, rows, name, other)}")
    return len(rows)


def _difference(first: str, rows: list[Row], second: str, others: list[Row]) -> str:
    """How two answers differ, by the first row that only one has."""
    told = f"{first} gives {len(rows)} rows, {second} {len(others)}"
    for name, own, their in ((first, rows, others), (second, others, rows)):
        for lone in Counter(own) - Counter(their):
            shown = " | ".join("" if cell is None else str(cell) for cell in lone)
            return f"{told}; {name} alone, or more often, has: {shown}"
    return told


def _asked(given: Mapping[str, Value]) -> str:
    return "asked with " + (", ".join(f"{name} {value}" for name, value in given.items()) or "nothing")


def _called(engine: Where) -> str:
    return engine.uri if isinstance(engine, Server | Address) else engine
