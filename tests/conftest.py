"""What every test may ask for: the real documents and their gold, where this machine has them.

Tests on real documents carry ``@pytest.mark.corpus`` (``requires_corpus`` means the same) and take the
fixtures ``corpus`` and ``gold``. Where there is no corpus they are left out, and the report says so at its
head.
"""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS_MARKERS = ("corpus", "requires_corpus")


def _folder(variable: str, default: Path) -> Path | None:
    """The folder that an environment variable names, else the default; None where there is no such folder."""
    path = Path(os.environ.get(variable) or default)
    return path if path.is_dir() else None


CORPUS = _folder("ZHENGTU_CORPUS", SHARED / "corpus")
GOLD = _folder("ZHENGTU_GOLD", SHARED / "gold")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "requires_corpus: the same as corpus")


def pytest_report_header() -> list[str]:
    return [] if CORPUS is not None else ["FLOORS NOT MEASURED: no corpus"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if CORPUS is not None:
        return
    wanting = [item for item in items if any(map(item.get_closest_marker, CORPUS_MARKERS))]
    config.hook.pytest_deselected(items=wanting)
    items[:] = [item for item in items if item not in wanting]


@pytest.fixture(scope="session")
def corpus() -> Path | None:
    """The folder of real documents (``seeds``, ``dev``, ``formats``, ``bulk``)."""
    return CORPUS


@pytest.fixture(scope="session")
def gold() -> Path | None:
    """The folder of documents annotated by hand (``dev/*.json``, ``score.py``)."""
    return GOLD
