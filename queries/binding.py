"""Values for the parameters of a saved question: checked by type, and never part of the query's words.

In Cypher they travel as ``$parameters``. In SPARQL they are the row of the VALUES block at the head of the
outermost group: serialised terms, with UNDEF for an optional parameter that is not given.
"""

import re
from collections.abc import Callable, Mapping

from ontology.dates import PartialDate
from ontology.errors import OntologyError, QueryError
from ontology.ids import iri
from queries.question import NODE_TYPES, Parameter, Question, Value

Resolve = Callable[[str, str], str]
"""Returns the id of the thing of a type (``Agency``, ``Plan`` …) that a name means; raises QueryError."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
"""Whole numbers that fit the 64 bits of every engine."""
ROLES = {
    "lead": "lead", "牵头": "lead", "support": "support", "配合": "support", "参与": "support",
    "responsible": "responsible", "负责": "responsible", "责任": "responsible",
}  # fmt: skip
"""The words that a parameter ``role`` accepts, as stored and as printed."""
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def bound(question: Question, given: Mapping[str, Value], resolve: Resolve) -> dict[str, Value]:
    """Return a value for every parameter of the question: the given one, else the default.

    Raises:
        QueryError: a parameter is missing or not declared, a value is of the wrong type, or a name means
            nothing or several things.
    """
    names = [parameter.name for parameter in question.parameters]
    for name in given:
        if name not in names:
            has = f"it has {', '.join(names)}" if names else "it has none"
            raise QueryError(f"{question.name} has no parameter {name}; {has}")
    return {parameter.name: _value(question, parameter, given, resolve) for parameter in question.parameters}


def cypher_parameters(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values as the parameters of a Cypher query."""
    return dict(values)


def sparql_text(question: Question, values: Mapping[str, Value]) -> str:
    """Return the question in SPARQL with the values in its VALUES block."""
    if question.values is None:
        return question.sparql
    start, end = question.values
    terms = " ".join(_term(parameter, values[parameter.name]) for parameter in question.parameters)
    return f"{question.sparql[:start]}{{ ({terms}) }}{question.sparql[end:]}"


def _value(question: Question, parameter: Parameter, given: Mapping[str, Value], resolve: Resolve) -> Value:
    if parameter.name not in given:
        if parameter.default is None:
            example = f"for example --{parameter.name.replace('_', '-')} {parameter.example}"
            raise QueryError(f"{question.name} needs {parameter.name} ({parameter.type}), {example}")
        return parameter.default
    value = given[parameter.name]
    if value == "" and parameter.default is None:
        # Left open, it would mean nothing to Cypher and everything to SPARQL.
        raise QueryError(f"{question.name} needs {parameter.name} ({parameter.type}); it is empty")
    if isinstance(value, str) and any("\ud800" <= char <= "\udfff" for char in value):
        raise QueryError(f"{parameter.name} holds half a character; it is no text: {value!a}")
    if parameter.type in NODE_TYPES and value != "":
        return resolve(parameter.type, str(value))
    return _READ.get(parameter.type, _text)(parameter, value)


def _boolean(parameter: Parameter, value: Value) -> Value:
    word = _WORDS.get(str(value).lower())
    if word is None:
        raise QueryError(f"{parameter.name} is true or false, not {value!r}")
    return word


def _integer(parameter: Parameter, value: Value) -> Value:
    if isinstance(value, bool) or _INTEGER.fullmatch(str(value)) is None:
        raise QueryError(f"{parameter.name} is a whole number, not {value!r}")
    return int(value)


def _date(parameter: Parameter, value: Value) -> Value:
    if value == "":
        return value
    try:
        return PartialDate(str(value)).iso
    except OntologyError as error:
        raise QueryError(f"{parameter.name} is a date as 2025, 2025-06 or 2025-06-30; {error}") from error


def _text(parameter: Parameter, value: Value) -> Value:
    if parameter.words and value not in ("", *parameter.words):
        raise QueryError(f"{parameter.name} is one of {', '.join(parameter.words)}, not {value!r}")
    if parameter.name != "role" or value == "":
        return str(value)
    role = ROLES.get(str(value).lower())
    if role is None:
        raise QueryError(f"role is lead (牵头), support (配合) or responsible (负责), not {value!r}")
    return role


_READ: dict[str, Callable[[Parameter, Value], Value]] = {
    "boolean": _boolean,
    "integer": _integer,
    "date": _date,
}
"""How a value of a type is read; other types are text."""


def _term(parameter: Parameter, value: Value) -> str:
    """Return the value as a SPARQL term; an optional one that is not given is UNDEF."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if value == "":
        return "UNDEF"
    if parameter.type in NODE_TYPES:
        return _iri(value)
    return f'"{value.translate(_ESCAPES)}"'


def _iri(identifier: str) -> str:
    """Return the id as an IRI reference; an id has no character that would end it."""
    if re.fullmatch(r"[A-Za-z_]+:[A-Za-z0-9._-]+", identifier) is None:
        raise QueryError(f"{identifier!r} is no id")
    return f"<{iri(identifier)}>"
