"""Targets from invented sentences: constructions, what is left out, and where everything is printed."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.targets import TargetFact, may_set_targets, read_claim_targets, read_frame, read_targets
from tests.loaders.target_sentences import SENTENCES


def read(text: str, *, year: str | None = None, issued: str | None = None) -> list[TargetFact]:
    """Targets of a text whose lines are the paragraphs of one unit."""
    return read_targets(text, spans(text), year=year, issued=issued)


def spans(text: str) -> list[tuple[int, int]]:
    """The lines of a text."""
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def row(fact: TargetFact) -> str:
    """One target in one line: deadline, indicator, change, comparator, value and unit, baseline."""
    value = f"{fact.value}" if fact.value_max is None else f"{fact.value}~{fact.value_max}"
    change = {"level": "", "increase": "+", "decrease": "-"}[fact.change]
    parts = [fact.deadline or "?", fact.indicator, f"{fact.comparator} {change}{value}{fact.unit}"]
    if fact.baseline is not None:
        parts.append(f"<{fact.baseline}")
    return " ".join([*parts, "stretch"] if fact.stretch else parts)


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_constructions(text: str, expected: list[str]) -> None:
    assert [row(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "截至2021年底，全县已建成充电桩3000个。",
        "目前，全县绿化率达到41%。",
        "去年完成投资30亿元。",
        "公示时间不超过10个工作日。",
        "对3家企业实施停产整治。",
        "在20个项目中开展渔业评估。",
        "汇集了全县1.4万家商户的用水数据。",
        "对达标企业给予最高30万元奖励。",
        "对达标企业按设备投资额20%的比例给予补助。",
        "新建民居以6层为主。",
        "对年节水量达到10万吨以上的企业，按照每吨2元的标准补助。",
        "鼓励各地对研发费用占比5%以上的企业给予支持。",
        "按不高于合同金额的30%给予补助。",
        "处2万元以上10万元以下的罚款。",
        "关停单机容量20万千瓦以下煤电机组。",
        "淘汰10蒸吨/小时及以下燃煤锅炉。",
        "年综合能耗超过5000吨标准煤的单位应当报告。",
        "加强60米以上公共建筑消防管理。",
        "建成甲站至乙站第二回750千伏线路。",
        "严格执行《民用建筑节能65%设计标准》。",
        "新建民居执行65%节能设计标准。",
        "落实“3小时出行圈、1公里便民圈”要求。",
        "收到申请后3个工作日内办结。",
        "自受理之日起15个工作日内答复。",
        "受理时间为每日8小时。",
        "每月更新一次清单。",
        "每周巡查渔港3次。",
        "实施百项行动。",
        "实施城关、和平、青白石、什川镇7个集镇改造工程。",
        "到2027年，五个新城、渔业园区建成。",
        "建设500千伏安变压器。",
        "公示时间不少于5个工作日。",
        "每年组织渔业演练2次。",
        "对占比15%以上的渔业企业给予支持。",
        "渔港投产泊位3000个。",
        "去年，绿化率达到41%。",
        "过去五年，绿化率提高到41%。",
        "构建“1+5+N”政策体系，推进9大任务28项举措。",
        "根据第3批名单（县发〔2021〕35号），自2021年1月1日起施行。",
        "联合发展改革等12个部门共同举办。",
        "汇总过去12个月的能耗，涉及三大领域。",
        "以甲县、乙县两个基地为依托，发展海洋牧场。",
        "检查人员不得少于2人。",
        "明确1名分管负责人、确定1名干部担任联络员。",
    ],
)
def test_what_is_no_target(text: str) -> None:
    assert [row(fact) for fact in read(text, year="2022")] == []


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("到2027年，绿化率达到40%。建设村镇公园30个。", ["2027", "2027"]),
        ("企业2026年前完成改造。建设村镇公园30个。", [None]),
        ("年底前建设公园3个。修复湿地100公顷。", ["2023", "2023"]),
        ("6月底前建设公园3个。修复湿地100公顷。", ["2023-06", None]),
        ("“十四五”期间，修复湿地100公顷。", ["2025"]),
        ("自2023年起，修复湿地100公顷。", [None]),
        ("到2027年，主要目标是：\n绿化率达到40%。\n修复湿地100公顷。", ["2027", "2027"]),
        ("到2027年，格局基本形成。\n——绿化率达到40%。\n修复湿地100公顷。", ["2027", None]),
        ("建设便民中心30个。\n完成时限：2024年9月底前。", ["2024-09"]),
        ("建设便民中心30个（责任单位：县政务局，完成时限：2024年三季度）。", ["2024-09"]),
        ("锚定2030年前达峰目标，修复湿地100公顷。", [None]),
        ("某市2027年底前完成改造，修复湿地100公顷。", ["2027"]),
        ("到2027年，绿化率达到40%。2025年底前完成摸底。修复湿地100公顷。", ["2027", "2027"]),
        ("到2025年，绿化率达到40%。2027年底前完成摸底。修复湿地100公顷。", ["2025", "2027"]),
        ("到2027年，绿化率达到40%，其中2025年达到38%。修复湿地100公顷。", ["2027", "2025", "2027"]),
        ("2024年上半年，修复湿地100公顷。", ["2024-06"]),
        ("第一季度，修复湿地100公顷。建设公园3个。", ["2023-03", None]),
        ("5—9月，修复湿地100公顷。建设公园3个。", ["2023-09", None]),
        ("修复湿地100公顷。\n完成时限：11月底", ["2023-11"]),
    ],
)
def test_deadline_in_force(text: str, deadlines: list[str | None]) -> None:
    facts = read(text, year="2023")
    assert [fact.deadline for fact in facts] == deadlines
    for fact in facts:
        assert (fact.deadline is None) == (fact.deadline_span is None)


def test_year_dates_nothing_by_itself() -> None:
    assert [fact.deadline for fact in read("修复湿地100公顷。", year="2023")] == [None]
    assert [fact.deadline for fact in read("年底前修复湿地100公顷。")] == [None]


def test_what_an_earlier_year_reached_is_no_target() -> None:
    text = "2020年，绿化率达到40%。到2025年，绿化率达到45%。"
    assert [row(fact) for fact in read(text, issued="2021-12-30")] == ["2025 绿化率 eq 45%"]
    assert len(read(text)) == 2


@pytest.mark.parametrize(
    ("around", "deadline"),
    [
        ("到2027年，新增渔港30座，其中：", "2027"),
        ("健全机制。\n年底前，完成以下任务：", "2023"),
        ("到2027年，新增渔港30座。", None),
        ("到2027年，新增渔港30座。\n主要目标是：", None),
        ("主要目标是：", None),
    ],
)
def test_the_date_under_which_a_unit_puts_its_parts(around: str, deadline: str | None) -> None:
    frame = read_frame(around, spans(around), "2023")
    assert (frame.value if frame is not None else None) == deadline
    part = "修复湿地100公顷。到2030年，建设公园3个。"
    facts = read_targets(part, spans(part), year="2023", frame=frame)
    assert [fact.deadline for fact in facts] == [deadline, "2030"]


def test_a_unit_without_text_has_no_frame() -> None:
    assert read_frame("", []) is None


def test_a_month_before_the_issue_dates_no_target_and_the_year_of_issue_does() -> None:
    text = "2021年，修复湿地100公顷。2021年6月底前，建设公园3个。2021年9月底前，建设公园5个。"
    assert [row(fact) for fact in read(text, issued="2021-08-30")] == [
        "2021 湿地 eq 100公顷", "? 公园 eq 3个", "2021-09 公园 eq 5个",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "modality", "period"),
    [
        ("力争到2027年，绿化率达到40%。", "strive", "level"),
        ("绿化率力争达到40%。", "strive", "level"),
        ("绿化率保持在40%以上。", "maintain", "level"),
        ("用水总量控制在3亿立方米以内。", "limit", "flow"),
        ("广场面积不应超过2公顷。", "limit", "level"),
        ("预计到2027年，绿化率达到40%。", "expected", "level"),
        ("绿化率≥40%（约束性）。", "binding", "level"),
        ("绿化率达到40%（预期性）。", "expected", "level"),
        ("每年修复湿地100公顷。", None, "annual"),
        ("累计修复湿地100公顷。", None, "cumulative"),
        ("修复湿地100公顷。", None, None),
        ("到2027年，修复湿地100公顷。", None, None),
        ("“十五五”期间，修复湿地100公顷。", None, "cumulative"),
        ("2026—2028年，修复湿地100公顷。", None, "cumulative"),
        ("2027年，修复湿地100公顷。", None, "flow"),
        ("到2027年，新增湿地100公顷。", None, "cumulative"),
        ("到2027年，风电装机达到300万千瓦。", None, "level"),
        ("到2027年，茶叶年产量达到300万吨。", None, "flow"),
        ("到2027年，茶业产值达到300亿元。", None, "flow"),
        ("到2027年，炼油加工能力控制在300万吨/年。", "limit", "level"),
        ("到2027年，单位产值能耗下降8%。", None, None),
        ("到2027年，单位产值能耗累计下降8%。", None, "cumulative"),
    ],
)
def test_mood_and_period(text: str, modality: str | None, period: str | None) -> None:
    (fact,) = read(text)
    assert (fact.modality, fact.period) == (modality, period)


def test_starting_value_is_kept_with_its_year() -> None:
    (fact,) = read("误差从2022年的9%降低到2027年的4%以内。")
    assert (str(fact.value), fact.baseline, str(fact.baseline_value), fact.comparator) == (
        "4",
        "2022",
        "9",
        "le",
    )


def test_report_field_is_dated_by_the_period_it_is_about() -> None:
    text = "方案规划了2025-2027年港口减排路径，要求岸电使用率达到90%。推进20座泊位改造。"
    assert [row(fact) for fact in read_claim_targets(text, 0, len(text))] == [
        "2027 岸电使用率 eq 90%",
        "2027 泊位改造 eq 20座",
    ]


def test_report_expects_everything_behind_one_expectation() -> None:
    text = "预计到2026年，全市煤炭消费减少约30万吨。将带动绿色投资超20亿元。"
    facts = read_claim_targets(text, 0, len(text))
    assert [row(fact) for fact in facts] == ["2026 煤炭消费 approx -30万吨", "2026 绿色投资 gt 20亿元"]
    assert {fact.modality for fact in facts} == {"expected"}


@pytest.mark.parametrize(
    ("title", "may"),
    [
        ("主要目标", True),
        ("总体要求", True),
        ("解决突出环境问题", True),
        ("正视问题与差距，明确建设目标", True),
        ("面临形势", False),
        ("“十三五”工作成效与形势", False),
        ("存在的主要问题", False),
        ("申报条件", False),
        ("法律责任", False),
    ],
)
def test_headings_of_parts_that_set_targets(title: str, may: bool) -> None:
    assert may_set_targets(title) is may


# --- where it is printed -------------------------------------------------------------------------------

CLAUSES = [text.rstrip("。") for text, expected in SENTENCES if expected]


def assert_printed(text: str, fact: TargetFact) -> None:
    """Everything that a fact says is printed where it says."""
    clause = text[fact.start : fact.end]
    number = text[slice(*fact.number)]
    assert fact.start <= fact.number[0] < fact.number[1] <= fact.end
    in_words = number.startswith("一半") or "成" in number
    of_the_list = number.endswith("个") and fact.unit.startswith("个") and fact.unit in clause
    once = text.startswith(("、", "和", "与"), fact.number[1]) and fact.unit in clause
    assert fact.unit in number or in_words or of_the_list or once
    assert "\n" not in clause
    assert fact.indicator == "".join(text[start:end] for start, end in fact.indicator_spans)
    assert fact.indicator.strip("，。；：、 ") == fact.indicator != ""
    digits = [Decimal(found) for found in re.findall(r"\d+(?:\.\d+)?", number)]
    assert digits == [] or fact.value in digits
    if fact.deadline is not None:
        assert fact.deadline_span is not None
        assert fact.deadline_span[0] < fact.deadline_span[1]
    if fact.baseline_span is not None:
        assert fact.baseline is not None


@pytest.mark.parametrize("text", CLAUSES)
def test_every_part_is_printed_where_it_says(text: str) -> None:
    for fact in read(text):
        assert_printed(text, fact)
        digits = re.findall(r"\d+(?:\.\d+)?", text[slice(*fact.number)])
        if digits:
            assert Decimal(digits[0]) == fact.value


@given(
    st.lists(st.sampled_from(CLAUSES), max_size=6),
    st.text("到2025年，。；：（）“”《》、0123456789%个", max_size=30),
)
def test_reading_only_quotes(clauses: list[str], noise: str) -> None:
    text = noise + "。".join(clauses) + noise
    for fact in read(text):
        assert_printed(text, fact)


@given(
    value=st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False, allow_infinity=False),
    unit=st.sampled_from(["%", "万吨", "亿千瓦时", "万平方米", "个百分点", "万亩"]),
    year=st.integers(2021, 2060),
)
def test_value_unit_and_year_come_back(value: Decimal, unit: str, year: int) -> None:
    (fact,) = read(f"到{year}年，竹林固碳量达到{value}{unit}。")
    assert (fact.value, fact.unit, fact.deadline, fact.indicator) == (value, unit, str(year), "竹林固碳量")


def test_order_of_paragraphs_is_kept() -> None:
    text = "\n".join(f"建设第一类公园{n}个。" for n in range(2, 9))
    assert [fact.value for fact in read(text)] == list(range(2, 9))
    starts = [fact.start for fact in read(text)]
    assert starts == sorted(starts)


def test_five_million_characters_on_one_line() -> None:
    filling = "健全绿色低碳循环发展的体制机制，统筹推进重点领域改革，强化要素支撑和服务保障，" * 10
    sentence = f"到2027年，{filling}建设零碳渔村200个。"
    text = sentence * (5_000_000 // len(sentence))
    assert len(read(text)) == len(text) // len(sentence)
    unbroken = "绿色低碳发展2025" * 400_000
    assert read(unbroken) == []
