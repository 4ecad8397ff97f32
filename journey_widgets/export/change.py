"""What becomes of each touchpoint in the future map.

The twin of ``js/src/model/change.ts``; both agree with `journey_widgets.analysis.changes`, which says what the words
mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from journey_widgets.export.rows import InState, assessed, in_state, read
from journey_widgets.model.document import Document
from journey_widgets.model.frames import places_in
from journey_widgets.model.keys import key_of
from journey_widgets.model.order import is_key
from journey_widgets.model.shown import Shown, shown
from journey_widgets.model.values import Row
from journey_widgets.schema import TABLES

OWN = ("step_id", "channel_id", "contact_mode", "org_unit_id")
MEASURES = ("expectation", "experience", "duration_hours", "cost_eur")
STATES = ("current", "future")


class Change(NamedTuple):
    """What becomes of a touchpoint, and the columns in which today and the future differ."""

    kind: str
    changed: tuple[str, ...] = ()


def changes_of(document: Document) -> dict[str, Change]:
    """Return the change of each touchpoint that is there in one of the two states; the document's lock is held."""
    seen = shown(document)
    places = [_places(document, seen, state) for state in STATES]
    notes = (document.rows["notes"][row_id] for row_id in seen.ids["notes"])
    noted = {row.get("touchpoint_id") for row in notes if len({_exists("notes", row, state) for state in STATES}) > 1}
    found = {}
    for row_id in seen.ids["touchpoints"]:
        row = document.rows["touchpoints"][row_id]
        now, then = (in_state(row, state, seen) for state in STATES)
        if now.is_present and then.is_present:
            moved = places[0][row_id] != places[1][row_id]
            changed = [*_changed(row, now, then), *["position"] * moved, *["notes"] * (row_id in noted)]
            found[row_id] = Change(_kind(changed), tuple(changed))
        elif now.is_present or then.is_present:
            found[row_id] = Change("removed" if now.is_present else "added")
    return found


def change_of_row(document: Document, table: str, row: Row) -> str:
    """Return what becomes of a note or a step: it is there in both states, or in one; a note goes with its step."""
    seen = shown(document)
    now, then = (_is_there(document, seen, table, row, state) for state in STATES)
    return "kept" if now == then else "removed" if now else "added"


def _exists(table: str, row: Row, state: str) -> bool:
    return read(table, row, f"is_{state}") is not False


def _is_there(document: Document, seen: Shown, table: str, row: Row, state: str) -> bool:
    if not _exists(table, row, state):
        return False
    step_id = row.get("step_id")
    touchpoint_id = row.get("touchpoint_id")
    if isinstance(touchpoint_id, str) and seen.has("touchpoints", touchpoint_id):
        found = in_state(document.rows["touchpoints"][touchpoint_id], state, seen)
        if not found.is_present:
            return False
        step_id = found.step_id
    step = document.rows["steps"][step_id] if isinstance(step_id, str) and seen.has("steps", step_id) else {}
    return _exists("steps", step, state)


def _kind(changed: list[str]) -> str:
    if "channel_id" in changed or "contact_mode" in changed:
        return "replaced"
    return "improved" if changed else "kept"


def _changed(row: Row, now: InState, then: InState) -> list[str]:
    changed = [name for name in OWN if getattr(now, name) != getattr(then, name)]
    if len({bool(assessed(row, state, "is_personalised")) for state in STATES}) > 1:
        changed.append("is_personalised")
    for name in MEASURES:
        values = {assessed(row, state, name) for state in STATES}
        if len(values) > 1 and None not in values:
            changed.append(name)
    return changed


def _places(document: Document, seen: Shown, state: str) -> Mapping[str, int]:
    """Return the place of each touchpoint: among those of its step in the state if it is moved, else among its own."""
    there = places_in(document, state)
    order, step = (key_of(TABLES["assessments"], (state,), column) for column in ("position", "step_id"))
    places = dict(seen.positions["touchpoints"])
    for row_id in seen.ids["touchpoints"]:
        row = document.rows["touchpoints"][row_id]
        if is_key(row.get(order)) or seen.has("steps", row.get(step)):
            places[row_id] = there[row_id]
    return places
