"""The catalogue of saved questions: a folder of file pairs, read and checked as a whole.

A question ``name`` is ``name.cypher`` and ``name.rq``. The first lines of the ``.cypher`` file, comments that
begin with ``//+``, are TOML and describe both: ``group`` (one of :data:`queries.question.GROUPS`),
``question.zh``, ``question.en``, ``order``, the table ``parameters`` (type, example, if optional default, and the
words that it may hold if they are fixed) and the table ``columns`` (name = type, in order).
A file that does not fit its description is refused here, before anybody asks it.
"""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from ontology.errors import QueryError
from queries.question import (
    EVIDENCE,
    GROUPS,
    Column,
    ColumnType,
    Group,
    Parameter,
    ParameterType,
    Question,
    Value,
)
from queries.saved_text import CypherText, SparqlText

MARK = "//+"
"""What the lines of the description begin with: a comment for every Cypher engine."""


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    zh: str
    en: str


class _Parameter(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    type: ParameterType
    example: Value
    default: Value | None = None
    words: list[str] = []


class _Description(BaseModel):
    model_config = ConfigDict(extra="forbid")
    group: Group
    question: _Words
    order: tuple[str, ...] = ()
    parameters: dict[str, _Parameter] = {}
    columns: dict[str, ColumnType]


class Catalogue(Mapping[str, Question]):
    """The saved questions by name, in alphabetical order."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        """Hold these questions."""
        self._questions = dict(sorted(questions.items()))

    def __getitem__(self, name: str) -> Question:
        """Return the question of this name."""
        return self._questions[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._questions)

    def __len__(self) -> int:
        """Return how many questions there are."""
        return len(self._questions)

    def find(self, name: str) -> Question:
        """Return the question of this name.

        Raises:
            QueryError: there is none; the message offers the nearest names.
        """
        if name in self._questions:
            return self._questions[name]
        near = difflib.get_close_matches(name, self._questions, n=3)
        offer = f"did you mean {' or '.join(near)}?" if near else "`zhengtu queries` lists them all"
        raise QueryError(f"there is no saved question {name!r}; {offer}")

    def by_group(self) -> dict[Group, list[Question]]:
        """Return the questions group by group, in the order of the groups; groups without questions are left out."""
        found = {group: [one for one in self.values() if one.group == group] for group in GROUPS}
        return {group: questions for group, questions in found.items() if len(questions) > 0}

    def as_json(self) -> list[dict[str, Any]]:
        """Return the list of questions, as ``zhengtu queries --format json`` prints it."""
        return [question.as_json() for question in self.values()]


@cache
def saved() -> Catalogue:
    """Return the questions that come with the program."""
    return load(files("queries") / "saved")


def load(folder: Traversable) -> Catalogue:
    """Read every pair of files in the folder.

    Raises:
        QueryError: with file and line, if a partner is missing or a file does not fit its description.
    """
    return Catalogue({name: question_of(name, *texts(name, pair)) for name, pair in pairs(folder).items()})


Pair = Mapping[str, Traversable]
"""The files of a question by suffix: ``cypher`` and ``rq``, or one of them where the other is missing."""


def pairs(folder: Traversable) -> dict[str, Pair]:
    """Return the pairs of files in the folder by the name of the question."""
    found: dict[str, dict[str, Traversable]] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        name, _, suffix = path.name.rpartition(".")
        if suffix in {"cypher", "rq"}:
            found.setdefault(name, {})[suffix] = path
    return dict(found)


def texts(name: str, pair: Pair) -> tuple[CypherText, SparqlText]:
    """Read a pair of files.

    Raises:
        QueryError: one is missing, is no text in UTF-8, or cannot be cut into tokens.
    """
    for suffix in ("cypher", "rq"):
        if suffix not in pair:
            raise QueryError(f"{next(iter(pair.values()))}:1: its partner {name}.{suffix} is missing")
    return CypherText(str(pair["cypher"]), _text(pair["cypher"])), SparqlText(
        str(pair["rq"]), _text(pair["rq"])
    )


def _text(path: Traversable) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise QueryError(f"{path}:{line}: the file is not UTF-8; save it as such") from error
    except OSError as error:
        raise QueryError(f"{path}: it cannot be read ({error.strerror})") from error


def question_of(name: str, cypher: CypherText, sparql: SparqlText) -> Question:
    """Return the question that a pair of texts is.

    Raises:
        QueryError: with file and line, if a text does not fit the description.
    """
    described = _described(cypher)
    parameters = tuple(
        Parameter(key, entry.type, entry.example, entry.default, tuple(entry.words))
        for key, entry in described.parameters.items()
    )
    columns = tuple(Column(key, kind) for key, kind in described.columns.items())
    _check_description(cypher, parameters, columns, described.order)
    names = tuple(parameter.name for parameter in parameters)
    for text in (cypher, sparql):
        text.check_parameters(names)
        text.check_columns(tuple(column.name for column in columns))
    return Question(
        name=name,
        group=described.group,
        zh=described.question.zh,
        en=described.question.en,
        parameters=parameters,
        columns=columns,
        order=described.order or tuple(column.name for column in columns),
        cypher=cypher.text,
        sparql=sparql.text,
        values=sparql.values,
    )


def _described(cypher: CypherText) -> _Description:
    lines = cypher.text.split("\n")
    # Every other line becomes a blank one, so that TOML's line numbers are those of the file.
    toml = "\n".join(line[len(MARK) :].strip() if line.startswith(MARK) else "" for line in lines)
    try:
        return _Description.model_validate(tomllib.loads(toml))
    except tomllib.TOMLDecodeError as error:
        # Python tells the place from 3.14 on only; before, the words do.
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else len(lines)
        raise QueryError(f"{cypher.path}:{line}: the description is not TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        last = next((str(part) for part in first["loc"][1::-1]), "")
        line = next((n for n, text in enumerate(lines, 1) if text.startswith(MARK) and last in text), 1)
        raise QueryError(f"{cypher.path}:{line}: {where}: {first['msg']}") from error


def _check_description(
    cypher: CypherText, parameters: tuple[Parameter, ...], columns: tuple[Column, ...], order: tuple[str, ...]
) -> None:
    names = [column.name for column in columns]
    for parameter in parameters:
        for value in (parameter.example, parameter.default):
            if value is not None and type(value) is not _python_type(parameter.type):
                raise cypher.refused(parameter.name, f"{value!r} is no value of type {parameter.type}")
            if parameter.words and value not in ("", None, *parameter.words):
                raise cypher.refused(parameter.name, f"{value!r} is none of {', '.join(parameter.words)}")
    for name in order:
        if name.removeprefix("-") not in names:
            raise cypher.refused("order", f"rows cannot be sorted by {name}, which is no column")
    if EVIDENCE in names and (names[-1] != EVIDENCE or columns[-1].type != "id"):
        raise cypher.refused(EVIDENCE, "evidence is an id and the last column")


def _python_type(type_: ParameterType) -> type:
    return {"integer": int, "boolean": bool}.get(type_, str)
