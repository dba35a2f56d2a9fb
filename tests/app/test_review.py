"""Decisions in a graph folder: questions out, decisions back, and what happens to the graph."""

import csv
import io
from pathlib import Path

import pytest

from app.curating import DECISIONS
from app.workspace import Workspace
from graph.rows import digest
from ontology.edges import ResponsibleFor
from ontology.errors import DecisionError
from tests.app.conftest import Run
from tests.app.test_workspace import contents
from tests.graph.writing import Writing

HEAD = "decision,kind,subject,object,property,value,who,why"
WRONG, RIGHT = "420100|武汉市城建设局", "420100|武汉市城乡建设局"
SAME = f"same,Agency,{WRONG},{RIGHT},,,李,漏字"
UNUSED = "reject,Agency,420100|武汉市某局,,,,李,没有"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """The folder of a graph in which one agency goes by two names."""
    plan = Writing("plan.txt", jurisdiction="420100")
    task = plan.task(plan.plan("number:武政|2022|1", title="港口方案", issued="2022-01"), "1", heading="做")
    wrong, right = plan.agency("武汉市城建设局", "420100"), plan.agency("武汉市城乡建设局", "420100")
    plan.edge(ResponsibleFor(source=wrong.id, target=task.id, role="lead"))
    plan.edge(ResponsibleFor(source=right.id, target=task.id, role="support"))
    folder = tmp_path / "graph"
    with Workspace(folder, create=True) as workspace:
        workspace._store.put("plan.txt", plan.extract())
    return folder


def write(folder: Path, *lines: str) -> Path:
    """A file with these decisions."""
    path = folder / "decided.csv"
    path.write_text("\n".join([HEAD, *lines, ""]), "utf-8")
    return path


def agencies(folder: Path) -> set[str]:
    with Workspace(folder) as workspace:
        return {node.caption() for node in workspace.graph.of("Agency")}


def fill(text: str, decision: str) -> str:
    """The exported file with a decision in its first row, as a spreadsheet writes it."""
    head, first, *rest = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    row = dict(zip(head, first, strict=True)) | {"decision": decision, "why": "漏字"}
    file = io.StringIO(newline="")
    csv.writer(file).writerows([head, [row[column] for column in head], *rest])
    return "\ufeff" + file.getvalue()


def test_a_question_goes_out_and_its_answer_comes_back(zhengtu: Run, graph: Path, tmp_path: Path) -> None:
    before = (graph / "store.sqlite").read_bytes()
    file = tmp_path / "questions.csv"
    assert zhengtu("review", "-g", graph, "--to", file).stdout == f"written    1 question to {file}\n"
    text = file.read_bytes().decode("utf-8")
    assert text.startswith("\ufeffrisk,code,question,kind,subject,caption,object,candidates,document,quote,")
    assert ",plan.txt," in text
    file.write_bytes(fill(text, "same").encode())
    applied = zhengtu("review", "-g", graph, "--apply", file, "--who", "李")
    assert applied.stdout == "applied    1 decision\nopen       0 questions\n"
    assert (graph / DECISIONS).read_text("utf-8") == f"\ufeff{HEAD}\n{SAME}\n"
    assert agencies(graph) == {"武汉市城乡建设局"}
    assert zhengtu("review", "-g", graph).stdout == "(0 rows)\n"
    again = zhengtu("review", "-g", graph, "--apply", file, "--who", "李")
    assert again.stdout == "applied    0 decisions, 1 was there already\nopen       0 questions\n"
    assert (graph / "store.sqlite").read_bytes() == before


def test_undecided_rows_stay_open(zhengtu: Run, graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.csv"
    zhengtu("review", "-g", graph, "--to", file)
    result = zhengtu("review", "-g", graph, "--apply", file)
    assert result.stdout == "applied    0 decisions\nopen       1 question\n"
    assert not (graph / DECISIONS).exists()


def test_questions_never_replace_a_file(zhengtu: Run, graph: Path) -> None:
    file = write(graph.parent, SAME)
    result = zhengtu("review", "-g", graph, "--to", file)
    assert (result.exit_code, result.stderr) == (
        1,
        f"zhengtu: {file}: exists, and may hold decisions; name another file\n",
    )
    assert zhengtu("review", "-g", graph, "--to", file, "--apply", file).exit_code == 2


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([SAME, SAME.replace("same", "smae")], "decided.csv:3: 'smae' is no decision; did you mean same?"),
        (
            [SAME, f"reject,Agency,{RIGHT[:-2]},,,,李,名"],
            (
                f"decided.csv:3: ‘reject Agency {RIGHT[:-2]}’ does nothing: no document says anything of {RIGHT[:-2]};"
                f" did you mean {RIGHT}?"
            ),
        ),
        (
            [SAME, SAME.replace("same", "different")],
            (
                f"decided.csv:3: ‘different Agency {WRONG} {RIGHT}’ contradicts decided.csv:2 (same Agency {WRONG} {RIGHT});"
                " keep one of them"
            ),
        ),
        (
            [f"reject,RESPONSIBLE_FOR,{WRONG},武政〔2022〕1号 1,,role=responsible,李,名"],
            (
                f"decided.csv:2: ‘reject RESPONSIBLE_FOR {WRONG} number:武政|2022|1 1 role=responsible’ does nothing:"
                f" no document says anything of {WRONG} and number:武政|2022|1 1"
            ),
        ),
        (
            [f"correct,Agency,{WRONG},,level,county,李,名"],
            (
                f"decided.csv:2: ‘correct Agency {WRONG} level county’ contradicts decisions.csv:3 (correct Agency {WRONG}"
                " level province); keep one of them"
            ),
        ),
    ],
)
def test_a_file_with_an_error_is_refused_as_a_whole(
    zhengtu: Run, graph: Path, lines: list[str], reason: str
) -> None:
    (graph / DECISIONS).write_text(
        f"{HEAD}\n# by hand\ncorrect,Agency,{WRONG},,level,province,李,名\n", "utf-8"
    )
    zhengtu("find", "-g", graph, "港口")
    before = contents(graph)
    result = zhengtu("review", "-g", graph, "--apply", write(graph.parent, *lines))
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"zhengtu: {reason}\n")
    assert contents(graph) == before


