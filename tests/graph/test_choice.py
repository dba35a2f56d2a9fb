"""One value for each property."""

import pytest

from graph.choice import agree, chosen, disagreements
from ontology.nodes import Plan, Target, Task


def plan(**values: str | None) -> Plan:
    return Plan(**{"keys": ("number:甲|2022|1",), "title": "方案", **values})  # type: ignore[arg-type]


def task(**values: str | None) -> Task:
    fixed = {"plan": "plan:1", "path": "1", "kind": "operative", "heading": "任务", "ordinal": 1}
    return Task(**{**fixed, **values})  # type: ignore[arg-type]


def test_the_first_value_is_shown_and_gaps_are_filled() -> None:
    things = [plan(issued="2022-12-18"), plan(issued="2022-12-19", effective="2023"), plan(valid_to="2027")]
    assert chosen(things) == plan(issued="2022-12-18", effective="2023", valid_to="2027")


def test_what_one_document_states_is_not_inferred() -> None:
    inferred = plan().model_copy(update={"inferred": True})
    assert chosen([inferred, inferred]).inferred
    assert not chosen([inferred, plan()]).inferred


def test_a_relation_stays_with_its_deadline() -> None:
    things = [task(deadline="2025"), task(deadline="2030", deadline_relation="by")]
    assert chosen(things) == things[0]
    things.append(task(deadline="2025", deadline_relation="in"))
    assert chosen(things) == things[2]


def test_a_level_stays_with_its_jurisdiction() -> None:
    things = [plan(jurisdiction="630000"), plan(jurisdiction="632800", level="prefecture")]
    assert chosen(things).level is None


def test_the_id_stays() -> None:
    assert chosen([plan(), plan(issued="2022")]).id == plan().id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("关于印发方案的通知", "关于印发方案的通知"),
        ("青政〔2022〕65号", "青政[2022]65号"),
        ("（试行）", "(试行)"),
        ("一、 任务", "一、任务"),
        (None, None),
        (1.0, 1),
    ],
)
def test_typography_is_no_difference(one: object, other: object) -> None:
    assert agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2022-1-12", "2022-11-2"),
        ("12.5", "125"),
        ("省厅", "市局"),
        ("2022", None),
        (True, "True"),
        ("1|2", "12"),
    ],
)
def test_differences_are_seen(one: object, other: object) -> None:
    assert not agree(one, other)


def test_only_what_both_have_can_be_contested() -> None:
    one = plan(title="方案一", issued="2022", number="甲1号", level="province", completeness="full")
    other = plan(title="方案二", issued="2023", effective="2023", level="country", completeness="abridged")
    assert disagreements(one, other) == ["title", "issued"]


def test_a_derived_number_is_contested_as_such() -> None:
    fixed = {"owner": "plan:1", "indicator": "比重"}
    one, other = (Target(**fixed, canonical_value=value) for value in (0.2, 0.3))  # type: ignore[arg-type]
    assert disagreements(one, other) == ["canonical_value"]
