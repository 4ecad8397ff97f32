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
from journey_widgets.model.frames import Held, columns_of, own_column
from journey_widgets.model.keys import ORDER
from journey_widgets.model.values import RefusedValueError, Stored, to_stored
from journey_widgets.schema import Column, Table
from journey_widgets.schema.spec import Dtype

LONGEST_ID = 200


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
        Columns of one's own that are new (with their dtype) or gone.
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
    if held.frame.equals(held.snapshot) and held.frame.index.names == held.snapshot.index.names:
        return None
    edits = Edits(table, columns_of(document, table))
    frame = _with_sound_columns(_with_sound_rows(held, edits), held, edits)
    if frame is None:
        return edits
    labels: list[Label] = list(frame.index)
    same = [i for i, label in enumerate(labels) if label in held.rows]
    kept, was = [labels[i] for i in same], [held.rows[labels[i]] for i in same]
    if was != sorted(was):
        edits.is_untidy = True  # sorting a frame is not a move
    untouched = len(same) == len(labels) and was == list(range(len(held.rows)))
    new = frame if untouched else frame.take(same)
    old = held.snapshot if untouched else held.snapshot.take(was)
    for name, column in edits.columns.items():
        if name in new.columns:
            _compare(column, kept, new[name], old[name] if name in old.columns else None, edits)
    _find_added(frame, [i for i, label in enumerate(labels) if label not in held.rows], edits)
    present = set(labels) | {refusal.row for refusal in edits.refusals}
    edits.removed = [label for label in held.rows if label not in present]
    return edits


# ---------------------------------------------------------------------- rows


def _with_sound_rows(held: Held, edits: Edits) -> pd.DataFrame | None:
    frame, table = held.frame, edits.table
    if frame.index.nlevels != len(table.index):
        edits.refuse(None, "", NOTHING, f"must be indexed by {', '.join(table.index)}")
        return None
    if list(frame.index.names) != list(table.index):
        edits.is_untidy = True
    seen: set[Label] = set()
    keep = np.ones(len(frame), dtype=bool)
    for i, label in enumerate(frame.index):
        problem = "stands there twice" if _hashable(label) in seen else label_problem(table, label)
        if problem:
            edits.refuse(label if _is_text(label) else shorten(label), "", NOTHING, problem)
            keep[i] = False
        else:
            seen.add(label)
    return frame if keep.all() else frame[keep]


def label_problem(table: Table, label: object) -> str:
    """Return why a label cannot name a row, empty where it can."""
    parts = label if isinstance(label, tuple) else (label,)
    for level, part in zip(table.index, parts, strict=True):
        if not isinstance(part, str):
            return f"{level} must be text, such as '{shorten(part).strip(chr(39))}'"
        if part == "" and level != "persona_id":
            return f"{level} must not be empty"
        if len(part) > LONGEST_ID or not part.isprintable():
            return f"{level} must be at most {LONGEST_ID} printable characters"
    return ""


def _is_text(label: object) -> bool:
    return all(isinstance(part, str) for part in (label if isinstance(label, tuple) else (label,)))


def _hashable(label: object) -> object:
    try:
        hash(label)
    except TypeError:
        return None
    return label


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


def _with_sound_columns(frame: pd.DataFrame | None, held: Held, edits: Edits) -> pd.DataFrame | None:
    if frame is None:
        return None
    if frame.columns.has_duplicates:
        for name in frame.columns[frame.columns.duplicated()].unique():
            edits.refuse(None, str(name), NOTHING, "stands there twice")
        frame = frame.loc[:, ~frame.columns.duplicated()]
    own = {name for name in edits.columns if _is_own(edits, name)}
    for name in edits.columns:
        if name in frame.columns:
            continue
        if name in own and name in held.snapshot.columns:
            edits.dropped.append(name)
        elif name not in own:
            edits.refuse(None, name, NOTHING, "belongs to the table and cannot be dropped")
    for name in frame.columns:
        if name not in edits.columns:
            _declare(frame, name, edits)
    return frame


def _is_own(edits: Edits, name: str) -> bool:
    return edits.table.column(name) is None and name != "position"


def _declare(frame: pd.DataFrame, name: object, edits: Edits) -> None:
    if not isinstance(name, str) or name == "" or len(name) > LONGEST_ID or not name.isprintable():
        edits.refuse(None, shorten(name), NOTHING, f"must be named in at most {LONGEST_ID} printable characters")
    elif name in {ORDER, *edits.table.index}:
        edits.refuse(None, name, NOTHING, "is a name the table keeps for itself")
    elif (dtype := own_dtype(frame[name])) is None:
        kinds = "text, numbers, True/False or times, one kind in a column"
        edits.refuse(None, name, NOTHING, f"must hold {kinds}{nearest(name, edits.columns)}")
    else:
        edits.declared[name] = dtype
        edits.columns[name] = own_column(name, dtype)
        if str(frame[name].dtype) != dtype:
            edits.is_untidy = True


def own_dtype(values: pd.Series[Any]) -> Dtype | None:
    """Return the dtype of ours that holds a column of one's own, None where there is none."""
    kinds: dict[str, Dtype] = {
        "string": "str",
        "empty": "str",
        "boolean": "boolean",
        "integer": "Int64",
        "floating": "float64",
        "mixed-integer-float": "float64",
        "datetime64": "datetime64[us]",
        "datetime": "datetime64[us]",
        "date": "datetime64[us]",
    }
    if isinstance(values.dtype, pd.CategoricalDtype):
        values = values.astype(values.cat.categories.dtype)
    if isinstance(values.dtype, pd.StringDtype):
        return "str"
    if pd.api.types.is_float_dtype(values.dtype):  # also where all are missing
        return "float64"
    return kinds.get(pd.api.types.infer_dtype(values, skipna=True))


# ---------------------------------------------------------------------- cells


def _compare(
    column: Column, labels: Sequence[Label], new: pd.Series[Any], old: pd.Series[Any] | None, edits: Edits
) -> None:
    if old is not None and new.dtype == old.dtype:
        if new.equals(old):
            return
        differs = ((new != old) & ~(new.isna() & old.isna())).fillna(True).to_numpy(dtype=bool)
    else:
        differs = np.ones(len(labels), dtype=bool)
        edits.is_untidy = edits.is_untidy or old is not None or str(new.dtype) != column.dtype
    for i in np.flatnonzero(differs).tolist():
        stored = _stored(column, labels[i], new.iat[i], edits)
        if stored is REFUSED:
            continue
        was = None if old is None else to_stored(column, old.iat[i])
        if stored != was:
            edits.cells[labels[i], column.name] = stored


REFUSED: Any = object()


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
