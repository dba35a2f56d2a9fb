"""The merged graph in one SQLite file, in which single things are looked up without merging again.

It is written at once, beside the projections of the same graph, and only read afterwards.
"""

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from app.captions import caption
from app.folding import folded_name, folded_text
from graph.closing import Closing
from graph.merged import Graph
from graph.provenance import WHOLE_GRAPH, DocumentFinding
from ontology.base import Edge, Node
from ontology.derive.columns import PROVENANCE, edge_columns, node_columns
from ontology.errors import GraphError
from ontology.nodes import Agency, ChangePoint, Plan

FORMAT = 2
"""Version of the tables and of what stands in them, kept as ``user_version``; other versions are replaced."""

_NAMES = ("name", "title", "heading", "indicator", "number", "code", "short_name", "name_en", "sector_label")
_TEXTS = ("text", "impact")
_WITHOUT = {"id", *(column.name for column in PROVENANCE)}

_TABLES = {
    "graph": "digest",
    "node": "id PRIMARY KEY, label, caption, names, texts, folded, rule, properties",
    "edge": "id PRIMARY KEY, type, source, target, rule, properties",
    "name": "folded, name, id, label, own",
    "plan_key": "key, id",
    "moved": "former PRIMARY KEY, now",
    "jurisdiction": "code PRIMARY KEY",
    "evidence": "subject, place, document, char_start, char_end, page, rule, property, part,"
    " PRIMARY KEY (subject, place)",
    "finding": "id, subject, code, severity, message, document, char_start, char_end, page",
}
"""Columns by table. Names, titles and texts stand one on a line; ``properties`` is a JSON object."""
_LOOKUPS = (
    "node (label)",
    "edge (source)",
    "edge (target)",
    "name (folded)",
    "name (id)",
    "plan_key (key)",
    "finding (subject)",
)

Row = tuple[Any, ...]


class Index(Closing):
    """The index in a file, opened for reading. Use it as a context manager."""

    def __init__(self, path: Path, digest: str) -> None:
        """Open what :func:`build` wrote for the graph with this digest.

        Raises:
            GraphError: there is none, or it is damaged, of another version or of another graph.
        """
        self._path = path
        try:
            self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise GraphError(f"{path}: {error}") from error
        try:
            if self.one("PRAGMA user_version") != (FORMAT,) or self.one("SELECT * FROM graph") != (digest,):
                raise GraphError(f"{path}: is the index of something else")
        except GraphError:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, statement: str, *values: str | int | None) -> list[Row]:
        """Return the rows that an SQL statement selects.

        Raises:
            GraphError: the file is damaged.
        """
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GraphError(f"{self._path}: {error}; delete this file, it is written again") from error

    def one(self, statement: str, *values: str | int) -> Row | None:
        """Return the first row that an SQL statement selects."""
        return next(iter(self.rows(statement, *values)), None)

    def current(self, id: str) -> str | None:
        """Return the id that stands now for a present or former one, or ``None`` if it is unknown."""
        moved = self.one("SELECT now FROM moved WHERE former = ?", id)
        now = id if moved is None else str(moved[0])
        return now if self.kind(now) is not None else None

    def kind(self, id: str) -> str | None:
        """Return the label of a node or the type of an edge, or ``None`` if there is neither."""
        found = self.one(
            "SELECT label FROM node WHERE id = ?1 UNION ALL SELECT type FROM edge WHERE id = ?1", id
        )
        return None if found is None else str(found[0])

    def caption(self, id: str) -> str:
        """Return the caption of a node, of an edge that of its ends; of anything else the id."""
        node = self.one("SELECT caption FROM node WHERE id = ?", id)
        if node is not None:
            return str(node[0])
        edge = self.one("SELECT source, type, target FROM edge WHERE id = ?", id)
        return id if edge is None else f"{self.caption(edge[0])} –{edge[1]}→ {self.caption(edge[2])}"

    def is_stated(self, id: str) -> bool:
        """Return whether a document states the thing, as against what follows from others."""
        return self.one("SELECT 1 FROM evidence WHERE subject = ?", id) is not None


