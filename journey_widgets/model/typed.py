"""Takes in what somebody typed into a board: values of rows that are there, and rows that are new."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journey_widgets.errors import nearest
from journey_widgets.model.changes import Label
from journey_widgets.model.document import Document
from journey_widgets.model.edits import NOTHING, Edits, Refusal
from journey_widgets.model.frames import columns_of
from journey_widgets.model.labels import label_problem
from journey_widgets.model.push import check
from journey_widgets.model.removal import remove_rows
from journey_widgets.model.shown import shown
from journey_widgets.model.values import RefusedValueError, to_stored
from journey_widgets.model.writing import write
from journey_widgets.schema import TABLES


@dataclass(frozen=True)
class Typed:
    """Values for one row.

    Attributes
    ----------
    table
        Name of the table.
    row
        Id of the row; of a table that is kept in another one (`assessments`) the ids that make its label. None for a
        row that is new.
    values
        Column → value as JSON has it: text, number, true or false, None to clear.
    beside
        Column → what a new row is known by. Where a row says that already, it is the one that is written: of what is
        typed twice before an answer comes, or by two people at once, no twins are left.
    """

    table: str
    row: Label | None
    values: Mapping[str, object]
    beside: Mapping[str, object] = field(default_factory=dict)


def take_typed(document: Document, typed: Sequence[Typed], label: str = "") -> list[Refusal]:
    """Take in what somebody typed, as one step of hers, all of it or nothing.

    Parameters
    ----------
    document
        The document.
    typed
        Values, row by row.
    label
        What the step is called in the history.

    Returns
    -------
    list of Refusal
        What is not allowed; nothing is written then, for a gesture is one thing.
    """
    with document.lock:
        edits = list(_edits_of(document, typed).values())
        check(document, edits)
        refusals = [refusal for each in edits for refusal in each.refusals]
        if not refusals:
            with document.transaction("page", label):
                write(document, edits)
    return refusals


def remove_typed(document: Document, table: str, row: str, label: str = "") -> None:
    """Remove a row and mind what refers to it, as one step of hers; one that is there no more stays removed.

    Parameters
    ----------
    document
        The document.
    table, row
        Which row.
    label
        What the step is called in the history.
    """
    with document.lock:
        if row in document.rows[table]:
            with document.transaction("page", label):
                remove_rows(document, {table: [row]})


def _edits_of(document: Document, typed: Sequence[Typed]) -> dict[str, Edits]:
    found: dict[str, Edits] = {}
    for entry in typed:
        table = TABLES[entry.table]
        edits = found.setdefault(entry.table, Edits(table, columns_of(document, table)))
        row = entry.row if entry.row is not None else _row_beside(document, entry)
        is_new = row is None or bool(table.host)
        label = row if row is not None else f"{table.prefix}_{secrets.token_hex(4)}"
        problem = label_problem(table, label)
        if not problem and not is_new and not shown(document).has(entry.table, label):
            problem = "is there no more"
        if problem:
            edits.refuse(label, "", NOTHING, problem)
            continue
        for name, value in {**(entry.beside if row is None else {}), **entry.values}.items():
            _note(edits, label, name, value, is_new=is_new)
    return found


def _row_beside(document: Document, entry: Typed) -> Label | None:
    """Return the row that says already what a new one would be known by."""
    if not entry.beside or TABLES[entry.table].host:
        return None
    rows = document.rows[entry.table]
    there = (row for row in shown(document).ids[entry.table] if entry.beside.items() <= rows[row].items())
    return next(there, None)


def _note(edits: Edits, label: Label, name: str, value: object, *, is_new: bool) -> None:
    column = edits.columns.get(name)
    if column is None:
        edits.refuse(label, name, value, f"is for no column of the table{nearest(name, edits.columns)}")
        return
    try:
        stored = to_stored(column, value)
    except RefusedValueError as error:
        edits.refuse(label, name, value, str(error))
        return
    if is_new and stored is not None:
        edits.added.setdefault(label, {})[name] = stored
    elif not is_new or edits.table.host:  # of a row that is not there yet there is nothing to clear
        edits.cells[label, name] = stored
