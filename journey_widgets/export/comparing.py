"""Today laid under the future map: what is gone from where it stood, what becomes of each card, and what differs.

The twin of ``js/src/views/swimlane/reading/compare.ts``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from journey_widgets.export.find import Finder
from journey_widgets.export.lane_layout import DOT_LANES, LaneSpec
from journey_widgets.export.map_layout import Ghost, JourneyMap
from journey_widgets.export.measure import excerpt, isolated
from journey_widgets.export.reading import table_of
from journey_widgets.export.rows import assessed, in_state
from journey_widgets.export.wording import Reader, one_liner
from journey_widgets.model.document import Document
from journey_widgets.schema import TABLES
from journey_widgets.schema.choices import CONTACT_MODE

COUNTS = ("added", "changed", "removed", "kept")
_COUNTED_AS = {"improved": "changed", "replaced": "changed"}
_TARGETS = {"step_id": "steps", "channel_id": "channels", "org_unit_id": "org_units"}
_SENTENCES = {"position": "compare.order", "notes": "compare.notes"}
_ON_CARD = {*_TARGETS, "contact_mode", "expectation", "experience"}
"""What a card shows: where today is only laid under the future, the rest would bury it."""
LONGEST_VALUE = 60


def laid_under(document: Document, journey_map: JourneyMap, whole: JourneyMap, past: JourneyMap) -> JourneyMap:
    """Return the future map with today under it.

    Parameters
    ----------
    document
        The document, its lock held.
    journey_map
        The future map as it is drawn.
    whole, past
        The two maps with nothing left out, each with the steps of both.
    """
    ghosts = _ghosts(document, whole, past)
    counted = Counter(_COUNTED_AS.get(kind, kind) for kind in _kinds(document, whole, past))
    return replace(journey_map, ghosts=ghosts, counts={name: counted[name] for name in COUNTS})


def _ghosts(document: Document, whole: JourneyMap, past: JourneyMap) -> dict[tuple[str, str], tuple[Ghost, ...]]:
    found = {}
    for lane in whole.visible_lanes:
        table = table_of(lane)
        standing = {row_id for column in whole.columns for row_id in whole.cell(lane.id, column.key)} if table else ()
        for column in past.columns if table else ():
            place = (lane.id, column.key)
            now = set(whole.cell(*place))
            ghosts = tuple(
                Ghost(row_id, row_id in standing)
                for row_id in past.cell(*place)
                if row_id not in now and (table != "steps" or "action" in document.rows["steps"].get(row_id, {}))
            )
            if ghosts:
                found[place] = ghosts
    return found


def _kinds(document: Document, whole: JourneyMap, past: JourneyMap) -> list[str]:
    """Return what becomes of each touchpoint and note that is on one of the two maps."""
    finder = Finder(document, whole.journey_id, "future")
    kinds: Mapping[tuple[str, str], str] = {
        (table, row_id): finder.change(table, row_id)
        for each in (whole, past)
        for lane in each.visible_lanes
        if (table := _counted(lane))
        for column in each.columns
        for row_id in each.cell(lane.id, column.key)
    }
    return list(kinds.values())


def _counted(lane: LaneSpec) -> str:
    table = "touchpoints" if lane.kind in DOT_LANES else table_of(lane)
    return "" if table == "steps" else table


# ---------------------------------------------------------------------- in words


class Was(NamedTuple):
    """One difference of a touchpoint: what it is of, and its values today and in the future; both empty for none."""

    label: str
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """All of it on one line."""
        return f"{self.label}: {self.before} → {self.after}" if self.before or self.after else self.label


def becomes(reader: Reader, table: str, row_id: str) -> str:
    """Return what a card becomes in the future map: ``added``, ``changed``, ``removed``, ``kept``."""
    kind = reader.finder.change(table, row_id)
    return _COUNTED_AS.get(kind, kind)


def differences_of(reader: Reader, touchpoint_id: str) -> list[Was]:
    """Return what differs at a touchpoint between today and the future, as far as its map shows it."""
    changed = reader.finder.change_of("touchpoints", touchpoint_id).changed
    is_brief = reader.map.comparison == "overlay"
    return [_was(reader, touchpoint_id, column) for column in changed if not is_brief or column in _ON_CARD]


def _was(reader: Reader, touchpoint_id: str, column: str) -> Was:
    words = reader.words
    if column in _SENTENCES:
        return Was(words.say(_SENTENCES[column]))
    table = TABLES["touchpoints"] if column in {*_TARGETS, "contact_mode"} else TABLES["assessments"]
    spec = table.column(column)
    label = spec.label.in_language(words.language) if spec else column
    if column == "is_personalised":
        return Was(label)
    return Was(label, *(_value(reader, touchpoint_id, state, column) for state in ("current", "future")))


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
    name = reader.document.rows[_TARGETS[column]].get(value, {}).get("name")
    found = one_liner(excerpt(name, LONGEST_VALUE)) if isinstance(name, str) else ""
    return isolated(found or reader.words.say("card.unnamed"))
