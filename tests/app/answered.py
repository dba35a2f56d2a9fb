"""Asking a graph in tests: the columns that a test names, on either engine."""

from typing import Any

from app.workspace import Workspace
from graph.projections import EngineName

CARBON_MARKET = "青海省推进绿色低碳转型加快融入全国碳市场建设实施方案"
RETROFIT = "青海省重点领域企业节能降碳技术改造总体实施方案"
PEAK = "青政〔2022〕65号"
SHANDONG = "山东省绿色低碳转型2022年行动计划"
ENGINES: tuple[EngineName, ...] = ("ladybug", "oxigraph")


def rows(
    graph: Workspace, name: str, columns: str, engine: EngineName = "ladybug", **values: Any
) -> list[tuple[Any, ...]]:
    """The named columns of an answer."""
    sheet = graph.ask(name, values, engine)
    places = [[column.name for column in sheet.columns].index(column) for column in columns.split()]
    return [tuple(row[place] for place in places) for row in sheet.rows]
