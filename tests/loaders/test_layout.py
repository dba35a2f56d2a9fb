"""What a layout adds or takes away is no fact: blank lines and page numbers change no row.

And what holds of every extract: its evidence lies in the text and prints something, and the same source gives it again.
"""

import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.specimen import specimen_corpus
from loaders.load import extract, load
from loaders.readers import read
from loaders.source import Format, Source
from ontology.extract import Extract
from tests.loaders.rowed import Rows, differing, rows_of

ROOT = Path(__file__).resolve().parents[2]
TEXTS: dict[str, Format] = {
    "change-points.txt": "txt",
    "city-plan.txt": "txt",
    "reform-notice.txt": "txt",
    "regulation.md": "md",
}
"""Specimens each of whose lines is a paragraph."""
HEAD = ("甘肃省节水行动实施方案", "　　为贯彻落实《甘肃省节约用水条例》，制定本方案。", "　　一、重点任务")
SENTENCES = (
    "到2027年，全省新增节水型企业20家，再生水利用率达到35%以上。",
    "制定《甘肃省再生水利用管理办法》（甘政发〔2021〕31号）配套措施，于2026年底前印发。",
    "由省水利厅牵头推进，兰州市、白银市人民政府配合。",
    "各市州人民政府每季度末向省水利厅报送工作进展情况。",
    "在张掖市开展水权交易试点，推动农业灌溉节水改造50万亩。",
    "坚持统筹兼顾、分类指导，把节约用水贯穿于生产生活的全过程和各方面，形成全社会共同参与的良好风尚。",
)
MARKERS = (
    "",
    "（责任单位：省水利厅、省发展改革委，各市州人民政府）",
    "（省水利厅牵头，省财政厅等按职责分工负责）",
)
END = ("甘肃省人民政府", "2025年3月1日")
WIDTH = 60
"""Half-width characters in a line of a wrapped text."""


def source_of(text: str, format: Format = "txt") -> Source:
    return Source(
        name=f"plan.{format}",
        sha256=sha256(text.encode()).hexdigest(),
        format=format,
        text=text,
        reader="test",
    )


@cache
def rows_in(text: str, format: Format = "txt") -> Rows:
    return rows_of(extract(source_of(text, format)))


@st.composite
def plans(draw: st.DrawFn, least: int = 1) -> list[str]:
    """The paragraphs of an invented plan of at least so many units."""
    units = draw(
        st.lists(
            st.tuples(
                st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True),
                st.sampled_from(MARKERS),
            ),
            min_size=least,
            max_size=8,
        )
    )
    body = [
        f"　　{number}.做好第{number}项工作。{''.join(sentences)}{marker}"
        for number, (sentences, marker) in enumerate(units, 1)
    ]
    return [*HEAD, *body, *(draw(st.sampled_from([(), END])))]


def with_lines(lines: list[str], places: list[int], added: str) -> str:
    """Return the lines with ``added`` before those at ``places`` (numbers beyond the text count from its start)."""
    at = {1 + place % (len(lines) - 1) for place in places}
    return "\n".join(f"{added}\n{line}" if n in at else line for n, line in enumerate(lines)) + "\n"


