"""What looks like a marker of responsibility: labels with a name behind, brackets that end in a role word, and
brackets behind a sentence that hold nothing but names of bodies."""

import re
from collections.abc import Iterator

from loaders.markers import BRACKET, LABEL, OPEN_BRACKETS, SENTENCE_HEAD

Span = tuple[int, int]

LABELLED = re.compile("(?:单位|部门|机构|主体|处室)(?:（[^（）\n]{1,12}）)?：(?!\n)")
"""The end of a field label, which is quick to look for."""
LABEL_WIDTH = 8
VALUE_END = re.compile("[。；\n）】〕]")
ASSIGNS = re.compile("[）〕】］](?<=[头责合工实施。；].)")
"""The end of a bracket that may assign by a verb."""
VERB = re.compile("(?:牵头|负责|配合|分工|落实|组织实施)[。；]?$")
BARE = re.compile("[（〔［](?<=[。；！？\n].)")
"""A bracket behind a sentence."""
BODY = re.compile("(?:厅|局|委|办|部|政府|院|会|中心|公司|集团|站|处|部门|单位)(?:等)?$")
SEPARATOR = re.compile("[、，；]|和|与")
DEFINES = re.compile("以下(?:分别)?(?:简|统)称|以下(?:各项)?均")
DESCRIBES = re.compile("即|指|含|包括|不含|原|见")
LONGEST = 400
"""Characters of a bracket that are looked at."""


def find_markers(text: str) -> Iterator[Span]:
    """Yield the insides of what looks like a marker, in order, not overlapping; time is linear."""
    done = 0
    for start, end in sorted({*_labels(text), *_assigning(text), *_bare(text)}):
        if start >= done and not DEFINES.search(text, start, end) and not DESCRIBES.match(text, start):
            yield start, end
            done = end


def _labels(text: str) -> Iterator[Span]:
    for match in LABELLED.finditer(text):
        label = LABEL.search(text, max(0, match.start() - LABEL_WIDTH), match.end())
        if label is None:
            continue
        before = text[label.start() - 1 : label.start()]
        if before == "" or before in SENTENCE_HEAD or before in OPEN_BRACKETS:
            end = VALUE_END.search(text, label.end(), label.end() + LONGEST)
            yield label.start(), end.start() if end is not None else label.end()


def _assigning(text: str) -> Iterator[Span]:
    for match in ASSIGNS.finditer(text):
        begin = max(0, match.end() - LONGEST)
        if VERB.search(text, match.start() - 5, match.start()) is None:
            continue
        depth = 0
        for mark in reversed(list(BRACKET.finditer(text, begin, match.end()))):
            depth += -1 if mark[0] in OPEN_BRACKETS else 1
            if depth == 0:
                yield mark.end(), match.start()
                break


def _bare(text: str) -> Iterator[Span]:
    for match in BARE.finditer(text):
        end = text.find("）", match.end(), match.end() + LONGEST)
        if end - match.end() > 1 and all(map(BODY.search, SEPARATOR.split(text[match.end() : end]))):
            yield match.end(), end
