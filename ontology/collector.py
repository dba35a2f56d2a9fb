"""The garbage collector of the interpreter, out of the way."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Work that makes many objects that stay, and no circles, would spend up to a third of its time on looking
    for circles.

    What it has made counts as old when it ends: else the collector would look through all of it right behind. A
    process that keeps objects frozen (see :func:`gc.freeze`) is left as it is.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if gc.get_freeze_count() == 0:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
