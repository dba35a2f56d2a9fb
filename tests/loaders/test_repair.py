"""Repair joins what print has broken and can always say where a character came from."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from loaders.characters import is_traditional, regular
from loaders.repair import Text, repair
from loaders.source import Source

WRAPPED = """一、总体要求
（一）工作原则。坚持统筹推进、重点突破，把发展绿色产业作为调整结构的主
要抓手，加快形成节约资源的空间格局和生产方式，全面提升资源利用的效率。

- 2 -
（二）主要目标。到 2027 年，规模以上工业企业用水重复利用率达到百分之九十
以上，新建厂房全部执行节能标准，再生水利用量持续增加，管网漏损逐年下降。（省
水
利厅，甲市、乙市人民政府按职责分工负责）
二、重点任务
"""


def lines(text: Text) -> list[str]:
    return [text.text[p.start : p.end] for p in text.paragraphs]


def test_wrapped_lines_become_paragraphs_and_furniture_goes(repaired: Callable[[str], Text]) -> None:
    got = lines(repaired(WRAPPED))
    assert got[0] == "一、总体要求"
    assert got[1].startswith("（一）工作原则。")
    assert got[1].endswith("资源利用的效率。")
    assert got[2].endswith("（省水利厅，甲市、乙市人民政府按职责分工负责）")
    assert "到2027年，" in got[2]
    assert got[3] == "二、重点任务"
    assert not any("- 2 -" in line for line in got)


def test_long_lines_stay_paragraphs(repaired: Callable[[str], Text]) -> None:
    body = "坚持节约优先。" * 30
    assert lines(repaired(f"{body}\n{body}\n二、任务\n{body}\n")) == [body, body, "二、任务", body]


def test_a_broken_title_mark_is_never_a_paragraph_end(repaired: Callable[[str], Text]) -> None:
    text = repaired(
        "修订发布《某省居住建筑节能设计标\n准》，将节能率提升至百分之八十以上，推动新建建筑全面执\n行绿色建筑标准，加快既有建筑节能改造，鼓励使用可再生能\n源，推广装配式建造方式。\n"
    )
    assert "《某省居住建筑节能设计标准》" in text.text


def test_traditional_characters_become_simplified_one_for_one() -> None:
    raw = "省生態環境廳牽頭,省發展改革委、省工業和信息化廳等配合" * 8
    assert is_traditional(raw)
    form = regular(raw)
    assert form.startswith("省生态环境厅牵头，省发展改革委、省工业和信息化厅等配合")
    assert len(form) == len(raw)


def test_gazette_fonts_and_private_decimal_points() -> None:
    assert regular("贯彻落实ꎬ 现印发给你们ꎮ") == "贯彻落实， 现印发给你们。"
    assert regular("超１\ue010 ２ 万亿元") == "超1. 2 万亿元"
    assert regular("2,500户，1,2") == "2,500户，1，2"


CHARS = st.text(alphabet="一二三、（）。，《》0123456789年月省市厅 \n\t\u3000牵头负责ABC%", max_size=400)


@given(CHARS)
def test_every_character_leads_back_to_itself(raw: str) -> None:
    source = Source(name="x.txt", sha256="0", format="txt", text=raw, reader="test")
    text = repair(source)
    form = regular(raw)
    assert len(form) == len(raw)
    for paragraph in text.paragraphs:
        assert paragraph.end > paragraph.start
        for at in range(paragraph.start, paragraph.end):
            start, end = text.source(at, at + 1)
            assert end == start + 1
            assert form[start] == text.text[at]
        whole = text.source(paragraph.start, paragraph.end)
        kept = "".join(form[whole[0] : whole[1]].split())
        assert (
            "".join(text.text[paragraph.start : paragraph.end].split()) in kept
            or whole[1] - whole[0] >= paragraph.end - paragraph.start
        )
