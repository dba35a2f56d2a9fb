"""Markers give agencies, roles and order, in every form in which documents print them."""

from collections.abc import Callable

import pytest

from loaders.load import extract
from loaders.repair import Text
from loaders.source import Source
from ontology.edges import ResponsibleFor
from ontology.nodes import Agency, Task
from tests.loaders.assigned import BODY, rows


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        ("（省水利厅）", [("甘肃省水利厅", "responsible", 1, False)]),
        (
            "（省水利厅牵头，省财政厅、省农业农村厅等配合）",
            [
                ("甘肃省水利厅", "lead", 1, False),
                ("甘肃省财政厅", "support", 1, True),
                ("甘肃省农业农村厅", "support", 2, True),
            ],
        ),
        (
            "（省水利厅、省财政厅按职责分工负责）",
            [("甘肃省水利厅", "responsible", 1, False), ("甘肃省财政厅", "responsible", 2, False)],
        ),
        (
            "（责任单位：省水利厅；配合单位：省财政厅）",
            [("甘肃省水利厅", "lead", 1, False), ("甘肃省财政厅", "support", 1, False)],
        ),
        (
            "（责任单位：省水利厅、省教育厅牵头，省财政厅、省林草局配合；完成时限：2031年四季度）",
            [
                ("甘肃省水利厅", "lead", 1, False),
                ("甘肃省教育厅", "lead", 2, False),
                ("甘肃省财政厅", "support", 1, False),
                ("甘肃省林业和草原局", "support", 2, False),
            ],
        ),
        (
            "（主责单位：省水利厅；协办单位：省财政厅；协同单位：省教育厅）",
            [
                ("甘肃省水利厅", "lead", 1, False),
                ("甘肃省财政厅", "support", 1, False),
                ("甘肃省教育厅", "support", 2, False),
            ],
        ),
        (
            "（责任单位：省水利厅、省财政厅按职责分工负责，各市州人民政府结合实际落实）",
            [
                ("甘肃省水利厅", "responsible", 1, False),
                ("甘肃省财政厅", "responsible", 2, False),
                ("各市州人民政府", "responsible", 3, False),
            ],
        ),
        (
            "〔牵头单位：省水利厅，责任单位：省财政厅〕",
            [("甘肃省水利厅", "lead", 1, False), ("甘肃省财政厅", "support", 1, False)],
        ),
        (
            "（省水利厅，兰州市、白银市人民政府按职责分工负责）",
            [
                ("甘肃省水利厅", "responsible", 1, False),
                ("兰州市人民政府", "responsible", 2, False),
                ("白银市人民政府", "responsible", 3, False),
            ],
        ),
    ],
)
def test_brackets(
    repaired: Callable[[str], Text], marker: str, expected: list[tuple[str, str, int, bool]]
) -> None:
    assert rows(repaired(f"一、节约用水。{BODY}{marker}\n")) == expected
    signature = "甘肃省水利厅\n2023年5月8日\n"
    assert rows(repaired(f"一、节约用水。\n{BODY}\n{marker}\n{signature}")) == expected


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        # a note behind the name of the one that leads
        ("（省水利厅（牵头）、省财政厅）", "甘肃省水利厅 lead, 甘肃省财政厅 support"),
        (
            "（省财政厅、省水利厅（牵头单位）、省教育厅按职责分工负责）",
            "甘肃省财政厅 support, 甘肃省水利厅 lead, 甘肃省教育厅 support",
        ),
        ("（责任单位：省水利厅（牵头）、省财政厅）", "甘肃省水利厅 lead, 甘肃省财政厅 support"),
        # one acts with others that are named, or with whom it concerns
        ("（省水利厅会同省财政厅负责）", "甘肃省水利厅 lead, 甘肃省财政厅 support"),
        ("（省水利厅会同有关部门负责）", "甘肃省水利厅 responsible, 有关部门 responsible"),
        # those that others support lead, unless all of them have their parts
        ("（省水利厅负责，省财政厅配合）", "甘肃省水利厅 lead, 甘肃省财政厅 support"),
        ("（责任单位：省水利厅负责，省财政厅配合）", "甘肃省水利厅 lead, 甘肃省财政厅 support"),
        ("（省水利厅具体负责，省财政厅参与）", "甘肃省水利厅 lead, 甘肃省财政厅 support"),
        ("（省水利厅按职责分工负责，省财政厅配合）", "甘肃省水利厅 responsible, 甘肃省财政厅 support"),
        ("（省水利厅，省财政厅配合）", "甘肃省水利厅 lead, 甘肃省财政厅 support"),
        (
            "（省水利厅、省财政厅，省教育厅配合）",
            "甘肃省水利厅 lead, 甘肃省财政厅 lead, 甘肃省教育厅 support",
        ),
        ("（省水利厅、省财政厅配合）", "甘肃省水利厅 support, 甘肃省财政厅 support"),
        # what is led or answered for
        (
            "（省水利厅负责农业节水，省教育厅负责校园节水）",
            "甘肃省水利厅 responsible, 甘肃省教育厅 responsible",
        ),
        ("（省水利厅牵头农业节水，省教育厅配合）", "甘肃省水利厅 lead, 甘肃省教育厅 support"),
        # other words for answering
        ("（省水利厅、省财政厅具体落实）", "甘肃省水利厅 responsible, 甘肃省财政厅 responsible"),
        ("（省水利厅组织实施，省财政厅支持）", "甘肃省水利厅 responsible, 甘肃省财政厅 support"),
        ("（按要求组织实施）", ""),
    ],
)
def test_roles_within_a_bracket(repaired: Callable[[str], Text], marker: str, expected: str) -> None:
    found = rows(repaired(f"一、节约用水。{BODY}{marker}\n"))
    assert ", ".join(f"{name} {role}" for name, role, _, _ in found) == expected