def wrapped(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs as lines of equal printed width; ASCII is half as wide as the rest."""
    lines = []
    for paragraph in paragraphs:
        line, width = "", 0
        for char in paragraph:
            if width >= WIDTH - 1:
                lines.append(line)
                line, width = "", 0
            line += char
            width += 1 if char.isascii() else 2
        lines.append(line)
    return lines


PLACES = st.lists(st.integers(0, 200), min_size=1, max_size=12)
PAGE_MARKS = st.sampled_from(["— 3 —", "－12－", "- 4 -", "7", "第 5 页", "第2页 共9页", "—\u30006\u3000—"])


@settings(max_examples=60)
@given(plans(), PLACES)
def test_blank_lines_between_paragraphs_change_no_row(paragraphs: list[str], places: list[int]) -> None:
    plain = rows_in("\n".join(paragraphs) + "\n")
    assert differing(plain, rows_in(with_lines(paragraphs, places, ""))) == []


@settings(max_examples=40)
@given(plans(6))
def test_lines_of_equal_width_change_no_row(paragraphs: list[str]) -> None:
    plain = rows_in("\n".join(paragraphs) + "\n")
    assert plain.total() > len(paragraphs)
    assert differing(plain, rows_in("\n".join(wrapped(paragraphs)) + "\n")) == []


@settings(max_examples=60)
@given(plans(), PLACES, PAGE_MARKS)
def test_page_numbers_in_a_wrapped_text_change_no_row(
    paragraphs: list[str], places: list[int], mark: str
) -> None:
    lines = wrapped(paragraphs)
    plain = rows_in("\n".join(lines) + "\n")
    assert differing(plain, rows_in(with_lines(lines, places, mark))) == []


@settings(max_examples=30)
@given(plans(), PLACES)
def test_form_feeds_between_pages_change_no_row(paragraphs: list[str], places: list[int]) -> None:
    lines = wrapped(paragraphs)
    plain = rows_in("\n".join(lines) + "\n")
    assert differing(plain, rows_in(with_lines(lines, places, "— 3 —\n\f"))) == []


@pytest.mark.parametrize("added", ["", "— 3 —", "-7-"])
@pytest.mark.parametrize("name", TEXTS)
def test_the_specimens_with_lines_added(name: str, added: str) -> None:
    text = (specimen_corpus() / "documents" / name).read_text("utf-8")
    lines = text.rstrip("\n").split("\n")
    plain = rows_in(text, TEXTS[name])
    assert plain.total() > 5

    @settings(max_examples=15)
    @given(PLACES)
    def check(places: list[int]) -> None:
        assert differing(plain, rows_in(with_lines(lines, places, added), TEXTS[name])) == []

    check()


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_page_numbers_in_the_real_documents_change_no_row(corpus: Path, folder: str) -> None:
    for path in sorted((corpus / folder).glob("*.txt")):
        source = read(path)
        lines = source.text.split("\n")
        paged = [f"— {n // 9} —\n{line}" if n % 9 == 8 else line for n, line in enumerate(lines)]
        other = extract(replace(source, text="\n".join(paged)))
        assert differing(rows_of(extract(source)), rows_of(other)) == [], path.name


def check_evidence(result: Extract) -> None:
    for item in result.evidence:
        assert 0 <= item.char_start < item.char_end <= len(result.text)
        assert result.quote(item).strip() != ""


@settings(max_examples=60)
@given(plans(), PLACES, PAGE_MARKS)
def test_evidence_lies_in_the_text_and_is_not_blank(
    paragraphs: list[str], places: list[int], mark: str
) -> None:
    check_evidence(extract(source_of("\n".join(paragraphs))))
    check_evidence(extract(source_of(with_lines(wrapped(paragraphs), places, mark))))


@settings(max_examples=40)
@given(plans())
def test_the_same_source_gives_the_same_extract(paragraphs: list[str]) -> None:
    source = source_of("\n".join(paragraphs))
    assert extract(source) == extract(source)


@pytest.mark.parametrize(
    "path", sorted((specimen_corpus() / "documents").iterdir()), ids=lambda path: path.name
)
def test_evidence_and_repetition_of_the_specimens(path: Path) -> None:
    if path.name != "scan.pdf":
        first = load(path)
        check_evidence(first)
        assert load(path) == first


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["seeds", "dev", "formats"])
def test_evidence_of_the_real_documents(corpus: Path, folder: str) -> None:
    for path in sorted((corpus / folder).iterdir()):
        check_evidence(load(path))


def test_no_order_of_a_set_decides() -> None:
    """Two processes with other seeds for hashing print the same."""
    path = specimen_corpus() / "documents" / "city-plan.txt"
    code = "import sys; from pathlib import Path; from loaders.load import load; print(load(Path(sys.argv[1])).nodes)"
    printed = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)], cwd=ROOT, check=True, capture_output=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(printed) == 1
