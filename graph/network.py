"""The merged graph for networkx: centrality, communities, layouts."""

from typing import TYPE_CHECKING

from graph.merged import Graph
from graph.rows import ENDS, tables
from ontology.nodes import NODE_BY_LABEL

if TYPE_CHECKING:
    import networkx


def network(graph: Graph) -> "networkx.MultiDiGraph[str]":
    """Return the graph with ids as nodes and as keys of edges.

    Nodes carry ``label`` and edges ``type``; both carry what is not null in the columns of their tables.
    """
    from networkx import MultiDiGraph

    result: MultiDiGraph[str] = MultiDiGraph()
    for table in tables(graph):
        names = [column.name for column in table.columns]
        for row in table.rows:
            values = {name: value for name, value in zip(names, row, strict=True) if value is not None}
            if table.name in NODE_BY_LABEL:
                result.add_node(str(values["id"]), label=table.name, **values)
            else:
                source, target = (str(values.pop(column.name)) for column in ENDS)
                result.add_edge(source, target, key=str(values["id"]), type=table.name, **values)
    return result
