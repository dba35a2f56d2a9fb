"""What a curator calls things, and what is meant by it."""

import pytest
from hypothesis import given, settings

from graph.decidable import kind_named
from graph.keys import (
    EDGE_KINDS,
    NODE_KINDS,
    KeyFormError,
    key_of,
    normal,
    qualifiers,
    read_qualifiers,
    things,
)
from graph.merged import merge
from ontology.edges import ReportsTo, ResponsibleFor
from ontology.extract import Extract
from ontology.ids import mint
from ontology.nodes import Event, Indicator, Region, Sector
from tests.graph.test_order import libraries


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("Plan", " number:青政|2022|65 ", "number:青政|2022|65"),
        ("Plan", "青政〔2022〕65号", "number:青政|2022|65"),
        ("Plan", "青政[2022]65号#2", "number:青政|2022|65#2"),
        ("Plan", "国务院令第775号", "number:国务院令||775"),
        ("Plan", "国家发展改革委令第50号", "number:国家发展和改革委员会令||50"),
        ("Plan", "title:|甲", "title:|甲"),
        ("Task", "青政〔2022〕65号  2/1~4", "number:青政|2022|65 2/1~4"),
        ("Agency", "630000|青海省能源局", "630000|青海省能源局"),
        ("Region", "630000", "630000"),
        ("Sector", "energy.power", "energy.power"),
    ],
)
def test_keys_have_one_form(kind: str, text: str, expected: str) -> None:
    assert normal(kind, text) == expected


@pytest.mark.parametrize(
    ("kind", "text"),
    [("Plan", "青政65号"), ("Plan", "number: 1"), ("Plan", "title:63|甲"), ("Task", "title:|甲"), ("Agency", "甲|乙"), ("Target", "title:|甲 乙|丙")],
)  # fmt: skip
def test_what_is_no_key_is_refused(kind: str, text: str) -> None:
    with pytest.raises(KeyFormError):
        normal(kind, text)


@given(libraries())
@settings(max_examples=40)
def test_every_thing_is_found_by_its_key(extracts: list[Extract]) -> None:
    graph = merge(extracts)

    def plans_of(key: str) -> tuple[str, ...]:
        return (mint("plan", key),)

    for node in graph.nodes.values():
        key = key_of(node, graph.nodes)
        if node.label() in NODE_KINDS:
            assert key is not None
            assert things(node.label(), normal(node.label(), key), plans_of) == (node.id,)
        else:
            assert key is None


@pytest.mark.parametrize(
    "node",
    [
        Region(code="630000", name="青海省", kind="province"),
        Region(code=None, name="关中", kind="area"),
        Sector(code="energy.power", name="电力", name_en="Power"),
        Indicator(code="share", name="比重"),
        Event(title="会议", date="2022-12"),
        Event(title="会议", date=None),
    ],
)
def test_things_outside_plans_are_found_by_their_keys(node: Region | Sector | Indicator | Event) -> None:
    key = key_of(node, {})
    assert key is not None
    assert things(node.label(), normal(node.label(), key), lambda _: ()) == (node.id,)


def test_qualifiers_tell_edges_apart() -> None:
    edge = ResponsibleFor(source="agency:1", target="task:1", role="lead", marker="牵头")
    assert qualifiers(edge, {}) == "role=lead"
    assert read_qualifiers("RESPONSIBLE_FOR", " role = lead ; ") == {"role": "lead"}
    report = ReportsTo(source="agency:1", target="agency:2", task="task:1", subject="进展")
    assert qualifiers(report, {}) == "task=task:1; subject=进展"


def test_what_is_derived_is_decided_nowhere() -> None:
    assert {"STATED_IN", "DESCENDS_FROM", "ABOUT", "EXPLAINS"}.isdisjoint(EDGE_KINDS)
    assert {"Document", "Claim", "ChangePoint"}.isdisjoint(NODE_KINDS)
    assert [kind_named(text) for text in ("plan", "Serves", "nothing")] == ["Plan", "SERVES", None]
