"""What decisions do to the merged graph, whatever the order of documents and decisions."""

import pytest

from graph.merged import Graph
from graph.rows import digest
from ontology.base import Node
from ontology.edges import ResponsibleFor
from ontology.nodes import Agency, Plan, Target
from tests.graph.deciding import BARE, N1, N2, T1, T2, decided, merged, unused
from tests.graph.test_order import whole
from tests.graph.writing import Writing


def titles(graph: Graph) -> set[str]:
    return {plan.title for plan in graph.of("Plan") if isinstance(plan, Plan)}


def agencies(graph: Graph) -> set[str]:
    return {node.name for node in graph.of("Agency") if isinstance(node, Agency)}


def roles(graph: Graph) -> set[tuple[str, str, str]]:
    """Agency, task and role of every responsibility."""
    return {
        (graph.nodes[edge.source].caption(), graph.nodes[edge.target].caption(), edge.role)
        for edge in graph.edges_of("RESPONSIBLE_FOR")
        if isinstance(edge, ResponsibleFor)
    }


def the(graph: Graph, label: str) -> Node:
    """The only node with this label."""
    [node] = graph.of(label)
    return node


# --- plans -------------------------------------------------------------------------------------------------


def two_plans() -> list[Writing]:
    """A plan with number, another with the same title without number and place, a mention of neither."""
    first, second, third = Writing("a"), Writing("b"), Writing("c", jurisdiction="610000")
    plan = first.plan(N1, T1, title="甲")
    first.target(first.task(plan, "1"), plan, "比重", "5")
    second.cites(second.plan(N2, T2, title="乙"), second.mention(BARE, title="甲也"))
    third.cites(third.plan("title:610000|丙", title="丙"), third.mention("title:610000|甲", title="甲三"))
    return [first, second, third]


def test_two_plans_that_are_one_have_one_node() -> None:
    before = merged(two_plans())
    assert titles(before) == {"甲", "乙", "丙", "甲三"}
    graph = merged(two_plans(), f"same,Plan,title:610000|甲,{N1}")
    assert titles(graph) == {"甲", "乙", "丙"}
    [plan] = [node for node in graph.of("Plan") if isinstance(node, Plan) and node.title == "甲"]
    assert plan.keys == (N1, "title:610000|甲", T1)
    [stub] = [node for node in before.of("Plan") if node.caption() == "甲三"]
    assert graph.current(stub.id) == plan.id
    assert {edge.target for edge in graph.edges_of("CITES")} == {plan.id}
    assert unused(graph) == []


def test_two_numbers_may_be_one_plan_and_keep_its_tasks_and_targets() -> None:
    graph = merged(two_plans(), "same,Plan,甲〔2022〕2号,甲〔2022〕1号")
    assert titles(graph) == {"甲", "丙", "甲三"}
    assert graph.current(Plan(keys=(N2,), title="").id) == Plan(keys=(N1,), title="").id
    assert len(list(graph.of("Task"))) == len(list(graph.of("Target"))) == 1


@pytest.mark.parametrize("other", [N1, T1])
def test_what_the_rules_join_can_be_kept_apart(other: str) -> None:
    graph = merged(two_plans(), f"different,Plan,{BARE},{other}")
    assert titles(graph) == {"甲", "乙", "丙", "甲三", "甲也"}
    assert unused(graph) == []


def test_a_title_can_be_kept_from_a_number_that_prints_it() -> None:
    documents = [Writing("a"), Writing("b")]
    documents[0].plan(N1, T1, title="甲")
    documents[1].plan(T1, title="旧甲")
    assert len(titles(merged(documents))) == 1
    graph = merged(documents, f"different,Plan,{T1},{N1}")
    assert titles(graph) == {"甲", "旧甲"}
    assert {plan.keys for plan in graph.of("Plan") if isinstance(plan, Plan)} == {(N1,), (T1,)}


def test_two_numbers_in_one_document_can_be_kept_apart() -> None:
    documents = [Writing("a"), Writing("b")]
    documents[0].plan(N1, N2, title="甲", number="甲〔2022〕2号")
    documents[1].plan(N1, title="甲一")
    assert len(titles(merged(documents))) == 1
    graph = merged(documents, f"different,Plan,{N1},{N2}")
    assert {plan.keys for plan in graph.of("Plan") if isinstance(plan, Plan)} == {(N1,), (N2,)}


def several() -> list[Writing]:
    """Two plans with one title, and a mention that may be either."""
    documents = [Writing("a"), Writing("b"), Writing("c")]
    documents[0].plan(N1, T1, title="甲一")
    documents[1].plan(N2, T1, title="甲二")
    documents[2].cites(documents[2].plan(T2, title="乙"), documents[2].mention(T1, title="甲"))
    return documents


