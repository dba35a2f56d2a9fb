"""Ladybug answers all questions one after the other in less memory than their plans would hold together."""

from pathlib import Path

import pytest

from graph import ladybug
from graph.ladybug import LadybugEngine
from queries.catalogue import saved
from tests.queries.projecting import Asked, graph_of
from tests.queries.world import build


def test_memory_that_kept_plans_hold_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladybug, "_READ_MEMORY", 1 << 26)
    monkeypatch.setattr(ladybug, "_PLANS", 1000)
    graph = graph_of(build())
    ladybug.build(graph, tmp_path)
    engine = LadybugEngine(tmp_path)
    asked = Asked(graph, {"ladybug": engine})
    kept: list[int] = []
    for question in saved().values():
        asked.rows(question, next(asked.variants(question)))
        kept.append(sum(reused.times for reused in engine._idle))
    engine.close()
    assert kept != sorted(kept)
