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

from journey_widgets.model.document import Document
from journey_widgets.model.keys import ORDER, is_id, key_of
from journey_widgets.model.order import LAST, order_of
from journey_widgets.model.values import Row
from journey_widgets.schema import TABLES, Column, Table

Path = tuple[str, ...]

UNPLACED = {"phases": "0", "touchpoints": "2", "steps": "3"}
"""Rows without a parent come after all others, and what hangs on them in this order, other rows without one at 1."""


LOOSE = tuple(
    name for name, table in TABLES.items() if any(c.reference and c.reference.table_column for c in table.columns)
)
"""Tables whose rows say themselves into which table they refer."""


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
    strays
        Table and id of rows whose ids can be none, forged by whoever wrote them: hidden.
    """

    ids: dict[str, list[str]] = field(default_factory=dict)
    positions: dict[str, dict[str, int]] = field(default_factory=dict)
    orphans: list[Dangling] = field(default_factory=list)
    strays: list[tuple[str, str]] = field(default_factory=list)

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
        if not table.host and name not in LOOSE:
            _stand(table, _kept(table, rows[name], result), result, paths)
    for name, kept in _kept_loose(rows, result).items():
        _stand(TABLES[name], kept, result, paths)
    return result


def _stand(table: Table, kept: Mapping[str, Row], result: Shown, paths: dict[str, dict[str, Path]]) -> None:
    """Note the order in which the rows of a table stand."""
    parents = {row_id: _parent_path(table, row, paths) for row_id, row in kept.items()}
    order = {row_id: order_of(row.get(ORDER)) for row_id, row in kept.items()}
    # "" keeps what hangs on a phase before what hangs on the phase's steps
    ids = sorted(kept, key=lambda row_id: (*parents[row_id], "", order[row_id], row_id))
    result.ids[table.name] = ids
    result.positions[table.name] = _positions(table, ids, kept)
    paths[table.name] = {row_id: (*parents[row_id], order[row_id], row_id) for row_id in ids}


# ---------------------------------------------------------------------- hidden rows


def _kept(table: Table, rows: Mapping[str, Row], result: Shown) -> dict[str, Row]:
    """Return the rows of a table that are shown; tables it refers to stand already."""
    cascading = [c for c in table.columns if c.reference and c.reference.on_delete == "cascade"]
    kept = {}
    for row_id, row in rows.items():
        if not is_id(row_id) or (table.single_id and row_id != table.single_id):
            result.strays.append((table.name, row_id))
            continue
        dangling = [c for c in cascading if not _is_held(table, c, row, result)]
        if dangling:
            result.orphans += [Dangling(table.name, row_id, c.name, str(row.get(c.name))) for c in dangling]
        else:
            kept[row_id] = row
    return kept


def _kept_loose(rows: Mapping[str, Mapping[str, Row]], result: Shown) -> dict[str, dict[str, Row]]:
    """Return the shown rows of the tables that refer into any table, one another and themselves included.

    A comment may answer a comment. All are taken as shown at first; then those go whose target is not, until none does.
    """
    kept = {name: dict(rows[name]) for name in LOOSE}
    size = -1
    while size != sum(map(len, kept.values())):
        size = sum(map(len, kept.values()))
        result.positions |= {name: dict.fromkeys(found, 0) for name, found in kept.items()}
        kept = {name: _kept(TABLES[name], found, result) for name, found in kept.items()}
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
        return LAST * 2, UNPLACED.get(table.name, "1")
    return paths[spec.reference.table][parent]


def _positions(table: Table, ids: Sequence[str], rows: Mapping[str, Row]) -> dict[str, int]:
    counts: dict[tuple[str, str], int] = {}
    positions = {}
    for row_id in ids:
        parent = parent_of(table, rows[row_id])
        counts[parent] = positions[row_id] = counts.get(parent, 0) + 1
    return positions
