"""``python -m app.documenting [--check]``: the page on the saved questions, written from the catalogue.

The answers on it are those that the examples of the descriptions get from the specimen corpus; so the page is
fresh only where the questions, the loaders and the specimens give what it says.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.commands.questions import SWITCHES
from app.specimen import specimen_workspace
from app.tables import Sheet, text
from app.workspace import Workspace
from queries.catalogue import saved
from queries.question import GROUPS, Parameter, Question
from queries.rows import Answer
from queries.runner import ask

ROOT = Path(__file__).resolve().parents[1]
PAGE = "docs/questions.md"
"""Path of the page from the root of a checkout."""
SHOWN = 6
"""So many rows of an answer stand on the page."""

_OPENING = """\
# Saved questions

<!-- Written by `python -m app.documenting` from queries/saved/ and examples/documents/: change those. -->

{number} questions, each as a Cypher and a SPARQL text that give the same rows. `zhengtu query NAME` asks one, of
Ladybug by default, of Oxigraph with `--engine oxigraph`, of a Neo4j server with its address. An agency, plan, region,
sector, indicator, change point or document is given by any of its names, its number, or its id; a date as `2025`,
`2025-06` or `2025-06-30`. Answers are tables here, without ids; `--format json` and `--format csv` have all columns.
`evidence`, where it is the last column, is the id that `zhengtu evidence ID` follows to the text.

The examples are asked of the specimen corpus ([examples](../examples/README.md)), whose documents are invented;
`zhengtu demo` builds it into `./zhengtu-demo`, where they run with `-g zhengtu-demo`.

Switches, for questions that list them:

{switches}
"""

_CLOSING = """\
## What they cannot say

- Which tasks of a parent plan have no counterpart in its children: no text says which task of a child answers which
  task of its parent, and likeness of words would make gaps that are none. `targets_without_counterpart` tells it for
  what both number: a parent's targets whose indicator the child sets no target for. It says what the child's text, as
  it was read, does not have; an abridged child stands there as such.
- Betweenness and communities: they need the whole network at once. `zhengtu export --to graph.graphml` gives it to
  networkx or Gephi; `brokers`, `only_links` and `plan_overlap` count what can be counted row by row.
- Who answers for a plan as a whole: `plan_responsibilities` asks it, but no rule reads such a sentence, so that it has
  rows only where somebody else put them into the graph.
- By what performance is assessed, and with which consequences: the ontology has no class for it.
"""


def page(workspace: Workspace) -> str:
    """Return the page, with the answers that this graph gives to the examples."""

    def resolve(label: str, name: str) -> str:
        return workspace.resolve(name, label)

    switches = ["| switch | means |", "|---|---|"]
    switches += [
        f"| `--{name.replace('_', '-')}` | {_cell(meaning)} |" for name, meaning in sorted(SWITCHES.items())
    ]
    parts = [_OPENING.format(number=len(saved()), switches="\n".join(switches)), _contents()]
    with workspace.projection("ladybug") as asked:
        for group, questions in saved().by_group().items():
            parts.append("## " + " ".join(GROUPS[group]))
            for question in questions:
                answer = ask(question, question.examples, resolve, asked, "cypher")
                parts += _section(question, answer)
    return "\n\n".join(part.strip("\n") for part in (*parts, _CLOSING)) + "\n"


def _contents() -> str:
    lines = ["| | questions |", "|---|---|"]
    for group, questions in saved().by_group().items():
        names = " · ".join(f"[{one.name}](#{one.name})" for one in questions)
        lines.append(f"| {' '.join(GROUPS[group])} | {names} |")
    return "\n".join(lines)


def _section(question: Question, answer: Answer) -> Iterator[str]:
    yield f"### {question.name}"
    yield f"{question.zh}\\\n{question.en}"
    given = [parameter for parameter in question.parameters if not parameter.is_switch]
    if len(given) > 0:
        rows = map(_parameter, given)
        yield "\n".join(["| parameter | type | default | for example |", "|---|---|---|---|", *rows])
    switches = [f"`{one.option}`" for one in question.parameters if one.is_switch]
    if len(switches) > 0:
        yield f"Switches: {', '.join(switches)}."
    columns = ", ".join(f"`{column.name}` {column.type}" for column in question.columns)
    texts = " · ".join(
        f"[{name}](../queries/saved/{question.name}.{suffix})"
        for name, suffix in (("Cypher", "cypher"), ("SPARQL", "rq"))
    )
    yield f"Columns: {columns}. Texts: {texts}."
    yield f"```sh\n{question.command}\n```"
    yield _answer(answer)


def _parameter(parameter: Parameter) -> str:
    default = (
        "required"
        if parameter.required
        else "optional"
        if parameter.default == ""
        else f"`{parameter.default}`"
    )
    words = f": {', '.join(parameter.words)}" if parameter.words else ""
    return f"| `{parameter.option}` | {parameter.type}{words} | {default} | {_cell(str(parameter.example))} |"


def _answer(answer: Answer) -> str:
    """The first rows as a table, with how many more there are."""
    if len(answer.rows) == 0:
        return "No rows: the specimens have no such case."
    sheet = Sheet(answer.columns, answer.rows[:SHOWN]).readable(ids=False)
    lines = [
        _line([column.name for column in sheet.columns]),
        _line(["---"] * len(sheet.columns)),
        *(_line([_cell(text(cell)) for cell in row]) for row in sheet.rows),
    ]
    more = len(answer.rows) - SHOWN
    return "\n".join(lines) + (f"\n\n… and {more} more." if more > 0 else "")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(content: str) -> str:
    return content.replace("|", "\\|")


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Return 0 where the page is fresh or has been written, 1 where ``--check`` found it stale."""
    parser = argparse.ArgumentParser(
        prog="python -m app.documenting", description="The page on the saved questions."
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the page is stale")
    check = parser.parse_args(arguments).check
    with specimen_workspace() as workspace:
        content = page(workspace).encode()
    path = root / PAGE
    if path.is_file() and path.read_bytes() == content:
        return 0
    if check:
        sys.stderr.write(f"stale: {PAGE} (run: python -m app.documenting)\n")
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    sys.stdout.write(f"{PAGE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
