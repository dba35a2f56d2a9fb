"""The outline follows the printed numbers, whatever styles a document uses."""

from collections.abc import Callable

import pytest

from loaders.outline import Section, read_outline
from loaders.repair import Text

TEXT = "坚持系统观念，统筹安排资金，确保按期完成各项建设内容。" * 3


def units(section: Section) -> list[tuple[str, str, str]]:
    return [(u.path, u.title, u.kind) for u in section.units]


def test_running_numbers_and_containers(repaired: Callable[[str], Text]) -> None:
    text = repaired(
        f"一、总体要求\n（一）指导思想。{TEXT}\n二、构建现代物流体系\n（二）发展多式联运。{TEXT}\n（三）建设枢纽。{TEXT}\n"
        f"三、保障措施\n（四）加强组织领导。{TEXT}\n"
    )
    (section,) = read_outline(text)
    assert units(section) == [
        ("1", "总体要求", "general"),
        ("1/1", "指导思想", "general"),
        ("2", "构建现代物流体系", "operative"),
        ("2/2", "发展多式联运", "operative"),
        ("2/3", "建设枢纽", "operative"),
        ("3", "保障措施", "container"),
        ("3/4", "加强组织领导", "operative"),
    ]


def test_styles_nest_in_order_of_appearance(repaired: Callable[[str], Text]) -> None:
    text = repaired(
        f"二、工作任务\n1.摸清底数。\n（1）编制清单。{TEXT}\n（2）建立台账。{TEXT}\n2.分类处置。{TEXT}①{TEXT}②{TEXT}\n"
    )
    (section,) = read_outline(text)
    assert [u.path for u in section.units] == ["2", "2/1", "2/1/1", "2/1/2", "2/2", "2/2/1", "2/2/2"]


def test_units_inside_one_paragraph(repaired: Callable[[str], Text]) -> None:
    text = repaired(f"四、奖励\n1.空气质量。（1）对达标的县{TEXT}（2）对改善的县{TEXT}\n")
    (section,) = read_outline(text)
    assert [u.path for u in section.units] == ["4", "4/1", "4/1/1", "4/1/2"]


def test_decimals_at_a_line_start_are_no_numbers(repaired: Callable[[str], Text]) -> None:
    (section,) = read_outline(repaired(f"一、任务\n1.5吨以上锅炉全部淘汰。{TEXT}\n"))
    assert [u.path for u in section.units] == ["1"]


def test_repeated_path_gets_a_mark(repaired: Callable[[str], Text]) -> None:
    (section,) = read_outline(repaired(f"一、任务\n（一）甲事项。{TEXT}\n（一）乙事项。{TEXT}\n"))
    assert [u.path for u in section.units] == ["1", "1/1", "1/1!2"]


def test_several_plans_in_one_file(repaired: Callable[[str], Text]) -> None:
    plan = f"为推进工作，制定本方案。\n一、总体要求\n{TEXT}\n二、主要措施\n（一）完善制度。{TEXT}\n"
    text = repaired(f"甲省节约用水专项行动方案\n{plan}甲省垃圾分类专项行动方案\n{plan}")
    sections = read_outline(text)
    assert len(sections) == 2
    assert [u.path for u in sections[1].units] == ["1", "2", "2/1"]
    assert text.text[sections[1].head[0].start : sections[1].head[0].end] == "甲省垃圾分类专项行动方案"


def test_a_table_of_contents_is_no_structure(repaired: Callable[[str], Text]) -> None:
    text = repaired(f"甲省规划\n目录\n一、现状\n二、任务\n一、现状\n{TEXT}\n二、任务\n{TEXT}\n")
    (section,) = read_outline(text)
    assert [u.path for u in section.units] == ["1", "2"]


def test_articles_of_a_law(repaired: Callable[[str], Text]) -> None:
    text = repaired(
        "第一章 总则\n第一条 为了节约用水，根据有关法律，制定本条例。\n第二条 本条例适用于本市行政区域。\n第三条 市水务部门负责本条例的实施。\n"
        "第二章 管理\n第一节 计划\n第四条 鼓励使用再生水。\n第五条 用水单位应当安装计量设施。\n第三章 法律责任\n第六条 违反本条例的，处一万元罚款。\n"
        "第四章 附则\n第七条 本条例自2026年1月1日起施行。\n"
    )
    (section,) = read_outline(text)
    assert [u.path for u in section.units if u.kind == "operative"] == ["1/3", "2/5"]


@pytest.mark.parametrize("size", [10_000])
def test_nested_brackets_and_long_lines_do_no_harm(repaired: Callable[[str], Text], size: int) -> None:
    read_outline(repaired("一、任务\n" + "（" * size + "负责" + "）" * size + "\n"))
    read_outline(repaired("一、任务" + "（1）甲乙丙。" * size + "\n"))
