"""Decisions of the curator, as they stand in a CSV file: one on a line, with who made it and why.

======== ============================================= ===================================================
decision columns                                       means
======== ============================================= ===================================================
same     kind (Plan, Agency), subject, object          both are one thing; an agency is then the object
different kind, subject, object                        they are two, and nothing joins them; for an edge
                                                       (with the qualifiers of one as value): both stand
reject   kind, subject [, property [, value]]          the thing, or this property of it, is wrong and left
                                                       out; an edge has subject, object [, value]
correct  kind, subject, property, value                the property has this value
======== ============================================= ===================================================

How things are called says :mod:`graph.keys`. This page of the file is read here; what it does to the graph is
in :mod:`graph.curation`.
"""

import codecs
import csv
import difflib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from graph.decidable import (
    correctable,
    kind_named,
    may_be_rejected,
    normal_ends,
    normal_qualifiers,
    rejectable,
    value,
)
from graph.keys import EDGE_KINDS, NODE_KINDS, KeyFormError, normal
from ontology.errors import DecisionError
from ontology.ids import key, mint

Verdict = Literal["same", "different", "reject", "correct"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
COLUMNS = ("decision", "kind", "subject", "object", "property", "value", "who", "why")
_JOINED = ("Plan", "Agency")
"""Kinds of which two may turn out to be one."""

_COMMENT = "#"
BOM = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One decision. ``subject`` and ``other`` are keys in their normal form (see :mod:`graph.keys`), ``prop`` the
    name of a property.

    ``place`` says where it stands, as ``decisions.csv:7``; it is no part of the decision.
    """

    verdict: Verdict
    kind: str
    subject: str
    other: str = ""
    prop: str = ""
    value: str = ""
    who: str = field(default="", compare=False)
    why: str = field(default="", compare=False)
    place: str = field(default="", compare=False)

    @property
    def id(self) -> str:
        """The same for the same decision in whatever place, whoever made it."""
        return mint("decision", key(self.verdict, self.kind, self.subject, self.other, self.prop, self.value))

    def __str__(self) -> str:
        """What is decided, in one line."""
        parts = (self.verdict, self.kind, self.subject, self.other, self.prop, self.value)
        return " ".join(part for part in parts if part)

    def row(self) -> tuple[str, ...]:
        """Return it under :data:`COLUMNS`."""
        return (
            self.verdict, self.kind, self.subject, self.other, self.prop, self.value, self.who, self.why
        )  # fmt: skip


def read_decisions(data: bytes, name: str, *, asked: bool = False, who: str = "") -> tuple[Decision, ...]:
    """Return the decisions in a file, in its order.

    Args:
        data: its bytes: UTF-8, with a byte order mark or without, any line ends. Lines that begin with # are
            comments.
        name: its name, for messages and places.
        asked: whether it is a list of questions taken back: then lines without decision are still open, further
            columns belong to the question, and the object of what is rejected or corrected is only what it was
            compared with.
        who: who decided where the file does not say so.

    Raises:
        DecisionError: with line and reason, at the first line that is no decision.
    """
    rows = _rows(data, name)
    _, head = next(rows, (1, []))
    columns = _columns(head, f"{name}:1", asked)
    found: list[Decision] = []
    for line, cells in rows:
        place = f"{name}:{line}"
        if len(cells) > len(head):
            raise DecisionError(
                f"{place}: has {len(cells)} cells under {len(head)} columns; quote cells with commas"
            )
        # Excel leaves out empty cells at the end of a line.
        row = {
            column: " ".join(cells[at].split()) if at < len(cells) else "" for column, at in columns.items()
        }
        if asked and row["decision"] == "":
            continue
        found.append(_decision({**row, "who": row["who"] or who}, place, asked))
    return tuple(found)


def append(data: bytes, name: str, decisions: Iterable[Decision]) -> str:
    """Return the text of the file with these decisions below, everything else as it was.

    A new file begins with the byte order mark without which Excel takes UTF-8 for something else.

    Args:
        data: the bytes of a file that :func:`read_decisions` reads, or none at all.
        name: its name, for messages.
        decisions: what is added.
    """
    text = _text(data, name)
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n" if "\r\n" in text else "\n")
    head: tuple[str, ...] = COLUMNS
    mark = BOM if data.startswith(codecs.BOM_UTF8) or text.strip() == "" else ""
    if text.strip() == "":
        text = ""
        writer.writerow(head)
    else:
        head = tuple(cell.strip() for cell in next(_rows(data, name))[1])
        file.write("" if text.endswith("\n") else "\n")
    for decision in decisions:
        cells = dict(zip(COLUMNS, decision.row(), strict=True))
        writer.writerow([cells.get(column, "") for column in head])
    return mark + text + file.getvalue()


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DecisionError(f"{name}:{line}: is not UTF-8; in Excel, save the file as “CSV UTF-8”") from error


def _rows(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are neither empty nor comments, each with the number of its first line."""
    reader = csv.reader(io.StringIO(_text(data, name), newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise DecisionError(f"{name}:{line}: is no CSV ({error}); check the quotation marks") from error
        if any(cell.strip() for cell in cells) and not cells[0].lstrip().startswith(_COMMENT):
            yield line, cells
        line = reader.line_num + 1


def _columns(head: list[str], place: str, asked: bool) -> dict[str, int]:
    """Where each column of ours stands."""
    names = [cell.strip() for cell in head]
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        raise DecisionError(
            f"{place}: the first line must name the columns {','.join(COLUMNS)}; missing: {', '.join(missing)}"
        )
    for column in names:
        if names.count(column) > 1 or (column not in COLUMNS and not asked):
            raise DecisionError(f"{place}: the column {column!r} is unknown or stands twice")
    return {column: names.index(column) for column in COLUMNS}


def _decision(row: dict[str, str], place: str, asked: bool) -> Decision:
    """The decision of one line."""
    verdict = _verdict(row["decision"], place)
    kind = kind_named(row["kind"])
    if kind is None:
        near = difflib.get_close_matches(row["kind"], (*NODE_KINDS, *EDGE_KINDS), 1, 0.5)
        raise DecisionError(
            f"{place}: no decision is about a {row['kind']!r}; "
            + (f"did you mean {near[0]}?" if near else f"kinds are {', '.join((*NODE_KINDS, *EDGE_KINDS))}")
        )
    found = Decision(
        verdict,
        kind,
        row["subject"],
        row["object"],
        row["property"],
        row["value"],
        row["who"],
        row["why"],
        place,
    )
    if asked and verdict in ("reject", "correct") and kind in NODE_KINDS:
        found = replace(found, other="")
    elif asked and verdict in ("same", "different") and kind in NODE_KINDS:
        found = replace(found, prop="", value="")
    for column in ("subject", "who", "why"):
        if getattr(found, column) == "":
            raise DecisionError(f"{place}: says nothing under {column!r}")
    try:
        return _edge_decision(found) if kind in EDGE_KINDS else _node_decision(found)
    except KeyFormError as error:
        raise DecisionError(f"{place}: {error}") from None


def _verdict(text: str, place: str) -> Verdict:
    for verdict in VERDICTS:
        if text.lower() == verdict:
            return verdict
    near = difflib.get_close_matches(text.lower(), VERDICTS, 1)
    offer = f"did you mean {near[0]}?" if near else f"decisions are {', '.join(VERDICTS)}"
    raise DecisionError(f"{place}: {text!r} is no decision; {offer}")


def _edge_decision(one: Decision) -> Decision:
    if one.verdict not in ("reject", "different"):
        raise KeyFormError(
            f"an edge can be rejected, or kept beside another ('different'); {one.verdict!r} is for nodes"
        )
    if one.prop != "":
        raise KeyFormError("an edge is decided on as a whole; leave 'property' empty")
    if one.other == "":
        raise KeyFormError("says nothing under 'object', the other end of the edge")
    subject, other = normal_ends(one.kind, one.subject, one.other)
    return replace(one, subject=subject, other=other, value=normal_qualifiers(one.kind, one.value))


def _node_decision(one: Decision) -> Decision:
    one = replace(one, subject=normal(one.kind, one.subject))
    if one.verdict in ("same", "different"):
        return _of_two(one)
    if one.other != "":
        raise KeyFormError(f"{one.verdict!r} is about one thing; leave 'object' empty")
    return _rejection(one) if one.verdict == "reject" else _correction(one)


def _of_two(one: Decision) -> Decision:
    if one.verdict == "same" and one.kind not in _JOINED:
        raise KeyFormError(
            f"only a {' or an '.join(_JOINED)} can be the same as another; reject one {one.kind}"
        )
    if one.prop or one.value:
        raise KeyFormError(f"{one.verdict!r} is about two things; leave 'property' and 'value' empty")
    if one.other == "":
        raise KeyFormError("says nothing under 'object', the second thing")
    one = replace(one, other=normal(one.kind, one.other))
    if one.subject == one.other:
        raise KeyFormError("'subject' and 'object' are one thing")
    return one


def _rejection(one: Decision) -> Decision:
    if one.prop == "":
        if one.value != "":
            raise KeyFormError("a rejected value needs the name of its 'property'")
        if not may_be_rejected(one.kind, one.subject):
            raise KeyFormError(f"a {one.kind} stands in a vocabulary; reject the edges that lead to it")
        return one
    _known(one.prop, rejectable(one.kind), one.kind, "rejected")
    return replace(one, value=str(value(one.kind, one.prop, one.value)) if one.value else "")


def _correction(one: Decision) -> Decision:
    if one.prop == "":
        raise KeyFormError("says nothing under 'property', that which gets the value")
    _known(one.prop, correctable(one.kind), one.kind, "corrected")
    if one.value == "":
        raise KeyFormError("says nothing under 'value'; a value that is only wrong is rejected")
    return replace(one, value=str(value(one.kind, one.prop, one.value)))


def _known(property: str, properties: tuple[str, ...], kind: str, done: str) -> None:
    if property not in properties:
        near = difflib.get_close_matches(property, properties, 1, 0.5)
        offer = f"did you mean {near[0]}?" if near else f"these can: {', '.join(properties) or 'none'}"
        raise KeyFormError(f"no {property!r} of a {kind} can be {done}; {offer}")
