"""Prints how long the whole extract of PDFs takes, as a ratio to what pypdfium2 alone needs for their text.

JSON writing included. Every pass over a folder is a fresh process, which reads two specimens first and then every file
once, so that no cache filled by an earlier pass over the same file flatters the figure; per file the best of three
processes counts, in one run, so that the machine's mood cancels out. Usage: ``python bench/speed.py FOLDER...``.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
PASSES = 3
WARM_UP = ("city-notice.pdf", "city-plan.txt")
"""Specimens that fill what every document needs: imports, vocabularies, compiled rules."""
SINGLE = "--single"

Times = dict[str, tuple[float, float]]
"""Seconds for the text alone and for the whole extract, by path."""


def seconds(task: Callable[[Path], object], path: Path) -> float:
    """Return the time of a task on one file."""
    start = perf_counter()
    task(path)
    return perf_counter() - start


def floor(path: Path) -> int:
    """Read the text of a PDF and nothing more."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def whole(path: Path) -> str:
    """Return the extract of a document as JSON."""
    from app.folded import fold
    from loaders.load import load

    return json.dumps(fold(load(path)), ensure_ascii=False)


def one_pass(folder: str) -> Times:
    """Measure every PDF below the folder once, in this process."""
    specimens = [ROOT / "examples" / "documents" / name for name in WARM_UP]
    for path in specimens:
        whole(path)
    floor(specimens[0])
    return {str(path): (seconds(floor, path), seconds(whole, path)) for path in _pdfs(folder)}


def _pdfs(folder: str) -> list[Path]:
    return sorted(Path(folder).rglob("*.pdf"))


def _fresh_pass(folder: str) -> Times:
    command = [sys.executable, str(Path(__file__).resolve()), SINGLE, folder]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return {path: (least, most) for path, (least, most) in json.loads(done.stdout).items()}


def main(arguments: list[str]) -> int:
    """Measure every PDF below the folders."""
    sys.path.insert(0, str(ROOT))
    if arguments[:1] == [SINGLE]:
        print(json.dumps(one_pass(arguments[1])))
        return 0
    for folder in arguments:
        if not _pdfs(folder):
            print(f"{folder}: no PDFs")
            continue
        passes = [_fresh_pass(folder) for _ in range(PASSES)]
        rows = [
            (
                min(times[path][0] for times in passes),
                min(times[path][1] for times in passes),
                Path(path).name,
            )
            for path in passes[0]
        ]
        least, most = sum(row[0] for row in rows), sum(row[1] for row in rows)
        worst = max(rows, key=lambda row: row[1] / row[0])
        print(
            f"{folder}: {len(rows)} PDFs, text alone {least:.2f} s, extract {most:.2f} s, ratio {most / least:.2f}"
        )
        print(f"  worst: {worst[2]} {worst[1] / worst[0]:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
