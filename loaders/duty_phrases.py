"""Assignments by phrases of the prose: 由A牵头，B配合; A负责…; A会同B…; A、B等部门按照职责分工…."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from loaders.articles import amends
from loaders.assignments import Assignment, Span
from loaders.markers import NO_DUTY
from loaders.stretches import Stretches
from loaders.units import Unit
from ontology.agency_lists import ListItem, covered, split_list
from ontology.agency_names import certain
from ontology.agency_parts import AgencyName
from ontology.edges import Role

ShortNames = Mapping[str, AgencyName]

SENTENCE = re.compile("[^。；！？\n]+")
CLAUSE_START = re.compile("(?:^|(?<=[，；：“]))由?|由")
_DUTY_OF = "(?:按照?|根据|依据|在)(?:各自)?的?(?:职责|职能)(?:(?:或者|和)章程)?"
_ASIDE = (
    "：(?:主要|具体)?(?=负责|牵头|统筹负责|按照?职责)",
    "是[^，。；]{2,40}(?:部门|机关|机构|单位|平台|主体)，",
    "受[^，。；]{2,30}委托，",
    "按照?[^，。；]{2,20}(?:规定|要求)，",
    "(?:按照?|根据|依据|依照)[^，。；]{2,24}?(?:规定|要求|职责|职能)(?=负责|组织)",
    f"，(?=(?:应当?)?{_DUTY_OF})",
    "会同各?(?:有关|相关)(?:主管)?(?:部门|单位|方面)",
    "，按照?各?自?的?(?:职责|职能)(?:分工)?，(?=负责)",
)
"""What may stand between the names and the verb: what they are, on whose order or by what rule they act, with whom."""
_LEADS = (
    "(?P<verb>发挥牵头(?:抓总|协调|主导)?作用"
    f"|(?:共同|联合|统一|具体|分别|总体|全面)*(?:牵头|负总责|负责{NO_DUTY}|组织实施|协调推进)|对[^，。；]{{2,24}}负(?:总责|领导责任|监管责任)"
)
_SUPPORTS = (
    "(?P<support>(?:予以|积极|共同)?配合|协助|参与|参加|协同(?:推进|推动|落实|配合|实施))(?=[，。；]|$)"
)
_HELPS = "(?P<helps>(?:配合|协助)(?:做好|开展|实施|(?=[\u4e00-\u9fff]{2,20}?(?:部门|人民政府)(?:对|做好|开展|实施))))"
_SUPERVISES = "(?P<law>(?:对[^，。；]{2,24})?(?:实施|实行)?(?:集中)?统一监督管理|主管(?!部门|机关|机构|人员|领导)[^，。；]{2,40}工作(?=[，。；]|$))"
PROSE = re.compile(
    "(?P<names>(?:(?!由)[\u4e00-\u9fff（）、〈〉·]){3,160}?)"
    f"(?:{'|'.join(_ASIDE)})?(?:应当|应|要|须|依法|每年|定期|每季度)*"
    f"{_LEADS}|{_SUPPORTS}|{_HELPS}|{_SUPERVISES}|(?P<duty>{_DUTY_OF}(?:分工|范围内)?))"
)
"""由A牵头…, A负责…, A牵头，B配合, A、B等部门按照职责分工…."""
TOGETHER = re.compile(
    "(?P<names>(?:(?!由|会同)[\u4e00-\u9fff、（）]){3,60}?)(?:应当|可以)?(?:负责)?会同(?P<others>[\u4e00-\u9fff、（）]{2,60})"
)
"""A会同B: A leads, B supports, where both are named."""
WITH = re.compile("(?:并|再|应当)*会同(?P<others>[\u4e00-\u9fff、（）]{2,60})")
"""A later clause that goes on with who leads: A负责制定，会同B公布."""
COMPETENT = re.compile("(?:国务院|[省市县区州]|自治区|设区的市|[省市县区]级)(?:人民政府)?主管部门")
"""The body that a law has named once as the one in charge: 市主管部门."""
Joint = Literal["any", "named", "none"]
"""Which bodies A会同B assigns: in laws also those named by their field (生态环境主管部门会同发展改革部门), elsewhere named
ones only, and none where the unit has markers, which say it."""
UNNAMED = ("function", "collective")
CLASS = re.compile("有关|相关|其他|各部门|各单位|各领域|各行业")
"""Words of a collective that names nobody."""
OWN_DUTY = re.compile(f"，(?:并|同时)?(?:具体|统一|组织)?负责{NO_DUTY}")
"""A clause that gives a duty to who begins the sentence."""
OWN_LEAD = re.compile("，(?:并|同时)?(?:统筹)?牵头(?:做好|负责|组织|推进|抓好|落实|开展|制定)")
"""The same in a plan."""
CONTINUES_NAME = ("的", "、", "和", "与", "及", "所", "批", "备", "委托")
"""What makes the words before it a part of a longer phrase, or an object (…批准的)."""
OF_OBJECT = re.compile(
    "(?:确定|组建|设立|成立|明确|指定|委托|配备|聘请|建立)[^，。；]*(?:机构|部门|单位|组织|人员|企业|法人|委员会|中心|公司|队伍)$"
)
"""An object that the duty behind it is of: 应当确定监管机构，负责…."""
DUTY_END = re.compile("[，、]?(?:具体|共同|分别)?(?:负责|落实|组织实施)")
HELPING = re.compile("[，、]?(?:积极|共同|密切)?(?:协助|配合)(?:推进|推动|实施|做好|开展|落实)")
"""What makes bodies that act by their duties helpers: 在各自职责范围内，配合实施本条例."""
ASSIGNS = re.compile(
    "配合做好|配合开展|协助|负责|主管(?!部门|机关|机构)|负领导责任|负监管责任|牵头|负总责|组织实施|协调推进|统一监督管理|会同|职责|职能"
)
"""Words without one of which no sentence assigns; 配合 and 参与 follow a 牵头 in theirs."""
MAX_PROSE = 400


@dataclass(frozen=True, slots=True)
class _Setting:
    """What holds for all sentences of a unit: whose document it is, the number of the part of the unit that its prose
    is, the short names known, the regions that issue it together, and how its kind of text assigns."""

    jurisdiction: str
    part: int
    short_names: ShortNames
    issuing: tuple[str, ...]
    law: bool
    joint: Joint


def read_phrases(
    text: str,
    unit: Unit,
    jurisdiction: str,
    found: Sequence[Assignment],
    short_names: ShortNames,
    issuing: tuple[str, ...] = (),
) -> Iterator[Assignment]:
    """Yield the assignments of a unit by phrases outside its markers, which gave ``found``. ``short_names`` are those
    that the text has introduced, ``issuing`` the regions that issue it together."""
    spans = [span for span in unit.own if ASSIGNS.search(text, *span) is not None]
    if not spans:
        return
    taken = Stretches(item.marker for item in found)
    part = len({item.part for item in found})
    law = unit.style == "条" or unit.article is not None or amends(text, unit.start, unit.end)
    joint: Joint = "any" if law else "named" if not found else "none"
    setting = _Setting(jurisdiction, part + 1, short_names, issuing, law, joint)
    for start, end in spans:
        for sentence in SENTENCE.finditer(text, start, end):
            if (
                sentence.end() - sentence.start() > MAX_PROSE
                or ASSIGNS.search(text, *sentence.span()) is None
            ):
                continue
            if taken.touch(*sentence.span()):
                continue
            assigned = list(_phrase(text, *sentence.span(), setting))
            if not assigned:
                assigned = _own_duty(text, *sentence.span(), setting)
            yield from assigned


def _phrase(text: str, start: int, end: int, setting: _Setting) -> Iterator[Assignment]:
    """Read one sentence clause by clause. 按照职责分工 alone assigns in laws only; elsewhere it needs 负责."""
    sentence = text[start:end]
    lead = False
    done = 0
    last: tuple[list[ListItem], int] = ([], start)
    for opening in CLAUSE_START.finditer(sentence):
        if opening.end() < done:
            continue
        if (also := WITH.match(sentence, opening.end())) is not None:
            shared = _with_others(
                also, last if last[0] else _subject(sentence, also, start, setting), start, setting
            )
            lead = lead or len(shared) > 0
            yield from shared
        if setting.joint != "none" and (both := TOGETHER.match(sentence, opening.end())) is not None:
            shared = _together(both, start, setting)
            lead = lead or len(shared) > 0
            yield from shared
        match = PROSE.match(sentence, opening.end())
        if match is None:
            continue
        if match["support"] and not lead and last[0] and _whole_list(match["names"], setting):
            yield from _named(last[0], last[1], "lead", "负责", (last[1], start + match.end()), setting.part)
            lead = True
        if not _assigns(match, sentence, law=setting.law, lead=lead):
            continue
        names, together, others = match["names"].partition("会同")
        items = _whole_list(names, setting)
        span = (start + match.start(), start + match.end())
        beside = _leading_list(others, setting) if together and items else []
        helps = match["helps"] or match["duty"] and HELPING.match(sentence, match.end())
        role: Role = "support" if lead or helps else "responsible"
        if beside or "牵头" in match["verb"]:
            role = "lead"
        lead = lead or (role == "lead" and len(items) > 0)
        done = match.end() if items else done
        if items and role != "support":
            last = items, start + match.start()
        yield from _named(items, start + match.start(), role, match["verb"], span, setting.part)
        at = start + match.start("names") + len(names) + len(together)
        yield from _named(beside, at, "support", together, span, setting.part)


def _subject(sentence: str, also: re.Match[str], start: int, setting: _Setting) -> tuple[list[ListItem], int]:
    """Return who in a law acts in the clauses before: A应当根据规划，会同B制定…, 由A组织论证，并会同B审核."""
    for opening in CLAUSE_START.finditer(sentence, 0, also.start()) if setting.law else ():
        stop = sentence.find("，", opening.end(), also.start())
        items = _leading_list(sentence[opening.end() : stop if stop > 0 else also.start()], setting)
        if items and not sentence.startswith(CONTINUES_NAME, opening.end() + items[-1].end):
            return items, start + opening.end()
    return [], start


def _with_others(
    also: re.Match[str], last: tuple[list[ListItem], int], start: int, setting: _Setting
) -> list[Assignment]:
    """Return who leads, as named before, and whom a later clause puts beside it: …，会同B公布."""
    helpers = _leading_list(also["others"], setting) if last[0] else []
    if not helpers:
        return []
    span = (start + also.start(), start + also.start("others") + helpers[-1].end)
    return [
        *_named(*last, "lead", "会同", span, setting.part),
        *_named(helpers, start + also.start("others"), "support", "会同", span, setting.part),
    ]


def _own_duty(text: str, start: int, end: int, setting: _Setting) -> list[Assignment]:
    """Read A按照规定建设…，负责制定…, in plans A加强统筹，牵头做好…: the duty of who begins the sentence stands in a
    later clause."""
    duty = (OWN_DUTY if setting.law else OWN_LEAD).search(text, start, end)
    if duty is None:
        return []
    role: Role = "responsible" if setting.law else "lead"
    items = _leading_list(text[start : duty.start()], setting)
    if (
        not items
        or OF_OBJECT.search(text, start + items[-1].end, duty.start()) is not None
        or text.startswith(CONTINUES_NAME, start + items[-1].end)
        or any("由" in item.surface for item in items)
    ):
        return []
    word = "负责" if setting.law else "牵头"
    return list(_named(items, start, role, word, (start, duty.end()), setting.part))


def _assigns(match: re.Match[str], sentence: str, *, law: bool, lead: bool) -> bool:
    """Tell whether the verb of a phrase assigns in this kind of text."""
    if match["duty"]:
        return law or DUTY_END.match(sentence, match.end()) is not None
    if match["law"] or match["helps"]:
        return law
    return lead or not match["support"]


def _together(match: re.Match[str], start: int, setting: _Setting) -> list[Assignment]:
    leads = _whole_list(match["names"], replace(setting, short_names={}))
    others = _leading_list(match["others"], setting)
    if not leads or not others:
        return []
    if setting.joint == "named" and any(item.agency.kind in UNNAMED for item in (*leads, *others)):
        return []
    span = (start + match.start(), start + match.start("others") + others[-1].end)
    return [
        *_named(leads, start + match.start(), "lead", "会同", span, setting.part),
        *_named(others, start + match.start("others"), "support", "会同", span, setting.part),
    ]


def _whole_list(names: str, setting: _Setting) -> list[ListItem]:
    """Return the agencies of a phrase that consists of nothing else, or nothing."""
    if names in setting.short_names:
        return [ListItem(0, len(names), names, setting.short_names[names], False)]
    if COMPETENT.fullmatch(names) is not None:
        competent = AgencyName(names, setting.jurisdiction, "function", "", "")
        return [ListItem(0, len(names), names, competent, False)]
    items = split_list(names, setting.jurisdiction, setting.issuing)
    bare = re.sub(
        "等[省市区县州][级直](?:有关|相关|主管|职能)*(?:部门|单位)|[、，等和及与 ]|会同|政府其他|有关|相关|(?:行政主管|行政管理|监督管理|主管|行政)?部门|单位",
        "",
        names,
    )
    return items if covered(items) >= len(bare) else []


def _leading_list(text: str, setting: _Setting) -> list[ListItem]:
    """Return the agencies at the head of a phrase whose verb no rule knows: the longest head that is a list."""
    for stop in range(min(len(text), 40), 2, -1):
        if text[stop - 1] in "厅局委部门关院会府构行":
            items = split_list(text[:stop], setting.jurisdiction, setting.issuing)
            if items and all(
                item.agency.kind == "function"
                or _of_level(item)
                or certain(item.surface, setting.jurisdiction) is not None
                for item in items
            ):
                return [item for item in items if CLASS.search(item.surface) is None]
    return []


def _of_level(item: ListItem) -> bool:
    """Whether a law means the bodies of a level that have one task: 区县（自治县）卫生行政主管部门."""
    return item.agency.kind == "collective" and item.agency.name.endswith("主管部门")


def _named(
    items: list[ListItem], at: int, role: Role, word: str, span: Span, part: int
) -> Iterator[Assignment]:
    for item in items:
        if item.surface.startswith("其他"):
            continue
        yield Assignment(
            item.agency, (at + item.start, at + item.end), role, word, 0, item.open, span, part, "prose"
        )
