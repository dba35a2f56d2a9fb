"""Files become extracts in their order, in one process or in several, and no file keeps others from it."""

import os
import signal
from pathlib import Path

import pytest

from app import loading
from app.loading import load_bytes, load_files
from app.specimen import specimen_documents
from loaders.load import load
from ontology.extract import Extract


def small() -> list[Path]:
    """The plain texts of the specimen corpus."""
    return [path for path in specimen_documents() if path.suffix in (".txt", ".md")]


def test_several_processes_give_what_one_gives() -> None:
    paths = [*small(), *(path for path in specimen_documents() if path.name == "scan.pdf")]
    alone = list(load_files(paths, processes=1))
    assert [loaded.path for loaded in alone] == paths
    assert list(load_files(paths, processes=2)) == alone


def test_a_refusal_says_why_without_repeating_the_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    [loaded] = load_files([path])
    assert loaded.extract is None
    assert loaded.reason == "is empty; fetch it again"


def test_bytes_are_loaded_like_a_file() -> None:
    path = small()[0]
    [loaded] = load_files([path])
    assert load_bytes(path.read_bytes(), path.name).extract == loaded.extract
    assert load_bytes(b"", "nothing.txt").reason == "is empty; fetch it again"


def test_an_unforeseen_error_costs_one_file(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    paths = small()

    def fails_on_the_second(path: Path) -> Extract:
        if path == paths[1]:
            raise IndexError("out of range")
        return load(path)

    monkeypatch.setattr(loading, "load", fails_on_the_second)
    loaded = list(load_files(paths, processes=1))
    assert [one.path for one in loaded if one.extract is None] == [paths[1]]
    assert loaded[1].reason == "zhengtu fails on it (IndexError); please report this with the file"
    assert "IndexError: out of range" in caplog.text


def end_process(path: Path) -> Extract:
    """Stand in for a reader whose C library crashes on one file."""
    if path.name == "deadly.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return load(path)


def test_a_file_that_ends_its_process_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = small()[:3]
    deadly = tmp_path / "deadly.txt"
    deadly.write_text("x", "utf-8")
    monkeypatch.setattr(loading, "load", end_process)
    loaded = list(load_files([paths[0], deadly, *paths[1:]], processes=2))
    assert [one.path.name for one in loaded if one.extract is None] == ["deadly.txt"]
    assert loaded[1].reason == "ends the process that reads it; convert it to another format"
    assert [one.path for one in loaded] == [paths[0], deadly, *paths[1:]]


def test_only_much_work_is_worth_processes(tmp_path: Path) -> None:
    big, small = tmp_path / "big.pdf", tmp_path / "small.txt"
    big.write_bytes(b"")
    os.truncate(big, 20_000_000)
    small.write_bytes(b"x")
    assert loading._processes([small]) == loading._processes([small] * 11) == 1
    assert loading._processes([big]) == 1
    processors = os.cpu_count() or 1
    assert loading._processes([small] * 100) == min(100, processors)
    assert loading._processes([big, small] * 10) == min(20, processors)
