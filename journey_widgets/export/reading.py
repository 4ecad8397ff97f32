"""How a map is read: what its filter finds, and what becomes of the rest.

The rules are those of the live view (``js/src/views/swimlane/reading``): what is not found is pale, or not drawn; of
the differences alone, no card is drawn that stays as it is. Steps stay, and so does the curve: of the personas it asks
for it is drawn, of others it is pale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from journey_widgets.export.find import Finder
from journey_widgets.export.lane_layout import DOT_LANES
from journey_widgets.export.map_layout import USUAL_CURVES, JourneyMap, LaneSpec
from journey_widgets.export.query import parse
from journey_widgets.model.document import Document

_OVERLAID = ("overlay", "differences")
_NO_CARDS = {"emotion", "channel", "org_unit", "number", "kpi"}
"""Lanes in which no card stands that could be looked for."""


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

    @property
    def is_overlaid(self) -> bool:
        """Whether today is laid under the future map, or only what differs is shown."""
        return self.comparison in _OVERLAID

    @property
    def is_beside(self) -> bool:
        """Whether today's map and that of the future are shown one above the other."""
        return self.comparison == "side_by_side"


def table_of(lane: LaneSpec) -> str:
    """Return the table whose rows are the cards of a lane, empty for lanes without cards."""
    if lane.kind in _NO_CARDS:
        return ""
    return {"touchpoint": "touchpoints", "action": "steps", "actor": "step_actors"}.get(lane.kind, "notes")


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
    cards = list(cards_of(document, journey_map))
    found = {(table, row_id) for _, table, row_id in cards if finder.finds(terms, table, row_id)}
    pale = {(table, row_id) for _, table, row_id in cards} - found

    def is_drawn(table: str, row_id: str) -> bool:
        if terms and is_hiding and (table, row_id) not in found:
            return False
        return comparison != "differences" or finder.change(table, row_id) != "kept"

    for place, table in {**{place: table for place, table, _ in cards}, **_dots(journey_map)}.items():
        cells[place] = tuple(row_id for row_id in journey_map.cells[place] if is_drawn(table, row_id))
    asked = finder.asked(terms)
    others = [f"persona:{persona}" for persona in asked if persona not in finder.own]
    counted = (sum((table, row_id) in found for _, table, row_id in cards), len(cards)) if terms else None
    return replace(
        journey_map,
        cells={place: ids for place, ids in cells.items() if ids},
        pale=frozenset(() if is_hiding else pale),
        sought=frozenset("" if persona in finder.own else persona for persona in asked),
        curves=(*(journey_map.curves or USUAL_CURVES), *others) if others else journey_map.curves,
        query=query.strip() if terms else "",
        found=counted,
    )


def _dots(journey_map: JourneyMap) -> dict[tuple[str, str], str]:
    """Return the cells in which touchpoints stand once more, as dots, and their table."""
    lanes = {lane.id for lane in journey_map.visible_lanes if lane.kind in DOT_LANES}
    return {place: "touchpoints" for place in journey_map.cells if place[0] in lanes}


def cards_of(document: Document, journey_map: JourneyMap) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Yield the place, table and id of each card of the lanes that are drawn."""
    for lane in journey_map.visible_lanes:
        table = table_of(lane)
        for column in journey_map.columns if table else ():
            place = (lane.id, column.key)
            for row_id in journey_map.cells.get(place, ()):
                if table != "steps" or "action" in document.rows["steps"].get(row_id, {}):
                    yield place, table, row_id
