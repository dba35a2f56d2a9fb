"""Coverage counts the operative text in whose sentences facts stand; what is left unread becomes findings."""

from collections.abc import Iterator

import pytest

from loaders.load import extract
from ontology.extract import Coverage, Extract
from tests.loaders.conftest import MakeSource

HEAD = "甘肃省节水行动实施方案\n为推进节水工作，结合我省实际，制定本方案。\n一、总体要求\n（一）指导思想。坚持节水优先，统筹推进各项工作。\n二、重点任务\n"
PROSE = "坚持统筹兼顾，广泛发动群众。"
ASSIGNED = "推进节水改造。（省水利厅负责）"


def found(result: Extract, code: str) -> list[str]:
    """The words that the findings of this code point at."""
    return [result.text[f.char_start : f.char_end] for f in result.findings if f.code == code]


def unread(result: Extract) -> Iterator[str]:
    return (f.code for f in result.findings if f.code.startswith("unread"))


def test_coverage_counts_the_sentences_of_operative_units(source: MakeSource) -> None:
    heading, prose, assigned = "加强协作。", PROSE, "做好这项工作。（省水利厅负责）"
    result = extract(source(f"{HEAD}（二）{heading}{prose}\n（三）{assigned}{prose}\n"))
    assert result.coverage is not None
    assert result.coverage == Coverage(
        units=2,
        units_with_facts=1,
        characters=len(heading + prose) + len(assigned + prose),
        characters_with_facts=len("（省水利厅负责）" + prose),
    )


def test_a_row_has_the_facts_of_its_agency_cell(source: MakeSource) -> None:
    result = extract(
        source(
            "| 序号 | 重点任务 | 责任单位 |\n|---|---|---|\n| 1 | 编好手册 | 省水利厅 |\n| 2 | 讲好故事 | |\n",
            "a.md",
        )
    )
    if result.coverage is not None and result.coverage.units == 2:
        assert result.coverage.units_with_facts == 1


def test_a_text_that_orders_nothing_has_no_share(source: MakeSource) -> None:
    result = extract(source("关于放假的通知\n现将放假安排通知如下。\n"))
    assert result.coverage == Coverage()
    assert result.coverage.share is None


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("开展节水宣传。（牵头单位：宣教小队）", "unread_marker", "牵头单位：宣教小队"),
        ("开展节水宣传。（爱水护水小队配合）", "unread_marker", "爱水护水小队配合"),
        ("鼓励学习《水与生活》，共建节水型社会。", "", ""),
        (
            "鼓励学习《水与生活的一百个小故事》，共建节水型社会。",
            "unread_title",
            "《水与生活的一百个小故事》",
        ),
        ("填写《节水载体建设申报表》，逐级上报。", "", ""),
    ],
)
def test_what_looked_like_a_fact_is_listed(source: MakeSource, line: str, code: str, words: str) -> None:
    result = extract(source(f"{HEAD}（二）{line}\n"))
    assert list(unread(result)) == ([code] if code else [])
    assert found(result, code) == ([words] if code else [])


@pytest.mark.parametrize(
    "line",
    [
        ASSIGNED,
        "到2025年，节水型企业达到200家。",
        "对年节水量达到5万吨的企业，给予20万元奖励。",
        "截至目前，节水型企业达到150家，节水率提高10%。",
        "落实《甘肃省节约用水管理办法》（甘政发〔2021〕31号）。",
        "全省总用水单位（以下简称用水单位）应当依法用水。",
        "统筹用水管理（包括取水管理、排水管理部门）。",
        "严禁新建日取水超过100吨的项目。",
    ],
)
def test_what_gave_facts_or_is_none_is_not_listed(source: MakeSource, line: str) -> None:
    assert list(unread(extract(source(f"{HEAD}（二）{line}\n")))) == []


def test_annexes_are_told_of(source: MakeSource) -> None:
    result = extract(source(f"{HEAD}（二）{ASSIGNED}\n附件：\n一、名单\n（一）第一批。省水利厅。\n"))
    assert len(found(result, "unread_annex")) == 1


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        ("（一）（二）（三）", []),
        ("（一）（三）（四）", ["outline_jump"]),
        ("（一）（二）（二）（三）", ["outline_repeat"]),
        ("（二）（三）", ["outline_jump"]),
    ],
)
def test_numbers_that_do_not_follow_are_told_of(source: MakeSource, numbers: str, codes: list[str]) -> None:
    units = "".join(f"{number}）做好节水工作。{PROSE}\n" for number in numbers.split("）")[:-1])
    result = extract(source(f"一、重点任务\n{units}"))
    assert [f.code for f in result.findings if f.code.startswith("outline")] == codes


def test_numbers_may_count_on_from_heading_to_heading(source: MakeSource) -> None:
    text = f"一、节水\n（一）宣传。{PROSE}\n（二）改造。{PROSE}\n二、护水\n（三）巡查。{PROSE}\n三、用水\n（一）计量。{PROSE}\n"
    assert [f for f in extract(source(text)).findings if f.code.startswith("outline")] == []


def test_a_finding_belongs_to_its_unit(source: MakeSource) -> None:
    result = extract(source(f"{HEAD}（二）{ASSIGNED}\n（三）学习《水与生活的一百个小故事》。\n"))
    (finding,) = [f for f in result.findings if f.code == "unread_title"]
    assert getattr(result.by_id[finding.subject], "path", "") == "2/3"
