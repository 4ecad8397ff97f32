"""What a cell did to a frame: the difference between a live frame and its snapshot, as values the document can hold.

Whatever pandas lets somebody do to a frame arrives here: cells, whole columns, new and dropped rows, columns of one's
own, dtypes that drifted. What the schema allows becomes an edit; what it does not becomes a `Refusal` and is put back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from journey_widgets.errors import nearest, shorten
from journey_widgets.model.changes import Label
from journey_widgets.model.document import Document
from journey_widgets.model.frames import Held, columns_of
from journey_widgets.model.labels import as_label, find_stand_ins, index_problem, label_problem
from journey_widgets.model.own_columns import own_column, own_dtype, own_name_problem
from journey_widgets.model.values import RefusedValueError, Stored, to_stored
from journey_widgets.schema import Column, Table
from journey_widgets.schema.spec import Dtype


@dataclass(frozen=True)
class Refusal:
    """One thing a frame may not hold: where, what, and what is allowed."""

    table: str
    row: Label | None
    column: str
    value: object
    allowed: str

    def __str__(self) -> str:
        """Return the sentence."""
        row = "" if self.row is None else f", row {shorten(self.row)}"
        column = f", column '{self.column}'" if self.column else ""
        given = "" if self.value is NOTHING else f"{shorten(self.value)} "
        return f"{self.table}{row}{column}: {given}{self.allowed}"


NOTHING = object()
"""The value of a refusal that is about no value."""


@dataclass
class Edits:
    """What was done to one frame.

    Attributes
    ----------
    cells
        (Label, column) → new value, None where cleared.
    added
        Label → the filled cells of a new row.
    removed
        Labels of dropped rows.
    declared, dropped
        Columns of one's own that are new or of another dtype now, or gone.
    touched
        (Label, column) of every cell that looks different, also where it says the same.
    refusals
        What is not allowed.
    is_untidy
        Whether the frame must be given the document's content again.
    """

    table: Table
    columns: dict[str, Column]
    cells: dict[tuple[Label, str], Stored | None] = field(default_factory=dict)
    added: dict[Label, dict[str, Stored]] = field(default_factory=dict)
    removed: list[Label] = field(default_factory=list)
    declared: dict[str, Dtype] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    touched: set[tuple[Label, str]] = field(default_factory=set)
    refusals: list[Refusal] = field(default_factory=list)
    is_untidy: bool = False

    def refuse(self, row: Label | None, column: str, value: object, allowed: str) -> None:
        """Note a refusal; the frame will be put right."""
        self.refusals.append(Refusal(self.table.name, row, column, value, allowed))
        self.is_untidy = True

    @property
    def has_writes(self) -> bool:
        """Whether the document is to be written."""
        return bool(self.cells or self.added or self.removed or self.declared or self.dropped)


def find_edits(document: Document, table: Table, held: Held) -> Edits | None:
    """Return what was done to a frame since its snapshot, None for nothing."""
    frame, snapshot = held.frame, held.snapshot
    is_tidy = _are_alike(frame.index, snapshot.index) and _are_alike(frame.columns, snapshot.columns)
    if is_tidy and frame.equals(snapshot):
        return None
    edits = Edits(table, columns_of(document, table), is_untidy=not is_tidy)
    problem = index_problem(table, frame, held.rows)
    if problem:
        edits.refuse(None, "", NOTHING, problem)
        return edits
    if frame.index.equals(snapshot.index):  # most cells change values: looking at each label takes most of the time
        frame = _with_sound_columns(frame, held, edits)
        labels: list[Label] = list(held.rows)
    else:
        frame = _with_sound_columns(_with_sound_rows(held, edits), held, edits)
        labels = list(frame.index)
    same = [i for i, label in enumerate(labels) if label in held.rows]
    kept, was = [labels[i] for i in same], [held.rows[labels[i]] for i in same]
    if was != sorted(was):
        edits.is_untidy = True  # sorting a frame is not a move
    untouched = len(same) == len(labels) and was == list(range(len(held.rows)))
    new = frame if untouched else frame.take(same)
    old = snapshot if untouched else snapshot.take(was)
    for name in edits.columns:
        if name in new.columns:
            _compare(name, kept, new[name], old[name] if name in old.columns else None, edits)
    _find_added(frame, [i for i, label in enumerate(labels) if label not in held.rows], edits)
    return edits


def _are_alike(index: pd.Index, snapshot: pd.Index) -> bool:
    """Return whether two indices have names and dtypes in common; `equals` of a frame minds neither."""
    if index is snapshot:
        return True
    if isinstance(index, pd.MultiIndex) and isinstance(snapshot, pd.MultiIndex):
        dtypes = [level.dtype for level in index.levels] == [level.dtype for level in snapshot.levels]
    else:
        dtypes = index.dtype == snapshot.dtype
    return dtypes and list(index.names) == list(snapshot.names)


# ---------------------------------------------------------------------- rows


def _with_sound_rows(held: Held, edits: Edits) -> pd.DataFrame:
    """Return the frame without the rows whose labels cannot be, and note which rows were dropped."""
    frame, table = held.frame, edits.table
    seen: set[Label] = set()
    keep = np.ones(len(frame), dtype=bool)
    bad = np.zeros(len(frame), dtype=bool)
    for i, label in enumerate(frame.index):
        if label in held.rows:
            problem = "stands there twice" if label in seen else ""
        else:
            problem = "stands there twice" if label in seen else label_problem(table, label)
            bad[i] = bool(problem)
        seen.add(label)
        if problem:
            edits.refuse(as_label(label), "", NOTHING, problem)
            keep[i] = False
    renamed, stay = find_stand_ins(frame, held.snapshot, held.rows, bad.tolist())
    for i, label in renamed.items():
        edits.refuse(frame.index[i], "", NOTHING, f"is row {shorten(label)} under another id; a row keeps its id")
        keep[i] = False
    for label in held.rows:
        if label not in seen and label not in stay:
            _find_removed(label, edits)
    return frame if keep.all() else frame[keep]


def _find_removed(label: Label, edits: Edits) -> None:
    edits.is_untidy = True  # what says nothing any more may yet be there: an assessment of today is
    if label == edits.table.single_id:
        edits.refuse(label, "", NOTHING, "is the one row of this table and cannot be dropped")
    else:
        edits.removed.append(label)


def _find_added(frame: pd.DataFrame, numbers: Sequence[int], edits: Edits) -> None:
    if not numbers:
        return
    fresh = frame.take(list(numbers))
    edits.is_untidy = True  # it will get its place and its defaults
    edits.added = {label: {} for label in fresh.index}
    for name, column in edits.columns.items():
        if name in fresh.columns:
            for label, value in zip(fresh.index, fresh[name].tolist(), strict=True):
                stored = _stored(column, label, value, edits)
                if stored is not None and stored is not REFUSED:
                    edits.added[label][name] = stored


# ---------------------------------------------------------------------- columns


def _with_sound_columns(frame: pd.DataFrame, held: Held, edits: Edits) -> pd.DataFrame:
    """Return the frame without the columns that cannot be, and note the new and the dropped ones of one's own."""
    twice = set(frame.columns[frame.columns.duplicated()])
    for name in twice:
        edits.refuse(None, name if isinstance(name, str) else shorten(name), NOTHING, "stands there twice")
    if not frame.columns.equals(held.snapshot.columns):
        edits.is_untidy = True
    renamed = _renamed(frame, held.snapshot, edits)
    if twice:  # nobody can tell which of them is meant
        frame = frame.loc[:, ~frame.columns.duplicated(keep=False)]
    for name in list(edits.columns):
        if name in frame.columns:
            if _is_own(edits, name):
                _declare_again(frame[name], edits)
        elif name not in twice and name not in renamed.values():
            _find_dropped(name, held, edits)
    for name in frame.columns:
        # what stood there before and is in the document no more was taken back in a view while the cell ran
        if name not in edits.columns and name not in renamed and name not in held.snapshot.columns:
            _declare(frame, name, edits)
    return frame


