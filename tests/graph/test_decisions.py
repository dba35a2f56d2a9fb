"""What a file of decisions says, and what is refused, with the line."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.decisions import BOM, COLUMNS, Decision, append, read_decisions
from ontology.errors import DecisionError

HEAD = ",".join(COLUMNS)
PLAN = "number:青政|2022|65"


def read(*lines: str, asked: bool = False) -> tuple[Decision, ...]:
    """The decisions on these lines below the head."""
    return read_decisions("\n".join([HEAD, *lines]).encode(), "d.csv", asked=asked)


def refusal(*lines: str) -> str:
    """Why these lines are refused."""
    with pytest.raises(DecisionError) as caught:
        read(*lines)
    return str(caught.value)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("same,Agency,630000|甲局,630000|乙局,,,李,名", Decision("same", "Agency", "630000|甲局", "630000|乙局")),
        (
            "SAME,plan,青政〔2022〕65号,title:630000|甲,,,李,名",
            Decision("same", "Plan", PLAN, "title:630000|甲"),
        ),
        ("different,Sector,energy,power,,,李,名", Decision("different", "Sector", "energy", "power")),
        (f"reject,Task,{PLAN}  2/1,,,,李,名", Decision("reject", "Task", f"{PLAN} 2/1")),
        ("reject,Plan,title:|甲,,issued,,李,名", Decision("reject", "Plan", "title:|甲", prop="issued")),
        (
            f"reject,responsible_for,630000|甲局,{PLAN} 2,,role=lead,李,名",
            Decision("reject", "RESPONSIBLE_FOR", "630000|甲局", f"{PLAN} 2", value="role=lead"),
        ),
        (
            "different,REPORTS_TO,630000|甲局,630000|乙局,,subject=进展; task=青政〔2022〕65号 2,李,名",
            Decision(
                "different", "REPORTS_TO", "630000|甲局", "630000|乙局", value=f"subject=进展; task={PLAN} 2"
            ),
        ),
        (
            f"correct,Plan,{PLAN},,issued,2022/2/8,李,名",
            Decision("correct", "Plan", PLAN, prop="issued", value="2022-02-08"),
        ),
        (
            f"correct,Plan,{PLAN},,leading_copy,a.pdf,李,名",
            Decision("correct", "Plan", PLAN, prop="leading_copy", value="a.pdf"),
        ),
        (
            f"correct,Target,{PLAN} 比重||ge|level|5||%|2025||False,,value_text,6.5,李,名",
            Decision(
                "correct", "Target", f"{PLAN} 比重||ge|level|5||%|2025||False", prop="value_text", value="6.5"
            ),
        ),
        (
            f"correct,Task,{PLAN} 2,,force,ban,李,名",
            Decision("correct", "Task", f"{PLAN} 2", prop="force", value="ban"),
        ),
        ("reject,AFFECTS,青政〔2022〕65号,关中,,how=named,李,名", Decision("reject", "AFFECTS", PLAN, "关中", value="how=named")),
    ],
)  # fmt: skip
def test_a_line_is_a_decision(line: str, expected: Decision) -> None:
    [found] = read(line)
    assert (found, found.who, found.why, found.place) == (expected, "李", "名", "d.csv:2")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("smae,Agency,630000|甲,630000|乙,,,李,名", "'smae' is no decision; did you mean same?"),
        ("x,Agency,630000|甲,630000|乙,,,李,名", "'x' is no decision; decisions are same, different, reject, correct"),
        (",Agency,630000|甲,630000|乙,,,李,名", "'' is no decision; decisions are same, different, reject, correct"),
        ("same,Agnecy,630000|甲,630000|乙,,,李,名", "no decision is about a 'Agnecy'; did you mean Agency?"),
        ("same,Agency,甲局,630000|乙,,,李,名", "'甲局' is no agency: write code|name, as 630000|青海省能源局"),
        ("same,Agency,630000|甲,,,,李,名", "says nothing under 'object', the second thing"),
        ("same,Agency,630000|甲,630000|甲,,,李,名", "'subject' and 'object' are one thing"),
        ("same,Agency,630000|甲,630000|乙,name,,李,名", "'same' is about two things; leave 'property' and 'value' empty"),
        ("same,Sector,a,b,,,李,名", "only a Plan or an Agency can be the same as another; reject one Sector"),
        ("same,Plan,某方案,title:|甲,,,李,名", "'某方案' is no plan: write number:…, title:code|title, or a number as 青政〔2022〕65号"),
        ("same,Plan,,title:|甲,,,李,名", "says nothing under 'subject'"),
        ("same,Plan,title:|甲,title:|乙,,,,名", "says nothing under 'who'"),
        ("same,Plan,title:|甲,title:|乙,,,李,", "says nothing under 'why'"),
        ("reject,Task,2/1,,,,李,名", "'2/1' is no task: write the plan's key, a blank and the path"),
        ("reject,Sector,energy,,,,李,名", "a Sector stands in a vocabulary; reject the edges that lead to it"),
        ("reject,Plan,title:|甲,title:|乙,,,李,名", "'reject' is about one thing; leave 'object' empty"),
        ("reject,Plan,title:|甲,,,2022,李,名", "a rejected value needs the name of its 'property'"),
        ("reject,Plan,title:|甲,,title,,李,名", "no 'title' of a Plan can be rejected; these can: number, kind, level, jurisdiction, issued, effective, valid_to, repealed_on, period_from, period_to"),
        ("correct,Plan,title:|甲,,isued,2022,李,名", "no 'isued' of a Plan can be corrected; did you mean issued?"),
        ("correct,Plan,title:|甲,,issued,2022-13,李,名", "'2022-13' is not in the calendar: month must be in 1..12"),
        ("correct,Plan,title:|甲,,issued,Dec-22,李,名", "'Dec-22' is not YYYY, YYYY-MM or YYYY-MM-DD"),
        ("correct,Plan,title:|甲,,jurisdiction,63,李,名", "'63' is no code of a region"),
        ("correct,Plan,title:|甲,,issued,,李,名", "says nothing under 'value'; a value that is only wrong is rejected"),
        ("correct,Plan,title:|甲,,,2022,李,名", "says nothing under 'property', that which gets the value"),
        ("correct,Sector,energy,,name,能,李,名", "no 'name' of a Sector can be corrected; these can: none"),
        ("correct,Target,title:|甲 比重,,unit,%,李,名", "'title:|甲 比重' is no target: write the plan's key, a blank and indicator|scope|comparator|change|value_text|value_max_text|unit|deadline|baseline|stretch"),
        ("correct,Target,title:|甲 比重||ge||5|||||False,,value_text,五,李,名", "'五' is no number as 12.5"),
        ("correct,Task,title:|甲 1,,force,may,李,名", "'may' cannot be the force of a Task: Input should be"),
        ("correct,CITES,title:|甲,title:|乙,date,2022,李,名", "an edge can be rejected, or kept beside another ('different'); 'correct' is for nodes"),
        ("reject,CITES,title:|甲,,,,李,名", "says nothing under 'object', the other end of the edge"),
        ("reject,CITES,title:|甲,title:|乙,date,,李,名", "an edge is decided on as a whole; leave 'property' empty"),
        ("reject,CITES,title:|甲,title:|乙,,role=lead,李,名", "'role=lead' tells no CITES from another; leave it empty"),
        ("reject,SETS,title:|甲,乙,,,李,名", "'乙' is no target"),
        ("reject,STATED_IN,title:|甲,乙,,,李,名", "no decision is about a 'STATED_IN'"),
        ("same,Agency,630000|甲", "says nothing under 'who'"),
        ("reject,Region,630000,,,,李,名", "a Region stands in a vocabulary; reject the edges that lead to it"),
        ("same,Agency,630000|甲,630000|乙,,,李,名,又", "has 9 cells under 8 columns; quote cells with commas"),
        ('same,"Agency"x,630000|甲,630000|乙,,,李,名', "is no CSV"),
    ],
)  # fmt: skip
def test_a_line_with_an_error_is_refused_with_its_number(line: str, reason: str) -> None:
    good = 'same,Agency,630000|甲局,630000|乙局,,,李,"两\n行"'
    said = refusal(good, "", "# a comment, with a comma", line)
    assert said.startswith(f"d.csv:6: {reason}")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (f"{HEAD}\n".encode() + "same,Agency,甲".encode("gb18030"), "d.csv:2: is not UTF-8; in Excel, save the file as “CSV UTF-8”"),
        (HEAD.replace(",why", "").encode(), "d.csv:1: the first line must name the columns"),
        (HEAD.replace(",", ";").encode(), "d.csv:1: the first line must name the columns"),
        (f"{HEAD},risk".encode(), "d.csv:1: the column 'risk' is unknown or stands twice"),
        (f"{HEAD},why".encode(), "d.csv:1: the column 'why' is unknown or stands twice"),
        (b"", "d.csv:1: the first line must name the columns"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DecisionError) as caught:
        read_decisions(data, "d.csv")
    assert str(caught.value).startswith(reason)


@pytest.mark.parametrize("mark", ["", BOM])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_of_excel_are_read(mark: str, end: str) -> None:
    text = mark + end.join([HEAD, "# comment", '"same",Agency,630000|甲局,630000|乙局,,,李,"一,二"', ""])
    [found] = read_decisions(text.encode(), "d.csv")
    assert (found.subject, found.why, found.place) == ("630000|甲局", "一,二", "d.csv:3")


def test_questions_taken_back_may_be_open_and_carry_more_columns() -> None:
    head = f"risk,question,{HEAD}"
    rows = [
        "1.0,甲?,,Plan,title:|甲,title:|乙,,,,",
        "1.0,甲?,reject,Plan,title:|甲,title:|乙,,,,不是文件",
        "1.0,甲?,different,Plan,title:|甲,title:|乙,issued,2022,王,不同",
    ]
    found = read_decisions("\n".join([head, *rows]).encode(), "q.csv", asked=True, who="李")
    assert found == (
        Decision("reject", "Plan", "title:|甲"),
        Decision("different", "Plan", "title:|甲", "title:|乙"),
    )
    assert [(one.who, one.place) for one in found] == [("李", "q.csv:3"), ("王", "q.csv:4")]


def test_adding_leaves_the_rest_as_it_was() -> None:
    old = f"{BOM}{HEAD}\r\n# by hand\r\nreject,Plan,title:|甲,,,,李,名"
    text = append(old.encode(), "d.csv", [Decision("reject", "Plan", "title:|乙", who="王", why="一,二")])
    assert text == f'{old}\nreject,Plan,title:|乙,,,,王,"一,二"\r\n'
    assert len(read_decisions(text.encode(), "d.csv")) == 2


def test_a_new_file_begins_with_the_mark_for_excel() -> None:
    text = append(b"", "d.csv", [Decision("reject", "Plan", "title:|乙", who="王", why="名")])
    assert text == f"{BOM}{HEAD}\nreject,Plan,title:|乙,,,,王,名\n"


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), max_size=5))
def test_what_is_written_is_read(cells: list[tuple[str, str, str, str]]) -> None:
    decisions = [
        Decision("different", "Event", f"甲{one}", f"乙{other}", who=who, why=why)
        for one, other, who, why in cells
    ]
    expected = list(csv.reader(io.StringIO(append(b"", "d.csv", decisions), newline="")))[1:]
    found = read_decisions(append(b"", "d.csv", decisions).encode(), "d.csv")
    assert [(one.who, one.why) for one in found] == [(one.who, one.why) for one in decisions]
    assert [row[6:] for row in expected] == [[one.who, one.why] for one in decisions]
