"""The tables of a redesign: the one source of names, dtypes, ranges, choices, references and labels.

One module for each part of the map, and one for each of the steps. `TABLES` holds them by name, each after the tables
its cascading references name, so that a row's parents are always known before it.
"""

from journey_widgets.schema.spec import Table
from journey_widgets.schema.tables import gaps, journey, kpis, matrix, notes, priorities, scope, touchpoint

MAP = tuple(t.name for module in (scope, journey, touchpoint, notes) for t in module.TABLES)
"""Names of the tables that maps are drawn from; the others hold what the five steps of the redesign make of them."""

_MODULES = (scope, journey, touchpoint, notes, matrix, gaps, priorities, kpis)
_BY_NAME = {t.name: t for module in _MODULES for t in module.TABLES}


def _in_dependency_order() -> dict[str, Table]:
    ordered: dict[str, Table] = {}

    def visit(table: Table) -> None:
        needs = [c.reference.table for c in table.columns if c.reference and c.reference.on_delete == "cascade"]
        for name in [table.host, *needs]:
            if name and name != table.name and name not in ordered:
                visit(_BY_NAME[name])
        ordered.setdefault(table.name, table)

    for table in _BY_NAME.values():
        visit(table)
    return ordered


TABLES: dict[str, Table] = _in_dependency_order()
"""Every table by name, parents before children."""

PLAN = tuple(name for name in TABLES if name not in MAP)
"""Names of the others: what the five steps of the redesign hold."""

__all__ = ["MAP", "PLAN", "TABLES"]
