"""What looked like a fact and gave none: markers of responsibility, numbers, titles and document numbers.

Rules that read facts leave out what they do not understand. Here the finished facts are compared with the
text once more, by signs that are cheap to look for, and what is left becomes findings.
"""

import re
from collections.abc import Iterator, Sequence

from loaders.builder import Builder
from loaders.printed import Printed
from loaders.references import BEING_NAMED, title_marks
from loaders.stretches import Stretches
from loaders.targets import may_set_targets
from loaders.units import Section, Unit
from loaders.unread_markers import find_markers
from loaders.unread_numbers import find_aims
from ontology.document_numbers import find_document_numbers
from ontology.nodes import Plan
from ontology.titles import clean_title, title_key

Span = tuple[int, int]

FORM = re.compile("(?:表|[申报请证诺同]书|模板|承诺|合同|回执|证)(?:（[^（）]*）)?$")
"""Ends of the names of forms to be filled in."""
GENERIC = 4
"""Up to so many characters a title (《方案》, 《管理办法》) stands for a document named before."""
NUMBERED = re.compile(r"\d\s?号")
LONGEST_NUMBER = 60
ANNEXES = re.compile("附\\s*件\\s*[：:][^\\n]")
LONGEST_LIST = 400
"""Longest list of annexes (characters)."""

MESSAGES = {
    "unread_marker": "this looks like an assignment, but no agency was read from it",
    "unread_number": "this looks like the value of an aim, but no target was read from it",
    "unread_title": "this looks like the title of a document, but no reference was read from it",
    "unread_document_number": "this document number gave no reference",
    "unread_annex": "this annex is not read for tasks and targets",
}


class Unread:
    """Compares the text of one document with its facts. ``begin`` is where the document begins in the text,
    ``plan`` the subject of what stands outside its units."""

    def __init__(self, printed: Printed, sections: Sequence[Section], begin: int, plan: str):
        self.printed = printed
        self.builder: Builder = printed.builder
        self.string = self.builder.text.text
        self.sections = sections
        self.plan = plan
        read = [section for section in sections if not section.annex]
        outside = [
            span
            for section in read
            for span in (*((p.start, p.end) for p in section.head), *section.tail)
            if span[0] >= begin
        ]
        units = [unit for section in read for unit in section.units]
        self.read = Stretches((*outside, *(span for unit in units for span in unit.own)))
        silent = [unit for unit in units if not may_set_targets(unit.title)]
        self.silent = Stretches((unit.start, _end(unit)) for unit in silent)

    def report(self) -> None:
        """Record every finding, each thing once."""
        for span in find_markers(self.string):
            if not self.printed.agencies.touch(*span):
                self._find("unread_marker", span)
        for span in find_aims(self.string, self.printed.values):
            if not self.silent.touch(*span):
                self._find("unread_number", span)
        for span in (*self._titles(), *self._numbers()):
            self._find("unread_title" if self.string[span[0]] == "《" else "unread_document_number", span)
        for section in self.sections:
            if section.annex and section.units and not self._is_list(section):
                self.builder.find(
                    "unread_annex", "warning", MESSAGES["unread_annex"], self.plan,
                    (section.head[0].start, section.units[-1].end),
                )  # fmt: skip

    def _is_list(self, section: Section) -> bool:
        """Tell whether a section only lists the annexes: 附件：1.… 2.…."""
        start, end = section.head[0].start, section.units[-1].end
        return end - start < LONGEST_LIST and ANNEXES.match(self.string, start) is not None

    def _find(self, code: str, span: Span) -> None:
        if self.read.touch(*span):
            subject = self.printed.unit(span[0]) or self.plan
            self.builder.find(code, "info", MESSAGES[code], subject, span)

    def _titles(self) -> Iterator[Span]:
        """Yield the titles that gave no reference, each at its first place."""
        nodes = self.builder.nodes.values()
        plans = [node for node in nodes if isinstance(node, Plan) and node.completeness != "mentioned"]
        own = tuple(title_key(plan.title) for plan in plans)
        seen: set[str] = set()
        for start, end in title_marks(self.string, 0, len(self.string)):
            if self.printed.references.touch(start, end) or end - start - 2 <= GENERIC:
                continue
            title = clean_title(self.string[start + 1 : end - 1])
            if FORM.search(title) or BEING_NAMED.search(self.string, max(0, start - 24), start):
                continue
            key = title_key(title)
            if key not in seen and not key.startswith(own):
                seen.add(key)
                yield start, end

    def _numbers(self) -> Iterator[Span]:
        """Yield the document numbers that gave no reference, each at its first place."""
        seen: set[str] = set()
        for match in NUMBERED.finditer(self.string):
            if self.printed.references.touch(*match.span()):
                continue
            begin = max(0, match.end() - LONGEST_NUMBER)
            for left, right, number in find_document_numbers(self.string[begin : match.end()])[-1:]:
                if begin + right == match.end() and number.key not in seen:
                    seen.add(number.key)
                    yield begin + left, begin + right


def _end(unit: Unit) -> int:
    while unit.children:
        unit = unit.children[-1]
    return unit.end
