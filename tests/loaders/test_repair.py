"""Repair joins what print has broken and can always say where a character came from."""

from collections.abc import Callable

import pytest
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


NARROW = """一、总体要求
各县区要把节水放在首位，推进工业园区
水循环改造，新建项目同步建设再生水管
网，已建项目限期完成改造，逐步淘汰高
耗水的工艺和设备，鼓励企业之间梯级用
水，支持沿江园区统一供水，严格控制新
增取水规模，完善计量和监测设施，定期
公布各园区用水情况，接受社会监督，把
节水成效纳入年度考核。
"""
WIDE = """附件
各县区水行政主管部门要按月汇总园区取水、用水和再生水利用数据，经县区人民政府审
核后报市水利局，市水利局会同市统计局按季度核对并通报，对数据明显失实的县区进行现
场核查，核查结果作为下一年度用水计划分配的依据之一，连续两个季度失实的由市人民政
府约谈其主要负责人，并暂停新增取水许可，直至整改完成，整改情况向社会公开，鼓励群
众举报违规取水行为，查实的按规定给予奖励，奖励资金由市级财政统筹安排，不得挪作他
用，各县区可以结合本地实际制定具体办法，报市水利局备案后施行，施行情况每年年底报
告一次，市水利局汇总后报市人民政府。
"""


def test_pages_of_two_widths_are_both_joined(source: Callable[..., Source]) -> None:
    pages = [NARROW * 3, WIDE * 6]
    text = "".join(pages)
    whole = repair(source(text, pages=(0, len(pages[0]))))
    assert len(lines(whole)) == 3 * 2 + 6 * 2
    assert all(line.endswith(("。", "求", "件")) for line in lines(whole))


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


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ("到二○二七年，建成渔港。", "到2027年，建成渔港。"),
        ("力争二OO八年底完成；", "力争2008年底完成；"),
        ("一九九八年三月五日，印发", "1998年3月5日，印发"),
        ("二〇二七年十二月三十日，印发", "2027年12月30日，印发"),
        ("二〇二七年十月五日，印发", "2027年十月五日，印发"),
        ("二〇二七年三月二十一日，印发", "2027年3月二十一日，印发"),
        ("渔港规划\n到二〇二七年，建成渔港", "渔港规划\n到2027年，建成渔港"),
    ],
)
def test_dates_of_sentences_become_digits_as_long(raw: str, form: str) -> None:
    assert regular(raw) == form


@pytest.mark.parametrize(
    "raw",
    [
        "根据《渔港规划（二〇二七年）》，",
        "二〇二七年渔港规划",
        "二〇二七年三月五日\n甲局，乙局",
        "二十年，",
        "十年内，",
        "三月五日，",
    ],
)
def test_other_dates_in_chinese_numerals_stay(raw: str) -> None:
    assert regular(raw) == raw


@given(st.text("二〇○零O一九十三年月日到，。；：《》\n", max_size=60))
def test_spelt_dates_keep_the_length_and_become_nothing_but_digits(raw: str) -> None:
    form = regular(raw)
    assert len(form) == len(raw)
    assert all(a == b or b.isdecimal() for a, b in zip(raw, form, strict=True))
    assert regular(form) == form


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


# --- texts in one line ---------------------------------------------------------------------------------

PROSE = "坚持节水优先、空间均衡，把水资源作为最大刚性约束，合理规划人口、城市和产业发展，坚决抑制不合理用水需求，大力发展节水产业和技术，推进农业节水增效。"
DOCUMENT = [
    "甘肃省人民政府关于印发甘肃省节约用水行动方案的通知", "甘政发〔2023〕12号", "各市、自治州人民政府，省政府各部门：",
    "现将《甘肃省节约用水行动方案》印发给你们，请认真贯彻执行。", "甘肃省人民政府", "2023年5月8日", "（此件公开发布）",
    "甘肃省节约用水行动方案", "为推进节水，制定本方案。", "一、主要目标", PROSE, "二、重点任务",
    f"（一）推广节水设施。{PROSE}（省水利厅牵头，省财政厅配合）", f"（二）改造老旧管网。{PROSE}（省住房城乡建设厅负责）",
    "三、保障措施", f"（三）加强组织领导。{PROSE}",
]  # fmt: skip


