"""Everything that follows from the node and edge classes, written in other languages.

``python -m ontology.derive`` writes the files, ``--check`` only says which are stale. Nothing here decides
anything: a definition, label or rule is changed where the class is declared, and derived again.
"""
