"""Metadata of notices, orders, forwarded plans and headlines: what a reader sees on the first page."""

from collections.abc import Callable

import pytest

from loaders.metadata import Metadata, read_metadata
from loaders.outline import read_outline
from loaders.repair import Text

Read = Callable[[str], Metadata]

BODY = "坚持系统观念，统筹安排各类资金，确保按期完成各项建设内容。"
UNITS = f"一、主要目标\n{BODY}\n二、重点任务\n（一）推广节水设施。{BODY}\n（二）改造老旧管网。{BODY}\n"
NOTICE = (
    "甘肃省人民政府文件\n甘政发〔2023〕12号\n甘肃省人民政府关于印发甘肃省节约用水行动方案的通知\n"
    "各市、自治州人民政府，省政府各部门：\n现将《甘肃省节约用水行动方案》印发给你们，请认真贯彻执行。\n"
    "甘肃省人民政府\n2023年5月8日\n甘肃省节约用水行动方案\n" + UNITS
)
LAW = "第一章 总则\n第一条 为了节约用水，制定本办法。\n第二条 水行政主管部门负责节约用水的监督管理。\n"


@pytest.fixture
def read(repaired: Callable[[str], Text]) -> Read:
    """Read the metadata of a string."""

    def metadata(string: str) -> Metadata:
        text = repaired(string)
        return read_metadata(text, read_outline(text), {})

    return metadata


def issuers(meta: Metadata) -> list[str]:
    return [name.name for name, _ in meta.issuers]


def value(meta: Metadata, prop: str) -> str | None:
    found = getattr(meta, prop)
    return found.value if found is not None else None


def test_a_notice_and_its_plan_are_one_document(read: Read) -> None:
    meta = read(NOTICE)
    assert value(meta, "title") == "甘肃省节约用水行动方案"
    assert value(meta, "notice_title") == "甘肃省人民政府关于印发甘肃省节约用水行动方案的通知"
    assert (value(meta, "number"), meta.number_key) == ("甘政发〔2023〕12号", "甘政发|2023|12")
    assert (value(meta, "date"), meta.kind, meta.jurisdiction) == ("2023-05-08", "方案", "620000")
    assert issuers(meta) == ["甘肃省人民政府"]
    assert [a.name for a, _ in meta.addressees] == ["各市人民政府", "各自治州人民政府", "省政府各部门"]


@pytest.mark.parametrize(
    ("opening", "number", "key", "names"),
    [
        pytest.param(
            "水利部令\n第55号\n", "水利部令第55号", "水利部令||55", ["水利部"], id="order in two lines"
        ),
        pytest.param(
            "中华人民共和国水利部令第55号\n", "水利部令第55号", "水利部令||55", ["水利部"], id="in one line"
        ),
        pytest.param(
            "甘肃省人民政府令\n（第170号）\n",
            "甘肃省人民政府令（第170号）",
            "甘肃省人民政府令||170",
            ["甘肃省人民政府"],
            id="number in brackets",
        ),
        pytest.param(
            "水利部 财政部公告\n2023年第8号\n",
            "水利部财政部公告2023年第8号",
            "水利部财政部公告|2023|8",
            ["水利部", "财政部"],
            id="joint announcement with year",
        ),
        pytest.param(
            "水利部\n财政部令\n第55号\n",
            "水利部财政部令第55号",
            "水利部财政部令||55",
            ["水利部", "财政部"],
            id="order of two bodies",
        ),
        pytest.param(
            "中华人民共和国水利部\n中华人民共和国财政部\n令\n第55号\n",
            "中华人民共和国水利部中华人民共和国财政部令第55号",
            "水利部财政部令||55",
            ["水利部", "财政部"],
            id="order of two bodies with the name of the state",
        ),
        pytest.param(
            "坚持节水\n水利部令\n第55号\n", "水利部令第55号", "水利部令||55", ["水利部"], id="below a motto"
        ),
        pytest.param(
            "兰州市人民代表大会常务委员会公告\n第12号\n",
            "兰州市人民代表大会常务委员会公告第12号",
            "兰州市人民代表大会常务委员会公告|2023|12",
            ["兰州市人民代表大会常务委员会"],
            id="announcements are counted by year of issue",
        ),
    ],
)
def test_orders_and_announcements(read: Read, opening: str, number: str, key: str, names: list[str]) -> None:
    meta = read(f"{opening}《取水计量管理办法》现予公布。\n2023年4月10日\n取水计量管理办法\n{LAW}")
    assert (value(meta, "number"), meta.number_key, issuers(meta)) == (number, key, names)
    assert (value(meta, "title"), value(meta, "date")) == ("取水计量管理办法", "2023-04-10")


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("甘肃省水利厅\n甘肃省财政厅文件\n甘肃省教育厅", ["甘肃省水利厅", "甘肃省财政厅", "甘肃省教育厅"]),
        ("甘肃省水利厅\n甘肃省财政厅\n令", ["甘肃省水利厅", "甘肃省财政厅"]),
        ("甘肃省水利厅文件", ["甘肃省水利厅"]),
        ("甘肃省水利厅\n甘肃省财政厅", ["甘肃省水利厅"]),
    ],
)
def test_a_letterhead_of_several_bodies_names_all_issuers(read: Read, heading: str, names: list[str]) -> None:
    meta = read(
        f"{heading}\n甘水〔2023〕12号\n关于推进节约用水的意见\n各市水务局：\n{UNITS}甘肃省水利厅\n2023年5月8日\n"
    )
    assert issuers(meta) == names