@pytest.mark.parametrize("indent", ["　　", "　　　　", " 　　"])
def test_a_text_in_one_line_parts_at_its_indents(repaired: Callable[[str], Text], indent: str) -> None:
    assert lines(repaired(indent.join(DOCUMENT))) == DOCUMENT


@given(st.lists(st.sampled_from(["印发方案。", "推进节水。", PROSE]), min_size=6, max_size=30))
def test_a_text_in_one_line_says_what_it_says_in_many(sentences: list[str]) -> None:
    units = [
        f"{'一二三四五六七八九十'[n % 10]}、{sentence}"
        for n, sentence in enumerate([*sentences, *[PROSE] * 6])
    ]
    texts = [
        repair(Source(name="x.txt", sha256="0", format="txt", text=gap.join(units), reader="test"))
        for gap in ("\n", "　　")
    ]
    assert lines(texts[0]) == lines(texts[1]) == units


def test_blanks_before_numbers_part_a_row_that_holds_a_whole_text(repaired: Callable[[str], Text]) -> None:
    row = f"二、重点任务 （一）节水。{PROSE * 3} （二）治污。{PROSE * 3} 三、保障措施 （三）领导。{PROSE}"
    assert [line[:6] for line in lines(repaired(row))] == [
        "二、重点任务",
        "（一）节水。",
        "（二）治污。",
        "三、保障措施",
        "（三）领导。",
    ]


@pytest.mark.parametrize("row", ["按照 （一）的要求推进节水。", "甲　　乙　　丙"])
def test_a_short_row_is_one_paragraph(repaired: Callable[[str], Text], row: str) -> None:
    assert len(lines(repaired(row))) == 1


# --- texts broken over lines ---------------------------------------------------------------------------


def wrap(paragraphs: list[str], width: int) -> str:
    """Set paragraphs as print does: the first line of running text by two characters in."""
    rows = []
    for paragraph in paragraphs:
        row = f"　　{paragraph}" if len(paragraph) > width // 2 else paragraph
        rows += [row[at : at + width] for at in range(0, len(row), width)]
    return "\n".join(rows)


@pytest.mark.parametrize("width", range(24, 46))
def test_wrapping_changes_no_paragraph(repaired: Callable[[str], Text], width: int) -> None:
    assert lines(repaired(wrap(DOCUMENT, width))) == DOCUMENT


@pytest.mark.parametrize(
    ("inserted", "expected"),
    [
        ("十\n一、加强监督\n", "十一、加强监督"),
        ("三、全面推进\n节水型社会建设\n", "三、全面推进节水型社会建设"),
        ("— 3 —  四、加强监督\n", "四、加强监督"),
        ("- 12 - （五）加强监督。\n", "（五）加强监督。"),
        ("（责任单位：\n省水利厅、省财政厅）\n", "（责任单位：省水利厅、省财政厅）"),
        ("［责任单位：\n省水利厅、省财政厅］\n", "［责任单位：省水利厅、省财政厅］"),
        ("附件：节水方案.docx\n甘肃省水利厅\n", "附件：节水方案.docx"),
        ("健全统计制度。根据《节水\n（十一）加强监督。\n", "（十一）加强监督。"),
    ],
    ids=[
        "number",
        "heading",
        "page before number",
        "page before bracket",
        "label",
        "square label",
        "file",
        "title never closed",
    ],
)
def test_broken_lines(repaired: Callable[[str], Text], inserted: str, expected: str) -> None:
    text = f"{wrap(DOCUMENT, 28)}\n{inserted}{wrap([PROSE], 28)}\n"
    assert expected in lines(repaired(text))


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("目录", True),
        ("目　次", True),
        ("二〇三一年三月十日", True),
        ("二○三一年十二月三十一日", True),
        ("一九九八年三月十日", True),
        ("2031年3月10日", True),
        ("目标", False),
        ("二〇三一年三月", False),
    ],
)
def test_nothing_goes_on_with_a_date_or_the_word_for_contents(
    repaired: Callable[[str], Text], line: str, alone: bool
) -> None:
    full = "健全计量监测体系推广高效灌溉技术完善水价形成机制推广节水"
    found = lines(repaired(f"{wrap(DOCUMENT, 28)}\n{full}\n{line}\n{full}\n"))
    parts = [full, line.replace("　", ""), full]
    assert found[len(DOCUMENT) :] == (parts if alone else ["".join(parts)])


