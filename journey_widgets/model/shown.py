"""Which rows are shown, and in which order: the document as its schema reads it.

Two people may at the same moment delete a step and add a touchpoint to it. Merged, the touchpoint refers to nothing;
it is then read as its reference says: a *cascading* one hides the row as if it had gone with its parent (it is still in
the document and comes back when the parent does), an *unlinking* one reads as empty. Nothing is written: every copy of
the document reads alike.

Rows stand in the map's order: by their parent's place, then by their own fractional index, then by id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from weakref import WeakKeyDictionary

from journey_widgets.model.document import Document, Row
from journey_widgets.model.keys import ORDER, key_of
from journey_widgets.schema import TABLES, Column, Table

Path = tuple[str, ...]

LAST: Path = ("\uffff",)
"""Path of a parent that is not named: its children come after all others."""


class Dangling(NamedTuple):
    """A reference whose target is not in the document."""

    table: str
    row_id: str
    column: str
    target: str


@dataclass
class Shown:
    """The rows of a document that are shown.

    Attributes
    ----------
    ids
        Table → ids in the map's order.
    positions
        Table → id → its place among the rows of its parent, from 1.
    orphans
        Cascading references that dangle: rows hidden.
    """

    ids: dict[str, list[str]] = field(default_factory=dict)
    positions: dict[str, dict[str, int]] = field(default_factory=dict)
    orphans: list[Dangling] = field(default_factory=list)

    def has(self, table: str, row_id: object) -> bool:
        """Return whether a row is shown."""
        return row_id in self.positions.get(table, ())


_CACHE: WeakKeyDictionary[Document, tuple[int, Shown]] = WeakKeyDictionary()


def shown(document: Document) -> Shown:
    """Return what is shown of `document` now, computed anew when rows moved, came or went."""
    with document.lock:
        cached = _CACHE.get(document)
        if cached is not None and cached[0] == document.structure:
            return cached[1]
        result = _compute(document.rows)
        _CACHE[document] = (document.structure, result)
        return result


def target_table(table: Table, column: Column, row: Mapping[str, object]) -> str:
    """Return the name of the table a reference of this row points into; empty where it names none."""
    if column.reference is None:
        return ""
    if not column.reference.table_column:
        return column.reference.table
    named = row.get(key_of(table, (), column.reference.table_column))
    return named if isinstance(named, str) and named in TABLES and not TABLES[named].host else ""


def parent_of(table: Table, row: Mapping[str, object]) -> tuple[str, str]:
    """Return the column and the id of a row's parent: the first reference of `table.parents` filled in."""
    for name in table.parents:
        value = row.get(name)
        if isinstance(value, str) and value:
            return name, value
    return "", ""


def _compute(rows: Mapping[str, Mapping[str, Row]]) -> Shown:
    result = Shown()
    paths: dict[str, dict[str, Path]] = {}
    for name, table in TABLES.items():
        if table.host:
            continue
        kept = _kept(table, rows[name], result)
        parents = {row_id: _parent_path(table, row, paths) for row_id, row in kept.items()}
        order = {row_id: _order(row) for row_id, row in kept.items()}
        # "" keeps what hangs on a phase before what hangs on the phase's steps
        ids = sorted(kept, key=lambda row_id: (*parents[row_id], "", order[row_id], row_id))
        result.ids[name] = ids
        result.positions[name] = _positions(table, ids, kept)
        paths[name] = {row_id: (*parents[row_id], order[row_id], row_id) for row_id in ids}
    return result


def _kept(table: Table, rows: Mapping[str, Row], result: Shown) -> Mapping[str, Row]:
    cascading = [c for c in table.columns if c.reference and c.reference.on_delete == "cascade"]
    if not cascading:
        return rows
    kept = {}
    for row_id, row in rows.items():
        dangling = [c for c in cascading if not _is_held(table, c, row, result)]
        if dangling:
            result.orphans += [Dangling(table.name, row_id, c.name, str(row.get(c.name))) for c in dangling]
        else:
            kept[row_id] = row
    return kept


def _is_held(table: Table, column: Column, row: Row, result: Shown) -> bool:
    value = row.get(column.name)
    return value is None or result.has(target_table(table, column, row), value)


def _parent_path(table: Table, row: Row, paths: Mapping[str, Mapping[str, Path]]) -> Path:
    if not table.parents:
        return ()
    column, parent = parent_of(table, row)
    spec = table.column(column)
    if spec is None or spec.reference is None:
        return LAST
    return paths[spec.reference.table].get(parent, LAST)


def _order(row: Row) -> str:
    order = row.get(ORDER)
    # what is no key sorts last, in every language alike
    return order if isinstance(order, str) and order.isascii() and order.isalnum() else LAST[0]


def _positions(table: Table, ids: Sequence[str], rows: Mapping[str, Row]) -> dict[str, int]:
    counts: dict[tuple[str, str], int] = {}
    positions = {}
    for row_id in ids:
        parent = parent_of(table, rows[row_id])
        counts[parent] = positions[row_id] = counts.get(parent, 0) + 1
    return positions
