"""Takes in what somebody typed into a board: values of rows that are there, and rows that are new."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journey_widgets.errors import nearest
from journey_widgets.model.changes import Label
from journey_widgets.model.document import Document
from journey_widgets.model.edits import NOTHING, Edits, Refusal
from journey_widgets.model.frames import columns_of
from journey_widgets.model.push import check
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
    """

    table: str
    row: Label | None
    values: Mapping[str, object]


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


def _edits_of(document: Document, typed: Sequence[Typed]) -> dict[str, Edits]:
    found: dict[str, Edits] = {}
    for entry in typed:
        table = TABLES[entry.table]
        edits = found.setdefault(entry.table, Edits(table, columns_of(document, table)))
        is_new = entry.row is None or bool(table.host)
        label = entry.row if entry.row is not None else f"{table.prefix}_{secrets.token_hex(4)}"
        if not is_new and not shown(document).has(entry.table, label):
            edits.refuse(label, "", NOTHING, "is there no more")
            continue
        for name, value in entry.values.items():
            _note(edits, label, name, value, is_new=is_new)
    return found


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
    else:
        edits.cells[label, name] = stored
