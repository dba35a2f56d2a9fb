"""Folding of full-width forms, one code point to one, so that offsets stay what they are.

Chinese texts print the same digit, letter or comma in two widths. NFKC would fold them too, but it also
changes lengths and meanings (㎡ becomes m2, … becomes ..., ① becomes 1), so only the block of full-width
ASCII (U+FF01 to U+FF5E) and the ideographic space are folded here.
"""

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def half_width(text: str) -> str:
    """Return ``text`` with full-width ASCII in its usual form; the length does not change."""
    return text.translate(_HALF_WIDTH)
