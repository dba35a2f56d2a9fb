"""Scores against the annotations made by hand; the floors only move up."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from app.folded import fold
from tests.reading import read

SEEDS = {
    "metadata": 1.0, "tasks": 1.0, "responsibility": 1.0, "target": 1.0, "target_strict": 1.0, "reference": 1.0,
    "reference_typed": 1.0, "region": 1.0, "claim": 1.0,
}  # fmt: skip
ALL = SEEDS | {"responsibility": 0.999, "reference": 0.988, "reference_typed": 0.988}
PDF = SEEDS | {"responsibility": 0.998, "reference": 0.975, "reference_typed": 0.975}
"""Fewer documents lie here as PDF, and the same three rows weigh more."""


@cache
def scorer(gold: Path) -> ModuleType:
    """The scorer that lies beside the annotations."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document(corpus: Path, stem: str) -> Path:
    return next(path for folder in ("seeds", "dev") if (path := corpus / folder / f"{stem}.txt").exists())


@cache
def view(path: Path) -> dict[str, Any]:
    return fold(read(path))


@pytest.mark.corpus
@pytest.mark.parametrize(("prefix", "floors"), [("seed-", SEEDS), ("", ALL)], ids=["seeds", "all"])
def test_no_layer_falls_below_its_floor(
    corpus: Path, gold: Path, prefix: str, floors: dict[str, float]
) -> None:
    score = scorer(gold)
    layers = {name: score.Layer() for name in score.LAYERS}
    for path in sorted((gold / "dev").glob(f"{prefix}*.json")):
        annotated = json.loads(path.read_text("utf-8"))
        score.score(annotated, view(document(corpus, path.stem)), path.stem, layers)
    reached = {name: layers[name].prf()["f1"] for name in floors}
    below = {name: (f1, layers[name].errors) for name, f1 in reached.items() if f1 < floors[name]}
    assert below == {}


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("stem", "brackets", "rows"),
    [("seed-003-qinghai-carbon-market", 20, 76), ("seed-004-qinghai-retrofit", 14, 86)],
)
def test_brackets_and_rows_of_the_seeds(corpus: Path, stem: str, brackets: int, rows: int) -> None:
    extract = read(document(corpus, stem))
    found = fold(extract)["responsibilities"]
    edges = [e for e in extract.edges if e.type == "RESPONSIBLE_FOR"]
    markers = {
        (item.char_start, item.char_end)
        for item in extract.evidence
        if item.part == "context" and item.subject in {edge.id for edge in edges}
    }
    assert len(markers) == brackets
    assert len(found) == rows


@pytest.mark.corpus
def test_units_of_the_abridged_plan(corpus: Path) -> None:
    extract = read(document(corpus, "seed-001-qinghai-peak-plan"))
    paths = [
        str(getattr(task, "path", ""))
        for task in extract.of("Task")
        if getattr(task, "form", "") == "numbered"
    ]
    assert [sum(path.count("/") == depth for path in paths) for depth in (0, 1, 2)] == [5, 22, 38]
    assert not [edge for edge in extract.edges if edge.type == "RESPONSIBLE_FOR"]


@pytest.mark.corpus
def test_warnings_of_the_seeds_are_the_deserved_ones(corpus: Path) -> None:
    codes = {
        path.stem: sorted(finding.code for finding in read(path).findings)
        for path in sorted((corpus / "seeds").iterdir())
    }
    assert codes["seed-001-qinghai-peak-plan"] == ["abridged", "repeated_lead", "reports_without_sender"]
    assert codes["seed-003-qinghai-carbon-market"] == []
    assert codes["seed-004-qinghai-retrofit"] == ["no_imprint"]
    mismatches = codes["seed-000-qinghai-changepoints"] + codes["seed-002-shanxi-changepoints"]
    assert {code: mismatches.count(code) for code in set(mismatches)} == {
        "after_change_point": 3,
        "other_region": 3,
        "other_sector": 9,
    }


@pytest.mark.corpus
def test_the_same_documents_as_pdf_say_the_same(corpus: Path, gold: Path) -> None:
    """The annotated documents that lie here as PDF too give the same facts from there."""
    score = scorer(gold)
    layers = {name: score.Layer() for name in score.LAYERS}
    for path in sorted((gold / "dev").glob("*.json")):
        pdf = corpus / "formats" / f"{path.stem}.pdf"
        if pdf.exists():
            score.score(json.loads(path.read_text("utf-8")), view(pdf), path.stem, layers)
    reached = {name: layers[name].prf()["f1"] for name in PDF}
    below = {name: (f1, layers[name].errors) for name, f1 in reached.items() if f1 < PDF[name]}
    assert below == {}


@pytest.mark.corpus
def test_what_yields_no_tasks_says_why(corpus: Path) -> None:
    silent = [
        path.name
        for folder in ("bulk", "formats")
        for path in sorted((corpus / folder).iterdir())
        if not view(path)["tasks"]
        and not {finding["code"] for finding in view(path)["findings"]} & {"no_units", "no_tasks"}
    ]  # fmt: skip
    assert silent == []
