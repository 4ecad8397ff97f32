"""How a map is read: what its filter finds, what becomes of the rest, and what differs between today and the future.

The rules are those of the live view (``js/src/views/swimlane/reading``): what is not found is pale, or not drawn; of
the differences alone, no card is drawn that stays as it is. Steps stay, and so does the curve.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from journey_widgets.export.change import Change
from journey_widgets.export.find import Finder
from journey_widgets.export.lane_layout import DOT_LANES
from journey_widgets.export.map_layout import JourneyMap, LaneSpec
from journey_widgets.export.query import parse
from journey_widgets.export.rows import assessed, in_state
from journey_widgets.export.wording import Reader, one_liner
from journey_widgets.model.document import Document
from journey_widgets.schema import TABLES
from journey_widgets.schema.choices import CONTACT_MODE

_OVERLAID = ("overlay", "differences")
_NO_CARDS = {"emotion", "channel", "org_unit", "number", "kpi"}
"""Lanes in which no card stands that could be looked for."""
_TARGETS = {"step_id": "steps", "channel_id": "channels", "org_unit_id": "org_units"}
_SENTENCES = {"position": "compare.order", "notes": "compare.notes"}
MOST_DIFFERENCES = 300
"""Rows in the list of differences."""


class Reading(NamedTuple):
    """How a map is read.

    Attributes
    ----------
    query
        What is looked for, as it was typed.
    is_hiding
        Whether what is not found is left out; else it is pale.
    comparison
        How today and the future are shown together: ``side_by_side``, ``overlay``, ``differences``, or empty.
    """

    query: str = ""
    is_hiding: bool = False
    comparison: str = ""

    def state(self, state: str) -> str:
        """Return the state that is drawn: what is laid over today is the future."""
        return "future" if self.comparison in _OVERLAID else state


def table_of(lane: LaneSpec) -> str:
    """Return the table whose rows are the cards of a lane, empty for lanes without cards."""
    if lane.kind in _NO_CARDS:
        return ""
    return {"touchpoint": "touchpoints", "action": "steps"}.get(lane.kind, "notes")


def as_read(document: Document, journey_map: JourneyMap, reading: Reading) -> JourneyMap:
    """Return a map as its filter and its comparison show it.

    Parameters
    ----------
    document
        The document, its lock held.
    journey_map
        What stands where, with nothing left out.
    reading
        What is asked of it.
    """
    query, is_hiding, comparison = reading
    terms = parse(query)
    if not terms and comparison != "differences":
        return journey_map
    finder = Finder(document, journey_map.journey_id, journey_map.state)
    cells = dict(journey_map.cells)
    cards = list(_cards(document, journey_map))
    found = {(table, row_id) for _, table, row_id in cards if finder.finds(terms, table, row_id)}
    pale = {(table, row_id) for _, table, row_id in cards} - found

    def is_drawn(table: str, row_id: str) -> bool:
        if terms and is_hiding and (table, row_id) not in found:
            return False
        return comparison != "differences" or finder.change(table, row_id) != "kept"

    for place, table in {**{place: table for place, table, _ in cards}, **_dots(journey_map)}.items():
        cells[place] = tuple(row_id for row_id in journey_map.cells[place] if is_drawn(table, row_id))
    counted = (sum((table, row_id) in found for _, table, row_id in cards), len(cards)) if terms else None
    return replace(
        journey_map,
        cells={place: ids for place, ids in cells.items() if ids},
        pale=frozenset(() if is_hiding else pale),
        query=query.strip() if terms else "",
        found=counted,
    )


def _dots(journey_map: JourneyMap) -> dict[tuple[str, str], str]:
    """Return the cells in which touchpoints stand once more, as dots, and their table."""
    lanes = {lane.id for lane in journey_map.visible_lanes if lane.kind in DOT_LANES}
    return {place: "touchpoints" for place in journey_map.cells if place[0] in lanes}


def _cards(document: Document, journey_map: JourneyMap) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Yield the place, table and id of each card of the lanes that are drawn."""
    for lane in journey_map.visible_lanes:
        table = table_of(lane)
        for column in journey_map.columns if table else ():
            place = (lane.id, column.key)
            for row_id in journey_map.cells.get(place, ()):
                if table != "steps" or "action" in document.rows["steps"].get(row_id, {}):
                    yield place, table, row_id


class Difference(NamedTuple):
    """A card that is not the same in both states: its name, what becomes of it, and what differs, in words."""

    name: str
    kind: str
    changed: tuple[str, ...]


def differences(reader: Reader, today: JourneyMap, future: JourneyMap) -> tuple[list[Difference], dict[str, int]]:
    """Return the cards that differ, and how many become what, kept ones too.

    Parameters
    ----------
    reader
        Reads the map; the lock of its document is held.
    today, future
        The two maps, with nothing left out.
    """
    finder = Finder(reader.document, future.journey_id, "future")
    both = [card[1:] for each in (future, today) for card in _cards(reader.document, each) if card[1] != "steps"]
    cards = dict.fromkeys(both)
    counts = dict.fromkeys(("new", "changed", "removed", "kept"), 0)
    found: list[Difference] = []
    for table, row_id in cards:
        change = finder.change_of(table, row_id)
        kind = {"added": "new", "improved": "changed", "replaced": "changed"}.get(change.kind, change.kind)
        counts[kind] += 1
        if kind != "kept" and len(found) < MOST_DIFFERENCES:
            found.append(Difference(_name(reader, table, row_id), kind, tuple(_in_words(reader, row_id, change))))
    return found, counts


def _name(reader: Reader, table: str, row_id: str) -> str:
    row = reader.document.rows[table].get(row_id, {})
    text = row.get("text" if table == "notes" else "name")
    return one_liner(text[:160]) if isinstance(text, str) and text else reader.words.say("card.unnamed")


def _in_words(reader: Reader, touchpoint_id: str, change: Change) -> Iterator[str]:
    words = reader.words
    for column in change.changed:
        if column in _SENTENCES:
            yield words.say(_SENTENCES[column])
            continue
        table = TABLES["touchpoints"] if column in {*_TARGETS, "contact_mode"} else TABLES["assessments"]
        spec = table.column(column)
        label = spec.label.in_language(words.language) if spec else column
        if column == "is_personalised":
            yield label
        else:
            before, after = (_value(reader, touchpoint_id, state, column) for state in ("current", "future"))
            yield words.say("still.label", label=label, value=f"{before} → {after}")


def _value(reader: Reader, touchpoint_id: str, state: str, column: str) -> str:
    row = reader.document.rows["touchpoints"][touchpoint_id]
    now = in_state(row, state, reader.shown)
    value = getattr(now, column) if hasattr(now, column) else assessed(row, state, column)
    if value is None:
        return reader.words.say("compare.nothing")
    if isinstance(value, (int, float)):
        return reader.words.number(value)
    if column == "contact_mode":
        return reader.words.label(CONTACT_MODE, value)
    return _name(reader, _TARGETS[column], value)