@pytest.mark.parametrize(
    ("lines", "cited"),
    [
        ([], "甲"),
        ([f"same,Plan,{T1},{N2}"], "甲二"),
        ([f"different,Plan,{T1},{N1}"], "甲二"),
        ([f"different,Plan,{T1},{N1}", f"different,Plan,{T1},{N2}"], "甲"),
        ([f"same,Plan,{N1},{N2}"], "甲二"),
    ],
)
def test_a_title_of_several_plans_is_decided(lines: list[str], cited: str) -> None:
    graph = merged(several(), *lines)
    assert [graph.nodes[edge.target].caption() for edge in graph.edges_of("CITES")] == [cited]
    doubts = [item for item in graph.findings if item.finding.code == "title_shared_by_numbers"]
    assert [item.finding.severity for item in doubts] == (["warning"] if lines == [] else [])
    assert unused(graph) == []


def test_a_chain_of_keys_that_cannot_be_cut_is_listed() -> None:
    documents = [Writing("a"), Writing("b")]
    documents[0].plan(N1, T1, title="甲")
    documents[1].plan(N2, N1, title="乙", number="甲〔2022〕2号")
    third = Writing("c")
    third.plan(N2, "number:甲|2022|3", title="丙")
    fourth = Writing("d")
    fourth.plan(N1, "number:甲|2022|3", title="丁")
    [said] = unused(merged([*documents, third, fourth], f"different,Plan,{N1},{N2}"))
    assert said.endswith("does nothing: further keys make them one plan")


# --- agencies ----------------------------------------------------------------------------------------------


def two_agencies() -> list[Writing]:
    """Two documents that call an agency by two names, one of them in one task with both."""
    first, second = Writing("a"), Writing("b")
    task = first.task(first.plan(N1, title="甲"), "1", heading="做")
    first.responsible("城建局", task, "support")
    first.responsible("城乡建设局", task, "lead")
    other = second.task(second.plan(N2, title="乙"), "1", heading="干")
    second.responsible("城建局", other, "lead")
    second.reports("城建局", "省政府", other)
    return [first, second]


def test_two_agencies_that_are_one_keep_the_stronger_role() -> None:
    graph = merged(two_agencies(), "same,Agency,630000|城建局,630000|城乡建设局")
    assert agencies(graph) == {"城乡建设局", "省政府"}
    assert roles(graph) == {("城乡建设局", "做", "lead"), ("城乡建设局", "干", "lead")}
    [report] = graph.edges_of("REPORTS_TO")
    assert graph.nodes[report.source].caption() == "城乡建设局"
    assert graph.names["城建局"] == (report.source,)
    assert graph.current(Agency(name="城建局", jurisdiction="630000", kind="").id) == report.source


def test_an_agency_may_become_one_that_becomes_another() -> None:
    documents = two_agencies()
    documents[1].agency("建设厅")
    lines = ["same,Agency,630000|城建局,630000|城乡建设局", "same,Agency,630000|城乡建设局,630000|建设厅"]
    assert agencies(merged(documents, *lines)) == {"建设厅", "省政府"}


def test_an_agency_of_another_place_serves_only_that() -> None:
    documents = [Writing("a"), Writing("b")]
    task = documents[0].task(documents[0].plan(N1, title="甲"), "1")
    documents[0].responsible("城建局", task)
    documents[1].agency("城建局", "610000", kind="office")
    graph = merged(documents, "same,Agency,630000|城建局,610000|城建局")
    agency = the(graph, "Agency")
    assert isinstance(agency, Agency)
    assert (agency.jurisdiction, agency.kind) == ("610000", "office")
    assert [edge.target for edge in graph.edges_of("SERVES")] == ["region:610000"]
    assert "region:630000" not in graph.nodes


def test_the_name_of_an_agency_can_be_corrected() -> None:
    graph = merged(two_agencies(), "correct,Agency,630000|城建局,,name,建设厅")
    assert agencies(graph) == {"城乡建设局", "建设厅", "省政府"}
    assert agencies(merged(two_agencies(), "correct,Agency,630000|城建局,,name,城乡建设局")) == {
        "城乡建设局",
        "省政府",
    }


def test_what_becomes_the_same_says_nothing_of_itself() -> None:
    graph = merged(two_agencies(), "same,Agency,630000|城建局,630000|省政府")
    assert list(graph.edges_of("REPORTS_TO")) == []