@pytest.mark.parametrize("note", ["（此件公开发布）", "（本规划由省水利厅负责解释）", "（盖章）"])
def test_a_note_behind_the_last_unit_gives_nobody_work(repaired: Callable[[str], Text], note: str) -> None:
    assert rows(repaired(f"一、节约用水。{BODY}\n{note}\n")) == []


@pytest.mark.parametrize(
    "bracket",
    [
        "（装置）",
        "（2021年版）",
        "（截止2025年底）",
        "（以下简称方案）",
        "（MRV体系）",
        "（市、区）",
        "（市政府负责同志）",
        "（各单位主要负责人员）",
        "（县长负责制度）",
    ],
)
def test_other_brackets_are_no_markers(repaired: Callable[[str], Text], bracket: str) -> None:
    assert rows(repaired(f"一、节约用水。推广高效设施{bracket}。\n")) == []


def test_field_lines(repaired: Callable[[str], Text]) -> None:
    text = repaired(
        f"一、节约用水。{BODY}\n牵头部门：省水利厅、省财政厅\n参与部门：省级有关部门\n完成时限：持续推进\n"
    )
    assert [r[:2] for r in rows(text)] == [
        ("甘肃省水利厅", "lead"),
        ("甘肃省财政厅", "lead"),
        ("省级有关部门", "support"),
    ]


def test_the_first_listed_leads_once_it_has_been_stated(repaired: Callable[[str], Text]) -> None:
    text = repaired(f"一、节约用水。{BODY}（责任单位：省水利厅、省财政厅。列第一位的为牵头单位，下同）\n")
    assert [r[:2] for r in rows(text)] == [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support")]


def test_the_stronger_role_wins_within_a_unit(repaired: Callable[[str], Text]) -> None:
    text = repaired(f"一、节约用水。{BODY}（省水利厅配合，省财政厅牵头）{BODY}（省水利厅牵头）\n")
    assert ("甘肃省水利厅", "lead") in [r[:2] for r in rows(text)]
    assert len(rows(text)) == 2


@pytest.mark.parametrize("pair", ["（）", "［］", "[]", "【】", "〔〕", "〈〉"])
def test_shapes_of_brackets(repaired: Callable[[str], Text], pair: str) -> None:
    text = repaired(f"一、节约用水。{BODY}{pair[0]}省水利厅牵头，省财政厅配合{pair[1]}\n")
    assert [r[:2] for r in rows(text)] == [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support")]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("各市州党委和政府", ["各市州党委", "各市州人民政府"]),
        ("各县（市、区）党委和政府", ["各县（市、区）党委", "各县（市、区）人民政府"]),
        ("地方党委和政府", ["地方党委", "地方人民政府"]),
        ("省委、省政府", ["中国共产党甘肃省委员会", "甘肃省人民政府"]),
        ("省水利厅省财政厅", ["甘肃省水利厅", "甘肃省财政厅"]),
    ],
)
def test_two_bodies_in_one_word(repaired: Callable[[str], Text], printed: str, names: list[str]) -> None:
    assert [r[0] for r in rows(repaired(f"一、节约用水。{BODY}（{printed}负责）\n"))] == names


RULES = [
    "以下均需各市州人民政府落实，不再列出",
    "以下各项任务均由各市州人民政府组织落实，不再重复列出",
    "以下任务均需各市州人民政府落实，不再单独列出",
    "以下均需各市州人民政府负责，不再一一列出",
    "以下内容均应由各市州人民政府按职责分工落实，均不再逐一列出",
]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("mark", ["，", "。", "；"])
def test_a_rule_for_all_that_follows(repaired: Callable[[str], Text], rule: str, mark: str) -> None:
    text = repaired(f"一、节约用水。{BODY}（省水利厅负责{mark}{rule}）\n")
    assert [r[:2] for r in rows(text)] == [("甘肃省水利厅", "responsible"), ("各市州人民政府", "responsible")]


