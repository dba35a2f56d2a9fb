"""Headings that announce no work, and headings that only hold others together."""

import pytest

from loaders.headings import is_container_label, is_general_label


@pytest.mark.parametrize(
    "label",
    [
        "总体要求",
        "指导思想和基本原则",
        "年度目标",
        "创建目标",
        "创建对象",
        "申报范围",
        "面临形势",
        "“十三五”时期主要成就",
        "保护成效",
        "短板和瓶颈",
        "准确把握节水型社会建设的总体要求",
        "明确指导思想和主要目标",
        "扶持对象",
        "规划期限和范围",
        "水文地质特征",
        "2025年工作回顾",
        "过去五年的工作总结",
    ],
)
def test_labels_of_general_parts(label: str) -> None:
    assert is_general_label(label)


@pytest.mark.parametrize(
    "label",
    [
        "重点任务",
        "工作要求",
        "有关要求",
        "其他事项",
        "节水产业发展重点方向",
        "重大工程",
        "规划任务",
        "保障措施",
        "扶持政策",
        "加强组织实施",
        "试点类型及内容",
        "试点主体工作",
        "主要任务和措施",
        "任务清单",
        "任务分解",
        "应急保障",
        "后期处置",
        "组织指挥体系及职责",
        "组织机构和主要职责",
    ],
)
def test_labels_that_hold_others_together(label: str) -> None:
    assert is_container_label(label)
    assert not is_general_label(label)


@pytest.mark.parametrize(
    "label",
    [
        "明确目标责任",
        "摸清水资源现状",
        "推进农业节水",
        "完善水价机制改革",
        "创建节水型城市",
        "目标责任考核",
        "构建供水保障体系",
    ],
)
def test_headings_that_say_what_is_to_be_done(label: str) -> None:
    assert not is_general_label(label)
    assert not is_container_label(label)


def test_a_heading_of_one_generic_word_without_end() -> None:
    assert not is_container_label("落实" * 50_000 + "节水")
