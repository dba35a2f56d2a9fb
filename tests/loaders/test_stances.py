"""What a text wants of the sectors it names: the verb that governs the term decides, and nothing else."""

import pytest

from loaders.stances import read_stances
from ontology.sectors import find_sectors


def stances(text: str) -> dict[str, str]:
    """The terms to which the text takes a stance, and which."""
    terms = find_sectors(text)
    found = read_stances(text, 0, len(text), [(term.start, term.end) for term in terms])
    return {
        term.surface: stance.value for term, stance in zip(terms, found, strict=True) if stance is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因地制宜发展风电和光伏。", {"风电": "promotes", "光伏": "promotes"}),
        ("鼓励企业购置新能源汽车。", {"新能源汽车": "promotes"}),
        ("大力培育氢能产业链。", {"氢能产业": "promotes"}),
        ("加快换电站建设，稳步推进抽水蓄能电站项目。", {"换电站": "promotes", "抽水蓄能电站": "promotes"}),
        ("逐年提高可再生能源消费比重。", {"可再生能源": "promotes"}),
        ("开展纯电动重卡推广应用。", {"重卡": "promotes"}),
        ("关于支持储能产业健康发展的若干措施", {"储能": "promotes"}),
        ("严控煤电装机规模。", {"煤电": "restricts"}),
        ("压减粗钢产量，化解水泥风险。", {"粗钢": "restricts"}),
        ("分批淘汰老旧柴油货车。", {"柴油货车": "restricts"}),
        ("合理控制煤炭消费总量。", {"煤炭消费": "restricts"}),
        ("引导落后产能有序退出，推进散煤替代。", {"落后产能": "restricts", "散煤": "restricts"}),
        ("支持提前淘汰燃煤锅炉。", {"燃煤锅炉": "restricts"}),
        ("不得新建每小时20蒸吨以下的燃煤锅炉。", {"燃煤锅炉": "prohibits"}),
        ("一律不得以任何名义审批电解铝项目。", {"电解铝": "prohibits"}),
        ("取缔煤矿。", {"煤矿": "prohibits"}),
        ("中心城区禁止柴油货车通行。", {"柴油货车": "prohibits"}),
        ("严禁在上述园区新（改、扩）建焦化项目。", {"焦化": "prohibits"}),
    ],
)
def test_the_governing_verb(text: str, expected: dict[str, str]) -> None:
    assert stances(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "推进钢铁行业节能改造。",
        "支持水泥企业开展清洁生产审核。",
        "加强医院能耗监测。",
        "控制交通领域碳排放。",
        "降低物流成本。",
        "优化完善煤电布局。",
        "落实光伏发展规划，健全储能标准。",
        "对新建煤电项目，要严格审查。",
        "建设养殖场的，应当备案。",
        "减少农药使用量。",
        "在学校周边建设绿道。",
        "研发压缩空气储能。",
        "引导化工等行业淘汰落后设备。",
        "不得限制新能源汽车。",
        "不得支持煤电项目。",
        "能源部门负责人参加会议。",
    ],
)
def test_nothing_decides(text: str) -> None:
    assert stances(text) == {}


def test_verbs_of_one_clause_do_not_mix() -> None:
    assert stances("严控煤电、鼓励光伏，淘汰水泥落后产能并发展装配式建筑。") == {
        "煤电": "restricts",
        "光伏": "promotes",
        "水泥": "restricts",
        "落后产能": "restricts",
        "装配式建筑": "promotes",
    }


def test_a_list_shares_its_head() -> None:
    assert set(stances("严禁新增焦化、电解铝、平板玻璃（光伏玻璃除外）等产能。").values()) == {"prohibits"}
    assert stances("支持焦化、电解铝企业兼并重组。") == {}
    assert stances("支持风电、光伏等项目。") == {"风电": "promotes", "光伏": "promotes"}


def test_an_exception_is_not_meant() -> None:
    assert stances("除热电联产外，禁止新建煤矿和煤电项目。") == {"煤矿": "prohibits", "煤电": "prohibits"}
    assert stances("禁止新建除热电联产以外的煤电项目。") == {"煤电": "prohibits"}


def test_one_task_may_promote_and_restrict_a_sector() -> None:
    text = "扩大光伏装机规模；从严控制光伏盲目扩张。"
    terms = find_sectors(text)
    found = read_stances(text, 0, len(text), [(term.start, term.end) for term in terms])
    assert [stance.value for stance in found if stance] == ["promotes", "restricts"]


def test_the_verb_is_given_with_its_place() -> None:
    text = "各地：原则上不再新建煤矿；推进煤炭减量替代。"
    start = text.index("原")
    terms = [(term.start, term.end) for term in find_sectors(text)]
    found = read_stances(text, start, len(text), terms)
    assert [text[slice(*stance.verb)] for stance in found if stance] == ["不再新建", "减量替代"]
