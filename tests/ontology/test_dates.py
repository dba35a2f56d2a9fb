"""Dates as printed, their order, and five-year plans."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.dates import (
    PartialDate,
    find_dates,
    find_five_year_plans,
    five_year_plan_end,
    parse_date,
    relation,
)
from ontology.errors import OntologyError


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022年12月18日", "2022-12-18"),
        ("2025年01月14日", "2025-01-14"),
        ("２０２２年１２月１日", "2022-12-01"),
        ("2022 年 12 月 18 日", "2022-12-18"),
        ("2019年5月1号", "2019-05-01"),
        ("2023年", "2023"),
        ("2021年度", "2021"),
        ("2025年底", "2025"),
        ("2023年第三季度", "2023"),
        ("2024年11月", "2024-11"),
        ("2023年07月期间", "2023-07"),
        ("2023-07-21", "2023-07-21"),
        ("2023/7/21", "2023-07-21"),
        ("2023.7.21", "2023-07-21"),
        ("2024-11", "2024-11"),
        ("2023/7", "2023-07"),
        ("2025-05-01 16:56:12", "2025-05-01"),
        ("2025-05-01T16:56", "2025-05-01"),
        ("2025", "2025"),
        ("二○○八年三月五日", "2008-03-05"),
        ("二〇二五年十一月二十日", "2025-11-20"),
        ("二Ｏ一三年十二月卅一日", "2013-12-31"),
        ("2008年三月", "2008-03"),
    ],
)
def test_dates_are_read(text: str, iso: str) -> None:
    assert parse_date(text) == PartialDate(iso)


@pytest.mark.parametrize(
    "text",
    ["", "2023年2月30日", "2023年13月", "2022年4月31日", "12月18日", "2023.7", "GB/T 4754-2017",
     "1.2023.7.21", "今年", "2021-2025年", "2023年的报告", "2009-12年", "20231年"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("自2023年6月1日起，至2025年12月31日。",
         [("2023年6月1日", "2023-06-01"), ("2025年12月31日", "2025-12-31")]),
        ("到2025年，比2020年提高", [("2025年", "2025"), ("2020年", "2020")]),
        ("规划（2021-2025年）", [("2025年", "2025")]),
        ("编号1.2023.7.21和GB/T 9704-2012", []),
        ("二〇三〇年前", [("二〇三〇年", "2030")]),
        ("2023年2月30日和2023年3月1日", [("2023年3月1日", "2023-03-01")]),
    ],
)  # fmt: skip
def test_dates_are_found_with_their_places(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[start:end], date.iso) for start, end, date in find_dates(text)] == found


@pytest.mark.parametrize(
    ("iso", "parts", "precision"),
    [
        ("2022", (2022, None, None), "year"),
        ("2022-12", (2022, 12, None), "month"),
        ("2022-12-18", (2022, 12, 18), "day"),
    ],
)
def test_the_parts_of_a_date(iso: str, parts: tuple[int, int | None, int | None], precision: str) -> None:
    date = PartialDate(iso)
    assert (date.year, date.month, date.day) == parts
    assert date.precision == precision
    assert str(date) == iso


@pytest.mark.parametrize("iso", ["22", "2022-1", "2022-13", "2022-02-30", "2022-12-18T00", "2022/12", ""])
def test_a_date_must_be_in_the_calendar(iso: str) -> None:
    with pytest.raises(OntologyError):
        PartialDate(iso)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2025-01-14", "2023-07-21", "after"),
        ("2023-07-03", "2023-07-21", "before"),
        ("2023", "2024-03-30", "before"),
        ("2024-11", "2023-12-31", "after"),
        ("2023", "2023-05-27", "indeterminate"),
        ("2024-11-08", "2024-11", "indeterminate"),
        ("2024-11", "2024-11", "same"),
    ],
)
def test_dates_are_ordered_by_what_is_printed(a: str, b: str, expected: str) -> None:
    assert relation(a, b) == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("十四五", "2025"),
        ("“十四五”", "2025"),
        ("十五五", "2030"),
        ("到“十五五”末", "2030"),
        ("十三五时期", "2020"),
        ("十五", "2005"),
        ("“十五”", "2005"),
        ("九五", "2000"),
        ("“十四五”和“十五五”", "2025"),
        ("十五项任务", None),
        ("二十五个", None),
        ("第十五条", None),
        ("七五折", None),
        ("", None),
    ],
)
def test_the_end_of_a_five_year_plan(text: str, year: str | None) -> None:
    assert five_year_plan_end(text) == year


def test_five_year_plans_are_found_with_their_places() -> None:
    text = "“十四五”期间与十五五规划，共二十五项"
    assert [(text[a:b], year) for a, b, year in find_five_year_plans(text)] == [
        ("“十四五”", "2025"),
        ("十五五", "2030"),
    ]


dates = st.dates(min_value=datetime.date(1949, 10, 1), max_value=datetime.date(2099, 12, 31))


@given(dates)
def test_printed_dates_are_read_back(date: datetime.date) -> None:
    expected = PartialDate(date.isoformat())
    digits = str.maketrans("0123456789", "〇一二三四五六七八九")
    year = str(date.year).translate(digits)
    assert parse_date(f"{date.year}年{date.month}月{date.day}日") == expected
    assert parse_date(f"{date.year}年{date.month:02d}月{date.day:02d}日") == expected
    assert parse_date(f"{date.year}/{date.month}/{date.day}") == expected
    assert parse_date(date.isoformat()) == expected
    assert parse_date(f"{year}年{date.month}月{date.day}日") == expected
    assert find_dates(f"于{date.year}年{date.month}月{date.day}日印发")[0][2] == expected


@given(dates, dates)
def test_the_order_of_full_dates_is_that_of_the_calendar(a: datetime.date, b: datetime.date) -> None:
    expected = "before" if a < b else "after" if a > b else "same"
    assert relation(a.isoformat(), b.isoformat()) == expected
