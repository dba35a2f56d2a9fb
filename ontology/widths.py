"""Folding of full-width forms, one code point to one, so that offsets stay what they are.

Chinese texts print the same digit, letter or comma in two widths. NFKC would fold them too, but it also
changes lengths and meanings (㎡ becomes m2, … becomes ..., ① becomes 1), so only the block of full-width
ASCII (U+FF01 to U+FF5E) and the ideographic space are folded here.
"""

import re

_HALF_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}
_WIDE = re.compile("[\uff01-\uff5e\u3000]")


def half_width(text: str) -> str:
    """Return ``text`` with full-width ASCII in its usual form; the length does not change."""
    for char in set(_WIDE.findall(text)):
        text = text.replace(char, _HALF_WIDTH[char])
    return text
