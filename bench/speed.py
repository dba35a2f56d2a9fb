"""Prints how long the whole extract of PDFs takes, as a ratio to what pypdfium2 alone needs for their text.

One process after imports, JSON writing included; per folder and for the worst file, best of three passes each, in
one run, so that the machine's mood cancels out. Usage: ``python bench/speed.py FOLDER...``.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
PASSES = 3


def seconds(task: Callable[[Path], object], path: Path) -> float:
    """Return the best time of a task on one file."""
    times = []
    for _ in range(PASSES):
        start = perf_counter()
        task(path)
        times.append(perf_counter() - start)
    return min(times)


def main(folders: list[str]) -> int:
    """Measure every PDF below the folders."""
    sys.path.insert(0, str(ROOT))
    import pypdfium2

    from app.folded import fold
    from loaders.load import load

    def floor(path: Path) -> int:
        with pypdfium2.PdfDocument(path) as document:
            return sum(len(page.get_textpage().get_text_range()) for page in document)

    def whole(path: Path) -> str:
        return json.dumps(fold(load(path)), ensure_ascii=False)

    for folder in folders:
        paths = sorted(Path(folder).rglob("*.pdf"))
        for path in paths[:2]:
            whole(path)
        rows = [(seconds(floor, path), seconds(whole, path), path.name) for path in paths]
        least, most = sum(row[0] for row in rows), sum(row[1] for row in rows)
        worst = max(rows, key=lambda row: row[1] / row[0])
        print(
            f"{folder}: {len(rows)} PDFs, text alone {least:.2f} s, extract {most:.2f} s, ratio {most / least:.2f}"
        )
        print(f"  worst: {worst[2]} {worst[1] / worst[0]:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