@pytest.mark.parametrize(
    ("below", "printed"),
    [
        ("甘肃省渔港节水三年行动", "甘肃省渔港节水三年行动"),
        ("甘肃省渔港节水\n三年行动", "甘肃省渔港节水\n三年行动"),
        ("甘肃省渔港概况", "甘肃省水利厅关于印发《甘肃省渔港节水三年行动》的通知"),
    ],
)
def test_the_title_that_a_notice_names_is_printed_below_it(
    read: Read, repaired: Callable[[str], Text], below: str, printed: str
) -> None:
    string = (
        "甘肃省水利厅关于印发《甘肃省渔港节水三年行动》的通知\n甘水〔2023〕12号\n各市水务局：\n现印发给你们。\n"
        f"甘肃省水利厅\n2023年5月8日\n{below}\n{UNITS}"
    )
    meta = read(string)
    assert meta.title is not None
    assert meta.title.value == "甘肃省渔港节水三年行动"
    assert repaired(string).text[slice(*meta.title.span)] == printed


def test_a_list_of_tasks_is_a_kind_of_document(read: Read) -> None:
    tasks = "甘肃省2023年节水重点工作任务"
    meta = read(
        f"甘肃省水利厅关于印发{tasks}的通知\n各市水务局：\n现印发给你们。\n甘肃省水利厅\n2023年5月8日\n{tasks}\n{UNITS}"
    )
    assert value(meta, "title") == tasks


FORWARDED = (
    "甘肃省人民政府办公厅{verb}省水利厅关于加强农业节水意见的通知\n甘政办发〔2023〕45号\n各市、自治州人民政府：\n"
    "省水利厅《关于加强农业节水的意见》已经省政府同意，现转发给你们。\n{signed}2023年5月8日\n"
    "关于加强农业节水的意见\n{below}" + UNITS
)


@pytest.mark.parametrize(
    ("verb", "signed", "below"),
    [
        pytest.param("转发", "甘肃省人民政府办公厅\n", "省水利厅\n", id="name below the title"),
        pytest.param("批转", "甘肃省人民政府办公厅\n", "甘肃省水利厅\n（2023年4月1日）\n", id="with a date"),
        pytest.param("转发", "", "省水利厅\n2023年4月1日\n", id="forwarder in the title only"),
    ],
)
def test_who_forwards_and_whose_plan_it_is(read: Read, verb: str, signed: str, below: str) -> None:
    meta = read(FORWARDED.format(verb=verb, signed=signed, below=below))
    assert issuers(meta) == ["甘肃省人民政府办公厅", "甘肃省水利厅"]
    assert meta.forwarders == {"甘肃省人民政府办公厅"}
    assert (value(meta, "title"), value(meta, "date")) == ("关于加强农业节水的意见", "2023-05-08")


