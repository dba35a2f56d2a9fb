"""Every evidence says what its fact says: on the specimens always, on the real documents where they are.

What a slice must contain is taken from the fact's printed form (never from the rules that found it), from the
annotations made by hand, and from offsets counted by hand.
"""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.folded import fold
from app.specimen import specimen_corpus, specimen_documents
from loaders.characters import regular, simplify
from ontology.dates import five_year_plan_end
from ontology.evidence import Evidence
from ontology.extract import Extract
from ontology.nodes import Agency, Claim, Plan, Region, Target, Task
from ontology.numerals import parse_numeral
from ontology.province_names import province_by_latin_name
from tests.reading import read

SPECIMENS = [path.name for path in specimen_documents() if path.name != "scan.pdf"]
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[一二两三四五六七八九十百千]+")


def folded(text: str) -> str:
    """Width, blanks, brackets and quotation marks aside."""
    return re.sub(r"[\s“”\"'‘’《》〈〉<>＜＞#*]", "", simplify(regular(text)))


def without_furniture(quote: str) -> str:
    """Drop page marks and the site's own lines between the lines of a quote."""
    return re.sub(
        r"(?:\n\s*|\s)[-—－–]\s*[\d０-９]+\s*[-—－–]\s*(?=\n)|\n\s*\d+\s*(?=\n)|本文内容来自网络.*处理！",
        "",
        quote,
    )


def runs_through(words: str, quote: str) -> bool:
    """Tell whether the characters of ``words`` stand in ``quote`` in their order (page marks may stand between)."""
    rest = iter(quote)
    return all(char in rest for char in words)


@cache
def extract_of(path: Path) -> Extract:
    return read(path)


def numbers(text: str) -> set[Decimal]:
    found = {parse_numeral(match) for match in NUMBER.findall(regular(text))}
    return {number for number in found if number is not None} | ({Decimal(50)} if "一半" in text else set())


def says(extract: Extract, item: Evidence) -> bool:
    """Tell whether the slice contains what the node property it stands for prints."""
    node = extract.by_id.get(item.subject)
    quote = folded(without_furniture(extract.quote(item)))
    if node is None or item.part == "context":
        return quote != ""
    if isinstance(node, Plan):
        return _plan_says(node, item, quote)
    if isinstance(node, Task):
        if item.property in TIMED:
            return TIMED[item.property](extract, node, quote)
        if item.property == "":
            return runs_through(folded(node.heading)[:6], quote)
        return runs_through(folded((node.text if item.property == "text" else None) or node.heading), quote)
    if isinstance(node, Agency):
        first = re.sub("第?[一二三四五六七八九十]+届", "", quote.partition("（")[0] or quote)
        # One body of a list that shares its field is printed as a whole: 各省和新疆生产建设兵团生态环境厅.
        return node.kind == "collective" or any(
            sum(char in node.name for char in printed) >= 0.7 * len(printed)
            for printed in (first, re.split("[、和]", first)[-1])
        )
    if isinstance(node, Region):
        if quote.isascii():
            return province_by_latin_name(quote) == node.code
        return node.name[:2] in quote or (node.short_name or node.name)[:1] in quote
    if isinstance(node, Target):
        return _target_says(extract, node, item, quote)
    if isinstance(node, Claim) and item.property in ("title", "text", "impact"):
        return folded(getattr(node, item.property)) == quote
    return quote != ""


FORCES = {
    "ban": "严禁 禁止 不得 不准 杜绝 取缔 不再",
    "limit": "严控 严格控制 控制 限制 压减 压缩 压降 遏制 削减",
    "support": "支持 扶持 引导 资助 奖励 补助 补贴 奖补 贴息",
    "encourage": "鼓励 倡导 提倡 激励",
    "explore": "探索 争取 试行 试点 研究",
}


def _force_says(extract: Extract, node: Task, quote: str) -> bool:
    """A word of the force, and for ``must`` a word of no softer one."""
    if node.force == "must":
        return quote == "研究" or not any(quote in words.split() for words in FORCES.values())
    return quote in FORCES[node.force or ""].split()


