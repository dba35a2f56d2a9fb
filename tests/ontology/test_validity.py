"""Whether a plan applies on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.nodes import Plan
from ontology.validity import status

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def plan(**dates: str | None) -> Plan:
    return Plan(keys=("title:630000|某方案",), title="某方案", **dates)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-04-16", "not_issued"),
        ("2025-05-30", "not_effective"),
        ("2025-05-31", "in_force"),
        ("2027-12-31", "in_force"),
        ("2028-01-01", "expired"),
    ],
)
def test_from_issue_to_the_end_of_validity(day: str, expected: str) -> None:
    measures = plan(issued="2025-04-17", effective="2025-05-31", valid_to="2027-12-31")
    assert status(measures, day) == expected


@pytest.mark.parametrize(
    ("dates", "day", "expected"),
    [
        ({"repealed_on": "2022-02-25", "issued": "2016"}, "2022-01-15", "in_force"),
        ({"repealed_on": "2022-02-25", "issued": "2016"}, "2022-02-25", "repealed"),
        ({"repealed_on": "2022", "issued": "2016"}, "2022-02-25", "unknown"),
        ({"repealed_on": "2022-02-25"}, "2022-01-15", "unknown"),
        ({"repealed_on": "2022-02-25"}, "2022-03-01", "repealed"),
        ({"repealed_on": "2023-01-01", "valid_to": "2020-12-31"}, "2022-03-01", "expired"),
        ({"issued": "2022"}, "2022-06-01", "unknown"),
        ({"issued": "2022"}, "2023-01-01", "in_force"),
        ({"issued": "2022-06-01"}, "2022", "unknown"),
        ({"effective": "2024-05-01"}, "2024-04-30", "not_effective"),
        ({"effective": "2024-05-01"}, "2024-05-01", "in_force"),
        ({"period_from": "2021", "period_to": "2025"}, "2022-06-01", "unknown"),
        ({}, "2022-06-01", "unknown"),
    ],
)
def test_what_is_known_decides(dates: dict[str, str], day: str, expected: str) -> None:
    assert status(plan(**dates), day) == expected


@given(DAYS, st.integers(0, 400), st.integers(0, 400), DAYS)
def test_a_fully_dated_plan_passes_through_its_states_once(
    issued: date, until_effect: int, until_end: int, day: date
) -> None:
    effective = issued + timedelta(until_effect)
    end = effective + timedelta(until_end)
    dated = plan(issued=str(issued), effective=str(effective), valid_to=str(end))
    expected = (
        "not_issued"
        if day < issued
        else "not_effective"
        if day < effective
        else "in_force"
        if day <= end
        else "expired"
    )
    assert status(dated, str(day)) == expected


@given(DAYS, DAYS)
def test_less_precision_never_claims_more(issued: date, day: date) -> None:
    exact = status(plan(issued=str(issued)), str(day))
    vague = status(plan(issued=f"{issued:%Y-%m}"), str(day))
    assert vague in (exact, "unknown")
