"""Dates that set deadlines, dates that do not, and how far a deadline reaches."""

import pytest

from loaders.clauses import read_clauses
from loaders.deadlines import Calendar, Deadline, read_deadlines
from loaders.overall_dates import read_heading, read_overall


def find(text: str, year: str | None = None) -> list[Deadline]:
    span = (0, len(text))
    clauses, asides = read_clauses(text, *span)
    return read_deadlines(text, span, clauses, asides, year)


def calendar(text: str, year: str | None = None) -> Calendar:
    clauses, _ = read_clauses(text, 0, len(text))
    return Calendar(find(text, year), clauses, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2028年，", [("2028", "head", "到2028年")]),
        ("力争到2028年全县达标", [("2028", "head", "力争到2028年")]),
        ("2028年底前，", [("2028", "head", "2028年底前")]),
        ("2028年年底之前完成", [("2028", "head", "2028年年底之前")]),
        ("2028年6月底前，", [("2028-06", "head", "2028年6月底前")]),
        ("截止2028年底", [("2028", "head", "截止2028年底")]),
        ("“十五五”末，", [("2030", "head", "“十五五”末")]),
        ("十四五期间，", [("2025", "head", "十四五期间")]),
        ("装机2028年达到", [("2028", "inner", "2028年")]),
        ("企业2028年前完成", [("2028", "inner", "2028年前")]),
        ("从8%提升至2028年的12%", [("2028", "inner", "至2028年")]),
        ("2026—2028年，", [("2028", "head", "2026—2028年")]),
        ("从2026年到2028年，", [("2028", "inner", "2026年到2028年")]),
        ("完成时限：2028年3月", [("2028-03", "label", "2028年3月")]),
        ("1.2028年，在", [("2028", "head", "2028年")]),
        ("2028年三季度，", [("2028-09", "head", "2028年三季度")]),
        ("2028年第1季度末，", [("2028-03", "head", "2028年第1季度末")]),
        ("2028年上半年，", [("2028-06", "head", "2028年上半年")]),
        ("2028年下半年完成", [("2028-12", "head", "2028年下半年")]),
        ("2026年起用3年时间，", [("2028", "head", "2026年起用3年时间")]),
        ("自2026年起，用三年时间，", [("2028", "head", "自2026年起，用三年时间")]),
        ("2026年起5年内，", [("2030", "head", "2026年起5年内")]),
        ("2026、2027、2028年分别", [("2028", "head", "2026、2027、2028年")]),
        ("占比2028年达到", [("2028", "inner", "2028年")]),
        ("能耗2028年低于", [("2028", "inner", "2028年")]),
    ],
)
def test_deadlines(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(d.value, d.kind, text[d.start : d.end]) for d in find(text)] == expected


def test_years_that_print_the_word_once_are_dates_of_one_list() -> None:
    (deadline,) = find("2026、2027、2028年分别建成")
    assert [(d.value, d.start, d.end) for d in deadline.earlier] == [("2026", 0, 4), ("2027", 5, 9)]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("2026年目标任务", "2026"),
        ("2026年经济社会发展主要预期目标", "2026"),
        ("今后五年和2026年的重点工作", "2026"),
        ("2025年工作回顾", None),
        ("2025年目标任务完成情况", None),
        ("2021—2025年发展目标", None),
        ("重点任务", None),
    ],
)
def test_the_year_of_a_heading(heading: str, expected: str | None) -> None:
    found = read_heading(heading, (0, len(heading)))
    assert (found.value if found is not None else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各单位要密切配合，确保2026年底前完成全部任务。", "2026"),
        ("2026年11月底前，全面完成各项工作。", "2026-11"),
        ("2026年底前完成初步验收。", None),
        ("2026年完成全部任务。", None),
    ],
)
def test_a_date_for_everything(text: str, expected: str | None) -> None:
    found = read_overall("前文。" + text, [(3, 3 + len(text))])
    assert (found.value if found is not None else None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "较2020年下降",
        "比“十三五”末下降",
        "与2020年相比，",
        "在2020年基础上",
        "自2023年起，",
        "2023年以来，",
        "2023年是开局之年",
        "《规划（2021—2025年）》",
        "县发〔2023〕5号",
        "2022年版目录",
        "面向2035年远景目标",
        "2020年前后",
        "三年内",
        "每年底前",
        "每季度，",
        "每上半年，",
        "每年一季度，",
        "每年3—6月，",
        "责任单位：11月底",
        "11月底，",
        "渔业周刊第1季度版",
    ],
)
def test_dates_that_are_no_deadline(text: str) -> None:
    assert find(text, year="2023") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("年底前", "2023"),
        ("全年", "2023"),
        ("年内", "2023"),
        ("3月底前", "2023-03"),
        ("10月31日前", "2023-10"),
        ("第一季度", "2023-03"),
        ("四季度末前", "2023-12"),
        ("上半年", "2023-06"),
        ("5—9月", "2023-09"),
        ("完成时限：11月底", "2023-11"),
        ("时间节点：9月", "2023-09"),
    ],
)
def test_dates_without_a_year_need_one(text: str, value: str) -> None:
    assert [d.value for d in find(text + "，完成", year="2023")] == [value]
    assert find(text + "，完成") == []


def test_a_list_of_dates_is_one_deadline() -> None:
    (found,) = find("2026年、2028年和2030年，占比分别达到")
    assert (found.value, [d.value for d in found.earlier]) == ("2030", ["2026", "2028"])


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("到2028年，甲。乙。", "乙", "2028"),
        ("到2028年，甲，到2030年，乙。丙。", "乙", "2030"),
        ("到2028年，甲，到2030年，乙。丙。", "丙", "2030"),
        ("到2028年，甲达到一，2030年达到二。丙。", "丙", "2028"),
        ("到2028年，甲；到2030年，乙。丙。", "丙", "2030"),
        ("甲2028年达到一，乙。丙。", "乙", None),
        ("到2030年，甲。乙2026年达到一，2028年达到二。丙。", "丙", "2030"),
        ("甲。到2028年，乙。", "甲", None),
        ("甲。（完成时限：2028年）乙。", "甲", "2028"),
    ],
)
def test_reach(text: str, at: str, value: str | None) -> None:
    found = calendar(text).at(text.index(at))
    assert (found.value if found is not None else None) == value


@pytest.mark.parametrize("date", ["6月底前", "二季度", "上半年", "3—6月"])
def test_month_of_the_running_year_is_not_handed_on(date: str) -> None:
    text = f"{date}，甲。乙。"
    assert [d.value if (d := calendar(text, "2023").at(text.index(c))) else None for c in "甲乙"] == [
        "2023-06",
        None,
    ]
