"""A graph folder: what is added, removed and asked, and what becomes of its projections."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.adding import Result
from app.specimen import specimen_documents
from app.workspace import STORE, Workspace
from graph.projections import EngineName
from graph.store import Store
from loaders.load import LOADER
from ontology.errors import GraphError, QueryError


def contents(folder: Path) -> dict[Path, bytes]:
    """The bytes of all files below a folder."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_document_is_added_once_and_changed_when_it_changes(tmp_path: Path, document: Path) -> None:
    with Workspace(tmp_path / "graph", create=True) as workspace:
        [added] = workspace.add([document]).results
        assert (added.path, added.outcome, added.reason) == (document, "added", "")
        assert workspace.add([document]).count("unchanged") == 1
        document.write_text(document.read_text("utf-8").replace("45户", "46户"), "utf-8")
        [changed] = workspace.add([document]).results
        assert changed.outcome == "changed"
        assert changed.document != added.document
        assert [held.name for held in workspace.status().documents] == [document.name]


def test_adding_twice_changes_nothing(tmp_path: Path, document: Path) -> None:
    with Workspace(tmp_path / "graph", create=True) as workspace:
        workspace.add([document])
        before = workspace._store.fingerprint()
    store = (tmp_path / "graph" / STORE).read_bytes()
    with Workspace(tmp_path / "graph", create=True) as workspace:
        assert workspace.add([document.parent]).count("unchanged") == 1
        assert workspace._store.fingerprint() == before
    assert (tmp_path / "graph" / STORE).read_bytes() == store


def test_another_version_of_the_loader_loads_again(tmp_path: Path, document: Path) -> None:
    with Workspace(tmp_path / "graph", create=True) as workspace:
        workspace.add([document])
        [extract] = workspace._store.extracts()
        workspace._store.put(str(document), extract.model_copy(update={"loader": "older"}))
        assert [held.current for held in workspace.status().documents] == [False]
        assert workspace.add([document]).count("changed") == 1
        [extract] = workspace._store.extracts()
        assert extract.loader == LOADER


def test_a_bad_file_keeps_nothing_from_being_loaded(tmp_path: Path, document: Path) -> None:
    empty = document.with_name("empty.txt")
    empty.write_bytes(b"")
    with Workspace(tmp_path / "graph", create=True) as workspace:
        added = workspace.add([document.parent, tmp_path / "nowhere.pdf"])
        assert [(result.path.name, result.outcome) for result in added.results] == [
            ("city-plan.txt", "added"), ("empty.txt", "failed"), ("nowhere.pdf", "failed"),
        ]  # fmt: skip
        assert [result.reason for result in added.results[1:]] == [
            "is empty; fetch it again", "there is no such file; check the path",
        ]  # fmt: skip
        assert workspace.names() == [document.name]


def test_a_document_that_has_become_bad_keeps_what_it_said(tmp_path: Path, document: Path) -> None:
    with Workspace(tmp_path / "graph", create=True) as workspace:
        workspace.add([document])
        before = workspace._store.fingerprint()
        document.write_bytes(b"")
        [failed] = workspace.add([document]).results
        assert failed.reason == "is empty; fetch it again (the graph keeps what the file said before)"
        assert workspace._store.fingerprint() == before