def test_a_notice_that_forwards_nothing_has_no_forwarder(read: Read) -> None:
    assert read(NOTICE).forwarders == frozenset()


@pytest.mark.parametrize(
    ("headline", "title", "names"),
    [
        (
            "甘肃省人民政府印发关于加强节约用水的意见",
            "关于加强节约用水的意见",
            ["甘肃省人民政府"],
        ),
        (
            "中共中央办公厅 国务院办公厅印发《关于加强节约用水的意见》",
            "关于加强节约用水的意见",
            ["中共中央办公厅", "国务院办公厅"],
        ),
        ("甘肃省印发《甘肃省节约用水行动方案》", "甘肃省节约用水行动方案", []),
    ],
)
def test_headlines_instead_of_notices(read: Read, headline: str, title: str, names: list[str]) -> None:
    meta = read(f"{headline}\n为加强节约用水，提出以下意见。\n{UNITS}")
    assert (value(meta, "title"), issuers(meta)) == (title, names)


@pytest.mark.parametrize("gap", ["\n", "", " "])
@pytest.mark.parametrize("parted", ["", " ", "　"])
def test_the_date_of_a_party_document_stands_in_brackets(read: Read, gap: str, parted: str) -> None:
    meta = read(f"中共甘肃省委{parted}甘肃省人民政府关于加强节约用水的意见{gap}（2023年5月8日）\n{UNITS}")
    assert value(meta, "title") == "中共甘肃省委甘肃省人民政府关于加强节约用水的意见"
    assert value(meta, "date") == "2023-05-08"
    assert issuers(meta) == ["中国共产党甘肃省委员会", "甘肃省人民政府"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("甘肃省节约用水\n行动方案\n", "甘肃省节约用水行动方案"),
        ("甘肃省节约用水行动方案\n（2023—2025年）\n", "甘肃省节约用水行动方案（2023—2025年）"),
        ("甘肃省节约用水行动方案\n（试行）\n", "甘肃省节约用水行动方案（试行）"),
        ("附件\n甘肃省节约用水行动方案\n", "甘肃省节约用水行动方案"),
        ("《甘肃省节约用水行动方案》\n", "甘肃省节约用水行动方案"),
    ],
)
def test_titles_over_lines_and_within_marks(read: Read, lines: str, title: str) -> None:
    assert value(read(lines + UNITS), "title") == title


def test_the_title_with_all_issuers_counts_before_that_of_a_page_that_shortens_them(read: Read) -> None:
    issuers = "、".join(f"甘肃省{name}厅" for name in (
        "水利", "财政", "教育", "科学技术", "民政", "司法", "商务", "公安", "交通运输", "自然资源", "生态环境", "农业农村",
        "住房和城乡建设", "文化和旅游", "工业和信息化",
    ))  # fmt: skip
    title = f"{issuers}关于推进节约用水工作的意见"
    meta = read(
        f"甘肃省水利厅、甘肃省财政厅等关于推进节约用水工作的意见\n{title}\n（甘水〔2031〕8号）\n{UNITS}"
    )
    assert value(meta, "title") == title


def test_a_sentence_about_the_title_is_no_title(read: Read) -> None:
    meta = read(f"甘肃省节约用水行动方案\n现就节约用水提出如下工作方案\n{UNITS}")
    assert value(meta, "title") == "甘肃省节约用水行动方案"