def _deadline_says(extract: Extract, node: Task, quote: str) -> bool:
    """The slice, or the context beside it, prints the year, or names the five-year plan that ends in it."""
    year = (node.deadline or "")[:4]
    beside = [
        folded(extract.quote(item))
        for item in extract.evidence
        if item.subject == node.id and item.property == "deadline" and item.part == "context"
    ]
    month = str(int((node.deadline or "")[5:7] or 0))
    return any(year in words or five_year_plan_end(words) == year for words in (quote, *beside)) and (
        month == "0" or f"{month}月" in quote or f"0{month}月" in quote or "季度" in quote or "半年" in quote
    )


def _relation_says(extract: Extract, node: Task, quote: str) -> bool:
    if node.deadline_relation == "during":
        return re.search("期间|时期|季度|半年|[-—–～至到]", quote) is not None
    return re.search("[年月日前底末]", quote) is not None


TIMED: dict[str, Callable[[Extract, Task, str], bool]] = {
    "deadline": _deadline_says,
    "deadline_relation": _relation_says,
    "recurrence": lambda extract, node, quote: (
        node.recurrence is not None and folded(node.recurrence) in quote
    ),
    "force": _force_says,
}


def _plan_says(node: Plan, item: Evidence, quote: str) -> bool:
    if item.property == "number" and node.number:
        return (
            re.findall(r"\d+", folded(node.number))[-1:] == re.findall(r"\d+", quote)[-1:]
            or folded(node.number) in quote
        )
    if item.property == "title":
        return folded(node.title) in quote or quote in folded(node.title)
    if item.property in ("issued", "valid_to", "period_from", "period_to"):
        return getattr(node, item.property)[:4] in quote or not quote.isascii()
    return quote != ""


def _target_says(extract: Extract, node: Target, item: Evidence, quote: str) -> bool:
    if item.property == "value" and node.value_text is not None:
        printed = numbers(re.sub(r"\s", "", without_furniture(extract.quote(item))))
        values = {Decimal(v) for v in (node.value_text, node.value_max_text) if v is not None}
        return values <= printed and (
            folded(node.unit or "") in quote or "一半" in quote or _unit_elsewhere(extract, node)
        )
    if item.property == "indicator":
        return all(char in folded(node.indicator) for char in quote)
    if item.property == "baseline" and node.baseline is not None:
        return node.baseline in quote or re.search("同比|上年|十.五|现状|基期", quote) is not None
    if item.property == "deadline" and node.deadline is not None:
        return (
            node.deadline[:4] in quote
            or re.search("十.五|年底|月底|月|全年|年内|本年|当年|每年", quote) is not None
        )
    return quote != ""


def _unit_elsewhere(extract: Extract, node: Target) -> bool:
    """Tell whether the unit is printed in another cell of the table, of which a multiplier may be in the cell."""
    quotes = [
        folded(extract.quote(e)).replace("百分比", "%")
        for e in extract.evidence
        if (e.subject, e.property) == (node.id, "unit")
    ]
    return any(quote != "" and folded(node.unit or "").endswith(quote) for quote in quotes)


def check_all(path: Path) -> None:
    extract = extract_of(path)
    wrong = [
        (item.subject, item.property, extract.quote(item)[:40])
        for item in extract.evidence
        if not says(extract, item)
    ]
    assert wrong == []
    evidenced = {item.subject for item in extract.evidence}
    bare = [node.id for node in extract.nodes if node.id not in evidenced and not isinstance(node, Region)]
    assert bare == []
    assert [edge.id for edge in extract.edges if edge.id not in evidenced] == []


@pytest.mark.parametrize("name", SPECIMENS)
def test_every_fact_of_every_specimen_is_evidenced(name: str) -> None:
    check_all(specimen_corpus() / "documents" / name)


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_every_fact_of_every_annotated_document_is_evidenced(corpus: Path, folder: str) -> None:
    for path in sorted((corpus / folder).iterdir()):
        check_all(path)


@pytest.mark.corpus
def test_every_fact_of_every_other_document_is_evidenced(corpus: Path) -> None:
    for path in [*sorted((corpus / "formats").iterdir()), *sorted((corpus / "bulk").iterdir())]:
        check_all(path)


