"""Texts as loaders see them, from strings."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from loaders.repair import Text, repair
from loaders.source import Source

MakeSource = Callable[..., Source]


def _source(text: str, name: str = "plan.txt", pages: tuple[int, ...] = ()) -> Source:
    return Source(
        name=name,
        sha256=sha256(text.encode()).hexdigest(),
        format="txt",
        text=text,
        reader="test",
        pages=pages,
    )


@pytest.fixture
def source() -> MakeSource:
    """Make a source from a string."""
    return _source


@pytest.fixture
def repaired() -> Callable[[str], Text]:
    """Make a repaired text from a string."""
    return lambda text: repair(_source(text))
