"""What units are for: which of them order work, and which annexes are plans.

Numbered units are tasks unless their words are generic, or they state aims, principles, background or cases.
"""

import re

from loaders.articles import amends, is_operative, is_operative_amendment
from loaders.headings import is_container_label, is_general_label
from loaders.repair import Text
from loaders.title_lines import read_titles
from loaders.unit_markers import DIVISIONS
from loaders.units import UNCOUNTED, Section, Unit
from ontology.nodes import TaskKind
from ontology.titles import document_kind

PLAN_KINDS = frozenset(
    ("方案", "规划", "计划", "纲要", "意见", "办法", "条例", "规定", "细则", "措施", "要点", "预案", "规则")
)
"""Kinds of annexes that order work themselves; 指南, 清单, 名单, 目录, 标准 do not."""
LONGEST_SECOND_LINE = 20
"""Characters of a second line of a title (…建设方案 / 编制指南)."""
AIMS_OF_YEAR = re.compile(
    r"(?:20\d\d年(?:度)?|今年)(?:[\u4e00-\u9fff]{0,12}的)?(?:主要|总体|经济社会发展|工作|预期)*目标(?:任务)?(?:[和与]总体要求)?"
)
"""A part of a report that gives the aims of a year and no work: 二、2026年目标任务."""
MADE = re.compile("(?:制定|编制|制订)本[\u4e00-\u9fff]{0,4}(?:方案|规划|计划|意见|措施|办法|细则|要点)")
"""The words that close the basis of a plan."""
CASES = re.compile(
    "(?<![施展进设动好实])(?:下列|以下|如下)[^，。；：]{0,10}(?:情形|情况|条件|企业|单位|材料|标准|范围|对象|项目|主体|机构|人员|之一)[^。；：]{0,24}：$"
)
"""Words that announce a list of cases: 下列企业应当…：. What is done (实施下列项目：) is work."""


def states_basis(unit: Unit, text: str) -> bool:
    """Tell whether a part without work says on what basis the plan is made: 一、指导思想, 根据《…》，制定本方案."""
    return unit.kind == "general" and MADE.search(text, unit.start, unit.end) is not None


def is_plan(text: Text, section: Section) -> bool:
    """Tell whether an annex is a plan of its own (附件1 / 某某试点工作方案), not a form, a list or a guide."""
    titles = read_titles(text, section.head) if section.units else []
    if not titles or document_kind(titles[-1].value) not in PLAN_KINDS:
        return False
    below = next((p for p in section.head if p.start >= titles[-1].span[1]), None)
    line = text.text[below.start : below.end] if below is not None else ""
    return len(line) > LONGEST_SECOND_LINE or document_kind(line) == ""


def _lists_cases(unit: Unit, text: str) -> bool:
    """Tell whether the words before the children of a unit announce cases or conditions, not work."""
    start, end = unit.paragraphs[-1]
    return end > start and text[end - 1] == "：" and CASES.search(text, max(start, end - 40), end) is not None


def _give_back(unit: Unit) -> None:
    """What stands behind the last of the listed cases belongs to the unit that lists them."""
    parent = unit.parent
    if parent is None or unit is not parent.children[-1] or len(unit.paragraphs) < 2:
        return
    parent.closing += unit.paragraphs[1:]
    del unit.paragraphs[1:]
    unit.end = unit.paragraphs[-1][1]


def classify(section: Section, text: str) -> None:
    """Decide for every unit what it is for; see :data:`ontology.nodes.TaskKind`."""
    law = section.is_law
    for unit in section.units:
        unit.kind = _kind(unit, text, law=law)
        if unit.kind == "general" and unit.parent is not None and _lists_cases(unit.parent, text):
            _give_back(unit)
    for unit in section.units:
        if unit.kind == "operative" and not unit.children and AIMS_OF_YEAR.fullmatch(unit.title):
            unit.kind = "general"
    for unit in section.units:
        outermost = unit.parent is None and unit.kind == "operative" and not law
        if outermost and unit.children and all(child.kind == "general" for child in unit.children):
            unit.kind = "general"


def _kind(unit: Unit, text: str, *, law: bool) -> TaskKind:
    parent = unit.parent
    general = is_general_label(unit.title) or (parent is not None and parent.kind == "general")
    if unit.style in DIVISIONS and (law or unit.style in UNCOUNTED and not general):
        return "container"
    if law and any(ancestor.style == "条" for ancestor in unit.ancestors()):
        return "article"
    if general or (parent is not None and _lists_cases(parent, text)):
        return "general"
    if unit.style == "条":
        return "operative" if is_operative(unit, text) else "article"
    if amends(text, unit.start, unit.end):
        return "operative" if is_operative_amendment(text, unit.start, unit.end) else "article"
    outermost = parent is None or parent.style in UNCOUNTED
    if outermost and unit.children and is_container_label(unit.title):
        return "container"
    return "operative"
