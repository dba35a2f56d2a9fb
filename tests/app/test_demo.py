"""The first command of the README: what it builds, shows and refuses."""

import re
import shutil
from pathlib import Path

import pytest

from app.specimen import specimen_documents
from tests.app.conftest import Run


def test_the_demo_gives_three_answers_with_the_commands_that_give_them(
    zhengtu: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = zhengtu("demo")
    assert result.exit_code == 0
    assert (tmp_path / "zhengtu-demo" / "store.sqlite").exists()
    assert re.findall(r"^(\d)\. ", result.stdout, re.MULTILINE) == ["1", "2", "3"]
    answers = re.findall(r"^\$ zhengtu (.+)\n((?:.+\n)+)", result.stdout, re.MULTILINE)
    assert len(answers) >= 3
    for command, answer in answers:
        assert "(0 rows)" not in answer
        assert zhengtu(*command.split()).stdout == answer
    for suggestion in re.findall(r"^  zhengtu (-g .+)", result.stdout, re.MULTILINE):
        assert zhengtu(*suggestion.split()).exit_code == 0


def test_the_demo_names_the_scan_that_it_refuses(zhengtu: Run, tmp_path: Path) -> None:
    result = zhengtu("demo", tmp_path / "demo")
    [refused] = [line for line in result.output.splitlines() if line.startswith("refused")]
    assert refused.startswith("refused    scan.pdf, as it should be: is a PDF without text")
    assert f"{len(specimen_documents()) - 1} added, 0 changed, 0 unchanged, 1 failed\n" in result.stdout


def test_the_demo_may_be_run_again(zhengtu: Run, specimens: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(specimens, tmp_path / "demo")
    again = zhengtu("demo", folder)
    assert again.exit_code == 0
    assert f"0 added, 0 changed, {len(specimen_documents()) - 1} unchanged, 1 failed\n" in again.stdout


def test_the_demo_stays_out_of_other_graphs(zhengtu: Run, tmp_path: Path, document: Path) -> None:
    real = document.with_name("real.txt")
    document.rename(real)
    zhengtu("add", real, "-g", tmp_path / "graph")
    result = zhengtu("demo", tmp_path / "graph")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is the graph of other documents (real.txt); name another folder" in result.stderr
