"""The specimens against the facts that were written for them by hand, before any loader had seen them."""

import json
import re
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from app.folded import fold
from app.specimen import specimen_corpus
from loaders.characters import regular
from loaders.load import load

DOCUMENTS = {
    path.name: path for path in sorted((specimen_corpus() / "documents").iterdir()) if path.name != "scan.pdf"
}
PLANS = [name for name in DOCUMENTS if name != "change-points.txt"]
Row = dict[str, Any]


@cache
def view(name: str) -> Row:
    return fold(load(DOCUMENTS[name]))


@cache
def expected(name: str) -> Row:
    rows: Row = json.loads(
        (specimen_corpus() / "expected" / f"{name.rsplit('.', 1)[0]}.json").read_text("utf-8")
    )
    return rows


def same(text: object) -> str:
    """Width, blanks and the shapes of brackets and quotes aside."""
    return re.sub(r"[\s“”\"'‘’《》〈〉<>—–-]", "", regular(str(text or "")))


@pytest.mark.parametrize("name", PLANS)
def test_metadata(name: str) -> None:
    want, got = expected(name)["metadata"], view(name)["metadata"]
    assert {key: same(value) for key, value in got.items() if key in want} == {
        key: same(value) for key, value in want.items()
    }


@pytest.mark.parametrize("name", PLANS)
def test_tasks(name: str) -> None:
    want = {(task["path"], same(task["title"])[:6]) for task in expected(name)["tasks"]}
    assert {(task["path"], same(task["title"])[:6]) for task in view(name)["tasks"]} == want


def test_responsibilities() -> None:
    wrong: list[tuple[str, str]] = []
    total = 0
    for name in PLANS:
        rows = {
            (r["task"], r["role"], a) for r in view(name)["responsibilities"] for a in [same(r["agency"])]
        }
        wanted = [
            (r["task"], r["role"], {same(n) for n in (r["agency"], *r.get("agency_alt", []))})
            for r in expected(name)["responsibilities"]
        ]
        total += len(wanted)
        hits = {
            row for row in rows for task, role, names in wanted if row[:2] == (task, role) and row[2] in names
        }
        wrong += [(name, str(row)) for row in rows - hits]
        wrong += [
            (name, str(w)) for w in wanted if not any(row[:2] == w[:2] and row[2] in w[2] for row in rows)
        ]
    assert len(wrong) <= 0.02 * total, wrong


def quantity(row: Row) -> tuple[Decimal, Decimal | None, str, str]:
    scale = {"万": Decimal(10_000), "亿": Decimal(10) ** 8}
    unit, factor = same(row["unit"]), Decimal(1)
    while unit[:1] in scale and unit[:1] != "":
        factor *= scale[unit[0]]
        unit = unit[1:]
    most = Decimal(row["value_max"]) * factor if row.get("value_max") else None
    return Decimal(row["value"]) * factor, most, unit, row["deadline"] or ""


def test_targets() -> None:
    wrong: list[tuple[str, str]] = []
    total = 0
    for name in PLANS:
        wanted = {quantity(row) for row in expected(name)["targets"]}
        got = {quantity(row) for row in view(name)["targets"]}
        total += len(wanted)
        wrong += [(name, str(row)) for row in wanted ^ got]
    assert len(wrong) <= 0.1 * total, wrong


@pytest.mark.parametrize("name", PLANS)
def test_references(name: str) -> None:
    want = {(same(row["title"]), row["relation"]) for row in expected(name)["references"]}
    assert {(same(row["title"]), row["relation"]) for row in view(name)["references"]} == want


@pytest.mark.parametrize("name", PLANS)
def test_regions(name: str) -> None:
    optional = set(expected(name).get("regions_optional", []))
    assert set(view(name)["regions"]) - optional == set(expected(name)["regions"]) - optional


@pytest.mark.parametrize("key", ["metadata", "tasks", "responsibilities", "targets", "references", "regions"])
def test_the_twins_say_the_same(key: str) -> None:
    def bare(value: Any) -> Any:
        if isinstance(value, list):
            return [bare(item) for item in value]
        return {k: v for k, v in value.items() if k != "span"} if isinstance(value, dict) else value

    assert bare(view("provincial-plan.html")[key]) == bare(view("provincial-plan.docx")[key])


def test_claims_of_the_report() -> None:
    def claims(report: Row) -> list[tuple[str, int, str, str | None, list[str]]]:
        return [
            (point["date"], entry["ordinal"], same(entry["title"]), entry["date"], sorted(entry["mismatch"]))
            for point in report["changepoints"]
            for entry in point["entries"]
        ]

    assert claims(view("change-points.txt")) == claims(expected("change-points.txt"))


def test_a_transport_claim_without_the_word_and_a_building_claim_with_it() -> None:
    """Sectors are compared as sets: words in passing decide nothing."""
    entries = [entry for point in view("change-points.txt")["changepoints"] for entry in point["entries"]]
    text = {entry["title"]: entry for entry in entries}
    assert any("other_sector" not in entry["mismatch"] for entry in text.values())
    assert any("other_sector" in entry["mismatch"] for entry in text.values())
