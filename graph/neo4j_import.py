"""The graph as files that ``neo4j-admin database import full`` makes a database of, for the first load of a large graph.

The database then holds what a push would have written (:mod:`graph.push`), so that the next push writes nothing. The tool
reads RFC 4180 with values over several lines, told by ``--multiline-fields``; there, a field without quotes may be null,
one with quotes never is (https://neo4j.com/docs/operations-manual/5/tools/neo4j-admin/neo4j-admin-import/).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from graph import pushed
from graph.marked import HASH, STATE, STATE_KEY, hashed, own_columns, schema
from graph.merged import Graph
from graph.replacing import replacing_folder
from graph.rows import Table, Value, tables
from ontology.derive.columns import ColumnType
from ontology.derive.ddl import MARK
from ontology.errors import GraphError

ARGUMENTS, CONSTRAINTS, SCRIPT = "arguments.txt", "constraints.cypher", "load.sh"

_OURS = re.compile(rf"\w+\.(nodes|edges)\.csv|{ARGUMENTS}|{CONSTRAINTS}|{SCRIPT}|import\.report")
"""Names of files in such a folder; the last is what the tool itself leaves there."""
_STATE = f"{STATE}.nodes.csv"

# The tool takes what follows --nodes or --relationships for another file, unless it is an option: the name of the
# database may stand behind these arguments only because others come last.
_OPTIONS = """\
--id-type=string
--input-encoding=UTF-8
--multiline-fields=true
--bad-tolerance=0
"""
_TYPES: dict[ColumnType, str] = {
    "STRING": "string",
    "INT64": "long",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
}
_TO_INDEX = 600
"""Seconds until the indexes must be there."""


def write(graph: Graph, folder: Path) -> list[Path]:
    """Write the folder, in place of an older one if that holds nothing else, and return its path.

    It holds a table for each label and type that occurs, the arguments that name them, what makes the constraints
    once the server runs, and a script for both.

    Raises:
        GraphError: the folder cannot be written, or there is something else.
    """
    _refuse_others(folder)
    all_tables = list(tables(graph))
    with replacing_folder(folder) as part:
        sources = [_write_table(table, part) for table in all_tables if table.rows]
        sources.append(_write(part / _STATE, _state(pushed.said(all_tables)), f"--nodes={STATE}="))
        _write(part / ARGUMENTS, (*sources, _OPTIONS))
        _write(part / CONSTRAINTS, _constraints())
        _write(part / SCRIPT, [files("graph").joinpath("neo4j_load.sh").read_text("utf-8")])
        (part / SCRIPT).chmod(0o755)
    return [folder]


def _refuse_others(folder: Path) -> None:
    """Raise GraphError if ``folder`` is there and was not written here, or somebody keeps more in it."""
    if not folder.exists():
        return
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else [folder.name]
    foreign = [name for name in names if not _OURS.fullmatch(name)]
    if foreign or names and _STATE not in names:
        raise GraphError(
            f"{folder} is there and holds what no export for neo4j-admin has written ({(foreign or names)[0]}); "
            "choose another folder"
        )


def _write(path: Path, lines: Iterable[str], option: str = "") -> str:
    """Write a file and return the line that gives it to the tool."""
    with path.open("x", encoding="utf-8", newline="") as file:
        file.writelines(lines)
    return f"{option}{path.name}\n"


def _write_table(table: Table, folder: Path) -> str:
    if own_columns(table):
        return _write(folder / f"{table.name}.edges.csv", _lines(table), f"--relationships={table.name}=")
    return _write(folder / f"{table.name}.nodes.csv", _lines(table), f"--nodes={table.name}=")


def _lines(table: Table) -> Iterator[str]:
    """The columns with their types, then the rows, each with mark and hash behind its values."""
    own = own_columns(table)
    head = [f"{column.name}:{_TYPES[column.type]}" for column in table.columns]
    head[: own or 1] = [":START_ID", ":END_ID"] if own else ["id:ID"]
    yield ",".join((*head, f"{HASH}:long", f"{MARK}:string")) + "\n"
    puts: list[Callable[[Value], str]] = [_PUT[column.type] for column in table.columns]
    for thing, row in hashed(table).items():
        *values, hash_ = row
        cells = ["" if value is None else put(value) for put, value in zip(puts, values, strict=True)]
        yield f"{','.join(cells)},{hash_},{_quoted(thing)}\n"


def _state(said: dict[str, str]) -> Iterator[str]:
    """The table of the one node that says which graph this is."""
    yield ",".join((f"{MARK}:ID", *(f"{name}:string" for name in said))) + "\n"
    yield ",".join(map(_quoted, (STATE_KEY, *said.values()))) + "\n"


def _constraints() -> Iterator[str]:
    for text in schema():
        yield f"{text};\n"
    yield f"CALL db.awaitIndexes({_TO_INDEX});\n"


def _quoted(value: Value) -> str:
    return '"' + str(value).replace('"', '""') + '"'


_PUT: dict[ColumnType, Callable[[Value], str]] = {
    "STRING": _quoted,
    "INT64": str,
    "DOUBLE": repr,
    "BOOLEAN": lambda value: "true" if value else "false",
}
"""What writes a value of a column that is not null."""
