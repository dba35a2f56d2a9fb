"""Lists of indicators: the members of 秸秆、粪污综合利用率分别达到…, each made whole again.

A list shares its head (综合利用率) or its beginning (废旧材料回收率和循环利用率); what a member lacks is taken from
where the list prints it.
"""

import re

from loaders.clauses import Span
from loaders.target_words import PRODUCE
from ontology.gazetteer import by_name

LIST_MARK = re.compile("、|和(?!谐|平(?!均))|以及|及(?!其|以)|与")
PER = re.compile("人均|单位(?!名录)|万元|每")
_HOW = "(?:资源化|无害化|安全|综合|循环|有效|再生|回收|集中|规范化)?(?:综合)?"
_DONE = "(?:[\u4e00-\u9fff]{2}化|利用|回收|处理|处置|覆盖|收集|达标|合格|普及|转化|使用|施用|排放|消费|能源)?(?:使用)?(?:利用)?"
_MEASURE = (
    "比例|比重|占比|率|总量|[产销用货客][运流]?量|排放量|周转量|吞吐量|发电量|用水量|销售量|蓄积量|量|强度|浓度"
    "|面积|产值规模|规模|产值|收入|增加值|[能水电煤油气]耗|消耗|排放|装机容量|装机|里程|产能|覆盖率|水平|投资|数量|时间|种群|系数|指数|[\u4e00-\u9fff]{1,2}数|人次"
)
HEAD = re.compile(f"(?:(?:二氧化碳|碳)?{_HOW}{_DONE}(?:{_MEASURE}))$")
"""The measuring words at the end of an indicator: 综合利用率, 排放总量."""
LONGEST_HEAD = 14
LONGEST_TWIN = 4
OTHERS = re.compile("等(?=行业|领域|产业|产品|重点|主要|地区|城市)")
"""What closes a list whose members share what follows: 钢铁、水泥等|行业产能占比."""
COUNTED_PLACES = re.compile("(?<=[\u4e00-\u9fff]{2})[两二三四五六七八九十](?:个)?(?:设区)?[市县区省州]")
"""The number of places behind the last of them: 湛江、茂名、江门|三市|新增装机."""
LONGEST_REGION = 14


def split_list(text: str, span: Span, parts: int) -> list[tuple[Span, ...]] | None:
    """Return the ``parts`` indicators that a list stands for, shared beginning and head restored, or ``None``
    if the list has another number of members."""
    members = next(
        (m for marks in ("、和及与", "、", "和及与") if len(m := _members(text, span, marks)) == parts), []
    )
    if len(members) != parts or parts == 1 or any(stop - start < 1 for start, stop in members):
        return None
    others = OTHERS.search(text, *members[-1])
    if others is not None and others.end() < members[-1][1]:
        shared = (others.end(), members[-1][1])
        members[-1] = (members[-1][0], others.start())
        return [((start, stop), shared) for start, stop in members]
    counted = COUNTED_PLACES.search(text, *members[-1])
    if counted is not None and names_places(text, (members[0][0], counted.start())):
        begin = counted.end()
        shared = (begin + 2 * text.startswith("分别", begin), members[-1][1])
        members[-1] = (members[-1][0], counted.start())
        return [(member, shared) if shared[1] > shared[0] else (member,) for member in members]
    only_places = names_places(text, span)
    head = None if only_places else _behind_region(text, members) or _shared_head(text, members)
    beginning = _shared_beginning(text, members)
    result: list[tuple[Span, ...]] = []
    for number, (start, stop) in enumerate(members):
        pieces: list[Span] = [(start, stop)]
        if number > 0 and beginning is not None and _continues(text, start, stop, members[0]):
            pieces.insert(0, _averaged(text, beginning, start))
        if number < parts - 1 and head is not None and _lacks(text, start, stop, head):
            pieces.append((_head_start(text, (start, stop), members[-1], head), head[1]))
        result.append(tuple(pieces))
    return result


def count_list(text: str, span: Span) -> int:
    """Return how many members a list has."""
    return len(_members(text, span, "、和及与"))


