"""Change-point reports: machine-written summaries that offer policies as causes of turns in an emission
series.

The genre is Markdown-like: a title with region and sector label, one section per change point (``转折点: DATE
(KIND) - 置信度: N``), numbered entries of labelled fields. Labels drift inside one file (具体政策名称/事件,
政策名称; 责任机构, 发布机构 …). A report's facts stay on its claims.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.repair import Paragraph, Text

Span = tuple[int, int]

TITLE = re.compile(
    r"#?\s*(?P<region>[A-Za-z\u4e00-\u9fff ]+?)(?:省/市|省|市|自治区)?\s*(?P<sector>[A-Za-z][A-Za-z &-]*?|[\u4e00-\u9fff]{2,8})部门\s*碳排放变点"
)
GENRE = "碳排放变点"
"""The words that every title has; quick to look for."""
TITLE_END = 400
"""Characters within which the title stands."""
ANALYSED = re.compile(r"分析时间[:：]\s*(?P<day>\d{4}-\d\d-\d\d)[ T]?(?P<time>\d\d:\d\d:\d\d)?")
POINT = re.compile(
    r"#{0,4}\s*\*{0,2}(?:转折点|变点|拐点)\s*\d{0,2}\s*[:：]\s*(?P<date>\d{4}-\d\d(?:-\d\d)?)\s*（(?P<kind>[A-Za-z\u4e00-\u9fff ]+)）"
    r"\s*(?:[-—–，、|]*\s*置信度\s*[:：]?\s*(?P<confidence>[\d.]+))?"
)
_HEAD = r"#{0,4}\s*\*{0,2}[（(]?(?P<ordinal>\d{1,2})[）)]?[.、．]?(?>\s*+\*{0,2}\s*+)"
ENTRY = re.compile(rf"{_HEAD}(?P<label>[^*：:\s][^*：:]{{1,19}})\*{{0,2}}[:：]\*{{0,2}}\s*")
"""The head of an entry: 1. **政策名称**：…, ### 1. 事件名称：…, 1、**名称**：…."""
UNLABELLED = re.compile(rf"{_HEAD}(?P<title>[^：:\s][^：:]{{3,79}}?)(?<![。；])\*{{0,2}}")
"""The head of an entry without a label, whose fields follow: 1. **《某方案》**."""
FIELD = re.compile(r"[-*•·]?\s*\*{0,2}(?P<label>[^*：:\s]{2,20})\*{0,2}[:：]\*{0,2}\s*")
LINK = re.compile(r"\[(?P<label>[^\]]*)\](?:（|\()(?P<url>https?[:：]//[^)）\s]+)[)）]")
URL = re.compile(r"https?[:：]//[^\s)）]+")

_WHAT = "(?:具体|相关|主要)?(?:政策|事件|措施|项目|文件|活动)"
FIELDS = (
    (
        "title",
        re.compile(
            f"(?:{_WHAT})?(?:(?:[/／或及与和]|以及){_WHAT})?(?:名称|标题)(?:[/／或](?:事件|政策|项目|措施)(?:名称)?)?|{_WHAT}[/／或]{_WHAT}"
        ),
    ),
    ("date", re.compile("[\u4e00-\u9fff/／]{0,8}(?:时间|日期)")),
    (
        "partners",
        re.compile("(?:参与|协同|配合|支持|协办|协作|参加|合作|技术支撑)(?:机构|单位|部门|主体|方)"),
    ),
    ("agencies", re.compile("[\u4e00-\u9fff/／]{0,6}(?:机构|单位|部门|主体)")),
    (
        "content",
        re.compile(
            "(?:核心|主要|政策|关键|具体|事件|措施)?(?:内容|要点|举措|措施|概述|概要|摘要)(?:要点|摘要|概述)?"
        ),
    ),
    ("impact", re.compile("(?:预期|潜在|可能|政策|减排|主要)?(?:影响|效果|效应|成效|效益)(?:分析|评估)?")),
    ("source", re.compile("(?:信息|政策|参考|数据)?(?:来源|出处)(?:网址|链接)?|网址|参考链接|链接")),
)
"""Fields by the words of their labels, which drift from report to report; the first that fits decides."""


