"""Evidence and findings together with the document they belong to."""

from dataclasses import dataclass
from typing import NamedTuple

from ontology.evidence import Evidence
from ontology.extract import Finding

WHOLE_GRAPH = ""
"""Stands for the document of a finding that no single document causes."""


class DocumentEvidence(NamedTuple):
    """One stretch of the text of the document with the id ``document``; a graph has millions of them."""

    document: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DocumentFinding:
    """A finding in the document with the id ``document``, or in none (:data:`WHOLE_GRAPH`)."""

    document: str
    finding: Finding

    @property
    def id(self) -> str:
        """The stable id of the finding."""
        return self.finding.id_in(self.document)
