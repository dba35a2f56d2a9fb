"""What tests of the app share: the command, and a graph of the specimen corpus that nobody changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from app.specimen import specimen_documents
from app.workspace import Workspace

Run = Callable[..., Result]


@pytest.fixture
def zhengtu() -> Run:
    """Run the command ``zhengtu`` with these arguments; what is no error of ours is raised as it is."""

    def run(*arguments: str | Path, input: str | bytes | None = None) -> Result:
        environment = {"ZHENGTU_GRAPH": None}
        result = CliRunner().invoke(main, [*map(str, arguments)], input=input, env=environment)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture(scope="session")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph of all specimen documents; only to be read."""
    folder = tmp_path_factory.mktemp("specimens") / "graph"
    with Workspace(folder, create=True) as workspace:
        workspace.add(specimen_documents(), processes=1)
    return folder


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A copy of a specimen document, to be changed."""
    source = next(path for path in specimen_documents() if path.name == "city-plan.txt")
    copy = tmp_path / "documents" / source.name
    copy.parent.mkdir()
    copy.write_bytes(source.read_bytes())
    return copy
