"""The page about export formats names every format, and its lines of Python read what is exported."""

import re
from pathlib import Path

import pytest

from graph.exports import FORMATS, export
from graph.merged import Graph

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "export-formats.md").read_text("utf-8")
SNIPPETS = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)

# rdflib 7 warns of its own classes when it parses quads.
pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset):DeprecationWarning")


def test_every_format_is_in_the_table() -> None:
    listed = re.findall(r"`(\.\w+)`", "".join(re.findall(r"^\| (`\..*?) \|", PAGE, re.MULTILINE)))
    assert sorted(listed) == sorted(FORMATS)


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_lines_of_python_read_the_plans(
    everything: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snippet: str
) -> None:
    (suffix,) = re.findall(r'"plans\S*?(\.\w+)"', snippet)
    export(everything, tmp_path / f"plans{suffix}")
    monkeypatch.chdir(tmp_path)
    found: dict[str, list[object]] = {}
    exec(snippet, found)  # noqa: S102 (lines of our own documentation)
    assert len(list(found["rows"])) == len(list(everything.of("Plan")))
