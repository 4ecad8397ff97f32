"""Counts what one transaction does, and tells it as a `Change`."""

from __future__ import annotations

from collections import defaultdict

from journey_widgets.model.changes import Change, Label, Origin, TableChange
from journey_widgets.model.keys import Place, place_of
from journey_widgets.schema import TABLES

_STRUCTURAL = {
    (name, column.name)
    for name, table in TABLES.items()
    for column in table.columns
    if column.reference or (column.name == "table_name")
}
"""Columns that decide where a row stands, or whether it is shown."""


class Tally:
    """What happened in the transaction under way."""

    def __init__(self) -> None:
        self.is_structural = False
        self._cells: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._added: dict[tuple[str, str], None] = {}
        self._removed: dict[tuple[str, str], None] = {}
        self._columns: set[str] = set()

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened."""
        return not (self._cells or self._added or self._removed or self._columns)

    def cell(self, table: str, row_id: str, key: str) -> None:
        """Note that one value changed."""
        self._cells[table, row_id].add(key)
        place = place_of(table, key)
        if place.column == "position" or (place.table, place.column) in _STRUCTURAL:
            self.is_structural = True

    def added(self, table: str, row_id: str, *, was_there: bool) -> None:
        """Note that a row came, or took the place of one."""
        self.is_structural = True
        if was_there:
            self._removed[table, row_id] = None
        self._added[table, row_id] = None

    def removed(self, table: str, row_id: str) -> None:
        """Note that a row went."""
        self.is_structural = True
        self._removed[table, row_id] = None

    def columns(self, table: str) -> None:
        """Note that columns of one's own came or went."""
        self.is_structural = True
        self._columns.add(table)

    def change(self, origin: Origin, label: str) -> Change:
        """Return it all in the words of the frames."""
        added: dict[str, list[Label]] = defaultdict(list)
        removed: dict[str, list[Label]] = defaultdict(list)
        updated: dict[str, dict[Label, set[str]]] = defaultdict(lambda: defaultdict(set))
        for table, row_id in self._added:
            added[table].append(row_id)
        for table, row_id in self._removed:
            removed[table].append(row_id)
        for (table, row_id), keys in self._cells.items():
            if (table, row_id) not in self._added:
                for place in (place_of(table, key) for key in keys):
                    updated[place.table][_label(row_id, place)].add(place.column)
        names = [*added, *removed, *updated, *self._columns]
        return Change(
            origin,
            label,
            {
                name: TableChange(
                    tuple(added[name]),
                    tuple(removed[name]),
                    {row: frozenset(columns) for row, columns in updated[name].items()},
                    name in self._columns,
                )
                for name in dict.fromkeys(names)
            },
        )


def _label(row_id: str, place: Place) -> Label:
    return (row_id, *place.rest) if place.rest else row_id
