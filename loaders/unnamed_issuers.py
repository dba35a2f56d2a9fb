"""Issuers that a title counts but does not name: 四川省住房城乡建设厅等17部门关于…."""

import re

from loaders.builder import Builder
from loaders.metadata import Metadata
from ontology.numerals import ordinal

COUNTED = re.compile(
    r"等(?P<number>\d{1,2}|[二两三四五六七八九十]{1,3})个?(?:部门|部委|单位|委办局|厅局|部门（单位）)(?=关于|印发|转发|联合)"
)
"""How many bodies issue a document together, in its title behind the first of them."""


def report_unnamed_issuers(builder: Builder, meta: Metadata, plan: str) -> None:
    """Record that fewer issuers are named than the title counts; the others stand in the signature, which
    reposts leave out."""
    for title in (meta.notice_title, meta.title):
        counted = COUNTED.search(title.value) if title is not None else None
        number = ordinal(counted["number"].replace("两", "二")) if counted is not None else None
        if title is None or number is None:
            continue
        named = len(meta.issuers)
        if named < number:
            message = f"the title counts {number} issuers; {number - named} of them are not named"
            builder.find("issuers_not_named", "warning", message, plan, title.span)
        return
