"""Other documents that a text names, and how it stands to them."""

from collections.abc import Callable

import pytest

from app.folded import fold
from loaders.load import extract
from loaders.references import read_references
from loaders.short_titles import read_short_titles
from loaders.source import Source
from ontology.edges import Implements, Repeals
from ontology.nodes import Plan

MakeSource = Callable[..., Source]
OWN = frozenset({"渔港绿色发展规划"})


def named(text: str, *, preamble: bool = False) -> list[tuple[str, str | None, str]]:
    """Title, number and relation of what a paragraph names."""
    found = read_references(
        text, 0, len(text), preamble=preamble, own=OWN, short_names=read_short_titles(text, OWN)
    )
    return [(r.title, r.number, r.relation) for r in found]


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("参照《渔港减排技术导则》办理。", "渔港减排技术导则", None),
        ("参照《渔港减排技术导则》（某环发〔2030〕5号）办理。", "渔港减排技术导则", "某环发〔2030〕5号"),
        ("执行《渔网排放标准》（DB/T 29—204—2021）。", "渔网排放标准", "DB/T 29—204—2021"),
        ("执行《渔网排放标准》（DB31/963-2016）。", "渔网排放标准", "DB31/963-2016"),
        ("执行《渔网核算指南》（SH/MRV-001-2012）。", "渔网核算指南", "SH/MRV-001-2012"),
        ("执行《渔船管理办法》（沪府令10号）。", "渔船管理办法", "沪府令第10号"),
        ("按照某政办发〔2030〕12号文件要求办理。", "某政办发〔2030〕12号", "某政办发〔2030〕12号"),
        ("依照外商投资法办理。", "外商投资法", None),
        ("依照外商投资法实施条例办理。", "外商投资法实施条例", None),
        ("符合中华人民共和国渔港条例的规定。", "中华人民共和国渔港条例", None),
        ("履行《巴黎协定》义务。", "巴黎协定", None),
        ("符合《渔网通用技术要求》。", "渔网通用技术要求", None),
    ],
)
def test_what_is_named(text: str, title: str, number: str | None) -> None:
    assert named(text) == [(title, number, "cites")]


@pytest.mark.parametrize(
    "text",
    [
        "填写《渔港减排项目申报表》。",
        "落实《方案》要求。",
        "《渔港绿色发展规划》（以下简称《规划》）明确",
        "完善环境保护法律法规，依法办理，维护公司法人权益。",
        "登记号为某字〔2030〕12号的船舶。",
    ],
)
def test_what_names_no_other_document(text: str) -> None:
    assert named(text) == []


def test_a_short_name_is_the_document_that_it_was_given_to() -> None:
    text = "根据《关于加强渔港建设的意见》（某政发〔2030〕3号，以下简称《意见》），现安排如下。落实《意见》要求。"
    assert {(title, number) for title, number, _ in named(text)} == {
        ("关于加强渔港建设的意见", "某政发〔2030〕3号")
    }
    assert len(named(text)) == 2


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("《渔港管理办法》（某政发〔2020〕3号）同时废止。", "repeals"),
        ("《渔港管理办法》自2031年5月1日起废止。", "repeals"),
        ("此前印发的《渔港管理办法》不再执行。", "repeals"),
        ("废止下列文件：《渔港管理办法》", "repeals"),
        ("《渔港管理办法》由本办法代替。", "repeals"),
        ("《渔港管理办法》（某政发〔2020〕3号）及实施细则同时作废。", "repeals"),
        ("《渔港管理办法》未被废止。", "cites"),
        ("将《渔港管理办法》第三条修改为：略。", "amends"),
        ("对《渔港管理办法》作如下修改：略。", "amends"),
        ("为深入贯彻落实《渔港管理办法》，制定本方案。", "implements"),
        ("与《渔港管理办法》不一致的，以本办法为准。", "cites"),
        ("为贯彻落实省委部署，结合《渔港管理办法》，制定本方案。", "cites"),
    ],
)
def test_how_a_text_stands_to_it(text: str, relation: str) -> None:
    assert [kind for _, _, kind in named(text, preamble=True)] == [relation]


def test_a_list_shares_the_words_at_its_end_and_its_head() -> None:
    text = "《渔港管理办法》（某政发〔2020〕3号）、《渔船管理办法》（某政发〔2020〕4号）同时废止。"
    assert [kind for *_, kind in named(text)] == ["repeals", "repeals"]
    text = "根据《渔港管理办法》（某政发〔2020〕3号）和《渔船管理办法》精神，制定本方案。"
    assert [kind for *_, kind in named(text, preamble=True)] == ["implements", "implements"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("新建渔港应按照GB/T 50378、HJ 1200-2021要求设计。", ["GB/T 50378", "HJ 1200-2021"]),
        ("渔网符合DB31/963-2016的规定。", ["DB31/963-2016"]),
        ("推广GB 50189设备。", []),
        ("型号GB2021的渔船。", []),
    ],
)
def test_standards_by_their_numbers_alone(text: str, numbers: list[str]) -> None:
    assert [number for _, number, _ in named(text)] == numbers