def test_progress_is_told_after_each_file(tmp_path: Path, document: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def note(done: int, total: int, result: Result) -> None:
        told.append((done, total, result.outcome))

    document.with_name("empty.txt").write_bytes(b"")
    with Workspace(tmp_path / "graph", create=True) as workspace:
        workspace.add([document.parent], note)
        workspace.add([document.parent], note)
    assert told == [(1, 2, "added"), (2, 2, "failed"), (1, 2, "unchanged"), (2, 2, "failed")]


@pytest.mark.parametrize("by", ["path", "name", "id"])
def test_a_document_is_removed_by_path_file_name_or_id(tmp_path: Path, document: Path, by: str) -> None:
    with Workspace(tmp_path / "graph", create=True) as workspace:
        [added] = workspace.add([document]).results
        name = {"path": str(document), "name": document.name, "id": added.document}[by]
        assert workspace.remove([name]) == [str(document)]
        assert workspace.status().documents == ()


def test_all_are_removed_or_none(tmp_path: Path, document: Path) -> None:
    with Workspace(tmp_path / "graph", create=True) as workspace:
        workspace.add([document])
        with pytest.raises(GraphError, match=r"elsewhere\.txt: no such document in this graph"):
            workspace.remove([document.name, "elsewhere.txt"])
        assert workspace.names() == [document.name]


def test_a_file_name_of_several_documents_is_not_enough(tmp_path: Path, document: Path) -> None:
    other = tmp_path / "other" / document.name
    other.parent.mkdir()
    other.write_text(document.read_text("utf-8").replace("45户", "46户"), "utf-8")
    with Workspace(tmp_path / "graph", create=True) as workspace:
        workspace.add([document, other])
        with pytest.raises(GraphError, match="several documents have this file name"):
            workspace.remove([document.name])
        assert workspace.remove([str(other)]) == [str(other)]


@pytest.mark.parametrize("create", [False, True])
def test_a_folder_with_something_else_is_no_graph(tmp_path: Path, document: Path, create: bool) -> None:
    before = contents(tmp_path)
    with pytest.raises(GraphError, match=r"documents: is (no graph|a folder with other files); "):
        Workspace(document.parent, create=create)
    with pytest.raises(GraphError, match="is a file, not the folder of a graph"):
        Workspace(document, create=create)
    assert contents(tmp_path) == before


def test_there_is_no_graph_until_something_is_added(tmp_path: Path) -> None:
    with pytest.raises(
        GraphError, match=r"nowhere: there is no such graph; make one with `zhengtu add PATH\.\.\.`"
    ):
        Workspace(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_projections_follow_the_documents(tmp_path: Path, document: Path) -> None:
    count = "MATCH (n:Document) RETURN count(*)"
    with Workspace(tmp_path / "graph", create=True) as workspace:
        assert workspace.status().projections == "none"
        with workspace.projection("ladybug") as empty:
            assert empty.run(count).rows == [(0,)]
            workspace.add([document])
            assert workspace.status().projections == "stale"
            assert empty.run(count).rows == [(0,)]
        with workspace.projection("ladybug") as full:
            assert full.run(count).rows == [(1,)]
        with pytest.raises(QueryError):
            workspace.resolve("白银市生态环境局x")
        assert workspace.status().projections == "fresh"


@pytest.mark.parametrize("engine", ["ladybug", "oxigraph"])
def test_the_graph_as_of_a_day_is_projected_beside_the_graph(specimens: Path, engine: EngineName) -> None:
    with Workspace(specimens) as workspace:
        wanted = {"plan": "甘政发〔2024〕308号"}
        assert workspace.ask("plan_tasks", wanted, engine, as_of="1999-12-31").rows == []
        whole = workspace.ask("plan_tasks", wanted, engine).rows
        assert workspace.ask("plan_tasks", wanted, engine, as_of="2026-01-01").rows == whole != []


def test_the_graph_as_of_a_day_follows_the_documents(tmp_path: Path, document: Path) -> None:
    count = "MATCH (n:Task) RETURN count(*)"
    with Workspace(tmp_path / "graph", create=True) as workspace:
        with workspace.projection("ladybug", "2026-01-01") as empty:
            assert empty.run(count).rows == [(0,)]
        workspace.add([document])
        with workspace.projection("ladybug", "2026-01-01") as full:
            assert full.run(count).rows != [(0,)]


@pytest.mark.parametrize("day", ["2024", "2024-06", "2024-02-30", "yesterday"])
def test_what_is_no_day_is_refused(specimens: Path, day: str) -> None:
    with Workspace(specimens) as workspace, pytest.raises(QueryError, match="give a day as 2024-06-30"):
        workspace.ask("plan_tasks", {}, as_of=day)


def test_nothing_is_merged_again_while_nothing_changes(
    specimens: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace(specimens) as workspace:
        workspace.projection("ladybug").close()
        workspace.find("储能")
    monkeypatch.setattr(Store, "extracts", None)
    with Workspace(specimens) as workspace:
        workspace.projection("ladybug").close()
        assert workspace.show("甘政发〔2024〕308号").label == "Plan"
        assert len(workspace.evidence("甘政发〔2024〕308号")) > 0
        assert len(workspace.find("储能")) > 0


def test_projections_are_built_again_when_they_are_gone(tmp_path: Path, document: Path) -> None:
    with Workspace(tmp_path / "graph", create=True) as workspace:
        workspace.add([document])
        shown = workspace.show("白政发〔2024〕206号")
        workspace.projection("oxigraph").close()
    shutil.rmtree(tmp_path / "graph" / "projections")
    with Workspace(tmp_path / "graph") as workspace:
        assert workspace.show("白政发〔2024〕206号") == shown
        workspace.projection("oxigraph").close()


@pytest.mark.parametrize("suffix", ["ttl", "nq", "csv", "graphml", "jsonld"])
def test_an_export_does_not_depend_on_the_order_of_adding(tmp_path: Path, suffix: str) -> None:
    def exported(name: str, paths: Sequence[Path]) -> dict[str, bytes]:
        out = tmp_path / f"{name}.{suffix}"
        with Workspace(tmp_path / name, create=True) as workspace:
            for path in paths:
                workspace.add([path], processes=1)
            return {path.name.removeprefix(name): path.read_bytes() for path in workspace.export(out)}

    paths = [path for path in specimen_documents() if path.suffix != ".pdf"]
    assert exported("one", paths) == exported("two", paths[::-1])


def test_evidence_is_cut_from_what_was_read(specimens: Path) -> None:
    with Workspace(specimens) as workspace:
        [quote] = [
            quote
            for quote in workspace.evidence("白政发〔2024〕206号")
            if quote.name == "city-plan.txt" and quote.property == "number"
        ]
    text = next(path for path in specimen_documents() if path.name == quote.name).read_text("utf-8")
    assert quote.quote == "白政发〔2024〕206号"
    assert text[quote.char_start : quote.char_end] == quote.quote
    assert (quote.before + quote.quote + quote.after) in text
