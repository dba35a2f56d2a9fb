"""What is exported and read back by another program is the same graph, to the digest."""

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.exports import FORMATS, export, losses
from graph.merged import Graph, merge
from graph.rows import Table, digest, digest_of, tables
from loaders.load import load
from ontology.nodes import Event, Target
from tests.graph.projected.reading import READERS
from tests.queries.projecting import graph_of, specimen_graph
from tests.queries.world import build

# rdflib 7 warns of its own classes when it parses quads and JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset):DeprecationWarning")

READING = [(suffix, reader) for suffix, readers in READERS.items() for reader in readers]
FAST = [(suffix, reader) for suffix, reader in READING if reader.__name__ != "rdf_by_rdflib"]
Reader = Callable[[Path], list[Table]]


def test_every_format_is_read_back() -> None:
    assert {*READERS, ".neo4j"} == set(FORMATS)


def check(graph: Graph, path: Path, reader: Reader) -> None:
    export(graph, path)
    found = reader(path)
    assert [table.rows for table in found] == [table.rows for table in tables(graph)]
    assert digest_of(found) == digest(graph)
    assert losses(graph, path) == []


@pytest.mark.parametrize(("suffix", "reader"), READING)
def test_the_same_graph_comes_back(everything: Graph, tmp_path: Path, suffix: str, reader: Reader) -> None:
    check(everything, tmp_path / f"everything{suffix}", reader)
    check(graph_of(build()), tmp_path / f"world{suffix}", reader)


@pytest.fixture(scope="module")
def specimens() -> Graph:
    """The graph of the specimen corpus."""
    return specimen_graph()


# rdflib needs a quarter of a minute for each format.
@pytest.mark.parametrize(("suffix", "reader"), FAST)
def test_specimens_come_back(specimens: Graph, tmp_path: Path, suffix: str, reader: Reader) -> None:
    check(specimens, tmp_path / f"graph{suffix}", reader)


@pytest.mark.corpus
def test_real_documents_come_back(corpus: Path, tmp_path: Path) -> None:
    graph = merge(map(load, sorted((corpus / "seeds").iterdir())))
    for suffix, reader in FAST:
        check(graph, tmp_path / f"graph{suffix}", reader)


CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cs"])
TEXTS = st.lists(st.text(CHARACTERS, min_size=1, max_size=20), max_size=6)
QUOTES = [
    '"',
    '""',
    "'",
    "\\",
    "\\n",
    "\n",
    "\r",
    "\r\n",
    "\t",
    " a",
    "b ",
    "  ",
    "\u3000",
    "\u2028",
    "\x85",
    "\ufeff",
]
WORDS = [
    "null",
    "None",
    "true",
    "1",
    "1e5",
    "=1+1",
    "]]>",
    "&amp;",
    "<a>",
    "#",
    "@prefix",
    "\\u0041",
    "\0",
    "\x1b",
    "\uffff",
]
# Chars that XML 1.0 excludes (https://www.w3.org/TR/xml/#charsets).
LOST = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NUMBERS = st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=4)


@pytest.mark.parametrize(("suffix", "reader"), READING)
@given(texts=TEXTS, numbers=NUMBERS)
@example(QUOTES, [])
@example(WORDS, [])
@example([], [-0.0, 1e300, 5e-324, 0.1 + 0.2, 1 / 3, 123456789.123456789, 1e22, 2.0**53 + 2, -1e16])
@settings(max_examples=25)
def test_every_text_and_number_comes_back(
    make_graph: Callable[..., Graph], suffix: str, reader: Reader, texts: list[str], numbers: list[float]
) -> None:
    events = [Event(title=text, date=f"{index:06}") for index, text in enumerate(texts)]
    targets = [
        Target(owner="plan:1", indicator=f"{index}", value=number, value_text=f"{number!r}{'0' * 400}")
        for index, number in enumerate(numbers)
    ]
    graph = make_graph([*events, *targets])
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"graph{suffix}"
        export(graph, path)
        found = digest_of(reader(path))
    damaged = sum(LOST.search(text) is not None for text in texts)
    if suffix == ".graphml" and damaged:
        said = f"XML has no control characters; U+FFFD stands for those in {damaged} values"
        assert losses(graph, path) == [said]
        assert found == digest_of(map(as_xml_holds_it, tables(graph)))
    else:
        assert losses(graph, path) == []
        assert found == digest(graph)


def as_xml_holds_it(table: Table) -> Table:
    """A table with U+FFFD for every character that XML cannot hold."""
    rows = [
        tuple(LOST.sub("\ufffd", one) if isinstance(one, str) else one for one in row) for row in table.rows
    ]
    return Table(table.name, table.columns, rows)