def _find_dropped(name: str, held: Held, edits: Edits) -> None:
    if not _is_own(edits, name):
        edits.refuse(None, name, NOTHING, "belongs to the table and cannot be dropped")
    elif name in held.snapshot.columns:
        edits.dropped.append(name)


def _renamed(frame: pd.DataFrame, snapshot: pd.DataFrame, edits: Edits) -> dict[object, str]:
    """Refuse new names for the table's own columns; return new name → name."""
    if len(frame.columns) != len(snapshot.columns):
        return {}
    found: dict[object, str] = {}
    for new, name in zip(frame.columns, snapshot.columns, strict=True):
        if new not in snapshot.columns and name not in frame.columns and not _is_own(edits, name):
            edits.refuse(None, name, NOTHING, f"belongs to the table and cannot be renamed to {shorten(new)}")
            found[new] = name
    return found


def _is_own(edits: Edits, name: str) -> bool:
    return edits.table.column(name) is None and name != "position"


def _declare(frame: pd.DataFrame, name: object, edits: Edits) -> None:
    problem = own_name_problem(edits.table, name)
    if problem:
        edits.refuse(None, name if isinstance(name, str) and name.isprintable() else shorten(name), NOTHING, problem)
    elif (dtype := own_dtype(frame[name])) is None:
        kinds = "text, numbers, True/False or times, one kind in a column"
        edits.refuse(None, str(name), NOTHING, f"must hold {kinds}{nearest(str(name), edits.columns)}")
    else:
        edits.declared[str(name)] = dtype
        edits.columns[str(name)] = own_column(str(name), dtype)
        if str(frame[name].dtype) != dtype:
            edits.is_untidy = True


