"""What makes no difference when a user types a name or a word."""

import re

from ontology.widths import half_width

_BLANKS_AND_QUOTES = re.compile(r"[\s“”‘’\"'《》〈〉]")
_BRACKETS = str.maketrans("〔［【[〕］】]", "(((())))")


def folded_text(text: str) -> str:
    """Return the text without differences of width and case; offsets stay, but for a few letters such as İ."""
    return half_width(text).lower()


def folded_name(name: str) -> str:
    """Return what a name has in common with others that differ only in width, case, blanks, quotes, brackets."""
    return _BLANKS_AND_QUOTES.sub("", folded_text(name)).translate(_BRACKETS)
