"""Who approved a plan, and in which session."""

import pytest

from loaders.approvals import read_approvals

GANSU = "620000"


def approvals(text: str) -> list[tuple[str, str]]:
    return [(one.agency.name, one.session) for one in read_approvals(text, 0, len(text), GANSU)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("《某某方案》已经省政府同意，现印发给你们，请认真执行。", [("甘肃省人民政府", "")]),
        ("本办法经省政府第8次常务会议审议通过，现予公布。", [("甘肃省人民政府", "第8次常务会议")]),
        (
            "《某某方案》已经省委第三次专题会议、省政府第12次常务会议审议通过，现印发你们。",
            [("中国共产党甘肃省委员会", "第三次专题会议"), ("甘肃省人民政府", "第12次常务会议")],
        ),
        ("《某某方案》已经省委、省政府同意，现印发给你们。", [("中国共产党甘肃省委员会", ""), ("甘肃省人民政府", "")]),
        (
            "《某某条例》已由甘肃省第十三届人民代表大会常务委员会第二十次会议于2020年11月1日通过，现予公布。",
            [("甘肃省人民代表大会常务委员会", "第二十次会议")],
        ),
        (
            "（2020年11月1日甘肃省第十三届人民代表大会常务委员会第二十次会议通过）",
            [("甘肃省人民代表大会常务委员会", "第二十次会议")],
        ),
        ("项目经评审通过的，列入清单。", []),
        ("请结合实际认真贯彻执行。", []),
    ],
    ids=["agreed", "session", "two sessions", "two bodies", "congress", "line below a title", "no body", "none"],
)  # fmt: skip
def test_approvals(text: str, wanted: list[tuple[str, str]]) -> None:
    assert approvals(text) == wanted


def test_surfaces_print_the_names() -> None:
    text = "《某某方案》已经省委第三次专题会议、省政府第12次常务会议审议通过，现印发你们。"
    assert [text[slice(*one.surface)] for one in read_approvals(text, 0, len(text), GANSU)] == [
        "省委",
        "省政府",
    ]