def test_decisions_come_from_standard_input(zhengtu: Run, graph: Path) -> None:
    result = zhengtu("review", "-g", graph, "--apply", "-", input=f"{HEAD}\r\n{SAME}\r\n".encode("utf-8-sig"))
    assert result.exit_code == 0
    assert agencies(graph) == {"武汉市城乡建设局"}
    wrong = zhengtu("review", "-g", graph, "--apply", "-", input=f"{HEAD}\nx\n")
    assert wrong.stderr.startswith("zhengtu: <stdin>:2: ")


@pytest.mark.parametrize(
    "command", [["review"], ["findings"], ["find", "港口"], ["status"], ["export", "--to", "x.ttl"]]
)
def test_an_error_in_the_file_is_one_line_and_changes_nothing(
    zhengtu: Run, graph: Path, command: list[str]
) -> None:
    zhengtu("find", "-g", graph, "港口")
    (graph / DECISIONS).write_text(f"{HEAD}\n{SAME.replace('same', 'smae')}\n", "utf-8")
    before = contents(graph)
    result = zhengtu(*command, "-g", graph)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "zhengtu: decisions.csv:2: 'smae' is no decision; did you mean same?\n"
    assert contents(graph) == before


def test_what_is_asked_follows_the_file(zhengtu: Run, graph: Path) -> None:
    assert "武汉市城建设局" in zhengtu("find", "-g", graph, "城建设").stdout
    (graph / DECISIONS).write_text(f"{HEAD}\n{SAME}\n{UNUSED}\n", "utf-8")
    shown = zhengtu("show", "-g", graph, "武汉市城建设局").stdout
    assert shown.startswith("武汉市城乡建设局\n")
    listed = zhengtu("findings", "-g", graph, "--code", "decision_unused", "--format", "csv").stdout
    assert "decisions.csv:3: ‘reject Agency 420100|武汉市某局’ does nothing" in listed
    (graph / DECISIONS).unlink()
    assert zhengtu("show", "-g", graph, "武汉市城建设局").stdout.startswith("武汉市城建设局\n")


def test_decisions_that_do_nothing_are_listed_though_no_row_changes(zhengtu: Run, graph: Path) -> None:
    with Workspace(graph) as workspace:
        before = digest(workspace.graph)
        assert workspace.doubts() == []
        (graph / DECISIONS).write_text(f"{HEAD}\n{UNUSED}\n", "utf-8")
        assert digest(workspace.graph) == before
        assert [doubt.code for doubt in workspace.doubts()] == ["decision_unused"]
    assert "decisions.csv:2: " in zhengtu("review", "-g", graph).stdout
    assert "decisions.csv:2: " in zhengtu("review", "-g", graph, "--format", "json").stderr


def test_the_status_counts_decisions(zhengtu: Run, graph: Path) -> None:
    assert "decisions" not in zhengtu("status", "-g", graph).stdout
    (graph / DECISIONS).write_text(f"{HEAD}\n{SAME}\n{UNUSED}\n", "utf-8")
    assert "\ndecisions: 2\n" in zhengtu("status", "-g", graph).stdout
    zhengtu("find", "-g", graph, "港口")
    status = zhengtu("status", "-g", graph).stdout
    assert "\ndecisions: 2; 1 does nothing: `zhengtu review` lists them\n" in status


def test_decisions_survive_that_documents_are_removed_and_loaded_again(graph: Path) -> None:
    (graph / DECISIONS).write_text(f"{HEAD}\n{SAME}\n", "utf-8")
    with Workspace(graph) as workspace:
        extract = workspace._store.extract(workspace._store.sources()[0].document)
        before = digest(workspace.graph)
        workspace.remove(["plan.txt"])
        assert [line.rpartition(": ")[2] for line in workspace.idle_decisions()] == [
            f"no document names {WRONG}"
        ]
        workspace._store.put("plan.txt", extract)
        assert digest(workspace.graph) == before
        assert workspace.idle_decisions() == []


def test_decisions_may_wait_for_a_new_store(zhengtu: Run, tmp_path: Path, document: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / DECISIONS).write_text(f"{HEAD}\n{UNUSED}\n", "utf-8")
    assert zhengtu("add", "-g", folder, document).exit_code == 0
    (tmp_path / "documents" / "other").mkdir()
    assert zhengtu("add", "-g", tmp_path / "documents", document).exit_code == 1


def test_a_file_changed_meanwhile_is_not_lost(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace(graph) as workspace:
        extracts = workspace._store.extracts

        def interrupted() -> object:
            (graph / DECISIONS).write_text(f"{HEAD}\n{UNUSED}\n", "utf-8")
            return extracts()

        monkeypatch.setattr(workspace._store, "extracts", interrupted)
        with pytest.raises(DecisionError, match="changed meanwhile"):
            workspace.decide(f"{HEAD}\n{SAME}\n".encode(), "d.csv")
    assert (graph / DECISIONS).read_text("utf-8") == f"{HEAD}\n{UNUSED}\n"
