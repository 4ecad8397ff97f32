"""Ids of rows in the index of a frame: what may be one, and what became of the rows whose ids are gone.

A row keeps its id for life, since everything refers to it by its id. pandas has no word for that: `rename`,
`reset_index` or a new index look like rows dropped and rows added, and taken so they would delete half a map with all
that hangs on it. Hence the search for stand-ins: rows under a label that is new, where a row of another label stood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from journey_widgets.errors import shorten
from journey_widgets.model.changes import Label
from journey_widgets.model.keys import LONGEST_ID, is_id
from journey_widgets.model.values import is_missing
from journey_widgets.schema import Table


def label_problem(table: Table, label: object) -> str:
    """Return why a label cannot name a row, empty where it can."""
    parts = label if isinstance(label, tuple) else (label,)
    if len(parts) != len(table.index):
        return f"must be labelled by {', '.join(table.index)}"
    for level, part in zip(table.index, parts, strict=True):
        if not isinstance(part, str):
            return f"{level} must be text, such as '{shorten(part).strip(chr(39))}'"
        if part == "" and level != "persona_id":
            return f"{level} must not be empty"
        if part and not is_id(part):
            return f"{level} must be at most {LONGEST_ID} printable characters"
    if table.single_id and parts != (table.single_id,):
        return f"the one row of this table is '{table.single_id}'"
    return ""


def as_label(label: object) -> Label:
    """Return a label as a refusal names it, whatever it is."""
    if isinstance(label, str) or (isinstance(label, tuple) and all(isinstance(part, str) for part in label)):
        return label
    return shorten(label)


def index_problem(table: Table, frame: pd.DataFrame, rows: Mapping[Label, int]) -> str:
    """Return why a frame is none of this table at all, empty where it is.

    Parameters
    ----------
    table
        The table.
    frame
        What somebody made of its frame.
    rows
        The labels of its rows before.
    """
    wrong = f"must be indexed by {', '.join(table.index)}"
    if frame.columns.nlevels != 1:
        return "must have one level of columns"
    if frame.index.nlevels != len(table.index):
        return wrong
    if not rows or any(label in rows for label in frame.index):
        return ""
    if any(column.name not in frame.columns for column in table.columns):
        return f"{wrong} and keep its columns"
    named_otherwise = any(name is not None for name in frame.index.names) and list(frame.index.names) != [*table.index]
    if len(frame) and (named_otherwise or all(label_problem(table, label) for label in frame.index)):
        return wrong
    return ""


def find_stand_ins(
    frame: pd.DataFrame, snapshot: pd.DataFrame, rows: Mapping[Label, int], bad: Sequence[bool]
) -> tuple[dict[int, Label], set[Label]]:
    """Find rows of `frame` that stand in place of a row under its old label.

    Parameters
    ----------
    frame, snapshot
        The frame now, and as it was.
    rows
        Label → row number in the snapshot.
    bad
        Row number in the frame → whether its label cannot name a row.

    Returns
    -------
    dict
        Row number in the frame → the label that row had: for labels that could name a row.
    set
        Labels of the rows that were not dropped, only labelled otherwise.
    """
    labels: list[Label] = list(frame.index)
    at = [rows.get(label) for label in labels]
    strangers = [i for i, was in enumerate(at) if was is None]
    present = set(labels)
    gone = [label for label in rows if label not in present]
    if not strangers or not gone:
        return {}, set()
    last = max((i for i, was in enumerate(at) if was is not None), default=-1)
    renamed: dict[int, Label] = {}
    if len(labels) == len(rows) and all(was is None or was == i for i, was in enumerate(at)):
        before = list(rows)
        renamed = {i: before[i] for i in strangers if i < last and bad[i]}
        renamed |= {i: before[i] for i in _same_content(frame, snapshot, strangers)}
    elif any(bad[i] and i < last for i in strangers) or (last < 0 and any(bad)):
        return {}, set(gone)  # nobody can tell which row went and which was renamed: none goes
    return {i: label for i, label in renamed.items() if not bad[i]}, set(renamed.values())


def _same_content(frame: pd.DataFrame, snapshot: pd.DataFrame, numbers: Sequence[int]) -> list[int]:
    """Return those row numbers at which both frames hold the same values."""
    new, old = frame.take(list(numbers)), snapshot.take(list(numbers))
    same = np.ones(len(numbers), dtype=bool)
    for name in snapshot.columns:
        if name in new.columns:
            a, b = new[name].astype(object).to_numpy(), old[name].astype(object).to_numpy()
            same &= [_is_same(x, y) for x, y in zip(a, b, strict=True)]
    return [number for number, is_same in zip(numbers, same, strict=True) if is_same]


def _is_same(new: object, old: object) -> bool:
    if is_missing(new) or is_missing(old):
        return is_missing(new) and is_missing(old)
    return bool(np.ndim(new) == 0 and new == old)  # type: ignore[arg-type] # anything may stand in a cell
