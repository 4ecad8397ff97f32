"""Rows a reader gathers for `model.loading.load`, with ids counted table by table."""

from __future__ import annotations

from collections.abc import Mapping

from journey_widgets.schema import TABLES

Cells = dict[str, object]

PREFIXES = {"journeys": "jo"}
"""Where a document one party seeds has other ids than `Table.prefix` gives: the same as `sources.new`."""


class Rows:
    """The tables of a redesign as they grow.

    Attributes
    ----------
    tables : dict
        Table → rows in their order.
    """

    def __init__(self) -> None:
        self.tables: dict[str, list[Cells]] = {}

    def add(self, table: str, cells: Mapping[str, object]) -> str:
        """Append a row and return its id, such as ``'st1'``."""
        rows = self.tables.setdefault(table, [])
        row_id = f"{PREFIXES.get(table, TABLES[table].prefix)}{len(rows) + 1}"
        rows.append({TABLES[table].index[0]: row_id, **cells})
        return row_id

    def extend(self, table: str, rows: list[Cells]) -> None:
        """Append rows that have their labels."""
        self.tables.setdefault(table, []).extend(rows)

    def size(self, table: str) -> int:
        """Return how many rows a table has so far."""
        return len(self.tables.get(table, ()))
