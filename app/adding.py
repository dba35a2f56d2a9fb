"""Loading files into the store: each wholly or not at all, and what is unchanged not again."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.loading import Loaded, load_files
from app.sources import sources
from graph.store import Store
from loaders.load import LOADER
from loaders.readers import MAX_BYTES
from ontology.errors import OntologyError
from ontology.extract import Finding

Outcome = Literal["added", "changed", "unchanged", "failed"]
OUTCOMES: tuple[Outcome, ...] = ("added", "changed", "unchanged", "failed")


@dataclass(frozen=True, slots=True)
class Result:
    """What adding one file did. ``reason`` says why it failed; ``findings`` what a reader should know."""

    path: Path
    outcome: Outcome
    reason: str = ""
    document: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding files did: one result per file, and how many files in folders were no documents."""

    results: tuple[Result, ...]
    ignored: int

    def count(self, outcome: Outcome) -> int:
        """Return how many files have this outcome."""
        return sum(result.outcome == outcome for result in self.results)


Progress = Callable[[int, int, Result], None]
"""Told after each file: how many are done, of how many, and what became of it."""


def add(
    store: Store,
    paths: Iterable[Path],
    apart_from: Path,
    on_progress: Progress | None = None,
    processes: int | None = None,
) -> Addition:
    """Load files and the documents in folders into the store.

    A file that fails does not keep others from being loaded, and the store keeps what the file said before.

    Args:
        store: where to.
        paths: files and folders.
        apart_from: a folder that is left out.
        on_progress: told after each file.
        processes: how many processes read; ``None`` decides by the sizes.
    """
    found = sources(paths, apart_from)
    known = {row.source for row in store.sources()}
    results: dict[Path, Result] = {}

    def done(result: Result) -> None:
        results[result.path] = result
        if on_progress is not None:
            on_progress(len(results), len(found.files) + len(found.refused), result)

    for path, reason in found.refused:
        done(Result(path, "failed", reason))
    current = {path: _is_current(store, path) for path in found.files if str(path) in known}
    for path in (path for path, is_current in current.items() if is_current):
        done(Result(path, "unchanged"))
    for loaded in load_files([path for path in found.files if not current.get(path, False)], processes):
        done(_put(store, loaded, str(loaded.path) in known))
    ordered = (*(path for path, _ in found.refused), *found.files)
    return Addition(tuple(results[path] for path in ordered), found.ignored)


def _is_current(store: Store, path: Path) -> bool:
    """Whether the store holds the bytes of the file, read by this version of the loader."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return False
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return False
    return store.is_current(str(path), sha256, LOADER)


def _put(store: Store, loaded: Loaded, known: bool) -> Result:
    path, extract, reason = loaded.path, loaded.extract, loaded.reason
    if extract is not None:
        try:
            change = store.put(str(path), extract)
            return Result(path, change, document=extract.document.id, findings=extract.findings)
        except OntologyError as error:
            reason = f"{str(error).removeprefix(f'{path.name}: ')}; please report this with the file"
    kept = " (the graph keeps what the file said before)" if known else ""
    return Result(path, "failed", reason + kept)
