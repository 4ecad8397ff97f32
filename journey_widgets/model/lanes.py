"""The lanes a new journey begins with, wherever it comes from."""

from __future__ import annotations

DEFAULT_LANES: tuple[tuple[str, str], ...] = (
    ("action", ""),
    ("emotion", ""),
    ("touchpoint", ""),
    ("value", "value_offered"),
    ("value", "value_wanted"),
    ("factor", "accelerator"),
    ("factor", "blocker"),
    ("backstage", "backstage"),
    ("note", "opportunity"),
)
"""Lanes of a new journey, as (lane_kind, note_kind): the four questions of a map and the four groups of elements."""

LANES_WITH_ACTORS = (DEFAULT_LANES[0], ("actor", ""), *DEFAULT_LANES[1:])
"""The same where it is known who takes part: that stands below what is done."""


def default_lanes(journey_id: str, first: int = 1, *, has_actors: bool = False) -> list[dict[str, str]]:
    """Return the rows of a new journey's lanes, with ids counted from `first`."""
    return [
        {"lane_id": f"la{i}", "journey_id": journey_id, "lane_kind": kind, "note_kind": note}
        for i, (kind, note) in enumerate(LANES_WITH_ACTORS if has_actors else DEFAULT_LANES, first)
    ]
