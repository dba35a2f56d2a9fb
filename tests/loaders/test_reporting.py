"""Orders to report give sender, recipient, subject and time; what is no report gives nothing."""

import time
from collections.abc import Callable
from itertools import islice

import pytest

from loaders.clauses import read_clauses
from loaders.load import extract
from loaders.parties import Parties
from loaders.report_sentences import MOST_REPORTS, Reader
from loaders.report_times import find_times
from loaders.source import Source
from ontology.edges import ReportsTo
from ontology.extract import Extract
from ontology.nodes import Agency, Task

Row = tuple[str, str, str | None, str | None]

HEAD = (
    "甘肃省人民政府关于推进用水方式转型的意见\n甘政发〔2024〕77号\n各市（州）人民政府：\n现提出以下意见。\n"
)
BUREAU = "甘肃省水利厅关于加强用水统计的通知\n各市（州）水务局：\n现将有关事项通知如下。\n"


def read(source: Callable[[str], Source], unit: str, head: str = HEAD) -> Extract:
    return extract(source(f"{head}一、加强调度\n{unit}\n"))


def reports(found: Extract) -> list[Row]:
    names = found.by_id
    return [
        (names[e.source].caption(), names[e.target].caption(), e.subject, e.frequency or e.due)
        for e in found.edges
        if isinstance(e, ReportsTo)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "各市（州）水务部门每季度末向省水利厅报送灌区改造进度，年底报送次年改造计划。",
            [
                ("各市（州）水务部门", "甘肃省水利厅", "灌区改造进度", "每季度末"),
                ("各市（州）水务部门", "甘肃省水利厅", "次年改造计划", "年底"),
            ],
        ),
        (
            "各市（州）人民政府要于每月5日前将上月节水进展报省水利厅汇总。",
            [("各市（州）人民政府", "甘肃省水利厅", "上月节水进展", "每月5日前")],
        ),
        (
            "省水利厅要会同有关部门跟踪评估，形成节水评估报告报省政府。",
            [("甘肃省水利厅", "甘肃省人民政府", "节水评估报告", None)],
        ),
        (
            "各县区编制灌溉用水清单，按要求于2025年3月10日前报送至省水利厅、省财政厅。",
            [
                ("各县区", "甘肃省水利厅", "灌溉用水清单", "2025-03-10"),
                ("各县区", "甘肃省财政厅", "灌溉用水清单", "2025-03-10"),
            ],
        ),
        (
            "县级以上人民政府应当每年向本级人民代表大会或者其常务委员会报告节水工作情况。",
            [
                (
                    "县级以上人民政府",
                    "本级人民代表大会或者其常务委员会",
                    "节水工作情况",
                    "每年",
                )
            ],
        ),
        (
            "全面实行征收单位年度报告制度，次年一月底前，向省财政厅报送水费收支情况。",
            [("征收单位", "甘肃省财政厅", "水费收支情况", "次年一月底前")],
        ),
        (
            "省水利厅每半年汇总各地节水数据，向国家和省委、省政府报告。",
            [
                ("甘肃省水利厅", "国家", "各地节水数据", "每半年"),
                ("甘肃省水利厅", "中国共产党甘肃省委员会", "各地节水数据", "每半年"),
                ("甘肃省水利厅", "甘肃省人民政府", "各地节水数据", "每半年"),
            ],
        ),
        (
            "各灌区管理单位要加强巡查，由县级水务部门汇总后报省水利厅备案。",
            [("县级水务部门", "甘肃省水利厅", None, None)],
        ),
        (
            "各县区每月底前将用水数据报市级水务部门审核后报省水利厅。",
            [
                ("各县区", "市级水务部门", "用水数据", "每月底前"),
                ("市级水务部门", "甘肃省水利厅", "用水数据", "每月底前"),
            ],
        ),
        (
            "成立省节水攻坚工作专班，由省水利厅牵头，省财政厅、省农业农村厅参加，每月向省政府报送攻坚进展。",
            [("甘肃省节水攻坚工作专班", "甘肃省人民政府", "攻坚进展", "每月")],
        ),
        (
            "省统计局按月报送用水数据至省水利厅，同时抄送省发展改革委。",
            [
                ("甘肃省统计局", "甘肃省水利厅", "用水数据", "按月"),
                ("甘肃省统计局", "甘肃省发展和改革委员会", "用水数据", "按月"),
            ],
        ),
    ],
)
def test_reports(source: Callable[[str], Source], sentence: str, expected: list[Row]) -> None:
    assert reports(read(source, f"（一）压实责任。{sentence}")) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "重点用水单位应当按规定编制用水报告，并报送县级水务部门。",
        "各有关企业要将用水数据报送省水利厅。",
        "企业向省水利厅提交取水申请，由其审核。",
        "省水利厅应当向社会公布用水定额。",
        "省水利厅编制用水规划，报省人民政府批准后实施。",
        "健全用水统计和信息报送制度，省水利厅加强指导。",
        "未按照规定向省水利厅报送用水数据的，责令改正。",
        "省水利厅对重点灌区报送的材料进行抽查。",
        "组织各县区申报节水示范项目，抓好预报预警。",
    ],
)
def test_what_is_no_report(source: Callable[[str], Source], sentence: str) -> None:
    found = read(source, f"（一）压实责任。{sentence}")
    assert reports(found) == []
    assert "reports_without_sender" not in [finding.code for finding in found.findings]


