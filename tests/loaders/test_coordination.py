"""Where offices of coordinating bodies sit and who is a member, in every form in which documents say it."""

import time
from collections.abc import Callable

import pytest

from loaders.bodies import Bodies
from loaders.load import extract
from loaders.source import Source
from ontology.extract import Extract
from ontology.nodes import Agency

HEAD = "贵州省人民政府关于加快竹产业发展的意见\n黔府发〔2024〕66号\n各市（州）人民政府：\n现提出以下意见。\n"
GROUP = "贵州省竹产业领导小组"
ROSTER = """贵州省林业局关于成立局竹产业工作领导小组的通知
黔林发〔2024〕31号
局机关各处室：
现成立局竹产业工作领导小组，人员组成如下：
组 长：陈一鸣 局长
副组长：林 立 副局长
成 员：何 山 局规划财务处处长
周大江 局产业发展处（科技处）副处长
吴 越 省林业科学研究院副院长
郑小川 省林业产业发展和技术推广
中心主任
领导小组下设办公室，设在产业发展处，处长兼任办公室主任。
贵州省林业局
2024年5月6日
"""


def read(source: Callable[[str], Source], text: str) -> Extract:
    return extract(source(f"{HEAD}一、加强领导\n（一）{text}\n"))


def edges(found: Extract, kind: str) -> list[tuple[str, str]]:
    names = found.by_id
    return [(names[e.source].caption(), names[e.target].caption()) for e in found.edges if e.type == kind]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("成立省竹产业领导小组，办公室设在省林业局。", [(f"{GROUP}办公室", "贵州省林业局")]),
        ("省竹产业领导小组下设办公室，挂靠省林业局，统筹各项工作。", [(f"{GROUP}办公室", "贵州省林业局")]),
        ("省竹产业领导小组办公室（设在省林业局）负责督促。", [(f"{GROUP}办公室", "贵州省林业局")]),
        ("省竹产业领导小组办公室（省林业局）负责督促。", [(f"{GROUP}办公室", "贵州省林业局")]),
        (
            "成立省竹产业领导小组。领导小组办公室日常工作由省林业局承担。",
            [(f"{GROUP}办公室", "贵州省林业局")],
        ),
        ("成立省竹产业领导小组。省林业局承担领导小组办公室日常工作。", [(f"{GROUP}办公室", "贵州省林业局")]),
        ("成立竹产业领导小组，领导小组日常工作由省林业局负责。", [(GROUP, "贵州省林业局")]),
        ("组建竹林抚育工作专班，专班设在省林业局。", [("贵州省竹林抚育工作专班", "贵州省林业局")]),
        ("省绿化委员会办公室设在省林业局。", [("贵州省绿化委员会办公室", "贵州省林业局")]),
        ("成立省竹产业领导小组。加工中心设在各园区，站点设在乡镇。", []),
        ("成立省竹产业领导小组，领导小组办公室承担领导小组日常工作。", []),
    ],
)
def test_offices_and_their_hosts(
    source: Callable[[str], Source], sentence: str, expected: list[tuple[str, str]]
) -> None:
    found = read(source, sentence)
    assert edges(found, "HOSTED_BY") == expected
    kinds = {node.name: node.kind for node in found.nodes if isinstance(node, Agency)}
    assert all(
        kinds[name] == ("office" if name.endswith("办公室") else "coordinating_body") for name, _ in expected
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "成立省竹产业领导小组，成员单位包括省林业局、省财政厅、贵州电网公司等。",
        "成立省竹产业领导小组，由分管副省长任组长，省林业局、省财政厅、贵州电网公司为成员单位。",
        "省竹产业领导小组由省林业局、省财政厅、贵州电网公司等单位组成，统筹全省工作。",
        "成立由省林业局、省财政厅、贵州电网公司等部门组成的省竹产业领导小组。",
        "省竹产业领导小组成员单位：省林业局、省财政厅、贵州电网公司。",
    ],
)
def test_members_that_a_sentence_lists(source: Callable[[str], Source], sentence: str) -> None:
    assert edges(read(source, sentence), "MEMBER_OF") == [
        ("贵州省林业局", GROUP),
        ("贵州省财政厅", GROUP),
        ("贵州电网有限责任公司", GROUP),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "省竹产业领导小组各成员单位要密切配合，省林业局、省财政厅加强调度。",
        "省竹产业领导小组由省长任组长，统筹全省工作，省林业局、省财政厅落实。",
        "企业联合体由省林业局、省财政厅、省水利厅指导组建。",
    ],
)
def test_no_members(source: Callable[[str], Source], sentence: str) -> None:
    assert edges(read(source, sentence), "MEMBER_OF") == []


def test_a_list_of_persons_makes_their_bodies_members(source: Callable[[str], Source]) -> None:
    group = "贵州省林业局竹产业工作领导小组"
    found = extract(source(ROSTER))
    assert edges(found, "MEMBER_OF") == [
        ("贵州省林业局规划财务处", group),
        ("贵州省林业局产业发展处", group),
        ("贵州省林业科学研究院", group),
        ("贵州省林业产业发展和技术推广中心", group),
    ]
    assert edges(found, "HOSTED_BY") == [(f"{group}办公室", "贵州省林业局产业发展处")]


def test_a_list_of_bodies_ends_at_their_heads(source: Callable[[str], Source]) -> None:
    text = ROSTER.replace("何 山 局规划财务处处长", "规划财务处、产业发展处、省林业科学研究院主要负责同志")
    group = "贵州省林业局竹产业工作领导小组"
    assert edges(extract(source(text)), "MEMBER_OF")[:3] == [
        ("贵州省林业局规划财务处", group),
        ("贵州省林业局产业发展处", group),
        ("贵州省林业科学研究院", group),
    ]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("成立省竹产业领导小组和省竹浆工作专班。领导小组统筹", "领导小组", GROUP),
        ("成立省竹产业领导小组和省竹浆工作专班。专班办公室统筹", "专班办公室", "贵州省竹浆工作专班办公室"),
        ("成立省竹产业领导小组。办公室统筹", "办公室", f"{GROUP}办公室"),
        ("成立碳达峰碳中和工作领导小组。领导小组统筹", "领导小组", "碳达峰碳中和工作领导小组"),
        ("各地要成立领导小组。领导小组统筹", "领导小组", None),
    ],
)
def test_last_words_mean_the_body_before(text: str, surface: str, expected: str | None) -> None:
    found = Bodies(text, "520000", {}).meant(surface, text.rfind(surface))
    assert (found.agency.name if found is not None else None) == expected


def test_evidence_prints_member_and_body(source: Callable[[str], Source]) -> None:
    found = read(source, "成立省竹产业领导小组，成员单位包括省林业局、省财政厅。")
    (first, _) = [e for e in found.edges if e.type == "MEMBER_OF"]
    quotes = [found.quote(item) for item in found.evidence if item.subject == first.id]
    assert quotes == ["省林业局", "省竹产业领导小组", "成员单位包括省林业局、省财政厅"]


@pytest.mark.parametrize(
    "piece", ["成立省竹产业领导小组，办公室设在省林业局，成员单位包括省林业局、", "领导小组", "由省林业局"]
)
def test_a_broken_line_is_read_in_time_linear_in_its_length(
    source: Callable[[str], Source], piece: str
) -> None:
    text = piece * (200_000 // len(piece))
    start = time.perf_counter()
    Bodies(text, "520000", {})
    read(source, text)
    assert time.perf_counter() - start < 20
