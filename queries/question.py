"""What a saved question is: its wording, its parameters, its columns, and one text per query language."""

from dataclasses import dataclass
from typing import Any, Literal

from queries.tokens import Language

ParameterType = Literal[
    "Agency",
    "Plan",
    "Region",
    "Sector",
    "Indicator",
    "ChangePoint",
    "Document",
    "string",
    "integer",
    "date",
    "boolean",
]
ColumnType = Literal["string", "integer", "boolean", "date", "decimal-string", "id"]
Group = Literal[
    "responsibility",
    "lineage",
    "targets",
    "places_and_sectors",
    "networks",
    "change_points",
    "provenance",
    "quality",
]
Value = str | int | bool
"""What a parameter may hold. ``''`` stands for an optional one that was not given."""
NODE_TYPES: tuple[ParameterType, ...] = (
    "Agency", "Plan", "Region", "Sector", "Indicator", "ChangePoint", "Document",
)  # fmt: skip
"""Parameter types whose value is a thing: any of its names is accepted and resolved to its id."""
GROUPS: dict[Group, tuple[str, str]] = {
    "responsibility": ("职责", "Responsibility"),
    "lineage": ("脉络", "Lineage"),
    "targets": ("目标", "Targets"),
    "places_and_sectors": ("地区与领域", "Places and sectors"),
    "networks": ("协作网络", "Networks"),
    "change_points": ("变点", "Change points"),
    "provenance": ("来源", "Provenance"),
    "quality": ("质量", "Quality"),
}
"""What the saved questions ask about, in the order in which they are listed, with the names in Chinese and English."""
EVIDENCE = "evidence"
"""The last column of most questions: id of the edge or node whose evidence proves the row. Tables hide it."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. Without a ``default`` it must be given; ``''`` as default means "not restricted".

    ``words`` are all that it may hold, if that is fixed.
    """

    name: str
    type: ParameterType
    example: Value
    default: Value | None = None
    words: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether the question cannot be asked without it."""
        return self.default is None

    @property
    def is_switch(self) -> bool:
        """Whether it only switches something on."""
        return self.type == "boolean"

    @property
    def option(self) -> str:
        """The option that gives it on the command line."""
        return f"--{self.name.replace('_', '-')}"

    def as_json(self) -> dict[str, Any]:
        """Return the parameter for the list of questions; ``default`` stands there only if it is optional."""
        entry: dict[str, Any] = {"name": self.name, "type": self.type, "example": self.example}
        return entry if self.default is None else {**entry, "default": self.default}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer."""

    name: str
    type: ColumnType

    def as_json(self) -> dict[str, str]:
        """Return the column as it stands in every result."""
        return {"name": self.name, "type": self.type}


@dataclass(frozen=True, slots=True)
class Question:
    """One saved question.

    ``group`` is what it asks about. ``zh`` and ``en`` are the question in words. ``order`` names the columns that rows are sorted by for
    reading, ``-`` before a name meaning largest first. ``values`` is the stretch of ``sparql`` that holds the
    parameters' values, ``None`` for a question without parameters. ``own`` are questions that a user has added: their
    texts are asked under the limits of foreign ones.
    """

    name: str
    group: Group
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    cypher: str
    sparql: str
    values: tuple[int, int] | None
    own: bool = False

    @property
    def examples(self) -> dict[str, Value]:
        """The examples of the parameters that must be given."""
        return {parameter.name: parameter.example for parameter in self.parameters if parameter.required}

    @property
    def command(self) -> str:
        """The command line that asks it with these examples."""
        words = [f"{one.option} {one.example}" for one in self.parameters if one.required]
        return " ".join(("zhengtu query", self.name, *words))

    def text(self, language: Language) -> str:
        """Return the query in this language, as it stands in the file."""
        return self.cypher if language == "cypher" else self.sparql

    def as_json(self) -> dict[str, Any]:
        """Return the question as it stands in the list of questions (``zhengtu queries --format json``)."""
        return {
            "name": self.name,
            "group": self.group,
            "question": {"zh": self.zh, "en": self.en},
            "parameters": [parameter.as_json() for parameter in self.parameters],
            "columns": [column.as_json() for column in self.columns],
        }