def gold_rows(gold: dict[str, Any]) -> set[tuple[str, str]]:
    return {(row["task"], folded(row["surface"])) for row in gold.get("responsibilities", [])}


def surfaces(path: Path) -> set[tuple[str, str]]:
    """What the slices of the responsibilities print, by task."""
    extract = extract_of(path)
    view = fold(extract)
    return {(r["task"], folded(extract.text[slice(*r["span"])])) for r in view["responsibilities"]}


@pytest.mark.parametrize("name", [n for n in SPECIMENS if n != "change-points.txt"])
def test_slices_print_the_surfaces_noted_by_hand(name: str) -> None:
    stem = name.rsplit(".", 1)[0]
    gold = json.loads((specimen_corpus() / "expected" / f"{stem}.json").read_text("utf-8"))
    got = surfaces(specimen_corpus() / "documents" / name)
    wanted = gold_rows(gold)
    assert len(got & wanted) >= 0.95 * len(wanted), sorted(wanted - got)


@pytest.mark.corpus
def test_slices_print_the_surfaces_of_the_gold(corpus: Path, gold: Path) -> None:
    missing = total = 0
    for path in sorted((gold / "dev").glob("*.json")):
        rows = gold_rows(json.loads(path.read_text("utf-8")))
        text = next(
            corpus / folder / f"{path.stem}.txt"
            for folder in ("seeds", "dev")
            if (corpus / folder / f"{path.stem}.txt").exists()
        )
        if rows:
            got = surfaces(text)
            missing += sum(not any(task == t and s in surface for t, s in got) for task, surface in rows)
            total += len(rows)
    assert missing <= 0.01 * total


def offsets() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        (specimen_corpus() / "expected" / "offsets.json").read_text("utf-8")
    )
    return rows


@pytest.mark.parametrize("row", offsets(), ids=lambda row: f"{row['doc']}:{row['char_start']}")
def test_offsets_counted_by_hand(row: dict[str, Any]) -> None:
    """Some evidence of the document covers exactly, or as a clause contains, the characters noted by hand."""
    extract = extract_of(specimen_corpus() / "documents" / row["doc"])
    assert extract.text[row["char_start"] : row["char_end"]] == row["text"]
    spans = {(item.char_start, item.char_end) for item in extract.evidence}
    start, end = row["char_start"], row["char_end"]
    exact = (start, end) in spans
    inside = any(a <= start and end <= b and b - a <= (end - start) + 60 for a, b in spans)
    within = any(start <= a and b <= end and 2 * (b - a) >= end - start for a, b in spans)
    assert exact or inside or within, row["fact"]


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("document", "start", "clause", "begins"),
    [
        (
            "seeds/seed-001-qinghai-peak-plan",
            2967,
            "规上工业单位增加值能耗下降12.5%,力争下降14.5%",
            "规上工业单位增加值能耗",
        ),
        ("dev/shaanxi-business-env-5-plans", 10142, "完成时限：2019年5月底", "2019年5月底"),
    ],
)
def test_evidence_begins_in_the_clause_of_the_analysts_questions(
    corpus: Path, document: str, start: int, clause: str, begins: str
) -> None:
    extract = extract_of(corpus / f"{document}.txt")
    assert extract.text.startswith(clause, start)
    at = start + clause.index(begins)
    quotes = {extract.text[e.char_start : e.char_end] for e in extract.evidence if e.char_start == at}
    assert any(quote.startswith(begins) for quote in quotes)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("document", "start", "end", "text"),
    [
        ("seed-003-qinghai-carbon-market", 854, 860, "省生態環境廳"),
        ("seed-003-qinghai-carbon-market", 3594, 3603, "國網青海省電力公司"),
        ("seed-004-qinghai-retrofit", 1254, 1264, "省工业\n\n和信息化厅"),
        ("seed-004-qinghai-retrofit", 3439, 3449, "人行西宁中心\n\n支行"),
    ],
)
def test_offsets_of_the_analysts_questions(
    corpus: Path, document: str, start: int, end: int, text: str
) -> None:
    extract = extract_of(corpus / "seeds" / f"{document}.txt")
    assert extract.text[start:end] == text
    assert (start, end) in {(item.char_start, item.char_end) for item in extract.evidence}
