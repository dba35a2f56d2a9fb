"""Decisions that cannot hold together are refused, with the places of all that are involved."""

import pytest

from graph.conflicting_decisions import refuse_contradictions
from graph.decisions import COLUMNS, read_decisions
from ontology.errors import DecisionError


def said(*lines: str) -> str:
    """What is said against decisions on these lines; nothing if they hold together."""
    rows = [f"{line}{',' * (5 - line.count(','))},李,名" for line in lines]
    decisions = read_decisions("\n".join([",".join(COLUMNS), *rows]).encode(), "d")
    try:
        refuse_contradictions(decisions)
    except DecisionError as error:
        return str(error)
    return ""


A, B, C, D = (f"630000|{letter}局" for letter in "甲乙丙丁")
N, M, T = "number:青政|2022|65", "number:青政|2022|66", "title:630000|甲"


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        pytest.param([f"same,Agency,{A},{B}", f"different,Agency,{B},{A}"], "d:3 d:2", id="same and different"),
        pytest.param([f"different,Agency,{B},{A}", f"same,Agency,{A},{B}"], "d:3 d:2", id="in the other order"),
        pytest.param(
            [f"same,Agency,{A},{B}", f"same,Agency,{D},{C}", f"same,Agency,{B},{C}", f"different,Agency,{A},{C}"],
            "d:5 d:2 d:4",
            id="through a third",
        ),
        pytest.param(
            [f"same,Plan,{N},{T}", f"same,Plan,{M},{T}", f"different,Plan,{N},{M}"], "d:4 d:2 d:3", id="plans"
        ),
        pytest.param([f"same,Agency,{A},{B}", f"same,Agency,{A},{C}"], "d:3 d:2", id="two survivors"),
        pytest.param([f"same,Agency,{A},{B}", f"same,Agency,{B},{A}"], "d:3 d:2", id="no survivor"),
        pytest.param([f"same,Agency,{A},{B}", f"correct,Agency,{A},,name,丙局"], "d:3 d:2", id="another name"),
        pytest.param(
            [f"same,Agency,{A},{B}", f"same,Agency,{B},{C}", f"same,Agency,{C},{A}"], "d:4 d:2 d:3", id="a circle"
        ),
        pytest.param(
            [f"correct,Plan,{N},,issued,2022", f"correct,Plan,{N},,issued,2023"], "d:3 d:2", id="two values"
        ),
        pytest.param(
            [f"same,Plan,{N},{T}", f"correct,Task,{N} 2,,force,ban", f"correct,Task,{T} 2,,force,must"],
            "d:4 d:3",
            id="two values of a task of plans that are one",
        ),
        pytest.param([f"reject,Plan,{T}", f"correct,Plan,{T},,issued,2023"], "d:3 d:2", id="rejected and corrected"),
        pytest.param([f"correct,Plan,{T},,issued,2023", f"reject,Plan,{T}"], "d:3 d:2", id="corrected and rejected"),
        pytest.param(
            [f"reject,Plan,{T},,issued", f"correct,Plan,{T},,issued,2023"], "d:3 d:2", id="no value and a value"
        ),
        pytest.param(
            [f"reject,Plan,{T},,issued,2023", f"correct,Plan,{T},,issued,2023"], "d:3 d:2", id="not this value"
        ),
        pytest.param([f"reject,Agency,{A}", f"same,Agency,{B},{A}"], "d:3 d:2", id="the survivor is rejected"),
        pytest.param([f"reject,Plan,{T}", f"reject,Plan,{T},,issued,2023"], "d:3 d:2", id="rejected twice over"),
        pytest.param(
            [f"reject,CITES,{T},{N}", f"different,CITES,青政〔2022〕65号,{N}", f"different,CITES,{T},{N}"],
            "d:4 d:2",
            id="an edge is wrong and stands",
        ),
    ],
)  # fmt: skip
def test_what_cannot_hold_together_is_refused(lines: list[str], places: str) -> None:
    message = said(*lines)
    first, *others = places.split()
    assert message.startswith(f"{first}: ‘")
    assert [word.rstrip(":") for word in message.split() if word.startswith("d:")] == [first, *others]
    assert message.endswith("; keep one of them")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([f"same,Agency,{A},{B}", f"same,Agency,{A},{B}"], id="the same twice"),
        pytest.param([f"same,Agency,{A},{B}", f"same,Agency,{B},{C}", f"same,Agency,{D},{C}"], id="a chain"),
        pytest.param([f"same,Plan,{N},{T}", f"same,Plan,{T},{N}"], id="plans in both directions"),
        pytest.param([f"same,Plan,{T},{N}", f"same,Plan,{T},{M}"], id="a plan of two numbers"),
        pytest.param([f"different,Plan,{T},{N}", f"different,Plan,{T},{M}"], id="different from both"),
        pytest.param([f"reject,Plan,{T}", f"different,Plan,{T},{N}"], id="rejected and different"),
        pytest.param(
            [f"reject,Plan,{T},,issued,2022", f"correct,Plan,{T},,issued,2023"], id="one value for another"
        ),
        pytest.param([f"correct,Plan,{N},,issued,2022", f"correct,Plan,{M},,issued,2023"], id="two plans"),
        pytest.param([f"same,Agency,{A},{B}", f"correct,Agency,{A},,name,乙局"], id="the same said twice"),
        pytest.param([f"reject,CITES,{T},{N}", f"different,CITES,{T},{M}"], id="two edges"),
        pytest.param([], id="nothing"),
    ],
)
def test_what_holds_together_passes(lines: list[str]) -> None:
    assert said(*lines) == ""
