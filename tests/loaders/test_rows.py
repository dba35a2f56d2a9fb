"""Rows that hold more than one paragraph."""

from collections.abc import Callable

import pytest

from loaders.metadata import read_metadata
from loaders.outline import read_outline
from loaders.repair import Text
from loaders.rows import pieces

WORK = (
    "推广节水设施，健全计量监测，压实各方责任，定期调度通报，确保按期完成各项建设内容，让群众有更多获得感。"
    * 3
)
TITLE = "甘肃省人民政府办公厅关于印发甘肃省节约用水实施方案的通知"
BODY = (
    f"为推进节水，制定本方案。一、推进农业节水（一）改造灌区。{WORK}（省水利厅负责）具体措施：1．完善台账。{WORK}"
    f"2．2027年底前建成计量平台。{WORK}二、推进工业节水，提高效益（二）改造管网。{WORK}（三）推广设备。{WORK}"
)


def texts(form: str) -> list[str]:
    return [piece for _, _, piece in pieces(form)]


def test_a_whole_text_in_one_row_parts_at_its_numbers(repaired: Callable[[str], Text]) -> None:
    text = repaired(f"甘肃省节约用水实施方案\n{BODY}\n")
    (section,) = read_outline(text)
    assert [unit.path for unit in section.units] == [
        "1",
        "1/1",
        "1/1/1",
        "1/1/2",
        "2",
        "2/2",
        "2/3",
    ]
    assert section.units[0].title == "推进农业节水"


@pytest.mark.parametrize(
    "form",
    [
        f"一、推进节水\n{BODY}\n",
        BODY.replace("二、推进", "三、推进"),
        "要做好两项工作。一、推进节水。二、推进治污。",
    ],
    ids=["units in rows of their own", "numbers that do not follow", "short row"],
)
def test_rows_that_stay_whole(form: str) -> None:
    assert texts(form) == form.split("\n")


def test_a_notice_in_few_rows(repaired: Callable[[str], Text]) -> None:
    text = repaired(
        f"{TITLE}甘政办发〔2026〕43号各市、自治州人民政府，省政府各部门：《甘肃省节约用水实施方案》已经省政府同意，"
        "现印发给你们，请认真贯彻落实。甘肃省人民政府办公厅2026年11月1日（此件公开发布）\n"
        f"甘肃省节约用水实施方案\n一、推进农业节水\n（一）改造灌区。{WORK}\n"
    )
    meta = read_metadata(text, read_outline(text), {})
    assert meta.title is not None
    assert meta.number is not None
    assert meta.date is not None
    assert (meta.title.value, meta.number.value, meta.date.value) == (
        "甘肃省节约用水实施方案",
        "甘政办发〔2026〕43号",
        "2026-11-01",
    )
    assert [name.name for name, _ in meta.issuers] == ["甘肃省人民政府办公厅"]
    assert [name.name for name, _ in meta.addressees] == ["各市人民政府", "各自治州人民政府", "省政府各部门"]


@pytest.mark.parametrize(
    "row",
    [
        "按照国发〔2021〕4号各项要求推进。",
        "根据2026年11月1日会议要求推进。",
        "本通知甘政办发〔2026〕43号一并执行。",
    ],
)
def test_sentences_that_only_look_like_parts_of_a_notice(row: str) -> None:
    found = texts(row)
    assert "".join(found) == row
    assert len(found) == 1 or row.startswith("本通知")


def test_parts_cover_the_row_without_overlap() -> None:
    form = f"{TITLE}甘政办发〔2026〕43号各市人民政府：\n{BODY}\n"
    at = 0
    for start, _, piece in pieces(form):
        assert form[start : start + len(piece)] == piece
        assert form[at:start].strip("\n") == ""
        at = start + len(piece)
