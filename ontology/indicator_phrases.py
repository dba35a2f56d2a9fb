"""The wording of an indicator in one form, so that two printings of one thing are the same string.

Official texts word one indicator in many ways: 单位GDP能耗, 万元地区生产总值能源消耗 and 单位国内生产总值能源消耗降低;
非化石能源消费占比 and 非化石能源占能源消费总量的比重. :func:`phrase` rewrites what never changes what is measured:
widths, connectors, the names of GDP and of energy use, how a share or a capacity is written, and the verb that
says which way it moves. It takes away no word that may narrow what is counted (城镇, 规模以上, 新建).
"""

import re
import unicodedata
from functools import lru_cache

SHARE = "占"
"""Stands between a part and the whole that it is a share of."""

_Rule = tuple[re.Pattern[str], str]

_MARKS = re.compile(r"[\s“”‘’\"'《》「」·]")
_YEAR = re.compile(r"^(?:到|至)?(?:19|20)\d\d年(?:底|末|度)?前?")
_WHOLE = re.compile(
    r"^(?:全国|我国|[全我本](?:省|市|县|区|州|盟|旗|自治区|自治州)(?!场|政|级|域|属|直))(?:范围内?的?)?"
)
_LATIN_GLOSS = re.compile(r"(?<=[^(])\([A-Z0-9.&/-]+\)")

_RULES: tuple[_Rule, ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # Connectors. 中和, 参与, 及以上 and the like are words.
        (
            r"以及|(?<![中饱共温缓柔])和(?!谐|平|田|县|政|睦)|(?<!参)与|(?<![普涉触危])及(?!以上|以下|时|其|格)|或(?!者)",
            "、",
        ),
        (r"的", ""),
        (r"规模以上", "规上"),
        (r"固体废弃物", "固体废物"),
        (r"固体废物", "固废"),
        (r"太阳能光伏|光伏发电", "光伏"),
        (r"CO2", "二氧化碳"),
        (r"Ⅴ", "V"),
        # GDP, also as 万元GDP; 工业 and 海洋生产总值 are others.
        (r"(?:国内|地区)生产总值", "GDP"),
        (r"(?:(?<=^)|(?<=单位)|(?<=万元)|(?<=占)|(?<=人均))生产总值", "GDP"),
        (r"GDP\(GDP\)", "GDP"),
        (r"每?(?:万|亿)元(?=GDP|工业增加值|增加值)", "单位"),
        # Energy use, where it is per something or stands at the end.
        (r"(?<!节约)能源消耗总?量?|能源消耗$|综合能源消费量", "能耗"),
        (r"(?<=单位GDP)(?:综合能耗|能源消费量?|能源消耗量?)", "能耗"),
        (r"(?<=增加值)(?:综合能耗|能源消费量?|能源消耗量?)", "能耗"),
        (r"(?<=消费)总?量|(?<=排放)总?量|(?<=用水)总?量", ""),
        # Capacity, however it is written.
        (r"(?:发电)?总?装机总?(?:容量|规模|量)?", "装机"),
        (r"装机(?:装机)+", "装机"),
        # Shares: 占…的比重, 所占比重, 占比, …中…占比.
        (r"(?:所占)?(?:比重|比例|比率|份额|百分比)$", "占比"),
        (r"^(?P<whole>[^占中]{2,})中(?!和|心|央|小|期)(?P<part>[^占]{2,})占比$", r"\g<part>占\g<whole>"),
        (r"^(?P<part>[^占]+)占(?!比|地|用|有|领|道)(?P<whole>.+?)占比$", r"\g<part>占\g<whole>"),
        # What a share of new buildings is counted in and when they were begun.
        (r"(?<=占)当年", ""),
        (r"^(?:新开工|新建)(?=[^占]+占[^占]*新建)", ""),
        (r"(?:新开工)?面积(?=占[^占]*新建建筑)|(?<=新建建筑)面积$|(?<=民用建筑)面积$", ""),
        (r"(?:(?<=PUE)|(?<=效率))值", ""),
        # Which way it moves is said by the target.
        (r"(?:目标|指标|控制目标|目标值|控制数)$", ""),
        (
            r"(?:累计|年均|逐年|持续)?(?:下降|降低|减少|(?<!自然)增长|增速|降幅|增幅)(?:率|幅度|速度|比例)?$",
            "",
        ),
    )
)


@lru_cache(maxsize=1 << 14)
def phrase(printed: str) -> str:
    """Return the wording of an indicator in one form, without years, and words for the whole jurisdiction.

    It is a key for comparing, and no text to be shown. Applied to its own result it changes nothing.
    """
    text = printed
    while True:
        shorter = _once(text)
        if shorter == text:
            return text
        text = shorter


def _once(text: str) -> str:
    text = _MARKS.sub("", unicodedata.normalize("NFKC", text).upper())
    text = _LATIN_GLOSS.sub("", text)
    for lead in (_YEAR, _WHOLE):
        text = _kept(text, lead.sub("", text))
    for pattern, replacement in _RULES:
        text = _kept(text, pattern.sub(replacement, text))
    return text


def _kept(text: str, shorter: str) -> str:
    """Nothing is rewritten to less than two characters."""
    return shorter if len(shorter) >= 2 else text


_RATE = re.compile(rf"{SHARE}|(?:率|度|比)$")
_WHOLE_WORDING = 6
"""A shorter rate (覆盖率, 产能利用率) has lost what it is the rate of."""


def is_rate(wording: str) -> bool:
    """Tell whether a phrase is a rate or share, and says of what: 宜绿化路段绿化率."""
    return len(wording) >= _WHOLE_WORDING and _RATE.search(wording) is not None
