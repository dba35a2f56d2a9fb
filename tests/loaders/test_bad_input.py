"""Whatever comes in, an extract that is whole comes out: in time that grows with the text, and with its doubts."""

import signal
from collections.abc import Iterator
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.load import extract
from loaders.source import Format, Source
from ontology.extract import Extract
from tests.loaders.conftest import MakeSource

HEAD = "甘肃省节水行动实施方案\n一、重点任务\n"
PROSE = (
    "到2027年，全省新增节水型企业20家，再生水利用率达到35%以上，落实《甘肃省节约用水管理办法》（甘政发〔2021〕31号），"
    "由省水利厅牵头推进，兰州市、白银市人民政府配合。（责任单位：省水利厅、省发展改革委，各市州人民政府）"
)
FILLER = "节水工作要坚持统筹兼顾、分类指导，把节约用水贯穿于生产生活的全过程和各方面，形成全社会共同参与的良好风尚。"
HANGING = 300
"""Seconds after which reading certainly hangs; what it takes is measured elsewhere."""


@pytest.fixture(autouse=True)
def _no_hanging() -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError("the text is read for too long")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANGING)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def codes(result: Extract) -> set[str]:
    return {finding.code for finding in result.findings}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{HEAD}1.做好工作。（责任单位：护水小队\n2.{PROSE}\n", "unread_marker"),
        (f"{HEAD}1.做好工作。责任单位：护水小队））））\n2.{PROSE}\n", "unread_marker"),
        (f"{HEAD}1.{PROSE}\n5.{PROSE}\n", "outline_jump"),
        (f"{HEAD}1.{PROSE}\n2.{PROSE}\n2.{PROSE}\n3.{PROSE}\n", "outline_repeat"),
        (f"{HEAD}1.做好\x01\x02节水工作。\n2.{PROSE}\n", "unreadable_characters"),
        (f"{HEAD}1.做好\ufffd\ufffd工作。\n2.{PROSE}\n", "unreadable_characters"),
        ("1 2 3 4 5\n6 7 8 9 10\n", "no_units"),
        ("，。；：！？“”（）《》……", "no_units"),
        ("Hello, Мир, γειά, 안녕, こんにちは。\n", "no_units"),
    ],
)
def test_the_doubt_about_a_bad_text_is_a_finding(source: MakeSource, text: str, code: str) -> None:
    result = extract(source(text))
    assert code in codes(result)


@pytest.mark.parametrize("marks", ["（）", "《》", "“”", "【】", "〔〕"])
def test_deep_nesting_ends(source: MakeSource, marks: str) -> None:
    text = f"{HEAD}1.做好节水工作。{marks[0] * 10_000}省水利厅负责{marks[1] * 10_000}\n2.{PROSE}\n"
    assert sum(1 for _ in extract(source(text)).of("Task")) >= 3


@pytest.mark.parametrize("mark", ["（", "）", "《", "》", "“", "（责任单位：", "《甘肃省", "由省水利厅、"])
def test_marks_without_partner_end(source: MakeSource, mark: str) -> None:
    assert sum(1 for _ in extract(source(f"{HEAD}1.{mark * 10_000}\n2.{PROSE}\n")).of("Task")) >= 2


def test_a_line_of_five_megabytes_is_read(source: MakeSource) -> None:
    piece = PROSE + FILLER * 12
    line = piece * (5_000_000 // len(piece.encode()) + 1)
    result = extract(source(f"{HEAD}1.{line}\n"))
    assert sum(edge.type == "RESPONSIBLE_FOR" for edge in result.edges) > 0
    assert result.coverage is not None
    assert result.coverage.characters >= len(line)


FORMATS: tuple[Format, ...] = ("txt", "md")
FRAGMENTS = st.sampled_from(
    [
        PROSE, "（", "）", "《", "》", "“", "”", "〔2021〕", "31号", "\n", "\n\n", "\r\n", "\f", "\t", "\u3000\u3000", "一、", "（二）",
        "3.", "（4）", "⑤", "第六条", "第二章", "第一节", "1.1", "——", "附件：", "附件1", "目录", "责任单位：", "牵头单位：省水利厅",
        "配合", "省水利厅", "各市州人民政府", "以下简称", "等", "、", "，", "。", "；", "：", "到2027年", "2027-13-45", "35%", "1/3",
        "20家", "九千万亿", "达到", "不低于", "下降", "国发〔2021〕0号", "废止", "\x00", "\x1b", "\ufffd", "\ue123", "\u200b",
        "甘肃省", "兰州市", "發展", "développement", "节水", "🚰", "|", "| 序号 | 重点任务 | 责任单位 |\n|---|---|---|\n", "# ", "**",
    ]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(FRAGMENTS, min_size=1, max_size=80).map("".join), st.sampled_from(FORMATS))
def test_any_text_gives_an_extract_that_is_whole(text: str, format: Format) -> None:
    source = Source(name=f"a.{format}", sha256="0" * 64, format=format, text=text, reader="test", pages=())
    result = extract(source)
    result.validate_whole()
    for finding in result.findings:
        if finding.char_start is not None and finding.char_end is not None:
            assert 0 <= finding.char_start < finding.char_end <= len(text)
    ids = [finding.id_in(result.document.id) for finding in result.findings]
    assert len(set(ids)) == len(ids)
