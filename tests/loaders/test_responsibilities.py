"""Markers give agencies, roles and order, in every form in which documents print them."""

from collections.abc import Callable

import pytest

from loaders.outline import read_outline
from loaders.repair import Text
from loaders.responsibilities import merged, read_responsibilities, read_rules

BODY = "加快建设节水设施，推广高效灌溉技术。"


def rows(text: Text, jurisdiction: str = "620000") -> list[tuple[str, str, int, bool]]:
    (section,) = read_outline(text)
    found = read_responsibilities(
        text.text, section.units[-1], jurisdiction, read_rules(text.text, jurisdiction)
    )
    return [(a.agency.name, a.role, a.ordinal, a.open_list) for a in merged(found)]


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


@pytest.mark.parametrize(
    "bracket",
    ["（装置）", "（2021年版）", "（截止2025年底）", "（以下简称方案）", "（MRV体系）", "（市、区）"],
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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("由省水利厅牵头编制用水定额。", [("甘肃省水利厅", "lead")]),
        ("省水利厅牵头，省财政厅配合。", [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support")]),
        (
            "本政策由省财政厅和省水利厅共同组织实施。",
            [("甘肃省财政厅", "responsible"), ("甘肃省水利厅", "responsible")],
        ),
        ("企业对数据的真实性负责。", []),
        ("在省政府领导下开展工作。", []),
    ],
)
def test_prose(repaired: Callable[[str], Text], sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [r[:2] for r in rows(repaired(f"一、加强组织领导。{BODY}{sentence}\n"))] == expected


def test_the_stronger_role_wins_within_a_unit(repaired: Callable[[str], Text]) -> None:
    text = repaired(f"一、节约用水。{BODY}（省水利厅配合，省财政厅牵头）{BODY}（省水利厅牵头）\n")
    assert ("甘肃省水利厅", "lead") in [r[:2] for r in rows(text)]
    assert len(rows(text)) == 2