def test_the_rule_assigns_later_units_by_inference_and_no_earlier_ones(
    source: Callable[[str], Source],
) -> None:
    unit = "（{}）节约用水。" + BODY + "（省水利厅负责{}）\n"
    found = extract(source(
        "甘肃省节水方案\n一、重点任务\n" + unit.format("一", "") + unit.format("二", f"，{RULES[0]}") + unit.format("三", "")
        + "甘肃省人民政府\n2023年5月8日\n"
    ))  # fmt: skip
    tasks = {node.id: node.path for node in found.nodes if isinstance(node, Task)}
    everyone = {node.id for node in found.nodes if isinstance(node, Agency) and node.name == "各市州人民政府"}
    edges = [edge for edge in found.edges if isinstance(edge, ResponsibleFor) and edge.source in everyone]
    assert {(tasks[edge.target], edge.inferred) for edge in edges} == {("1/2", False), ("1/3", True)}


@pytest.mark.parametrize(
    "rule",
    [
        "列第一位的为牵头单位，下同",
        "排在第一位的为牵头部门，下同",
        "排名第一的为牵头单位，下同",
        "居首位的单位为牵头单位",
    ],
)
def test_ways_to_say_that_the_first_leads(repaired: Callable[[str], Text], rule: str) -> None:
    text = repaired(f"一、节约用水。{BODY}（省水利厅、省财政厅。{rule}）\n")
    assert [r[:2] for r in rows(text)] == [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support")]


def test_what_the_items_of_an_article_say_the_article_says(repaired: Callable[[str], Text]) -> None:
    law = (
        "甘肃省节水资金管理办法\n第一条（目的）为节约用水，制定本办法。\n第二条（职责分工）\n（一）省财政厅负责编制预算，保障资金供应。\n"
        "（二）各项目主管部门，按照各自职责，负责初审。\n（三）到2030年，节水灌溉面积达到30万亩。\n"
    )
    found = extract(Source(name="a.txt", sha256="0" * 64, format="txt", text=law, reader="text/1"))
    tasks = {node.id: node.path for node in found.of("Task") if isinstance(node, Task)}
    named = {node.id: node.name for node in found.of("Agency") if isinstance(node, Agency)}
    assigned = {
        (tasks[edge.target], named[edge.source]) for edge in found.edges if isinstance(edge, ResponsibleFor)
    }
    assert assigned == {
        ("2", "甘肃省财政厅"), ("2/1", "甘肃省财政厅"), ("2", "各项目主管部门"), ("2/2", "各项目主管部门"),
    }  # fmt: skip
    assert [tasks[edge.source] for edge in found.edges if edge.type == "SETS"] == ["2"]


def test_fields_that_close_every_part_are_the_part_s_and_divisions_the_department_s() -> None:
    parts = "".join(
        f"{number}、{name}\n（一）计划\n{BODY}\n（二）措施\n1.{BODY}\n2.{BODY}\n责任处室：{division}\n完成时限：2031年12月底前\n"
        for number, name, division in zip(
            "一二三", ("农业节水", "工业节水", "生活节水"), ("农水处", "节水处", "水资源处"), strict=True
        )
    )
    text = f"关于印发节水清单的通知\n厅机关各处室：\n现印发给你们。\n甘肃省水利厅\n2031年4月21日\n甘肃省水利厅2031年节水措施清单\n{parts}"
    found = extract(Source(name="a.txt", sha256="0" * 64, format="txt", text=text, reader="text/1"))
    tasks = {node.id: node.path for node in found.of("Task") if isinstance(node, Task)}
    named = {node.id: node.name for node in found.of("Agency") if isinstance(node, Agency)}
    assert [
        (tasks[edge.target], named[edge.source]) for edge in found.edges if isinstance(edge, ResponsibleFor)
    ] == [("1", "甘肃省水利厅农水处"), ("2", "甘肃省水利厅节水处"), ("3", "甘肃省水利厅水资源处")]
    assert {node.path for node in found.of("Task") if isinstance(node, Task) and node.deadline} == {
        "1",
        "2",
        "3",
    }


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (
            "（两省市水利厅（局）牵头，两省市财政厅（局）、重庆市统计局配合）",
            ["重庆市水利局", "四川省水利厅", "重庆市财政局", "四川省财政厅", "重庆市统计局"],
        ),
        ("由两省市水利厅（局）牵头，制定年度计划。", ["重庆市水利局", "四川省水利厅"]),
        ("牵头单位：两省市水利厅（局）", ["重庆市水利局", "四川省水利厅"]),
    ],
)
def test_two_provinces_that_issue_a_document_together_answer_together(
    source: Callable[[str], Source], closing: str, expected: list[str]
) -> None:
    unit = f"（一）节约用水。{BODY}" + (closing if "单位：" not in closing else f"\n{closing}")
    found = extract(source(
        f"节水合作方案\n一、重点任务\n{unit}\n重庆市水利局　四川省水利厅\n2023年5月8日\n"
    ))  # fmt: skip
    named = {node.id: node.name for node in found.nodes if isinstance(node, Agency)}
    assigned = {named[edge.source] for edge in found.edges if isinstance(edge, ResponsibleFor)}
    assert assigned == set(expected)
