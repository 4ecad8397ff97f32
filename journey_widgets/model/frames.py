"""The live DataFrames: one object for life for each table, equal to the document between two cells.

A frame is made when it is first asked for. `take_in` brings it up to date with what the document heard since: a few
cells are written one by one, anything more rebuilds the frame's content inside the same object. Beside each frame
stands a snapshot, a shallow copy that shares its memory until somebody writes; `edits` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from journey_widgets.model.changes import Change, Label, TableChange, parts_of
from journey_widgets.model.document import Document, Row
from journey_widgets.model.keys import ORDER, key_of, place_of
from journey_widgets.model.shown import Shown, shown, target_table
from journey_widgets.model.values import Stored, is_sound, to_array, to_scalar
from journey_widgets.schema import STATES, TABLES, Column, Table, Text

MOST_CELLS = 30
"""Up to this many changed cells are written one by one; more rebuild the frame. There the two cost the same."""

POSITION = Column(
    name="position",
    dtype="Int64",
    meaning="Place among the rows of the same parent, from 1.",
    label=Text("Position", "Posizione"),
    minimum=1,
)


@dataclass
class Held:
    """A frame somebody holds.

    Attributes
    ----------
    frame
        The frame, the same object for life.
    snapshot
        What it was when it was last equal to the document.
    rows
        Label → row number in both.
    pending
        Cells the document changed since; None when the whole content must be rebuilt.
    """

    frame: pd.DataFrame
    snapshot: pd.DataFrame
    rows: dict[Label, int]
    pending: set[tuple[Label, str]] | None = field(default_factory=set)


class Frames:
    """The live frames of one document.

    Parameters
    ----------
    document
        The document they show.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.held: dict[str, Held] = {}
        self._structure = document.structure
        document.on_change(self._note)

    def get(self, name: str) -> pd.DataFrame:
        """Return the live frame of a table."""
        if name not in self.held:
            with self.document.lock:
                frame = build(self.document, TABLES[name])
                self.held[name] = Held(frame, frame.copy(deep=False), _numbered(frame))
        return self.held[name].frame

    def hold_all(self) -> None:
        """Make the frames nobody asked for yet: what they would show now, they show until the next `take_in`."""
        for name in TABLES:
            self.get(name)

    def take_in(self) -> None:
        """Make every held frame equal to the document."""
        with self.document.lock:
            moved = self._structure != self.document.structure
            self._structure = self.document.structure
            for name, held in self.held.items():
                self._refresh(TABLES[name], held, moved=moved)

    def restore(self, name: str) -> None:
        """Give a frame the document's content at the next `take_in`, whatever it holds now."""
        self.held[name].pending = None

    def _note(self, change: Change) -> None:
        for name, what in change.tables.items():
            if name in self.held:
                _await(self.held[name], what)

    def _refresh(self, table: Table, held: Held, *, moved: bool) -> None:
        if not moved and held.pending is not None and not held.pending:
            return
        if moved or not _are_few(table, held):
            fresh = build(self.document, table)
            if held.pending is None or not fresh.equals(held.frame):
                # the same object with other content, its dtypes kept
                held.frame.__init__(fresh)  # type: ignore[misc]
                held.rows = _numbered(fresh)
        else:
            self._write_cells(table, held)
        held.snapshot = held.frame.copy(deep=False)
        held.pending = set()

    def _write_cells(self, table: Table, held: Held) -> None:
        columns = columns_of(self.document, table)
        where = {name: i for i, name in enumerate(held.frame.columns)}
        for label, name in held.pending or ():
            if name in where:
                value = read_cell(self.document, table, columns[name], label)
                held.frame.iat[held.rows[label], where[name]] = to_scalar(columns[name].dtype, value)


def _await(held: Held, what: TableChange) -> None:
    if held.pending is None:
        return
    if what.added or what.removed or not what.updated:  # no rows and no cells: columns of one's own
        held.pending = None
        return
    held.pending |= {(label, column) for label, columns in what.updated.items() for column in columns}


def _are_few(table: Table, held: Held) -> bool:
    """Whether what is pending can be written cell by cell: not too much of it, and in rows that stand and stay."""
    if held.pending is None or len(held.pending) > MOST_CELLS:
        return False
    stays = all(label in held.rows for label, _ in held.pending)
    return stays and (not table.host or all(parts_of(label)[1:] in always_there(table) for label, _ in held.pending))


def _numbered(frame: pd.DataFrame) -> dict[Label, int]:
    return {label: i for i, label in enumerate(frame.index)}


# ---------------------------------------------------------------------- columns


def columns_of(document: Document, table: Table) -> dict[str, Column]:
    """Return the columns of a frame in order: the schema's, `position`, one's own."""
    columns = {column.name: column for column in table.columns}
    if table.is_ordered:
        columns[POSITION.name] = POSITION
    for name, dtype in sorted(document.own_columns.get(table.name, {}).items()):
        if name not in columns and dtype in OWN_DTYPES:
            columns[name] = own_column(name, dtype)
    return columns


OWN_DTYPES = ("str", "float64", "Int64", "boolean", "datetime64[us]")


