"""Named areas that have no code of GB/T 2260: their vocabulary, and finding them in text.

``vocabularies/areas.csv`` lists areas that policies speak of (苏南, 京津冀及周边地区) and, as ``by_rule``, those
that a rule draws and redraws (大气污染防治重点区域, 禁燃区); ``development_zones.csv`` well-known zones. Other
zones are recognised by the region that their name begins with and the kind of zone that it ends in
(兰州高新技术产业开发区). 国家级新区 and 各类园区 name none.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, Protocol

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.errors import OntologyError

AreaKind = Literal["zone", "area"]


@dataclass(frozen=True, slots=True)
class Area:
    """A named area; ``within`` is the code of the region in which a zone lies, where that is known."""

    name: str
    kind: AreaKind
    short: str | None = None
    by_rule: bool = False
    within: str | None = None


@dataclass(frozen=True, slots=True)
class AreaMention:
    """Where a text names an area: code point offsets and the area."""

    start: int
    end: int
    area: Area


class Named(Protocol):
    """What is asked of a mention of an administrative region."""

    @property
    def start(self) -> int:
        """Where the name begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def code(self) -> str:
        """The code of the region."""


@cache
def areas() -> Mapping[str, Area]:
    """Return the areas of the vocabularies by every form of their names; raises OntologyError if a form
    stands in two rows."""
    found: dict[str, Area] = {}
    for area, forms in _listed():
        for form in (area.name, *forms):
            if found.setdefault(form, area) != area:
                raise OntologyError(f"areas.csv or development_zones.csv gives {form} to two areas")
    return MappingProxyType(found)


def area_by_name(name: str) -> Area | None:
    """Return the area of the vocabularies that bears this name or short form, or ``None``."""
    return areas().get(name)


def find_areas(text: str, regions: Sequence[Named] = ()) -> list[AreaMention]:
    """Return the mentions of named areas in ``text``, in its order, none inside another.

    ``regions`` are the administrative regions that the text names, in their order: zones begin with one of
    them. Linear in the length of the text.
    """
    found = list(_of_vocabulary(text, regions))
    if len(found) == 0 and len(regions) == 0:
        return []
    taken = {at for mention in found for at in range(mention.start, mention.end)}
    if len(regions) > 0 and _TYPE_HINT.search(text) is not None:
        found += [zone for region in regions if (zone := _zone(text, region)) and zone.end - 1 not in taken]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return [
        mention
        for number, mention in enumerate(found)
        if number == 0 or mention.start >= found[number - 1].end
    ]


def _of_vocabulary(text: str, regions: Sequence[Named]) -> Iterable[AreaMention]:
    automaton, forms = _automaton()
    matches = automaton.find_matches_as_indexes(text)
    ends = {region.end for region in regions} if matches else set()
    for index, start, end in matches:
        area = forms[index]
        if area is not None and not (
            area.name in _DIRECTIONS and (start in ends or text[start - 1 : start] in "省市州县")
        ):
            yield AreaMention(start, end, area)


_DIRECTIONS = frozenset({"东部地区", "中部地区", "西部地区", "北方地区", "南方地区"})
"""Behind the name of a region they are a part of it: 青海东部地区."""

_TYPES: tuple[tuple[str, str, AreaKind], ...] = (
    ("高新技术产业开发区", "高新技术产业开发区", "zone"),
    ("高新技术开发区", "高新技术产业开发区", "zone"),
    ("高新区", "高新技术产业开发区", "zone"),
    ("经济技术开发区", "经济技术开发区", "zone"),
    ("经开区", "经济技术开发区", "zone"),
    ("自由贸易试验区", "自由贸易试验区", "zone"),
    ("自贸试验区", "自由贸易试验区", "zone"),
    ("自贸区", "自由贸易试验区", "zone"),
    ("综合保税区", "综合保税区", "zone"),
    ("综保区", "综合保税区", "zone"),
    ("开发区", "开发区", "zone"),
    ("工业园区", "工业园区", "zone"),
    ("产业园区", "产业园区", "zone"),
    ("化工园区", "化工园区", "zone"),
    ("科技园区", "科技园区", "zone"),
    ("工业园", "工业园", "zone"),
    ("试验区", "试验区", "zone"),
    ("实验区", "实验区", "zone"),
    ("示范区", "示范区", "zone"),
    ("合作区", "合作区", "zone"),
    ("新区", "新区", "zone"),
    ("科学城", "科学城", "zone"),
    ("城市群", "城市群", "area"),
    ("都市圈", "都市圈", "area"),
    ("经济带", "经济带", "area"),
    ("经济圈", "经济圈", "area"),
)
"""Words that end a name, with their full forms."""

