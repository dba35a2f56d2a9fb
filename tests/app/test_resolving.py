"""Names lead to the one thing that they mean, or to the choice; they are never guessed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.index import Index
from app.resolving import AmbiguousError, Resolver
from ontology.errors import QueryError
from ontology.nodes import ChangePoint, Sector
from tests.app.indexed import index_of
from tests.graph.writing import Writing

PROVINCES = {"630000": "青海省", "510000": "四川省", "640000": "宁夏回族自治区"}


def world() -> list[Writing]:
    """Plans of three provinces, with the same department in each, and a report."""
    written = []
    for code, province in PROVINCES.items():
        document = Writing(f"{province}.txt", jurisdiction=code)
        document.region(code, province)
        document.agency(f"{province}生态环境厅", code)
        document.agency(f"{province}市场监督管理局", code)
        document.alias(document.agency("各市人民政府", code, kind="collective"), "各市政府")
        written.append(document)
    qinghai, sichuan, ningxia = written
    plan = qinghai.plan(
        "number:青政|2031|7",
        "title:630000|碳达峰实施方案",
        title="青海省碳达峰实施方案",
        number="青政〔2031〕7号",
    )
    qinghai.task(plan, "3/2", heading="发展清洁能源")
    qinghai.alias(qinghai.agency("青海省生态环境厅"), "省环境厅")
    qinghai._add(Sector(code="power", name="电力", name_en="Power"))
    sichuan.plan("title:510000|低碳发展办法（试行）", title="低碳发展办法（试行）")
    ningxia.plan("title:640000|低碳发展办法（试行）", title="低碳发展办法（试行）")
    qinghai._add(
        ChangePoint(
            region="region:630000", sector_label="Ground", date="2023-07-21", kind="Trend", confidence=0.5
        )
    )
    return written


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with index_of(tmp_path_factory.mktemp("index"), *world()) as index:
        yield index


@pytest.mark.parametrize(
    ("text", "label", "caption"),
    [
        ("青海省生态环境厅", "Agency", "青海省生态环境厅"),
        ("青海省 生态环境厅", "Agency", "青海省生态环境厅"),
        ("青海生态环境厅", "Agency", "青海省生态环境厅"),
        ("省环境厅", "Agency", "青海省生态环境厅"),
        ("自治区生态环境厅", "Agency", "宁夏回族自治区生态环境厅"),
        ("四川省市场监管局", "Agency", "四川省市场监督管理局"),
        ("青政〔2031〕7号", "Plan", "青海省碳达峰实施方案（青政〔2031〕7号）"),
        ("青政[2031]7号", "Plan", "青海省碳达峰实施方案（青政〔2031〕7号）"),
        ("《青海省碳达峰实施方案》", "Plan", "青海省碳达峰实施方案（青政〔2031〕7号）"),
        ("青海省人民政府关于印发碳达峰实施方案的通知", "Plan", "青海省碳达峰实施方案（青政〔2031〕7号）"),
        ("630000", "Region", "青海省 (630000)"),
        ("青海", "Region", "青海省 (630000)"),
        ("Power", "Sector", "电力"),
        ("电力", "Sector", "电力"),
        ("2023-07-21", "ChangePoint", "2023-07-21 Ground (Trend)"),
        ("青政〔2031〕7号 3/2", "Task", "青海省碳达峰实施方案 3/2 发展清洁能源"),
        ("青政〔2031〕7号 3/2", None, "青海省碳达峰实施方案 3/2 发展清洁能源"),
        ("发展清洁能源", None, "青海省碳达峰实施方案 3/2 发展清洁能源"),
        ("青海省", None, "青海省 (630000)"),
        ("青海省.txt", None, "青海省.txt"),
        ("青海省生态环境厅", None, "青海省生态环境厅"),
    ],
)
def test_a_name_means_one_thing(index: Index, text: str, label: str | None, caption: str) -> None:
    assert index.caption(Resolver(index).resolve(text, label)) == caption


@pytest.mark.parametrize("label", ["Agency", None])
def test_a_relative_name_means_one_agency_in_every_place(index: Index, label: str | None) -> None:
    with pytest.raises(AmbiguousError) as raised:
        Resolver(index).resolve("省生态环境厅", label)
    assert [choice.caption for choice in raised.value.choices] == ["四川省生态环境厅", "青海省生态环境厅"]
    with pytest.raises(AmbiguousError) as raised:
        Resolver(index).resolve("生态环境厅", label)
    assert len(raised.value.choices) == 3
    message = "'生态环境厅' may be 3 things: 四川省生态环境厅; 宁夏回族自治区生态环境厅; 青海省生态环境厅"
    assert str(raised.value).startswith(message)


def test_a_word_of_level_is_told_from_a_name_that_begins_like_one(index: Index) -> None:
    with pytest.raises(AmbiguousError) as raised:
        Resolver(index).resolve("市场监管局", "Agency")
    assert len(raised.value.choices) == 3


def test_collectives_of_one_name_are_told_apart_by_their_place(index: Index) -> None:
    with pytest.raises(AmbiguousError) as raised:
        Resolver(index).resolve("各市人民政府", "Agency")
    assert "各市人民政府 (四川省)" in str(raised.value)
    assert "各市人民政府 (青海省)" in str(raised.value)


def test_a_title_of_several_plans_gives_their_ids_to_choose_from(index: Index) -> None:
    with pytest.raises(AmbiguousError) as raised:
        Resolver(index).resolve("低碳发展办法（试行）", "Plan")
    ids = [choice.id for choice in raised.value.choices]
    assert len(ids) == 2
    assert all(f"低碳发展办法（试行） [{plan}]" in str(raised.value) for plan in ids)
    assert [Resolver(index).resolve(plan) for plan in ids] == ids


@pytest.mark.parametrize(
    ("text", "region"),
    [("海南", "region:460000"), ("海南省", "region:460000"), ("海南州", "region:632500"), ("河南县", "region:632324"),
     ("青海省海南州", "region:632500")],
)  # fmt: skip
def test_regions_are_known_even_if_no_document_names_them(index: Index, text: str, region: str) -> None:
    assert Resolver(index).resolve(text, "Region") == region


def test_a_sector_is_known_by_its_label_in_a_series(index: Index) -> None:
    assert Resolver(index).resolve("Ground", "Sector") == "sector:transport.ground"


@pytest.mark.parametrize(
    ("text", "label", "message"),
    [
        ("海南州", None, "no document in this graph names 海南藏族自治州"),
        ("海南省生态环境厅", "Agency", "did you mean 青海省生态环境厅 or 四川省生态环境厅"),
        ("碳达峰", "Plan", "did you mean 青海省碳达峰实施方案?"),
        ("没有这个东西", None, "no thing is called '没有这个东西' in this graph; `zhengtu find` searches"),
        ("agency:0000000000000000", "Agency", "this graph has no agency:0000000000000000"),
        ("region:630000", "Agency", "region:630000 is no Agency but: Region 青海省 (630000)"),
        ("青海省碳达峰实施方案", "Agency", "no Agency is called"),
    ],
)
def test_a_name_that_means_nothing_is_not_guessed(
    index: Index, text: str, label: str | None, message: str
) -> None:
    with pytest.raises(QueryError) as raised:
        Resolver(index).resolve(text, label)
    assert message in str(raised.value)


def test_an_id_is_itself_also_as_an_iri(index: Index) -> None:
    agency = Resolver(index).resolve("青海省生态环境厅")
    assert Resolver(index).resolve(agency, "Agency") == agency
    assert Resolver(index).resolve(f"https://w3id.org/zhengtu/id/{agency}") == agency


def test_a_former_id_leads_to_the_present_one(tmp_path: Path) -> None:
    alone = Writing("a.txt")
    former = alone.plan("title:630000|某方案", title="某方案")
    full = Writing("b.txt")
    full.plan("number:青政|2031|7", "title:630000|某方案", title="某方案", number="青政〔2031〕7号")
    with index_of(tmp_path, alone, full) as index:
        now = Resolver(index).resolve("青政〔2031〕7号", "Plan")
        assert now != former.id
        assert Resolver(index).resolve(former.id, "Plan") == now
