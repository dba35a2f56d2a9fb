"""What is built is whole: the wheel, made from the sdist, holds the rooms and the specimen corpus."""

import subprocess
import sys
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from ontology import __version__

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("ontology", "loaders", "graph", "queries", "app")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Path and content of every file in the wheel."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(out.glob("*.whl"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def metadata(wheel: dict[str, bytes]) -> Message:
    """The wheel's core metadata."""
    return message_from_bytes(wheel[f"zhengtu-{__version__}.dist-info/METADATA"])


def contents(folder: str) -> dict[str, bytes]:
    """Path within `folder` and content of every file that belongs to the project."""
    return {
        path.relative_to(ROOT / folder).as_posix(): path.read_bytes()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def below(wheel: dict[str, bytes], folder: str) -> dict[str, bytes]:
    """What the wheel holds in `folder`, keyed as :func:`contents` does."""
    return {name.removeprefix(folder): data for name, data in wheel.items() if name.startswith(folder)}


@pytest.mark.parametrize("room", ROOMS)
def test_the_wheel_holds_every_file_of_a_room(wheel: dict[str, bytes], room: str) -> None:
    built = {
        name: data for name, data in below(wheel, f"{room}/").items() if not name.startswith("examples/")
    }
    assert "__init__.py" in built
    assert built.keys() == contents(room).keys()


def test_the_wheel_holds_the_specimen_corpus_byte_for_byte(wheel: dict[str, bytes]) -> None:
    assert below(wheel, "app/examples/") == contents("examples")


def test_the_wheel_holds_nothing_else(wheel: dict[str, bytes]) -> None:
    assert {name.split("/")[0] for name in wheel} == {*ROOMS, f"zhengtu-{__version__}.dist-info"}


def test_no_index_takes_it(metadata: Message) -> None:
    assert "Private :: Do Not Upload" in metadata.get_all("Classifier", [])


def test_the_licence_is_in_it(wheel: dict[str, bytes], metadata: Message) -> None:
    assert metadata["License-Expression"] == "Apache-2.0"
    licence = wheel[f"zhengtu-{__version__}.dist-info/licenses/LICENSE"]
    assert licence == (ROOT / "LICENSE").read_bytes()
