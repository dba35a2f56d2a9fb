"""The store: what it keeps, what it lets go, what it refuses, and what a crash leaves."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.database import SCHEMA_VERSION
from graph.store import Store
from ontology.errors import GraphError, OntologyError
from ontology.extract import Extract
from tests.graph.writing import TEXT, Writing

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store.sqlite") as opened:
        yield opened


def document(content: str, name: str | None = None, loader: str = "1") -> Extract:
    """A document with one plan; equal content gives equal bytes whatever the file is called."""
    writing = Writing(content)
    writing.document = writing.document.model_copy(update={"name": name or content})
    plan = writing.plan(f"number:甲|2022|{content}", title=content)
    writing.finding("no_issuer", plan.id)
    return writing.extract(loader)


# --- what it keeps -------------------------------------------------------------------------------------


def test_an_extract_comes_back(store: Store) -> None:
    extract = document("a")
    assert store.put("/plans/a.txt", extract) == "added"
    assert list(store.extracts()) == [extract]
    assert store.extract(extract.document.id) == extract
    assert store.text(extract.document.id) == TEXT


def test_the_same_again_changes_nothing(store: Store) -> None:
    store.put("/plans/a.txt", document("a"))
    before = store.fingerprint()
    assert store.put("/plans/a.txt", document("a")) == "unchanged"
    assert store.fingerprint() == before


@pytest.mark.parametrize("new", [document("b", "a"), document("a", loader="2"), document("a", "renamed")])
def test_new_bytes_loader_or_name_replace_what_the_source_said(store: Store, new: Extract) -> None:
    store.put("/plans/a.txt", document("a"))
    before = store.fingerprint()
    assert store.put("/plans/a.txt", new) == "changed"
    assert list(store.extracts()) == [new]
    assert store.fingerprint() != before


def test_what_is_current_need_not_be_read_again(store: Store) -> None:
    extract = document("a")
    sha256 = extract.document.sha256
    assert not store.is_current("/a", sha256, "1")
    store.put("/a", extract)
    assert store.is_current("/a", sha256, "1")
    assert not store.is_current("/a", sha256, "2")
    assert not store.is_current("/a", "0" * 64, "1")
    assert not store.is_current("/b", sha256, "1")


def test_a_source_is_listed_with_its_document(store: Store) -> None:
    extract = document("a")
    store.put("https://example.org/a", extract)
    (row,) = store.sources()
    assert (row.source, row.document, row.sha256) == (
        "https://example.org/a",
        extract.document.id,
        extract.document.sha256,
    )
    assert (row.name, row.format, row.genre, row.trust) == ("a", "txt", "plan", "official")
    assert (row.reader, row.loader) == ("txt/1", "1")


def test_findings_come_with_their_document(store: Store) -> None:
    extract = document("a")
    store.put("/a", extract)
    (found,) = store.findings()
    assert (found.document, found.finding) == (extract.document.id, extract.findings[0])


# --- copies --------------------------------------------------------------------------------------------


def test_two_sources_with_one_content_are_one_document(store: Store) -> None:
    assert store.put("/x/a", document("a")) == "added"
    assert store.put("/y/a", document("a")) == "added"
    assert len(store) == 1
    assert len(store.sources()) == 2
    assert store.remove("/x/a") == 1
    assert list(store.extracts()) == [document("a")]


def test_the_least_name_speaks_whichever_came_first(store: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "other.sqlite") as other:
        for source, name in (("/1", "b.txt"), ("/2", "a.txt")):
            store.put(source, document("x", name))
        for source, name in (("/2", "a.txt"), ("/1", "b.txt")):
            other.put(source, document("x", name))
        assert len(store) == len(other) == 1
        assert list(store.extracts()) == list(other.extracts()) == [document("x", "a.txt")]
        assert store.fingerprint() == other.fingerprint()
        store.remove("/2")
        assert list(store.extracts()) == [document("x", "b.txt")]


def test_extracts_come_in_one_order(store: Store, tmp_path: Path) -> None:
    extracts = [document(content) for content in "abcdef"]
    with Store(tmp_path / "other.sqlite") as other:
        for extract in extracts:
            store.put(f"/{extract.document.name}", extract)
        for extract in reversed(extracts):
            other.put(f"/elsewhere/{extract.document.name}", extract)
        assert list(store.extracts()) == list(other.extracts())
        assert store.fingerprint() == other.fingerprint()


# --- what it lets go -----------------------------------------------------------------------------------


def test_a_document_id_withdraws_all_its_sources(store: Store) -> None:
    for source in ("/x", "/y"):
        store.put(source, document("a"))
    store.put("/z", document("b"))
    assert store.remove(document("a").document.id) == 2
    assert [row.source for row in store.sources()] == ["/z"]
    assert len(store) == 1


def test_what_is_not_there_cannot_be_withdrawn(store: Store) -> None:
    assert store.remove("/nowhere") == 0


def test_an_unknown_document_has_no_extract(store: Store) -> None:
    with pytest.raises(GraphError, match="holds no document:0000"):
        store.extract("document:0000")


def test_an_exception_undoes_the_whole_block(store: Store) -> None:
    def half() -> None:
        with store.transaction():
            store.put("/b", document("b"))
            store.remove("/a")
            raise KeyError

    store.put("/a", document("a"))
    with pytest.raises(KeyError):
        half()
    assert [row.source for row in store.sources()] == ["/a"]


def test_what_sqlite_undid_by_itself_is_told(store: Store) -> None:
    """After some errors of the disk it does (https://www.sqlite.org/lang_transaction.html, section 3)."""

    def undone() -> None:
        with store.transaction():
            store.put("/a", document("a"))
            store._database.execute("ROLLBACK")

    with pytest.raises(GraphError, match="nothing was changed"):
        undone()
    assert store.sources() == []


def test_an_extract_that_is_not_whole_is_refused(store: Store) -> None:
    whole = document("a")
    with pytest.raises(OntologyError, match="points nowhere"):
        store.put("/a", whole.model_copy(update={"text": "短"}))
    assert len(store) == 0


def test_a_name_that_is_not_unicode_is_refused(store: Store) -> None:
    with pytest.raises(GraphError, match=r"\\udcff.*rename the file"):
        store.put("/plans/\udcff.txt", document("a"))


# --- what it refuses -----------------------------------------------------------------------------------


def refusal(path: Path, *, create: bool = True) -> str:
    with pytest.raises(GraphError) as caught:
        Store(path, create=create)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    return message


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmark (url TEXT)")
    connection.close()
    before = path.read_bytes()
    assert "another program; choose another" in refusal(path)
    assert path.read_bytes() == before


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("不是数据库" * 100, encoding="utf-8")
    assert "no store of zhengtu; choose another" in refusal(path)
    assert path.read_text(encoding="utf-8") == "不是数据库" * 100


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_file_cannot_be_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "choose another graph folder" in refusal(tmp_path / "file" / "store.sqlite")


def test_a_missing_store_is_not_made_for_reading(tmp_path: Path) -> None:
    assert "zhengtu add" in refusal(tmp_path / "graph" / "store.sqlite", create=False)
    assert not (tmp_path / "graph").exists()


@pytest.mark.parametrize(
    ("version", "way_out"),
    [(SCHEMA_VERSION + 1, "install the newer"), (SCHEMA_VERSION - 1, "new graph folder")],
)
def test_another_schema_is_refused(tmp_path: Path, version: int, way_out: str) -> None:
    path = tmp_path / "store.sqlite"
    Store(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    assert way_out in refusal(path)


def test_a_damaged_extract_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    extract = document("a")
    with Store(path) as store:
        store.put("/a", extract)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE document SET extract = x'00'")
    connection.commit()
    connection.close()
    with (
        Store(path) as store,
        pytest.raises(GraphError, match=rf"{extract.document.id}.*load the document again"),
    ):
        list(store.extracts())


def test_a_lock_is_told_in_one_line(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.database._WAIT_FOR_LOCK", 0.01)
    with Store(store.path) as other, store.transaction(), pytest.raises(GraphError, match="another process"):
        other.put("/a", document("a"))


# --- crashes -------------------------------------------------------------------------------------------

BEGIN = f"""
import sys, time
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from graph.store import Store
from tests.graph.writing import Writing
def document(content):
    writing = Writing(content)
    writing.plan(f"number:甲|2022|{{content}}", title=content)
    return writing.extract()
def say(word):
    print(word, flush=True)
store = Store(Path(sys.argv[1]))
"""


def killed(path: Path, code: str, after: str) -> list[str]:
    """Run `code` in another process, kill it as soon as it says `after`, return what it has said."""
    command = [sys.executable, "-c", BEGIN + code, str(path)]
    said = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line.strip())
            if said[-1] == after:
                process.kill()
                break
        rest = process.stdout.read().split()
    assert said[-1] == after
    assert process.returncode != 0
    return said + rest


def test_a_crash_inside_a_transaction_leaves_the_old_state(store: Store) -> None:
    store.put("/a", document("a"))
    before = list(store.extracts())
    code = """
with store.transaction():
    store.remove("/a")
    for content in "bcd":
        store.put("/" + content, document(content))
    say("half")
    time.sleep(60)
"""
    killed(store.path, code, "half")
    with Store(store.path) as again:
        assert list(again.extracts()) == before
        assert again.put("/b", document("b")) == "added"


def test_a_crash_keeps_what_was_acknowledged_and_nothing_by_halves(store: Store) -> None:
    code = """
for number in range(10000):
    with store.transaction():
        store.put(f"/{number}/x", document(f"{number}x"))
        store.put(f"/{number}/y", document(f"{number}y"))
    say(number)
"""
    said = killed(store.path, code, "5")
    held = {row.source for row in store.sources()}
    assert {f"/{number}/{half}" for number in said for half in "xy"} <= held
    first, second = ({source[:-1] for source in held if source.endswith(half)} for half in "xy")
    assert first == second
    assert len(store) == len(list(store.extracts())) == len(held)
    connection = sqlite3.connect(store.path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_a_crash_while_the_file_is_made_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    code = """
import sqlite3
half = sqlite3.connect(sys.argv[1] + ".half", isolation_level=None)
half.execute("PRAGMA journal_mode = WAL")
half.execute("BEGIN IMMEDIATE")
half.execute("CREATE TABLE document (id TEXT)")
say("half")
time.sleep(60)
"""
    killed(tmp_path / "store.sqlite", code, "half")
    with Store(tmp_path / "store.sqlite.half") as store:
        assert store.put("/a", document("a")) == "added"
