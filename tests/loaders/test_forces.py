"""How binding a task is: the word that decides, and where it stands."""

import pytest

from loaders.forces import read_force


def force(heading: str, body: str = "") -> tuple[str, str] | None:
    text = heading + body
    title = (0, len(heading)) if heading else None
    said = read_force(text, title, [(len(heading), len(text))])
    return (said.force, text[slice(*said.span)]) if said is not None else None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("推进渠道疏浚", ("must", "推进")),
        ("大力推进渠道疏浚", ("must", "推进")),
        ("严格控制地下水开采", ("limit", "严格控制")),
        ("严控地下水开采", ("limit", "严控")),
        ("坚决遏制违规取水", ("limit", "遏制")),
        ("严禁侵占河道", ("ban", "严禁")),
        ("支持节水设备更新", ("support", "支持")),
        ("积极鼓励雨水利用", ("encourage", "鼓励")),
        ("探索水权交易", ("explore", "探索")),
        ("研究建立水权账户", ("explore", "研究")),
        ("研究制定水权办法", ("must", "研究")),
        ("以水定产，支持节水农业", ("support", "支持")),
        ("水权交易", None),
        ("支持范围", None),
        ("核查机构", None),
    ],
)
def test_the_heading(heading: str, expected: tuple[str, str] | None) -> None:
    assert force(heading) == expected


@pytest.mark.parametrize(
    ("heading", "body", "expected"),
    [
        ("鼓励雨水利用。", "推进管网建设。完善计量。", ("encourage", "鼓励")),
        ("推进雨水利用。", "鼓励小区收集雨水。鼓励学校收集雨水。", ("encourage", "鼓励")),
        ("推进雨水利用。", "鼓励小区收集雨水。完善计量。", ("must", "推进")),
        ("雨水利用。", "鼓励小区收集雨水。完善计量。", ("encourage", "鼓励")),
        ("雨水利用。", "完善计量，鼓励小区收集雨水。", ("must", "完善")),
        ("水费。", "对节水企业给予一次性补助。", ("support", "补助")),
        ("水费。", "用水单位应当按时缴费。", ("must", "应当")),
        ("水费。", "用水单位要按时缴费。", ("must", "要")),
        ("水费。", "任何单位不得拖欠水费。", ("ban", "不得")),
        ("水费。", "县水利局负责核定水费。", ("must", "负责")),
        ("推进雨水利用。", "雨水很多。", ("must", "推进")),
        ("", "倡导一水多用。", ("encourage", "倡导")),
        ("水费。", "水费三元。", None),
    ],
)
def test_sentences_vote_where_the_heading_is_open(
    heading: str, body: str, expected: tuple[str, str] | None
) -> None:
    assert force(heading, body) == expected


def test_a_very_long_sentence_takes_little_time() -> None:
    assert force("", "依法依规" * 500_000) == ("must", "依法依规")
