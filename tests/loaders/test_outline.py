"""The outline follows the printed numbers, whatever styles a document uses."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.outline import read_outline
from loaders.repair import Text, repair
from loaders.source import Source
from loaders.units import Section

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


def test_a_month_in_front_of_what_is_due_in_it_opens_a_unit() -> None:
    items = "".join(f"{n}.{month}月底前完成改造。{TEXT}\n" for n, month in enumerate((3, 6, 12), start=1))
    assert paths(f"一、任务\n{items}4.9月1日前公布结果。{TEXT}\n") == ["1", "1/1", "1/2", "1/3", "1/4"]
    assert paths(f"一、任务\n1.摸底。{TEXT}\n2.9月份用水量下降。\n3.5吨以上锅炉淘汰。\n") == ["1", "1/1"]


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


@pytest.mark.parametrize("marks", ["（）", "【】", "〔〕", "[]"])
def test_articles_with_headings_in_brackets(repaired: Callable[[str], Text], marks: str) -> None:
    opening, closing = marks[0], marks[1]
    articles = {
        "目的和依据": "为了节约用水，根据有关法律，制定本办法。", "适用范围": "本市行政区域适用本办法。",
        "计量设施": "用水单位应当安装计量设施。", "扶持内容": "\n（一）用水单位应当更换器具。",
    }  # fmt: skip
    lines = [
        f"第{n}条 {opening}{name}{closing}{body}\n"
        for n, (name, body) in zip("一二三四", articles.items(), strict=True)
    ]
    (section,) = read_outline(repaired("".join(lines)))
    units = [unit for unit in section.units if unit.style == "条"]
    assert [unit.title for unit in units] == list(articles)
    assert [unit.title for unit in units if unit.kind == "operative"] == ["计量设施", "扶持内容"]
    assert section.units[-1].article is units[-1]


@pytest.mark.parametrize("size", [10_000])
def test_nested_brackets_and_long_lines_do_no_harm(repaired: Callable[[str], Text], size: int) -> None:
    read_outline(repaired("一、任务\n" + "（" * size + "负责" + "）" * size + "\n"))
    read_outline(repaired("一、任务" + "（1）甲乙丙。" * size + "\n"))


def outline(string: str) -> Section:
    text = repair(Source(name="x.txt", sha256="0", format="txt", text=string, reader="test"))
    (section,) = read_outline(text)
    return section


def paths(string: str) -> list[str]:
    return [unit.path for unit in outline(string).units]


# --- decimal outlines ----------------------------------------------------------------------------------

Shape = list[list[int]]
SHAPES: st.SearchStrategy[Shape] = st.lists(st.lists(st.integers(0, 3), max_size=4), min_size=1, max_size=12)
"""For every chapter the sections, for every section how many paragraphs it numbers."""


def decimal_lines(shape: Shape, *, dot: str, gap: str) -> tuple[list[str], list[str]]:
    lines, numbers = [], []
    for one, sections in enumerate(shape, start=1):
        numbers.append(f"{one}")
        lines.append(f"{one}{gap}应急事项")
        for two, count in enumerate(sections, start=1):
            numbers.append(f"{one}/{two}")
            lines += [f"{one}.{two}{dot}{gap}工作安排", TEXT]
            for three in range(1, count + 1):
                numbers.append(f"{one}/{two}/{three}")
                lines += [f"{one}.{two}.{three}{dot}{gap}具体分工", TEXT]
    return lines, numbers


@given(
    SHAPES.filter(lambda shape: len(shape[0]) > 0),
    st.sampled_from(["", "."]),
    st.sampled_from(["", " ", "　"]),
)
def test_decimal_outlines_give_back_their_numbers(shape: Shape, dot: str, gap: str) -> None:
    lines, numbers = decimal_lines(shape, dot=dot, gap=gap)
    assert paths("\n".join(["甲市防汛应急预案", *lines])) == numbers


@pytest.mark.parametrize("heading", ["指挥机构", "Ⅰ级响应", "“一网统管”", "《办法》的执行", " ERP系统"])
def test_headings_of_decimal_numbers(heading: str) -> None:
    text = f"甲市应急预案\n1 总则\n1.1 编制目的\n{TEXT}\n2 响应\n2.1{heading}\n{TEXT}\n"
    assert paths(text) == ["1", "1/1", "2", "2/1"]


@pytest.mark.parametrize("line", ["1.5万立方米以上的水库由市管理。", "3.2亿元用于抢修。", "2.3GW机组停机。"])
def test_quantities_at_a_line_head_are_no_units(line: str) -> None:
    text = f"甲市应急预案\n1 总则\n1.1 编制目的\n{TEXT}\n2 响应\n2.1 分级\n{line}\n2.2 启动\n{TEXT}\n"
    assert paths(text) == ["1", "1/1", "2", "2/1", "2/2"]


def test_without_a_decimal_outline_no_bare_number_opens_a_unit() -> None:
    assert paths(f"一、任务\n2 甲事项\n{TEXT}\n二、保障\n{TEXT}\n") == ["1", "2"]


@pytest.mark.parametrize("chapter", ["一、总则\n{}二、响应\n{}", "第一章 总则\n{}第二章 响应\n{}"])
def test_decimal_sections_within_other_chapters(chapter: str) -> None:
    text = chapter.format(f"1.1 编制目的\n{TEXT}\n1.2 编制依据\n{TEXT}\n", f"2.1 分级\n{TEXT}\n")
    assert units(outline(f"甲市应急预案\n{text}"))[:5] == [
        ("1", "总则", "general"),
        ("1/1", "编制目的", "general"),
        ("1/2", "编制依据", "general"),
        ("2", "响应", "operative"),
        ("2/1", "分级", "operative"),
    ]


# --- tables of contents --------------------------------------------------------------------------------

PLAN = [
    "第一章 发展环境", TEXT, "第二章 重点任务", "第一节 推进节水", TEXT, "第二节 推进治污", TEXT, "第三章 保障措施", TEXT,
]  # fmt: skip
DECIMAL_PLAN = ["1 总则", "1.1 编制目的", TEXT, "2 组织体系", "2.1 指挥机构", TEXT, "3 保障", TEXT]
CHINESE_PLAN = [
    "一、现状",
    TEXT,
    "二、任务",
    "（一）节水。" + TEXT,
    "（二）治污。" + TEXT,
    "三、保障措施",
    TEXT,
]


@pytest.mark.parametrize("plan", [PLAN, DECIMAL_PLAN, CHINESE_PLAN], ids=["chapters", "decimal", "chinese"])
@pytest.mark.parametrize(
    "leader", ["", "........ {}", "…… {}", " {}", "（{}）", "\ue5e5\ue5e5\ue5e5\ue5e5 {}", "·····{}"]
)
@pytest.mark.parametrize("word", ["目录", "目　录", "目次", None])
def test_a_table_of_contents_changes_no_unit(plan: list[str], leader: str, word: str | None) -> None:
    entries = [
        line.partition("。")[0] + leader.format(n) for n, line in enumerate(plan, start=1) if line != TEXT
    ]
    contents = [*([word] if word else []), *entries]
    bare = outline("\n".join(["甲市规划", *plan]))
    assert units(outline("\n".join(["甲市规划", *contents, *plan]))) == units(bare)


def test_entries_that_run_together() -> None:
    plan = "\n".join(PLAN)
    contents = "目录\n第一章 发展环境........1第二章 重点任务........2\n第一节 推进节水........2第二节 推进治污........4\n"
    assert units(outline(f"甲市规划\n{contents}{plan}")) == units(outline(f"甲市规划\n{plan}"))


def test_headings_that_differ_from_their_entries() -> None:
    plan = "\n".join(PLAN)
    contents = "目录\n第一章 环境........1\n第二章 任务........2\n第三章 保障........5\n"
    assert paths(f"甲市规划\n{contents}{plan}") == paths(f"甲市规划\n{plan}")


@pytest.mark.parametrize("last", ["第三章 保障措施........5\n", "第三章 保障措施........5"])
def test_the_preface_behind_the_contents_stays(last: str, repaired: Callable[[str], Text]) -> None:
    plan = "\n".join(PLAN)
    text = repaired(
        f"甲市规划\n目录\n第一章 发展环境........1\n第二章 重点任务........2\n{last}根据《乙省规划》，制定本规划。\n{plan}"
    )
    (section,) = read_outline(text)
    assert text.text[section.head[-1].start : section.head[-1].end] == "根据《乙省规划》，制定本规划。"
    assert [unit.path for unit in section.units] == ["1", "2", "2/1", "2/2", "3"]


def test_a_list_that_is_no_table_of_contents_stays() -> None:
    assert paths(f"一、节水\n二、治污\n三、绿化\n{TEXT}\n") == ["1", "2", "3"]


# --- chapters and sections -----------------------------------------------------------------------------


def test_sections_of_plans_are_units_and_those_of_laws_are_not() -> None:
    plan = f"第一篇 总论\n第一章 总体要求\n第一节 指导思想\n{TEXT}\n第二章 任务\n第一节 节水\n{TEXT}\n1.灌区。{TEXT}\n2.城镇。{TEXT}\n第二节 治污\n{TEXT}\n"
    assert units(outline(plan))[1:] == [
        ("1", "总体要求", "general"),
        ("1/1", "指导思想", "general"),
        ("2", "任务", "container"),
        ("2/1", "节水", "operative"),
        ("2/1/1", "灌区", "operative"),
        ("2/1/2", "城镇", "operative"),
        ("2/2", "治污", "operative"),
    ]
    law = "第一章 总则\n第一节 目的\n第一条 为了节水，制定本办法。\n第二章 管理\n第一节 计划\n第二条 市水务部门负责节水。\n"
    assert [u.path for u in outline(law).units if u.style not in ("章", "节")] == ["1/1", "2/2"]


def test_a_section_behind_numbered_paragraphs_belongs_to_its_chapter() -> None:
    text = f"第一章 任务\n一、概况\n（一）底数。{TEXT}\n第一节 节水\n{TEXT}\n第二节 治污\n{TEXT}\n"
    assert paths(text) == ["1", "1/1", "1/1/1", "1/1!2", "1/2"]


# --- lists of cases ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("下列企业应当开展核查：", "general"),
        ("有下列情形之一的：", "general"),
        ("重点支持以下项目：", "general"),
        ("申报主体应当符合以下条件：", "general"),
        ("重点做好以下工作：", "operative"),
        ("实施如下重点项目：", "operative"),
        ("具体任务如下：", "operative"),
    ],
)
def test_lists_of_cases_are_no_tasks(words: str, kind: str) -> None:
    section = outline(
        f"一、任务\n（一）{words}\n1.年用水量一万吨以上的；\n2.列入名录的。\n（二）推广设施。{TEXT}\n"
    )
    assert [unit.kind for unit in section.units if unit.style == "three"] == [kind, kind]


def test_what_follows_the_cases_belongs_to_the_unit_that_lists_them(repaired: Callable[[str], Text]) -> None:
    text = repaired(
        f"一、任务\n（一）下列企业应当核查：\n1.大户；\n2.列入名录的。\n结果由省水利厅公布。\n（二）推广设施。{TEXT}\n"
    )
    (section,) = read_outline(text)
    listing = next(unit for unit in section.units if unit.path == "1/1")
    assert [text.text[slice(*span)] for span in listing.paragraphs] == [
        "下列企业应当核查：",
        "结果由省水利厅公布。",
    ]
    assert len(section.units[3].paragraphs) == 1


# --- boxes ---------------------------------------------------------------------------------------------

ITEMS = ["建设示范水库。", "改造老旧管网。", "推广节水器具。"]


def box(*items: str, title: str = "专栏1 节水工程") -> str:
    return f"{title}\n" + "".join(
        f"（{n}）{item}\n" for n, item in zip("一二三四五六七八九", items, strict=False)
    )


@pytest.mark.parametrize("number", [1, 2, 3])
def test_items_of_a_box_in_a_style_of_the_text_are_no_units(number: int) -> None:
    text = (
        f"一、任务\n（一）节约用水。\n1.农业节水。\n{TEXT}\n{box(*ITEMS[:number])}2.工业节水。\n{TEXT}\n"
        f"（二）治理污染。\n1.治理河道。\n{TEXT}\n"
    )
    assert paths(text) == ["1", "1/1", "1/1/1", "1/1/2", "1/2", "1/2/1"]
    assert ITEMS[0].rstrip("。") in "".join(text.split())


def test_the_text_goes_on_behind_a_box_that_counts_as_far() -> None:
    text = (
        f"一、任务\n（一）节约用水。\n1.农业节水。\n{TEXT}\n（二）防灾。\n1.防洪。\n{TEXT}\n{box(*ITEMS[:2])}"
        f"（三）治理污染。\n{TEXT}\n1.治理河道。\n{TEXT}\n（四）监督。\n{TEXT}\n"
    )
    assert paths(text) == ["1", "1/1", "1/1/1", "1/2", "1/2/1", "1/3", "1/3/1", "1/4"]


def test_items_of_a_box_in_a_style_of_their_own_are_parts_of_the_unit_around_it() -> None:
    text = f"第一章 任务\n第一节 节水\n{TEXT}\n专栏1 节水工程\n1.2022年，建设水库。\n2.改造管网。\n第二节 治污\n{TEXT}\n"
    assert paths(text) == ["1", "1/1", "1/1/1", "1/1/2", "1/2"]


def test_chapters_of_plans_are_tasks_and_a_chapter_may_follow_on_the_same_line() -> None:
    line = "坚持系统观念，统筹安排资金，确保按期完成各项建设内容，持续推进节水型社会建设。"
    section = outline(
        f"第一章 加强农业节水\n{line}\n{line}第二章 推进工业节水\n第一节 改造设施\n{TEXT}\n第三章 保障措施\n（一）督查。{TEXT}\n"
    )
    assert [(unit.path, unit.kind) for unit in section.units] == [
        ("1", "operative"), ("2", "operative"), ("2/1", "operative"), ("3", "container"), ("3/1", "operative"),
    ]  # fmt: skip


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_of_attachments_is_no_annex(size: int, repaired: Callable[[str], Text]) -> None:
    names = ["节水单位名单", "2031年度申请方案", "计划模板"][:size]
    listed = "".join(f"{'附件：' if n == 1 else ''}{n}.{name}\n" for n, name in enumerate(names, start=1))
    sections = read_outline(
        repaired(f"一、节水\n{TEXT}\n二、治污\n{TEXT}\n{listed}甘肃省水利厅\n2031年3月7日\n")
    )
    assert [[unit.path for unit in section.units] for section in sections] == [["1", "2"]]
    assert len(sections[0].tail) >= 1


@pytest.mark.parametrize("size", [1, 3])
def test_attachments_that_are_listed_before_every_unit_are_no_units(size: int) -> None:
    names = ["节水单位名单", "2031年度申请方案", "计划模板"][:size]
    listed = "".join(f"{'附件：' if n == 1 else ''}{n}.{name}\n" for n, name in enumerate(names, start=1))
    notice = f"关于开展节水试点的通知\n各县水务局：\n现印发给你们。\n{listed}甲县水务局\n2031年3月7日\n"
    assert paths(f"{notice}节水试点方案\n一、节水\n{TEXT}\n二、治污\n{TEXT}\n") == ["1", "2"]


@pytest.mark.parametrize(
    ("line", "sections"), [("附件1。", 1), ("附件1所列单位。", 1), ("附件1", 2), ("附件1：申报表", 2)]
)
def test_an_annex_has_a_heading_of_its_own(line: str, sections: int, repaired: Callable[[str], Text]) -> None:
    text = repaired(f"一、节水\n{TEXT}具体名单见\n{line}\n二、治污\n{TEXT}\n")
    assert len(read_outline(text)) == sections


def test_a_unit_with_none_but_general_parts_is_general() -> None:
    section = outline(
        f"第一章 立足新起点，开启节水新征程\n第一节 主要成效\n{TEXT}\n第二节 面临形势\n{TEXT}\n"
        f"第二章 节水\n第一节 农业\n{TEXT}\n第二节 主要目标\n{TEXT}\n"
    )
    assert [unit.path for unit in section.units if unit.kind == "operative"] == ["2", "2/1"]


def test_entries_of_a_table_of_contents_that_ran_together_go() -> None:
    dots = "." * 30
    contents = f"目录\n前言{dots}1第一章节水{dots}2第一节农业{dots}3\n第二章治污{dots}9第一节河道{dots}10第二节湖泊{dots}12\n"
    assert paths(f"{contents}第一章 节水\n第一节 农业\n{TEXT}\n第二章 治污\n第一节 河道\n{TEXT}\n") == [
        "1", "1/1", "2", "2/1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "annex"),
    [
        ("附件1\n甘肃省节水园区试点工作方案\n", False),
        ("附件1\n甘肃省节水园区试点建设方案\n编制指南\n", True),
        ("附件1\n甘肃省节水单位名单\n", True),
        ("附件1\n申报表\n", True),
    ],
)
def test_an_annex_that_is_a_plan_is_read_as_one(
    head: str, annex: bool, repaired: Callable[[str], Text]
) -> None:
    text = repaired(
        f"一、提高认识。{TEXT}\n二、抓好落实。{TEXT}\n甘肃省水利厅\n2031年3月7日\n{head}一、节水\n{TEXT}\n二、治污\n{TEXT}\n"
    )
    assert [section.annex for section in read_outline(text)] == [False, annex]


# --- who answers for a unit with parts -----------------------------------------------------------------

FIELD_LINE, BRACKET, LEADING = "责任单位：省水利厅", "（责任单位：省水利厅）", "（省水利厅牵头）"


@pytest.mark.parametrize(
    ("lead", "one", "part", "closing", "count", "answering"),
    [
        ("", "{}、", "（{}）", FIELD_LINE, 3, ["1", "2", "3"]),
        ("", "{}、", "（{}）", BRACKET, 3, ["1", "2", "3"]),
        ("", "{}、", "（{}）", LEADING, 3, ["1", "2", "3"]),
        ("", "{}、", "（{}）", LEADING, 2, ["1/2", "2/2"]),
        ("一、任务\n", "（{}）", "（{n}）", BRACKET, 3, ["1/1", "1/2", "1/3"]),
    ],
)
def test_whom_the_fields_at_the_end_of_the_last_part_belong_to(
    lead: str,
    one: str,
    part: str,
    closing: str,
    count: int,
    answering: list[str],
    repaired: Callable[[str], Text],
) -> None:
    parts = "".join(f"{part.format(number, n=n)}措施。{TEXT}\n" for n, number in enumerate("一二", start=1))
    wholes = "".join(f"{one.format(number)}节水\n{parts}{closing}\n" for number in "一二三"[:count])
    assert answering_units(repaired(f"{lead}{wholes}")) == answering


def test_whose_the_last_field_is_depends_on_the_units_beside(repaired: Callable[[str], Text]) -> None:
    parts = f"（一）计划。{TEXT}{{}}\n（二）措施。{TEXT}\n{BRACKET}\n"
    own = "".join(f"{number}、节水\n{parts.format(BRACKET)}" for number in "一二三")
    assert answering_units(repaired(own)) == ["1/1", "1/2", "2/1", "2/2", "3/1", "3/2"]
    simple = f"一、摸底。{TEXT}{BRACKET}\n二、节水\n{parts.format('')}三、治污\n{parts.format('')}"
    assert answering_units(repaired(simple)) == ["1", "2", "3"]


def answering_units(text: Text) -> list[str]:
    """The units in whose own text a body is named."""
    (section,) = read_outline(text)
    return [u.path for u in section.units if any("省水利厅" in text.text[slice(*span)] for span in u.own)]
