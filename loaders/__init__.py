"""One document in, one ``Extract`` out.

Reads a format, stores the source text, repairs it, finds the outline, then the facts, then their canonical
names, each with the place in the source text that says it. Pure: the same bytes give the same extract, and
nothing here knows a graph, a database or a network. A new format or kind of fact is a new file in this room.
It may import only :mod:`ontology`.
"""
