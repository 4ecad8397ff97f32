"""The live DataFrames: one object for life for each table, equal to the document between two cells.

A frame is made when it is first asked for. `take_in` brings it up to date with what the document heard since: a few
cells are written one by one, anything more rebuilds the frame's content inside the same object. Beside each frame
stands a snapshot, a shallow copy that shares its memory until somebody writes; `edits` compares the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from journey_widgets.model.changes import Change, Label, TableChange, parts_of
from journey_widgets.model.document import Document
from journey_widgets.model.keys import ORDER, key_of, place_of
from journey_widgets.model.order import is_key, order_of
from journey_widgets.model.own_columns import OWN_DTYPES, own_column, own_name_problem
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
    seen
        Which rows the document showed then.
    pending
        Cells the document changed since; None when the whole content must be rebuilt.
    """

    frame: pd.DataFrame
    snapshot: pd.DataFrame
    rows: dict[Label, int]
    seen: Shown
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
        self.stop = document.on_change(self._note)
        """Ends the listening to the document: the frames stay as they are."""

    def get(self, name: str) -> pd.DataFrame:
        """Return the live frame of a table."""
        if name not in self.held:
            with self.document.lock:
                if name not in self.held:  # another thread may have held it just now
                    frame = build(self.document, TABLES[name])
                    seen = shown(self.document)
                    self.held[name] = Held(frame, frame.copy(deep=False), _numbered(frame), seen)
        return self.held[name].frame

    def hold_all(self) -> None:
        """Make the frames nobody asked for yet: what they would show now, they show until the next `take_in`."""
        for name in TABLES:
            self.get(name)

    def take_in(self) -> set[str]:
        """Make every held frame equal to the document; return the names of those that may be other than they were."""
        found = set()
        with self.document.lock:
            seen = shown(self.document)
            for name, held in self.held.items():
                if self._refresh(TABLES[name], held, moved=_is_moved(TABLES[name], held.seen, seen)):
                    found.add(name)
                held.seen = seen
        return found

    def restore(self, name: str) -> None:
        """Give a frame the document's content at the next `take_in`, whatever it holds now."""
        self.held[name].pending = None

    def replace(self, name: str, frame: pd.DataFrame) -> None:
        """Give a live frame other content, in the same object: what is not in `frame` is dropped from it."""
        live = self.get(name)
        if frame is not live:
            live.__init__(_with_all_columns(TABLES[name], frame, self.held[name]))  # type: ignore[misc]

    def copies(self) -> dict[str, pd.DataFrame]:
        """Return what the held frames show now, for `put_back`; it costs no memory until one is written."""
        return {name: held.frame.copy(deep=False) for name, held in self.held.items()}

    def put_back(self, copies: Mapping[str, pd.DataFrame]) -> None:
        """Give the held frames what they showed when `copies` were made."""
        for name, held in self.held.items():
            held.frame.__init__(copies.get(name, held.snapshot).copy(deep=False))  # type: ignore[misc] # same object

    def touch(self, name: str, cells: Iterable[tuple[Label, str]]) -> None:
        """Write cells of a frame again at the next `take_in`: they may look otherwise than the document reads."""
        held = self.held[name]
        if held.pending is not None:
            held.pending.update(cells)

    def _note(self, change: Change) -> None:
        for name, what in change.tables.items():
            if name in self.held:
                _await(self.held[name], what)

    def _refresh(self, table: Table, held: Held, *, moved: bool) -> bool:
        if not moved and held.pending is not None and not held.pending:
            return False
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
        return True

    def _write_cells(self, table: Table, held: Held) -> None:
        columns = columns_of(self.document, table)
        where = {name: i for i, name in enumerate(held.frame.columns)}
        for label, name in held.pending or ():
            if name in where:
                value = read_cell(self.document, table, columns[name], label)
                held.frame.iat[held.rows[label], where[name]] = to_scalar(columns[name].dtype, value)


def _is_moved(table: Table, before: Shown, now: Shown) -> bool:
    """Whether a frame may look otherwise because rows came, went or moved, of its own table or of one it refers to."""
    if before is now:
        return False
    host = table.host or table.name
    if before.ids[host] != now.ids[host] or before.positions[host] != now.positions[host]:
        return True
    if table.name == "assessments":  # a touchpoint's place in a state hangs on its neighbours' places in another
        return True
    targets = {column.reference.table for column in table.columns if column.reference}
    if "persona_id" in table.index:
        targets.add("personas")
    named = before.ids if "" in targets else targets
    return any(before.positions[target].keys() != now.positions[target].keys() for target in named)


