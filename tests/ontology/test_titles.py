"""Titles: what is shown, what is the plan's, what makes two titles one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.titles import clean_title, document_kind, edition, plan_title, strip_issuer, title_key


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("《甲省节能方案》", "甲省节能方案"),
        ("《关于贯彻《节约意见》的通知》", "关于贯彻〈节约意见〉的通知"),
        ("关于贯彻<节约意见>的通知", "关于贯彻〈节约意见〉的通知"),
        ("《甲方案》《乙方案》", "〈甲方案〉〈乙方案〉"),
        ("《甲 省\n节能 方案", "甲省节能方案"),
        ("甲省节能方案》", "甲省节能方案"),
        ("中共甲省委 甲省政府关于节水的意见", "中共甲省委甲省政府关于节水的意见"),
        ("节水规划(2021－２０２５ 年)", "节水规划（2021-2025年）"),
        ("关于 ISO 14001 标准的指南", "关于ISO 14001标准的指南"),
    ],
)
def test_titles_are_cleaned(title: str, cleaned: str) -> None:
    assert clean_title(title) == cleaned
    assert clean_title(cleaned) == cleaned


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("甲省人民政府关于印发甲省节水方案的通知", "甲省节水方案"),
        ("甲省人民政府关于印发《甲省节水方案》的通知", "甲省节水方案"),
        ("甲省人民政府关于印发甲省节水方案（2023-2025年）的通知", "甲省节水方案（2023-2025年）"),
        ("关于印发《节水方案》（试行）的通知", "节水方案（试行）"),
        ("关于印发关于加快节水的意见的通知", "关于加快节水的意见"),
        ("甲省人民政府印发关于支持节水若干措施的通知", "关于支持节水若干措施"),
        ("甲省办公厅转发省水利厅《关于节水的意见》的通知", "关于节水的意见"),
        ("关于转发《省水利厅关于印发节水办法（试行）的通知》的通知", "节水办法（试行）"),
        ("关于公布2022年度节水单位名单的通知", "2022年度节水单位名单"),
        ("关于印发《甲方案》《乙方案》的通知", "关于印发〈甲方案〉〈乙方案〉的通知"),
        ("关于印发《甲方案》等五个方案的通知", "关于印发〈甲方案〉等五个方案的通知"),
        ("关于做好信息发布工作的通知", "关于做好信息发布工作的通知"),
        ("关于实施节水财政政策的通知", "关于实施节水财政政策的通知"),
        ("甲省节水条例", "甲省节水条例"),
        ("甲省人民政府关于印发2023年节水重点工作任务的通知", "2023年节水重点工作任务"),
    ],
)
def test_the_plan_inside_a_notice(title: str, plan: str) -> None:
    assert plan_title(title) == plan


@pytest.mark.parametrize(
    ("title", "issuers", "rest"),
    [
        ("甲省水利厅关于节水的意见", ["甲省水利厅"], "关于节水的意见"),
        ("水利部、生态环境部关于节水的意见", ["生态环境部", "水利部"], "关于节水的意见"),
        ("甲省水利厅等17部门关于节水的意见", ["甲省水利厅"], "关于节水的意见"),
        ("甲省节水方案", ["甲省"], "甲省节水方案"),
        ("甲省水利厅关于节水的意见", ["乙省水利厅"], "甲省水利厅关于节水的意见"),
    ],
)
def test_issuers_are_stripped(title: str, issuers: list[str], rest: str) -> None:
    assert strip_issuer(title, issuers) == rest


@pytest.mark.parametrize(
    "titles",
    [
        ["甲省节水方案", "《甲省节水方案》", "甲省人民政府关于印发甲省节水方案的通知",
         "甲省人民政府办公厅关于印发《甲省节水方案》的通知"],
        ["关于加强节水的意见", "水利部等15部门关于加强节水的意见",
         "住房和城乡建设部、水利部关于加强节水的意见"],
        ["“十四五”节水规划", "\"十四五\"节水规划", "十四五节水规划"],
        ["节水规划（2021—2025年）", "节水规划(2021-2025年)", "节水规划（2021－２０２５ 年）"],
        ["贯彻落实〈关于节水的意见〉的实施意见", "中共甲省委甲省政府贯彻落实《关于节水的意见》的实施意见"],
    ],
)  # fmt: skip
def test_titles_of_one_plan_have_one_key(titles: list[str]) -> None:
    assert len({title_key(title) for title in titles}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("节水办法", "节水办法（试行）"),
        ("节水目录（2021年版）", "节水目录（2022年版）"),
        ("节水的实施方案", "节水实施方案"),
        ("甲省节水方案", "乙省节水方案"),
        ("关于节水的意见", "贯彻落实〈关于节水的意见〉的实施意见"),
    ],
)
def test_titles_of_two_plans_have_two_keys(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("甲省节水实施方案", "方案"),
        ("节水管理办法（试行）", "办法"),
        ("节水行动计划（2021—2023年）", "计划"),
        ("水法（2016年修正）", "法"),
        ("关于印发《节水方案》的通知", "通知"),
        ("第十四个五年规划和2035年远景目标纲要", "纲要"),
        ("节水技术目录（第一批）（2022年版）", "目录"),
        ("关于加强节水的若干措施", "措施"),
        ("节水突发事件应急预案", "预案"),
        ("节水水平", ""),
    ],
)
def test_the_kind_is_the_last_type_word(title: str, kind: str) -> None:
    assert document_kind(title) == kind


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("节水办法（试行）", "（试行）"),
        ("节水规划(2021-2025 年)", "（2021-2025年）"),
        ("节水目录（第一批）（2022年版）", "（第一批）（2022年版）"),
        ("节水指南（发电设施）", ""),
        ("节水办法", ""),
        ("节水方案（征求意见稿）", "（征求意见稿）"),
    ],
)
def test_editions(title: str, expected: str) -> None:
    assert edition(title) == expected


@given(st.text(alphabet="节水的关于印发通知方案《》〈〉（）()0123年版试行 、省厅", max_size=40))
def test_cleaning_and_keys_are_stable(title: str) -> None:
    cleaned = clean_title(title)
    assert clean_title(plan_title(title)) == plan_title(title)
    assert title_key(cleaned) == title_key(title)


@pytest.mark.parametrize("year", ["二○三五", "二〇三五", "二零三五"])
def test_the_zero_of_a_year_has_one_shape(year: str) -> None:
    assert title_key(f"{year}年远景目标纲要") == title_key("二〇三五年远景目标纲要")


def test_zero_as_a_word_stays() -> None:
    assert title_key("近零碳园区建设方案") != title_key("近〇碳园区建设方案")
