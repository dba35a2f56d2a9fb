"""Every saved question gives, in every engine, the rows that were written down by hand.

``rows/<question>.txt`` holds the cases of a question over the world of :mod:`tests.queries.world`: a line
``? parameter=value …``, the columns that the case looks at, and the rows. ``·`` is nothing; things and edges are
called by their handles.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.engine import Cell, Engine
from queries.catalogue import saved
from queries.question import EVIDENCE, NODE_TYPES, Value
from queries.runner import ask
from queries.tokens import Language
from tests.queries.projecting import engines, graph_of
from tests.queries.world import World, build

ROWS = Path(__file__).parent / "rows"
LANGUAGES: dict[str, Language] = {"ladybug": "cypher", "oxigraph": "sparql", "rdflib": "sparql"}
NOTHING = "·"


@dataclass(frozen=True)
class Case:
    """What a question is asked with, and the rows it must give in some of its columns."""

    question: str
    given: dict[str, Value]
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def __str__(self) -> str:
        return " ".join([self.question, *(f"{name}={value}" for name, value in self.given.items())])


def cases() -> Iterator[Case]:
    """The cases of all files."""
    for path in sorted(ROWS.glob("*.txt")):
        for block in path.read_text("utf-8").strip().split("\n\n"):
            asked, columns, *rows = block.splitlines()
            given = dict(pair.split("=", 1) for pair in asked.removeprefix("?").split())
            cells = [tuple(cell.strip() for cell in row.split("|")) for row in (columns, *rows)]
            yield Case(path.stem, dict(given), cells[0], sorted(cells[1:]))


CASES = list(cases())


@pytest.fixture(scope="module")
def world() -> World:
    return build()


@pytest.fixture(scope="module")
def opened(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Engine]]:
    found = engines(graph_of(world), tmp_path_factory.mktemp("engines"))
    yield found
    for engine in found.values():
        engine.close()


def shown(cell: Cell, handles: dict[str, str]) -> str:
    """A cell as it is written down."""
    if cell is None:
        return NOTHING
    return str(cell).lower() if isinstance(cell, bool) else handles.get(str(cell), str(cell))


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("engine", LANGUAGES)
def test_the_rows_written_down(case: Case, engine: str, world: World, opened: dict[str, Engine]) -> None:
    handles = world.handles()
    question = saved()[case.question]
    answer = ask(question, case.given, lambda _, name: world.id(name), opened[engine], LANGUAGES[engine])
    places = [[column.name for column in answer.columns].index(name) for name in case.columns]
    ids = [question.columns[place].type == "id" for place in places]
    found = [
        tuple(shown(row[place], handles if is_id else {}) for place, is_id in zip(places, ids, strict=True))
        for row in answer.rows
    ]
    assert sorted(found) == case.rows


@pytest.mark.parametrize("name", saved())
def test_every_column_and_every_parameter_is_looked_at(name: str) -> None:
    question = saved()[name]
    looked_at = {column for case in CASES if case.question == name for column in case.columns}
    given = {parameter for case in CASES if case.question == name for parameter in case.given}
    assert {column.name for column in question.columns} - looked_at <= {EVIDENCE}
    assert {parameter.name for parameter in question.parameters} == given
    assert any(len(case.rows) > 0 for case in CASES if case.question == name)


@pytest.mark.parametrize("name", [name for name in saved() if saved()[name].columns[-1].name == EVIDENCE])
def test_the_evidence_of_a_row_is_a_node_or_an_edge(
    name: str, world: World, opened: dict[str, Engine]
) -> None:
    handles = world.handles()
    for case in (case for case in CASES if case.question == name):
        for engine, language in LANGUAGES.items():
            if engine != "rdflib":
                answer = ask(saved()[name], case.given, lambda _, n: world.id(n), opened[engine], language)
                assert {str(row[-1]) for row in answer.rows} <= handles.keys()


def test_names_of_things_are_resolved(world: World, opened: dict[str, Engine]) -> None:
    asked: list[tuple[str, str]] = []

    def resolve(type_: str, name: str) -> str:
        asked.append((type_, name))
        return world.id(name)

    ask(
        saved()["agency_responsibilities"],
        {"agency": "env", "plan": "A"},
        resolve,
        opened["ladybug"],
        "cypher",
    )
    assert asked == [("Agency", "env"), ("Plan", "A")]
    assert {type_ for type_, _ in asked} <= set(NODE_TYPES)
