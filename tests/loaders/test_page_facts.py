"""What a page says about its document beside the text, also where the page was copied as plain text."""

from pathlib import Path

import pytest

from loaders.metadata import Metadata, read_metadata
from loaders.outline import read_outline
from loaders.page_facts import page_hints
from loaders.readers import read
from loaders.repair import repair

BODY = "\n西宁市节约用水行动方案\n一、推进工业节水\n（一）改造冷却塔。到2027年，建成节水型企业20家。\n"


def metadata(folder: Path, text: str, name: str = "d.txt") -> Metadata:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    source = read(path)
    repaired = repair(source)
    return read_metadata(repaired, read_outline(repaired), page_hints(source))


@pytest.mark.parametrize(
    "head",
    [
        "发文机关：西宁市水务局　　成文日期：2024年3月8日\n发文字号：宁水〔2024〕12号　　发布日期：2024年3月20日\n",
        "发文机关：西宁市水务局\n成文日期：2024年3月8日\n发文字号：宁水〔2024〕12号\n",
        "发 文 机 关：西宁市水务局 发 文 时 间：2024年3月8日 文 号：宁水〔2024〕12号\n",
        "索引号：\nA1/2024-00012\n发文机构：\n西宁市水务局\n发文日期：\n2024年3月8日\n发文字号：\n宁水〔2024〕12号\n",
    ],
)
@pytest.mark.parametrize("name", ["d.txt", "d.md"])
def test_fields_of_a_copied_page_give_number_date_and_issuer(tmp_path: Path, head: str, name: str) -> None:
    meta = metadata(tmp_path, head + BODY, name)
    assert meta.title is not None
    assert meta.title.value == "西宁市节约用水行动方案"
    assert meta.number is not None
    assert meta.number.value == "宁水〔2024〕12号"
    assert meta.date is not None
    assert meta.date.value == "2024-03-08"
    assert [name.name for name, _ in meta.issuers] == ["西宁市水务局"]


def test_day_of_publication_is_no_date_of_issue(tmp_path: Path) -> None:
    meta = metadata(tmp_path, "发文机关：西宁市水务局　　发布日期：2024年3月20日\n" + BODY)
    assert meta.date is None
    assert [name.name for name, _ in meta.issuers] == ["西宁市水务局"]


def test_what_the_document_prints_wins(tmp_path: Path) -> None:
    head = "发文机构：西宁市人民政府 发文日期：2024年3月8日\n"
    meta = metadata(tmp_path, head + BODY + "西宁市水务局\n2024年3月9日\n")
    assert meta.date is not None
    assert meta.date.value == "2024-03-09"
    assert [name.name for name, _ in meta.issuers] == ["西宁市水务局"]


def test_size_of_type_is_furniture_and_the_number_is_not(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("【字号：大 中 小】打印本页\n发文字号：宁水〔2024〕12号\n" + BODY, encoding="utf-8")
    assert repair(read(path)).text.startswith("发文字号：宁水〔2024〕12号\n")
