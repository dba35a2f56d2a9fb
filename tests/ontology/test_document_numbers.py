"""Document numbers and the numbers of orders and announcements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.document_numbers import DocumentNumber, find_document_numbers, parse_document_number
from ontology.errors import OntologyError


@pytest.mark.parametrize(
    ("text", "surface", "canonical"),
    [
        ("根据国发〔2021〕7号精神", "国发〔2021〕7号", "国发〔2021〕7号"),
        ("（国办发〔2023〕12号）", "国办发〔2023〕12号", "国办发〔2023〕12号"),
        ("《意见》（鲁政字［2019］212号）", "鲁政字［2019］212号", "鲁政字〔2019〕212号"),
        ("苏政发[2022]31号", "苏政发[2022]31号", "苏政发〔2022〕31号"),
        ("国发【2021】4号", "国发【2021】4号", "国发〔2021〕4号"),
        ("发改产业(2021)1464号", "发改产业(2021)1464号", "发改产业〔2021〕1464号"),
        ("发改产业（２０２１）１４６４号", "发改产业（２０２１）１４６４号", "发改产业〔2021〕1464号"),
        ("青发改\n产业〔2021〕14\n64\n号", "青发改\n产业〔2021〕14\n64\n号", "青发改产业〔2021〕1464号"),
        ("甲发〔20 21〕 第 3 号", "甲发〔20 21〕 第 3 号", "甲发〔2021〕3号"),
        ("关于开展试点的通知环办气候〔2021〕27号", "环办气候〔2021〕27号", "环办气候〔2021〕27号"),
        ("按国能发规划〔2022〕31号执行", "国能发规划〔2022〕31号", "国能发规划〔2022〕31号"),
        ("某省人民政府\n青政〔2022〕9号", "青政〔2022〕9号", "青政〔2022〕9号"),
        ("国务院国发〔2021〕23号", "国发〔2021〕23号", "国发〔2021〕23号"),
        ("现将人社部发〔2021〕5号转发", "人社部发〔2021〕5号", "人社部发〔2021〕5号"),
        ("税委会公告〔2022〕6号", "税委会公告〔2022〕6号", "税委会公告〔2022〕6号"),
        ("（国务院令第775号）", "国务院令第775号", "国务院令第775号"),
        ("中华人民共和国主席令第七十七号", "中华人民共和国主席令第七十七号", "主席令第77号"),
        ("国家发展和改革委员会令2019年第29号", "国家发展和改革委员会令2019年第29号",
         "国家发展和改革委员会令2019年第29号"),
        ("生态环境部和商务部令第3号", "商务部令第3号", "商务部令第3号"),
        ("生态环境部令（第19号）", "生态环境部令（第19号）", "生态环境部令第19号"),
        ("某市人大常委会公告（第八十二号）", "某市人大常委会公告（第八十二号）", "某市人大常委会公告第82号"),
        ("某省人民政府令第388号公布", "某省人民政府令第388号", "某省人民政府令第388号"),
    ],
)  # fmt: skip
def test_numbers_are_found_without_the_prose_before_them(text: str, surface: str, canonical: str) -> None:
    [(start, end, number)] = find_document_numbers(text)
    assert text[start:end] == surface
    assert number.canonical == canonical


def test_numbers_in_a_row_are_told_apart() -> None:
    text = "按照青政〔2022〕65号和青政办〔2023〕5号、国务院令第775号的要求"
    found = [number.canonical for _, _, number in find_document_numbers(text)]
    assert found == ["青政〔2022〕65号", "青政办〔2023〕5号", "国务院令第775号"]


@pytest.mark.parametrize(
    "text",
    ["（2021-2025年）", "（2021年版）", "GB/T 4754-2017", "〔2021〕12号", "根据〔2021〕12号", "第120次会议",
     "法令第3号", "国发〔2021〕号", "国发〔1821〕3号", "本公告第3条"],
)  # fmt: skip
def test_what_is_no_document_number(text: str) -> None:
    assert find_document_numbers(text) == []


def test_only_a_whole_text_is_parsed() -> None:
    assert parse_document_number(" 国发〔2021〕23号 ") == DocumentNumber("国发", 2021, 23)
    assert parse_document_number("国发〔2021〕23号文") is None
    assert parse_document_number("国发") is None


def test_the_key_forgets_how_the_number_is_printed() -> None:
    forms = ["国发〔2021〕23号", "国发[2021]第23号", "国发（2021）２３号"]
    assert {parsed.key for form in forms if (parsed := parse_document_number(form))} == {"国发|2021|23"}
    order = parse_document_number("国务院令第775号")
    assert order is not None
    assert order.key == "国务院令||775"


@pytest.mark.parametrize(("code", "year", "number"), [("", 2021, 1), ("国发", None, 1), ("国发", 2021, 0)])
def test_an_incomplete_number_is_refused(code: str, year: int | None, number: int) -> None:
    with pytest.raises(OntologyError):
        DocumentNumber(code, year, number)


codes = st.sampled_from(
    ["国发", "国办函", "青政办发", "发改环资", "工信部联原", "鲁政字", "国能发规划", "渝发改工业", "厅字"]
)


@given(
    codes,
    st.integers(1949, 2099),
    st.integers(1, 99999),
    st.sampled_from(["〔〕", "［］", "[]", "【】", "()", "（）"]),
)
def test_printed_numbers_are_read_back(code: str, year: int, number: int, brackets: str) -> None:
    expected = DocumentNumber(code, year, number)
    printed = f"{code}{brackets[0]}{year}{brackets[1]}{number}号"
    assert parse_document_number(printed) == expected
    assert parse_document_number(expected.canonical) == expected


@given(
    st.sampled_from(["国务院", "生态环境部", "国家发展和改革委员会", "某省人民政府"]),
    st.none() | st.integers(1949, 2099),
    st.integers(1, 9999),
    st.sampled_from(["令", "公告", "通告"]),
)
def test_numbers_of_orders_are_read_back(body: str, year: int | None, number: int, carrier: str) -> None:
    year_text = "" if year is None else f"{year}年"
    parsed = parse_document_number(f"{body}{carrier}{year_text}第{number}号")
    assert parsed is not None
    assert (parsed.code, parsed.year, parsed.number, parsed.carrier) == (body, year, number, carrier)
    assert parse_document_number(parsed.canonical) == parsed


def test_an_order_may_lack_the_word_before_its_number() -> None:
    assert [number.canonical for _, _, number in find_document_numbers("《某办法》（沪府令10号）")] == [
        "沪府令第10号"
    ]
    assert find_document_numbers("命令10号仓库停止使用") == []
