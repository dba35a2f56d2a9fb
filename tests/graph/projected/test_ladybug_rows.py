"""What Ladybug answers is what a loop over the edges finds: paths with conditions, and aggregates.

Releases have dropped and doubled rows of both (``docs/decisions/0017-ladybug-0.20.md``): this is what a new one must pass.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest

from graph import ladybug
from graph.ladybug import LadybugEngine
from ontology.base import Edge, Node, Thing
from ontology.edges import Measures, Sets
from ontology.nodes import Indicator, Plan, Target, Task
from tests.graph.projected.conftest import made_of

MATCH = "MATCH (t:Task)-[s:SETS]->(g:Target)-[m:MEASURES]->(i:Indicator)"
VALUES: dict[str, tuple[str, ...]] = {
    "t.kind": ("operative", "container", "article"),
    "s.modality": ("binding", "expected", "strive"),
    "g.period": ("level", "flow", "cumulative"),
    "m.match": ("exact", "close"),
    "i.name": ("甲", "乙", "丙"),
}
IDS = ("t.id", "s.id", "g.id", "m.id", "i.id")

Row = dict[str, str]
T = TypeVar("T", bound=Thing)


class World:
    """Tasks that set targets that measure few indicators, and every path through them."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._chance = Random(seed)  # noqa: S311
        plan = Plan(keys=("number:青政|2022|1",), title="方案")
        tasks = [
            self._one_of(Task, "t.kind", plan=plan.id, path=str(n), heading="事", ordinal=n)
            for n in range(200)
        ]
        targets = [self._one_of(Target, "g.period", owner=plan.id, indicator=f"指标{n}") for n in range(700)]
        indicators = [self._one_of(Indicator, "i.name", code=f"share-{n}") for n in range(25)]
        sets, measures = list[Sets](), dict[str, Measures]()
        for target in targets:
            for task in self._chance.sample(tasks, self._chance.choice((0, 1, 1, 2))):
                sets.append(self._one_of(Sets, "s.modality", source=task.id, target=target.id))
            if self._chance.random() < 0.7:
                indicator = indicators[int(self._chance.random() ** 3 * len(indicators))]
                measures[target.id] = self._one_of(Measures, "m.match", source=target.id, target=indicator.id)
        graph = made_of([plan, *tasks, *targets, *indicators], [*sets, *measures.values()])
        ladybug.build(graph, folder)
        self.engine = LadybugEngine(folder)
        self.paths = [
            _path(graph.nodes[s.source], s, graph.nodes[m.source], m, graph.nodes[m.target])
            for s in sets
            if (m := measures.get(s.target)) is not None
        ]

    def _one_of(self, cls: type[T], name: str, **values: object) -> T:
        """A node or edge with one of the values of a property."""
        chosen = self._chance.choice(VALUES[name])
        return cls.model_validate({**values, name.partition(".")[2]: chosen})


def _path(*things: Node | Edge) -> Row:
    texts = (str(getattr(thing, name.partition(".")[2])) for thing, name in zip(things, VALUES, strict=True))
    return {
        **dict(zip(IDS, (thing.id for thing in things), strict=True)),
        **dict(zip(VALUES, texts, strict=True)),
    }


@pytest.fixture(scope="module", params=range(3))
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World(request.param, tmp_path_factory.mktemp("rows"))
    yield made
    made.engine.close()


def test_conditions_on_paths_are_heeded(world: World) -> None:
    chance = Random(1)  # noqa: S311
    for _ in range(60):
        names = chance.sample(list(VALUES), chance.choice((2, 3)))
        wanted = [(name, chance.choice(("=", "<>")), chance.choice(VALUES[name])) for name in names]
        text = f"{MATCH} WHERE {' AND '.join(f'{n} {sign} {v!r}' for n, sign, v in wanted)} RETURN g.id, s.id"
        found = [
            (path["g.id"], path["s.id"])
            for path in world.paths
            if all((path[name] == value) == (sign == "=") for name, sign, value in wanted)
        ]
        assert sorted(world.engine.run(text).rows) == sorted(found), text


def _reckoned(aggregate: str, rows: Sequence[Row]) -> object:
    name, _, column = aggregate.rstrip(")").partition("(")
    values = [row[column.removeprefix("DISTINCT ")] for row in rows]
    if name == "count":
        return len(set(values)) if column.startswith("DISTINCT ") else len(values)
    return min(values) if name == "min" else max(values)


@pytest.mark.parametrize("kinds", [("count({})", "min({})", "max({})"), ("count(DISTINCT {})",)])
def test_aggregates_are_right(world: World, kinds: tuple[str, ...]) -> None:
    """With and without DISTINCT; not both at once, which :mod:`queries.aggregates` refuses."""
    chance = Random(2)  # noqa: S311
    for _ in range(40):
        keys = chance.sample(IDS, chance.choice((1, 2)))
        asked = [chance.choice(kinds).format(chance.choice(IDS)) for _ in range(chance.choice((1, 2, 3)))]
        groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for path in world.paths:
            groups[tuple(path[key] for key in keys)].append(path)
        found = [(*key, *(_reckoned(one, rows) for one in asked)) for key, rows in groups.items()]
        listed = ", ".join(f"{word} AS c{n}" for n, word in enumerate([*keys, *asked]))
        text = f"{MATCH} RETURN {listed}"
        assert sorted(world.engine.run(text).rows) == sorted(found), text
