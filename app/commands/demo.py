"""The command that shows what this is about: the specimen corpus as a graph, and three answers from it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.options import opened
from app.commands.reporting import progress_bar, summary

if TYPE_CHECKING:
    from app.adding import Addition
    from app.workspace import Workspace

DEFAULT = "zhengtu-demo"

Asked = tuple[str, Mapping[str, str]]
"""Name and parameters of a saved question."""

ANSWERS: tuple[tuple[str, tuple[Asked, ...]], ...] = (
    (
        "What does 甘肃省发展改革委 lead, and with whom does it share tasks?",
        (
            ("agency_responsibilities", {"agency": "甘肃省发展改革委", "role": "lead"}),
            ("co_responsible_agencies", {"agency": "甘肃省发展改革委"}),
        ),
    ),
    (
        "Who leads and who supports task 2/2/1 of the provincial plan, and is each list complete?",
        (("task_responsibilities", {"plan": "甘政发〔2024〕308号", "path": "2/2/1"}),),
    ),
    (
        "Which plans carry the provincial plan out?",
        (("plan_children", {"plan": "甘政发〔2024〕308号"}),),
    ),
)
"""What is asked: each in words, then the saved questions that answer it."""


@click.command()
@click.argument("folder", default=DEFAULT, type=click.Path(path_type=Path), metavar="[DIR]")
def demo(folder: Path) -> None:
    """Build the specimen corpus into a graph, show three answers.

    The graph is made in DIR, by default ./zhengtu-demo. The specimens are invented documents in the formats and genres that zhengtu reads.

    \b
    Example:
      zhengtu demo
    """
    from app.specimen import specimen_documents

    specimens = specimen_documents()
    with opened(folder, create=True) as workspace:
        _refuse_other_documents(workspace, folder, specimens)
        with progress_bar() as progress:
            added = workspace.add(specimens, progress)
        _print_documents(added)
        for number, (heading, asked) in enumerate(ANSWERS, 1):
            click.echo(f"\n{number}. {heading}")
            for name, values in asked:
                _print_answer(workspace, folder, name, values)
    click.echo(
        f"\nThe graph is in {folder}. Try next:\n"
        f"  zhengtu -g {folder} queries\n"
        f"  zhengtu -g {folder} show 甘肃省能源局\n"
        f"  zhengtu -g {folder} evidence 甘政发〔2024〕308号\n"
        "  zhengtu add FOLDER-WITH-YOUR-DOCUMENTS"
    )


def _refuse_other_documents(workspace: "Workspace", folder: Path, specimens: list[Path]) -> None:
    """Invented documents must not come among real ones."""
    from ontology.errors import GraphError

    others = set(workspace.names()) - {path.name for path in specimens}
    if len(others) > 0:
        raise GraphError(f"{folder}: is the graph of other documents ({min(others)}); name another folder")


def _print_documents(added: "Addition") -> None:
    for result in added.results:
        if result.outcome != "failed":
            click.echo(f"{result.outcome:<9}  {result.path.name}")
    for result in added.results:
        if result.outcome == "failed":
            click.echo(f"refused    {result.path.name}, as it should be: {result.reason}")
    click.echo(summary(added))


def _print_answer(workspace: "Workspace", folder: Path, name: str, values: Mapping[str, str]) -> None:
    from app.tables import Sheet, write

    options = " ".join(f"--{option} {value}" for option, value in values.items())
    click.echo(f"\n$ zhengtu -g {folder} query {name} {options}")
    answer = workspace.ask(name, values)
    write(Sheet(answer.columns, answer.rows, answer.cut), "table")
