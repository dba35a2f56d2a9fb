"""Documents that are ordered to be made: which words order one, what it is called, and by when."""

from collections.abc import Callable

import pytest

from loaders.load import extract
from loaders.mandates import read_mandates
from loaders.source import Source
from ontology.edges import Mandates
from ontology.nodes import Plan, Task

MakeSource = Callable[..., Source]


def ordered(
    text: str, year: str | None = None, issued: str | None = None
) -> list[tuple[str, str, str | None]]:
    """Verb, name and date of what a paragraph orders."""
    found = read_mandates(text, [(0, len(text))], year=year, issued=issued)
    return [(m.verb, text[m.item.start : m.item.end], m.due) for m in found]


@pytest.mark.parametrize(
    ("text", "verb", "name"),
    [
        ("制定湿地修复技术导则。", "制定", "湿地修复技术导则"),
        ("加快研究制定全省湿地碳汇监测规范，夯实基础。", "研究制定", "湿地碳汇监测规范"),
        ("适时修订《某省湿地保护办法》。", "修订", "《某省湿地保护办法》"),
        ("出台关于加快渔港升级的若干措施。", "出台", "关于加快渔港升级的若干措施"),
        ("编制并组织实施本市渔港布局规划（试行）。", "编制并组织实施", "渔港布局规划（试行）"),
        ("湿地分级的具体办法由省林业主管部门会同有关部门制定。", "制定", "湿地分级的具体办法"),
        ("湿地名录的管理办法，由省人民政府另行规定。", "规定", "湿地名录的管理办法"),
        ("加快推进《某省湿地条例》修订工作。", "修订", "《某省湿地条例》"),
        ("完成渔港布局规划编制，开工建设三座渔港。", "编制", "渔港布局规划"),
        ("制定科学合理、切实可行的渔港减排方案。", "制定", "渔港减排方案"),
        ("本办法实施细则由市水务局制定。", "制定", "本办法实施细则"),
    ],
)
def test_what_is_ordered(text: str, verb: str, name: str) -> None:
    assert ordered(text) == [(verb, name, None)]


@pytest.mark.parametrize(
    "text",
    [
        "省里已出台渔港减排方案。",
        "研究制定了渔港减排方案。",
        "执行省渔业厅印发的渔港减排方案。",
        "制定方案，完善政策。",
        "各地制定实施方案和工作措施。",
        "制定相关标准，明确责任。",
        "制定20项渔港地方标准。",
        "鼓励企业制定渔港减排方案。",
        "未按规定制定渔港减排方案的，责令改正。",
        "结合实际，制定本实施方案。",
        "现印发渔港减排方案。",
        "完成省渔业集团注册登记工作。",
        "某省印发《渔港减排方案》。",
        "编制年度渔获报告。",
    ],
)
def test_what_is_no_order(text: str) -> None:
    assert ordered(text) == []


def test_a_list_gives_one_each_and_a_general_word_belongs_to_the_item_before() -> None:
    text = "制定渔港减排方案、湿地修复规划和海草床监测办法。"
    assert [name for _, name, _ in ordered(text)] == ["渔港减排方案", "湿地修复规划", "海草床监测办法"]
    assert [name for _, name, _ in ordered("编制分流域治理工作方案、保障方案。")] == [
        "分流域治理工作方案、保障方案"
    ]
    titles = "抓紧制定《渔港减排方案》《湿地修复规划》和《海草床监测办法》等文件。"
    assert len(ordered(titles)) == 3
    assert [name for _, name, _ in ordered("出台渔港减排方案、实施湿地修复规划。")] == ["渔港减排方案"]


@pytest.mark.parametrize(
    ("text", "year", "due"),
    [
        ("3月底前出台渔港减排方案。", "2031", "2031-03"),
        ("3月底前出台渔港减排方案。", None, None),
        ("2031年6月底前，出台渔港减排方案。", None, "2031-06"),
        ("2031年6月30日前印发渔港减排方案。", None, "2031-06-30"),
        ("年底前出台渔港减排方案。", "2031", "2031-12"),
        ("到2031年，制定渔港减排方案。", None, "2031"),
        ("9月底前，经省政府审定后，向各县印发渔港评价结果通报。", "2031", "2031-09"),
        ("6月底前完成清查，制定渔港减排方案。", "2031", None),
        ("制定渔港减排方案。（完成时限：2031年6月底前）", None, "2031-06"),
    ],
)
def test_by_when(text: str, year: str | None, due: str | None) -> None:
    assert [date for _, _, date in ordered(text, year)] == [due]


def test_what_fell_due_before_the_year_of_issue_is_an_account() -> None:
    assert ordered("2019年6月底前出台渔港减排方案。", issued="2031-01-02") == []


PLAN = """某省渔港绿色发展2031年行动计划
一、重点任务
（一）大力推进渔港循环化改造。4月底前，出台全省渔港减排方案。6月底前出台具体实施方案。
（二）完善标准。制定海草床监测办法，落实《某省湿地保护办法》。
"""


def test_the_plan_that_a_task_orders(source: MakeSource) -> None:
    result = extract(source(PLAN))
    rows = [
        (task.path, edge.verb, plan.title, edge.due)
        for edge in result.edges
        if isinstance(edge, Mandates)
        and isinstance(task := result.by_id[edge.source], Task)
        and isinstance(plan := result.by_id[edge.target], Plan)
    ]
    assert sorted(rows) == [
        ("1/1", "出台", "渔港减排方案", "2031-04"),
        ("1/1", "出台", "渔港循环化改造实施方案", "2031-06"),
        ("1/2", "制定", "海草床监测办法", None),
    ]
    edge = next(e for e in result.edges if isinstance(e, Mandates) and e.due == "2031-04")
    quotes = {result.quote(item) for item in result.evidence if item.subject == edge.id}
    assert quotes == {"出台全省渔港减排方案", "4月底前", "某省渔港绿色发展2031年行动计划"}


def test_a_long_paragraph_is_read_in_time() -> None:
    assert len(ordered("加强渔港管理，制定海草床监测办法。" * 3000)) == 3000