# --- rejected ----------------------------------------------------------------------------------------------


def test_a_rejected_edge_is_left_out_with_what_hangs_on_it() -> None:
    task = f"{N2} 1"
    graph = merged(
        two_agencies(),
        f"reject,RESPONSIBLE_FOR,630000|城建局,{task}",
        f"reject,REPORTS_TO,630000|城建局,630000|省政府,,task={task}",
    )
    assert roles(graph) == {("城建局", "做", "support"), ("城乡建设局", "做", "lead")}
    assert agencies(graph) == {"城乡建设局", "城建局"}
    assert len(list(graph.of("Task"))) == 2


def test_one_of_two_roles_is_rejected() -> None:
    documents = [Writing("a"), Writing("b")]
    for document, role in zip(documents, ("lead", "support"), strict=True):
        task = document.task(document.plan(N1, title="甲"), "1", heading="做")
        document.responsible("甲局", task, "lead" if role == "lead" else "support")
    line = f"reject,RESPONSIBLE_FOR,630000|甲局,{N1} 1,,role="
    assert roles(merged(documents, line + "support")) == {("甲局", "做", "lead")}
    assert roles(merged(documents, line + "lead")) == {("甲局", "做", "support")}
    [said] = unused(merged(documents, line.removesuffix(",,role=")))
    assert said.endswith("2 things are called so; say which")


def test_a_rejected_thing_is_left_out_with_what_hangs_only_on_it() -> None:
    graph = merged(two_agencies(), f"reject,Task,{N2} 1")
    assert agencies(graph) == {"城乡建设局", "城建局"}
    assert roles(graph) == {("城建局", "做", "support"), ("城乡建设局", "做", "lead")}
    graph = merged(two_agencies(), "reject,Agency,630000|城建局")
    assert roles(graph) == {("城乡建设局", "做", "lead")}
    assert agencies(graph) == {"城乡建设局"}


def test_a_rejected_mention_is_left_out_but_never_a_plan_that_a_document_has() -> None:
    graph = merged(several(), f"reject,Plan,{T1}")
    assert titles(graph) == {"甲一", "甲二", "乙"}
    assert list(graph.edges_of("CITES")) == []
    graph = merged(several(), f"reject,Plan,{N1}")
    assert titles(graph) == {"甲一", "甲二", "乙", "甲"}
    [said] = unused(graph)
    assert said.endswith("does nothing: a has this plan; withdraw it with `zhengtu remove`")


def test_a_rejected_target_takes_its_edges() -> None:
    graph = merged(two_plans(), f"reject,Target,{N1} 比重||eq||5|||||False")
    assert [*graph.edges_of("SETS"), *graph.edges_of("MEASURES")] == []
    assert list(graph.of("Indicator")) == []


def issued(*dates: str) -> list[Writing]:
    """Copies of one plan with these dates; the first is official, the others are reposts."""
    documents = [Writing(f"{place}.txt", "repost" if place else "official") for place in range(len(dates))]
    for document, date in zip(documents, dates, strict=True):
        document.task(document.plan(N1, title="甲", issued=date), "1", heading=f"任务{date}")
    return documents


@pytest.mark.parametrize(
    ("line", "expected", "stated"),
    [
        ("", "2022", 1),
        (f"reject,Plan,{N1},,issued,2022", "2023", 1),
        (f"reject,Plan,{N1},,issued", None, 0),
        (f"correct,Plan,{N1},,issued,2023", "2023", 1),
        (f"correct,Plan,{N1},,issued,2024/5", "2024-05", 0),
        (f"correct,Plan,{N1},,leading_copy,1.txt", "2023", 1),
    ],
)
def test_a_value_is_decided_and_shown_with_the_evidence_that_states_it(
    line: str, expected: str | None, stated: int
) -> None:
    graph = merged(issued("2022", "2023"), *([line] if line else []))
    plan = the(graph, "Plan")
    assert isinstance(plan, Plan)
    assert plan.issued == expected
    assert [item.evidence.property for item in graph.evidence[plan.id]].count("issued") == stated
    said = [item.finding.message for item in graph.findings if item.finding.code == "value_decided"]
    assert len(said) == (line != "" and "leading_copy" not in line)
    assert all("decided by 李 (因为)" in message for message in said)


def test_the_leading_copy_gives_the_structure() -> None:
    documents = issued("2022", "2023")
    assert the(merged(documents), "Task").caption() == "任务2022"
    name = documents[1].document.sha256
    graph = merged(documents, f"correct,Plan,{N1},,leading_copy,{name}")
    assert the(graph, "Task").caption() == "任务2023"
    assert list(graph.copies.values()) == [(documents[1].document.id, documents[0].document.id)]


