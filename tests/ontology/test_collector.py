"""The garbage collector is paused and left as it was found."""

import gc
from collections.abc import Iterator

import pytest

from ontology.collector import collector_paused


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    enabled = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if enabled else gc.disable)()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_as_before_also_behind_an_error(*, enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()
    with pytest.raises(KeyError):
        _fail()
    assert gc.isenabled() == enabled


def _fail() -> None:
    with collector_paused():
        assert not gc.isenabled()
        raise KeyError


def test_what_was_made_counts_as_old() -> None:
    gc.enable()
    with collector_paused():
        made: list[object] = [[] for _ in range(3)]
    assert not any(thing is made[0] for young in (0, 1) for thing in gc.get_objects(young))
    assert any(thing is made[0] for thing in gc.get_objects(2))


def test_frozen_objects_stay_frozen() -> None:
    gc.enable()
    gc.freeze()
    frozen = gc.get_freeze_count()
    with collector_paused():
        pass
    assert gc.get_freeze_count() == frozen > 0
