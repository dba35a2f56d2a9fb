"""The command line: help, exit codes, one line for every error, output for readers and programs."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from app.cli import main
from app.specimen import specimen_documents
from tests.app.conftest import Run

PLAN = "甘政发〔2024〕308号"


def specimen(name: str) -> Path:
    """One document of the specimen corpus."""
    return next(path for path in specimen_documents() if path.name == name)


# --- help ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(main.commands))
def test_every_command_explains_itself_with_an_example(zhengtu: Run, name: str) -> None:
    result = zhengtu(name, "--help")
    assert result.exit_code == 0
    assert f"zhengtu {name}" in result.output.partition("Example")[2]


def test_the_help_lists_the_commands_on_a_line_each(zhengtu: Run) -> None:
    result = zhengtu("--help")
    listed = result.output.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(main.commands)
    assert [line for line in listed if line.endswith("...")] == []


def test_help_imports_nothing_that_takes_time() -> None:
    code = (
        "import sys; from app.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    loaded = set(done.stdout.split())
    assert "click" in loaded
    assert (
        loaded & {"pydantic", "rich", "sqlite3", "app.workspace", "queries.catalogue", "loaders.load"}
        == set()
    )


def test_the_version_is_printed(zhengtu: Run) -> None:
    assert zhengtu("--version").output.startswith("zhengtu, version ")


@pytest.mark.parametrize(
    "arguments",
    [["add"], ["nothing"], ["show"], ["status", "--colour"], ["export"], ["status", "--format", "xml"]],
)
def test_wrong_usage_ends_with_2(zhengtu: Run, arguments: list[str]) -> None:
    result = zhengtu(*arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr
    assert result.stdout == ""


# --- which graph ---------------------------------------------------------------------------------------


def test_the_graph_is_named_before_or_after_the_command_or_by_the_environment(
    specimens: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    environment = {**os.environ, "ZHENGTU_GRAPH": str(specimens)}
    runner = click.testing.CliRunner()
    by_environment = runner.invoke(main, ["status"], env=environment)
    assert by_environment.exit_code == 0
    environment["ZHENGTU_GRAPH"] = "nowhere"
    for arguments in (["-g", str(specimens), "status"], ["status", "--graph", str(specimens)]):
        assert runner.invoke(main, arguments, env=environment).output == by_environment.output
    assert "nowhere: there is no such graph" in runner.invoke(main, ["status"], env=environment).stderr


def test_without_a_name_the_graph_is_a_folder_here(
    zhengtu: Run, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(document.parent)
    assert zhengtu("add", document.name).exit_code == 0
    assert (document.parent / "zhengtu-graph" / "store.sqlite").exists()
    assert zhengtu("add", ".").stdout.splitlines()[-1] == "0 added, 0 changed, 1 unchanged, 0 failed"


# --- documents -----------------------------------------------------------------------------------------


def test_findings_of_one_kind_are_one_line(zhengtu: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    steps = "".join(f"（{number}）做好工作。（省水利厅负责）\n" for number in "一三五七")
    plan.write_text(f"甘肃省节水行动实施方案\n甘政发〔2025〕77号\n一、重点任务\n{steps}", "utf-8")
    added = zhengtu("add", plan, "-g", tmp_path / "graph").stdout.splitlines()
    line = "warning: the numbers jump: 2 is expected, 3 is printed [outline_jump], and 2 more such"
    assert [text.strip() for text in added if "outline_jump" in text] == [line]
    shown = zhengtu("show", "甘政发〔2025〕77号", "-g", tmp_path / "graph").stdout.splitlines()
    assert [text for text in shown if "outline_jump" in text] == [f"{line} (plan.txt)"]


def test_adding_says_what_became_of_each_file(zhengtu: Run, tmp_path: Path, document: Path) -> None:
    (document.parent / "notes.csv").write_text("a,b", "utf-8")
    (document.parent / "empty.txt").write_bytes(b"")
    result = zhengtu("add", document.parent, "-g", tmp_path / "graph")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"added      {document}",
        "1 added, 0 changed, 0 unchanged, 1 failed; 1 other files ignored",
    ]
    assert result.stderr == f"zhengtu: {document.parent / 'empty.txt'}: is empty; fetch it again\n"


def test_adding_for_programs(zhengtu: Run, tmp_path: Path, document: Path) -> None:
    result = zhengtu("add", document, "-g", tmp_path / "graph", "--format", "json")
    written = json.loads(result.stdout)
    assert [column["name"] for column in written["columns"]] == [
        "path",
        "outcome",
        "reason",
        "findings",
        "document",
    ]
    [[path, outcome, reason, _, found]] = written["rows"]
    assert (path, outcome, reason) == (str(document), "added", None)
    assert found.startswith("document:")


def half_a_pdf() -> bytes:
    whole = specimen("city-notice.pdf").read_bytes()
    return whole[: len(whole) // 3]


def three_encodings() -> bytes:
    text = specimen("city-plan.txt").read_text("utf-8")
    return (
        text[:300].encode("gb18030")
        + text[300:600].encode("utf-8")
        + b"\xff\xfe\0"
        + text[600:].encode("utf-16-le")
    )


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty; fetch it again"),
        ("blank.md", " \n\u3000\n".encode(), "has no text, only blanks or markup; "),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "is a PNG image; "),
        ("noise.txt", bytes(range(256)) * 16, "is binary data, not text; "),
        ("damaged.docx", b"PK\x03\x04" + bytes(64), "is a damaged DOCX; fetch it again"),
        ("half.pdf", half_a_pdf(), "is a PDF that ends too early; "),
        ("scan.pdf", specimen("scan.pdf").read_bytes(), "is a PDF without text (a scan); needs OCR: "),
        ("encodings.txt", three_encodings(), "is binary data, not text; "),
    ],
)
def test_a_bad_file_is_one_clear_line_and_changes_nothing(
    zhengtu: Run, tmp_path: Path, document: Path, name: str, content: bytes, reason: str
) -> None:
    graph, bad = tmp_path / "graph", tmp_path / name
    bad.write_bytes(content)
    assert zhengtu("add", document, "-g", graph).exit_code == 0
    before = (graph / "store.sqlite").read_bytes()
    result = zhengtu("add", bad, "-g", graph)
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert line.startswith(f"zhengtu: {bad}: {reason}")
    assert (graph / "store.sqlite").read_bytes() == before
    other = document.with_name("other.txt")
    other.write_text(document.read_text("utf-8").replace("45户", "46户"), "utf-8")
    assert zhengtu("add", bad, other, "-g", graph).stdout.splitlines()[0] == f"added      {other}"


def test_a_folder_that_is_no_graph_is_left_alone(zhengtu: Run, document: Path) -> None:
    for arguments in (["add", document], ["status"], ["find", "储能"], ["remove", "x"]):
        result = zhengtu(*arguments, "-g", document.parent)
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1
        assert result.stderr.startswith(f"zhengtu: {document.parent}: is ")
    assert list(document.parent.iterdir()) == [document]


def test_documents_are_removed(zhengtu: Run, tmp_path: Path, document: Path) -> None:
    graph = tmp_path / "graph"
    zhengtu("add", document, "-g", graph)
    assert zhengtu("remove", document.name, "-g", graph).stdout == f"removed    {document}\n"
    gone = zhengtu("remove", document.name, "-g", graph)
    assert (gone.exit_code, gone.stderr.count("\n")) == (1, 1)
    assert "(0 rows)" in zhengtu("status", "-g", graph).stdout


def test_the_status_counts_what_documents_say(zhengtu: Run, specimens: Path) -> None:
    result = zhengtu("status", "-g", specimens, "--format", "csv")
    assert result.stdout_bytes.startswith("\ufeff".encode())
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff")))}
    assert set(rows) == {path.name for path in specimen_documents()} - {"scan.pdf"}
    plan = rows["provincial-plan.html"]
    assert (plan["genre"], plan["format"], plan["number"]) == ("plan", "html", PLAN)
    assert int(plan["tasks"]) > 10
    assert int(plan["responsibilities"]) > 10
    assert 0 < int(plan["coverage"]) <= 100
    assert 0 <= int(plan["silent_units"]) < int(plan["tasks"])
    assert rows["change-points.txt"]["coverage"] == ""
    assert "`zhengtu findings` lists" in zhengtu("status", "-g", specimens).stdout


def test_findings_are_listed_in_every_format(zhengtu: Run, specimens: Path) -> None:
    table = zhengtu("findings", "-g", specimens, "--severity", "warning")
    assert table.exit_code == 0
    assert "after_change_point" in table.stdout
    answer = json.loads(zhengtu("findings", "-g", specimens, "--format", "json").stdout)
    names = [column["name"] for column in answer["columns"]]
    rows = [dict(zip(names, row, strict=True)) for row in answer["rows"]]
    assert all(row["finding"].startswith("finding:") for row in rows)
    spanned = [row for row in rows if row["char_start"] is not None]
    assert all(len(row["quote"]) == row["char_end"] - row["char_start"] for row in spanned)
    one = zhengtu("findings", "-g", specimens, "--document", "change-points.txt", "--format", "csv").stdout
    listed = list(csv.DictReader(io.StringIO(one.removeprefix("\ufeff"))))
    assert {row["document"] for row in listed} == {"change-points.txt"}
    assert len(listed) == sum(row["document"] == "change-points.txt" for row in rows)


@pytest.mark.parametrize("arguments", [["--code", "nothing"], ["--document", "nothing.pdf"]])
def test_findings_of_nothing_known_are_refused(zhengtu: Run, specimens: Path, arguments: list[str]) -> None:
    result = zhengtu("findings", "-g", specimens, *arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)


# --- extract -------------------------------------------------------------------------------------------


def test_one_document_is_one_object_and_several_are_lines(zhengtu: Run) -> None:
    city, county = specimen("city-plan.txt"), specimen("county-measures.gb18030.txt")
    one = zhengtu("extract", city)
    assert json.loads(one.stdout)["doc"] == "city-plan"
    assert json.loads(one.stdout)["coverage"]["units_with_facts"] > 0
    several = zhengtu("extract", city, county)
    facts = [json.loads(line) for line in several.stdout.splitlines()]
    assert [each["doc"] for each in facts] == ["city-plan", "county-measures.gb18030"]
    assert facts[0] == json.loads(one.stdout)


def test_a_document_comes_from_standard_input(zhengtu: Run) -> None:
    city = specimen("city-plan.txt")
    result = zhengtu("extract", "-", "--name", "city-plan.txt", input=city.read_bytes())
    assert json.loads(result.stdout) == json.loads(zhengtu("extract", city).stdout)


def test_facts_are_written_into_a_folder(zhengtu: Run, tmp_path: Path) -> None:
    result = zhengtu("extract", specimen("city-plan.txt"), specimen("scan.pdf"), "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"zhengtu: {specimen('scan.pdf')}: is a PDF without text")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["city-plan.json"]
    facts = json.loads((tmp_path / "out" / "city-plan.json").read_text("utf-8"))
    assert facts == json.loads(zhengtu("extract", specimen("city-plan.txt")).stdout)


def test_two_files_of_one_stem_are_refused(zhengtu: Run, tmp_path: Path) -> None:
    both = specimen("provincial-plan.html"), specimen("provincial-plan.docx")
    result = zhengtu("extract", *both, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "would both become provincial-plan.json" in result.stderr
    assert not (tmp_path / "out").exists()


# --- single things -------------------------------------------------------------------------------------


def test_words_are_found(zhengtu: Run, specimens: Path) -> None:
    result = zhengtu("find", "储能 规划", "-g", specimens, "--format", "json")
    rows = json.loads(result.stdout)["rows"]
    assert ["Plan", "甘肃省新型储能发展专项规划"] in [row[:2] for row in rows]
    assert zhengtu("find", "甘肃", "-g", specimens, "--limit", "3").stdout.endswith(
        "(3 rows; there are more)\n"
    )


def test_a_thing_is_shown(zhengtu: Run, specimens: Path) -> None:
    result = zhengtu("show", f"{PLAN} 2/2/1", "-g", specimens)
    assert result.stdout.startswith(
        "甘肃省用能方式绿色转型实施方案（2024—2027年） 2/2/1 实施工业能效提升行动\n"
    )
    assert "  甘肃省工业和信息化厅  [role lead, marker 牵头, ordinal 1]\n" in result.stdout
    whole = json.loads(zhengtu("show", f"{PLAN} 2/2/1", "-g", specimens, "--format", "json").stdout)
    assert whole["label"] == "Task"
    assert {links["type"] for links in whole["links"]} >= {"RESPONSIBLE_FOR", "PART_OF", "STATED_IN"}
    assert whole["evidence"][0]["quote"] != ""


def test_edges_are_cut_off_unless_all_are_wanted(zhengtu: Run, specimens: Path) -> None:
    cut = zhengtu("show", "provincial-plan.html", "-g", specimens).stdout
    assert " more; --all lists them\n" in cut
    whole = zhengtu("show", "provincial-plan.html", "-g", specimens, "--all").stdout
    assert " more; --all lists them\n" not in whole
    assert len(whole) > len(cut)


def test_an_ambiguous_name_lists_its_choices(zhengtu: Run, specimens: Path) -> None:
    result = zhengtu("show", "市发展改革委", "-g", specimens)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "zhengtu: '市发展改革委' may be 2 things: 张掖市发展和改革委员会; 白银市发展和改革委员会; "
        "name one of them, or give its id\n"
    )


def test_evidence_is_quoted_in_its_surroundings(zhengtu: Run, specimens: Path) -> None:
    result = zhengtu("evidence", "白政发〔2024〕206号", "-g", specimens)
    assert "的通知⏎【白政发〔2024〕206号】⏎⏎各县、区人民政府" in result.stdout
    assert "city-plan.txt, 30–43 (" in result.stdout
    rows = json.loads(zhengtu("evidence", "白政发〔2024〕206号", "-g", specimens, "--format", "json").stdout)
    assert [column["name"] for column in rows["columns"]][:5] == [
        "document",
        "name",
        "page",
        "char_start",
        "char_end",
    ]
    assert zhengtu("evidence", "100000", "-g", specimens).stderr.endswith(
        "it comes from the rule 'vocabulary'\n"
    )


def test_pages_are_named_where_there_are_pages(zhengtu: Run, specimens: Path) -> None:
    assert "city-notice.pdf, page 1, " in zhengtu("evidence", "张政办发〔2025〕214号", "-g", specimens).stdout


def test_the_graph_is_exported_by_suffix(zhengtu: Run, specimens: Path, tmp_path: Path) -> None:
    result = zhengtu("export", "--to", tmp_path / "graph.csv", "-g", specimens)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.csv", "graph.nodes.csv"]
    assert result.stdout.count("written    ") == 2
    unknown = zhengtu("export", "--to", tmp_path / "graph.xyz", "-g", specimens)
    assert (unknown.exit_code, unknown.stderr.count("\n")) == (1, 1)
    assert "no format is known for the suffix '.xyz'" in unknown.stderr


def test_a_folder_for_the_import_of_neo4j_is_exported(zhengtu: Run, specimens: Path, tmp_path: Path) -> None:
    result = zhengtu("export", "--to", f"{tmp_path / 'graph.neo4j'}/", "-g", specimens)
    assert result.output == f"written    {tmp_path / 'graph.neo4j'}\n"
    assert os.access(tmp_path / "graph.neo4j" / "load.sh", os.X_OK)


def test_what_a_format_cannot_hold_is_told(
    zhengtu: Run, specimens: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.graphml"
    silent = zhengtu("export", "--to", path, "-g", specimens)
    assert (silent.exit_code, silent.stderr) == (0, "")
    monkeypatch.setattr("app.workspace.losses", lambda graph, path: [f"{path.suffix} has no colours"])
    result = zhengtu("export", "--to", path, "-g", specimens)
    assert (result.exit_code, result.stdout) == (0, f"written    {path}\n")
    assert result.stderr == f"zhengtu: {path}: .graphml has no colours\n"


# --- terminals and pipes -------------------------------------------------------------------------------


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-c", "from app.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


def test_pipes_get_utf8_whatever_the_locale(specimens: Path) -> None:
    done = run("find", "储能", "-g", specimens, PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert "储能" in done.stdout.decode("utf-8")
    assert b"\x1b" not in done.stdout


def test_an_error_is_a_line_and_a_bug_a_traceback(specimens: Path) -> None:
    done = run("show", "没有这个东西", "-g", specimens)
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode("utf-8").startswith("zhengtu: no thing is called '没有这个东西'")
    assert done.stderr.count(b"\n") == 1


def test_a_reader_that_has_seen_enough_is_no_error(specimens: Path) -> None:
    command = f"'{sys.executable}' -c 'from app.cli import main; main()' show provincial-plan.html --all -g '{specimens}'"
    done = subprocess.run(["sh", "-c", f"{command} | head -n 1"], capture_output=True, check=False)
    assert done.stdout.decode("utf-8") == "provincial-plan.html\n"
    assert done.stderr == b""
