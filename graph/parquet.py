"""The graph as two Parquet files, one row per node and one row per edge, for pandas, Polars, DuckDB, Spark.

They have the columns of the CSV files, typed, so that nothing stands for "unknown" but null. Each label or type is a
row group of its own: who asks for one reads only that.
"""

from pathlib import Path

from graph.edge_list import Flat, flat_edges, flat_nodes
from graph.merged import Graph
from graph.replacing import replacing_path
from ontology.derive.columns import ColumnType
from ontology.errors import GraphError

# As pyarrow calls them.
_TYPES: dict[ColumnType, str] = {"STRING": "string", "INT64": "int64", "DOUBLE": "float64", "BOOLEAN": "bool"}


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the edges to ``path`` and the nodes beside them in ``.nodes.parquet``; return both paths, nodes first.

    The same graph gives the same bytes with the same release of pyarrow, which the files name as their maker.

    Raises:
        GraphError: pyarrow is not installed, or a file cannot be written.
    """
    flats = {path.with_suffix(".nodes.parquet"): flat_nodes(graph), path: flat_edges(graph)}
    for target, flat in flats.items():
        with replacing_path(target) as part:
            try:
                _write(flat, part)
            except ImportError as error:
                way = "pip install 'zhengtu[parquet]'"
                raise GraphError(f"{path}: Parquet is written by pyarrow, which is missing; {way}") from error
    return list(flats)


def _write(flat: Flat, path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema(
        pyarrow.field(column.name, pyarrow.type_for_alias(_TYPES[column.type]), nullable=not column.required)
        for column in flat.columns
    )
    # Named, so that another release with other defaults changes nothing; the schema of Arrow would only repeat ours.
    options = {"version": "2.6", "data_page_version": "1.0", "compression": "zstd", "store_schema": False}
    with parquet.ParquetWriter(path, schema, **options) as writer:
        for rows in flat.parts:
            if rows:
                values = zip(schema, zip(*rows, strict=True), strict=True)
                arrays = [pyarrow.array(column, field.type) for field, column in values]
                writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), row_group_size=len(rows))
