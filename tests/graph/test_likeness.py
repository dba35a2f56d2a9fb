"""Which names are worth a question, and which are told apart by a number, a place or a field of work."""

import pytest

from graph.likeness import same_agency, same_title, similar_subject, usual


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("绿色港口建设方案", "绿色港口建设方案", 1.0),
        ("绿色港口建设方案", "绿色港口建设实施方案", 0.9),
        ("绿色港口建设实施方案", "绿色港口建设行动方案", 0.6),
        ("绿色港口建设方案", "绿色港口建设方案(试行)", 0.63),
        ("加强沿海港口岸线资源管理的若干意见", "加强沿海港口岸线资源管控的若干意见", 0.4),
        ("绿色港口建设方案(试行)", "绿色港口建设方案(2021-2025年)", 0.0),
        ("2021年绿色港口建设方案", "2022年绿色港口建设方案", 0.0),
        ("第三批绿色港口名单", "首批绿色港口名单", 0.0),
        ("绿色港口建设方案", "绿色港口建设办法", 0.0),
        ("海洋环境保护法", "环境保护法", 0.0),
        ("大气污染防治行动计划", "土壤污染防治行动计划", 0.0),
        ("绿色港口建设方案", "智慧港口建设方案", 0.0),
        ("青海省港口与岸线管理规划", "甘肃省港口与岸线管理规划", 0.0),
    ],
)
def test_titles_are_alike_if_little_tells_them_apart(one: str, other: str, expected: float) -> None:
    assert same_title(one, other) == pytest.approx(expected)
    assert same_title(other, one) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "kind", "jurisdiction", "asked"),
    [
        ("武汉市城乡建设局", "武汉市城建设局", "department", "420100", True),
        ("山东省生态环境厅", "山东省生态环境局", "department", "370000", True),
        ("武汉市教育局", "武汉市体育局", "department", "420100", False),
        ("武汉市财政局", "武汉市财政审计局", "department", "420100", False),
        ("青海省生态环境厅第一专员办公室", "青海省生态环境厅第二专员办公室", "office", "630000", False),
        ("青海省岸线工作专班", "青海省岸线工作专班办", "office", "630000", False),
        ("各区人民政府", "区政府", "collective", "630000", True),
        ("各相关部门", "各有关部门", "collective", "630000", True),
        ("各有关部门", "各部门", "collective", "630000", False),
        ("各市人民政府", "各县人民政府", "collective", "630000", False),
    ],
)
def test_names_of_agencies_are_asked_about(
    one: str, other: str, kind: str, jurisdiction: str, asked: bool
) -> None:
    assert (same_agency(one, other, kind, jurisdiction) > 0) == asked
    assert (same_agency(other, one, kind, jurisdiction) > 0) == asked


def test_the_usual_name_is_known() -> None:
    names = ("山东省生态环境厅", "山东省生态环境局", "山东省生环境厅")
    assert [usual(name, "370000") for name in names] == [2, 1, 0]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("绿色港口岸线管理办法", "绿色港口岸线管理实施细则", True),
        ("绿色港口岸线管理办法", "高速公路服务区管理办法", False),
        ("2022年绿色港口岸线计划", "2023年绿色港口岸线计划", False),
        ("方案", "方案", False),
    ],
)
def test_what_was_ordered_is_recognised_by_its_subject(one: str, other: str, alike: bool) -> None:
    assert (similar_subject(one, other) >= 0.5) == alike
