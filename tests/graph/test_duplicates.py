"""Texts that are nearly the same under different titles."""

from graph.merged import merge
from ontology.extract import Extract
from ontology.nodes import Trust
from tests.graph.writing import Writing

SENTENCES = [f"第{number}批企业应当在本年度内完成节能改造并报告改造结果" for number in range(20)]


def document(name: str, title: str, sentences: list[str], trust: Trust = "official") -> Extract:
    writing = Writing(name, trust)
    writing.plan(f"title:630000|{title}", title=title)
    filling = "一二三四五六七八九十" * 100
    return writing.extract().model_copy(update={"text": "。\n".join(sentences) + "。" + filling})


def duplicates(*extracts: Extract) -> list[tuple[str, str]]:
    """Name of the document and message of each finding."""
    merged = merge(extracts)
    names = {known.id: known.name for known in merged.documents()}
    return [
        (names[item.document], item.finding.message)
        for item in merged.findings
        if item.finding.code == "near_duplicate"
    ]


def test_a_repost_under_another_title_is_told_at_the_less_trusted() -> None:
    first = document("official", "节能改造方案", SENTENCES)
    second = document("repost", "节能改造实施方案全文", SENTENCES[2:], "repost")
    expected = (
        "19 of the 19 sentences of the shorter text also stand in 《节能改造方案》 (official):"
        " a repost, a draft or another edition"
    )
    assert duplicates(first, second) == duplicates(second, first) == [("repost", expected)]


def test_copies_of_one_plan_are_no_duplicates() -> None:
    copies = [document(name, "节能改造方案", SENTENCES) for name in ("one", "two")]
    assert duplicates(*copies) == []


def test_texts_that_share_less_are_different() -> None:
    first = document("one", "节能改造方案", SENTENCES[:15])
    second = document("two", "节水改造方案", SENTENCES[5:])
    assert duplicates(first, second) == []


def test_short_texts_do_not_tell() -> None:
    first, second = (document(name, f"{name}通知", SENTENCES[:5]) for name in ("甲", "乙"))
    assert duplicates(first, second) == []