def _await(held: Held, what: TableChange) -> None:
    if held.pending is None:
        return
    if what.added or what.removed or what.columns:
        held.pending = None
        return
    held.pending |= {(label, column) for label, columns in what.updated.items() for column in columns}


def _are_few(table: Table, held: Held) -> bool:
    """Whether what is pending can be written cell by cell: not too much of it, and in rows that stand and stay."""
    if held.pending is None or len(held.pending) > MOST_CELLS or any(name == "position" for _, name in held.pending):
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
        if dtype in OWN_DTYPES and not own_name_problem(table, name):
            columns[name] = own_column(name, dtype)
    return columns


def _with_all_columns(table: Table, frame: pd.DataFrame, held: Held) -> pd.DataFrame:
    """Return a copy of a table somebody made: indexed by its ids, columns she left out as they are in the live one."""
    levels = [name for name in frame.index.names if name is not None and name not in frame.columns]
    frame = frame.reset_index(levels) if set(levels) & set(table.index) else frame.copy()
    if set(table.index) <= set(frame.columns):
        frame = frame.set_index(list(table.index))
    live = held.frame
    if live.index.nlevels != frame.index.nlevels or live.index.has_duplicates or live.columns.has_duplicates:
        live = held.snapshot
    if live.index.nlevels == frame.index.nlevels and frame.columns.nlevels == 1:
        for name in live.columns.difference(frame.columns, sort=False):
            frame[name] = live[name].reindex(frame.index).array
    return frame


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
    for row_id in seen.ids[table.host]:
        for rest in _rests(document, table, row_id, seen):
            yield (row_id, *rest)


def _rests(document: Document, table: Table, row_id: str, seen: Shown) -> list[tuple[str, ...]]:
    """Return what follows a host row's id in the index, of the rows that say something or are always there."""
    always, row = always_there(table), document.rows[table.host][row_id]
    found = {place.rest for place in (place_of(table.host, key) for key in row) if place.table == table.name}
    more = [
        rest
        for rest in found
        if rest not in always
        and rest[0] in STATES
        and all(part == "" or seen.has("personas", part) for part in rest[1:])
        and _says_something(document, table, (row_id, *rest))
    ]
    return sorted([*always, *more], key=lambda rest: (STATES.index(rest[0]), rest[1:]))


def _says_something(document: Document, table: Table, label: Label) -> bool:
    for name, column in columns_of(document, table).items():
        if name == "position":
            row, key = stored_at(document, table, name, label)
            if is_key(row.get(key)):
                return True
        elif read_cell(document, table, column, label) != column.default:
            return True
    return False


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
        is_moved = is_key(row.get(key)) or seen.has("steps", row.get(key_of(table, (state,), "step_id")))
        yield placed[state].get(row_id) if is_moved else None


def places_in(document: Document, state: str) -> dict[str, int]:
    """Return the place of each touchpoint in its step in a state, from 1."""
    seen = shown(document)
    groups = steps_in(document, state, seen.ids["touchpoints"], lambda step: seen.has("steps", step))
    return {row_id: i for group in groups for i, (row_id, _) in enumerate(group, 1)}


def steps_in(
    document: Document, state: str, ids: Iterable[str], is_step: Callable[[object], bool]
) -> list[list[tuple[str, str]]]:
    """Return the touchpoints of each step in a state: ids and what they are sorted by, in their order."""
    table = TABLES["assessments"]
    order, step = key_of(table, (state,), "position"), key_of(table, (state,), "step_id")
    groups: dict[object, list[tuple[str, str]]] = {}
    for row_id in ids:
        row = document.rows["touchpoints"][row_id]
        moved = row.get(step)
        parent = moved if is_step(moved) else row.get("step_id")
        place = row.get(order) if is_key(row.get(order)) else row.get(ORDER)
        groups.setdefault(parent, []).append((row_id, order_of(place)))
    return [sorted(group, key=lambda sibling: (sibling[1], sibling[0])) for group in groups.values()]