def test_the_opening_of_a_step_dates_all_its_sentences(source: Callable[[str], Source]) -> None:
    found = read(
        source, "（一）2025年6月底前，各县区向省水利厅报送水表清单。省水利厅向省财政厅报送资金清单。"
    )
    assert [row[3] for row in reports(found)] == ["2025-06", "2025-06"]


def test_our_department_is_the_issuer(source: Callable[[str], Source]) -> None:
    found = read(source, "（一）各市（州）水务局按季度将取水台账报送我厅。", head=BUREAU)
    assert reports(found) == [("各市（州）水务局", "甘肃省水利厅", "取水台账", "按季度")]


def test_who_alone_answers_for_the_unit_reports_on_it(source: Callable[[str], Source]) -> None:
    found = read(source, "（一）压实责任。推进灌区改造，有关进展情况及时报告省政府。（省水利厅负责）")
    assert [row[:2] for row in reports(found)] == [("甘肃省水利厅", "甘肃省人民政府")]


def test_a_report_without_sender_is_a_finding(source: Callable[[str], Source]) -> None:
    found = read(source, "（一）压实责任。推进灌区改造，改造进展每年向省委、省政府报告。")
    assert reports(found) == []
    (finding,) = [f for f in found.findings if f.code == "reports_without_sender"]
    assert found.text[finding.char_start : finding.char_end] == "改造进展每年向省委、省政府报告"
    assert getattr(found.by_id[finding.subject], "path", "") == "1/1"


def test_short_names_and_last_words_mean_the_body(source: Callable[[str], Source]) -> None:
    unit = (
        "（一）成立省节水行动领导小组（以下简称节水小组）。各县区每年向节水小组报送总结。\n"
        "（二）各市（州）人民政府每季度向领导小组办公室报送清单。"
    )
    assert [row[:2] for row in reports(read(source, unit))] == [
        ("各县区", "甘肃省节水行动领导小组"),
        ("各市（州）人民政府", "甘肃省节水行动领导小组办公室"),
    ]


def test_evidence_prints_sender_recipient_and_order(source: Callable[[str], Source]) -> None:
    found = read(source, "（一）压实责任。各县区每年底前将节水总结报送省水利厅备案。")
    (edge,) = [e for e in found.edges if isinstance(e, ReportsTo)]
    quotes = [found.quote(item) for item in found.evidence if item.subject == edge.id]
    assert quotes == ["各县区每年底前将节水总结报送省水利厅", "各县区", "省水利厅", "每年底前"]
    assert isinstance(found.by_id[edge.task], Task)
    assert isinstance(found.by_id[edge.source], Agency)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("每季度末月25日前", ("每季度末月25日前", None)),
        ("每季度结束后10日内", ("每季度结束后10日内", None)),
        ("自2023年起", None),
        ("2024年11月底之前", (None, "2024-11")),
        ("2024年一季度", (None, "2024年一季度")),
        ("应于收到文件之日起15日内", (None, "收到文件之日起15日内")),
        ("年度终了后两个月内", (None, "年度终了后两个月内")),
        ("定期", ("定期", None)),
        ("不定期", None),
    ],
)
def test_times(printed: str, expected: tuple[str | None, str | None] | None) -> None:
    found = [(when.frequency, when.due) for when in find_times(printed, 0, len(printed))]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    "piece",
    ["各县区要于每月5日前将进展报省水利厅，", "报送向省领导小组", "向省政府报", "（报省水利厅（", "每年12月"],
)
def test_a_broken_line_is_read_in_time_linear_in_its_length(
    source: Callable[[str], Source], piece: str
) -> None:
    text = piece * (200_000 // len(piece))
    start = time.perf_counter()
    reader = Reader(Parties(text, "620000", [], {}), *read_clauses(text, 0, len(text)))
    for report in islice(reader.reports(), MOST_REPORTS):
        assert report.recipients
    assert time.perf_counter() - start < 10