def field_of(label: str) -> str | None:
    """Return which field a label names, or ``None``."""
    return next((name for name, pattern in FIELDS if pattern.fullmatch(label.strip())), None)


@dataclass(slots=True)
class Entry:
    """One entry: its ordinal, the stretch of the whole, and its fields (name → stretch of the value)."""

    ordinal: int
    span: Span
    fields: dict[str, Span] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def text(self, text: str, name: str) -> str:
        """Return the value of a field, or ``""``."""
        start, end = self.fields.get(name, (0, 0))
        return text[start:end]


@dataclass(slots=True)
class Point:
    """One change point with its entries."""

    date: str
    kind: str
    confidence: float | None
    span: Span
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """A change-point report: the region and sector label of its title, and its points."""

    region: str
    region_span: Span
    sector_label: str
    sector_span: Span
    analysed_at: str | None
    points: list[Point]


def read_report(text: Text) -> Report | None:
    """Return the report that a text is, or ``None`` if it is of another genre."""
    body = text.text
    if body.find(GENRE, 0, TITLE_END) < 0:
        return None
    title = TITLE.search(body, 0, min(len(body), TITLE_END))
    heads = [(p, m) for p in text.paragraphs if (m := POINT.match(body, p.start, p.end)) is not None]
    if title is None or not heads:
        return None
    points = []
    for number, (paragraph, match) in enumerate(heads):
        end = heads[number + 1][0].start if number + 1 < len(heads) else len(body)
        confidence = float(match["confidence"]) if match["confidence"] else None
        point = Point(match["date"], match["kind"].strip(), confidence, match.span())
        point.entries = _entries(text, paragraph.end, end)
        points.append(point)
    analysed = ANALYSED.search(body, 0, min(len(body), 2000))
    return Report(title["region"].strip(), title.span("region"), title["sector"].strip(), title.span("sector"),
                  "T".join(filter(None, (analysed["day"], analysed["time"]))) if analysed else None, points)  # fmt: skip


def _entries(text: Text, start: int, end: int) -> list[Entry]:
    entries: list[Entry] = []
    paragraphs = [p for p in text.paragraphs if start <= p.start < end]
    for number, paragraph in enumerate(paragraphs):
        span = (paragraph.start, paragraph.end)
        head = _head(text.text, span, paragraphs[number + 1 : number + 2])
        if head is not None:
            ordinal, label, begin, stop = head
            entries.append(Entry(ordinal, span))
            _put(entries[-1], "title", label, begin, stop)
            continue
        field_head = FIELD.match(text.text, *span)
        name = field_of(field_head["label"]) if field_head is not None else None
        if entries and field_head is not None and name is not None:
            _put(entries[-1], name, field_head["label"].strip(), field_head.end(), paragraph.end)
            entries[-1].span = (entries[-1].span[0], paragraph.end)
    return entries


def _head(text: str, span: Span, below: Sequence[Paragraph]) -> tuple[int, str, int, int] | None:
    """Return ordinal, label and stretch of the title where a paragraph begins an entry: with a label for titles, or
    without one where a field follows in the paragraph below."""
    head = ENTRY.match(text, *span)
    if head is not None:
        return (
            (int(head["ordinal"]), head["label"].strip(), head.end(), span[1])
            if field_of(head["label"]) == "title"
            else None
        )
    bare = UNLABELLED.fullmatch(text, *span)
    following = FIELD.match(text, below[0].start, below[0].end) if bare is not None and below else None
    if bare is None or following is None or field_of(following["label"]) in (None, "title"):
        return None
    return int(bare["ordinal"]), "", *bare.span("title")


def _put(entry: Entry, name: str, label: str, start: int, end: int) -> None:
    if end > start and name not in entry.fields:
        entry.fields[name] = (start, end)
        entry.labels[name] = label