def own_column(name: str, dtype: str) -> Column:
    """Return a column of one's own: any value of its dtype, no default."""
    return Column(name=name, dtype=dtype, meaning="A column of one's own.", label=Text(name, name))  # type: ignore[arg-type]


# ---------------------------------------------------------------------- building


def build(document: Document, table: Table) -> pd.DataFrame:
    """Return a new frame of a table, typed and in the map's order."""
    with document.lock:
        labels = labels_of(document, table)
        columns = columns_of(document, table)
        data = {
            name: to_array(column.dtype, _values(document, table, column, labels)) for name, column in columns.items()
        }
    return pd.DataFrame(data, index=index_of(table, labels), columns=pd.Index(list(columns), dtype="str"))


def index_of(table: Table, labels: list[Label]) -> pd.Index:
    """Return the index of a frame: text throughout, also where there is no row."""
    if len(table.index) == 1:
        return pd.Index(labels, dtype="str", name=table.index[0])
    levels = [pd.Index([label[i] for label in labels], dtype="str") for i in range(len(table.index))]
    return pd.MultiIndex.from_arrays(levels, names=table.index)


def labels_of(document: Document, table: Table) -> list[Label]:
    """Return the labels of a table's rows in the map's order."""
    return list(_labels(document, table, shown(document)))


def _labels(document: Document, table: Table, seen: Shown) -> Iterator[Label]:
    if not table.host:
        yield from seen.ids[table.name]
        return
    rows = document.rows[table.host]
    for row_id in seen.ids[table.host]:
        for rest in _rests(table, rows[row_id], seen):
            yield (row_id, *rest)


def _rests(table: Table, row: Row, seen: Shown) -> list[tuple[str, ...]]:
    """Return what follows a host row's id in the index, of the rows that say something or are always there."""
    always = always_there(table)
    found = {place.rest for place in (place_of(table.host, key) for key in row) if place.table == table.name}
    more = [
        rest
        for rest in found
        if rest not in always
        and rest[0] in STATES
        and all(part == "" or seen.has("personas", part) for part in rest[1:])
    ]
    return sorted([*always, *more], key=lambda rest: (STATES.index(rest[0]), rest[1:]))


def always_there(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the rows every host row has in a hosted table: of today and of the future, without a persona."""
    blank = ("",) * (len(table.index) - 2)
    return ("current", *blank), ("future", *blank)


def _values(document: Document, table: Table, column: Column, labels: list[Label]) -> list[Stored | None]:
    if column.name == "position":
        return list(_positions(document, table, labels))
    if column.reference is None and not table.host:  # the many plain columns, made short
        rows, key, default = document.rows[table.name], key_of(table, (), column.name), column.default
        raws = [rows[label].get(key, default) for label in labels]  # type: ignore[index]
        return [raw if raw is None or is_sound(column, raw) else default for raw in raws]
    return [read_cell(document, table, column, label) for label in labels]


def read_cell(document: Document, table: Table, column: Column, label: Label) -> Stored | None:
    """Return one value as the schema reads it: unsound ones and references without a target as missing."""
    row, key = stored_at(document, table, column.name, label)
    raw = row.get(key)
    if raw is None or not is_sound(column, raw):
        return column.default
    if column.reference and not shown(document).has(target_table(table, column, row), raw):
        return column.default
    return raw


def stored_at(document: Document, table: Table, column: str, label: Label) -> tuple[Mapping[str, Stored], str]:
    """Return the stored row that holds a frame's cell, and the cell's key in it."""
    if table.host:
        row_id, *rest = parts_of(label)
        return document.rows[table.host][row_id], key_of(table, tuple(rest), column)
    return document.rows[table.name][str(label)], key_of(table, (), column)


def _positions(document: Document, table: Table, labels: list[Label]) -> Iterator[int | None]:
    seen = shown(document)
    if not table.host:
        for label in labels:
            yield seen.positions[table.name][str(label)]
        return
    # an assessment has a place only where it moves its touchpoint
    split = [parts_of(label) for label in labels]
    placed = {state: places_in(document, state) for state in {parts[1] for parts in split}}
    for row_id, state in split:
        row, key = stored_at(document, table, "position", (row_id, state))
        step = key_of(table, (state,), "step_id")
        yield placed[state].get(row_id) if key in row or step in row else None


def places_in(document: Document, state: str) -> dict[str, int]:
    """Return the place of each touchpoint in its step in a state, from 1."""
    table = TABLES["assessments"]
    order, step = key_of(table, (state,), "position"), key_of(table, (state,), "step_id")
    rows, seen = document.rows["touchpoints"], shown(document)
    groups: dict[object, list[tuple[str, str]]] = {}
    for row_id in seen.ids["touchpoints"]:
        row = rows[row_id]
        moved = row.get(step)
        parent = moved if seen.has("steps", moved) else row.get("step_id")
        groups.setdefault(parent, []).append((str(row.get(order, row.get(ORDER, "~"))), row_id))
    return {row_id: i for group in groups.values() for i, (_, row_id) in enumerate(sorted(group), 1)}
