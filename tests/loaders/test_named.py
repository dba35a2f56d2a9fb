"""The names in a text, asked for by stretch, and what a heading's length may not do to them."""

from collections.abc import Callable

import pytest

from loaders.load import extract
from loaders.named import Named
from loaders.source import Source
from ontology.edges import Affects
from ontology.extract import Extract

TEXT = "兰州市发展光伏产业。\n支持兰州新区和白银市。"


@pytest.mark.parametrize(
    ("stretch", "regions", "areas", "sectors"),
    [
        ((0, 10), ["兰州市"], [], ["光伏"]),
        ((11, 22), ["兰州", "白银市"], ["兰州新区"], []),
        ((3, 7), [], [], ["光伏"]),
        ((3, 6), [], [], []),  # cuts 光伏
        ((1, 10), [], [], ["光伏"]),  # cuts 兰州市
        ((5, 5), [], [], []),
    ],
)
def test_names_within_a_stretch(
    stretch: tuple[int, int], regions: list[str], areas: list[str], sectors: list[str]
) -> None:
    named = Named(TEXT, "620000")
    assert [mention.surface for mention in named.regions.within(*stretch)] == regions
    assert [TEXT[area.start : area.end] for area in named.areas.within(*stretch)] == areas
    assert [mention.surface for mention in named.sectors.within(*stretch)] == sectors


CUT = """甘肃省电力可靠性管理方案
甘政发〔2024〕77号
各市、自治州人民政府：
为做好管理工作，制定本方案。
一、主要任务
（一）各地各有关单位都要按照分工会同省交通运输厅定期分析保障情况，及时通报工作进展，协调解决光伏项目遇到的困难，并于年底前报告全年的工作总结和下一年度的安排打算以及有关意见建议
甘肃省人民政府
2024年5月6日
"""
"""The unit has no heading; the twenty characters that stand for one end within 交通运输厅."""


def test_a_name_is_read_whole_where_the_words_for_a_heading_cut_it(source: Callable[..., Source]) -> None:
    found: Extract = extract(source(CUT))
    (task,) = [node for node in found.of("Task") if "光伏" in (getattr(node, "text", None) or "")]
    concerned = [
        found.by_id[edge.target].caption()
        for edge in found.edges
        if isinstance(edge, Affects) and edge.source == task.id
    ]
    assert concerned == ["太阳能发电"], getattr(task, "heading", None)