def names_places(text: str, span: Span) -> bool:
    """Tell whether a stretch is a region's name or a list of them: 襄阳市、宜昌市, 广州、东莞两市."""
    if PRODUCE.match(text, *span) is not None:
        return False  # 新建 is a district too
    counted = COUNTED_PLACES.search(text, *span)
    stop = counted.start() if counted is not None and counted.end() == span[1] else span[1]
    return all(by_name(text[slice(*member)]) for member in _members(text, (span[0], stop), "、和及与"))


def _members(text: str, span: Span, marks: str) -> list[Span]:
    members: list[Span] = []
    at, end = span
    depth = 0
    for match in re.finditer("[（）]|" + LIST_MARK.pattern, text[at:end]):
        mark = match.group()
        if mark in "（）":
            depth += 1 if mark == "（" else -1
        elif depth == 0 and mark[-1] in marks:
            members.append((at, span[0] + match.start()))
            at = span[0] + match.end()
    return [*members, (at, end)]


def _shared_head(text: str, members: list[Span]) -> Span | None:
    """The measuring noun at the end of the last member, if an earlier member has none."""
    start, stop = members[-1]
    found = HEAD.search(text, max(start, stop - LONGEST_HEAD), stop)
    if found is None or found.start() == found.end():
        return None
    begin = found.start() - (2 if stop - found.start() == 1 and found.start() - start > 3 else 0)
    return (begin, stop) if begin >= start else None


def _behind_region(text: str, members: list[Span]) -> Span | None:
    """What stands behind the last of several regions (兰州、白银|氢能产业规模), if the members before are regions only."""
    start, stop = members[-1]
    if not all(by_name(text[slice(*member)]) for member in members[:-1]):
        return None
    ends = range(min(stop - 1, start + LONGEST_REGION), start + 1, -1)
    last = next((end for end in ends if by_name(text[start:end])), None)
    return (last, stop) if last is not None else None


def _head_start(text: str, member: Span, last: Span, head: Span) -> int:
    """Where the head begins that a member shares: behind the noun in the last member that ends as it does
    (乘用车和商用车|新车排放强度) or is built like it (城市、县城|污水处理率), else with the measuring words."""
    parallel = text.find(text[member[1] - 1], last[0], head[0])
    if parallel > last[0]:
        return parallel + 1
    length = member[1] - member[0]
    alike = length <= LONGEST_TWIN and set(text[slice(*member)]) & set(text[last[0] : last[0] + length])
    return last[0] + length if alike and last[0] + length < head[0] else head[0]


def _shared_beginning(text: str, members: list[Span]) -> Span | None:
    """What the first member says before its measuring words."""
    start, stop = members[0]
    per = PER.search(text, start, stop)
    if per is not None and per.start() > start:
        return start, per.start()
    found = HEAD.search(text, max(start, stop - LONGEST_HEAD), stop)
    begin = found.start() if found is not None else stop
    if found is not None and text[begin:stop] in ("量", "率") and begin - start > 3:
        begin -= 2
    return (start, begin) if start < begin < stop else None


def _lacks(text: str, start: int, stop: int, head: Span) -> bool:
    """Whether a member has no measure of its own; 化学需氧量 names a substance beside 排放总量."""
    own = HEAD.search(text, max(start, stop - LONGEST_HEAD), stop)
    if own is not None and own.start() == stop - 1 and head[1] - head[0] >= 4:
        return True
    return own is None


def _averaged(text: str, beginning: Span, start: int) -> Span:
    """年客运量和平均运距: the first is an amount of a year, the average is not."""
    yearly = text.startswith("年", beginning[0]) and text.startswith("平均", start)
    return (beginning[0] + 1, beginning[1]) if yearly else beginning


def _continues(text: str, start: int, stop: int, first: Span) -> bool:
    """Whether a member says only how, not what: 循环利用率, 人均用水量, 平均运距."""
    within = PER.search(text, *first)
    if PER.match(text, start, stop) is not None and (within is None or within.start() == first[0]):
        return False
    if PER.match(text, start, stop) is not None or text.startswith(("平均", "年均"), start):
        return True
    found = HEAD.match(text, start, stop)
    return found is not None and found.end() == stop
