"""Goals without a number, which the level above has set or will set: 确保完成国家下达指标."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders import target_indicators as indicators
from loaders.clauses import Clause, Span, read_clauses
from loaders.deadlines import Calendar, Deadline, read_deadlines
from loaders.target_filters import is_past
from loaders.target_lists import count_list, split_list
from loaders.target_phrases import subject_end

_LEVEL = "(?:党中央、国务院|国务院|国家|中央|上级|省委省政府|省政府|市政府|自治区|省|市|州|区)(?:[政党]府|级|里|上|有关部门|主管部门)?"
_SET = "(?:下达|确定|规定|核定|分解|分配|考核|要求|明确|提出|定)"
DELEGATED = re.compile(
    rf"(?P<verb>(?<!未)(?<!已)(?:完成|达到|实现|控制在|落实))(?:好|了)?(?P<level>{_LEVEL})(?P<set>{_SET})"
    r"(?:给?我[省市区县州厅局]|给?本[省市区县])?的?"
    r"(?P<what>[^，。；：\n]*?)(?P<goal>(?:目标|任务|指标|要求|考核|控制数|限额|水平)*)(?P<within>以内|之内|内)?(?=$|[，。；：、（\n])"
)
SET_ABOVE = re.compile("[院家央级府区省市州里上门][下确规核分考要明提定]")
"""The end of a level and the beginning of what it does, in every such goal; a search for them is quick."""
PLAIN = re.compile("(?:年度|各项|相关|有关|总体|阶段性|既定|约束性|控制|考核|减排|能耗|的)*")
"""Words before 目标 that name no indicator."""
WHOM = re.compile("的(?:地区|城市|企业|单位|市|县|区|部门)")
FALLS = ("降低", "下降", "削减", "减排", "压减", "改善", "提高", "提升")
"""Ends of a subject that names a change instead of a measure: …排放降低达到省上要求."""
NUMBER = re.compile(r"\d(?:\.\d+)?\s?(?:%|个|万|亿)")


@dataclass(frozen=True, slots=True)
class DelegatedFact:
    """One goal, stated by ``text[start:end]``: ``indicator`` is what it is about, ``text`` how it is put."""

    start: int
    end: int
    indicator: str
    deadline: str | None
    text: str


def read_delegated(text: str, paragraphs: Sequence[Span], *, year: str | None = None) -> list[DelegatedFact]:
    """Return the goals of consecutive paragraphs of one unit that the level above sets, in order; a list of
    indicators gives one each. ``year`` dates 年底前 and the like."""
    facts: list[DelegatedFact] = []
    carried: Deadline | None = None
    for start, end in paragraphs:
        if SET_ABOVE.search(text, start, end) is None or DELEGATED.search(text, start, end) is None:
            continue
        clauses, asides = read_clauses(text, start, end)
        calendar = Calendar(read_deadlines(text, (start, end), clauses, asides, year), clauses, carried, None)
        for clause in clauses:
            if SET_ABOVE.search(text, clause.start, clause.end) is None:
                continue
            match = DELEGATED.search(text, clause.start, clause.end)
            if match is None or _is_no_goal(text, clause, match):
                continue
            deadline = calendar.at(match.end() - 1)
            for indicator in _indicators(text, clause, match):
                value = deadline.value if deadline is not None else None
                facts.append(
                    DelegatedFact(clause.start, clause.end, indicator, value, match.group().rstrip("的"))
                )
    return facts


def _is_no_goal(text: str, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the clause reports, prints a number, or only says who is meant."""
    if match["goal"] == "" and match["within"] is None and (match["what"] != "" or match["set"] != "要求"):
        return True
    return (
        text.startswith("对", clause.start)
        or is_past(text, clause.start, match.start(), clause.sentence)
        or WHOM.match(text, match.end()) is not None
        or WHOM.search(match.group()) is not None
        or NUMBER.search(match.group()) is not None
    )


def _indicators(text: str, clause: Clause, match: re.Match[str]) -> Iterator[str]:
    """Yield what the goal is about: the subject, else what stands between 下达的 and 任务."""
    begin, end = indicators.subject(text, clause.start, subject_end(text, clause.start, match.start()))
    if end - begin >= 2 and (indicators.measures(text, begin, end) or text.endswith(FALLS, begin, end)):
        parts = split_list(text, (begin, end), count_list(text, (begin, end)))
        for spans in parts if parts is not None else [((begin, end),)]:
            yield indicators.join(text, spans)
        return
    start, stop = match.span("what")
    if PLAIN.fullmatch(text, start, stop) is not None:
        yield text[start : match.end("goal")]
        return
    begin, end = indicators.trim(text, start, stop)
    tail = match["goal"].removesuffix("任务").removesuffix("要求")
    if end > begin:
        yield text[begin:end] + (tail if end == match.start("goal") else "")
