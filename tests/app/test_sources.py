"""Paths that a user names become files in one order."""

import os
from pathlib import Path

import pytest

from app.sources import absolute, sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with documents, other files, and what nobody means."""
    for name in (
        "b.pdf", "a/z.TXT", "a/y.docx", "c.csv", "d", ".hidden.txt", ".git/e.txt", "~$a.docx", "graph/f.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path


def test_a_folder_stands_for_its_documents_at_any_depth(folder: Path) -> None:
    found = sources([folder], apart_from=folder / "graph")
    assert found.files == (folder / "a" / "y.docx", folder / "a" / "z.TXT", folder / "b.pdf")
    assert found.ignored == 2


def test_a_file_that_is_named_is_tried_whatever_its_suffix(folder: Path) -> None:
    found = sources([folder / "c.csv", folder / ".hidden.txt", folder / "nowhere.txt"], folder)
    assert found.files == (folder / "c.csv", folder / ".hidden.txt", folder / "nowhere.txt")
    assert found.ignored == 0


def test_every_file_comes_once_where_it_is_named_first(folder: Path) -> None:
    found = sources([folder / "b.pdf", folder, folder / "a" / ".." / "b.pdf"], folder / "graph")
    assert [path.name for path in found.files] == ["b.pdf", "y.docx", "z.TXT"]


def test_relative_paths_begin_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert sources([Path("b.pdf")], folder).files == (folder / "b.pdf",)
    assert absolute(Path("a/./../b.pdf")) == folder / "b.pdf"


def test_a_link_keeps_its_own_name(folder: Path) -> None:
    (folder / "a" / "link.pdf").symlink_to(folder / "b.pdf")
    assert folder / "a" / "link.pdf" in sources([folder], folder / "graph").files


def test_a_folder_that_may_not_be_read_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", denied)
    found = sources([folder], folder / "graph")
    assert found.files == ()
    assert found.refused == ((folder, "Permission denied; ask for permission to read the folder"),)


def test_a_name_that_is_no_text_is_refused() -> None:
    found = sources([Path("\udcb0\udca1.txt"), Path("a.txt")], Path("graph"))
    assert [path.name for path in found.files] == ["a.txt"]
    [(path, reason)] = found.refused
    assert (path.name, reason) == ("\udcb0\udca1.txt", "the name is not in UTF-8; rename the file")
