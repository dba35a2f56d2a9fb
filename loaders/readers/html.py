"""Web pages: the document that a page shows, as the lines that a browser shows.

The source text begins with the facts that the page prints about the document, one ``label：value`` a line,
and its title if the body does not have it; then comes the body. Menus, scripts and hidden parts are left out.
"""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from loaders.readers.draft import Draft
from loaders.readers.encodings import decode
from loaders.readers.html_content import find_content, without_unseen
from loaders.readers.html_facts import (
    DOCUMENT_LABELS,
    FIRST_LINES,
    LONGEST_FACTS,
    facts_in_head,
    facts_in_line,
    facts_in_lines,
    facts_in_table,
    is_label,
    squeezed,
    titles,
)
from loaders.readers.html_lines import Line, Table, lines_of
from loaders.source import Source

READER = "html/1 selectolax"

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
HEAD = 4096

TITLE_LINES = 4
"""Lines that a title is broken into at most."""


def read(data: bytes, name: str) -> Source:
    """The document of a web page; ``meta`` has the facts of the page and the tags of its head.

    Raises :class:`~ontology.errors.ReadError` if its encoding is unknown.
    """
    charset = CHARSET.search(data[:HEAD])
    declared = "" if charset is None else charset[1].decode("ascii")
    decoded = decode(data, name, declared=declared, forgiving=True)
    tree = LexborHTMLParser(decoded.text)
    facts = facts_in_head(tree)
    headings = [heading.text().strip() for heading in tree.css("h1")]
    without_unseen(tree)
    draft = Draft()
    if tree.body is not None:
        facts |= _write(draft, tree.body, facts, headings)
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        format="html",
        text=draft.text(),
        reader=READER,
        encoding=decoded.encoding + (f", {decoded.lost} characters lost" if decoded.lost else ""),
        blocks=draft.blocks(),
        meta=facts,
    )


def _write(draft: Draft, body: Any, head: dict[str, str], headings: Sequence[str]) -> dict[str, str]:
    """Write facts, title and body; gives the facts."""
    content = find_content(body)
    around = lines_of([body], {node.mem_id for node in content}, is_label)
    facts = _facts_around(around)
    lines = lines_of(content)
    for label, value in facts.items():
        if label in DOCUMENT_LABELS:
            draft.add(f"{label}：{value}", "meta")
    wanted = titles(head | facts, headings)
    start, end = _title_lines(lines, wanted)
    if start == end and len(wanted) > 0:
        draft.add(wanted[0], "title")
    for number, line in enumerate(lines):
        if start < number < end:
            continue
        if number == start < end:
            words = [part.text for part in lines[start:end] if isinstance(part, Line)]
            draft.add("\n".join(words), "title")
        elif isinstance(line, Table):
            facts = _write_table(draft, line) | facts
        else:
            facts = _write_line(draft, line, number) | facts
    return facts


def _facts_around(lines: Sequence[Line | Table]) -> dict[str, str]:
    """The facts that a page prints outside the body."""
    facts: dict[str, str] = {}
    for line in lines:
        if isinstance(line, Table):
            facts = (facts_in_table(_texts(line)) or {}) | facts
    return facts | facts_in_lines([line.text for line in lines if isinstance(line, Line)]) | facts


def _write_line(draft: Draft, line: Line, number: int) -> dict[str, str]:
    """Write a line of the body; gives the facts if it consists of facts."""
    found = facts_in_line(line.text) if number < FIRST_LINES and len(line.text) <= LONGEST_FACTS else []
    if len(found) > 0:
        draft.add(line.text, "meta")
    elif line.level > 0:
        draft.add(line.text, "heading", line.level)
    else:
        draft.add(line.text, "paragraph")
    return {label: value for label, value in reversed(found) if value}


def _write_table(draft: Draft, table: Table) -> dict[str, str]:
    """Write a table of the body; gives the facts if it is the table of facts."""
    facts = facts_in_table(_texts(table))
    if facts is None:
        draft.add_table(table.cells)
        return {}
    for label, value in facts.items():
        draft.add(f"{label}：{value}", "meta")
    return facts


def _texts(table: Table) -> list[str]:
    return [" ".join(cell.lines) for cell in table.cells]


def _title_lines(lines: Sequence[Line | Table], wanted: Sequence[str]) -> tuple[int, int]:
    """Start and end of the lines at the head of the body that give one of the titles; equal if none do."""
    words = [
        squeezed(line.text) if isinstance(line, Line) else "" for line in lines[: FIRST_LINES + TITLE_LINES]
    ]
    for title in map(squeezed, wanted):
        for start in range(min(FIRST_LINES, len(words))):
            for end in range(start + 1, min(start + TITLE_LINES, len(words)) + 1):
                if all(words[start:end]) and "".join(words[start:end]) == title:
                    return start, end
    return 0, 0
