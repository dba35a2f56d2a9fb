"""Values of parameters: checked by type, and never words of the query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from ontology.errors import QueryError
from ontology.ids import iri
from queries.binding import bound, sparql_text
from queries.catalogue import saved
from queries.question import Column, Parameter, Question


def question(*parameters: Parameter) -> Question:
    """A question that gives its parameters back."""
    names = " ".join(f"?{parameter.name}" for parameter in parameters)
    head = f"SELECT {names} WHERE {{ VALUES ({names}) "
    sparql = f"{head}{{ (UNDEF) }} }}"
    columns = tuple(Column(parameter.name, "string") for parameter in parameters)
    values = (len(head), len(head) + len("{ (UNDEF) }"))
    return Question("echo", "quality", "回声", "echo", parameters, columns, (), "", sparql, values)


def as_given(_: str, text: str) -> str:
    return text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    asked = question(Parameter("x", "string", "a"))
    values = bound(asked, {"x": text}, as_given)
    (row,) = Store().query(sparql_text(asked, values))  # type: ignore[misc]
    assert row[0].value == text


@pytest.mark.parametrize("id", ["agency:ab> } DROP ALL #", "agency:a b", "x", "agency:<a>"])
def test_an_id_that_is_none_is_refused(id: str) -> None:
    asked = question(Parameter("x", "Agency", "a"))
    with pytest.raises(QueryError):
        sparql_text(asked, bound(asked, {"x": id}, as_given))


def test_a_thing_becomes_its_iri() -> None:
    asked = question(Parameter("x", "Agency", "a"))
    assert f"<{iri('agency:0123456789abcdef')}>" in sparql_text(asked, {"x": "agency:0123456789abcdef"})


def test_what_is_not_given_takes_its_default() -> None:
    asked = question(Parameter("x", "string", "a", ""))
    assert "UNDEF" in sparql_text(asked, bound(asked, {}, as_given))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "needs agency"),
        ({"agency": "agency:0", "colour": "red"}, "has no parameter colour"),
        ({"agency": "agency:0", "with_parts": "perhaps"}, "true or false"),
        ({"agency": "agency:0", "role": "Chef"}, "lead (牵头)"),
    ],
)
def test_wrong_values_are_named(values: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as refused:
        bound(saved()["agency_responsibilities"], values, as_given)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("name", "word", "known"),
    [
        ("plan_tasks", "tasks", "operative, container"),
        ("responsibilities_by_kind", "company", "firm, bank"),
    ],
)
def test_words_that_a_parameter_cannot_hold_are_named(name: str, word: str, known: str) -> None:
    given = {"plan": "plan:0", "kind": word} if name == "plan_tasks" else {"kind": word}
    with pytest.raises(QueryError, match=f"{known}.*, not '{word}'"):
        bound(saved()[name], given, as_given)


@pytest.mark.parametrize(
    ("word", "role"), [("牵头", "lead"), ("Lead", "lead"), ("配合", "support"), ("负责", "responsible")]
)
def test_roles_are_accepted_as_printed(word: str, role: str) -> None:
    values = bound(saved()["agency_responsibilities"], {"agency": "agency:0", "role": word}, as_given)
    assert values["role"] == role


@pytest.mark.parametrize("date", ["2025年", "2025-6", "25", "2025-06-1"])
def test_dates_are_iso(date: str) -> None:
    with pytest.raises(QueryError):
        bound(question(Parameter("until", "date", "2025")), {"until": date}, as_given)
