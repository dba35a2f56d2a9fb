"""The one exception family.

A user sees the message of a :class:`ZhengtuError` as a single line; every other exception is a bug and
shows its traceback. A message therefore names what was wrong, in which file, and the way out.
"""


class ZhengtuError(Exception):
    """Base of everything that the data, the files or the wording of a request can do wrong."""


class OntologyError(ZhengtuError):
    """A value, class or vocabulary does not fit the ontology."""


class ReadError(ZhengtuError):
    """A document cannot be read: wrong format, no text, damaged, or an unknown encoding."""


class GraphError(ZhengtuError):
    """A graph folder, its store or one of its projections cannot be used."""


class QueryError(ZhengtuError):
    """A saved or foreign query cannot be run: unknown, refused, wrong parameters, or over its limits."""


class DecisionError(ZhengtuError):
    """A file of decisions has an error, contradicts itself, or speaks of what the graph does not have."""
