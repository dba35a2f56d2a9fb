"""Signatures: one name, several in a line, names over two lines, sealed by another body."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.repair import Paragraph, Text, repair
from loaders.signatures import (
    above_date,
    broken_name,
    date_line,
    letterhead_issuers,
    reported_by,
    signed_by,
    title_issuers,
)
from loaders.source import Source

NAMES = ("甘肃省水利厅", "甘肃省财政厅", "甘肃省教育厅", "甘肃省住房和城乡建设厅", "甘肃省发展和改革委员会")
GANSU = "620000"


def names(found: Sequence[tuple[object, tuple[int, int]]]) -> list[str]:
    return [getattr(name, "name", "") for name, _ in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("甘肃省水利厅", ["甘肃省水利厅"]),
        ("甘 肃 省 水 利 厅", ["甘肃省水利厅"]),
        ("甘肃省水利厅　甘肃省财政厅", ["甘肃省水利厅", "甘肃省财政厅"]),
        ("甘肃省水利厅甘肃省财政厅", ["甘肃省水利厅", "甘肃省财政厅"]),
        ("中共甘肃省委　甘肃省人民政府", ["中国共产党甘肃省委员会", "甘肃省人民政府"]),
        ("国家发展改革委　财　政　部　水　利　部", ["国家发展和改革委员会", "财政部", "水利部"]),
        ("国 务 院 办 公 厅", ["国务院办公厅"]),
        ("甘肃省水利厅、甘肃省财政厅", ["甘肃省水利厅", "甘肃省财政厅"]),
        ("甘肃省水利厅节约用水处提出要求。", []),
        ("各市州水务局", []),
        ("生态环境部令", []),
        ("中华人民共和国生态环境部", ["生态环境部"]),
        ("中华人民共和国农业农村部 财政部", ["农业农村部", "财政部"]),
        ("甘肃省水利厅网站", []),
    ],
)
def test_signature_lines(repaired: Callable[[str], Text], line: str, expected: list[str]) -> None:
    text = repaired(line)
    assert names(list(signed_by(text, text.paragraphs[0], GANSU))) == expected


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True), st.sampled_from(["　", " ", "  "])
)
def test_names_parted_by_blanks_are_as_many_names(chosen: list[str], gap: str) -> None:
    text = repair(Source(name="x", sha256="0", format="txt", text=gap.join(chosen), reader="test"))
    found = signed_by(text, text.paragraphs[0], GANSU)
    assert names(list(found)) == chosen
    assert [text.text[slice(*span)] for _, span in found] == chosen


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("甘肃省住房和", "城乡建设厅", ["甘肃省住房和城乡建设厅"]),
        ("甘肃省", "水利厅", ["甘肃省水利厅"]),
        ("甘肃省水利厅", "财政厅", []),
        ("甘肃省水利厅", "甘肃省财政厅", []),
        ("兰州市人民代表大会常务委员会公告", "（第12号）", []),
        ("坚持节水优先", "水利厅", []),
    ],
)
def test_a_name_broken_over_two_lines(
    repaired: Callable[[str], Text], upper: str, lower: str, expected: list[str]
) -> None:
    text = repaired(f"{upper}\n{lower}")
    first, second = text.paragraphs
    assert names(list(broken_name(text, first, second, GANSU))) == expected


@pytest.mark.parametrize(
    ("lines", "expected", "printed"),
    [
        (["甘肃省节水办（代章）"], ["甘肃省节水办"], "甘肃省节水办"),
        (["甘肃省节水联席会议办公室（甘肃省水利厅代章）"], ["甘肃省节水联席会议办公室"], "甘肃省节水联席会议办公室"),
        (["甘肃省推进节水型社会", "建设领导小组办公室"], ["甘肃省推进节水型社会建设领导小组办公室"], None),
        (["节约用水工作办公室（代章）"], [], None),
        (["特此通知。"], [], None),
        ([], [], None),
    ],
)  # fmt: skip
def test_names_above_a_date(
    repaired: Callable[[str], Text], lines: list[str], expected: list[str], printed: str | None
) -> None:
    text = repaired("\n".join(lines))
    found = above_date(text, text.paragraphs, GANSU)
    assert names(list(found)) == expected
    assert printed is None or text.text[slice(*found[0][1])] == printed


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("中共中央 国务院关于加强节水的意见", ["中共中央", "国务院"]),
        ("中共中央国务院关于加强节水的意见", ["中共中央", "国务院"]),
        ("甘肃省发展改革委甘肃省财政厅关于印发节水方案的通知", ["甘肃省发展和改革委员会", "甘肃省财政厅"]),
        ("甘肃省水利厅等五部门关于印发节水方案的通知", ["甘肃省水利厅"]),
        ("甘肃省人民政府批转省水利厅关于节水意见的通知", ["甘肃省人民政府"]),
        ("关于印发节水方案的通知", []),
        ("甘肃省节水方案", []),
    ],
)
def test_issuers_in_titles(repaired: Callable[[str], Text], title: str, expected: list[str]) -> None:
    text = repaired(title)
    paragraph = text.paragraphs[0]
    assert names(list(title_issuers(text, (paragraph.start, paragraph.end), GANSU))) == expected


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2023年5月8日", "2023年5月8日"),
        ("二〇二三年五月八日", "二〇二三年五月八日"),
        ("（2023年5月8日）", "2023年5月8日"),
        ("2023年5月", None),
        ("2023年5月8日起施行的办法", None),
        ("甘肃省水利厅", None),
    ],
)
def test_date_lines(line: str, date: str | None) -> None:
    span = date_line(line)
    assert (line[slice(*span)] if span is not None else None) == date


def test_the_paragraph_of_a_name_may_be_part_of_the_line(repaired: Callable[[str], Text]) -> None:
    text = repaired("甘肃省水利厅（代章）")
    assert names(list(signed_by(text, Paragraph(0, 6), GANSU))) == ["甘肃省水利厅"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["甘肃省水利厅", "甘肃省财政厅文件", "甘肃省教育厅"], ["甘肃省水利厅", "甘肃省财政厅", "甘肃省教育厅"]),
        (["甘肃省水利厅", "甘肃省财政厅文件", "甘水〔2023〕8号"], ["甘肃省水利厅", "甘肃省财政厅"]),
        (["特急", "甘肃省水利厅", "甘肃省财政厅", "令"], ["甘肃省水利厅", "甘肃省财政厅"]),
        (["甘肃省水利厅网站", "甘肃省财政厅文件"], ["甘肃省财政厅"]),
        (["甘肃省水利厅", "命令如下", "甘肃省财政厅"], []),
        (["令", "甘肃省水利厅"], []),
    ],
)  # fmt: skip
def test_letterheads_of_several_lines(
    repaired: Callable[[str], Text], lines: list[str], expected: list[str]
) -> None:
    text = repaired("\n".join(lines))
    found = letterhead_issuers(text, text.paragraphs, GANSU)
    assert names(list(found)) == expected
    assert [text.text[slice(*span)] for _, span in found] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("现在，我代表市人民政府向大会报告工作，请予审议。", ["兰州市人民政府"]),
        ("我受省人民政府委托，我谨代表甘肃省人民政府，向大会作报告。", ["甘肃省人民政府"]),
        ("我代表全体人员向大家表示感谢。", []),
    ],
)
def test_a_report_says_for_whom_it_speaks(
    repaired: Callable[[str], Text], line: str, expected: list[str]
) -> None:
    text = repaired(f"各位代表：\n{line}\n")
    assert names(reported_by(text, text.paragraphs, "620100")) == expected
