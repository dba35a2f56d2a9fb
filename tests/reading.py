"""Documents read once for all processes of a test run: reading is what tests on real documents mostly wait for."""

import hashlib
import os
import pickle
from pathlib import Path

from loaders.load import load
from ontology.extract import Extract
from tests.conftest import EXTRACTS


def read(path: Path) -> Extract:
    """Return the extract of a document that does not change during the test run; nobody may change the extract."""
    kept = Path(os.environ[EXTRACTS]) / hashlib.sha256(str(path.absolute()).encode()).hexdigest()
    if not kept.exists():
        written = kept.with_name(f"{kept.name}-{os.getpid()}")
        written.write_bytes(pickle.dumps(load(path)))
        # Two processes may have read it at the same time; they have read the same.
        written.replace(kept)
    extract: Extract = pickle.loads(kept.read_bytes())  # noqa: S301 (written above)
    return extract
