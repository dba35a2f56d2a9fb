"""Names of indicators as tables print them: 森林覆盖率（%）, 其中：红树林面积（公顷）, 单位GDP能耗降低（%）[累计]."""

import re
from dataclasses import dataclass
from typing import Literal

from loaders.table_columns import UNKNOWN_UNIT
from ontology.nodes import Change, TargetPeriod
from ontology.quantities import unit

Span = tuple[int, int]

HEAD = re.compile(
    r"(?:\d{1,2}[.．、](?!\d)|（[\d一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|[①-⑳]|[—·•●◆▲★-]+|其中[：:]?|#)+"
)
"""What stands in front of a name: its number, 其中."""
NOTE = re.compile(
    r"(?:[①-⑳⑴-⒇*＊※#†¹²³⁴⁵⁶⁷⁸⁹]|[（\[〔]注?[\d①-⑳]{1,2}[）\]〕]|注\d{0,2}|(?<=[\u4e00-\u9fff”）])\d{1,2})+$"
)
"""Note marks behind a name; superscripts come as plain digits from some formats."""
BRACKET = re.compile(
    r"[（\[〔【](?P<inner>[^（）\[\]〔〕【】]*(?:（[^（）]*）[^（）\[\]〔〕【】]*)?)[）\]〕】]$"
)
BARE_UNIT = re.compile(
    r"(?:[，、/：\s]?(?P<share>[%‰])|[，、/：\s](?P<other>[^，、/：\s]{1,8}(?:/[^，、/：\s]{1,4})?))$"
)
UNIT_LABEL = re.compile("^(?:计量)?单位[：:]?")
TOTAL = re.compile("累计|[五三]年(?:合计|总计)")
YEARLY = re.compile("年均|每年")
FALL = re.compile("(?:累计|年均|逐年)?(?:降低|下降|减少|削减|压减|下降|降幅)(?:率|比例|幅度|比率|程度)?$")
RISE = re.compile("(?:累计|年均|逐年)?(?:增长|增加|提高|提升|上升)$")
FALL_NOUN = re.compile("(?:减排|削减|减少|压减|节约|节能|淘汰|替代|退出)(?:总)?(?:量|产能|面积|规模|能力)?$")
RISE_NOUN = re.compile("新增|(?:增加|新增)(?:总)?(?:量|值|数|面积|规模)$|增量$")


@dataclass(frozen=True, slots=True)
class Label:
    """An indicator's name ``text[start:end]``, with what its label says beside: the unit (and where), whether
    the values are changes, and for which kind of period they hold."""

    start: int
    end: int
    unit: str
    unit_span: Span | None
    change: Change | None
    period: TargetPeriod | None


def read_label(text: str, start: int, end: int) -> Label:
    """Read the label ``text[start:end]`` of a row or column; the name may turn out empty."""
    head = HEAD.match(text, start, end)
    start = head.end() if head is not None and head.end() < end else start
    printed, unit_span = "", None
    period: TargetPeriod | None = None
    while True:
        note = NOTE.search(text, start, end)
        end = note.start() if note is not None else end
        bracket = BRACKET.search(text, start, end)
        if bracket is None:
            break
        content = UNIT_LABEL.sub("", bracket["inner"])
        found = _period(content)
        if found is not None and len(content) <= 8:
            period = period or found
        elif is_unit(content) and printed == "":
            printed, unit_span = content, (bracket.end("inner") - len(content), bracket.end("inner"))
        else:
            break
        end = bracket.start()
    if printed == "" and (bare := BARE_UNIT.search(text, start, end)) is not None:
        group = "share" if bare["share"] is not None else "other"
        if is_unit(bare[group]):
            printed, unit_span, end = bare[group], bare.span(group), bare.start()
    return _verbs(text, start, end, Label(start, end, printed, unit_span, None, period))


def is_unit(words: str) -> bool:
    """Tell whether words in brackets behind a name are a unit."""
    return words != "" and (unit(words) is not None or UNKNOWN_UNIT.fullmatch(words) is not None)


def _period(words: str) -> TargetPeriod | None:
    if TOTAL.search(words) is not None:
        return "cumulative"
    return "annual" if YEARLY.search(words) is not None else None


def _verbs(text: str, start: int, end: int, label: Label) -> Label:
    """Take the verb off the end of a name (能耗降低), and note what it says."""
    change: Change | None = None
    period = label.period or _period(text[start:end])
    for pattern, meaning in ((FALL, "decrease"), (RISE, "increase")):
        verb = pattern.search(text, start, end)
        if verb is not None and verb.start() - start >= 2:
            change, end = _change(meaning), verb.start()
            break
    else:
        if FALL_NOUN.search(text, start, end) is not None:
            change = "decrease"
        elif RISE_NOUN.search(text, start, end) is not None:
            change = "increase"
    return Label(start, end, label.unit, label.unit_span, change, period)


def _change(word: str) -> Literal["decrease", "increase"]:
    return "decrease" if word == "decrease" else "increase"