PLAN = """某省渔港绿色发展方案
根据某政发〔2030〕3号文件要求，制定本方案。
一、重点任务
（一）推进治理。全面实施《渔港减排规划》和《渔船更新规划》，按照《渔网回收办法》办理，制定并实施《海草床监测办法》。
（二）制定渔船报废管理办法。严格执行节约能源法。
（三）对照《中华人民共和国节约能源法》开展自查。
"""


def test_tasks_carry_out_what_they_implement_not_what_they_act_by(source: MakeSource) -> None:
    result = extract(source(PLAN))
    done = {
        (getattr(result.by_id[e.source], "path", ""), result.by_id[e.target].caption())
        for e in result.edges
        if isinstance(e, Implements)
    }
    assert done == {
        ("", "某政发〔2030〕3号"),
        ("1/1", "渔港减排规划"),
        ("1/1", "渔船更新规划"),
        ("1/2", "节约能源法"),
    }


def test_what_is_ordered_without_title_marks_is_no_reference(source: MakeSource) -> None:
    rows = {row["title"]: row for row in fold(extract(source(PLAN)))["references"]}
    assert set(rows) == {
        "某政发〔2030〕3号",
        "渔港减排规划",
        "渔船更新规划",
        "渔网回收办法",
        "海草床监测办法",
        "节约能源法",
    }
    assert rows["海草床监测办法"]["mandated"]


def test_the_letter_of_a_notice_is_read_where_its_title_has_run_into_the_addressees(
    source: MakeSource,
) -> None:
    letter = "某省渔业厅关于印发《某省渔港方案》的通知各市渔业局，省有关单位：\n为贯彻落实《国家渔港规划》，现将《某省渔港方案》印发给你们。\n某省渔业厅\n2030年3月1日\n某省渔港方案\n一、重点任务\n（一）修建渔港。"
    rows = fold(extract(source(letter)))["references"]
    assert [(row["title"], row["relation"]) for row in rows] == [("国家渔港规划", "implements")]


def test_a_plan_of_another_level_may_bear_the_same_title() -> None:
    found = named("根据省政府《渔港绿色发展规划》（某政发〔2030〕7号），制定本规划。", preamble=True)
    assert found == [("渔港绿色发展规划", "某政发〔2030〕7号", "implements")]
    assert named("现将《渔港绿色发展规划》印发给你们。", preamble=True) == []


def test_where_a_document_no_longer_applies_is_not_repealed() -> None:
    found = named(
        "在《渔港联运安排》、《渔港互助协议》项下不再执行《渔港停泊管理规定》，《渔港收费办法》同时废止。"
    )
    assert {("渔港联运安排", None, "cites"), ("渔港互助协议", None, "cites")} <= set(found)
    assert ("渔港收费办法", None, "repeals") in found


def test_the_edition_that_a_document_takes_the_place_of(source: MakeSource) -> None:
    text = (
        "某市人民政府关于印发渔港管理办法的通知\n某政发〔2031〕4号\n\n各县区人民政府：\n现将《渔港管理办法》印发给你们，请遵照执行。"
        "2020年印发的《渔港管理办法》同时废止。\n某市人民政府\n2031年3月1日\n\n渔港管理办法\n\n第一条 为规范渔港管理，制定本办法。\n"
    )
    facts = extract(source(text))
    (edge,) = [edge for edge in facts.edges if isinstance(edge, Repeals)]
    repealed = facts.by_id[edge.target]
    assert isinstance(repealed, Plan)
    assert (repealed.title, repealed.completeness) == ("渔港管理办法", "mentioned")
    assert edge.date == "2031-03-01"


def test_a_trial_edition_names_itself_without_its_brackets(source: MakeSource) -> None:
    text = (
        "渔港减排试点方案（试行）\n\n一、总体要求\n推进渔港减排。\n二、组织实施\n各县按照《渔港减排试点方案》要求落实。"
        "（市渔业局负责）\n"
    )
    facts = extract(source(text))
    assert [node.title for node in facts.of("Plan") if isinstance(node, Plan)] == ["渔港减排试点方案（试行）"]


@pytest.mark.parametrize(
    ("number", "year", "place"),
    [
        ("国办发〔2031〕12号", "2031", "100000"),
        ("川委发〔2032〕3号", "2032", "510000"),
        ("生态环境部令第24号", None, "100000"),
        ("某某发〔2032〕3号", "2032", None),
    ],
)
def test_a_number_says_year_and_place(
    source: MakeSource, number: str, year: str | None, place: str | None
) -> None:
    facts = extract(
        source(f"某方案\n\n一、要求\n按照《关于渔港减排工作的意见》（{number}）落实。（市渔业局负责）\n")
    )
    (named,) = [n for n in facts.of("Plan") if isinstance(n, Plan) and n.completeness == "mentioned"]
    assert (named.issued, named.jurisdiction) == (year, place)
    assert (year is None) == (
        not [e for e in facts.evidence if (e.subject, e.property) == (named.id, "issued")]
    )
