"""The tables of a redesign: the one source of names, dtypes, ranges, choices, references and labels.

One module for each part of the map. `TABLES` holds them by name, each after the tables its cascading references name,
so that a row's parents are always known before it.
"""

from journey_widgets.schema.spec import Table
from journey_widgets.schema.tables import journey, notes, scope, touchpoint

_BY_NAME = {t.name: t for module in (scope, journey, touchpoint, notes) for t in module.TABLES}


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

__all__ = ["TABLES"]
