"""Prints the scores of the facts, per layer and document, against annotations made by hand.

Reads ``$ZHENGTU_CORPUS`` and ``$ZHENGTU_GOLD`` (else ``../shared/corpus`` and ``../shared/gold``); the scorer lies
beside the annotations. Usage: ``python bench/quality.py [--errors N]``.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def main(arguments: list[str]) -> int:
    """Extract every annotated document and hand the results to the scorer."""
    sys.path.insert(0, str(ROOT))
    from app.folded import fold
    from loaders.load import load

    corpus = Path(os.environ.get("ZHENGTU_CORPUS") or SHARED / "corpus")
    gold = Path(os.environ.get("ZHENGTU_GOLD") or SHARED / "gold")
    if not (gold / "score.py").exists():
        sys.stderr.write("FLOORS NOT MEASURED: no annotations\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        for annotated in sorted((gold / "dev").glob("*.json")):
            found = list(corpus.rglob(f"{annotated.stem}.txt"))
            if found:
                view = json.dumps(fold(load(found[0])), ensure_ascii=False)
                (Path(folder) / annotated.name).write_text(view, "utf-8")
        command = [sys.executable, str(gold / "score.py"), str(gold / "dev"), folder, *arguments]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