def _declare_again(values: pd.Series[Any], edits: Edits) -> None:
    """Give a column of one's own another dtype where all of it was replaced by what only that one holds."""
    name = str(values.name)
    column = edits.columns[name]
    if str(values.dtype) == column.dtype or _holds(column, values):
        return
    dtype = own_dtype(values)
    if dtype is not None and _holds(own_column(name, dtype), values):
        edits.declared[name] = dtype
        edits.columns[name] = own_column(name, dtype)


def _holds(column: Column, values: pd.Series[Any]) -> bool:
    return all(_read(column, value) is not REFUSED for value in values.tolist())


# ---------------------------------------------------------------------- cells


def _compare(name: str, labels: Sequence[Label], new: pd.Series[Any], old: pd.Series[Any] | None, edits: Edits) -> None:
    column = edits.columns[name]
    if old is not None and new.dtype == old.dtype:
        if new.equals(old):
            return
        differs = ((new != old) & ~(new.isna() & old.isna())).fillna(True).to_numpy(dtype=bool)
    else:
        differs = np.ones(len(labels), dtype=bool)
        edits.is_untidy = edits.is_untidy or old is not None or str(new.dtype) != column.dtype
    for i in np.flatnonzero(differs).tolist():
        edits.touched.add((labels[i], name))
        stored = _stored(column, labels[i], new.iat[i], edits)
        if stored is not REFUSED and stored != (None if old is None else _read(column, old.iat[i])):
            edits.cells[labels[i], name] = stored


REFUSED: Any = object()


def _read(column: Column, value: object) -> Any:  # noqa: ANN401 - a value, None or REFUSED
    try:
        return to_stored(column, value)
    except RefusedValueError:
        return REFUSED


def _stored(column: Column, label: Label, value: object, edits: Edits) -> Any:  # noqa: ANN401 - a value, None or REFUSED
    try:
        return to_stored(column, value)
    except RefusedValueError as error:
        edits.refuse(label, column.name, value, str(error))
        return REFUSED


def iterate_references(edits: Edits) -> Iterator[tuple[Label, Column, Stored]]:
    """Yield each reference that a cell filled in: label, column, value."""
    for (label, name), value in edits.cells.items():
        if value is not None and edits.columns[name].reference:
            yield label, edits.columns[name], value
    for label, values in edits.added.items():
        for name, value in values.items():
            if edits.columns[name].reference:
                yield label, edits.columns[name], value
