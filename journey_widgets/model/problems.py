"""What is incomplete or was repaired in a document: findings, never exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

import pandas as pd

from journey_widgets.errors import shorten
from journey_widgets.model.document import Document, Row
from journey_widgets.model.keys import place_of
from journey_widgets.model.shown import Shown, shown, target_table
from journey_widgets.model.values import is_sound
from journey_widgets.schema import TABLES, Table
from journey_widgets.schema.choices import ROLE_KIND

Severity = Literal["error", "warning", "missing"]
"""`error`: something in the document is not shown; `warning`: it can hardly be meant; `missing`: not filled in yet."""


class Problem(NamedTuple):
    """One finding, with its place, what is wrong and what to do."""

    severity: Severity
    table: str
    row: str
    column: str
    message: str
    hint: str


def find_problems(document: Document) -> pd.DataFrame:
    """Return all findings.

    Returns
    -------
    pandas.DataFrame
        Columns ``severity``, ``table``, ``row``, ``column``, ``message``, ``hint``, all text; errors first, then in the
        order of the tables and of the map.
    """
    with document.lock:
        found = list(_problems(document, shown(document)))
    order = ["error", "warning", "missing"]
    found.sort(key=lambda problem: order.index(problem.severity))
    return pd.DataFrame(found, columns=list(Problem._fields)).astype("str")


def _problems(document: Document, seen: Shown) -> Iterator[Problem]:
    for orphan in seen.orphans:
        target = shorten(orphan.target)
        yield Problem(
            "error",
            orphan.table,
            orphan.row_id,
            orphan.column,
            f"refers to {target}, which was deleted at the same moment; the row is not shown, and not saved",
            "undo the deletion, and it is back",
        )
    for name, row_id in seen.strays:
        message = f"{shorten(row_id)} cannot be the id of a row here; the row is not shown, and not saved"
        yield Problem("error", name, shorten(row_id), "", message, "add the row again under another id")
    for name, table in TABLES.items():
        if table.host:
            continue
        for row_id in seen.ids[name]:
            row = document.rows[name][row_id]
            yield from _unsound(table, row_id, row)
            yield from _unlinked(table, row_id, row, seen)
            yield from _unlinked_in_states(name, row_id, row, seen)
            yield from _missing(table, row_id, row)
            yield from _contradictions(name, row_id, row)
    yield from _gaps(document, seen)


def _unsound(table: Table, row_id: str, row: Row) -> Iterator[Problem]:
    for key, raw in row.items():
        place = place_of(table.name, key)
        column = TABLES[place.table].column(place.column)
        if column is not None and column.name != "position" and raw != "" and not is_sound(column, raw):
            label = row_id if not place.rest else ", ".join((row_id, *place.rest))
            message = f"{shorten(raw)} is not allowed here; it reads as empty"
            yield Problem("error", place.table, label, place.column, message, "fill in another value")


def _unlinked(table: Table, row_id: str, row: Row, seen: Shown) -> Iterator[Problem]:
    for column in table.columns:
        value = row.get(column.name)
        if column.reference and column.reference.on_delete == "unlink" and value is not None:
            target = target_table(table, column, row)
            if not seen.has(target, value):
                message = f"refers to {shorten(value)}, which is not there; it reads as empty"
                yield Problem("warning", table.name, row_id, column.name, message, f"choose another row of `{target}`")


def _unlinked_in_states(host: str, row_id: str, row: Row, seen: Shown) -> Iterator[Problem]:
    for key, value in row.items():
        place = place_of(host, key)
        column = TABLES[place.table].column(place.column)
        if not place.rest or column is None:
            continue
        label = ", ".join((row_id, *place.rest))
        if column.reference and not seen.has(column.reference.table, value):
            message = f"refers to {shorten(value)}, which is not there; it reads as empty"
            hint = f"choose another row of `{column.reference.table}`"
            yield Problem("warning", place.table, label, column.name, message, hint)
        if any(persona and not seen.has("personas", persona) for persona in place.rest[1:]):
            message = "speaks for a persona who is not there; it is not shown, and not saved"
            yield Problem("error", place.table, label, column.name, message, "undo the deletion, and it is back")


def _missing(table: Table, row_id: str, row: Row) -> Iterator[Problem]:
    for column in table.columns:
        if column.is_asked and row.get(column.name, "") == "":
            message = f"has no {column.label.en.lower()}"
            yield Problem("missing", table.name, row_id, column.name, message, column.meaning.rstrip("."))


def _contradictions(name: str, row_id: str, row: Mapping[str, object]) -> Iterator[Problem]:
    if name == "touchpoints" and row.get("is_moment_of_truth") and not row.get("moment_of_truth_reason"):
        message = "is a moment of truth, and nothing says why"
        yield Problem("missing", name, row_id, "moment_of_truth_reason", message, "say what is won or lost here")
    if name == "notes":
        if row.get("note_kind") == "blocker" and not row.get("severity"):
            message = "is a blocker that neither slows nor stops"
            yield Problem("missing", name, row_id, "severity", message, "choose 'slows' or 'stops'")
        if not (row.get("touchpoint_id") or row.get("step_id") or row.get("phase_id")):
            message = "is attached to nothing, so it stands on no map"
            yield Problem("warning", name, row_id, "", message, "fill in touchpoint_id, step_id or phase_id")


def _gaps(document: Document, seen: Shown) -> Iterator[Problem]:
    used = {
        column: _used(document, table, column) for table, column in (("phases", "journey_id"), ("steps", "phase_id"))
    }
    for table, column, message, hint in (
        ("journeys", "journey_id", "has no phases", "add one in `phases` or on the map"),
        ("phases", "phase_id", "has no steps", "add one in `steps` or on the map"),
    ):
        for row_id in seen.ids[table]:
            if row_id not in used[column]:
                yield Problem("missing", table, row_id, "", message, hint)
    roles = _used(document, "stakeholders", "role_kind")
    for role, label in ROLE_KIND.values.items():
        if seen.ids["journeys"] and role not in roles:
            message = f"nobody has the role '{role}'"
            yield Problem(
                "missing", "stakeholders", "", "role_kind", message, f"name the {label.en.lower()} to involve"
            )


def _used(document: Document, table: str, column: str) -> set[object]:
    return {row.get(column) for row in document.rows[table].values()}
