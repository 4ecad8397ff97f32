"""The lanes of a journey: which there are, what notes each takes, where the lines of a service blueprint run.

The twin of ``js/src/model/lanes.ts``, rule for rule.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from journey_widgets.export.rows import read, read_text
from journey_widgets.model.document import Document
from journey_widgets.model.lanes import DEFAULT_LANES, LANES_WITH_ACTORS
from journey_widgets.model.shown import Shown

NOTES_OF = {
    "value": "value_offered",
    "factor": "blocker",
    "backstage": "backstage",
    "image": "image",
    "note": "text",
}
"""Lanes of notes, and the notes they show where they do not say."""
STEP_LANES = frozenset({"action", "emotion", "number"})
"""Lanes with one thing a step."""
DOT_LANES = frozenset({"channel", "org_unit"})
"""Lanes with one line for each channel or function, and a dot for each touchpoint."""
CUSTOMERS = frozenset({"action", "emotion", "thought", "feeling"})
"""Kinds of lanes, or of their notes, that show what the customer does, thinks and feels."""


class LaneSpec(NamedTuple):
    """A lane: its id, its kind, and which notes it shows.

    Attributes
    ----------
    note_kind
        None for a lane without notes.
    group
        Neighbouring lanes of one group are folded together.
    measure, style
        Of a lane of numbers: what it shows, and how.
    """

    id: str
    kind: str
    note_kind: str | None = None
    group: str | None = None
    measure: str | None = None
    style: str | None = None


def lanes_of(document: Document, seen: Shown, journey_id: str) -> tuple[LaneSpec, ...]:
    """Return the lanes of a journey, hidden ones too, from top to bottom."""
    lanes = []
    for lane_id in seen.ids["lanes"]:
        row = document.rows["lanes"][lane_id]
        kind = read_text("lanes", row, "lane_kind")
        if read("lanes", row, "journey_id") != journey_id or kind is None:
            continue
        own = NOTES_OF.get(kind)
        is_number = kind == "number"
        lanes.append(
            LaneSpec(
                lane_id,
                kind,
                own and (read_text("lanes", row, "note_kind") or own),
                read_text("lanes", row, "lane_group"),
                read_text("lanes", row, "measure") or "experience" if is_number else None,
                read_text("lanes", row, "number_style") or "bars" if is_number else None,
            )
        )
    if lanes:
        return tuple(lanes)
    defaults = LANES_WITH_ACTORS if seen.ids["actors"] else DEFAULT_LANES
    return tuple(LaneSpec(f"default-{note or kind}", kind, note or None) for kind, note in defaults)


class LaneRun(NamedTuple):
    """Lanes that stand together: those of one group, or a lane by itself."""

    group: str | None
    lanes: tuple[LaneSpec, ...]

    def is_folded(self, folded_groups: Collection[str]) -> bool:
        """Return whether the run is drawn as one line."""
        return self.group is not None and self.group in folded_groups


def runs_of(lanes: Sequence[LaneSpec]) -> list[LaneRun]:
    """Return the runs of neighbouring lanes of one group."""
    runs: list[LaneRun] = []
    for lane in lanes:
        if runs and lane.group is not None and runs[-1].group == lane.group:
            runs[-1] = LaneRun(lane.group, (*runs[-1].lanes, lane))
        else:
            runs.append(LaneRun(lane.group, (lane,)))
    return runs


def lines_of(lanes: Sequence[LaneSpec]) -> Mapping[str, tuple[str, ...]]:
    """Return the lines of a service blueprint, by the lane they run above.

    The line of interaction runs between what the customer does and the first lane of contact (without a lane of what
    she does, the steps in the head say it), the line of visibility before the first lane of the backstage, and the line
    of internal interaction between that and what supports it: a second lane of the backstage.
    """
    lines: dict[str, tuple[str, ...]] = {}
    contact = next((i for i, lane in enumerate(lanes) if lane.kind in {"touchpoint", "channel"}), None)
    if contact is not None:
        is_hers = [bool(CUSTOMERS & {lane.kind, lane.note_kind}) for lane in lanes]
        if any(is_hers[:contact]) or (contact == 0 and not any(is_hers)):
            lines[lanes[contact].id] = ("interaction",)
    backstage, support, *_ = (*(lane.id for lane in lanes if lane.kind == "backstage"), None, None)
    if backstage is not None:
        lines[backstage] = (*lines.get(backstage, ()), "visibility")
    if support is not None:
        lines[support] = ("internal",)
    return lines
