"""The lines of a source text in its regular form, kept for whoever asks next."""

from functools import lru_cache

from loaders.characters import regular
from loaders.furniture import without_furniture
from loaders.layout import Line
from loaders.lines import read_lines


@lru_cache(maxsize=1)
def regular_lines(text: str) -> tuple[str, tuple[Line, ...]]:
    """Return the regular form of a source text, and its lines without furniture.

    The facts of a document are read from them, and then its excerpts: only the last text is kept.
    """
    form = regular(text)
    return form, tuple(without_furniture(read_lines(form), form))
