"""The same document in two formats gives the same rows: real documents as text and PDF, the specimens' twins."""

from functools import cache
from pathlib import Path

import pytest

from app.specimen import specimen_corpus
from tests.loaders.rowed import LAYERS, Rows, differing, rows_of
from tests.reading import read

TWICE = (
    "cn-pollution-carbon-synergy", "jiangsu-fiscal-linkage", "qingdao-ghg-air-co-control", "shandong-green-2022",
    "sichuan-county-lowcarbon", "tianjin-circular-economy", "tianjin-peak-regulation", "wuhan-peak-assessment",
    "zhejiang-ai-measures",
)  # fmt: skip
SHARE = 0.01
"""Share of the rows that may differ between the formats of a real document."""


@cache
def rows_at(path: Path) -> Rows:
    return rows_of(read(path))


@pytest.mark.corpus
def test_every_document_that_lies_twice_is_compared(corpus: Path) -> None:
    pdfs = {path.stem for path in (corpus / "formats").glob("*.pdf")}
    assert {path.stem for path in (corpus / "dev").glob("*.txt")} & pdfs == set(TWICE)


@pytest.mark.corpus
@pytest.mark.parametrize("stem", TWICE)
def test_text_and_pdf_give_the_same_rows(corpus: Path, stem: str) -> None:
    text = rows_at(corpus / "dev" / f"{stem}.txt")
    wrong = differing(text, rows_at(corpus / "formats" / f"{stem}.pdf"))
    assert len(wrong) <= SHARE * text.total(), wrong


def test_the_twins_of_the_specimens_give_the_very_same_rows() -> None:
    folder = specimen_corpus() / "documents"
    html = rows_at(folder / "provincial-plan.html")
    assert differing(html, rows_at(folder / "provincial-plan.docx")) == []
    kinds = {kind for kind, _ in html}
    assert {*LAYERS, "regions", "times"} <= kinds
