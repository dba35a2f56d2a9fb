"""Values as the cells of indicator tables print them: ≥99, 〔18〕, 13.5%, 控制在500以内, 完成国家下达任务, -."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ontology.nodes import Change, Comparator, TargetPeriod
from ontology.numerals import parse_numeral
from ontology.quantities import unit_pattern

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = rf"{unit_pattern()}|[十百千]?[万亿]?(?:\u4e2a百分点|[\u4e00-\u9fff]{{1,4}}(?:/[\u4e00-\u9fff]{{1,4}})?)|[十百千]?[万亿]"
VALUE = re.compile(
    r"(?:到?20\d\d年(?:底)?(?:[，,])?)?"
    r"(?:(?:比|较|与|在)?(?P<base>20\d\d)年?(?:末|底)?(?:水平|基础上)?(?:相比)?)?(?P<period>年均|累计|每年)?"
    r"(?P<verb>增长|增加|提高|提升|新增|上升|下降|降低|减少|压减|削减)?"
    r"(?P<words>(?:控制|保持|稳定|维持)在|达到|达|实现|完成|为|至|到|约|不低于|不少于|不小于|高于|大于等于|大于|超过|突破|不高于|不超过|不大于|不多于|低于|小于等于|小于|少于|力争|争取)*"
    r"(?P<open>[〔\[【（])?(?P<sign>≥|≧|⩾|>=|>|≤|≦|⩽|<=|<|≈|~|约|±)?(?P<minus>[-−–+])?"
    rf"(?P<value>{_NUMBER})(?P<vague>余|多)?(?:(?P<low>%|‰)?[-—–−~～至到]{{1,2}}(?P<max>{_NUMBER}))?(?P<unit>(?!以|左|及|之)(?:{_UNIT}))?"
    r"(?P<suffix>（含）|及以上|以上|及以下|以下|左右|上下|以内|之内|之间)?(?P<close>[〕\]】）])?(?P<trailing>(?<=[〕\]】）])(?:%|‰))?"
    r"(?P<second>[，,；;、（]?(?:力争|争取|奋斗|挑战)(?:达到|达|目标)?[：:]?(?P<stretch>\d+(?:\.\d+)?)(?:%|‰)?(?:以上)?）?)?"
)
IN_BRACKETS = re.compile(r"^[\u4e00-\u9fff，、]{2,20}(?P<inner>（[^（）]*\d[^（）]*）)$")
"""Words with the number behind them: 有效保障（≥95%）."""
NOTE = re.compile(r"(?:[①-⑳⑴-⒇*＊※#†¹²³⁴⁵⁶⁷⁸⁹]|\[?注\d{0,2}\]?|[（]注?[①-⑳][）])+$")
REMARK = re.compile("(?<=[\\d%‰])（[预估计初步快报统测算核定修正暂数值]{2,6}）$")
"""What a note in brackets says about a value: （预估值）, （快报数）."""
NOTHING = re.compile(r"[-—–－―−/\\、.…·*～~\s]*|无|暂无|待定|/+")
DELEGATED = re.compile(
    "(?:国家|中央|上级|省|自治区|市|州|部委|国务院|省级|市级|县)[\u4e00-\u9fff]{0,8}?(?:下达|核定|要求|考核|分解|确定|规定|明确|标准|目标|任务)"
)
COMPARATORS: dict[str, Comparator] = {
    "≥": "ge", "≧": "ge", "⩾": "ge", ">=": "ge", ">": "gt", "≤": "le", "≦": "le", "⩽": "le", "<=": "le", "<": "lt",
    "≈": "approx", "~": "approx", "约": "approx", "不低于": "ge", "不少于": "ge", "不小于": "ge", "大于等于": "ge",
    "高于": "gt", "大于": "gt", "超过": "gt", "突破": "gt", "不高于": "le", "不超过": "le", "不大于": "le", "不多于": "le",
    "小于等于": "le", "低于": "lt", "小于": "lt", "少于": "lt", "及以上": "ge", "以上": "ge", "及以下": "le", "以下": "lt",
    "左右": "approx", "上下": "approx", "以内": "le", "之内": "le",
}  # fmt: skip
FALLING = ("下降", "降低", "减少", "压减", "削减")
MINUS = frozenset("-−–")
CUMULATIVE_BRACKETS = "〔[【"
MULTIPLIER = re.compile("[十百千]?[万亿]|[十百千]")


@dataclass(frozen=True, slots=True)
class Value:
    """What one cell prints; ``unit`` only where the cell itself has one, ``change`` and ``period`` likewise."""

    value: Decimal
    value_max: Decimal | None
    comparator: Comparator
    unit: str
    change: Change | None
    period: TargetPeriod | None
    baseline: str | None
    negative: bool
    strive: bool
    stretch: Decimal | None


def is_nothing(words: str) -> bool:
    """Tell whether a cell says that there is no value."""
    return NOTHING.fullmatch(NOTE.sub("", words)) is not None


def is_delegated(words: str) -> bool:
    """Tell whether a cell leaves the value to the level above: 完成国家下达任务."""
    return re.search(r"\d", words) is None and DELEGATED.search(words) is not None


def is_value(words: str) -> bool:
    """Tell whether words stand in a column of values: a value, a sign that there is none, or one left to others."""
    return is_nothing(words) or is_delegated(words) or read_value(words) is not None


def read_value(words: str) -> Value | None:
    """Return what a cell prints, or ``None`` if it is not one value."""
    words = REMARK.sub("", NOTE.sub("", words).removesuffix("。"))
    inner = IN_BRACKETS.fullmatch(words)
    match = VALUE.fullmatch(inner["inner"] if inner is not None else words)
    value = parse_numeral(match["value"]) if match is not None else None
    if match is None or value is None or bool(match["open"]) != bool(match["close"]):
        return None
    upper = parse_numeral(match["max"]) if match["max"] is not None else None
    if upper is not None and upper <= value:
        return None
    printed = match["unit"] or match["trailing"] or match["low"] or ""
    return Value(
        value,
        upper,
        "range" if upper is not None else _comparator(match),
        printed,
        _change(match),
        _period(match),
        match["base"],
        match["minus"] in MINUS,
        re.match(".*(?:力争|争取)", words[: match.start("value")]) is not None,
        parse_numeral(match["stretch"]) if match["stretch"] is not None else None,
    )


def _comparator(match: re.Match[str]) -> Comparator:
    for word in (match["sign"], match["suffix"]):
        if word in COMPARATORS:
            return COMPARATORS[word]
    lead = match.group()[: match.start("value") - match.start()]
    found = [word for word in COMPARATORS if word in lead and len(word) > 1]
    if found:
        return COMPARATORS[max(found, key=len)]
    return "le" if "控制在" in lead else "approx" if "约" in lead else "eq"


def _change(match: re.Match[str]) -> Change | None:
    """比2020年下降18% is a decrease, 下降至18% a level."""
    if match["verb"] is not None and not re.search("[至到]", match["words"] or ""):
        return "decrease" if match["verb"] in FALLING else "increase"
    return "increase" if match["minus"] == "+" else None


def _period(match: re.Match[str]) -> TargetPeriod | None:
    if match["period"] in ("年均", "每年"):
        return "annual"
    if match["period"] == "累计" or match["open"] and match["open"] in CUMULATIVE_BRACKETS:
        return "cumulative"
    return None


def whole_unit(value: str, label: str) -> str:
    """Return the unit of a value from the cell and from the label: 1.2万 under 人 is counted in 万人."""
    if value == "":
        return label
    if MULTIPLIER.fullmatch(value) is not None and label != "" and MULTIPLIER.match(label) is None:
        return value + label
    return value
