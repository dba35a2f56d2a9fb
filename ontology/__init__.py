"""What can exist and what it is called.

The bottom room: node and edge classes declared once, identifiers, evidence, and the parsing and normalising
of names, titles, document numbers, dates and quantities, with the controlled vocabularies as data files.
Schemas in other languages (OWL, SHACL, JSON-LD, Cypher DDL, JSON Schema) are derived from the classes. It
knows no other room, no engine, no file format and no terminal, and importing it is cheap.
"""

__version__ = "0.1.0"
