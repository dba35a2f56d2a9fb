"""``python -m ontology.derive [--check]``: write the derived files, or say which are stale."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ontology.derive.files import stale, write

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Return 0 where all is fresh or has been written, 1 where ``--check`` found stale files."""
    parser = argparse.ArgumentParser(
        prog="python -m ontology.derive", description="Derived files of the ontology."
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is stale")
    if parser.parse_args(arguments).check:
        found = stale(root)
        sys.stderr.writelines(f"stale: {path} (run: python -m ontology.derive)\n" for path in found)
        return 1 if found else 0
    sys.stdout.writelines(f"{path}\n" for path in write(root))
    return 0


if __name__ == "__main__":
    sys.exit(main())
