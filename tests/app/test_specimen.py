"""The specimen corpus is found, in a checkout as in an installation."""

from pathlib import Path

import pytest

from app import specimen


def test_in_a_checkout_it_lies_beside_the_rooms() -> None:
    assert specimen.specimen_corpus() == Path(specimen.__file__).parents[1] / "examples"


def test_in_an_installation_it_lies_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "app" / "examples"
    installed.mkdir(parents=True)
    monkeypatch.setattr(specimen, "files", lambda package: tmp_path / package)
    assert specimen.specimen_corpus() == installed
