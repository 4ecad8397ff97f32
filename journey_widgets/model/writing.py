"""Writes the edits of live frames into the document, and finds the fractional index for a place given in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journey_widgets.model.changes import Label, parts_of
from journey_widgets.model.document import Document
from journey_widgets.model.edits import Edits
from journey_widgets.model.frames import steps_in, stored_at
from journey_widgets.model.keys import ORDER, key_of, place_of
from journey_widgets.model.order import order_of, place
from journey_widgets.model.removal import remove_rows
from journey_widgets.model.shown import parent_of, shown
from journey_widgets.model.values import Stored
from journey_widgets.schema import TABLES, Column, Table


def write(document: Document, found: Sequence[Edits]) -> None:
    """Write checked edits. Call it within a transaction."""
    by_table = {edits.table.name: edits for edits in found}
    in_order = [by_table[name] for name in TABLES if name in by_table]  # parents before children, hosts before guests
    for edits in in_order:
        for name, dtype in edits.declared.items():
            document.declare(edits.table.name, name, dtype)
        for label, values in edits.added.items():
            _write_row(document, edits, label, values)
        for (label, name), value in edits.cells.items():
            if name != "position":
                _write_cell(document, edits.table, edits.columns[name], label, value)
        for name in edits.dropped:
            _drop_column(document, edits.table, name)
    for edits in in_order:
        _write_positions(document, edits)
    for edits in in_order:
        if edits.table.host:
            _clear_hosted(document, edits.table, edits.removed)
        else:
            remove_rows(document, {edits.table.name: [str(label) for label in edits.removed]})


def _write_row(document: Document, edits: Edits, label: Label, values: Mapping[str, Stored]) -> None:
    plain = {name: value for name, value in values.items() if name != "position"}
    if edits.table.host:
        for name, value in plain.items():
            _write_cell(document, edits.table, edits.columns[name], label, value)
        return
    if shown(document).has(edits.table.name, label):  # somebody added it in a view while the cell ran
        for name, value in plain.items():
            _write_cell(document, edits.table, edits.columns[name], label, value)
        return
    kept = {
        key_of(edits.table, (), name): value for name, value in plain.items() if value != edits.columns[name].default
    }
    document.add(edits.table.name, str(label), kept)


def _write_cell(document: Document, table: Table, column: Column, label: Label, value: Stored | None) -> None:
    _, key = stored_at(document, table, column.name, label)
    document.set(table.host or table.name, parts_of(label)[0], key, None if value == column.default else value)


def _drop_column(document: Document, table: Table, name: str) -> None:
    document.declare(table.name, name, None)
    for row_id, row in document.rows[table.host or table.name].items():
        for rest in _rests_with(table, row, name):
            document.set(table.host or table.name, row_id, key_of(table, rest, name), None)


def _rests_with(table: Table, row: Mapping[str, object], name: str) -> Iterable[tuple[str, ...]]:
    owner = table.host or table.name
    places = [place_of(owner, key) for key in row]
    return [place.rest for place in places if place.table == table.name and place.column == name]


def _clear_hosted(document: Document, table: Table, labels: Iterable[Label]) -> None:
    for row_id, *rest in map(parts_of, labels):
        for key in list(document.rows[table.host].get(row_id, ())):
            at = place_of(table.host, key)
            if at.table == table.name and at.rest == tuple(rest):
                document.set(table.host, row_id, key, None)


# ---------------------------------------------------------------------- places


def _write_positions(document: Document, edits: Edits) -> None:
    if edits.table.host:
        _place_hosted(document, edits)
    elif edits.table.is_ordered:
        _place_rows(document, edits)


def _place_rows(document: Document, edits: Edits) -> None:
    table, rows = edits.table, document.rows[edits.table.name]
    wanted: dict[str, float | None] = {}
    for label, values in edits.added.items():
        wanted[str(label)] = _number(values.get("position"))
    for (label, name), value in edits.cells.items():
        if name == "position":
            wanted[str(label)] = _number(value)
        elif name in table.parents:
            wanted.setdefault(str(label), None)  # in a new parent, and no place given: at its end
    groups: dict[tuple[str, str], dict[str, float | None]] = {}
    for row_id, position in wanted.items():
        groups.setdefault(parent_of(table, rows[row_id]), {})[row_id] = position
    uncounted = _hidden(document, table.name).union(map(str, edits.removed)).difference(wanted)
    for parent, moved in groups.items():
        siblings = [
            (row_id, order_of(row.get(ORDER)))
            for row_id, row in rows.items()
            if parent_of(table, row) == parent and row_id not in uncounted
        ]
        siblings.sort(key=lambda sibling: (sibling[1], sibling[0]))
        for row_id, key in place(siblings, moved).items():
            document.set(table.name, row_id, ORDER, key)


def _hidden(document: Document, table: str) -> set[str]:
    """Return the ids of rows nobody sees, so that no place is counted from them."""
    seen = shown(document)
    orphans = {orphan.row_id for orphan in seen.orphans if orphan.table == table}
    return orphans | {row_id for name, row_id in seen.strays if name == table}


def _place_hosted(document: Document, edits: Edits) -> None:
    wanted: dict[str, dict[str, float | None]] = {}
    for (label, name), value in edits.cells.items():
        if name == "position":
            row_id, state = parts_of(label)
            wanted.setdefault(state, {})[row_id] = _number(value)
    for label, values in edits.added.items():
        if "position" in values:
            row_id, state = parts_of(label)
            wanted.setdefault(state, {})[row_id] = _number(values["position"])
    for state, moved in wanted.items():
        key = key_of(edits.table, (state,), "position")
        for row_id in [row_id for row_id, position in moved.items() if position is None]:
            document.set(edits.table.host, row_id, key, None)
            del moved[row_id]
        for row_id, new in _keys_in_state(document, state, moved).items():
            document.set(edits.table.host, row_id, key, new)


def _keys_in_state(document: Document, state: str, moved: Mapping[str, float | None]) -> dict[str, str]:
    """Return the state's own fractional indices of the touchpoints that move within their step in that state."""
    steps, uncounted = document.rows["steps"], _hidden(document, "touchpoints").difference(moved)
    ids = [row_id for row_id in document.rows["touchpoints"] if row_id not in uncounted]
    keys: dict[str, str] = {}
    for siblings in steps_in(document, state, ids, lambda step: step in steps):
        inside = {row_id: moved[row_id] for row_id, _ in siblings if row_id in moved}
        if inside:
            keys |= place(siblings, inside)
    return keys


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
