"""The store of what documents say, and everything computed from it.

The store keeps each document's statements apart; the merged graph is a pure function of the store and the
curator's decisions; projections carry the merged graph into engines and files; difference and findings
compare what is said. Only the store must never be lost. It may import only :mod:`ontology`; the libraries of
an engine are imported where that engine is used.
"""
