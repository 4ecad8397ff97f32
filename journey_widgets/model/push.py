"""Takes edits into the document: one transaction, the valid edits and only they."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journey_widgets.errors import listed, nearest
from journey_widgets.model.changes import Label, parts_of
from journey_widgets.model.document import Document
from journey_widgets.model.edits import NOTHING, Edits, Refusal, find_edits, iterate_references
from journey_widgets.model.frames import Frames
from journey_widgets.model.shown import shown, target_table
from journey_widgets.model.values import Stored
from journey_widgets.model.writing import write
from journey_widgets.schema import STATES, TABLES, Column

Known = Callable[[str, object], bool]
"""Whether a table will have a row of that id when the cell's edits are in."""


def push(frames: Frames, label: str = "") -> list[Refusal]:
    """Take what was done to the live frames into the document.

    Parameters
    ----------
    frames
        The frames; those with refused or untidy content are put right by the next `take_in`.
    label
        What the step is called in the history.

    Returns
    -------
    list of Refusal
        What the schema does not allow; everything else is in.
    """
    document = frames.document
    with document.lock:
        found = [
            edits
            for name, held in frames.held.items()
            if (edits := find_edits(document, TABLES[name], held)) is not None
        ]
        check(document, found)
        if any(edits.has_writes for edits in found):
            with document.transaction("kernel", label):
                write(document, found)
        for edits in found:
            frames.touch(edits.table.name, edits.touched)
            if edits.is_untidy:
                frames.restore(edits.table.name)
    return [refusal for edits in found for refusal in edits.refusals]


# ---------------------------------------------------------------------- checking


def check(document: Document, found: Sequence[Edits]) -> None:
    """Refuse what edits would do to rows that have gone, and references to rows that are not there."""
    _drop_edits_of_lost_rows(document, found)
    known = _known_after(document, found)
    for edits in found:
        if edits.table.host:
            _check_hosted_labels(edits, known)
        for label, column, value in list(iterate_references(edits)):
            problem = _reference_problem(document, edits, label, column, value, known)
            if problem:
                edits.refuse(label, column.name, value, problem)
                _forget(edits, label, column.name)
        _check_table_names(edits)


def _drop_edits_of_lost_rows(document: Document, found: Sequence[Edits]) -> None:
    """Refuse edits of rows that somebody deleted in a view while the cell ran."""
    for edits in found:
        lost = set()
        for label, name in list(edits.cells):
            row_id = parts_of(label)[0]
            if row_id not in document.rows[edits.table.host or edits.table.name]:
                lost.add(label)
                del edits.cells[label, name]
        for label in lost:
            edits.refuse(label, "", NOTHING, "was deleted in a view while the cell ran")


def _known_after(document: Document, found: Sequence[Edits]) -> Known:
    seen = shown(document)
    added = {edits.table.name: set(edits.added) for edits in found}
    removed = {edits.table.name: set(edits.removed) for edits in found}

    def known(table: str, row_id: object) -> bool:
        if row_id in removed.get(table, ()):
            return False
        return seen.has(table, row_id) or row_id in added.get(table, ())

    return known


def _check_hosted_labels(edits: Edits, known: Known) -> None:
    for label in list(edits.added):
        row_id, state, *personas = parts_of(label)
        problem = ""
        if not known(edits.table.host, row_id):
            problem = f"{edits.table.index[0]} must be the id of a row of `{edits.table.host}`"
        elif state not in STATES:
            problem = f"state must be one of {listed(STATES)}{nearest(str(state), STATES)}"
        elif any(persona and not known("personas", persona) for persona in personas):
            problem = "persona_id must be the id of a row of `personas`, or empty"
        if problem:
            edits.refuse(label, "", NOTHING, problem)
            del edits.added[label]


def _reference_problem(
    document: Document, edits: Edits, label: Label, column: Column, value: Stored, known: Known
) -> str:
    row = _row_after(document, edits, label)
    table = target_table(edits.table, column, row)
    if not table:
        reference = column.reference
        return f"needs '{reference.table_column if reference else ''}' to name a table"
    if known(table, value):
        return ""
    return f"must be the id of a row of `{table}`{nearest(str(value), shown(document).ids[table])}"


def _row_after(document: Document, edits: Edits, label: Label) -> Mapping[str, object]:
    """Return the plain cells of a row as they will be."""
    if edits.table.host:
        return {}
    stored = document.rows[edits.table.name].get(str(label), {})
    changed = {name: value for (row, name), value in edits.cells.items() if row == label}
    return {**stored, **changed, **edits.added.get(label, {})}


def _check_table_names(edits: Edits) -> None:
    tables = [name for name, table in TABLES.items() if not table.host]
    naming = {c.reference.table_column for c in edits.table.columns if c.reference and c.reference.table_column}
    given = [(label, name, value) for (label, name), value in edits.cells.items() if name in naming]
    given += [(label, name, row[name]) for label, row in edits.added.items() for name in naming if name in row]
    for label, name, value in given:
        if value is not None and value not in tables:
            edits.refuse(label, name, value, f"must be the name of a table{nearest(str(value), tables)}")
            _forget(edits, label, name)


def _forget(edits: Edits, label: Label, column: str) -> None:
    edits.cells.pop((label, column), None)
    edits.added.get(label, {}).pop(column, None)
