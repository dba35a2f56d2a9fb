"""Markdown: the source text is the file's own characters; marks of headings and tables become blocks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from loaders.readers.encodings import decode
from loaders.readers.html_facts import facts_above
from loaders.source import Block, Source

READER = "md/1"

HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t　]+(\S.*)$")
CLOSING_MARKS = re.compile(r"[ \t]+#+[ \t]*$")
UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*$")
FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
COMMENT = re.compile(r"[ \t]*<!--(?:(?!-->).)*-->[ \t]*$")
DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
BAR = re.compile(r"(?<!\\)\|")
LONGEST_UNDERLINED = 60
"""Characters: a longer line above a rule is a paragraph that somebody forgot to set apart."""

Line = tuple[int, str]
"""Offset and characters of a line, without its line end and a carriage return before it."""


def read(data: bytes, name: str) -> Source:
    """The characters of a Markdown file as they stand, with blocks for headings, tables and comments.

    A block of a heading or cell covers its words without the marks. The first heading of level 1 is the
    title. A comment on its own line is furniture: it is not for readers.
    """
    decoded = decode(data, name)
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        format="md",
        text=decoded.text,
        reader=READER,
        encoding=decoded.encoding,
        meta=facts_above(decoded.text),
        blocks=tuple(_with_title(_blocks(list(_lines(decoded.text))))),
    )


def _lines(text: str) -> Iterator[Line]:
    offset = 0
    for line in text.split("\n"):
        yield offset, line.removesuffix("\r")
        offset += len(line) + 1


def _with_title(blocks: Iterator[Block]) -> Iterator[Block]:
    titled = False
    for block in blocks:
        if block.kind == "heading" and block.level == 1 and not titled:
            titled = True
            yield replace(block, kind="title", level=0)
        else:
            yield block


def _blocks(lines: list[Line]) -> Iterator[Block]:
    number = 0
    while number < len(lines):
        offset, line = lines[number]
        following = lines[number + 1][1] if number + 1 < len(lines) else ""
        if FENCE.match(line) is not None:
            number = _end_of_fence(lines, number)
        elif (heading := HEADING.match(line)) is not None:
            words = CLOSING_MARKS.sub("", heading[2]).rstrip()
            start = offset + heading.start(2)
            yield Block(start, start + len(words), "heading", level=len(heading[1]))
        elif COMMENT.match(line) is not None:
            yield Block(offset, offset + len(line), "furniture")
        elif "|" in line and "|" in following and DELIMITER.match(following) is not None:
            end = _end_of_table(lines, number)
            yield from _table(lines[number : number + 1] + lines[number + 2 : end], lines[end - 1])
            number = end - 1
        elif _is_words(line) and (underline := UNDERLINE.match(following)) is not None:
            words = line.strip()
            start = offset + line.index(words)
            yield Block(start, start + len(words), "heading", level=1 if underline[1][0] == "=" else 2)
            number += 1
        number += 1


def _is_words(line: str) -> bool:
    """Whether a line can be a heading when the next line underlines it."""
    return 0 < len(line.strip()) <= LONGEST_UNDERLINED and line.lstrip()[0] not in "|>-*+=<"


def _end_of_fence(lines: list[Line], number: int) -> int:
    """The number of the line that closes a code fence, or of the last line."""
    for end in range(number + 1, len(lines)):
        if FENCE.match(lines[end][1]) is not None:
            return end
    return len(lines) - 1


def _end_of_table(lines: list[Line], number: int) -> int:
    end = number + 2
    while end < len(lines) and "|" in lines[end][1]:
        end += 1
    return end


def _table(rows: list[Line], last: Line) -> Iterator[Block]:
    yield Block(rows[0][0], last[0] + len(last[1]), "table")
    for row, (offset, line) in enumerate(rows):
        yield Block(offset, offset + len(line), "row", row=row)
        for column, (start, end) in enumerate(_cells(line)):
            yield Block(offset + start, offset + end, "cell", row=row, column=column, header=row == 0)


def _cells(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each cell's words in a line of a table."""
    stop = len(line.rstrip())
    start = len(line) - len(line.lstrip())
    start += line.startswith("|", start)
    while start < stop:
        bar = BAR.search(line, start, stop)
        end = stop if bar is None else bar.start()
        words = line[start:end].strip()
        left = line.index(words, start) if words else start
        yield left, left + len(words)
        start = end + 1