_TYPE_HINT = re.compile("区|园|城市群|都市圈|经济[带圈]|科学城")
_FULL = {printed: (full, kind) for printed, full, kind in _TYPES}
_NAME = re.compile(
    rf"(?P<middle>[\u4e00-\u9fff（）—]{{0,12}}?)(?P<type>{'|'.join(printed for printed, _, _ in _TYPES)})(?![\u4e00-\u9fff]?[创划]建)"
)
_NO_NAME = re.compile(
    "各|等|级|创|建|打造|推|支持|鼓励|争|列|申|成|和|与|及|的|在|内|个|家|批|开展|设立|为|以|重点|所有|其他|有条件|）|对|将|由|从|老|市|县|州|省|统筹|国家|全|公司|政府"
)
_GENERIC = {"开发区", "示范区", "试验区", "实验区", "合作区", "产业园区", "化工园区", "科技园区"}
"""These need a word of their own before them: 西安开发区 may be any."""

_PROVINCIAL = {"自由贸易试验区"}
"""All others behind 省 or 自治区 are any of a kind: 浙江省高新技术产业开发区."""
LONGEST = 24
"""Characters behind the name of the region in which the name of a zone must end."""


def _zone(text: str, region: Named) -> AreaMention | None:
    """The zone whose name begins with the region, if one does; 中国（天津）自由贸易试验区 too."""
    match = _NAME.match(text, region.end, min(len(text), region.end + LONGEST))
    if match is None:
        return None
    full, kind = _FULL[match["type"]]
    national = text[max(0, region.start - 3) : region.start] == "中国（" and match["middle"] == "）"
    middle = "" if national else match["middle"]
    province = text[region.end - 1] in "省区" and full not in _PROVINCIAL
    if _NO_NAME.search(middle) or (middle == "" and full in _GENERIC) or province:
        return None
    name = text[region.start : region.end] + middle + full
    area = areas().get(text[region.start : match.end()]) or areas().get(name)
    start = region.start - 3 if national else region.start
    return AreaMention(
        start, match.end(), area or Area(name, kind, within=region.code if kind == "zone" else None)
    )


# --- vocabularies ------------------------------------------------------------------------------------------


def _listed() -> Iterable[tuple[Area, list[str]]]:
    for row in _rows("areas.csv"):
        if row["area"] != "":
            forms = row["short_forms"].split()
            kind: AreaKind = "zone" if row["kind"] == "zone" else "area"
            yield (
                Area(row["area"], kind, _shortest(row["area"], forms), by_rule=row["by_rule"] == "yes"),
                forms,
            )
    for row in _rows("development_zones.csv"):
        forms = [form for form in row["short_forms"].split() if form[-1] not in "局会"]
        yield Area(row["zone"], "zone", _shortest(row["zone"], forms), within=row["region"]), forms


def _shortest(name: str, forms: list[str]) -> str | None:
    short = min(forms, key=len, default=name)
    return short if len(short) < len(name) else None


@cache
def _automaton() -> tuple[AhoCorasick, tuple[Area | None, ...]]:
    """Every form, and words that hold one without naming it (有关中央企业)."""
    forms: dict[str, Area | None] = dict(areas())
    for row in _rows("areas.csv"):
        if row["area"] == "":
            forms.update({word: None for word in row["short_forms"].split() if word not in forms})
    return AhoCorasick(tuple(forms), matchkind=MatchKind.LeftmostLongest), tuple(forms.values())


def _rows(name: str) -> Iterable[dict[str, str]]:
    text = (files("ontology") / "vocabularies" / name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
