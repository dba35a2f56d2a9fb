"""Saved questions as data, and the only way to ask them.

A question is one ``.cypher`` and one ``.rq`` file that give the same rows, with its wording, parameters and
columns. The room holds their catalogue, the guard that foreign queries must pass, and the runner. It may
import :mod:`ontology` and :mod:`graph`, never a loader.
"""
