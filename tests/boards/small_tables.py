"""Redesigns of a few rows, for boards worked out by hand."""

from __future__ import annotations

from typing import Any

import journey_widgets as jw
from journey_widgets.sources import from_rows


def redesign(**tables: list[dict[str, Any]]) -> jw.Redesign:
    """Return a redesign of these rows, with one journey of one step to hang touchpoints on."""
    rows = {
        "facts": [{"redesign_id": "redesign", "title": "Small"}],
        "journeys": [{"journey_id": "jo1", "name": "Buy"}],
        "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "Before"}],
        "steps": [{"step_id": "st1", "phase_id": "ph1", "name": "Look"}],
    }
    return from_rows({**rows, **tables}, source="a small case")


def touchpoint(number: int, **values: Any) -> dict[str, Any]:
    """Return the row of a touchpoint."""
    return {"touchpoint_id": f"tp{number}", "step_id": "st1", "name": f"Touchpoint {number}", **values}


def assessed(number: int, state: str = "current", **values: Any) -> dict[str, Any]:
    """Return the row of a touchpoint in a state."""
    return {"touchpoint_id": f"tp{number}", "state": state, **values}


def intervention(number: int, **values: Any) -> dict[str, Any]:
    """Return the row of an intervention."""
    return {"intervention_id": f"in{number}", "name": f"Intervention {number}", **values}