def test_who_only_mentions_a_plan_is_no_copy_of_it() -> None:
    documents = issued("2022")
    documents.append(Writing("z.txt"))
    documents[1].cites(documents[1].plan(N2, title="乙"), documents[1].mention(N1, title="甲"))
    [said] = unused(merged(documents, f"correct,Plan,{N1},,leading_copy,z.txt"))
    assert said.endswith("no document with this plan is called 'z.txt'")


@pytest.mark.parametrize("values", [("issued", "2020", "2021"), ("leading_copy", "0.txt", "1.txt")])
def test_of_two_values_under_two_keys_one_does_nothing(values: tuple[str, str, str]) -> None:
    prop, one, other = values
    documents = issued("2022", "2023")
    third = Writing("c")
    third.plan(N1, T1, title="甲", completeness="excerpt")
    lines = [f"correct,Plan,{N1},,{prop},{one}", f"correct,Plan,{T1},,{prop},{other}"]
    [said] = unused(merged([*documents, third], *lines))
    assert said.endswith("another decision says otherwise of the same thing, under another of its keys")


def test_the_leading_copy_speaks_first_for_its_plan_alone() -> None:
    documents = issued("2022", "2023")
    for document, level in zip(documents, ("province", "county"), strict=True):
        document.agency("甲局", level=level)
    agency = the(merged(documents, f"correct,Plan,{N1},,leading_copy,1.txt"), "Agency")
    assert isinstance(agency, Agency)
    assert agency.level == "province"


def test_a_corrected_target_is_another_target() -> None:
    key = f"{N1} 比重||eq||5||%|2025||False"
    document = Writing("a")
    plan = document.plan(N1, title="甲")
    document.target(document.task(plan, "1"), plan, "比重", "5", unit="%", deadline="2025")
    before = the(merged([document]), "Target")
    graph = merged(
        [document],
        f"correct,Target,{key},,value_text,7.5",
        f"correct,Target,{key},,deadline,2030",
        f"correct,Target,{key},,period,level",
    )
    target = the(graph, "Target")
    assert isinstance(target, Target)
    assert (target.value, target.value_text, target.deadline, target.unit) == (7.5, "7.5", "2030", "%")
    assert target.period == "level"
    assert target.canonical_unit == "%"
    assert target.id != before.id
    assert graph.current(before.id) == target.id
    assert [edge.target for edge in graph.edges_of("SETS")] == [target.id]
    assert unused(graph) == []


# --- unused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (f"same,Plan,title:|无,{N1}", "no document names title:|无"),
        (f"different,Plan,{N1},title:|无", "no document names title:|无"),
        ("same,Agency,630000|城建局,630000|无", "no document names 630000|无"),
        ("correct,Agency,630000|无,,name,有", "no document names 630000|无"),
        ("different,Agency,630000|城建局,630000|无", "no document names 630000|无"),
        ("reject,Agency,630000|无", "no document says anything of 630000|无"),
        (f"reject,Task,{N1} 9", f"no document says anything of {N1} 9"),
        (f"reject,CITES,{N1},{N2}", f"no document says anything of {N1} and {N2}"),
        (f"different,CITES,{N1},{N2}", f"no document says anything of {N1} and {N2}"),
        ("correct,Plan,title:|无,,issued,2022", "no document says anything of title:|无"),
        (f"correct,Task,{N1} 9,,force,ban", f"no document says anything of {N1} 9"),
        (f"correct,Target,{N1} 无|||||||||False,,unit,%", f"no document says anything of {N1} 无|||||||||False"),
        (f"correct,Plan,{N1},,leading_copy,z.txt", "no document with this plan is called 'z.txt'"),
    ],
)  # fmt: skip
def test_what_no_document_says_is_listed_and_changes_nothing(line: str, reason: str) -> None:
    graph = merged(two_agencies(), line)
    assert digest(graph) == digest(merged(two_agencies()))
    [said] = unused(graph)
    assert said == f"d.csv:2: ‘{decided(line)[0]}’ does nothing: {reason}"


def test_decisions_survive_that_documents_go_and_come_again() -> None:
    documents = two_plans()
    line = f"same,Plan,title:610000|甲,{N1}"
    full = merged(documents, line)
    without = merged(documents[1:], line)
    assert [message.rpartition(": ")[2] for message in unused(without)] == [f"no document names {N1}"]
    assert titles(without) == {"乙", "丙", "甲三", "甲也"}
    assert whole(merged(documents, line)) == whole(full)