@pytest.mark.parametrize(
    ("sentence", "approvals"),
    [
        ("《甘肃省节水方案》已经省政府同意，现印发给你们。", [("甘肃省人民政府", "")]),
        (
            "《甘肃省节水方案》已经2022年12月1日省政府第10次常务会议审议通过，现予公布。",
            [("甘肃省人民政府", "第10次常务会议")],
        ),
        (
            "《甘肃省节水方案》已经省委、省政府同意，现印发给你们。",
            [("中国共产党甘肃省委员会", ""), ("甘肃省人民政府", "")],
        ),
        ("方案已经专家论证同意，供参考。", []),
    ],
)
def test_approvals(read: Read, sentence: str, approvals: list[tuple[str, str]]) -> None:
    meta = read(f"甘政发〔2023〕12号\n甘肃省人民政府关于印发甘肃省节水方案的通知\n各市人民政府：\n{sentence}\n"
                f"甘肃省人民政府\n2023年5月8日\n甘肃省节水方案\n{UNITS}")  # fmt: skip
    assert [(name.name, session) for name, session, _ in meta.approvals] == approvals


@pytest.mark.parametrize(
    ("note", "abridged"),
    [("（本文有删减）", True), ("（节选）", True), ("（此件公开发布）", False)],
)
def test_notes_on_what_is_left_out(read: Read, note: str, abridged: bool) -> None:
    assert (read(f"甘肃省节水方案\n{note}\n{UNITS}").abridged is not None) is abridged


@pytest.mark.parametrize(
    ("below", "last", "date"),
    [
        ("2031年3月\n", "", "2031-03"),
        ("甘肃省水利厅\n2031年3月\n", "", "2031-03"),
        ("", "甘肃省水利厅办公室2031年3月8日印发\n", "2031-03-08"),
        ("2031年2月\n", "甘肃省水利厅办公室2031年3月8日印发\n", "2031-03-08"),
        ("甘肃省水利厅\n2031年3月5日\n", "甘肃省水利厅办公室2031年3月8日印发\n", "2031-03-05"),
        ("", "", None),
    ],
)
def test_dates_of_the_cover_and_of_the_imprint(read: Read, below: str, last: str, date: str | None) -> None:
    assert value(read(f"甘肃省节约用水规划\n{below}{UNITS}{last}"), "date") == date


def test_a_notice_with_units_is_signed_in_front_of_its_plan(read: Read) -> None:
    meta = read(
        f"甘肃省水利厅关于开展节水试点的通知\n一、提高认识。{BODY}\n二、抓好落实。{BODY}\n甘肃省水利厅\n2031年3月7日\n"
        f"附件1\n甘肃省节水试点工作方案\n{UNITS}2031年1月1日\n"
    )
    assert value(meta, "date") == "2031-03-07"


def test_issuers_below_the_title_need_no_date(read: Read) -> None:
    meta = read(f"关于推进节约用水的意见\n甘肃省水利厅 甘肃省财政厅\n甘肃省教育厅 甘肃省卫生健康委\n{UNITS}")
    assert issuers(meta) == ["甘肃省水利厅", "甘肃省财政厅", "甘肃省教育厅", "甘肃省卫生健康委员会"]


def test_every_span_prints_its_value(read: Read, repaired: Callable[[str], Text]) -> None:
    meta, text = read(NOTICE), repaired(NOTICE).text
    for found in (meta.title, meta.notice_title, meta.number):
        assert found is not None
        assert text[slice(*found.span)] == found.value
    for name, span in meta.issuers:
        assert text[slice(*span)] == name.name


def test_the_date_in_the_table_of_a_web_page_counts_where_the_document_prints_none(
    repaired: Callable[[str], Text],
) -> None:
    page = "成文日期：2023年5月8日\n甘肃省节约用水行动方案\n" + UNITS
    text = repaired(page)
    meta = read_metadata(text, read_outline(text), {"date": "2023年5月8日"})
    assert meta.date is not None
    assert (meta.date.value, text.text[slice(*meta.date.span)]) == ("2023-05-08", "2023年5月8日")
    dated = repaired(
        page.replace("成文日期：2023年5月8日", "成文日期：2023年5月9日") + "甘肃省水利厅\n2023年5月8日\n"
    )
    meta = read_metadata(dated, read_outline(dated), {"date": "2023年5月9日"})
    assert meta.date is not None
    assert meta.date.value == "2023-05-08"
