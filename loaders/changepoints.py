"""Change-point reports: machine-written summaries that offer policies as causes of turns in an emission
series.

The genre is Markdown-like: a title with region and sector label, one section per change point (``转折点: DATE
(KIND) - 置信度: N``), numbered entries of labelled fields. Labels drift inside one file (具体政策名称/事件,
政策名称; 责任机构, 发布机构 …). A report's facts stay on its claims.
"""

import re
from dataclasses import dataclass, field

from loaders.repair import Text

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
    r"#{0,4}\s*(?:转折点|变点)[:：]\s*(?P<date>\d{4}-\d\d(?:-\d\d)?)\s*（(?P<kind>[A-Za-z\u4e00-\u9fff ]+)）\s*(?:-\s*置信度[:：]\s*(?P<confidence>[\d.]+))?"
)
ENTRY = re.compile(r"(?P<ordinal>\d{1,2})[.、]\s*\*{0,2}(?P<label>[^*：:]{2,20})\*{0,2}[:：]\s*")
FIELD = re.compile(r"[-*]?\s*\*{0,2}(?P<label>[^*：:\s]{2,20})\*{0,2}[:：]\s*")
LINK = re.compile(r"\[(?P<label>[^\]]*)\](?:（|\()(?P<url>https?[:：]//[^)）\s]+)[)）]")
URL = re.compile(r"https?[:：]//[^\s)）]+")

FIELDS = {
    "title": ("具体政策名称/事件", "政策名称/事件", "政策名称", "事件名称", "具体政策名称", "名称"),
    "date": ("发布/发生时间", "发布/实施日期", "发布时间", "发生时间", "实施日期", "发布日期", "时间"),
    "agencies": ("责任机构", "发布机构", "责任单位", "实施机构", "发文机构"),
    "content": ("核心内容", "主要内容", "政策内容", "内容"),
    "impact": ("预期影响", "影响", "预期效果"),
    "source": ("信息来源网址", "信息来源", "来源网址", "来源"),
}
FIELD_OF_LABEL = {label: name for name, labels in FIELDS.items() for label in labels}


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
    for paragraph in text.paragraphs:
        if not start <= paragraph.start < end:
            continue
        head = ENTRY.match(text.text, paragraph.start, paragraph.end)
        if head is not None and FIELD_OF_LABEL.get(head["label"].strip()) == "title":
            entries.append(Entry(int(head["ordinal"]), (paragraph.start, paragraph.end)))
            _put(entries[-1], "title", head["label"].strip(), head.end(), paragraph.end)
            continue
        label = FIELD.match(text.text, paragraph.start, paragraph.end)
        name = FIELD_OF_LABEL.get(label["label"].strip()) if label is not None else None
        if entries and label is not None and name is not None:
            _put(entries[-1], name, label["label"].strip(), label.end(), paragraph.end)
            entries[-1].span = (entries[-1].span[0], paragraph.end)
    return entries


def _put(entry: Entry, name: str, label: str, start: int, end: int) -> None:
    if end > start and name not in entry.fields:
        entry.fields[name] = (start, end)
        entry.labels[name] = label
