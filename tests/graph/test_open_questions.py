"""What is asked, in which order, and what is not asked again."""

import pytest

from graph.decisions import COLUMNS, Decision, read_decisions
from graph.merged import Graph, merge
from graph.open_questions import OpenQuestion, open_questions
from ontology.edges import Mandates, ResponsibleFor
from tests.graph.writing import Writing

PLAN = "number:青政|2022|1"


def asked(documents: list[Writing], *lines: str) -> list[OpenQuestion]:
    """The open questions after these decisions."""
    rows = [f"{line}{',' * (5 - line.count(','))},李,名" for line in lines]
    decisions = read_decisions("\n".join([",".join(COLUMNS), *rows]).encode(), "d")
    return open_questions(merge([one.extract() for one in documents], decisions), decisions)


def answer(one: OpenQuestion, verdict: str) -> str:
    """The line that decides a question."""
    return f"{verdict},{one.kind},{one.subject},{one.other},{one.prop},{one.value}"


def city() -> list[Writing]:
    """Two names of one agency, the wrong one in two tasks; a mention that may be one of two plans."""
    first, second = Writing("a", jurisdiction="420100"), Writing("b", jurisdiction="420100")
    plan = first.plan(
        PLAN, "title:420100|港口方案", title="港口方案", jurisdiction="420100", issued="2022-01"
    )
    for path in ("1", "2"):
        task = first.task(plan, path)
        right, wrong = first.agency("武汉市城乡建设局", "420100"), first.agency("武汉市城建设局", "420100")
        first.responsible("武汉市水务局", task)
        first.edge(ResponsibleFor(source=wrong.id, target=task.id, role="lead"))
        first.edge(ResponsibleFor(source=right.id, target=task.id, role="support"))
    other = second.plan(
        "number:青政|2022|2", "title:420100|港口方案", title="港口方案", jurisdiction="420100"
    )
    second.cites(other, second.mention("title:420100|港口实施方案", title="港口实施方案"))
    third = Writing("c", jurisdiction="420100")
    third.cites(
        third.plan("number:青政|2022|3", title="丙"), third.mention("title:|港口方案", title="港口方案")
    )
    return [first, second, third]


def test_questions_stand_in_the_order_of_what_hangs_on_them() -> None:
    found = asked(city())
    assert [(one.code, one.subject, one.other, one.candidates) for one in found] == [
        ("similar_agency", "420100|武汉市城建设局", "420100|武汉市城乡建设局", ()),
        ("similar_plan", "title:420100|港口实施方案", PLAN, ("number:青政|2022|2",)),
        ("title_shared", "title:|港口方案", PLAN, ("number:青政|2022|2",)),
    ]
    assert found[0].risk > found[1].risk >= found[2].risk > 0
    assert found[0].question == "Is 武汉市城建设局 the same as 武汉市城乡建设局?"
    assert found[2].question.startswith("《港口方案》 (no number, no place) is cited without")


def test_a_decided_question_is_not_asked_again() -> None:
    documents = city()
    lines: list[str] = []
    for verdict in ("same", "different", "different", "different"):
        lines.append(answer(asked(documents, *lines)[0], verdict))
    assert lines[1:] == [
        f"different,Plan,title:420100|港口实施方案,{PLAN},,",
        "different,Plan,title:420100|港口实施方案,number:青政|2022|2,,",
        f"different,Plan,title:|港口方案,{PLAN},,",
    ]
    assert asked(documents, *lines) == []


def copies() -> list[Writing]:
    """Copies that disagree about a date, a role, and a numbered unit."""
    found = []
    for name, date, role, last in (("a", "2022-01", "lead", "2"), ("b", "2022-02", "support", "3")):
        document = Writing(name, "official" if name == "a" else "repost")
        plan = document.plan(PLAN, title="方案", issued=date)
        document.responsible("甲局", document.task(plan, "1"), "lead" if role == "lead" else "support")
        document.task(plan, last)
        found.append(document)
    return found


def test_contradictions_are_asked_about_until_decided() -> None:
    found = asked(copies())
    assert [(one.code, one.prop, one.value, one.suggested) for one in found] == [
        ("rival_value", "issued", "2022-01", "correct"),
        ("role_conflict", "", "role=support", "reject"),
        ("copy_differs", "leading_copy", "a", "correct"),
    ]
    assert [one.document for one in found] == [copies()[1].document.id] * 3
    by_code = {one.code: one for one in found}
    lines = [answer(by_code["role_conflict"], "reject"), answer(by_code["copy_differs"], "correct")]
    assert [one.code for one in asked(copies(), *lines)] == ["rival_value"]
    lines = [answer(by_code["role_conflict"], "different"), answer(by_code["rival_value"], "correct")]
    assert [one.code for one in asked(copies(), *lines)] == ["copy_differs"]


def test_what_was_ordered_and_came_is_asked_about() -> None:
    first, second, early = Writing("a"), Writing("b"), Writing("c")
    plan = first.plan(PLAN, title="总方案", jurisdiction="630000", issued="2022-01")
    stub = first.mention("title:|岸线资源保护管理办法", title="岸线资源保护管理办法")
    first.edge(Mandates(source=first.task(plan, "1").id, target=stub.id))
    second.plan(
        "number:青政|2023|9", title="青海省岸线资源保护利用管理办法", jurisdiction="630000", issued="2023-05"
    )
    early.plan(
        "number:青政|2021|9", title="青海省岸线资源保护与管理办法", jurisdiction="630000", issued="2021-05"
    )
    [one] = asked([first, second, early])
    assert (one.code, one.subject, one.other) == (
        "ordered_plan",
        "title:|岸线资源保护管理办法",
        "number:青政|2023|9",
    )
    assert asked([first, second, early], answer(one, "same")) == []


def test_agencies_of_two_places_are_never_asked_about() -> None:
    document = Writing("a")
    document.agency("城建设局", "610000")
    document.agency("城乡建设局", "140000")
    assert asked([document]) == []


def test_an_empty_graph_asks_nothing() -> None:
    empty: Graph = merge([])
    assert open_questions(empty, [Decision("reject", "Plan", "title:|甲")]) == []


@pytest.mark.parametrize(
    ("title", "asked_about"),
    [("加强岸线保护的实施意见", []), ("进一步加强岸线保护的意见", ["title:100000|加强岸线保护的意见"])],
)
def test_what_carries_out_a_plan_of_a_place_above_is_another(title: str, asked_about: list[str]) -> None:
    country, province = Writing("a", jurisdiction="100000"), Writing("b")
    country.plan("title:100000|加强岸线保护的意见", title="关于加强岸线保护的意见", jurisdiction="100000")
    own = province.plan("title:630000|岸线条例", title="岸线条例", jurisdiction="630000")
    province.cites(own, province.mention(f"title:|{title}", title=title))
    assert [one.other for one in asked([country, province])] == asked_about