@pytest.mark.parametrize("rest", ["。", "所列单位。", "中所列单位。", "、附件2。"])
def test_an_annex_that_a_sentence_speaks_of_begins_no_line(
    repaired: Callable[[str], Text], rest: str
) -> None:
    rows = [
        "健全计量监测体系，推广高效灌溉技术，完善水价形成机制并且",
        "健全管护和监督的机制，具体名单及其要求见",
        f"附件1{rest}",
    ]
    assert "".join(rows) in lines(repaired("\n".join([wrap(DOCUMENT, 28), *rows])))


def test_headings_that_share_a_row_with_the_text_before(repaired: Callable[[str], Text]) -> None:
    line = "加快建设节水设施，推广高效灌溉技术，完善水价形成机制，健全计量监测体系并"
    cut, whole = " 二、健全绿", " 三、建设水网设施"
    rows = [line] * 6 + [f"{line[: -len(cut)]}。{cut}", "色法规政策体系", f"（一）{line[3:]}", line, line]
    rows += [f"{line[: -len(whole)]}。{whole}", f"（一）{line[3:]}", line, line]
    text = repaired("\n".join(rows))
    found = [text.text[p.start : p.end] for p in text.paragraphs]
    assert "二、健全绿色法规政策体系" in found
    assert "三、建设水网设施" in found


def test_boxes_in_smaller_print_have_longer_lines(repaired: Callable[[str], Text]) -> None:
    line = "加快建设节水设施，推广高效灌溉技术，完善水价形成机制，健全计量"
    longer = "重点推广高效节水灌溉设备和智能计量设施，支持大中型灌区现代化改造和配套设施建设，健全管护机制"
    rows = [
        "一、节水",
        *[line] * 12,
        f"{line[:20]}。",
        "专栏1 节水工程",
        *[longer] * 10,
        f"{longer[:20]}。",
        "二、治污",
        line,
        f"{line[:9]}。",
    ]
    text = repaired("\n".join(rows))
    assert [text.text[p.start : p.end][:4] for p in text.paragraphs] == [
        "一、节水", line[:4], "专栏1节", longer[:4], "二、治污", line[:4],
    ]  # fmt: skip


def test_a_box_begins_behind_a_full_line_and_its_items_behind_its_title(
    repaired: Callable[[str], Text],
) -> None:
    line = "加快建设节水设施，推广高效灌溉技术，完善水价形成机制，健全计量监测体系。"
    title = "专栏3 大中型灌区现代化改造及高效节水灌溉设施建设重点任务和重点工程"
    text = repaired("\n".join([line, line, line, title, f"（一）{line[:-4]}", line, line]))
    assert title.replace(" ", "") in [text.text[p.start : p.end] for p in text.paragraphs]


@pytest.mark.parametrize("spare", range(3))
def test_a_signature_behind_a_full_line_is_a_line_of_its_own(
    repaired: Callable[[str], Text], spare: int
) -> None:
    full = "推进节水，" * 20 + "全面完成任务。"
    width = 28
    full += (
        "" if (len(full) + 2 + spare) % width == 0 else "节" * (-(len(full) + 2 + spare) % width - 1) + "。"
    )
    got = lines(repaired(f"{wrap([*DOCUMENT, full], width)}\n甘肃省水利厅\n甘肃省财政厅\n2023年5月8日\n"))
    assert got[-3:] == ["甘肃省水利厅", "甘肃省财政厅", "2023年5月8日"]


def test_a_signature_behind_a_full_line_that_ends_in_a_bracket(repaired: Callable[[str], Text]) -> None:
    full = "推进节水，" * 9 + "（省水利厅）"
    got = lines(repaired(f"{wrap([*DOCUMENT, full], 53)}\n甘肃省水利厅\n2023年5月8日\n"))
    assert got[-2:] == ["甘肃省水利厅", "2023年5月8日"]


@pytest.mark.parametrize("filling", ["　", " ", "- 1 -", "（", "十", "—"])
def test_a_long_row_of_one_mark_is_read_in_linear_time(repaired: Callable[[str], Text], filling: str) -> None:
    assert len(lines(repaired(f"甲{filling * 60_000}\n乙\n"))) <= 2
