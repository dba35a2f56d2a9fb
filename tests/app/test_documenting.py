"""The page on the saved questions says what the catalogue and the specimens say, and its examples find something."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from app import documenting
from app.documenting import PAGE, ROOT, main, page
from app.workspace import Workspace
from queries.catalogue import saved

WITHOUT_A_CASE = {"plan_responsibilities"}
"""The specimens name nobody who answers for a whole plan; the page says so."""


@pytest.fixture(scope="module")
def written(specimens: Path) -> str:
    """The page as it is to be."""
    with Workspace(specimens) as workspace:
        return page(workspace)


def test_the_page_is_fresh(written: str) -> None:
    assert (ROOT / PAGE).read_text("utf-8") == written, "run python -m app.documenting"


def test_examples_find_something_in_the_specimens(written: str) -> None:
    sections = {part.partition("\n")[0]: part for part in written.split("\n### ")[1:]}
    assert sorted(sections) == list(saved())
    assert {name for name, section in sections.items() if "\nNo rows:" in section} == WITHOUT_A_CASE
    assert all("\n| --- |" in section for name, section in sections.items() if name not in WITHOUT_A_CASE)


def test_a_stale_page_is_told_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(documenting, "specimen_workspace", nullcontext)
    monkeypatch.setattr(documenting, "page", lambda _: "# 问题\n")
    assert main(["--check"], tmp_path) == 1
    assert capsys.readouterr().err == f"stale: {PAGE} (run: python -m app.documenting)\n"
    assert main([], tmp_path) == 0
    assert (tmp_path / PAGE).read_bytes() == "# 问题\n".encode()
    assert main(["--check"], tmp_path) == 0
    assert capsys.readouterr().out == f"{PAGE}\n"
