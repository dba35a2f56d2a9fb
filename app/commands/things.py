"""Commands about single things: find, show, evidence; and export of them all."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.options import format_option, graph_option, ids_option, opened
from app.commands.reporting import doubt_lines

if TYPE_CHECKING:
    from app.quoting import Quote
    from app.showing import Links, Property, Shown
    from app.tables import Format, Sheet

FEW = 20
"""So many edges of one type are listed unless all are asked for."""


@click.command("find")
@click.argument("text")
@graph_option
@format_option
@click.option(
    "--label", metavar="LABEL", help="Only things of this kind: Plan, Task, Agency, Region, Target …"
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many are listed."
)
def find_(text: str, graph: Path, format: "Format", label: str | None, limit: int) -> None:
    """Search names, titles and texts.

    Found is what holds all words of TEXT; the best matches come first.

    \b
    Example:
      zhengtu find "储能 规划" --label Plan
    """
    from app.tables import Sheet, write

    with opened(graph) as workspace:
        found = workspace.find(text, label)
    rows = [(one.label, one.caption, one.context, one.id) for one in found[:limit]]
    sheet = Sheet.of({"label": "string", "name": "string", "context": "string", "id": "string"}, rows)
    write(Sheet(sheet.columns, sheet.rows, cut=len(found) > limit), format)


@click.command()
@click.argument("name")
@graph_option
@click.option("--format", type=click.Choice(("table", "json")), default="table", show_default=True)
@ids_option
@click.option("--all", "everything", is_flag=True, help=f"List all edges, not only {FEW} of each type.")
def show(name: str, graph: Path, format: str, ids: bool, everything: bool) -> None:
    """Show one thing: its properties, edges and text.

    What is doubtful about it is shown too; of the text that states it, the first stretch.

    NAME is any name, title or number of it, its id, or a plan and the path of a task in it. A name that fits
    several things lists them.

    \b
    Examples:
      zhengtu show 甘肃省生态环境厅
      zhengtu show "甘政发〔2024〕308号 2/2/1"
    """
    with opened(graph) as workspace:
        found = workspace.show(name)
        said = workspace.evidence(found.id) if workspace.is_stated(found.id) else []
    if format == "json":
        click.echo(
            json.dumps({**asdict(found), "evidence": list(map(asdict, said))}, ensure_ascii=False, indent=1)
        )
        return
    _print_head(found)
    for links in found.links:
        _print_links(links, ids, None if everything else FEW)
    if len(said) > 0:
        documents = len({quote.document for quote in said})
        click.echo(f"\n{_place(said[0])}: {_marked(said[0])}")
        click.echo(
            f"({len(said)} stretches in {documents} documents; `zhengtu evidence {found.id}` quotes all)"
        )


@click.command()
@click.argument("id")
@graph_option
@format_option
def evidence(id: str, graph: Path, format: "Format") -> None:
    """Quote the text that states something, with document and page.

    ID is the id of a node or an edge, or a name as `zhengtu show` takes it. 【】 enclose the quote; a line break
    of the document is shown as ⏎. Offsets count the characters of the document's text from 0.

    \b
    Example:
      zhengtu evidence 甘政发〔2024〕308号
    """
    from app.tables import write

    with opened(graph) as workspace:
        said = workspace.evidence(id)
    if format != "table":
        write(_sheet(said), format)
        return
    for quote in said:
        states = f", states {quote.property}" if quote.property else ""
        context = ", context" if quote.part == "context" else ""
        click.echo(f"{_place(quote)} ({quote.rule}{states}{context})\n  {_marked(quote)}")


@click.command()
@click.option("--to", "path", required=True, type=click.Path(path_type=Path), metavar="FILE",
              help="The file; its suffix says the format.")  # fmt: skip
@graph_option
def export(path: Path, graph: Path) -> None:
    """Write the whole graph to a file.

    The suffix says the format: .ttl .trig .nt .nq .jsonld .graphml .csv .parquet .neo4j. A .csv or .parquet file holds the edges; the nodes stand beside it in .nodes.csv or .nodes.parquet. A path that ends in .neo4j becomes a folder for the first load of a large graph by neo4j-admin, with a script load.sh. Parquet needs: pip install 'zhengtu[parquet]'. The same documents give the same bytes.

    \b
    Examples:
      zhengtu export --to plans.ttl
      zhengtu export --to plans.neo4j && plans.neo4j/load.sh
    """
    with opened(graph) as workspace:
        for written in workspace.export(path):
            click.echo(f"written    {written}")
        for line in workspace.losses(path):
            click.echo(f"zhengtu: {path}: {line}", err=True)


def _print_head(found: "Shown") -> None:
    click.echo(f"{found.caption}\n{found.label} {found.zh}  {found.id}")
    if len(found.names) > 0:
        click.echo(f"also called: {'; '.join(found.names)}")
    if len(found.properties) > 0:
        click.echo("")
    for one in found.properties:
        click.echo(f"{one.name:<18}{_value(one)}")
    for line in doubt_lines((one.severity, one.code, one.message, one.document) for one in found.remarks):
        click.echo(line)


def _print_links(links: "Links", ids: bool, limit: int | None) -> None:
    arrow = f"–{links.type}→" if links.direction == "out" else f"←{links.type}–"
    click.echo(f"\n{arrow} {links.zh} ({len(links.links)})")
    for link in links.links[:limit]:
        qualifiers = ", ".join(f"{one.name} {_value(one)}" for one in link.qualifiers)
        shown_ids = f"  {link.other}  {link.edge}" if ids else ""
        click.echo(f"  {link.caption}{f'  [{qualifiers}]' if qualifiers else ''}{shown_ids}")
    if limit is not None and len(links.links) > limit:
        click.echo(f"  … and {len(links.links) - limit} more; --all lists them")


def _value(one: "Property") -> str:
    return "yes" if one.value is True else " ".join(str(one.value).split())


def _place(quote: "Quote") -> str:
    page = f", page {quote.page}" if quote.page is not None else ""
    return f"{quote.name}{page}, {quote.char_start}–{quote.char_end}"


def _marked(quote: "Quote") -> str:
    return f"{quote.before}【{quote.quote}】{quote.after}".replace("\r\n", "\n").replace("\n", "⏎")


def _sheet(said: "list[Quote]") -> "Sheet":
    from app.tables import Sheet

    columns = ("document", "name", "page", "char_start", "char_end", "before", "quote", "after", "rule", "property",
               "part")  # fmt: skip
    numbers = ("page", "char_start", "char_end")
    rows = [tuple(asdict(quote)[name] for name in columns) for quote in said]
    return Sheet.of({name: "integer" if name in numbers else "string" for name in columns}, rows)
