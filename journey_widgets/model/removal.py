"""Removing rows, and what refers to them: gone too, or unlinked, as the schema says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journey_widgets.model.document import Document
from journey_widgets.model.keys import HOSTED, place_of
from journey_widgets.model.shown import target_table
from journey_widgets.schema import TABLES, Table


def remove_rows(document: Document, rows: Mapping[str, Iterable[str]]) -> None:
    """Remove rows and mind every reference to them. Call it within a transaction.

    Parameters
    ----------
    document
        The document.
    rows
        Table → ids to remove.
    """
    gone = {name: {row_id for row_id in ids if row_id in document.rows[name]} for name, ids in rows.items()}
    for name, ids in gone.items():
        for row_id in ids:
            document.remove(name, row_id)
    gone = {name: ids for name, ids in gone.items() if ids}
    while gone:  # a citation may cite a comment: what goes may take others with it, until nothing more goes
        gone = {
            table.name: ids for table in TABLES.values() if not table.host and (ids := _follow(document, table, gone))
        }


def _follow(document: Document, table: Table, gone: Mapping[str, set[str]]) -> set[str]:
    """Remove or unlink the rows of one table that refer to what is gone; return the removed ones."""
    references = [column for column in table.columns if column.reference]
    removed = set()
    for row_id, row in list(document.rows[table.name].items()):
        for column in references:
            target = row.get(column.name)
            if target is None or target not in gone.get(target_table(table, column, row), ()):
                continue
            if column.reference and column.reference.on_delete == "cascade":
                removed.add(row_id)
            else:
                document.set(table.name, row_id, column.name, None)
        if table.name in HOSTED and row_id not in removed:
            _unlink_hosted(document, table, row_id, gone)
    for row_id in removed:
        document.remove(table.name, row_id)
    return removed


def _unlink_hosted(document: Document, host: Table, row_id: str, gone: Mapping[str, set[str]]) -> None:
    for key, value in list(document.rows[host.name][row_id].items()):
        place = place_of(host.name, key)
        if not place.rest:
            continue
        column = TABLES[place.table].column(place.column)
        refers = column.reference if column else None
        persona = place.rest[1:]  # an assessment has none, and a persona may be called as a state is
        if (refers and value in gone.get(refers.table, ())) or (persona and persona[0] in gone.get("personas", ())):
            document.set(host.name, row_id, key, None)
