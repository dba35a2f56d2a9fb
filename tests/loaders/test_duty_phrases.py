"""Assignments by phrases of the prose, in plans and in laws."""

from collections.abc import Callable

import pytest

from loaders.repair import Text
from tests.loaders.assigned import BODY, rows


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("由省水利厅牵头编制用水定额。", [("甘肃省水利厅", "lead")]),
        ("省水利厅牵头，省财政厅配合。", [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support")]),
        (
            "本政策由省财政厅和省水利厅共同组织实施。",
            [("甘肃省财政厅", "responsible"), ("甘肃省水利厅", "responsible")],
        ),
        (
            "省水利厅负责编制用水定额，省财政厅予以配合。",
            [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support")],
        ),
        ("省水利厅会同各相关主管部门组织实施用水审计。", [("甘肃省水利厅", "responsible")]),
        ("省水利厅是节约用水的主管部门，负责用水审计。", [("甘肃省水利厅", "responsible")]),
        (
            "省水利厅会同省财政厅、省统计局等部门组织实施。",
            [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support"), ("甘肃省统计局", "support")],
        ),
        ("严肃追究有关主管部门和监测机构负责人责任。", []),
        ("企业对数据的真实性负责。", []),
        ("在省政府领导下开展工作。", []),
        (
            "省水利厅负责制定用水定额，会同省财政厅公布。",
            [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support")],
        ),
        ("省水利厅负责制定用水定额，会同有关部门公布。", [("甘肃省水利厅", "responsible")]),
        (
            "省水利厅、省财政厅在各自职责范围内负责节约用水。",
            [("甘肃省水利厅", "responsible"), ("甘肃省财政厅", "responsible")],
        ),
        ("省水利厅、省财政厅在各自职责范围内做好节约用水。", []),
        ("省财政厅协助省水利厅做好节水宣传。", []),
        ("省水利厅按照规定建设计量平台，负责制定用水定额。", []),
        ("省水利厅加强统筹协调，牵头做好节水评估。", [("甘肃省水利厅", "lead")]),
        ("坚持规划先行，牵头做好节水评估。", []),
        ("省水利厅：负责统筹节水资金。", [("甘肃省水利厅", "responsible")]),
        (
            "省水利厅、省财政厅：按职责负责节水监督管理。",
            [("甘肃省水利厅", "responsible"), ("甘肃省财政厅", "responsible")],
        ),
        ("省水利厅：牵头编制规划。", [("甘肃省水利厅", "lead")]),
        ("工作要求：负责人要高度重视。", []),
    ],
)
def test_prose(repaired: Callable[[str], Text], sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [r[:2] for r in rows(repaired(f"一、加强组织领导。{BODY}{sentence}\n"))] == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("省水利厅会同省财政厅制定办法。", [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support")]),
        ("国务院水行政主管部门负责全国的节约用水工作。", [("国务院水行政主管部门", "responsible")]),
        (
            "国务院证券监督管理机构依法对证券市场实行集中统一监督管理。",
            [("国务院证券监督管理机构", "responsible")],
        ),
        ("市水务局是本市节约用水主管部门，负责节约用水的监督管理。", [("市水务局", "responsible")]),
        (
            "发展改革、财政等部门按照职责分工，做好相关工作。",
            [("发展改革部门", "responsible"), ("财政部门", "responsible")],
        ),
        ("各项目主管部门，按照各自职责，负责项目初审。", [("各项目主管部门", "responsible")]),
        (
            "水利部和省级水行政主管部门，应当按照职责分工，定期公开取水情况。",
            [("水利部", "responsible"), ("省级水行政主管部门", "responsible")],
        ),
        ("市水务局根据各自职责和国家有关规定负责监督管理。", [("市水务局", "responsible")]),
        ("市水务局负责制定用水定额。", [("市水务局", "responsible")]),
        ("取水单位对计量数据的真实性负责。", []),
        ("市主管部门负责制定用水定额。", [("市主管部门", "responsible")]),
        ("主管部门负责制定用水定额。", []),
        (
            "县级主管部门应当会同同级财政部门制定办法。",
            [("县级主管部门", "lead"), ("同级财政部门", "support")],
        ),
        ("市水务局可以会同市财政局制定办法。", [("市水务局", "lead"), ("市财政局", "support")]),
        ("市主管部门会同有关部门制定办法。", []),
        (
            "财政、教育部门在各自职责范围内，做好节约用水工作。",
            [("财政部门", "responsible"), ("教育部门", "responsible")],
        ),
        ("水务部门主管本行政区域内的节约用水工作。", [("水务部门", "responsible")]),
        ("国务院水行政主管部门主管全国节约用水工作。", [("国务院水行政主管部门", "responsible")]),
        ("市主管部门主管人员应当定期巡查。", []),
        ("市节水监察机构具体负责日常监察工作。", [("市节水监察机构", "responsible")]),
        (
            "卫生健康、教育等政府其他部门和社会组织按照各自职责或者章程，做好节水工作。",
            [("卫生健康部门", "responsible"), ("教育部门", "responsible"), ("社会组织", "responsible")],
        ),
        (
            "市水务、教育等行政管理部门在各自职责范围内，配合实施本条例。",
            [("市水务行政管理部门", "support"), ("市教育行政管理部门", "support")],
        ),
        (
            "市、县（区）卫生行政主管部门应当制定检测计划，负责水质监督。",
            [("市卫生行政主管部门", "responsible"), ("县（区）卫生行政主管部门", "responsible")],
        ),
        ("市水务局应当确定节水监察机构，负责日常监督管理。", []),
        ("县级以上人民政府对节水工作负领导责任。", [("县级以上人民政府", "responsible")]),
        ("街道办事处应当协助水行政主管部门做好节水宣传。", [("街道办事处", "support")]),
        ("市水务局按照规定建设计量平台，负责制定用水定额。", [("市水务局", "responsible")]),
        ("市水务局批准的单位应当建设计量平台，负责制定用水定额。", []),
        ("市水务局的工作人员应当定期巡查，负责登记。", []),
        ("用水单位按照规定建设计量平台，负责日常维护。", []),
    ],
)
def test_articles(repaired: Callable[[str], Text], article: str, expected: list[tuple[str, str]]) -> None:
    assert [r[:2] for r in rows(repaired(f"第一条 {article}\n"))] == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "将第四条改为第五条，修改为：“市水务局负责节约用水的监督管理。”",
            [("市水务局", "responsible")],
        ),
        (
            "第九条修改为：“市水务局会同财政、统计部门公布用水数据。”",
            [("市水务局", "lead"), ("财政部门", "support"), ("统计部门", "support")],
        ),
        ("推进节水。水务部门会同财政、统计部门公布用水数据。", []),
    ],
)
def test_items_that_amend_a_law_assign_as_its_articles_do(
    repaired: Callable[[str], Text], item: str, expected: list[tuple[str, str]]
) -> None:
    assert [r[:2] for r in rows(repaired(f"一、{item}\n"))] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "省水利厅会同省财政厅制定办法。",
            [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support")],
        ),
        (
            "省水利厅会同省财政厅统筹实施，省教育厅、省林草局等省级主管部门协同推进。",
            [
                ("甘肃省水利厅", "lead"),
                ("甘肃省财政厅", "support"),
                ("甘肃省教育厅", "support"),
                ("甘肃省林业和草原局", "support"),
            ],
        ),
        ("水利部门会同财政、教育等有关部门制定办法。", []),
        ("省水利厅会同有关部门制定办法。", []),
        ("省水利厅可以会同省财政厅制定办法。", [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support")]),
        ("省水利厅（牵头）会同省财政厅制定办法。", [("甘肃省水利厅", "lead"), ("甘肃省财政厅", "support")]),
        ("省水利厅会同省财政厅制定办法。（省教育厅负责）", [("甘肃省教育厅", "responsible")]),
        ("水利部门按照职责分工，做好相关工作。", []),
        ("省水利厅要发挥牵头抓总作用，做好安排。", [("甘肃省水利厅", "lead")]),
        (
            "各设区市、县（市）区林业主管部门负责审核。",
            [("各设区市林业主管部门", "responsible"), ("各县（市）区林业主管部门", "responsible")],
        ),
    ],
)
def test_bodies_that_act_together_in_a_plan(
    repaired: Callable[[str], Text], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert [r[:2] for r in rows(repaired(f"一、节约用水。{BODY}{sentence}\n"))] == expected