def build(graph: Graph, digest: str, path: Path) -> None:
    """Write the index of the graph with this digest, in place of an older one.

    Raises:
        GraphError: it cannot be written.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(part, isolation_level=None)) as connection:
                _fill(connection, {"graph": [(digest,)], **_contents(graph)})
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise GraphError(f"{path}: cannot be written ({error}); make room or check permissions") from error


def _fill(connection: sqlite3.Connection, contents: Mapping[str, Iterable[Row]]) -> None:
    """Write all tables. There is no journal, since nobody sees the file before it is whole."""
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for table, columns in _TABLES.items():
        connection.execute(f"CREATE TABLE {table} ({columns})")
        marks = ", ".join("?" * (columns.partition(", PRIMARY KEY")[0].count(",") + 1))
        insert = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - constants
        connection.executemany(insert, contents[table])
    for place, lookup in enumerate(_LOOKUPS):
        connection.execute(f"CREATE INDEX lookup_{place} ON {lookup}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")


def _contents(graph: Graph) -> dict[str, Iterable[Row]]:
    """The rows of each table."""
    return {
        "node": _nodes(graph),
        "edge": (
            (edge.id, edge.type, edge.source, edge.target, graph.rules.get(edge.id), _properties(edge))
            for edge in graph.edges.values()
        ),
        "name": _names(graph),
        "plan_key": _plan_keys(graph),
        "moved": graph.moved.items(),
        "jurisdiction": ((code,) for code in _jurisdictions(graph)),
        "evidence": (
            (subject, place, item.document, item.evidence.char_start, item.evidence.char_end,
             graph.page(item.document, item.evidence.char_start),
             item.evidence.rule, item.evidence.property, item.evidence.part)
            for subject, items in graph.evidence.items()
            for place, item in enumerate(items)
        ),
        "finding": (
            (item.id, item.finding.subject, item.finding.code, item.finding.severity, item.finding.message,
             item.document, item.finding.char_start, item.finding.char_end, _page(graph, item))
            for item in graph.findings
        ),
    }  # fmt: skip


def _page(graph: Graph, item: DocumentFinding) -> int | None:
    start = item.finding.char_start
    return graph.page(item.document, start) if start is not None and item.document != WHOLE_GRAPH else None


def _nodes(graph: Graph) -> Iterator[Row]:
    aliases: dict[str, list[str]] = defaultdict(list)
    for name, things in graph.names.items():
        for thing in things:
            aliases[thing].append(name)
    for thing, node in graph.nodes.items():
        names = list(dict.fromkeys((*_values(node, _NAMES), *aliases[thing])))
        texts = _values(node, _TEXTS)
        yield (
            thing,
            node.label(),
            caption(graph, thing),
            _lines(names),
            _lines(texts),
            folded_text(_lines((*names, *texts))),
            graph.rules.get(thing),
            _properties(node),
        )


def _names(graph: Graph) -> Iterator[Row]:
    """Every name with what it may mean; ``own`` if the thing shows it as its name."""
    found: dict[tuple[str, str], bool] = {}
    for name, things in graph.names.items():
        for thing in things:
            found[name, thing] = name in _values(graph.nodes[thing], _NAMES)
    for thing, node in graph.nodes.items():
        found[node.caption(), thing] = True
        if isinstance(node, ChangePoint):
            found[node.date, thing] = True
    for (name, thing), own in sorted(found.items()):
        yield folded_name(name), name, thing, graph.nodes[thing].label(), own


def _plan_keys(graph: Graph) -> Iterator[Row]:
    """Number keys, and title keys without the jurisdiction in front."""
    for plan in graph.of("Plan"):
        keys = plan.keys if isinstance(plan, Plan) else ()
        for key in sorted({key if key.startswith("number:") else key.partition("|")[2] for key in keys}):
            yield key, plan.id


def _jurisdictions(graph: Graph) -> list[str]:
    return sorted({node.jurisdiction for node in graph.of("Agency") if isinstance(node, Agency)})


def _properties(thing: Node | Edge) -> str:
    """What is known; that something is not so (not inferred, not stretch) needs no mention."""
    columns = node_columns(type(thing)) if isinstance(thing, Node) else edge_columns(type(thing))
    values = {column.name: getattr(thing, column.name) for column in columns if column.name not in _WITHOUT}
    known = {name: value for name, value in values.items() if value is not None and value is not False}
    return json.dumps(known, ensure_ascii=False)


def _values(node: Node, fields: Iterable[str]) -> list[str]:
    return [value for field in fields if (value := getattr(node, field, None))]


def _lines(values: Iterable[str]) -> str:
    """The values on a line each."""
    return "\n".join(" ".join(value.split()) for value in values)
